// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IRelatedParties} from "./interfaces/IRelatedParties.sol";

/// @title Related parties of the platform
/// @notice Two lists that only grow: persons and accounts.
contract RelatedParties is IRelatedParties, AccessManaged {
    /// @notice Registry that says to whom a wallet belongs.
    IIdentityRegistry public immutable IDENTITY;

    mapping(bytes31 subject => bool isRecorded) private _persons;
    mapping(address account => bool isRecorded) private _accounts;

    constructor(address authority, IIdentityRegistry identity) AccessManaged(authority) {
        IDENTITY = identity;
    }

    /// @inheritdoc IRelatedParties
    function recordPerson(bytes31 subject, bytes32 reason) external restricted {
        // Wallets that belong to nobody have the subject zero.
        if (subject == 0) revert RelatedPersonMissing();
        _persons[subject] = true;
        emit RelatedPersonRecorded(subject, reason);
    }

    /// @inheritdoc IRelatedParties
    function recordAccount(address account, bytes32 reason) external restricted {
        if (account == address(0)) revert RelatedAccountMissing();
        _accounts[account] = true;
        emit RelatedAccountRecorded(account, reason);
    }

    /// @inheritdoc IRelatedParties
    function isRelated(address account) external view returns (bool isFound) {
        return isRelated(account, IDENTITY.subjectOf(account));
    }

    /// @inheritdoc IRelatedParties
    function isRelated(address account, bytes31 subject) public view returns (bool isFound) {
        return _persons[subject] || _accounts[account];
    }
}
