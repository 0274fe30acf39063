// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// A reported loss of running cover: reserved out of its lock, and put back as far as the claim did not need it.
contract SolvencyPoolReinstateTest is PoolTest {
    uint64 private constant REPORTED = 6_000_00;

    function setUp() public override {
        super.setUp();
        _deposit(provider, CAPITAL);
        _underwrite(PREMIUM, MAX_LOSS);
    }

    function test_AReportedLossMovesFromTheLockToTheReserve() public {
        _report(REPORTED);
        _assertReserved(REPORTED, "reported");
        vm.assertEq(pool.freeCapital(), CAPITAL + PREMIUM - MAX_LOSS, "free capital stays");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_ReinstatingUndoesAReportedLoss() public {
        _report(REPORTED);
        _reinstate(REPORTED);
        _assertReserved(0, "all of it");
    }

    function test_ReinstatingAPartLeavesTheRestReserved() public {
        _report(REPORTED);
        _reinstate(1_500_00);
        _assertReserved(REPORTED - 1_500_00, "a part");

        address claimant = _actor("claimant");
        vm.prank(line);
        pool.pay(claimant, REPORTED - 1_500_00);
        _assertMoney("paid");
        vm.assertEq(pool.books().reserve, 0, "reserve");
    }

    function test_ReinstatingIsNotStoppedByALowerCapOrAPause() public {
        _report(REPORTED);
        vm.prank(manager);
        pool.setZoneCap(ZONE, 0);
        _pause();
        _reinstate(REPORTED);
        _assertReserved(0, "over the cap");
    }

    function test_RevertWhen_MoreIsReinstatedThanIsReserved() public {
        _report(REPORTED);
        _expectPanic(0x11);
        _reinstate(REPORTED + 1);
    }

    function test_RevertWhen_SomebodyElseThanALineReinstates() public {
        _report(REPORTED);
        address[4] memory callers = [stranger, provider, manager, guardian];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolLineUnknown.selector, callers[i]));
            vm.prank(callers[i]);
            pool.reinstate(1, ZONE);
        }
    }

    function test_NobodyEntersWhileALossIsReserved() public {
        vm.assertGt(pool.maxDeposit(alice), 0, "before");
        _report(REPORTED);
        vm.assertEq(pool.maxDeposit(alice), 0, "reported");
        _reinstate(REPORTED);
        vm.assertGt(pool.maxDeposit(alice), 0, "reinstated");
    }

    /// Cover without an announced end leaves the calendar of unresolved days alone.
    function test_AResolutionWithoutAnEndFreesNoDay() public {
        _expose(END);
        _report(REPORTED);
        vm.warp(END);
        vm.assertTrue(pool.isFrozen(), "the other cover is still unresolved");

        _resolve(0, 0, 0, 0);
        vm.assertFalse(pool.isFrozen(), "resolved");
    }

    function test_RunningCoverWithoutAnEndFreezesNothing() public {
        vm.warp(END + 365 days);
        vm.assertFalse(pool.isFrozen(), "frozen");
        _book(PREMIUM, 0, MAX_LOSS);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0), "closed");
    }

    function test_PremiumIsEarnedWithAReportedLoss() public {
        _book(PREMIUM, MAX_LOSS, MAX_LOSS);
        _assertBooks(
            ISolvencyPool.Books(CAPITAL + PREMIUM - MAX_LOSS, 0, 0, PREMIUM, MAX_LOSS, MAX_LOSS, 0),
            "total loss"
        );
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "exposed");
    }

    function testFuzz_ReservingAndReinstatingBalance(uint64 reported, uint64 reinstated) public {
        reported = uint64(_bound(reported, 0, MAX_LOSS));
        reinstated = uint64(_bound(reinstated, 0, reported));
        _report(reported);
        _reinstate(reinstated);
        _assertReserved(reported - reinstated, "balance");
    }

    function _report(uint64 amount) private {
        _book(0, amount, amount);
    }

    function _book(uint64 earned, uint64 liability, uint64 maxLoss) private {
        ISolvencyPool.Resolution memory resolution = _resolution(earned, 0, liability, maxLoss);
        resolution.endsAt = 0;
        vm.prank(line);
        pool.resolve(resolution);
    }

    function _reinstate(uint64 amount) private {
        vm.prank(line);
        pool.reinstate(amount, ZONE);
    }

    /// Everything as it was sold, but for this much that a claim holds.
    function _assertReserved(uint64 amount, string memory reason) private view {
        uint64 resources = CAPITAL + PREMIUM - amount;
        _assertBooks(ISolvencyPool.Books(resources, MAX_LOSS - amount, PREMIUM, 0, amount, amount, 0), reason);
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS - amount, reason);
        _assertMoney(reason);
    }
}
