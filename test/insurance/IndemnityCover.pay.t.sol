// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// The end of a claim: paid, or not collected in time.
contract IndemnityCoverPayTest is IndemnityTest {
    function test_TheHolderCollects() public {
        bytes32 claimId = _final(CRASH, LOSS);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimPaid(claimId, alice, PAYMENT);
        vm.assertEq(_collect(CRASH), PAYMENT, "returned");

        _assertStatus(CRASH, IIndemnityCover.Status.Paid);
        vm.assertEq(token.balanceOf(alice), PAYMENT, "money");
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 0, "open claims");
        vm.assertEq(indemnity.policyOf(policyId).paid, PAYMENT, "paid");
        vm.assertEq(indemnity.policyOf(policyId).wanted, 0, "wanted");
        vm.assertEq(indemnity.payableOf(policyId, CRASH), 0, "nothing more");
        _assertBooks(_running(PAYMENT, 0));
    }

    function test_WhatTheClaimDidNotNeedGoesBackUnderTheLimit() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, 3_000_00);
        _assertBooks(_running(0, PAYMENT));
        _runOut(CRASH);
        _collect(CRASH);
        vm.assertEq(indemnity.policyOf(policyId).paid, 2_000_00, "paid");
        _assertBooks(_running(2_000_00, 0));
    }

    function test_ALossAssessedBelowTheDeductiblePaysNothing() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, DEDUCTIBLE);
        _runOut(CRASH);
        vm.assertEq(_collect(CRASH), 0, "returned");
        _assertStatus(CRASH, IIndemnityCover.Status.Paid);
        _assertBooks(_running(0, 0));
    }

    function test_TheHolderNamesAnyPayee() public {
        bytes32 claimId = _final(CRASH, LOSS);
        address garage = _actor("garage");
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimPaid(claimId, garage, PAYMENT);
        vm.prank(alice);
        indemnity.pay(policyId, CRASH, garage);
        vm.assertEq(token.balanceOf(garage), PAYMENT, "garage");
        vm.assertEq(token.balanceOf(alice), 0, "holder");
    }

    function test_AnybodyHasItSentToTheHolder() public {
        _final(CRASH, LOSS);
        vm.prank(stranger);
        vm.assertEq(indemnity.pay(policyId, CRASH, alice), PAYMENT, "returned");
        vm.assertEq(token.balanceOf(alice), PAYMENT, "holder");
        vm.assertEq(token.balanceOf(stranger), 0, "stranger");
    }

    function test_RevertWhen_SomebodyElseNamesAnotherPayee() public {
        _final(CRASH, LOSS);
        address[3] memory callers = [stranger, underwriter, vm.addr(firstKeys[0])];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes4 selector = IIndemnityCover.ClaimPayeeNotHolder.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, callers[i], alice));
            vm.prank(callers[i]);
            indemnity.pay(policyId, CRASH, callers[i]);
        }
    }

    function test_RevertGiven_TheClaimIsNotFinal() public {
        _refuse(CRASH, IIndemnityCover.Status.None);
        _notify(CRASH, LOSS);
        _refuse(CRASH, IIndemnityCover.Status.Noticed);
        vm.warp(DECIDE_BY + 1);
        _refuse(CRASH, IIndemnityCover.Status.Escalated);
        vm.warp(DECIDE_BY);
        _decide(CRASH, LOSS);
        vm.warp(_claimOf(CRASH).clock);
        _refuse(CRASH, IIndemnityCover.Status.Decided);
        _appeal(stranger, CRASH);
        vm.warp(_claimOf(CRASH).clock);
        _refuse(CRASH, IIndemnityCover.Status.Appealed);

        vm.warp(block.timestamp + 1);
        vm.assertEq(_collect(CRASH), PAYMENT, "a second later");
        _refuse(CRASH, IIndemnityCover.Status.Paid);
    }

    function test_RevertGiven_TheClaimIsWithdrawn() public {
        _notify(CRASH, LOSS);
        _withdraw(CRASH);
        _refuse(CRASH, IIndemnityCover.Status.Withdrawn);
    }

    function test_CollectsUntilTheLastSecond() public {
        _final(CRASH, LOSS);
        uint256 deadline = uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS;
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimCollectionOver.selector, deadline));
        _collect(CRASH);

        vm.warp(deadline);
        _refuseLapse(deadline);
        vm.assertEq(_collect(CRASH), PAYMENT, "in the last second");
    }

    function test_TheTimeToCollectRunsFromTheDecisionOnAppeal() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _appeal(stranger, CRASH);
        vm.warp(block.timestamp + 1 days);
        _decideOnAppeal(CRASH, LOSS);
        uint256 deadline = block.timestamp + CLAIM_SECONDS;

        vm.warp(deadline);
        _refuseLapse(deadline);
        vm.warp(deadline + 1);
        indemnity.lapse(policyId, CRASH);
    }

    function test_WhatNobodyCollectsGoesBackUnderTheLimit() public {
        bytes32 claimId = _final(CRASH, LOSS);
        vm.warp(uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS + 1);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimLapsed(claimId);
        vm.prank(stranger);
        indemnity.lapse(policyId, CRASH);

        _assertStatus(CRASH, IIndemnityCover.Status.Lapsed);
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 0, "open claims");
        vm.assertEq(indemnity.policyOf(policyId).wanted, 0, "wanted");
        vm.assertEq(indemnity.payableOf(policyId, CRASH), 0, "payable");
        _assertBooks(_running(0, 0));
    }

    function test_RevertWhen_LapsedTwiceOrPaidAfterwards() public {
        _final(CRASH, LOSS);
        vm.warp(uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, CRASH);
        _expectStatus(IIndemnityCover.Status.Lapsed, IIndemnityCover.Status.Final);
        indemnity.lapse(policyId, CRASH);
        _refuse(CRASH, IIndemnityCover.Status.Lapsed);
    }

    function test_RevertGiven_NothingIsThereToLapse() public {
        _expectStatus(IIndemnityCover.Status.None, IIndemnityCover.Status.Final);
        indemnity.lapse(policyId, CRASH);

        _notify(CRASH, LOSS);
        vm.warp(NOTICED_AT + 730 days);
        _expectStatus(IIndemnityCover.Status.Escalated, IIndemnityCover.Status.Final);
        indemnity.lapse(policyId, CRASH);

        vm.warp(NOTICED_AT);
        _decide(CRASH, LOSS);
        _expectStatus(IIndemnityCover.Status.Decided, IIndemnityCover.Status.Final);
        indemnity.lapse(policyId, CRASH);

        _runOut(CRASH);
        _collect(CRASH);
        vm.warp(NOTICED_AT + 730 days);
        _expectStatus(IIndemnityCover.Status.Paid, IIndemnityCover.Status.Final);
        indemnity.lapse(policyId, CRASH);
    }

    function _refuse(bytes32 incident, IIndemnityCover.Status status) private {
        _expectStatus(status, IIndemnityCover.Status.Final);
        _collect(incident);
    }

    function _refuseLapse(uint256 deadline) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimCollectionOpen.selector, deadline));
        indemnity.lapse(policyId, CRASH);
    }
}
