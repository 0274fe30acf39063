// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ILoanEscrow} from "./interfaces/ILoanEscrow.sol";

/// @title Loan escrow
/// @notice Mould of the escrows: pays when the ledger or the note book says so, and can do nothing else.
contract LoanEscrow is ILoanEscrow {
    using SafeERC20 for IERC20;

    IERC20 private immutable _TOKEN;
    address private immutable _LEDGER;
    address private immutable _NOTES;

    constructor(IERC20 token, address ledger, address notes) {
        (_TOKEN, _LEDGER, _NOTES) = (token, ledger, notes);
    }

    /// @inheritdoc ILoanEscrow
    function pay(address to, uint256 amount) external {
        if (msg.sender != _LEDGER && msg.sender != _NOTES) revert EscrowCallerUnknown(msg.sender);
        _TOKEN.safeTransfer(to, amount);
    }
}
