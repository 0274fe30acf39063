// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// First notice of a loss: who, when, of what.
contract IndemnityCoverNoticeTest is IndemnityTest {
    uint40 private constant WAITING_UNTIL = COVER_START + WAITING_SECONDS;

    function test_NoticeReservesTheMoneyAtOnce() public {
        bytes32 claimId = _claimId(CRASH);
        vm.warp(NOTICED_AT);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.LossNotified({
            claimId: claimId,
            policyId: policyId,
            incident: CRASH,
            incidentAt: INCIDENT_AT,
            claimed: LOSS,
            wanted: PAYMENT,
            evidence: EVIDENCE,
            decideBy: DECIDE_BY
        });
        vm.assertEq(_notify(CRASH, LOSS), claimId, "id");

        bytes memory expected = abi.encode(IIndemnityCover.Claim(LOSS, 0, DECIDE_BY, IIndemnityCover.Status.Noticed));
        vm.assertEq(abi.encode(_claimOf(CRASH)), expected, "claim");
        IIndemnityCover.Policy memory policy = indemnity.policyOf(policyId);
        vm.assertEq(policy.openClaims, 1, "open claims");
        vm.assertEq(policy.wanted, PAYMENT, "wanted");
        vm.assertEq(policy.paid, 0, "paid");
        vm.assertEq(policy.premium, PREMIUM, "premium");
        vm.assertEq(indemnity.payableOf(policyId, CRASH), PAYMENT, "payable");
        _assertStatus(CRASH, IIndemnityCover.Status.Noticed);
        _assertBooks(_running(0, PAYMENT));
    }

    function test_NobodyLeavesThePoolBeforeTheLoss() public {
        uint256 before = pool.maxWithdraw(provider);
        _notify(CRASH, LOSS);
        vm.assertEq(pool.maxWithdraw(provider), before, "the limit was locked all along");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_RevertWhen_SomebodyElseNotifies() public {
        vm.warp(NOTICED_AT);
        address[3] memory callers = [stranger, underwriter, vm.addr(firstKeys[0])];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectNotEntitled(callers[i], alice);
            vm.prank(callers[i]);
            indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE);
        }
    }

    function test_RevertWhen_ThePolicyIsUnknown() public {
        _expectNotEntitled(alice, address(0));
        vm.prank(alice);
        indemnity.notifyLoss("no policy", CRASH, INCIDENT_AT, LOSS, EVIDENCE);
    }

    function test_NoticeIsInTimeUntilItsLastSecond() public {
        uint40 deadline = INCIDENT_AT + NOTICE_SECONDS;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimNoticeLate.selector, deadline));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE);

        vm.warp(deadline);
        _notifyAt(INCIDENT_AT);
        vm.warp(deadline - 1);
        _notifyAt(INCIDENT_AT);
    }

    function test_RevertWhen_TheIncidentIsBeforeTheCover() public {
        vm.warp(NOTICED_AT);
        _refuseOutside(COVER_START - 1);
        _refuseOutside(0);
    }

    function test_CoverEndsBeforeItsLastSecond() public {
        vm.warp(COVER_END + 1 days);
        _refuseOutside(COVER_END);
        _refuseOutside(COVER_END + 1);
        _notifyAt(COVER_END - 1);
    }

    function test_CoverBeginsWhenTheWaitingPeriodEnds() public {
        vm.warp(NOTICED_AT);
        uint40[3] memory early = [COVER_START, COVER_START + 1, WAITING_UNTIL - 1];
        for (uint256 i = 0; i < early.length; ++i) {
            bytes4 selector = IIndemnityCover.ClaimInWaitingPeriod.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, early[i], WAITING_UNTIL));
            vm.prank(alice);
            indemnity.notifyLoss(policyId, CRASH, early[i], LOSS, EVIDENCE);
        }
        _notifyAt(WAITING_UNTIL);
        _notifyAt(WAITING_UNTIL + 1);
    }

    function test_WithoutAWaitingPeriodCoverBeginsAtItsFirstSecond() public {
        IIndemnityCover.Product memory product = _motor();
        product.waitingSeconds = 0;
        motorQuote.productId = indemnity.publish("at once", product);
        policyId = _insure(motorQuote);
        vm.warp(COVER_START);
        _refuseOutside(COVER_START - 1);
        _notifyAt(COVER_START);
    }

    function test_RevertWhen_TheIncidentIsInTheFuture() public {
        vm.warp(NOTICED_AT);
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimInFuture.selector, NOTICED_AT + 1));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, NOTICED_AT + 1, LOSS, EVIDENCE);

        _notifyAt(NOTICED_AT);
    }

    function test_RevertWhen_NothingWouldBePaid() public {
        _refuseSmall(DEDUCTIBLE);
        _refuseSmall(DEDUCTIBLE - 1);
        _refuseSmall(0);
        _refuseSmall(DEDUCTIBLE + 1); // 0.8 of a unit, rounded down

        _notify(CRASH, DEDUCTIBLE + 2); // 1.6 units
        _assertBooks(_running(0, 1));
    }

    function test_TheLargestLossWantsTheMostThatCounts() public {
        _notify(CRASH, type(uint64).max);
        vm.assertEq(_claimOf(CRASH).claimed, type(uint64).max, "claimed");
        vm.assertEq(indemnity.policyOf(policyId).wanted, MOST, "wanted");
        _assertBooks(_running(0, MOST));
    }

    function test_RevertGiven_TheIncidentIsNoticed() public {
        _notify(CRASH, LOSS);
        _refuseDuplicate();
        vm.warp(DECIDE_BY + 1);
        _refuseDuplicate();
    }

    function test_RevertGiven_TheClaimWasWithdrawn() public {
        _notify(CRASH, LOSS);
        _withdraw(CRASH);
        _refuseDuplicate();
    }

    function test_RevertGiven_TheClaimWasDenied() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, 0);
        _refuseDuplicate();
        _runOut(CRASH);
        _collect(CRASH);
        _refuseDuplicate();
    }

    function test_RevertGiven_TheClaimWasPaid() public {
        _final(CRASH, LOSS);
        _refuseDuplicate();
        _collect(CRASH);
        _refuseDuplicate();
    }

    function test_RevertGiven_TheClaimLapsed() public {
        _final(CRASH, LOSS);
        vm.warp(_claimOf(CRASH).clock + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, CRASH);
        vm.warp(INCIDENT_AT + NOTICE_SECONDS);
        _refuseDuplicate();
    }

    function test_TheSameIncidentUnderTwoPoliciesMakesTwoClaims() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        bytes32 claimId = _notify(CRASH, LOSS);
        vm.prank(bob);
        bytes32 claimOfBob = indemnity.notifyLoss(ofBob, CRASH, INCIDENT_AT, LOSS, EVIDENCE);
        vm.assertNotEq(claimId, claimOfBob, "id");
        vm.assertEq(indemnity.claimOf(claimOfBob).claimed, LOSS, "claimed");
        vm.assertEq(pool.books().reserve, 2 * PAYMENT, "reserve");
    }

    function test_TheIdIsTheHashOfPolicyAndIncident() public view {
        vm.assertEq(indemnity.claimIdOf(policyId, CRASH), keccak256(abi.encode(policyId, CRASH)), "id");
    }

    /// Notifies with the given time of the incident, and takes it back.
    function _notifyAt(uint40 incidentAt) private {
        uint256 snapshotId = vm.snapshotState();
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, incidentAt, LOSS, EVIDENCE);
        _assertStatus(CRASH, IIndemnityCover.Status.Noticed);
        vm.revertToState(snapshotId);
    }

    function _refuseOutside(uint40 incidentAt) private {
        bytes4 selector = IIndemnityCover.ClaimOutsideCover.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, incidentAt, COVER_START, COVER_END));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, incidentAt, LOSS, EVIDENCE);
    }

    function _refuseSmall(uint64 loss) private {
        vm.warp(NOTICED_AT);
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimBelowDeductible.selector, loss, DEDUCTIBLE));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, loss, EVIDENCE);
    }

    function _refuseDuplicate() private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimDuplicate.selector, _claimId(CRASH)));
        vm.prank(alice);
        indemnity.notifyLoss(policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE);
    }
}
