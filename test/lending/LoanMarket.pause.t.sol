// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {MarketTest} from "./support/MarketTest.sol";

/// @notice A pause stops what begins, and nothing by which money goes back.
contract LoanMarketPauseTest is MarketTest {
    function test_NothingBegins() public {
        address loan = _request();
        address auction = _auction();
        address filled = _filled();
        score.nonce = 3;
        bytes memory signature = _scored();
        ILoanMarket.StandingOrder memory order;
        market.pause();

        _paused(borrower, abi.encodeCall(market.request, (wish, score, scorer, signature)));
        _paused(ann, abi.encodeCall(market.fund, (loan, 1)));
        _paused(ann, abi.encodeCall(market.bid, (auction, 1, 1)));
        _paused(ann, abi.encodeCall(market.fundByOrder, (loan, order, "", 1)));
        _paused(borrower, abi.encodeCall(market.draw, (filled)));

        market.unpause();
        _fund(loan, ann, 1);
        _bid(auction, ann, 1, 1);
        _draw(filled);
    }

    function test_FixedTicketsGetOut() public {
        (address open, address filled) = (_request(), _filled());
        _fund(open, ann, 30);
        market.pause();
        vm.warp(DEADLINE);
        market.close(open);
        market.close(filled);
        market.sendBack(open, ann);
        market.sendBack(filled, bob);
        vm.prank(ann);
        market.refund(filled, ann);
        _assertWhole();
    }

    function test_BidsGetOut() public {
        address auction = _auction();
        _bid(auction, ann, 1, 50);
        _bid(auction, bob, 1, 50);
        _bid(auction, cho, 1, 50);
        market.pause();
        vm.warp(DEADLINE);
        market.close(auction);
        address second = _secondWallet("cho");
        identity.setCode(cho, IIdentityRegistry.Code.WalletRetired);
        market.rescueBid(auction, cho, second);
        vm.prank(second);
        market.settleBidTo(auction, cho);
        market.settleBid(auction, ann);
        vm.prank(borrower);
        market.cancel(auction);
        market.sendBack(auction, ann);
        market.settleBid(auction, bob);
        _assertWhole();
        vm.assertEq(token.balanceOf(cho), PURSE, "cho");
    }

    function test_OrdersCanBeCancelled() public {
        ILoanMarket.StandingOrder memory order;
        order.lender = ann;
        market.pause();
        vm.prank(ann);
        market.cancelOrder(order);
    }

    function _filled() private returns (address loan) {
        wish.isAuction = false;
        loan = _request();
        _fund(loan, ann, 50);
        _fund(loan, bob, 50);
    }

    function _paused(address caller, bytes memory data) private {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory reason) = address(market).call(data);
        vm.assertFalse(success, "paused");
        vm.assertEq(reason, abi.encodeWithSelector(Pausable.EnforcedPause.selector), "reason");
    }

    function _assertWhole() private view {
        vm.assertEq(token.balanceOf(ann), PURSE, "ann");
        vm.assertEq(token.balanceOf(bob), PURSE, "bob");
    }
}
