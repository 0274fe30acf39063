// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Business days
/// @notice Monday to Friday in UTC+8; public holidays are not known here and count.
/// @dev A period of business days begins on the day after the event and ends when its last day ends, as periods of days
/// do in civil law: whoever has five days has five whole days, at whatever hour he was told. The moment returned is the
/// first second after the period, so `block.timestamp < end` means that it still runs.
library BusinessDays {
    using SafeCast for uint256;

    uint256 private constant _UTC8 = 8 hours;
    uint256 private constant _WEEK = 7;
    uint256 private constant _WORKING = 5;

    /// @notice End of a period of business days.
    /// @param from Unix time in seconds of the event; its own day does not count.
    /// @param n Number of business days; zero is no period at all and ends at `from`.
    /// @return end Unix time in seconds: midnight in UTC+8 at the end of the n-th business day after that of `from`.
    function addBusinessDays(uint40 from, uint8 n) internal pure returns (uint40 end) {
        if (n == 0) return from;
        uint256 day = (from + _UTC8) / 1 days;
        // 1970-01-01 was a Thursday; Monday is 0.
        uint256 weekday = (day + 3) % _WEEK;
        // What happens on a weekend counts from the Friday before: the first business day after both is Monday.
        if (weekday >= _WORKING) {
            day -= weekday - (_WORKING - 1);
            weekday = _WORKING - 1;
        }
        uint256 sinceMonday = weekday + n;
        uint256 last = day + (sinceMonday / _WORKING) * _WEEK + (sinceMonday % _WORKING) - weekday;
        return ((last + 1) * 1 days - _UTC8).toUint40();
    }
}
