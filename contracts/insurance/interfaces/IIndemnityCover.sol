// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssessorPanels} from "./IAssessorPanels.sol";
import {IInsuranceLine} from "./IInsuranceLine.sol";

/// @title Indemnity cover
/// @notice Policies that make good an assessed loss: notice, survey, assessment, appeal, payment.
/// @dev The claim chain: the policyholder notifies a loss; the money for it leaves the providers' own funds in the same
/// call, as far as the policy's limit holds it. Assessors sign the loss they find and a quorum decides. Silence never
/// denies: when the first panel lets its time pass, the claim goes to the appeal panel by itself. A decision can be
/// appealed once, with a bond, by anybody; what the appeal panel decides is final, and if it stays silent on an appeal
/// the first decision stands. Then anybody has the money sent to the policyholder, or he collects it himself.
///
/// Payment = min(floor((min(loss, limit per claim) - deductible) * (1 - co-insurance)), what is left of the policy's
/// limit). The limit of a policy is the smaller of sum insured and aggregate limit; several claims share it, and whose
/// claim is decided and paid first takes first. Reserved is what all open claims want, as far as the limit holds it.
///
/// Premium is earned when cover ends. Before, only as much of it is unearned as the unreserved rest of the limit backs,
/// so a large notice earns some early, and a claim that comes to less makes it unearned again.
///
/// A claim is named by its policy and its incident; its id is the hash of both, so the same incident cannot be claimed
/// twice under one policy, whatever became of the first claim. The id of a policy is the EIP-712 hash of its quote.
interface IIndemnityCover is IInsuranceLine, IAssessorPanels {
    /// @notice How far a policy has come. Active: on cover or about to be. Cancelled: within the cooling-off period.
    /// Ended: cover is over and its premium earned; losses can still be notified. Closed: its limit is free capital.
    enum PolicyState {
        None,
        Active,
        Cancelled,
        Ended,
        Closed
    }

    /// @notice How far a claim has come; by the clock, without anybody having to act.
    /// Noticed: the first panel assesses. Escalated: its time is over, the appeal panel decides. Decided: an appeal is
    /// possible. Appealed: the appeal panel has its time. Final: to be paid. Withdrawn: by the policyholder, before a
    /// decision. Paid: closed, also with nothing to pay. Lapsed: not collected in time.
    enum Status {
        None,
        Noticed,
        Escalated,
        Decided,
        Appealed,
        Final,
        Withdrawn,
        Paid,
        Lapsed
    }

    /// @notice Terms that all policies of a product share; a published product never changes.
    /// @param deductible Part of every loss that the policyholder bears first, in token units.
    /// @param coinsuranceBps Share of the rest that he bears, in basis points.
    /// @param zone Zone in which the exposure counts.
    /// @param waitingSeconds Incidents within this time from the start of cover are not covered.
    /// @param noticeSeconds Time from an incident to its notice.
    /// @param decideSeconds Time of the first panel.
    /// @param appealSeconds Time to appeal, and again time of the appeal panel.
    /// @param appealBond Bond of an appeal, in token units.
    /// @param claimSeconds Time to collect a final payment.
    /// @param onSale Whether quotes for it are accepted.
    /// @param termsHash Hash of the policy wording.
    struct Product {
        uint64 deductible;
        uint16 coinsuranceBps;
        uint32 zone;
        uint32 waitingSeconds;
        uint32 noticeSeconds;
        uint32 decideSeconds;
        uint32 appealSeconds;
        uint64 appealBond;
        uint32 claimSeconds;
        bool onSale;
        bytes32 termsHash;
    }

