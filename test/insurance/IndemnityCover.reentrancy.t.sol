// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IAssessorPanels} from "../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// The token calls back in the middle of each function that moves money.
contract IndemnityCoverReentrancyTest is IndemnityTest {
    ReentrantToken private ambush;

    function test_BuyCannotBeEnteredAgain() public {
        IIndemnityCover.IndemnityQuote memory quote = _motorQuote(bob);
        _fund(bob, PREMIUM);
        _checkEach(bob, abi.encodeCall(IIndemnityCover.buy, (quote, _signMotor(quote))));
    }

    function test_CancelCannotBeEnteredAgain() public {
        _checkEach(alice, abi.encodeCall(IIndemnityCover.cancel, (motorQuote, alice)));
    }

    function test_AppealCannotBeEnteredAgain() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _fundBond(stranger);
        _checkEach(stranger, abi.encodeCall(IIndemnityCover.appeal, (policyId, CRASH)));
    }

    function test_ReleaseBondCannotBeEnteredAgain() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _appeal(stranger, CRASH);
        _runOut(CRASH);
        _checkEach(bob, abi.encodeCall(IIndemnityCover.releaseBond, (policyId, CRASH)));
    }

    function test_PayCannotBeEnteredAgain() public {
        _final(CRASH, LOSS);
        _checkEach(stranger, abi.encodeCall(IIndemnityCover.pay, (policyId, CRASH, alice)));
    }

    /// A decision needs no guard: in the middle of an appeal the first panel has already lost its turn.
    function test_TheFirstPanelCannotSlipInADecisionDuringAnAppeal() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        IAssessorPanels.Assessment[] memory allOfThem = _agreed(firstKeys, PANEL, CRASH, 0);
        _fundBond(stranger);
        ambush.arm(address(indemnity), abi.encodeCall(IIndemnityCover.decide, (policyId, CRASH, REPORT, allOfThem)));
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);

        bytes4 selector = IAssessorPanels.PanelSignerUnknown.selector;
        bytes memory refusal = abi.encodeWithSelector(selector, vm.addr(firstKeys[0]));
        vm.assertEq(ambush.lastReturnData(), refusal, "refusal");
        vm.assertEq(_claimOf(CRASH).assessed, LOSS, "assessed");
    }

    /// The ends of cover and policy need none either: everything is booked before the token moves.
    function test_CoverMayEndInTheMiddleOfAPayment() public {
        _notify(CRASH, LOSS);
        vm.warp(COVER_END);
        _decideOnAppeal(CRASH, LOSS);
        ambush.arm(address(indemnity), abi.encodeCall(IIndemnityCover.expire, (policyId)));
        _collect(CRASH);
        _assertPolicyState(IIndemnityCover.PolicyState.Ended);
        _assertBooks(_ended(PAYMENT, 0));
    }

    function test_ThePolicyMayCloseInTheMiddleOfItsLastPayment() public {
        _notify(CRASH, LOSS);
        _expire();
        vm.warp(RUNS_UNTIL + 1);
        _decideOnAppeal(CRASH, LOSS);
        ambush.arm(address(indemnity), abi.encodeCall(IIndemnityCover.close, (policyId)));
        _collect(CRASH);
        _assertPolicyState(IIndemnityCover.PolicyState.Closed);
        _assertBooks(_closed(PAYMENT));
    }

    function _token() internal override returns (IERC20Metadata) {
        ambush = new ReentrantToken();
        return ambush;
    }

    /// Makes one call as often as there are ways back in.
    function _checkEach(address caller, bytes memory call) private {
        IIndemnityCover.IndemnityQuote memory quote = _motorQuote(address(ambush));
        bytes[8] memory ways = [
            abi.encodeCall(IIndemnityCover.buy, (quote, "")),
            abi.encodeCall(IIndemnityCover.cancel, (quote, stranger)),
            abi.encodeCall(IIndemnityCover.notifyLoss, (policyId, HAIL, INCIDENT_AT, LOSS, EVIDENCE)),
            abi.encodeCall(IIndemnityCover.withdrawClaim, (policyId, CRASH)),
            abi.encodeCall(IIndemnityCover.appeal, (policyId, CRASH)),
            abi.encodeCall(IIndemnityCover.releaseBond, (policyId, CRASH)),
            abi.encodeCall(IIndemnityCover.pay, (policyId, CRASH, alice)),
            abi.encodeCall(IIndemnityCover.lapse, (policyId, CRASH))
        ];
        for (uint256 i = 0; i < ways.length; ++i) {
            uint256 snapshotId = vm.snapshotState();
            _checkOne(caller, call, ways[i]);
            vm.revertToState(snapshotId);
        }
    }

    function _checkOne(address caller, bytes memory call, bytes memory way) private {
        ambush.arm(address(indemnity), way);
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(indemnity).call(call);

        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertTrue(success, "the honest call");
        vm.assertEq(ambush.attempts(), 1, "attempts");
        vm.assertEq(ambush.lastReturnData(), refusal, "refusal");
    }
}
