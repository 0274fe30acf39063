// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

contract IndemnityCoverCloseTest is IndemnityTest {
    function test_ClosingFreesTheLimit() public {
        _expire();
        vm.warp(RUNS_UNTIL + 1);
        _assertBooks(_ended(0, 0));
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityClosed(policyId, 0);
        vm.prank(stranger);
        indemnity.close(policyId);

        _assertPolicyState(IIndemnityCover.PolicyState.Closed);
        _assertBooks(_closed(0));
        vm.assertEq(pool.maxWithdraw(provider), CAPITAL + PREMIUM - 1, "all of it, but for the virtual share's unit");
    }

    function test_ClosesAfterAPaidClaim() public {
        _final(CRASH, LOSS);
        _collect(CRASH);
        _expire();
        vm.warp(RUNS_UNTIL + 1);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityClosed(policyId, PAYMENT);
        indemnity.close(policyId);
        _assertBooks(_closed(PAYMENT));
    }

    function test_ClosesWithTheLimitUsedUp() public {
        _notify(HAIL, 5_500_00);
        _notify(CRASH, 8_000_00);
        _decide(HAIL, 5_500_00);
        _decide(CRASH, 8_000_00);
        _runOut(CRASH);
        _collect(HAIL);
        _collect(CRASH);
        _close();
        _assertBooks(_closed(LIMIT));
    }

    function test_RevertWhen_LossesCanStillBeNotified() public {
        _expire();
        uint40[2] memory early = [COVER_END, RUNS_UNTIL];
        for (uint256 i = 0; i < early.length; ++i) {
            vm.warp(early[i]);
            bytes4 selector = IIndemnityCover.IndemnityStillRunning.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, RUNS_UNTIL));
            indemnity.close(policyId);
        }
    }

    function test_RevertGiven_CoverHasNotExpired() public {
        uint40[3] memory times = [START, COVER_END, RUNS_UNTIL + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            _expectPolicyState(IIndemnityCover.PolicyState.Active, IIndemnityCover.PolicyState.Ended);
            indemnity.close(policyId);
        }
    }

    /// The last loss that can be notified comes before the first second at which the policy can be closed.
    function test_TheLastNoticeComesBeforeTheEnd() public {
        _expire();
        vm.warp(RUNS_UNTIL - 1);
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, COVER_END - 1, LOSS, EVIDENCE);
        vm.warp(RUNS_UNTIL + 1);
        _refuseOpen(1);
    }

    function test_RevertWhen_ClaimsAreOpen() public {
        _notify(CRASH, LOSS);
        _notify(HAIL, LOSS);
        _expire();
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
        _close();
        _assertBooks(_closed(0));
    }

    function test_RevertWhen_ClosedTwice() public {
        _close();
        _expectPolicyState(IIndemnityCover.PolicyState.Closed, IIndemnityCover.PolicyState.Ended);
        indemnity.close(policyId);
    }

    function test_RevertWhen_ThePolicyIsUnknown() public {
        _expectPolicyState(IIndemnityCover.PolicyState.None, IIndemnityCover.PolicyState.Ended);
        indemnity.close("no policy");
    }

    function test_AClosedPolicyTakesNoNotice() public {
        _close();
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
        _close();
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(token.balanceOf(alice), PAYMENT + APPEAL_BOND, "payment and bond");
    }

    function test_ClosingLeavesOtherPoliciesAlone() public {
        IIndemnityCover.IndemnityQuote memory longer = _motorQuote(bob);
        longer.coverEnd = COVER_END + 1 days;
        _insure(longer);
        _close();
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM, LIMIT, PREMIUM, PREMIUM, 0, 0, 0));
    }

    /// Closing moves nothing that belongs to providers, so who enters just before gains nothing.
    function test_ADepositAroundTheCloseGainsNothing() public {
        _final(CRASH, LOSS);
        _collect(CRASH);
        _expire();
        vm.warp(RUNS_UNTIL + 1);
        uint256 ofProvider = pool.convertToAssets(pool.balanceOf(provider));
        _capitalise(stranger, CAPITAL);
        indemnity.close(policyId);

        vm.startPrank(stranger);
        vm.assertLe(pool.redeem(pool.balanceOf(stranger), stranger, stranger), CAPITAL, "what he gets back");
        vm.stopPrank();
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)), ofProvider, "what is the provider's");
    }

    function _refuseOpen(uint256 openClaims) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.IndemnityClaimsOpen.selector, openClaims));
        indemnity.close(policyId);
    }
}
