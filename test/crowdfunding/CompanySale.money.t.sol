// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {SaleTest} from "./support/SaleTest.sol";

/// Whoever cannot be paid stops nobody else.
contract CompanySalePayeesTest is SaleTest {
    function test_ABlockedHolderIsPaidLater() public {
        _made();
        _block(ada, true);
        sales.settle(saleId, 1, ada);
        sales.settle(saleId, 1, ben);
        _sell(ada, 1, 150);
        _assertShares(ada, 0, 0);
        vm.assertEq(sales.waitingOf(token, ada), 2_400_00, "waits");
        vm.warp(CLAIM_UNTIL);
        sales.refund(saleId, dan);
        vm.assertEq(token.balanceOf(desk), 2_400_00, "the buyer gets nothing of it");
        vm.prank(ada);
        sales.collect(token, stranger);
        vm.assertEq(token.balanceOf(stranger), 2_400_00, "collected elsewhere");
    }

    function test_ABlockedBuyerHasHisMoneySentElsewhere() public {
        _openSale();
        _closeSale();
        _block(dan, true);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, dan));
        sales.refund(saleId, dan);
        vm.prank(dan);
        sales.refund(saleId, stranger);
        vm.assertEq(token.balanceOf(stranger), PRICE, "elsewhere");
    }

    /// The same company is sold twice at a time: the money of one sale never pays for the other.
    function test_TwoSalesKeepTheirMoneyApart() public {
        _openSale();
        bytes32 first = saleId;
        (proposal.buyer, proposal.price) = (cai, 6_000_00);
        vm.prank(cai);
        series.approve(desk, type(uint256).max);
        _propose();
        vm.prank(cai);
        sales.open(proposal);
        saleId = first;
        _acceptEnough();
        _closeSale();
        sales.settle(saleId, 1, ada);
        vm.assertEq(sales.saleOf(saleId).left, PRICE - 1_800_00, "first");
        bytes32 second = keccak256(abi.encode(proposal));
        sales.close(second);
        sales.refund(second, cai);
        _assertGain(cai, 0);
        vm.assertEq(token.balanceOf(desk), PRICE - 1_800_00, "escrow");
    }
}

contract CompanySaleCallbackTest is SaleTest {
    function test_APayeeThatRefusesHurtsOnlyHimself() public {
        vm.etch(ada, address(new RejectingPayee()).code);
        _made();
        sales.settle(saleId, 1, ada);
        vm.assertEq(sales.waitingOf(token, ada), 1_800_00, "waits");
        sales.settle(saleId, 1, ben);
        _assertGain(ben, 1_200_00);
    }

    function _newToken() internal override returns (IERC20) {
        return new CallbackToken();
    }
}

contract CompanySaleFeeTokenTest is SaleTest {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        _propose();
        vm.expectRevert(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, PRICE - PRICE / 100, PRICE)
        );
        vm.prank(dan);
        sales.open(proposal);
    }

    function _newToken() internal override returns (IERC20) {
        return new FeeToken(100);
    }
}

contract CompanySaleNoReturnTokenTest is SaleTest {
    function test_ATokenThatReturnsNothingWorks() public {
        _made();
        sales.settle(saleId, 0, eve);
        _assertGain(eve, 3_000_00);
        vm.warp(CLAIM_UNTIL);
        sales.refund(saleId, dan);
        _assertGain(dan, -3_000_00);
    }

    function _newToken() internal override returns (IERC20) {
        return IERC20(address(new NoReturnToken()));
    }
}

contract CompanySaleRevertOnZeroTokenTest is SaleTest {
    /// The preference takes all: common shares change hands for nothing, and nothing is sent.
    function test_NothingIsSentToWhoReceivesNothing() public {
        proposal.price = 4_000_00;
        _made();
        vm.assertEq(sales.settle(saleId, 1, ada), 0, "nothing");
        _assertShares(ada, 150, 0);
        vm.assertEq(sales.settle(saleId, 0, eve), 2_400_00, "series A");
    }

    function _newToken() internal override returns (IERC20) {
        return new RevertOnZeroToken();
    }
}

contract CompanySaleFalseReturnTokenTest is SaleTest {
    function test_APaymentThatReturnsFalseWaits() public {
        _made();
        FalseReturnToken(address(token)).setFailing(true);
        sales.settle(saleId, 1, ada);
        vm.assertEq(sales.waitingOf(token, ada), 1_800_00, "waits");
        vm.warp(CLAIM_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        sales.refund(saleId, dan);
    }

    function _newToken() internal override returns (IERC20) {
        return new FalseReturnToken();
    }
}

contract CompanySaleRebasingTokenTest is SaleTest {
    /// Who is paid last bears what the token has taken away; his claim waits for the token to make up for it.
    function test_ATokenThatShrinksPaysAsFarAsItGoes() public {
        _made();
        RebasingToken(address(token)).rebase(0.5e18);
        sales.settle(saleId, 0, eve);
        sales.settle(saleId, 1, ada);
        vm.assertEq(sales.waitingOf(token, ada), 1_800_00, "waits");
    }

    function _newToken() internal override returns (IERC20) {
        return new RebasingToken();
    }
}

contract CompanySaleReentrancyTest is SaleTest {
    function test_MoneyPathsCannotBeEnteredAgain() public {
        _propose();
        _checkNoReentry(dan, abi.encodeCall(sales.open, (proposal)), _ways());
        vm.prank(dan);
        sales.open(proposal);
        _acceptEnough();
        _closeSale();
        _checkNoReentry(stranger, abi.encodeCall(sales.settle, (saleId, 1, ada)), _ways());
        _checkNoReentry(cai, abi.encodeCall(sales.sell, (saleId, 1, 10)), _ways());
        vm.warp(CLAIM_UNTIL);
        _checkNoReentry(stranger, abi.encodeCall(sales.refund, (saleId, dan)), _ways());
    }

    function _newToken() internal override returns (IERC20) {
        return new ReentrantToken();
    }

    function _ways() private view returns (bytes[] memory ways) {
        ways = new bytes[](9);
        ways[0] = abi.encodeCall(sales.open, (proposal));
        ways[1] = abi.encodeCall(sales.accept, (saleId, 1, 1));
        ways[2] = abi.encodeCall(sales.takeBack, (saleId, 1, 1));
        ways[3] = abi.encodeCall(sales.close, (saleId));
        ways[4] = abi.encodeCall(sales.settle, (saleId, 1, ada));
        ways[5] = abi.encodeCall(sales.sell, (saleId, 1, 1));
        ways[6] = abi.encodeCall(sales.release, (saleId, 1, ada));
        ways[7] = abi.encodeCall(sales.refund, (saleId, dan));
        ways[8] = abi.encodeCall(sales.collect, (token, ada));
    }
}
