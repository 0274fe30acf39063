// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Panels of loss assessors
/// @notice Two panels without a common member: the first assesses a loss, the larger second hears appeals.
/// @dev Assessors sign the loss they found, not a yes or no. A panel speaks with a quorum of more than half of all its
/// members, however many stay silent; the median of what was submitted counts, with an even number the lower of the two
/// in the middle. So with a quorum of three, two who agree decide. Signatures are EIP-712 over claim, loss, report and
/// panel; chain and contract are in the domain; the claim's clock, and the version of the panels, are their expiry.
interface IAssessorPanels {
    /// @notice Loss that one assessor found, with his signature in short form (EIP-2098).
    /// @param loss Loss in token units; zero denies the claim.
    /// @param r First half of the signature.
    /// @param vs Second half with the recovery bit.
    struct Assessment {
        uint64 loss;
        bytes32 r;
        bytes32 vs;
    }

    /// @notice New panels sit; what the previous ones signed and nobody has submitted is void.
    /// @param version Number of the panels.
    /// @param first Members of the first panel.
    /// @param firstQuorum Signatures that it needs.
    /// @param appeal Members of the appeal panel.
    /// @param appealQuorum Signatures that it needs.
    event PanelsSet(
        uint32 indexed version,
        address[] first,
        uint256 firstQuorum,
        address[] appeal,
        uint256 appealQuorum
    );

    /// @notice The first panel needs three to 32 members, the appeal panel more members than the first, up to 32.
    /// @param first Members of the first panel.
    /// @param appeal Members of the appeal panel.
    error PanelSizeInvalid(uint256 first, uint256 appeal);

    /// @notice A quorum must be more than half of its panel and not more than all of it, and larger on appeal.
    /// @param quorum Quorum given.
    /// @param size Members of its panel.
    error PanelQuorumInvalid(uint256 quorum, uint256 size);

    /// @notice Every assessor must be a different address, over both panels, and not zero.
    /// @param assessor Address given twice, or zero.
    error PanelMemberInvalid(address assessor);

    /// @notice Too few assessors have signed.
    /// @param actual Signatures given.
    /// @param needed Signatures needed.
    error PanelQuorumTooSmall(uint256 actual, uint256 needed);

    /// @notice Assessments must come in ascending order of loss.
    /// @param position Position of the first that does not, counted from zero.
    error PanelNotAscending(uint256 position);

    /// @notice The signer does not sit on the panel whose turn it is, or signed something else.
    /// @param signer Address recovered from the signature.
    error PanelSignerUnknown(address signer);

    /// @notice An assessor signs once.
    /// @param signer Assessor found twice.
    error PanelSignerDuplicate(address signer);

    /// @notice Nobody assesses a claim in which he has an interest: as policyholder, as appellant, or as a present
    /// underwriter of this line.
    /// @param assessor Assessor with the conflict of interest.
    error PanelConflictOfInterest(address assessor);

    /// @notice Seats both panels.
    /// @param first Members of the first panel.
    /// @param firstQuorum Signatures that it needs.
    /// @param appeal Members of the appeal panel.
    /// @param appealQuorum Signatures that it needs.
    function setPanels(
        address[] calldata first,
        uint8 firstQuorum,
        address[] calldata appeal,
        uint8 appealQuorum
    ) external;

    /// @notice The panels that sit now.
    /// @return version Number of the panels.
    /// @return firstQuorum Signatures that the first panel needs.
    /// @return appealQuorum Signatures that the appeal panel needs.
    function panels() external view returns (uint32 version, uint8 firstQuorum, uint8 appealQuorum);

    /// @notice Whether somebody sits on a panel now.
    /// @param assessor Address to look up.
    /// @return first On the first panel.
    /// @return appeal On the appeal panel.
    function seatOf(address assessor) external view returns (bool first, bool appeal);

    /// @notice What an assessor signs (EIP-712), for the panels that sit now.
    /// @param claimId Claim.
    /// @param loss Loss he found, in token units.
    /// @param reportHash Hash of the survey report.
    /// @return digest Hash to sign.
    function assessmentDigest(bytes32 claimId, uint64 loss, bytes32 reportHash) external view returns (bytes32 digest);
}
