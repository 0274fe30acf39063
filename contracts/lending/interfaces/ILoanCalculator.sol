// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../libraries/Amortisation.sol";

/// @title Arithmetic of a loan
/// @notice What a loan costs month by month, and on which days.
/// @dev Amounts are in the smallest unit of one currency. Rates are in millionths a year, 120,000 being 12 %.
interface ILoanCalculator {
    /// @notice Instalment and rows of a loan, as the lending contracts compute them.
    /// @param method How principal is repaid.
    /// @param principal Amount lent, at least one unit for each month.
    /// @param ratePpm Millionths a year; zero for a loan without interest.
    /// @param periods Months, 1 to 360.
    /// @return instalment What is paid every month but the last; zero unless the method is equal instalments.
    /// @return rows One for each month; their principal adds up to `principal`.
    function schedule(
        Amortisation.Method method,
        uint64 principal,
        uint64 ratePpm,
        uint16 periods
    ) external pure returns (uint256 instalment, Amortisation.Row[] memory rows);

    /// @notice Days on which the instalments of a loan fall due: the day of the month of its draw, or the last of a
    /// shorter month.
    /// @param start Day of the draw in UTC+8, counted from 1970-01-01; the first due day is a month later.
    /// @param periods Months.
    /// @return numbers One for each month, counted likewise.
    function dueDays(uint24 start, uint16 periods) external pure returns (uint24[] memory numbers);
}
