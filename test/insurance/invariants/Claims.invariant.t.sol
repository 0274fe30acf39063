// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ActionList} from "./ActionList.sol";
import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Stateful properties of indemnity claims
/// @notice The same insurer, in lives full of claims: a claim needs half a dozen actions in the right order from its
/// notice to its end, and drawn from all actions that is rare.
/// hardhat-config: invariant.runs = 12
/// hardhat-config: invariant.depth = 150
contract ClaimsInvariantTest is InsuranceProperties, ActionList {
    function setUp() public override {
        super.setUp();
        _target(address(this), _claimActions());
    }

    function afterInvariant() public {
        _windUp();
        _checkEmpty();
    }

    function invariant_I17_AnIncidentIsOneClaimForEver() public {
        _checkI17();
    }

    function invariant_I16_PaymentsFollowTheFormulaWithinTheLimit() public view {
        _checkI16();
    }

    function invariant_I18_AssessedByADisinterestedQuorum() public view {
        _checkI18();
    }

    function invariant_I19_NoPaymentBeforeTheAppealIsOver() public view {
        _checkI19();
    }
}
