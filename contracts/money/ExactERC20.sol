// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Exact movement of a settlement token
/// @notice Moves an amount between contracts that keep books, and proves that exactly this amount arrived.
/// @dev A token that keeps a fee, or books something else than it was told, is refused before anything depends on it.
library ExactERC20 {
    /// @notice The token booked another amount than the one that was collected.
    /// @param token Address of the settlement token.
    /// @param received Balance after the transfer, in token units.
    /// @param expected Balance that should have been there, in token units.
    error TokenAmountMismatch(address token, uint256 received, uint256 expected);

    /// @notice Moves `amount` from `from` to the calling contract and checks the arrival to the unit.
    /// @param token Settlement token.
    /// @param from Payer, who has approved the calling contract.
    /// @param amount Amount in token units; zero moves nothing, because some tokens refuse a transfer of zero.
    function pullExact(IERC20 token, address from, uint256 amount) internal {
        moveExact(token, from, address(this), amount);
    }

    /// @notice Moves `amount` from `from` to another contract that keeps no books of its own, and checks the arrival to
    /// the unit.
    /// @param token Settlement token.
    /// @param from Payer, who has approved the calling contract.
    /// @param to Payee, whose books the calling contract keeps.
    /// @param amount Amount in token units; zero moves nothing.
    function moveExact(IERC20 token, address from, address to, uint256 amount) internal {
        if (amount == 0) return;
        uint256 expected = token.balanceOf(to) + amount;
        SafeERC20.safeTransferFrom(token, from, to, amount);
        _requireArrival(token, to, expected);
    }

    /// @notice Moves `amount` from the calling contract to one that books it, and checks the arrival to the unit.
    /// @param token Settlement token.
    /// @param to Payee, another contract that keeps books.
    /// @param amount Amount in token units, above zero.
    function pushExact(IERC20 token, address to, uint256 amount) internal {
        uint256 expected = token.balanceOf(to) + amount;
        SafeERC20.safeTransfer(token, to, amount);
        _requireArrival(token, to, expected);
    }

    function _requireArrival(IERC20 token, address to, uint256 expected) private view {
        uint256 received = token.balanceOf(to);
        if (received != expected) revert TokenAmountMismatch(address(token), received, expected);
    }
}
