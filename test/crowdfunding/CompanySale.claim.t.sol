// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICompanySale} from "../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {SaleTest} from "./support/SaleTest.sol";

/// Money against shares, to the unit.
contract CompanySaleClaimTest is SaleTest {
    function test_TheClassesReceiveThePriceToTheUnit() public {
        _made();
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleSettled(saleId, 0, eve, 300, 3_000_00);
        vm.prank(stranger);
        vm.assertEq(sales.settle(saleId, 0, eve), 3_000_00, "eve");
        sales.settle(saleId, 0, fay);
        _sell(fay, 0, 125);
        // 400.001 fen a share: after 450, 750, 900, 999 and 1,000 shares the class has 1,800.00, 3,000.00, 3,600.00,
        // 3,996.00 and 4,000.01 yuan.
        vm.assertEq(sales.settle(saleId, 1, ada), 1_800_00, "ada");
        vm.assertEq(sales.settle(saleId, 1, ben), 1_200_00, "ben");
        vm.assertEq(sales.quote(saleId, 1, 150), 600_00, "quote");
        vm.assertEq(_sell(ada, 1, 150), 600_00, "ada's rest");
        vm.assertEq(_sell(cai, 1, 99), 396_00, "cai");
        vm.assertEq(_sell(cai, 1, 1), 4_01, "the last share takes what is left");

        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
        vm.assertEq(register.balanceOf(dan), 1000, "all common shares");
        vm.assertEq(series.balanceOf(dan), 500, "all of series A");
        _assertGain(fay, 2_000_00);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassFull.selector, 1, 0));
        _sell(cai, 1, 1);
    }

    function test_TheClaimPeriodEndsOnTheSecond() public {
        _made();
        vm.warp(CLAIM_UNTIL - 1);
        sales.settle(saleId, 1, ada);
        _sell(cai, 1, 1);
        bytes memory running = abi.encodeWithSelector(ICompanySale.SaleClaimsRunning.selector, CLAIM_UNTIL);
        vm.expectRevert(running);
        sales.release(saleId, 1, ben);
        vm.expectRevert(running);
        sales.refund(saleId, dan);
        bytes memory over = abi.encodeWithSelector(ICompanySale.SaleClaimsOver.selector, CLAIM_UNTIL);
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(CLAIM_UNTIL + late);
            vm.expectRevert(over);
            sales.settle(saleId, 1, ben);
            vm.expectRevert(over);
            _sell(cai, 1, 1);
        }
        sales.release(saleId, 1, ben);
        _assertShares(ben, 300, 0);
        sales.refund(saleId, dan);
        _assertGain(dan, -1_804_00);
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    function test_WhatAcceptedIsKeptForWhoAccepted() public {
        _made();
        // Issued after the close: the newcomer takes no more than those who did not accept leave.
        address late = _actor("late");
        _holder(late, 900);
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassFull.selector, 251, 250));
        _sell(late, 1, 251);
        _sell(late, 1, 250);
        sales.settle(saleId, 1, ada);
        sales.settle(saleId, 1, ben);
        vm.assertEq(_class(1).sold, 1000, "all are sold");
        _assertGain(ben, 1_200_01);
    }

    function test_RevertWhen_SharesAreSoldTwice() public {
        _made();
        sales.settle(saleId, 1, ada);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleNotAccepted.selector, ada, 1, 0));
        sales.settle(saleId, 1, ada);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitSharesZero.selector));
        _sell(ada, 1, 0);
        vm.expectRevert(_restricted(IShareRegister.Restriction.InsufficientShares, ada, 151));
        _sell(ada, 1, 151);
    }

    function test_SharesThatAcceptedAreNotSoldBesides() public {
        _made();
        vm.expectRevert(_restricted(IShareRegister.Restriction.PartNotFree, ben, 1));
        _sell(ben, 1, 1);
    }

    function test_RevertWhen_TheBuyerIsFrozen() public {
        _made();
        register.setFrozen(dan, true, REASON);
        vm.expectRevert(_restricted(IShareRegister.Restriction.ReceiverFrozen, ada, 450));
        sales.settle(saleId, 1, ada);
    }

    /// @notice The buyer cannot walk away by letting his identity expire.
    function test_HoldersArePaidAlsoWhenTheBuyerIsNoLongerAdmitted() public {
        _made();
        identity.setCode(dan, IIdentityRegistry.Code.Expired);
        register.refresh(dan);
        vm.assertFalse(register.canReceive(dan), "not admitted");
        sales.settle(saleId, 1, ada);
        vm.assertEq(register.balanceOf(dan), 450, "delivered");
        // Who did not accept has agreed to nothing yet.
        vm.expectRevert(_restricted(IShareRegister.Restriction.ReceiverNotAdmitted, cai, 1));
        _sell(cai, 1, 1);
    }

    function test_OnlyTheBuyerHasHisMoneySentElsewhere() public {
        _made();
        vm.warp(CLAIM_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleCallerNotAllowed.selector, stranger, dan));
        vm.prank(stranger);
        sales.refund(saleId, stranger);
        vm.prank(dan);
        sales.refund(saleId, stranger);
        vm.assertEq(token.balanceOf(stranger), PRICE, "elsewhere");
    }

    /// Any price, any terms of series A, any pieces: a class never receives more than its payout, and all of it at the
    /// end; nobody receives less than his part rounded down, or more than a unit above it.
    function testFuzz_PiecesAddUpToThePayout(uint128 price, uint128 invested, bool participating, uint48 piece) public {
        proposal.price = uint128(_bound(price, 1, FUNDS));
        proposal.classes[0].invested = uint128(_bound(invested, 0, 2 * FUNDS));
        proposal.classes[0].participating = participating;
        _openSale();
        _acceptEnough();
        _closeSale();
        uint256 payout = _class(1).payout;
        vm.assertEq(payout + _class(0).payout, proposal.price, "payouts");

        uint256 paid = sales.settle(saleId, 1, ada);
        uint256 sold = 450;
        for (uint48 left = 150; left != 0;) {
            uint48 shares = uint48(_bound(piece, 1, left));
            uint256 amount = _sell(ada, 1, shares);
            vm.assertGe(amount, (payout * shares) / 1000, "at least his part");
            vm.assertLe(amount, (payout * shares) / 1000 + 1, "at most a unit more");
            (paid, sold, left) = (paid + amount, sold + shares, left - shares);
            vm.assertEq(paid, (payout * sold) / 1000, "part of the class");
            piece = uint48(uint256(keccak256(abi.encode(piece))));
        }
        paid += _sell(cai, 1, 100) + sales.settle(saleId, 1, ben);
        vm.assertEq(paid, payout, "all of it");
        sales.settle(saleId, 0, eve);
        sales.settle(saleId, 0, fay);
        _sell(fay, 0, 125);
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    function _restricted(
        IShareRegister.Restriction reason,
        address holder,
        uint256 shares
    ) private view returns (bytes memory) {
        return abi.encodeWithSelector(IShareRegister.SharesTransferRestricted.selector, reason, holder, dan, shares);
    }
}
