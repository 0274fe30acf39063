// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {ExactERC20} from "../money/ExactERC20.sol";
import {ICreditRegister} from "./interfaces/ICreditRegister.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {ILoanMarket} from "./interfaces/ILoanMarket.sol";
import {INoteBook} from "./interfaces/INoteBook.sol";
import {IRelatedParties} from "./interfaces/IRelatedParties.sol";
import {IUnderwriting} from "./interfaces/IUnderwriting.sol";
import {LoanWords} from "./libraries/LoanWords.sol";
import {RateAuction} from "./libraries/RateAuction.sol";
import {RequestWord} from "./libraries/RequestWord.sol";

/// @title Loan market
/// @notice Brings borrowers and lenders together: requests, fixed tickets, standing orders and auctions.
contract LoanMarket is ILoanMarket, AccessManaged, EIP712, Pausable, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using RateAuction for uint256[4];
    using RequestWord for Bid;
    using RequestWord for Request;
    using RequestWord for uint256;

    /// @notice What the market works with.
    /// @param token Settlement token.
    /// @param identity Registry that says who stands behind a wallet.
    /// @param related Related parties of the platform.
    /// @param underwriting Judges requests and opens their escrows.
    /// @param register Credit register.
    /// @param ledger Ledger of loans.
    /// @param notes Notes of the lenders.
    struct Parts {
        IERC20 token;
        IIdentityRegistry identity;
        IRelatedParties related;
        IUnderwriting underwriting;
        ICreditRegister register;
        ILoanLedger ledger;
        INoteBook notes;
    }

    // solhint-disable max-line-length
    bytes32 private constant _ORDER_TYPEHASH = keccak256(
        "StandingOrder(address lender,uint8 bestGrade,uint8 worstGrade,uint16 maxPeriods,uint24 minRatePpm,uint32 perLoan,uint64 budget,uint40 expiresAt,uint256 nonce)"
    );
    // solhint-enable max-line-length
    uint256 private constant _CANCELLED = type(uint256).max;

    IERC20 private immutable _TOKEN;
    IIdentityRegistry private immutable _IDENTITY;
    IRelatedParties private immutable _RELATED;
    IUnderwriting private immutable _UNDERWRITING;
    ICreditRegister private immutable _REGISTER;
    ILoanLedger private immutable _LEDGER;
    INoteBook private immutable _NOTES;

    mapping(address loan => uint256 word) private _requests;
    mapping(address loan => uint256[4] book) private _books;
    mapping(address loan => mapping(bytes31 subject => uint256 word)) private _bids;
    mapping(bytes32 digest => uint256 amount) private _spent;

    constructor(
        address authority,
        Parts memory parts
    ) AccessManaged(authority) EIP712("FinChain Lab Loan Market", "1") {
        (_TOKEN, _IDENTITY, _RELATED) = (parts.token, parts.identity, parts.related);
        (_UNDERWRITING, _REGISTER) = (parts.underwriting, parts.register);
        (_LEDGER, _NOTES) = (parts.ledger, parts.notes);
    }

    /// @inheritdoc ILoanMarket
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc ILoanMarket
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc ILoanMarket
    function request(
        Wish calldata wish,
        CreditScore calldata score,
        address scorer,
        bytes calldata signature
    ) external whenNotPaused nonReentrant returns (address loan) {
        IIdentityRegistry.Person memory person = _requireAdmitted(msg.sender);
        uint24 ratePpm;
        uint32 drawSeconds;
        (loan, ratePpm, drawSeconds) = _UNDERWRITING.open(msg.sender, person, wish, score, scorer, signature);
        Request memory known = Request({
            state: State.Open,
            isAuction: wish.isAuction,
            tickets: wish.tickets,
            minTickets: wish.minTickets,
            filled: 0,
            deadline: wish.deadline,
            drawSeconds: drawSeconds,
            ratePpm: ratePpm,
            marginTick: 0,
            marginUnits: 0
        });
        _requests[loan] = known.pack();

        _REGISTER.claimProject(wish.project);
    }

    /// @inheritdoc ILoanMarket
    function fund(address loan, uint32 tickets) external whenNotPaused nonReentrant {
        Request memory known = _requireFunding(loan, false, tickets);
        _fund(loan, known, _offerOf(loan), msg.sender, tickets);
    }

    /// @inheritdoc ILoanMarket
    function fundByOrder(
        address loan,
        StandingOrder calldata order,
        bytes calldata signature,
        uint32 tickets
    ) external whenNotPaused nonReentrant {
        Request memory known = _requireFunding(loan, false, tickets);
        LoanWords.Offer memory offer = _offerOf(loan);
        _requireWanted(order, offer);
        bytes32 digest = orderHash(order);
        if (!SignatureChecker.isValidSignatureNowCalldata(order.lender, digest, signature)) {
            revert MarketOrderInvalid(order.lender);
        }
        uint256 spent = _spend(order, digest, uint256(tickets) * offer.ticket);
        emit OrderFilled(loan, digest, order.lender, tickets, spent);

        uint256 units = _fund(loan, known, offer, order.lender, tickets);
        if (units > order.perLoan) revert MarketOrderShareTooLarge(units, order.perLoan);
    }

    /// @inheritdoc ILoanMarket
    function cancelOrder(StandingOrder calldata order) external {
        if (msg.sender != order.lender) revert MarketCallerNotLender(msg.sender, order.lender);
        bytes32 digest = orderHash(order);
        _spent[digest] = _CANCELLED;
        emit OrderCancelled(digest, msg.sender);
    }

    /// @inheritdoc ILoanMarket
    function bid(address loan, uint8 tick, uint32 tickets) external whenNotPaused nonReentrant {
        Request memory known = _requireFunding(loan, true, tickets);
        if (tick >= RateAuction.TICKS) revert MarketTickInvalid(tick, uint8(RateAuction.TICKS - 1));
        LoanWords.Offer memory offer = _offerOf(loan);
        bytes31 subject = _requireLender(msg.sender, offer);
        _requireShare(tickets, offer);
        Bid memory entry = _bids[loan][subject].unpackBid();
        if (entry.tickets != 0) revert MarketBidExists(loan, entry.lender);

        known.filled += tickets;
        _requests[loan] = known.pack();
        entry = Bid(msg.sender, tick, _books[loan].enter(tick, tickets), tickets);
        _bids[loan][subject] = entry.packBid();
        emit BidPlaced(loan, msg.sender, tick, entry.offset, tickets);

        _TOKEN.moveExact(msg.sender, loan, uint256(tickets) * offer.ticket);
    }

    /// @inheritdoc ILoanMarket
    function close(address loan) external nonReentrant {
        Request memory known = _known(loan);
        if (known.state != State.Filled) _requireState(known.state, State.Open);
        if (block.timestamp < known.deadline) revert MarketNotOver(known.deadline);
        uint256 drawDeadline = uint256(known.deadline) + known.drawSeconds;
        bool isTooLate = known.state == State.Filled || block.timestamp >= drawDeadline;
        if (isTooLate || known.filled < known.minTickets) return _fail(loan, known);

        if (known.isAuction) {
            (known.marginTick, known.marginUnits, known.filled) = _books[loan].clear(known.tickets);
            known.ratePpm = RateAuction.rateAt(known.ratePpm, known.marginTick);
        }
        _fill(loan, known, drawDeadline);
        _requests[loan] = known.pack();
    }

    /// @inheritdoc ILoanMarket
    function settleBidTo(address loan, address to) external nonReentrant {
        _settleBid(loan, msg.sender, to);
    }

    /// @inheritdoc ILoanMarket
    function settleBid(address loan, address lender) external nonReentrant {
        _settleBid(loan, lender, lender);
    }

    /// @inheritdoc ILoanMarket
    function rescueBid(address loan, address from, address to) external {
        IIdentityRegistry.Wallet memory lost = _IDENTITY.walletOf(from);
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = _IDENTITY.check(to);
        if (!lost.retired || code != IIdentityRegistry.Code.Valid || person.subject != lost.subject) {
            revert MarketBidNotRescuable(from, to);
        }
        Bid memory entry = _bidOf(loan, from, lost.subject);
        entry.lender = to;
        _bids[loan][lost.subject] = entry.packBid();
        emit BidRescued(loan, from, to);
    }

    /// @inheritdoc ILoanMarket
    function cancel(address loan) external nonReentrant {
        Request memory known = _known(loan);
        if (known.state != State.Open) _requireState(known.state, State.Filled);
        _requireBorrower(loan);
        _fail(loan, known);
    }

    /// @inheritdoc ILoanMarket
    function draw(address loan) external whenNotPaused nonReentrant {
        Request memory known = _known(loan);
        _requireState(known.state, State.Filled);
        _requireBorrower(loan);
        _requireInTime(known);
        _requireAdmitted(msg.sender);
        known.state = State.Drawn;
        _requests[loan] = known.pack();

        _LEDGER.draw(loan, known.filled, known.ratePpm);
    }

    /// @inheritdoc ILoanMarket
    function refund(address loan, address to) external nonReentrant returns (uint256 amount) {
        return _refund(loan, msg.sender, to);
    }

    /// @inheritdoc ILoanMarket
    function sendBack(address loan, address lender) external nonReentrant returns (uint256 amount) {
        return _refund(loan, lender, lender);
    }

    /// @inheritdoc ILoanMarket
    function requestOf(address loan) external view returns (Request memory known) {
        return _known(loan);
    }

    /// @inheritdoc ILoanMarket
    function ticksOf(address loan) external view returns (uint32[32] memory ticks) {
        return _books[loan].list();
    }

    /// @inheritdoc ILoanMarket
    function bidOf(address loan, bytes31 subject) external view returns (Bid memory entry, uint256 units) {
        entry = _bids[loan][subject].unpackBid();
        units = _awardOf(entry, _known(loan));
    }

    /// @inheritdoc ILoanMarket
    function spentOf(bytes32 digest) external view returns (uint256 amount) {
        return _spent[digest];
    }

    /// @inheritdoc ILoanMarket
    function orderHash(StandingOrder calldata order) public view returns (bytes32 digest) {
        return _hashTypedDataV4(keccak256(abi.encode(_ORDER_TYPEHASH, order)));
    }

    /// @dev Returns how many notes of the loan the lender has now.
    function _fund(
        address loan,
        Request memory known,
        LoanWords.Offer memory offer,
        address lender,
        uint32 tickets
    ) private returns (uint256 units) {
        bytes31 subject = _requireLender(lender, offer);
        uint256 left = known.tickets - known.filled;
        if (tickets > left) revert MarketTooFewLeft(tickets, left);

        known.filled += tickets;
        if (tickets == left) _fill(loan, known, block.timestamp + known.drawSeconds);
        _requests[loan] = known.pack();
        units = _NOTES.issue(loan, lender, subject, tickets);
        _requireShare(units, offer);
        _TOKEN.moveExact(lender, loan, uint256(tickets) * offer.ticket);
    }

    function _spend(StandingOrder calldata order, bytes32 digest, uint256 amount) private returns (uint256 spent) {
        spent = _spent[digest];
        if (spent == _CANCELLED) revert MarketOrderCancelled(digest);
        uint256 left = order.budget - spent;
        if (amount > left) revert MarketOrderBudgetExceeded(amount, left);
        spent += amount;
        _spent[digest] = spent;
    }

    function _fill(address loan, Request memory known, uint256 drawDeadline) private {
        (known.state, known.deadline) = (State.Filled, uint40(drawDeadline));
        emit RequestFilled({
            loan: loan,
            units: known.filled,
            ratePpm: known.ratePpm,
            marginTick: known.marginTick,
            marginUnits: known.marginUnits,
            drawDeadline: known.deadline
        });
    }

    function _fail(address loan, Request memory known) private {
        known.state = State.Failed;
        _requests[loan] = known.pack();
        emit RequestFailed(loan);

        _REGISTER.releaseProject(_offerOf(loan).project);
    }

    function _settleBid(address loan, address lender, address to) private {
        Request memory known = _known(loan);
        if (known.state == State.Open) revert MarketWrongState(known.state, State.Filled);
        IIdentityRegistry.Wallet memory wallet = _IDENTITY.walletOf(lender);
        if (wallet.retired) revert MarketWalletRetired(lender);
        Bid memory entry = _bidOf(loan, lender, wallet.subject);
        delete _bids[loan][wallet.subject];
        uint256 units = _awardOf(entry, known);
        uint256 amount = (entry.tickets - units) * _offerOf(loan).ticket;
        emit BidSettled(loan, lender, to, units, amount);

        if (units != 0) _NOTES.award(loan, lender, wallet.subject, uint32(units));
        if (amount != 0) _NOTES.payBack(loan, to, amount);
    }

    function _refund(address loan, address lender, address to) private returns (uint256 amount) {
        _requireState(_known(loan).state, State.Failed);
        return _NOTES.refund(loan, lender, to);
    }

    function _requireBorrower(address loan) private view {
        address borrower = _offerOf(loan).borrower;
        if (msg.sender != borrower) revert MarketCallerNotBorrower(msg.sender, borrower);
    }

    function _requireLender(address lender, LoanWords.Offer memory offer) private view returns (bytes31 subject) {
        subject = _requireAdmitted(lender).subject;
        if (subject == offer.subject) revert MarketLenderIsBorrower(lender);
    }

    function _requireAdmitted(address wallet) private view returns (IIdentityRegistry.Person memory person) {
        IIdentityRegistry.Code code;
        (code, person) = _IDENTITY.check(wallet);
        if (code != IIdentityRegistry.Code.Valid) revert MarketIdentityInvalid(wallet, code);
        if (_RELATED.isRelated(wallet, person.subject)) revert IRelatedParties.RelatedPartyForbidden(wallet);
    }

    function _requireFunding(address loan, bool isAuction, uint32 tickets) private view returns (Request memory known) {
        known.fill(_requests[loan]);
        _requireState(known.state, State.Open);
        if (known.isAuction != isAuction) revert MarketWrongKind(known.isAuction);
        _requireInTime(known);
        if (tickets == 0) revert MarketTicketsMissing();
    }

    function _requireWanted(StandingOrder calldata order, LoanWords.Offer memory offer) private view {
        if (block.timestamp >= order.expiresAt) revert MarketOrderExpired(order.expiresAt);
        if (offer.grade < order.bestGrade || offer.grade > order.worstGrade) {
            revert MarketOrderGradeOther(offer.grade, order.bestGrade, order.worstGrade);
        }
        if (offer.periods > order.maxPeriods) revert MarketOrderTermTooLong(offer.periods, order.maxPeriods);
        if (offer.ratePpm < order.minRatePpm) revert MarketOrderRateTooLow(offer.ratePpm, order.minRatePpm);
    }

    function _requireInTime(Request memory known) private view {
        if (block.timestamp >= known.deadline) revert MarketTooLate(known.deadline);
    }

    /// @dev A retired wallet has its bid given to another one of the same person, by anybody.
    function _bidOf(address loan, address lender, bytes31 subject) private view returns (Bid memory entry) {
        entry = _bids[loan][subject].unpackBid();
        if (entry.tickets == 0 || entry.lender != lender) revert MarketBidUnknown(loan, lender);
    }

    function _known(address loan) private view returns (Request memory known) {
        known.fill(_requests[loan]);
    }

    function _offerOf(address loan) private view returns (LoanWords.Offer memory offer) {
        LoanWords.fill(offer, Clones.fetchCloneArgs(loan));
    }

    function _requireShare(uint256 tickets, LoanWords.Offer memory offer) private pure {
        if (tickets > offer.most) revert MarketShareTooLarge(tickets, offer.most);
    }

    function _requireState(State actual, State expected) private pure {
        if (actual != expected) revert MarketWrongState(actual, expected);
    }

    /// @dev Before an auction is closed, and after it has failed, no bid has won anything.
    function _awardOf(Bid memory entry, Request memory known) private pure returns (uint256 units) {
        if (known.state != State.Filled && known.state != State.Drawn) return 0;
        return RateAuction.award(entry.tick, entry.offset, entry.tickets, known.marginTick, known.marginUnits);
    }
}
