// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {CivilDate} from "../common/CivilDate.sol";
import {ExactERC20} from "../money/ExactERC20.sol";
import {ICreditRegister} from "./interfaces/ICreditRegister.sol";
import {ILoanEscrow} from "./interfaces/ILoanEscrow.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {IRelatedParties} from "./interfaces/IRelatedParties.sol";
import {Amortisation} from "./libraries/Amortisation.sol";
import {DueDay} from "./libraries/DueDay.sol";
import {Account, Dues} from "./libraries/Dues.sol";
import {LoanWords} from "./libraries/LoanWords.sol";
import {LoanBook} from "./LoanBook.sol";

/// @title Loan ledger
/// @notice Loans from the draw to the end. It holds no money: each loan has an escrow of its own.
contract LoanLedger is ILoanLedger, LoanBook, AccessManaged, ReentrancyGuardTransient {
    using Dues for Account;
    using ExactERC20 for IERC20;

    /// @dev What a payment must know of the loan as it was before.
    struct Before {
        uint256 outstanding;
        uint256 dueDay;
        uint256 paid;
        bool isPartial;
        State state;
    }

    uint256 private constant _BPS = 10_000;
    /// @dev The credit register hears of a loan more than 30, 60 and 90 days past due, and in default.
    uint256 private constant _LATE_STEP = 30;
    uint8 private constant _MAX_DECIMALS = 6;

    IERC20 private immutable _TOKEN;
    IRelatedParties private immutable _RELATED;
    ICreditRegister private immutable _REGISTER;
    address private immutable _FEE_RECEIVER;

    address private _market;
    mapping(address loan => uint256 word) private _loans;
    mapping(address loan => uint256 word) private _chargeTotals;
    mapping(address loan => uint256[2] words) private _arrears;

    modifier onlyMarket() {
        if (msg.sender != _market) revert LoanCallerNotMarket(msg.sender);
        _;
    }

    constructor(
        address authority,
        IERC20Metadata token,
        IRelatedParties related,
        ICreditRegister register,
        address feeReceiver
    ) AccessManaged(authority) {
        uint8 decimals = token.decimals();
        if (decimals > _MAX_DECIMALS) revert LoanDecimalsUnsupported(decimals, _MAX_DECIMALS);
        (_TOKEN, _RELATED) = (token, related);
        (_REGISTER, _FEE_RECEIVER) = (register, feeReceiver);
    }

    /// @notice Names the market, once.
    /// @param market Loan market.
    function seal(address market) external restricted {
        if (_market != address(0)) revert LoanSealedAlready();
        _market = market;
    }

    /// @inheritdoc ILoanLedger
    function draw(address loan, uint32 units, uint24 ratePpm) external onlyMarket nonReentrant {
        (Terms memory terms, Charges memory charges) = _termsOf(loan);
        uint256 principal = uint256(units) * terms.ticket;
        uint256 today = CivilDate.dayOf(block.timestamp);
        Loan memory known;
        known.outstanding = principal;
        if (terms.method == Amortisation.Method.EqualInstalment) {
            known.instalment = Amortisation.instalment(principal, ratePpm, terms.periods);
        }
        Amortisation.requireSchedulable(terms.method, principal, ratePpm, terms.periods, known.instalment);
        (known.ratePpm, known.units, known.state) = (ratePpm, units, State.Active);
        known.anchor = DueDay.anchorOf(today);
        known.dueDay = DueDay.next(today, known.anchor);
        _loans[loan] = LoanWords.pack(known);

        _enterLoan(terms.subject, principal, known.dueDay, terms.cap);
        _REGISTER.raise(terms.subject, terms.class, principal);
        uint256 fee = (principal * charges.originationBps) / _BPS;
        emit Drawn(loan, principal, fee, ratePpm, known.instalment, known.dueDay);

        _payOut(loan, terms.borrower, principal - fee);
    }

    /// @inheritdoc ILoanLedger
    function repay(address loan) external nonReentrant returns (uint256 amount) {
        Account memory account = _account(loan);
        _requirePayer(account.terms);
        _requireState(account.loan.state, State.Active);
        if (account.isInDefault()) revert LoanInDefault(account.loan.dueDay + account.charges.defaultDays + 1);
        if (account.today < account.loan.dueDay) {
            uint256 payableDay = DueDay.previous(account.loan.dueDay, account.loan.anchor);
            if (account.today < payableDay) revert LoanNothingDue(payableDay);
        }
        _report(loan, account);
        Before memory before = _before(account.loan);
        uint256 fee;
        (amount, fee) = _payInstalment(loan, account, type(uint256).max);
        _settle(loan, account, before, amount, fee);
    }

    /// @inheritdoc ILoanLedger
    function repayAmount(address loan, uint256 limit) external nonReentrant returns (uint256 amount) {
        return _repay(loan, limit, 0);
    }

    /// @inheritdoc ILoanLedger
    function payoff(address loan) external nonReentrant returns (uint256 amount) {
        return _repay(loan, type(uint256).max, 0);
    }

    /// @inheritdoc ILoanLedger
    function recover(
        address loan,
        uint256 limit,
        uint256 cost
    ) external restricted nonReentrant returns (uint256 amount) {
        State state = _stateOf(loan);
        if (state != State.ChargedOff) _requireState(state, State.Defaulted);
        return _repay(loan, limit, cost);
    }

    /// @inheritdoc ILoanLedger
    function declareDefault(address loan) external {
        Account memory account = _account(loan);
        _requireState(account.loan.state, State.Active);
        if (!account.isInDefault()) {
            revert LoanNotLateEnough(account.daysPastDue(), uint256(account.charges.defaultDays) + 1);
        }
        _report(loan, account);
        _default(loan, account);
        _save(loan, account, true);
    }

    /// @inheritdoc ILoanLedger
    function chargeOff(address loan) external restricted {
        Account memory account = _account(loan);
        _requireState(account.loan.state, State.Defaulted);
        uint256 late = account.daysPastDue();
        if (late <= account.charges.chargeOffDays) {
            revert LoanNotLateEnough(late, uint256(account.charges.chargeOffDays) + 1);
        }
        uint256 principal = account.loan.outstanding;
        account.loan.state = State.ChargedOff;
        _settleFeeOfLoss(loan, account);
        _save(loan, account, true);
        emit ChargedOff(loan, principal);

        _leaveLoan(account.terms.subject, principal, account.loan.dueDay, true);
        _lowerExposure(account.terms.subject, principal, true);
        _reportKind(account.terms.subject, loan, ICreditRegister.Kind.ChargeOff, account.today);
    }

    /// @inheritdoc ILoanLedger
    function reportLateness(address loan) external {
        Account memory account = _account(loan);
        if (account.loan.state != State.Defaulted) _requireState(account.loan.state, State.Active);
        uint256 late = account.daysPastDue();
        if (late <= _LATE_STEP) revert LoanNotLateEnough(late, _LATE_STEP + 1);
        _report(loan, account);
        _loans[loan] = LoanWords.pack(account.loan);
    }

    /// @inheritdoc ILoanLedger
    function collectFee(address loan) external nonReentrant {
        ChargeTotals memory sums = _totalsOf(loan);
        uint256 amount = sums.fees;
        if (amount == 0) revert LoanNothingToCollect(loan);
        sums.fees = 0;
        _chargeTotals[loan] = LoanWords.pack(sums);
        emit FeeCollected(loan, amount);

        _payOut(loan, _FEE_RECEIVER, amount);
    }

    /// @inheritdoc ILoanLedger
    function returnFee(address loan, address to) external nonReentrant {
        ChargeTotals memory sums = _totalsOf(loan);
        uint256 amount = sums.surplus;
        if (amount == 0) revert LoanNothingToCollect(loan);
        (Terms memory terms, ) = _termsOf(loan);
        if (to != terms.borrower && msg.sender != terms.borrower) {
            revert LoanCallerNotBorrower(msg.sender, terms.borrower);
        }
        sums.surplus = 0;
        _chargeTotals[loan] = LoanWords.pack(sums);
        emit FeeReturned(loan, to, amount);

        _payOut(loan, to, amount);
    }

    /// @inheritdoc ILoanLedger
    function sharesOf(address loan) external view returns (State state, uint32 units, uint48 received, uint24 dueDay) {
        uint256 word = _loans[loan];
        return (State(uint8(word >> 216)), uint32(word >> 224), uint48(word >> 48), uint24(word >> 168));
    }

    /// @inheritdoc ILoanLedger
    function loanOf(
        address loan
    ) external view returns (Loan memory known, ChargeTotals memory sums, Arrears memory arrears) {
        LoanWords.fill(known, _loans[loan]);
        LoanWords.fill(sums, _chargeTotals[loan]);
        LoanWords.fill(arrears, _arrears[loan]);
    }

    /// @inheritdoc ILoanLedger
    function statusOf(address loan) external view returns (Status memory status) {
        Account memory account = _account(loan);
        if (account.loan.state == State.Closed) return status;
        status.daysPastDue = account.daysPastDue();
        status.isInDefault = account.loan.state != State.Active || account.isInDefault();
        if (!status.isInDefault) status.due = account.instalment();
        status.payoff = account.payoff();
        if (status.isInDefault) status.due = status.payoff;
    }

    function _repay(address loan, uint256 limit, uint256 cost) private returns (uint256 amount) {
        Account memory account = _account(loan);
        _requirePayer(account.terms);
        Before memory before = _before(account.loan);
        if (before.state == State.Closed) revert LoanWrongState(State.Closed, State.Active);
        uint256 fee;
        if (before.state == State.Active) {
            _report(loan, account);
            if (account.isInDefault()) _default(loan, account);
        }
        if (account.loan.state == State.Active) (amount, fee) = _payActive(loan, account, limit);
        else amount = _payDefaulted(loan, account, limit, cost);
        _settle(loan, account, before, amount, fee);
    }

    /// @dev Instalments that are due, oldest first, then principal.
    function _payActive(
        address loan,
        Account memory account,
        uint256 limit
    ) private returns (uint256 amount, uint256 fee) {
        while (amount < limit && account.isRunning() && account.today >= account.loan.dueDay) {
            (uint256 part, uint256 partFee) = _payInstalment(loan, account, limit - amount);
            (amount, fee) = (amount + part, fee + partFee);
        }
        if (amount == limit || !account.isRunning()) return (amount, fee);

        Debt memory paid = account.prepay(limit - amount);
        uint256 rest = Dues.total(paid);
        if (rest == 0) {
            if (amount == 0) revert LoanPaymentTooSmall(limit, account.payoff().interest);
            return (amount, fee);
        }
        // Principal that comes early bears no fee: a lender whose loan is repaid at once shall not lose by it.
        uint256 restFee = (paid.interest * account.charges.serviceBps) / _BPS;
        emit Prepaid(loan, msg.sender, paid, restFee);
        return (amount + rest, fee + restFee);
    }

    function _payInstalment(
        address loan,
        Account memory account,
        uint256 limit
    ) private returns (uint256 amount, uint256 fee) {
        uint256 period = account.loan.paid + 1;
        bool isOnTime = account.daysPastDue() <= account.charges.graceDays;
        Debt memory due = account.instalment();
        Debt memory paid = Dues.allocate(due, limit, account.charges.order);
        account.settleInstalment(due, paid);
        amount = Dues.total(paid);
        if (isOnTime) fee = (amount * account.charges.serviceBps) / _BPS;
        emit Repaid(loan, msg.sender, period, paid, fee, account.loan.dueDay);
    }

    function _payDefaulted(
        address loan,
        Account memory account,
        uint256 limit,
        uint256 cost
    ) private returns (uint256 amount) {
        Debt memory debt = account.defaulted();
        Debt memory paid = Dues.allocate(debt, limit, account.charges.order);
        uint256 most = (Dues.total(paid) * account.charges.recoveryCostBps) / _BPS;
        if (cost > most) revert LoanCostTooHigh(cost, most);
        account.settleDefaulted(paid);
        account.loan.isPartial = Dues.total(debt) != Dues.total(paid);
        emit Recovered(loan, msg.sender, paid, cost);
        return Dues.total(paid) - cost;
    }

    /// @dev Writes down what a payment has changed, and collects it.
    function _settle(address loan, Account memory account, Before memory before, uint256 amount, uint256 fee) private {
        bool isOver = !account.isRunning();
        // An instalment can be nothing: interest that rounds to zero, of a bullet loan. So can a debt that the
        // origination fee has settled at the charge-off.
        if (amount == 0 && account.loan.paid == before.paid && !isOver) revert LoanPaymentTooSmall(0, 1);
        account.loan.received += amount - fee;
        account.totals.fees += fee;
        if (isOver) _close(loan, account);
        bool isCured = account.loan.isReported && (isOver || account.today <= account.loan.dueDay);
        if (isCured) account.loan.isReported = false;
        _save(loan, account, before.isPartial || account.loan.isPartial);
        _moveBooks(account, before, isOver);
        if (isCured) _REGISTER.end(loan, uint24(account.today));

        _TOKEN.moveExact(msg.sender, loan, amount);
    }

    function _moveBooks(Account memory account, Before memory before, bool isOver) private {
        if (before.state == State.ChargedOff) return;
        (bytes31 subject, Loan memory known) = (account.terms.subject, account.loan);
        uint256 repaid = before.outstanding - known.outstanding;
        if (isOver) _leaveLoan(subject, before.outstanding, before.dueDay, false);
        else _moveLoan(subject, before.outstanding, repaid, before.dueDay, known.dueDay);
        if (repaid != 0 || isOver) _lowerExposure(subject, repaid, isOver);
    }

    function _close(address loan, Account memory account) private {
        bool isSettled = account.loan.state == State.ChargedOff;
        account.loan.state = State.Closed;
        if (!isSettled) _settleFee(loan, account);
        emit LoanClosed(loan);
    }

    /// @dev What the ceiling does not let the platform keep of the fee at the end of a loan goes back to the borrower.
    function _settleFee(address loan, Account memory account) private {
        uint256 rest = _earnFee(account);
        account.totals.surplus = rest;
        emit OriginationFeeSettled(loan, account.originationFee() - rest, rest, Debt(0, 0, 0, 0));
    }

    /// @dev At a charge-off it pays the debt instead, as far as that goes. What is owed of interest to this day comes
    /// before the fee, whether it is ever paid or not.
    function _settleFeeOfLoss(address loan, Account memory account) private {
        account.settleDefaulted(Debt(0, 0, 0, 0));
        uint256 interest = account.arrears.interest;
        account.totals.charged += interest;
        uint256 rest = _earnFee(account);
        account.totals.charged -= interest;
        Debt memory paid = Dues.allocate(account.defaulted(), rest, account.charges.order);
        account.settleDefaulted(paid);
        uint256 toLenders = Dues.total(paid);
        account.loan.received += toLenders;
        account.totals.surplus = rest - toLenders;
        emit OriginationFeeSettled(loan, account.originationFee() - rest, rest - toLenders, paid);
    }

    function _payOut(address loan, address to, uint256 amount) private {
        ILoanEscrow(loan).pay(to, amount);
    }

    function _lowerExposure(bytes31 subject, uint256 amount, bool isOver) private {
        _REGISTER.lower(subject, amount, isOver);
    }

    function _reportKind(bytes31 subject, address loan, ICreditRegister.Kind kind, uint256 day) private {
        _REGISTER.report(subject, loan, kind, uint24(day));
    }

    function _default(address loan, Account memory account) private {
        uint256 day = account.loan.dueDay + account.charges.defaultDays + 1;
        account.enterDefault();
        uint256 today = account.today;
        account.today = day;
        emit Defaulted(loan, day, account.defaulted());
        account.today = today;
    }

    /// @dev Each kind of lateness on the day on which it was reached, whenever this is called.
    function _report(address loan, Account memory account) private {
        uint256 late = account.daysPastDue();
        if (late <= _LATE_STEP) return;
        account.loan.isReported = true;
        for (uint256 kind = 0; kind <= uint256(ICreditRegister.Kind.Default); ++kind) {
            bool isDefault = kind == uint256(ICreditRegister.Kind.Default);
            uint256 needed = isDefault ? account.charges.defaultDays : (kind + 1) * _LATE_STEP;
            if (late <= needed) continue;
            uint256 day = account.loan.dueDay + needed + 1;
            _reportKind(account.terms.subject, loan, ICreditRegister.Kind(kind), day);
        }
    }

    function _save(address loan, Account memory account, bool hasArrears) private {
        _loans[loan] = LoanWords.pack(account.loan);
        _chargeTotals[loan] = LoanWords.pack(account.totals);
        if (hasArrears) _arrears[loan] = LoanWords.pack(account.arrears);
    }

    /// @dev The borrower may always pay, whatever he has become since.
    function _requirePayer(Terms memory terms) private view {
        if (msg.sender != terms.borrower && _RELATED.isRelated(msg.sender)) {
            revert IRelatedParties.RelatedPartyForbidden(msg.sender);
        }
    }

    function _account(address loan) private view returns (Account memory account) {
        LoanWords.fill(account.loan, _loans[loan]);
        if (account.loan.state == State.None) revert LoanWrongState(State.None, State.Active);
        if (account.loan.isPartial) LoanWords.fill(account.arrears, _arrears[loan]);
        LoanWords.fill(account.terms, account.charges, Clones.fetchCloneArgs(loan));
        LoanWords.fill(account.totals, _chargeTotals[loan]);
        account.today = CivilDate.dayOf(block.timestamp);
    }

    function _stateOf(address loan) private view returns (State state) {
        return State(uint8(_loans[loan] >> 216));
    }

    function _totalsOf(address loan) private view returns (ChargeTotals memory sums) {
        LoanWords.fill(sums, _chargeTotals[loan]);
    }

    function _termsOf(address loan) private view returns (Terms memory terms, Charges memory charges) {
        LoanWords.fill(terms, charges, Clones.fetchCloneArgs(loan));
    }

    /// @dev The origination fee was withheld at the draw. Returns what the ceiling does not let the platform keep.
    function _earnFee(Account memory account) private pure returns (uint256 rest) {
        uint256 fee = account.originationFee();
        uint256 room = account.headroom();
        uint256 earned = fee < room ? fee : room;
        account.totals.fees += earned;
        account.totals.charged += earned;
        return fee - earned;
    }

    function _before(Loan memory known) private pure returns (Before memory before) {
        return Before(known.outstanding, known.dueDay, known.paid, known.isPartial, known.state);
    }

    function _requireState(State actual, State expected) private pure {
        if (actual != expected) revert LoanWrongState(actual, expected);
    }
}