    /// @notice What an underwriter signs (EIP-712).
    /// @param underwriter Who signs.
    /// @param holder Who is insured; anybody may pay for him.
    /// @param productId Product.
    /// @param sumInsured Sum insured in token units.
    /// @param perClaimLimit Largest loss that counts for one claim, in token units.
    /// @param aggregateLimit Largest sum of all payments, in token units.
    /// @param premium Premium in token units.
    /// @param coverStart Unix time in seconds at which cover begins, in the future.
    /// @param coverEnd Unix time in seconds at which cover ends.
    /// @param validUntil Last Unix second at which the quote can be accepted.
    /// @param coolingOffUntil Last Unix second at which the holder can cancel and get the whole premium back; before
    /// cover begins.
    /// @param salt Makes two otherwise equal quotes different.
    struct IndemnityQuote {
        address underwriter;
        address holder;
        uint16 productId;
        uint64 sumInsured;
        uint64 perClaimLimit;
        uint64 aggregateLimit;
        uint64 premium;
        uint40 coverStart;
        uint40 coverEnd;
        uint40 validUntil;
        uint40 coolingOffUntil;
        uint256 salt;
    }

    /// @notice A policy.
    /// @param holder Who is insured.
    /// @param productId Product.
    /// @param state How far it has come.
    /// @param openClaims Claims that are not closed.
    /// @param limit Smaller of sum insured and aggregate limit, in token units.
    /// @param perClaimLimit Largest loss that counts for one claim, in token units.
    /// @param coverStart Unix time in seconds at which cover begins.
    /// @param coverEnd Unix time in seconds at which cover ends.
    /// @param paid Paid so far, in token units.
    /// @param wanted What the open claims would cost as they were notified, each up to the limit, in token
    /// units.
    /// @param premium Premium in token units; zero once cover has ended, and all of it is earned or returned.
    struct Policy {
        address holder;
        uint16 productId;
        PolicyState state;
        uint32 openClaims;
        // terms
        uint64 limit;
        uint64 perClaimLimit;
        uint40 coverStart;
        uint40 coverEnd;
        // what claims change
        uint64 paid;
        uint64 wanted;
        uint64 premium;
    }

    /// @notice A claim, in one slot.
    /// @param claimed Loss as it was notified, in token units.
    /// @param assessed Loss as it was decided, in token units; never above the loss notified.
    /// @param clock Unix time in seconds: until when the first panel decides (noticed), an appeal is possible
    /// (decided), the appeal panel decides (appealed); since when the claim is final (final).
    /// @param stage Status without regard to the clock.
    struct Claim {
        uint64 claimed;
        uint64 assessed;
        uint40 clock;
        Status stage;
    }

    /// @notice An appeal.
    /// @param appellant Who put up the bond.
    /// @param bond Bond in token units, zero once released.
    /// @param lost Whether the appeal panel decided against him.
    struct Appeal {
        address appellant;
        uint64 bond;
        bool lost;
    }

    /// @notice A product is on sale; its terms are fixed.
    /// @param productId Product, counted from one.
    /// @param name Name that all versions share.
    /// @param product Its terms.
    event IndemnityProductPublished(uint16 indexed productId, bytes32 indexed name, Product product);

    /// @notice A product is no longer on sale; policies stay as they are.
    /// @param productId Product.
    event IndemnityProductRetired(uint16 indexed productId);

    /// @notice Somebody is insured.
    /// @param policyId Policy, the hash of its quote.
    /// @param holder Who is insured.
    /// @param quote All terms.
    event IndemnityBound(bytes32 indexed policyId, address indexed holder, IndemnityQuote quote);

    /// @notice A policy was cancelled within its cooling-off period.
    /// @param policyId Policy.
    /// @param premium Premium that was returned, in token units.
    event IndemnityCancelled(bytes32 indexed policyId, uint256 premium);

    /// @notice Cover has ended; its premium is earned.
    /// @param policyId Policy.
    /// @param earned Premium that was not earned before, in token units.
    event IndemnityExpired(bytes32 indexed policyId, uint256 earned);

    /// @notice No loss can be notified any more and all claims are closed; the unused limit is free capital again.
    /// @param policyId Policy.
    /// @param paid What all its claims have cost, in token units.
    event IndemnityClosed(bytes32 indexed policyId, uint256 paid);

