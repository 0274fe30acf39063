// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Identity registry (local copy until the branch is merged)
/// @notice Who may act.
interface IIdentityRegistry {
    /// @notice What kind of person stands behind a wallet.
    enum Class {
        None,
        Retail,
        Qualified,
        Accredited,
        Entity
    }

    /// @notice Why somebody may not act.
    enum Code {
        Valid,
        Unknown,
        WalletRetired,
        IssuerInactive,
        Revoked,
        Suspended,
        Expired
    }

    /// @notice A person.
    struct Person {
        bytes31 subject;
        Class class;
        uint16 country;
        uint24 members;
    }

    /// @notice Verdict.
    /// @param wallet Wallet.
    /// @return code Verdict.
    /// @return person Person.
    function check(address wallet) external view returns (Code code, Person memory person);
}
