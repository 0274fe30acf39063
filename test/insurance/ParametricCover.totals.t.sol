// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// What holds for a whole cohort, whoever is in it.
contract ParametricCoverTotalsTest is CoverTest {
    bytes32[] private ids;

    function testFuzz_PayoutsStayWithinTheLiability(uint64[6] memory sums, int64 reading) public {
        uint256 total = _fill(sums);
        reading = int64(uint64(_bound(uint64(reading), 200, 1199)));
        _settle(reading);
        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertGe(uint256(cohort.reserve) * 10_000, total * cohort.payoutBps, "reserve at least the exact share");
        vm.assertLt(uint256(cohort.reserve) * 10_000, total * cohort.payoutBps + 10_000, "by less than one unit");
        _collectAll(cohort.reserve);
    }

    function testFuzz_RefundsStayWithinThePremium(uint64[6] memory sums) public {
        _fill(sums);
        _void();
        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertEq(cohort.reserve, cohort.totalPremium, "reserve");
        _collectAll(cohort.totalPremium);
    }

    /// One write settles any number of policies: the costs may differ by less than the price of one storage access.
    function test_SettlingThreeHundredPoliciesCostsAsMuchAsOne() public {
        uint256 snapshot = vm.snapshotState();
        uint256 one = _settleCost(1);
        vm.revertToState(snapshot);
        uint256 many = _settleCost(300);
        vm.assertApproxEqAbs(many, one, 100, "gas");
    }

    function _fill(uint64[6] memory sums) private returns (uint256 total) {
        for (uint256 i = 0; i < sums.length; ++i) {
            uint64 sum = uint64(_bound(sums[i], 1, COHORT_CAP / 6));
            total += sum;
            ids.push(_buy(cohortId, alice, sum, sum / 7));
        }
    }

    function _collectAll(uint64 reserve) private {
        uint256 before = token.balanceOf(alice);
        cover.push(ids);
        uint256 paid = token.balanceOf(alice) - before;
        vm.assertLe(paid, reserve, "paid within the reserve");
        vm.assertLe(reserve - paid, ids.length, "each policy leaves less than a unit, the reserve at most one");
        vm.assertEq(cover.cohortOf(cohortId).reserve, reserve - paid, "what is left");

        vm.warp(cover.cohortOf(cohortId).deadline + 1);
        cover.close(cohortId);
        vm.assertEq(pool.books().reserve, 0, "the pool owes nothing");
        vm.assertEq(pool.totalAssets(), token.balanceOf(address(pool)), "what is left belongs to the providers");
    }

    function _settleCost(uint256 policies) private returns (uint256 gas) {
        for (uint256 i = 0; i < policies; ++i) _buy(cohortId, alice, 100_00, 5_00);
        _observe(RAIN, COVER_END, 700);
        _finalise(RAIN, COVER_END);
        gas = gasleft();
        cover.settle(cohortId);
        gas -= gasleft();
        vm.assertEq(cover.cohortOf(cohortId).uncollected, policies, "policies");
    }
}
