// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ExactERC20} from "../money/ExactERC20.sol";
import {ExitDesk} from "./ExitDesk.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {ITenderOffer} from "./interfaces/ITenderOffer.sol";
import {BusinessDays} from "./libraries/BusinessDays.sol";

/// @title Tender offer
/// @notice Buys shares at one price, from everybody in the same proportion.
contract TenderOffer is ITenderOffer, ExitDesk {
    using BusinessDays for uint40;
    using ExactERC20 for IERC20;
    using SafeERC20 for IERC20;

    /// @notice Business days for which an offer is open at least.
    uint8 public constant MIN_OPEN_DAYS = 20;
    /// @notice Longest time for which an offer is open, in seconds.
    uint40 public constant MAX_OPEN_SECONDS = 365 days;
    /// @notice Time for the settlement after the close, in seconds.
    uint40 public constant SETTLE_SECONDS = 30 days;

    uint256 private _lastTenderId;
    mapping(uint256 tenderId => Tender tender) private _tenders;
    mapping(uint256 tenderId => mapping(address holder => uint48 shares)) private _tendered;

    /// @inheritdoc ITenderOffer
    function open(
        IShareRegister register,
        uint64 price,
        uint128 budget,
        uint40 deadline
    ) external nonReentrant returns (uint256 tenderId) {
        if (price == 0 || budget < price) revert TenderBudgetTooSmall(price, budget);
        _requireDeadline(deadline);
        IERC20 token = register.terms().token;
        tenderId = ++_lastTenderId;
        Tender storage current = _tenders[tenderId];
        (current.register, current.buyer, current.token) = (register, msg.sender, token);
        (current.price, current.left, current.deadline) = (price, budget, deadline);
        emit TenderOpened(tenderId, address(register), msg.sender, price, budget, deadline);

        token.pullExact(msg.sender, budget);
    }

    /// @inheritdoc ITenderOffer
    function tender(uint256 tenderId, uint48 shares) external nonReentrant {
        Tender storage current = _running(tenderId);
        (IShareRegister register, address buyer) = (current.register, current.buyer);
        _requireOtherPerson(register, buyer);
        _requireDeliverable(register, msg.sender, buyer, shares);
        // Of an offer that is too large only a part is bought, and then the holder keeps his seat.
        _requireDeliverable(register, msg.sender, buyer, 1);
        _change(tenderId, msg.sender, _tendered[tenderId][msg.sender] + shares, current.tendered + shares);

        register.earmark(msg.sender, shares);
    }

    /// @inheritdoc ITenderOffer
    function takeBack(uint256 tenderId, uint48 shares) external nonReentrant {
        Tender storage current = _running(tenderId);
        uint48 tendered = _tendered[tenderId][msg.sender];
        if (shares > tendered) revert TenderNotTendered(msg.sender, shares, tendered);
        _change(tenderId, msg.sender, tendered - shares, current.tendered - shares);

        _release(current.register, msg.sender, shares);
    }

    /// @inheritdoc ITenderOffer
    function prune(uint256 tenderId, address holder) external nonReentrant {
        Tender storage current = _known(tenderId);
        if (current.settleUntil != 0) revert TenderAlreadyClosed(tenderId);
        uint48 tendered = _tendered[tenderId][holder];
        uint256 backing = _backing(current.register, holder);
        if (tendered <= backing) revert ExitNothingToPrune(holder);
        uint48 lost = tendered - uint48(backing);
        _change(tenderId, holder, uint48(backing), current.tendered - lost);

        _release(current.register, holder, lost);
    }

    /// @inheritdoc ITenderOffer
    function close(uint256 tenderId) external {
        Tender storage current = _known(tenderId);
        uint40 deadline = current.deadline;
        if (block.timestamp < deadline) revert TenderStillOpen(deadline);
        if (current.settleUntil != 0) revert TenderAlreadyClosed(tenderId);
        uint40 settleUntil = uint40(block.timestamp) + SETTLE_SECONDS;
        (current.accepted, current.settleUntil) = (_affordable(current), settleUntil);
        emit TenderClosed(tenderId, current.tendered, current.accepted, settleUntil);
    }

    /// @inheritdoc ITenderOffer
    function settle(uint256 tenderId, address holder) external nonReentrant {
        Tender storage current = _closed(tenderId);
        uint40 settleUntil = current.settleUntil;
        if (block.timestamp >= settleUntil) revert TenderSettlementOver(settleUntil);
        _requireNotRetired(current.register, holder);
        uint48 shares = _take(tenderId, holder);
        uint256 accepted = _part(current, shares, current.accepted);
        uint256 amount = accepted * current.price;
        // The accepted shares of all holders together cost no more than the budget.
        current.left -= uint128(amount);
        emit TenderSettled(tenderId, holder, accepted, shares - accepted, amount);

        IShareRegister register = current.register;
        _release(register, holder, shares - accepted);
        if (accepted != 0) register.deliver(holder, current.buyer, accepted);
        _pay(current.token, holder, amount);
    }

    /// @inheritdoc ITenderOffer
    function lapse(uint256 tenderId, address holder) external nonReentrant {
        Tender storage current = _closed(tenderId);
        uint40 settleUntil = current.settleUntil;
        if (block.timestamp < settleUntil) revert TenderSettlementRunning(settleUntil);
        uint48 shares = _take(tenderId, holder);
        emit TenderLapsed(tenderId, holder, shares);

        _release(current.register, holder, shares);
    }

    /// @inheritdoc ITenderOffer
    function refund(uint256 tenderId, address to) external nonReentrant {
        Tender storage current = _closed(tenderId);
        address buyer = current.buyer;
        if (to != buyer && msg.sender != buyer) revert TenderCallerNotBuyer(msg.sender, buyer);
        uint256 amount = refundable(tenderId);
        if (amount == 0) revert TenderNothingToRefund(tenderId);
        current.left -= uint128(amount);
        emit TenderRefunded(tenderId, to, amount);

        current.token.safeTransfer(to, amount);
    }

    /// @inheritdoc ITenderOffer
    function tenderOf(uint256 tenderId) external view returns (Tender memory current) {
        return _tenders[tenderId];
    }

    /// @inheritdoc ITenderOffer
    function tenderedBy(uint256 tenderId, address holder) external view returns (uint256 shares) {
        return _tendered[tenderId][holder];
    }

    /// @inheritdoc ITenderOffer
    function acceptedOf(uint256 tenderId, address holder) external view returns (uint256 shares) {
        Tender storage current = _tenders[tenderId];
        uint48 accepted = current.settleUntil == 0 ? _affordable(current) : current.accepted;
        return _part(current, _tendered[tenderId][holder], accepted);
    }

    /// @inheritdoc ITenderOffer
    function refundable(uint256 tenderId) public view returns (uint256 amount) {
        Tender storage current = _tenders[tenderId];
        uint40 settleUntil = current.settleUntil;
        if (settleUntil == 0) return 0;
        uint256 left = current.left;
        if (block.timestamp >= settleUntil) return left;
        // Rounded down together, the shares still to be settled are no fewer than rounded down one by one.
        return left - _part(current, current.open, current.accepted) * current.price;
    }

    function _change(uint256 tenderId, address holder, uint48 shares, uint48 tendered) private {
        _tendered[tenderId][holder] = shares;
        (_tenders[tenderId].tendered, _tenders[tenderId].open) = (tendered, tendered);
        emit TenderChanged(tenderId, holder, shares, tendered);
    }

    /// @dev What a holder tendered, which is settled or lapses now.
    function _take(uint256 tenderId, address holder) private returns (uint48 shares) {
        shares = _tendered[tenderId][holder];
        if (shares == 0) revert TenderNotTendered(holder, 1, 0);
        delete _tendered[tenderId][holder];
        _tenders[tenderId].open -= shares;
    }

    /// @dev With another wallet of his the buyer could take room from the others, at no cost.
    function _requireOtherPerson(IShareRegister register, address buyer) private view {
        bytes31 subject = register.standingOf(msg.sender).subject;
        bool isBuyer = msg.sender == buyer || (subject != 0 && subject == register.standingOf(buyer).subject);
        if (isBuyer) revert TenderByBuyer(buyer);
    }

    function _requireDeadline(uint40 deadline) private view {
        uint40 earliest = uint40(block.timestamp).addBusinessDays(MIN_OPEN_DAYS);
        uint40 latest = uint40(block.timestamp) + MAX_OPEN_SECONDS;
        if (deadline < earliest || deadline > latest) revert TenderDeadlineOutOfRange(deadline, earliest, latest);
    }

    function _known(uint256 tenderId) private view returns (Tender storage current) {
        current = _tenders[tenderId];
        if (current.buyer == address(0)) revert TenderUnknown(tenderId);
    }

    function _running(uint256 tenderId) private view returns (Tender storage current) {
        current = _known(tenderId);
        if (block.timestamp >= current.deadline) revert TenderDeadlinePassed(current.deadline);
    }

    function _closed(uint256 tenderId) private view returns (Tender storage current) {
        current = _known(tenderId);
        if (current.settleUntil == 0) revert TenderNotClosed(tenderId);
    }

    /// @dev At most all tendered shares, so 48 bits are enough.
    function _affordable(Tender storage current) private view returns (uint48 shares) {
        if (current.price == 0) return 0;
        return uint48(Math.min(current.left / current.price, current.tendered));
    }

    /// @dev The proportion of some tendered shares, rounded down to whole shares.
    function _part(Tender storage current, uint256 shares, uint256 accepted) private view returns (uint256 part) {
        return shares == 0 ? 0 : (shares * accepted) / current.tendered;
    }
}
