// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// The reading divides both stakes and both parties are paid at once.
abstract contract TradeSettleTest is TradeTest {
    function test_AnybodySettlesAndBothArePaid() public {
        _decided(PAYOUT);
        (bytes32 tradeId, bytes memory call) = (_id(), _settleCall());
        uint256 rest = uint256(STAKE_A) + STAKE_B - PAYOUT;
        vm.expectEmit(product);
        emit IBilateralTrade.TradeSettled(tradeId, _readingFor(PAYOUT), PAYOUT, rest);
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, alice, alice, PAYOUT);
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, bob, bob, rest);
        _do(stranger, call);

        _assertState(IBilateralTrade.TradeState.Settled, "settled");
        _assertHeld(0, 0, "settled");
        _assertChange(500_00, -500_00, "settled");
    }

    function test_WhoWasOpenedBySignatureIsPaidAlike() public {
        _open();
        _finalise(FEED, EXPIRY, _readingFor(PAYOUT));
        _do(bob, _settleCall());
        _assertChange(500_00, -500_00, "settled");
    }

    function test_TheLoserLosesNoMoreThanHisStake() public {
        _decided(0);
        _do(stranger, _settleCall());
        _assertState(IBilateralTrade.TradeState.Settled, "settled");
        _assertChange(-int256(uint256(STAKE_A)), int256(uint256(STAKE_A)), "settled");
        _assertHeld(0, 0, "settled");
    }

    function test_ValuationBeginsWithTheExpiry() public {
        bytes memory call = _settleCall();
        _confirmed();
        vm.warp(EXPIRY - 1);
        _assertState(IBilateralTrade.TradeState.Confirmed, "one second before");
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.Valuation));
        _do(stranger, call);

        for (uint40 time = EXPIRY; time <= EXPIRY + 1; ++time) {
            vm.warp(time);
            _assertState(IBilateralTrade.TradeState.Valuation, "expired");
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotObserved.selector, FEED, EXPIRY));
            _do(stranger, call);
        }
    }

    function test_TheReadingMustBeFinal() public {
        bytes memory call = _settleCall();
        _confirmed();
        _observe(FEED, EXPIRY, _readingFor(PAYOUT));
        uint40 finalAt = EXPIRY + CHALLENGE_SECONDS;
        vm.warp(finalAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, finalAt));
        _do(stranger, call);
        vm.warp(finalAt);
        _do(stranger, call);
        _assertChange(500_00, -500_00, "settled");
    }

    function test_RevertWhen_TheReadingIsChallenged() public {
        bytes memory call = _settleCall();
        _confirmed();
        _observe(FEED, EXPIRY, _readingFor(PAYOUT));
        vm.warp(EXPIRY + CHALLENGE_SECONDS - 1);
        vm.prank(bob);
        oracle.challenge(FEED, EXPIRY);
        uint40 answerBy = EXPIRY + 2 * CHALLENGE_SECONDS - 1;
        vm.warp(answerBy - 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, answerBy));
        _do(stranger, call);
        vm.warp(answerBy);
        _do(stranger, call);
        _assertState(IBilateralTrade.TradeState.Settled, "the unanswered challenge leaves the value standing");
    }

    function test_RevertWhen_TheTradeIsNotConfirmed() public {
        bytes memory call = _settleCall();
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Inactive, IBilateralTrade.TradeState.Valuation));
        _do(stranger, call);
        _do(alice, _inceptCall());
        _finalise(FEED, EXPIRY, _readingFor(PAYOUT));
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Incepted, IBilateralTrade.TradeState.Valuation));
        _do(stranger, call);
    }

    function test_RevertWhen_ItIsSettledTwice() public {
        (bytes memory settle, bytes memory terminate) = (_settleCall(), _terminateCall());
        _decided(PAYOUT);
        _do(stranger, settle);
        bytes memory refusal = _wrongState(IBilateralTrade.TradeState.Settled, IBilateralTrade.TradeState.Valuation);
        vm.expectRevert(refusal);
        _do(stranger, settle);
        vm.expectRevert(refusal);
        _do(stranger, terminate);
    }

    function test_TradesOnOneReadingDoNotTouchEachOther() public {
        _confirmed();
        deal.salt = 2;
        _confirmed();
        _finalise(FEED, EXPIRY, _readingFor(PAYOUT));
        _do(stranger, _settleCall());
        deal.salt = 1;
        _assertHeld(STAKE_A, STAKE_B, "the other trade");
        _assertState(IBilateralTrade.TradeState.Valuation, "the other trade");
    }
}

// solhint-disable no-empty-blocks
contract FxForwardSettleTest is TradeSettleTest, ForwardDesk {}

contract WeatherOptionSettleTest is TradeSettleTest, OptionDesk {}
