// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Reach of the handler
/// @notice A life of the insurer that is the same at every run. It shows that the invariant runs, which draw from the
/// same actions, are not empty.
/// @dev One long invariant run instead of a test: the engine keeps the trace of one action in memory, not of them all.
abstract contract InsuranceLife is InsuranceProperties {
    uint256 internal constant WAYS = 26;
    /// The first ways lead into the insurer: a pause blocks them, and only them.
    uint256 internal constant WAYS_IN = 4;

    uint256 internal age;

    /// @notice The next action; which one and with what depends on the age alone.
    function live() external {
        uint256 seed = _mix(_prepare(), ++age);
        bytes4[] memory actions = _actions();
        bytes4 action = actions[seed % actions.length];
        if (_isLeftOut(action)) return;
        bytes memory data = abi.encodePacked(action, _mix(seed, 1), _mix(seed, 2), _mix(seed, 3));
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, bytes memory why) = address(this).call(data);
        vm.assertTrue(ok, string(why));
    }

    function setUp() public override {
        super.setUp();
        bytes4[] memory life = new bytes4[](1);
        life[0] = this.live.selector;
        _target(address(this), life);
    }

    /// @notice Says which life it is, and does what has to happen at this age.
    function _prepare() internal virtual returns (uint256 life);

    function _isLeftOut(bytes4 action) internal view virtual returns (bool);

    function _ways() internal pure returns (string[WAYS] memory ways) {
        (ways[0], ways[1], ways[2], ways[3]) = ("deposit", "mintShares", "buy", "enrol");
        (ways[4], ways[5], ways[6], ways[7]) = ("withdraw", "redeem", "cancel", "donate");
        (ways[8], ways[9], ways[10], ways[11]) = ("settle", "voidCohort", "expire", "close");
        (ways[12], ways[13], ways[14]) = ("claim", "pushed policy", "post");
        (ways[15], ways[16], ways[17]) = ("challenge", "answer", "releaseBond");
        (ways[18], ways[19], ways[20]) = ("settleGroup", "voidGroup", "expireGroup");
        (ways[21], ways[22], ways[23]) = ("closeGroup", "refundGroup", "claimMember");
        (ways[24], ways[25]) = ("pushMembers", "pushed member");
    }
}

/// hardhat-config: invariant.runs = 1
/// hardhat-config: invariant.depth = 2500
contract InsuranceReachTest is InsuranceLife {
    function afterInvariant() public {
        string[WAYS] memory ways = _ways();
        for (uint256 i = 0; i < WAYS; ++i) {
            vm.assertGt(accepted[ways[i]], 0, string.concat("never accepted: ", ways[i]));
            vm.assertGt(refused[ways[i]], 0, string.concat("never refused: ", ways[i]));
        }
        string[5] memory effects = ["pause", "unpause", "toggleBlock", "openCohort", "push"];
        for (uint256 i = 0; i < effects.length; ++i) vm.assertGt(accepted[effects[i]], 0, effects[i]);
        string[2] memory offences = ["buyAgain", "claimOfAnother"];
        for (uint256 i = 0; i < offences.length; ++i) vm.assertGt(refused[offences[i]], 0, offences[i]);
        _windUp();
        _checkEmpty();
    }

    function invariant_EveryActionTakesEffectAndEveryGuardRefuses() public {
        if (age % 20 == 0) _checkAll();
    }

    function _prepare() internal pure override returns (uint256 life) {
        return 1;
    }

    function _isLeftOut(bytes4) internal pure override returns (bool) {
        return false;
    }
}

/// I25: every way out is taken while the guardian holds the pool paused, up to the last withdrawal.
/// hardhat-config: invariant.runs = 1
/// hardhat-config: invariant.depth = 3000
contract InsurancePauseTest is InsuranceLife {
    uint256 private constant _ROUND = 250;
    uint256 private constant _PAUSED_FROM = 80;

    function afterInvariant() public {
        if (!isPaused) this.pause(0);
        _windUp();
        _checkEmpty();
        string[WAYS] memory ways = _ways();
        for (uint256 i = 0; i < WAYS; ++i) {
            if (i < WAYS_IN) vm.assertEq(acceptedInPause[ways[i]], 0, ways[i]);
            else vm.assertGt(acceptedInPause[ways[i]], 0, ways[i]);
        }
    }

    function invariant_I25_PauseBlocksNoWayOut() public {
        if (age % 20 == 0) _checkAll();
    }

    /// @dev Each round begins in business and ends in a pause.
    function _prepare() internal override returns (uint256 life) {
        if (age % _ROUND == 0 && isPaused) this.unpause();
        if (age % _ROUND == _PAUSED_FROM && !isPaused) this.pause(0);
        return 2;
    }

    function _isLeftOut(bytes4 action) internal pure override returns (bool) {
        return action == this.unpause.selector || action == this.pause.selector;
    }
}
