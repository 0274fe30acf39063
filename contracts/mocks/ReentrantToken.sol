// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FreeMintToken} from "./base/FreeMintToken.sol";
import {Reentrant} from "./base/Reentrant.sol";

/// @title Token that calls back
/// @notice Calls a contract of the attacker's choice during a transfer, as imBTC (ERC-777) and AMP made possible.
/// @dev The call happens after the balances have moved; the token itself is the caller.
contract ReentrantToken is FreeMintToken, Reentrant {
    constructor() FreeMintToken("Reentrant Token", "REENT") {}

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_isTransfer(from, to)) _reenter();
    }
}
