// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";

/// @title Credit register
/// @notice Shared by several platforms: what a person owes over all of them, which projects are being financed, and who
/// was late, with dispute, expiry and disclosure of single facts.
/// @dev Amounts are in units of the settlement token, which all platforms share; days are day numbers of UTC+8.
///
/// Contracts need `raise`, `lower`, `exposureOf` and `capOf`, which read one slot of the person for each four
/// platforms; `lower` only that of its own. Negative records are for people and programs that decide about a loan:
/// since no keeper marks what has expired, `standingOf` and `worstOf` read two slots for each loan of the person that
/// was ever late. Contracts should not call them.
///
/// Known limit: a platform is believed. The register sees to it that it can neither lower nor report what is another's;
/// that its own figures are right follows from the code of the contracts that are admitted.
interface ICreditRegister {
    /// @notice Which account of a platform somebody is. Ledger: owes and lateness. Market: projects. Officer: files and
    /// disputes, by hand.
    enum Role {
        None,
        Ledger,
        Market,
        Officer
    }

    /// @notice How late a loan was: more than 30, 60 or 90 days past due, in default, charged off.
    enum Kind {
        Late30,
        Late60,
        Late90,
        Default,
        ChargeOff
    }

    /// @notice What became of a mark. Running: the lateness lasts. Ended: it is over, and counts until it expires.
    /// Expired and Struck no longer count.
    enum MarkState {
        None,
        Running,
        Ended,
        Expired,
        Struck
    }

    /// @notice Accounts of a platform.
    /// @param ledger Contract that keeps its loans.
    /// @param market Contract that brings borrowers and lenders together.
    /// @param officer Account that answers disputes and commits files.
    struct Platform {
        address ledger;
        address market;
        address officer;
    }

    /// @notice Where an account belongs, in one slot.
    /// @param platform Number of its platform; zero for strangers.
    /// @param role What it does there.
    /// @param isDismissed Whether the platform was dismissed.
    struct Seat {
        uint16 platform;
        Role role;
        bool isDismissed;
    }

    /// @notice What a person owes and did, over all platforms. Marks that have expired or were struck do not count, and
    /// each loan counts at most once for each kind that was reported.
    /// @param exposure Outstanding principal, in token units.
    /// @param live Loans that are outstanding.
    /// @param late30 Loans that were more than 30 days late.
    /// @param late60 Loans that were more than 60 days late.
    /// @param late90 Loans that were more than 90 days late.
    /// @param defaults Loans that came into default.
    /// @param chargeOffs Loans that were charged off.
    /// @param firstDay Day of the first loan; zero before it.
    struct Standing {
        uint64 exposure;
        uint32 live;
        uint16 late30;
        uint16 late60;
        uint16 late90;
        uint16 defaults;
        uint16 chargeOffs;
        uint24 firstDay;
    }

    /// @notice Latest lateness of one kind.
    /// @param state What became of it.
    /// @param since Day on which the loan reached this kind.
    /// @param endDay Day on which the lateness ended; zero while it lasts and when it was struck.
    struct Mark {
        MarkState state;
        uint24 since;
        uint24 endDay;
    }

    /// @notice Negative record of one loan.
    /// @param subject Person.
    /// @param isDisputed Whether the person disputes it and has no answer yet. It counts meanwhile.
    /// @param marks One for each kind.
    struct Record {
        bytes31 subject;
        bool isDisputed;
        Mark[5] marks;
    }

