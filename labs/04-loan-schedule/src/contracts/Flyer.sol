// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Flyer
/// @notice The loan of an advertisement: the same interest every month, on what was lent at first. Amounts are in fen,
/// rates in millionths a year.
contract Flyer {
    // #region interest
    /// @notice Interest of every month, the last one included.
    /// @param principal What was lent.
    /// @param ratePpm Millionths a year.
    /// @return amount Fen.
    function interest(uint256 principal, uint256 ratePpm) external pure returns (uint256 amount) {
        return (principal * ratePpm) / 12_000_000;
    }
    // #endregion
}
