// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {CalendarTest} from "./support/CalendarTest.sol";

/// When reporting may stop (17 CFR 227.202(b)).
contract DisclosureCalendarEndingTest is CalendarTest {
    bytes32 private constant _EVIDENCE = "balance sheet";

    function test_WhenHoldersAreFew_TheDutyEnds() public {
        _reportYears(1);
        register.setHolders(299);
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.ReportingEnded(offering, IDisclosureCalendar.Ending.FewHolders, 299, _EVIDENCE);
        _end(IDisclosureCalendar.Ending.FewHolders, 10_000_001);
        vm.assertEq(calendar.nextDueAt(offering), type(uint40).max, "nothing is due");
        vm.warp(DUE_2025 + 3650 days);
        vm.assertFalse(calendar.isOverdue(offering), "never again");
    }

    function test_RevertGiven_HoldersAreMany() public {
        _reportYears(1);
        register.setHolders(300);
        _refuse(
            IDisclosureCalendar.Ending.FewHolders,
            0,
            abi.encodeWithSelector(IDisclosureCalendar.CalendarCompanyTooLarge.selector, 300, 299)
        );
    }

    function test_RevertGiven_NoYearWasReported() public {
        _refuse(
            IDisclosureCalendar.Ending.FewHolders,
            0,
            abi.encodeWithSelector(IDisclosureCalendar.CalendarTooFewReports.selector, 0, 1)
        );
    }

    function test_WhenTheCompanyIsSmall_TheDutyEnds() public {
        _reportYears(3);
        register.setHolders(5000);
        uint256 before = vm.snapshotState();
        _refuse(
            IDisclosureCalendar.Ending.SmallCompany,
            10_000_001,
            abi.encodeWithSelector(IDisclosureCalendar.CalendarCompanyTooLarge.selector, 10_000_001, 10_000_000)
        );
        vm.revertToState(before);
        vm.expectEmit(address(calendar));
        emit IDisclosureCalendar.ReportingEnded(
            offering,
            IDisclosureCalendar.Ending.SmallCompany,
            10_000_000,
            _EVIDENCE
        );
        _end(IDisclosureCalendar.Ending.SmallCompany, 10_000_000);
        vm.assertTrue(calendar.scheduleOf(offering).isEnded, "ended");
    }

    function test_RevertGiven_ASmallCompanyHasReportedTwice() public {
        _reportYears(2);
        _refuse(
            IDisclosureCalendar.Ending.SmallCompany,
            0,
            abi.encodeWithSelector(IDisclosureCalendar.CalendarTooFewReports.selector, 2, 3)
        );
    }

    /// A late company cannot free what its lateness blocks.
    function test_RevertGiven_AReportIsOverdue() public {
        _reportYears(1);
        uint40 dueAt = calendar.nextDueAt(offering);
        vm.warp(dueAt);
        _refuse(
            IDisclosureCalendar.Ending.FewHolders,
            0,
            abi.encodeWithSelector(IDisclosureCalendar.CalendarOverdue.selector, dueAt)
        );
        vm.warp(dueAt - 1);
        _end(IDisclosureCalendar.Ending.FewHolders, 0);
    }

    function test_RevertWhen_SomebodyElseEndsASmallDuty() public {
        _reportYears(1);
        vm.expectRevert(_notReporter(address(this)));
        calendar.endReporting(offering, IDisclosureCalendar.Ending.FewHolders, 0, _EVIDENCE);
    }

    /// The desk decides the rest with evidence, even of a late company.
    function test_WhenTheDeskDecides_TheDutyEnds() public {
        vm.warp(DUE_2025);
        for (uint8 i = 2; i <= 4; ++i) {
            uint256 before = vm.snapshotState();
            IDisclosureCalendar.Ending ending = IDisclosureCalendar.Ending(i);
            vm.expectRevert(_notDesk(reporter));
            _end(ending, 0);
            vm.expectEmit(address(calendar));
            emit IDisclosureCalendar.ReportingEnded(offering, ending, 0, _EVIDENCE);
            calendar.endReporting(offering, ending, 1, _EVIDENCE);
            vm.assertFalse(calendar.isOverdue(offering), "nothing is due");
            vm.revertToState(before);
        }
    }

    function test_RevertWhen_EndedTwiceOrWithoutEvidenceOrUnknown() public {
        vm.expectRevert(IDisclosureCalendar.CalendarDocumentMissing.selector);
        calendar.endReporting(offering, IDisclosureCalendar.Ending.Dissolved, 0, 0);
        calendar.endReporting(offering, IDisclosureCalendar.Ending.Dissolved, 0, _EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarReportingEnded.selector, offering));
        calendar.endReporting(offering, IDisclosureCalendar.Ending.Dissolved, 0, _EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureCalendar.CalendarOfferingUnknown.selector, stranger));
        calendar.endReporting(stranger, IDisclosureCalendar.Ending.Dissolved, 0, _EVIDENCE);
    }

    function test_GivenTheDutyIsOver_ReportsAreStillTaken() public {
        calendar.endReporting(offering, IDisclosureCalendar.Ending.Dissolved, 0, _EVIDENCE);
        vm.assertEq(_report(IDisclosureCalendar.Kind.MaterialEvent, TODAY), 1, "number");
        vm.assertEq(calendar.nextDueAt(offering), type(uint40).max, "nothing is due");
    }

    function _end(IDisclosureCalendar.Ending ending, uint256 totalAssets) private {
        vm.prank(reporter);
        calendar.endReporting(offering, ending, totalAssets, _EVIDENCE);
    }

    function _refuse(IDisclosureCalendar.Ending ending, uint256 totalAssets, bytes memory why) private {
        vm.expectRevert(why);
        _end(ending, totalAssets);
    }
}
