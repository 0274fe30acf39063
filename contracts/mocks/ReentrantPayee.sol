// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HookedAccount} from "./base/HookedAccount.sol";
import {Reentrant} from "./base/Reentrant.sol";

/// @title Payee that calls back
/// @notice Re-enters a contract while being paid in ether or in a token with a hook, as the attacker of The DAO did.
contract ReentrantPayee is HookedAccount, Reentrant {
    receive() external payable {
        _reenter();
    }

    /// @notice Fires the loaded call.
    function onTokenReceived(address, uint256) external {
        _reenter();
    }
}
