// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Book of crowdfunding rules
/// @notice What the law of a place and time lets an investor commit and makes an offering wait for, as data: a new
/// amount is a new rule-set, not a new program. A rule-set is published once under a name and never changes.
/// @dev Amounts are in the smallest unit of the rule-set's own currency (cent, fen); nothing is converted. Zero in a
/// field that limits or delays means that these rules have no such limit or delay.
interface IRuleBook {
    /// @notice How a person's limit for twelve months follows from what he declares.
    /// Formula: a share of income or net worth. Eligibility: no limit for those who reach one of the minima, nothing
    /// for all others. WarningOnly: no limit, but a warning above an amount.
    enum LimitKind {
        Formula,
        Eligibility,
        WarningOnly
    }

    /// @notice One version of the rules.
    /// @param family Name that all versions share, such as "reg-cf": what a person has committed in the last twelve
    /// months counts under every version of a family.
    /// @param sourceHash Keccak-256 of the citation that the figures come from, in UTF-8.
    /// @param unit ISO 4217 code of the currency of all amounts; the same in the whole family.
    /// @param kind How the limit is found.
    /// @param usesGreater Whether the greater of income and net worth is the basis of the formula, or the lesser.
    /// @param exemptsAccredited Whether accredited investors have no limit.
    /// @param lowBps Share of the basis when income or net worth is below the threshold, in basis points (Formula).
    /// @param highBps Share of the basis when both reach the threshold, in basis points (Formula).
    /// @param warningBps Share of net worth above which one commitment needs a warning, in basis points.
    /// @param minOpenSeconds Least time between the opening and the deadline of an offering.
    /// @param cancelCutoffSeconds An investor may cancel without a reason until this long before the deadline; zero:
    /// he has no such right.
    /// @param reflectionSeconds After each commitment the investor may withdraw it for this long.
    /// @param resaleLockSeconds Time for which new shares may not be resold.
    /// @param earlyCloseNoticeBusinessDays Business days between the notice of an early close and the new deadline.
    /// @param reconfirmBusinessDays Business days to reconfirm after a material change.
    /// @param holderCap Most holders a company may have after the offering.
    /// @param floor Least limit anybody has (Formula).
    /// @param threshold Amount that separates the low from the high share (Formula).
    /// @param cap Largest limit anybody has (Formula).
    /// @param issuerCap12m Most that one issuer may raise in twelve months.
    /// @param minIncome Yearly income that makes a person eligible (Eligibility).
    /// @param minNetWorth Net worth, or financial assets, that makes a person eligible (Eligibility).
    /// @param minTicket Single commitment that makes its investor eligible for it (Eligibility).
    /// @param warningFixed Amount up to which one commitment never needs a warning; zero: these rules do not warn.
    struct RuleSet {
        bytes32 family;
        bytes32 sourceHash;
        bytes3 unit;
        LimitKind kind;
        bool usesGreater;
        bool exemptsAccredited;
        uint16 lowBps;
        uint16 highBps;
        uint16 warningBps;
        uint32 minOpenSeconds;
        uint32 cancelCutoffSeconds;
        uint32 reflectionSeconds;
        uint32 resaleLockSeconds;
        uint8 earlyCloseNoticeBusinessDays;
        uint8 reconfirmBusinessDays;
        uint16 holderCap;
        uint64 floor;
        uint64 threshold;
        uint64 cap;
        uint64 issuerCap12m;
        uint64 minIncome;
        uint64 minNetWorth;
        uint64 minTicket;
        uint64 warningFixed;
    }

    /// @notice A rule-set is in force under its name, for good.
    /// @param id Name of the rule-set, its ASCII text as bytes32.
    /// @param family Name of its family.
    /// @param rules The rule-set.
    event RulesPublished(bytes32 indexed id, bytes32 indexed family, RuleSet rules);

    /// @notice No rule-set has this name.
    /// @param id Name asked for.
    error RulesUnknown(bytes32 id);

