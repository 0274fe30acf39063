// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Reinsurance desk
/// @notice Treaties of the insurer with its reinsurers: a quota share and an excess of loss, both fully collateralised.
/// @dev All amounts are in units of the settlement token. One event is one ceded cover. Two layers bear it:
///
/// Quota share: the reinsurer takes a fixed share of every premium and of every loss, and returns a commission for the
/// cedent's cost of selling. Excess of loss: of what the quota share leaves, the reinsurer pays what exceeds the
/// retention, up to the limit for the event, and for all events of a treaty year up to the annual limit; it costs a
/// share of the premium that the quota share leaves.
///
/// When cover is ceded, before any of it is sold, collateral is set aside for the most that both layers can ever owe on
/// it. So a recovery never waits for anybody's will to pay, and the pool may count on it from the first policy.
/// The account of a cover is settled at its end, premium against recovery, as in a treaty with funds withheld.
///
/// Rounding: each share is rounded down; what rounding leaves stays with the cedent, as premium and as loss.
interface IReinsurance {
    /// @notice What cedent and reinsurer agree on; never changes.
    /// @param reinsurer Who puts up the collateral, and may take out what is free of it.
    /// @param quotaBps Share of premium and loss that is ceded, in basis points.
    /// @param commissionBps Part of the ceded premium that the cedent keeps, in basis points.
    /// @param excessBps Price of the excess cover, in basis points of the premium that the quota share leaves; less in
    /// proportion when less than the limit is set aside for the event.
    /// @param startsAt Unix time in seconds; cover that ends from then on can be ceded.
    /// @param endsAt Unix time in seconds; cover that ends from then on cannot.
    /// @param retention Loss of an event, net of the quota share, that the cedent bears first, in token units.
    /// @param limit Most that the excess cover pays for one event, in token units; zero for none.
    /// @param annualLimit Most that the excess cover pays for all events of a treaty year of 365 days, in token units.
    struct Terms {
        address reinsurer;
        uint16 quotaBps;
        uint16 commissionBps;
        uint16 excessBps;
        uint40 startsAt;
        uint40 endsAt;
        uint64 retention;
        uint64 limit;
        uint64 annualLimit;
    }

    /// @notice The money behind a treaty.
    /// @param held Collateral and premiums that the desk holds for it, in token units.
    /// @param reserved Part of it that some cover may still need, in token units.
    struct Collateral {
        uint64 held;
        uint64 reserved;
    }

    /// @notice A cover that was ceded.
    /// @param treatyId Treaty.
    /// @param year Treaty year, counted from zero, in which the cover ends.
    /// @param settled Whether its account is settled.
    /// @param premium Gross premium of the cover, in token units.
    /// @param maxLoss Gross largest loss of what is sold of it, in token units.
    /// @param cap Gross largest loss that may be sold, in token units.
    /// @param excess Excess cover that is set aside for it, in token units; once settled, what it paid.
    /// @param loss Gross loss it was settled with, less what lapsed, in token units.
    struct Cession {
        uint16 treatyId;
        uint16 year;
        bool settled;
        uint64 premium;
        uint64 maxLoss;
        uint64 cap;
        uint64 excess;
        uint64 loss;
    }

    /// @notice A treaty was concluded.
    /// @param treatyId Treaty, counted from one.
    /// @param reinsurer Who puts up the collateral.
    /// @param terms What was agreed.
    event TreatyConcluded(uint16 indexed treatyId, address indexed reinsurer, Terms terms);

    /// @notice A reinsurer put up collateral.
    /// @param treatyId Treaty.
    /// @param amount Amount in token units.
    event CollateralPosted(uint16 indexed treatyId, uint256 amount);

    /// @notice A reinsurer took out collateral that no cover needs.
    /// @param treatyId Treaty.
    /// @param to Payee.
    /// @param amount Amount in token units.
    event CollateralWithdrawn(uint16 indexed treatyId, address indexed to, uint256 amount);

    /// @notice Cover was ceded before its sale began.
    /// @param cession Number of the cession, counted from one.
    /// @param treatyId Treaty.
    /// @param cap Gross largest loss that may be sold, in token units.
    /// @param excess Excess cover set aside for it, in token units.
    event CoverCeded(uint16 indexed cession, uint16 indexed treatyId, uint256 cap, uint256 excess);

    /// @notice A policy of ceded cover was sold or cancelled.
    /// @param cession Cession.
    /// @param premium Gross premium of the cover after it, in token units.
    /// @param maxLoss Gross largest loss of the cover after it, in token units.
    /// @param lock Capital that the cedent locks for the cover after it, in token units.
    event CessionChanged(uint16 indexed cession, uint256 premium, uint256 maxLoss, uint256 lock);

    /// @notice The account of a cover was settled.
    /// @param cession Cession.
    /// @param ceded Premium due to the reinsurer, net of commission, in token units.
    /// @param quotaRecovered Loss that the quota share bears, in token units.
    /// @param excessRecovered Loss that the excess cover bears, in token units.
    event CessionSettled(uint16 indexed cession, uint256 ceded, uint256 quotaRecovered, uint256 excessRecovered);

    /// @notice Claims lapsed, and the reinsurer got back what had been recovered for them.
    /// @param cession Cession.
    /// @param lapsed Gross claims that lapsed, in token units.
    /// @param returned Part of them that the reinsurer had borne, in token units.
    event RecoveryReturned(uint16 indexed cession, uint256 lapsed, uint256 returned);

