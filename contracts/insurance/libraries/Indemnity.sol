// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Indemnity of a loss
/// @notice From a loss to what the insurer pays for it.
library Indemnity {
    uint256 private constant _BPS = 10_000;

    /// @notice Payment for one loss before the limit of the policy: the loss up to the limit per claim, less the
    /// deductible, less the part that the policyholder bears himself (co-insurance).
    /// @dev floor((min(loss, perClaimLimit) - deductible) * (10,000 - coinsuranceBps) / 10,000), never below zero; the
    /// fraction of a unit stays with the pool.
    /// @param loss Loss in token units.
    /// @param perClaimLimit Largest loss that counts, in token units.
    /// @param deductible Part of every loss that the policyholder bears first, in token units.
    /// @param coinsuranceBps Share of the rest that he bears, in basis points, at most 10,000.
    /// @return amount Payment in token units.
    function paymentFor(
        uint64 loss,
        uint64 perClaimLimit,
        uint64 deductible,
        uint16 coinsuranceBps
    ) internal pure returns (uint64 amount) {
        uint256 counted = loss < perClaimLimit ? loss : perClaimLimit;
        if (counted <= deductible) return 0;
        return uint64(((counted - deductible) * (_BPS - coinsuranceBps)) / _BPS);
    }
}
