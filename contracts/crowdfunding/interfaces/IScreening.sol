// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Screening
/// @notice First stage: a project is listed only after two different reviewers have each found every item of the
/// checklist fulfilled, on the same dossier.
/// @dev The dossier itself (business plan, accounts, the team's background) stays outside the chain, its hash binds
/// what was reviewed. A new dossier starts the review again. A listing opens one offering, and is the only way to open
/// one.
///
/// Nobody reviews for himself: issuer, beneficiary and both reviewers are four parts of at least three persons, told
/// apart by the subjects of the identity registry, so a second wallet helps nobody. The offering later refuses money
/// of all of them.
interface IScreening {
    /// @notice How far a project has come.
    /// None: unknown. Submitted: under review. Reviewed: one reviewer has signed off. Approved: both have, an offering
    /// may open. Listed: its offering was opened. Disqualified: refused for good.
    enum Stage {
        None,
        Submitted,
        Reviewed,
        Approved,
        Listed,
        Disqualified
    }

    /// @notice What is known of a project.
    /// @param stage How far it has come.
    /// @param issuer Wallet that acts for the company.
    /// @param beneficiary Wallet that receives the proceeds.
    /// @param approvedAt Unix time in seconds of the second sign-off; zero before.
    /// @param dossier Hash of the dossier.
    /// @param issuerSubject Person or entity behind the issuer.
    /// @param beneficiarySubject Person or entity behind the beneficiary.
    /// @param firstReviewer Person behind the first sign-off; zero before.
    /// @param secondReviewer Person behind the second sign-off; zero before.
    struct Project {
        Stage stage;
        address issuer;
        uint40 approvedAt;
        address beneficiary;
        bytes32 dossier;
        bytes31 issuerSubject;
        bytes31 beneficiarySubject;
        bytes31 firstReviewer;
        bytes31 secondReviewer;
    }

    /// @notice An issuer has handed in a project, or a new dossier for it.
    /// @param projectId Project.
    /// @param issuer Wallet that acts for the company.
    /// @param beneficiary Wallet that receives the proceeds.
    /// @param dossier Hash of the dossier.
    event ProjectSubmitted(
        uint256 indexed projectId,
        address indexed issuer,
        address indexed beneficiary,
        bytes32 dossier
    );

    /// @notice A reviewer has signed off.
    /// @param projectId Project.
    /// @param reviewer Wallet of the reviewer.
    /// @param subject Person of the reviewer.
    /// @param dossier Hash of the dossier he reviewed.
    /// @param evidence Hash of his report.
    event ProjectReviewed(
        uint256 indexed projectId,
        address indexed reviewer,
        bytes31 indexed subject,
        bytes32 dossier,
        bytes32 evidence
    );

    /// @notice A reviewer has found items missing; the project stays under review.
    /// @param projectId Project.
    /// @param reviewer Wallet of the reviewer.
    /// @param missing Items missing, one bit each.
    /// @param evidence Hash of his report.
    event ProjectReturned(uint256 indexed projectId, address indexed reviewer, uint256 missing, bytes32 evidence);

    /// @notice A project was refused for good.
    /// @param projectId Project.
    /// @param reason Hash or code of the reason.
    event ProjectDisqualified(uint256 indexed projectId, bytes32 reason);

    /// @notice A person or entity may no longer be issuer or beneficiary, or may again.
    /// @param subject Pseudonymous person.
    /// @param isDisqualified Whether it is from now on.
    /// @param reason Hash or code of the reason.
    event SubjectDisqualified(bytes31 indexed subject, bool isDisqualified, bytes32 reason);

    /// @notice The offering of a project was opened.
    /// @param projectId Project.
    event ProjectListed(uint256 indexed projectId);

    /// @notice The project is in another stage than this needs.
    /// @param actual Stage it is in.
    /// @param expected Stage needed.
    error ScreeningWrongStage(Stage actual, Stage expected);

    /// @notice Only the project's issuer may do this.
    /// @param caller Who tried.
    /// @param issuer Who may.
    error ScreeningCallerNotIssuer(address caller, address issuer);

    /// @notice Only the offering desk lists projects.
    /// @param caller Who tried.
    error ScreeningCallerNotDesk(address caller);

    /// @notice The wallet may not act: its identity is not valid.
    /// @param wallet Wallet.
    error ScreeningIdentityInvalid(address wallet);

    /// @notice A project needs a dossier.
    error ScreeningDossierMissing();

    /// @notice The dossier is another one than the reviewer looked at.
    /// @param reviewed Hash of the dossier he names.
    /// @param current Hash of the project's dossier.
    error ScreeningDossierDiffers(bytes32 reviewed, bytes32 current);

    /// @notice Bits beyond the checklist.
    /// @param items Items given, one bit each.
    /// @param checklist Items there are, one bit each.
    error ScreeningItemsUnknown(uint256 items, uint256 checklist);

    /// @notice The same person has two parts in a project that two must have.
    /// @param subject Pseudonymous person.
    error ScreeningSelfDealing(bytes31 subject);

    /// @notice The person or entity may not be issuer or beneficiary.
    /// @param subject Pseudonymous person.
    error ScreeningSubjectDisqualified(bytes31 subject);

    /// @notice An approval is good for this long; hand in a new dossier.
    /// @param approvedAt Unix time in seconds of the second sign-off.
    /// @param validUntil Last Unix second at which an offering could open.
    error ScreeningApprovalExpired(uint40 approvedAt, uint40 validUntil);

    /// @notice Hands in a project. The caller is its issuer.
    /// @param beneficiary Wallet that receives the proceeds; may be the issuer.
    /// @param dossier Hash of the dossier.
    /// @return projectId Its number, from 1.
    function submit(address beneficiary, bytes32 dossier) external returns (uint256 projectId);

    /// @notice Replaces the dossier; the review starts again. Only the issuer, before an offering opens.
    /// @param projectId Project.
    /// @param dossier Hash of the new dossier.
    function resubmit(uint256 projectId, bytes32 dossier) external;

    /// @notice Records a review. All items: a sign-off. Otherwise the project is returned and stays as it is.
    /// @param projectId Project.
    /// @param dossier Hash of the dossier that was reviewed.
    /// @param items Items found fulfilled, one bit each.
    /// @param evidence Hash of the report.
    function review(uint256 projectId, bytes32 dossier, uint256 items, bytes32 evidence) external;

    /// @notice Refuses a project for good, at any time before its offering opens.
    /// @param projectId Project.
    /// @param reason Hash or code of the reason.
    function disqualify(uint256 projectId, bytes32 reason) external;

    /// @notice Bars a person or entity from being issuer or beneficiary, or lifts that.
    /// @param subject Pseudonymous person.
    /// @param isDisqualified Whether it is barred from now on.
    /// @param reason Hash or code of the reason.
    function setDisqualified(bytes31 subject, bool isDisqualified, bytes32 reason) external;

    /// @notice Uses the approval for an offering; only the desk, while issuer and beneficiary may act.
    /// @param projectId Project.
    /// @param issuer Who asks to open it.
    /// @return project The project as approved.
    function list(uint256 projectId, address issuer) external returns (Project memory project);

    /// @notice What is known of a project.
    /// @param projectId Project.
    /// @return project All zero when there is none.
    function projectOf(uint256 projectId) external view returns (Project memory project);

    /// @notice Whether a person or entity is barred from being issuer or beneficiary.
    /// @param subject Pseudonymous person.
    /// @return isBarred Whether it is.
    function isDisqualified(bytes31 subject) external view returns (bool isBarred);
}
