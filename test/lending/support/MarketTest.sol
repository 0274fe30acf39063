// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILendingPolicy} from "../../../contracts/lending/interfaces/ILendingPolicy.sol";
import {ILoanMarket} from "../../../contracts/lending/interfaces/ILoanMarket.sol";
import {IRelatedParties} from "../../../contracts/lending/interfaces/IRelatedParties.sol";
import {Amortisation} from "../../../contracts/lending/libraries/Amortisation.sol";
import {LoanEscrow} from "../../../contracts/lending/LoanEscrow.sol";
import {LoanLedger} from "../../../contracts/lending/LoanLedger.sol";
import {LoanMarket} from "../../../contracts/lending/LoanMarket.sol";
import {NoteBook} from "../../../contracts/lending/NoteBook.sol";
import {Underwriting} from "../../../contracts/lending/Underwriting.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {IdentityDouble} from "../../crowdfunding/support/IdentityDouble.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IMintable} from "./LedgerTest.sol";
import {PolicyDouble} from "./PolicyDouble.sol";
import {ProjectsDouble} from "./ProjectsDouble.sol";
import {RelatedDouble} from "./RelatedDouble.sol";

/// @title Base of the tests of the loan market
/// @notice Market, underwriting, ledger and notes are real; policy, register and identity say what the test has told
/// them. A wish is for 100 tickets at 100.00 yuan at grade 12 (12 percent) for 12 months, within 10 days. A lender may
/// have 50 of them, and the borrower would be content with 40. Money is in fen.
abstract contract MarketTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, 08:00 in UTC+8
    uint40 internal constant DEADLINE = START + 10 days;
    uint32 internal constant DRAW_SECONDS = 5 days;
    uint256 internal constant TICKET = 100_00;
    uint256 internal constant PURSE = 1_000_000_00;

    AccessManager internal authority;
    IERC20Metadata internal token;
    IdentityDouble internal identity;
    PolicyDouble internal policy;
    ProjectsDouble internal register;
    RelatedDouble internal related;
    LoanLedger internal ledger;
    NoteBook internal notes;
    LoanEscrow internal mould;
    Underwriting internal underwriting;
    LoanMarket internal market;
    ILendingPolicy.Policy internal rules;
    ILoanMarket.Wish internal wish;
    ILoanMarket.CreditScore internal score;
    address internal scorer;
    address internal borrower;
    address internal ann;
    address internal bob;
    address internal cho;
    uint256 private _requests;

    function setUp() public virtual {
        vm.warp(START);
        authority = new AccessManager(address(this));
        token = _newToken();
        (identity, policy, register, related) = (
            new IdentityDouble(),
            new PolicyDouble(),
            new ProjectsDouble(),
            new RelatedDouble()
        );
        _setRules();
        policy.publish(rules);
        _deploy();
        scorer = _actor("scorer");
        underwriting.setScorer(scorer, true);
        borrower = _person("borrower");
        (ann, bob, cho) = (_person("ann"), _person("bob"), _person("cho"));
        _setWish();
    }

    function _newToken() internal virtual returns (IERC20Metadata created) {
        return new LabYuan(address(authority));
    }

    function _deploy() internal {
        IRelatedParties list = IRelatedParties(address(related));
        IIdentityRegistry registry = IIdentityRegistry(address(identity));
        ICreditRegister credit = ICreditRegister(address(register));
        ledger = new LoanLedger(address(authority), token, list, credit, _actor("platform"));
        notes = new NoteBook(address(authority), ledger, registry, list);
        mould = new LoanEscrow(token, address(ledger), address(notes));
        underwriting = new Underwriting(address(authority), address(mould), ILendingPolicy(address(policy)));
        market = new LoanMarket(
            address(authority),
            LoanMarket.Parts(token, registry, list, underwriting, credit, ledger, notes)
        );
        ledger.seal(address(market));
        notes.seal(address(market), address(0));
        underwriting.seal(address(market));
    }

    function _setRules() internal {
        (rules.ticket, rules.personCap, rules.entityCap) = (uint48(TICKET), 200_000_00, 1_000_000_00);
        (rules.lateFeeFloor, rules.lateFeeBps, rules.penaltyBps) = (15_00, 500, 15_000);
        (rules.originationBps, rules.serviceBps, rules.recoveryCostBps) = (200, 100, 3000);
        (rules.lenderCapBps, rules.rateCapPpm, rules.graceDays) = (5000, 240_000, 15);
        (rules.defaultDays, rules.chargeOffDays, rules.maxPeriods) = (120, 150, 36);
        (rules.maxFundingSeconds, rules.drawSeconds, rules.transferDays) = (30 days, DRAW_SECONDS, 30);
        (rules.order, rules.forbiddenPurposes) = (ILendingPolicy.Order.DebtFirst, 1 << 7);
    }

    /// @dev A test changes what it needs before it asks.
    function _setWish() internal {
        (wish.tickets, wish.minTickets, wish.periods) = (100, 40, 12);
        (wish.method, wish.purpose, wish.isAuction) = (Amortisation.Method.EqualInstalment, 3, false);
        (wish.deadline, wish.project, wish.documents) = (DEADLINE, "project", "agreement");
        (score.subject, score.borrower, score.score) = (_subject("borrower"), borrower, 700);
        (score.grade, score.limit, score.policyVersion) = (12, 150_000_00, 1);
        (score.validFrom, score.validTo, score.nonce) = (START, START + 30 days, 0);
    }

    /// @notice Asks with the present wish and score, whose number and project are new each time.
    function _request() internal returns (address loan) {
        (score.nonce, wish.project) = (_requests, keccak256(abi.encode("project", _requests)));
        ++_requests;
        bytes memory signature = _scored();
        vm.prank(borrower);
        return market.request(wish, score, scorer, signature);
    }

    function _auction() internal returns (address loan) {
        wish.isAuction = true;
        return _request();
    }

    function _scored() internal returns (bytes memory signature) {
        (, uint256 key) = _actorWithKey("scorer");
        return _sign(key, underwriting.scoreHash(score));
    }

    /// @notice A person of this name with money, who has approved the market.
    function _person(string memory name) internal returns (address wallet) {
        wallet = _actor(name);
        identity.admit(wallet, _subject(name), IIdentityRegistry.Class.Retail, 1);
        _enrich(wallet);
    }

    /// @notice Another wallet of a person, with money.
    function _secondWallet(string memory name) internal returns (address wallet) {
        wallet = _actor(string.concat("second wallet of ", name));
        identity.admit(wallet, _subject(name), IIdentityRegistry.Class.Retail, 1);
        _enrich(wallet);
    }

    function _enrich(address wallet) internal {
        IMintable(address(token)).mint(wallet, PURSE);
        vm.prank(wallet);
        SafeERC20.forceApprove(token, address(market), type(uint256).max);
    }

    function _fund(address loan, address lender, uint32 tickets) internal {
        vm.prank(lender);
        market.fund(loan, tickets);
    }

    function _bid(address loan, address lender, uint8 tick, uint32 tickets) internal {
        vm.prank(lender);
        market.bid(loan, tick, tickets);
    }

    function _draw(address loan) internal {
        vm.prank(borrower);
        market.draw(loan);
    }

    function _expect(bytes memory reason) internal {
        vm.expectRevert(reason);
    }

    function _assertState(address loan, ILoanMarket.State expected) internal view {
        vm.assertEq(uint8(market.requestOf(loan).state), uint8(expected), "state");
    }

    function _units(address loan, address holder) internal view returns (uint256 units) {
        return notes.balanceOf(holder, uint160(loan));
    }

    function _wrongState(
        ILoanMarket.State actual,
        ILoanMarket.State expected
    ) internal pure returns (bytes memory reason) {
        return abi.encodeWithSelector(ILoanMarket.MarketWrongState.selector, actual, expected);
    }

    function _subject(string memory name) internal pure returns (bytes31) {
        return bytes31(keccak256(bytes(name)));
    }
}
