// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverBuyTest is CoverTest {
    function test_BuyInsuresTheHolderAndCollectsThePremium() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        bytes memory signature = _signQuote(quote);
        bytes32 expectedId = cover.hashOf(quote);
        _fund(alice, 80_00);

        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyBound(expectedId, cohortId, alice, 1000_00, 50_00, COOLING_OFF_UNTIL);
        vm.prank(alice);
        bytes32 policyId = cover.buy(quote, signature);

        vm.assertEq(policyId, expectedId, "the quote is the policy");
        _assertPolicy(policyId, alice, 1000_00, IParametricCover.PolicyState.Active);
        _assertCohort(1000_00, 50_00, 1);
        _assertPool(1000_00, 50_00);
        vm.assertEq(token.balanceOf(alice), 30_00, "alice paid");
        vm.assertEq(token.balanceOf(address(pool)), CAPITAL + 50_00, "pool received");
    }

    function test_BuyAddsToTheCohort() public {
        _buy(cohortId, alice, 1000_00, 50_00);
        bytes32 second = _buy(cohortId, bob, 3000_00, 20_00);

        _assertPolicy(second, bob, 3000_00, IParametricCover.PolicyState.Active);
        _assertCohort(4000_00, 70_00, 2);
        _assertPool(4000_00, 70_00);
    }

    function test_AnybodyMayPayForTheHolder() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        bytes memory signature = _signQuote(quote);
        _fund(stranger, 50_00);

        vm.prank(stranger);
        bytes32 policyId = cover.buy(quote, signature);
        _assertPolicy(policyId, alice, 1000_00, IParametricCover.PolicyState.Active);
        vm.assertEq(token.balanceOf(stranger), 0, "the stranger paid");
    }

    function test_TheLockIsRoundedUpOnceForTheCohort() public {
        uint24 eventsId = _openEvents(); // pays at most 60 %
        _buy(eventsId, alice, 1, 0);
        vm.assertEq(pool.books().locked, 1, "0.6");
        _buy(eventsId, alice, 1, 0);
        vm.assertEq(pool.books().locked, 2, "1.2");
        _buy(eventsId, alice, 1, 0);
        vm.assertEq(pool.books().locked, 2, "1.8");
    }

    function test_SaleEndsAtItsSecond() public {
        for (uint40 t = SALE_CLOSES_AT - 1; t <= SALE_CLOSES_AT + 1; ++t) {
            IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 0);
            quote.validUntil = COVER_END;
            bytes memory signature = _signQuote(quote);
            vm.warp(t);
            if (t >= SALE_CLOSES_AT) _expectSaleClosed(cohortId, SALE_CLOSES_AT);
            cover.buy(quote, signature);
        }
        vm.assertEq(cover.cohortOf(cohortId).policies, 1, "only the first");
    }

    function test_AQuoteIsGoodThroughItsLastSecond() public {
        for (uint40 t = VALID_UNTIL - 1; t <= VALID_UNTIL + 1; ++t) {
            IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 0);
            bytes memory signature = _signQuote(quote);
            vm.warp(t);
            if (t > VALID_UNTIL) {
                vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteExpired.selector, VALID_UNTIL));
            }
            cover.buy(quote, signature);
        }
        vm.assertEq(cover.cohortOf(cohortId).policies, 2, "the first two");
    }

    function test_TheCoolingOffPeriodEndsBeforeCoverBegins() public {
        for (uint40 t = COVER_START - 1; t <= COVER_START + 1; ++t) {
            IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 0);
            quote.coolingOffUntil = t;
            bytes memory signature = _signQuote(quote);
            if (t >= COVER_START) {
                vm.expectRevert(
                    abi.encodeWithSelector(IParametricCover.QuoteCoolingOffTooLong.selector, t, COVER_START)
                );
            }
            cover.buy(quote, signature);
        }
        vm.assertEq(cover.cohortOf(cohortId).policies, 1, "only the first");
    }

    function test_RevertGiven_ThereIsNoSuchCohort() public {
        IParametricCover.Quote memory quote = _quote(99, alice, 1000_00, 50_00);
        bytes memory signature = _signQuote(quote);
        _expectSaleClosed(99, 0);
        cover.buy(quote, signature);
    }

    function test_RevertWhen_NothingIsInsured() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 0, 0);
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(IInsuranceLine.CoverEmpty.selector);
        cover.buy(quote, signature);
    }

    function test_ThePremiumIsAtMostTheLargestPayout() public {
        uint24 eventsId = _openEvents();
        IParametricCover.Quote memory quote = _quote(eventsId, alice, 1001, 601); // 60 % of 10.01 is 6.006
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverPremiumTooHigh.selector, 601, 600));
        cover.buy(quote, signature);

        _buy(eventsId, alice, 1001, 600);
        vm.assertEq(cover.cohortOf(eventsId).totalPremium, 600, "premium");
    }

    function test_TheCohortIsFullAtItsCap() public {
        _buy(cohortId, alice, COHORT_CAP - 10, 0);
        IParametricCover.Quote memory quote = _quote(cohortId, bob, 11, 0);
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(
            abi.encodeWithSelector(IParametricCover.CohortCapExceeded.selector, COHORT_CAP + 1, COHORT_CAP)
        );
        cover.buy(quote, signature);

        _buy(cohortId, bob, 10, 0);
        vm.assertEq(cover.cohortOf(cohortId).totalSumInsured, COHORT_CAP, "full");
    }

    function test_RevertWhen_TheSumInsuredWouldOverflow() public {
        _buy(cohortId, alice, 1, 0);
        uint64 sumInsured = type(uint64).max;
        IParametricCover.Quote memory quote = _quote(cohortId, bob, sumInsured, 0);
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(
            abi.encodeWithSelector(
                IParametricCover.CohortCapExceeded.selector,
                uint256(sumInsured) + 1,
                uint256(COHORT_CAP)
            )
        );
        cover.buy(quote, signature);
    }

    function test_RevertGiven_TheZoneIsFull() public {
        pool.setZoneCap(ZONE, 1000_00 - 1);
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 0);
        bytes memory signature = _signQuote(quote);
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolZoneCapExceeded.selector, ZONE, 1000_00, 1000_00 - 1));
        cover.buy(quote, signature);
    }

    function test_GivenTheProductIsRetired_TheCohortStillSells() public {
        book.retire(cover.cohortOf(cohortId).productId);
        bytes32 policyId = _buy(cohortId, alice, 1000_00, 50_00);
        _assertPolicy(policyId, alice, 1000_00, IParametricCover.PolicyState.Active);
    }

    function _expectSaleClosed(uint24 id, uint40 closedAt) private {
        vm.expectRevert(abi.encodeWithSelector(IParametricCover.CohortSaleClosed.selector, id, closedAt));
    }

    function _assertPolicy(
        bytes32 policyId,
        address holder,
        uint64 sumInsured,
        IParametricCover.PolicyState state
    ) private view {
        IParametricCover.Policy memory expected = IParametricCover.Policy(holder, sumInsured, cohortId, state);
        vm.assertEq(abi.encode(cover.policyOf(policyId)), abi.encode(expected), "policy");
    }

    function _assertCohort(uint64 totalSumInsured, uint64 totalPremium, uint32 policies) private view {
        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertEq(cohort.totalSumInsured, totalSumInsured, "total sum insured");
        vm.assertEq(cohort.totalPremium, totalPremium, "total premium");
        vm.assertEq(cohort.policies, policies, "policies");
    }

    function _assertPool(uint64 locked, uint64 unearned) private view {
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.locked, locked, "locked");
        vm.assertEq(books.unearned, unearned, "unearned");
        vm.assertEq(books.resources, CAPITAL + unearned, "resources");
        vm.assertEq(pool.zoneOf(ZONE).exposed, locked, "zone");
    }
}
