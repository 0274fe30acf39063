// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../../contracts/common/CivilDate.sol";
import {LabTest} from "../support/LabTest.sol";

contract CivilDateTest is LabTest {
    struct Date {
        uint256 year;
        uint256 month;
        uint256 dayOfMonth;
    }

    /// Day numbers as every spreadsheet gives them: the difference to 1970-01-01.
    function test_KnownDays() public pure {
        _assertDate(0, 1970, 1, 1);
        _assertDate(58, 1970, 2, 28);
        _assertDate(59, 1970, 3, 1);
        _assertDate(11_016, 2000, 2, 29);
        _assertDate(20_453, 2025, 12, 31);
        _assertDate(20_573, 2026, 4, 30);
        _assertDate(21_303, 2028, 4, 29);
        _assertDate(47_540, 2100, 2, 28);
        _assertDate(47_541, 2100, 3, 1);
    }

    /// The calendar walked through day by day, with the rule of leap years as it is taught.
    function test_EveryDayOfFourCenturies() public pure {
        Date memory date = Date(1970, 1, 1);
        for (uint256 day = 0; day < 146_097; day += 1) {
            if (day % 17 == 0 || date.dayOfMonth == 1 || date.dayOfMonth >= 28) {
                _assertDate(day, date.year, date.month, date.dayOfMonth);
            }
            _next(date);
        }
        vm.assertEq(date.year, 2370, "four centuries later");
    }

    /// Around any date of the next thousand years, against days counted year by year and month by month.
    function testFuzz_ADateIsTheDaysBeforeIt(uint256 year, uint256 month, uint256 dayOfMonth) public pure {
        year = _bound(year, 1970, 2970);
        month = _bound(month, 1, 12);
        dayOfMonth = _bound(dayOfMonth, 1, _monthDays(year, month));
        uint256 day = _naiveDay(year, month, dayOfMonth);
        _assertDate(day, year, month, dayOfMonth);
        uint256 laterDay = month == 2 && dayOfMonth == 29 ? 28 : dayOfMonth;
        vm.assertEq(CivilDate.yearLater(uint24(day)), _naiveDay(year + 1, month, laterDay), "a year later");
    }

    function test_AYearLater() public pure {
        vm.assertEq(CivilDate.yearLater(20_453), 20_818, "2026-12-31");
        vm.assertEq(CivilDate.yearLater(21_243), 21_608, "2028-02-29 to 2029-02-28");
        vm.assertEq(CivilDate.yearLater(20_877), 21_242, "2027-02-28 to 2028-02-28");
        vm.assertEq(CivilDate.yearLater(20_878), 21_244, "2027-03-01 to 2028-03-01");
    }

    function test_MonthsLaterKeepTheDayOfTheMonthWhereItExists() public pure {
        _assertMonthsLater(20_849, 1, 20_877); // 2027-01-31 to 02-28
        _assertMonthsLater(20_849, 2, 20_908); // to 03-31
        _assertMonthsLater(20_849, 3, 20_938); // to 04-30
        _assertMonthsLater(21_214, 1, 21_243); // 2028-01-31 to 02-29
        _assertMonthsLater(21_183, 1, 21_214); // 2027-12-31 to 2028-01-31
        _assertMonthsLater(21_243, 12, 21_608); // 2028-02-29 to 2029-02-28
        _assertMonthsLater(21_243, 48, 22_704); // 2028-02-29 to 2032-02-29
        _assertMonthsLater(20_849, 0, 20_849);
    }

    /// Against the same months walked through one by one with the rule of leap years as it is taught.
    function testFuzz_MonthsLater(uint256 year, uint256 month, uint256 dayOfMonth, uint256 months) public pure {
        year = _bound(year, 1970, 2470);
        month = _bound(month, 1, 12);
        dayOfMonth = _bound(dayOfMonth, 1, _monthDays(year, month));
        months = _bound(months, 0, 400);
        uint256 day = _naiveDay(year, month, dayOfMonth);
        for (uint256 i = 0; i < months; ++i) (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        uint256 last = _monthDays(year, month);
        _assertMonthsLater(day, months, _naiveDay(year, month, dayOfMonth < last ? dayOfMonth : last));
    }

    function test_DaysBeginAtMidnightInUtc8() public pure {
        uint256 midnight = 1_767_542_400; // 2026-01-05 in UTC+8
        vm.assertEq(CivilDate.dayOf(midnight - 1), 20_457, "the day before");
        vm.assertEq(CivilDate.dayOf(midnight), 20_458, "its first second");
        vm.assertEq(CivilDate.endOf(20_457), midnight, "end of the day before");
    }

    function testFuzz_AMomentLiesInItsDay(uint32 time) public pure {
        uint24 day = CivilDate.dayOf(time);
        vm.assertLt(time, CivilDate.endOf(day), "before its end");
        if (day > 0) vm.assertGe(time, CivilDate.endOf(day - 1), "not before its begin");
    }

    function _assertDate(uint256 day, uint256 year, uint256 month, uint256 dayOfMonth) private pure {
        (uint256 y, uint256 m, uint256 d) = CivilDate.toDate(day);
        vm.assertEq(y * 10_000 + m * 100 + d, year * 10_000 + month * 100 + dayOfMonth, "date");
        vm.assertEq(CivilDate.toDay(year, month, dayOfMonth), day, "day");
    }

    function _assertMonthsLater(uint256 day, uint256 months, uint256 expected) private pure {
        vm.assertEq(CivilDate.addMonths(day, months), expected, "months later");
    }

    function _next(Date memory date) private pure {
        if (++date.dayOfMonth <= _monthDays(date.year, date.month)) return;
        date.dayOfMonth = 1;
        if (++date.month <= 12) return;
        (date.month, date.year) = (1, date.year + 1);
    }

    function _naiveDay(uint256 year, uint256 month, uint256 dayOfMonth) private pure returns (uint256 day) {
        for (uint256 y = 1970; y < year; ++y) day += _isLeap(y) ? 366 : 365;
        for (uint256 m = 1; m < month; ++m) day += _monthDays(year, m);
        day += dayOfMonth - 1;
    }

    function _monthDays(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return _isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    function _isLeap(uint256 year) private pure returns (bool) {
        return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    }
}
