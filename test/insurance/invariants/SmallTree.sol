// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Merkle tree of four leaves
/// @notice Leaves are hashed twice and pairs in ascending order, as the group cover verifies them.
library SmallTree {
    function leaf(bytes memory encoded) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(encoded)));
    }

    function root(bytes32[4] memory leaves) internal pure returns (bytes32) {
        return _pair(_pair(leaves[0], leaves[1]), _pair(leaves[2], leaves[3]));
    }

    function proof(bytes32[4] memory leaves, uint256 index) internal pure returns (bytes32[] memory path) {
        path = new bytes32[](2);
        path[0] = leaves[index ^ 1];
        path[1] = index < 2 ? _pair(leaves[2], leaves[3]) : _pair(leaves[0], leaves[1]);
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
