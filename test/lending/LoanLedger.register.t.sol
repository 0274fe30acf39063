// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {CreditRegister} from "../../contracts/lending/CreditRegister.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {LoanEscrow} from "../../contracts/lending/LoanEscrow.sol";
import {LoanLedger} from "../../contracts/lending/LoanLedger.sol";
import {NoteBook} from "../../contracts/lending/NoteBook.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title What the ledger tells the credit register
/// @notice Ledger and register together, no double between them.
contract LoanLedgerRegisterTest is LedgerTest {
    bytes31 private constant BORROWER = "borrower";

    CreditRegister private credit;

    function setUp() public override {
        super.setUp();
        IIdentityRegistry registry = IIdentityRegistry(address(identity));
        IRelatedParties list = IRelatedParties(address(related));
        credit = new CreditRegister(address(authority), registry, 1_000_000_00, 5_000_000_00);
        ledger = new LoanLedger(address(authority), token, list, credit, platform);
        notes = new NoteBook(address(authority), ledger, registry, list);
        mould = new LoanEscrow(token, address(ledger), address(notes));
        ledger.seal(address(this));
        notes.seal(address(this), address(0));
        credit.admit(address(ledger), _actor("market"), _actor("officer"));
        _rich(borrower);
        loan = _lend();
    }

    function test_ExposureFollowsTheOutstandingPrincipal() public {
        vm.assertEq(credit.exposureOf(BORROWER), PRINCIPAL, "drawn");
        _day(FEB_28);
        _repay();
        vm.assertEq(credit.exposureOf(BORROWER), _loan().outstanding, "repaid");
        _payoff();
        (uint256 exposure, uint256 live) = credit.exposureAt(BORROWER, 1);
        vm.assertEq(exposure, 0, "over");
        vm.assertEq(live, 0, "live");
    }

    function test_ALatenessIsReportedAndEndsWithThePayment() public {
        _day(FEB_28 + 30);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanNotLateEnough.selector, 30, 31));
        ledger.reportLateness(loan);
        _day(FEB_28 + 31);
        ledger.reportLateness(loan);
        _check(0, ICreditRegister.MarkState.Running, FEB_28 + 31, 0);
        _payoff();
        _check(0, ICreditRegister.MarkState.Ended, FEB_28 + 31, FEB_28 + 31);
    }

    /// The first instalment is paid 40 days late, the second 15: with that the borrower is up to date.
    function test_ALatenessEndsWhenTheLastArrearsArePaid() public {
        _day(FEB_28 + 40);
        _repay();
        _check(0, ICreditRegister.MarkState.Running, FEB_28 + 31, 0);
        _day(MAR_31 + 15);
        _repay();
        _check(0, ICreditRegister.MarkState.Ended, FEB_28 + 31, MAR_31 + 15);
    }

    function test_ADefaultIsReportedWithAllThatCameBefore() public {
        _day(FEB_28 + 121);
        ledger.declareDefault(loan);
        _check(0, ICreditRegister.MarkState.Running, FEB_28 + 31, 0);
        _check(1, ICreditRegister.MarkState.Running, FEB_28 + 61, 0);
        _check(2, ICreditRegister.MarkState.Running, FEB_28 + 91, 0);
        _check(3, ICreditRegister.MarkState.Running, FEB_28 + 121, 0);
        _check(4, ICreditRegister.MarkState.None, 0, 0);
        _day(FEB_28 + 151);
        ledger.chargeOff(loan);
        _check(4, ICreditRegister.MarkState.Running, FEB_28 + 151, 0);
        vm.assertEq(credit.exposureOf(BORROWER), 0, "charged off");
        _payoff();
        _check(4, ICreditRegister.MarkState.Ended, FEB_28 + 151, FEB_28 + 151);
        _check(0, ICreditRegister.MarkState.Ended, FEB_28 + 31, FEB_28 + 151);
    }

    /// A policy may let a loan default sooner: what has not been reached is not reported.
    function test_AnEarlyDefaultReportsNoLatenessOfLater() public {
        (charges.defaultDays, charges.chargeOffDays) = (60, 90);
        loan = _lend();
        _day(FEB_28 + 61);
        ledger.declareDefault(loan);
        _check(1, ICreditRegister.MarkState.Running, FEB_28 + 61, 0);
        _check(2, ICreditRegister.MarkState.None, 0, 0);
        _check(3, ICreditRegister.MarkState.Running, FEB_28 + 61, 0);
    }

    function test_RevertWhen_TheCapOverAllPlatformsIsReached() public {
        vm.prank(address(ledger));
        credit.raise(BORROWER, IIdentityRegistry.Class.Retail, 1_000_000_00 - 2 * PRINCIPAL + 1);
        loan = _open();
        _fund(loan, ann, "ann", 50);
        bytes4 selector = ICreditRegister.RegisterCapExceeded.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, BORROWER, 1_000_000_01, 1_000_000_00));
        ledger.draw(loan, 100, terms.ratePpm);
    }

    function _check(uint256 kind, ICreditRegister.MarkState state, uint256 since, uint256 endDay) private view {
        ICreditRegister.Mark memory mark = credit.recordOf(1, loan).marks[kind];
        vm.assertEq(uint256(mark.state), uint256(state), "state");
        vm.assertEq(mark.since, since, "since");
        vm.assertEq(mark.endDay, endDay, "end");
    }
}
