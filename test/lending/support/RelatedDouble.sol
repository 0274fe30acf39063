// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Double of the list of related parties
/// @notice Says of every account what the test has told it to.
contract RelatedDouble {
    mapping(address account => bool related) private _related;

    /// @notice From now on the account is related.
    function relate(address account) external {
        _related[account] = true;
    }

    /// @notice See IRelatedParties.
    function isRelated(address account) external view returns (bool related) {
        return _related[account];
    }

    /// @notice See IRelatedParties.
    function isRelated(address account, bytes31) external view returns (bool related) {
        return _related[account];
    }
}
