// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";

import {ICollectionDesk} from "./interfaces/ICollectionDesk.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {LoanWords} from "./libraries/LoanWords.sol";

/// @title Collection desk
/// @notice Keeps the ladder of collection and one chain of evidence for each loan.
contract CollectionDesk is ICollectionDesk, AccessManaged {
    /// @dev First days past due of reminder, call, visit and legal notice, a byte each.
    bytes4 private constant _FIRST_DAYS = 0x01101f3d;

    ILoanLedger private immutable _LEDGER;

    mapping(address loan => bytes32 head) private _heads;
    mapping(address loan => Case known) private _cases;

    constructor(address authority, ILoanLedger ledger) AccessManaged(authority) {
        _LEDGER = ledger;
    }

    /// @inheritdoc ICollectionDesk
    function record(address loan, Kind kind, bytes32 evidence) external restricted {
        _take(loan, kind, evidence);
    }

    /// @inheritdoc ICollectionDesk
    function openCase(address loan, bytes32 caseHash, bytes32 court) external restricted {
        Stage stage = _cases[loan].stage;
        if (stage != Stage.None) revert CollectionCaseExists(loan, stage);
        if (court == 0) revert CollectionEvidenceMissing();
        uint40 time = uint40(block.timestamp);
        _cases[loan] = Case({stage: Stage.Filed, outcome: Outcome.None, filedAt: time, stageAt: time});
        emit CaseOpened(loan, caseHash, court);

        _take(loan, Kind.Litigation, caseHash);
    }

    /// @inheritdoc ICollectionDesk
    function updateCase(address loan, Stage stage, bytes32 evidence) external restricted {
        Stage actual = _openStage(loan, stage);
        if (stage <= actual || stage == Stage.Closed) revert CollectionStageNotForward(actual, stage);
        _cases[loan].stage = stage;
        _cases[loan].stageAt = uint40(block.timestamp);
        emit CaseUpdated(loan, stage, evidence);

        _append(loan, Kind.Litigation, evidence, _daysPastDue(loan));
    }

    /// @inheritdoc ICollectionDesk
    function closeCase(address loan, Outcome outcome, bytes32 evidence) external restricted {
        _openStage(loan, Stage.Closed);
        if (outcome == Outcome.None) revert CollectionOutcomeMissing();
        Case storage known = _cases[loan];
        (known.stage, known.outcome, known.stageAt) = (Stage.Closed, outcome, uint40(block.timestamp));
        emit CaseClosed(loan, outcome, evidence);

        _append(loan, Kind.Litigation, evidence, _daysPastDue(loan));
    }

    /// @inheritdoc ICollectionDesk
    function headOf(address loan) external view returns (bytes32 head) {
        return _heads[loan];
    }

    /// @inheritdoc ICollectionDesk
    function caseOf(address loan) external view returns (Case memory known) {
        return _cases[loan];
    }

    /// @inheritdoc ICollectionDesk
    function firstDayOf(address loan, Kind kind) public view returns (uint256 daysPastDue) {
        if (kind != Kind.Litigation) return uint8(_FIRST_DAYS[uint8(kind)]);
        return uint256(LoanWords.decodeCharges(Clones.fetchCloneArgs(loan)).defaultDays) + 1;
    }

    /// @dev A step of the ladder. A loan in default, declared or not, is past due by more than the days to default.
    function _take(address loan, Kind kind, bytes32 evidence) private {
        uint256 late = _daysPastDue(loan);
        uint256 needed = firstDayOf(loan, kind);
        if (late < needed) revert CollectionTooEarly(late, needed);
        _append(loan, kind, evidence, late);
    }

    function _append(address loan, Kind kind, bytes32 evidence, uint256 late) private {
        if (evidence == 0) revert CollectionEvidenceMissing();
        uint40 time = uint40(block.timestamp);
        bytes32 head = keccak256(abi.encode(_heads[loan], loan, kind, evidence, time));
        _heads[loan] = head;
        emit CollectionAction(loan, kind, late, time, evidence, head);
    }

    /// @dev Stage of a case that is not over.
    function _openStage(address loan, Stage wanted) private view returns (Stage stage) {
        stage = _cases[loan].stage;
        if (stage == Stage.None) revert CollectionCaseMissing(loan);
        if (stage == Stage.Closed) revert CollectionStageNotForward(stage, wanted);
    }

    /// @dev Zero for a loan that is paid; one that was never drawn is refused by the ledger.
    function _daysPastDue(address loan) private view returns (uint256 count) {
        return _LEDGER.statusOf(loan).daysPastDue;
    }
}
