// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleAnswerTest is OracleTest {
    uint40 private constant ANSWER_BY = PERIOD + CHALLENGE_SECONDS;

    function setUp() public override {
        super.setUp();
        _post(RAIN, _same(3, 700));
        _post(ROOTS, _same(3, 700));
    }

    function test_AnswerIsFinalAtOnceAndTellsEverything() public {
        _challenge(alice, RAIN);
        uint40 time = PERIOD + 5 hours;
        vm.warp(time);
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _list(0, 620, 650, 700, 9000), OTHER_SOURCE);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.ObservationPosted({
            feedId: RAIN,
            periodEnd: PERIOD,
            value: 650,
            reports: 5,
            agreeing: 3,
            sourceHash: OTHER_SOURCE,
            finalAt: time
        });
        vm.prank(stranger);
        oracle.answer(RAIN, PERIOD, OTHER_SOURCE, reports);

        _assertStatus(RAIN, IQuorumOracle.Status.Final, "status");
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 650, "value");
        vm.assertEq(oracle.observationOf(RAIN, PERIOD).finalAt, time, "final at");
        vm.assertFalse(oracle.observationOf(RAIN, PERIOD).challengeable, "challengeable");
    }

    function test_WhenTheAnswerCorrects_TheChallengerHasHisBondBack() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 751, SOURCE);
        _expectReleased(RAIN, alice);
    }

    /// Which honest reports are counted may shift a median within the tolerance.
    function test_WhenTheAnswerDiffersWithinTheTolerance_TheFundHasTheBond() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 750, SOURCE);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 750, "value");
        _expectReleased(RAIN, fund);
    }

    function test_WhenTheAnswerConfirms_TheFundHasTheBond() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 700, SOURCE);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 700, "value");
        _expectReleased(RAIN, fund);
    }

    /// A feed that does not keep its source does not care which data the observers name.
    function test_WhenOnlyTheSourceDiffers_AFeedWithoutSourceIsConfirmed() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 700, OTHER_SOURCE);
        vm.assertEq(oracle.finalSource(RAIN, PERIOD), bytes32(0), "source");
        _expectReleased(RAIN, fund);
    }

    function test_WhenOnlyTheSourceDiffers_AFeedWithSourceIsCorrected() public {
        _challenge(alice, ROOTS);
        _answer(ROOTS, 700, OTHER_SOURCE);
        vm.assertEq(oracle.finalSource(ROOTS, PERIOD), OTHER_SOURCE, "source");
        _expectReleased(ROOTS, alice);
    }

    function test_WhenOnlyTheValueDiffers_AFeedWithSourceIsCorrected() public {
        _challenge(alice, ROOTS);
        _answer(ROOTS, 649, SOURCE);
        vm.assertEq(oracle.finalValue(ROOTS, PERIOD), 649, "value");
        vm.assertEq(oracle.finalSource(ROOTS, PERIOD), SOURCE, "source");
        _expectReleased(ROOTS, alice);
    }

    function test_WhenNothingDiffers_AFeedWithSourceIsConfirmed() public {
        _challenge(alice, ROOTS);
        _answer(ROOTS, 700, SOURCE);
        _expectReleased(ROOTS, fund);
    }

    function test_WhenNobodyAnswers_TheSourceOfTheQuorumStands() public {
        _challenge(alice, ROOTS);
        vm.warp(ANSWER_BY);
        vm.assertEq(oracle.finalSource(ROOTS, PERIOD), SOURCE, "source");
        _expectReleased(ROOTS, fund);
    }

    function test_RevertGiven_FewerThanTheSupermajority() public {
        _challenge(alice, RAIN);
        for (uint256 count = 0; count < PANEL; ++count) {
            IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(count, 650), SOURCE);
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleQuorumTooSmall.selector, count, PANEL));
            oracle.answer(RAIN, PERIOD, SOURCE, reports);
        }
    }

    function test_ASupermajorityOfALargePanelIsEnough() public {
        _challenge(alice, RAIN);
        _replacePanel(9, 5);
        oracle.answer(RAIN, PERIOD, SOURCE, _reports(RAIN, PERIOD, _same(7, 650), SOURCE));
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 650, "value");
    }

    function test_RevertGiven_AStrangersSignature() public {
        _challenge(alice, RAIN);
        (address outsider, uint256 key) = _actorWithKey("outsider");
        observerKeys[4] = key;
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(5, 650), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, outsider));
        oracle.answer(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_OneObserverTwice() public {
        _challenge(alice, RAIN);
        observerKeys[4] = observerKeys[1];
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(5, 650), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerDuplicate.selector, vm.addr(observerKeys[1])));
        oracle.answer(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_ReportsNotInAscendingOrder() public {
        _challenge(alice, RAIN);
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _list(1, 2, 3, 5, 4), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotAscending.selector, 4));
        oracle.answer(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_ThereIsNoObservation() public {
        IQuorumOracle.Report[] memory reports = _reports(WIDE, PERIOD, _same(5, 650), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotObserved.selector, WIDE, PERIOD));
        oracle.answer(WIDE, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_NobodyChallenged() public {
        _expectAlreadyObserved();
        vm.warp(ANSWER_BY);
        _expectAlreadyObserved();
    }

    function test_RevertGiven_TheChallengeWasAnswered() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 600, SOURCE);
        _expectAlreadyObserved();
        vm.warp(ANSWER_BY - 1);
        _expectAlreadyObserved();
    }

    function test_TheLastSecondToAnswerIsTheOneBeforeFinality() public {
        _challenge(alice, RAIN);
        vm.warp(ANSWER_BY - 1);
        _answer(RAIN, 600, SOURCE);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 600, "value");
    }

    function test_RevertWhen_TheAnswerComesTooLate() public {
        _challenge(alice, RAIN);
        for (uint40 time = ANSWER_BY; time <= ANSWER_BY + 1; ++time) {
            vm.warp(time);
            _expectAlreadyObserved();
        }
    }

    function _expectAlreadyObserved() private {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(5, 600), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleAlreadyObserved.selector, RAIN, PERIOD));
        oracle.answer(RAIN, PERIOD, SOURCE, reports);
    }

    function _expectReleased(bytes32 feedId, address to) private {
        uint256 before = token.balanceOf(to);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.BondReleased(feedId, PERIOD, to, BOND);
        oracle.releaseBond(feedId, PERIOD);
        vm.assertEq(token.balanceOf(to) - before, BOND, "released");
        vm.assertEq(token.balanceOf(address(oracle)), 0, "nothing left");
    }
}
