// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title CashBook
/// @notice The cash book of a village cooperative on a chain. Only the cashier writes in it, one entry at a time.
contract CashBook {
    /// @notice Who may write.
    address public immutable CASHIER = msg.sender;
    /// @notice How many entries there are.
    uint256 public entries;
    /// @notice Fen in the cash box.
    int256 public balance;

    /// @notice An entry was made.
    /// @param number Number of the entry, from 1.
    /// @param member Who paid in or was paid.
    /// @param amount Fen that came in; negative for what went out.
    /// @param balance Fen in the cash box afterwards.
    event Entered(uint256 indexed number, string member, int256 amount, int256 balance);

    /// @notice Somebody else than the cashier wants to write.
    error NotTheCashier(address caller);
    /// @notice There is not so much in the cash box.
    error NotInTheBox(int256 balance, int256 amount);

    /// @notice Writes one entry.
    /// @param member Who pays in or is paid.
    /// @param amount Fen that come in; negative for what goes out.
    function enter(string calldata member, int256 amount) external {
        if (msg.sender != CASHIER) revert NotTheCashier(msg.sender);
        if (balance + amount < 0) revert NotInTheBox(balance, amount);
        entries += 1;
        balance += amount;
        emit Entered(entries, member, amount, balance);
    }
}
