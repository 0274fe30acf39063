// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleChallengeTest is OracleTest {
    uint40 private constant FINAL_AT = PERIOD + CHALLENGE_SECONDS;

    function setUp() public override {
        super.setUp();
        _post(RAIN, _same(3, 700));
    }

    function test_ChallengeCollectsTheBondAndStartsTheClockAnew() public {
        uint40 time = PERIOD + 5 hours;
        vm.warp(time);
        uint256 before = token.balanceOf(alice);

        vm.expectEmit(address(oracle));
        emit IQuorumOracle.ObservationChallenged(RAIN, PERIOD, alice, time + CHALLENGE_SECONDS);
        _challenge(alice, RAIN);

        vm.assertEq(before - token.balanceOf(alice), BOND, "bond paid");
        vm.assertEq(token.balanceOf(address(oracle)), BOND, "bond held");
        IQuorumOracle.Observation memory observation = oracle.observationOf(RAIN, PERIOD);
        vm.assertEq(observation.value, 700, "value");
        vm.assertEq(observation.finalAt, time + CHALLENGE_SECONDS, "final at");
        vm.assertFalse(observation.challengeable, "challengeable");
        _assertStatus(RAIN, IQuorumOracle.Status.Challenged, "status");
    }

    function test_TheLastSecondToChallengeIsTheOneBeforeFinality() public {
        vm.warp(FINAL_AT - 1);
        _challenge(alice, RAIN);
        _assertStatus(RAIN, IQuorumOracle.Status.Challenged, "status");
    }

    function test_RevertGiven_TheObservationIsFinal() public {
        for (uint40 time = FINAL_AT; time <= FINAL_AT + 1; ++time) {
            vm.warp(time);
            _expectNotChallengeable(IQuorumOracle.Status.Final);
            _challenge(alice, RAIN);
        }
    }

    function test_RevertGiven_ThereIsNoObservation() public {
        _expectNotChallengeable(IQuorumOracle.Status.None);
        _challenge(alice, ROOTS);
    }

    function test_RevertGiven_AChallengeIsOpen() public {
        _challenge(alice, RAIN);
        _expectNotChallengeable(IQuorumOracle.Status.Challenged);
        _challenge(bob, RAIN);
    }

    function test_RevertGiven_TheChallengeWasAnswered() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 600, SOURCE);
        _expectNotChallengeable(IQuorumOracle.Status.Final);
        _challenge(bob, RAIN);
    }

    function test_RevertGiven_TheChallengerCannotPay() public {
        vm.prank(stranger);
        token.approve(address(oracle), BOND);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 0, BOND));
        _challenge(stranger, RAIN);
        _assertStatus(RAIN, IQuorumOracle.Status.Posted, "status");
    }

    function test_WhenTheFeedAsksNoBond_AChallengeIsFreeAndLeavesNone() public {
        _registerFeed("free", IQuorumOracle.Feed(50, 0, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        _post("free", _same(3, 700));
        _challenge(stranger, "free");
        _assertStatus("free", IQuorumOracle.Status.Challenged, "status");

        vm.warp(FINAL_AT);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNoBond.selector, bytes32("free"), PERIOD));
        oracle.releaseBond("free", PERIOD);
    }

    function test_WhenNobodyAnswers_TheValueStandsAndTheBondIsForfeit() public {
        vm.warp(FINAL_AT - 1);
        _challenge(alice, RAIN);
        uint40 finalAt = FINAL_AT - 1 + CHALLENGE_SECONDS;

        vm.warp(finalAt - 1);
        _assertStatus(RAIN, IQuorumOracle.Status.Challenged, "a second before");
        bytes memory notFinal = abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, finalAt);
        vm.expectRevert(notFinal);
        oracle.finalValue(RAIN, PERIOD);
        vm.expectRevert(notFinal);
        oracle.releaseBond(RAIN, PERIOD);

        vm.warp(finalAt);
        _assertStatus(RAIN, IQuorumOracle.Status.Final, "from then on");
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 700, "value");
        _expectReleased(fund);
    }

    function test_RevertGiven_NobodyChallenged() public {
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNoBond.selector, RAIN, PERIOD));
        oracle.releaseBond(RAIN, PERIOD);
        vm.warp(FINAL_AT);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNoBond.selector, RAIN, PERIOD));
        oracle.releaseBond(RAIN, PERIOD);
    }

    function test_TheBondLeavesOnce() public {
        _challenge(alice, RAIN);
        _post(ROOTS, _same(3, 700));
        _challenge(bob, ROOTS);
        _answer(RAIN, 600, SOURCE);
        _expectReleased(alice);

        // The bond of the other challenge lies there and must stay.
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNoBond.selector, RAIN, PERIOD));
        oracle.releaseBond(RAIN, PERIOD);
        vm.assertEq(token.balanceOf(address(oracle)), BOND, "other bond");
    }

    function test_WhenTheAnswerConfirms_TheFundReceivesTheBond() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 700, SOURCE);
        _expectReleased(fund);
        vm.assertEq(token.balanceOf(alice), 9 * uint256(BOND), "challenger");
    }

    function _expectReleased(address to) private {
        uint256 before = token.balanceOf(to);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.BondReleased(RAIN, PERIOD, to, BOND);
        vm.prank(stranger);
        oracle.releaseBond(RAIN, PERIOD);
        vm.assertEq(token.balanceOf(to) - before, BOND, "released");
    }

    function _expectNotChallengeable(IQuorumOracle.Status status) private {
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotChallengeable.selector, status));
    }
}
