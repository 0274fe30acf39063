// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingHandler} from "./LendingHandler.sol";

/// @title Stateful properties of lending
/// @notice Random lives of up to six loans, two of them by auction, with the same eight persons. After every action all
/// properties hold; after the last one everything is repaid and claimed, and no fen is left behind. Whether each call
/// is accepted is predicted too.
/// hardhat-config: invariant.runs = 24
/// hardhat-config: invariant.depth = 150
contract LendingInvariantTest is LendingHandler {
    function setUp() public override {
        super.setUp();
        _target(address(this), _actions());
    }

    function afterInvariant() public {
        _windUp();
        _checkAll();
        _checkEmpty();
    }

    function invariant_AllAtOnce() public {
        _checkAll();
    }
}
