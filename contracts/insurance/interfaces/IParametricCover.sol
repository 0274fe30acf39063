// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "./IInsuranceLine.sol";
import {IProductBook} from "./IProductBook.sol";

/// @title Parametric cover
/// @notice Policies that pay a share of the sum insured when a reading says so, without loss assessment.
/// @dev Policies on the same reading form a cohort. The payout is linear in the sum insured, so one write settles a
/// cohort of any size; afterwards every holder collects alone, or anybody pushes the money to the holders in pages.
///
/// The id of a policy is the EIP-712 hash of its quote. Premium and cooling-off date live in the quote only: who wants
/// his premium back shows the quote again, and no other quote has the same hash.
interface IParametricCover is IInsuranceLine {
    /// @notice How far a policy has come. Whether an active policy has lapsed follows from its cohort.
    enum PolicyState {
        None,
        Active,
        Cancelled,
        Paid
    }

    /// @notice What a cohort insures.
    /// @param productId Product version.
    /// @param feedId Feed that decides.
    /// @param zone Zone in which the exposure counts.
    /// @param cap Largest total sum insured, in token units.
    /// @param coverStart Unix time in seconds at which cover begins.
    /// @param coverEnd Unix time in seconds at which cover ends, and end of the observed period.
    /// @param treatyId Treaty of reinsurance to which the whole cohort is ceded, zero for none.
    struct CohortTerms {
        uint32 productId;
        bytes32 feedId;
        uint32 zone;
        uint64 cap;
        uint40 coverStart;
        uint40 coverEnd;
        uint16 treatyId;
    }

    /// @notice All policies on the same reading.
    /// @param totalSumInsured Sum insured of its policies, in token units.
    /// @param totalPremium Premium of its policies, in token units.
    /// @param policies Number of its policies.
    /// @param saleClosesAt Unix time in seconds from which nothing is sold.
    /// @param coverStart Unix time in seconds at which cover begins.
    /// @param maxPayoutBps Largest payout in basis points of the sum insured.
    /// @param reserve What is still owed to its holders, in token units.
    /// @param deadline Last Unix second at which data can come (while open), or holders can collect (afterwards).
    /// @param coverEnd Unix time in seconds at which cover ends.
    /// @param uncollected Number of policies that have not collected yet.
    /// @param zone Zone in which the exposure counts.
    /// @param payoutBps Payout in basis points of the sum insured, once settled.
    /// @param state How far the cohort has come.
    /// @param silence What a missing reading means.
    /// @param cession Cession to reinsurers, zero when there is none.
    /// @param trigger Reading at which a linear payout begins.
    /// @param exit Reading at which a linear payout is complete.
    /// @param cap Largest total sum insured, in token units.
    /// @param claimSeconds Time to collect after settlement.
    /// @param shape How the reading becomes a payout.
    /// @param feedId Feed that decides.
    /// @param productId Product version.
    struct Cohort {
        // what a purchase writes
        uint64 totalSumInsured;
        uint64 totalPremium;
        uint32 policies;
        uint40 saleClosesAt;
        uint40 coverStart;
        uint16 maxPayoutBps;
        // what settling writes and collecting reads
        uint64 reserve;
        uint40 deadline;
        uint40 coverEnd;
        uint32 uncollected;
        uint32 zone;
        uint16 payoutBps;
        State state;
        IProductBook.Silence silence;
        uint16 cession;
        // terms, copied from the product so that settling asks nobody but the oracle
        int64 trigger;
        int64 exit;
        uint64 cap;
        uint32 claimSeconds;
        IProductBook.Shape shape;
        bytes32 feedId;
        uint32 productId;
    }

    /// @notice A policy, in one slot.
    /// @param holder Who is insured.
    /// @param sumInsured Sum insured in token units.
    /// @param cohortId Cohort.
    /// @param state How far it has come.
    struct Policy {
        address holder;
        uint64 sumInsured;
        uint24 cohortId;
        PolicyState state;
    }

