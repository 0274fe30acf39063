// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {BusinessDays} from "../../contracts/crowdfunding/libraries/BusinessDays.sol";
import {LabTest} from "../support/LabTest.sol";

contract BusinessDaysTest is LabTest {
    /// Midnight in UTC+8 at the beginning of Monday, 2 March 2026.
    uint40 private constant MONDAY = 1_772_380_800;
    uint40 private constant THURSDAY = MONDAY + 3 days;
    uint40 private constant FRIDAY = MONDAY + 4 days;

    function test_RevertWhen_TheEndDoesNotFit() public {
        BusinessDaysCaller caller = new BusinessDaysCaller();
        uint256 last = uint256(type(uint40).max) + 8 hours;
        // The day of the last moment is a Monday; the next business day ends with the day after.
        uint256 end = (last / 1 days + 2) * 1 days - 8 hours;
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 40, end));
        caller.add(type(uint40).max, 1);
    }

    function test_NoticeOnAFridayEndsWithTheNextFriday() public pure {
        // Notice on Friday 13 March 2026, new deadline not before Friday 20 March: that day is whole.
        uint40 notice = FRIDAY + 7 days;
        vm.assertEq(BusinessDays.addBusinessDays(notice + 10 hours, 5), notice + 8 days, "end of 20 March");
    }

    function test_NoticeOnAThursdayLapsesAfterTheNextThursday() public pure {
        vm.assertEq(BusinessDays.addBusinessDays(THURSDAY + 10 hours, 5), THURSDAY + 8 days, "end of Thursday");
    }

    function test_TheHourOfTheEventDoesNotMatter() public pure {
        for (uint8 n = 1; n < 12; ++n) {
            uint40 end = BusinessDays.addBusinessDays(THURSDAY, n);
            vm.assertEq(BusinessDays.addBusinessDays(THURSDAY + 1 days - 1, n), end, "last second of the day");
            vm.assertGt(BusinessDays.addBusinessDays(THURSDAY + 1 days, n), end, "first second of the next");
        }
    }

    function test_AnEventOnAWeekendCountsFromMonday() public pure {
        vm.assertEq(BusinessDays.addBusinessDays(FRIDAY + 1 days, 1), MONDAY + 8 days, "Saturday");
        vm.assertEq(BusinessDays.addBusinessDays(FRIDAY + 3 days - 1, 1), MONDAY + 8 days, "Sunday");
        vm.assertEq(BusinessDays.addBusinessDays(FRIDAY, 1), MONDAY + 8 days, "Friday");
        vm.assertEq(BusinessDays.addBusinessDays(MONDAY, 4), FRIDAY + 1 days, "within a week");
    }

    function test_NoPeriodEndsAtOnce() public pure {
        vm.assertEq(BusinessDays.addBusinessDays(FRIDAY + 1 days + 7, 0), FRIDAY + 1 days + 7, "Saturday");
    }

    function test_TheFirstDaysOf1970AreDaysToo() public pure {
        // Thursday 1 January 1970, 08:00 in UTC+8.
        vm.assertEq(BusinessDays.addBusinessDays(0, 1), 2 days - 8 hours, "Friday");
        vm.assertEq(BusinessDays.addBusinessDays(0, 2), 5 days - 8 hours, "Monday");
    }

    function testFuzz_EqualsAWalkOverTheCalendar(uint256 from, uint8 n) public pure {
        uint40 event_ = uint40(_bound(from, 0, 32_503_680_000));
        vm.assertEq(BusinessDays.addBusinessDays(event_, n), _walk(event_, n), "walk");
    }

    /// @dev Looks at every day after the event until n of them were business days.
    function _walk(uint40 from, uint8 n) private pure returns (uint40 end) {
        if (n == 0) return from;
        uint256 day = (uint256(from) + 8 hours) / 1 days;
        for (uint256 left = n; left != 0;) {
            ++day;
            // Days since Monday 5 January 1970, which is day 4; the three days before it are a Friday and a weekend.
            bool weekend = day == 2 || day == 3 || (day >= 4 && (day - 4) % 7 >= 5);
            if (!weekend) --left;
        }
        return uint40((day + 1) * 1 days - 8 hours);
    }
}

/// Calls the library from outside, so that its revert can be expected.
contract BusinessDaysCaller {
    function add(uint40 from, uint8 n) external pure returns (uint40) {
        return BusinessDays.addBusinessDays(from, n);
    }
}
