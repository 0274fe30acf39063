// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleFeeTokenTest is OracleTest {
    function test_RevertGiven_TheTokenKeepsAFee() public {
        _post(RAIN, _same(3, 700));
        vm.expectRevert(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), BOND - BOND / 100, BOND)
        );
        _challenge(alice, RAIN);
        _assertStatus(RAIN, IQuorumOracle.Status.Posted, "status");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(100);
    }
}

contract QuorumOracleReentrantTokenTest is OracleTest {
    ReentrantToken private trap;

    function setUp() public override {
        super.setUp();
        trap = ReentrantToken(address(token));
        _post(RAIN, _same(3, 700));
        _post(ROOTS, _same(3, 700));
    }

    function test_WhileABondIsReleased_NoOtherIsReleased() public {
        _challenge(alice, RAIN);
        _challenge(bob, ROOTS);
        vm.warp(PERIOD + CHALLENGE_SECONDS);
        trap.arm(address(oracle), abi.encodeCall(oracle.releaseBond, (ROOTS, PERIOD)));
        oracle.releaseBond(RAIN, PERIOD);

        _assertRefused();
        vm.assertEq(token.balanceOf(fund), BOND, "one bond");
        vm.assertEq(token.balanceOf(address(oracle)), BOND, "the other one");
    }

    function test_WhileABondIsReleased_NothingIsChallenged() public {
        _challenge(alice, RAIN);
        _answer(RAIN, 600, SOURCE);
        trap.arm(address(oracle), abi.encodeCall(oracle.challenge, (ROOTS, PERIOD)));
        oracle.releaseBond(RAIN, PERIOD);

        _assertRefused();
        _assertStatus(ROOTS, IQuorumOracle.Status.Posted, "status");
    }

    function test_WhileABondIsCollected_NothingElseIsChallenged() public {
        trap.arm(address(oracle), abi.encodeCall(oracle.challenge, (ROOTS, PERIOD)));
        _challenge(alice, RAIN);

        _assertRefused();
        vm.assertEq(token.balanceOf(address(oracle)), BOND, "one bond");
    }

    /// The answer may come while the bond is on its way: it finds the challenge booked.
    function test_WhileABondIsCollected_AnAnswerChangesNothingForTheBond() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(5, 600), SOURCE);
        trap.arm(address(oracle), abi.encodeCall(oracle.answer, (RAIN, PERIOD, SOURCE, reports)));
        _challenge(alice, RAIN);

        vm.assertTrue(trap.lastSuccess(), "answered");
        oracle.releaseBond(RAIN, PERIOD);
        vm.assertEq(token.balanceOf(alice), 10 * uint256(BOND), "bond back");
        vm.assertEq(token.balanceOf(address(oracle)), 0, "nothing left");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new ReentrantToken();
    }

    function _assertRefused() private view {
        vm.assertEq(trap.attempts(), 1, "attempts");
        vm.assertFalse(trap.lastSuccess(), "went through");
        vm.assertEq(
            trap.lastReturnData(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "guard"
        );
    }
}

contract QuorumOracleCallbackTokenTest is OracleTest {
    function test_AChallengerWhoIsCalledCannotHaveHisBondTwice() public {
        ReentrantPayee challenger = new ReentrantPayee();
        _fund(address(challenger), BOND);
        _post(RAIN, _same(3, 700));
        _post(ROOTS, _same(3, 700));
        _challenge(bob, ROOTS);
        _challenge(address(challenger), RAIN);
        _answer(RAIN, 600, SOURCE);

        challenger.arm(address(oracle), abi.encodeCall(oracle.releaseBond, (RAIN, PERIOD)));
        oracle.releaseBond(RAIN, PERIOD);

        vm.assertEq(challenger.attempts(), 1, "attempts");
        vm.assertFalse(challenger.lastSuccess(), "went through");
        vm.assertEq(token.balanceOf(address(challenger)), BOND, "once");
        vm.assertEq(token.balanceOf(address(oracle)), BOND, "bond of the other challenge");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new CallbackToken();
    }
}

contract QuorumOracleBlocklistTokenTest is OracleTest {
    /// The bond waits; the value is final all the same.
    function test_WhenTheChallengerIsBlocked_HisBondWaitsForHim() public {
        _post(RAIN, _same(3, 700));
        _challenge(alice, RAIN);
        _answer(RAIN, 600, SOURCE);
        BlocklistToken(address(token)).setBlocked(alice, true);

        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice));
        oracle.releaseBond(RAIN, PERIOD);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 600, "value");

        BlocklistToken(address(token)).setBlocked(alice, false);
        oracle.releaseBond(RAIN, PERIOD);
        vm.assertEq(token.balanceOf(alice), 10 * uint256(BOND), "bond back");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }
}
