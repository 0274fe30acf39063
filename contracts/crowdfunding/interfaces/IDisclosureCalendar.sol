// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "./IShareRegister.sol";

/// @title Disclosure calendar
/// @notice When a company that has raised money owes a report, what it has reported, and whether it is late.
/// @dev One contract for all offerings. Documents stay outside; every report is an event and a link of a hash chain
/// that cannot be shortened or rewritten: head = keccak256(abi.encode(head before, number, kind, periodEnd,
/// documentHash, time)), or for a correction keccak256(abi.encode(head before, number, corrected number, documentHash,
/// time)). A correction is a new report that names an old one.
///
/// An annual report is due 120 days after the end of the fiscal year, and years are reported in order. A mark of
/// progress, half the target or all of it, is due five business days after anybody made it known here. Days are
/// calendar days in UTC+8, numbered from 1970-01-01, and a day that is due ends with its last second. Lateness follows
/// from the clock.
interface IDisclosureCalendar {
    /// @notice What a report is about.
    /// Annual: a fiscal year. Interim: a part of one. Progress: marks of the offering. MaterialEvent: what investors
    /// must know at once.
    enum Kind {
        Annual,
        Interim,
        Progress,
        MaterialEvent
    }

    /// @notice Why a duty to report ends. The figures of the first two are tested here; the others the desk decides.
    /// FewHolders: one annual report and fewer than 300 holders, an entity counting its members. SmallCompany: three
    /// annual reports and total assets of at most 10,000,000. ReportsElsewhere: to an exchange, as a listed company.
    /// BoughtBack: all shares sold here. Dissolved: the company.
    enum Ending {
        FewHolders,
        SmallCompany,
        ReportsElsewhere,
        BoughtBack,
        Dissolved
    }

    /// @notice Calendar of an offering.
    /// @param reporter Who reports for the company; zero when the offering was never entered.
    /// @param nextPeriodEnd Last day of the fiscal year that is reported next, as a day number.
    /// @param annualReports Fiscal years reported.
    /// @param progressDueAt Unix time in seconds at which a report on a mark becomes overdue; zero when none is owed.
    /// @param marksReported Marks of progress reported: half the target, the target.
    /// @param isEnded Whether the duty to report has ended.
    /// @param register Register that counts the company's holders.
    /// @param reports Reports so far; they are numbered from 1.
    struct Schedule {
        address reporter;
        uint24 nextPeriodEnd;
        uint8 annualReports;
        uint40 progressDueAt;
        uint8 marksReported;
        bool isEnded;
        IShareRegister register;
        uint32 reports;
    }

    /// @notice The calendar of an offering begins.
    /// @param offering Offering.
    /// @param reporter Who reports for the company.
    /// @param register Register that counts its holders.
    /// @param firstPeriodEnd Last day of the first fiscal year to be reported, as a day number.
    event CalendarEntered(
        address indexed offering,
        address indexed reporter,
        address indexed register,
        uint24 firstPeriodEnd
    );

    /// @notice A mark of progress became known; a report on it is due.
    /// @param offering Offering.
    /// @param marks Marks it has passed.
    /// @param dueAt Unix time in seconds at which the report becomes overdue.
    event ProgressNoted(address indexed offering, uint8 marks, uint40 dueAt);

    /// @notice A report was filed.
    /// @param offering Offering.
    /// @param number Number of the report, from 1.
    /// @param kind What it is about.
    /// @param periodEnd Last day that it covers, as a day number.
    /// @param documentHash Hash of the document.
    /// @param head Head of the hash chain afterwards.
    event ReportFiled(
        address indexed offering,
        uint32 indexed number,
        Kind indexed kind,
        uint24 periodEnd,
        bytes32 documentHash,
        bytes32 head
    );

    /// @notice A report was corrected by a new one.
    /// @param offering Offering.
    /// @param number Number of the new report.
    /// @param corrected Number of the report that it corrects.
    /// @param documentHash Hash of the new document.
    /// @param head Head of the hash chain afterwards.
    event ReportCorrected(
        address indexed offering,
        uint32 indexed number,
        uint32 indexed corrected,
        bytes32 documentHash,
        bytes32 head
    );

    /// @notice The duty to report has ended.
    /// @param offering Offering.
    /// @param ending Why.
    /// @param figure Holders or total assets on which it rests; zero when the desk has decided.
    /// @param evidence Hash of the evidence.
    event ReportingEnded(address indexed offering, Ending indexed ending, uint256 figure, bytes32 evidence);

    /// @notice Only the desk may do this.
    /// @param caller Who tried.
    /// @param desk Who may.
    error CalendarCallerNotDesk(address caller, address desk);

    /// @notice Only the company's reporter may do this.
    /// @param caller Who tried.
    /// @param reporter Who may; zero when the offering was never entered.
    error CalendarCallerNotReporter(address caller, address reporter);

    /// @notice Somebody must report.
    error CalendarReporterMissing();

