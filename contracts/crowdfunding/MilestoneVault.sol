// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IMilestoneVault} from "./interfaces/IMilestoneVault.sol";
import {IOffering} from "./interfaces/IOffering.sol";
import {MilestonePlan} from "./libraries/MilestonePlan.sol";

/// @title Milestone vault
/// @notice Holds the proceeds of one offering and releases them step by step, as its investors approve.
contract MilestoneVault is IMilestoneVault, ReentrancyGuardTransient {
    using MilestonePlan for Milestone[];
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev What an investor has done here, in one slot.
    struct Investor {
        uint128 refunded;
        uint32 votedAttempt;
    }

    /// @notice How long after the last milestone approved money waits for the company to report, in seconds.
    uint40 public constant PATIENCE_SECONDS = 365 days;

    uint256 private constant _BPS = 10_000;
    address private immutable _IMPLEMENTATION = address(this);

    Books private _books;
    Progress private _progress;
    bytes32 private _evidence;
    mapping(address wallet => Investor investor) private _investors;

    /// @inheritdoc IMilestoneVault
    function create(Terms calldata terms) external returns (address vault) {
        MilestonePlan.requireValid(terms);
        vault = Clones.cloneWithImmutableArgs(_IMPLEMENTATION, abi.encode(terms));
        emit VaultCreated(vault, address(terms.offering), terms);
    }

    /// @inheritdoc IMilestoneVault
    function deposit(uint256 amount) external {
        address offering = address(_terms().offering);
        if (msg.sender != offering) revert VaultCallerNotOffering(msg.sender, offering);
        _books.deposited += amount.toUint128();
        emit ProceedsDeposited(amount);
    }

    /// @inheritdoc IMilestoneVault
    function claimMilestone(bytes32 evidence) external {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        if (msg.sender != terms.issuer) revert VaultCallerNotIssuer(msg.sender, terms.issuer);
        _requireStage(_stage(terms, progress), Stage.Working);
        // Before the filing nobody has a vote, and a vote that began then would be too short.
        if (_books.deposited == 0) revert VaultNothingDeposited();
        if (evidence == 0 || evidence == _evidence) revert VaultEvidenceNotNew(evidence);
        uint40 dueAt = terms.milestones[progress.approved].dueAt;
        if (block.timestamp >= dueAt) revert VaultMilestonePastDue(progress.approved + 1, dueAt);

        ++progress.attempt;
        progress.voteEnd = uint40(block.timestamp) + terms.voteSeconds;
        (_progress, _evidence) = (progress, evidence);
        emit MilestoneClaimed(progress.approved + 1, progress.attempt, evidence, progress.voteEnd);
    }

    /// @inheritdoc IMilestoneVault
    function vote(bool isApproval) external {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        _requireStage(_stage(terms, progress), Stage.Voting);
        if (block.timestamp >= progress.voteEnd) revert VaultVoteOver(progress.voteEnd);
        if (hasVoted(msg.sender)) revert VaultVotedAlready(msg.sender, progress.attempt);
        uint32 weight = terms.offering.allocationOf(msg.sender);
        if (weight == 0) revert VaultNoWeight(msg.sender);

        if (isApproval) progress.yes += weight;
        else progress.no += weight;
        _progress = progress;
        _investors[msg.sender].votedAttempt = progress.attempt;
        emit MilestoneVoteCast(msg.sender, progress.attempt, isApproval, weight);
    }

    /// @inheritdoc IMilestoneVault
    function conclude() external {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        _requireStage(_stage(terms, progress), Stage.Voting);
        if (block.timestamp < progress.voteEnd) revert VaultVoteRunning(progress.voteEnd);
        uint256 total = _totalWeight(terms.offering);
        Outcome outcome = _outcome(progress, terms.quorumBps, total);
        emit MilestoneVoteConcluded({
            milestone: progress.approved + 1,
            attempt: progress.attempt,
            outcome: outcome,
            yes: progress.yes,
            no: progress.no,
            totalWeight: total
        });

        (progress.voteEnd, progress.yes, progress.no) = (0, 0, 0);
        if (outcome == Outcome.Approved) {
            ++progress.approved;
            progress.rejections = 0;
        } else if (outcome == Outcome.Rejected) {
            ++progress.rejections;
        } else {
            // Nobody has judged this evidence, so it may be presented again.
            delete _evidence;
        }
        _progress = progress;
        if (progress.rejections == terms.maxRejections) _unwind(terms, progress);
    }

    /// @inheritdoc IMilestoneVault
    function release() external returns (uint256 amount) {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        if (progress.isUnwinding) revert VaultWrongStage(Stage.Unwinding, Stage.Working);
        if (_isOverdue(terms)) revert VaultDisclosureOverdue(terms.calendar.nextDueAt(address(terms.offering)));
        amount = _release(terms, progress);
        if (amount == 0) revert VaultNothingToRelease();
    }

    /// @inheritdoc IMilestoneVault
    function collect(address to) external nonReentrant {
        Terms memory terms = _terms();
        if (to != terms.beneficiary && msg.sender != terms.beneficiary) {
            revert VaultCallerNotBeneficiary(msg.sender, terms.beneficiary);
        }
        uint128 amount = _books.released - _books.collected;
        if (amount == 0) revert VaultNothingDue(terms.beneficiary);
        _books.collected += amount;
        emit ReleaseCollected(to, amount);

        terms.token.safeTransfer(to, amount);
    }

    /// @inheritdoc IMilestoneVault
    function unwind() external {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        Stage stage = _stage(terms, progress);
        // A vote that was open when its milestone became due is counted first.
        if (stage == Stage.Voting || stage == Stage.Unwinding) revert VaultWrongStage(stage, Stage.Working);
        if (stage == Stage.Completed && !(_isOverdue(terms) && _unreleased() != 0)) {
            revert VaultWrongStage(stage, Stage.Working);
        }
        uint40 unwindableAt =
            stage == Stage.Completed
                ? terms.milestones[progress.approved - 1].dueAt + PATIENCE_SECONDS
                : terms.milestones[progress.approved].dueAt;
        if (block.timestamp < unwindableAt) revert VaultNotUnwindable(unwindableAt);
        _unwind(terms, progress);
    }

    /// @inheritdoc IMilestoneVault
    function refund(address to) external nonReentrant {
        _refund(msg.sender, to);
    }

    /// @inheritdoc IMilestoneVault
    function sendBack(address investor) external nonReentrant {
        _refund(investor, investor);
    }

    /// @inheritdoc IMilestoneVault
    function rescue(address investor, address to) external nonReentrant {
        if (!_terms().offering.checkPayee(investor, to)) revert VaultWalletNotRetired(investor);
        _refund(investor, to);
    }

    /// @inheritdoc IMilestoneVault
    function termsOf() external view returns (Terms memory terms) {
        return _terms();
    }

    /// @inheritdoc IMilestoneVault
    function booksOf() external view returns (Books memory books) {
        return _books;
    }

    /// @inheritdoc IMilestoneVault
    function progressOf() external view returns (Stage stage, Progress memory progress, bytes32 evidence) {
        return (_stage(_terms(), _progress), _progress, _evidence);
    }

    /// @inheritdoc IMilestoneVault
    function releasable() external view returns (uint256 amount) {
        return _progress.isUnwinding ? 0 : _releasable(_terms(), _progress);
    }

    /// @inheritdoc IMilestoneVault
    function refundOf(address investor) external view returns (uint256 amount) {
        return _progress.isUnwinding ? _refundable(_terms(), investor) : 0;
    }

    /// @inheritdoc IMilestoneVault
    function totalWeight() external view returns (uint256 weight) {
        return _totalWeight(_terms().offering);
    }

    /// @inheritdoc IMilestoneVault
    function hasVoted(address investor) public view returns (bool isCast) {
        uint32 attempt = _progress.attempt;
        return attempt != 0 && _investors[investor].votedAttempt == attempt;
    }

    function _release(Terms memory terms, Progress memory progress) private returns (uint256 amount) {
        amount = _releasable(terms, progress);
        if (amount == 0) return 0;
        _books.released += amount.toUint128();
        emit MilestoneReleased(amount);
    }

    /// @dev What the investors have approved is the company's even if nobody has released it yet; otherwise whoever is
    /// quicker would decide. A company that owes a report has no claim to it.
    function _unwind(Terms memory terms, Progress memory progress) private {
        if (!_isOverdue(terms)) _release(terms, progress);
        _progress.isUnwinding = true;
        emit UnwindingStarted(progress.approved + 1, _unreleased());
    }

    /// @dev What was paid before counts against what is due now, so that later deposits reach everybody.
    function _refund(address investor, address to) private {
        Terms memory terms = _terms();
        Progress memory progress = _progress;
        if (!progress.isUnwinding) revert VaultWrongStage(_stage(terms, progress), Stage.Unwinding);
        terms.offering.checkPayee(investor, to);
        uint256 amount = _refundable(terms, investor);
        if (amount == 0) revert VaultNothingDue(investor);
        _investors[investor].refunded += amount.toUint128();
        _books.refunded += amount.toUint128();
        emit UnreleasedRefunded(investor, to, amount);

        terms.token.safeTransfer(to, amount);
    }

    function _terms() private view returns (Terms memory terms) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Terms));
    }

    function _isOverdue(Terms memory terms) private view returns (bool isLate) {
        return terms.calendar.isOverdue(address(terms.offering));
    }

    /// @dev Rounded down on the cumulative share: the last milestone releases all that rounding has left.
    function _releasable(Terms memory terms, Progress memory progress) private view returns (uint256 amount) {
        uint256 bps = terms.milestones.cumulativeBps(progress.approved);
        return (uint256(_books.deposited) * bps) / _BPS - _books.released;
    }

    function _unreleased() private view returns (uint256 amount) {
        return uint256(_books.deposited) - _books.released - _books.refunded;
    }

    /// @dev Rounded down; what this leaves, less than a token unit an investor once all shares are claimed, stays.
    function _refundable(Terms memory terms, address investor) private view returns (uint256 amount) {
        uint256 weight = terms.offering.allocationOf(investor);
        if (weight == 0) return 0;
        uint256 pool = uint256(_books.deposited) - _books.released;
        return (pool * weight) / _totalWeight(terms.offering) - _investors[investor].refunded;
    }

    function _totalWeight(IOffering offering) private view returns (uint256 weight) {
        uint32 confirmed = offering.bookOf().confirmed;
        IOffering.Closing memory closing = offering.closingOf();
        if (closing.claimed == confirmed) return closing.allotted;
        return Math.min(confirmed, offering.termsOf().cap);
    }

    function _stage(Terms memory terms, Progress memory progress) private pure returns (Stage stage) {
        if (progress.isUnwinding) return Stage.Unwinding;
        if (progress.voteEnd != 0) return Stage.Voting;
        return progress.approved == terms.milestones.length ? Stage.Completed : Stage.Working;
    }

    function _outcome(
        Progress memory progress,
        uint256 quorumBps,
        uint256 total
    ) private pure returns (Outcome outcome) {
        // Compared as products, so that no rounding lowers the quorum.
        if ((uint256(progress.yes) + progress.no) * _BPS < quorumBps * total) return Outcome.Lapsed;
        return progress.yes > progress.no ? Outcome.Approved : Outcome.Rejected;
    }

    function _requireStage(Stage actual, Stage expected) private pure {
        if (actual != expected) revert VaultWrongStage(actual, expected);
    }
}
