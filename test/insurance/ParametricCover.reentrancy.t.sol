// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// The token calls back in the middle of each function that moves money.
contract ParametricCoverReentrancyTest is CoverTest {
    ReentrantToken private ambush;

    function test_BuyCannotBeEnteredAgain() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        _checkEach(address(this), abi.encodeCall(IParametricCover.buy, (quote, _signQuote(quote))), 50_00);
    }

    function test_CancelCannotBeEnteredAgain() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        _buy(quote);
        _checkEach(alice, abi.encodeCall(IParametricCover.cancel, (quote, alice)), 0);
    }

    function test_ClaimCannotBeEnteredAgain() public {
        bytes32 policyId = _buy(cohortId, alice, 1000_00, 50_00);
        _settle(700);
        _checkEach(alice, abi.encodeCall(IParametricCover.claim, (policyId, alice)), 0);
    }

    function test_PushCannotBeEnteredAgain() public {
        bytes32 policyId = _buy(cohortId, alice, 1000_00, 50_00);
        _settle(700);
        bytes32[] memory page = _page(policyId, policyId, policyId);
        _checkEach(stranger, abi.encodeCall(IParametricCover.push, (page)), 0);
    }

    function _token() internal override returns (IERC20Metadata) {
        ambush = new ReentrantToken();
        return ambush;
    }

    /// Makes one call as often as there are ways back in.
    function _checkEach(address caller, bytes memory call, uint256 price) private {
        IParametricCover.Quote memory quote = _quote(cohortId, address(ambush), 1, 0);
        bytes[5] memory ways = [
            abi.encodeCall(IParametricCover.buy, (quote, "")),
            abi.encodeCall(IParametricCover.cancel, (quote, stranger)),
            abi.encodeCall(IParametricCover.claim, ("no policy", stranger)),
            abi.encodeCall(IParametricCover.push, (new bytes32[](0))),
            abi.encodeCall(IParametricCover.close, (cohortId))
        ];
        _fund(caller, price);
        for (uint256 i = 0; i < ways.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            _checkOne(caller, call, ways[i]);
            vm.revertToState(snapshot);
        }
    }

    function _checkOne(address caller, bytes memory call, bytes memory way) private {
        ambush.arm(address(cover), way);
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(cover).call(call);

        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertTrue(success, "the honest call");
        vm.assertEq(ambush.attempts(), 1, "attempts");
        vm.assertEq(ambush.lastReturnData(), refusal, "refusal");
    }
}
