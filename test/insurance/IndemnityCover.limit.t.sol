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
        vm.assertEq(indemnity.policyOf(policyId).wanted, MOST, "wanted");
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

    function test_WhenOpenClaimsHoldTheLimit_AnotherNoticeReservesNothingMore() public {
        _holdAll();
        _assertBooks(_running(0, LIMIT));
        _notify(THEFT, LOSS);
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 3, "open claims");
        vm.assertEq(indemnity.policyOf(policyId).wanted, LIMIT + PAYMENT, "wanted");
        vm.assertEq(indemnity.payableOf(policyId, THEFT), PAYMENT, "payable if it is first");
        _assertBooks(_running(0, LIMIT));

        _withdraw(THEFT);
        _assertBooks(_running(0, LIMIT));
    }

    /// Two claims want more than a half of the limit each: whose claim is paid first takes first.
    function test_WhoIsDecidedAndPaidFirstIsPaidInFull() public {
        bytes32[2] memory incidents = [CRASH, HAIL];
        for (uint256 i = 0; i < 2; ++i) {
            uint256 snapshotId = vm.snapshotState();
            (bytes32 first, bytes32 second) = (incidents[i], incidents[1 - i]);
            _notify(CRASH, 8_000_00);
            _notify(HAIL, 8_000_00);
            _assertBooks(_running(0, LIMIT));
            _decide(first, 8_000_00);
            _runOut(first);
            vm.assertEq(_collect(first), MOST, "in full");
            _assertBooks(_running(MOST, LIMIT - MOST));

            vm.assertEq(indemnity.payableOf(policyId, second), LIMIT - MOST, "the rest");
            vm.warp(NOTICED_AT);
            _decide(second, 8_000_00);
            _runOut(second);
            vm.assertEq(_collect(second), LIMIT - MOST, "and the rest is paid");
            _assertBooks(_running(LIMIT, 0));
            vm.revertToState(snapshotId);
        }
    }

    /// What a claim did not need stays reserved as far as others want it, and goes under the lock only then.
    function test_ADeniedClaimLeavesItsReserveToTheOthersFirst() public {
        _holdAll();
        _notify(THEFT, LOSS); // wanted: 6,000, 4,000 and 2,800
        _decide(CRASH, 0);
        _runOut(CRASH);
        vm.assertEq(_collect(CRASH), 0, "denied");
        _assertBooks(_running(0, 4_000_00 + PAYMENT));
        vm.assertEq(indemnity.policyOf(policyId).wanted, 4_000_00 + PAYMENT, "wanted");

        _withdraw(HAIL);
        _assertBooks(_running(0, PAYMENT));
        _withdraw(THEFT);
        _assertBooks(_running(0, 0));
    }

    function test_ALapsedClaimLeavesItsReserveToTheOthersFirst() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _decide(CRASH, 8_000_00);
        vm.warp(uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, CRASH);
        _assertBooks(_running(0, 4_000_00 + PAYMENT));
    }

    /// Others have used the limit while this claim waited for its decision.
    function test_WhenNothingIsLeft_ADecidedClaimClosesWithNothing() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _decide(CRASH, 8_000_00);
        _decide(HAIL, 5_500_00);
        _decide(THEFT, LOSS);
        _runOut(THEFT);
        _collect(CRASH);
        _collect(HAIL);
        _assertBooks(_running(LIMIT, 0));

        vm.assertEq(indemnity.payableOf(policyId, THEFT), 0, "payable");
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, THEFT, alice), 0, "returned");
        _assertStatus(THEFT, IIndemnityCover.Status.Paid);
        _assertBooks(_running(LIMIT, 0));
    }

    /// A finding of an earlier version: silence about two claims made a third lapse, and nothing was paid at all.
    /// Found by an adversarial reading: a notice beyond all measure may not shut out the next one.
    function test_AHugeNoticeWantsNoMoreThanTheLimit() public {
        IIndemnityCover.IndemnityQuote memory quote = _motorQuote(alice);
        quote.perClaimLimit = type(uint64).max;
        bytes32 id = _insure(quote);
        vm.warp(NOTICED_AT);
        vm.startPrank(alice);
        indemnity.notifyLoss(id, CRASH, INCIDENT_AT, type(uint64).max, EVIDENCE);
        indemnity.notifyLoss(id, HAIL, INCIDENT_AT, type(uint64).max, EVIDENCE);
        vm.stopPrank();
        vm.assertEq(indemnity.policyOf(id).wanted, 2 * LIMIT, "twice the limit");
    }

    function test_SilenceAboutOneClaimDoesNotLoseAnother() public {
        _holdAll();
        _notify(THEFT, LOSS);
        _decide(THEFT, LOSS);
        vm.warp(uint256(_claimOf(THEFT).clock) + CLAIM_SECONDS);
        _assertStatus(CRASH, IIndemnityCover.Status.Escalated);
        _assertStatus(HAIL, IIndemnityCover.Status.Escalated);
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, THEFT, alice), PAYMENT, "in full, though the others are undecided");
        _assertBooks(_running(PAYMENT, LIMIT - PAYMENT));
    }

    /// A finding of an earlier version: open claims were counted in eight bits.
    function test_The257thOpenClaimIsTakenLikeTheFirst() public {
        for (uint256 i = 1; i <= 257; ++i) _notify(bytes32(i), LOSS);
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 257, "open claims");
        vm.assertEq(indemnity.policyOf(policyId).wanted, 257 * PAYMENT, "wanted");
        _assertBooks(_running(0, LIMIT));
        for (uint256 i = 1; i <= 257; ++i) _withdraw(bytes32(i));
        _assertBooks(_running(0, 0));
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
        vm.assertEq(indemnity.policyOf(policyId).paid, LIMIT, "paid");
    }

    function test_TheLimitOfOnePolicyIsNotThatOfAnother() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        _useUp();
        vm.warp(NOTICED_AT);
        vm.prank(bob);
        indemnity.notifyLoss(ofBob, CRASH, INCIDENT_AT, 8_000_00, EVIDENCE);
        vm.assertEq(indemnity.policyOf(ofBob).wanted, MOST, "wanted");
        vm.assertEq(pool.books().reserve, MOST, "reserved in full");
    }

    /// However many claims there are, whatever the panels find and in whatever order they close.
    function testFuzz_NeverMoreThanTheLimitIsPaid(uint64[4] memory claimed, uint64[4] memory found) public {
        for (uint256 i = 0; i < 4; ++i) {
            _notify(bytes32(i + 1), uint64(_bound(claimed[i], DEDUCTIBLE + 2, 12_000_00)));
            _decide(bytes32(i + 1), uint64(_bound(found[i], 0, 12_000_00)));
            _assertConsistent(0);
        }
        vm.warp(NOTICED_AT + APPEAL_SECONDS + 1);
        uint64 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            sum += _collect(bytes32(4 - i));
            _assertConsistent(sum);
        }
        vm.assertEq(token.balanceOf(alice), sum, "money");
        _assertBooks(_running(sum, 0));
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

    /// The reserve is what the policy wants, as far as its limit holds it, and the books follow it.
    function _assertConsistent(uint64 paid) private view {
        IIndemnityCover.Policy memory policy = indemnity.policyOf(policyId);
        vm.assertEq(policy.paid, paid, "paid");
        vm.assertLe(paid, LIMIT, "limit");
        _assertBooks(_running(paid, policy.wanted < LIMIT - paid ? policy.wanted : LIMIT - paid));
    }
}
