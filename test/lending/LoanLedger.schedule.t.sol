// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Draw, instalments on time, prepayment and payoff
contract LoanLedgerScheduleTest is LedgerTest {
    function setUp() public override {
        super.setUp();
        _rich(borrower);
    }

    function test_DueDaysAreClampedToTheMonth() public {
        uint256[4] memory dueDays = [FEB_28, MAR_31, APR_30, APR_30 + 31];
        for (uint256 i = 0; i < 4; ++i) {
            vm.assertEq(_loan().dueDay, dueDays[i], "due day");
            _day(dueDays[i]);
            _repay();
        }
    }

    function test_TheFirstInstalment() public {
        _day(FEB_28);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 100_00, 788_49);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.Repaid(loan, borrower, 1, ILoanLedger.Debt(0, 0, 100_00, 788_49), 8_88, MAR_31);
        vm.assertEq(_repay(), INSTALMENT, "instalment");
        vm.assertEq(_loan().outstanding, 9211_51, "balance");
        vm.assertEq(token.balanceOf(loan), 200_00 + INSTALMENT, "escrow");
        vm.assertEq(_loan().received, INSTALMENT - 8_88, "less one percent, rounded down");
    }

    function test_AWholeLifeOnTime() public {
        uint256 sum = 0;
        for (uint256 i = 1; i < 12; ++i) {
            _day(_loan().dueDay);
            sum += _repay();
        }
        _day(_loan().dueDay);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 8_80, 879_67);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.LoanClosed(loan);
        sum += _repay();
        vm.assertEq(sum, PRINCIPAL + 661_86, "principal and total interest");
        vm.assertEq(uint8(_loan().state), uint8(ILoanLedger.State.Closed), "closed");
        vm.assertEq(register.exposureOf("borrower"), 0, "register");
        vm.assertEq(register.liveOf("borrower"), 0, "no loan left");
    }

    function test_EqualPrincipalAndBullet() public {
        terms.method = Amortisation.Method.EqualPrincipal;
        loan = _lend();
        _day(FEB_28);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 100_00, 833_33);
        terms.method = Amortisation.Method.Bullet;
        _day(JAN_31);
        loan = _lend();
        for (uint256 i = 1; i < 12; ++i) {
            _day(_loan().dueDay);
            vm.assertEq(_repay(), 100_00, "interest only");
        }
        _day(_loan().dueDay);
        vm.assertEq(_repay(), 10_100_00, "and all at the end");
    }

    function test_OneInstalmentAheadAndNoMore() public {
        vm.assertEq(_repay(), INSTALMENT, "in the running month");
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanNothingDue.selector, FEB_28));
        _repay();
        _day(FEB_28);
        vm.assertEq(_repay(), INSTALMENT, "from its due day on the next");
    }

    function test_PayoffTenDaysIntoAMonth() public {
        for (uint256 i = 0; i < 3; ++i) {
            _day(_loan().dueDay);
            _repay();
        }
        vm.assertEq(_loan().outstanding, 7610_80, "after three payments");
        _day(APR_30 + 10);
        _assertDebt(ledger.statusOf(loan).payoff, 0, 0, 25_37, 7610_80);
        vm.assertEq(_payoff(), 7636_17, "principal and ten days");
    }

    function test_PayoffOnADueDayIsInterestAndBalance() public {
        _day(FEB_28);
        _assertDebt(ledger.statusOf(loan).payoff, 0, 0, 100_00, PRINCIPAL);
        vm.assertEq(_payoff(), 10_100_00, "one month");
    }

    function test_NobodyPaysMoreThanIsOwed() public {
        _day(FEB_28);
        uint256 before = token.balanceOf(borrower);
        vm.assertEq(_pay(2 * 10_100_00), 10_100_00, "twice the payoff pays the payoff");
        vm.assertEq(before - token.balanceOf(borrower), 10_100_00, "and moves no more");
        vm.expectRevert(
            abi.encodeWithSelector(
                ILoanLedger.LoanWrongState.selector,
                ILoanLedger.State.Closed,
                ILoanLedger.State.Active
            )
        );
        _pay(1);
    }

    /// Ten days cost 33.33 on the old balance; then the new balance has paid its ten days.
    function test_APrepaymentShortensTheTerm() public {
        _day(JAN_31 + 10);
        vm.expectEmit(address(ledger));
        emit ILoanLedger.Prepaid(loan, borrower, ILoanLedger.Debt(0, 0, 33_33, 5000_00), 33);
        vm.assertEq(_pay(5033_33), 5033_33, "all of it");
        _day(FEB_28);
        // A month on 5,000.00 is 50.00, of which ten days, 16.67, were paid; the instalment stays.
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 33_33, INSTALMENT - 33_33);
        _repay();
        uint256 count = 1;
        while (_loan().state == ILoanLedger.State.Active) {
            _day(_loan().dueDay);
            _repay();
            ++count;
        }
        vm.assertEq(count, 6, "half of the months");
    }

    function test_TwoPrepaymentsInAMonthCostItsInterestOnce() public {
        _day(JAN_31 + 10);
        _pay(33_33 + 1000_00);
        _day(JAN_31 + 20);
        // 20 days on 9,000.00 are 60.00, of which 10 days, 30.00, were paid.
        _assertDebt(ledger.statusOf(loan).payoff, 0, 0, 30_00, 9000_00);
        _pay(30_00 + 1000_00);
        _day(FEB_28);
        _assertDebt(ledger.statusOf(loan).due, 0, 0, 80_00 - 53_33, INSTALMENT - 26_67);
    }

    function test_RevertWhen_AnAmountDoesNotCoverTheInterestToDate() public {
        _day(JAN_31 + 10);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanPaymentTooSmall.selector, 33_32, 33_33));
        _pay(33_32);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanPaymentTooSmall.selector, 0, 1));
        _pay(0);
    }

    function testFuzz_PrincipalIsRepaidExactly(
        uint32 tickets,
        uint24 ratePpm,
        uint16 periods,
        uint8 method,
        uint256 seed
    ) public {
        terms.tickets = uint32(_bound(tickets, 10, 1900));
        terms.ratePpm = uint24(_bound(ratePpm, 0, 360_000));
        terms.periods = uint16(_bound(periods, 1, 36));
        terms.method = Amortisation.Method(method % 3);
        loan = _lend();
        uint256 principal = terms.tickets * TICKET;
        uint256 repaid = 0;
        while (_loan().state == ILoanLedger.State.Active) {
            seed = uint256(keccak256(abi.encode(seed)));
            bool isEarly = seed % 4 == 0;
            uint256 day = _loan().dueDay - (isEarly ? seed % 28 : 0);
            if (day > _today()) _day(day);
            else isEarly = true;
            uint256 before = _loan().outstanding;
            uint256 payoff = _total(ledger.statusOf(loan).payoff);
            uint256 amount = isEarly ? _pay(payoff / 2 + 1_000_00) : _repay();
            vm.assertLe(amount, payoff, "never more than is owed");
            repaid += before - _loan().outstanding;
        }
        vm.assertEq(repaid, principal, "principal");
        vm.assertLe(_loan().paid, terms.periods, "in time");
    }

    function test_TheDrawPaysOutLessTheFee() public view {
        vm.assertEq(token.balanceOf(borrower), 9800_00 + 1_000_000_00, "two percent are withheld");
        vm.assertEq(token.balanceOf(loan), 200_00, "in the escrow");
        ILoanLedger.Loan memory known = _loan();
        vm.assertEq(known.instalment, INSTALMENT, "instalment");
        vm.assertEq(known.dueDay, FEB_28, "first due day");
        vm.assertEq(known.anchor, 31, "anchor");
        vm.assertEq(register.exposureOf("borrower"), PRINCIPAL, "register");
    }

    function _total(ILoanLedger.Debt memory debt) private pure returns (uint256 amount) {
        return debt.penalty + debt.lateFee + debt.interest + debt.principal;
    }
}
