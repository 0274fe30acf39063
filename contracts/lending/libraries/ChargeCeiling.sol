// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "./Amortisation.sol";

/// @title Ceiling of all charges
/// @notice What interest and fee of a loan cost together, if it is repaid as scheduled.
/// @dev Charges are divided by the sum of what is outstanding, each month counting 30 of 360 days. No row of the schedule
/// is computed; what rounding can change (half a unit in each row, and what grows out of it) is added to the charges or
/// taken off what is outstanding, so the result is never too low, and a few units too high.
library ChargeCeiling {
    uint256 private constant _MONTHS = 12e6;

    /// @notice Interest and fee as one rate.
    /// @param method Way of repayment.
    /// @param principal Principal, in token units.
    /// @param ratePpm Rate in millionths a year.
    /// @param periods Term in months.
    /// @param fee Fee of the platform, in token units.
    /// @return chargesPpm Both in millionths a year of what is outstanding, rounded up.
    function chargesPpm(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 fee
    ) internal pure returns (uint256) {
        uint256 sum = _leastOutstanding(method, principal, ratePpm, periods);
        if (sum == 0) revert Amortisation.InstalmentTooSmall(principal, periods);
        // Interest is at most rate x sum and half a unit for each month.
        uint256 extra = fee + (periods + 1) / 2;
        return ratePpm + (extra * _MONTHS + sum - 1) / sum;
    }

    /// @dev Sum over the months of what is outstanding, at least.
    function _leastOutstanding(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) private pure returns (uint256 sum) {
        if (method == Amortisation.Method.Bullet) return principal * periods;
        uint256 linear = (principal * (periods + 1)) / 2;
        if (method == Amortisation.Method.EqualPrincipal) return _minus(linear, periods);

        uint256 instalment = Amortisation.instalment(principal, ratePpm, periods);
        uint256 interest = Amortisation.monthInterest(principal, ratePpm);
        // The first part of the principal, at least; what is repaid without rounding is above it.
        if (instalment < interest + 2) return 0;
        // A unit too much or too little each month grows to ((1 + r)^n - 1) / r = principal / first part at the end.
        uint256 drift = principal / (instalment - interest - 1) + 1;
        // The last payment differs from the others by the drift, so it would be nothing.
        if (drift >= instalment) return 0;
        uint256 total = _minus(instalment * periods, principal + drift + periods);
        uint256 annuity = (total * _MONTHS) / ratePpm;
        linear = _minus(linear, drift * periods);
        return annuity > linear ? annuity : linear;
    }

    function _minus(uint256 amount, uint256 less) private pure returns (uint256 rest) {
        return amount > less ? amount - less : 0;
    }
}
