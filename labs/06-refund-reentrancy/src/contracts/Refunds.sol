// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CallbackCash} from "./CallbackCash.sol";
import {IRefunds} from "./IRefunds.sol";

/// @title Refunds
/// @notice Gives everybody his money back, once, whatever a receiver does in the moment he is paid.
contract Refunds is IRefunds {
    /// @notice Number of this release.
    uint256 public constant RELEASE = 2;
    /// @notice The money.
    CallbackCash public immutable CASH;
    /// @notice Who hands over the money and the list of investors.
    address public immutable BANK;

    /// @inheritdoc IRefunds
    mapping(address investor => uint256 amount) public due;
    /// @inheritdoc IRefunds
    uint256 public totalDue;
    /// @notice Whether the bank has handed over.
    bool public isHandedOver;

    constructor(CallbackCash cash, address bank) {
        CASH = cash;
        BANK = bank;
    }

    /// @inheritdoc IRefunds
    function handOver(address[] calldata investors, uint256[] calldata amounts) external {
        if (msg.sender != BANK) revert NotTheBank(msg.sender);
        if (isHandedOver) revert HandedOverAlready();
        isHandedOver = true;
        uint256 total = 0;
        for (uint256 i = 0; i < investors.length; ++i) {
            due[investors[i]] += amounts[i];
            total += amounts[i];
        }
        totalDue = total;
        emit HandedOver(investors.length, total);
        CASH.transferFrom(BANK, address(this), total);
    }

    // #region refund
    /// @inheritdoc IRefunds
    function refund() external {
        // lab:begin s5
        // lab:todo en: no receiver may find books here that are out of date.
        // lab:todo zh: 收款人被回调时，账目必须已经更新。
        uint256 amount = due[msg.sender];
        if (amount == 0) revert NothingDue(msg.sender);
        due[msg.sender] = 0;
        totalDue -= amount;
        emit Refunded(msg.sender, amount);
        CASH.transfer(msg.sender, amount);
        // lab:else
        //~ uint256 amount = due[msg.sender];
        //~ if (amount == 0) revert NothingDue(msg.sender);
        //~ CASH.transfer(msg.sender, amount);
        //~ due[msg.sender] = 0;
        //~ totalDue -= amount;
        //~ emit Refunded(msg.sender, amount);
        // lab:end
    }
    // #endregion

    // #region payOut
    /// @inheritdoc IRefunds
    function payOut(address investor) external {
        // lab:begin s5
        // lab:todo en: the same holds for the second door to the money.
        // lab:todo zh: 第二个付款入口同样如此。
        uint256 amount = due[investor];
        if (amount == 0) revert NothingDue(investor);
        due[investor] = 0;
        totalDue -= amount;
        emit Refunded(investor, amount);
        CASH.transfer(investor, amount);
        // lab:else
        //~ uint256 amount = due[investor];
        //~ if (amount == 0) revert NothingDue(investor);
        //~ CASH.transfer(investor, amount);
        //~ due[investor] = 0;
        //~ totalDue -= amount;
        //~ emit Refunded(investor, amount);
        // lab:end
    }
    // #endregion

    // #region assign
    /// @inheritdoc IRefunds
    function assign(address to, uint256 amount) external {
        if (amount > due[msg.sender]) revert MoreThanDue(due[msg.sender]);
        due[msg.sender] -= amount;
        due[to] += amount;
        emit Assigned(msg.sender, to, amount);
    }
    // #endregion

    /// @inheritdoc IRefunds
    function isCovered() external view returns (bool isEnough) {
        return CASH.balanceOf(address(this)) >= totalDue;
    }
}
