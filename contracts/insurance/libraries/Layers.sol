// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../interfaces/IReinsurance.sol";

/// @title Layers of reinsurance
/// @notice Who bears what of a premium and of a loss. Every share is rounded down; the rest stays with the cedent.
/// @dev Quota share first, then excess of loss on what it leaves:
/// quota = floor(gross * quotaBps / 10,000); excess = min(cover, max(0, gross - quota - retention)).
library Layers {
    uint256 private constant _BPS = 10_000;

    /// @notice Loss that either layer bears.
    /// @param terms Terms of the treaty.
    /// @param cover Excess cover set aside for the event, in token units.
    /// @param gross Gross loss of the event, in token units.
    /// @return quota Borne by the quota share, in token units.
    /// @return excess Borne by the excess cover, in token units.
    function split(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 gross
    ) internal pure returns (uint64 quota, uint64 excess) {
        quota = share(gross, terms.quotaBps);
        uint64 rest = gross - quota;
        if (rest > terms.retention) excess = rest - terms.retention;
        if (excess > cover) excess = cover;
    }

    /// @notice Premium that goes to the reinsurer: for the quota share less commission, and for the excess cover.
    /// @param terms Terms of the treaty.
    /// @param cover Excess cover set aside for the event, in token units; its price is in proportion to the limit,
    /// and never more than the cover itself could pay.
    /// @param premium Gross premium in token units.
    /// @return ceded Amount in token units, at most the premium.
    function cededPremium(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 premium
    ) internal pure returns (uint64 ceded) {
        uint64 quota = share(premium, terms.quotaBps);
        ceded = share(quota, uint16(_BPS) - terms.commissionBps);
        if (cover == 0) return ceded;
        uint256 price = (uint256(premium - quota) * terms.excessBps * cover) / (_BPS * terms.limit);
        ceded += price < cover ? uint64(price) : cover;
    }

    /// @notice Capital that the cedent must lock for cover with this largest loss and premium: the net largest loss and
    /// the premium itself, which he may have to return or cede; or, where that is less, the gross largest loss and the
    /// price of reinsurance.
    /// @dev Either bound covers the worst settlement, a void, and a settlement after any cancellations: when a policy
    /// is taken out, each falls by at least its premium. A lock that counted the premium of one policy as backing for
    /// the retained loss of another would be too small once that policy is cancelled.
    /// @param terms Terms of the treaty.
    /// @param cover Excess cover set aside for the event, in token units.
    /// @param maxLoss Gross largest loss in token units.
    /// @param premium Gross premium in token units.
    /// @return lock Amount in token units; it never falls when loss or premium grows.
    function lockOf(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 maxLoss,
        uint64 premium
    ) internal pure returns (uint64 lock) {
        (uint64 quota, uint64 excess) = split(terms, cover, maxLoss);
        uint64 net = maxLoss - quota - excess + premium;
        uint64 gross = maxLoss + cededPremium(terms, cover, premium);
        return net < gross ? net : gross;
    }

    /// @notice A share of an amount, rounded down.
    /// @param amount Amount in token units.
    /// @param bps Basis points, at most 10,000.
    /// @return part Amount in token units.
    function share(uint64 amount, uint16 bps) internal pure returns (uint64 part) {
        return uint64((uint256(amount) * bps) / _BPS);
    }
}
