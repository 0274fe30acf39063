// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILoanBook} from "../../contracts/lending/interfaces/ILoanBook.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Default, charge-off and recovery
contract LoanLedgerDefaultTest is LedgerTest {
    uint256 private constant DEFAULT_DAY = FEB_28 + 121;

    function setUp() public override {
        super.setUp();
        _rich(borrower);
    }

    function test_TheClockDecides() public {
        _day(DEFAULT_DAY - 1);
        vm.assertFalse(ledger.statusOf(loan).isInDefault, "120 days");
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanNotLateEnough.selector, 120, 121));
        ledger.declareDefault(loan);
        _day(DEFAULT_DAY);
        vm.assertTrue(ledger.statusOf(loan).isInDefault, "121 days");
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanInDefault.selector, DEFAULT_DAY));
        _repay();
        ledger.declareDefault(loan);
        vm.assertEq(uint8(_loan().state), uint8(ILoanLedger.State.Defaulted), "declared");
        vm.expectRevert(_wrongState(ILoanLedger.State.Defaulted, ILoanLedger.State.Active));
        ledger.declareDefault(loan);
    }

    /// Declared at once, late or by a payment: the same is owed on every later day.
    function test_WhenItIsDeclaredChangesNothing() public {
        _day(DEFAULT_DAY + 80);
        ILoanLedger.Debt memory undeclared = ledger.statusOf(loan).payoff;
        uint256 before = vm.snapshotState();
        ledger.declareDefault(loan);
        _assertSame(ledger.statusOf(loan).payoff, undeclared);
        vm.revertToState(before);
        _day(DEFAULT_DAY);
        ledger.declareDefault(loan);
        _day(DEFAULT_DAY + 80);
        _assertSame(ledger.statusOf(loan).payoff, undeclared);
    }

    function test_TheWholeDebtIsDue() public {
        _day(DEFAULT_DAY);
        ILoanLedger.Debt memory debt = ledger.statusOf(loan).payoff;
        vm.assertEq(debt.principal, PRINCIPAL, "principal");
        // Four instalments were due; then 29 days on the balance after them.
        vm.assertEq(debt.interest, 100_00 + 92_12 + 84_15 + 76_11 + 65_72, "interest");
        _day(DEFAULT_DAY + 10);
        // Ten days on the principal at 18 % are 50.00.
        vm.assertEq(ledger.statusOf(loan).payoff.penalty - debt.penalty, 50_00, "penalty interest on all of it");
        vm.assertEq(ledger.statusOf(loan).payoff.interest, debt.interest, "in place of interest");
    }

    function test_APaymentDeclaresItAndGoesToChargesFirst() public {
        _day(DEFAULT_DAY);
        ILoanLedger.Debt memory debt = ledger.statusOf(loan).payoff;
        vm.expectEmit(address(ledger));
        emit ILoanLedger.Defaulted(loan, DEFAULT_DAY, debt);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.Recovered(loan, borrower, ILoanLedger.Debt(10_00, 0, 0, 0), 0);
        _pay(10_00);
        vm.assertEq(ledger.statusOf(loan).payoff.penalty, debt.penalty - 10_00, "the rest");
        vm.assertEq(register.reported().length, 4, "all kinds of lateness and the default");
        vm.assertEq(uint8(register.reported()[3].kind), uint8(ICreditRegister.Kind.Default), "default");
        vm.assertEq(register.reported()[3].day, DEFAULT_DAY, "its day");
    }

    function test_PaidInFullItIsClosed() public {
        _day(DEFAULT_DAY + 20);
        ILoanLedger.Debt memory debt = ledger.statusOf(loan).payoff;
        uint256 owed = debt.penalty + debt.lateFee + debt.interest + debt.principal;
        vm.assertEq(_pay(type(uint128).max), owed, "not a unit more");
        vm.assertEq(uint8(_loan().state), uint8(ILoanLedger.State.Closed), "closed");
        vm.assertEq(register.endOf(loan), DEFAULT_DAY + 20, "the record ends");
        ILoanBook.Totals memory totals = ledger.totals();
        vm.assertEq(totals.outstanding + totals.loans + totals.borrowers + totals.sumSquares, 0, "books");
    }

    function test_RevertWhen_ItIsChargedOffTooEarlyOrByAnybody() public {
        _day(FEB_28 + 150);
        vm.expectRevert(_wrongState(ILoanLedger.State.Active, ILoanLedger.State.Defaulted));
        ledger.chargeOff(loan);
        ledger.declareDefault(loan);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanNotLateEnough.selector, 150, 151));
        ledger.chargeOff(loan);
        _day(FEB_28 + 151);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann));
        vm.prank(ann);
        ledger.chargeOff(loan);
        ledger.chargeOff(loan);
    }

    function test_ChargedOffItLeavesTheBooksAndIsStillOwed() public {
        _chargeOff();
        ILoanBook.Totals memory totals = ledger.totals();
        vm.assertEq(totals.outstanding + totals.loans + totals.borrowers + totals.sumSquares, 0, "out of the books");
        vm.assertEq(ledger.history().chargedOff, PRINCIPAL, "charged off");
        (uint256 principal, uint256 loans) = ledger.overdueBeyond(0);
        vm.assertEq(principal + loans, 0, "out of the buckets");
        vm.assertEq(register.exposureOf("borrower"), 0, "and of the register");
        vm.assertEq(uint8(register.reported()[4].kind), uint8(ICreditRegister.Kind.ChargeOff), "which knows");
        vm.assertEq(ledger.statusOf(loan).payoff.principal, PRINCIPAL, "still owed");
    }

    function test_RecoveriesGoToTheLendersLessTheCost() public {
        _chargeOff();
        uint256 before = notes.claimable(loan, ann);
        _rich(address(this));
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanCostTooHigh.selector, 300_01, 300_00));
        ledger.recover(loan, 1000_00, 300_01);
        vm.assertEq(ledger.recover(loan, 1000_00, 300_00), 700_00, "paid in");
        vm.assertEq(notes.claimable(loan, ann) - before, 350_00, "half of it is ann's");
        vm.assertEq(ledger.totals().outstanding, 0, "not taken off twice");
        vm.assertEq(register.exposureOf("borrower"), 0, "nor here");
    }

    function test_AChargedOffLoanCanStillBePaid() public {
        _chargeOff();
        uint256 received = _loan().received;
        uint256 amount = _payoff();
        vm.assertEq(_loan().received - received, amount, "all for the lenders");
        vm.assertEq(uint8(_loan().state), uint8(ILoanLedger.State.Closed), "closed");
        vm.expectRevert(_wrongState(ILoanLedger.State.Closed, ILoanLedger.State.Active));
        _payoff();
    }

    function test_RevertWhen_SomethingIsRecoveredOfALoanThatRuns() public {
        vm.expectRevert(_wrongState(ILoanLedger.State.Active, ILoanLedger.State.Defaulted));
        ledger.recover(loan, 1_00, 0);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann));
        vm.prank(ann);
        ledger.recover(loan, 1_00, 0);
    }

    /// Nothing was paid, so the ceiling leaves room for the whole fee.
    function test_TheFeeOfAChargedOffLoanIsEarnedAsFarAsTheCeilingLets() public {
        _day(FEB_28 + 151);
        ledger.declareDefault(loan);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.OriginationFeeSettled(loan, 200_00, 0, ILoanLedger.Debt(0, 0, 0, 0));
        ledger.chargeOff(loan);
        ledger.collectFee(loan);
        vm.assertEq(token.balanceOf(platform), 200_00, "collected");
    }

    function test_AnEarlyPayoffReturnsTheFee() public {
        _day(JAN_31 + 10);
        // 24 % on 10,000.00 for ten days are 66.66; 33.33 of it were interest.
        vm.expectEmit(address(ledger));
        emit ILoanLedger.OriginationFeeSettled(loan, 33_33, 166_67, ILoanLedger.Debt(0, 0, 0, 0));
        _payoff();
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanCallerNotBorrower.selector, ann, borrower));
        vm.prank(ann);
        ledger.returnFee(loan, ann);
        uint256 before = token.balanceOf(borrower);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.FeeReturned(loan, borrower, 166_67);
        vm.prank(ann);
        ledger.returnFee(loan, borrower);
        vm.assertEq(token.balanceOf(borrower) - before, 166_67, "to the borrower, by anybody");
        bytes memory nothing = abi.encodeWithSelector(ILoanLedger.LoanNothingToCollect.selector, loan);
        vm.expectRevert(nothing);
        ledger.returnFee(loan, borrower);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.FeeCollected(loan, 33_33 + 33);
        ledger.collectFee(loan);
        vm.expectRevert(nothing);
        ledger.collectFee(loan);
    }

    /// Whatever happens, all charges together stay below the ceiling on principal and days.
    function testFuzz_ChargesStayBelowTheCeiling(uint256 seed, uint24 capPpm) public {
        charges.rateCapPpm = uint24(_bound(capPpm, 120_000, 400_000));
        loan = _lend();
        for (uint256 i = 0; i < 30 && _loan().state != ILoanLedger.State.Closed; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _day(_today() + (seed % 45));
            _tryToPay((seed >> 16) % 2000_00);
            (ILoanLedger.Loan memory known, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(loan);
            // The days of a month are counted when its instalment is paid in full.
            if (known.isPartial && known.state == ILoanLedger.State.Active) continue;
            uint256 ceiling = (sums.principalDays * charges.rateCapPpm) / 360e6;
            // Interest is rounded half up month by month, the ceiling once.
            vm.assertLe(sums.charged, ceiling + i + 1, "charged");
        }
    }

    function _tryToPay(uint256 amount) private {
        vm.prank(borrower);
        // solhint-disable-next-line avoid-low-level-calls
        (bool isPaid, ) = address(ledger).call(abi.encodeCall(ILoanLedger.repayAmount, (loan, amount)));
        // Too little, or nothing left to pay.
        if (!isPaid) vm.assertTrue(amount < 200_00 || _loan().state == ILoanLedger.State.Closed, "refused");
    }

    function _chargeOff() private {
        _day(FEB_28 + 151);
        ledger.declareDefault(loan);
        ledger.chargeOff(loan);
    }

    function _assertSame(ILoanLedger.Debt memory actual, ILoanLedger.Debt memory expected) private pure {
        _assertDebt(actual, expected.penalty, expected.lateFee, expected.interest, expected.principal);
    }

    function _wrongState(
        ILoanLedger.State actual,
        ILoanLedger.State expected
    ) private pure returns (bytes memory refusal) {
        return abi.encodeWithSelector(ILoanLedger.LoanWrongState.selector, actual, expected);
    }
}
