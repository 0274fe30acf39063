// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Receive hook of a token
/// @notice Contract that wants to be called when it is paid.
interface ITokenReceiver {
    /// @notice Called by the token after it has credited this contract; a revert undoes the transfer.
    /// @param from Account that paid.
    /// @param amount Amount in token units.
    function onTokenReceived(address from, uint256 amount) external;
}
