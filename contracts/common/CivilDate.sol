// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Civil dates
/// @notice Calendar days of UTC+8 as numbers, day 0 being 1970-01-01, and their dates in the Gregorian calendar.
/// @dev Years are counted from 1 March here, so that the day of a leap year comes last and no rule needs an exception.
/// From there the first day of a month lies (153 m + 2) / 5 days after that of March, m being 0 for March, and 400
/// years, an era, always have 146,097 days.
library CivilDate {
    using SafeCast for uint256;

    uint256 private constant _UTC8 = 8 hours;
    uint256 private constant _ERA_DAYS = 146_097;
    /// @dev Days from 1 March of the year 0 to 1970-01-01.
    uint256 private constant _EPOCH = 719_468;

    /// @notice Day in UTC+8 of a moment.
    /// @param time Unix time in seconds.
    /// @return day Day number.
    function dayOf(uint256 time) internal pure returns (uint24 day) {
        return ((time + _UTC8) / 1 days).toUint24();
    }

    /// @notice End of a day in UTC+8.
    /// @param day Day number.
    /// @return end Unix time in seconds of the first second after it.
    function endOf(uint256 day) internal pure returns (uint40 end) {
        return ((day + 1) * 1 days - _UTC8).toUint40();
    }

    /// @notice The same date a year later; 28 February after the 29th.
    /// @param day Day number.
    /// @return later Day number.
    function yearLater(uint24 day) internal pure returns (uint24 later) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = toDate(day);
        if (month == 2 && dayOfMonth == 29) dayOfMonth = 28;
        return toDay(year + 1, month, dayOfMonth).toUint24();
    }

    /// @notice The same day of the month some months later; the last of that month where it is shorter.
    /// @dev Count all months from the first day, never from a result: a result may have lost its day of the month. From
    /// 31 January one month leads to 28 February and two lead to 31 March.
    /// @param day Day number.
    /// @param months Months to add.
    /// @return later Day number.
    function addMonths(uint256 day, uint256 months) internal pure returns (uint24 later) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = toDate(day);
        uint256 month0 = year * 12 + month - 1 + months;
        uint256 first = _firstOf(month0);
        if (dayOfMonth > 28) dayOfMonth = Math.min(dayOfMonth, _firstOf(month0 + 1) - first);
        return (first + dayOfMonth - 1).toUint24();
    }

    /// @notice Date of a day.
    /// @param day Day number.
    /// @return year Year.
    /// @return month Month, 1 to 12.
    /// @return dayOfMonth Day of the month, from 1.
    function toDate(uint256 day) internal pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        uint256 sinceEpoch = day + _EPOCH;
        // A day of an era is below 2^18, nothing is taken from less, and a year is far below its days.
        unchecked {
            uint256 dayOfEra = sinceEpoch % _ERA_DAYS;
            // Without the leap days so far every year has 365 days.
            uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            uint256 sinceMarch = (5 * dayOfYear + 2) / 153;
            dayOfMonth = dayOfYear - (153 * sinceMarch + 2) / 5 + 1;
            month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
            year = (sinceEpoch / _ERA_DAYS) * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        }
    }

    /// @notice Day of a date.
    /// @param year Year, from 1970.
    /// @param month Month, 1 to 12.
    /// @param dayOfMonth Day of the month, from 1.
    /// @return day Day number.
    function toDay(uint256 year, uint256 month, uint256 dayOfMonth) internal pure returns (uint256 day) {
        uint256 marchYear;
        uint256 leapDays;
        uint256 dayOfYear;
        // A year or a day of zero wraps around to a number that the sum below refuses.
        unchecked {
            marchYear = month <= 2 ? year - 1 : year;
            leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
            uint256 sinceMarch = month > 2 ? month - 3 : month + 9;
            dayOfYear = (153 * sinceMarch + 2) / 5 + dayOfMonth - 1;
        }
        return 365 * marchYear + leapDays + dayOfYear - _EPOCH;
    }

    /// @dev First day of a month, months being counted from January of the year 0.
    function _firstOf(uint256 month0) private pure returns (uint256 day) {
        return toDay(month0 / 12, (month0 % 12) + 1, 1);
    }
}
