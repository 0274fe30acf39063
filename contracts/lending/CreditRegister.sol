// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {CivilDate} from "../common/CivilDate.sol";
import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "./interfaces/ICreditRegister.sol";
import {CreditMarks} from "./libraries/CreditMarks.sol";
import {ExposureWord} from "./libraries/ExposureWord.sol";

/// @title Credit register
/// @notice What persons owe over all platforms, projects, negative records and files.
/// @dev A person's account on a platform lies in the word of its group of four platforms, so that a draw reads one slot
/// a group and a repayment touches one slot, and yet no platform can lower what another has raised.
contract CreditRegister is ICreditRegister, AccessManaged {
    using CreditMarks for uint256;
    using ExposureWord for uint256;

    /// @dev Person of a negative record, in one slot.
    struct Owner {
        bytes31 subject;
        bool isDisputed;
    }

    uint256 private constant _GROUPS = 16;
    uint256 private constant _MAX_PLATFORMS = _GROUPS * ExposureWord.LANES;

    /// @notice Days for which a mark counts after its end (Credit Reporting Regulation, article 16: five years).
    uint256 public constant RETENTION_DAYS = CreditMarks.RETENTION_DAYS;
    /// @notice Registry that says to whom a wallet belongs.
    IIdentityRegistry public immutable IDENTITY;
    /// @notice Most that a natural person may owe over all platforms, in token units.
    uint256 public immutable PERSON_CAP;
    /// @notice Most that an entity may owe over all platforms, in token units.
    uint256 public immutable ENTITY_CAP;

    uint16 private _lastPlatform;
    mapping(uint16 platform => Platform known) private _platforms;
    mapping(address account => Seat seat) private _seats;
    mapping(bytes32 project => uint16 platform) private _projects;
    mapping(bytes31 subject => uint256[_GROUPS] words) private _exposures;
    mapping(bytes31 subject => Reference[] loans) private _loans;
    mapping(uint16 platform => mapping(address loan => Owner owner)) private _owners;
    mapping(uint16 platform => mapping(address loan => uint256 word)) private _marks;
    mapping(bytes31 subject => mapping(uint16 platform => bytes32 root)) private _files;

    constructor(
        address authority,
        IIdentityRegistry identity,
        uint256 personCap,
        uint256 entityCap
    ) AccessManaged(authority) {
        _requireCap(personCap);
        _requireCap(entityCap);
        (IDENTITY, PERSON_CAP, ENTITY_CAP) = (identity, personCap, entityCap);
    }

    /// @inheritdoc ICreditRegister
    function admit(address ledger, address market, address officer) external restricted returns (uint16 platform) {
        if (_lastPlatform == _MAX_PLATFORMS) revert RegisterPlatformsFull(_MAX_PLATFORMS);
        platform = ++_lastPlatform;
        _platforms[platform] = Platform(ledger, market, officer);
        _seat(ledger, Seat(platform, Role.Ledger, false));
        _seat(market, Seat(platform, Role.Market, false));
        _seat(officer, Seat(platform, Role.Officer, false));
        emit PlatformAdmitted(platform, ledger, market, officer);
    }

    /// @inheritdoc ICreditRegister
    function dismiss(uint16 platform) external restricted {
        Platform memory known = _known(platform);
        if (_seats[known.ledger].isDismissed) revert RegisterPlatformDismissed(platform);
        _seats[known.ledger].isDismissed = true;
        _seats[known.market].isDismissed = true;
        _seats[known.officer].isDismissed = true;
        emit PlatformDismissed(platform);
    }

    /// @inheritdoc ICreditRegister
    function replaceOfficer(uint16 platform, address officer) external restricted {
        address former = _known(platform).officer;
        Seat memory seat = _seats[former];
        delete _seats[former];
        _seat(officer, seat);
        _platforms[platform].officer = officer;
        emit OfficerReplaced(platform, officer);
    }

    /// @inheritdoc ICreditRegister
    function claimProject(bytes32 project) external {
        uint16 platform = _admitted(Role.Market);
        if (project == 0) revert RegisterProjectMissing();
        uint16 taken = _projects[project];
        if (taken != 0) revert RegisterProjectTaken(project, taken);
        _projects[project] = platform;
        emit ProjectClaimed(project, platform);
    }

    /// @inheritdoc ICreditRegister
    function releaseProject(bytes32 project) external {
        uint16 platform = _platform(Role.Market);
        uint16 holder = _projects[project];
        if (holder != platform) revert RegisterProjectNotYours(project, holder);
        delete _projects[project];
        emit ProjectReleased(project, platform);
    }

    /// @inheritdoc ICreditRegister
    function raise(bytes31 subject, IIdentityRegistry.Class kind, uint256 amount) external {
        uint16 platform = _admitted(Role.Ledger);
        if (subject == 0) revert RegisterSubjectMissing();
        uint256 cap = capOf(kind);
        uint256 sum = Math.saturatingAdd(exposureOf(subject), amount);
        if (sum > cap) revert RegisterCapExceeded(subject, sum, cap);

        (uint256 group, uint256 lane) = _place(platform);
        uint256 word = _exposures[subject][group];
        (uint256 exposure, uint256 live) = word.accountOf(lane);
        if (live == ExposureWord.MAX_LIVE) revert RegisterLoansTooMany(subject, live);
        _exposures[subject][group] = word.raised(lane, amount, CivilDate.dayOf(block.timestamp));
        emit ExposureRaised(subject, platform, amount, exposure + amount);
    }

    /// @inheritdoc ICreditRegister
    function lower(bytes31 subject, uint256 amount, bool isOver) external {
        uint16 platform = _platform(Role.Ledger);
        (uint256 group, uint256 lane) = _place(platform);
        uint256 word = _exposures[subject][group];
        (uint256 exposure, uint256 live) = word.accountOf(lane);
        if (amount > exposure) revert RegisterExposureTooLow(subject, exposure, amount);
        if (isOver && live == 0) revert RegisterLoanNotLive(subject);
        _exposures[subject][group] = word.lowered(lane, amount, isOver);
        emit ExposureLowered(subject, platform, amount, exposure - amount, isOver);
    }

    /// @inheritdoc ICreditRegister
    function report(bytes31 subject, address loan, Kind kind, uint24 day) external {
        uint16 platform = _platform(Role.Ledger);
        _requireDay(day);
        uint256 word = _marks[platform][loan];
        if (word == 0) {
            _open(subject, platform, loan);
            word = CreditMarks.open(platform);
        } else {
            bytes31 borrower = _owners[platform][loan].subject;
            if (subject != borrower) revert RegisterSubjectDiffers(subject, borrower);
        }
        uint256 changed = word.reported(uint256(kind), day);
        if (changed == word) return;
        _marks[platform][loan] = changed;
        emit RecordReported(subject, platform, loan, kind, day);
    }

    /// @inheritdoc ICreditRegister
    function end(address loan, uint24 day) external {
        uint16 platform = _platform(Role.Ledger);
        _requireDay(day);
        uint256 word = _marks[platform][loan];
        if (word == 0) return;
        uint256 changed = word.ended(day);
        if (changed == word) return;
        _marks[platform][loan] = changed;
        emit RecordEnded(_owners[platform][loan].subject, platform, loan, day);
    }

    /// @inheritdoc ICreditRegister
    function dispute(uint16 platform, address loan, bytes32 grounds) external {
        Owner storage owner = _owner(platform, loan);
        bytes31 subject = owner.subject;
        IIdentityRegistry.Wallet memory wallet = IDENTITY.walletOf(msg.sender);
        if (wallet.retired || wallet.subject != subject) revert RegisterCallerNotPerson(msg.sender, subject);
        if (owner.isDisputed) revert RegisterRecordDisputed(loan);
        owner.isDisputed = true;
        emit RecordDisputed(subject, platform, loan, grounds);
    }

    /// @inheritdoc ICreditRegister
    function uphold(address loan, bytes32 grounds) external {
        uint16 platform = _platform(Role.Officer);
        Owner storage owner = _owner(platform, loan);
        if (!owner.isDisputed) revert RegisterRecordNotDisputed(loan);
        owner.isDisputed = false;
        emit RecordUpheld(owner.subject, platform, loan, grounds);
    }

    /// @inheritdoc ICreditRegister
    function strike(address loan, bytes32 grounds) external {
        uint16 platform = _platform(Role.Officer);
        Owner storage owner = _owner(platform, loan);
        _marks[platform][loan] = _marks[platform][loan].struck();
        owner.isDisputed = false;
        emit RecordStruck(owner.subject, platform, loan, grounds);
    }

    /// @inheritdoc ICreditRegister
    function commitFile(bytes31 subject, bytes32 root) external {
        uint16 platform = _admitted(Role.Officer);
        _files[subject][platform] = root;
        emit FileCommitted(subject, platform, root);
    }

    /// @inheritdoc ICreditRegister
    function exposureAt(bytes31 subject, uint16 platform) external view returns (uint256 exposure, uint256 live) {
        _known(platform);
        (uint256 group, uint256 lane) = _place(platform);
        return _exposures[subject][group].accountOf(lane);
    }

    /// @inheritdoc ICreditRegister
    function standingOf(bytes31 subject) external view returns (Standing memory standing) {
        _countLoans(subject, standing);
        uint16[5] memory counts = _countMarks(subject);
        (standing.late30, standing.late60, standing.late90) = (counts[0], counts[1], counts[2]);
        (standing.defaults, standing.chargeOffs) = (counts[3], counts[4]);
    }

    /// @inheritdoc ICreditRegister
    function worstOf(bytes31 subject) external view returns (bool isClean, Kind worst) {
        uint16[5] memory counts = _countMarks(subject);
        for (uint256 kind = CreditMarks.KINDS; kind > 0; --kind) {
            if (counts[kind - 1] != 0) return (false, Kind(kind - 1));
        }
        return (true, Kind.Late30);
    }

    /// @inheritdoc ICreditRegister
    function loansOf(bytes31 subject) external view returns (Reference[] memory loans) {
        return _loans[subject];
    }

    /// @inheritdoc ICreditRegister
    function recordOf(uint16 platform, address loan) external view returns (Record memory record) {
        uint256 word = _marks[platform][loan];
        Owner memory owner = _owners[platform][loan];
        (record.subject, record.isDisputed) = (owner.subject, owner.isDisputed);
        uint256 today = CivilDate.dayOf(block.timestamp);
        for (uint256 kind = 0; kind < CreditMarks.KINDS; ++kind) {
            Mark memory mark = record.marks[kind];
            (mark.since, mark.endDay) = word.daysOf(kind);
            mark.state = word.stateOf(kind, today);
            if (mark.state == MarkState.Struck) mark.endDay = 0;
        }
    }

    /// @inheritdoc ICreditRegister
    function projectOf(bytes32 project) external view returns (uint16 platform) {
        return _projects[project];
    }

    /// @inheritdoc ICreditRegister
    function fileOf(bytes31 subject, uint16 platform) external view returns (bytes32 root) {
        return _files[subject][platform];
    }

    /// @inheritdoc ICreditRegister
    function verifyFact(
        bytes31 subject,
        uint16 platform,
        Fact calldata fact,
        bytes32[] calldata proof
    ) external view returns (bool isContained) {
        // Hashed twice, so that no inner node of a tree can be passed off as a fact.
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(fact.name, fact.value, fact.salt))));
        return MerkleProof.verifyCalldata(proof, _files[subject][platform], leaf);
    }

    /// @inheritdoc ICreditRegister
    function platformOf(uint16 platform) external view returns (Platform memory known) {
        return _platforms[platform];
    }

    /// @inheritdoc ICreditRegister
    function seatOf(address account) external view returns (Seat memory seat) {
        return _seats[account];
    }

    /// @inheritdoc ICreditRegister
    function capOf(IIdentityRegistry.Class kind) public view returns (uint256 cap) {
        if (kind == IIdentityRegistry.Class.None) return 0;
        return kind == IIdentityRegistry.Class.Entity ? ENTITY_CAP : PERSON_CAP;
    }

    /// @inheritdoc ICreditRegister
    function exposureOf(bytes31 subject) public view returns (uint256 exposure) {
        uint256[_GROUPS] storage words = _exposures[subject];
        uint256 groups = _groups();
        for (uint256 i = 0; i < groups; ++i) exposure += words[i].exposureIn();
    }

    function _seat(address account, Seat memory seat) private {
        uint16 taken = _seats[account].platform;
        if (account == address(0) || taken != 0) revert RegisterAccountTaken(account, taken);
        _seats[account] = seat;
    }

    /// @dev Begins the record of a loan.
    function _open(bytes31 subject, uint16 platform, address loan) private {
        if (subject == 0) revert RegisterSubjectMissing();
        _owners[platform][loan].subject = subject;
        _loans[subject].push(Reference(platform, loan));
    }

    /// @dev Person of a record that there is.
    function _owner(uint16 platform, address loan) private view returns (Owner storage owner) {
        owner = _owners[platform][loan];
        if (owner.subject == 0) revert RegisterRecordUnknown(platform, loan);
    }

    /// @dev Platform of the caller, dismissed or not.
    function _platform(Role role) private view returns (uint16 platform) {
        Seat storage seat = _seats[msg.sender];
        if (seat.role != role) revert RegisterCallerWrong(msg.sender, seat.role, role);
        return seat.platform;
    }

    /// @dev Platform of the caller, which must not have been dismissed.
    function _admitted(Role role) private view returns (uint16 platform) {
        platform = _platform(role);
        if (_seats[msg.sender].isDismissed) revert RegisterPlatformDismissed(platform);
    }

    function _known(uint16 platform) private view returns (Platform memory known) {
        known = _platforms[platform];
        if (known.ledger == address(0)) revert RegisterPlatformUnknown(platform);
    }

    function _groups() private view returns (uint256 groups) {
        return Math.ceilDiv(_lastPlatform, ExposureWord.LANES);
    }

    function _countLoans(bytes31 subject, Standing memory standing) private view {
        uint256 groups = _groups();
        for (uint256 i = 0; i < groups; ++i) {
            uint256 word = _exposures[subject][i];
            standing.exposure += uint64(word.exposureIn());
            standing.live += uint32(word.liveIn());
            uint24 day = word.firstDay();
            if (day != 0 && (standing.firstDay == 0 || day < standing.firstDay)) standing.firstDay = day;
        }
    }

    function _countMarks(bytes31 subject) private view returns (uint16[5] memory counts) {
        Reference[] storage loans = _loans[subject];
        uint256 today = CivilDate.dayOf(block.timestamp);
        for (uint256 i = 0; i < loans.length; ++i) {
            uint256 word = _marks[loans[i].platform][loans[i].loan];
            for (uint256 kind = 0; kind < CreditMarks.KINDS; ++kind) {
                if (word.counts(kind, today)) ++counts[kind];
            }
        }
    }

    function _requireDay(uint24 day) private view {
        uint24 today = CivilDate.dayOf(block.timestamp);
        if (day <= CreditMarks.STRUCK_DAY || day > today) revert RegisterDayInvalid(day, today);
    }

    /// @dev Group of four platforms, and lane in its word; the first platform has the number 1.
    function _place(uint16 platform) private pure returns (uint256 group, uint256 lane) {
        uint256 index = platform - 1;
        return (index / ExposureWord.LANES, index % ExposureWord.LANES);
    }

    function _requireCap(uint256 cap) private pure {
        if (cap == 0 || cap > ExposureWord.MAX_EXPOSURE) revert RegisterCapInvalid(cap, ExposureWord.MAX_EXPOSURE);
    }
}
