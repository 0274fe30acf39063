// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

contract IndemnityCoverCloseTest is IndemnityTest {
    uint40 private constant RUNS_UNTIL = COVER_END + NOTICE_SECONDS;

    function test_ClosingEarnsThePremiumAndFreesTheLimit() public {
        vm.warp(RUNS_UNTIL + 1);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityClosed(policyId, 0);
        vm.prank(stranger);
        indemnity.close(policyId);

        _assertPolicyState(IIndemnityCover.PolicyState.Closed);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0));
        vm.assertEq(pool.maxWithdraw(provider), CAPITAL + PREMIUM - 1, "all of it, but for the virtual share's unit");
    }

    function test_ClosesAfterAPaidClaim() public {
        _final(CRASH, LOSS);
        _collect(CRASH);
        vm.warp(RUNS_UNTIL + 1);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityClosed(policyId, PAYMENT);
        indemnity.close(policyId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - PAYMENT, 0, 0, PREMIUM, 0, PAYMENT, 0));
    }

    function test_ClosesWithTheLimitUsedUp() public {
        _notify(HAIL, 5_500_00);
        _notify(CRASH, 8_000_00);
        _decide(HAIL, 5_500_00);
        _decide(CRASH, 8_000_00);
        _runOut(CRASH);
        _collect(HAIL);
        _collect(CRASH);
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, 0, LIMIT, 0));
    }

    function test_RevertWhen_LossesCanStillBeNotified() public {
        uint40[3] memory early = [START, COVER_END, RUNS_UNTIL];
        for (uint256 i = 0; i < early.length; ++i) {
            vm.warp(early[i]);
            bytes4 selector = IIndemnityCover.IndemnityStillRunning.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, RUNS_UNTIL));
            indemnity.close(policyId);
        }
    }

    /// The last loss that can be notified comes before the first second at which the policy can be closed.
    function test_TheLastNoticeComesBeforeTheEnd() public {
        vm.warp(RUNS_UNTIL - 1);
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, COVER_END - 1, LOSS, EVIDENCE);
        vm.warp(RUNS_UNTIL + 1);
        _refuseOpen(1);
    }

    function test_RevertWhen_ClaimsAreOpen() public {
        _notify(CRASH, LOSS);
        _notify(HAIL, LOSS);
        vm.warp(RUNS_UNTIL + 1);
        _refuseOpen(2);

        _decideOnAppeal(CRASH, LOSS);
        _refuseOpen(2);
        _collect(CRASH);
        _refuseOpen(1);
        _withdraw(HAIL);
        indemnity.close(policyId);
        _assertPolicyState(IIndemnityCover.PolicyState.Closed);
    }

    function test_AnAbandonedClaimLapsesAndThePolicyCloses() public {
        _final(CRASH, LOSS);
        vm.warp(uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, CRASH);
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0));
    }

    function test_RevertWhen_ClosedTwice() public {
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        _expectPolicyState(IIndemnityCover.PolicyState.Closed);
        indemnity.close(policyId);
    }

    function test_RevertWhen_ThePolicyIsUnknown() public {
        _expectPolicyState(IIndemnityCover.PolicyState.None);
        indemnity.close("no policy");
    }

    function test_AClosedPolicyTakesNoNotice() public {
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        _expectPolicyState(IIndemnityCover.PolicyState.Closed);
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE);
    }

    /// A bond is no part of the policy: its appeal ended with the claim.
    function test_TheBondIsReleasedAlsoAfterTheEnd() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, 0);
        _appeal(alice, CRASH);
        _decideOnAppeal(CRASH, LOSS);
        _collect(CRASH);
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(token.balanceOf(alice), PAYMENT + APPEAL_BOND, "payment and bond");
    }

    function test_ClosingLeavesOtherPoliciesAlone() public {
        IIndemnityCover.IndemnityQuote memory longer = _motorQuote(bob);
        longer.coverEnd = COVER_END + 1 days;
        _insure(longer);
        vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM, LIMIT, PREMIUM, PREMIUM, 0, 0, 0));
    }

    function _refuseOpen(uint256 openClaims) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.IndemnityClaimsOpen.selector, openClaims));
        indemnity.close(policyId);
    }
}
