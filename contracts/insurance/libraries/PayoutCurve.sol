// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProductBook} from "../interfaces/IProductBook.sol";

/// @title Payout curves of parametric insurance
/// @notice From a reading to a payout, in whole numbers; every division says which way it rounds.
library PayoutCurve {
    uint256 private constant _BPS = 10_000;

    /// @notice Linear payout between trigger and exit, for either direction.
    /// @dev floor(max * distance from trigger / distance from trigger to exit): the fraction of a basis point stays
    /// with the pool.
    /// @param reading Reading in the unit of the feed.
    /// @param trigger Reading at which the payout begins.
    /// @param exit Reading at which it is complete; never equal to the trigger.
    /// @param maxBps Largest payout in basis points.
    /// @return bps Basis points of the sum insured.
    function linear(int64 reading, int64 trigger, int64 exit, uint16 maxBps) internal pure returns (uint16 bps) {
        (int256 progress, int256 whole) = exit < trigger
            ? (int256(trigger) - reading, int256(trigger) - exit)
            : (int256(reading) - trigger, int256(exit) - trigger);
        if (progress <= 0) return 0;
        if (progress >= whole) return maxBps;
        return uint16((maxBps * uint256(progress)) / uint256(whole));
    }

    /// @notice Payout of the highest step that is reached.
    /// @param reading Reading in the unit of the feed.
    /// @param steps Steps in ascending order.
    /// @return pay Payout of that step, zero when none is reached.
    function highest(int64 reading, IProductBook.Step[] memory steps) internal pure returns (uint64 pay) {
        for (uint256 i = steps.length; i != 0; --i) {
            if (reading >= steps[i - 1].from) return steps[i - 1].pay;
        }
    }

    /// @notice What one policy receives: rounded down, the fraction of a unit stays with the pool.
    /// @param sumInsured Sum insured in token units.
    /// @param bps Basis points of the sum insured.
    /// @return amount Token units.
    function payout(uint64 sumInsured, uint16 bps) internal pure returns (uint64 amount) {
        return uint64((uint256(sumInsured) * bps) / _BPS);
    }

    /// @notice What a whole cohort may need: rounded up, so that the sum of all payouts never exceeds it.
    /// @param totalSumInsured Sum of all sums insured in token units.
    /// @param bps Basis points of the sum insured, at most 10,000.
    /// @return amount Token units.
    function liability(uint64 totalSumInsured, uint16 bps) internal pure returns (uint64 amount) {
        return uint64((uint256(totalSumInsured) * bps + _BPS - 1) / _BPS);
    }
}
