// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignedMath} from "@openzeppelin/contracts/utils/math/SignedMath.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ExactERC20} from "./../money/ExactERC20.sol";
import {IQuorumOracle} from "./interfaces/IQuorumOracle.sol";

/// @title Oracle quorum
/// @notice Median of signed observations with a dispersion rule, a bonded challenge and one final value per period.
contract QuorumOracle is IQuorumOracle, EIP712, AccessManaged, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using SafeERC20 for IERC20;

    struct Panel {
        uint32 version;
        uint8 size;
        uint8 quorum;
        uint8 supermajority;
    }

    bytes32 private constant _OBSERVATION_TYPEHASH = keccak256(
        "Observation(bytes32 feedId,uint40 periodEnd,int64 value,bytes32 sourceHash,uint32 panel)"
    );
    uint256 private constant _MIN_PANEL = 3;
    uint256 private constant _MAX_PANEL = 32;
    /// @dev Money waits for an observation; nobody may make it wait for years.
    uint256 private constant _MAX_WINDOW = 90 days;

    /// @notice Token in which challengers put up their bonds.
    IERC20 public immutable BOND_TOKEN;
    /// @notice Fund that receives the bonds of challenges that were not upheld; nobody here can change it.
    address public immutable PROTECTION_FUND;

    Panel private _panel;
    /// @dev Position in the panel, counted from one; keyed by version, so a new panel forgets the old one at once.
    mapping(uint32 version => mapping(address observer => uint256 position)) private _positions;
    mapping(bytes32 feedId => Feed feed) private _feeds;
    mapping(bytes32 feedId => mapping(uint40 periodEnd => Observation observation)) private _observations;
    mapping(bytes32 feedId => mapping(uint40 periodEnd => bytes32 sourceHash)) private _sources;
    mapping(bytes32 feedId => mapping(uint40 periodEnd => Challenge objection)) private _challenges;

    constructor(
        IERC20 bondToken,
        address protectionFund,
        address authority
    ) EIP712("FinChain Lab QuorumOracle", "1") AccessManaged(authority) {
        (BOND_TOKEN, PROTECTION_FUND) = (bondToken, protectionFund);
    }

    /// @inheritdoc IQuorumOracle
    function setPanel(address[] calldata observers, uint8 quorum) external restricted {
        uint256 size = observers.length;
        if (size < _MIN_PANEL || size > _MAX_PANEL) revert OraclePanelSizeInvalid(size);
        if (quorum % 2 == 0 || uint256(quorum) * 2 <= size || quorum > size) revert OracleQuorumInvalid(quorum, size);

        uint32 version = _panel.version + 1;
        // Two thirds rounded up, then up to an odd number: never more than the panel, which has at least three.
        uint8 supermajority = uint8((2 * size + 2) / 3) | 1;
        if (supermajority < quorum) supermajority = quorum;
        _panel = Panel(version, uint8(size), quorum, supermajority);
        for (uint256 i = 0; i < size; ++i) {
            address observer = observers[i];
            if (observer == address(0) || _positions[version][observer] != 0) revert OracleObserverInvalid(observer);
            _positions[version][observer] = i + 1;
        }
        emit PanelSet(version, observers, quorum, supermajority);
    }

    /// @inheritdoc IQuorumOracle
    function registerFeed(bytes32 feedId, Feed calldata feed) external restricted {
        if (_feeds[feedId].submitSeconds != 0) revert OracleFeedExists(feedId);
        if (feed.submitSeconds == 0 || feed.submitSeconds > _MAX_WINDOW) revert OracleFeedInvalid(feedId);
        if (feed.challengeSeconds == 0 || feed.challengeSeconds > _MAX_WINDOW) revert OracleFeedInvalid(feedId);
        _feeds[feedId] = feed;
        emit FeedRegistered(feedId, feed);
    }

    /// @inheritdoc IQuorumOracle
    function post(bytes32 feedId, uint40 periodEnd, bytes32 sourceHash, Report[] calldata reports) external {
        Feed memory feed = _feeds[feedId];
        if (feed.submitSeconds == 0) revert OracleFeedUnknown(feedId);
        if (block.timestamp < periodEnd) revert OraclePeriodRunning(periodEnd);
        uint256 closesAt = uint256(periodEnd) + feed.submitSeconds;
        if (block.timestamp > closesAt) revert OracleWindowClosed(closesAt);
        if (_observations[feedId][periodEnd].finalAt != 0) revert OracleAlreadyObserved(feedId, periodEnd);

        _requireReports(reports.length, _panel.quorum);
        int64 value = _median(feedId, periodEnd, sourceHash, reports);
        if (feed.keepsSource) _sources[feedId][periodEnd] = sourceHash;
        uint40 finalAt = uint40(block.timestamp) + feed.challengeSeconds;
        _observations[feedId][periodEnd] = Observation(value, finalAt, true);
        _report(feedId, periodEnd, sourceHash, reports, feed.maxSpread);
    }

    /// @inheritdoc IQuorumOracle
    function challenge(bytes32 feedId, uint40 periodEnd) external nonReentrant {
        Status current = statusOf(feedId, periodEnd);
        if (current != Status.Posted) revert OracleNotChallengeable(current);

        Feed memory feed = _feeds[feedId];
        uint40 answerBy = uint40(block.timestamp) + feed.challengeSeconds;
        Observation storage observation = _observations[feedId][periodEnd];
        (observation.finalAt, observation.challengeable) = (answerBy, false);
        _challenges[feedId][periodEnd] = Challenge(msg.sender, feed.bond, false);
        emit ObservationChallenged(feedId, periodEnd, msg.sender, answerBy);

        BOND_TOKEN.pullExact(msg.sender, feed.bond);
    }

    /// @inheritdoc IQuorumOracle
    function answer(bytes32 feedId, uint40 periodEnd, bytes32 sourceHash, Report[] calldata reports) external {
        Status status = statusOf(feedId, periodEnd);
        if (status == Status.None) revert OracleNotObserved(feedId, periodEnd);
        if (status != Status.Challenged) revert OracleAlreadyObserved(feedId, periodEnd);

        _requireReports(reports.length, _panel.supermajority);
        int64 value = _median(feedId, periodEnd, sourceHash, reports);
        Feed memory feed = _feeds[feedId];
        Observation storage observation = _observations[feedId][periodEnd];
        // Which honest reports happen to be counted may shift a median within the tolerance: that corrects nothing.
        bool corrected = _distance(value, observation.value) > feed.maxSpread;
        if (feed.keepsSource) {
            corrected = corrected || sourceHash != _sources[feedId][periodEnd];
            _sources[feedId][periodEnd] = sourceHash;
        }
        _challenges[feedId][periodEnd].upheld = corrected;
        (observation.value, observation.finalAt) = (value, uint40(block.timestamp));
        _report(feedId, periodEnd, sourceHash, reports, feed.maxSpread);
    }

    /// @inheritdoc IQuorumOracle
    function releaseBond(bytes32 feedId, uint40 periodEnd) external nonReentrant {
        Challenge memory objection = _challenges[feedId][periodEnd];
        if (objection.bond == 0) revert OracleNoBond(feedId, periodEnd);
        _requireFinal(feedId, periodEnd);

        _challenges[feedId][periodEnd].bond = 0;
        address to = objection.upheld ? objection.challenger : PROTECTION_FUND;
        emit BondReleased(feedId, periodEnd, to, objection.bond);
        BOND_TOKEN.safeTransfer(to, objection.bond);
    }

    /// @inheritdoc IQuorumOracle
    function finalValue(bytes32 feedId, uint40 periodEnd) external view returns (int64 value) {
        return _requireFinal(feedId, periodEnd);
    }

    /// @inheritdoc IQuorumOracle
    function finalSource(bytes32 feedId, uint40 periodEnd) external view returns (bytes32 sourceHash) {
        _requireFinal(feedId, periodEnd);
        return _sources[feedId][periodEnd];
    }

    /// @inheritdoc IQuorumOracle
    function observationOf(bytes32 feedId, uint40 periodEnd) external view returns (Observation memory observation) {
        return _observations[feedId][periodEnd];
    }

    /// @inheritdoc IQuorumOracle
    function feedOf(bytes32 feedId) external view returns (Feed memory feed) {
        return _feeds[feedId];
    }

    /// @inheritdoc IQuorumOracle
    function panel() external view returns (uint32 version, uint8 size, uint8 quorum, uint8 supermajority) {
        Panel memory current = _panel;
        return (current.version, current.size, current.quorum, current.supermajority);
    }

    /// @inheritdoc IQuorumOracle
    function observationDigest(
        bytes32 feedId,
        uint40 periodEnd,
        int64 value,
        bytes32 sourceHash
    ) external view returns (bytes32 digest) {
        return _digest(feedId, periodEnd, value, sourceHash, _panel.version);
    }

    /// @inheritdoc IQuorumOracle
    function statusOf(bytes32 feedId, uint40 periodEnd) public view returns (Status current) {
        Observation memory observation = _observations[feedId][periodEnd];
        if (observation.finalAt == 0) return Status.None;
        if (block.timestamp >= observation.finalAt) return Status.Final;
        return observation.challengeable ? Status.Posted : Status.Challenged;
    }

    /// @dev More than half of the whole panel must stand within the tolerance of the median: then a lie takes a quorum
    /// of liars, whatever reports are left out, replayed or added.
    function _report(
        bytes32 feedId,
        uint40 periodEnd,
        bytes32 sourceHash,
        Report[] calldata reports,
        uint64 maxSpread
    ) private {
        Observation memory observation = _observations[feedId][periodEnd];
        uint256 agreeing = 0;
        for (uint256 i = 0; i < reports.length; ++i) {
            if (_distance(reports[i].value, observation.value) <= maxSpread) ++agreeing;
        }
        if (agreeing < _panel.quorum) revert OracleDispersed(agreeing, _panel.quorum);
        emit ObservationPosted({
            feedId: feedId,
            periodEnd: periodEnd,
            value: observation.value,
            reports: reports.length,
            agreeing: agreeing,
            sourceHash: sourceHash,
            finalAt: observation.finalAt
        });
    }

    function _requireFinal(bytes32 feedId, uint40 periodEnd) private view returns (int64 value) {
        Observation memory observation = _observations[feedId][periodEnd];
        if (observation.finalAt == 0) revert OracleNotObserved(feedId, periodEnd);
        if (block.timestamp < observation.finalAt) revert OracleNotFinal(observation.finalAt);
        return observation.value;
    }

    /// @dev Checks order and signatures of all reports; with an even number the lower of the two middle values counts.
    function _median(
        bytes32 feedId,
        uint40 periodEnd,
        bytes32 sourceHash,
        Report[] calldata reports
    ) private view returns (int64 value) {
        uint32 version = _panel.version;
        uint256 seen = 0;
        for (uint256 i = 0; i < reports.length; ++i) {
            Report calldata report = reports[i];
            if (i != 0 && report.value < reports[i - 1].value) revert OracleNotAscending(i);
            bytes32 digest = _digest(feedId, periodEnd, report.value, sourceHash, version);
            address signer = ECDSA.recover(digest, report.r, report.vs);
            uint256 position = _positions[version][signer];
            if (position == 0) revert OracleSignerUnknown(signer);
            if ((seen >> position) & 1 != 0) revert OracleSignerDuplicate(signer);
            seen |= 1 << position;
        }
        return reports[(reports.length - 1) / 2].value;
    }

    function _digest(
        bytes32 feedId,
        uint40 periodEnd,
        int64 value,
        bytes32 sourceHash,
        uint32 version
    ) private view returns (bytes32) {
        return
            _hashTypedDataV4(
                keccak256(abi.encode(_OBSERVATION_TYPEHASH, feedId, periodEnd, value, sourceHash, version))
            );
    }

    function _requireReports(uint256 actual, uint256 needed) private pure {
        if (actual == 0 || actual < needed) revert OracleQuorumTooSmall(actual, needed);
    }

    function _distance(int64 a, int64 b) private pure returns (uint256) {
        return SignedMath.abs(int256(a) - b);
    }
}
