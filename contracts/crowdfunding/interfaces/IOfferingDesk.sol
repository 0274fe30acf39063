// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "./IDisclosureCalendar.sol";
import {IInvestmentLedger} from "./IInvestmentLedger.sol";
import {IMilestoneVault} from "./IMilestoneVault.sol";
import {IOffering} from "./IOffering.sol";
import {IScreening} from "./IScreening.sol";

/// @title Offering desk
/// @notice Opens offerings: from an approved project, a rule-set and a plan to an escrow, a share register and
/// a milestone vault of its own.
/// @dev What the rule-set demands is written into the terms of the escrow at the opening. A rule-set that is published
/// later never touches a running offering. Nobody opens one in another way, because ledger, escrow, register and vault
/// listen to this desk only.
///
/// The desk holds no money. It passes on what registrar and guardian decide: the filing of the shares, a pause of new
/// money, and calling an offering off, after which every investor has his money back.
interface IOfferingDesk {
    /// @notice What the issuer wants.
    /// @param projectId Approved project.
    /// @param rules Name of the rule-set, as in the rule book.
    /// @param document Hash of the agreement that investors sign.
    /// @param sharePrice Price of a share in token units.
    /// @param target Shares that must be committed for success.
    /// @param cap Most shares that are issued.
    /// @param minimum Least shares of an investor.
    /// @param maximum Most shares of an investor.
    /// @param isProRata Whether more than the cap may be committed and is scaled down.
    /// @param opensAt Unix time in seconds from which money is taken.
    /// @param deadline Unix time in seconds from which it is not.
    /// @param otherHolders Holders that the company has already; the holder cap leaves the rest for investors.
    /// @param firstPeriodEnd Last day of the first fiscal year to be reported, as a day number in UTC+8.
    /// @param voteSeconds How long investors vote on a milestone, in seconds.
    /// @param quorumBps Least share of all weight that must vote, in hundredths of a percent.
    /// @param maxRejections Rejections of one milestone after which the proceeds go back.
    /// @param name Name of the shares.
    /// @param symbol Short name of the shares.
    /// @param shareClass Class of the shares in the company's articles.
    struct Plan {
        uint256 projectId;
        bytes32 rules;
        bytes32 document;
        uint64 sharePrice;
        uint32 target;
        uint32 cap;
        uint32 minimum;
        uint32 maximum;
        bool isProRata;
        uint40 opensAt;
        uint40 deadline;
        uint16 otherHolders;
        uint24 firstPeriodEnd;
        uint32 voteSeconds;
        uint16 quorumBps;
        uint8 maxRejections;
        string name;
        string symbol;
        string shareClass;
    }

    /// @notice What was reserved of the amount an issuer may raise in twelve months.
    /// @param family Family of the rule-set.
    /// @param subject Person or entity behind the issuer.
    /// @param amount Amount that is recorded still, in token units.
    struct Reservation {
        bytes32 family;
        bytes31 subject;
        uint96 amount;
    }

    /// @notice An offering was opened.
    /// @param projectId Project.
    /// @param offering Its escrow.
    /// @param register Its share register.
    /// @param vault Its milestone vault.
    /// @param rules Name of the rule-set.
    /// @param terms Terms of the escrow.
    event OfferingOpened(
        uint256 indexed projectId,
        address indexed offering,
        address register,
        address vault,
        bytes32 indexed rules,
        IOffering.Terms terms
    );

    /// @notice An offering has ended, and what it did not raise no longer counts for the issuer.
    /// @param offering Escrow.
    /// @param amount Amount in token units.
    event IssuerCapReleased(address indexed offering, uint256 amount);

    /// @notice The parts of the desk are set once.
    error DeskSealedAlready();

    /// @notice The desk has opened no such offering.
    /// @param offering Address given.
    error DeskOfferingUnknown(address offering);

    /// @notice A share needs a price, an offering a target, and the target must lie within the cap.
    /// @param sharePrice Price of a share in token units.
    /// @param target Shares needed.
    /// @param cap Most shares.
    error DeskPlanIncomplete(uint256 sharePrice, uint256 target, uint256 cap);

