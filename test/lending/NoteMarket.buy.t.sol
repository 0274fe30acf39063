// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "@openzeppelin/contracts/token/ERC6909/ERC6909.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {INoteMarket} from "../../contracts/lending/interfaces/INoteMarket.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {NoteMarketTest} from "./support/NoteMarketTest.sol";

/// Notes against money, whole or in part.
contract NoteMarketBuyTest is NoteMarketTest {
    function test_NotesAndMoneyChangeHands() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes memory signature = _signed(order);
        bytes32 hash = market.orderHash(order);
        vm.expectEmit(address(market));
        emit INoteMarket.NotesSold(hash, loan, ann, dan, UNITS, CLEAN, ACCRUED);
        vm.prank(dan);
        vm.assertEq(market.buy(order, signature, UNITS, CLEAN + ACCRUED), CLEAN + ACCRUED, "paid");

        vm.assertEq(token.balanceOf(ann), CLEAN + ACCRUED, "to the seller");
        vm.assertEq(token.balanceOf(dan), 100_000_00 - CLEAN - ACCRUED, "from the buyer");
        vm.assertEq(token.balanceOf(address(market)), 0, "the market holds no money");
        _assertUnits(ann, 40);
        _assertUnits(dan, 10);
        _assertUnits(address(market), 0);
        _assertFilled(order, UNITS, false);
    }

    function test_WhatWasPaidInBeforeStaysWithTheSeller() public {
        _rich(borrower);
        _day(FEB_28);
        _repay();
        uint256 before = notes.claimable(loan, ann);
        _buy(dan, _order(), UNITS);
        vm.assertEq(notes.claimable(loan, ann), before, "seller");
        vm.assertEq(notes.claimable(loan, dan), 0, "buyer");

        _day(MAR_31);
        _repay();
        vm.assertGt(notes.claimable(loan, dan), 0, "buyer from now on");
    }

    /// The limit on transfers is the note book's; a holder who sells in parts waits in between.
    function test_AnOrderIsSoldInParts() public {
        INoteMarket.NoteOrder memory order = _order();
        order.expiresAt += 60 days;
        _rich(borrower);
        _buy(dan, order, 4);
        _assertFilled(order, 4, false);
        _refuse(order, 6, abi.encodeWithSelector(INoteBook.NoteTransferTooFrequent.selector, FEB_10 + 30));
        _day(FEB_28);
        _repay();
        _day(FEB_10 + 30);
        _refuse(order, 7, abi.encodeWithSelector(INoteMarket.NoteOrderTooManyUnits.selector, 7, 6));
        _buy(dan, order, 6);
        _assertFilled(order, 10, false);
        _assertUnits(dan, 10);
        _refuse(order, 1, abi.encodeWithSelector(INoteMarket.NoteOrderTooManyUnits.selector, 1, 0));
    }

    function test_RevertWhen_FewerThanTheSellerSellsAtOnce() public {
        charges.transferDays = 0;
        loan = _lend();
        INoteMarket.NoteOrder memory order = _order();
        order.minUnits = 4;
        _refuse(order, 3, abi.encodeWithSelector(INoteMarket.NoteOrderTooFewUnits.selector, 3, 4));
        _buy(dan, order, 4);
        _buy(dan, order, 4);
        _refuse(order, 1, abi.encodeWithSelector(INoteMarket.NoteOrderTooFewUnits.selector, 1, 2));
        _buy(dan, order, 2);
        _assertFilled(order, 10, false);
    }

    function test_RevertWhen_NoNoteIsBought() public {
        INoteMarket.NoteOrder memory order = _order();
        order.minUnits = 0;
        _refuse(order, 0, abi.encodeWithSelector(INoteMarket.NoteOrderTooFewUnits.selector, 0, 1));
        order.units = 0;
        _refuse(order, 0, abi.encodeWithSelector(INoteMarket.NoteOrderTooFewUnits.selector, 0, 1));
    }

    function test_RevertWhen_MoreThanTheOrder() public {
        _refuse(
            _order(),
            UNITS + 1,
            abi.encodeWithSelector(INoteMarket.NoteOrderTooManyUnits.selector, UNITS + 1, UNITS)
        );
    }

    function test_RevertWhen_ItCostsMoreThanTheBuyerWants() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes memory signature = _signed(order);
        uint256 amount = CLEAN + ACCRUED;
        vm.expectRevert(abi.encodeWithSelector(INoteMarket.NotePriceAboveLimit.selector, amount, amount - 1));
        vm.prank(dan);
        market.buy(order, signature, UNITS, amount - 1);
    }

    function test_RevertWhen_TheSellerBuys() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes memory signature = _signed(order);
        vm.expectRevert(abi.encodeWithSelector(INoteMarket.NoteOrderBuyerIsSeller.selector, ann));
        vm.prank(ann);
        market.buy(order, signature, UNITS, type(uint256).max);
    }

    function test_ACancelledOrderIsNotSold() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes32 hash = market.orderHash(order);
        vm.expectRevert(abi.encodeWithSelector(INoteMarket.NoteOrderCallerNotSeller.selector, dan, ann));
        vm.prank(dan);
        market.cancel(order);

        vm.expectEmit(address(market));
        emit INoteMarket.OrderCancelled(hash, ann);
        vm.prank(ann);
        market.cancel(order);
        _assertFilled(order, 0, true);
        _refuse(order, UNITS, abi.encodeWithSelector(INoteMarket.NoteOrderCancelled.selector, hash));
        // Another number is another order.
        order.nonce = 2;
        _buy(dan, order, UNITS);
    }

    function test_ACancelledRestKeepsWhatWasSold() public {
        INoteMarket.NoteOrder memory order = _order();
        _buy(dan, order, 4);
        vm.prank(ann);
        market.cancel(order);
        _assertFilled(order, 4, true);
    }

    function test_AnAllowanceIsEnough() public {
        vm.startPrank(ann);
        notes.setOperator(address(market), false);
        notes.approve(address(market), uint160(loan), 4);
        vm.stopPrank();
        bytes memory reason = abi.encodeWithSelector(
            ERC6909.ERC6909InsufficientAllowance.selector,
            address(market),
            4,
            5,
            uint256(uint160(loan))
        );
        _refuse(_order(), 5, reason);
        _buy(dan, _order(), 4);
        vm.assertEq(notes.allowance(ann, address(market), uint160(loan)), 0, "used up");
    }

    function test_RevertWhen_TheSellerHasNotSoMany() public {
        INoteMarket.NoteOrder memory order = _order();
        order.units = 51;
        _refuse(order, 51, abi.encodeWithSelector(INoteBook.NoteTooFew.selector, 50, 51));
        _assertFilled(order, 0, false);
    }

    function test_RevertWhen_TheBuyerIsNotAdmitted() public {
        identity.setCode(dan, IIdentityRegistry.Code.Expired);
        _refuse(
            _order(),
            UNITS,
            abi.encodeWithSelector(INoteBook.NoteHolderNotAdmitted.selector, dan, IIdentityRegistry.Code.Expired)
        );
    }

    function test_RevertWhen_TheBuyerIsTheBorrower() public {
        _admit(dan, "borrower");
        _refuse(_order(), UNITS, abi.encodeWithSelector(INoteBook.NoteHolderIsBorrower.selector, dan));
    }

    function test_RevertWhen_TheBuyerIsRelatedToThePlatform() public {
        related.relate(dan);
        _refuse(_order(), UNITS, abi.encodeWithSelector(IRelatedParties.RelatedPartyForbidden.selector, dan));
    }

    function test_RevertWhen_TheBuyerWouldHoldTooMuch() public {
        INoteMarket.NoteOrder memory order = _order();
        order.units = 50;
        _afford(bob);
        bytes memory signature = _signed(order);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteShareTooLarge.selector, bob, 51, 50));
        vm.prank(bob);
        market.buy(order, signature, 21, type(uint256).max);
        _buy(bob, order, 20);
        _assertUnits(bob, 50);
    }

    function test_RevertWhen_TheBuyerLendsFromAnotherWallet() public {
        _admit(dan, "bob");
        _refuse(_order(), UNITS, abi.encodeWithSelector(INoteBook.NoteWalletOther.selector, dan, bob));
    }
}
