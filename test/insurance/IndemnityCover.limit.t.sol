// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Several claims share the limit of one policy.
contract IndemnityCoverLimitTest is IndemnityTest {
    bytes32 private constant THEFT = "theft of the mirrors";
    /// @dev Loss that pays 5,000 yuan: 6,750 less 500, less 20 %.
    uint64 private constant LOSS_OF_5000 = 6_750_00;

    /// Loss 9,000; at most 8,000 counts; deductible 500; co-insurance 20 %: 6,000, of which 5,000 are left.
    function test_TheWorkedClaim() public {
        _final(CRASH, LOSS_OF_5000);
        vm.assertEq(_collect(CRASH), 5_000_00, "first claim");

        vm.warp(NOTICED_AT);
        _notify(HAIL, 9_000_00);
        vm.assertEq(_claimOf(HAIL).reserved, 5_000_00, "reserved");
        vm.assertEq(indemnity.policyOf(policyId).unearned, 0, "premium is earned");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, 5_000_00, LIMIT, 0));
        _decide(HAIL, 9_000_00);
        _runOut(HAIL);
        vm.assertEq(indemnity.payableOf(policyId, HAIL), 5_000_00, "payable");
        vm.assertEq(_collect(HAIL), 5_000_00, "capped");
        vm.assertEq(token.balanceOf(alice), LIMIT, "the limit and no more");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, 0, LIMIT, 0));
    }

    /// Nothing else is open that could free anything, so anybody may have the capped payment sent.
    function test_AStrangerHasACappedPaymentSentWhenItIsTheOnlyClaim() public {
        _final(CRASH, LOSS_OF_5000);
        _collect(CRASH);
        vm.warp(NOTICED_AT);
        _final(HAIL, 9_000_00);
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, HAIL, alice), 5_000_00, "returned");
    }

    function test_RevertWhen_TheLimitIsUsedUp() public {
        _useUp();
        vm.warp(NOTICED_AT);
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimLimitExhausted.selector, LIMIT));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, THEFT, INCIDENT_AT, LOSS, EVIDENCE);
    }

    function test_WhenOpenClaimsHoldTheLimit_ANoticeIsTakenWithNothingReserved() public {
        _holdAll();
        _notify(THEFT, LOSS);
        vm.assertEq(_claimOf(THEFT).reserved, 0, "reserved");
        vm.assertEq(indemnity.payableOf(policyId, THEFT), 0, "payable");
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 3, "open claims");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, LIMIT, LIMIT, 0));
    }

    function test_WhenTheOthersClose_TheClaimIsPaidInFull() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _withdraw(CRASH);
        vm.assertEq(indemnity.payableOf(policyId, THEFT), PAYMENT, "payable");
        _decide(THEFT, LOSS);
        _runOut(THEFT);

        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, THEFT, alice), PAYMENT, "returned");
        vm.assertEq(token.balanceOf(alice), PAYMENT, "money");
        uint64 hail = 4_000_00;
        vm.assertEq(indemnity.policyOf(policyId).incurred, PAYMENT + hail, "incurred");
        uint64 left = LIMIT - PAYMENT - hail;
        uint64 resources = CAPITAL + PREMIUM - PAYMENT - hail;
        _assertBooks(ISolvencyPool.Books(resources, left, 0, PREMIUM, hail, PAYMENT + hail, 0));
    }

    function test_RevertWhen_AStrangerHasTooLittleSentWhileOthersAreOpen() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _decide(THEFT, LOSS);
        _runOut(THEFT);
        _refuseAwaiting(0, PAYMENT);

        // The other claims give back a part: 4,000 of hail become 2,000.
        _decide(HAIL, 3_000_00);
        _runOut(HAIL);
        _collect(HAIL);
        _refuseAwaiting(2_000_00, PAYMENT);

        _withdraw(CRASH);
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, THEFT, alice), PAYMENT, "in full at last");
    }

    function test_TheHolderMayTakeLessAtOnce() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _decide(THEFT, LOSS);
        _decide(HAIL, 3_000_00);
        _runOut(THEFT);
        _collect(HAIL);

        vm.assertEq(_collect(THEFT), 2_000_00, "returned");
        _assertStatus(THEFT, IIndemnityCover.Status.Paid);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, MOST, LIMIT, 0));
    }

    function test_AClaimWithNothingReservedCanBeWithdrawnOrLapse() public {
        _holdAll();
        _notify(THEFT, LOSS);
        uint256 snapshotId = vm.snapshotState();
        _withdraw(THEFT);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, LIMIT, LIMIT, 0));

        vm.revertToState(snapshotId);
        _decide(THEFT, LOSS);
        vm.warp(uint256(_claimOf(THEFT).clock) + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, THEFT);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, LIMIT, LIMIT, 0));
    }

    function test_PartialClaimsAddUpToTheLimit() public {
        uint64[4] memory amounts = [PAYMENT, PAYMENT, PAYMENT, 1_600_00];
        for (uint64 i = 0; i < 4; ++i) {
            vm.warp(NOTICED_AT);
            bytes32 incident = bytes32(uint256(i) + 1);
            _final(incident, LOSS);
            vm.assertEq(_collect(incident), amounts[i], "paid");
        }
        vm.assertEq(token.balanceOf(alice), LIMIT, "money");
        vm.assertEq(indemnity.policyOf(policyId).incurred, LIMIT, "incurred");
    }

    /// The lock of a policy never falls below its unearned premium, so the rest is earned before its time.
    function test_PremiumThatTheRestOfTheLimitNoLongerBacksIsEarned() public {
        _notify(CRASH, 8_000_00);
        // 3,400 leave exactly the premium of 600 under the limit: nothing is earned yet.
        _notify(HAIL, 4_750_00);
        _assertBooks(_running(0, LIMIT - PREMIUM));
        vm.assertEq(indemnity.policyOf(policyId).unearned, PREMIUM, "exactly backed");

        // Eight units more are eight units of premium.
        _notify(THEFT, DEDUCTIBLE + 10);
        uint64 reserved = LIMIT - PREMIUM + 8;
        vm.assertEq(indemnity.policyOf(policyId).unearned, PREMIUM - 8, "unearned");
        uint64 resources = CAPITAL + PREMIUM - reserved;
        _assertBooks(ISolvencyPool.Books(resources, PREMIUM - 8, PREMIUM - 8, 8, reserved, reserved, 0));

        // What was earned stays earned when the claim is taken back.
        _withdraw(THEFT);
        reserved -= 8;
        _assertBooks(ISolvencyPool.Books(resources + 8, PREMIUM, PREMIUM - 8, 8, reserved, reserved, 0));
    }

    function test_EarnedEarlyIsNotEarnedAgainAtTheEnd() public {
        _holdAll();
        _withdraw(CRASH);
        _withdraw(HAIL);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, LIMIT, 0, PREMIUM, 0, 0, 0));
        vm.warp(COVER_END + NOTICE_SECONDS + 1);
        indemnity.close(policyId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0));
    }

    function test_TheLimitOfOnePolicyIsNotThatOfAnother() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        _useUp();
        vm.warp(NOTICED_AT);
        vm.prank(bob);
        indemnity.notifyLoss(ofBob, CRASH, INCIDENT_AT, 8_000_00, EVIDENCE);
        vm.assertEq(indemnity.policyOf(ofBob).incurred, MOST, "incurred");
    }

    /// However many claims there are, whatever the panels find and in whatever order they close.
    function testFuzz_NeverMoreThanTheLimitIsPaid(uint64[4] memory claimed, uint64[4] memory found) public {
        for (uint256 i = 0; i < 4; ++i) {
            uint64 loss = uint64(_bound(claimed[i], DEDUCTIBLE + 2, 12_000_00));
            if (i != 0 && indemnity.policyOf(policyId).openClaims == 0) break;
            _notify(bytes32(i + 1), loss);
            _decide(bytes32(i + 1), uint64(_bound(found[i], 0, 12_000_00)));
        }
        vm.warp(NOTICED_AT + APPEAL_SECONDS + 1);
        uint64 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            sum += _collect(bytes32(4 - i));
            uint64 incurred = indemnity.policyOf(policyId).incurred;
            vm.assertLe(incurred, LIMIT, "incurred");
            vm.assertEq(pool.books().locked, LIMIT - incurred, "locked");
        }
        vm.assertEq(token.balanceOf(alice), sum, "money");
        vm.assertEq(indemnity.policyOf(policyId).incurred, sum, "incurred is what was paid");
        uint64 earned = pool.books().earned;
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - sum, LIMIT - sum, PREMIUM - earned, earned, 0, sum, 0));
    }

    /// 6,000 and 4,000 of the limit go to two claims that are paid.
    function _useUp() private {
        _final(CRASH, 8_000_00);
        vm.warp(NOTICED_AT);
        _final(HAIL, 5_500_00);
        _collect(CRASH);
        _collect(HAIL);
    }

    /// 6,000 and 4,000 of the limit are reserved for two claims that stay open.
    function _holdAll() private {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_500_00);
    }

    function _refuseAwaiting(uint256 available, uint256 full) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimAwaitsOthers.selector, available, full));
        vm.prank(stranger);
        indemnity.pay(policyId, THEFT, alice);
    }
}
