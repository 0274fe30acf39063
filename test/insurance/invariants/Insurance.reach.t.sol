// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Reach of the handler
/// @notice Two lives of the insurer, the same at every run, in which every action takes effect and every guard refuses:
/// the invariant runs draw from the same actions, so they are not empty.
contract InsuranceReachTest is InsuranceProperties {
    uint256 private constant _WAYS = 29;
    /// The first ways lead into the insurer: a pause blocks them, and only them.
    uint256 private constant _WAYS_IN = 4;

    /// @notice Called from outside, so that the memory of one check does not add to that of the next.
    function checkAll() external {
        _checkAll();
    }

    function test_EveryActionTakesEffectAndEveryGuardRefuses() public {
        _live(2, 1500);
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < ways.length; ++i) {
            vm.assertGt(accepted[ways[i]], 0, string.concat("never accepted: ", ways[i]));
            vm.assertGt(refused[ways[i]], 0, string.concat("never refused: ", ways[i]));
        }
        string[4] memory effects = ["pause", "unpause", "toggleBlock", "push"];
        for (uint256 i = 0; i < effects.length; ++i) vm.assertGt(accepted[effects[i]], 0, effects[i]);
        string[2] memory both = ["conclude", "openCohort"];
        for (uint256 i = 0; i < both.length; ++i) {
            vm.assertGt(accepted[both[i]], 0, string.concat("never accepted: ", both[i]));
            vm.assertGt(refused[both[i]], 0, string.concat("never refused: ", both[i]));
        }
        string[2] memory offences = ["buyAgain", "claimOfAnother"];
        for (uint256 i = 0; i < offences.length; ++i) vm.assertGt(refused[offences[i]], 0, offences[i]);
        _windUp();
        _checkEmpty();
    }

    /// I25: every way out is taken while the guardian holds the pool paused, up to the last withdrawal.
    function test_I25_PauseBlocksNoWayOut() public {
        for (uint256 round = 0; round < 16; ++round) {
            if (isPaused) this.unpause();
            _live(400 + round, 80);
            if (!isPaused) this.pause(0);
            _live(500 + round, 150);
        }
        if (!isPaused) this.pause(0);
        _windUp();
        _checkEmpty();

        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < ways.length; ++i) {
            if (i < _WAYS_IN) vm.assertEq(acceptedInPause[ways[i]], 0, ways[i]);
            else vm.assertGt(acceptedInPause[ways[i]], 0, ways[i]);
        }
    }

    /// @dev Within a round of the pause test nobody pauses or unpauses.
    function _live(uint256 life, uint256 steps) private {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < steps; ++i) {
            uint256 seed = _mix(life, i);
            bytes4 action = actions[seed % actions.length];
            if (life >= 400 && (action == this.unpause.selector || action == this.pause.selector)) continue;
            bytes memory data = abi.encodePacked(action, _mix(seed, 1), _mix(seed, 2), _mix(seed, 3));
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
            if (i % 100 == 99) this.checkAll();
        }
    }

    function _ways() private pure returns (string[_WAYS] memory ways) {
        (ways[0], ways[1], ways[2], ways[3]) = ("deposit", "mintShares", "buy", "enrol");
        (ways[4], ways[5], ways[6], ways[7]) = ("withdraw", "redeem", "cancel", "donate");
        (ways[8], ways[9], ways[10], ways[11]) = ("settle", "voidCohort", "expire", "close");
        (ways[12], ways[13], ways[14]) = ("claim", "pushed policy", "post");
        (ways[15], ways[16], ways[17]) = ("challenge", "answer", "releaseBond");
        (ways[18], ways[19], ways[20]) = ("settleGroup", "voidGroup", "expireGroup");
        (ways[21], ways[22], ways[23]) = ("closeGroup", "refundGroup", "claimMember");
        (ways[24], ways[25]) = ("pushMembers", "pushed member");
        (ways[26], ways[27], ways[28]) = ("postCollateral", "withdrawCollateral", "payExpense");
    }
}
