// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

contract IndemnityCoverCancelTest is IndemnityTest {
    function test_CancellingReturnsTheWholePremiumAndTheLock() public {
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityCancelled(policyId, PREMIUM);
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        _assertPolicyState(IIndemnityCover.PolicyState.Cancelled);
        vm.assertEq(token.balanceOf(alice), PREMIUM, "premium");
        vm.assertEq(indemnity.policyOf(policyId).premium, 0, "nothing left to earn");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0));
    }

    function test_CancelledCoverDoesNotFreezeThePool() public {
        IIndemnityCover.IndemnityQuote memory longer = _motorQuote(bob);
        longer.coverEnd = COVER_END + 1 days;
        _insure(longer);
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        vm.warp(COVER_END);
        vm.assertFalse(pool.isFrozen(), "the day of the cancelled policy");
        vm.warp(COVER_END + 1 days);
        vm.assertTrue(pool.isFrozen(), "the day of the other");
    }

    function test_TheHolderNamesAnyPayee() public {
        vm.prank(alice);
        indemnity.cancel(motorQuote, bob);
        vm.assertEq(token.balanceOf(bob), PREMIUM, "premium");
        vm.assertEq(token.balanceOf(alice), 0, "nothing for the holder");
    }

    function test_CancelsUntilTheLastSecond() public {
        vm.warp(COOLING_OFF_UNTIL + 1);
        bytes4 selector = IIndemnityCover.IndemnityCoolingOffOver.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, COOLING_OFF_UNTIL));
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        vm.warp(COOLING_OFF_UNTIL);
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);
        _assertPolicyState(IIndemnityCover.PolicyState.Cancelled);
    }

    function test_RevertWhen_SomebodyElseCancels() public {
        address[3] memory callers = [stranger, underwriter, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectNotEntitled(callers[i], alice);
            vm.prank(callers[i]);
            indemnity.cancel(motorQuote, callers[i]);
        }
    }

    function test_RevertWhen_TheQuoteIsChanged() public {
        IIndemnityCover.IndemnityQuote memory longer = motorQuote;
        longer.coolingOffUntil = COVER_START - 1;
        vm.warp(COOLING_OFF_UNTIL + 1);
        _expectPolicyState(IIndemnityCover.PolicyState.None);
        vm.prank(alice);
        indemnity.cancel(longer, alice);

        IIndemnityCover.IndemnityQuote memory mine = motorQuote;
        mine.holder = stranger;
        vm.warp(START);
        _expectPolicyState(IIndemnityCover.PolicyState.None);
        vm.prank(stranger);
        indemnity.cancel(mine, stranger);
    }

    function test_RevertWhen_CancelledTwice() public {
        vm.startPrank(alice);
        indemnity.cancel(motorQuote, alice);
        _expectPolicyState(IIndemnityCover.PolicyState.Cancelled);
        indemnity.cancel(motorQuote, alice);
        vm.stopPrank();
    }

    function test_ACancelledPolicyCoversNothingAndHasNoEnd() public {
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        vm.warp(NOTICED_AT);
        _expectPolicyState(IIndemnityCover.PolicyState.Cancelled);
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE);

        vm.warp(COVER_END + 365 days);
        _expectPolicyState(IIndemnityCover.PolicyState.Cancelled);
        indemnity.expire(policyId);
        _expectPolicyState(IIndemnityCover.PolicyState.Cancelled, IIndemnityCover.PolicyState.Ended);
        indemnity.close(policyId);
    }

    function test_CancellingLeavesOtherPoliciesAlone() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        vm.assertEq(uint256(indemnity.policyOf(ofBob).state), uint256(IIndemnityCover.PolicyState.Active), "bob");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, LIMIT, PREMIUM, 0, 0, 0, 0));
    }

    function test_AFreePolicyIsCancelledWithoutATransfer() public {
        IIndemnityCover.IndemnityQuote memory free = _motorQuote(bob);
        free.premium = 0;
        _insure(free);
        vm.prank(bob);
        indemnity.cancel(free, bob);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, LIMIT, PREMIUM, 0, 0, 0, 0));
    }
}
