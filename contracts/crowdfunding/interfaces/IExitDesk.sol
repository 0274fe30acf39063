// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Desk of an exit
/// @notice What the desks for selling shares have in common: who cannot be paid finds his money waiting.
/// @dev One desk serves any number of registers, which have each made it a desk of theirs; it has no owner. Shares stay
/// with their holders until they are delivered; the desk only earmarks them. It keeps its own books of money and never
/// reads its balance, so that money of one register never pays for another and a donation changes no figure.
///
/// A register or token that lies hurts only those who deal in it: everything is kept by register and by token, and no
/// desk can be entered twice.
interface IExitDesk {
    /// @notice Somebody could not be paid; his money waits until he collects it.
    /// @param token Settlement token.
    /// @param payee Who it belongs to.
    /// @param amount Amount in token units.
    event PaymentWaiting(address indexed token, address indexed payee, uint256 amount);

    /// @notice Somebody has collected money that waited.
    /// @param token Settlement token.
    /// @param payee Who it belonged to.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event PaymentCollected(address indexed token, address indexed payee, address indexed to, uint256 amount);

    /// @notice No money waits for this payee.
    /// @param token Settlement token.
    /// @param payee Who asked.
    error ExitNothingWaiting(address token, address payee);

    /// @notice At least one share is needed.
    error ExitSharesZero();

    /// @notice The wallet was retired, because its key was lost or stolen.
    /// @param wallet Wallet.
    error ExitWalletRetired(address wallet);

    /// @notice All shares that the holder has offered are there.
    /// @param holder Holder.
    error ExitNothingToPrune(address holder);

    /// @notice Pays all money that waits for the caller.
    /// @param token Settlement token.
    /// @param to Who receives it.
    /// @return amount Amount in token units.
    function collect(IERC20 token, address to) external returns (uint256 amount);

    /// @notice Money that waits.
    /// @param token Settlement token.
    /// @param payee Who it belongs to.
    /// @return amount Amount in token units.
    function waitingOf(IERC20 token, address payee) external view returns (uint256 amount);
}
