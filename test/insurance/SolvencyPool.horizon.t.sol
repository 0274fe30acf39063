// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// A far date must be refused when cover is opened: later it would freeze the pool for good.
contract SolvencyPoolHorizonTest is CoverTest {
    function test_CoverEndsWithinTenYears() public {
        IParametricCover.CohortTerms memory terms = _terms(1);
        terms.coverEnd = uint40(block.timestamp + 3_650 days);
        cover.openCohort(terms);

        _buy(cohortId, alice, 1000_00, 100_00);
        _settle(272);
        vm.assertEq(pool.isFrozen(), false, "the far cover waits for its own day");
    }

    function test_RevertWhen_CoverEndsLater() public {
        IParametricCover.CohortTerms memory terms = _terms(1);
        uint256 limit = block.timestamp + 3_650 days;
        terms.coverEnd = uint40(limit + 1);

        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolCoverTooLong.selector, terms.coverEnd, limit));
        cover.openCohort(terms);
    }
}
