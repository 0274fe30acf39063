// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssessorPanels} from "../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// What a panel decides, and what happens when it does not.
contract IndemnityCoverDecideTest is IndemnityTest {
    bytes32 private claimId;

    function setUp() public override {
        super.setUp();
        claimId = _notify(CRASH, LOSS);
    }

    function test_AQuorumDecidesTheLoss() public {
        vm.warp(NOTICED_AT + 2 days);
        uint40 appealBy = uint40(block.timestamp) + APPEAL_SECONDS;
        IAssessorPanels.Assessment[] memory assessments = _agreed(firstKeys, QUORUM, CRASH, 3_000_00);

        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimDecided(claimId, 3_000_00, QUORUM, REPORT, false, appealBy);
        vm.prank(stranger);
        vm.assertEq(indemnity.decide(policyId, CRASH, REPORT, assessments), 3_000_00, "returned");

        IIndemnityCover.Claim memory claim = _claimOf(CRASH);
        vm.assertEq(claim.assessed, 3_000_00, "assessed");
        vm.assertEq(claim.clock, appealBy, "clock");
        vm.assertEq(claim.claimed, LOSS, "claimed");
        _assertStatus(CRASH, IIndemnityCover.Status.Decided);
        vm.assertEq(indemnity.payableOf(policyId, CRASH), 2_000_00, "payable");
        _assertBooks(_running(0, PAYMENT));
    }

    function test_TheMedianCountsAndOutliersDoNot() public {
        vm.assertEq(_decideOn(_losses(0, 3_000_00, type(uint64).max)), 3_000_00, "median of three");
    }

    function test_WithAnEvenNumberTheLowerMiddleCounts() public {
        uint64[] memory losses = new uint64[](4);
        (losses[0], losses[1], losses[2], losses[3]) = (1_000_00, 2_000_00, 3_000_00, 3_500_00);
        vm.assertEq(_decideOn(losses), 2_000_00, "median of four");
    }

    function test_AllFiveMaySign() public {
        uint64[] memory losses = new uint64[](5);
        (losses[0], losses[1], losses[2]) = (1_000_00, 1_000_00, 1_500_00);
        (losses[3], losses[4]) = (3_000_00, 3_500_00);
        vm.assertEq(_decideOn(losses), 1_500_00, "median of five");
    }

    function test_NeverMoreThanWasNotified() public {
        vm.assertEq(_decide(CRASH, type(uint64).max), LOSS, "returned");
        vm.assertEq(_claimOf(CRASH).assessed, LOSS, "assessed");
        _runOut(CRASH);
        vm.assertEq(_collect(CRASH), PAYMENT, "paid");
    }

    function test_NeverMoreThanWasNotifiedOnAppeal() public {
        _decide(CRASH, 1_000_00);
        _appeal(alice, CRASH);
        vm.assertEq(_decideOnAppeal(CRASH, 2 * LOSS), LOSS, "returned");
    }

    function test_AMedianOfZeroDenies() public {
        vm.assertEq(_decideOn(_losses(0, 0, LOSS)), 0, "returned");
        _assertStatus(CRASH, IIndemnityCover.Status.Decided);
        _runOut(CRASH);

        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimPaid(claimId, alice, 0);
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, CRASH, alice), 0, "paid");
        _assertStatus(CRASH, IIndemnityCover.Status.Paid);
        _assertBooks(_running(0, 0));
        vm.assertEq(token.balanceOf(alice), 0, "money");
    }

    function test_RevertGiven_TheClaimIsDecided() public {
        _decide(CRASH, LOSS);
        IAssessorPanels.Assessment[] memory again = _agreed(firstKeys, QUORUM, CRASH, 0);

        _expectStatus(IIndemnityCover.Status.Decided, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, again);

        _runOut(CRASH);
        _expectStatus(IIndemnityCover.Status.Final, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, again);

        _collect(CRASH);
        _expectStatus(IIndemnityCover.Status.Paid, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, again);
    }

    function test_RevertWhen_NobodyNotifiedTheIncident() public {
        IAssessorPanels.Assessment[] memory assessments = _agreed(firstKeys, QUORUM, HAIL, LOSS);
        _expectStatus(IIndemnityCover.Status.None, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, HAIL, REPORT, assessments);
    }

    function test_RevertGiven_TheClaimIsWithdrawn() public {
        _withdraw(CRASH);
        IAssessorPanels.Assessment[] memory assessments = _agreed(firstKeys, QUORUM, CRASH, LOSS);
        _expectStatus(IIndemnityCover.Status.Withdrawn, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, assessments);
    }

    function test_TheFirstPanelDecidesInItsLastSecond() public {
        vm.warp(DECIDE_BY);
        _assertStatus(CRASH, IIndemnityCover.Status.Noticed);
        vm.assertEq(_decide(CRASH, LOSS), LOSS, "returned");
    }

    function test_WhenTheFirstPanelIsSilent_TheAppealPanelDecidesAndNobodyIsDenied() public {
        vm.warp(DECIDE_BY + 1);
        _assertStatus(CRASH, IIndemnityCover.Status.Escalated);
        vm.assertEq(indemnity.payableOf(policyId, CRASH), PAYMENT, "payable");
        _assertBooks(_running(0, PAYMENT));

        vm.warp(DECIDE_BY + 700 days);
        _assertStatus(CRASH, IIndemnityCover.Status.Escalated);
        IAssessorPanels.Assessment[] memory assessments = _agreed(appealKeys, APPEAL_QUORUM, CRASH, 3_000_00);
        uint40 now40 = uint40(block.timestamp);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimDecided(claimId, 3_000_00, APPEAL_QUORUM, REPORT, true, now40);
        vm.assertEq(indemnity.decide(policyId, CRASH, REPORT, assessments), 3_000_00, "returned");

        _assertStatus(CRASH, IIndemnityCover.Status.Final);
        vm.assertEq(_claimOf(CRASH).clock, now40, "final since");
        vm.assertEq(_collect(CRASH), 2_000_00, "paid at once");
    }

    function test_RevertGiven_TheTimeOfTheFirstPanelIsOver() public {
        vm.warp(DECIDE_BY + 1);
        _expectTooSmall(QUORUM, APPEAL_QUORUM);
        indemnity.decide(policyId, CRASH, REPORT, new IAssessorPanels.Assessment[](QUORUM));

        IAssessorPanels.Assessment[] memory allOfThem = _agreed(firstKeys, PANEL, CRASH, LOSS);
        bytes4 selector = IAssessorPanels.PanelSignerUnknown.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, vm.addr(firstKeys[0])));
        indemnity.decide(policyId, CRASH, REPORT, allOfThem);
    }

    function test_RevertGiven_TheAppealPanelDecidedInPlaceOfTheFirst() public {
        vm.warp(DECIDE_BY + 1);
        _decideOnAppeal(CRASH, LOSS);

        IAssessorPanels.Assessment[] memory again = _agreed(appealKeys, APPEAL_QUORUM, CRASH, 0);
        _expectStatus(IIndemnityCover.Status.Final, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, again);
        _expectStatus(IIndemnityCover.Status.Final, IIndemnityCover.Status.Decided);
        vm.prank(alice);
        indemnity.appeal(policyId, CRASH);
    }

    function test_RevertWhen_TheAppealPanelDecidesBeforeItsTurn() public {
        IAssessorPanels.Assessment[] memory early = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        bytes4 selector = IAssessorPanels.PanelSignerUnknown.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, vm.addr(appealKeys[0])));
        indemnity.decide(policyId, CRASH, REPORT, early);
    }

    function testFuzz_TheMedianIsTheLossOfTheMiddle(uint64 a, uint64 b, uint64 c) public {
        (a, b) = a < b ? (a, b) : (b, a);
        (b, c) = b < c ? (b, c) : (c, b);
        (a, b) = a < b ? (a, b) : (b, a);
        vm.assertEq(_decideOn(_losses(a, b, c)), b < LOSS ? b : LOSS, "median");
    }

    function _decideOn(uint64[] memory losses) private returns (uint64 assessed) {
        return indemnity.decide(policyId, CRASH, REPORT, _signed(firstKeys, CRASH, losses));
    }

    function _expectTooSmall(uint256 actual, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelQuorumTooSmall.selector, actual, needed));
    }

    function _losses(uint64 a, uint64 b, uint64 c) private pure returns (uint64[] memory losses) {
        losses = new uint64[](3);
        (losses[0], losses[1], losses[2]) = (a, b, c);
    }
}
