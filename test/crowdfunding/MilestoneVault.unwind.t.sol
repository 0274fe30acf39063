// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CalendarDouble} from "./support/CalendarDouble.sol";
import {VaultTest} from "./support/VaultTest.sol";

contract MilestoneVaultUnwindTest is VaultTest {
    CalendarDouble private _clerk;

    function setUp() public override {
        super.setUp();
        _clerk = new CalendarDouble();
        IMilestoneVault.Terms memory terms = _terms();
        terms.calendar = IDisclosureCalendar(address(_clerk));
        vault = IMilestoneVault(implementation.create(terms));
        _deposit(PROCEEDS);
    }

    function test_WhenRejectedOnceTooOften_TheRestGoesBack() public {
        _approve();
        vault.release();
        _reject();
        _assertStage(IMilestoneVault.Stage.Working, "one rejection is allowed");
        _claim();
        _vote(alice, false);
        vm.warp(START + 3 * VOTE_SECONDS);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnwindingStarted(2, 70_001);
        vault.conclude();
        _assertStage(IMilestoneVault.Stage.Unwinding, "stage");
    }

    function test_WhenTheDateIsMissed_TheRestGoesBack() public {
        vm.warp(DUE_1 - 1);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNotUnwindable.selector, DUE_1));
        vault.unwind();
        uint256 before = vm.snapshotState();
        vm.warp(DUE_1 + 1);
        vault.unwind();
        vm.revertToState(before);
        vm.warp(DUE_1);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnwindingStarted(1, PROCEEDS);
        vm.prank(stranger);
        vault.unwind();
        _assertStage(IMilestoneVault.Stage.Unwinding, "stage");
    }

    function test_WhenTheNextDateIsMissed_TheRestGoesBack() public {
        _approve();
        vm.warp(DUE_2 - 1);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNotUnwindable.selector, DUE_2));
        vault.unwind();
        vm.warp(DUE_2);
        vault.unwind();
    }

    function test_RevertGiven_ItIsUnwoundAlready() public {
        vm.warp(DUE_1);
        vault.unwind();
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Unwinding, IMilestoneVault.Stage.Working));
        vault.unwind();
    }

    /// A vote open at the date is counted first: approved, the plan goes on; otherwise it is over.
    function test_RevertGiven_AVoteIsOpenAtTheDate() public {
        vm.warp(DUE_1 - 1);
        _claim();
        _vote(alice, true);
        uint256 before = vm.snapshotState();
        vm.warp(DUE_1 + VOTE_SECONDS);
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Voting, IMilestoneVault.Stage.Working));
        vault.unwind();
        vault.conclude();
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNotUnwindable.selector, DUE_2));
        vault.unwind();
        vm.assertEq(vault.release(), 30_000, "approved in time");

        vm.revertToState(before);
        _vote(bob, false);
        _vote(carol, false);
        _conclude();
        _assertStage(IMilestoneVault.Stage.Working, "rejected once");
        vault.unwind();
        _assertStage(IMilestoneVault.Stage.Unwinding, "and too late to come back");
    }

    function test_WhenNobodyEverVotes_TheDateEndsIt() public {
        while (block.timestamp < DUE_1) _lapse();
        vault.unwind();
        vault.sendBack(alice);
        vm.assertEq(token.balanceOf(alice), 50_000, "half of the proceeds");
    }

    function test_GivenUnwinding_NothingElseIsPossible() public {
        _approve();
        _reject();
        _reject();
        bytes memory why = _wrongStage(IMilestoneVault.Stage.Unwinding, IMilestoneVault.Stage.Working);
        vm.expectRevert(why);
        vault.release();
        vm.expectRevert(why);
        _claim();
        why = _wrongStage(IMilestoneVault.Stage.Unwinding, IMilestoneVault.Stage.Voting);
        vm.expectRevert(why);
        _vote(alice, true);
        vm.expectRevert(why);
        vault.conclude();
        _deposit(10_000);
        vm.assertEq(vault.releasable(), 0, "whatever comes in");
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Unwinding, IMilestoneVault.Stage.Working));
        vault.release();
    }

    /// Approved, but nobody had released it: it is the company's, whoever is quicker.
    function test_WhenUnwound_WhatWasApprovedIsReleasedFirst() public {
        _approve();
        vm.warp(DUE_2);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneReleased(30_000);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnwindingStarted(2, 70_001);
        vault.unwind();
        _assertBooks(PROCEEDS, 30_000, 0, 0);
        vault.collect(beneficiary);
        vm.assertEq(token.balanceOf(beneficiary), 30_000, "collected");
    }

    function test_GivenDisclosureIsOverdue_WhatWasApprovedGoesBackToo() public {
        _approve();
        _clerk.setOverdue(address(offering), true);
        vm.warp(DUE_2);
        vault.unwind();
        _clerk.setOverdue(address(offering), false);
        _assertBooks(PROCEEDS, 0, 0, 0);
        vm.assertEq(vault.refundOf(alice), 50_000, "half of everything");
    }

    /// Everything is approved, but the company never reports again: its money does not wait for ever.
    function test_WhenTheCompanyFallsSilent_ItsMoneyGoesBack() public {
        for (uint256 i = 0; i < 3; ++i) _approve();
        uint40 end = DUE_3 + 365 days;
        vm.warp(end);
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Completed, IMilestoneVault.Stage.Working));
        vault.unwind();
        _clerk.setOverdue(address(offering), true);
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNotUnwindable.selector, end));
        vault.unwind();
        uint256 before = vm.snapshotState();
        vm.warp(end + 1);
        vault.unwind();
        vm.revertToState(before);
        vm.warp(end);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnwindingStarted(4, PROCEEDS);
        vault.unwind();
        vm.assertEq(vault.refundOf(bob), 30_000, "three tenths");
    }

    function test_RevertGiven_AllWasReleased() public {
        for (uint256 i = 0; i < 3; ++i) _approve();
        vault.release();
        _clerk.setOverdue(address(offering), true);
        vm.warp(DUE_3 + 366 days);
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Completed, IMilestoneVault.Stage.Working));
        vault.unwind();
    }

    function test_WhenRefunded_EverybodyHasHisPart() public {
        vm.warp(DUE_1);
        vault.unwind();
        vm.assertEq(vault.refundOf(bob), 30_000, "30,000.3 rounded down");
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnreleasedRefunded(bob, stranger, 30_000);
        vm.prank(bob);
        vault.refund(stranger);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnreleasedRefunded(alice, alice, 50_000);
        vm.prank(stranger);
        vault.sendBack(alice);
        vault.sendBack(carol);
        vm.assertEq(token.balanceOf(stranger), 30_000, "where bob wanted it");
        vm.assertEq(token.balanceOf(alice), 50_000, "alice");
        vm.assertEq(token.balanceOf(carol), 20_000, "carol");
        _assertBooks(PROCEEDS, 0, 0, 100_000);
        vm.assertEq(token.balanceOf(address(vault)), 1, "what rounding left");
    }

    function test_RevertWhen_RefundedTwice() public {
        vm.warp(DUE_1);
        vault.unwind();
        vault.sendBack(alice);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNothingDue.selector, alice));
        vm.prank(alice);
        vault.refund(alice);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNothingDue.selector, stranger));
        vault.sendBack(stranger);
    }

    function test_RevertGiven_ThePlanRuns() public {
        vm.assertEq(vault.refundOf(alice), 0, "nothing to have back");
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Working, IMilestoneVault.Stage.Unwinding));
        vault.sendBack(alice);
        _claim();
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Voting, IMilestoneVault.Stage.Unwinding));
        vm.prank(alice);
        vault.refund(alice);
    }

    function test_WhenMoreComesIn_EverybodyHasTheDifference() public {
        vm.warp(DUE_1);
        vault.unwind();
        vault.sendBack(alice);
        _deposit(10);
        vault.sendBack(alice);
        vault.sendBack(bob);
        vm.assertEq(token.balanceOf(alice), 50_005, "half of 100,011, in two parts");
        vm.assertEq(token.balanceOf(bob), 30_003, "three tenths at once");
    }

    /// With three times the cap committed, scaling down left one share that nobody has. Once that is certain, what it
    /// held back is paid too.
    function test_WhenAllSharesAreClaimed_NothingIsHeldBack() public {
        offering.setShares(3000, 1000);
        offering.allot(carol, 199);
        vm.warp(DUE_1);
        vault.unwind();
        vault.sendBack(carol);
        vm.assertEq(token.balanceOf(carol), 19_900, "199 of 1,000");
        offering.setClaimed(3000, 999);
        vault.sendBack(carol);
        vm.assertEq(token.balanceOf(carol), 19_920, "199 of 999");
        vault.sendBack(alice);
        vault.sendBack(bob);
        vm.assertEq(token.balanceOf(address(vault)), 1, "what rounding left");
    }

    function test_GivenABlockedInvestor_OnlyHeWaits() public {
        BlocklistToken(address(token)).setBlocked(alice, true);
        vm.warp(DUE_1);
        vault.unwind();
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice));
        vault.sendBack(alice);
        vault.sendBack(bob);
        vm.prank(alice);
        vault.refund(carol);
        vm.assertEq(token.balanceOf(carol), 50_000, "she is paid elsewhere");
    }

    /// However money and refunds come in turns, nobody gets more or less than his part of the whole.
    function testFuzz_RefundsDoNotDependOnTheirOrder(uint96[4] memory amounts, uint16 order) public {
        vm.warp(DUE_1);
        vault.unwind();
        uint256 total = PROCEEDS;
        for (uint256 i = 0; i < 4; ++i) {
            if (order & (1 << i) != 0) _tryBack(alice);
            if (order & (1 << (i + 4)) != 0) _tryBack(bob);
            if (order & (1 << (i + 8)) != 0) _tryBack(carol);
            _deposit(amounts[i]);
            total += amounts[i];
        }
        _tryBack(alice);
        _tryBack(bob);
        _tryBack(carol);
        vm.assertEq(token.balanceOf(alice), (total * 500) / 1000, "alice");
        vm.assertEq(token.balanceOf(bob), (total * 300) / 1000, "bob");
        vm.assertEq(token.balanceOf(carol), (total * 200) / 1000, "carol");
        vm.assertLe(token.balanceOf(address(vault)), 2, "less than a unit an investor is left");
    }

    function _tryBack(address investor) private {
        if (vault.refundOf(investor) != 0) vault.sendBack(investor);
    }
}
