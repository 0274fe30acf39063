// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ILendingPolicy} from "../interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "../interfaces/ILoanLedger.sol";
import {Amortisation} from "./Amortisation.sol";
import {DueDay} from "./DueDay.sol";

/// @dev All that is known of a loan at a moment, in memory. Functions below change it as a payment would; a view
/// throws it away, a payment stores it.
struct Account {
    ILoanLedger.Terms terms;
    ILoanLedger.Charges charges;
    ILoanLedger.Loan loan;
    ILoanLedger.ChargeTotals totals;
    ILoanLedger.Arrears arrears;
    uint256 today;
}

/// @title What is due
/// @notice Instalments, lateness, prepayment and default of a loan as functions of its figures and of today.
/// @dev Nothing here is stored by anybody but a payment, so a figure is the same whoever looks and whenever, and
/// whether or not somebody has called before.
///
/// An overdue instalment bears penalty interest instead of interest; later instalments are as scheduled. A loan that
/// is more than `defaultDays` past due is in default from the day after, whether or not somebody has declared it: its
/// whole debt is due, and the principal bears penalty interest.
///
/// Ceiling: interest, penalty interest and late fees together never exceed `rateCapPpm` on the principal for the days
/// for which interest was due (a scheduled month counts 30 of 360). Late fee and penalty interest give way.
library Dues {
    uint256 private constant _BPS = 10_000;
    uint256 private constant _YEAR = 360e6;
    uint256 private constant _MONTH_DAYS = 30;

    /// @notice Whether a loan is in default today, declared or not.
    /// @param account Loan.
    /// @return isDue True from the day after the last day of `defaultDays`.
    function isInDefault(Account memory account) internal pure returns (bool isDue) {
        return
            account.loan.state == ILoanLedger.State.Active &&
            account.today > account.loan.dueDay + account.charges.defaultDays;
    }

    /// @notice Whether an active loan goes on.
    /// @param account Active loan.
    /// @return goesOn False when neither principal nor anything of the last instalment is owed.
    function isRunning(Account memory account) internal pure returns (bool goesOn) {
        return account.loan.outstanding != 0 || account.loan.isPartial;
    }

    /// @notice Days by which the oldest instalment is overdue today.
    /// @param account Loan.
    /// @return count Zero on the due day and before.
    function daysPastDue(Account memory account) internal pure returns (uint256 count) {
        return account.today > account.loan.dueDay ? account.today - account.loan.dueDay : 0;
    }

    /// @notice What the oldest instalment costs today.
    /// @param account Active loan.
    /// @return debt What is unpaid of it.
    function instalment(Account memory account) internal pure returns (ILoanLedger.Debt memory debt) {
        (ILoanLedger.Loan memory loan, ILoanLedger.Arrears memory arrears) = (account.loan, account.arrears);
        uint256 balance = loan.outstanding + arrears.principal;
        uint256 interest = _monthInterest(account, balance);
        uint256 principal = Amortisation.scheduledPrincipal({
            method: account.terms.method,
            principal: loan.units * account.terms.ticket,
            instalment_: loan.instalment,
            periods: account.terms.periods,
            period: loan.paid + 1,
            balance: balance,
            interest: interest
        });
        (debt.interest, debt.principal) = (interest - arrears.interest, principal - arrears.principal);
        if (daysPastDue(account) > account.charges.graceDays) _addLateCharges(account, debt, balance);
    }

    /// @notice What ends the loan today.
    /// @param account Loan; afterwards it is paid.
    /// @return debt All that is owed.
    function payoff(Account memory account) internal pure returns (ILoanLedger.Debt memory debt) {
        if (account.loan.state == ILoanLedger.State.Active) {
            if (!isInDefault(account)) return _payoffActive(account);
            enterDefault(account);
        }
        debt = defaulted(account);
        settleDefaulted(account, debt);
    }

    /// @notice Counts a part of the oldest instalment as paid, or all of it.
    /// @param account Active loan; changed.
    /// @param due What `instalment` has said.
    /// @param paid What is paid of it.
    function settleInstalment(
        Account memory account,
        ILoanLedger.Debt memory due,
        ILoanLedger.Debt memory paid
    ) internal pure {
        _charge(account, paid);
        ILoanLedger.Loan memory loan = account.loan;
        _countLateDays(account, due);
        uint256 balance = loan.outstanding + account.arrears.principal;
        loan.outstanding -= paid.principal;
        bool isWhole =
            paid.principal == due.principal &&
                paid.interest == due.interest &&
                paid.lateFee == due.lateFee &&
                paid.penalty == due.penalty;
        if (!isWhole) return _keep(account, paid);

        account.totals.principalDays += (balance * (_MONTH_DAYS - _min(account.totals.oddDays, _MONTH_DAYS)));
        account.totals.oddDays = 0;
        (loan.paid, loan.isPartial) = (loan.paid + 1, false);
        delete account.arrears;
        loan.dueDay = DueDay.next(loan.dueDay, loan.anchor);
    }

    /// @notice Pays interest of the days since the last due day, and with the rest principal. Nothing may be overdue.
    /// @param account Active loan; changed.
    /// @param limit Most that is paid.
    /// @return paid What is paid; nothing when the limit does not even cover the interest.
    function prepay(Account memory account, uint256 limit) internal pure returns (ILoanLedger.Debt memory paid) {
        ILoanLedger.Loan memory loan = account.loan;
        uint256 elapsed = _elapsedDays(account);
        uint256 before = account.totals.oddDays;
        uint256 balance = loan.outstanding;
        if (elapsed > before) {
            paid.interest =
                Amortisation.oddInterest(balance, loan.ratePpm, elapsed) -
                Amortisation.oddInterest(balance, loan.ratePpm, before);
            if (limit < paid.interest) return ILoanLedger.Debt(0, 0, 0, 0);
            account.totals.oddDays = elapsed;
            account.totals.principalDays += (balance * (elapsed - before));
        }
        paid.principal = _min(limit - paid.interest, balance);
        loan.outstanding -= paid.principal;
        _charge(account, paid);
    }

    /// @notice From here on the loan is in default: what is owed on the first day of it is fixed.
    /// @param account Active loan for which `isInDefault`; changed.
    function enterDefault(Account memory account) internal pure {
        ILoanLedger.Loan memory loan = account.loan;
        uint256 today = account.today;
        uint256 since = loan.dueDay + account.charges.defaultDays + 1;
        (uint256 outstanding, uint256 charged) = (loan.outstanding, account.totals.charged);
        (uint256 dueDay, uint256 paid) = (loan.dueDay, loan.paid);
        account.today = since;
        ILoanLedger.Debt memory debt = _payoffActive(account);
        account.today = today;

        (loan.outstanding, loan.paid, loan.isPartial) = (outstanding, paid, true);
        (loan.dueDay, loan.state) = (dueDay, ILoanLedger.State.Defaulted);
        account.totals.charged = charged;
        account.totals.oddDays = 0;
        delete account.arrears;
        account.arrears.interest = debt.interest;
        account.arrears.lateFee = debt.lateFee;
        account.arrears.penalty = debt.penalty;
        account.arrears.since = since;
    }

    /// @notice What is owed of a loan in default today.
    /// @param account Loan in default or charged off.
    /// @return debt All that is owed.
    function defaulted(Account memory account) internal pure returns (ILoanLedger.Debt memory debt) {
        ILoanLedger.Arrears memory arrears = account.arrears;
        (debt.interest, debt.lateFee, debt.principal) = (arrears.interest, arrears.lateFee, account.loan.outstanding);
        uint256 time = account.today - arrears.since;
        uint256 base = arrears.base + debt.principal * time;
        debt.penalty = arrears.penalty + _penalty(account, base) - arrears.penaltyPaid;
        _cap(account, debt, account.totals.principalDays + debt.principal * time);
    }

    /// @notice Counts a payment on a loan in default.
    /// @param account Loan in default or charged off; changed.
    /// @param paid What is paid of what `defaulted` has said.
    function settleDefaulted(Account memory account, ILoanLedger.Debt memory paid) internal pure {
        ILoanLedger.Arrears memory arrears = account.arrears;
        uint256 principalDays = account.loan.outstanding * (account.today - arrears.since);
        account.totals.principalDays += principalDays;
        arrears.base += principalDays;
        arrears.since = account.today;
        arrears.interest -= paid.interest;
        arrears.lateFee -= paid.lateFee;
        arrears.penaltyPaid += paid.penalty;
        account.loan.outstanding -= paid.principal;
        _charge(account, paid);
    }

    /// @notice Shares a payment out among the parts of a debt.
    /// @param debt What is owed.
    /// @param amount What is paid, in token units.
    /// @param order Which part comes first.
    /// @return paid What is paid of each part; together the amount, or the debt itself if that is not more.
    function allocate(
        ILoanLedger.Debt memory debt,
        uint256 amount,
        ILendingPolicy.Order order
    ) internal pure returns (ILoanLedger.Debt memory paid) {
        if (amount >= total(debt)) return debt;
        bool isChargesFirst = order == ILendingPolicy.Order.ChargesFirst;
        if (isChargesFirst) (paid.penalty, paid.lateFee, amount) = _two(debt.penalty, debt.lateFee, amount);
        (paid.interest, paid.principal, amount) = _two(debt.interest, debt.principal, amount);
        if (!isChargesFirst) (paid.penalty, paid.lateFee, amount) = _two(debt.penalty, debt.lateFee, amount);
    }

    /// @notice Sum of the parts.
    /// @param debt What is owed or paid.
    /// @return amount In token units.
    function total(ILoanLedger.Debt memory debt) internal pure returns (uint256 amount) {
        // No part exceeds 2^96: amounts have 48 bits, and the ceiling limits what is charged on them.
        unchecked {
            return debt.penalty + debt.lateFee + debt.interest + debt.principal;
        }
    }

    /// @notice Adds a debt to another.
    /// @param sum Debt; changed.
    /// @param part What is added.
    function add(ILoanLedger.Debt memory sum, ILoanLedger.Debt memory part) internal pure {
        sum.penalty += part.penalty;
        sum.lateFee += part.lateFee;
        sum.interest += part.interest;
        sum.principal += part.principal;
    }

    /// @notice Origination fee, withheld at the draw.
    /// @param account Loan.
    /// @return amount In token units, rounded down.
    function originationFee(Account memory account) internal pure returns (uint256 amount) {
        return (account.loan.units * account.terms.ticket * account.charges.originationBps) / _BPS;
    }

    /// @notice What may still be charged under the ceiling.
    /// @param account Loan.
    /// @return amount In token units, rounded down; never below zero.
    function headroom(Account memory account) internal pure returns (uint256 amount) {
        return _headroom(account, account.totals.principalDays);
    }

    /// @dev Every instalment that is due, then the odd days of the running month, then the principal.
    function _payoffActive(Account memory account) private pure returns (ILoanLedger.Debt memory debt) {
        while (isRunning(account) && account.today >= account.loan.dueDay) {
            ILoanLedger.Debt memory due = instalment(account);
            settleInstalment(account, due, due);
            add(debt, due);
        }
        if (account.loan.outstanding != 0) add(debt, prepay(account, type(uint256).max));
    }

    /// @dev The instalment stays open: what was paid of it is kept.
    function _keep(Account memory account, ILoanLedger.Debt memory paid) private pure {
        ILoanLedger.Arrears memory arrears = account.arrears;
        account.loan.isPartial = true;
        arrears.interest += paid.interest;
        arrears.principal += paid.principal;
        arrears.lateFeePaid += paid.lateFee;
        arrears.penaltyPaid += paid.penalty;
    }

    /// @dev Up to today the unpaid part of the instalment was late, and its principal stood out.
    function _countLateDays(Account memory account, ILoanLedger.Debt memory due) private pure {
        uint256 time = _lateDays(account);
        if (time == 0) return;
        account.arrears.base += ((due.interest + due.principal) * time);
        account.arrears.since = account.today;
        account.totals.principalDays += (due.principal * time);
    }

    function _charge(Account memory account, ILoanLedger.Debt memory paid) private pure {
        account.totals.charged += (paid.interest + paid.lateFee + paid.penalty);
    }

    function _addLateCharges(Account memory account, ILoanLedger.Debt memory debt, uint256 balance) private pure {
        ILoanLedger.Arrears memory arrears = account.arrears;
        uint256 unpaid = debt.interest + debt.principal;
        uint256 time = _lateDays(account);
        // Once something is paid after the days of grace, the fee no longer changes.
        if (arrears.lateFee == 0) {
            uint256 fee = _halfUp(unpaid * account.charges.lateFeeBps, _BPS);
            arrears.lateFee = Math.max(fee, account.charges.lateFeeFloor);
        }
        debt.lateFee = arrears.lateFee - arrears.lateFeePaid;
        debt.penalty = _penalty(account, arrears.base + unpaid * time) - arrears.penaltyPaid;

        uint256 month = balance * (_MONTH_DAYS - _min(account.totals.oddDays, _MONTH_DAYS));
        _cap(account, debt, account.totals.principalDays + month + debt.principal * time);
    }

    /// @dev Late fee and penalty interest give way to the ceiling, the penalty first.
    function _cap(Account memory account, ILoanLedger.Debt memory debt, uint256 principalDays) private pure {
        uint256 room = _headroom(account, principalDays);
        room = room > debt.interest ? room - debt.interest : 0;
        debt.lateFee = _min(debt.lateFee, room);
        debt.penalty = _min(debt.penalty, room - debt.lateFee);
    }

    /// @dev Interest of the running month, less what a prepayment has paid of it.
    function _monthInterest(Account memory account, uint256 balance) private pure returns (uint256 interest) {
        uint256 ratePpm = account.loan.ratePpm;
        interest = Amortisation.monthInterest(balance, ratePpm);
        uint256 odd = account.totals.oddDays;
        if (odd != 0) interest -= Amortisation.oddInterest(balance, ratePpm, odd);
    }

    /// @dev Days since the unpaid part of the oldest instalment was last counted.
    function _lateDays(Account memory account) private pure returns (uint256 count) {
        uint256 from = Math.max(account.loan.dueDay, account.arrears.since);
        return account.today > from ? account.today - from : 0;
    }

    /// @dev Days of the running month, at most 30; none when the borrower has paid ahead.
    function _elapsedDays(Account memory account) private pure returns (uint256 count) {
        uint256 start = DueDay.previous(account.loan.dueDay, account.loan.anchor);
        return account.today > start ? _min(account.today - start, _MONTH_DAYS) : 0;
    }

    function _penalty(Account memory account, uint256 base) private pure returns (uint256 amount) {
        return _halfUp(base * account.loan.ratePpm * account.charges.penaltyBps, _YEAR * _BPS);
    }

    function _headroom(Account memory account, uint256 principalDays) private pure returns (uint256 amount) {
        uint256 ceiling = (principalDays * account.charges.rateCapPpm) / _YEAR;
        return ceiling > account.totals.charged ? ceiling - account.totals.charged : 0;
    }

    function _two(
        uint256 first,
        uint256 second,
        uint256 amount
    ) private pure returns (uint256 toFirst, uint256 toSecond, uint256 rest) {
        toFirst = _min(first, amount);
        toSecond = _min(second, amount - toFirst);
        rest = amount - toFirst - toSecond;
    }

    function _halfUp(uint256 numerator, uint256 denominator) private pure returns (uint256 rounded) {
        return (numerator + denominator / 2) / denominator;
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256 smaller) {
        return a < b ? a : b;
    }
}
