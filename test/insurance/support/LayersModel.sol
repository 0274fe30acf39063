// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";

/// @title Plain model of the layers of reinsurance
/// @notice What the cedent keeps, band by band, rounded up: the library says what goes, rounded down.
library LayersModel {
    /// @notice Part of a loss that stays with the cedent.
    function keptLoss(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint256 gross
    ) internal pure returns (uint256 kept) {
        uint256 net = _ceil(gross, 10_000 - terms.quotaBps);
        if (net <= terms.retention) return net;
        if (net <= uint256(terms.retention) + cover) return terms.retention;
        return net - cover;
    }

    /// @notice Part of a premium that stays with the cedent, with his commission.
    function keptPremium(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint256 premium
    ) internal pure returns (uint256 kept) {
        uint256 net = _ceil(premium, 10_000 - terms.quotaBps);
        uint256 commission = _ceil(premium - net, terms.commissionBps);
        if (cover == 0) return commission + net;
        // The price of the excess cover is in proportion to the limit, and at most what the cover can pay.
        uint256 whole = 10_000 * uint256(terms.limit);
        uint256 rest = (net * (whole - uint256(terms.excessBps) * cover) + whole - 1) / whole;
        return commission + (net > rest + cover ? net - cover : rest);
    }

    /// @notice Capital that the cedent locks: his part of the largest loss and the premium, or all of the largest loss
    /// and the price, whichever is less.
    function lock(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint256 maxLoss,
        uint256 premium
    ) internal pure returns (uint256 amount) {
        uint256 net = keptLoss(terms, cover, maxLoss) + premium;
        uint256 gross = maxLoss + premium - keptPremium(terms, cover, premium);
        return net < gross ? net : gross;
    }

    function _ceil(uint256 amount, uint256 bps) private pure returns (uint256) {
        return (amount * bps + 9_999) / 10_000;
    }
}
