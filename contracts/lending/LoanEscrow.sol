// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ILoanEscrow} from "./interfaces/ILoanEscrow.sol";

/// @title Loan escrow
/// @notice Mould of the escrows: pays when the ledger says so, and can do nothing else.
contract LoanEscrow is ILoanEscrow {
    using SafeERC20 for IERC20;

    address private immutable _LEDGER = msg.sender;
    IERC20 private immutable _TOKEN;

    constructor(IERC20 token) {
        _TOKEN = token;
    }

    /// @inheritdoc ILoanEscrow
    function pay(address to, uint256 amount) external {
        if (msg.sender != _LEDGER) revert EscrowCallerNotLedger(msg.sender, _LEDGER);
        _TOKEN.safeTransfer(to, amount);
    }
}
