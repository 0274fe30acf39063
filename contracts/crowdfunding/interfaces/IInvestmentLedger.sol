// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";

/// @title Investment ledger
/// @notice How much a person may put into offerings in twelve months, and how much he has put in, over all offerings.
/// @dev What a rule-set allows follows from income and net worth. Those figures never reach the chain: the admission
/// desk asks the rule book for the limit by a call that leaves no trace, and an assessor signs the result (EIP-712,
/// bound to chain and contract). The evidence stays with him, its hash here.
///
/// Limits are kept for subjects, not for wallets, and for the family of a rule-set, so neither a second wallet nor a
/// second offering doubles one. An assessment names the one wallet from which the person invests; who needs none is
/// held to the wallet of his first investment. Either can be moved to another wallet only when the first was retired in
/// the identity registry.
///
/// What is recorded and given back has no event here: the offerings' events (investments with the quarter in which they
/// count, returns) say all of it.
interface IInvestmentLedger {
    /// @notice How the rules of an offering limit an investor.
    /// None: the address is no offering. Formula: amount in twelve months. Eligibility: yes or no. Warning: no limit,
    /// but a warning above an amount.
    enum Kind {
        None,
        Formula,
        Eligibility,
        Warning
    }

    /// @notice What an assessor signs (EIP-712).
    /// @param wallet Wallet from which the person invests.
    /// @param family Family of rule-sets, as in the rule book, such as "reg-cf".
    /// @param limit By the kind of the rules. Formula: most that may be invested in twelve months, in token units.
    /// Eligibility: the largest number for somebody eligible, otherwise zero. Warning: not used.
    /// @param warnAbove Where the rules warn: amount in one project above which a risk warning must be acknowledged, in
    /// token units.
    /// @param issuedAt Unix time in seconds of the signature; a later assessment replaces an earlier one.
    /// @param validUntil Last Unix second at which it counts.
    /// @param evidence Hash of the evidence that the assessor keeps.
    struct Assessment {
        address wallet;
        bytes16 family;
        uint64 limit;
        uint64 warnAbove;
        uint32 issuedAt;
        uint32 validUntil;
        bytes32 evidence;
    }

    /// @notice Rules of an offering, as the desk enters them when it opens.
    /// @param kind How its rules limit an investor.
    /// @param warns Whether a risk warning must be acknowledged above an amount.
    /// @param accreditedExempt Whether accredited investors are free of the limit.
    /// @param family Family of the rule-set.
    /// @param ticket From this amount in one project, in token units, anybody is eligible; zero for never.
    struct OfferingRules {
        Kind kind;
        bool warns;
        bool accreditedExempt;
        bytes16 family;
        uint64 ticket;
    }

    /// @notice What is known of a person in a family of rule-sets.
    /// @param wallet Wallet from which he invests.
    /// @param limit As in the assessment.
    /// @param validUntil Last Unix second at which it counts.
    struct Standing {
        address wallet;
        uint64 limit;
        uint32 validUntil;
    }

    /// @notice A key may sign assessments, or no longer.
    /// @param assessor Key or ERC-1271 contract.
    /// @param isAuthorised Whether it may from now on.
    event AssessorSet(address indexed assessor, bool isAuthorised);

    /// @notice A person was assessed.
    /// @param subject Pseudonymous person.
    /// @param wallet Wallet from which he invests.
    /// @param family Family of rule-sets.
    /// @param limit As in the assessment, in token units.
    /// @param warnAbove As in the assessment, in token units.
    /// @param issuedAt Unix time in seconds of the signature.
    /// @param validUntil Last Unix second at which it counts.
    /// @param evidence Hash of the evidence.
    event InvestorAssessed(
        bytes31 indexed subject,
        address indexed wallet,
        bytes16 indexed family,
        uint256 limit,
        uint256 warnAbove,
        uint40 issuedAt,
        uint40 validUntil,
        bytes32 evidence
    );

    /// @notice An offering was entered with its rules.
    /// @param offering Escrow of the offering.
    /// @param kind How its rules limit an investor.
    /// @param family Family of the rule-set.
    event LimitOfferingEntered(address indexed offering, Kind kind, bytes16 indexed family);

    /// @notice Only the offering desk enters offerings.
    /// @param caller Who tried.
    error LimitCallerNotDesk(address caller);

    /// @notice Only offerings of the desk record investments.
    /// @param caller Who tried.
    error LimitCallerNotOffering(address caller);

    /// @notice The assessment was not signed by an authorised assessor over exactly these terms.
    /// @param assessor Who should have signed.
    error LimitAssessmentInvalid(address assessor);

    /// @notice An assessment is presented after its signature and before it ends.
    /// @param issuedAt Unix time in seconds of the signature.
    /// @param validUntil Last Unix second at which it counts.
    error LimitAssessmentNotCurrent(uint40 issuedAt, uint40 validUntil);

