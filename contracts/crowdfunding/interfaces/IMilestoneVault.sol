// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IDisclosureCalendar} from "./IDisclosureCalendar.sol";
import {IOffering} from "./IOffering.sol";

/// @title Milestone vault
/// @notice Holds the proceeds of one offering after the filing and releases them step by step, as its investors find
/// that the company has done what it promised.
/// @dev One clone an offering; its terms are part of its code. Milestones come in order. The issuer claims one with
/// evidence before it is due, and the investors vote by the shares they were allotted in the offering. That weight is
/// fixed since the filing, so shares sold meanwhile carry no second vote, and what goes back goes to who paid it.
///
/// A vote ends in one of three ways. Approved: more yes than no, and enough of all weight voted. Rejected: enough voted
/// and yes was not more; the issuer may come back with other evidence, as often as the terms say. Lapsed: too few
/// voted. Silence is no consent, so nothing flows; it is no refusal either, so it does not count against the issuer,
/// who may ask again. The date of the milestone ends this: money about which nobody can be moved to vote goes back.
///
/// After the last rejection, or when a milestone is due and no vote on it is open, the vault is unwound: what was
/// approved is released first unless the company's disclosure is overdue, and all the rest belongs to the investors in
/// proportion to their shares, whenever it comes in. There is no way back. Money that was approved but is withheld for
/// overdue disclosure goes the same way when the plan is unwound, or when the company has still not reported long after
/// the last milestone: nothing stays for ever.
///
/// What is released waits until its beneficiary collects it: one who cannot be paid stops nobody.
///
/// The vault keeps its own books and never reads its token balance: what is donated to it changes no figure. The token
/// must book exactly what it is told; the offering checks that when it pays in.
interface IMilestoneVault {
    /// @notice How far the vault has come.
    /// Working: the next milestone may be claimed. Voting: a claim awaits its vote. Completed: all milestones are
    /// approved. Unwinding: what was not released goes back.
    enum Stage {
        Working,
        Voting,
        Completed,
        Unwinding
    }

    /// @notice How a vote has ended. Lapsed: too few voted.
    enum Outcome {
        Approved,
        Rejected,
        Lapsed
    }

    /// @notice A step of the plan.
    /// @param bps Share of all proceeds that it releases, in hundredths of a percent.
    /// @param dueAt Unix time in seconds from which it can no longer be claimed.
    struct Milestone {
        uint16 bps;
        uint40 dueAt;
    }

    /// @notice Terms, fixed when the vault is created.
    /// @param token Settlement token.
    /// @param offering Offering whose proceeds come in, and whose allotments weigh the votes.
    /// @param calendar Calendar that says whether the company's disclosure is overdue.
    /// @param issuer Wallet that acts for the company.
    /// @param beneficiary Who may collect what is released.
    /// @param voteSeconds Time to vote on a claim, in seconds. A plan that is fair to the issuer leaves at least this
    /// much between two milestones.
    /// @param quorumBps Least share of all weight that must vote, in hundredths of a percent.
    /// @param maxRejections Rejections of one milestone after which the vault is unwound.
    /// @param milestones Plan: 1 to 12 steps that release everything, their dates rising.
    struct Terms {
        IERC20 token;
        IOffering offering;
        IDisclosureCalendar calendar;
        address issuer;
        address beneficiary;
        uint32 voteSeconds;
        uint16 quorumBps;
        uint8 maxRejections;
        Milestone[] milestones;
    }

    /// @notice The vault's books, in token units. Deposited = released + refunded + what is still unreleased.
    /// @param deposited Proceeds that came in.
    /// @param released What the beneficiary may have, collected or not.
    /// @param collected What he has collected.
    /// @param refunded What has gone back to investors.
    struct Books {
        uint128 deposited;
        uint128 released;
        uint128 collected;
        uint128 refunded;
    }

    /// @notice The running figures of the plan.
    /// @param approved Milestones approved so far; the next one is the one after them.
    /// @param rejections Rejections of the next milestone.
    /// @param isUnwinding Whether what was not released goes back.
    /// @param attempt Number of the last claim, from 1, counted over all milestones.
    /// @param voteEnd Unix time in seconds at which the open vote ends; zero when none is open.
    /// @param yes Shares that have voted for it.
    /// @param no Shares that have voted against it.
    struct Progress {
        uint8 approved;
        uint8 rejections;
        bool isUnwinding;
        uint32 attempt;
        uint40 voteEnd;
        uint32 yes;
        uint32 no;
    }

    /// @notice A vault was created.
    /// @param vault Address of the clone.
    /// @param offering Offering whose proceeds it will hold.
    /// @param terms Its terms.
    event VaultCreated(address indexed vault, address indexed offering, Terms terms);

    /// @notice Proceeds came in.
    /// @param amount Amount in token units.
    event ProceedsDeposited(uint256 amount);

