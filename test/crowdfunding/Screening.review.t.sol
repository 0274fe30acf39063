// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IScreening} from "../../contracts/crowdfunding/interfaces/IScreening.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ScreeningTest} from "./support/ScreeningTest.sol";

/// @title Two different reviewers
contract ScreeningReviewTest is ScreeningTest {
    function test_TwoPersonsApprove() public {
        vm.expectEmit(address(screening));
        emit IScreening.ProjectReviewed(projectId, carl, "carl", DOSSIER, REPORT);
        _review(carl, ALL);
        IScreening.Project memory project = screening.projectOf(projectId);
        vm.assertEq(uint256(project.stage), uint256(IScreening.Stage.Reviewed), "one");
        vm.assertEq(bytes32(project.firstReviewer), bytes32("carl"), "first");
        vm.assertEq(project.approvedAt, 0, "not approved");
        vm.warp(START + 5);
        _review(dora, ALL);
        project = screening.projectOf(projectId);
        vm.assertEq(uint256(project.stage), uint256(IScreening.Stage.Approved), "two");
        vm.assertEq(bytes32(project.firstReviewer), bytes32("carl"), "still the first");
        vm.assertEq(bytes32(project.secondReviewer), bytes32("dora"), "second");
        vm.assertEq(project.approvedAt, START + 5, "approved at");
        _reviewRefused(dora, ALL, _wrongStage(IScreening.Stage.Approved, IScreening.Stage.Submitted));
    }

    function test_RevertWhen_TheSamePersonReviewsTwice() public {
        _review(carl, ALL);
        _reviewRefused(carl, ALL, _selfDealing("carl"));
        _reviewRefused(carlToo, ALL, _selfDealing("carl"));
    }

    function test_RevertWhen_APartyReviews() public {
        _reviewRefused(issuer, ALL, _selfDealing("company"));
        _reviewRefused(founder, ALL, _selfDealing("founder"));
        _reviewRefused(founder, ALL - 1, _selfDealing("founder"));
        _review(carl, ALL);
        _reviewRefused(issuer, ALL, _selfDealing("company"));
        _reviewRefused(founder, ALL, _selfDealing("founder"));
    }

    function test_RevertWhen_TheReviewerHasNoRoleOrIdentity() public {
        address stranger = _admit("stranger", "stranger");
        _reviewRefused(
            stranger,
            ALL,
            abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger)
        );
        identity.setCode(carl, IIdentityRegistry.Code.Revoked);
        _reviewRefused(carl, ALL, abi.encodeWithSelector(IScreening.ScreeningIdentityInvalid.selector, carl));
    }

    function test_AReturnedProjectStaysAsItIs() public {
        vm.expectEmit(address(screening));
        emit IScreening.ProjectReturned(projectId, carl, 1 << 11, REPORT);
        _review(carl, ALL ^ (1 << 11));
        vm.assertEq(uint256(screening.projectOf(projectId).stage), uint256(IScreening.Stage.Submitted), "stage");
        _review(carl, ALL);
        _review(dora, 0);
        vm.assertEq(uint256(screening.projectOf(projectId).stage), uint256(IScreening.Stage.Reviewed), "stage");
        _review(dora, ALL);
        vm.assertEq(uint256(screening.projectOf(projectId).stage), uint256(IScreening.Stage.Approved), "stage");
    }

    function test_RevertWhen_ItemsAreUnknown() public {
        _reviewRefused(carl, ALL + 1, abi.encodeWithSelector(IScreening.ScreeningItemsUnknown.selector, ALL + 1, ALL));
        _reviewRefused(
            carl,
            2 ** 255 + ALL,
            abi.encodeWithSelector(IScreening.ScreeningItemsUnknown.selector, 2 ** 255 + ALL, ALL)
        );
    }

    function test_RevertWhen_AnotherDossierWasReviewed() public {
        vm.prank(issuer);
        screening.resubmit(projectId, "second dossier");
        _reviewRefused(
            carl,
            ALL,
            abi.encodeWithSelector(IScreening.ScreeningDossierDiffers.selector, DOSSIER, bytes32("second dossier"))
        );
    }

    function test_ANewDossierStartsTheReviewAgain() public {
        _approve();
        vm.expectEmit(address(screening));
        emit IScreening.ProjectSubmitted(projectId, issuer, founder, "second dossier");
        vm.prank(issuer);
        screening.resubmit(projectId, "second dossier");
        IScreening.Project memory project = screening.projectOf(projectId);
        vm.assertEq(uint256(project.stage), uint256(IScreening.Stage.Submitted), "stage");
        vm.assertEq(bytes32(project.firstReviewer) | bytes32(project.secondReviewer), 0, "no reviewers");
        vm.assertEq(project.approvedAt, 0, "not approved");
        vm.prank(dora);
        screening.review(projectId, "second dossier", ALL, REPORT);
        vm.prank(carl);
        screening.review(projectId, "second dossier", ALL, REPORT);
        screening.list(projectId, issuer);
    }

    function test_RevertWhen_APartyMayNotActAnyMore() public {
        _approve();
        address[2] memory parties = [issuer, founder];
        for (uint256 i = 0; i < parties.length; ++i) {
            identity.setCode(parties[i], IIdentityRegistry.Code.Suspended);
            vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningIdentityInvalid.selector, parties[i]));
            screening.list(projectId, issuer);
            identity.setCode(parties[i], IIdentityRegistry.Code.Valid);
        }
        screening.list(projectId, issuer);
    }
}
