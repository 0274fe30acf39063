// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {GasBurningPayee} from "../../contracts/mocks/GasBurningPayee.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {ForwardDesk} from "./support/TradeTest.sol";

/// Tokens that behave badly work, or are refused with nothing lost.
contract TradeNoReturnTokenTest is ForwardDesk {
    function test_ATokenThatReturnsNothingWorks() public {
        _decided(PAYOUT);
        _do(stranger, _settleCall());
        _assertChange(500_00, -500_00, "settled");
        _assertHeld(0, 0, "settled");
    }

    function _token() internal override returns (IERC20Metadata) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

contract TradeRevertOnZeroTokenTest is ForwardDesk {
    function test_NothingIsSentToWhoReceivesNothing() public {
        _decided(0);
        _do(stranger, _settleCall());
        _assertState(IBilateralTrade.TradeState.Settled, "settled");
        _assertHeld(0, 0, "settled");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RevertOnZeroToken();
    }
}

contract TradeFalseReturnTokenTest is ForwardDesk {
    function test_RevertWhen_AStakeDoesNotCome() public {
        bytes memory call = _inceptCall();
        FalseReturnToken(address(token)).setFailing(true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        _do(alice, call);
    }

    function test_APaymentThatReturnsFalseWaits() public {
        _decided(PAYOUT);
        FalseReturnToken(address(token)).setFailing(true);
        _do(stranger, _settleCall());
        _assertState(IBilateralTrade.TradeState.InTransfer, "both wait");
        _assertHeld(PAYOUT, 500_00, "both wait");

        bytes memory call = _collectCall(alice);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        _do(alice, call);
        FalseReturnToken(address(token)).setFailing(false);
        _do(alice, call);
        _do(bob, _collectCall(bob));
        _assertChange(500_00, -500_00, "settled");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FalseReturnToken();
    }
}

contract TradeFeeTokenTest is ForwardDesk {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        bytes memory incept = _inceptCall();
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        bytes memory refusal = abi.encodeWithSelector(
            ExactERC20.TokenAmountMismatch.selector,
            token,
            STAKE_A - STAKE_A / 100,
            STAKE_A
        );
        vm.expectRevert(refusal);
        _do(alice, incept);
        vm.expectRevert(refusal);
        _do(stranger, open);
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(100);
    }
}

contract TradeRebasingTokenTest is ForwardDesk {
    /// Said in the threat model: who is paid last bears what the token has taken away.
    function test_ATokenThatShrinksPaysAsFarAsItGoes() public {
        _decided(PAYOUT);
        RebasingToken(address(token)).rebase(0.9e18);
        _do(stranger, _settleCall());
        _assertState(IBilateralTrade.TradeState.InTransfer, "bob waits");
        vm.assertEq(IBilateralTrade(product).tradeOf(_id()).heldB, 500_00, "bob waits");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RebasingToken();
    }
}

contract TradePayeesTest is ForwardDesk {
    function test_APayeeThatRefusesHurtsOnlyHimself() public {
        deal.partyA = address(new RejectingPayee());
        _fund(deal.partyA, FUNDS);
        _settle();
        _assertState(IBilateralTrade.TradeState.InTransfer, "the refusing payee waits");
        _assertHeld(PAYOUT, 0, "the refusing payee waits");
        _do(deal.partyA, _collectCall(stranger));
        vm.assertEq(token.balanceOf(stranger), PAYOUT, "collected elsewhere");
    }

    function test_APayeeThatBurnsGasDoesNotStopTheOther() public {
        deal.partyA = address(new GasBurningPayee());
        _fund(deal.partyA, FUNDS);
        _settle();
        _assertHeld(PAYOUT, 0, "the burning payee waits");
        vm.assertEq(token.balanceOf(bob), FUNDS - 500_00, "bob is paid");
    }

    function test_CollectCannotBeEnteredAgain() public {
        deal.partyA = address(new RejectingPayee());
        _fund(deal.partyA, FUNDS);
        _settle();
        vm.etch(deal.partyA, address(new ReentrantPayee()).code);
        ReentrantPayee payee = ReentrantPayee(payable(deal.partyA));
        payee.arm(product, _collectCall(deal.partyA));
        _do(deal.partyA, _collectCall(deal.partyA));

        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(payee.lastReturnData(), refusal, "refusal");
        vm.assertEq(token.balanceOf(deal.partyA), FUNDS - STAKE_A + PAYOUT, "paid once");
        _assertHeld(0, 0, "paid once");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new CallbackToken();
    }

    /// @dev The most gas that a transaction may use.
    function _settle() private {
        _do(deal.partyA, _inceptCall());
        _do(bob, _confirmCall());
        _finalise(FEED, EXPIRY, _readingFor(PAYOUT));
        forward.settle{gas: 16_777_216 - 21_000}(_terms());
    }
}