    /// @notice First notice of a loss.
    /// @param claimId Claim, the hash of policy and incident.
    /// @param policyId Policy.
    /// @param incident Hash that names the incident; the same incident under two policies shows here.
    /// @param incidentAt Unix time in seconds of the incident.
    /// @param claimed Loss in token units.
    /// @param wanted What it would cost if the loss is as notified, at most the limit of the policy, in token units.
    /// @param evidence Hash of the first evidence.
    /// @param decideBy Unix time in seconds until which the first panel decides.
    event LossNotified(
        bytes32 indexed claimId,
        bytes32 indexed policyId,
        bytes32 indexed incident,
        uint40 incidentAt,
        uint256 claimed,
        uint256 wanted,
        bytes32 evidence,
        uint40 decideBy
    );

    /// @notice Evidence was added; earlier evidence stays.
    /// @param claimId Claim.
    /// @param author Policyholder or assessor who added it.
    /// @param evidence Hash of the evidence.
    event EvidenceAdded(bytes32 indexed claimId, address indexed author, bytes32 evidence);

    /// @notice The policyholder takes a claim back.
    /// @param claimId Claim.
    event ClaimWithdrawn(bytes32 indexed claimId);

    /// @notice A panel has decided.
    /// @param claimId Claim.
    /// @param assessed Loss in token units; zero is a denial.
    /// @param assessors Number of assessors who signed.
    /// @param reportHash Hash of the survey report.
    /// @param onAppeal Whether the appeal panel decided; then it is final.
    /// @param clock Unix time in seconds until which an appeal is possible, or since which the claim is final.
    event ClaimDecided(
        bytes32 indexed claimId,
        uint256 assessed,
        uint256 assessors,
        bytes32 reportHash,
        bool onAppeal,
        uint40 clock
    );

    /// @notice Somebody objects to a decision.
    /// @param claimId Claim.
    /// @param appellant Who put up the bond.
    /// @param bond Bond in token units.
    /// @param decideBy Unix time in seconds until which the appeal panel decides.
    event ClaimAppealed(bytes32 indexed claimId, address indexed appellant, uint256 bond, uint40 decideBy);

    /// @notice The bond of an appeal has left: back to the appellant, or to the protection fund if he lost.
    /// @param claimId Claim.
    /// @param to Who received it.
    /// @param bond Bond in token units.
    event AppealBondReleased(bytes32 indexed claimId, address indexed to, uint256 bond);

    /// @notice A claim is closed with its payment.
    /// @param claimId Claim.
    /// @param to Payee.
    /// @param amount Payment in token units, zero after a denial.
    event ClaimPaid(bytes32 indexed claimId, address indexed to, uint256 amount);

    /// @notice Nobody collected a payment in time; it went back under the policy's limit.
    /// @param claimId Claim.
    event ClaimLapsed(bytes32 indexed claimId);

    /// @notice No product of this number is on sale.
    /// @param productId Number asked for.
    error IndemnityProductNotOnSale(uint16 productId);

    /// @notice Co-insurance must be below 100 %, an appeal needs a bond, and every clock must lie between its least and
    /// its longest time: notice 1 to 730 days, either panel 1 to 90, collection 7 to 730.
    error IndemnityProductInvalid();

    /// @notice The cooling-off period must end before cover begins.
    /// @param coolingOffUntil Last second given.
    /// @param coverStart Unix time in seconds at which cover begins.
    error IndemnityCoolingOffTooLong(uint40 coolingOffUntil, uint40 coverStart);

    /// @notice The cooling-off period is over.
    /// @param until Last Unix second at which the policy could be cancelled.
    error IndemnityCoolingOffOver(uint40 until);

    /// @notice The policy is in another state than this needs.
    /// @param actual State it is in.
    /// @param expected State needed.
    error IndemnityWrongState(PolicyState actual, PolicyState expected);

    /// @notice The policy still runs, or losses of it can still be notified.
    /// @param until Last Unix second at which that is so.
    error IndemnityStillRunning(uint256 until);

    /// @notice Claims of the policy are not closed.
    /// @param openClaims Their number.
    error IndemnityClaimsOpen(uint256 openClaims);

