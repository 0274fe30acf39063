// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// Without a reading each party has its own stake back.
abstract contract TradeTerminateTest is TradeTest {
    function test_SilenceGivesBothStakesBack() public {
        _confirmed();
        vm.warp(SILENT_AFTER + 1);
        (bytes32 tradeId, bytes memory call) = (_id(), _terminateCall());
        vm.expectEmit(product);
        emit IBilateralTrade.TradeTerminated(tradeId);
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, alice, alice, STAKE_A);
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, bob, bob, STAKE_B);
        _do(stranger, call);

        _assertState(IBilateralTrade.TradeState.Terminated, "terminated");
        _assertHeld(0, 0, "terminated");
        _assertChange(0, 0, "terminated");
    }

    function test_RevertWhen_DataCanStillCome() public {
        _confirmed();
        bytes memory call = _terminateCall();
        bytes memory refusal = abi.encodeWithSelector(
            IBilateralTrade.TradeNotSilent.selector,
            FEED,
            EXPIRY,
            IQuorumOracle.Status.None
        );
        for (uint40 time = SILENT_AFTER - 1; time <= SILENT_AFTER; ++time) {
            vm.warp(time);
            vm.expectRevert(refusal);
            _do(stranger, call);
        }
        uint256 snapshot = vm.snapshotState();
        _finalise(FEED, EXPIRY, _readingFor(PAYOUT)); // the last second at which the panel is heard
        _do(stranger, _settleCall());
        vm.revertToState(snapshot);

        vm.warp(SILENT_AFTER + 1);
        _do(stranger, call);
        _assertChange(0, 0, "terminated");
    }

    function test_RevertWhen_AReadingIsOnItsWay() public {
        _confirmed();
        bytes memory call = _terminateCall();
        vm.warp(SILENT_AFTER);
        _observe(FEED, EXPIRY, _readingFor(PAYOUT));
        vm.warp(SILENT_AFTER + 1);
        vm.expectRevert(_notSilent(IQuorumOracle.Status.Posted));
        _do(stranger, call);

        vm.prank(alice);
        oracle.challenge(FEED, EXPIRY);
        vm.expectRevert(_notSilent(IQuorumOracle.Status.Challenged));
        _do(stranger, call);

        vm.warp(SILENT_AFTER + 1 + CHALLENGE_SECONDS);
        vm.expectRevert(_notSilent(IQuorumOracle.Status.Final));
        _do(stranger, call);
        _do(stranger, _settleCall());
        _assertState(IBilateralTrade.TradeState.Settled, "settled instead");
    }

    function test_RevertWhen_TheTradeIsNotExpired() public {
        _confirmed();
        bytes memory call = _terminateCall();
        vm.warp(EXPIRY - 1);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.Valuation));
        _do(stranger, call);
    }

    function test_RevertWhen_ItIsTerminatedTwice() public {
        (bytes memory settle, bytes memory terminate) = (_settleCall(), _terminateCall());
        _confirmed();
        vm.warp(SILENT_AFTER + 1);
        _do(stranger, terminate);
        bytes memory refusal = _wrongState(IBilateralTrade.TradeState.Terminated, IBilateralTrade.TradeState.Valuation);
        vm.expectRevert(refusal);
        _do(stranger, terminate);
        vm.expectRevert(refusal);
        _do(stranger, settle);
    }

    function _notSilent(IQuorumOracle.Status status) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IBilateralTrade.TradeNotSilent.selector, FEED, EXPIRY, status);
    }
}

// solhint-disable no-empty-blocks
contract FxForwardTerminateTest is TradeTerminateTest, ForwardDesk {}

contract WeatherOptionTerminateTest is TradeTerminateTest, OptionDesk {}