    /// @notice A later assessment is known already.
    /// @param issuedAt Unix time in seconds of the one presented.
    /// @param latest Unix time in seconds of the one that counts.
    error LimitAssessmentOutdated(uint40 issuedAt, uint40 latest);

    /// @notice The person invests from another wallet, which is not retired.
    /// @param wallet Wallet presented.
    /// @param current Wallet from which he invests.
    error LimitWalletDiffers(address wallet, address current);

    /// @notice The wallet was retired, because its key was lost or stolen: its money goes only to a valid wallet of the
    /// same person.
    /// @param wallet Wallet.
    error LimitWalletRetired(address wallet);

    /// @notice The wallet may not act.
    /// @param wallet Wallet.
    /// @param code Why, as the identity registry says.
    error LimitIdentityInvalid(address wallet, IIdentityRegistry.Code code);

    /// @notice The person was not assessed for these rules, or the assessment has ended.
    /// @param subject Pseudonymous person.
    /// @param family Family of rule-sets.
    /// @param validUntil Last Unix second at which an assessment counted; zero for none.
    error LimitAssessmentMissing(bytes31 subject, bytes16 family, uint40 validUntil);

    /// @notice More than the person may invest in twelve months over all offerings of the family.
    /// @param used Sum of the last twelve months without this investment, in token units.
    /// @param amount Investment, in token units.
    /// @param limit Most he may invest, in token units.
    error LimitExceeded(uint256 used, uint256 amount, uint256 limit);

    /// @notice The rules admit only eligible investors, or tickets of a certain size.
    /// @param amount His money in this project with this investment, in token units.
    /// @param ticket Amount that makes anybody eligible, in token units; zero for none.
    error LimitNotEligible(uint256 amount, uint256 ticket);

    /// @notice Lets a key sign assessments, or takes that away.
    /// @param assessor Key or ERC-1271 contract.
    /// @param isAuthorised Whether it may from now on.
    function setAssessor(address assessor, bool isAuthorised) external;

    /// @notice Takes an assessor's key away at once.
    /// @param assessor Key or ERC-1271 contract.
    function revokeAssessor(address assessor) external;

    /// @notice Presents an assessment; anybody may, its content is signed.
    /// @param assessment What was signed.
    /// @param assessor Who signed.
    /// @param signature His signature.
    function assess(Assessment calldata assessment, address assessor, bytes calldata signature) external;

    /// @notice Enters an offering; only the desk.
    /// @param offering Escrow of the offering.
    /// @param rules Its rules.
    function enter(address offering, OfferingRules calldata rules) external;

    /// @notice Checks an investor and records his investment; only offerings.
    /// @param wallet Wallet that invests.
    /// @param amount Investment, in token units.
    /// @param total His money in this offering with this investment, in token units.
    /// @return person Who stands behind the wallet.
    /// @return quarter Quarter in which it was recorded; zero when nothing was, because no amount limits him.
    /// @return warnAbove Money in this offering above which a risk warning must be acknowledged, in token units.
    function record(
        address wallet,
        uint256 amount,
        uint256 total
    ) external returns (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove);

    /// @notice Takes a recorded investment back, because the money goes back; only offerings.
    /// @param wallet Wallet that invested.
    /// @param quarter Quarter in which its money was recorded first.
    /// @param amount Amount recorded that goes back, in token units.
    function giveBack(address wallet, uint16 quarter, uint256 amount) external;

    /// @notice Refuses that money of a retired wallet goes elsewhere than to a valid wallet of the same person.
    /// @param investor Wallet that invested.
    /// @param to Who would receive its money.
    /// @return isRetired Whether it is retired; then anybody may have its money sent there.
    function checkPayee(address investor, address to) external view returns (bool isRetired);

    /// @notice What is known of a person in a family of rule-sets.
    /// @param subject Pseudonymous person.
    /// @param family Family of rule-sets.
    /// @return standing All zero when he was never assessed; only a wallet when he has invested without.
    function standingOf(bytes31 subject, bytes16 family) external view returns (Standing memory standing);

    /// @notice What a person has put into offerings of a family in the last twelve months.
    /// @param subject Pseudonymous person.
    /// @param family Family of rule-sets.
    /// @return amount Amount in token units; never too small, and at most a quarter of a year too old.
    function usedBy(bytes31 subject, bytes16 family) external view returns (uint256 amount);

    /// @notice Rules of an offering.
    /// @param offering Escrow of the offering.
    /// @return rules Kind None when it is none.
    function rulesOf(address offering) external view returns (OfferingRules memory rules);

    /// @notice Whether a key may sign assessments.
    /// @param assessor Key or ERC-1271 contract.
    /// @return isAuthorised Whether it may.
    function isAssessor(address assessor) external view returns (bool isAuthorised);

    /// @notice EIP-712 digest that an assessor signs.
    /// @param assessment What is signed.
    /// @return digest Hash bound to this chain and contract.
    function assessmentHash(Assessment calldata assessment) external view returns (bytes32 digest);
}
