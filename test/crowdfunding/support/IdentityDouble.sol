// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";

/// @title Double of the identity registry
/// @notice Says of every wallet what the test has told it to.
contract IdentityDouble {
    mapping(address wallet => IIdentityRegistry.Code code) private _codes;
    mapping(address wallet => IIdentityRegistry.Person person) private _people;

    /// @notice From now on the wallet belongs to a valid person of this class.
    function admit(address wallet, bytes31 subject, IIdentityRegistry.Class class, uint24 members) external {
        _people[wallet] = IIdentityRegistry.Person(subject, class, 156, members);
    }

    /// @notice From now on `check` says this of the wallet.
    function setCode(address wallet, IIdentityRegistry.Code code) external {
        _codes[wallet] = code;
    }

    /// @notice See IIdentityRegistry.
    function check(
        address wallet
    ) external view returns (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) {
        person = _people[wallet];
        code = person.subject == 0 ? IIdentityRegistry.Code.Unknown : _codes[wallet];
    }

    /// @notice See IIdentityRegistry.
    function walletOf(address wallet) external view returns (IIdentityRegistry.Wallet memory known) {
        return
            IIdentityRegistry.Wallet(_people[wallet].subject, _codes[wallet] == IIdentityRegistry.Code.WalletRetired);
    }

    /// @notice See IIdentityRegistry.
    function subjectOf(address wallet) external view returns (bytes31 subject) {
        return _people[wallet].subject;
    }
}
