// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Related parties of the platform
/// @notice The platform, its owners, its managers and their relatives: an information intermediary neither borrows nor
/// lends nor stands surety (Interim Measures of 2016-08-24, articles 3 and 10), so none of them may have a part in a
/// loan.
/// @dev A person is recorded by subject, with all wallets; an account that belongs to nobody (a treasury, a contract)
/// by its address. Nobody is ever taken off again: who was related when a loan was made stays visible.
interface IRelatedParties {
    /// @notice A person is related.
    /// @param subject Pseudonymous person.
    /// @param reason Hash of the grounds.
    event RelatedPersonRecorded(bytes31 indexed subject, bytes32 reason);

    /// @notice An account is related.
    /// @param account Address.
    /// @param reason Hash of the grounds.
    event RelatedAccountRecorded(address indexed account, bytes32 reason);

    /// @notice Somebody related to the platform may not take part in a loan, in whatever role.
    /// @param account Address that was refused.
    error RelatedPartyForbidden(address account);

    /// @notice Zero is no person: it stands for all wallets that belong to nobody.
    error RelatedPersonMissing();

    /// @notice The zero address is no account.
    error RelatedAccountMissing();

    /// @notice Records a person, with all wallets that he has or will have; only an account with the role for it. May
    /// be repeated, with further grounds.
    /// @param subject Pseudonymous person.
    /// @param reason Hash of the grounds.
    function recordPerson(bytes31 subject, bytes32 reason) external;

    /// @notice Records an account; only an account with the role for it. May be repeated, with further grounds.
    /// @param account Address.
    /// @param reason Hash of the grounds.
    function recordAccount(address account, bytes32 reason) external;

    /// @notice Whether an account, or the person to whom it belongs, is related.
    /// @param account Address.
    /// @return isFound True when it is.
    function isRelated(address account) external view returns (bool isFound);

    /// @notice The same for an account whose person the caller knows already; cheaper.
    /// @param account Address.
    /// @param subject Person to whom it belongs.
    /// @return isFound True when either is.
    function isRelated(address account, bytes31 subject) external view returns (bool isFound);
}
