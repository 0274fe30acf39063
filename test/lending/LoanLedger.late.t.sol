// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILendingPolicy} from "../../contracts/lending/interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {LedgerTest} from "./support/LedgerTest.sol";
import {RegisterDouble} from "./support/RegisterDouble.sol";

/// @title Late instalments
contract LoanLedgerLateTest is LedgerTest {
    function setUp() public override {
        super.setUp();
        _rich(borrower);
    }

    function test_GraceEndsWithTheFifteenthDay() public {
        _day(FEB_28 + 15);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 100_00, 788_49);
        _day(FEB_28 + 16);
        // 888.49 at 12 % x 1.5 for 16 of 360 days.
        _assertDebt(ledger.statusOf(loan).due, 7_11, 44_42, 100_00, 788_49);
    }

    function test_TwentyDaysLate() public {
        _day(FEB_28 + 20);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.Repaid(loan, borrower, 1, ILoanLedger.Debt(8_88, 44_42, 100_00, 788_49), 0, MAR_31);
        vm.assertEq(_repay(), 888_49 + 44_42 + 8_88, "with what the lateness costs");
        vm.assertEq(_loan().received, 888_49 + 44_42 + 8_88, "all of it for the lenders");
        vm.assertEq(_loan().outstanding, 9211_51, "balance");
    }

    function test_TheFeeIsAtLeastItsFloor() public {
        terms.tickets = 30;
        loan = _lend();
        _day(FEB_28 + 16);
        // 5 % of 266.55 are 13.33.
        vm.assertEq(ledger.statusOf(loan).due.lateFee, 15_00, "floor");
    }

    function test_SmallPaymentsGoToChargesFirst() public {
        _day(FEB_28 + 20);
        vm.assertEq(_pay(5_00), 5_00, "part of the penalty");
        _assertDebt(ledger.statusOf(loan).due, 3_88, 44_42, 100_00, 788_49);
        _pay(50_00);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 98_30, 788_49);
        _pay(100_00);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 0, 786_79);
        vm.assertEq(_loan().outstanding, PRINCIPAL - 1_70, "principal last");
        vm.assertEq(_loan().dueDay, FEB_28, "still the first instalment");
        vm.assertEq(_repay(), 786_79, "the rest");
        vm.assertEq(_loan().dueDay, MAR_31, "paid");
    }

    function test_OrToInterestAndPrincipalIfThePolicySaysSo() public {
        charges.order = ILendingPolicy.Order.DebtFirst;
        loan = _lend();
        _day(FEB_28 + 20);
        _pay(888_49);
        _assertDebt(ledger.statusOf(loan).due, 8_88, 44_42, 0, 0);
        _day(FEB_28 + 30);
        _assertDebt(ledger.statusOf(loan).due, 8_88, 44_42, 0, 0);
        vm.assertEq(_loan().dueDay, FEB_28, "not yet paid");
        _repay();
        vm.assertEq(_loan().dueDay, MAR_31, "paid");
    }

    /// The late fee of what is unpaid when somebody first pays after the days of grace; later payments do not move it.
    function test_TheFeeIsFixedByTheFirstLatePayment() public {
        _day(FEB_28 + 10);
        _pay(488_49);
        _day(FEB_28 + 16);
        vm.assertEq(ledger.statusOf(loan).due.lateFee, 20_00, "5 % of 400.00");
        _pay(100_00);
        _day(FEB_28 + 25);
        vm.assertEq(ledger.statusOf(loan).due.lateFee, 0, "paid and fixed");
    }

    /// Ten days on 888.49 and ten days on 400.00, added up before anything is rounded.
    function test_ThePenaltyFollowsWhatIsUnpaid() public {
        _day(FEB_28 + 10);
        _pay(488_49);
        _day(FEB_28 + 20);
        uint256 base = 10 * 888_49 + 10 * 400_00;
        uint256 penalty = (base * 120_000 * 15_000 + 1_800_000_000_000) / 3_600_000_000_000;
        vm.assertEq(ledger.statusOf(loan).due.penalty, penalty, "penalty interest");
    }

    /// However often something is paid, the penalty is that of the amounts and days, to the unit.
    function testFuzz_ManyPaymentsRoundOnce(uint256 seed) public {
        _day(FEB_28 + 16);
        uint256 unpaid = 888_49;
        uint256 base = 16 * unpaid;
        uint256 paidPenalty = 0;
        for (uint256 day = 16; day < 40; ++day) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 expected = (base * 120_000 * 15_000 + 1_800_000_000_000) / 3_600_000_000_000;
            ILoanLedger.Debt memory due = ledger.statusOf(loan).due;
            vm.assertEq(due.penalty, expected - paidPenalty, "penalty interest");
            uint256 amount = 1 + (seed % 3000);
            _pay(amount);
            ILoanLedger.Debt memory rest = ledger.statusOf(loan).due;
            paidPenalty += due.penalty - rest.penalty;
            unpaid = rest.interest + rest.principal;
            base += unpaid;
            _day(FEB_28 + day + 1);
        }
    }

    function test_SeveralInstalmentsAreOverdue() public {
        _day(APR_30 + 5);
        ILoanLedger.Status memory status = ledger.statusOf(loan);
        vm.assertEq(status.daysPastDue, APR_30 + 5 - FEB_28, "days of the oldest");
        // Scheduled as if all had been paid: 100.00, 92.12 and 84.15 of interest; then five days on the balance.
        vm.assertEq(status.payoff.interest, 100_00 + 92_12 + 84_15 + 12_68, "interest");
        vm.assertEq(status.payoff.principal, PRINCIPAL, "principal");
        vm.assertEq(status.payoff.lateFee, 2 * 44_42, "of two; the third is within grace");
        uint256 paid = _pay(3 * 888_49 + 200_00);
        vm.assertEq(paid, 3 * 888_49 + 200_00, "all of it");
        vm.assertEq(_loan().paid, 3, "three instalments");
    }

    function test_WhoeverReportsItAndWhenever() public {
        _day(FEB_28 + 30);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanNotLateEnough.selector, 30, 31));
        ledger.reportLateness(loan);
        _day(FEB_28 + 95);
        ILoanLedger.Status memory before = ledger.statusOf(loan);
        ledger.reportLateness(loan);
        ILoanLedger.Status memory afterwards = ledger.statusOf(loan);
        vm.assertEq(keccak256(abi.encode(before)), keccak256(abi.encode(afterwards)), "nothing owed has changed");
        RegisterDouble.Reported[] memory all = register.reported();
        vm.assertEq(all.length, 3, "30, 60 and 90 days");
        for (uint256 i = 0; i < 3; ++i) {
            vm.assertEq(uint8(all[i].kind), i, "kind");
            vm.assertEq(all[i].day, FEB_28 + 30 * (i + 1) + 1, "the day on which it was reached");
        }
    }

    function test_APaymentReportsItToo() public {
        _day(MAR_31 + 1);
        _repay();
        RegisterDouble.Reported[] memory all = register.reported();
        vm.assertEq(all.length, 1, "more than 30 days");
        vm.assertEq(uint8(all[0].kind), uint8(ICreditRegister.Kind.Late30), "kind");
        vm.assertEq(register.endOf(loan), 0, "the second instalment is due since 31 March");
        _day(MAR_31 + 2);
        _repay();
        vm.assertEq(register.endOf(loan), MAR_31 + 2, "up to date");
    }

    function test_NothingIsReportedWithinThirtyDays() public {
        _day(FEB_28 + 30);
        _repay();
        vm.assertEq(register.reported().length, 0, "not late enough");
        vm.assertEq(register.endOf(loan), 0, "so nothing ends");
    }

    function test_TheBooksKnowWhatIsOverdue() public {
        _day(FEB_28);
        (uint256 principal, uint256 loans) = ledger.overdueBeyond(0);
        vm.assertEq(principal + loans, 0, "due today is not overdue");
        for (uint256 i = 0; i < 3; ++i) {
            uint256 edge = 30 * (i + 1);
            _day(FEB_28 + edge);
            (principal, loans) = ledger.overdueBeyond(edge);
            vm.assertEq(principal + loans, 0, "not more than");
            _day(FEB_28 + edge + 1);
            (principal, loans) = ledger.overdueBeyond(edge);
            vm.assertEq(principal, PRINCIPAL, "more than");
            vm.assertEq(loans, 1, "one loan");
        }
    }

    /// All charges stay below the ceiling; the penalty gives way first, then the fee.
    function test_TheCeilingCutsWhatLatenessCosts() public {
        charges.rateCapPpm = 150_000;
        loan = _lend();
        _day(FEB_28 + 16);
        // 30 days on 10,000.00 and 16 on 788.49 at 15 % are 130.26; 100.00 of it are interest.
        _assertDebt(ledger.statusOf(loan).due, 0, 30_25, 100_00, 788_49);
    }

    function test_RevertWhen_ARelatedPartyPays() public {
        address friend = _actor("friend");
        _rich(friend);
        _day(FEB_28);
        related.relate(friend);
        bytes memory refusal = abi.encodeWithSignature("RelatedPartyForbidden(address)", friend);
        vm.expectRevert(refusal);
        vm.prank(friend);
        ledger.repay(loan);
        vm.expectRevert(refusal);
        vm.prank(friend);
        ledger.repayAmount(loan, 1_00);
        // Whatever he has become since, the borrower may pay.
        related.relate(borrower);
        _repay();
    }

    function test_AnybodyElseMayPay() public {
        address friend = _actor("friend");
        _rich(friend);
        _day(FEB_28);
        vm.prank(friend);
        vm.assertEq(ledger.repay(loan), INSTALMENT, "for the borrower");
    }
}
