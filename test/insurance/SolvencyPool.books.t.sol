// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// Cover from sale to the last payment, in the figures of the books.
contract SolvencyPoolBooksTest is PoolTest {
    function setUp() public override {
        super.setUp();
        _deposit(provider, CAPITAL);
        _expose(END);
    }

    function test_APremiumIsUnearnedAndLocksTheLargestLoss() public {
        _underwrite(PREMIUM, MAX_LOSS);

        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, MAX_LOSS, PREMIUM, 0, 0, 0, 0), "underwritten");
        vm.assertEq(pool.totalAssets(), CAPITAL, "the providers own no premium yet");
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS, "exposed");
        _assertMoney("money");
    }

    function test_CancellingUndoesTheSaleToTheUnit() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(7_77, 8_88);

        vm.prank(line);
        pool.cancel(alice, PREMIUM, MAX_LOSS, ZONE, 0);

        _assertBooks(ISolvencyPool.Books(CAPITAL + 7_77, 8_88, 7_77, 0, 0, 0, 0), "cancelled");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 8_88, "exposed");
        vm.assertEq(token.balanceOf(alice), PREMIUM, "refund");
        _assertMoney("money");
    }

    function test_AnExpiryEarnsThePremium() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, 0, MAX_LOSS);

        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0), "expired");
        vm.assertEq(pool.totalAssets(), CAPITAL + PREMIUM, "the providers own the premium");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "exposed");
    }

    function test_ASettlementReservesTheClaim() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(7_77, 8_88);
        _resolve(PREMIUM, 0, 15_000_00, MAX_LOSS);

        uint64 left = CAPITAL + PREMIUM + 7_77 - 15_000_00;
        _assertBooks(ISolvencyPool.Books(left, 8_88, 7_77, PREMIUM, 15_000_00, 15_000_00, 0), "settled");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 8_88, "exposed");
        _assertMoney("money");
    }

    function test_AVoidedCoverOwesThePremiumAndIncursNothing() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(0, PREMIUM, 0, MAX_LOSS);

        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, PREMIUM, 0, 0), "voided");
        _assertMoney("money");
    }

    function test_EarningReturningAndOwingAddUp() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(600_00, 400_00, 5_000_00, MAX_LOSS);

        uint64 left = CAPITAL + 600_00 - 5_000_00;
        _assertBooks(ISolvencyPool.Books(left, 0, 0, 600_00, 5_400_00, 5_000_00, 0), "all three");
    }

    function test_PayingComesOutOfTheReserveOnly() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, 10_000_00, MAX_LOSS);

        vm.startPrank(line);
        pool.pay(holder, 6_000_00);
        vm.assertTrue(pool.tryPay(alice, 3_000_00), "paid");
        vm.stopPrank();

        uint64 left = CAPITAL + PREMIUM - 10_000_00;
        _assertBooks(ISolvencyPool.Books(left, 0, 0, PREMIUM, 1_000_00, 10_000_00, 0), "paid");
        vm.assertEq(token.balanceOf(holder), 6_000_00, "holder");
        vm.assertEq(token.balanceOf(alice), 3_000_00, "alice");
        _assertMoney("money");
    }

    function test_ReleasingGivesTheRestBackToTheProviders() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(400_00, 600_00, 10_000_00, MAX_LOSS);

        vm.startPrank(line);
        pool.release(4_000_00, true, 0);
        pool.release(600_00, false, 0);
        vm.stopPrank();

        uint64 left = CAPITAL + PREMIUM - 6_000_00;
        _assertBooks(ISolvencyPool.Books(left, 0, 0, 400_00, 6_000_00, 6_000_00, 0), "released");
        _assertMoney("money");
    }

    function test_RevertWhen_MoreLeavesTheReserveThanIsInIt() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, 10_00, MAX_LOSS);

        vm.startPrank(line);
        _expectPanic(0x11);
        pool.pay(holder, 10_01);
        _expectPanic(0x11);
        pool.tryPay(holder, 10_01);
        _expectPanic(0x11);
        pool.release(10_01, false, 0);
        vm.stopPrank();
    }

    function test_RevertWhen_MoreClaimsLapseThanWereIncurred() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(0, PREMIUM, 10_00, MAX_LOSS);

        _expectPanic(0x11);
        vm.prank(line);
        pool.release(10_01, true, 0);
    }

    function test_RevertWhen_CoverEndsThatDoesNotRun() public {
        _underwrite(PREMIUM, MAX_LOSS);

        vm.startPrank(line);
        _expectPanic(0x11);
        pool.cancel(holder, PREMIUM, MAX_LOSS + 1, ZONE, 0);
        _expectPanic(0x11);
        pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE + 1, 0);
        _expectPanic(0x11);
        pool.cancel(holder, PREMIUM + 1, MAX_LOSS, ZONE, 0);
        _expectPanic(0x11);
        pool.resolve(_resolution(PREMIUM, 0, 0, MAX_LOSS + 1));
        _expectPanic(0x11);
        pool.resolve(_resolution(PREMIUM, 1, 0, MAX_LOSS));
        _expectPanic(0x11);
        pool.resolve(_resolution(PREMIUM + 1, 0, 0, MAX_LOSS));
        vm.stopPrank();
    }

    function test_RevertWhen_CoverEndsOnADayOnWhichNoneEnds() public {
        _underwrite(PREMIUM, MAX_LOSS);
        ISolvencyPool.Resolution memory resolution = _resolution(PREMIUM, 0, 0, MAX_LOSS);

        vm.startPrank(line);
        resolution.endsAt = END + 1 days;
        _expectPanic(0x11);
        pool.resolve(resolution);
        resolution.endsAt = END - 1 days;
        _expectPanic(0x11);
        pool.resolve(resolution);
        vm.stopPrank();
    }

    function test_TheLossRatioIsClaimsOverEarnedPremiumRoundedDown() public {
        vm.assertEq(pool.lossRatioBps(), 0, "nothing earned");
        _underwrite(PREMIUM, MAX_LOSS);
        vm.assertEq(pool.lossRatioBps(), 0, "nothing earned yet");

        _resolve(PREMIUM, 0, 666_66, MAX_LOSS);
        vm.assertEq(pool.lossRatioBps(), 6_666, "666.66 of 1000");
        vm.prank(line);
        pool.release(166_66, true, 0);
        vm.assertEq(pool.lossRatioBps(), 5_000, "500 of 1000");
    }

    function test_WithoutEarnedPremiumTheLossRatioIsZero() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(0, PREMIUM, 1_00, MAX_LOSS);

        vm.assertEq(pool.lossRatioBps(), 0, "claims, and nothing earned");
    }

    function test_TheSolvencyRatioIsResourcesOverLockedRoundedDown() public {
        vm.assertEq(pool.solvencyRatioBps(), type(uint256).max, "nothing locked");

        _underwrite(PREMIUM, 30_000_00);
        vm.assertEq(pool.solvencyRatioBps(), 33_666, "101,000 over 30,000");
        _underwrite(0, CAPITAL + PREMIUM - 30_000_00);
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "everything locked");
    }
}
