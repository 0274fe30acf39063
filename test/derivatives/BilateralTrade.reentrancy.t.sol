// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {DerivativesTest} from "./support/DerivativesTest.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// The token calls back in the middle of each function that moves money.
abstract contract TradeReentrancyTest is TradeTest {
    ReentrantToken private ambush;

    function test_InceptCannotBeEnteredAgain() public {
        _checkEach(alice, _inceptCall());
    }

    function test_ConfirmCannotBeEnteredAgain() public {
        _do(alice, _inceptCall());
        _checkEach(bob, _confirmCall());
    }

    function test_CancelCannotBeEnteredAgain() public {
        _do(alice, _inceptCall());
        _checkEach(alice, _cancelCall(alice));
    }

    function test_OpenCannotBeEnteredAgain() public {
        _checkEach(stranger, _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id())));
    }

    function test_SettleCannotBeEnteredAgain() public {
        _decided(PAYOUT);
        _checkEach(stranger, _settleCall());
    }

    function test_TerminateCannotBeEnteredAgain() public {
        _confirmed();
        vm.warp(SILENT_AFTER + 1);
        _checkEach(stranger, _terminateCall());
    }

    function _token() internal virtual override returns (IERC20Metadata) {
        ambush = new ReentrantToken();
        return ambush;
    }

    /// Makes one call as often as there are ways back in.
    function _checkEach(address caller, bytes memory call) private {
        bytes[7] memory ways = [
            _inceptCall(),
            _confirmCall(),
            _cancelCall(stranger),
            _openCall("", ""),
            _settleCall(),
            _terminateCall(),
            _collectCall(stranger)
        ];
        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        for (uint256 i = 0; i < ways.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            ambush.arm(product, ways[i]);
            _do(caller, call);
            vm.assertEq(ambush.attempts(), 1, "attempts");
            vm.assertEq(ambush.lastReturnData(), refusal, "refusal");
            vm.revertToState(snapshot);
        }
    }
}

contract FxForwardReentrancyTest is TradeReentrancyTest, ForwardDesk {
    function _token() internal override(DerivativesTest, TradeReentrancyTest) returns (IERC20Metadata) {
        return super._token();
    }
}

contract WeatherOptionReentrancyTest is TradeReentrancyTest, OptionDesk {
    function _token() internal override(DerivativesTest, TradeReentrancyTest) returns (IERC20Metadata) {
        return super._token();
    }
}
