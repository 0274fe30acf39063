// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Board
/// @notice The public log of another platform, which writes down what happens and checks nothing.
contract Board {
    /// @notice Somebody has paid into an offering.
    /// @param offering Number of the offering.
    /// @param investor Who.
    /// @param amount Fen.
    event Invested(uint256 indexed offering, address indexed investor, uint256 amount);
    /// @notice Somebody has taken money back while he still could.
    /// @param offering Number of the offering.
    /// @param investor Who.
    /// @param amount Fen.
    event Withdrawn(uint256 indexed offering, address indexed investor, uint256 amount);

    /// @notice Writes down an investment of the caller.
    /// @param offering Number of the offering.
    /// @param amount Fen.
    function invest(uint256 offering, uint256 amount) external {
        emit Invested(offering, msg.sender, amount);
    }

    /// @notice Writes down that the caller took money back.
    /// @param offering Number of the offering.
    /// @param amount Fen.
    function withdraw(uint256 offering, uint256 amount) external {
        emit Withdrawn(offering, msg.sender, amount);
    }
}
