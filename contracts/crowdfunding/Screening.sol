// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IScreening} from "./interfaces/IScreening.sol";

/// @title Screening
/// @notice First stage: a project is listed only after two different reviewers have each found every item of the
/// checklist fulfilled, on the same dossier.
contract Screening is IScreening, AccessManaged {
    /// @notice Items of the checklist, one bit each. What they ask stands in docs/crowdfunding.md.
    uint256 public constant CHECKLIST = (1 << 12) - 1;
    /// @notice How long an approval is good, in seconds: accounts and prospects age.
    uint40 public constant APPROVAL_SECONDS = 90 days;

    /// @notice Registry that says who stands behind a wallet.
    IIdentityRegistry public immutable IDENTITY;
    /// @notice Desk that opens offerings.
    address public immutable DESK;

    uint256 private _lastProject;
    mapping(uint256 projectId => Project project) private _projects;
    mapping(bytes31 subject => bool isBarred) private _barred;

    constructor(address authority, IIdentityRegistry identity, address desk) AccessManaged(authority) {
        (IDENTITY, DESK) = (identity, desk);
    }

    /// @inheritdoc IScreening
    function submit(address beneficiary, bytes32 dossier) external returns (uint256 projectId) {
        projectId = ++_lastProject;
        Project storage project = _projects[projectId];
        (project.issuer, project.beneficiary) = (msg.sender, beneficiary);
        project.issuerSubject = _validSubject(msg.sender);
        project.beneficiarySubject = _validSubject(beneficiary);
        _requireNotBarred(project.issuerSubject);
        _requireNotBarred(project.beneficiarySubject);
        _take(projectId, dossier);
    }

    /// @inheritdoc IScreening
    function resubmit(uint256 projectId, bytes32 dossier) external {
        Project storage project = _projects[projectId];
        if (msg.sender != project.issuer) revert ScreeningCallerNotIssuer(msg.sender, project.issuer);
        _requireOpen(project.stage);
        (project.firstReviewer, project.secondReviewer, project.approvedAt) = (0, 0, 0);
        _take(projectId, dossier);
    }

    /// @inheritdoc IScreening
    function review(uint256 projectId, bytes32 dossier, uint256 items, bytes32 evidence) external restricted {
        Project storage project = _projects[projectId];
        if (project.stage != Stage.Submitted && project.stage != Stage.Reviewed) {
            revert ScreeningWrongStage(project.stage, Stage.Submitted);
        }
        if (dossier != project.dossier) revert ScreeningDossierDiffers(dossier, project.dossier);
        if (items & ~CHECKLIST != 0) revert ScreeningItemsUnknown(items, CHECKLIST);
        bytes31 subject = _validSubject(msg.sender);
        _requireNoPart(project, subject);

        if (items != CHECKLIST) {
            emit ProjectReturned(projectId, msg.sender, CHECKLIST & ~items, evidence);
            return;
        }
        if (project.stage == Stage.Submitted) {
            (project.stage, project.firstReviewer) = (Stage.Reviewed, subject);
        } else {
            (project.stage, project.secondReviewer) = (Stage.Approved, subject);
            project.approvedAt = uint40(block.timestamp);
        }
        emit ProjectReviewed(projectId, msg.sender, subject, dossier, evidence);
    }

    /// @inheritdoc IScreening
    function disqualify(uint256 projectId, bytes32 reason) external restricted {
        Project storage project = _projects[projectId];
        _requireOpen(project.stage);
        project.stage = Stage.Disqualified;
        emit ProjectDisqualified(projectId, reason);
    }

    /// @inheritdoc IScreening
    function setDisqualified(bytes31 subject, bool isBarred, bytes32 reason) external restricted {
        _barred[subject] = isBarred;
        emit SubjectDisqualified(subject, isBarred, reason);
    }

    /// @inheritdoc IScreening
    function list(uint256 projectId, address issuer) external returns (Project memory project) {
        if (msg.sender != DESK) revert ScreeningCallerNotDesk(msg.sender);
        project = _projects[projectId];
        if (project.stage != Stage.Approved) revert ScreeningWrongStage(project.stage, Stage.Approved);
        if (issuer != project.issuer) revert ScreeningCallerNotIssuer(issuer, project.issuer);
        uint40 validUntil = project.approvedAt + APPROVAL_SECONDS;
        if (block.timestamp > validUntil) revert ScreeningApprovalExpired(project.approvedAt, validUntil);
        // Whoever was somebody when he handed in may have been suspended since.
        _requireNotBarred(_validSubject(project.issuer));
        _requireNotBarred(_validSubject(project.beneficiary));

        _projects[projectId].stage = Stage.Listed;
        emit ProjectListed(projectId);
    }

    /// @inheritdoc IScreening
    function projectOf(uint256 projectId) external view returns (Project memory project) {
        return _projects[projectId];
    }

    /// @inheritdoc IScreening
    function isDisqualified(bytes31 subject) external view returns (bool isBarred) {
        return _barred[subject];
    }

    function _take(uint256 projectId, bytes32 dossier) private {
        if (dossier == 0) revert ScreeningDossierMissing();
        Project storage project = _projects[projectId];
        (project.stage, project.dossier) = (Stage.Submitted, dossier);
        emit ProjectSubmitted(projectId, project.issuer, project.beneficiary, dossier);
    }

    function _validSubject(address wallet) private view returns (bytes31 subject) {
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = IDENTITY.check(wallet);
        if (code != IIdentityRegistry.Code.Valid) revert ScreeningIdentityInvalid(wallet);
        return person.subject;
    }

    function _requireNotBarred(bytes31 subject) private view {
        if (_barred[subject]) revert ScreeningSubjectDisqualified(subject);
    }

    function _requireNoPart(Project storage project, bytes31 subject) private view {
        bool hasPart =
            subject == project.issuerSubject ||
                subject == project.beneficiarySubject ||
                subject == project.firstReviewer;
        if (hasPart) revert ScreeningSelfDealing(subject);
    }

    function _requireOpen(Stage stage) private pure {
        if (stage == Stage.None || stage == Stage.Listed || stage == Stage.Disqualified) {
            revert ScreeningWrongStage(stage, Stage.Submitted);
        }
    }
}