    /// @notice What names a negative record. Loans are addresses that platforms give, so each platform has records of
    /// its own: what one reports of an address can neither block nor change what another reports of it.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    struct Reference {
        uint16 platform;
        address loan;
    }

    /// @notice One fact of a person's file; a leaf of its Merkle tree.
    /// @param name What it is about, its ASCII text.
    /// @param value What is said, or a hash of it.
    /// @param salt Random number that only person and platform know: without it nobody can try out values.
    struct Fact {
        bytes32 name;
        bytes32 value;
        bytes32 salt;
    }

    /// @notice A platform reports here from now on.
    /// @param platform Its number.
    /// @param ledger Contract that keeps its loans.
    /// @param market Contract that brings borrowers and lenders together.
    /// @param officer Account that answers disputes and commits files.
    event PlatformAdmitted(uint16 indexed platform, address ledger, address market, address officer);

    /// @notice A platform can bring nothing new from now on.
    /// @param platform Its number.
    event PlatformDismissed(uint16 indexed platform);

    /// @notice Another account answers for a platform.
    /// @param platform Its number.
    /// @param officer The account.
    event OfficerReplaced(uint16 indexed platform, address officer);

    /// @notice A project is being financed.
    /// @param project Hash that identifies it.
    /// @param platform Number of the platform.
    event ProjectClaimed(bytes32 indexed project, uint16 indexed platform);

    /// @notice A project may be financed again.
    /// @param project Hash that identifies it.
    /// @param platform Number of the platform that gave it back.
    event ProjectReleased(bytes32 indexed project, uint16 indexed platform);

    /// @notice A loan was drawn.
    /// @param subject Borrower.
    /// @param platform Number of the platform.
    /// @param amount Principal, in token units.
    /// @param exposure What the borrower now owes on this platform.
    event ExposureRaised(bytes31 indexed subject, uint16 indexed platform, uint256 amount, uint256 exposure);

    /// @notice Principal was repaid or charged off.
    /// @param subject Borrower.
    /// @param platform Number of the platform.
    /// @param amount Principal, in token units.
    /// @param exposure What the borrower now owes on this platform.
    /// @param isOver Whether the loan is over.
    event ExposureLowered(
        bytes31 indexed subject,
        uint16 indexed platform,
        uint256 amount,
        uint256 exposure,
        bool isOver
    );

    /// @notice A loan reached a kind of lateness.
    /// @param subject Borrower.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param kind How late.
    /// @param day Day on which it was reached.
    event RecordReported(bytes31 indexed subject, uint16 indexed platform, address indexed loan, Kind kind, uint24 day);

    /// @notice The lateness of a loan has ended.
    /// @param subject Borrower.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param day Day on which it ended.
    event RecordEnded(bytes31 indexed subject, uint16 indexed platform, address indexed loan, uint24 day);

    /// @notice A person disputes a record.
    /// @param subject Borrower.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param grounds Hash of what he says.
    event RecordDisputed(bytes31 indexed subject, uint16 indexed platform, address indexed loan, bytes32 grounds);

    /// @notice The platform stays with what it reported.
    /// @param subject Borrower.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param grounds Hash of the answer.
    event RecordUpheld(bytes31 indexed subject, uint16 indexed platform, address indexed loan, bytes32 grounds);

    /// @notice The platform took back what it had reported of a loan up to now.
    /// @param subject Borrower.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param grounds Hash of the answer.
    event RecordStruck(bytes31 indexed subject, uint16 indexed platform, address indexed loan, bytes32 grounds);

    /// @notice A platform committed to the file of a person.
    /// @param subject Person.
    /// @param platform Number of the platform.
    /// @param root Root of the tree; zero when the file was withdrawn.
    event FileCommitted(bytes31 indexed subject, uint16 indexed platform, bytes32 root);

    /// @notice A cap over all platforms cannot be this.
    /// @param cap Cap given, in token units.
    /// @param most Largest possible cap.
    error RegisterCapInvalid(uint256 cap, uint256 most);

    /// @notice No more platforms can be admitted, dismissed ones counted.
    /// @param most Platforms that the register can hold.
    error RegisterPlatformsFull(uint256 most);

    /// @notice No platform has this number.
    /// @param platform Number given.
    error RegisterPlatformUnknown(uint16 platform);

    /// @notice A dismissed platform brings nothing new.
    /// @param platform Its number.
    error RegisterPlatformDismissed(uint16 platform);

    /// @notice An account has one role on one platform; the zero address has none.
    /// @param account Account given.
    /// @param platform Platform to which it belongs already; zero for the zero address.
    error RegisterAccountTaken(address account, uint16 platform);

    /// @notice Only one of a platform's accounts may do this.
    /// @param caller Who called.
    /// @param actual What it is.
    /// @param expected What it must be.
    error RegisterCallerWrong(address caller, Role actual, Role expected);

    /// @notice A project needs a hash that identifies it.
    error RegisterProjectMissing();

    /// @notice The project is being financed already, here or elsewhere.
    /// @param project Hash of the project.
    /// @param platform Number of the platform where it is.
    error RegisterProjectTaken(bytes32 project, uint16 platform);

    /// @notice A platform gives back only projects that it has claimed.
    /// @param project Hash of the project.
    /// @param platform Number of the platform where it is; zero when nowhere.
    error RegisterProjectNotYours(bytes32 project, uint16 platform);

    /// @notice Exposure and records belong to a person.
    error RegisterSubjectMissing();

    /// @notice The person would owe more than the law allows over all platforms.
    /// @param subject Person.
    /// @param exposure What he would owe, in token units.
    /// @param cap Most that he may owe.
    error RegisterCapExceeded(bytes31 subject, uint256 exposure, uint256 cap);

    /// @notice A person has too many loans on one platform.
    /// @param subject Person.
    /// @param most Most loans at the same time.
    error RegisterLoansTooMany(bytes31 subject, uint256 most);

    /// @notice A platform lowers only what it has raised.
    /// @param subject Person.
    /// @param exposure What he owes on this platform, in token units.
    /// @param amount Amount to be taken off.
    error RegisterExposureTooLow(bytes31 subject, uint256 exposure, uint256 amount);

    /// @notice A platform ends only loans that it has brought.
    /// @param subject Person, without a live loan on this platform.
    error RegisterLoanNotLive(bytes31 subject);

    /// @notice What has not happened yet cannot be reported.
    /// @param day Day given.
    /// @param today Last day that can be.
    error RegisterDayInvalid(uint24 day, uint24 today);

    /// @notice A loan has one borrower.
    /// @param actual Person reported.
    /// @param expected Person on record.
    error RegisterSubjectDiffers(bytes31 actual, bytes31 expected);

    /// @notice The platform never reported anything of this loan.
    /// @param platform Number of the platform.
    /// @param loan Loan.
    error RegisterRecordUnknown(uint16 platform, address loan);

    /// @notice The dispute has not been answered yet.
    /// @param loan Loan.
    error RegisterRecordDisputed(address loan);

    /// @notice Nobody disputes the record.
    /// @param loan Loan.
    error RegisterRecordNotDisputed(address loan);

    /// @notice Only a wallet of the person may do this, and none that is retired.
    /// @param caller Who called.
    /// @param subject The person.
    error RegisterCallerNotPerson(address caller, bytes31 subject);

    /// @notice Admits a platform; only an account with the role for it.
    /// @param ledger Contract that keeps its loans: raises, lowers, reports, ends.
    /// @param market Contract that claims and releases projects.
    /// @param officer Account that upholds, strikes and commits files.
    /// @return platform Its number, from 1.
    function admit(address ledger, address market, address officer) external returns (uint16 platform);

    /// @notice From now on a platform can bring nothing new: no project, no loan, no file. What it has brought it still
    /// keeps up to date. Only an account with the role for it, and for good.
    /// @param platform Number of the platform.
    function dismiss(uint16 platform) external;

    /// @notice Another account answers for a platform; only an account with the role for it.
    /// @param platform Number of the platform.
    /// @param officer The account.
    function replaceOfficer(uint16 platform, address officer) external;

    /// @notice Claims a project for one request; only a market. A project is financed once, on one platform (article
    /// 13 of the Interim Measures of 2016-08-24).
    /// @param project Hash that identifies the project.
    function claimProject(bytes32 project) external;

    /// @notice Gives a project back whose request came to nothing; only the market that has claimed it.
    /// @param project Hash that identifies the project.
    function releaseProject(bytes32 project) external;

    /// @notice Adds a drawn loan, if the caps over all platforms allow it (article 17); only a ledger.
    /// @param subject Borrower.
    /// @param kind Kind of person.
    /// @param amount Principal, in token units.
    function raise(bytes31 subject, IIdentityRegistry.Class kind, uint256 amount) external;

    /// @notice Takes off what was repaid or charged off; only a ledger, and not more than it has added.
    /// @param subject Borrower.
    /// @param amount Principal, in token units.
    /// @param isOver Whether nothing of the loan is outstanding any more.
    function lower(bytes31 subject, uint256 amount, bool isOver) external;

    /// @notice Reports lateness of a loan; only a ledger. What was reported or struck before is passed over; a later
    /// lateness of the same kind takes the place of an earlier one that has ended.
    /// @param subject Borrower.
    /// @param loan Loan.
    /// @param kind How late.
    /// @param day Day on which this was reached.
    function report(bytes31 subject, address loan, Kind kind, uint24 day) external;

    /// @notice The lateness of a loan has ended; only a ledger. The marks expire `RETENTION_DAYS` later: they count for
    /// the last time on the day before. Where nothing lasts nothing happens.
    /// @param loan Loan.
    /// @param day Day on which it ended.
    function end(address loan, uint24 day) external;

    /// @notice Disputes the record of a loan; only a wallet of the borrower, and once until it is answered.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @param grounds Hash of what he says.
    function dispute(uint16 platform, address loan, bytes32 grounds) external;

    /// @notice Answers a dispute: what was reported is right; only the officer of the platform.
    /// @param loan Loan.
    /// @param grounds Hash of the answer.
    function uphold(address loan, bytes32 grounds) external;

    /// @notice Takes back all that was reported of a loan so far, disputed or not; only the officer of the platform.
    /// @param loan Loan.
    /// @param grounds Hash of the reasons.
    function strike(address loan, bytes32 grounds) external;

    /// @notice Commits to the file of a person, in place of the one before; only the officer of a platform.
    /// @param subject Person.
    /// @param root Root of a Merkle tree of salted facts, as @openzeppelin/merkle-tree makes it from the types
    /// bytes32, bytes32, bytes32; zero withdraws the file.
    function commitFile(bytes31 subject, bytes32 root) external;

    /// @notice Most that a person of this class may owe over all platforms.
    /// @param kind Kind of person.
    /// @return cap Amount in token units; zero for those without a class.
    function capOf(IIdentityRegistry.Class kind) external view returns (uint256 cap);

    /// @notice What a person owes over all platforms.
    /// @param subject Person.
    /// @return exposure Outstanding principal, in token units.
    function exposureOf(bytes31 subject) external view returns (uint256 exposure);

    /// @notice What a person owes on one platform.
    /// @param subject Person.
    /// @param platform Number of the platform.
    /// @return exposure Outstanding principal, in token units.
    /// @return live Loans that are outstanding.
    function exposureAt(bytes31 subject, uint16 platform) external view returns (uint256 exposure, uint256 live);

    /// @notice What a person owes and did, at the present moment.
    /// @param subject Person.
    /// @return standing Standing; empty for somebody unknown.
    function standingOf(bytes31 subject) external view returns (Standing memory standing);

    /// @notice Worst mark of a person that counts at the present moment.
    /// @param subject Person.
    /// @return isClean Whether there is none.
    /// @return worst The worst kind; meaningless when clean.
    function worstOf(bytes31 subject) external view returns (bool isClean, Kind worst);

    /// @notice Loans of a person of which anything was ever reported, oldest first.
    /// @param subject Person.
    /// @return loans Loans, and who reported them.
    function loansOf(bytes31 subject) external view returns (Reference[] memory loans);

    /// @notice Negative record of a loan, at the present moment.
    /// @param platform Number of the platform that reported it.
    /// @param loan Loan.
    /// @return record Record; empty when nothing was ever reported.
    function recordOf(uint16 platform, address loan) external view returns (Record memory record);

    /// @notice Where a project is being financed.
    /// @param project Hash that identifies the project.
    /// @return platform Number of the platform; zero when nowhere.
    function projectOf(bytes32 project) external view returns (uint16 platform);

    /// @notice File of a person.
    /// @param subject Person.
    /// @param platform Number of the platform that keeps it.
    /// @return root Root of its Merkle tree; zero when there is none.
    function fileOf(bytes31 subject, uint16 platform) external view returns (bytes32 root);

    /// @notice Whether a fact is in the file of a person. The proof consists of hashes of salted facts and says nothing
    /// of them.
    /// @param subject Person.
    /// @param platform Number of the platform that keeps the file.
    /// @param fact The fact.
    /// @param proof Hashes on the way from the fact to the root.
    /// @return isContained True when it is.
    function verifyFact(
        bytes31 subject,
        uint16 platform,
        Fact calldata fact,
        bytes32[] calldata proof
    ) external view returns (bool isContained);

    /// @notice Accounts of a platform.
    /// @param platform Number of the platform.
    /// @return known Its accounts; empty when nobody has this number.
    function platformOf(uint16 platform) external view returns (Platform memory known);

    /// @notice Where an account belongs.
    /// @param account Account.
    /// @return seat Platform and role; empty for strangers.
    function seatOf(address account) external view returns (Seat memory seat);
}
