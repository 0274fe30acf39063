// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ActionList} from "./ActionList.sol";
import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Reach of the handler
/// @notice Lives of the insurer, the same at every run, in which actions take effect and guards refuse: the invariant
/// runs draw from the same actions, so they are not empty.
contract InsuranceReachTest is InsuranceProperties, ActionList {
    uint256 private constant _WAYS = 41;
    /// The first ways lead into the insurer: a pause blocks them, and only them.
    uint256 private constant _WAYS_IN = 5;

    /// @notice Called from outside, so that the memory of one check does not add to that of the next.
    function checkAll() external {
        _checkAll();
    }

    function test_ActionsTakeEffectAndAreRefused() public {
        _live(11, 400, _actions());
        _live(12, 400, _claimActions());
        string[_WAYS] memory ways = _ways();
        string memory missing = "";
        for (uint256 i = 0; i < ways.length; ++i) {
            if (accepted[ways[i]] == 0) missing = string.concat(missing, " ", ways[i]);
        }
        vm.assertEq(missing, "", "never accepted");
        _windUp();
        _checkEmpty();
    }

    /// I25: the ways out are taken while the guardian holds the pool paused, up to the last withdrawal.
    function test_I25_PauseBlocksNoWayOut() public {
        _live(21, 150, _actions());
        if (!isPaused) this.pause(0);
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < actions.length; ++i) {
            bool isBrake = actions[i] == this.pause.selector || actions[i] == this.unpause.selector;
            if (isBrake) actions[i] = this.travel.selector;
        }
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < _WAYS; ++i) acceptedInPause[ways[i]] = 0;
        _live(22, 350, actions);
        _windUp();
        _checkEmpty();

        string memory missing = "";
        for (uint256 i = 0; i < ways.length; ++i) {
            if (i < _WAYS_IN) vm.assertEq(acceptedInPause[ways[i]], 0, ways[i]);
            else if (acceptedInPause[ways[i]] == 0) missing = string.concat(missing, " ", ways[i]);
        }
        vm.assertEq(missing, "", "never accepted in a pause");
    }

    function _live(uint256 life, uint256 steps, bytes4[] memory actions) private {
        for (uint256 i = 0; i < steps; ++i) {
            uint256 seed = _mix(life, i);
            bytes memory data = abi.encodePacked(
                actions[seed % actions.length],
                _mix(seed, 1),
                _mix(seed, 2),
                _mix(seed, 3)
            );
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
        }
        this.checkAll();
    }

    function _ways() private pure returns (string[_WAYS] memory ways) {
        (ways[0], ways[1], ways[2], ways[3], ways[4]) = ("deposit", "mintShares", "buy", "enrol", "buyIndemnity");
        (ways[5], ways[6], ways[7], ways[8]) = ("withdraw", "redeem", "cancel", "donate");
        (ways[9], ways[10], ways[11], ways[12]) = ("settle", "voidCohort", "expire", "close");
        (ways[13], ways[14], ways[15]) = ("claim", "pushed policy", "post");
        (ways[16], ways[17], ways[18]) = ("challenge", "answer", "releaseBond");
        (ways[19], ways[20], ways[21]) = ("settleGroup", "voidGroup", "expireGroup");
        (ways[22], ways[23], ways[24]) = ("closeGroup", "refundGroup", "claimMember");
        (ways[25], ways[26], ways[27]) = ("pushMembers", "pushed member", "openCohort");
        (ways[28], ways[29], ways[30]) = ("postCollateral", "withdrawCollateral", "payExpense");
        (ways[31], ways[32], ways[33]) = ("cancelIndemnity", "closeIndemnity", "notifyLoss");
        (ways[34], ways[35], ways[36]) = ("withdrawClaim", "decide", "appeal");
        (ways[37], ways[38], ways[39]) = ("releaseAppealBond", "payClaim", "lapseClaim");
        ways[40] = "expireIndemnity";
    }
}
