// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";

/// @title Identity registry
/// @notice Who may act: three slots (wallet, subject, issuer) answer it.
/// @dev Vouchers are taken into memory, because a field of calldata is validated anew each time it is read.
contract IdentityRegistry is IIdentityRegistry, AccessManaged, EIP712 {
    // solhint-disable max-line-length
    bytes32 private constant _VOUCHER_TYPEHASH = keccak256(
        "Voucher(uint32 issuer,address wallet,bytes31 subject,uint8 class,uint16 country,uint24 members,uint40 issuedAt,uint40 expiresAt,bytes32 evidence)"
    );
    // solhint-enable max-line-length
    uint16 private constant _LAST_COUNTRY = 999;
    /// @dev Whoever was checked once is checked again.
    uint256 private constant _MAX_TERM = 3 * 365 days;

    uint32 private _lastIssuer;
    mapping(uint32 id => Issuer known) private _issuers;
    mapping(bytes31 subject => Record record) private _records;
    mapping(address wallet => Wallet known) private _wallets;

    constructor(address authority) AccessManaged(authority) EIP712("FinChain Lab IdentityRegistry", "1") {}

    /// @inheritdoc IIdentityRegistry
    function accredit(address key, bytes32 profile) external restricted returns (uint32 id) {
        _requireKey(key);
        id = ++_lastIssuer;
        _issuers[id] = Issuer(key, Standing.Active);
        emit IssuerAccredited(id, key, profile);
    }

    /// @inheritdoc IIdentityRegistry
    function replaceKey(uint32 id, address key) external restricted {
        _requireKey(key);
        _accredited(id).key = key;
        emit IssuerKeyReplaced(id, key);
    }

    /// @inheritdoc IIdentityRegistry
    function suspendIssuer(uint32 id, bytes32 reason) external restricted {
        _requireStanding(id, Standing.Active);
        _issuers[id].standing = Standing.Suspended;
        emit IssuerSuspended(id, reason);
    }

    /// @inheritdoc IIdentityRegistry
    function reinstateIssuer(uint32 id) external restricted {
        _requireStanding(id, Standing.Suspended);
        _issuers[id].standing = Standing.Active;
        emit IssuerReinstated(id);
    }

    /// @inheritdoc IIdentityRegistry
    function endIssuer(uint32 id, bytes32 reason) external restricted {
        _accredited(id).standing = Standing.Ended;
        emit IssuerEnded(id, reason);
    }

    // solhint-disable gas-calldata-parameters
    /// @inheritdoc IIdentityRegistry
    function present(Voucher memory voucher, bytes calldata signature) external {
        if (msg.sender != voucher.wallet) revert IdentityCallerNotWallet(msg.sender, voucher.wallet);
        _requirePerson(voucher);
        _requireInTime(voucher.issuedAt, voucher.expiresAt);
        address key = _requireStanding(voucher.issuer, Standing.Active);
        if (!SignatureChecker.isValidSignatureNowCalldata(key, voucherHash(voucher), signature)) {
            revert IdentitySignatureInvalid(voucher.issuer, key);
        }

        bool isBound = _bind(voucher);
        bool isRecorded = _record(voucher);
        if (!isBound && !isRecorded) revert IdentityVoucherUsed(voucher.wallet, voucher.issuedAt);
    }
    // solhint-enable gas-calldata-parameters

    /// @inheritdoc IIdentityRegistry
    function suspend(bytes31 subject, bytes32 reason) external {
        Record storage record = _ownRecord(subject);
        if (record.suspended) revert IdentitySubjectSuspended(subject);
        record.suspended = true;
        emit SubjectSuspended(subject, record.issuer, reason);
    }

    /// @inheritdoc IIdentityRegistry
    function lift(bytes31 subject) external {
        Record storage record = _ownRecord(subject);
        if (!record.suspended) revert IdentitySubjectNotSuspended(subject);
        record.suspended = false;
        emit SuspensionLifted(subject, record.issuer);
    }

    /// @inheritdoc IIdentityRegistry
    function revoke(bytes31 subject, bytes32 reason) external {
        Record storage record = _ownRecord(subject);
        (record.revoked, record.issuedAt) = (true, uint40(block.timestamp));
        emit SubjectRevoked(subject, record.issuer, reason, uint40(block.timestamp));
    }

    /// @inheritdoc IIdentityRegistry
    function retireWallet(address wallet, bytes32 reason) external {
        Wallet storage known = _wallets[wallet];
        bytes31 subject = known.subject;
        if (subject == 0) revert IdentityWalletUnknown(wallet);
        Record storage record = _ownRecord(subject);
        if (known.retired) revert IdentityWalletRetired(wallet);
        known.retired = true;
        emit WalletRetired(wallet, subject, record.issuer, reason);
    }

    /// @inheritdoc IIdentityRegistry
    function check(address wallet) external view returns (Code code, Person memory person) {
        Wallet memory known = _wallets[wallet];
        if (known.subject == 0) return (Code.Unknown, person);

        Record memory record = _records[known.subject];
        person = Person(known.subject, record.class, record.country, record.members);
        code = known.retired ? Code.WalletRetired : _codeOf(record);
    }

    /// @inheritdoc IIdentityRegistry
    function walletOf(address wallet) external view returns (Wallet memory known) {
        return _wallets[wallet];
    }

    /// @inheritdoc IIdentityRegistry
    function subjectOf(address wallet) external view returns (bytes31 subject) {
        return _wallets[wallet].subject;
    }

    /// @inheritdoc IIdentityRegistry
    function recordOf(bytes31 subject) external view returns (Record memory record) {
        return _records[subject];
    }

    /// @inheritdoc IIdentityRegistry
    function issuerOf(uint32 id) external view returns (Issuer memory known) {
        return _issuers[id];
    }

    /// @inheritdoc IIdentityRegistry
    function voucherHash(Voucher memory voucher) public view returns (bytes32 hash) {
        return _hashTypedDataV4(keccak256(abi.encode(_VOUCHER_TYPEHASH, voucher)));
    }

    /// @dev Returns whether the wallet is new. One that belongs to somebody never changes hands.
    function _bind(Voucher memory voucher) private returns (bool isNew) {
        Wallet storage known = _wallets[voucher.wallet];
        (bytes31 subject, bool retired) = (known.subject, known.retired);
        if (retired) revert IdentityWalletRetired(voucher.wallet);
        if (subject == voucher.subject) return false;
        if (subject != 0) revert IdentityWalletTaken(voucher.wallet, subject);

        known.subject = voucher.subject;
        emit WalletBound(voucher.wallet, voucher.subject, voucher.issuer, voucher.evidence);
        return true;
    }

    /// @dev Returns whether the voucher is newer than the record. One of the same second must say the same; after a
    /// revocation, and of an unknown subject, none of the same second does.
    function _record(Voucher memory voucher) private returns (bool isNewer) {
        Record storage known = _records[voucher.subject];
        (uint32 owner, uint40 since) = (known.issuer, known.issuedAt);
        bool isOther = owner != voucher.issuer;
        if (isOther && owner != 0 && _issuers[owner].standing != Standing.Ended) {
            revert IdentitySubjectTaken(voucher.subject, owner);
        }
        if (voucher.issuedAt <= since) {
            if (voucher.issuedAt < since || isOther || !_saysTheSame(voucher, known)) {
                revert IdentityVoucherOutdated(voucher.issuedAt, since);
            }
            return false;
        }

        _write(known, voucher);
        emit SubjectRecorded({
            subject: voucher.subject,
            issuer: voucher.issuer,
            class: voucher.class,
            country: voucher.country,
            members: voucher.members,
            issuedAt: voucher.issuedAt,
            expiresAt: voucher.expiresAt,
            evidence: voucher.evidence
        });
        return true;
    }

    /// @dev Field by field, which is cheaper than a struct that is built in memory first. A suspension stays.
    function _write(Record storage record, Voucher memory voucher) private {
        (record.issuer, record.class, record.revoked) = (voucher.issuer, voucher.class, false);
        (record.country, record.members) = (voucher.country, voucher.members);
        (record.issuedAt, record.expiresAt) = (voucher.issuedAt, voucher.expiresAt);
    }

    /// @dev The record of a subject for its issuer, who must be active: a stolen key that the guardian has stopped does
    /// no harm here either.
    function _ownRecord(bytes31 subject) private view returns (Record storage record) {
        record = _records[subject];
        uint32 id = record.issuer;
        if (id == 0) revert IdentitySubjectUnknown(subject);
        address key = _requireStanding(id, Standing.Active);
        if (msg.sender != key) revert IdentityCallerNotIssuer(msg.sender, key);
    }

    function _accredited(uint32 id) private view returns (Issuer storage known) {
        known = _issuers[id];
        Standing standing = known.standing;
        if (standing == Standing.None || standing == Standing.Ended) revert IdentityIssuerNotAccredited(id, standing);
    }

    function _requireStanding(uint32 id, Standing expected) private view returns (address key) {
        Issuer memory known = _issuers[id];
        if (known.standing != expected) revert IdentityIssuerWrongStanding(id, known.standing, expected);
        return known.key;
    }

    /// @dev Issued in the past or now, still good, and not for too long.
    function _requireInTime(uint40 issuedAt, uint40 expiresAt) private view {
        if (issuedAt > block.timestamp) revert IdentityIssuedInFuture(issuedAt, block.timestamp);
        if (expiresAt <= block.timestamp) revert IdentityVoucherExpired(expiresAt);
        uint256 limit = issuedAt + _MAX_TERM;
        if (expiresAt > limit) revert IdentityTermTooLong(expiresAt, limit);
    }

    function _codeOf(Record memory record) private view returns (Code code) {
        if (_issuers[record.issuer].standing != Standing.Active) return Code.IssuerInactive;
        if (record.revoked) return Code.Revoked;
        if (record.suspended) return Code.Suspended;
        return block.timestamp < record.expiresAt ? Code.Valid : Code.Expired;
    }

    function _saysTheSame(Voucher memory voucher, Record storage known) private view returns (bool same) {
        return
            !known.revoked &&
            voucher.class == known.class &&
            voucher.country == known.country &&
            voucher.members == known.members &&
            voucher.expiresAt == known.expiresAt;
    }

    function _requireKey(address key) private pure {
        if (key == address(0)) revert IdentityKeyMissing();
    }

    function _requirePerson(Voucher memory voucher) private pure {
        if (voucher.subject == 0) revert IdentitySubjectMissing();
        if (voucher.class == Class.None) revert IdentityClassMissing();
        uint24 members = voucher.members;
        if (members == 0 || (members != 1 && voucher.class != Class.Entity)) {
            revert IdentityMembersInvalid(voucher.class, members);
        }
        if (voucher.country == 0 || voucher.country > _LAST_COUNTRY) revert IdentityCountryInvalid(voucher.country);
    }
}
