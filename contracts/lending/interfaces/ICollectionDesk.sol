// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Collection desk
/// @notice What was done to collect a loan, step by step, and what became of it in court.
/// @dev It moves no money and changes no loan. How far collection may go depends on the days past due, which the ledger
/// computes; the desk refuses a step that comes too early.
///
/// Evidence stays outside the chain. Its hashes form a chain of their own for each loan: none can be left out, added or
/// reordered afterwards without changing the head, and the steps of a law case are links of the same chain. The first
/// link follows zero, every other one the head before:
/// head = keccak256(abi.encode(head, loan, kind, evidence, time)).
interface ICollectionDesk {
    /// @notice Steps of collection, and from which day past due on each may be taken. Reminder: 1. Call: 16. Visit: 31.
    /// LegalNotice: 61. Litigation: first day of the default.
    enum Kind {
        Reminder,
        Call,
        Visit,
        LegalNotice,
        Litigation
    }

    /// @notice How far a law case is. It goes forward only; stages may be skipped.
    enum Stage {
        None,
        Filed,
        Heard,
        Judged,
        Enforced,
        Closed
    }

    /// @notice How a law case ended.
    enum Outcome {
        None,
        Upheld,
        UpheldInPart,
        Dismissed,
        Settled,
        Withdrawn
    }

    /// @notice Law case of a loan, in one slot.
    /// @param stage How far it is.
    /// @param outcome How it ended; none before.
    /// @param filedAt Unix time in seconds.
    /// @param stageAt Unix time in seconds of the last stage.
    struct Case {
        Stage stage;
        Outcome outcome;
        uint40 filedAt;
        uint40 stageAt;
    }

    /// @notice Something was done to collect a loan.
    /// @param loan Loan.
    /// @param kind What was done.
    /// @param daysPastDue Days past due on that day.
    /// @param time Unix time in seconds.
    /// @param evidence Hash of the evidence.
    /// @param head Head of the loan's chain of evidence afterwards.
    event CollectionAction(
        address indexed loan,
        Kind indexed kind,
        uint256 daysPastDue,
        uint40 time,
        bytes32 evidence,
        bytes32 head
    );

    /// @notice A law case was filed.
    /// @param loan Loan.
    /// @param caseHash Hash of the statement of claim, its number included.
    /// @param court Hash of the court's full name.
    event CaseOpened(address indexed loan, bytes32 indexed caseHash, bytes32 indexed court);

    /// @notice A law case went on.
    /// @param loan Loan.
    /// @param stage How far it is.
    /// @param evidence Hash of the evidence.
    event CaseUpdated(address indexed loan, Stage indexed stage, bytes32 evidence);

    /// @notice A law case is over.
    /// @param loan Loan.
    /// @param outcome How it ended.
    /// @param evidence Hash of the evidence.
    event CaseClosed(address indexed loan, Outcome indexed outcome, bytes32 evidence);

    /// @notice The loan is not late enough for this step.
    /// @param daysPastDue Days past due.
    /// @param needed Days that are needed.
    error CollectionTooEarly(uint256 daysPastDue, uint256 needed);

    /// @notice A step without evidence is none; a court without a name neither.
    error CollectionEvidenceMissing();

    /// @notice A loan has one law case.
    /// @param loan Loan.
    /// @param stage How far it is.
    error CollectionCaseExists(address loan, Stage stage);

    /// @notice The loan has no law case.
    /// @param loan Loan.
    error CollectionCaseMissing(address loan);

    /// @notice A law case goes forward only, and ends with an outcome.
    /// @param actual How far it is.
    /// @param wanted Stage given.
    error CollectionStageNotForward(Stage actual, Stage wanted);

    /// @notice A law case ends with an outcome.
    error CollectionOutcomeMissing();

    /// @notice Writes down a step of collection; only the collector.
    /// @param loan Loan.
    /// @param kind What was done.
    /// @param evidence Hash of the evidence.
    function record(address loan, Kind kind, bytes32 evidence) external;

    /// @notice Files a law case, which is a step of litigation; only the collector.
    /// @param loan Loan in default.
    /// @param caseHash Hash of the statement of claim, its number included.
    /// @param court Hash of the court's full name.
    function openCase(address loan, bytes32 caseHash, bytes32 court) external;

    /// @notice Takes a law case further, also when the loan has been paid meanwhile; only the collector.
    /// @param loan Loan.
    /// @param stage Stage reached, later than that before and not the last one.
    /// @param evidence Hash of the evidence.
    function updateCase(address loan, Stage stage, bytes32 evidence) external;

    /// @notice Ends a law case, at whatever stage it is; only the collector.
    /// @param loan Loan.
    /// @param outcome How it ended.
    /// @param evidence Hash of the evidence.
    function closeCase(address loan, Outcome outcome, bytes32 evidence) external;

    /// @notice Head of the chain of evidence of a loan.
    /// @param loan Loan.
    /// @return head Last link; zero when nothing was done.
    function headOf(address loan) external view returns (bytes32 head);

    /// @notice Law case of a loan.
    /// @param loan Loan.
    /// @return known The case; all zero when there is none.
    function caseOf(address loan) external view returns (Case memory known);

    /// @notice From when on a step may be taken.
    /// @param loan Loan.
    /// @param kind What is to be done.
    /// @return daysPastDue First day past due on which it is allowed.
    function firstDayOf(address loan, Kind kind) external view returns (uint256 daysPastDue);
}
