// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverClaimTest is CoverTest {
    bytes32 private policyId;
    bytes32 private other;

    function setUp() public override {
        super.setUp();
        policyId = _buy(cohortId, alice, 1000_01, 50_00);
        other = _buy(cohortId, bob, 2000_00, 20_00);
    }

    function test_ClaimPaysTheHolder() public {
        _settle(700);
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaid(policyId, alice, 500_00);
        vm.prank(alice);
        vm.assertEq(cover.claim(policyId, alice), 500_00, "amount, rounded down");

        vm.assertEq(token.balanceOf(alice), 500_00, "alice");
        vm.assertTrue(cover.policyOf(policyId).state == IParametricCover.PolicyState.Paid, "state");
        vm.assertEq(cover.cohortOf(cohortId).reserve, 1000_01, "reserve");
        vm.assertEq(cover.cohortOf(cohortId).uncollected, 1, "uncollected");
        vm.assertEq(pool.books().reserve, 1000_01, "pool's reserve");
        vm.assertEq(cover.dueOf(policyId), 0, "nothing is due any more");
    }

    function test_TheHolderSendsHisMoneyElsewhere() public {
        _settle(700);
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaid(policyId, stranger, 500_00);
        vm.prank(alice);
        cover.claim(policyId, stranger);
        vm.assertEq(token.balanceOf(stranger), 500_00, "stranger");
        vm.assertEq(token.balanceOf(alice), 0, "alice");
    }

    function test_RevertWhen_AnotherClaims() public {
        _settle(700);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, bob, alice));
        vm.prank(bob);
        cover.claim(policyId, bob);
    }

    function test_RevertGiven_ThePolicyIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, bob, address(0)));
        vm.prank(bob);
        cover.claim("no policy", bob);
    }

    function test_RevertGiven_ThePolicyIsPaid() public {
        _settle(700);
        vm.startPrank(alice);
        cover.claim(policyId, alice);
        vm.expectRevert(
            abi.encodeWithSelector(
                IParametricCover.PolicyWrongState.selector,
                IParametricCover.PolicyState.Paid,
                IParametricCover.PolicyState.Active
            )
        );
        cover.claim(policyId, alice);
        vm.stopPrank();
    }

    function test_RevertGiven_TheCohortIsOpen() public {
        vm.assertEq(cover.dueOf(policyId), 0, "due");
        _expectNotPayable(policyId, IInsuranceLine.State.Open);
        vm.prank(alice);
        cover.claim(policyId, alice);
    }

    function test_RevertGiven_TheCohortExpired() public {
        _settle(1200);
        vm.assertEq(cover.dueOf(policyId), 0, "due");
        _expectNotPayable(policyId, IInsuranceLine.State.Expired);
        vm.prank(alice);
        cover.claim(policyId, alice);
    }

    function test_RevertGiven_TheCohortIsClosed() public {
        vm.warp(_settle(700) + 1);
        cover.close(cohortId);
        vm.assertEq(cover.dueOf(policyId), 0, "due");
        _expectNotPayable(policyId, IInsuranceLine.State.Closed);
        vm.prank(alice);
        cover.claim(policyId, alice);
    }

    function test_RevertGiven_TheShareIsLessThanAUnit() public {
        bytes32 dust = _buy(cohortId, alice, 1, 0);
        _settle(700);
        vm.assertEq(cover.dueOf(dust), 0, "due");
        _expectNotPayable(dust, IInsuranceLine.State.Settled);
        vm.prank(alice);
        cover.claim(dust, alice);
    }

    function test_APayoutCanBeClaimedThroughTheLastSecond() public {
        _checkDeadline(_settle(700), 500_00, 1000_00);
    }

    function test_ARefundCanBeClaimedThroughTheLastSecond() public {
        // 70.00 * 1000.01 / 3000.01 = 23.33349
        _checkDeadline(_void(), 23_33, 46_66);
    }

    function _checkDeadline(uint40 deadline, uint64 due, uint64 dueToOther) private {
        vm.warp(deadline - 1);
        vm.assertEq(cover.dueOf(policyId), due, "due");
        vm.prank(alice);
        vm.assertEq(cover.claim(policyId, alice), due, "a second before");

        vm.warp(deadline + 1);
        vm.assertEq(cover.dueOf(other), 0, "due too late");
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOver.selector, deadline));
        vm.prank(bob);
        cover.claim(other, bob);
        vm.assertEq(cover.push(_page(other, other, other)), 0, "pushed too late");

        vm.warp(deadline);
        vm.assertEq(cover.dueOf(other), dueToOther, "due at the last second");
        vm.prank(bob);
        vm.assertEq(cover.claim(other, bob), dueToOther, "the last second");
    }

    function _expectNotPayable(bytes32 id, IInsuranceLine.State state) private {
        vm.expectRevert(abi.encodeWithSelector(IParametricCover.PolicyNotPayable.selector, id, state));
    }
}
