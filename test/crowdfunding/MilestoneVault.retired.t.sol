// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {VaultTest} from "./support/VaultTest.sol";

/// @title What was not released, of a wallet whose key was lost or stolen
contract MilestoneVaultRetiredTest is VaultTest {
    address private fresh;

    function setUp() public override {
        super.setUp();
        fresh = _actor("fresh wallet of alice");
        _deposit(PROCEEDS);
        vm.warp(DUE_1);
        vault.unwind();
    }

    function test_AnybodySendsItToTheOtherWallet() public {
        offering.retire(alice, fresh);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.UnreleasedRefunded(alice, fresh, 50_000);
        vm.prank(stranger);
        vault.rescue(alice, fresh);
        vm.assertEq(token.balanceOf(fresh), 50_000, "half of the proceeds");
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNothingDue.selector, alice));
        vault.rescue(alice, fresh);
    }

    function test_RevertWhen_AThiefAsksForIt() public {
        offering.retire(alice, fresh);
        vm.expectRevert(_retired());
        vm.prank(alice);
        vault.refund(stranger);
        vm.expectRevert(_retired());
        vault.sendBack(alice);
        vm.expectRevert(_retired());
        vault.rescue(alice, bob);
    }

    function test_RevertGiven_TheWalletIsAlive() public {
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultWalletNotRetired.selector, alice));
        vault.rescue(alice, alice);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultWalletNotRetired.selector, alice));
        vault.rescue(alice, stranger);
    }

    function _retired() private view returns (bytes memory reason) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitWalletRetired.selector, alice);
    }
}
