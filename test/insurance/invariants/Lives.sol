// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ActionList} from "./ActionList.sol";
import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Lives of the insurer
/// @notice Long sequences of actions, the same at every run. In the middle and at the end all properties hold.
abstract contract Lives is InsuranceProperties, ActionList {
    uint256 private constant _MOST_LIVES = 12;

    bytes4[] private _tickets;

    /// @notice Called from outside, so that the memory of one check does not add to that of the next.
    function checkAll() external {
        _checkAll();
    }

    /// @notice Called from outside for the same reason.
    function windUp() external {
        _windUp();
        _checkEmpty();
    }

    /// @notice What lives draw from.
    function _drawFrom(bytes4[] memory tickets) internal {
        _tickets = tickets;
    }

    function _live(uint256 seed, uint256 steps) internal {
        for (uint256 i = 0; i < steps; ++i) _act(_mix(seed, i));
        this.checkAll();
    }

    /// @notice New lives from the same beginning, until everything has been seen in one of them.
    /// @dev Going back to the beginning forgets everything but memory.
    function _seenIn(
        function(uint256) internal live,
        function() internal view returns (bool[] memory) look
    ) internal returns (bool[] memory seen) {
        seen = new bool[](look().length);
        for (uint256 life = 0; life < _MOST_LIVES && !_isAll(seen); ++life) {
            uint256 beginning = vm.snapshotState();
            live(life);
            bool[] memory now_ = look();
            for (uint256 i = 0; i < seen.length; ++i) seen[i] = seen[i] || now_[i];
            this.windUp();
            vm.revertToState(beginning);
        }
    }

    function _act(uint256 seed) private {
        bytes4 action = _tickets[seed % _tickets.length];
        bytes memory data = abi.encodePacked(action, _mix(seed, 1), _mix(seed, 2), _mix(seed, 3));
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, bytes memory why) = address(this).call(data);
        vm.assertTrue(ok, string(why));
    }

    function _isAll(bool[] memory seen) private pure returns (bool) {
        for (uint256 i = 0; i < seen.length; ++i) if (!seen[i]) return false;
        return true;
    }
}