    /// @notice Only the insurer's pool may cede and settle.
    /// @param caller Who tried.
    /// @param cedent The pool.
    error ReinsuranceCallerNotCedent(address caller, address cedent);

    /// @notice Only the reinsurer may move his collateral.
    /// @param caller Who tried.
    /// @param reinsurer Who may.
    error ReinsuranceCallerNotReinsurer(address caller, address reinsurer);

    /// @notice No treaty has this number.
    /// @param treatyId Number asked for.
    error TreatyUnknown(uint16 treatyId);

    /// @notice Shares are at most 10,000 basis points, the treaty must last, it needs a reinsurer, and an excess cover
    /// needs a limit for an event that is not above the annual one.
    error TreatyTermsInvalid();

    /// @notice The treaty does not run when the cover ends.
    /// @param endsAt Unix time in seconds at which the cover ends.
    /// @param from Unix time in seconds at which the treaty begins.
    /// @param until Unix time in seconds at which it has ended.
    error TreatyNotRunning(uint40 endsAt, uint40 from, uint40 until);

    /// @notice The free collateral is not enough.
    /// @param free Collateral that no cover needs, in token units.
    /// @param needed Collateral asked for, in token units.
    error TreatyUnfunded(uint256 free, uint256 needed);

    /// @notice More would be sold than was ceded.
    /// @param wanted Gross largest loss with the new policy, in token units.
    /// @param cap Gross largest loss that was ceded, in token units.
    error CessionExceeded(uint256 wanted, uint256 cap);

    /// @notice Concludes a treaty.
    /// @param terms What was agreed; the reinsurer agrees by putting up collateral.
    /// @return treatyId Number of the treaty, counted from one.
    function conclude(Terms calldata terms) external returns (uint16 treatyId);

    /// @notice Puts up collateral; the reinsurer has approved the desk.
    /// @param treatyId Treaty.
    /// @param amount Amount in token units.
    function post(uint16 treatyId, uint64 amount) external;

    /// @notice Takes out collateral and earned premium that no cover needs.
    /// @param treatyId Treaty.
    /// @param amount Amount in token units.
    /// @param to Payee.
    function withdraw(uint16 treatyId, uint64 amount, address to) external;

    /// @notice Sets collateral aside for cover that will be sold. Excess cover may be less than the limit when the year
    /// has less left; the quota share is whole or refused.
    /// @param treatyId Treaty.
    /// @param cap Gross largest loss that may be sold, in token units.
    /// @param endsAt Unix time in seconds at which the cover ends.
    /// @return cession Number of the cession, counted from one.
    function cede(uint16 treatyId, uint64 cap, uint40 endsAt) external returns (uint16 cession);

    /// @notice Books a policy of ceded cover.
    /// @param cession Cession.
    /// @param premium Gross premium in token units.
    /// @param maxLoss Gross largest loss in token units.
    /// @return lock Capital that the cedent must lock for it, in token units.
    function add(uint16 cession, uint64 premium, uint64 maxLoss) external returns (uint64 lock);

    /// @notice Takes a policy of ceded cover out again.
    /// @param cession Cession.
    /// @param premium Gross premium in token units.
    /// @param maxLoss Gross largest loss in token units.
    /// @return lock Capital that the cedent had locked for it, in token units.
    function remove(uint16 cession, uint64 premium, uint64 maxLoss) external returns (uint64 lock);

    /// @notice Settles the account of a cover at its end. Money moves afterwards, in one payment.
    /// @param cession Cession.
    /// @param earned Gross premium that was earned, in token units; zero when the premium goes back.
    /// @param loss Gross loss in token units.
    /// @return lock Capital that the cedent had locked for it, net of the cession, in token units.
    /// @return ceded Premium due to the reinsurer, net of commission, in token units.
    /// @return recovered Loss that the reinsurer bears, in token units.
    function settle(
        uint16 cession,
        uint64 earned,
        uint64 loss
    ) external returns (uint64 lock, uint64 ceded, uint64 recovered);

    /// @notice Books that claims lapsed; the cedent pays back what was recovered for them.
    /// @param cession Cession.
    /// @param lapsed Gross claims that lapsed, in token units.
    /// @return returned Part that goes back to the reinsurer, in token units.
    function lapse(uint16 cession, uint64 lapsed) external returns (uint64 returned);

    /// @notice Pays the cedent what settled accounts owe him.
    /// @param amount Amount in token units.
    function payCedent(uint64 amount) external;

    /// @notice Terms of a treaty.
    /// @param treatyId Treaty.
    /// @return terms What was agreed.
    function termsOf(uint16 treatyId) external view returns (Terms memory terms);

    /// @notice Money behind a treaty.
    /// @param treatyId Treaty.
    /// @return collateral Held and reserved, in token units.
    function collateralOf(uint16 treatyId) external view returns (Collateral memory collateral);

    /// @notice Excess cover of a treaty year that is set aside or paid.
    /// @param treatyId Treaty.
    /// @param year Treaty year, counted from zero.
    /// @return amount Amount in token units, at most the annual limit.
    function usedOf(uint16 treatyId, uint16 year) external view returns (uint64 amount);

    /// @notice A ceded cover.
    /// @param cession Cession.
    /// @return cover Its account so far.
    function cessionOf(uint16 cession) external view returns (Cession memory cover);
}
