// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// A sheet that is not confirmed can be withdrawn: by its proposer, or by a party that has only signed.
abstract contract TradeCancelTest is TradeTest {
    function test_AProposerHasHisStakeBack() public {
        _do(alice, _inceptCall());
        (bytes32 tradeId, bytes memory call) = (_id(), _cancelCall(alice));
        vm.expectEmit(product);
        emit IBilateralTrade.TradeCancelled(tradeId, alice, alice, STAKE_A);
        _do(alice, call);
        _assertState(IBilateralTrade.TradeState.Terminated, "withdrawn");
        _assertHeld(0, 0, "withdrawn");
        _assertChange(0, 0, "withdrawn");
    }

    function test_TheStakeGoesWhereTheProposerWants() public {
        _do(bob, _inceptCall());
        _do(bob, _cancelCall(stranger));
        vm.assertEq(token.balanceOf(stranger), STAKE_B, "stranger");
        _assertHeld(0, 0, "withdrawn");
    }

    function test_AProposalCanBeWithdrawnAtAnyTime() public {
        _do(alice, _inceptCall());
        vm.warp(EXPIRY + 365 days);
        _do(alice, _cancelCall(alice));
        _assertChange(0, 0, "withdrawn");
    }

    function test_AWithdrawnSignatureOpensNothing() public {
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        (bytes32 tradeId, bytes memory incept) = (_id(), _inceptCall());
        bytes memory cancel = _cancelCall(alice);
        vm.expectEmit(product);
        emit IBilateralTrade.TradeCancelled(tradeId, alice, alice, 0);
        _do(alice, cancel);

        bytes memory refusal = _wrongState(IBilateralTrade.TradeState.Terminated, IBilateralTrade.TradeState.Inactive);
        vm.expectRevert(refusal);
        _do(bob, open);
        vm.expectRevert(refusal);
        _do(bob, incept);
    }

    function test_RevertWhen_TheOtherPartyWithdrawsAProposal() public {
        bytes memory cancel = _cancelCall(bob);
        _do(alice, _inceptCall());
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotEntitled.selector, bob, alice));
        _do(bob, cancel);

        deal.salt = 2;
        cancel = _cancelCall(alice);
        _do(bob, _inceptCall());
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotEntitled.selector, alice, bob));
        _do(alice, cancel);
    }

    function test_RevertWhen_AStrangerWithdraws() public {
        bytes memory cancel = _cancelCall(stranger);
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotParty.selector, stranger, alice, bob));
        _do(stranger, cancel);
    }

    function test_RevertWhen_TheTradeIsConfirmed() public {
        bytes memory cancel = _cancelCall(alice);
        _confirmed();
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.Incepted));
        _do(alice, cancel);
    }

    function test_RevertWhen_ItIsWithdrawnTwice() public {
        bytes memory cancel = _cancelCall(alice);
        _do(alice, _inceptCall());
        _do(alice, cancel);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Terminated, IBilateralTrade.TradeState.Incepted));
        _do(alice, cancel);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Terminated, IBilateralTrade.TradeState.Incepted));
        _do(bob, cancel);
    }
}

// solhint-disable no-empty-blocks
contract FxForwardCancelTest is TradeCancelTest, ForwardDesk {}

contract WeatherOptionCancelTest is TradeCancelTest, OptionDesk {}
