// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// The end of cover: the premium is earned, and nobody enters or leaves the pool in between.
contract IndemnityCoverExpireTest is IndemnityTest {
    /// @dev COVER_END is eight in the morning in UTC+8.
    uint40 private constant MIDNIGHT = COVER_END - 8 hours;
    uint40 private constant LAST_INCIDENT_AT = COVER_END - 1;

    function test_ExpiringEarnsThePremiumAndKeepsTheLimit() public {
        vm.warp(COVER_END);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityExpired(policyId, PREMIUM);
        vm.prank(stranger);
        indemnity.expire(policyId);

        _assertPolicyState(IIndemnityCover.PolicyState.Ended);
        vm.assertEq(indemnity.policyOf(policyId).premium, 0, "premium");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, LIMIT, 0, PREMIUM, 0, 0, 0));
        vm.assertEq(pool.totalAssets(), CAPITAL + PREMIUM, "own funds");
        vm.assertEq(pool.freeCapital(), CAPITAL + PREMIUM - LIMIT, "free capital");
    }

    function test_ExpiresWhenCoverEndsAndNotBefore() public {
        uint40[3] memory early = [START, COVER_START, COVER_END - 1];
        for (uint256 i = 0; i < early.length; ++i) {
            vm.warp(early[i]);
            vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.IndemnityStillRunning.selector, COVER_END - 1));
            indemnity.expire(policyId);
        }
        vm.warp(COVER_END);
        indemnity.expire(policyId);
        _assertPolicyState(IIndemnityCover.PolicyState.Ended);
    }

    function test_ExpiresAnyTimeLater() public {
        vm.warp(COVER_END + 3_000 days);
        _expire();
        _assertBooks(_ended(0, 0));
        _close();
        _assertBooks(_closed(0));
    }

    function test_RevertWhen_ExpiredTwice() public {
        _expire();
        _expectPolicyState(IIndemnityCover.PolicyState.Ended);
        indemnity.expire(policyId);

        _close();
        _expectPolicyState(IIndemnityCover.PolicyState.Closed);
        indemnity.expire(policyId);
    }

    function test_RevertWhen_ThePolicyIsUnknown() public {
        vm.warp(COVER_END);
        _expectPolicyState(IIndemnityCover.PolicyState.None);
        indemnity.expire("no policy");
    }

    function test_NobodyEntersOrLeavesFromTheDayOfTheEndUntilItIsBooked() public {
        _fund(bob, 1);
        vm.warp(MIDNIGHT - 1);
        vm.assertFalse(pool.isFrozen(), "the day before");
        uint40[4] memory times = [MIDNIGHT, COVER_END - 1, COVER_END, RUNS_UNTIL + 1];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            _refuseEntry();
            vm.assertEq(pool.maxWithdraw(provider), 0, "leaving");
        }
        indemnity.expire(policyId);
        vm.assertEq(pool.maxWithdraw(provider), CAPITAL + PREMIUM - LIMIT, "leaving again");
        vm.prank(bob);
        vm.assertGt(pool.deposit(1, bob), 0, "entering again");
    }

    /// Who enters right after the end pays for the premium that was earned, and has no part in it.
    function test_WhoEntersAfterTheEndHasNoPartInThePremium() public {
        _expire();
        _capitalise(bob, CAPITAL);
        vm.assertLe(pool.convertToAssets(pool.balanceOf(bob)), CAPITAL, "bob");
        // Of the premium a unit stays with the virtual share.
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)) + 1, CAPITAL + PREMIUM, "provider");
    }

    function test_OneOfTwoPoliciesThatEndOnADayKeepsThePoolFrozen() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        _expire();
        vm.assertTrue(pool.isFrozen(), "bob's");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM, 2 * LIMIT, PREMIUM, PREMIUM, 0, 0, 0));
        indemnity.expire(ofBob);
        vm.assertFalse(pool.isFrozen(), "none");
    }

    function test_OpenClaimsStayReservedOverTheEnd() public {
        _notify(CRASH, LOSS);
        _notify(HAIL, LOSS);
        vm.warp(COVER_END);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityExpired(policyId, PREMIUM);
        indemnity.expire(policyId);
        _assertBooks(_ended(0, 2 * PAYMENT));
        vm.assertFalse(pool.isFrozen(), "claims freeze nothing");

        _decideOnAppeal(CRASH, LOSS);
        _collect(CRASH);
        _assertBooks(_ended(PAYMENT, PAYMENT));
        _withdraw(HAIL);
        _assertBooks(_ended(PAYMENT, 0));
        _close();
        _assertBooks(_closed(PAYMENT));
    }

    /// What a large notice earned early is not earned again, and nothing becomes unearned after the end.
    function test_EarnedEarlyIsNotEarnedAgain() public {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_375_00); // 3,900: of the limit 100 are left
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - 9_900_00, 100_00, 100_00, 500_00, 9_900_00, 9_900_00, 0));
        vm.warp(COVER_END);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityExpired(policyId, 100_00);
        indemnity.expire(policyId);
        _assertBooks(_ended(0, 9_900_00));

        _withdraw(CRASH);
        _withdraw(HAIL);
        _assertBooks(_ended(0, 0));
    }

    function test_WhenTheLimitIsUsedUp_NothingIsLeftToEarn() public {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_500_00);
        vm.warp(COVER_END);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityExpired(policyId, 0);
        indemnity.expire(policyId);
        _assertBooks(_ended(0, LIMIT));
    }

    function test_ALossIsNotifiedAndPaidAfterTheEnd() public {
        _expire();
        vm.warp(COVER_END + 1 days);
        _notifyLate(CRASH, LAST_INCIDENT_AT);
        _assertPolicyState(IIndemnityCover.PolicyState.Ended);
        _assertBooks(_ended(0, PAYMENT));
        _decide(CRASH, LOSS);
        _runOut(CRASH);
        vm.assertEq(_collect(CRASH), PAYMENT, "paid");
        _assertBooks(_ended(PAYMENT, 0));
        _close();
        _assertBooks(_closed(PAYMENT));
    }

    function test_RevertWhen_ALossAfterTheEndIsNotifiedLateOrWasNotCovered() public {
        _expire();
        vm.warp(LAST_INCIDENT_AT + NOTICE_SECONDS + 1);
        bytes4 late = IIndemnityCover.ClaimNoticeLate.selector;
        vm.expectRevert(abi.encodeWithSelector(late, LAST_INCIDENT_AT + NOTICE_SECONDS));
        _notifyLate(CRASH, LAST_INCIDENT_AT);

        bytes4 outside = IIndemnityCover.ClaimOutsideCover.selector;
        vm.expectRevert(abi.encodeWithSelector(outside, COVER_END, COVER_START, COVER_END));
        _notifyLate(CRASH, COVER_END);

        vm.warp(LAST_INCIDENT_AT + NOTICE_SECONDS);
        _notifyLate(CRASH, LAST_INCIDENT_AT);
        _assertStatus(CRASH, IIndemnityCover.Status.Noticed);
    }

    function test_APolicyThatNobodyExpiredTakesNoticesAllTheSame() public {
        vm.warp(COVER_END + 1 days);
        _notifyLate(CRASH, LAST_INCIDENT_AT);
        _assertBooks(_running(0, PAYMENT));
        indemnity.expire(policyId);
        _assertBooks(_ended(0, PAYMENT));
    }

    function _notifyLate(bytes32 incident, uint40 incidentAt) private {
        vm.prank(alice);
        indemnity.notifyLoss(policyId, incident, incidentAt, LOSS, EVIDENCE);
    }

    function _refuseEntry() private {
        vm.assertTrue(pool.isFrozen(), "frozen");
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, bob, 1, 0));
        vm.prank(bob);
        pool.deposit(1, bob);
    }
}
