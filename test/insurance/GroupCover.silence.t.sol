// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverSilenceTest is GroupTest {
    function test_VoidGivesThePremiumBack() public {
        bytes32 groupId = _enrol();
        vm.warp(DATA_DEADLINE + 1);
        vm.expectEmit(address(group));
        emit IGroupCover.GroupVoided(groupId, PREMIUM);
        vm.prank(stranger);
        group.voidGroup(groupId);

        _assertState(groupId, IInsuranceLine.State.Voided);
        vm.assertEq(group.groupOf(groupId).reserve, PREMIUM, "reserve");
        vm.assertEq(group.groupOf(groupId).deadline, DATA_DEADLINE + 1 + CLAIM_SECONDS, "deadline");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, PREMIUM, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_ExpireEarnsThePremium() public {
        bytes32 groupId = _enrolWith(IProductBook.Silence.MeansNoEvent);
        vm.warp(DATA_DEADLINE + 1);
        vm.expectEmit(address(group));
        emit IGroupCover.GroupExpired(groupId);
        vm.prank(stranger);
        group.expire(groupId);

        _assertState(groupId, IInsuranceLine.State.Expired);
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_RevertGiven_TheProductMeansOtherwise() public {
        bytes32 refunding = _enrol();
        vm.warp(DATA_DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupSilenceMeansOtherwise.selector, refunding));
        group.expire(refunding);
    }

    function test_RevertGiven_TheProductMeansNoEvent() public {
        bytes32 earning = _enrolWith(IProductBook.Silence.MeansNoEvent);
        vm.warp(DATA_DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupSilenceMeansOtherwise.selector, earning));
        group.voidGroup(earning);
    }

    function test_RevertWhen_DataCanStillCome() public {
        bytes32 groupId = _enrol();
        uint40[5] memory times = [START, COVER_END, COVER_END + 1, DATA_DEADLINE - 1, DATA_DEADLINE];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            _expectNotSilent();
            group.voidGroup(groupId);
        }
        vm.warp(DATA_DEADLINE + 1);
        group.voidGroup(groupId);
        _assertState(groupId, IInsuranceLine.State.Voided);
    }

    function test_RevertWhen_AnEventCanStillBeReported() public {
        bytes32 groupId = _enrolWith(IProductBook.Silence.MeansNoEvent);
        vm.warp(DATA_DEADLINE);
        _expectNotSilent();
        group.expire(groupId);
        vm.warp(DATA_DEADLINE + 1);
        group.expire(groupId);
        _assertState(groupId, IInsuranceLine.State.Expired);
    }

    /// A report of the last second, challenged and not final before the deadline, is a report.
    function test_RevertGiven_DataCameInTheLastSecond() public {
        bytes32 groupId = _enrol();
        vm.warp(DATA_DEADLINE);
        _observe(FLIGHTS, COVER_END, int64(DUE));
        vm.warp(DATA_DEADLINE + 1);
        _expectNotSilent();
        group.voidGroup(groupId);

        _fund(alice, BOND);
        vm.prank(alice);
        oracle.challenge(FLIGHTS, COVER_END);
        _expectNotSilent();
        group.voidGroup(groupId);

        _finalise(FLIGHTS, COVER_END);
        _expectNotSilent();
        group.voidGroup(groupId);
        group.settle(groupId);
        _assertState(groupId, IInsuranceLine.State.Settled);
    }

    function test_RevertGiven_AnEventWasReported() public {
        bytes32 groupId = _enrolWith(IProductBook.Silence.MeansNoEvent);
        _report(int64(DUE));
        vm.warp(DATA_DEADLINE + 1);
        _expectNotSilent();
        group.expire(groupId);
    }

    function test_RefundPaysTheBrokerOnce() public {
        bytes32 groupId = _voided();
        vm.expectEmit(address(group));
        emit IGroupCover.GroupRefunded(groupId, stranger, PREMIUM);
        vm.prank(broker);
        group.refund(groupId, stranger);

        vm.assertEq(token.balanceOf(stranger), PREMIUM, "received");
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve");
        _assertState(groupId, IInsuranceLine.State.Closed);
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0));

        _expectWrongState(IInsuranceLine.State.Closed, IInsuranceLine.State.Voided);
        vm.prank(broker);
        group.refund(groupId, stranger);
    }

    function test_RevertWhen_SomebodyElseAsksForTheRefund() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        _fund(stranger, PREMIUM);
        vm.prank(stranger);
        bytes32 groupId = group.enrol(quote, signature);
        vm.warp(DATA_DEADLINE + 1);
        group.voidGroup(groupId);

        // Not even who paid the premium: the quote says who has it back.
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, stranger, broker));
        vm.prank(stranger);
        group.refund(groupId, stranger);
    }

    /// The deadline lets the pool take the premium; until somebody does that, the broker may still have it.
    function test_RefundAfterTheDeadline_UntilThePoolTakesIt() public {
        bytes32 groupId = _voided();
        vm.warp(group.groupOf(groupId).deadline + 1);
        vm.prank(broker);
        group.refund(groupId, broker);
        vm.assertEq(token.balanceOf(broker), 10 * PREMIUM, "received");
    }

    function test_WhenThePremiumWasNothing_NothingIsReturned() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.premium = 0;
        bytes32 groupId = _enrol(quote);
        vm.warp(DATA_DEADLINE + 1);
        group.voidGroup(groupId);
        vm.prank(broker);
        group.refund(groupId, broker);
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0));
    }

    function _expectNotSilent() private {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverNotSilent.selector, FLIGHTS, COVER_END));
    }
}
