// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title What an investor was not allotted, in his twelve months
contract OfferingRoomTest is OfferingTest {
    address private ann;
    address private bob;

    function setUp() public override {
        super.setUp();
        (ann, bob) = (_investor("ann"), _investor("bob"));
        vm.warp(OPENS_AT);
        (terms.isProRata, terms.cap) = (true, 1000);
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _approve(bob);
    }

    function test_WhatWasNotAllottedNoLongerCounts() public {
        _invest("ann", 900);
        _invest("bob", 600);
        _closeAndFile();
        _assertUsed("ann", 900 * PRICE);
        vm.expectEmit(address(offering));
        emit IOffering.RoomReleased(ann, 300 * PRICE);
        vm.prank(_actor("anybody"));
        offering.releaseRoom(ann);
        // 900 x 1000 / 1500 shares
        _assertUsed("ann", 600 * PRICE);
        _assertUsed("bob", 600 * PRICE);
        vm.assertEq(offering.allocationOf(ann), 600, "the allotment is the same");

        offering.claim(ann, ann);
        vm.assertEq(destination.balanceOf(ann), 600, "shares");
        vm.assertEq(token.balanceOf(ann), 1_000_000_00 - 600 * PRICE, "money");
    }

    function test_AfterTheClaimToo() public {
        _invest("ann", 900);
        _invest("bob", 600);
        _closeAndFile();
        offering.claim(bob, bob);
        offering.releaseRoom(bob);
        // 600 x 1000 / 1500 shares
        _assertUsed("bob", 400 * PRICE);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingClaimedAlready.selector, bob));
        offering.claim(bob, bob);
    }

    function test_RevertWhen_NothingIsToRelease() public {
        _invest("ann", 900);
        _invest("bob", 600);
        _closeAndFile();
        offering.releaseRoom(ann);
        address[2] memory nobodies = [ann, _actor("eve")];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoRoomToRelease.selector, nobodies[i]));
            offering.releaseRoom(nobodies[i]);
        }
    }

    function test_RevertWhen_AllOfItWasAllotted() public {
        _invest("ann", 900);
        _closeAndFile();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoRoomToRelease.selector, ann));
        offering.releaseRoom(ann);
    }

    function test_RevertGiven_TheSharesAreNotFiled() public {
        _invest("ann", 900);
        _invest("bob", 600);
        bytes memory reason = abi.encodeWithSelector(
            IOffering.OfferingWrongStage.selector,
            IOffering.Stage.Open,
            IOffering.Stage.Registered
        );
        vm.expectRevert(reason);
        offering.releaseRoom(ann);
    }

    /// @notice What came in while he was exempt is allotted first, so that the window is never too small.
    function test_WhatNeverCountedIsNotReleased() public {
        identity.admit(ann, bytes31(keccak256("ann")), IIdentityRegistry.Class.Accredited, 1);
        _invest("ann", 500);
        identity.admit(ann, bytes31(keccak256("ann")), IIdentityRegistry.Class.Retail, 1);
        _invest("ann", 300);
        _invest("bob", 800);
        _closeAndFile();
        _assertUsed("ann", 300 * PRICE);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoRoomToRelease.selector, ann));
        offering.releaseRoom(ann);
    }

    /// @notice His money of an earlier version comes back whole, and with it its room.
    function test_RevertWhen_TheInvestorWasLeftBehind() public {
        _invest("ann", 900);
        _change("second document");
        _invest("bob", 600);
        _closeAndFile();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoRoomToRelease.selector, ann));
        offering.releaseRoom(ann);
        offering.sendBack(ann);
        _assertUsed("ann", 0);
    }
}
