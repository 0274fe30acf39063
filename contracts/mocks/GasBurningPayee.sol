// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HookedAccount} from "./base/HookedAccount.sol";

/// @title Payee that burns all gas
/// @notice Spends whatever gas the payment leaves it, to stop a contract that pays many accounts in one transaction.
contract GasBurningPayee is HookedAccount {
    receive() external payable {
        _burnGas();
    }

    /// @notice Burns all gas of the call.
    function onTokenReceived(address, uint256) external view {
        _burnGas();
    }

    function _burnGas() private view {
        // Always true, and the compiler cannot know it.
        while (gasleft() > 0) continue;
    }
}
