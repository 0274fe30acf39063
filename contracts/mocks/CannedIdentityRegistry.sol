// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "./../identity/interfaces/IIdentityRegistry.sol";

/// @title Identity registry that repeats what it was told
/// @notice Anybody sets the verdict on any wallet, without issuer, voucher or signature.
contract CannedIdentityRegistry {
    /// @dev What is said of one wallet; Unknown until it is told.
    struct Verdict {
        bool isTold;
        IIdentityRegistry.Code code;
        IIdentityRegistry.Person person;
    }

    mapping(address wallet => Verdict verdict) private _verdicts;

    /// @notice Sets what `check` says of a wallet.
    /// @param wallet Wallet.
    /// @param code Verdict.
    /// @param person Person behind the wallet.
    function tell(address wallet, IIdentityRegistry.Code code, IIdentityRegistry.Person calldata person) external {
        _verdicts[wallet] = Verdict({isTold: true, code: code, person: person});
    }

    /// @notice Repeats the verdict.
    /// @param wallet Wallet.
    /// @return code Verdict.
    /// @return person Person behind the wallet.
    function check(
        address wallet
    ) external view returns (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) {
        Verdict storage verdict = _verdicts[wallet];
        return (verdict.isTold ? verdict.code : IIdentityRegistry.Code.Unknown, verdict.person);
    }
}
