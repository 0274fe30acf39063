// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {ITokenReceiver} from "./../interfaces/ITokenReceiver.sol";

/// @title Contract account with a receive hook
/// @notice What our payees share: anybody may let them act, and `CallbackToken` finds their hook.
abstract contract HookedAccount is ITokenReceiver, ERC165 {
    /// @notice Makes this account call another contract, so that it can invest, lend or insure before it misbehaves.
    /// @param target Contract to call.
    /// @param data Call data to send.
    /// @return Return data of the call; a failure is passed on as it is.
    function execute(address target, bytes calldata data) external payable returns (bytes memory) {
        return Address.functionCallWithValue(target, data, msg.value);
    }

    /// @notice Tells which interfaces this account has.
    /// @param interfaceId ERC-165 identifier of an interface.
    /// @return Whether the interface is the receive hook or ERC-165.
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(ITokenReceiver).interfaceId || super.supportsInterface(interfaceId);
    }
}
