// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {InvestmentLedger} from "../../../contracts/crowdfunding/InvestmentLedger.sol";
import {OfferingWords} from "../../../contracts/crowdfunding/libraries/OfferingWords.sol";
import {Offering} from "../../../contracts/crowdfunding/Offering.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {LabTest} from "../../support/LabTest.sol";
import {DestinationDouble} from "./DestinationDouble.sol";
import {IdentityDouble} from "./IdentityDouble.sol";

/// What the lab yuan and every misbehaving token have in common. The test is administrator, so it may mint either.
interface IMintable {
    function mint(address to, uint256 amount) external;
}

/// @title Base of the offering tests
/// @notice An offering of 1,000 shares at 10.00 yuan with investors who are assessed; the test itself is the desk and
/// the administrator. Money is in fen.
abstract contract OfferingTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, a Monday, 08:00 in UTC+8
    uint40 internal constant OPENS_AT = START + 1 days;
    uint40 internal constant DEADLINE = OPENS_AT + 60 days;
    uint64 internal constant PRICE = 10_00;
    uint64 internal constant LIMIT = 20_000_00;
    bytes16 internal constant FAMILY = "lab";
    bytes32 internal constant DOCUMENT = "agreement, first version";
    bytes32 internal constant FILING = "filing of the registrar";

    AccessManager internal authority;
    IERC20 internal token;
    IdentityDouble internal identity;
    InvestmentLedger internal ledger;
    DestinationDouble internal destination;
    Offering internal implementation;
    Offering internal offering;
    IOffering.Terms internal terms;
    address internal issuer = _actor("issuer");
    address internal platform = _actor("platform");
    uint256 private _clones;

    function setUp() public virtual {
        vm.warp(START);
        authority = new AccessManager(address(this));
        token = _newToken();
        identity = new IdentityDouble();
        ledger = new InvestmentLedger(address(authority), IIdentityRegistry(address(identity)), address(this));
        (address assessor, ) = _actorWithKey("assessor");
        ledger.setAssessor(assessor, true);
        implementation = new Offering();
        identity.admit(issuer, "issuer", IIdentityRegistry.Class.Entity, 3);
        _setTerms();
        offering = _open(IInvestmentLedger.Kind.Formula);
    }

    function _newToken() internal virtual returns (IERC20 created) {
        return IERC20(address(new LabYuan(address(authority))));
    }

    /// @dev A test changes what it needs and opens another offering.
    function _setTerms() internal {
        terms = IOffering.Terms({
            token: token,
            ledger: ledger,
            desk: address(this),
            issuer: issuer,
            feeReceiver: platform,
            issuerSubject: "issuer",
            beneficiarySubject: "beneficiary",
            firstReviewer: "first reviewer",
            secondReviewer: "second reviewer",
            document: DOCUMENT,
            sharePrice: PRICE,
            target: 500,
            cap: 1000,
            minimum: 10,
            maximum: 900,
            isProRata: false,
            opensAt: OPENS_AT,
            deadline: DEADLINE,
            feeBps: 500,
            seats: 20,
            minOpenSeconds: 21 days,
            cancelCutoffSeconds: 48 hours,
            reflectionSeconds: 4 days,
            earlyCloseNoticeDays: 5,
            reconfirmDays: 5
        });
    }

    function _open(IInvestmentLedger.Kind kind) internal returns (Offering opened) {
        bytes memory arguments = OfferingWords.encode(terms);
        address clone = Clones.cloneDeterministicWithImmutableArgs(
            address(implementation),
            arguments,
            bytes32(_clones++)
        );
        opened = Offering(clone);
        destination = new DestinationDouble();
        opened.bind(address(destination), address(destination));
        ledger.enter(
            clone,
            IInvestmentLedger.OfferingRules({
                kind: kind,
                warns: kind == IInvestmentLedger.Kind.Warning,
                accreditedExempt: true,
                family: FAMILY,
                ticket: 5_000_00
            })
        );
    }

    /// @notice Somebody with money, an identity and an assessed limit.
    function _investor(string memory name) internal returns (address wallet) {
        wallet = _person(name, IIdentityRegistry.Class.Retail, 1);
        _assess(wallet, LIMIT);
    }

    function _person(
        string memory name,
        IIdentityRegistry.Class class,
        uint24 members
    ) internal returns (address wallet) {
        wallet = _actor(name);
        identity.admit(wallet, bytes31(keccak256(bytes(name))), class, members);
        IMintable(address(token)).mint(wallet, 1_000_000_00);
        _approve(wallet);
    }

    /// @notice Whoever was funded for another offering may pay into the present one.
    function _approve(address wallet) internal {
        vm.prank(wallet);
        SafeERC20.forceApprove(token, address(offering), type(uint256).max);
    }

    function _assess(address wallet, uint64 limit) internal {
        (address assessor, uint256 key) = _actorWithKey("assessor");
        IInvestmentLedger.Assessment memory assessment = IInvestmentLedger.Assessment({
            wallet: wallet,
            family: FAMILY,
            limit: limit,
            warnAbove: limit,
            issuedAt: uint32(block.timestamp),
            validUntil: uint32(block.timestamp + 365 days),
            evidence: "statement of income"
        });
        ledger.assess(assessment, assessor, _sign(key, ledger.assessmentHash(assessment)));
    }

    function _signed(
        string memory name,
        IOffering.Agreement memory agreement
    ) internal returns (bytes memory signature) {
        (address wallet, uint256 key) = _actorWithKey(name);
        return _sign(key, offering.agreementHash(wallet, agreement));
    }

    function _invest(string memory name, uint32 shares) internal {
        IOffering.Agreement memory agreement = _agreement(shares);
        bytes memory signature = _signed(name, agreement);
        vm.prank(_actor(name));
        offering.invest(agreement, signature);
    }

    function _investAgreed(string memory name, IOffering.Agreement memory agreement) internal {
        bytes memory signature = _signed(name, agreement);
        vm.prank(_actor(name));
        offering.invest(agreement, signature);
    }

    /// @notice Tries to invest and is refused with exactly this error.
    function _investRefused(string memory name, uint32 shares, bytes memory reason) internal {
        IOffering.Agreement memory agreement = _agreement(shares);
        bytes memory signature = _signed(name, agreement);
        vm.expectRevert(reason);
        vm.prank(_actor(name));
        offering.invest(agreement, signature);
    }

    function _cancel(string memory name) internal {
        address wallet = _actor(name);
        vm.prank(wallet);
        offering.cancel(wallet);
    }

    function _cancelRefused(string memory name, bytes memory reason) internal {
        address wallet = _actor(name);
        vm.expectRevert(reason);
        vm.prank(wallet);
        offering.cancel(wallet);
    }

    /// @notice The issuer changes the offer.
    function _change(bytes32 document) internal {
        vm.prank(issuer);
        offering.changeMaterially(document);
    }

    function _notice(uint40 deadline) internal {
        vm.prank(issuer);
        offering.noticeEarlyClose(deadline);
    }

    function _reconfirm(string memory name) internal {
        IOffering.Agreement memory agreement = _agreement(offering.positionOf(_actor(name)).shares);
        bytes memory signature = _signed(name, agreement);
        vm.prank(_actor(name));
        offering.reconfirm(agreement, signature);
    }

    /// @notice Closes with the target met and files, so that claims are open.
    function _closeAndFile() internal {
        vm.warp(DEADLINE);
        offering.close();
        offering.file(FILING);
    }

    function _reconfirmRefused(string memory name, bytes memory reason) internal {
        IOffering.Agreement memory agreement = _agreement(offering.positionOf(_actor(name)).shares);
        bytes memory signature = _signed(name, agreement);
        vm.expectRevert(reason);
        vm.prank(_actor(name));
        offering.reconfirm(agreement, signature);
    }

    /// @notice The escrow holds exactly the price of all commitments.
    function _assertEscrow() internal view {
        IOffering.Book memory book = offering.bookOf();
        uint256 shares = uint256(book.confirmed) + book.stale + offering.closingOf().lapsed;
        vm.assertEq(token.balanceOf(address(offering)), shares * PRICE, "money in escrow");
    }

    function _assertStage(IOffering.Stage stage) internal view {
        vm.assertEq(uint256(offering.bookOf().stage), uint256(stage), "stage");
    }

    function _assertUsed(string memory name, uint256 amount) internal view {
        vm.assertEq(ledger.usedBy(bytes31(keccak256(bytes(name))), FAMILY), amount, "used in twelve months");
    }

    function _agreement(uint32 shares) internal view returns (IOffering.Agreement memory agreement) {
        return
            IOffering.Agreement({
                version: offering.bookOf().version,
                shares: shares,
                riskAcknowledged: false,
                validUntil: uint40(block.timestamp + 1 hours)
            });
    }

    function _wrongStage(IOffering.Stage actual, IOffering.Stage expected) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingWrongStage.selector, actual, expected);
    }
}
