// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverCloseTest is CoverTest {
    bytes32 private first;
    bytes32 private second;

    function setUp() public override {
        super.setUp();
        first = _buy(cohortId, alice, 1000_01, 50_00);
        second = _buy(cohortId, bob, 1000_01, 20_00);
    }

    function test_WhatRoundingLeftReturnsOnceEverybodyHasCollected() public {
        _settle(700); // reserve 1000.01, payouts 2 * 500.00
        cover.push(_page(first, second, first));

        vm.expectEmit(address(cover));
        emit IParametricCover.CohortClosed(cohortId, 1);
        cover.close(cohortId);
        _assertClosed();
        _assertBooks(ISolvencyPool.Books(CAPITAL + 70_00 - 1000_00, 0, 0, 70_00, 0, 1000_00, 0));

        _expectWrongState(IInsuranceLine.State.Closed, IInsuranceLine.State.Settled);
        cover.close(cohortId);
    }

    function test_WhatNobodyCollectedReturnsAfterTheDeadline() public {
        uint40 deadline = _settle(700);
        vm.prank(alice);
        cover.claim(first, alice);
        for (uint40 t = deadline - 1; t <= deadline; ++t) {
            vm.warp(t);
            vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOpen.selector, deadline));
            cover.close(cohortId);
        }

        vm.warp(deadline + 1);
        vm.expectEmit(address(cover));
        emit IParametricCover.CohortClosed(cohortId, 500_01);
        cover.close(cohortId);
        _assertClosed();
        _assertBooks(ISolvencyPool.Books(CAPITAL + 70_00 - 500_00, 0, 0, 70_00, 0, 500_00, 0));
    }

    function test_APremiumThatNobodyCollectedIsNoLapsedClaim() public {
        uint40 deadline = _void();
        vm.prank(alice);
        cover.claim(first, alice);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverClaimsOpen.selector, deadline));
        cover.close(cohortId);

        vm.warp(deadline + 1);
        vm.expectEmit(address(cover));
        emit IParametricCover.CohortClosed(cohortId, 35_00);
        cover.close(cohortId);
        _assertClosed();
        _assertBooks(ISolvencyPool.Books(CAPITAL + 35_00, 0, 0, 0, 0, 0, 0));
    }

    function test_AVoidCohortNobodyBoughtClosesAtOnce() public {
        IParametricCover.CohortTerms memory terms = _terms(_publishDrought());
        uint24 unsold = cover.openCohort(terms);
        vm.warp(DATA_DEADLINE + 1);
        cover.voidCohort(unsold);
        vm.expectEmit(address(cover));
        emit IParametricCover.CohortClosed(unsold, 0);
        cover.close(unsold);
    }

    function test_AProviderGetsWhatReturned() public {
        vm.warp(_settle(200) + 1);
        uint256 before = pool.totalAssets();
        cover.close(cohortId);
        vm.assertEq(pool.totalAssets(), before + 2000_02, "own funds");
    }

    function _assertClosed() private view {
        vm.assertTrue(cover.cohortOf(cohortId).state == IInsuranceLine.State.Closed, "state");
        vm.assertEq(cover.cohortOf(cohortId).reserve, 0, "reserve");
    }

    function _assertBooks(ISolvencyPool.Books memory expected) private view {
        vm.assertEq(abi.encode(pool.books()), abi.encode(expected), "books");
    }
}
