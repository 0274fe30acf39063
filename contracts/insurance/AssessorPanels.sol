// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IAssessorPanels} from "./interfaces/IAssessorPanels.sol";

/// @title Panels of loss assessors
/// @notice Who assesses losses, and the median of what a quorum signed.
abstract contract AssessorPanels is IAssessorPanels, AccessManaged, EIP712 {
    struct Panels {
        uint32 version;
        uint8 firstQuorum;
        uint8 appealQuorum;
    }

    /// @dev What a panel has before it.
    struct Hearing {
        bytes32 policyId;
        bytes32 claimId;
        bytes32 reportHash;
        bool onAppeal;
    }

    bytes32 private constant _ASSESSMENT_TYPEHASH = keccak256(
        "Assessment(bytes32 claimId,uint64 loss,bytes32 reportHash,uint32 panels)"
    );
    uint256 private constant _MIN_PANEL = 3;
    uint256 private constant _MAX_PANEL = 32;
    /// @dev Seats are counted from one; those of the appeal panel begin above those of the first.
    uint256 private constant _APPEAL_SEATS = 64;

    Panels private _panels;
    /// @dev Keyed by version, so that new panels forget the old ones at once.
    mapping(uint32 version => mapping(address assessor => uint256 seat)) private _seats;

    /// @inheritdoc IAssessorPanels
    function setPanels(
        address[] calldata first,
        uint8 firstQuorum,
        address[] calldata appeal,
        uint8 appealQuorum
    ) external restricted {
        if (first.length < _MIN_PANEL || appeal.length <= first.length || appeal.length > _MAX_PANEL) {
            revert PanelSizeInvalid(first.length, appeal.length);
        }
        _requireQuorum(firstQuorum, first.length);
        _requireQuorum(appealQuorum, appeal.length);
        if (appealQuorum <= firstQuorum) revert PanelQuorumInvalid(appealQuorum, appeal.length);

        uint32 version = _panels.version + 1;
        _panels = Panels(version, firstQuorum, appealQuorum);
        for (uint256 i = 0; i < first.length; ++i) _seat(version, first[i], i + 1);
        for (uint256 i = 0; i < appeal.length; ++i) _seat(version, appeal[i], _APPEAL_SEATS + i + 1);
        emit PanelsSet(version, first, firstQuorum, appeal, appealQuorum);
    }

    /// @inheritdoc IAssessorPanels
    function panels() external view returns (uint32 version, uint8 firstQuorum, uint8 appealQuorum) {
        Panels memory current = _panels;
        return (current.version, current.firstQuorum, current.appealQuorum);
    }

    /// @inheritdoc IAssessorPanels
    function assessmentDigest(bytes32 claimId, uint64 loss, bytes32 reportHash) external view returns (bytes32 digest) {
        return _digest(claimId, loss, reportHash, _panels.version);
    }

    /// @inheritdoc IAssessorPanels
    function seatOf(address assessor) public view returns (bool first, bool appeal) {
        uint256 seat = _seats[_panels.version][assessor];
        return (seat != 0 && seat <= _APPEAL_SEATS, seat > _APPEAL_SEATS);
    }

    /// @dev Checks quorum, order, seats and conflicts of interest of all signatures, and returns their median.
    function _assess(Hearing memory hearing, Assessment[] calldata assessments) internal view returns (uint64 loss) {
        uint256 needed = hearing.onAppeal ? _panels.appealQuorum : _panels.firstQuorum;
        uint256 count = assessments.length;
        if (count == 0 || count < needed) revert PanelQuorumTooSmall(count, needed);

        uint32 version = _panels.version;
        uint256 seen = 0;
        for (uint256 i = 0; i < count; ++i) {
            Assessment calldata one = assessments[i];
            if (i != 0 && one.loss < assessments[i - 1].loss) revert PanelNotAscending(i);
            bytes32 digest = _digest(hearing.claimId, one.loss, hearing.reportHash, version);
            address signer = ECDSA.recover(digest, one.r, one.vs);
            uint256 seat = _seats[version][signer];
            if (seat == 0 || (seat > _APPEAL_SEATS) != hearing.onAppeal) revert PanelSignerUnknown(signer);
            if ((seen >> seat) & 1 != 0) revert PanelSignerDuplicate(signer);
            if (_hasInterest(hearing, signer)) revert PanelConflictOfInterest(signer);
            seen |= 1 << seat;
        }
        return assessments[(count - 1) / 2].loss;
    }

    /// @dev Whether somebody may not assess a claim because he would gain or lose by it.
    function _hasInterest(Hearing memory hearing, address assessor) internal view virtual returns (bool interested);

    function _seat(uint32 version, address assessor, uint256 seat) private {
        if (assessor == address(0) || _seats[version][assessor] != 0) revert PanelMemberInvalid(assessor);
        _seats[version][assessor] = seat;
    }

    function _digest(bytes32 claimId, uint64 loss, bytes32 reportHash, uint32 version) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(_ASSESSMENT_TYPEHASH, claimId, loss, reportHash, version)));
    }

    function _requireQuorum(uint256 quorum, uint256 size) private pure {
        if (quorum * 2 <= size || quorum > size) revert PanelQuorumInvalid(quorum, size);
    }
}
