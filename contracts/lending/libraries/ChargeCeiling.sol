// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Amortisation} from "./Amortisation.sol";

/// @title Ceiling of all charges
/// @notice What interest and fee of a loan cost together, if it is repaid as scheduled.
/// @dev Charges are divided by the sum of what is outstanding, each month counting 30 of 360 days. No row of the
/// schedule is computed. What rounding can change (half a unit in each row, and what grows out of it) is added to the
/// charges or taken off what is outstanding, so the result is never too low, and by a few units too high.
library ChargeCeiling {
    /// @dev A rate of one a month, in millionths a year.
    uint256 private constant _MONTHLY = 12e6;

    /// @notice Interest and fee as one rate.
    /// @param method Way of repayment.
    /// @param principal Principal, in token units.
    /// @param ratePpm Rate in millionths a year, above zero.
    /// @param periods Term in months.
    /// @param instalment What `Amortisation.instalment` says; only read with equal instalments.
    /// @param fee Fee of the platform, in token units.
    /// @return chargesPpm Both in millionths a year of what is outstanding, rounded up.
    function rateOf(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 instalment,
        uint256 fee
    ) internal pure returns (uint256 chargesPpm) {
        uint256 sum;
        if (method == Amortisation.Method.Bullet) sum = principal * periods;
        else if (method == Amortisation.Method.EqualPrincipal) sum = _minus(_linear(principal, periods), periods);
        else sum = _annuity(principal, ratePpm, periods, instalment);
        if (sum == 0) revert Amortisation.InstalmentTooSmall(principal, periods);
        // Interest is at most rate x sum, and half a unit for each month.
        return ratePpm + Math.ceilDiv((fee + (periods + 1) / 2) * _MONTHLY, sum);
    }

    /// @dev Sum over the months of what is outstanding with equal instalments, at least; zero if rounding could eat it
    /// up.
    ///
    /// Without rounding the first month would repay A - I - 1, or more. A unit too much or too little each
    /// month grows to ((1 + r)^n - 1) / r = P / (what the first month repays), the drift, by which the last payment
    /// differs from the others; see `Amortisation`. So all interest together is at least n A - P - drift, and that of
    /// a month is at most half a unit above r times what was outstanding.
    function _annuity(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 instalment
    ) private pure returns (uint256 sum) {
        uint256 interest = Amortisation.monthInterest(principal, ratePpm);
        if (instalment < interest + 2) return 0;
        uint256 drift = principal / (instalment - interest - 1) + 1;
        uint256 total = _minus(instalment * periods, principal + drift + (periods + 1) / 2);
        // At low rates hardly anything is left of that; but no month owes less than with equal principal.
        return Math.max((total * _MONTHLY) / ratePpm, _minus(_linear(principal, periods), drift * periods));
    }

    /// @dev P + P (n - 1) / n + ... + P / n.
    function _linear(uint256 principal, uint256 periods) private pure returns (uint256 sum) {
        return (principal * (periods + 1)) / 2;
    }

    function _minus(uint256 amount, uint256 less) private pure returns (uint256 rest) {
        return amount > less ? amount - less : 0;
    }
}
