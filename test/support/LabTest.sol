// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "./Vm.sol";

/// @title Base of our Solidity tests
/// @notice Cheatcodes, named actors, bounded inputs and the targets of invariant runs.
/// @dev Invariant runs call every function of every contract that a test creates, unless the test names targets.
abstract contract LabTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    address[] private _targetedContracts;
    FuzzSelector[] private _targetedSelectors;

    /// @notice Contracts an invariant run may call: the engine asks for this list by name.
    function targetContracts() external view returns (address[] memory) {
        return _targetedContracts;
    }

    /// @notice Functions an invariant run may call on a contract; empty means all of them.
    function targetSelectors() external view returns (FuzzSelector[] memory) {
        return _targetedSelectors;
    }

    /// @notice Lets invariant runs call `handler`, and nothing that is not a target.
    function _target(address handler) internal {
        _targetedContracts.push(handler);
    }

    /// @notice Lets invariant runs call only these functions of `handler`.
    function _target(address handler, bytes4[] memory selectors) internal {
        _targetedContracts.push(handler);
        _targetedSelectors.push(FuzzSelector({addr: handler, selectors: selectors}));
    }

    /// @notice The address behind a name: the same in every test, and shown by name in traces.
    function _actor(string memory name) internal returns (address account) {
        (account, ) = _actorWithKey(name);
    }

    /// @notice The address behind a name together with its private key, for signatures.
    function _actorWithKey(string memory name) internal returns (address account, uint256 privateKey) {
        privateKey = uint256(keccak256(bytes(name)));
        account = vm.addr(privateKey);
        vm.label(account, name);
    }

    /// @notice A signature over `digest` in the 65-byte form (r, s, v) that contract wallets accept.
    function _sign(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory signature) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @notice Folds a fuzzed number into [min, max]; numbers already inside stay as they are.
    function _bound(uint256 x, uint256 min, uint256 max) internal pure returns (uint256) {
        vm.assertLe(min, max, "_bound: min above max");
        if (x >= min && x <= max) return x;
        // The whole range of uint256 contains every x, so the size below cannot overflow.
        return min + (x % (max - min + 1));
    }
}
