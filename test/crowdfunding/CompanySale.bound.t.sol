// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICompanySale} from "../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ShareRegister} from "../../contracts/crowdfunding/ShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {SaleTest} from "./support/SaleTest.sol";

/// @title A share is sold once, and by who has it
contract CompanySaleBoundTest is SaleTest {
    function test_TheBuyerCannotSellAgainWhatHeHasBought() public {
        _made();
        sales.settle(saleId, 0, eve);
        vm.assertEq(series.balanceOf(dan), 300, "he has them");
        vm.assertEq(_class(0).bound, 300, "bound");
        _allowAll(series, dan);
        vm.expectRevert(_restricted(dan, dan, 125));
        _sell(dan, 0, 125);
        address gus = _actor("gus");
        _holder(gus, 0);
        _enter(series, gus, 0);
        vm.expectRevert(_restricted(dan, gus, 125));
        vm.prank(dan);
        series.transfer(gus, 125);

        vm.assertEq(_sell(fay, 0, 125), 1_250_00, "her part is still there");
        sales.settle(saleId, 0, fay);
    }

    function test_SharesAreHandedOverOnceClaimsAreOver() public {
        _made();
        sales.settle(saleId, 1, ada);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClaimsRunning.selector, CLAIM_UNTIL));
        sales.handOver(saleId, 1);
        vm.warp(CLAIM_UNTIL);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleSharesHandedOver(saleId, 1, 450);
        vm.prank(stranger);
        sales.handOver(saleId, 1);
        vm.assertEq(register.freeSharesOf(dan), 450, "free");
        bytes memory reason = abi.encodeWithSelector(ICompanySale.SaleNothingToHandOver.selector, saleId, 1);
        vm.expectRevert(reason);
        sales.handOver(saleId, 1);
    }

    function test_WhatTheBuyerHadBeforeHeSellsOnce() public {
        vm.prank(cai);
        register.transfer(dan, 100);
        _openSale();
        _acceptEnough();
        vm.assertTrue(_closeSale(), "made");
        _allowAll(register, dan);
        _sell(dan, 1, 100);
        vm.expectRevert(_restricted(dan, dan, 1));
        _sell(dan, 1, 1);
    }

    function test_ARecoveredHolderSellsFromHisNewWallet() public {
        _openSale();
        _accept(eve, 0, 300);
        _accept(fay, 0, 200);
        _accept(ada, 1, 600);
        _accept(ben, 1, 300);
        vm.assertTrue(_closeSale(), "made");
        address ada2 = _recover(ada);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitWalletRetired.selector, ada));
        sales.settle(saleId, 1, ada);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleAcceptanceChanged(saleId, 1, ada, 0, 300);
        vm.prank(stranger);
        sales.prune(saleId, 1, ada);
        _sell(ada2, 1, 600);
        vm.assertEq(register.balanceOf(dan), 600, "sold");
    }

    function test_PrunedSharesDoNotAcceptTwice() public {
        _openSale();
        _accept(eve, 0, 300);
        _accept(fay, 0, 75);
        _accept(ben, 1, 300);
        _accept(cai, 1, 100);
        register.forcedTransfer(ben, cai, 200, REASON);
        sales.prune(saleId, 1, ben);
        vm.assertEq(sales.acceptedBy(saleId, 1, ben), 100, "what he has");
        vm.assertEq(register.earmarkedBy(desk, ben), 100, "earmarked");
        _accept(cai, 1, 200);
        _accept(ada, 1, 349);
        vm.assertFalse(_closeSale(), "749 of 1,000 shares, at a threshold of 750");
    }

    function test_RevertWhen_ThereIsNothingToPrune() public {
        _openSale();
        _accept(ben, 1, 300);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitNothingToPrune.selector, ben));
        sales.prune(saleId, 1, ben);
        vm.assertFalse(_closeSale(), "failed");
        bytes memory reason = abi.encodeWithSelector(
            ICompanySale.SaleWrongStage.selector,
            ICompanySale.Stage.Failed,
            ICompanySale.Stage.Open
        );
        vm.expectRevert(reason);
        sales.prune(saleId, 1, ben);
    }

    function test_ADeskThatWasNoneForAWhileFindsWhatIsGone() public {
        _openSale();
        _accept(ben, 1, 300);
        register.setDesk(desk, false);
        vm.prank(stranger);
        register.release(desk, ben, 120);
        register.setDesk(desk, true);
        sales.prune(saleId, 1, ben);
        vm.assertEq(sales.acceptedBy(saleId, 1, ben), 180, "what is still earmarked");
    }

    function _recover(address lost) private returns (address fresh) {
        fresh = _actor("replacement");
        identity.admit(fresh, bytes31(keccak256(abi.encode(lost))), IIdentityRegistry.Class.Retail, 1);
        identity.setCode(lost, IIdentityRegistry.Code.WalletRetired);
        register.recover(lost, fresh, REASON);
        _allowAll(register, fresh);
    }

    function _allowAll(ShareRegister which, address wallet) private {
        vm.prank(wallet);
        which.approve(address(sales), type(uint256).max);
    }

    function _restricted(address from, address to, uint256 shares) private pure returns (bytes memory reason) {
        return
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.PartNotFree,
                from,
                to,
                shares
            );
    }
}
