// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {INoteMarket} from "../../contracts/lending/interfaces/INoteMarket.sol";
import {NoteMarket} from "../../contracts/lending/NoteMarket.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {NoteMarketTest} from "./support/NoteMarketTest.sol";

/// A signature is worth one order of one seller, at one market on one chain.
contract NoteMarketSignaturesTest is NoteMarketTest {
    function test_AContractSells() public {
        WalletERC1271 wallet = new WalletERC1271(ann);
        _admit(address(wallet), "wallet");
        _fund(_open(), address(wallet), "wallet", 1);
        vm.prank(ann);
        notes.transfer(address(wallet), uint160(loan), UNITS);
        vm.prank(ann);
        wallet.execute(address(notes), abi.encodeCall(notes.setOperator, (address(market), true)));
        INoteMarket.NoteOrder memory order = _order();
        order.seller = address(wallet);
        bytes32 hash = market.orderHash(order);
        _refuseSignature(order, _sign(keys[bob], hash));

        bytes memory signature = _sign(keys[ann], hash);
        vm.prank(dan);
        market.buy(order, signature, UNITS, type(uint256).max);
        vm.assertEq(token.balanceOf(address(wallet)), CLEAN + ACCRUED, "paid");
    }

    function test_RevertWhen_AnotherSigned() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes32 hash = market.orderHash(order);
        _refuseSignature(order, _sign(keys[bob], hash));
        _refuseSignature(order, "");
        _refuseSignature(order, abi.encodePacked(_sign(keys[ann], hash), bytes1(0)));
        order.seller = address(0);
        _refuseSignature(order, _sign(keys[ann], market.orderHash(order)));
    }

    function test_RevertWhen_AnythingInTheOrderDiffers() public {
        INoteMarket.NoteOrder memory order = _order();
        bytes memory signature = _signed(order);
        order.seller = bob;
        _refuseSignature(order, signature);
        order = _order();
        order.loan = _lend();
        _refuseSignature(order, signature);
        order = _order();
        order.units += 1;
        _refuseSignature(order, signature);
        order = _order();
        order.minUnits = 0;
        _refuseSignature(order, signature);
        order = _order();
        order.priceBps -= 1;
        _refuseSignature(order, signature);
        order = _order();
        order.expiresAt += 1;
        _refuseSignature(order, signature);
        order = _order();
        order.nonce = 2;
        _refuseSignature(order, signature);
    }

    function test_AnOrderCountsUntilItExpires() public {
        INoteMarket.NoteOrder memory order = _order();
        uint40 end = order.expiresAt;
        vm.warp(end);
        _refuse(order, UNITS, abi.encodeWithSelector(INoteMarket.NoteOrderExpired.selector, end));
        vm.warp(end - 1);
        _buy(dan, order, UNITS);
    }

    function test_RevertWhen_SignedForAnotherMarketOrChain() public {
        INoteMarket.NoteOrder memory order = _order();
        NoteMarket other = new NoteMarket(token, ledger, notes);
        _refuseSignature(order, _sign(keys[ann], other.orderHash(order)));
        bytes memory signature = _signed(order);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        _refuseSignature(order, signature);
        vm.chainId(here);
        _buy(dan, order, UNITS);
    }

    /// A signature does not buy twice, however long the order lives.
    function test_RevertWhen_TheSignatureIsUsedAgain() public {
        charges.transferDays = 0;
        loan = _lend();
        INoteMarket.NoteOrder memory order = _order();
        _buy(dan, order, UNITS);
        _refuse(order, UNITS, abi.encodeWithSelector(INoteMarket.NoteOrderTooManyUnits.selector, UNITS, 0));
        _assertUnits(dan, UNITS);
    }

    /// Two orders over the same notes: the notes are sold once.
    function test_RevertWhen_TheNotesAreSoldElsewhere() public {
        charges.transferDays = 0;
        loan = _lend();
        INoteMarket.NoteOrder memory order = _order();
        order.units = 50;
        _buy(dan, order, 50);
        order.nonce = 2;
        _refuse(order, 50, abi.encodeWithSelector(INoteBook.NoteTooFew.selector, 0, 50));
    }

    /// The standard written out, without the contract's own help.
    function test_WhatIsSignedIsEIP712() public view {
        INoteMarket.NoteOrder memory order = _order();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab Note Market"),
                keccak256("1"),
                block.chainid,
                address(market)
            )
        );
        bytes memory head = "NoteOrder(address seller,address loan,uint32 units,uint32 minUnits,uint32 priceBps,";
        bytes32 typehash = keccak256(bytes.concat(head, "uint40 expiresAt,uint256 nonce)"));
        bytes32 content = keccak256(
            abi.encode(typehash, ann, loan, UNITS, uint32(1), uint32(9_500), order.expiresAt, order.nonce)
        );
        bytes32 expected = keccak256(abi.encodePacked(hex"1901", domain, content));
        vm.assertEq(market.orderHash(order), expected, "hash");
    }

    function _refuseSignature(INoteMarket.NoteOrder memory order, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(INoteMarket.NoteOrderSignatureInvalid.selector, order.seller));
        vm.prank(dan);
        market.buy(order, signature, 1, type(uint256).max);
    }
}
