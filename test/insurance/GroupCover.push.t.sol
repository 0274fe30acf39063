// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {Vm} from "../support/Vm.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverPushTest is GroupTest {
    function test_PushPaysWhoeverIsDueSomething() public {
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim[] memory claims = _page();
        vm.expectEmit(address(group));
        emit IGroupCover.MemberPaid(groupId, 0, alice, HIGH);
        vm.expectEmit(address(group));
        emit IGroupCover.MemberPaid(groupId, 1, bob, HIGH);
        vm.expectEmit(address(group));
        emit IGroupCover.MemberPaid(groupId, 2, carol, LOW);
        vm.prank(stranger);
        vm.assertEq(group.push(groupId, claims), 3, "paid");

        _assertBalances(HIGH, HIGH, LOW);
        vm.assertFalse(group.isPaid(groupId, 3), "who is due nothing is not marked");
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve of the group");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - DUE, 0, 0, PREMIUM, 0, DUE, 0));
    }

    function test_AnEmptyPagePaysNobody() public {
        bytes32 groupId = _settled(int64(DUE));
        vm.assertEq(group.push(groupId, new IGroupCover.MemberClaim[](0)), 0, "paid");
        vm.assertEq(group.groupOf(groupId).reserve, DUE, "reserve of the group");
    }

    function test_WhenAMemberComesTwiceInAPage_HeIsPaidOnce() public {
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim[] memory claims = _page();
        (claims[1], claims[3]) = (claims[0], claims[0]);
        vm.assertEq(group.push(groupId, claims), 2, "paid");
        _assertBalances(HIGH, 0, LOW);
    }

    function test_WhenAPageIsPushedAgain_NobodyIsPaidTwice() public {
        bytes32 groupId = _settled(int64(MAX_LOSS));
        IGroupCover.MemberClaim[] memory claims = _page();
        vm.assertEq(group.push(groupId, claims), 3, "first");
        vm.assertEq(group.push(groupId, claims), 0, "second");
        _assertBalances(HIGH, HIGH, LOW);
    }

    function test_WhenAMemberHasClaimed_ThePageSkipsHim() public {
        bytes32 groupId = _settled(int64(MAX_LOSS));
        _claim(groupId, 1);
        vm.assertEq(group.push(groupId, _page()), 2, "paid");
        _assertBalances(HIGH, HIGH, LOW);
    }

    function test_WhenAMemberIsPushed_HeCannotClaim() public {
        bytes32 groupId = _settled(int64(MAX_LOSS));
        group.push(groupId, _page());
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupMemberPaid.selector, groupId, 0));
        vm.prank(alice);
        group.claim(groupId, memberClaim, alice);
    }

    /// Bob's step does not fit any more, Carol's does.
    function test_WhenTheReserveIsExhausted_WhoDoesNotFitIsSkipped() public {
        bytes32 groupId = _settled(int64(HIGH + LOW));
        vm.assertEq(group.push(groupId, _page()), 2, "paid");
        _assertBalances(HIGH, 0, LOW);
        vm.assertFalse(group.isPaid(groupId, 1), "bob");
        vm.assertEq(group.groupOf(groupId).reserve, 0, "reserve of the group");
    }

    function test_RevertGiven_OneWrongProof_NobodyIsPaid() public {
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim[] memory claims = _page();
        claims[2].index = 3;
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupMemberUnproven.selector, groupId, 3));
        group.push(groupId, claims);

        claims = _page();
        claims[3].reading = 180;
        vm.expectRevert(
            abi.encodeWithSelector(IGroupCover.GroupReadingUnproven.selector, groupId, bytes32("CA789"), 180)
        );
        group.push(groupId, claims);
        _assertBalances(0, 0, 0);
    }

    function test_TheLastSecondToPush() public {
        bytes32 groupId = _settled(int64(DUE));
        uint40 deadline = group.groupOf(groupId).deadline;
        for (uint40 time = deadline - 1; time <= deadline; ++time) {
            uint256 before = vm.snapshotState();
            vm.warp(time);
            vm.assertEq(group.push(groupId, _page()), 3, "paid");
            vm.revertToState(before);
        }
        vm.warp(deadline + 1);
        IGroupCover.MemberClaim[] memory claims = _page();
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOver.selector, deadline));
        group.push(groupId, claims);
    }

    function _assertBalances(uint256 ofAlice, uint256 ofBob, uint256 ofCarol) private view {
        vm.assertEq(token.balanceOf(alice), ofAlice, "alice");
        vm.assertEq(token.balanceOf(bob), ofBob, "bob");
        vm.assertEq(token.balanceOf(carol), ofCarol, "carol");
        vm.assertEq(token.balanceOf(dave), 0, "dave");
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(token.balanceOf(address(pool)), uint256(books.resources) + books.reserve, "pool");
    }
}

contract GroupCoverBlockedMemberTest is GroupTest {
    bytes32 private groupId;

    function setUp() public override {
        super.setUp();
        groupId = _settled(int64(DUE));
        BlocklistToken(address(token)).setBlocked(alice, true);
    }

    function test_WhenAMemberCannotReceive_TheOthersAreAndHisMoneyWaits() public {
        IGroupCover.MemberClaim[] memory claims = _page();
        vm.expectEmit(address(group));
        emit IGroupCover.MemberPaymentFailed(groupId, 0, alice, HIGH);
        vm.assertEq(group.push(groupId, claims), 2, "paid");

        vm.assertFalse(group.isPaid(groupId, 0), "not marked");
        vm.assertEq(group.groupOf(groupId).reserve, HIGH, "reserve of the group");
        vm.assertEq(pool.books().reserve, HIGH, "reserve of the pool");
        vm.assertEq(token.balanceOf(bob), HIGH, "bob");
        vm.assertEq(token.balanceOf(carol), LOW, "carol");
    }

    function test_WhenAPaymentFailed_OnlyTheFailureIsTold() public {
        IGroupCover.MemberClaim[] memory claims = new IGroupCover.MemberClaim[](1);
        claims[0] = _memberClaim(0);
        vm.recordLogs();
        vm.assertEq(group.push(groupId, claims), 0, "paid");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "logs");
        vm.assertEq(logs[0].topics[0], IGroupCover.MemberPaymentFailed.selector, "event");
    }

    function test_WhoCannotReceive_ClaimsToAnotherAddressOnce() public {
        group.push(groupId, _page());
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice));
        vm.prank(alice);
        group.claim(groupId, memberClaim, alice);

        vm.prank(alice);
        group.claim(groupId, memberClaim, stranger);
        vm.assertEq(token.balanceOf(stranger), HIGH, "received");
        vm.assertTrue(group.isPaid(groupId, 0), "paid");

        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupMemberPaid.selector, groupId, 0));
        vm.prank(alice);
        group.claim(groupId, memberClaim, stranger);
    }

    function test_WhenTheBlockIsLifted_APushPays() public {
        group.push(groupId, _page());
        BlocklistToken(address(token)).setBlocked(alice, false);
        vm.assertEq(group.push(groupId, _page()), 1, "paid");
        vm.assertEq(token.balanceOf(alice), HIGH, "received");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }
}
