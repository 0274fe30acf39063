// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "./IShareRegister.sol";

/// @title Registrar's desk
/// @notice Where the registrar of shares acts on every register of the platform.
/// @dev A register obeys this desk; the AccessManager says who may call which function of it and after what notice. So
/// a new register needs no roles of its own. The desk holds nothing and decides nothing: what a register refuses, it
/// refuses here too. See `IShareRegister` for each act.
interface IRegistrarDesk {
    /// @notice Makes a contract a desk of a register, or ends that.
    /// @param register Register of the class.
    /// @param desk Address of the contract.
    /// @param isDesk Whether it may earmark, deliver and cancel shares.
    function setDesk(IShareRegister register, address desk, bool isDesk) external;

    /// @notice Freezes a whole wallet or ends that.
    /// @param register Register of the class.
    /// @param holder Wallet.
    /// @param isFrozen Whether it is frozen from now on.
    /// @param reason Hash of the decision.
    function setFrozen(IShareRegister register, address holder, bool isFrozen, bytes32 reason) external;

    /// @notice Freezes a number of a holder's shares, replacing the earlier number.
    /// @param register Register of the class.
    /// @param holder Holder.
    /// @param shares Number of shares; may be more than he has.
    /// @param reason Hash of the decision.
    function setFrozenTokens(IShareRegister register, address holder, uint256 shares, bytes32 reason) external;

    /// @notice Takes shares from one wallet and gives them to another.
    /// @param register Register of the class.
    /// @param from Who loses them.
    /// @param to Who gets them.
    /// @param shares Number of shares.
    /// @param reason Hash of the decision.
    function forcedTransfer(IShareRegister register, address from, address to, uint256 shares, bytes32 reason) external;

    /// @notice Moves everything from a lost wallet to another one of the same person.
    /// @param register Register of the class.
    /// @param lost Wallet whose key was lost.
    /// @param replacement Valid wallet of the same person.
    /// @param reason Hash of the decision.
    function recover(IShareRegister register, address lost, address replacement, bytes32 reason) external;

    /// @notice Lets locked shares go from one holder to another, or ends that.
    /// @param register Register of the class.
    /// @param from Holder of the locked shares.
    /// @param to Who may receive them.
    /// @param ground Why; None ends the exception.
    /// @param reason Hash of the decision.
    function recordException(
        IShareRegister register,
        address from,
        address to,
        IShareRegister.Ground ground,
        bytes32 reason
    ) external;
}
