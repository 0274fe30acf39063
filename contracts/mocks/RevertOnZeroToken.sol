// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token that refuses zero
/// @notice A transfer of zero reverts, as with the old Aave token (LEND).
contract RevertOnZeroToken is FreeMintToken {
    /// @notice A transfer moves at least one token unit.
    /// @param from Sender.
    /// @param to Receiver.
    error RevertOnZeroTokenAmountZero(address from, address to);

    constructor() FreeMintToken("Revert On Zero Token", "NOZERO") {}

    function _update(address from, address to, uint256 amount) internal override {
        if (amount == 0) revert RevertOnZeroTokenAmountZero(from, to);
        super._update(from, to, amount);
    }
}
