// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CoverTest} from "./support/CoverTest.sol";

/// Found by two adversarial readings: who enters while claims wait may not share in what lapses, having borne no loss;
/// and claims that wait may not shut out new capital.
contract SolvencyPoolLapseTest is CoverTest {
    uint256 private constant ENTRY = 1_000_000_00;

    bytes32 private policyId;

    function setUp() public override {
        super.setUp();
        policyId = _buy(cohortId, alice, 1000_00, 100_00);
        _settle(200);
        _fund(bob, ENTRY);
    }

    function test_WhileClaimsWaitTheReserveIsPartOfThePrice() public {
        uint256 shares = pool.totalSupply() + 1e6;
        uint256 price = pool.totalAssets() + 1000_00 + 1;

        vm.assertEq(pool.maxDeposit(bob), type(uint56).max - pool.books().resources, "open");
        vm.assertEq(pool.previewDeposit(ENTRY), (ENTRY * shares) / price, "deposit");
        vm.assertEq(pool.previewMint(shares), price, "mint");
        vm.assertEq(pool.maxMint(bob), (pool.maxDeposit(bob) * shares) / price, "largest mint");
        vm.prank(bob);
        vm.assertEq(pool.deposit(ENTRY, bob), (ENTRY * shares) / price, "shares");
    }

    function test_GivenTheClaimLapses_NobodyGainsByHavingEntered() public {
        _enter();
        vm.warp(cover.cohortOf(cohortId).deadline + 1);
        cover.close(cohortId);

        vm.assertLe(pool.convertToAssets(pool.balanceOf(bob)), ENTRY, "no gain");
        vm.assertGe(pool.convertToAssets(pool.balanceOf(bob)) + 1, ENTRY, "and no loss");
    }

    function test_GivenTheClaimIsPaid_WhoEnteredHasPaidForItToo() public {
        _enter();
        cover.push(_page(policyId, policyId, policyId));

        // His part of the claim: what waiting until it was paid would have saved him.
        uint256 price = CAPITAL + 100_00;
        uint256 worth = (ENTRY * (price - 1000_00 + ENTRY)) / (price + ENTRY);
        uint256 actual = pool.convertToAssets(pool.balanceOf(bob));
        vm.assertGe(actual + 1, worth, "worth");
        vm.assertLe(actual, worth + 1, "worth");
    }

    function test_OnceTheClaimIsPaidThePriceIsTheValue() public {
        cover.push(_page(policyId, policyId, policyId));
        _enter();

        vm.assertGe(pool.convertToAssets(pool.balanceOf(bob)) + 1, ENTRY, "value");
    }

    function test_WhatLapsesBelongsToWhoBoreTheLoss() public {
        uint256 before = pool.totalAssets();
        vm.warp(cover.cohortOf(cohortId).deadline + 1);
        cover.close(cohortId);

        vm.assertEq(pool.totalAssets(), before + 1000_00, "own funds");
        // The virtual share keeps at most one fen.
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)) + 1, pool.totalAssets(), "of the one provider");
    }

    function _enter() private {
        vm.prank(bob);
        pool.deposit(ENTRY, bob);
    }
}