    /// @notice The name is taken; a rule-set never changes.
    /// @param id Name of the rule-set.
    error RulesExist(bytes32 id);

    /// @notice Name, family, currency and source must all be given.
    /// @param id Name given.
    /// @param family Family given.
    /// @param unit Currency given.
    /// @param sourceHash Hash of the citation given.
    error RulesIncomplete(bytes32 id, bytes32 family, bytes3 unit, bytes32 sourceHash);

    /// @notice All versions of a family are in one currency: their commitments are added up.
    /// @param actual Currency given.
    /// @param expected Currency of the family.
    error RulesUnitDiffers(bytes3 actual, bytes3 expected);

    /// @notice A field that belongs to another kind of limit is not zero.
    /// @param kind Kind of the rule-set.
    error RulesFieldForeign(LimitKind kind);

    /// @notice The low share must be above zero and not above the high one, and that not above 10,000: a limit that
    /// falls when somebody grows richer is a mistake.
    /// @param lowBps Low share given, in basis points.
    /// @param highBps High share given, in basis points.
    error RulesSharesInvalid(uint256 lowBps, uint256 highBps);

    /// @notice Threshold and cap must be above zero, and the floor not above the cap.
    /// @param floor Floor given.
    /// @param threshold Threshold given.
    /// @param cap Cap given.
    error RulesLimitsInvalid(uint256 floor, uint256 threshold, uint256 cap);

    /// @notice All minima of eligibility must be above zero: one that is zero makes everybody eligible.
    /// @param minIncome Income given.
    /// @param minNetWorth Net worth given.
    /// @param minTicket Single commitment given.
    error RulesMinimaInvalid(uint256 minIncome, uint256 minNetWorth, uint256 minTicket);

    /// @notice The share of a warning is at most 10,000 basis points and needs a fixed amount beside it; rules that
    /// only warn must warn.
    /// @param warningFixed Fixed amount given.
    /// @param warningBps Share given, in basis points.
    error RulesWarningInvalid(uint256 warningFixed, uint256 warningBps);

    /// @notice The time before the deadline without a right to cancel must be shorter than the least time an offering
    /// is open: otherwise nobody ever has the right.
    /// @param cutoff Seconds given.
    /// @param minOpen Least open time in seconds.
    error RulesCutoffTooLong(uint256 cutoff, uint256 minOpen);

    /// @notice Publishes a rule-set.
    /// @param id Name, its ASCII text as bytes32, such as "reg-cf-2022".
    /// @param rules The rule-set.
    function publish(bytes32 id, RuleSet calldata rules) external;

    /// @notice A rule-set.
    /// @param id Name of the rule-set.
    /// @return rules The rule-set.
    function ruleSet(bytes32 id) external view returns (RuleSet memory rules);

    /// @notice Most that a person may commit in twelve months under the rules of this family, rounded down.
    /// @param id Name of the rule-set.
    /// @param income Yearly income.
    /// @param netWorth Net worth; in rules with eligibility, financial assets.
    /// @param accredited Whether he is an accredited investor.
    /// @return unlimited Whether there is no limit.
    /// @return limit The limit; the largest number when there is none, so that a comparison needs no case.
    function limitOf(
        bytes32 id,
        uint128 income,
        uint128 netWorth,
        bool accredited
    ) external view returns (bool unlimited, uint256 limit);

    /// @notice Whether one commitment is by itself large enough to make its investor eligible for it, whatever he
    /// earns or owns.
    /// @param id Name of the rule-set.
    /// @param amount The commitment.
    /// @return admitted True when it is; always false in rules without eligibility.
    function ticketAdmits(bytes32 id, uint128 amount) external view returns (bool admitted);

    /// @notice Amount above which one commitment needs a warning and explicit consent; the amount itself needs none.
    /// Rounded down, so that what rounding decides is warned of.
    /// @param id Name of the rule-set.
    /// @param netWorth Net worth.
    /// @return amount The amount; the largest number when these rules do not warn.
    function warningAbove(bytes32 id, uint128 netWorth) external view returns (uint256 amount);
}
