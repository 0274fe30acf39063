// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Found by an adversarial reading: who enters late may not take premium for a risk that others bore, and who leaves
/// may not be pressed by a notice that is withdrawn again.
contract SolvencyPoolEntryTest is IndemnityTest {
    uint256 private constant ENTRY = 1_000_000_00;

    address private visitor;

    function setUp() public override {
        super.setUp();
        visitor = _actor("visitor");
    }

    function test_WhoEntersBeforePremiumIsEarnedTakesNoneOfIt() public {
        vm.warp(COVER_END - 1 days);
        _capitalise(visitor, ENTRY);
        _expire();

        uint256 worth = pool.convertToAssets(pool.balanceOf(visitor));
        vm.assertLe(worth, ENTRY, "no gain");
        vm.assertGe(worth + 1, ENTRY, "and no loss");
    }

    function test_RevertWhen_AWithdrawnNoticePressesThePriceOfWhoLeaves() public {
        _capitalise(visitor, CAPITAL);
        vm.warp(NOTICED_AT);
        uint256 shares = pool.balanceOf(visitor);
        uint256 fair = pool.previewRedeem(shares);
        _notify(CRASH, PER_CLAIM);
        uint256 pressed = pool.previewRedeem(shares);
        vm.assertLt(pressed, fair, "pressed");

        vm.prank(visitor);
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolPriceMoved.selector, pressed, fair));
        pool.redeemAtLeast(shares, visitor, visitor, fair);

        _withdraw(CRASH);
        vm.prank(visitor);
        vm.assertEq(pool.redeemAtLeast(shares, visitor, visitor, fair), fair, "fair");
        vm.assertEq(token.balanceOf(visitor), fair, "received");
    }

    function test_RevertWhen_ANoticeRaisesThePriceOfEntry() public {
        address other = _actor("another visitor");
        _fund(other, ENTRY);
        uint256 fair = pool.previewDeposit(ENTRY);
        vm.startPrank(other);
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolPriceMoved.selector, fair, fair + 1));
        pool.depositAtLeast(ENTRY, other, fair + 1);
        vm.assertEq(pool.depositAtLeast(ENTRY, other, fair), fair, "shares");
        vm.stopPrank();
        vm.assertEq(pool.balanceOf(other), fair, "received");
    }
}