    /// @notice An investor's least shares must be one or more, his most at least that and within the cap.
    /// @param minimum Least shares.
    /// @param maximum Most shares.
    /// @param cap Most shares of the offering.
    error DeskInvestorRangeInvalid(uint256 minimum, uint256 maximum, uint256 cap);

    /// @notice An offering opens in the future and is open long enough.
    /// @param opensAt Unix time in seconds of the opening.
    /// @param deadline Unix time in seconds of the deadline.
    /// @param minOpenSeconds Least time between them, in seconds.
    error DeskTimesInvalid(uint40 opensAt, uint40 deadline, uint32 minOpenSeconds);

    /// @notice Too little time is left for a vote before the first milestone is due: the offering fails, and everybody
    /// has his money back.
    /// @param latest Unix time in seconds from which it is too late.
    error DeskFilingTooLate(uint256 latest);

    /// @notice The first milestone must leave time for a vote after the deadline.
    /// @param dueAt Unix time in seconds at which it is due.
    /// @param earliest First Unix time in seconds at which it may be.
    error DeskMilestoneTooEarly(uint40 dueAt, uint256 earliest);

    /// @notice The company has too many holders already.
    /// @param otherHolders Holders it has.
    /// @param holderCap Most it may have.
    error DeskHolderCapReached(uint256 otherHolders, uint256 holderCap);

    /// @notice More than an issuer may raise in twelve months.
    /// @param raised What counts already, in token units.
    /// @param wanted What the offering could raise, in token units.
    /// @param cap Most in twelve months, in token units.
    error DeskIssuerCapExceeded(uint256 raised, uint256 wanted, uint256 cap);

    /// @notice The offering still runs, or nothing is left to release.
    /// @param offering Escrow.
    error DeskNothingToRelease(address offering);

    /// @notice Sets the parts that know the desk; once, by the administrator.
    /// @param ledger Ledger of what persons may invest.
    /// @param screening Screening of projects.
    /// @param calendar Calendar of reports.
    function seal(IInvestmentLedger ledger, IScreening screening, IDisclosureCalendar calendar) external;

    /// @notice Opens an offering; only the issuer of an approved project.
    /// @param plan What the issuer wants.
    /// @param milestones When the proceeds are released to the beneficiary.
    /// @return offering Its escrow.
    function open(
        Plan calldata plan,
        IMilestoneVault.Milestone[] calldata milestones
    ) external returns (address offering);

    /// @notice Records that the shares were filed with the registrar.
    /// @param offering Escrow.
    /// @param filing Hash of the filing.
    function recordFiling(address offering, bytes32 filing) external;

    /// @notice Ends a company's duty to report, where the calendar leaves that to the desk.
    /// @param offering Escrow.
    /// @param ending Why the duty ends.
    /// @param totalAssets Total assets of the company in token units, where the reason asks for them.
    /// @param evidence Hash of the evidence.
    function endReporting(
        address offering,
        IDisclosureCalendar.Ending ending,
        uint256 totalAssets,
        bytes32 evidence
    ) external;

    /// @notice Refuses new money in an offering.
    /// @param offering Escrow.
    function pause(address offering) external;

    /// @notice Takes new money again.
    /// @param offering Escrow.
    function unpause(address offering) external;

    /// @notice Calls an offering off.
    /// @param offering Escrow.
    function withdraw(address offering) external;

    /// @notice Takes an offering that has failed or was called off out of what the issuer may raise; anybody may.
    /// @param offering Escrow.
    function releaseIssuerCap(address offering) external;

    /// @notice What is recorded of an offering in its issuer's twelve months.
    /// @param offering Escrow.
    /// @return reservation All zero when there is no such offering.
    function reservationOf(address offering) external view returns (Reservation memory reservation);

    /// @notice What an issuer has raised in the last twelve months, and what his running offerings could raise, however
    /// long they run.
    /// @param subject Person or entity behind the issuer.
    /// @param family Family of the rule-set.
    /// @return amount Amount in token units, never too small.
    function raisedBy(bytes31 subject, bytes32 family) external view returns (uint256 amount);
}
