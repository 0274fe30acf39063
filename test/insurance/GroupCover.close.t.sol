// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverCloseTest is GroupTest {
    function test_WhatNobodyCollectedReturnsToCapitalAndWasNoClaim() public {
        bytes32 groupId = _settled(int64(DUE));
        _claim(groupId, 2);
        vm.warp(group.groupOf(groupId).deadline + 1);
        vm.expectEmit(address(group));
        emit IGroupCover.GroupClosed(groupId, DUE - LOW);
        vm.prank(stranger);
        group.close(groupId);

        _assertState(groupId, IInsuranceLine.State.Closed);
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve of the group");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LOW, 0, 0, PREMIUM, 0, LOW, 0));
        vm.assertEq(token.balanceOf(address(pool)), CAPITAL + PREMIUM - LOW, "money of the pool");
    }

    function test_APremiumThatNobodyFetchedReturnsToCapitalAndWasNeverAClaim() public {
        bytes32 settled = _enrol();
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.coverEnd = COVER_END + 2 days;
        bytes32 voided = _enrol(quote);
        _report(int64(DUE));
        group.settle(settled);
        vm.warp(quote.coverEnd + SUBMIT_SECONDS + 1);
        group.voidGroup(voided);
        vm.warp(group.groupOf(voided).deadline + 1);
        vm.expectEmit(address(group));
        emit IGroupCover.GroupClosed(voided, PREMIUM);
        group.close(voided);

        _assertState(voided, IInsuranceLine.State.Closed);
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM - DUE, 0, 0, PREMIUM, DUE, DUE, 0));
    }

    function test_RevertWhen_MembersCanStillCollect() public {
        _expectOpenUntilDeadline(_settled(int64(DUE)));
    }

    function test_RevertWhen_TheBrokerCanStillFetchThePremium() public {
        _expectOpenUntilDeadline(_voided());
    }

    function test_WhenEverybodyHasCollected_ItClosesAtOnce() public {
        bytes32 groupId = _settled(int64(DUE));
        group.push(groupId, _page());
        vm.expectEmit(address(group));
        emit IGroupCover.GroupClosed(groupId, 0);
        group.close(groupId);

        _assertState(groupId, IInsuranceLine.State.Closed);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - DUE, 0, 0, PREMIUM, 0, DUE, 0));
    }

    function test_WhenOneUnitIsLeft_ItDoesNotCloseAtOnce() public {
        bytes32 groupId = _settled(int64(DUE) + 1);
        group.push(groupId, _page());
        uint40 deadline = group.groupOf(groupId).deadline;
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOpen.selector, deadline));
        group.close(groupId);
    }

    /// Every state, every function: what is not allowed is refused with the state found and the state needed.
    function test_RevertGiven_TheWrongState() public {
        _assertStates("unknown", IInsuranceLine.State.None);
        bytes32 groupId = _enrol();
        _assertStates(groupId, IInsuranceLine.State.Open);

        uint256 before = vm.snapshotState();
        vm.warp(DATA_DEADLINE + 1);
        group.voidGroup(groupId);
        _assertStates(groupId, IInsuranceLine.State.Voided);
        vm.revertToState(before);

        before = vm.snapshotState();
        _report(0);
        group.settle(groupId);
        _assertStates(groupId, IInsuranceLine.State.Expired);
        vm.revertToState(before);

        _report(int64(DUE));
        group.settle(groupId);
        _assertStates(groupId, IInsuranceLine.State.Settled);
        vm.warp(group.groupOf(groupId).deadline + 1);
        group.close(groupId);
        _assertStates(groupId, IInsuranceLine.State.Closed);
    }

    function _assertStates(bytes32 groupId, IInsuranceLine.State state) private {
        _assertState(groupId, state);
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        if (state != IInsuranceLine.State.Open) {
            _expectWrongState(state, IInsuranceLine.State.Open);
            group.settle(groupId);
            _expectWrongState(state, IInsuranceLine.State.Open);
            group.voidGroup(groupId);
            _expectWrongState(state, IInsuranceLine.State.Open);
            group.expire(groupId);
        }
        if (state != IInsuranceLine.State.Settled) {
            _expectWrongState(state, IInsuranceLine.State.Settled);
            vm.prank(alice);
            group.claim(groupId, memberClaim, alice);
            _expectWrongState(state, IInsuranceLine.State.Settled);
            group.push(groupId, new IGroupCover.MemberClaim[](0));
        }
        if (state != IInsuranceLine.State.Settled && state != IInsuranceLine.State.Voided) {
            _expectWrongState(state, IInsuranceLine.State.Settled);
            group.close(groupId);
        }
        if (state != IInsuranceLine.State.Voided) {
            address entitled = group.groupOf(groupId).broker;
            _expectWrongState(state, IInsuranceLine.State.Voided);
            vm.prank(entitled);
            group.refund(groupId, entitled);
        }
    }

    function _expectOpenUntilDeadline(bytes32 groupId) private {
        uint40 deadline = group.groupOf(groupId).deadline;
        vm.assertEq(deadline, block.timestamp + CLAIM_SECONDS, "deadline");
        for (uint40 time = deadline - 1; time <= deadline; ++time) {
            vm.warp(time);
            vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOpen.selector, deadline));
            group.close(groupId);
        }
        vm.warp(deadline + 1);
        group.close(groupId);
        _assertState(groupId, IInsuranceLine.State.Closed);
    }
}
