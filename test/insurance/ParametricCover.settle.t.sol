// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverSettleTest is CoverTest {
    uint40 private constant FINAL_AT = COVER_END + CHALLENGE_SECONDS;

    function test_SettleReservesWhatIsDue() public {
        _buy(cohortId, alice, 1000_01, 50_00);
        _buy(cohortId, bob, 2000_00, 20_00);
        _observe(RAIN, COVER_END, 700);
        _finalise(RAIN, COVER_END);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortSettled(cohortId, 700, 5000, 1500_01, FINAL_AT + CLAIM_SECONDS);
        cover.settle(cohortId);

        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertTrue(cohort.state == IInsuranceLine.State.Settled, "state");
        vm.assertEq(cohort.payoutBps, 5000, "payout");
        vm.assertEq(cohort.reserve, 1500_01, "reserve, rounded up");
        vm.assertEq(cohort.uncollected, 2, "uncollected");
        vm.assertEq(cohort.deadline, FINAL_AT + CLAIM_SECONDS, "deadline");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 70_00 - 1500_01, 0, 0, 70_00, 1500_01, 1500_01, 0));
    }

    function test_GivenNothingIsDue_TheCohortExpires() public {
        _buy(cohortId, alice, 1000_00, 50_00);
        _observe(RAIN, COVER_END, 1200);
        _finalise(RAIN, COVER_END);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortSettled(cohortId, 1200, 0, 0, FINAL_AT + CLAIM_SECONDS);
        cover.settle(cohortId);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Expired, "state");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 50_00, 0, 0, 50_00, 0, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_GivenNobodyIsInsured_TheCohortExpires() public {
        _observe(RAIN, COVER_END, 200);
        _finalise(RAIN, COVER_END);
        vm.expectEmit(address(cover));
        emit IParametricCover.CohortSettled(cohortId, 200, 10_000, 0, FINAL_AT + CLAIM_SECONDS);
        cover.settle(cohortId);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Expired, "state");
    }

    function test_StepsPayTheHighestStep() public {
        uint24 eventsId = _openEvents();
        _buy(eventsId, alice, 1000_00, 50_00);
        book.retire(cover.cohortOf(eventsId).productId); // what is sold stays as it is
        _observe(RAIN, COVER_END, 999);
        _finalise(RAIN, COVER_END);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortSettled(eventsId, 999, 2500, 250_00, FINAL_AT + CLAIM_SECONDS);
        cover.settle(eventsId);
        _assertBooks(ISolvencyPool.Books(CAPITAL + 50_00 - 250_00, 0, 0, 50_00, 250_00, 250_00, 0));
    }

    function test_AbovePaysTheMoreTheHigherTheReading() public {
        IProductBook.Product memory product = _drought();
        product.shape = IProductBook.Shape.Above;
        (product.trigger, product.exit, product.maxPayoutBps) = (200, 1200, 9000);
        uint24 floodId = _openCohort(_publish(product));
        _buy(floodId, alice, 1000_00, 50_00);
        _observe(RAIN, COVER_END, 300);
        _finalise(RAIN, COVER_END);
        cover.settle(floodId);
        vm.assertEq(cover.cohortOf(floodId).payoutBps, 900, "payout");
    }

    function test_CohortsInOneZoneEndOneByOne() public {
        uint24 eventsId = _openEvents();
        _buy(cohortId, alice, 1000_00, 50_00);
        _buy(eventsId, bob, 1000_00, 30_00);
        _settle(700);
        vm.assertEq(pool.books().locked, 600_00, "the other lock remains");
        vm.assertEq(pool.books().unearned, 30_00, "the other premium remains");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 600_00, "the other exposure remains");
        vm.assertTrue(pool.isFrozen(), "the other is unresolved");

        cover.settle(eventsId);
        vm.assertEq(pool.books().locked, 0, "no lock");
        vm.assertFalse(pool.isFrozen(), "all resolved");
    }

    function test_RevertGiven_ThereIsNoObservation() public {
        vm.warp(COVER_END);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotObserved.selector, RAIN, COVER_END));
        cover.settle(cohortId);
    }

    function test_SettleWaitsForTheEndOfTheChallenge() public {
        _buy(cohortId, alice, 1000_00, 50_00);
        _observe(RAIN, COVER_END, 700);
        vm.warp(FINAL_AT - 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, FINAL_AT));
        cover.settle(cohortId);

        uint256 snapshot = vm.snapshotState();
        vm.warp(FINAL_AT + 1);
        cover.settle(cohortId);
        vm.assertEq(cover.cohortOf(cohortId).deadline, FINAL_AT + 1 + CLAIM_SECONDS, "a second later");
        vm.revertToState(snapshot);

        vm.warp(FINAL_AT);
        cover.settle(cohortId);
        vm.assertEq(cover.cohortOf(cohortId).deadline, FINAL_AT + CLAIM_SECONDS, "deadline");
    }

    function test_ALateSettlementGivesTheWholeTimeToCollect() public {
        bytes32 policyId = _buy(cohortId, alice, 1000_00, 50_00);
        _observe(RAIN, COVER_END, 700);
        vm.warp(COVER_END + 365 days);
        cover.settle(cohortId);
        vm.warp(COVER_END + 365 days + CLAIM_SECONDS);
        vm.prank(alice);
        vm.assertEq(cover.claim(policyId, alice), 500_00, "paid");
    }

    function _assertBooks(ISolvencyPool.Books memory expected) private view {
        vm.assertEq(abi.encode(pool.books()), abi.encode(expected), "books");
    }
}
