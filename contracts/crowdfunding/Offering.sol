// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {ExactERC20} from "../money/ExactERC20.sol";
import {IMilestoneVault} from "./interfaces/IMilestoneVault.sol";
import {IOffering} from "./interfaces/IOffering.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {BusinessDays} from "./libraries/BusinessDays.sol";
import {OfferingState} from "./OfferingState.sol";

/// @title Offering
/// @notice The escrow of one offering of shares: the only holder of its investors' money, until the shares are filed.
contract Offering is OfferingState, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using SafeERC20 for IERC20;

    uint256 private constant _BPS = 10_000;

    uint256 private _feeDue;

    /// @inheritdoc IOffering
    function bind(address register, address vault) external {
        _requireDesk(_terms());
        if (_register != address(0)) revert OfferingBoundAlready();
        (_register, _vault) = (register, vault);
    }

    /// @inheritdoc IOffering
    function invest(Agreement calldata agreement, bytes calldata signature) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        if (book.isPaused) revert OfferingIsPaused();
        _requireTakingMoney(terms, book);
        bytes32 digest = _requireAgreed(terms, book, agreement, signature);

        Position memory position = _position(msg.sender);
        if (position.shares != 0 && position.version != book.version) {
            revert OfferingReconfirmFirst(position.version, book.version);
        }
        _requireRoom(terms, book, position.shares, agreement.shares);
        _add(terms, book, position, agreement);
        _save(book);
        _save(msg.sender, position);
        emit Invested({
            investor: msg.sender,
            version: book.version,
            shares: agreement.shares,
            total: position.shares,
            quarter: position.quarter,
            members: position.members,
            agreement: digest
        });

        terms.token.pullExact(msg.sender, uint256(agreement.shares) * terms.sharePrice);
    }

    /// @inheritdoc IOffering
    function reconfirm(Agreement calldata agreement, bytes calldata signature) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireRunning(book.stage);
        bytes32 digest = _requireAgreed(terms, book, agreement, signature);
        Position memory position = _position(msg.sender);
        if (position.shares == 0) revert OfferingNothingCommitted(msg.sender);
        if (!_isReconfirmable(book, position.version)) {
            revert OfferingNotReconfirmable(position.version, _closing.minLiveVersion, book.reconfirmEnd);
        }
        if (agreement.shares != position.shares) revert OfferingSharesDiffer(agreement.shares, position.shares);
        if (position.isWarned && !agreement.riskAcknowledged) {
            revert OfferingRiskNotAcknowledged(uint256(position.shares) * terms.sharePrice, 0);
        }

        position.version = book.version;
        book.stale -= position.shares;
        _confirm(terms, book, position.shares);
        _save(book);
        _save(msg.sender, position);
        emit Reconfirmed(msg.sender, book.version, position.shares, digest);
    }

    /// @inheritdoc IOffering
    function cancel(address to) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireRunning(book.stage);
        Position memory position = _position(msg.sender);
        _requirePayee(terms, msg.sender, to);
        _return(terms, book, msg.sender, to, _cancellable(terms, book, position));
    }

    /// @inheritdoc IOffering
    function refund(address to) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        if (book.stage < Stage.Failed && !_isLeftBehind(book, msg.sender)) {
            revert OfferingWrongStage(book.stage, Stage.Failed);
        }
        _requirePayee(terms, msg.sender, to);
        _return(terms, book, msg.sender, to, _position(msg.sender).shares);
    }

    /// @inheritdoc IOffering
    function sendBack(address investor) external nonReentrant {
        _sendBack(investor, investor);
    }

    /// @inheritdoc IOffering
    function rescue(address investor, address to) external nonReentrant {
        _sendBack(investor, to);
    }

    /// @inheritdoc IOffering
    function changeMaterially(bytes32 document) external {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireIssuer(terms);
        _requireTakingMoney(terms, book);
        if (document == 0 || document == _document(terms, book.version)) revert OfferingDocumentUnchanged(document);

        // Whoever could not reconfirm any more before this change cannot after it; all others can, once more.
        if (block.timestamp >= book.reconfirmEnd) {
            _closing.lapsed += book.stale;
            _closing.minLiveVersion = book.version;
            book.stale = 0;
        }
        // An early end was announced for the offer as it was.
        if (book.stage == Stage.ClosingEarly) (book.stage, book.deadline) = (Stage.Open, _closing.originalDeadline);
        book.stale += book.confirmed;
        book.confirmed = 0;
        ++book.version;
        book.reconfirmEnd = BusinessDays.addBusinessDays(uint40(block.timestamp), terms.reconfirmDays);
        if (book.deadline < book.reconfirmEnd) book.deadline = book.reconfirmEnd;
        _save(book);
        _changedDocument = document;
        emit MaterialChange(book.version, document, book.reconfirmEnd, book.deadline);
    }

    /// @inheritdoc IOffering
    function noticeEarlyClose(uint40 deadline) external {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireIssuer(terms);
        _requireTakingMoney(terms, book);
        if (book.confirmed < terms.target) revert OfferingTargetNotMet(book.confirmed, terms.target);
        uint40 earliest = BusinessDays.addBusinessDays(uint40(block.timestamp), terms.earlyCloseNoticeDays);
        if (earliest < terms.opensAt + terms.minOpenSeconds) earliest = terms.opensAt + terms.minOpenSeconds;
        if (earliest < book.reconfirmEnd) earliest = book.reconfirmEnd;
        // Nobody's right to cancel ends with the notice itself.
        uint40 cancellable = uint40(block.timestamp) + terms.cancelCutoffSeconds + 1 days;
        if (earliest < cancellable) earliest = cancellable;
        if (deadline < earliest || deadline >= book.deadline) {
            revert OfferingEarlyCloseInvalid(deadline, earliest, book.deadline);
        }

        if (book.stage == Stage.Open) _closing.originalDeadline = book.deadline;
        (book.stage, book.deadline) = (Stage.ClosingEarly, deadline);
        _save(book);
        emit EarlyCloseNoticed(deadline);
    }

    /// @inheritdoc IOffering
    function withdraw() external {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        if (msg.sender != terms.desk) _requireIssuer(terms);
        _requireRunning(book.stage);
        book.stage = Stage.Withdrawn;
        _save(book);
        emit OfferingWithdrawn(msg.sender);
    }

    /// @inheritdoc IOffering
    function setPaused(bool isPaused) external {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireDesk(terms);
        book.isPaused = isPaused;
        _save(book);
        emit OfferingPaused(isPaused);
    }

    /// @inheritdoc IOffering
    function close() external {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireRunning(book.stage);
        uint40 closableAt = _closableAt(terms, book);
        if (block.timestamp < closableAt) revert OfferingNotClosable(closableAt);
        book.stage = book.confirmed >= terms.target ? Stage.Closed : Stage.Failed;
        _save(book);
        _closing.closedAt = uint40(block.timestamp);
        emit OfferingClosed(book.stage, book.confirmed);
    }

    /// @inheritdoc IOffering
    function file(bytes32 filing) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        _requireDesk(terms);
        if (book.stage != Stage.Closed) revert OfferingWrongStage(book.stage, Stage.Closed);
        uint32 sold = _certainlySold(terms, book);
        uint256 proceeds = uint256(sold) * terms.sharePrice;
        uint256 fee = (proceeds * terms.feeBps) / _BPS;
        book.stage = Stage.Registered;
        _save(book);
        (_closing.sold, _feeDue) = (sold, fee);
        emit SharesFiled(filing, sold, proceeds - fee, fee);

        IShareRegister(_register).promiseSeats(book.seats);
        _fund(terms, proceeds - fee);
    }

    /// @inheritdoc IOffering
    function claim(address investor, address to) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _stored();
        if (book.stage != Stage.Registered) revert OfferingWrongStage(book.stage, Stage.Registered);
        Position memory position = _position(investor);
        if (position.shares == 0 || position.version != book.version) revert OfferingNothingCommitted(investor);
        if (position.isClaimed) revert OfferingClaimedAlready(investor);

        uint32 allotted = _allotment(position.shares, book.confirmed, terms.cap);
        uint256 refunded = uint256(position.shares - allotted) * terms.sharePrice;
        if (refunded != 0) _requirePayee(terms, investor, to);
        position.isClaimed = true;
        _save(investor, position);
        _closing.claimed += position.shares;
        _closing.allotted += allotted;
        emit AllocationClaimed(investor, allotted, refunded);

        IShareRegister(_register).issue(investor, allotted, position.members);
        if (refunded != 0) terms.token.safeTransfer(to, refunded);
    }

    /// @inheritdoc IOffering
    function releaseRoom(address investor) external nonReentrant {
        Terms memory terms = _terms();
        Book memory book = _stored();
        if (book.stage != Stage.Registered) revert OfferingWrongStage(book.stage, Stage.Registered);
        Position memory position = _position(investor);
        uint32 allotted = _allotment(position.shares, book.confirmed, terms.cap);
        if (position.version != book.version || position.tracked <= allotted) revert OfferingNoRoomToRelease(investor);
        uint256 amount = uint256(position.tracked - allotted) * terms.sharePrice;
        position.tracked = allotted;
        _save(investor, position);
        emit RoomReleased(investor, amount);

        terms.ledger.giveBack(investor, position.quarter, amount);
    }

    /// @inheritdoc IOffering
    function releaseRemainder() external nonReentrant {
        Terms memory terms = _terms();
        uint32 demand = _stored().confirmed;
        Closing memory closing = _closing;
        if (closing.claimed != demand || closing.allotted == closing.sold) {
            revert OfferingNoRemainder(closing.claimed, demand);
        }
        uint32 shares = closing.allotted - closing.sold;
        _closing.sold = closing.allotted;
        emit RemainderReleased(shares, uint256(shares) * terms.sharePrice);

        _fund(terms, uint256(shares) * terms.sharePrice);
    }

    /// @inheritdoc IOffering
    function collectFee() external nonReentrant {
        Terms memory terms = _terms();
        uint256 amount = _feeDue;
        if (amount == 0) revert OfferingNoFeeDue();
        _feeDue = 0;
        emit FeeCollected(terms.feeReceiver, amount);

        terms.token.safeTransfer(terms.feeReceiver, amount);
    }

    function _fund(Terms memory terms, uint256 amount) private {
        if (amount == 0) return;
        terms.token.pushExact(_vault, amount);
        IMilestoneVault(_vault).deposit(amount);
    }

    function _add(
        Terms memory terms,
        Book memory book,
        Position memory position,
        Agreement calldata agreement
    ) private {
        uint256 total = (uint256(position.shares) + agreement.shares) * terms.sharePrice;
        uint256 amount = uint256(agreement.shares) * terms.sharePrice;
        (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) = terms.ledger.record(
            msg.sender,
            amount,
            total
        );
        _requireNoPart(terms, person.subject);
        position.isWarned = total > warnAbove;
        if (position.isWarned && !agreement.riskAcknowledged) revert OfferingRiskNotAcknowledged(total, warnAbove);

        if (position.shares == 0) _seat(terms, book, position, person.members);
        if (quarter != 0) {
            if (position.tracked == 0) position.quarter = quarter;
            position.tracked += agreement.shares;
        }
        position.shares += agreement.shares;
        (position.added, position.addedAt) = (agreement.shares, uint40(block.timestamp));
        position.version = book.version;
        book.lastAt = uint40(block.timestamp);
        _confirm(terms, book, agreement.shares);
    }

    function _confirm(Terms memory terms, Book memory book, uint32 shares) private {
        book.confirmed += shares;
        // Comparing twice the shares with the target avoids half a share.
        if (book.marks == 0 && uint256(book.confirmed) * 2 >= terms.target) {
            book.marks = 1;
            emit ProgressMarkPassed(5000);
        }
        if (book.marks == 1 && book.confirmed >= terms.target) {
            book.marks = 2;
            emit ProgressMarkPassed(10_000);
        }
    }

    function _sendBack(address investor, address to) private {
        Terms memory terms = _terms();
        Book memory book = _book(terms);
        if (book.stage < Stage.Failed && !_isLeftBehind(book, investor)) revert OfferingStillCommitted(investor);
        _requirePayee(terms, investor, to);
        _return(terms, book, investor, to, _position(investor).shares);
    }

    /// @dev Gives back `shares` of a commitment, which are some of it.
    function _return(Terms memory terms, Book memory book, address investor, address to, uint32 shares) private {
        Position memory position = _position(investor);
        if (shares == 0) revert OfferingNothingCommitted(investor);
        uint32 credited = _release(book, position, shares);
        _save(investor, position);
        emit CommitmentReturned(investor, to, shares, uint256(shares) * terms.sharePrice);

        if (credited != 0) {
            terms.ledger.giveBack(investor, position.quarter, uint256(credited) * terms.sharePrice);
        }
        if (book.stage == Stage.Registered && position.members != 0) _unpromiseSeats(position.members);
        terms.token.safeTransfer(to, uint256(shares) * terms.sharePrice);
    }

    /// @dev Whoever was left behind and leaves after the filing needs none of the seats promised then.
    function _unpromiseSeats(uint24 members) private {
        IShareRegister register = IShareRegister(_register);
        register.promiseSeats(register.books().promised - members);
    }

    /// @dev Takes shares out of the figures. What did not count in the twelve months is taken out first, so that the
    /// window is never too small.
    function _release(Book memory book, Position memory position, uint32 shares) private returns (uint32 credited) {
        position.shares -= shares;
        position.added = 0;
        if (position.tracked > position.shares) {
            credited = position.tracked - position.shares;
            position.tracked = position.shares;
        }
        // After a failure nobody reads the figures any more.
        if (book.stage >= Stage.Failed) return credited;
        if (position.version == book.version) book.confirmed -= shares;
        else if (position.version >= _closing.minLiveVersion) book.stale -= shares;
        else _closing.lapsed -= shares;
        if (position.shares == 0) {
            --book.investors;
            book.seats -= uint16(position.members);
        }
        _save(book);
    }

    /// @dev Whether the offering goes on without this commitment: it was not reconfirmed and no longer can be.
    function _isLeftBehind(Book memory book, address investor) private view returns (bool) {
        uint8 version = _position(investor).version;
        return version < book.version && !_isReconfirmable(book, version);
    }

    function _cancellable(
        Terms memory terms,
        Book memory book,
        Position memory position
    ) private view returns (uint32 shares) {
        uint40 cutoff = terms.cancelCutoffSeconds == 0 ? terms.opensAt : book.deadline - terms.cancelCutoffSeconds;
        if (position.version != book.version || block.timestamp < cutoff) return position.shares;
        if (position.added != 0 && block.timestamp < position.addedAt + terms.reflectionSeconds) return position.added;
        revert OfferingCancelClosed(cutoff);
    }

    function _requireRoom(Terms memory terms, Book memory book, uint32 held, uint32 shares) private view {
        uint256 total = uint256(held) + shares;
        if (shares == 0 || total < terms.minimum) revert OfferingBelowMinimum(total, terms.minimum);
        if (total > terms.maximum) revert OfferingAboveMaximum(total, terms.maximum);
        uint256 room = terms.isProRata ? type(uint32).max : terms.cap;
        uint256 taken = _placesTaken(book);
        uint256 left = room > taken ? room - taken : 0;
        if (shares > left) revert OfferingCapReached(shares, left);
    }

    function _seat(Terms memory terms, Book memory book, Position memory position, uint24 members) private pure {
        ++book.investors;
        if (terms.seats == 0) return;
        uint256 wanted = uint256(book.seats) + members;
        if (wanted > terms.seats) revert OfferingHolderCapReached(wanted, terms.seats);
        (position.members, book.seats) = (members, uint16(wanted));
    }

    /// @dev Shares that the allotments come to at least, whoever claims first: each is rounded down by less than one.
    function _certainlySold(Terms memory terms, Book memory book) private pure returns (uint32 shares) {
        if (book.confirmed <= terms.cap) return book.confirmed;
        uint32 lost = book.investors - 1;
        return terms.cap > lost ? terms.cap - lost : 0;
    }

    function _requireNoPart(Terms memory terms, bytes31 subject) private pure {
        bool hasPart =
            subject == terms.issuerSubject ||
                subject == terms.beneficiarySubject ||
                subject == terms.firstReviewer ||
                subject == terms.secondReviewer;
        if (hasPart) revert OfferingSelfDealing(subject);
    }
}
