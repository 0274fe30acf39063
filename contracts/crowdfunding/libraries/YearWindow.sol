// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Sum of the last twelve months in one slot
/// @notice Keeps what somebody has spent by quarters of a year of 365 days, so that the sum of the last twelve months
/// can be had without a list of dates.
/// @dev A window is 16 bits for the number of its newest quarter and five amounts of 48 bits, newest first. Any span of
/// 365 days touches at most five quarters, and a quarter counts until all of it is older than that: the sum is never
/// too small, and includes at most a quarter too much.
///
/// What is given back is taken from the oldest quarter that can hold it, not before the quarter in which the money was
/// spent first. Taking it from the newest would let other, newer money expire with the old. So for every quarter the
/// sum from there on is never smaller than what was truly spent from there on.
library YearWindow {
    /// @notice Length of a quarter in seconds: a fourth of 365 days.
    uint256 internal constant QUARTER_SECONDS = 365 days / 4;

    uint256 private constant _QUARTERS = 5;
    uint256 private constant _BITS = 48;
    uint256 private constant _MASK = (1 << _BITS) - 1;
    uint256 private constant _SHIFT = _QUARTERS * _BITS;

    /// @notice More than a quarter can record.
    /// @param amount Sum of the quarter, in token units.
    /// @param max Largest sum.
    error LimitAmountTooLarge(uint256 amount, uint256 max);

    /// @notice Number of the quarter of a moment, counted from the beginning of Unix time.
    /// @param time Unix time in seconds.
    /// @return number Never zero in our days, so zero can mean none.
    function quarterOf(uint256 time) internal pure returns (uint16 number) {
        // 2^16 quarters are 16,384 years.
        return uint16(time / QUARTER_SECONDS);
    }

    /// @notice What was spent in the last twelve months.
    /// @param window Window as stored.
    /// @param time Unix time in seconds, not before the newest entry.
    /// @return sum Amount in token units, never too small.
    function used(uint256 window, uint256 time) internal pure returns (uint256 sum) {
        return _sum(_amountsAt(window, quarterOf(time)));
    }

    /// @notice Records an amount.
    /// @param window Window as stored.
    /// @param time Unix time in seconds, not before the newest entry.
    /// @param amount Amount in token units.
    /// @return updated Window to store.
    /// @return sum What was spent in the last twelve months, with this amount, in token units.
    function spend(uint256 window, uint256 time, uint256 amount) internal pure returns (uint256 updated, uint256 sum) {
        uint256 quarter = quarterOf(time);
        uint256 amounts = _amountsAt(window, quarter);
        uint256 newest = (amounts & _MASK) + amount;
        if (newest > _MASK) revert LimitAmountTooLarge(newest, _MASK);
        amounts += amount;
        return ((quarter << _SHIFT) | amounts, _sum(amounts));
    }

    /// @notice Takes an amount back. Once the quarter in which it was spent first has expired, nothing is taken: then
    /// the sum may be too large for up to a year, but never too small.
    /// @param window Window as stored.
    /// @param first Quarter in which the money was spent first.
    /// @param amount Amount in token units.
    /// @return updated Window to store.
    function giveBack(uint256 window, uint256 first, uint256 amount) internal pure returns (uint256 updated) {
        uint256 newest = window >> _SHIFT;
        // Once the first quarter has been pushed out, how much of the money went with it is not known: taking it from
        // the quarters that are left could take other money than this.
        if (first > newest || newest - first >= _QUARTERS) return window;
        for (uint256 i = newest - first + 1; i > 0 && amount != 0; --i) {
            uint256 offset = (i - 1) * _BITS;
            uint256 held = (window >> offset) & _MASK;
            uint256 part = held < amount ? held : amount;
            window -= part << offset;
            amount -= part;
        }
        return window;
    }

    /// @dev The five amounts, moved on to a later quarter; what falls out at the top is older than a year.
    function _amountsAt(uint256 window, uint256 quarter) private pure returns (uint256 amounts) {
        uint256 passed = quarter - (window >> _SHIFT);
        amounts = window & ((1 << _SHIFT) - 1);
        return passed >= _QUARTERS ? 0 : (amounts << (passed * _BITS)) & ((1 << _SHIFT) - 1);
    }

    function _sum(uint256 amounts) private pure returns (uint256 sum) {
        for (; amounts != 0; amounts >>= _BITS) sum += amounts & _MASK;
    }
}
