// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {InsuranceTest} from "./support/InsuranceTest.sol";

contract ParametricCoverOpenCohortTest is InsuranceTest {
    uint32 private productId;

    function setUp() public override {
        super.setUp();
        productId = _publishDrought();
    }

    function test_OpenCohortCopiesTheTerms() public {
        IProductBook.Product memory product = _drought();
        product.shape = IProductBook.Shape.Above;
        product.silence = IProductBook.Silence.MeansNoEvent;
        (product.trigger, product.exit, product.maxPayoutBps) = (-5, 77, 4321);
        productId = _publish(product);

        IParametricCover.Cohort memory expected;
        (expected.saleClosesAt, expected.coverStart, expected.coverEnd) = (SALE_CLOSES_AT, COVER_START, COVER_END);
        (expected.trigger, expected.exit, expected.maxPayoutBps) = (-5, 77, 4321);
        (expected.shape, expected.silence) = (product.shape, product.silence);
        (expected.deadline, expected.claimSeconds) = (COVER_END + SUBMIT_SECONDS, CLAIM_SECONDS);
        (expected.zone, expected.cap, expected.state) = (ZONE, COHORT_CAP, IInsuranceLine.State.Open);
        (expected.feedId, expected.productId) = (RAIN, productId);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortOpened(1, productId, RAIN, _terms(productId));
        uint24 cohortId = _openCohort(productId);
        vm.assertEq(abi.encode(cover.cohortOf(cohortId)), abi.encode(expected), "cohort");
    }

    function test_CohortsAreCountedFromOne() public {
        vm.assertEq(_openCohort(productId), 1, "first");
        vm.assertEq(_openCohort(productId), 2, "second");
    }

    function test_OpenCohortFreezesThePoolFromTheDayCoverEnds() public {
        _openCohort(productId);
        // Cover ends at 08:00 in UTC+8, whose day the pool goes by.
        vm.warp(COVER_END - 8 hours - 1);
        vm.assertFalse(pool.isFrozen(), "the day before");
        vm.warp(COVER_END - 8 hours);
        vm.assertTrue(pool.isFrozen(), "the day cover ends");
    }

    function test_RevertWhen_AStrangerOpensACohort() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        cover.openCohort(_terms(productId));
    }

    function test_RevertGiven_TheProductIsUnknownOrRetired() public {
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductUnknown.selector, productId + 1));
        _openCohort(productId + 1);

        book.retire(productId);
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductNotOnSale.selector, productId));
        _openCohort(productId);
    }

    function test_RevertGiven_TheProductPaysAmounts() public {
        IProductBook.Product memory product = _drought();
        (product.shape, product.maxPayoutBps) = (IProductBook.Shape.Amounts, 0);
        product.steps = new IProductBook.Step[](1);
        product.steps[0] = IProductBook.Step(1, 1);
        productId = _publish(product);

        vm.expectRevert(
            abi.encodeWithSelector(IProductBook.ProductShapeUnsuitable.selector, productId, IProductBook.Shape.Amounts)
        );
        _openCohort(productId);
    }

    function test_RevertGiven_TheFeedIsUnknown() public {
        IParametricCover.CohortTerms memory terms = _terms(productId);
        terms.feedId = "snow";
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleFeedUnknown.selector, bytes32("snow")));
        cover.openCohort(terms);
    }

    function test_SaleMustEndInTheFuture() public {
        vm.warp(SALE_CLOSES_AT - 1);
        _openCohort(productId);
        vm.warp(SALE_CLOSES_AT);
        _expectPeriodInvalid(SALE_CLOSES_AT, COVER_START, COVER_END);
        _openCohort(productId);
        vm.warp(SALE_CLOSES_AT + 1);
        _expectPeriodInvalid(SALE_CLOSES_AT, COVER_START, COVER_END);
        _openCohort(productId);
    }

    function test_CoverMustLast() public {
        IParametricCover.CohortTerms memory terms = _terms(productId);
        terms.coverEnd = COVER_START - 1;
        _expectPeriodInvalid(SALE_CLOSES_AT, COVER_START, COVER_START - 1);
        cover.openCohort(terms);
        terms.coverEnd = COVER_START;
        _expectPeriodInvalid(SALE_CLOSES_AT, COVER_START, COVER_START);
        cover.openCohort(terms);

        terms.coverEnd = COVER_START + 1;
        vm.assertEq(cover.openCohort(terms), 1, "one second is enough");
    }

    function test_RevertGiven_CoverBeginsWithinAWaitingPeriodOf1970() public {
        IParametricCover.CohortTerms memory terms = _terms(productId);
        terms.coverStart = WAITING_SECONDS - 1;
        _expectPeriodInvalid(0, terms.coverStart, COVER_END);
        cover.openCohort(terms);
    }

    function test_WithoutAWaitingPeriod_SaleEndsWhenCoverBegins() public {
        IProductBook.Product memory product = _drought();
        product.waitingSeconds = 0;
        uint24 cohortId = _openCohort(_publish(product));
        vm.assertEq(cover.cohortOf(cohortId).saleClosesAt, COVER_START, "sale closes");
    }

    function _expectPeriodInvalid(uint256 saleClosesAt, uint40 coverStart, uint40 coverEnd) private {
        vm.expectRevert(
            abi.encodeWithSelector(IInsuranceLine.CoverPeriodInvalid.selector, saleClosesAt, coverStart, coverEnd)
        );
    }
}