    /// @notice What an underwriter signs (EIP-712).
    /// @param underwriter Who signs.
    /// @param holder Who is insured; anybody may pay for him.
    /// @param cohortId Cohort.
    /// @param sumInsured Sum insured in token units.
    /// @param premium Premium in token units.
    /// @param validUntil Last Unix second at which the quote can be accepted.
    /// @param coolingOffUntil Last Unix second at which the holder can cancel and get the whole premium back.
    /// @param salt Makes two otherwise equal quotes different.
    struct Quote {
        address underwriter;
        address holder;
        uint24 cohortId;
        uint64 sumInsured;
        uint64 premium;
        uint40 validUntil;
        uint40 coolingOffUntil;
        uint256 salt;
    }

    /// @notice A cohort is on sale.
    /// @param cohortId Cohort.
    /// @param productId Product version.
    /// @param feedId Feed that decides.
    /// @param terms All terms.
    event CohortOpened(uint24 indexed cohortId, uint32 indexed productId, bytes32 indexed feedId, CohortTerms terms);

    /// @notice A cohort is reinsured.
    /// @param cohortId Cohort.
    /// @param cession Its cession at the reinsurance desk.
    event CohortCeded(uint24 indexed cohortId, uint16 indexed cession);

    /// @notice Somebody is insured.
    /// @param policyId Policy, the hash of its quote.
    /// @param cohortId Cohort.
    /// @param holder Who is insured.
    /// @param sumInsured Sum insured in token units.
    /// @param premium Premium in token units.
    /// @param coolingOffUntil Last Unix second at which the holder can cancel.
    event PolicyBound(
        bytes32 indexed policyId,
        uint24 indexed cohortId,
        address indexed holder,
        uint64 sumInsured,
        uint64 premium,
        uint40 coolingOffUntil
    );

    /// @notice A holder has cancelled within the cooling-off period and has his premium back.
    /// @param policyId Policy.
    /// @param cohortId Cohort.
    /// @param premium Premium in token units.
    event PolicyCancelled(bytes32 indexed policyId, uint24 indexed cohortId, uint64 premium);

    /// @notice A reading has settled a cohort.
    /// @param cohortId Cohort.
    /// @param reading Final value of the feed.
    /// @param payoutBps Payout in basis points of the sum insured.
    /// @param liability What all holders together can collect at most, in token units.
    /// @param claimDeadline Last Unix second at which they can collect.
    event CohortSettled(
        uint24 indexed cohortId,
        int64 reading,
        uint16 payoutBps,
        uint64 liability,
        uint40 claimDeadline
    );

    /// @notice No data came; the premium goes back.
    /// @param cohortId Cohort.
    /// @param returned Premium that holders can collect, in token units.
    /// @param claimDeadline Last Unix second at which they can collect.
    event CohortVoided(uint24 indexed cohortId, uint64 returned, uint40 claimDeadline);

    /// @notice A cohort has ended without a payout and without a reading; a reading that pays nothing is told by
    /// `CohortSettled`.
    /// @param cohortId Cohort.
    event CohortExpired(uint24 indexed cohortId);

    /// @notice What nobody collected has returned to the pool.
    /// @param cohortId Cohort.
    /// @param remainder Amount in token units.
    event CohortClosed(uint24 indexed cohortId, uint64 remainder);

    /// @notice A holder has his money.
    /// @param policyId Policy.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event PolicyPaid(bytes32 indexed policyId, address indexed to, uint64 amount);

    /// @notice A holder could not receive; his money waits for him.
    /// @param policyId Policy.
    /// @param holder Who could not receive.
    /// @param amount Amount in token units.
    event PolicyPaymentFailed(bytes32 indexed policyId, address indexed holder, uint64 amount);

    /// @notice The cohort is not on sale, or not any more.
    /// @param cohortId Cohort.
    /// @param saleClosesAt Unix time in seconds at which its sale ended; zero when there is no such cohort.
    error CohortSaleClosed(uint24 cohortId, uint40 saleClosesAt);

    /// @notice The cohort would insure more than it may.
    /// @param wanted Total sum insured with the new policy, in token units.
    /// @param cap Largest total sum insured.
    error CohortCapExceeded(uint256 wanted, uint256 cap);