    /// @notice The incident lies outside the period of cover.
    /// @param incidentAt Unix time in seconds of the incident.
    /// @param coverStart Unix time in seconds at which cover begins.
    /// @param coverEnd Unix time in seconds at which cover ends.
    error ClaimOutsideCover(uint40 incidentAt, uint40 coverStart, uint40 coverEnd);

    /// @notice The incident lies in the waiting period.
    /// @param incidentAt Unix time in seconds of the incident.
    /// @param until Unix time in seconds at which the waiting period ends.
    error ClaimInWaitingPeriod(uint40 incidentAt, uint256 until);

    /// @notice A loss is notified when it has happened, and not before.
    /// @param incidentAt Unix time in seconds of the incident.
    error ClaimInFuture(uint40 incidentAt);

    /// @notice The notice is late.
    /// @param deadline Last Unix second at which it could be given.
    error ClaimNoticeLate(uint256 deadline);

    /// @notice This incident was claimed under this policy before.
    /// @param claimId Claim that was made.
    error ClaimDuplicate(bytes32 claimId);

    /// @notice Nothing would be paid for a loss that does not exceed the deductible.
    /// @param claimed Loss in token units.
    /// @param deductible Deductible in token units.
    error ClaimBelowDeductible(uint256 claimed, uint256 deductible);

    /// @notice Payments for earlier claims have used the limit of the policy.
    /// @param limit Limit of the policy in token units.
    error ClaimLimitExhausted(uint256 limit);

    /// @notice The claim has another status than this needs.
    /// @param actual Status it has.
    /// @param expected Status needed.
    error ClaimWrongStatus(Status actual, Status expected);

    /// @notice Only the policyholder or a sitting assessor adds evidence.
    /// @param caller Who tried.
    error ClaimStranger(address caller);

    /// @notice Only the policyholder chooses another payee.
    /// @param to Payee given.
    /// @param holder Policyholder.
    error ClaimPayeeNotHolder(address to, address holder);

    /// @notice The time to collect is over.
    /// @param deadline Last Unix second at which the payment could be collected.
    error ClaimCollectionOver(uint256 deadline);

    /// @notice The time to collect is not over.
    /// @param deadline Last Unix second at which the payment can be collected.
    error ClaimCollectionOpen(uint256 deadline);

    /// @notice No bond waits here.
    /// @param claimId Claim.
    error ClaimNoBond(bytes32 claimId);

    /// @notice Publishes a product.
    /// @param name Name that all versions share.
    /// @param product Terms.
    /// @return productId Number of the product, counted from one.
    function publish(bytes32 name, Product calldata product) external returns (uint16 productId);

    /// @notice Takes a product off sale.
    /// @param productId Product.
    function retire(uint16 productId) external;

    /// @notice Accepts a quote: the caller pays, the holder is insured.
    /// @param quote Terms.
    /// @param signature Signature of the underwriter.
    /// @return policyId Policy, the hash of the quote.
    function buy(IndemnityQuote calldata quote, bytes calldata signature) external returns (bytes32 policyId);

    /// @notice Cancels a policy within its cooling-off period; the whole premium goes back.
    /// @param quote Quote of the policy.
    /// @param to Who receives the premium.
    function cancel(IndemnityQuote calldata quote, address to) external;

    /// @notice Gives first notice of a loss; what the limit still holds for it is reserved at once.
    /// @param policyId Policy of the caller.
    /// @param incident Hash that names the incident, such as that of the police's reference number.
    /// @param incidentAt Unix time in seconds of the incident.
    /// @param claimed Loss in token units.
    /// @param evidence Hash of the first evidence.
    /// @return claimId Claim.
    function notifyLoss(
        bytes32 policyId,
        bytes32 incident,
        uint40 incidentAt,
        uint64 claimed,
        bytes32 evidence
    ) external returns (bytes32 claimId);

