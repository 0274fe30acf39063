// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {DerivativesTest} from "./support/DerivativesTest.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// Who cannot receive hurts only himself, and collects later.
abstract contract TradeCollectTest is TradeTest {
    uint256 private constant REST = uint256(STAKE_A) + STAKE_B - PAYOUT;

    function test_WhoCannotReceiveDoesNotHinderTheOther() public {
        _decided(PAYOUT);
        _block(alice, true);
        (bytes32 tradeId, bytes memory call) = (_id(), _settleCall());
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaymentFailed(tradeId, alice, PAYOUT);
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, bob, bob, REST);
        _do(stranger, call);

        _assertState(IBilateralTrade.TradeState.InTransfer, "alice waits");
        _assertHeld(PAYOUT, 0, "alice waits");
    }

    function test_CollectingEndsTheTransfer() public {
        _settleBlocked(bob);
        _assertHeld(0, REST, "bob waits");
        (bytes32 tradeId, bytes memory call) = (_id(), _collectCall(stranger));
        vm.expectEmit(product);
        emit IBilateralTrade.TradePaid(tradeId, bob, stranger, REST);
        _do(bob, call);

        vm.assertEq(token.balanceOf(stranger), REST, "where he wants it");
        _assertState(IBilateralTrade.TradeState.Settled, "settled");
        _assertHeld(0, 0, "settled");
    }

    function test_BothCanWaitAndCollect() public {
        _decided(PAYOUT);
        _block(alice, true);
        _block(bob, true);
        _do(stranger, _settleCall());
        _assertHeld(PAYOUT, REST, "both wait");
        _block(alice, false);
        _do(alice, _collectCall(alice));
        _assertState(IBilateralTrade.TradeState.InTransfer, "bob waits");
        _assertHeld(0, REST, "bob waits");
        _block(bob, false);
        _do(bob, _collectCall(bob));
        _assertState(IBilateralTrade.TradeState.Settled, "settled");
        _assertChange(500_00, -500_00, "settled");
    }

    function test_AStakeThatGoesBackWaitsToo() public {
        _confirmed();
        vm.warp(SILENT_AFTER + 1);
        _block(alice, true);
        _do(stranger, _terminateCall());
        _assertState(IBilateralTrade.TradeState.InTransfer, "alice waits");
        _do(alice, _collectCall(stranger));
        _assertState(IBilateralTrade.TradeState.Terminated, "terminated");
        vm.assertEq(token.balanceOf(stranger), STAKE_A, "her own stake");
    }

    function test_RevertWhen_NothingWaits() public {
        _settleBlocked(alice);
        (bytes memory collect, bytes32 tradeId) = (_collectCall(bob), _id());
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeNothingDue.selector, tradeId, bob));
        _do(bob, collect);
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotParty.selector, stranger, alice, bob));
        _do(stranger, collect);

        _do(alice, _collectCall(stranger));
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Settled, IBilateralTrade.TradeState.InTransfer));
        _do(alice, collect);
    }

    function test_RevertWhen_TheTradeIsNotOver() public {
        bytes memory collect = _collectCall(alice);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Inactive, IBilateralTrade.TradeState.InTransfer));
        _do(alice, collect);
        _do(alice, _inceptCall());
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Incepted, IBilateralTrade.TradeState.InTransfer));
        _do(alice, collect);
        _do(bob, _confirmCall());
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.InTransfer));
        _do(alice, collect);
        vm.warp(EXPIRY);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Valuation, IBilateralTrade.TradeState.InTransfer));
        _do(alice, collect);
    }

    function test_RevertWhen_TheAddressCannotReceiveEither() public {
        _settleBlocked(alice);
        bytes memory collect = _collectCall(alice);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice));
        _do(alice, collect);
        _assertHeld(PAYOUT, 0, "alice waits");
    }

    function _token() internal virtual override returns (IERC20Metadata) {
        return new BlocklistToken();
    }

    function _settleBlocked(address party) private {
        _decided(PAYOUT);
        _block(party, true);
        _do(stranger, _settleCall());
    }

    function _block(address account, bool blocked) private {
        BlocklistToken(address(token)).setBlocked(account, blocked);
    }
}

contract FxForwardCollectTest is TradeCollectTest, ForwardDesk {
    function _token() internal override(DerivativesTest, TradeCollectTest) returns (IERC20Metadata) {
        return super._token();
    }
}

contract WeatherOptionCollectTest is TradeCollectTest, OptionDesk {
    function _token() internal override(DerivativesTest, TradeCollectTest) returns (IERC20Metadata) {
        return super._token();
    }
}
