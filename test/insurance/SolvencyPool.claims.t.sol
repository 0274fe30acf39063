// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// A notified loss of running cover: reserved out of its lock, paid, and put back as far as the claim did not need it.
contract SolvencyPoolClaimsTest is PoolTest {
    uint64 private constant NOTIFIED = 6_000_00;
    uint64 private constant PAID = 4_500_00;
    /// @dev Premium that a notice earns early.
    uint64 private constant EARNED = 400_00;

    address private claimant;

    function setUp() public override {
        super.setUp();
        claimant = _actor("claimant");
        _deposit(provider, CAPITAL);
        _underwrite(PREMIUM, MAX_LOSS);
    }

    function test_ANotifiedLossMovesFromTheLockToTheReserve() public {
        _reserve(NOTIFIED, 0);
        _assertClaims(0, NOTIFIED, 0, "notified");
        vm.assertEq(pool.freeCapital(), CAPITAL + PREMIUM - MAX_LOSS, "free capital stays");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_ANotifiedLossCanEarnPremium() public {
        _reserve(NOTIFIED, EARNED);
        _assertClaims(0, NOTIFIED, EARNED, "notified");
        vm.assertEq(pool.totalAssets(), CAPITAL + EARNED - NOTIFIED, "own funds");
    }

    function test_TheEndOfAClaimPaysItAndReturnsTheRest() public {
        _reserve(NOTIFIED, EARNED);
        _end(PAID, NOTIFIED - PAID, EARNED);
        _assertClaims(PAID, 0, 0, "closed");
        vm.assertEq(token.balanceOf(claimant), PAID, "claimant");
    }

    function test_ATakenBackClaimLeavesEverythingAsItWas() public {
        _reserve(NOTIFIED, EARNED);
        _end(0, NOTIFIED, EARNED);
        _assertClaims(0, 0, 0, "as it was");
        vm.assertEq(token.balanceOf(claimant), 0, "claimant");
    }

    function test_APaymentInFullReturnsNothing() public {
        _reserve(NOTIFIED, EARNED);
        _end(NOTIFIED, 0, 0);
        _assertClaims(NOTIFIED, 0, EARNED, "paid");
    }

    function test_TheReserveOfOtherClaimsStays() public {
        _reserve(NOTIFIED, 0);
        _reserve(1_000_00, EARNED);
        _end(PAID, NOTIFIED - PAID, EARNED);
        _assertClaims(PAID, 1_000_00, 0, "the other");
    }

    /// What is reserved is still exposed: a lower cap or a pause concerns the sale of new cover only.
    function test_ClaimsAreNotStoppedByALowerCapOrAPause() public {
        vm.prank(manager);
        pool.setZoneCap(ZONE, 0);
        _pause();
        _reserve(NOTIFIED, EARNED);
        _end(PAID, NOTIFIED - PAID, EARNED);
        _assertClaims(PAID, 0, 0, "over the cap");
    }

    function test_ClaimsAreNotStoppedByAFreeze() public {
        _expose(END);
        vm.warp(END);
        vm.assertTrue(pool.isFrozen(), "frozen");
        _reserve(NOTIFIED, EARNED);
        _end(PAID, NOTIFIED - PAID, EARNED);
        _assertClaims(PAID, 0, 0, "frozen");
        vm.assertTrue(pool.isFrozen(), "claims thaw nothing");
    }

    function test_RevertWhen_MoreIsReservedThanIsLocked() public {
        _expectPanic(0x11);
        _reserve(MAX_LOSS + 1, 0);
        _expectPanic(0x11);
        _reserve(NOTIFIED, PREMIUM + 1);
        _reserve(MAX_LOSS, PREMIUM);
        _assertClaims(0, MAX_LOSS, PREMIUM, "all of it");
    }

    function test_RevertWhen_MoreComesBackThanWasReservedOrEarned() public {
        _reserve(NOTIFIED, EARNED);
        _expectPanic(0x11);
        _end(PAID, NOTIFIED - PAID + 1, 0);
        _expectPanic(0x11);
        _end(PAID, NOTIFIED - PAID, EARNED + 1);
        _expectPanic(0x11);
        _end(NOTIFIED + 1, 0, 0);
    }

    function test_RevertWhen_SomebodyElseThanALineKeepsClaims() public {
        _reserve(NOTIFIED, 0);
        address[4] memory callers = [stranger, provider, manager, guardian];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolLineUnknown.selector, callers[i]));
            pool.reserveClaim(1, 0);
            vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolLineUnknown.selector, callers[i]));
            pool.closeClaim(ISolvencyPool.ClaimEnd(callers[i], 1, 0, 0, ZONE));
            vm.stopPrank();
        }
    }

    /// Who enters pays for the reserve too; who leaves is paid his part of the own funds.
    function test_WhoEntersWhileALossIsReservedGainsNothingWhenItIsDenied() public {
        _reserve(NOTIFIED, 0);
        _deposit(alice, CAPITAL);
        _end(0, NOTIFIED, 0);
        vm.assertLe(pool.convertToAssets(pool.balanceOf(alice)), CAPITAL, "alice");
        // The virtual share keeps at most one fen.
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)) + 1, CAPITAL, "provider");
    }

    /// Cover without an announced end leaves the calendar of unresolved days alone.
    function test_AResolutionWithoutAnEndFreesNoDay() public {
        _expose(END);
        vm.warp(END);
        ISolvencyPool.Resolution memory resolution = _resolution(0, 0, 0, MAX_LOSS);
        resolution.endsAt = 0;
        vm.prank(line);
        pool.resolve(resolution);
        vm.assertTrue(pool.isFrozen(), "the day of the other cover");

        _resolve(0, 0, 0, 0);
        vm.assertFalse(pool.isFrozen(), "resolved");
    }

    function testFuzz_ReservingPayingAndReturningBalance(uint64 notified, uint64 earned, uint64 paid) public {
        notified = uint64(_bound(notified, 0, MAX_LOSS - PREMIUM));
        earned = uint64(_bound(earned, 0, PREMIUM));
        paid = uint64(_bound(paid, 0, notified));
        _reserve(notified, earned);
        _assertClaims(0, notified, earned, "notified");
        _end(paid, notified - paid, earned);
        _assertClaims(paid, 0, 0, "closed");
    }

    function _reserve(uint64 amount, uint64 earned) private {
        vm.prank(line);
        pool.reserveClaim(amount, earned);
    }

    function _end(uint64 paid, uint64 returned, uint64 unearned) private {
        vm.prank(line);
        pool.closeClaim(ISolvencyPool.ClaimEnd(claimant, paid, returned, unearned, ZONE));
    }

    /// Everything as it was sold, but for what claims were paid, what they hold and what they earned.
    function _assertClaims(uint64 paid, uint64 reserved, uint64 earned, string memory reason) private view {
        uint64 used = paid + reserved;
        uint64 resources = CAPITAL + PREMIUM - used;
        _assertBooks(
            ISolvencyPool.Books(resources, MAX_LOSS - used, PREMIUM - earned, earned, reserved, used, 0),
            reason
        );
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS - paid, reason);
        _assertMoney(reason);
    }
}
