// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// What each state refuses; what it allows is in the test of the function.
contract ParametricCoverStatesTest is CoverTest {
    bytes32 private policyId;

    function setUp() public override {
        super.setUp();
        policyId = _buy(cohortId, alice, 1000_00, 50_00);
    }

    function test_RevertGiven_TheCohortDoesNotExist() public {
        cohortId = 99;
        _refuseEnd(IInsuranceLine.State.None);
        _refuseClose(IInsuranceLine.State.None);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.None, "state");
    }

    function test_RevertGiven_TheCohortIsOpen() public {
        vm.warp(DATA_DEADLINE + CLAIM_SECONDS + 1);
        _refuseClose(IInsuranceLine.State.Open);
        vm.assertEq(cover.push(_page(policyId, policyId, policyId)), 0, "pushed");
    }

    function test_RevertGiven_TheCohortIsSettled() public {
        _settle(700);
        _refuseSale();
        _refuseEnd(IInsuranceLine.State.Settled);
    }

    function test_RevertGiven_TheCohortIsVoid() public {
        _void();
        _refuseSale();
        _refuseEnd(IInsuranceLine.State.Voided);
    }

    function test_RevertGiven_TheCohortExpired() public {
        _settle(1200);
        _refuseSale();
        _refuseEnd(IInsuranceLine.State.Expired);
        _refuseClose(IInsuranceLine.State.Expired);
        vm.assertEq(cover.push(_page(policyId, policyId, policyId)), 0, "pushed");
    }

    function test_RevertGiven_AnUnsoldCohortExpired() public {
        cohortId = _openEvents();
        vm.warp(SALE_CLOSES_AT);
        cover.expire(cohortId);
        _refuseSale();
        _refuseEnd(IInsuranceLine.State.Expired);
        _refuseClose(IInsuranceLine.State.Expired);
    }

    function test_RevertGiven_TheCohortIsClosed() public {
        vm.warp(_settle(700) + 1);
        cover.close(cohortId);
        _refuseSale();
        _refuseEnd(IInsuranceLine.State.Closed);
        _refuseClose(IInsuranceLine.State.Closed);
        vm.assertEq(cover.push(_page(policyId, policyId, policyId)), 0, "pushed");
    }

    function test_APauseBlocksPurchasesAndNothingElse() public {
        IParametricCover.Quote memory cancelled = _quote(cohortId, bob, 1000_00, 50_00);
        _buy(cancelled);
        bytes32 claimed = _buy(cohortId, bob, 1000_00, 50_00);
        IParametricCover.Quote memory late = _quote(cohortId, bob, 1000_00, 0);
        bytes memory signature = _signQuote(late);
        pool.pause();

        vm.expectRevert(Pausable.EnforcedPause.selector);
        cover.buy(late, signature);

        vm.prank(bob);
        cover.cancel(cancelled, bob);
        uint24 eventsId = _openEvents();
        vm.warp(SALE_CLOSES_AT);
        cover.expire(eventsId);
        _settle(700);
        vm.prank(bob);
        vm.assertEq(cover.claim(claimed, bob), 500_00, "claimed");
        vm.assertEq(cover.push(_page(policyId, policyId, policyId)), 1, "pushed");
        cover.close(cohortId);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Closed, "closed");
    }

    function test_APauseDoesNotBlockARefund() public {
        pool.pause();
        _void();
        vm.prank(alice);
        vm.assertEq(cover.claim(policyId, alice), 50_00, "refunded");
    }

    function test_GivenThePauseIsOver_CoverSells() public {
        pool.pause();
        pool.unpause();
        _buy(cohortId, bob, 1000_00, 50_00);
        vm.assertEq(cover.cohortOf(cohortId).policies, 2, "policies");
    }

    function _refuseSale() private {
        IParametricCover.Quote memory quote = _quote(cohortId, bob, 1000_00, 0);
        quote.validUntil = type(uint40).max;
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(abi.encodeWithSelector(IParametricCover.CohortSaleClosed.selector, cohortId, SALE_CLOSES_AT));
        cover.buy(quote, signature);
    }

    function _refuseEnd(IInsuranceLine.State actual) private {
        _expectWrongState(actual, IInsuranceLine.State.Open);
        cover.settle(cohortId);
        _expectWrongState(actual, IInsuranceLine.State.Open);
        cover.voidCohort(cohortId);
        _expectWrongState(actual, IInsuranceLine.State.Open);
        cover.expire(cohortId);
    }

    function _refuseClose(IInsuranceLine.State actual) private {
        _expectWrongState(actual, IInsuranceLine.State.Settled);
        cover.close(cohortId);
    }
}
