// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {FirstDay, UnresolvedDays} from "../../contracts/insurance/libraries/UnresolvedDays.sol";
import {LabTest} from "../support/LabTest.sol";

/// Keeps the first day, as the pool does, and shows it.
contract CalendarHarness {
    using UnresolvedDays for UnresolvedDays.Calendar;

    FirstDay private _first;
    UnresolvedDays.Calendar private _calendar;

    function setFirst(uint256 day, uint256 covers) external {
        _first = FirstDay.wrap(uint32((day << 16) | covers));
    }

    function add(uint256 endsAt) external {
        _first = _calendar.add(_first, endsAt);
    }

    function remove(uint256 endsAt) external {
        _first = _calendar.remove(_first, endsAt);
    }

    function isReached() external view returns (bool) {
        return UnresolvedDays.isReached(_first);
    }

    function first() external view returns (uint256 day, uint256 covers) {
        uint256 packed = FirstDay.unwrap(_first);
        return (packed >> 16, packed & 0xffff);
    }

    function dayOf(uint256 time) external pure returns (uint256) {
        return UnresolvedDays.dayOf(time);
    }
}

contract UnresolvedDaysTest is LabTest {
    CalendarHarness private calendar;
    uint256[] private ends;

    function setUp() public {
        calendar = new CalendarHarness();
    }

    function test_AnEmptyCalendarIsNeverReached() public {
        vm.warp(4_000_000_000);
        vm.assertFalse(calendar.isReached(), "empty");
    }

    function test_CoversOfOneDayAreCounted() public {
        for (uint256 i = 0; i < 3; ++i) calendar.add(_time(100) + i * 1 hours);
        _assertFirst(100, 3);
        calendar.remove(_time(100) + 5 hours);
        _assertFirst(100, 2);
        calendar.remove(_time(100));
        calendar.remove(_time(100));
        _assertFirst(0, 0);
    }

    function test_AnEarlierDayPushesTheFirstIntoTheCalendar() public {
        calendar.add(_time(300));
        calendar.add(_time(300));
        calendar.add(_time(200));
        _assertFirst(200, 1);
        calendar.remove(_time(200));
        _assertFirst(300, 2);
    }

    function test_TheHeadAdvancesOverTheBordersOfWords() public {
        uint256[8] memory daysInUse = [uint256(0xfe), 0xff, 0x100, 0x101, 0x1ff, 0x200, 0x7ff, 0x2345];
        for (uint256 i = daysInUse.length; i > 0; --i) calendar.add(_time(daysInUse[i - 1]));
        for (uint256 i = 0; i < daysInUse.length; ++i) {
            _assertFirst(daysInUse[i], 1);
            calendar.remove(_time(daysInUse[i]));
        }
        _assertFirst(0, 0);
    }

    function test_DaysThatEmptiedInTheMiddleAreSkipped() public {
        for (uint256 day = 250; day < 262; ++day) calendar.add(_time(day));
        for (uint256 day = 251; day < 261; ++day) calendar.remove(_time(day));
        calendar.remove(_time(250));
        _assertFirst(261, 1);
    }

    function test_ADayThatIsUsedAgainCountsAfresh() public {
        calendar.add(_time(10));
        calendar.add(_time(20));
        calendar.remove(_time(20));
        calendar.add(_time(20));
        calendar.remove(_time(10));
        _assertFirst(20, 1);
        calendar.add(_time(10));
        calendar.remove(_time(10));
        _assertFirst(20, 1);
    }

    function test_RevertWhen_ACoverIsRemovedThatWasNotAdded() public {
        _expectUnderflow();
        calendar.remove(0);
        _expectUnderflow();
        calendar.remove(_time(100));

        calendar.add(_time(100));
        calendar.add(_time(102));
        _expectUnderflow();
        calendar.remove(_time(99));
        _expectUnderflow();
        calendar.remove(_time(101));
        _expectUnderflow();
        calendar.remove(_time(103));
        _assertFirst(100, 1);
    }

    function test_TheLastDayIsIn2149() public {
        calendar.add(_time(65_535));
        _assertFirst(65_535, 1);
        calendar.add(_time(65_534));
        calendar.remove(_time(65_534));
        _assertFirst(65_535, 1);
    }

    function test_RevertWhen_TheFirstDayIsAfter2149() public {
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 16, 65_536));
        calendar.add(_time(65_536));
    }

    function test_RevertWhen_TheFirstDayHasTooManyCovers() public {
        calendar.setFirst(100, 65_534);
        calendar.add(_time(100));
        _assertFirst(100, 65_535);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 16, 65_536));
        calendar.add(_time(100));
    }

    function test_RevertWhen_ALaterDayHasTooManyCovers() public {
        calendar.setFirst(100, 65_535);
        calendar.add(_time(99));
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 16, 65_536));
        calendar.add(_time(100));
        calendar.remove(_time(99));
        _assertFirst(100, 65_535);
    }

    function test_AFullDaySurvivesInTheCalendar() public {
        calendar.setFirst(100, 65_535);
        calendar.add(_time(99));
        calendar.remove(_time(100));
        calendar.remove(_time(99));
        _assertFirst(100, 65_534);
    }

    /// Covers in any order on near, far and equal days: the same as a plain list that is searched each time.
    function testFuzz_TheCalendarAgreesWithAPlainList(uint256 seed) public {
        uint256 span = [uint256(4), 40, 600, 4000][seed & 3];
        for (uint256 i = 0; i < 48; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (ends.length == 0 || seed % 16 < (i < 24 ? 11 : 5))
                _add(20_400 * 1 days + ((seed >> 8) % (span * 1 days)));
            else _removeAt((seed >> 8) % ends.length);
            _assertAgrees(seed >> 128, span);
        }
        while (ends.length != 0) _removeAt(ends.length / 2);
        _assertFirst(0, 0);
    }

    function test_DaysBeginAtMidnightInUtcPlus8() public view {
        vm.assertEq(calendar.dayOf(0), 0, "1970-01-01 08:00");
        vm.assertEq(calendar.dayOf(16 hours - 1), 0, "1970-01-01 23:59:59");
        vm.assertEq(calendar.dayOf(16 hours), 1, "1970-01-02 00:00:00");
        vm.assertEq(calendar.dayOf(1_767_571_200), 20_458, "2026-01-05 08:00");
    }

    function _add(uint256 endsAt) private {
        ends.push(endsAt);
        calendar.add(endsAt);
    }

    function _removeAt(uint256 index) private {
        calendar.remove(ends[index]);
        ends[index] = ends[ends.length - 1];
        ends.pop();
    }

    function _assertAgrees(uint256 seed, uint256 span) private {
        uint256[4] memory moments = [
            20_398 * 1 days + (seed % ((span + 4) * 1 days)),
            _earliestMidnight(),
            _earliestMidnight() - 1,
            20_300 * 1 days
        ];
        for (uint256 i = 0; i < moments.length; ++i) {
            vm.warp(moments[i]);
            vm.assertEq(calendar.isReached(), _isReachedByList(), "is reached");
        }
        (, uint256 covers) = calendar.first();
        vm.assertEq(covers == 0, ends.length == 0, "empty");
    }

    function _expectUnderflow() private {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
    }

    function _assertFirst(uint256 day, uint256 covers) private view {
        (uint256 actualDay, uint256 actualCovers) = calendar.first();
        vm.assertEq(actualDay, day, "first day");
        vm.assertEq(actualCovers, covers, "covers");
    }

    function _isReachedByList() private view returns (bool) {
        for (uint256 i = 0; i < ends.length; ++i) {
            if (block.timestamp >= _midnight(ends[i])) return true;
        }
        return false;
    }

    function _earliestMidnight() private view returns (uint256 earliest) {
        earliest = 50_000 * 1 days;
        for (uint256 i = 0; i < ends.length; ++i) {
            if (_midnight(ends[i]) < earliest) earliest = _midnight(ends[i]);
        }
    }

    /// The midnight in UTC+8 with which the day of a moment begins.
    function _midnight(uint256 time) private pure returns (uint256) {
        return time - ((time + 8 hours) % 1 days);
    }

    /// Eight in the morning in UTC+8.
    function _time(uint256 day) private pure returns (uint256) {
        return day * 1 days;
    }
}
