// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Amortisation
/// @notice How a loan is repaid month by month, exactly.
/// @dev Money is rounded half up to the token unit, once, at the named quantities only: the instalment, the interest of
/// a month or of odd days, and the principal that equal parts have repaid so far. What rounding leaves falls into the
/// last row, which repays the balance, so the principal of all rows adds up to the principal of the loan.
///
/// Amounts are in token units, below 2^90. Rates are `ratePpm`: millionths a year, 120,000 being 12 %. The rate of a
/// month is a twelfth of it, that of a day one in 360.
library Amortisation {
    /// @notice How principal is repaid.
    /// @dev EqualInstalment: interest and principal together are the same every month. EqualPrincipal: the principal is
    /// the same every month, so payments fall. Bullet: interest every month, all principal in the last.
    enum Method {
        EqualInstalment,
        EqualPrincipal,
        Bullet
    }

    /// @notice What is paid in one period, in token units.
    /// @param payment Principal and interest.
    /// @param principal Part of it that repays the loan.
    /// @param interest Part of it that pays for the month.
    /// @param outstanding Principal left after the payment.
    struct Row {
        uint256 payment;
        uint256 principal;
        uint256 interest;
        uint256 outstanding;
    }

    /// @notice Most months of a loan: thirty years.
    uint256 internal constant MAX_PERIODS = 360;
    /// @notice Highest rate, 100,000 % a year.
    uint256 internal constant MAX_RATE_PPM = 1e9;

    /// @dev A rate of one a month, and of one a day, in millionths a year.
    uint256 private constant _MONTHLY = 12e6;
    uint256 private constant _DAILY = 360e6;
    /// @dev One, in fixed point: the finest in which a product of two numbers below one still fits a word.
    uint256 private constant _ONE = 1 << 128;

    /// @notice The loan has no month or too many.
    /// @param periods Months.
    /// @param max Most months.
    error AmortisationTermInvalid(uint256 periods, uint256 max);

    /// @notice The rate is beyond what the arithmetic is made for. That bound is no legal ceiling.
    /// @param ratePpm Millionths a year.
    /// @param max Highest rate.
    error AmortisationRateTooHigh(uint256 ratePpm, uint256 max);

    /// @notice Some month would repay no principal, or nothing would be left for the last ones.
    /// @param principal Amount lent in token units.
    /// @param periods Months.
    error InstalmentTooSmall(uint256 principal, uint256 periods);

    /// @notice What a loan with equal instalments costs every month: P r / (1 - v), v being (1 + r)^-n.
    /// @dev v is never rounded down, so the quotient never falls short, and an exact half goes up. It is too high by
    /// less than 1e-31 of itself.
    /// @param principal Amount lent.
    /// @param ratePpm Millionths a year.
    /// @param periods Months.
    /// @return amount Instalment; without interest, the principal over the months, rounded up.
    function instalment(uint256 principal, uint256 ratePpm, uint256 periods) internal pure returns (uint256 amount) {
        _requireTerms(ratePpm, periods);
        if (ratePpm == 0) return Math.ceilDiv(principal, periods);
        return _halfUp(principal * ratePpm * _ONE, _MONTHLY * (_ONE - _discount(ratePpm, periods)));
    }

    /// @notice Interest of a whole month.
    /// @param balance Principal outstanding.
    /// @param ratePpm Millionths a year.
    /// @return interest Amount.
    function monthInterest(uint256 balance, uint256 ratePpm) internal pure returns (uint256 interest) {
        return _halfUp(balance * ratePpm, _MONTHLY);
    }

    /// @notice Interest of some days of a month; never more than that of the month.
    /// @param balance Principal outstanding.
    /// @param ratePpm Millionths a year.
    /// @param daysElapsed Days since the last due day.
    /// @return interest Amount.
    function oddInterest(
        uint256 balance,
        uint256 ratePpm,
        uint256 daysElapsed
    ) internal pure returns (uint256 interest) {
        return Math.min(_halfUp(balance * ratePpm * daysElapsed, _DAILY), monthInterest(balance, ratePpm));
    }

    /// @notice Principal that falls due in a period. Prepayments leave the instalment as it is and shorten the loan.
    /// @param method How principal is repaid.
    /// @param principal Amount lent.
    /// @param instalment_ What `instalment` says; only read with equal instalments.
    /// @param periods Months.
    /// @param period Month, from 1; from `periods` on the last one.
    /// @param balance Principal outstanding before the payment.
    /// @param interest Interest of the month; with equal instalments at most the instalment.
    /// @return part Amount, at most the balance.
    function scheduledPrincipal(
        Method method,
        uint256 principal,
        uint256 instalment_,
        uint256 periods,
        uint256 period,
        uint256 balance,
        uint256 interest
    ) internal pure returns (uint256 part) {
        if (period >= periods) return balance;
        if (method == Method.Bullet) return 0;
        if (method == Method.EqualInstalment) return Math.min(instalment_ - interest, balance);
        // Differences of a rounded sum: no remainder gathers in the last row.
        uint256 before = _halfUp(principal * (period - 1), periods);
        return Math.min(_halfUp(principal * period, periods) - before, balance);
    }

    /// @notice Refuses a loan that whole token units cannot repay month by month: every row of its schedule must repay
    /// at least one, save for a bullet loan.
    /// @param method How principal is repaid.
    /// @param principal Amount lent.
    /// @param ratePpm Millionths a year.
    /// @param periods Months.
    /// @param instalment_ What `instalment` says; only read with equal instalments.
    function requireSchedulable(
        Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 instalment_
    ) internal pure {
        _requireTerms(ratePpm, periods);
        if (principal < periods) revert InstalmentTooSmall(principal, periods);
        if (method != Method.EqualInstalment || periods == 1) return;
        uint256 interest = monthInterest(principal, ratePpm);
        // Interest never rises, so what repays principal in the first month does so in every month.
        if (instalment_ <= interest) revert InstalmentTooSmall(principal, periods);
        if (_lastsByFar(principal, instalment_, interest)) return;
        _requireLasting(principal, ratePpm, periods, instalment_);
    }

    /// @notice All rows of a loan.
    /// @param method How principal is repaid.
    /// @param principal Amount lent.
    /// @param ratePpm Millionths a year.
    /// @param periods Months.
    /// @return rows One for each month.
    function schedule(
        Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) internal pure returns (Row[] memory rows) {
        uint256 fixedAmount = method == Method.EqualInstalment ? instalment(principal, ratePpm, periods) : 0;
        requireSchedulable(method, principal, ratePpm, periods, fixedAmount);
        rows = new Row[](periods);
        uint256 balance = principal;
        for (uint256 i = 0; i < periods; ++i) {
            uint256 interest = monthInterest(balance, ratePpm);
            uint256 part = scheduledPrincipal(method, principal, fixedAmount, periods, i + 1, balance, interest);
            balance -= part;
            rows[i] = Row({payment: part + interest, principal: part, interest: interest, outstanding: balance});
        }
    }

    /// @dev True only if something is left for the last row; most loans need no closer look.
    ///
    /// Let a be the instalment before rounding and A after, r the monthly rate, I the first interest, P the principal.
    /// Without rounding the balance before the last row would be a / (1 + r). Each of the n - 1 rows before moves it by
    /// less than a unit (half from its interest and half from A, or less than one from A where there is no interest),
    /// and what older rows have moved bears interest: together less than ((1 + r)^(n-1) - 1) / r. So something is left
    /// if a > ((1 + r)^n - 1) / r - 1; balances before are larger and have moved less. The fraction is P / (a - P r),
    /// as (1 + r)^-n = 1 - P r / a. Rounding gives a + 1 > A and a - P r > A - I - 1. So A (A - I - 1) >= P is enough.
    function _lastsByFar(uint256 principal, uint256 instalment_, uint256 interest) private pure returns (bool lasts) {
        return instalment_ * (instalment_ - interest - 1) >= principal;
    }

    /// @dev Walks the rows: the balance must not reach zero before the last.
    function _requireLasting(uint256 principal, uint256 ratePpm, uint256 periods, uint256 instalment_) private pure {
        uint256 balance = principal;
        for (uint256 period = 1; period < periods; ++period) {
            uint256 part = instalment_ - monthInterest(balance, ratePpm);
            if (part >= balance) revert InstalmentTooSmall(principal, periods);
            balance -= part;
        }
    }

    function _requireTerms(uint256 ratePpm, uint256 periods) private pure {
        if (periods == 0 || periods > MAX_PERIODS) revert AmortisationTermInvalid(periods, MAX_PERIODS);
        if (ratePpm > MAX_RATE_PPM) revert AmortisationRateTooHigh(ratePpm, MAX_RATE_PPM);
    }

    /// @dev (1 + r)^-n in units of 2^-128, by repeated squaring. The base is rounded up and so is every product: the
    /// power is too high, by less than 2 n units, as a product adds the errors of its factors and a unit of its own.
    function _discount(uint256 ratePpm, uint256 periods) private pure returns (uint256 power) {
        uint256 base = Math.ceilDiv(_MONTHLY * _ONE, _MONTHLY + ratePpm);
        power = _ONE;
        for (uint256 left = periods; left != 0; left >>= 1) {
            if (left & 1 != 0) power = _timesUp(power, base);
            base = _timesUp(base, base);
        }
    }

    /// @dev Both are at most one, and one of them is below, by more than a unit: the product fits.
    function _timesUp(uint256 a, uint256 b) private pure returns (uint256 product) {
        unchecked {
            return (a * b + _ONE - 1) >> 128;
        }
    }

    function _halfUp(uint256 numerator, uint256 denominator) private pure returns (uint256 quotient) {
        return (numerator + denominator / 2) / denominator;
    }
}
