// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {QuorumOracle} from "../../contracts/insurance/QuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOraclePostTest is OracleTest {
    function test_PostKeepsTheMedianAndTellsEverything() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _list(690, 700, 720), SOURCE);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.ObservationPosted({
            feedId: RAIN,
            periodEnd: PERIOD,
            value: 700,
            reports: 3,
            agreeing: 3,
            sourceHash: SOURCE,
            finalAt: PERIOD + CHALLENGE_SECONDS
        });
        vm.prank(stranger);
        oracle.post(RAIN, PERIOD, SOURCE, reports);

        IQuorumOracle.Observation memory observation = oracle.observationOf(RAIN, PERIOD);
        vm.assertEq(observation.value, 700, "value");
        vm.assertEq(observation.finalAt, PERIOD + CHALLENGE_SECONDS, "final at");
        vm.assertTrue(observation.challengeable, "challengeable");
    }

    function test_BeforeAnyReport_ThereIsNothing() public {
        IQuorumOracle.Observation memory nothing;
        vm.assertEq(abi.encode(oracle.observationOf(RAIN, PERIOD)), abi.encode(nothing), "observation");
        _assertStatus(RAIN, IQuorumOracle.Status.None, "status");

        bytes memory refusal = abi.encodeWithSelector(IQuorumOracle.OracleNotObserved.selector, RAIN, PERIOD);
        vm.expectRevert(refusal);
        oracle.finalValue(RAIN, PERIOD);
        vm.expectRevert(refusal);
        oracle.finalSource(RAIN, PERIOD);
    }

    function test_TheValueIsFinalAtTheSecondAnnounced() public {
        _post(ROOTS, _same(3, 700));
        uint40 finalAt = PERIOD + CHALLENGE_SECONDS;

        vm.warp(finalAt - 1);
        _assertStatus(ROOTS, IQuorumOracle.Status.Posted, "a second before");
        bytes memory refusal = abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, finalAt);
        vm.expectRevert(refusal);
        oracle.finalValue(ROOTS, PERIOD);
        vm.expectRevert(refusal);
        oracle.finalSource(ROOTS, PERIOD);

        for (uint40 time = finalAt; time <= finalAt + 1; ++time) {
            vm.warp(time);
            _assertStatus(ROOTS, IQuorumOracle.Status.Final, "from then on");
            vm.assertEq(oracle.finalValue(ROOTS, PERIOD), 700, "value");
            vm.assertEq(oracle.finalSource(ROOTS, PERIOD), SOURCE, "source");
        }
    }

    function test_OnlyAFeedThatKeepsItsSourceKeepsIt() public {
        _post(RAIN, _same(3, 700));
        vm.warp(PERIOD + CHALLENGE_SECONDS);

        vm.assertEq(oracle.finalSource(RAIN, PERIOD), bytes32(0), "source");
    }

    function test_PeriodsAndFeedsAreApart() public {
        _post(RAIN, _same(3, 700));
        oracle.post(RAIN, PERIOD - 1, SOURCE, _reports(RAIN, PERIOD - 1, _same(3, 600), SOURCE));
        _post(ROOTS, _same(3, 500));

        vm.assertEq(oracle.observationOf(RAIN, PERIOD).value, 700, "first");
        vm.assertEq(oracle.observationOf(RAIN, PERIOD - 1).value, 600, "other period");
        vm.assertEq(oracle.observationOf(ROOTS, PERIOD).value, 500, "other feed");
    }

    function test_RevertGiven_TheFeedIsUnknown() public {
        bytes32 unknown = "unknown";
        IQuorumOracle.Report[] memory reports = _reports(unknown, PERIOD, _same(3, 700), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleFeedUnknown.selector, unknown));
        oracle.post(unknown, PERIOD, SOURCE, reports);
    }

    function test_RevertWhen_ThePeriodStillRuns() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(3, 700), SOURCE);
        vm.warp(PERIOD - 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OraclePeriodRunning.selector, PERIOD));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_TheWindowOpensWithTheEndOfThePeriod() public {
        for (uint40 time = PERIOD; time <= PERIOD + 1; ++time) {
            uint256 before = vm.snapshotState();
            vm.warp(time);
            _post(RAIN, _same(3, 700));
            vm.assertEq(oracle.observationOf(RAIN, PERIOD).finalAt, time + CHALLENGE_SECONDS, "final at");
            vm.revertToState(before);
        }
    }

    function test_TheWindowIncludesItsLastSecond() public {
        for (uint40 time = CLOSES_AT - 1; time <= CLOSES_AT; ++time) {
            uint256 before = vm.snapshotState();
            vm.warp(time);
            _post(RAIN, _same(3, 700));
            vm.assertEq(oracle.observationOf(RAIN, PERIOD).finalAt, time + CHALLENGE_SECONDS, "final at");
            vm.revertToState(before);
        }
    }

    function test_RevertWhen_TheWindowIsClosed() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(3, 700), SOURCE);
        vm.warp(CLOSES_AT + 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleWindowClosed.selector, CLOSES_AT));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_ThePeriodHasAnObservation() public {
        _post(RAIN, _same(3, 700));
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(5, 650), SOURCE);
        bytes memory refusal = abi.encodeWithSelector(IQuorumOracle.OracleAlreadyObserved.selector, RAIN, PERIOD);

        vm.expectRevert(refusal);
        oracle.post(RAIN, PERIOD, SOURCE, reports);
        _challenge(alice, RAIN);
        vm.expectRevert(refusal);
        oracle.post(RAIN, PERIOD, SOURCE, reports);
        vm.warp(PERIOD + CHALLENGE_SECONDS);
        vm.expectRevert(refusal);
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_FewerReportsThanTheQuorum() public {
        for (uint256 count = 0; count < QUORUM; ++count) {
            IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(count, 700), SOURCE);
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleQuorumTooSmall.selector, count, QUORUM));
            oracle.post(RAIN, PERIOD, SOURCE, reports);
        }
    }

    function test_EveryNumberFromTheQuorumToThePanelIsAccepted() public {
        for (uint256 count = QUORUM; count <= PANEL; ++count) {
            uint256 before = vm.snapshotState();
            _post(RAIN, _same(count, 700));
            vm.assertEq(oracle.observationOf(RAIN, PERIOD).value, 700, "value");
            vm.revertToState(before);
        }
    }

    function test_RevertGiven_NoPanelYet() public {
        QuorumOracle another = new QuorumOracle(token, fund, address(authority));
        another.registerFeed(RAIN, oracle.feedOf(RAIN));

        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleQuorumTooSmall.selector, 0, 0));
        another.post(RAIN, PERIOD, SOURCE, new IQuorumOracle.Report[](0));

        IQuorumOracle.Report[] memory one = new IQuorumOracle.Report[](1);
        one[0] = _report(observerKeys[0], 700, another.observationDigest(RAIN, PERIOD, 700, SOURCE));
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, vm.addr(observerKeys[0])));
        another.post(RAIN, PERIOD, SOURCE, one);
    }
}
