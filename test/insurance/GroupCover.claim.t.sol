// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverClaimTest is GroupTest {
    bytes32 private groupId;

    function setUp() public override {
        super.setUp();
        groupId = _settled(int64(DUE));
    }

    function test_ClaimPaysWhereTheMemberWants() public {
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        vm.expectEmit(address(group));
        emit IGroupCover.MemberPaid(groupId, 0, stranger, HIGH);
        vm.prank(alice);
        vm.assertEq(group.claim(groupId, memberClaim, stranger), HIGH, "amount");

        vm.assertEq(token.balanceOf(stranger), HIGH, "received");
        vm.assertEq(token.balanceOf(alice), 0, "nothing else");
        vm.assertTrue(group.isPaid(groupId, 0), "paid");
        vm.assertFalse(group.isPaid(groupId, 1), "others");
        vm.assertEq(group.groupOf(groupId).reserve, DUE - HIGH, "reserve of the group");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - DUE, 0, 0, PREMIUM, DUE - HIGH, DUE, 0));
    }

    function test_EveryMemberReceivesHisStep() public {
        vm.assertEq(_claim(groupId, 0), HIGH, "alice");
        vm.assertEq(_claim(groupId, 1), HIGH, "bob");
        vm.assertEq(_claim(groupId, 2), LOW, "carol");
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve of the group");
        vm.assertEq(pool.books().reserve, 0, "reserve of the pool");
        vm.assertEq(token.balanceOf(address(pool)), pool.books().resources, "money of the pool");
    }

    function test_RevertGiven_TheMemberHasCollected() public {
        _claim(groupId, 0);
        _expectRefused(_memberClaim(0), abi.encodeWithSelector(IGroupCover.GroupMemberPaid.selector, groupId, 0));
    }

    function test_RevertGiven_TheReadingPaysNothing() public {
        _expectRefused(_memberClaim(3), abi.encodeWithSelector(IGroupCover.GroupNothingDue.selector, groupId, 10));
    }

    function test_RevertWhen_SomebodyElseClaims() public {
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        address[3] memory others = [bob, broker, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, others[i], alice));
            vm.prank(others[i]);
            group.claim(groupId, memberClaim, others[i]);
        }
    }

    function test_TheLastSecondToClaim() public {
        uint40 deadline = group.groupOf(groupId).deadline;
        vm.warp(deadline - 1);
        vm.assertEq(_claim(groupId, 0), HIGH, "a second before");
        vm.warp(deadline);
        vm.assertEq(_claim(groupId, 1), HIGH, "at the deadline");
        vm.warp(deadline + 1);
        _expectRefused(_memberClaim(2), abi.encodeWithSelector(IInsuranceLine.CoverClaimsOver.selector, deadline));
    }

    /// The observers reported less than the members can prove: who comes first is paid, as long as it lasts.
    function test_RevertGiven_TheReserveIsExhausted() public {
        bytes32 shortId = _shortGroup(HIGH + LOW - 1);
        _claimOf(shortId, 0);
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(1);
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupReserveExhausted.selector, HIGH, LOW - 1));
        vm.prank(bob);
        group.claim(shortId, memberClaim, bob);
        memberClaim = _memberClaim(2);
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupReserveExhausted.selector, LOW, LOW - 1));
        vm.prank(carol);
        group.claim(shortId, memberClaim, carol);
        vm.assertFalse(group.isPaid(shortId, 1), "may not have been marked");
    }

    function test_TheReserveMayBeUsedUpToTheUnit() public {
        bytes32 shortId = _shortGroup(HIGH);
        _claimOf(shortId, 1);
        vm.assertEq(group.groupOf(shortId).reserve, 0, "reserve of the group");
    }

    /// One group's members cannot reach another group's reserve, nor the capital of the pool.
    function test_AGroupPaysFromItsOwnReserve() public {
        bytes32 shortId = _shortGroup(LOW);
        _claimOf(shortId, 2);
        vm.assertEq(pool.books().reserve, DUE, "reserve of the other group");
        vm.assertEq(group.groupOf(groupId).reserve, DUE, "as the group knows it");
        vm.assertFalse(group.isPaid(groupId, 2), "paid in one group is not paid in the other");
    }

    function _expectRefused(IGroupCover.MemberClaim memory memberClaim, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(memberClaim.holder);
        group.claim(groupId, memberClaim, memberClaim.holder);
    }

    function _claimOf(bytes32 id, uint32 index) private {
        vm.assertGt(_claim(id, index), 0, "paid");
    }

    /// Another group of the same members, a later period, and a report of its own.
    function _shortGroup(uint64 total) private returns (bytes32 shortId) {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        uint40 end = uint40(block.timestamp) + 30 days;
        (quote.coverStart, quote.coverEnd, quote.validUntil) = (end - 1 days, end, end);
        shortId = _enrol(quote);
        int64[] memory values = new int64[](QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) values[i] = int64(total);
        bytes32 readings = group.groupOf(groupId).readings;
        vm.warp(end);
        oracle.post(FLIGHTS, end, readings, _reports(FLIGHTS, end, values, readings));
        _finalise(FLIGHTS, end);
        group.settle(shortId);
    }
}
