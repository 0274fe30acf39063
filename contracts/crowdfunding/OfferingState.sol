// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IOffering} from "./interfaces/IOffering.sol";
import {OfferingWords} from "./libraries/OfferingWords.sol";

/// @title State of an offering
/// @notice What an offering remembers, what follows from it and the clock, and who may ask for what.
abstract contract OfferingState is IOffering, EIP712 {
    bytes32 private constant _AGREEMENT_TYPEHASH = keccak256(
        "Agreement(address investor,bytes32 document,uint8 version,uint32 shares,"
        "uint256 amount,bool riskAcknowledged,uint40 validUntil)"
    );

    /// @notice Time in which somebody must close and the registrar must file, in seconds each; otherwise the offering
    /// has failed and everybody has his money back.
    uint40 public constant PATIENCE_SECONDS = 90 days;

    Closing internal _closing;
    uint256 private _bookSlot;
    mapping(address investor => uint256 slot) private _positionSlots;
    /// @dev Hash of the agreement from the second version on; the first is among the terms.
    bytes32 internal _changedDocument;
    address internal _register;
    address internal _vault;

    constructor() EIP712("FinChain Lab Offering", "1") {}

    /// @inheritdoc IOffering
    function termsOf() external view returns (Terms memory terms) {
        return _terms();
    }

    /// @inheritdoc IOffering
    function bookOf() external view returns (Book memory book) {
        return _book(_terms());
    }

    /// @inheritdoc IOffering
    function closingOf() external view returns (Closing memory closing) {
        return _closing;
    }

    /// @inheritdoc IOffering
    function positionOf(address investor) external view returns (Position memory position) {
        return _position(investor);
    }

    /// @inheritdoc IOffering
    function allocationOf(address investor) external view returns (uint32 shares) {
        Book memory book = _stored();
        Position memory position = _position(investor);
        if (book.stage != Stage.Registered || position.version != book.version) return 0;
        return _allotment(position.shares, book.confirmed, _terms().cap);
    }

    /// @inheritdoc IOffering
    function destinations() external view returns (address register, address vault) {
        return (_register, _vault);
    }

    /// @inheritdoc IOffering
    function documentOf() external view returns (bytes32 document) {
        return _document(_terms(), _book(_terms()).version);
    }

    /// @inheritdoc IOffering
    function checkPayee(address investor, address to) external view returns (bool isRetired) {
        return _terms().ledger.checkPayee(investor, to);
    }

    /// @inheritdoc IOffering
    function agreementHash(address investor, Agreement calldata agreement) external view returns (bytes32 digest) {
        return _agreementHash(_terms(), investor, agreement);
    }

    function _save(Book memory book) internal {
        _bookSlot = OfferingWords.pack(book);
    }

    function _save(address investor, Position memory position) internal {
        _positionSlots[investor] = position.shares == 0 ? 0 : OfferingWords.pack(position);
    }

    function _position(address investor) internal view returns (Position memory position) {
        return OfferingWords.unpackPosition(_positionSlots[investor]);
    }

    /// @dev The figures as they were left, without what the clock has done since.
    function _stored() internal view returns (Book memory book) {
        return OfferingWords.unpackBook(_bookSlot);
    }

    function _terms() internal view returns (Terms memory terms) {
        return OfferingWords.decode(Clones.fetchCloneArgs(address(this)));
    }

    /// @dev The figures with what follows from the clock, so that nobody depends on somebody else having called.
    function _book(Terms memory terms) internal view returns (Book memory book) {
        book = _stored();
        if (book.version == 0) (book.version, book.deadline) = (1, terms.deadline);
        if (block.timestamp < book.deadline) return book;
        if (book.stage == Stage.ClosingEarly && book.confirmed < terms.target) {
            (book.stage, book.deadline) = (Stage.Open, _closing.originalDeadline);
        }
        if (book.stage <= Stage.ClosingEarly) {
            if (block.timestamp > _closableAt(terms, book) + PATIENCE_SECONDS) book.stage = Stage.Failed;
        } else if (book.stage == Stage.Closed) {
            if (block.timestamp > _closing.closedAt + PATIENCE_SECONDS) book.stage = Stage.Failed;
        }
    }

    function _agreementHash(
        Terms memory terms,
        address investor,
        Agreement calldata agreement
    ) internal view returns (bytes32 digest) {
        bytes32 structHash = keccak256(
            abi.encode(
                _AGREEMENT_TYPEHASH,
                investor,
                _document(terms, agreement.version),
                agreement.version,
                agreement.shares,
                uint256(agreement.shares) * terms.sharePrice,
                agreement.riskAcknowledged,
                agreement.validUntil
            )
        );
        return _hashTypedDataV4(structHash);
    }

    function _requireAgreed(
        Terms memory terms,
        Book memory book,
        Agreement calldata agreement,
        bytes calldata signature
    ) internal view returns (bytes32 digest) {
        if (agreement.version != book.version) revert OfferingVersionDiffers(agreement.version, book.version);
        digest = _agreementHash(terms, msg.sender, agreement);
        bool isValid =
            block.timestamp <= agreement.validUntil &&
                SignatureChecker.isValidSignatureNowCalldata(msg.sender, digest, signature);
        if (!isValid) revert OfferingAgreementInvalid(msg.sender, agreement.validUntil);
    }

    function _document(Terms memory terms, uint8 version) internal view returns (bytes32 document) {
        return version == 1 ? terms.document : _changedDocument;
    }

    /// @dev Whether money is taken, whatever else may stand against it.
    function _requireTakingMoney(Terms memory terms, Book memory book) internal view {
        _requireRunning(book.stage);
        if (block.timestamp < terms.opensAt || block.timestamp >= book.deadline) {
            revert OfferingNotTakingMoney(terms.opensAt, book.deadline);
        }
    }

    function _requireIssuer(Terms memory terms) internal view {
        if (msg.sender != terms.issuer) revert OfferingCallerNotIssuer(msg.sender, terms.issuer);
    }

    function _requireDesk(Terms memory terms) internal view {
        if (msg.sender != terms.desk) revert OfferingCallerNotDesk(msg.sender);
    }

    /// @dev Money for its owner only, unless it goes to himself; that of a lost wallet to his other one, whoever asks.
    function _requirePayee(Terms memory terms, address investor, address to) internal view {
        if (terms.ledger.checkPayee(investor, to)) return;
        if (to != investor && msg.sender != investor) revert OfferingCallerNotInvestor(msg.sender, investor);
    }

    function _isReconfirmable(Book memory book, uint8 version) internal view returns (bool) {
        return version < book.version && version >= _closing.minLiveVersion && block.timestamp < book.reconfirmEnd;
    }

    /// @dev Places of those who may still reconfirm are kept.
    function _placesTaken(Book memory book) internal view returns (uint256 shares) {
        return uint256(book.confirmed) + (block.timestamp < book.reconfirmEnd ? book.stale : 0);
    }

    /// @dev Deadline and time of reflection must both have run out; a change moves the deadline behind the time to
    /// reconfirm.
    function _closableAt(Terms memory terms, Book memory book) internal pure returns (uint40 time) {
        time = book.deadline;
        uint40 reflected = book.lastAt + terms.reflectionSeconds;
        if (reflected > time) time = reflected;
    }

    function _requireRunning(Stage stage) internal pure {
        if (stage > Stage.ClosingEarly) revert OfferingWrongStage(stage, Stage.Open);
    }

    /// @dev Rounded down; all together never exceed the cap, and miss it by less than one share an investor.
    function _allotment(uint32 shares, uint32 demand, uint32 cap) internal pure returns (uint32 allotted) {
        return demand <= cap ? shares : uint32((uint256(shares) * cap) / demand);
    }
}
