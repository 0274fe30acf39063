// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Payoffs of bilateral trades
/// @notice From a reading to money, in whole numbers.
/// @dev All inputs have 64 bits and all arithmetic has 256, so no input can overflow.
library TradePayoff {
    /// @notice Gain of who has bought the settlement currency forward; negative for a loss.
    /// @dev notional * (fixing - strike) / fixing, rounded toward zero: less than one token unit stays with the loser.
    /// @param notional Notional in token units.
    /// @param strike Agreed rate in the unit and scale of the feed.
    /// @param fixing Rate at the expiry in the same unit; above zero.
    /// @return gain Token units, not limited by any margin.
    function forward(uint64 notional, int64 strike, int64 fixing) internal pure returns (int256 gain) {
        return (int256(uint256(notional)) * (int256(fixing) - strike)) / fixing;
    }

    /// @notice What a gain leaves to the first of two parties, when no party can lose more than it has put up.
    /// @dev The rest of both stakes is the second party's, so nothing is lost.
    /// @param gain Gain of the first party in token units; negative for a loss.
    /// @param ownStake Stake of the first party in token units.
    /// @param otherStake Stake of the second party in token units.
    /// @return payout Token units, between zero and both stakes.
    function share(int256 gain, uint64 ownStake, uint64 otherStake) internal pure returns (uint256 payout) {
        int256 least = -int256(uint256(ownStake));
        int256 most = int256(uint256(otherStake));
        int256 paid =
            gain < least
                ? least
                : gain > most
                    ? most
                    : gain;
        return uint256(paid - least);
    }

    /// @notice Payout of a capped option: min(cap, tick * distance), exactly.
    /// @param distance How far the index is in the money; zero or negative pays nothing.
    /// @param tick What one unit of distance pays, in token units.
    /// @param cap Largest payout in token units.
    /// @return payout Token units.
    function capped(int256 distance, uint64 tick, uint64 cap) internal pure returns (uint256 payout) {
        if (distance <= 0) return 0;
        uint256 full = uint256(distance) * tick;
        return full < cap ? full : cap;
    }
}
