// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {CalendarTest} from "./support/CalendarTest.sol";

contract DisclosureCalendarTest is CalendarTest {
    function test_WhenEntered_TheCalendarBegins() public {
        address other = _actor("other offering");
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.CalendarEntered(other, reporter, address(register), END_2026);
        _enter(other, reporter, END_2026);

        IDisclosureCalendar.Schedule memory schedule = calendar.scheduleOf(other);
        vm.assertEq(schedule.reporter, reporter, "reporter");
        vm.assertEq(address(schedule.register), address(register), "register");
        vm.assertEq(schedule.nextPeriodEnd, END_2026, "first period");
        vm.assertEq(schedule.reports, 0, "reports");
        vm.assertEq(calendar.headOf(other), 0, "head");
    }

    function test_RevertWhen_SomebodyElseEnters() public {
        vm.expectRevert(_notDesk(reporter));
        vm.prank(reporter);
        _enter(stranger, reporter, END_2026);
    }

    function test_RevertWhen_EnteredTwiceOrWithoutReporter() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarEnteredAlready.selector, offering));
        _enter(offering, reporter, END_2025);
        vm.expectRevert(IDisclosureCalendar.CalendarReporterMissing.selector);
        _enter(stranger, address(0), END_2025);
    }

    /// At the earliest the report is due today, at the latest the year ends in 366 days.
    function test_RevertWhen_TheFirstYearIsTooFarAway() public {
        (uint24 earliest, uint24 latest) = (TODAY - 120, TODAY + 366);
        _refuseFirst(earliest - 1, earliest, latest);
        _refuseFirst(latest + 1, earliest, latest);
        _enter(stranger, reporter, latest);
        _enter(reporter, reporter, earliest);
        vm.assertFalse(calendar.isOverdue(reporter), "due today, not overdue");
    }

    /// 17 CFR 227.202(a): at the latest 120 days after the end of the fiscal year.
    function test_TheAnnualReportIsDue120DaysAfterTheYear() public {
        vm.assertEq(calendar.nextDueAt(offering), DUE_2025, "2025-12-31: until the end of 2026-04-30");
        _reportYears(2);
        vm.assertEq(calendar.nextDueAt(offering), 1_840_636_800, "2027-12-31: until the end of 2028-04-29");
    }

    function test_OverdueFromTheFirstSecondAfterTheDay() public {
        vm.warp(DUE_2025 - 1);
        vm.assertFalse(calendar.isOverdue(offering), "last second");
        vm.warp(DUE_2025);
        vm.assertTrue(calendar.isOverdue(offering), "first second");
        vm.warp(DUE_2025 + 1);
        vm.assertTrue(calendar.isOverdue(offering), "afterwards");
        _report(IDisclosureCalendar.Kind.Annual, END_2025);
        vm.assertFalse(calendar.isOverdue(offering), "late, but reported");
    }

    function test_WhenReported_TheChainGrows() public {
        bytes32 first = keccak256(
            abi.encode(bytes32(0), uint32(1), IDisclosureCalendar.Kind.Annual, END_2025, DOCUMENT, uint256(START))
        );
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.ReportFiled(offering, 1, IDisclosureCalendar.Kind.Annual, END_2025, DOCUMENT, first);
        vm.assertEq(_report(IDisclosureCalendar.Kind.Annual, END_2025), 1, "number");
        vm.assertEq(calendar.headOf(offering), first, "head");

        vm.warp(START + 1 hours);
        vm.assertEq(_report(IDisclosureCalendar.Kind.MaterialEvent, TODAY), 2, "number");
        bytes32 second = keccak256(
            abi.encode(first, 2, IDisclosureCalendar.Kind.MaterialEvent, TODAY, DOCUMENT, START + 1 hours)
        );
        vm.assertEq(calendar.headOf(offering), second, "head");
        IDisclosureCalendar.Schedule memory schedule = calendar.scheduleOf(offering);
        vm.assertEq(schedule.nextPeriodEnd, END_2026, "next year");
        vm.assertEq(schedule.annualReports, 1, "annual reports");
        vm.assertEq(schedule.reports, 2, "reports");
    }

    function test_RevertWhen_SomebodyElseReports() public {
        vm.expectRevert(_notReporter(address(this)));
        calendar.report(offering, IDisclosureCalendar.Kind.Annual, END_2025, DOCUMENT);
        vm.expectRevert(
            abi.encodeWithSelector(IDisclosureCalendar.CalendarCallerNotReporter.selector, reporter, address(0))
        );
        vm.prank(reporter);
        calendar.report(stranger, IDisclosureCalendar.Kind.Annual, END_2025, DOCUMENT);
    }

    function test_RevertWhen_TheDocumentIsMissing() public {
        vm.expectRevert(IDisclosureCalendar.CalendarDocumentMissing.selector);
        vm.prank(reporter);
        calendar.report(offering, IDisclosureCalendar.Kind.Annual, END_2025, 0);
    }

    function test_RevertWhen_AYearIsSkippedOrRepeated() public {
        _refusePeriod(END_2025 - 1, END_2025);
        _report(IDisclosureCalendar.Kind.Annual, END_2025);
        _refusePeriod(END_2025, END_2026);
    }

    /// The last day of a period must be over, in UTC+8; an event can be told on its day.
    function test_RevertWhen_ThePeriodIsNotOver() public {
        _report(IDisclosureCalendar.Kind.Annual, END_2025);
        uint256 over = (uint256(END_2026) + 1) * 1 days - 8 hours;
        vm.warp(over - 1);
        _refuseKind(IDisclosureCalendar.Kind.Annual, END_2026, END_2026 - 1);
        _refuseKind(IDisclosureCalendar.Kind.Interim, END_2026, END_2026 - 1);
        _refuseKind(IDisclosureCalendar.Kind.MaterialEvent, END_2026 + 1, END_2026);
        _report(IDisclosureCalendar.Kind.MaterialEvent, END_2026);
        vm.warp(over);
        _report(IDisclosureCalendar.Kind.Interim, END_2026);
        _report(IDisclosureCalendar.Kind.Annual, END_2026);
    }

    /// Interim reports and events owe nothing and settle nothing.
    function test_WhenOtherwiseReported_NoDateChanges() public {
        _report(IDisclosureCalendar.Kind.Interim, END_2025 - 90);
        _report(IDisclosureCalendar.Kind.MaterialEvent, TODAY);
        vm.assertEq(calendar.nextDueAt(offering), DUE_2025, "due as before");
        vm.assertEq(calendar.scheduleOf(offering).annualReports, 0, "annual reports");
    }

    function test_WhenCorrected_TheOldReportIsNamed() public {
        _report(IDisclosureCalendar.Kind.Annual, END_2025);
        bytes32 head = keccak256(
            abi.encode(calendar.headOf(offering), uint32(2), uint32(1), bytes32("better"), uint256(START))
        );
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.ReportCorrected(offering, 2, 1, "better", head);
        vm.prank(reporter);
        vm.assertEq(calendar.correct(offering, 1, "better"), 2, "number");
        vm.assertEq(calendar.headOf(offering), head, "head");
        vm.assertEq(calendar.scheduleOf(offering).nextPeriodEnd, END_2026, "no date changes");
        vm.prank(reporter);
        vm.assertEq(calendar.correct(offering, 2, "best"), 3, "a correction can be corrected");
    }

    function test_RevertWhen_TheCorrectionIsNone() public {
        _report(IDisclosureCalendar.Kind.Annual, END_2025);
        vm.expectRevert(_notReporter(stranger));
        vm.prank(stranger);
        calendar.correct(offering, 1, DOCUMENT);
        vm.startPrank(reporter);
        vm.expectRevert(IDisclosureCalendar.CalendarDocumentMissing.selector);
        calendar.correct(offering, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarReportUnknown.selector, 0, 1));
        calendar.correct(offering, 0, DOCUMENT);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarReportUnknown.selector, 2, 1));
        calendar.correct(offering, 2, DOCUMENT);
        vm.stopPrank();
    }

    /// Whatever the first year is, the one after the report is the same date a year later, and due 120 days after.
    function testFuzz_YearsFollowEachOther(uint256 first) public {
        first = _bound(first, TODAY - 120, TODAY + 366);
        _enter(stranger, reporter, uint24(first));
        for (uint256 i = 0; i < 5; ++i) {
            uint24 periodEnd = calendar.scheduleOf(stranger).nextPeriodEnd;
            vm.assertEq(calendar.nextDueAt(stranger), (uint256(periodEnd) + 121) * 1 days - 8 hours, "due");
            vm.warp((uint256(periodEnd) + 1) * 1 days);
            vm.prank(reporter);
            calendar.report(stranger, IDisclosureCalendar.Kind.Annual, periodEnd, DOCUMENT);
        }
        // Five years have one leap day, or two, or lose one that was an end of year itself.
        uint256 last = calendar.scheduleOf(stranger).nextPeriodEnd;
        vm.assertApproxEqAbs(last - first, 5 * 365 + 1, 1, "five years");
    }

    function test_AnOfferingNeverEnteredIsOverdue() public view {
        vm.assertEq(calendar.nextDueAt(stranger), 0, "due");
        vm.assertTrue(calendar.isOverdue(stranger), "overdue");
    }

    function _enter(address entered, address by, uint24 periodEnd) private {
        calendar.enter(entered, by, IShareRegister(address(register)), periodEnd);
    }

    function _refuseFirst(uint24 periodEnd, uint24 earliest, uint24 latest) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDisclosureCalendar.CalendarFirstPeriodInvalid.selector, periodEnd, earliest, latest)
        );
        _enter(stranger, reporter, periodEnd);
    }

    function _refusePeriod(uint24 periodEnd, uint24 expected) private {
        vm.expectRevert(
            abi.encodeWithSelector(IDisclosureCalendar.CalendarPeriodUnexpected.selector, periodEnd, expected)
        );
        _report(IDisclosureCalendar.Kind.Annual, periodEnd);
    }

    function _refuseKind(IDisclosureCalendar.Kind kind, uint24 periodEnd, uint24 latest) private {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarPeriodNotOver.selector, periodEnd, latest));
        _report(kind, periodEnd);
    }
}
