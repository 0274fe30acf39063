// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Sheet
/// @notice A list of balances as a clerk keeps it in a spreadsheet: any line can be set to anything.
contract Sheet {
    /// @notice What each client has, in fen.
    mapping(address client => uint256 amount) public balanceOf;

    /// @notice A line of the list was written.
    /// @param client Whose line.
    /// @param amount Fen it says now.
    event Written(address indexed client, uint256 amount);

    /// @notice Writes a line.
    /// @param client Whose line.
    /// @param amount Fen it says from now on.
    function write(address client, uint256 amount) external {
        balanceOf[client] = amount;
        emit Written(client, amount);
    }
}
