// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Receiver of cash
/// @notice What a contract needs so that the cash can tell it of money that has arrived.
interface ICashReceiver {
    /// @notice Called by the cash contract in the middle of a transfer, right after the balances have changed.
    /// @param from Who paid.
    /// @param amount Fen that arrived.
    function onCashReceived(address from, uint256 amount) external;
}
