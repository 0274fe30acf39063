// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Exposure on four platforms
/// @notice What a person owes on up to four platforms, and on how many loans, in one word, so that a repayment writes
/// one slot although each platform has an account of its own.
/// @dev Lanes of 58 bits from the lowest: principal (44) and live loans (14); the topmost 24 bits hold the day of the
/// first loan. The caller sees to it that a lane neither overflows nor goes below zero.
///
/// Constants are written out: the compiler would reckon an expression of other constants anew each time.
library ExposureWord {
    /// @notice Platforms in one word.
    uint256 internal constant LANES = 4;
    /// @notice Most principal that a lane can hold, in token units.
    uint256 internal constant MAX_EXPOSURE = 2 ** 44 - 1;
    /// @notice Most live loans that a lane can hold.
    uint256 internal constant MAX_LIVE = 2 ** 14 - 1;

    uint256 private constant _EXPOSURE_BITS = 44;
    uint256 private constant _LANE_BITS = 58;
    uint256 private constant _ONE_LOAN = 2 ** 44;
    uint256 private constant _DAY_SHIFT = 232;

    /// @notice Account of one lane.
    /// @param word Word.
    /// @param lane Lane, 0 to 3.
    /// @return exposure Outstanding principal, in token units.
    /// @return live Loans that are outstanding.
    function accountOf(uint256 word, uint256 lane) internal pure returns (uint256 exposure, uint256 live) {
        uint256 account = word >> (lane * _LANE_BITS);
        return (account & MAX_EXPOSURE, (account >> _EXPOSURE_BITS) & MAX_LIVE);
    }

    /// @notice What is owed over all lanes; written out, since every draw needs it.
    /// @param word Word.
    /// @return exposure Outstanding principal, in token units.
    function exposureIn(uint256 word) internal pure returns (uint256 exposure) {
        // Four numbers of 44 bits.
        unchecked {
            return
                (word & MAX_EXPOSURE) +
                ((word >> _LANE_BITS) & MAX_EXPOSURE) +
                ((word >> (2 * _LANE_BITS)) & MAX_EXPOSURE) +
                ((word >> (3 * _LANE_BITS)) & MAX_EXPOSURE);
        }
    }

    /// @notice Live loans over all lanes.
    /// @param word Word.
    /// @return live Loans that are outstanding.
    function liveIn(uint256 word) internal pure returns (uint256 live) {
        for (uint256 lane = 0; lane < LANES; ++lane) {
            (, uint256 loans) = accountOf(word, lane);
            live += loans;
        }
    }

    /// @notice Day of the first loan.
    /// @param word Word.
    /// @return day Day number of UTC+8; zero before the first loan.
    function firstDay(uint256 word) internal pure returns (uint24 day) {
        return uint24(word >> _DAY_SHIFT);
    }

    /// @notice Adds a loan.
    /// @param word Word.
    /// @param lane Lane, 0 to 3.
    /// @param amount Principal, in token units.
    /// @param day Day number of UTC+8, which is kept if it is that of the first loan.
    /// @return changed Word.
    function raised(uint256 word, uint256 lane, uint256 amount, uint24 day) internal pure returns (uint256 changed) {
        changed = word + ((amount + _ONE_LOAN) << (lane * _LANE_BITS));
        if (firstDay(word) == 0) changed |= uint256(day) << _DAY_SHIFT;
    }

    /// @notice Takes off principal, and a loan that is over.
    /// @param word Word.
    /// @param lane Lane, 0 to 3.
    /// @param amount Principal, in token units.
    /// @param isOver Whether a loan is over.
    /// @return changed Word.
    function lowered(uint256 word, uint256 lane, uint256 amount, bool isOver) internal pure returns (uint256 changed) {
        return word - ((isOver ? amount + _ONE_LOAN : amount) << (lane * _LANE_BITS));
    }
}
