// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract LoanMarketFeeTokenTest is MarketTest {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        (address loan, address auction) = (_request(), _auction());
        FeeToken(address(token)).setFeeBps(100);
        bytes memory reason = abi.encodeWithSelector(
            ExactERC20.TokenAmountMismatch.selector,
            address(token),
            990_00,
            1_000_00
        );
        _expect(reason);
        _fund(loan, ann, 10);
        _expect(reason);
        _bid(auction, ann, 4, 10);
        vm.assertEq(market.requestOf(loan).filled, 0, "nothing is booked");
        vm.assertEq(market.requestOf(auction).filled, 0, "nothing is booked");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new FeeToken(0);
    }
}

contract LoanMarketFalseReturnTokenTest is MarketTest {
    function test_RevertWhen_TheTokenReturnsFalse() public {
        address loan = _request();
        FalseReturnToken(address(token)).setFailing(true);
        _expect(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        _fund(loan, ann, 10);
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new FalseReturnToken();
    }
}

contract LoanMarketNoReturnTokenTest is MarketTest {
    function test_ATokenWithoutReturnValueWorks() public {
        address loan = _request();
        _fund(loan, ann, 10);
        vm.prank(borrower);
        market.cancel(loan);
        market.sendBack(loan, ann);
        vm.assertEq(token.balanceOf(ann), PURSE, "ann");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

contract LoanMarketNoZeroTokenTest is MarketTest {
    function test_NothingIsMovedWhereNothingIsOwed() public {
        address auction = _auction();
        _bid(auction, ann, 4, 50);
        _bid(auction, bob, 4, 50);
        vm.warp(DEADLINE);
        market.close(auction);
        market.settleBid(auction, ann);
        vm.assertEq(_units(auction, ann), 50, "notes, and no refund of zero");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new RevertOnZeroToken();
    }
}

contract LoanMarketBlocklistTokenTest is MarketTest {
    function test_ABlockedLenderNamesAnotherAddressAndStopsNobody() public {
        address auction = _auction();
        _bid(auction, ann, 4, 50);
        _bid(auction, bob, 4, 50);
        _bid(auction, cho, 4, 50);
        BlocklistToken(address(token)).setBlocked(cho, true);
        vm.warp(DEADLINE);
        market.close(auction);
        _draw(auction);
        bytes memory reason = abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, cho);
        _expect(reason);
        market.settleBid(auction, cho);
        market.settleBid(auction, ann);
        market.settleBid(auction, bob);
        vm.prank(cho);
        market.settleBidTo(auction, _actor("friend"));
        vm.assertEq(token.balanceOf(_actor("friend")), 5_000_00, "friend");
    }

    function test_ABlockedLenderOfAFailedRequest() public {
        address loan = _request();
        _fund(loan, ann, 10);
        _fund(loan, bob, 10);
        BlocklistToken(address(token)).setBlocked(ann, true);
        vm.prank(borrower);
        market.cancel(loan);
        market.sendBack(loan, bob);
        _expect(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, ann));
        market.sendBack(loan, ann);
        vm.prank(ann);
        market.refund(loan, _actor("friend"));
        vm.assertEq(token.balanceOf(_actor("friend")), 1_000_00, "friend");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new BlocklistToken();
    }
}

contract LoanMarketReentrantTokenTest is MarketTest {
    function test_NoWayBackIn() public {
        (address loan, address auction) = (_request(), _auction());
        _ambush(abi.encodeCall(market.fund, (loan, 1)));
        _fund(loan, ann, 10);
        _stopped();
        _ambush(abi.encodeCall(market.bid, (auction, 1, 1)));
        _bid(auction, ann, 4, 50);
        _stopped();
        _bid(auction, bob, 4, 50);
        _bid(auction, cho, 4, 50);
        vm.warp(DEADLINE);
        market.close(auction);

        _ambush(abi.encodeCall(market.settleBid, (auction, cho)));
        market.settleBid(auction, cho);
        _stopped();
        _ambush(abi.encodeCall(market.close, (loan)));
        _draw(auction);
        _stopped();
        vm.assertEq(token.balanceOf(cho), PURSE, "once");
    }

    function test_ARefundIsPaidOnce() public {
        address loan = _request();
        _fund(loan, ann, 10);
        _fund(loan, bob, 10);
        vm.prank(borrower);
        market.cancel(loan);
        _ambush(abi.encodeCall(market.sendBack, (loan, ann)));
        market.sendBack(loan, ann);
        _stopped();
        _ambush(abi.encodeCall(market.refund, (loan, ann)));
        vm.prank(bob);
        market.refund(loan, bob);
        _stopped();
        vm.assertEq(token.balanceOf(ann), PURSE, "ann");
        vm.assertEq(token.balanceOf(loan), 0, "escrow");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new ReentrantToken();
    }

    function _ambush(bytes memory data) private {
        ReentrantToken(address(token)).arm(address(market), data);
    }

    function _stopped() private view {
        ReentrantToken attacker = ReentrantToken(address(token));
        vm.assertEq(attacker.target(), address(0), "the ambush was fired");
        vm.assertFalse(attacker.lastSuccess(), "and went wrong");
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(attacker.lastReturnData(), reason, "at the door");
    }
}