    /// @notice The offering has a calendar already.
    /// @param offering Offering.
    error CalendarEnteredAlready(address offering);

    /// @notice The offering was never entered.
    /// @param offering Offering.
    error CalendarOfferingUnknown(address offering);

    /// @notice The first fiscal year ends within the next year, or so lately that its report is not overdue.
    /// @param periodEnd Last day given, as a day number.
    /// @param earliest Earliest possible.
    /// @param latest Latest possible.
    error CalendarFirstPeriodInvalid(uint24 periodEnd, uint24 earliest, uint24 latest);

    /// @notice A report needs a document.
    error CalendarDocumentMissing();

    /// @notice Fiscal years are reported in order.
    /// @param periodEnd Last day given, as a day number.
    /// @param expected Last day of the year that comes next.
    error CalendarPeriodUnexpected(uint24 periodEnd, uint24 expected);

    /// @notice Nobody reports on days to come.
    /// @param periodEnd Last day given, as a day number.
    /// @param latest Latest day on which there can be a report of this kind today.
    error CalendarPeriodNotOver(uint24 periodEnd, uint24 latest);

    /// @notice The offering has passed no mark that is not noted or reported already.
    /// @param marks Marks it has passed.
    /// @param reported Marks reported.
    error CalendarNoNewMark(uint8 marks, uint8 reported);

    /// @notice There is no such report to correct.
    /// @param number Number given.
    /// @param reports Reports so far.
    error CalendarReportUnknown(uint32 number, uint32 reports);

    /// @notice The duty to report has ended already.
    /// @param offering Offering.
    error CalendarReportingEnded(address offering);

    /// @notice What is overdue must be reported before the duty can end.
    /// @param dueAt Unix time in seconds since which it is.
    error CalendarOverdue(uint40 dueAt);

    /// @notice Too few annual reports to end the duty.
    /// @param annualReports Fiscal years reported.
    /// @param needed Least.
    error CalendarTooFewReports(uint256 annualReports, uint256 needed);

    /// @notice The company is too large to end the duty.
    /// @param figure Holders or total assets.
    /// @param max Most.
    error CalendarCompanyTooLarge(uint256 figure, uint256 max);

    /// @notice Begins the calendar of an offering; only the desk.
    /// @param offering Offering.
    /// @param reporter Who reports for the company.
    /// @param register Register that counts its holders.
    /// @param firstPeriodEnd Last day of the first fiscal year to be reported, as a day number.
    function enter(address offering, address reporter, IShareRegister register, uint24 firstPeriodEnd) external;

    /// @notice Makes known that the offering has passed a mark of progress, which sets the date of the report; anybody.
    /// Later marks add no date while a report is owed, because that report covers them.
    /// @param offering Offering.
    function noteProgress(address offering) external;

    /// @notice Files a report; only the reporter. The duty can be over: reporting is never forbidden.
    /// @param offering Offering.
    /// @param kind What it is about. A progress report covers all marks passed so far.
    /// @param periodEnd Last day that it covers, as a day number; for an event its day.
    /// @param documentHash Hash of the document.
    /// @return number Number of the report, from 1.
    function report(
        address offering,
        Kind kind,
        uint24 periodEnd,
        bytes32 documentHash
    ) external returns (uint32 number);

    /// @notice Corrects a report by a new one; only the reporter. It changes no date.
    /// @param offering Offering.
    /// @param corrected Number of the report that is corrected.
    /// @param documentHash Hash of the new document.
    /// @return number Number of the new report.
    function correct(address offering, uint32 corrected, bytes32 documentHash) external returns (uint32 number);

    /// @notice Ends the duty to report: the reporter for the first two reasons, when nothing is overdue; the desk for
    /// the others.
    /// @param offering Offering.
    /// @param ending Why.
    /// @param totalAssets Total assets for `SmallCompany`, in whole units of currency, rounded up; otherwise unused.
    /// @param evidence Hash of the evidence.
    function endReporting(address offering, Ending ending, uint256 totalAssets, bytes32 evidence) external;

    /// @notice When the next report becomes overdue.
    /// @param offering Offering.
    /// @return dueAt Unix time in seconds: the first second after the last day to report. Zero when the offering was
    /// never entered, the largest number when the duty has ended.
    function nextDueAt(address offering) external view returns (uint40 dueAt);

    /// @notice Whether a report is overdue. An offering that was never entered counts as overdue: a forgotten entry
    /// blocks a release and does not free it.
    /// @param offering Offering.
    /// @return isLate Whether one is.
    function isOverdue(address offering) external view returns (bool isLate);

    /// @notice Calendar of an offering.
    /// @param offering Offering.
    /// @return schedule All zero when it was never entered.
    function scheduleOf(address offering) external view returns (Schedule memory schedule);

    /// @notice Head of the hash chain of an offering's reports.
    /// @param offering Offering.
    /// @return head Zero before the first report.
    function headOf(address offering) external view returns (bytes32 head);
}
