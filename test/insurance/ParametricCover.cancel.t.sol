// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverCancelTest is CoverTest {
    IParametricCover.Quote private quote;
    bytes32 private policyId;

    function setUp() public override {
        super.setUp();
        _buy(cohortId, bob, 3000_00, 20_00);
        quote = _quote(cohortId, alice, 1000_00, 50_00);
        policyId = _buy(quote);
    }

    function test_CancelReturnsThePremiumAndUndoesThePurchase() public {
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyCancelled(policyId, cohortId, 50_00);
        vm.prank(alice);
        cover.cancel(quote, alice);

        vm.assertEq(token.balanceOf(alice), 50_00, "the whole premium");
        vm.assertTrue(cover.policyOf(policyId).state == IParametricCover.PolicyState.Cancelled, "state");
        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertEq(cohort.totalSumInsured, 3000_00, "total sum insured");
        vm.assertEq(cohort.totalPremium, 20_00, "total premium");
        vm.assertEq(cohort.policies, 1, "policies");
        vm.assertEq(pool.books().locked, 3000_00, "locked");
        vm.assertEq(pool.books().unearned, 20_00, "unearned");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 3000_00, "zone");
    }

    function test_ThePremiumGoesWhereTheHolderWants() public {
        vm.prank(alice);
        cover.cancel(quote, stranger);
        vm.assertEq(token.balanceOf(stranger), 50_00, "stranger");
        vm.assertEq(token.balanceOf(alice), 0, "alice");
    }

    function test_TheLockIsThatOfTheRemainingPolicies() public {
        uint24 eventsId = _openEvents(); // pays at most 60 %
        IParametricCover.Quote memory small = _quote(eventsId, alice, 1, 0);
        _buy(small);
        _buy(eventsId, bob, 2, 0);
        vm.assertEq(pool.books().locked, 4000_00 + 2, "1.8");
        vm.prank(alice);
        cover.cancel(small, alice);
        vm.assertEq(pool.books().locked, 4000_00 + 2, "1.2");
    }

    function test_TheHolderCanCancelThroughTheLastSecond() public {
        uint256 snapshot = vm.snapshotState();
        vm.warp(COOLING_OFF_UNTIL - 1);
        vm.prank(alice);
        cover.cancel(quote, alice);
        vm.revertToState(snapshot);

        vm.warp(COOLING_OFF_UNTIL + 1);
        vm.expectRevert(abi.encodeWithSelector(IParametricCover.PolicyCoolingOffOver.selector, COOLING_OFF_UNTIL));
        vm.prank(alice);
        cover.cancel(quote, alice);

        vm.warp(COOLING_OFF_UNTIL);
        vm.prank(alice);
        cover.cancel(quote, alice);
        vm.assertEq(token.balanceOf(alice), 50_00, "premium");
    }

    function test_TheHolderCanCancelAfterTheEndOfSale() public {
        IParametricCover.Quote memory late = _quote(cohortId, stranger, 1000_00, 10_00);
        late.coolingOffUntil = COVER_START - 1;
        _buy(late);
        vm.warp(COVER_START - 1);
        vm.prank(stranger);
        cover.cancel(late, stranger);
        vm.assertEq(token.balanceOf(stranger), 10_00, "premium");
    }

    function test_RevertWhen_AnotherCancels() public {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, bob, alice));
        vm.prank(bob);
        cover.cancel(quote, bob);
    }

    function test_RevertGiven_TheQuoteWasNeverAccepted() public {
        ++quote.premium;
        _expectPolicyState(IParametricCover.PolicyState.None);
        vm.prank(alice);
        cover.cancel(quote, alice);
    }

    function test_RevertGiven_ThePolicyIsCancelledAlready() public {
        vm.startPrank(alice);
        cover.cancel(quote, alice);
        _expectPolicyState(IParametricCover.PolicyState.Cancelled);
        cover.cancel(quote, alice);
        vm.stopPrank();
    }

    function test_ACancelledPolicyIsNotPaid() public {
        vm.prank(alice);
        cover.cancel(quote, alice);
        _settle(200);

        vm.assertEq(cover.dueOf(policyId), 0, "due");
        vm.assertEq(cover.push(_page(policyId, policyId, policyId)), 0, "pushed");
        _expectPolicyState(IParametricCover.PolicyState.Cancelled);
        vm.prank(alice);
        cover.claim(policyId, alice);
    }

    function _expectPolicyState(IParametricCover.PolicyState actual) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IParametricCover.PolicyWrongState.selector,
                actual,
                IParametricCover.PolicyState.Active
            )
        );
    }
}
