// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {CivilDate} from "../../../contracts/common/CivilDate.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILendingPolicy} from "../../../contracts/lending/interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {IRelatedParties} from "../../../contracts/lending/interfaces/IRelatedParties.sol";
import {Amortisation} from "../../../contracts/lending/libraries/Amortisation.sol";
import {LoanWords} from "../../../contracts/lending/libraries/LoanWords.sol";
import {LoanEscrow} from "../../../contracts/lending/LoanEscrow.sol";
import {LoanLedger} from "../../../contracts/lending/LoanLedger.sol";
import {NoteBook} from "../../../contracts/lending/NoteBook.sol";
import {NoteMarket} from "../../../contracts/lending/NoteMarket.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {IdentityDouble} from "../../crowdfunding/support/IdentityDouble.sol";
import {LabTest} from "../../support/LabTest.sol";
import {RegisterDouble} from "./RegisterDouble.sol";
import {RelatedDouble} from "./RelatedDouble.sol";

/// What the lab yuan and every misbehaving token have in common. The test is administrator, so it may mint either.
interface IMintable {
    function mint(address to, uint256 amount) external;
}

/// @title Base of the tests of ledger and notes
/// @notice Loans of 100 tickets at 100.00 yuan at 12 percent for 12 months, drawn on 31 January 2027; ann, bob and cho
/// lend 50, 30 and 20 tickets. The test itself is the market, the servicer and the administrator. Money is in fen.
abstract contract LedgerTest is LabTest {
    uint256 internal constant JAN_31 = 20_849; // 2027-01-31
    uint256 internal constant FEB_28 = 20_877;
    uint256 internal constant MAR_31 = 20_908;
    uint256 internal constant APR_30 = 20_938;
    uint256 internal constant TICKET = 100_00;
    uint256 internal constant PRINCIPAL = 10_000_00;
    uint256 internal constant INSTALMENT = 888_49;

    AccessManager internal authority;
    IERC20Metadata internal token;
    IdentityDouble internal identity;
    RegisterDouble internal register;
    RelatedDouble internal related;
    LoanLedger internal ledger;
    NoteBook internal notes;
    NoteMarket internal noteMarket;
    LoanEscrow internal mould;
    ILoanLedger.Terms internal terms;
    ILoanLedger.Charges internal charges;
    address internal loan;
    address internal borrower = _actor("borrower");
    address internal platform = _actor("platform");
    address internal ann = _actor("ann");
    address internal bob = _actor("bob");
    address internal cho = _actor("cho");

    function setUp() public virtual {
        _day(JAN_31);
        authority = new AccessManager(address(this));
        token = _newToken();
        identity = new IdentityDouble();
        register = new RegisterDouble();
        related = new RelatedDouble();
        IRelatedParties list = IRelatedParties(address(related));
        ledger = _newLedger(token);
        IIdentityRegistry registry = IIdentityRegistry(address(identity));
        notes = new NoteBook(address(authority), ledger, registry, list);
        mould = new LoanEscrow(token, address(ledger), address(notes));
        ledger.seal(address(this));
        noteMarket = new NoteMarket(token, ledger, notes);
        notes.seal(address(this), address(noteMarket));
        _admit(borrower, "borrower");
        _admit(ann, "ann");
        _admit(bob, "bob");
        _admit(cho, "cho");
        _setTerms();
        loan = _lend();
    }

    function _newLedger(IERC20Metadata settled) internal returns (LoanLedger created) {
        IRelatedParties list = IRelatedParties(address(related));
        return new LoanLedger(address(authority), settled, list, ICreditRegister(address(register)), platform);
    }

    function _newToken() internal virtual returns (IERC20Metadata created) {
        return new LabYuan(address(authority));
    }

    /// @dev A test changes what it needs and lends again.
    function _setTerms() internal {
        terms.subject = "borrower";
        terms.class = IIdentityRegistry.Class.Retail;
        (terms.borrower, terms.cap) = (borrower, 200_000_00);
        (terms.ticket, terms.tickets, terms.periods) = (uint48(TICKET), 100, 12);
        (terms.method, terms.ratePpm) = (Amortisation.Method.EqualInstalment, 120_000);
        (terms.grade, terms.policy) = (9, 1);
        charges.lateFeeFloor = 15_00;
        (charges.lateFeeBps, charges.penaltyBps) = (500, 15_000);
        (charges.originationBps, charges.serviceBps) = (200, 100);
        (charges.recoveryCostBps, charges.lenderCapBps, charges.rateCapPpm) = (3000, 5000, 240_000);
        (charges.graceDays, charges.defaultDays, charges.chargeOffDays) = (15, 120, 150);
        (charges.transferDays, charges.order) = (30, ILendingPolicy.Order.ChargesFirst);
    }

    /// @dev Opens a loan, has it funded half by ann, three tenths by bob and two tenths by cho, and draws it.
    function _lend() internal returns (address created) {
        created = _open();
        uint32 tickets = terms.tickets;
        _fund(created, ann, "ann", tickets / 2);
        _fund(created, bob, "bob", (tickets * 3) / 10);
        _fund(created, cho, "cho", tickets - tickets / 2 - (tickets * 3) / 10);
        ledger.draw(created, tickets, terms.ratePpm);
    }

    function _open() internal returns (address created) {
        return Clones.cloneWithImmutableArgs(address(mould), LoanWords.encode(terms, charges));
    }

    function _fund(address to, address lender, bytes31 subject, uint32 tickets) internal {
        if (tickets == 0) return;
        _mint(to, uint256(tickets) * terms.ticket);
        notes.issue(to, lender, subject, tickets);
    }

    function _admit(address wallet, bytes31 subject) internal {
        identity.admit(wallet, subject, IIdentityRegistry.Class.Retail, 1);
    }

    /// @dev Noon of a day in UTC+8.
    function _day(uint256 day) internal {
        vm.warp(day * 1 days + 4 hours);
    }

    function _mint(address to, uint256 amount) internal {
        IMintable(address(token)).mint(to, amount);
    }

    /// @dev Money and allowance for whatever the borrower wants to pay.
    function _rich(address payer) internal {
        _mint(payer, 1_000_000_00);
        vm.prank(payer);
        token.approve(address(ledger), type(uint256).max);
    }

    function _repay() internal returns (uint256 amount) {
        vm.prank(borrower);
        return ledger.repay(loan);
    }

    function _pay(uint256 limit) internal returns (uint256 amount) {
        vm.prank(borrower);
        return ledger.repayAmount(loan, limit);
    }

    function _payoff() internal returns (uint256 amount) {
        vm.prank(borrower);
        return ledger.payoff(loan);
    }

    function _today() internal view returns (uint256 day) {
        return CivilDate.dayOf(block.timestamp);
    }

    function _loan() internal view returns (ILoanLedger.Loan memory known) {
        (known, , ) = ledger.loanOf(loan);
    }

    function _assertDebt(
        ILoanLedger.Debt memory debt,
        uint256 penalty,
        uint256 lateFee,
        uint256 interest,
        uint256 principal
    ) internal pure {
        vm.assertEq(debt.penalty, penalty, "penalty interest");
        vm.assertEq(debt.lateFee, lateFee, "late fee");
        vm.assertEq(debt.interest, interest, "interest");
        vm.assertEq(debt.principal, principal, "principal");
    }
}
