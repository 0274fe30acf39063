// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Money
/// @notice E-money of a payment institution. Every fen of it is owed to a client and is covered by a fen of client
/// money in the reserve account at the bank. All amounts are in fen.
contract Money {
    /// @notice Money at the bank.
    IERC20 public immutable CASH;
    /// @notice The payment institution.
    address public immutable ISSUER;
    /// @notice Account at the bank that holds the clients' money, and nothing else.
    address public immutable RESERVE;

    /// @notice What each client has.
    mapping(address client => uint256 amount) public balanceOf;
    /// @notice What all clients have together.
    uint256 public totalSupply;

    /// @notice Money went from one account to another; account zero stands for the institution's debt to its clients.
    /// @param from Who paid; zero where money was issued.
    /// @param to Who was paid; zero where money was redeemed.
    /// @param value Fen.
    event Transfer(address indexed from, address indexed to, uint256 value);

    /// @notice Somebody else than the institution wants to issue money.
    error NotTheIssuer(address caller);
    /// @notice With this issue clients would have more than lies in the reserve account.
    error NotCovered(uint256 needed, uint256 reserve);
    /// @notice The payer has less than that.
    error BalanceTooLow(uint256 balance, uint256 amount);
    /// @notice Nobody has written this part yet.
    error NotWrittenYet();

    constructor(IERC20 cash, address issuer, address reserveAccount) {
        CASH = cash;
        ISSUER = issuer;
        RESERVE = reserveAccount;
    }

    // #region mint
    /// @notice Issues money to a client who has paid into the reserve account; only for the institution.
    /// @param to The client.
    /// @param amount Fen.
    function mint(address to, uint256 amount) external {
        // lab:begin s3
        // lab:todo en: refuse strangers, refuse what is not covered, book it, add to the total, publish it.
        // lab:todo zh: 非发行人则拒绝；备付金不足则拒绝；记入客户账户；计入总额；发出事件。
        if (msg.sender != ISSUER) revert NotTheIssuer(msg.sender);
        uint256 needed = totalSupply + amount;
        if (needed > reserve()) revert NotCovered(needed, reserve());
        balanceOf[to] += amount;
        totalSupply = needed;
        emit Transfer(address(0), to, amount);
        // lab:else
        //~ if (amount > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region transfer
    /// @notice Pays somebody.
    /// @param to Who is paid.
    /// @param amount Fen.
    function transfer(address to, uint256 amount) external {
        // lab:begin s4
        // lab:todo en: refuse what the payer does not have, take it from him, give it to the other, publish it.
        // lab:todo zh: 余额不足拒绝；从付款人账户减去；记入收款人账户；发出事件。
        uint256 balance = balanceOf[msg.sender];
        if (amount > balance) revert BalanceTooLow(balance, amount);
        balanceOf[msg.sender] = balance - amount;
        balanceOf[to] += amount;
        emit Transfer(msg.sender, to, amount);
        // lab:else
        //~ if (amount > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region burn
    /// @notice Gives money back to the institution, which then has the bank pay it out.
    /// @param amount Fen.
    function burn(uint256 amount) external {
        // lab:begin s5
        // lab:todo en: refuse what the caller does not have, take it from him and from the total, publish it.
        // lab:todo zh: 余额不足拒绝；从调用者账户和总额中减去；发出事件。
        uint256 held = balanceOf[msg.sender];
        if (amount > held) revert BalanceTooLow(held, amount);
        balanceOf[msg.sender] = held - amount;
        totalSupply -= amount;
        emit Transfer(msg.sender, address(0), amount);
        // lab:else
        //~ if (amount > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region reserve
    /// @notice What lies in the reserve account at the bank.
    /// @return amount Fen.
    function reserve() public view returns (uint256 amount) {
        return CASH.balanceOf(RESERVE);
    }
    // #endregion
}
