// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../common/CivilDate.sol";
import {IDisclosureCalendar} from "./interfaces/IDisclosureCalendar.sol";
import {IOffering} from "./interfaces/IOffering.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {BusinessDays} from "./libraries/BusinessDays.sol";

/// @title Disclosure calendar
/// @notice When a company that has raised money owes a report, what it has reported, and whether it is late.
contract DisclosureCalendar is IDisclosureCalendar {
    /// @notice Days after the end of a fiscal year on which its report is due at last.
    uint24 public constant ANNUAL_REPORT_DAYS = 120;
    /// @notice Business days to report a mark of progress.
    uint8 public constant PROGRESS_REPORT_DAYS = 5;
    /// @notice From this number of holders on a company must go on reporting, unless it is small.
    uint256 public constant MANY_HOLDERS = 300;
    /// @notice Total assets up to which a company is small, in whole units of currency.
    uint256 public constant SMALL_COMPANY_ASSETS = 10_000_000;

    uint24 private constant _LONGEST_YEAR = 366;
    uint256 private constant _REPORTS_OF_FEW_HOLDERS = 1;
    uint256 private constant _REPORTS_OF_SMALL_COMPANY = 3;

    /// @notice Desk that enters offerings and decides what cannot be computed.
    address public immutable DESK;

    mapping(address offering => Schedule schedule) private _schedules;
    mapping(address offering => bytes32 head) private _heads;

    constructor(address desk) {
        DESK = desk;
    }

    /// @inheritdoc IDisclosureCalendar
    function enter(address offering, address reporter, IShareRegister register, uint24 firstPeriodEnd) external {
        _requireDesk();
        if (reporter == address(0)) revert CalendarReporterMissing();
        Schedule storage schedule = _schedules[offering];
        if (schedule.reporter != address(0)) revert CalendarEnteredAlready(offering);
        uint24 today = CivilDate.dayOf(block.timestamp);
        (uint24 earliest, uint24 latest) = (today - ANNUAL_REPORT_DAYS, today + _LONGEST_YEAR);
        if (firstPeriodEnd < earliest || firstPeriodEnd > latest) {
            revert CalendarFirstPeriodInvalid(firstPeriodEnd, earliest, latest);
        }

        (schedule.reporter, schedule.register, schedule.nextPeriodEnd) = (reporter, register, firstPeriodEnd);
        emit CalendarEntered(offering, reporter, address(register), firstPeriodEnd);
    }

    /// @inheritdoc IDisclosureCalendar
    function noteProgress(address offering) external {
        Schedule storage schedule = _schedules[offering];
        if (schedule.reporter == address(0)) revert CalendarOfferingUnknown(offering);
        uint8 marks = IOffering(offering).bookOf().marks;
        if (marks <= schedule.marksReported || schedule.progressDueAt != 0) {
            revert CalendarNoNewMark(marks, schedule.marksReported);
        }
        uint40 dueAt = BusinessDays.addBusinessDays(uint40(block.timestamp), PROGRESS_REPORT_DAYS);
        schedule.progressDueAt = dueAt;
        emit ProgressNoted(offering, marks, dueAt);
    }

    /// @inheritdoc IDisclosureCalendar
    function report(
        address offering,
        Kind kind,
        uint24 periodEnd,
        bytes32 documentHash
    ) external returns (uint32 number) {
        Schedule storage schedule = _schedules[offering];
        _requireReporter(schedule);
        if (documentHash == 0) revert CalendarDocumentMissing();
        uint24 latest = CivilDate.dayOf(block.timestamp);
        // A period is over when its last day is; an event can be told on its day.
        if (kind == Kind.Annual || kind == Kind.Interim) --latest;
        if (periodEnd > latest) revert CalendarPeriodNotOver(periodEnd, latest);
        if (kind == Kind.Annual) _reportYear(schedule, periodEnd);
        if (kind == Kind.Progress) _reportProgress(schedule, offering);

        number = ++schedule.reports;
        bytes32 head = keccak256(abi.encode(_heads[offering], number, kind, periodEnd, documentHash, block.timestamp));
        _heads[offering] = head;
        emit ReportFiled({
            offering: offering,
            number: number,
            kind: kind,
            periodEnd: periodEnd,
            documentHash: documentHash,
            head: head
        });
    }

    /// @inheritdoc IDisclosureCalendar
    function correct(address offering, uint32 corrected, bytes32 documentHash) external returns (uint32 number) {
        Schedule storage schedule = _schedules[offering];
        _requireReporter(schedule);
        if (documentHash == 0) revert CalendarDocumentMissing();
        if (corrected == 0 || corrected > schedule.reports) {
            revert CalendarReportUnknown(corrected, schedule.reports);
        }

        number = ++schedule.reports;
        bytes32 head = keccak256(abi.encode(_heads[offering], number, corrected, documentHash, block.timestamp));
        _heads[offering] = head;
        emit ReportCorrected(offering, number, corrected, documentHash, head);
    }

    /// @inheritdoc IDisclosureCalendar
    function endReporting(address offering, Ending ending, uint256 totalAssets, bytes32 evidence) external {
        Schedule storage schedule = _schedules[offering];
        if (schedule.reporter == address(0)) revert CalendarOfferingUnknown(offering);
        if (schedule.isEnded) revert CalendarReportingEnded(offering);
        if (evidence == 0) revert CalendarDocumentMissing();
        uint256 figure = 0;
        if (ending == Ending.FewHolders || ending == Ending.SmallCompany) {
            figure = _requireSmall(offering, ending, totalAssets);
        } else {
            _requireDesk();
        }

        schedule.isEnded = true;
        emit ReportingEnded(offering, ending, figure, evidence);
    }

    /// @inheritdoc IDisclosureCalendar
    function isOverdue(address offering) external view returns (bool isLate) {
        return block.timestamp >= nextDueAt(offering);
    }

    /// @inheritdoc IDisclosureCalendar
    function scheduleOf(address offering) external view returns (Schedule memory schedule) {
        return _schedules[offering];
    }

    /// @inheritdoc IDisclosureCalendar
    function headOf(address offering) external view returns (bytes32 head) {
        return _heads[offering];
    }

    /// @inheritdoc IDisclosureCalendar
    function nextDueAt(address offering) public view returns (uint40 dueAt) {
        Schedule storage schedule = _schedules[offering];
        if (schedule.reporter == address(0)) return 0;
        if (schedule.isEnded) return type(uint40).max;
        dueAt = CivilDate.endOf(schedule.nextPeriodEnd + ANNUAL_REPORT_DAYS);
        uint40 progressDueAt = schedule.progressDueAt;
        if (progressDueAt != 0 && progressDueAt < dueAt) dueAt = progressDueAt;
    }

    function _reportYear(Schedule storage schedule, uint24 periodEnd) private {
        uint24 expected = schedule.nextPeriodEnd;
        if (periodEnd != expected) revert CalendarPeriodUnexpected(periodEnd, expected);
        schedule.nextPeriodEnd = CivilDate.yearLater(periodEnd);
        ++schedule.annualReports;
    }

    function _reportProgress(Schedule storage schedule, address offering) private {
        uint8 marks = IOffering(offering).bookOf().marks;
        if (marks <= schedule.marksReported) revert CalendarNoNewMark(marks, schedule.marksReported);
        (schedule.marksReported, schedule.progressDueAt) = (marks, 0);
    }

    /// @dev A company that is late cannot end its duty, and with it what its lateness blocks.
    function _requireSmall(address offering, Ending ending, uint256 totalAssets) private view returns (uint256 figure) {
        Schedule storage schedule = _schedules[offering];
        _requireReporter(schedule);
        uint40 dueAt = nextDueAt(offering);
        if (block.timestamp >= dueAt) revert CalendarOverdue(dueAt);
        bool hasFewHolders = ending == Ending.FewHolders;
        uint256 needed = hasFewHolders ? _REPORTS_OF_FEW_HOLDERS : _REPORTS_OF_SMALL_COMPANY;
        if (schedule.annualReports < needed) revert CalendarTooFewReports(schedule.annualReports, needed);
        figure = hasFewHolders ? schedule.register.books().holders : totalAssets;
        uint256 max = hasFewHolders ? MANY_HOLDERS - 1 : SMALL_COMPANY_ASSETS;
        if (figure > max) revert CalendarCompanyTooLarge(figure, max);
    }

    function _requireDesk() private view {
        if (msg.sender != DESK) revert CalendarCallerNotDesk(msg.sender, DESK);
    }

    function _requireReporter(Schedule storage schedule) private view {
        address reporter = schedule.reporter;
        if (msg.sender != reporter) revert CalendarCallerNotReporter(msg.sender, reporter);
    }
}
