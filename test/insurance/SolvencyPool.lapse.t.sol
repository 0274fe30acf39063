// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

import {CoverTest} from "./support/CoverTest.sol";

/// Found by an adversarial reading: who enters while claims wait would share in what lapses, having borne no loss.
contract SolvencyPoolLapseTest is CoverTest {
    bytes32 private policyId;

    function setUp() public override {
        super.setUp();
        policyId = _buy(cohortId, alice, 1000_00, 100_00);
        _settle(200);
        _fund(bob, 1_000_000_00);
    }

    function test_RevertGiven_ClaimsWait_NobodyEnters() public {
        _refuseEntry();

        vm.warp(cover.cohortOf(cohortId).deadline + 1);
        _refuseEntry();
    }

    function test_EntryOpensOnceTheClaimIsPaid() public {
        cover.push(_page(policyId, policyId, policyId));

        vm.prank(bob);
        pool.deposit(1, bob);
        vm.assertGt(pool.balanceOf(bob), 0, "shares");
    }

    function test_WhatLapsesBelongsToWhoBoreTheLoss() public {
        uint256 before = pool.totalAssets();
        vm.warp(cover.cohortOf(cohortId).deadline + 1);
        cover.close(cohortId);

        vm.assertEq(pool.totalAssets(), before + 1000_00, "own funds");
        // The virtual share keeps at most one fen.
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)) + 1, pool.totalAssets(), "of the one provider");
    }

    function _refuseEntry() private {
        vm.assertEq(pool.maxMint(bob), 0, "shares");
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, bob, 1, 0));
        vm.prank(bob);
        pool.deposit(1, bob);
    }
}
