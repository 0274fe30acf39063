// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Reach of the handler
/// @notice The same random life at every run: it shows that the invariant runs are not empty.
contract InsuranceReachTest is InsuranceProperties {
    function test_EveryActionTakesEffectAndEveryGuardRefuses() public {
        _live(2, 1500);
        string[31] memory effects = [
            "deposit",
            "mintShares",
            "withdraw",
            "redeem",
            "donate",
            "pause",
            "unpause",
            "toggleBlock",
            "openCohort",
            "buy",
            "cancel",
            "settle",
            "voidCohort",
            "expire",
            "close",
            "claim",
            "push",
            "pushed policy",
            "post",
            "challenge",
            "answer",
            "releaseBond",
            "enrol",
            "settleGroup",
            "voidGroup",
            "expireGroup",
            "closeGroup",
            "refundGroup",
            "claimMember",
            "pushMembers",
            "pushed member"
        ];
        for (uint256 i = 0; i < effects.length; ++i) vm.assertGt(accepted[effects[i]], 0, effects[i]);
        string[28] memory guards = [
            "deposit",
            "mintShares",
            "withdraw",
            "redeem",
            "buy",
            "buyAgain",
            "cancel",
            "settle",
            "voidCohort",
            "expire",
            "close",
            "claim",
            "claimOfAnother",
            "pushed policy",
            "post",
            "challenge",
            "answer",
            "releaseBond",
            "enrol",
            "settleGroup",
            "voidGroup",
            "expireGroup",
            "closeGroup",
            "refundGroup",
            "claimMember",
            "pushMembers",
            "pushed member",
            "donate"
        ];
        for (uint256 i = 0; i < guards.length; ++i) vm.assertGt(refused[guards[i]], 0, guards[i]);
        _windUp();
        _checkEmpty();
    }

    /// I25: every way out is taken while the guardian holds the pool paused, up to the last withdrawal.
    function test_I25_PauseBlocksNoWayOut() public {
        for (uint256 round = 0; round < 12; ++round) {
            if (isPaused) this.unpause();
            _live(400 + round, 80);
            if (!isPaused) this.pause(0);
            _live(500 + round, 150);
        }
        if (!isPaused) this.pause(0);
        _windUp();
        _checkEmpty();

        string[19] memory ways = [
            "withdraw",
            "redeem",
            "cancel",
            "settle",
            "voidCohort",
            "expire",
            "close",
            "claim",
            "pushed policy",
            "post",
            "challenge",
            "answer",
            "releaseBond",
            "settleGroup",
            "expireGroup",
            "closeGroup",
            "refundGroup",
            "claimMember",
            "pushed member"
        ];
        for (uint256 i = 0; i < ways.length; ++i) vm.assertGt(acceptedInPause[ways[i]], 0, ways[i]);
        vm.assertEq(acceptedInPause["deposit"] + acceptedInPause["buy"] + acceptedInPause["enrol"], 0, "ways in");
    }

    /// @notice Called from outside, so that the memory of one check does not add to that of the next.
    function checkAll() external {
        _checkAll();
    }

    /// @dev Unpausing is left out while the pool is paused, so that each half of a round stays as it began.
    function _live(uint256 life, uint256 steps) private {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < steps; ++i) {
            uint256 seed = _mix(life, i);
            bytes4 action = actions[seed % actions.length];
            if (life >= 400 && (action == this.unpause.selector || action == this.pause.selector)) continue;
            bytes memory data = abi.encodePacked(action, _mix(seed, 1), _mix(seed, 2), _mix(seed, 3));
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
            if (i % 100 == 99) this.checkAll();
        }
    }
}