    /// @notice What silence means is laid down in the product, and it is not this.
    /// @param cohortId Cohort.
    error CohortSilenceMeansOtherwise(uint24 cohortId);

    /// @notice The cooling-off period must end before cover begins.
    /// @param coolingOffUntil Last second of the cooling-off period in the quote.
    /// @param coverStart Unix time in seconds at which cover begins.
    error QuoteCoolingOffTooLong(uint40 coolingOffUntil, uint40 coverStart);

    /// @notice The cooling-off period is over.
    /// @param coolingOffUntil Last Unix second at which the holder could cancel.
    error PolicyCoolingOffOver(uint40 coolingOffUntil);

    /// @notice The policy is in another state than this needs.
    /// @param actual State it is in.
    /// @param expected State needed.
    error PolicyWrongState(PolicyState actual, PolicyState expected);

    /// @notice Nothing is due under this policy.
    /// @param policyId Policy.
    /// @param state State of its cohort.
    error PolicyNotPayable(bytes32 policyId, State state);

    /// @notice Opens a cohort for sale.
    /// @param terms What it insures.
    /// @return cohortId Number of the cohort, counted from one.
    function openCohort(CohortTerms calldata terms) external returns (uint24 cohortId);

    /// @notice Accepts a quote: the caller pays the premium, the holder of the quote is insured.
    /// @param quote Quote.
    /// @param signature Underwriter's signature over it.
    /// @return policyId Policy, the hash of the quote.
    function buy(Quote calldata quote, bytes calldata signature) external returns (bytes32 policyId);

    /// @notice Cancels within the cooling-off period; the whole premium goes back. For the holder only.
    /// @param quote Quote that was accepted.
    /// @param to Who receives the premium.
    function cancel(Quote calldata quote, address to) external;

    /// @notice Settles a cohort on the final value of its feed, at the same cost for any number of policies.
    /// @param cohortId Cohort.
    function settle(uint24 cohortId) external;

    /// @notice Voids a cohort for which no data came in time.
    /// @dev The premium of the whole cohort goes back by sum insured, rounded down, whatever each policy paid.
    /// @param cohortId Cohort.
    function voidCohort(uint24 cohortId) external;

    /// @notice Ends a cohort in which nothing happened: an event cover without an event, or a cohort nobody bought.
    /// @param cohortId Cohort.
    function expire(uint24 cohortId) external;

    /// @notice Returns to the pool what stayed uncollected, after the deadline or once everybody has collected.
    /// @dev A policy whose payout rounds down to nothing never collects, so its cohort closes after the deadline only.
    /// @param cohortId Cohort.
    function close(uint24 cohortId) external;

    /// @notice Collects what is due under a policy. For the holder only.
    /// @param policyId Policy.
    /// @param to Who receives the money.
    /// @return amount Amount in token units.
    function claim(bytes32 policyId, address to) external returns (uint64 amount);

    /// @notice Sends holders what is due to them; anybody may do it. Who cannot receive, or has collected, is skipped.
    /// @param policyIds Policies.
    /// @return paid Number of policies that were paid.
    function push(bytes32[] calldata policyIds) external returns (uint256 paid);

    /// @notice The hash of a quote, which is also the id of its policy.
    /// @param quote Quote.
    /// @return quoteHash EIP-712 digest that the underwriter signs.
    function hashOf(Quote calldata quote) external view returns (bytes32 quoteHash);

    /// @notice A cohort.
    /// @param cohortId Cohort.
    /// @return cohort All zero when there is none.
    function cohortOf(uint24 cohortId) external view returns (Cohort memory cohort);

    /// @notice A policy.
    /// @param policyId Policy.
    /// @return policy All zero when there is none.
    function policyOf(bytes32 policyId) external view returns (Policy memory policy);

    /// @notice What a policy can collect now; zero when nothing is due or it has been collected.
    /// @param policyId Policy.
    /// @return amount Amount in token units.
    function dueOf(bytes32 policyId) external view returns (uint64 amount);
}
