// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {CalendarTest} from "./support/CalendarTest.sol";
import {OfferingDouble} from "./support/OfferingDouble.sol";

contract DisclosureCalendarProgressTest is CalendarTest {
    /// Noted on Monday 2026-01-05: five business days end with Monday 2026-01-12.
    uint40 private constant _PROGRESS_DUE = 1_768_233_600;

    function test_WhenNoted_AReportIsDueInFiveBusinessDays() public {
        OfferingDouble(offering).setMarks(1);
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.ProgressNoted(offering, 1, _PROGRESS_DUE);
        vm.prank(stranger);
        calendar.noteProgress(offering);
        vm.assertEq(calendar.nextDueAt(offering), _PROGRESS_DUE, "before the annual report");
        vm.warp(_PROGRESS_DUE - 1);
        vm.assertFalse(calendar.isOverdue(offering), "last second");
        vm.warp(_PROGRESS_DUE);
        vm.assertTrue(calendar.isOverdue(offering), "first second");
        _report(IDisclosureCalendar.Kind.Progress, calendar.scheduleOf(offering).nextPeriodEnd);
        vm.assertFalse(calendar.isOverdue(offering), "reported");
        vm.assertEq(calendar.nextDueAt(offering), DUE_2025, "the annual report is next");
    }

    function test_RevertWhen_NothingNewIsNoted() public {
        _refuseNote(0, 0);
        OfferingDouble(offering).setMarks(1);
        calendar.noteProgress(offering);
        _refuseNote(1, 0); // the first knowledge has set the date
        vm.warp(START + 1 days);
        OfferingDouble(offering).setMarks(2);
        _refuseNote(2, 0); // the report owed covers this mark too
        vm.assertEq(calendar.nextDueAt(offering), _PROGRESS_DUE, "the date stays");
        _report(IDisclosureCalendar.Kind.Progress, TODAY);
        _refuseNote(2, 2);
    }

    function test_RevertWhen_TheOfferingIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarOfferingUnknown.selector, stranger));
        calendar.noteProgress(stranger);
    }

    function test_WhenTheSecondMarkComesLater_ItHasADateOfItsOwn() public {
        OfferingDouble(offering).setMarks(1);
        calendar.noteProgress(offering);
        _report(IDisclosureCalendar.Kind.Progress, TODAY);
        OfferingDouble(offering).setMarks(2);
        vm.warp(_PROGRESS_DUE);
        calendar.noteProgress(offering);
        // Tuesday 2026-01-13 in UTC+8, so until the end of Tuesday 2026-01-20.
        vm.assertEq(calendar.nextDueAt(offering), _PROGRESS_DUE + 8 days, "due");
    }

    /// Whoever reports before anybody has asked owes nothing.
    function test_WhenReportedAtOnce_NothingIsOwed() public {
        OfferingDouble(offering).setMarks(2);
        _report(IDisclosureCalendar.Kind.Progress, TODAY);
        vm.assertEq(calendar.scheduleOf(offering).marksReported, 2, "both marks");
        _refuseNote(2, 2);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarNoNewMark.selector, 2, 2));
        _report(IDisclosureCalendar.Kind.Progress, TODAY);
    }

    /// What is due first is due, whichever it is.
    function test_WhenTheAnnualReportIsDueBefore_ItComesFirst() public {
        vm.warp(DUE_2025 - 1);
        OfferingDouble(offering).setMarks(1);
        calendar.noteProgress(offering);
        vm.assertEq(calendar.nextDueAt(offering), DUE_2025, "annual report");
    }

    function _refuseNote(uint8 marks, uint8 reported) private {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarNoNewMark.selector, marks, reported));
        calendar.noteProgress(offering);
    }
}
