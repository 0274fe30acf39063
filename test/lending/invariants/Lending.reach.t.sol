// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {LendingHandler} from "./LendingHandler.sol";

/// @title Reach of the handler
/// @notice Lives in which every action takes effect and is refused, and every state of a loan is reached: the invariant
/// runs draw from the same actions, so they are not empty.
contract LendingReachTest is LendingHandler {
    uint256 private constant _LIVES = 10;
    uint256 private constant _STEPS = 250;
    uint256 private constant _WAYS = 16;
    uint256 private constant _STATES = 4;

    function test_EveryActionAndStateIsReached() public {
        bool[] memory seen = new bool[](2 * _WAYS + _STATES);
        for (uint256 life = 0; life < _LIVES; ++life) {
            uint256 snapshot = vm.snapshotState();
            _live(life);
            _windUp();
            _checkEmpty();
            _note(seen);
            vm.revertToState(snapshot);
        }
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < _WAYS; ++i) {
            vm.assertTrue(seen[2 * i], string.concat("never accepted: ", ways[i]));
            vm.assertTrue(seen[2 * i + 1], string.concat("never refused: ", ways[i]));
        }
        for (uint256 i = 0; i < _STATES; ++i) vm.assertTrue(seen[2 * _WAYS + i], "a state was never reached");
    }

    function _live(uint256 life) private {
        bytes4[] memory actions = _actions();
        uint256 random = uint256(keccak256(abi.encode("life", life)));
        for (uint256 i = 0; i < _STEPS; ++i) {
            random = uint256(keccak256(abi.encode(random)));
            bytes4 action = actions[random % actions.length];
            bytes memory data = abi.encodePacked(action, random >> 8, random >> 16, random >> 24, random >> 32);
            // solhint-disable-next-line avoid-low-level-calls
            (bool done, bytes memory reason) = address(this).call(data);
            vm.assertTrue(done, string(reason));
            if (i % 25 == 0) _checkAll();
        }
    }

    function _note(bool[] memory seen) private view {
        string[_WAYS] memory ways = _ways();
        for (uint256 i = 0; i < _WAYS; ++i) {
            if (accepted[ways[i]] != 0) seen[2 * i] = true;
            if (refused[ways[i]] != 0) seen[2 * i + 1] = true;
        }
        for (uint256 i = 0; i < _STATES; ++i) {
            if (reached[uint256(ILoanLedger.State.Active) + i] != 0) seen[2 * _WAYS + i] = true;
        }
    }

    function _ways() private pure returns (string[_WAYS] memory ways) {
        (ways[0], ways[1], ways[2], ways[3]) = ("fund", "bid", "close", "settle");
        (ways[4], ways[5], ways[6], ways[7]) = ("cancel", "draw", "refund", "repay");
        (ways[8], ways[9], ways[10]) = ("repayAmount", "payoff", "declareDefault");
        (ways[11], ways[12], ways[13]) = ("chargeOff", "recover", "reportLateness");
        (ways[14], ways[15]) = ("claim", "transfer");
    }
}
