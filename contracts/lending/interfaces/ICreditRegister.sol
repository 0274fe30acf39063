// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";

/// @title Credit register
/// @notice Shared by several platforms: what a person owes over all of them, which projects are being financed, and who
/// was late, with dispute, expiry and disclosure of single facts.
/// @dev Amounts are in units of the settlement token, which all platforms share.
interface ICreditRegister {
    /// @notice How late a loan was: more than 30, 60 or 90 days past due, in default, charged off.
    enum Kind {
        Late30,
        Late60,
        Late90,
        Default,
        ChargeOff
    }

    /// @notice What a person owes and did, over all platforms.
    /// @param exposure Outstanding principal, in token units.
    /// @param live Loans that are outstanding.
    /// @param late30 Loans that were more than 30 days late; expired and struck records do not count.
    /// @param late60 Loans that were more than 60 days late.
    /// @param late90 Loans that were more than 90 days late.
    /// @param defaults Loans that came into default.
    /// @param chargeOffs Loans that were charged off.
    /// @param firstDay Day of the first loan, in UTC+8.
    struct Standing {
        uint64 exposure;
        uint16 live;
        uint16 late30;
        uint16 late60;
        uint16 late90;
        uint16 defaults;
        uint16 chargeOffs;
        uint24 firstDay;
    }

    /// @notice Negative record of one loan.
    /// @param subject Person.
    /// @param kinds Bit i is set when kind i was reported.
    struct Record {
        bytes31 subject;
        uint8 kinds;
    }

    /// @notice Dates of a negative record.
    /// @param platform Platform that reported it.
    /// @param worstDay Day on which the worst kind was reached, in UTC+8.
    /// @param endDay Day on which the lateness ended; zero while it lasts.
    /// @param isDisputed Whether the person disputes it.
    /// @param isStruck Whether the platform took it back.
    struct Dates {
        address platform;
        uint24 worstDay;
        uint24 endDay;
        bool isDisputed;
        bool isStruck;
    }

    event PlatformAdmitted(address indexed platform);
    event PlatformDismissed(address indexed platform);
    event ProjectClaimed(bytes32 indexed project, address indexed platform);
    event ProjectReleased(bytes32 indexed project, address indexed platform);
    event ExposureRaised(bytes31 indexed subject, address indexed platform, uint256 amount, uint256 exposure);
    event ExposureLowered(bytes31 indexed subject, address indexed platform, uint256 amount, uint256 exposure);
    event RecordReported(bytes31 indexed subject, address indexed loan, Kind kind, uint24 day);
    event RecordEnded(bytes31 indexed subject, address indexed loan, uint24 day);
    event RecordDisputed(bytes31 indexed subject, address indexed loan, bytes32 grounds);
    event RecordUpheld(bytes31 indexed subject, address indexed loan, bytes32 grounds);
    event RecordStruck(bytes31 indexed subject, address indexed loan, bytes32 grounds);
    event FileCommitted(bytes31 indexed subject, address indexed platform, bytes32 root);

    error RegisterCallerNotPlatform(address caller);
    error RegisterProjectTaken(bytes32 project, address platform);
    error RegisterProjectNotYours(bytes32 project, address platform);
    error RegisterProjectMissing();
    error RegisterCapExceeded(bytes31 subject, uint256 exposure, uint256 cap);
    error RegisterRecordUnknown(address loan);
    error RegisterRecordNotYours(address loan, address platform);
    error RegisterRecordClosed(address loan);
    error RegisterRecordNotDisputed(address loan);
    error RegisterCallerNotPerson(address caller, bytes31 subject);

    /// @notice Admits a platform: its ledger and its market report here from now on.
    function admit(address platform) external;

    /// @notice From now on a platform can bring nothing new; what it has reported it still keeps up to date.
    function dismiss(address platform) external;

    /// @notice Claims a project for one request. A project is financed once, on one platform (article 13).
    /// @param project Hash that identifies the project.
    function claimProject(bytes32 project) external;

    /// @notice Gives a project back whose request came to nothing.
    /// @param project Hash that identifies the project.
    function releaseProject(bytes32 project) external;

    /// @notice Adds a drawn loan, if the caps over all platforms allow it (article 17).
    /// @param subject Borrower.
    /// @param class Kind of person.
    /// @param amount Principal, in token units.
    function raise(bytes31 subject, IIdentityRegistry.Class class, uint256 amount) external;

    /// @notice Takes off what was repaid or charged off.
    /// @param subject Borrower.
    /// @param amount Principal, in token units.
    /// @param isOver Whether nothing of the loan is outstanding any more.
    function lower(bytes31 subject, uint256 amount, bool isOver) external;

    /// @notice Reports lateness of a loan; what was reported before is passed over.
    /// @param subject Borrower.
    /// @param loan Loan.
    /// @param kind How late.
    /// @param day Day on which this was reached, in UTC+8.
    function report(bytes31 subject, address loan, Kind kind, uint24 day) external;

    /// @notice The lateness of a loan has ended; the record expires `RETENTION_DAYS` later. Without a record nothing
    /// happens.
    /// @param loan Loan.
    /// @param day Day on which it ended, in UTC+8.
    function end(address loan, uint24 day) external;

    function dispute(address loan, bytes32 grounds) external;

    function uphold(address loan, bytes32 grounds) external;

    function strike(address loan, bytes32 grounds) external;

    /// @notice Commits to the file of a person: the root of a Merkle tree of salted facts.
    function commitFile(bytes31 subject, bytes32 root) external;

    /// @notice Whether a fact is in the file of a person; says nothing of the other facts.
    function verifyFact(
        bytes31 subject,
        address platform,
        bytes32 leaf,
        bytes32[] calldata proof
    ) external view returns (bool isContained);

    /// @notice Most that a person of this class may owe over all platforms.
    function capOf(IIdentityRegistry.Class class) external view returns (uint256 cap);

    function standingOf(bytes31 subject) external view returns (Standing memory standing);

    function recordOf(address loan) external view returns (Record memory record, Dates memory dates);

    /// @notice Worst record of a person that neither has expired nor was struck, at the present moment.
    /// @return isClean Whether there is none.
    /// @return worst The worst kind; meaningless when clean.
    function worstOf(bytes31 subject) external view returns (bool isClean, Kind worst);

    function isPlatform(address platform) external view returns (bool isAdmitted);
}
