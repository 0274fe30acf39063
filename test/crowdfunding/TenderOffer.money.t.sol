// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {GasBurningPayee} from "../../contracts/mocks/GasBurningPayee.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {TenderTest} from "./support/TenderTest.sol";

/// Whoever cannot be paid stops nobody else.
contract TenderOfferPayeesTest is TenderTest {
    function test_ABlockedHolderIsPaidLater() public {
        _tender(ada, 60);
        _tender(ben, 60);
        _close();
        _block(ada, true);
        tenders.settle(tenderId, ada);
        tenders.settle(tenderId, ben);
        _assertGain(ben, 500_00);
        _assertShares(ada, 550, 0);
        vm.assertEq(tenders.waitingOf(token, ada), 500_00, "waits");
        vm.prank(ada);
        tenders.collect(token, stranger);
        vm.assertEq(token.balanceOf(stranger), 500_00, "collected elsewhere");
    }

    function test_ABlockedBuyerHasHisMoneySentElsewhere() public {
        _close();
        _block(issuer, true);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, issuer));
        tenders.refund(tenderId, issuer);
        vm.prank(issuer);
        tenders.refund(tenderId, stranger);
        vm.assertEq(token.balanceOf(stranger), BUDGET, "elsewhere");
    }

    /// Money that waits is not the other offer's, and the other offer's is not his.
    function test_TwoOffersKeepTheirMoneyApart() public {
        _tender(ada, 100);
        uint256 first = tenderId;
        tenderId = _open(dan, BUDGET);
        _tender(ben, 20);
        _close();
        tenders.close(first);
        _block(ada, true);
        tenders.settle(first, ada);
        tenders.settle(tenderId, ben);
        tenders.refund(tenderId, dan);
        _assertGain(dan, -200_00);
        vm.assertEq(token.balanceOf(desk), 1_000_00, "ada's money");
        vm.assertEq(tenders.refundable(first), 0, "nothing is left of the first");
    }
}

contract TenderOfferCallbackTest is TenderTest {
    function test_APayeeThatRefusesHurtsOnlyHimself() public {
        address payee = address(new RejectingPayee());
        _sellTo(payee);
        tenders.settle(tenderId, payee);
        vm.assertEq(tenders.waitingOf(token, payee), 200_00, "waits");
    }

    function test_APayeeThatBurnsGasHurtsOnlyHimself() public {
        address payee = address(new GasBurningPayee());
        _sellTo(payee);
        tenders.settle{gas: 16_777_216 - 21_000}(tenderId, payee);
        vm.assertEq(tenders.waitingOf(token, payee), 200_00, "waits");
        tenders.settle(tenderId, ada);
        _assertGain(ada, 100_00);
    }

    function test_CollectAndSettleCannotBeEnteredAgain() public {
        address payee = address(new RejectingPayee());
        _sellTo(payee);
        tenders.settle(tenderId, payee);
        vm.etch(payee, address(new ReentrantPayee()).code);
        bytes memory again = abi.encodeCall(tenders.collect, (token, payee));
        ReentrantPayee(payable(payee)).arm(desk, again);
        _do(payee, again);
        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(ReentrantPayee(payable(payee)).lastReturnData(), refusal, "refusal");
        vm.assertEq(token.balanceOf(payee), FUNDS + 200_00, "paid once");
    }

    function _newToken() internal override returns (IERC20) {
        return new CallbackToken();
    }

    function _sellTo(address payee) private {
        _holder(payee, 50);
        vm.warp(block.timestamp + 1 days);
        _tender(payee, 20);
        _tender(ada, 10);
        _close();
    }
}

contract TenderOfferFeeTokenTest is TenderTest {
    FeeToken private costly;

    function test_RevertWhen_TheTokenKeepsAFee() public {
        costly.setFeeBps(100);
        uint256 received = 2 * BUDGET - BUDGET / 100;
        vm.expectRevert(abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, received, 2 * BUDGET));
        _open(issuer, BUDGET);
    }

    function _newToken() internal override returns (IERC20) {
        costly = new FeeToken(0);
        return costly;
    }
}

contract TenderOfferNoReturnTokenTest is TenderTest {
    function test_ATokenThatReturnsNothingWorks() public {
        _tender(ada, 60);
        _close();
        tenders.settle(tenderId, ada);
        tenders.refund(tenderId, issuer);
        _assertGain(ada, 600_00);
        _assertGain(issuer, -600_00);
    }

    function _newToken() internal override returns (IERC20) {
        return IERC20(address(new NoReturnToken()));
    }
}

contract TenderOfferFalseReturnTokenTest is TenderTest {
    function test_APaymentThatReturnsFalseWaits() public {
        _tender(ada, 60);
        _close();
        FalseReturnToken(address(token)).setFailing(true);
        tenders.settle(tenderId, ada);
        vm.assertEq(tenders.waitingOf(token, ada), 600_00, "waits");
        bytes memory refusal = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token);
        vm.expectRevert(refusal);
        tenders.refund(tenderId, issuer);
        vm.expectRevert(refusal);
        vm.prank(issuer);
        tenders.open(register, PRICE, BUDGET, DEADLINE + 30 days);
        vm.expectRevert(refusal);
        vm.prank(ada);
        tenders.collect(token, ada);
        vm.assertEq(tenders.waitingOf(token, ada), 600_00, "still waits");
    }

    function _newToken() internal override returns (IERC20) {
        return new FalseReturnToken();
    }
}

contract TenderOfferReentrancyTest is TenderTest {
    function test_MoneyPathsCannotBeEnteredAgain() public {
        bytes memory open = abi.encodeCall(tenders.open, (register, PRICE, BUDGET, DEADLINE));
        _checkNoReentry(issuer, open, _ways());
        _tender(ada, 60);
        _tender(ben, 60);
        _close();
        _checkNoReentry(stranger, abi.encodeCall(tenders.settle, (tenderId, ada)), _ways());
        vm.warp(SETTLE_UNTIL);
        _checkNoReentry(stranger, abi.encodeCall(tenders.refund, (tenderId, issuer)), _ways());
    }

    function _newToken() internal override returns (IERC20) {
        return new ReentrantToken();
    }

    function _ways() private view returns (bytes[] memory ways) {
        ways = new bytes[](7);
        ways[0] = abi.encodeCall(tenders.open, (register, PRICE, BUDGET, DEADLINE));
        ways[1] = abi.encodeCall(tenders.tender, (tenderId, 1));
        ways[2] = abi.encodeCall(tenders.takeBack, (tenderId, 1));
        ways[3] = abi.encodeCall(tenders.settle, (tenderId, ada));
        ways[4] = abi.encodeCall(tenders.lapse, (tenderId, ada));
        ways[5] = abi.encodeCall(tenders.refund, (tenderId, issuer));
        ways[6] = abi.encodeCall(tenders.collect, (token, ada));
    }
}
