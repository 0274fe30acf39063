// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Lending policy
/// @notice What the platform asks, charges and allows, in numbered versions. A version never changes; a loan keeps that
/// of its request.
interface ILendingPolicy {
    /// @notice Which part of a late payment is paid first.
    /// ChargesFirst: penalty interest, late fee, interest, principal. DebtFirst: interest, principal, penalty interest,
    /// late fee.
    enum Order {
        ChargesFirst,
        DebtFirst
    }

    /// @notice One version of the policy. Amounts are in token units, shares in basis points, rates in millionths a
    /// year (12 percent is 120,000).
    /// @param ticket Amount of one ticket, above zero; every loan is a number of tickets.
    /// @param personCap Most that a natural person may owe on this platform, above zero and at most 2^44.
    /// @param entityCap Most that an entity may owe on this platform, likewise.
    /// @param lateFeeFloor Least late fee.
    /// @param lateFeeBps Late fee, of what is unpaid of an instalment when its days of grace are over.
    /// @param penaltyBps Penalty rate as a share of the loan's rate, 13,000 to 15,000: an overdue loan costs 30 to 50
    /// percent more (PBoC, Yinfa [2003] No. 251).
    /// @param originationBps Fee of the platform on the principal, withheld at the draw.
    /// @param serviceBps Fee of the platform on what lenders receive on time; of what is prepaid, on the interest
    /// only. At most 10 %: lenders have signed orders that no later policy may empty.
    /// @param recoveryCostBps Most of a recovery that may be kept for the cost of collection; at most 50 %.
    /// @param lenderCapBps Most of one loan that one lender may hold, above zero.
    /// @param rateCapPpm Ceiling of all charges together, above zero. A grade may have a higher rate; then the market
    /// refuses its requests.
    /// @param graceDays Days after a due day without late fee and penalty.
    /// @param defaultDays Days past due after which a loan is in default; more than the days of grace, and at least 90,
    /// so that every kind of lateness is on record by then.
    /// @param chargeOffDays Days past due after which it may be charged off; more than those to default.
    /// @param maxPeriods Longest term in months, 1 to 360.
    /// @param maxFundingSeconds Longest time that a request may look for lenders, above zero.
    /// @param drawSeconds Time for the borrower to draw once it is funded, above zero.
    /// @param transferDays Days between two transfers of notes by the same holder.
    /// @param order Which part of a late payment is paid first.
    /// @param forbiddenPurposes Bit i is set when loans for purpose i are refused.
    struct Policy {
        uint48 ticket;
        uint48 personCap;
        uint48 entityCap;
        uint48 lateFeeFloor;
        uint16 lateFeeBps;
        uint16 penaltyBps;
        uint16 originationBps;
        uint16 serviceBps;
        uint16 recoveryCostBps;
        uint16 lenderCapBps;
        uint24 rateCapPpm;
        uint8 graceDays;
        uint16 defaultDays;
        uint16 chargeOffDays;
        uint16 maxPeriods;
        uint32 maxFundingSeconds;
        uint32 drawSeconds;
        uint8 transferDays;
        Order order;
        uint32 forbiddenPurposes;
    }

    /// @notice A version of the policy is in force for new requests.
    /// @param version Its number.
    /// @param policy The policy.
    /// @param rates Rates of the 35 grades, in millionths a year.
    event PolicyPublished(uint16 indexed version, Policy policy, uint24[35] rates);

    /// @notice No policy has this number.
    /// @param version Number asked for.
    error PolicyUnknown(uint16 version);

    /// @notice A policy cannot be published like this; the bounds stand beside the fields of `Policy`, and no share is
    /// above 10,000 basis points except that of the penalty.
    /// @param field Name of the first field that is wrong, its ASCII text.
    error PolicyInvalid(bytes32 field);

    /// @notice Rates must rise from grade to grade, start above zero and end at most at 1,000,000.
    /// @param grade First grade that breaks this, 1 to 35.
    /// @param ratePpm Its rate.
    error PolicyRatesNotRising(uint8 grade, uint24 ratePpm);

    /// @notice There are 35 grades.
    /// @param grade Grade asked for.
    error PolicyGradeInvalid(uint8 grade);

    /// @notice Publishes the next version; only an account with the role for it. The table of rates rises from grade to
    /// grade, see `PolicyRatesNotRising`.
    /// @param policy The policy.
    /// @param rates Rates of the 35 grades, in millionths a year.
    /// @return version Its number, from 1.
    function publish(Policy calldata policy, uint24[35] calldata rates) external returns (uint16 version);

    /// @notice Newest version; zero before the first.
    /// @return version Its number.
    function current() external view returns (uint16 version);

    /// @notice A version of the policy; an unknown one is refused.
    /// @param version Its number.
    /// @return policy The policy.
    function policyOf(uint16 version) external view returns (Policy memory policy);

    /// @notice Rate of a grade; an unknown version or grade is refused.
    /// @param version Number of the policy.
    /// @param grade Grade, 1 (A1) to 35 (G5).
    /// @return ratePpm Rate in millionths a year.
    function rateOf(uint16 version, uint8 grade) external view returns (uint24 ratePpm);
}
