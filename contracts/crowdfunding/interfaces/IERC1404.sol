// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Simple restricted token (ERC-1404)
/// @notice Asks beforehand why a transfer would be refused.
interface IERC1404 {
    /// @notice Why a transfer would be refused now.
    /// @param from Sender.
    /// @param to Receiver.
    /// @param value Number of tokens.
    /// @return code Zero exactly when the transfer would go through.
    function detectTransferRestriction(address from, address to, uint256 value) external view returns (uint8 code);

    /// @notice What a code means.
    /// @param code Code of a restriction.
    /// @return message Sentence in English.
    function messageForTransferRestriction(uint8 code) external view returns (string memory message);
}
