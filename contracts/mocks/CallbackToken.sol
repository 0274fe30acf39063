// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {FreeMintToken} from "./base/FreeMintToken.sol";
import {ITokenReceiver} from "./interfaces/ITokenReceiver.sol";

/// @title Token that calls its receiver
/// @notice Hands control to every receiver with a hook, as ERC-777 tokens such as imBTC do.
/// @dev A receiver announces its hook through ERC-165, so that contracts without one can be paid too.
/// A mint calls nobody: a scenario can fund a payee that refuses every payment.
contract CallbackToken is FreeMintToken {
    constructor() FreeMintToken("Callback Token", "CALLBACK") {}

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (!_isTransfer(from, to)) return;
        if (ERC165Checker.supportsInterface(to, type(ITokenReceiver).interfaceId)) {
            ITokenReceiver(to).onTokenReceived(from, amount);
        }
    }
}
