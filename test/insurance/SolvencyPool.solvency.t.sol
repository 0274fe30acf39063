// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// What the pool refuses: losses beyond its resources, beyond a zone's cap, and beyond its numbers.
contract SolvencyPoolSolvencyTest is PoolTest {
    function setUp() public override {
        super.setUp();
        _deposit(provider, CAPITAL);
        _expose(END);
        _fund(holder, CAPITAL);
    }

    function test_EverythingMayBeLocked() public {
        vm.prank(line);
        pool.underwrite(holder, PREMIUM, CAPITAL + PREMIUM, ZONE, 0);

        vm.assertEq(pool.freeCapital(), 0, "free capital");
        vm.assertEq(pool.maxWithdraw(provider), 0, "maxWithdraw");
    }

    function test_RevertWhen_TheLargestLossExceedsTheResources() public {
        _expectInsolvent(CAPITAL + PREMIUM, CAPITAL + PREMIUM + 1);
        vm.prank(line);
        pool.underwrite(holder, PREMIUM, CAPITAL + PREMIUM + 1, ZONE, 0);
    }

    function test_ThePremiumCountsAsAResourceForItsOwnCover() public {
        vm.startPrank(line);
        pool.underwrite(holder, 0, CAPITAL, ZONE, 0);
        _expectInsolvent(CAPITAL, CAPITAL + 1);
        pool.underwrite(holder, 0, 1, ZONE, 0);
        pool.underwrite(holder, 1, 1, ZONE, 0);
        vm.stopPrank();
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "ratio");
    }

    function test_RevertWhen_ACancellationTakesMoreThanItUnlocks() public {
        vm.startPrank(line);
        pool.underwrite(holder, 10_00, 9_99, ZONE, 0);
        pool.underwrite(holder, 0, CAPITAL + 1, ZONE, 0);

        _expectInsolvent(CAPITAL, CAPITAL + 1);
        pool.cancel(holder, 10_00, 9_99, ZONE, 0);
        vm.stopPrank();
    }

    function test_RevertWhen_ASettlementOwesMoreThanItUnlocks() public {
        vm.startPrank(line);
        pool.underwrite(holder, 0, MAX_LOSS, ZONE, 0);
        pool.underwrite(holder, 0, CAPITAL - MAX_LOSS, ZONE, 0);

        _expectInsolvent(CAPITAL - MAX_LOSS - 1, CAPITAL - MAX_LOSS);
        pool.resolve(_resolution(0, 0, MAX_LOSS + 1, MAX_LOSS));
        vm.stopPrank();
    }

    function test_RevertWhen_ASettlementOwesMoreThanThereIs() public {
        vm.startPrank(line);
        pool.underwrite(holder, 0, MAX_LOSS, ZONE, 0);
        _expectPanic(0x11);
        pool.resolve(_resolution(0, 0, CAPITAL + 1, MAX_LOSS));
        vm.stopPrank();
    }

    function test_WithdrawalsStopAtLockedCapital() public {
        vm.prank(line);
        pool.underwrite(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        uint256 free = CAPITAL + PREMIUM - MAX_LOSS;
        vm.assertEq(pool.maxWithdraw(provider), free, "maxWithdraw");

        vm.prank(provider);
        pool.withdraw(free, provider, provider);

        _assertBooks(ISolvencyPool.Books(MAX_LOSS, MAX_LOSS, PREMIUM, 0, 0, 0, 0), "withdrawn");
    }

    function test_EachZoneHasItsOwnCap() public {
        vm.startPrank(manager);
        pool.setZoneCap(ZONE, 100_00);
        pool.setZoneCap(ZONE + 1, 50_00);
        vm.stopPrank();

        vm.startPrank(line);
        pool.underwrite(holder, 0, 60_00, ZONE, 0);
        pool.underwrite(holder, 0, 40_00, ZONE, 0);
        pool.underwrite(holder, 0, 50_00, ZONE + 1, 0);
        _expectZoneFull(ZONE, 100_01, 100_00);
        pool.underwrite(holder, 0, 1, ZONE, 0);
        _expectZoneFull(ZONE + 1, 50_01, 50_00);
        pool.underwrite(holder, 0, 1, ZONE + 1, 0);
        _expectZoneFull(ZONE + 2, 1, 0);
        pool.underwrite(holder, 0, 1, ZONE + 2, 0);
        vm.stopPrank();
        vm.assertEq(pool.zoneOf(ZONE).exposed, 100_00, "exposed");
        vm.assertEq(pool.zoneOf(ZONE).cap, 100_00, "cap");
    }

    function test_ALowerCapLeavesRunningCoverAlone() public {
        vm.prank(line);
        pool.underwrite(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        vm.prank(manager);
        pool.setZoneCap(ZONE, MAX_LOSS / 4);
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS, "exposed stays");

        vm.startPrank(line);
        _expectZoneFull(ZONE, MAX_LOSS + 1, MAX_LOSS / 4);
        pool.underwrite(holder, 0, 1, ZONE, 0);
        pool.cancel(holder, 0, MAX_LOSS / 2, ZONE, 0);
        pool.resolve(_resolution(PREMIUM, 0, MAX_LOSS / 2, MAX_LOSS / 2));
        pool.underwrite(holder, 0, MAX_LOSS / 4, ZONE, 0);
        vm.stopPrank();
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS / 4, "exposed now");
    }

    function test_RevertWhen_ALossIsLongerThanTheNumbers() public {
        vm.prank(manager);
        pool.setZoneCap(ZONE, type(uint64).max);
        uint64 tooLong = uint64(type(uint56).max) + 1;

        vm.startPrank(line);
        _expectTooLong(tooLong);
        pool.underwrite(holder, 0, tooLong, ZONE, 0);
        _expectTooLong(tooLong);
        pool.underwrite(holder, tooLong, 0, ZONE, 0);
        _expectPanic(0x11);
        pool.underwrite(holder, type(uint56).max, 0, ZONE, 0);
        pool.underwrite(holder, 0, 1, ZONE, 0);
        _expectZoneFull(ZONE, uint256(1) << 64, type(uint64).max);
        pool.underwrite(holder, 0, type(uint64).max, ZONE, 0);
        vm.stopPrank();
    }

    function test_RevertWhen_AResolutionIsLongerThanTheNumbers() public {
        vm.startPrank(line);
        pool.underwrite(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        uint64 tooLong = uint64(type(uint56).max) + 1;
        _expectTooLong(tooLong);
        pool.resolve(_resolution(tooLong, 0, 0, MAX_LOSS));
        _expectPanic(0x11);
        pool.resolve(_resolution(0, 1, tooLong - 1, MAX_LOSS));
        _expectPanic(0x11);
        pool.resolve(_resolution(0, 1, type(uint64).max, MAX_LOSS));
        _expectTooLong(tooLong);
        pool.release(tooLong, false, 0);
        vm.stopPrank();
    }

    function _expectInsolvent(uint256 resources, uint256 locked) private {
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolInsolvent.selector, resources, locked));
    }

    function _expectZoneFull(uint32 zone, uint256 wanted, uint256 cap) private {
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolZoneCapExceeded.selector, zone, wanted, cap));
    }

    function _expectTooLong(uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 56, amount));
    }
}
