// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OfferingHandler} from "./OfferingHandler.sol";

/// @title Stateful properties of offerings
/// @notice Random lives of up to four offerings with the same six persons. After every action all properties hold;
/// after the last one everybody leaves, and no fen is left behind. Whether each call is accepted is predicted too.
/// hardhat-config: invariant.runs = 30
/// hardhat-config: invariant.depth = 120
contract OfferingInvariantTest is OfferingHandler {
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