    /// @notice The issuer says that a milestone is reached; the vote is open.
    /// @param milestone Number of the milestone, from 1.
    /// @param attempt Number of the claim.
    /// @param evidence Hash of the evidence.
    /// @param voteEnd Unix time in seconds at which the vote ends.
    event MilestoneClaimed(uint256 indexed milestone, uint32 indexed attempt, bytes32 evidence, uint40 voteEnd);

    /// @notice An investor has voted.
    /// @param investor Wallet.
    /// @param attempt Number of the claim.
    /// @param isApproval Whether he has voted for it.
    /// @param weight His shares.
    event MilestoneVoteCast(address indexed investor, uint32 indexed attempt, bool isApproval, uint32 weight);

    /// @notice A vote has ended.
    /// @param milestone Number of the milestone, from 1.
    /// @param attempt Number of the claim.
    /// @param outcome How it ended.
    /// @param yes Shares for it.
    /// @param no Shares against it.
    /// @param totalWeight All weight of which a quorum was needed.
    event MilestoneVoteConcluded(
        uint256 indexed milestone,
        uint32 indexed attempt,
        Outcome outcome,
        uint32 yes,
        uint32 no,
        uint256 totalWeight
    );

    /// @notice Money was released and waits for the beneficiary.
    /// @param amount Amount in token units.
    event MilestoneReleased(uint256 amount);

    /// @notice The beneficiary was paid.
    /// @param to Who received the money.
    /// @param amount Amount in token units.
    event ReleaseCollected(address indexed to, uint256 amount);

    /// @notice What was not released goes back to the investors.
    /// @param milestone Number of the milestone at which the plan stopped; one more than there are when all were
    /// approved.
    /// @param unreleased What goes back, in token units; later deposits add to it.
    event UnwindingStarted(uint256 indexed milestone, uint256 unreleased);

    /// @notice An investor has his part of what was not released.
    /// @param investor Wallet.
    /// @param to Who received the money.
    /// @param amount Amount in token units.
    event UnreleasedRefunded(address indexed investor, address indexed to, uint256 amount);

    /// @notice A plan has 1 to 12 milestones.
    /// @param count Milestones given.
    /// @param max Most there may be.
    error VaultMilestoneCountInvalid(uint256 count, uint256 max);

    /// @notice Every milestone releases something.
    /// @param milestone Number of the milestone, from 1.
    error VaultMilestoneShareMissing(uint256 milestone);

    /// @notice All milestones together release everything, no more and no less.
    /// @param totalBps Sum of the shares, in hundredths of a percent.
    /// @param expectedBps All, in hundredths of a percent.
    error VaultMilestoneSharesInvalid(uint256 totalBps, uint256 expectedBps);

    /// @notice The dates of the milestones lie ahead, within ten years, and rise.
    /// @param milestone Number of the milestone, from 1.
    /// @param dueAt Its date, Unix time in seconds.
    /// @param earliest Earliest possible, Unix time in seconds.
    /// @param latest Latest possible, Unix time in seconds.
    error VaultMilestoneDateInvalid(uint256 milestone, uint40 dueAt, uint40 earliest, uint40 latest);

    /// @notice The time to vote is too short or too long.
    /// @param voteSeconds Time given, in seconds.
    /// @param min Shortest, in seconds.
    /// @param max Longest, in seconds.
    error VaultVoteSecondsInvalid(uint256 voteSeconds, uint256 min, uint256 max);

    /// @notice The quorum is more than nothing and at most all weight.
    /// @param quorumBps Quorum given, in hundredths of a percent.
    /// @param max All weight, in hundredths of a percent.
    error VaultQuorumInvalid(uint256 quorumBps, uint256 max);

    /// @notice At least one rejection must be allowed for.
    error VaultRejectionsMissing();

    /// @notice The vault is in another stage than this needs.
    /// @param actual Stage it is in.
    /// @param expected Stage needed.
    error VaultWrongStage(Stage actual, Stage expected);

    /// @notice Only the offering pays in.
    /// @param caller Who tried.
    /// @param offering Who may.
    error VaultCallerNotOffering(address caller, address offering);

    /// @notice Only the issuer may do this.
    /// @param caller Who tried.
    /// @param issuer Who may.
    error VaultCallerNotIssuer(address caller, address issuer);

    /// @notice Released money may be sent elsewhere only at the word of the beneficiary.
    /// @param caller Who tried.
    /// @param beneficiary Who may.
    error VaultCallerNotBeneficiary(address caller, address beneficiary);

    /// @notice Nothing has come in, so nobody has a vote yet.
    error VaultNothingDeposited();

    /// @notice A claim needs evidence, other evidence than a rejected one.
    /// @param evidence Hash given.
    error VaultEvidenceNotNew(bytes32 evidence);

