// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {TradeHandler} from "./TradeHandler.sol";

/// @title Stateful properties of the derivatives
/// @notice Random lives of forwards and options on one oracle. After every action the properties hold; after the last
/// one every trade is ended, and nobody's money is left behind.
/// hardhat-config: invariant.runs = 16
/// hardhat-config: invariant.depth = 120
contract DerivativesInvariantTest is TradeHandler {
    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 6; ++i) this.draft(i, i * 7_77 + (i << 130), i + (500_00 << 64) + (2000 << 128), i);
        _target(address(this), _actions());
    }

    function afterInvariant() public {
        _windUp();
        _checkAll();
        vm.assertEq(_escrow(true) + _escrow(false), 0, "everybody has collected");
    }

    /// @notice The invariant runs draw from the same actions, so none of them is empty.
    function test_EveryActionTakesEffectAndIsRefused() public {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < 1500; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            bytes memory data = abi.encodePacked(
                actions[seed % actions.length],
                seed,
                uint256(keccak256(abi.encode(seed, 1))) >> (i % 2 == 0 ? 0 : 128),
                uint256(keccak256(abi.encode(seed, 2))),
                uint256(keccak256(abi.encode(seed, 3)))
            );
            if (actions[seed % actions.length] == this.incept.selector) data = _flag(data, 1);
            if (actions[seed % actions.length] == this.cancel.selector) data = _flag(data, 1);
            if (actions[seed % actions.length] == this.collect.selector) data = _flag(data, 1);
            if (actions[seed % actions.length] == this.donate.selector) data = _flag(data, 0);
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
            if (i % 100 == 99) _checkAll();
        }
        string[8] memory ways = ["incept", "confirm", "open", "cancel", "settle", "terminate", "collect", "challenge"];
        for (uint256 i = 0; i < ways.length; ++i) {
            vm.assertGt(accepted[ways[i]], 0, string.concat("never accepted: ", ways[i]));
            vm.assertGt(refused[ways[i]], 0, string.concat("never refused: ", ways[i]));
        }
        afterInvariant();
    }

    function invariant_TradesAreAsTheLedgerSays() public {
        _checkTrades();
    }

    function invariant_I26_PayoutsAreTheStakes() public view {
        _checkI26();
    }

    function invariant_MoneyBacksTheTrades() public view {
        _checkMoney();
    }

    function _checkAll() private {
        _checkI26();
        _checkMoney();
        _checkTrades();
    }

    function _checkTrades() private {
        vm.warp(clock);
        for (uint256 i = 0; i < entries.length; ++i) {
            Entry storage e = entries[i];
            IBilateralTrade.Trade memory trade = IBilateralTrade(_product(e)).tradeOf(e.id);
            vm.assertEq(trade.heldA, e.heldA, "held for the first party");
            vm.assertEq(trade.heldB, e.heldB, "held for the second party");
            IBilateralTrade.TradeState state =
                e.isOption ? option.stateOf(_optionTerms(e)) : forward.stateOf(_forwardTerms(e));
            vm.assertEq(uint256(state), uint256(_expected(e)), "state");
        }
    }

    function _checkI26() private view {
        for (uint256 i = 0; i < entries.length; ++i) {
            if (entries[i].phase != Phase.Settled) continue;
            bytes32 id = entries[i].id;
            uint256 stakes = uint256(entries[i].stakeA) + entries[i].stakeB;
            IBilateralTrade.Trade memory trade = IBilateralTrade(_product(entries[i])).tradeOf(id);
            uint256 a = entries[i].paidA + trade.heldA;
            uint256 b = entries[i].paidB + trade.heldB;
            vm.assertEq(a + b, stakes, "I26: payouts are the stakes");
            int64 value = oracle.finalValue(FEED, points[entries[i].point].expiry);
            vm.assertEq(a, _payoutA(entries[i], value), "I26: by the oracle's final value");
        }
    }

    function _checkMoney() private view {
        vm.assertEq(token.balanceOf(address(forward)), _escrow(false) + donated[false], "money of the forwards");
        vm.assertEq(token.balanceOf(address(option)), _escrow(true) + donated[true], "money of the options");
        for (uint256 i = 0; i < PEOPLE; ++i) vm.assertEq(token.balanceOf(people[i]), wallet[people[i]], "wallet");
    }

    function _expected(Entry storage e) private view returns (IBilateralTrade.TradeState) {
        if (e.phase == Phase.Drafted) return IBilateralTrade.TradeState.Inactive;
        if (e.phase == Phase.Proposed) return IBilateralTrade.TradeState.Incepted;
        if (e.phase == Phase.Withdrawn) return IBilateralTrade.TradeState.Terminated;
        if (e.phase == Phase.Bound) {
            bool isExpired = clock >= points[e.point].expiry;
            return isExpired ? IBilateralTrade.TradeState.Valuation : IBilateralTrade.TradeState.Confirmed;
        }
        if (e.heldA + e.heldB != 0) return IBilateralTrade.TradeState.InTransfer;
        bool isSettled = e.phase == Phase.Settled;
        return isSettled ? IBilateralTrade.TradeState.Settled : IBilateralTrade.TradeState.Terminated;
    }

    /// @dev Turns an argument into a truth value, as the decoder demands.
    function _flag(bytes memory data, uint256 position) private pure returns (bytes memory) {
        for (uint256 i = 0; i < 31; ++i) data[4 + 32 * position + i] = 0;
        data[4 + 32 * position + 31] = bytes1(uint8(data[4 + 32 * position + 31]) & 1);
        return data;
    }
}
