// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

/// Calls in any order at any time: what was final once stays as it is, and the oracle holds exactly the bonds that are
/// not released.
contract QuorumOracleFinalityTest is OracleTest {
    uint256 private constant CALLS = 24;

    bool private isFinal;
    bytes32 private whatIsFinal;
    uint256 private calls;

    function testFuzz_AFinalValueNeverChanges(uint256 seed) public {
        bytes32 feedId = seed % 2 == 0 ? RAIN : ROOTS;
        for (uint256 i = 0; i < CALLS; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            _step(feedId, random % 8, random >> 8);
            _check(feedId);
        }
    }

    /// The fuzz would prove nothing if its sequences ended early: most of them get to a final value and go on.
    function test_SequencesDoReachFinalValues() public {
        uint256 finals = 0;
        uint256 accepted = 0;
        for (uint256 seed = 0; seed < 20; ++seed) {
            uint256 before = vm.snapshotState();
            testFuzz_AFinalValueNeverChanges(seed);
            (bool reached, uint256 count) = (isFinal, calls);
            vm.revertToState(before);
            if (reached) ++finals;
            accepted += count;
        }
        vm.assertGt(finals, 15, "sequences with a final value");
        vm.assertGt(accepted, 40, "calls that were not refused");
    }

    /// Most calls are refused; what happened is checked afterwards.
    function _step(bytes32 feedId, uint256 action, uint256 random) private {
        if (action == 6) vm.warp(block.timestamp + (random % (CHALLENGE_SECONDS + 1)));
        if (action == 7 && random % 4 == 0) _replacePanel(3 + 2 * (random % 2), 3);
        if (action >= 6) return;
        bytes memory data = _call(feedId, action, random >> 8);
        vm.prank(random % 2 == 0 ? alice : bob);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(oracle).call(data);
        if (success) ++calls;
    }

    function _check(bytes32 feedId) private {
        if (oracle.statusOf(feedId, PERIOD) == IQuorumOracle.Status.Final) {
            bytes32 now_ = keccak256(
                abi.encode(
                    oracle.finalValue(feedId, PERIOD),
                    oracle.finalSource(feedId, PERIOD),
                    oracle.observationOf(feedId, PERIOD)
                )
            );
            if (isFinal) vm.assertEq(now_, whatIsFinal, "what is final");
            (isFinal, whatIsFinal) = (true, now_);
        } else {
            vm.assertFalse(isFinal, "final once, final for ever");
        }
        uint256 paid = 20 * uint256(BOND) - token.balanceOf(alice) - token.balanceOf(bob);
        vm.assertEq(token.balanceOf(address(oracle)) + token.balanceOf(fund), paid, "bonds");
    }

    function _call(bytes32 feedId, uint256 action, uint256 random) private view returns (bytes memory data) {
        if (action == 0) return abi.encodeCall(oracle.challenge, (feedId, PERIOD));
        if (action == 1) return abi.encodeCall(oracle.releaseBond, (feedId, PERIOD));
        int64 value = int64(uint64(random % 3)) * 40;
        bytes32 sourceHash = random % 2 == 0 ? SOURCE : OTHER_SOURCE;
        (, uint8 size, uint8 quorum, ) = oracle.panel();
        uint256 count = action == 2 ? quorum : size;
        IQuorumOracle.Report[] memory reports = _reports(feedId, PERIOD, _same(count, value), sourceHash);
        if (action < 4) return abi.encodeCall(oracle.post, (feedId, PERIOD, sourceHash, reports));
        return abi.encodeCall(oracle.answer, (feedId, PERIOD, sourceHash, reports));
    }
}
