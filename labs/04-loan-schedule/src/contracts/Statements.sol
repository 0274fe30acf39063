// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Statements
/// @notice The public account statements of another platform. It writes down what it charges and checks nothing.
contract Statements {
    /// @notice A month of a loan was charged.
    /// @param loan Number of the loan.
    /// @param outstanding What was owed at the beginning of the month, in fen.
    /// @param ratePpm Rate in millionths a year.
    /// @param interest What the platform has charged for the month, in fen.
    event Charged(uint256 indexed loan, uint256 outstanding, uint256 ratePpm, uint256 interest);

    /// @notice Writes down a month.
    /// @param loan Number of the loan.
    /// @param outstanding What was owed at the beginning of the month, in fen.
    /// @param ratePpm Rate in millionths a year.
    /// @param interest What the platform charges, in fen.
    function charge(uint256 loan, uint256 outstanding, uint256 ratePpm, uint256 interest) external {
        emit Charged(loan, outstanding, ratePpm, interest);
    }
}
