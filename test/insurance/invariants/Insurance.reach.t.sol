// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Lives} from "./Lives.sol";

/// @title Reach of the handler
/// @notice Lives of the insurer in which every action takes effect and is refused: the invariant runs draw from the
/// same actions, so they are not empty.
contract InsuranceReachTest is Lives {
    uint256 private constant _WAYS = 41;
    /// The first ways lead into the insurer: a pause blocks them, and only them.
    uint256 private constant _WAYS_IN = 5;

    function test_EveryActionTakesEffectAndIsRefused() public {
        _drawFrom(_actions());
        bool[] memory seen = _seenIn(_anyLife, _areAcceptedAndRefused);
        for (uint256 i = 0; i < _WAYS; ++i) {
            vm.assertTrue(seen[2 * i], string.concat("never accepted: ", _ways()[i]));
            vm.assertTrue(seen[2 * i + 1], string.concat("never refused: ", _ways()[i]));
        }
    }

    function test_EverySideEffectAndEveryOffenceIsTried() public {
        _drawFrom(_actions());
        bool[] memory seen = _seenIn(_anyLife, _areTried);
        for (uint256 i = 0; i < seen.length; ++i) vm.assertTrue(seen[i], _tries()[i]);
    }

    /// I25: every way out is taken while the guardian holds the pool paused, up to the last withdrawal. Meanwhile
    /// nobody else pauses or unpauses.
    function test_I25_PauseBlocksNoWayOut() public {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < actions.length; ++i) {
            bool isBrake = actions[i] == this.pause.selector || actions[i] == this.unpause.selector;
            if (isBrake) actions[i] = this.travel.selector;
        }
        _drawFrom(actions);
        bool[] memory seen = _seenIn(_pausedLife, _areAcceptedInPause);
        for (uint256 i = 0; i < _WAYS; ++i) {
            vm.assertTrue(seen[i], string.concat("never accepted in a pause: ", _ways()[i]));
        }
    }

    function _anyLife(uint256 life) private {
        _live(life, 600);
    }

    function _pausedLife(uint256 life) private {
        for (uint256 round = 0; round < 4; ++round) {
            _live(_mix(life, 2 * round), 60);
            this.pause(0);
            _live(_mix(life, 2 * round + 1), 100);
            if (round != 3) this.unpause();
        }
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < _WAYS_IN; ++i) vm.assertEq(acceptedInPause[ways[i]], 0, ways[i]);
    }

    function _areAcceptedAndRefused() private view returns (bool[] memory seen) {
        seen = new bool[](2 * _WAYS);
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < _WAYS; ++i) {
            (seen[2 * i], seen[2 * i + 1]) = (accepted[ways[i]] != 0, refused[ways[i]] != 0);
        }
    }

    function _areAcceptedInPause() private view returns (bool[] memory seen) {
        seen = new bool[](_WAYS);
        for (uint256 i = 0; i < _WAYS; ++i) seen[i] = i < _WAYS_IN || acceptedInPause[_ways()[i]] != 0;
    }

    function _areTried() private view returns (bool[] memory seen) {
        seen = new bool[](9);
        for (uint256 i = 0; i < 5; ++i) seen[i] = accepted[_tries()[i]] != 0;
        for (uint256 i = 5; i < 9; ++i) seen[i] = refused[_tries()[i]] != 0;
    }

    /// @dev Five that are always accepted, and four that never are.
    function _tries() private pure returns (string[9] memory tries) {
        (tries[0], tries[1], tries[2], tries[3], tries[4]) = ("pause", "unpause", "toggleBlock", "push", "conclude");
        (tries[5], tries[6]) = ("buyAgain", "claimOfAnother");
        (tries[7], tries[8]) = ("buyIndemnityAgain", "notifyAgain");
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
