// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Refunds of a failed offering
/// @notice Holds the money that was raised until every investor has his share back. Amounts in fen.
interface IRefunds {
    /// @notice The bank has handed over the money and the list of investors.
    /// @param investors How many.
    /// @param amount What is due to all of them.
    event HandedOver(uint256 investors, uint256 amount);
    /// @notice An investor has his money back.
    /// @param investor Who.
    /// @param amount How much.
    event Refunded(address indexed investor, uint256 amount);
    /// @notice What is due to one is from now on due to another.
    /// @param from Who gave it up.
    /// @param to Who gets it.
    /// @param amount How much.
    event Assigned(address indexed from, address indexed to, uint256 amount);

    /// @notice Only the bank hands over.
    error NotTheBank(address caller);
    /// @notice The bank has handed over before.
    error HandedOverAlready();
    /// @notice Nothing is due to this investor.
    error NothingDue(address investor);
    /// @notice Somebody assigns more than is due to him.
    error MoreThanDue(uint256 due);

    /// @notice Takes the money from the bank and writes down what is due to whom. Once, by the bank.
    /// @param investors Who paid in.
    /// @param amounts What each of them paid in.
    function handOver(address[] calldata investors, uint256[] calldata amounts) external;

    /// @notice Pays the caller what is due to him.
    function refund() external;

    /// @notice Pays an investor what is due to him. Anybody may call, so that nobody has to wait for himself.
    /// @param investor Who gets his money.
    function payOut(address investor) external;

    /// @notice Lets what is due to the caller be due to somebody else, as when he has sold his claim.
    /// @param to Who gets it.
    /// @param amount How much of it.
    function assign(address to, uint256 amount) external;

    /// @notice What is due to an investor.
    /// @param investor Who.
    /// @return amount How much.
    function due(address investor) external view returns (uint256 amount);

    /// @notice What is due to all investors.
    /// @return amount How much.
    function totalDue() external view returns (uint256 amount);

    /// @notice Whether there is enough money for everybody. Others rely on it: who buys claims asks here first.
    /// @return isEnough Whether the money covers what is due.
    function isCovered() external view returns (bool isEnough);
}
