// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// Cover that ends without data: a season is void, an event cover expires.
contract ParametricCoverSilenceTest is CoverTest {
    function test_VoidReservesTheWholePremium() public {
        _buy(cohortId, alice, 1000_00, 50_00);
        _buy(cohortId, bob, 3000_00, 20_01);
        vm.warp(DATA_DEADLINE + 1);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortVoided(cohortId, 70_01, DATA_DEADLINE + 1 + CLAIM_SECONDS);
        cover.voidCohort(cohortId);

        IParametricCover.Cohort memory cohort = cover.cohortOf(cohortId);
        vm.assertTrue(cohort.state == IInsuranceLine.State.Voided, "state");
        vm.assertEq(cohort.reserve, 70_01, "reserve");
        vm.assertEq(cohort.uncollected, 2, "uncollected");
        vm.assertEq(cohort.deadline, DATA_DEADLINE + 1 + CLAIM_SECONDS, "deadline");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 70_01, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_AVoidCohortReturnsPremiumBySumInsured() public {
        bytes32 first = _buy(cohortId, alice, 1000_00, 50_00);
        bytes32 second = _buy(cohortId, bob, 2000_01, 20_01);
        _void();

        // 70.01 * 1000.00 / 3000.01 = 23.33659 and 70.01 * 2000.01 / 3000.01 = 46.67340
        vm.assertEq(cover.dueOf(first), 23_33, "first, rounded down");
        vm.assertEq(cover.dueOf(second), 46_67, "second, rounded down");
        vm.prank(alice);
        vm.assertEq(cover.claim(first, alice), 23_33, "claimed");
        vm.assertEq(cover.push(_page(second, second, second)), 1, "pushed");
        vm.assertEq(token.balanceOf(alice), 23_33, "alice");
        vm.assertEq(token.balanceOf(bob), 46_67, "bob");
        vm.assertEq(cover.cohortOf(cohortId).reserve, 1, "what rounding leaves");
    }

    function test_ARefundOfLargeSumsDoesNotOverflow() public {
        uint64 large = 1e15; // ten trillion yuan: premium times sum insured does not fit into 64 bits
        _capitalise(provider, large);
        pool.setZoneCap(ZONE, type(uint64).max);
        IParametricCover.CohortTerms memory terms = _terms(cover.cohortOf(cohortId).productId);
        terms.cap = type(uint64).max;
        cohortId = cover.openCohort(terms);
        bytes32 policyId = _buy(cohortId, alice, large, large / 2);
        _void();
        vm.assertEq(cover.dueOf(policyId), large / 2, "the whole premium");
    }

    function test_VoidWaitsForTheDataDeadline() public {
        for (uint40 t = DATA_DEADLINE - 1; t <= DATA_DEADLINE; ++t) {
            vm.warp(t);
            _expectNotSilent();
            cover.voidCohort(cohortId);
        }
        vm.warp(DATA_DEADLINE + 1);
        cover.voidCohort(cohortId);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Voided, "state");
    }

    function test_RevertGiven_DataCameAtTheLastSecond() public {
        uint24 eventsId = _openEvents();
        _buy(eventsId, alice, 1000_00, 50_00);
        vm.warp(DATA_DEADLINE);
        _observe(RAIN, COVER_END, 700);

        vm.warp(DATA_DEADLINE + 1); // posted
        _expectNotSilent();
        cover.voidCohort(cohortId);
        _finalise(RAIN, COVER_END); // final
        _expectNotSilent();
        cover.voidCohort(cohortId);
        _expectNotSilent();
        cover.expire(eventsId);
    }

    function test_RevertGiven_TheValueIsChallenged() public {
        vm.warp(DATA_DEADLINE);
        _observe(RAIN, COVER_END, 700);
        _fund(bob, BOND);
        vm.prank(bob);
        oracle.challenge(RAIN, COVER_END);
        vm.warp(DATA_DEADLINE + 1);
        _expectNotSilent();
        cover.voidCohort(cohortId);
    }

    function test_ExpireEarnsThePremiumOfAnEventCover() public {
        uint24 eventsId = _openEvents();
        _buy(eventsId, alice, 1000_00, 50_00);
        vm.warp(DATA_DEADLINE + 1);

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortExpired(eventsId);
        cover.expire(eventsId);
        vm.assertTrue(cover.cohortOf(eventsId).state == IInsuranceLine.State.Expired, "state");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 50_00, 0, 0, 50_00, 0, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
    }

    function test_ExpireWaitsForTheDataDeadline() public {
        uint24 eventsId = _openEvents();
        _buy(eventsId, alice, 1000_00, 50_00);
        for (uint40 t = DATA_DEADLINE - 1; t <= DATA_DEADLINE; ++t) {
            vm.warp(t);
            _expectNotSilent();
            cover.expire(eventsId);
        }
        vm.warp(DATA_DEADLINE + 1);
        cover.expire(eventsId);
        vm.assertTrue(cover.cohortOf(eventsId).state == IInsuranceLine.State.Expired, "state");
    }

    function test_AnUnsoldCohortExpiresWhenItsSaleEnds() public {
        uint24 eventsId = _openEvents();
        vm.warp(SALE_CLOSES_AT - 1);
        _expectOtherMeaning(cohortId);
        cover.expire(cohortId);
        _expectNotSilent();
        cover.expire(eventsId);

        vm.warp(SALE_CLOSES_AT);
        vm.expectEmit(address(cover));
        emit IParametricCover.CohortExpired(cohortId);
        cover.expire(cohortId);
        vm.warp(SALE_CLOSES_AT + 1);
        cover.expire(eventsId);
        vm.warp(COVER_END);
        vm.assertFalse(pool.isFrozen(), "neither freezes the pool");
    }

    function test_ACohortThatEverybodyCancelledExpiresWhenItsSaleEnds() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        _buy(quote);
        vm.prank(alice);
        cover.cancel(quote, alice);
        vm.warp(SALE_CLOSES_AT);
        cover.expire(cohortId);
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Expired, "state");
    }

    function test_RevertGiven_SilenceMeansTheOther() public {
        uint24 eventsId = _openEvents();
        _buy(cohortId, alice, 1000_00, 50_00);
        vm.warp(DATA_DEADLINE + 1);
        _expectOtherMeaning(cohortId);
        cover.expire(cohortId);
        _expectOtherMeaning(eventsId);
        cover.voidCohort(eventsId);
    }

    function _expectNotSilent() private {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverNotSilent.selector, RAIN, COVER_END));
    }

    function _expectOtherMeaning(uint24 id) private {
        vm.expectRevert(abi.encodeWithSelector(IParametricCover.CohortSilenceMeansOtherwise.selector, id));
    }

    function _assertBooks(ISolvencyPool.Books memory expected) private view {
        vm.assertEq(abi.encode(pool.books()), abi.encode(expected), "books");
    }
}
