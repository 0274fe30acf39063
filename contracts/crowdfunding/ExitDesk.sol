// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IExitDesk} from "./interfaces/IExitDesk.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";

/// @title Desk of an exit
/// @notice Pays holders, keeps the money of those who cannot be paid, and lets shares go.
abstract contract ExitDesk is IExitDesk, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    mapping(IERC20 token => mapping(address payee => uint256 amount)) private _waiting;

    /// @inheritdoc IExitDesk
    function collect(IERC20 token, address to) external nonReentrant returns (uint256 amount) {
        amount = _waiting[token][msg.sender];
        if (amount == 0) revert ExitNothingWaiting(address(token), msg.sender);
        delete _waiting[token][msg.sender];
        emit PaymentCollected(address(token), msg.sender, to, amount);

        token.safeTransfer(to, amount);
    }

    /// @inheritdoc IExitDesk
    function waitingOf(IERC20 token, address payee) external view returns (uint256 amount) {
        return _waiting[token][payee];
    }

    /// @dev Last step of a function that is locked: what is noted after the transfer can be seen by nobody before.
    function _pay(IERC20 token, address payee, uint256 amount) internal {
        if (amount == 0 || token.trySafeTransfer(payee, amount)) return;
        _waiting[token][payee] += amount;
        emit PaymentWaiting(address(token), payee, amount);
    }

    /// @dev Where the register has let earmarks go already, because this was no desk for a while, the rest goes free.
    function _release(IShareRegister register, address holder, uint256 shares) internal {
        uint256 left = Math.min(shares, register.earmarkedBy(address(this), holder));
        if (left != 0) register.release(address(this), holder, left);
    }

    /// @dev Shares that could not be delivered now shall neither be counted nor promised money.
    function _requireDeliverable(IShareRegister register, address holder, address to, uint256 shares) internal view {
        if (shares == 0) revert ExitSharesZero();
        uint8 code = register.detectTransferRestriction(holder, to, shares);
        if (code == 0) return;
        revert IShareRegister.SharesTransferRestricted(IShareRegister.Restriction(code), holder, to, shares);
    }

    /// @dev The same for shares that this desk has earmarked already.
    function _requireAgreeable(IShareRegister register, address holder, address to, uint256 shares) internal view {
        IShareRegister.Restriction reason = register.detectDeliveryRestriction(holder, to, shares);
        if (reason == IShareRegister.Restriction.None) return;
        revert IShareRegister.SharesTransferRestricted(reason, holder, to, shares);
    }

    /// @dev What is paid to a lost wallet is lost; its shares are recovered, and sold from the new one.
    function _requireNotRetired(IShareRegister register, address holder) internal view {
        (IIdentityRegistry.Code code, ) = register.terms().identity.check(holder);
        if (code == IIdentityRegistry.Code.WalletRetired) revert ExitWalletRetired(holder);
    }

    /// @dev Shares that still back what a holder has offered: they may have been recovered or moved by decision, or let
    /// go while this was no desk.
    function _backing(IShareRegister register, address holder) internal view returns (uint256 shares) {
        return Math.min(register.balanceOf(holder), register.earmarkedBy(address(this), holder));
    }
}
