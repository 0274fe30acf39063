// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IRegistrarDesk} from "./interfaces/IRegistrarDesk.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";

/// @title Registrar's desk
/// @notice Passes the registrar's acts on to the registers.
contract RegistrarDesk is IRegistrarDesk, AccessManaged {
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IRegistrarDesk
    function setDesk(IShareRegister register, address desk, bool isDesk) external restricted {
        register.setDesk(desk, isDesk);
    }

    /// @inheritdoc IRegistrarDesk
    function setFrozen(IShareRegister register, address holder, bool isFrozen, bytes32 reason) external restricted {
        register.setFrozen(holder, isFrozen, reason);
    }

    /// @inheritdoc IRegistrarDesk
    function setFrozenTokens(
        IShareRegister register,
        address holder,
        uint256 shares,
        bytes32 reason
    ) external restricted {
        register.setFrozenTokens(holder, shares, reason);
    }

    /// @inheritdoc IRegistrarDesk
    function forcedTransfer(
        IShareRegister register,
        address from,
        address to,
        uint256 shares,
        bytes32 reason
    ) external restricted {
        register.forcedTransfer(from, to, shares, reason);
    }

    /// @inheritdoc IRegistrarDesk
    function recover(IShareRegister register, address lost, address replacement, bytes32 reason) external restricted {
        register.recover(lost, replacement, reason);
    }

    /// @inheritdoc IRegistrarDesk
    function recordException(
        IShareRegister register,
        address from,
        address to,
        IShareRegister.Ground ground,
        bytes32 reason
    ) external restricted {
        register.recordException(from, to, ground, reason);
    }
}
