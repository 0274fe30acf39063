// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverReentrancyTest is GroupTest {
    function test_WhileAMemberIsPaid_NothingElseOfTheGroupMoves() public {
        bytes32 groupId = _settled(int64(DUE));
        bytes[] memory calls = _calls(groupId);
        for (uint256 i = 0; i < calls.length; ++i) {
            uint256 before = vm.snapshotState();
            ReentrantToken(address(token)).arm(address(group), calls[i]);
            _claim(groupId, 0);
            _assertRefused();
            vm.assertEq(group.groupOf(groupId).reserve, DUE - HIGH, "reserve");
            vm.revertToState(before);
        }
    }

    function test_WhileAPageIsPaid_NothingElseOfTheGroupMoves() public {
        bytes32 groupId = _settled(int64(DUE));
        bytes[] memory calls = _calls(groupId);
        for (uint256 i = 0; i < calls.length; ++i) {
            uint256 before = vm.snapshotState();
            ReentrantToken(address(token)).arm(address(group), calls[i]);
            vm.assertEq(group.push(groupId, _page()), 3, "paid");
            _assertRefused();
            vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve");
            vm.revertToState(before);
        }
    }

    function test_WhileAPremiumIsReturned_ItIsNotReturnedAgain() public {
        bytes32 groupId = _voided();
        bytes[] memory calls = _calls(groupId);
        for (uint256 i = 0; i < calls.length; ++i) {
            uint256 before = vm.snapshotState();
            ReentrantToken(address(token)).arm(address(group), calls[i]);
            vm.prank(broker);
            group.refund(groupId, broker);
            _assertRefused();
            vm.revertToState(before);
        }
    }

    function test_WhileAPremiumIsCollected_TheQuoteIsNotUsedAgain() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        ReentrantToken(address(token)).arm(address(group), abi.encodeCall(group.enrol, (quote, signature)));
        vm.prank(broker);
        group.enrol(quote, signature);
        _assertRefused();
        vm.assertEq(pool.books().locked, MAX_LOSS, "locked");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new ReentrantToken();
    }

    /// The token is the caller of an ambush, so a claim and a refund name it as entitled where they can.
    function _calls(bytes32 groupId) private view returns (bytes[] memory calls) {
        IGroupCover.MemberClaim memory own = _memberClaim(0);
        own.holder = address(token);
        calls = new bytes[](4);
        calls[0] = abi.encodeCall(group.claim, (groupId, own, address(token)));
        calls[1] = abi.encodeCall(group.push, (groupId, _page()));
        calls[2] = abi.encodeCall(group.refund, (groupId, address(token)));
        calls[3] = abi.encodeCall(group.close, (groupId));
    }

    function _assertRefused() private view {
        ReentrantToken trap = ReentrantToken(address(token));
        vm.assertEq(trap.attempts(), 1, "attempts");
        vm.assertFalse(trap.lastSuccess(), "went through");
        vm.assertEq(
            trap.lastReturnData(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "guard"
        );
    }
}

contract GroupCoverCallbackTest is GroupTest {
    /// A contract is insured and called when it is paid: it cannot collect again from there.
    function test_AMemberWhoIsCalledIsPaidOnce() public {
        ReentrantPayee payee = new ReentrantPayee();
        members[0].holder = address(payee);
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        payee.arm(address(group), abi.encodeCall(group.claim, (groupId, memberClaim, address(payee))));

        vm.assertEq(group.push(groupId, _page()), 3, "paid");
        vm.assertEq(payee.attempts(), 1, "attempts");
        vm.assertFalse(payee.lastSuccess(), "went through");
        vm.assertEq(token.balanceOf(address(payee)), HIGH, "once");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new CallbackToken();
    }
}

contract GroupCoverFeeTokenTest is GroupTest {
    function test_RevertGiven_TheTokenKeepsAFeeOfThePremium() public {
        FeeToken(address(token)).setFeeBps(100);
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        uint256 expected = CAPITAL + PREMIUM;
        vm.expectRevert(
            abi.encodeWithSelector(
                ExactERC20.TokenAmountMismatch.selector,
                address(token),
                expected - PREMIUM / 100,
                expected
            )
        );
        vm.prank(broker);
        group.enrol(quote, signature);
        _assertState(group.hashOf(quote), IInsuranceLine.State.None);
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(0);
    }
}
