// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IScreening} from "../../contracts/crowdfunding/interfaces/IScreening.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ScreeningTest} from "./support/ScreeningTest.sol";

/// @title Projects from the first dossier to the listing
contract ScreeningProjectTest is ScreeningTest {
    function test_AProjectIsHandedIn() public {
        vm.expectEmit(address(screening));
        emit IScreening.ProjectSubmitted(2, issuer, founder, "another dossier");
        vm.prank(issuer);
        vm.assertEq(screening.submit(founder, "another dossier"), 2, "numbered from one");
        IScreening.Project memory project = screening.projectOf(2);
        vm.assertEq(uint256(project.stage), uint256(IScreening.Stage.Submitted), "stage");
        vm.assertEq(project.issuer, issuer, "issuer");
        vm.assertEq(project.beneficiary, founder, "beneficiary");
        vm.assertEq(bytes32(project.issuerSubject), bytes32("company"), "issuer's subject");
        vm.assertEq(bytes32(project.beneficiarySubject), bytes32("founder"), "beneficiary's subject");
        vm.assertEq(project.dossier, "another dossier", "dossier");
        vm.assertEq(uint256(screening.projectOf(3).stage), uint256(IScreening.Stage.None), "no third");
    }

    function test_RevertWhen_TheDossierIsMissing() public {
        bytes memory reason = abi.encodeWithSelector(IScreening.ScreeningDossierMissing.selector);
        vm.startPrank(issuer);
        vm.expectRevert(reason);
        screening.submit(founder, 0);
        vm.expectRevert(reason);
        screening.resubmit(projectId, 0);
        vm.stopPrank();
    }

    function test_RevertWhen_APartyIsNotValid() public {
        identity.setCode(founder, IIdentityRegistry.Code.Expired);
        vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningIdentityInvalid.selector, founder));
        vm.prank(issuer);
        screening.submit(founder, DOSSIER);
        identity.setCode(issuer, IIdentityRegistry.Code.Suspended);
        vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningIdentityInvalid.selector, issuer));
        vm.prank(issuer);
        screening.submit(founder, DOSSIER);
    }

    function test_RevertWhen_APartyIsBarred() public {
        vm.assertFalse(screening.isDisqualified("founder"), "not yet");
        vm.expectEmit(address(screening));
        emit IScreening.SubjectDisqualified("founder", true, "fraud");
        screening.setDisqualified("founder", true, "fraud");
        vm.assertTrue(screening.isDisqualified("founder"), "barred");
        bytes memory reason = _barred("founder");
        vm.expectRevert(reason);
        vm.prank(issuer);
        screening.submit(founder, DOSSIER);
        vm.expectRevert(reason);
        vm.prank(founder);
        screening.submit(issuer, DOSSIER);
        screening.setDisqualified("founder", false, "acquitted");
        vm.prank(issuer);
        screening.submit(founder, DOSSIER);
    }

    function test_RevertWhen_SomebodyElseResubmits() public {
        bytes memory reason = abi.encodeWithSelector(IScreening.ScreeningCallerNotIssuer.selector, founder, issuer);
        vm.expectRevert(reason);
        vm.prank(founder);
        screening.resubmit(projectId, "second dossier");
    }

    function test_AnApprovalIsGoodFor90Days() public {
        _approve();
        bytes memory reason = abi.encodeWithSelector(
            IScreening.ScreeningApprovalExpired.selector,
            START,
            START + 90 days
        );
        vm.warp(START + 90 days + 1);
        vm.expectRevert(reason);
        screening.list(projectId, issuer);
        vm.warp(START + 90 days);
        vm.expectEmit(address(screening));
        emit IScreening.ProjectListed(projectId);
        IScreening.Project memory project = screening.list(projectId, issuer);
        vm.assertEq(project.beneficiary, founder, "as approved");
        vm.assertEq(uint256(screening.projectOf(projectId).stage), uint256(IScreening.Stage.Listed), "stage");
    }

    function test_RevertWhen_ListedTwiceOrTooSoon() public {
        vm.expectRevert(_wrongStage(IScreening.Stage.Submitted, IScreening.Stage.Approved));
        screening.list(projectId, issuer);
        _review(carl, ALL);
        vm.expectRevert(_wrongStage(IScreening.Stage.Reviewed, IScreening.Stage.Approved));
        screening.list(projectId, issuer);
        _review(dora, ALL);
        screening.list(projectId, issuer);
        vm.expectRevert(_wrongStage(IScreening.Stage.Listed, IScreening.Stage.Approved));
        screening.list(projectId, issuer);
        vm.expectRevert(_wrongStage(IScreening.Stage.Listed, IScreening.Stage.Submitted));
        vm.prank(issuer);
        screening.resubmit(projectId, "second dossier");
        vm.expectRevert(_wrongStage(IScreening.Stage.Listed, IScreening.Stage.Submitted));
        screening.disqualify(projectId, "late");
        _reviewRefused(carl, ALL, _wrongStage(IScreening.Stage.Listed, IScreening.Stage.Submitted));
    }

    function test_RevertWhen_AnybodyButTheDeskLists() public {
        _approve();
        vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningCallerNotDesk.selector, issuer));
        vm.prank(issuer);
        screening.list(projectId, issuer);
        vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningCallerNotIssuer.selector, founder, issuer));
        screening.list(projectId, founder);
    }

    function test_RevertGiven_APartyIsBarredAfterTheApproval() public {
        _approve();
        screening.setDisqualified("company", true, "fraud");
        vm.expectRevert(_barred("company"));
        screening.list(projectId, issuer);
        screening.setDisqualified("company", false, "acquitted");
        screening.setDisqualified("founder", true, "fraud");
        vm.expectRevert(_barred("founder"));
        screening.list(projectId, issuer);
    }

    function test_ADisqualifiedProjectIsRefusedForGood() public {
        _approve();
        vm.expectEmit(address(screening));
        emit IScreening.ProjectDisqualified(projectId, "false accounts");
        screening.disqualify(projectId, "false accounts");
        vm.expectRevert(_wrongStage(IScreening.Stage.Disqualified, IScreening.Stage.Approved));
        screening.list(projectId, issuer);
        vm.expectRevert(_wrongStage(IScreening.Stage.Disqualified, IScreening.Stage.Submitted));
        vm.prank(issuer);
        screening.resubmit(projectId, "second dossier");
        _reviewRefused(carl, ALL, _wrongStage(IScreening.Stage.Disqualified, IScreening.Stage.Submitted));
        vm.expectRevert(_wrongStage(IScreening.Stage.Disqualified, IScreening.Stage.Submitted));
        screening.disqualify(projectId, "again");
    }

    function test_RevertWhen_ThereIsNoSuchProject() public {
        vm.expectRevert(_wrongStage(IScreening.Stage.None, IScreening.Stage.Submitted));
        screening.disqualify(9, "reason");
        vm.expectRevert(_wrongStage(IScreening.Stage.None, IScreening.Stage.Submitted));
        vm.prank(carl);
        screening.review(9, 0, ALL, REPORT);
        vm.expectRevert(_wrongStage(IScreening.Stage.None, IScreening.Stage.Submitted));
        vm.prank(address(0));
        screening.resubmit(9, DOSSIER);
    }

    function test_RevertWhen_AnybodyBars() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, carl);
        vm.startPrank(carl);
        vm.expectRevert(reason);
        screening.disqualify(projectId, "reason");
        vm.expectRevert(reason);
        screening.setDisqualified("company", true, "reason");
        vm.stopPrank();
    }
}