    /// @notice Adds evidence to a claim that is not decided for good.
    /// @param policyId Policy.
    /// @param incident Incident.
    /// @param evidence Hash of the evidence.
    function addEvidence(bytes32 policyId, bytes32 incident, bytes32 evidence) external;

    /// @notice Takes a claim back before any decision; the same incident cannot be claimed again.
    /// @param policyId Policy of the caller.
    /// @param incident Incident.
    function withdrawClaim(bytes32 policyId, bytes32 incident) external;

    /// @notice Submits the assessments of the panel whose turn it is; anybody may.
    /// @param policyId Policy.
    /// @param incident Incident.
    /// @param reportHash Hash of the survey report that all of them signed.
    /// @param assessments Assessments in ascending order of loss.
    /// @return assessed Loss decided, in token units.
    function decide(
        bytes32 policyId,
        bytes32 incident,
        bytes32 reportHash,
        Assessment[] calldata assessments
    ) external returns (uint64 assessed);

    /// @notice Appeals against a decision with a bond; once, by anybody.
    /// @param policyId Policy.
    /// @param incident Incident.
    function appeal(bytes32 policyId, bytes32 incident) external;

    /// @notice Releases the bond of an appeal that is over: to the appellant when the panel moved the assessment his
    /// way (up for the policyholder, down for everybody else) or stayed silent, otherwise to the protection fund.
    /// @param policyId Policy.
    /// @param incident Incident.
    function releaseBond(bytes32 policyId, bytes32 incident) external;

    /// @notice Closes a final claim with its payment. The policyholder names any payee; everybody else has it sent to
    /// the policyholder.
    /// @param policyId Policy.
    /// @param incident Incident.
    /// @param to Payee.
    /// @return amount Payment in token units.
    function pay(bytes32 policyId, bytes32 incident, address to) external returns (uint64 amount);

    /// @notice Closes a final claim that nobody collected in time.
    /// @param policyId Policy.
    /// @param incident Incident.
    function lapse(bytes32 policyId, bytes32 incident) external;

    /// @notice Books the end of cover: the premium is earned. From the day on which cover ends until then nobody enters
    /// or leaves the pool; anybody may call it.
    /// @param policyId Policy.
    function expire(bytes32 policyId) external;

    /// @notice Closes a policy whose time of notice is over and which has no open claim; its unused limit is free.
    /// @param policyId Policy.
    function close(bytes32 policyId) external;

    /// @notice A product.
    /// @param productId Product.
    /// @return product Its terms.
    function productOf(uint16 productId) external view returns (Product memory product);

    /// @notice A policy.
    /// @param policyId Policy.
    /// @return policy Its state.
    function policyOf(bytes32 policyId) external view returns (Policy memory policy);

    /// @notice A claim.
    /// @param claimId Claim.
    /// @return claim Its figures and clock.
    function claimOf(bytes32 claimId) external view returns (Claim memory claim);

    /// @notice Status of a claim now.
    /// @param claimId Claim.
    /// @return status Status by the clock.
    function statusOf(bytes32 claimId) external view returns (Status status);

    /// @notice Appeal in a claim.
    /// @param claimId Claim.
    /// @return made Appeal; its appellant is zero when there was none.
    function appealOf(bytes32 claimId) external view returns (Appeal memory made);

    /// @notice Payment that a claim would bring now, with the loss decided or, before, the loss notified.
    /// @param policyId Policy.
    /// @param incident Incident.
    /// @return amount Payment in token units.
    function payableOf(bytes32 policyId, bytes32 incident) external view returns (uint64 amount);

    /// @notice Hash of a quote, which is what the underwriter signs and the id of the policy.
    /// @param quote Terms.
    /// @return quoteHash EIP-712 hash.
    function hashOf(IndemnityQuote calldata quote) external view returns (bytes32 quoteHash);

    /// @notice Id of the claim for an incident under a policy.
    /// @param policyId Policy.
    /// @param incident Incident.
    /// @return claimId Claim.
    function claimIdOf(bytes32 policyId, bytes32 incident) external pure returns (bytes32 claimId);
}
