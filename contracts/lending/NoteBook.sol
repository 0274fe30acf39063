// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ERC6909} from "@openzeppelin/contracts/token/ERC6909/ERC6909.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {CivilDate} from "../common/CivilDate.sol";
import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {ILoanEscrow} from "./interfaces/ILoanEscrow.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {ILoanMarket} from "./interfaces/ILoanMarket.sol";
import {INoteBook} from "./interfaces/INoteBook.sol";
import {IRelatedParties} from "./interfaces/IRelatedParties.sol";
import {LoanWords} from "./libraries/LoanWords.sol";
import {NotePosition} from "./libraries/NotePosition.sol";

/// @title Note book
/// @notice Who lends how much of which loan, and what each lender has to get. It holds no money.
/// @dev Only positions are kept; the balances of the base contract stay empty.
contract NoteBook is INoteBook, ERC6909, AccessManaged, ReentrancyGuardTransient {
    using NotePosition for Position;

    /// @dev What the ledger says of a loan.
    struct Shares {
        ILoanLedger.State state;
        uint32 units;
        uint48 received;
        uint24 dueDay;
    }

    /// @dev Notes redeemed, and the rests of their positions, numerators over the notes of the loan.
    struct Redemption {
        uint32 units;
        uint96 rests;
    }

    uint256 private constant _BPS = 10_000;

    ILoanLedger private immutable _LEDGER;
    IIdentityRegistry private immutable _IDENTITY;
    IRelatedParties private immutable _RELATED;

    address private _market;
    address private _noteMarket;
    Lenders private _lenders;
    mapping(bytes31 subject => Lender lender) private _lenderOf;
    mapping(address loan => mapping(address holder => uint256 word)) private _positions;
    mapping(address loan => Redemption redemption) private _redemptions;

    modifier onlyMarket() {
        if (msg.sender != _market) revert NoteCallerNotMarket(msg.sender);
        _;
    }

    constructor(
        address authority,
        ILoanLedger ledger,
        IIdentityRegistry identity,
        IRelatedParties related
    ) AccessManaged(authority) {
        (_LEDGER, _IDENTITY, _RELATED) = (ledger, identity, related);
    }

    /// @notice Names the markets, once.
    /// @param market Loan market.
    /// @param noteMarket Note market, whose buyers call for themselves.
    function seal(address market, address noteMarket) external restricted {
        if (_market != address(0)) revert NoteSealedAlready();
        (_market, _noteMarket) = (market, noteMarket);
    }

    /// @inheritdoc INoteBook
    function issue(
        address loan,
        address lender,
        bytes31 subject,
        uint32 units
    ) external onlyMarket returns (uint256 held) {
        return _issue(loan, lender, subject, units, Shares(ILoanLedger.State.None, 0, 0, 0), true);
    }

    /// @inheritdoc INoteBook
    function award(address loan, address lender, bytes31 subject, uint32 units) external onlyMarket {
        // Between bid and settlement the person may have begun to lend from another wallet. What this one has paid for
        // goes to it, or a gift to a stolen wallet could divert it.
        _issue(loan, lender, subject, units, _sharesOf(loan), false);
    }

    /// @inheritdoc INoteBook
    function refund(
        address loan,
        address lender,
        address to
    ) external onlyMarket nonReentrant returns (uint256 amount) {
        bytes31 subject = _personOf(lender);
        uint32 units = positionOf(loan, lender).units;
        if (units == 0) revert NoteNothingToClaim(lender);
        delete _positions[loan][lender];
        _leave(subject);
        emit Transfer(msg.sender, lender, address(0), uint160(loan), units);

        amount = uint256(units) * LoanWords.decodeTerms(Clones.fetchCloneArgs(loan)).ticket;
        _payBack(loan, to, amount);
    }

    /// @inheritdoc INoteBook
    function payBack(address loan, address to, uint256 amount) external onlyMarket nonReentrant {
        _payBack(loan, to, amount);
    }

    /// @inheritdoc INoteBook
    function claim(address loan, address to) external nonReentrant returns (uint256 amount) {
        return _claim(loan, msg.sender, to);
    }

    /// @inheritdoc INoteBook
    function sendClaim(address loan, address holder) external nonReentrant returns (uint256 amount) {
        return _claim(loan, holder, holder);
    }

    /// @inheritdoc INoteBook
    function rescue(address loan, address from, address to) external {
        IIdentityRegistry.Wallet memory lost = _IDENTITY.walletOf(from);
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = _IDENTITY.check(to);
        if (!lost.retired || code != IIdentityRegistry.Code.Valid || person.subject != lost.subject) {
            revert NoteNotRescuable(from, to);
        }
        Shares memory shares = _sharesOf(loan);
        (Position memory giver, Position memory receiver) = (positionOf(loan, from), positionOf(loan, to));
        uint32 units = giver.units;
        if (units == 0 && giver.credit == 0) revert NoteNothingToClaim(from);
        if (units != 0) _replaceWallet(lost.subject, from, to, receiver.units != 0);
        giver.settle(shares.received, shares.units);
        receiver.settle(shares.received, shares.units);
        giver.move(receiver, units, shares.units);
        receiver.credit += giver.credit;
        if (giver.movedDay > receiver.movedDay) receiver.movedDay = giver.movedDay;
        delete _positions[loan][from];
        _positions[loan][to] = receiver.pack();
        emit PositionRescued(loan, from, to);
        emit Transfer(msg.sender, from, to, uint160(loan), units);
    }

    /// @inheritdoc INoteBook
    function lenderOf(bytes31 subject) external view returns (Lender memory lender) {
        return _lenderOf[subject];
    }

    /// @inheritdoc INoteBook
    function lenders() external view returns (Lenders memory known) {
        return _lenders;
    }

    /// @inheritdoc INoteBook
    function claimable(address loan, address holder) external view returns (uint256 amount) {
        Shares memory shares = _sharesOf(loan);
        Position memory position = positionOf(loan, holder);
        position.settle(shares.received, shares.units);
        return position.credit;
    }

    /// @inheritdoc INoteBook
    function positionOf(address loan, address holder) public view returns (Position memory position) {
        position.fill(_positions[loan][holder]);
    }

    /// @inheritdoc ERC6909
    function balanceOf(address owner, uint256 id) public view override returns (uint256 units) {
        return id >> 160 == 0 ? positionOf(address(uint160(id)), owner).units : 0;
    }

    /// @dev What was received so far stays with the giver.
    function _update(address from, address to, uint256 id, uint256 units) internal override {
        if (id >> 160 != 0) revert NoteUnknown(id);
        address loan = address(uint160(id));
        Shares memory shares = _sharesOf(loan);
        Position memory giver = positionOf(loan, from);
        if (giver.units < units) revert NoteTooFew(giver.units, units);
        emit Transfer(msg.sender, from, to, id, units);
        if (from == to || units == 0) return;

        Position memory receiver = positionOf(loan, to);
        bytes31 subject = _requireAllowed(loan, shares, giver.movedDay, to, receiver.units + units);
        if (receiver.units == 0) {
            _requireConsent(subject, to);
            _enter(to, subject, true);
        }
        giver.settle(shares.received, shares.units);
        receiver.settle(shares.received, shares.units);
        giver.move(receiver, uint32(units), shares.units);
        giver.movedDay = CivilDate.dayOf(block.timestamp);
        (_positions[loan][from], _positions[loan][to]) = (giver.pack(), receiver.pack());
        bytes31 person = _personOf(from);
        if (giver.units == 0) _leave(person);
    }

    function _issue(
        address loan,
        address lender,
        bytes31 subject,
        uint32 units,
        Shares memory shares,
        bool isBound
    ) private returns (uint256 held) {
        Position memory position = positionOf(loan, lender);
        if (position.units == 0) _enter(lender, subject, isBound);
        position.settle(shares.received, shares.units);
        position.issue(units, shares.received, shares.units);
        _positions[loan][lender] = position.pack();
        emit Transfer(msg.sender, address(0), lender, uint160(loan), units);
        return position.units;
    }

    function _claim(address loan, address holder, address to) private returns (uint256 amount) {
        bytes31 subject = _personOf(holder);
        Shares memory shares = _sharesOf(loan);
        Position memory position = positionOf(loan, holder);
        position.settle(shares.received, shares.units);
        amount = position.credit;
        uint32 units = position.units;
        bool isOver = shares.state == ILoanLedger.State.Closed && units != 0;
        if (amount == 0 && !isOver) revert NoteNothingToClaim(holder);
        if (isOver) {
            delete _positions[loan][holder];
            amount += _redeem(loan, units, position.rest, shares.units);
            _leave(subject);
            emit Transfer(msg.sender, holder, address(0), uint160(loan), units);
        } else {
            position.credit = 0;
            _positions[loan][holder] = position.pack();
        }
        emit Claimed(loan, holder, to, amount);

        if (amount != 0) ILoanEscrow(loan).pay(to, amount);
    }

    /// @dev The rests of all positions together are whole units of the token; the last one who redeems gets them.
    function _redeem(address loan, uint32 units, uint256 rest, uint256 all) private returns (uint256 amount) {
        Redemption memory redemption = _redemptions[loan];
        redemption.units += units;
        redemption.rests += uint96(rest);
        if (redemption.units == all) (amount, redemption.rests) = (redemption.rests / all, 0);
        _redemptions[loan] = redemption;
    }

    /// @dev A wallet has the first note of a loan. The lending wallet can change while the person holds no note; where
    /// it does not, another wallet is refused if `isBound`.
    function _enter(address wallet, bytes31 subject, bool isBound) private {
        Lender memory lender = _lenderOf[subject];
        if (lender.wallet != wallet) {
            if (lender.wallet == address(0)) ++_lenders.cumulative;
            if (lender.positions == 0) lender.wallet = wallet;
            else if (isBound) revert NoteWalletOther(wallet, lender.wallet);
        }
        if (lender.positions == 0) ++_lenders.current;
        ++lender.positions;
        _lenderOf[subject] = lender;
    }

    /// @dev If the lost wallet was the lending wallet of the person, the new one is it now; else the new one must be.
    function _replaceWallet(bytes31 subject, address from, address to, bool isHolder) private {
        Lender memory lender = _lenderOf[subject];
        if (lender.wallet == from) lender.wallet = to;
        else if (lender.wallet != to) revert NoteWalletOther(to, lender.wallet);
        // A wallet that held notes of the loan before was counted already.
        if (isHolder) --lender.positions;
        _lenderOf[subject] = lender;
    }

    function _leave(bytes31 subject) private {
        if (--_lenderOf[subject].positions == 0) --_lenders.current;
    }

    function _payBack(address loan, address to, uint256 amount) private {
        emit PaidBack(loan, to, amount);
        ILoanEscrow(loan).pay(to, amount);
    }

    function _requireAllowed(
        address loan,
        Shares memory shares,
        uint256 movedDay,
        address to,
        uint256 held
    ) private view returns (bytes31 subject) {
        bytes memory words = Clones.fetchCloneArgs(loan);
        ILoanLedger.Terms memory terms = LoanWords.decodeTerms(words);
        ILoanLedger.Charges memory charges = LoanWords.decodeCharges(words);
        _requireTransferable(loan, shares, charges, movedDay);
        subject = _requireHolder(to, terms.subject);
        if (terms.isAuction) held += _awaited(loan, subject);
        uint256 most = (uint256(shares.units) * charges.lenderCapBps) / _BPS;
        if (held > most && held > 1) revert NoteShareTooLarge(to, held, most);
    }

    /// @dev Who holds no note yet, and has never lent from this wallet, must ask for one: the first note of a person
    /// decides from which wallet he lends, and a gift to a stolen wallet would shut out his own.
    function _requireConsent(bytes31 subject, address to) private view {
        Lender memory lender = _lenderOf[subject];
        bool isWanted = lender.positions != 0 || lender.wallet == to || msg.sender == to || msg.sender == _noteMarket;
        if (!isWanted) revert NoteNotAskedFor(to);
    }

    /// @dev The loan runs and is not in default, and the giver has not given notes away lately.
    function _requireTransferable(
        address loan,
        Shares memory shares,
        ILoanLedger.Charges memory charges,
        uint256 movedDay
    ) private view {
        uint256 today = CivilDate.dayOf(block.timestamp);
        bool isInDefault = today > uint256(shares.dueDay) + charges.defaultDays;
        if (shares.state != ILoanLedger.State.Active || isInDefault) revert NoteNotTransferable(loan);
        uint256 next = movedDay + charges.transferDays;
        if (movedDay != 0 && today < next) revert NoteTransferTooFrequent(next);
    }

    /// @dev Notes that a person's bid has won and that wait to be settled.
    function _awaited(address loan, bytes31 subject) private view returns (uint256 units) {
        (, units) = ILoanMarket(_market).bidOf(loan, subject);
    }

    function _requireHolder(address to, bytes31 borrower) private view returns (bytes31 subject) {
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = _IDENTITY.check(to);
        if (code != IIdentityRegistry.Code.Valid) revert NoteHolderNotAdmitted(to, code);
        subject = person.subject;
        if (subject == borrower) revert NoteHolderIsBorrower(to);
        if (_RELATED.isRelated(to, subject)) revert IRelatedParties.RelatedPartyForbidden(to);
    }

    /// @dev The person behind a wallet that is not retired.
    function _personOf(address wallet) private view returns (bytes31 subject) {
        IIdentityRegistry.Wallet memory known = _IDENTITY.walletOf(wallet);
        if (known.retired) revert NoteWalletRetired(wallet);
        return known.subject;
    }

    function _sharesOf(address loan) private view returns (Shares memory shares) {
        (shares.state, shares.units, shares.received, shares.dueDay) = _LEDGER.sharesOf(loan);
    }
}
