// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HookedAccount} from "./base/HookedAccount.sol";

/// @title Payee that refuses every payment
/// @notice Reverts on ether and on every receive hook, like the wallets King of the Ether Throne could not pay.
contract RejectingPayee is HookedAccount {
    /// @notice This account refuses to be paid.
    /// @param payer Account that made the call.
    error RejectingPayeePaymentRefused(address payer);

    receive() external payable {
        revert RejectingPayeePaymentRefused(msg.sender);
    }

    /// @dev Stands for the hooks of every other token standard (ERC-721, ERC-1155, ERC-1363).
    fallback() external payable {
        revert RejectingPayeePaymentRefused(msg.sender);
    }

    /// @notice Refuses the payment.
    /// @param from Account that paid.
    function onTokenReceived(address from, uint256) external pure {
        revert RejectingPayeePaymentRefused(from);
    }
}
