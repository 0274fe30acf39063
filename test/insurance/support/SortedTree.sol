// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Merkle tree with sorted pairs
/// @notice Builds in plain sight what the contracts only verify: layer by layer, a node without a partner moves up.
library SortedTree {
    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        bytes32[] memory layer = leaves;
        while (layer.length > 1) layer = _parents(layer);
        return layer[0];
    }

    function proof(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory path) {
        bytes32[] memory layer = leaves;
        while (layer.length > 1) {
            uint256 partner = index ^ 1;
            if (partner < layer.length) path = _append(path, layer[partner]);
            (layer, index) = (_parents(layer), index / 2);
        }
    }

    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
    }

    function _parents(bytes32[] memory layer) private pure returns (bytes32[] memory parents) {
        parents = new bytes32[]((layer.length + 1) / 2);
        for (uint256 i = 0; i < parents.length; ++i) {
            bool alone = 2 * i + 1 == layer.length;
            parents[i] = alone ? layer[2 * i] : node(layer[2 * i], layer[2 * i + 1]);
        }
    }

    function _append(bytes32[] memory list, bytes32 last) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](list.length + 1);
        for (uint256 i = 0; i < list.length; ++i) longer[i] = list[i];
        longer[list.length] = last;
    }
}