    /// @notice The milestone can no longer be claimed.
    /// @param milestone Number of the milestone, from 1.
    /// @param dueAt Unix time in seconds from which it cannot.
    error VaultMilestonePastDue(uint256 milestone, uint40 dueAt);

    /// @notice The vote has ended and awaits its conclusion.
    /// @param voteEnd Unix time in seconds at which it ended.
    error VaultVoteOver(uint40 voteEnd);

    /// @notice The vote still runs.
    /// @param voteEnd Unix time in seconds at which it ends.
    error VaultVoteRunning(uint40 voteEnd);

    /// @notice Nobody votes twice on one claim.
    /// @param investor Wallet.
    /// @param attempt Number of the claim.
    error VaultVotedAlready(address investor, uint32 attempt);

    /// @notice The caller was allotted no shares.
    /// @param caller Who tried.
    error VaultNoWeight(address caller);

    /// @notice Nothing that was approved waits to be released.
    error VaultNothingToRelease();

    /// @notice The company's disclosure is overdue; it must report before it receives more.
    /// @param dueAt Unix time in seconds since which it is.
    error VaultDisclosureOverdue(uint40 dueAt);

    /// @notice The plan still runs.
    /// @param unwindableAt Unix time in seconds from which it can be unwound, if nothing changes.
    error VaultNotUnwindable(uint40 unwindableAt);

    /// @notice Only the money of a retired wallet can be sent to another one by anybody.
    /// @param investor Wallet.
    error VaultWalletNotRetired(address investor);

    /// @notice No money of this account is here.
    /// @param account Beneficiary or investor.
    error VaultNothingDue(address account);

    /// @notice Creates the vault of an offering. Anybody may: it matters only once an offering is bound to it.
    /// @param terms Its terms.
    /// @return vault Address of the clone.
    function create(Terms calldata terms) external returns (address vault);

    /// @notice Books proceeds; only the offering, right after it has paid in exactly this amount.
    /// @param amount Amount in token units.
    function deposit(uint256 amount) external;

    /// @notice Says that the next milestone is reached, and opens the vote; only the issuer, before it is due.
    /// @param evidence Hash of the evidence.
    function claimMilestone(bytes32 evidence) external;

    /// @notice Votes on the open claim with all shares that the caller was allotted, once.
    /// @param isApproval Whether the milestone is reached.
    function vote(bool isApproval) external;

    /// @notice Counts the votes after their time; anybody.
    function conclude() external;

    /// @notice Releases what is approved; anybody, unless the company's disclosure is overdue.
    /// @return amount Amount that now waits for the beneficiary, in token units.
    function release() external returns (uint256 amount);

    /// @notice Pays the beneficiary what is released; anybody may, to him.
    /// @param to Who receives it; the beneficiary, unless he calls himself.
    function collect(address to) external;

    /// @notice Starts to give back what was not released, because a milestone was missed, or because approved money has
    /// waited too long for the company to report; anybody.
    function unwind() external;

    /// @notice Pays the caller his part of what was not released.
    /// @param to Who receives it.
    function refund(address to) external;

    /// @notice Pays an investor his part of what was not released; anybody.
    /// @param investor Wallet that receives it.
    function sendBack(address investor) external;

    /// @notice The same for a retired wallet, whose money goes to a valid wallet of the same person; anybody.
    /// @param investor Wallet whose key was lost or stolen.
    /// @param to Other wallet of the same person.
    function rescue(address investor, address to) external;

    /// @notice Terms of the vault.
    /// @return terms As fixed when it was created.
    function termsOf() external view returns (Terms memory terms);

    /// @notice Money of the vault.
    /// @return books Figures.
    function booksOf() external view returns (Books memory books);

    /// @notice State of the plan.
    /// @return stage How far it has come.
    /// @return progress Figures.
    /// @return evidence Hash of the evidence of the last claim; zero after a lapse, which leaves it open.
    function progressOf() external view returns (Stage stage, Progress memory progress, bytes32 evidence);

    /// @notice What is approved and not yet released, whether or not disclosure is overdue.
    /// @return amount Amount in token units, rounded down; the last milestone releases what rounding has left.
    function releasable() external view returns (uint256 amount);

    /// @notice What an investor may have back now.
    /// @param investor Wallet.
    /// @return amount Amount in token units, rounded down; zero unless the vault is unwound.
    function refundOf(address investor) external view returns (uint256 amount);

    /// @notice Whether an investor has voted on the last claim.
    /// @param investor Wallet.
    /// @return isCast Whether he has.
    function hasVoted(address investor) external view returns (bool isCast);

    /// @notice All weight there is: the shares allotted, once all of them are claimed. Until then an upper bound,
    /// because allotments that are scaled down to the cap are rounded down too. It never rises after the filing, so
    /// nobody is ever paid too much.
    /// @return weight In shares.
    function totalWeight() external view returns (uint256 weight);
}
