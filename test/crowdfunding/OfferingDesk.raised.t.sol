// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IOfferingDesk} from "../../contracts/crowdfunding/interfaces/IOfferingDesk.sol";
import {Offering} from "../../contracts/crowdfunding/Offering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {DeskTest} from "./support/DeskTest.sol";

/// @title What an ended offering leaves of the amount its issuer may raise
contract OfferingDeskRaisedTest is DeskTest {
    function test_WhatWasSoldCountsAndTheRestIsReleased() public {
        Offering offering = _open(_plan());
        _invest(offering, "angel", 600);
        vm.warp(START + 61 days);
        offering.close();
        vm.expectEmit(address(desk));
        emit IOfferingDesk.IssuerCapReleased(address(offering), 400 * 10_00);
        desk.recordFiling(address(offering), "filing");
        vm.assertEq(desk.reservationOf(address(offering)).amount, 600 * 10_00, "reservation");
        vm.assertEq(desk.raisedBy("company", FAMILY), 600 * 10_00, "600 of 1,000 shares");
    }

    function test_AnOversubscribedOfferingCountsAtItsCap() public {
        Offering offering = _open(_plan());
        _invest(offering, "angel", 600);
        _invest(offering, "dragon", 600);
        _end(offering);
        vm.expectRevert(abi.encodeWithSelector(IOfferingDesk.DeskNothingToRelease.selector, address(offering)));
        desk.releaseIssuerCap(address(offering));
        vm.assertEq(desk.raisedBy("company", FAMILY), 1000 * 10_00, "all 1,000 shares");
    }

    function test_RevertGiven_TheSharesAreNotFiled() public {
        Offering offering = _open(_plan());
        _invest(offering, "angel", 600);
        vm.warp(START + 61 days);
        offering.close();
        vm.expectRevert(abi.encodeWithSelector(IOfferingDesk.DeskNothingToRelease.selector, address(offering)));
        desk.releaseIssuerCap(address(offering));
    }

    /// @notice Otherwise a long offering would have left the twelve months before its money comes in.
    function test_ARunningOfferingCountsHoweverLongItRuns() public {
        IOfferingDesk.Plan memory plan = _plan();
        plan.deadline = START + 500 days;
        IMilestoneVault.Milestone[] memory milestones = _milestones();
        milestones[0].dueAt = START + 700 days;
        vm.prank(company);
        Offering offering = Offering(desk.open(plan, milestones));
        vm.warp(START + 480 days);
        vm.assertEq(desk.raisedBy("company", FAMILY), 10_000_00, "still running");
        vm.warp(START + 500 days);
        offering.close();
        desk.releaseIssuerCap(address(offering));
        vm.assertEq(desk.raisedBy("company", FAMILY), 0, "failed");
    }

    function test_WhatWasRaisedCountsFromTheFiling() public {
        Offering offering = _open(_plan());
        _invest(offering, "angel", 600);
        vm.warp(START + 61 days + 80 days);
        offering.close();
        desk.recordFiling(address(offering), "filing");
        vm.warp(START + 61 days + 80 days + 364 days);
        vm.assertEq(desk.raisedBy("company", FAMILY), 600 * 10_00, "within twelve months");
        vm.warp(START + 61 days + 80 days + 365 days + 92 days);
        vm.assertEq(desk.raisedBy("company", FAMILY), 0, "over");
    }

    /// @notice Otherwise the vault would unwind at once, and the shares could be had for the fee.
    function test_RevertWhen_TheFilingLeavesNoTimeForAVote() public {
        IMilestoneVault.Milestone[] memory milestones = _milestones();
        milestones[0].dueAt = START + 61 days + 7 days + 2;
        vm.prank(company);
        Offering offering = Offering(desk.open(_plan(), milestones));
        _invest(offering, "angel", 600);
        vm.warp(START + 61 days + 2);
        offering.close();
        vm.expectRevert(abi.encodeWithSelector(IOfferingDesk.DeskFilingTooLate.selector, START + 61 days + 2));
        desk.recordFiling(address(offering), "filing");
        vm.warp(START + 61 days + 1);
        desk.recordFiling(address(offering), "filing");
        vm.assertEq(uint8(offering.bookOf().stage), uint8(IOffering.Stage.Registered), "filed");
    }

    function _invest(Offering offering, string memory name, uint32 shares) private {
        (address wallet, uint256 key) = _actorWithKey(name);
        identity.admit(wallet, bytes31(bytes(name)), IIdentityRegistry.Class.Accredited, 1);
        token.mint(wallet, uint256(shares) * 10_00);
        vm.warp(START + 1 days);
        IOffering.Agreement memory agreement = IOffering.Agreement({
            version: 1,
            shares: shares,
            riskAcknowledged: true,
            validUntil: START + 2 days
        });
        bytes memory signature = _sign(key, offering.agreementHash(wallet, agreement));
        vm.startPrank(wallet);
        token.approve(address(offering), type(uint256).max);
        offering.invest(agreement, signature);
        vm.stopPrank();
    }

    function _end(Offering offering) private {
        vm.warp(START + 61 days);
        offering.close();
        desk.recordFiling(address(offering), "filing");
    }
}
