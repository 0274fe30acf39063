// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../../../contracts/common/CivilDate.sol";
import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {MarketActions} from "./MarketActions.sol";

/// @title Repayment
/// @notice Payments of all kinds by borrower and friend, default, charge-off, recovery and fees.
abstract contract DebtActions is MarketActions {
    function repay(uint256 which, uint256 who) external step {
        which = which % lives.length;
        Life storage life = lives[which];
        bool isAllowed = life.phase == Phase.Drawn && _state(which) == ILoanLedger.State.Active;
        // From the due day before, and not in default.
        isAllowed = isAllowed && CivilDate.dayOf(clock) >= CivilDate.addMonths(life.drawDay, _known(which).paid);
        isAllowed = isAllowed && _late(which) <= DEFAULT_DAYS;
        uint256 due = isAllowed ? _total(ledger.statusOf(life.loan).due) : 0;
        _pay("repay", which, who, abi.encodeCall(ledger.repay, (life.loan)), isAllowed, due, due);
    }

    function repayAmount(uint256 which, uint256 who, uint256 limit) external step {
        which = which % lives.length;
        address loan = lives[which].loan;
        bool isAllowed = _isOwed(which);
        ILoanLedger.Debt memory debt;
        if (isAllowed) debt = ledger.statusOf(loan).payoff;
        uint256 owed = _total(debt);
        limit = _bound(limit, 1, 2 * owed + 1);
        bool isAhead = isAllowed && _state(which) == ILoanLedger.State.Active && _late(which) == 0;
        isAhead = isAhead && CivilDate.dayOf(clock) < _dueDay(which);
        // Ahead of the due day a payment must cover the interest of the days so far.
        if (isAhead && limit < debt.interest) isAllowed = false;
        uint256 most = limit < owed ? limit : owed;
        uint256 least = limit < owed ? 0 : owed;
        _pay("repayAmount", which, who, abi.encodeCall(ledger.repayAmount, (loan, limit)), isAllowed, least, most);
    }

    function payoff(uint256 which, uint256 who, uint256 luck) external step {
        // Otherwise hardly a loan would grow old.
        if (luck % 4 == 0) _payOff(which % lives.length, who);
    }

    /// @notice 14: the platform pays for nobody.
    function payWrongly(uint256 which) external step {
        which = which % lives.length;
        bytes memory data = abi.encodeCall(ledger.payoff, (lives[which].loan));
        _attempt("payWrongly", which, insider, address(ledger), data, false);
    }

    function declareDefault(uint256 which) external step {
        which = which % lives.length;
        bool isAllowed = lives[which].phase == Phase.Drawn && _state(which) == ILoanLedger.State.Active;
        isAllowed = isAllowed && _late(which) > DEFAULT_DAYS;
        bytes memory data = abi.encodeCall(ledger.declareDefault, (lives[which].loan));
        _attempt("declareDefault", which, friend, address(ledger), data, isAllowed);
    }

    function chargeOff(uint256 which) external step {
        which = which % lives.length;
        bool isAllowed = lives[which].phase == Phase.Drawn && _state(which) == ILoanLedger.State.Defaulted;
        isAllowed = isAllowed && _late(which) > CHARGE_OFF_DAYS;
        bytes memory data = abi.encodeCall(ledger.chargeOff, (lives[which].loan));
        _attempt("chargeOff", which, address(this), address(ledger), data, isAllowed);
    }

    function recover(uint256 which, uint256 limit, uint256 cost) external step {
        which = which % lives.length;
        bool isAllowed = _isOwed(which) && _state(which) != ILoanLedger.State.Active;
        uint256 owed = isAllowed ? _total(ledger.statusOf(lives[which].loan).payoff) : 0;
        limit = _bound(limit, 1, owed + 1);
        uint256 part = limit < owed ? limit : owed;
        cost = _bound(cost, 0, (part * 4) / 10);
        isAllowed = isAllowed && cost <= (part * rules.recoveryCostBps) / 10_000;
        bytes memory data = abi.encodeCall(ledger.recover, (lives[which].loan, limit, cost));
        uint256 before = token.balanceOf(address(this));
        if (!_attempt("recover", which, address(this), address(ledger), data, isAllowed)) return;
        vm.assertEq(before - token.balanceOf(address(this)), part - cost, "9: recovered, less the cost");
        lives[which].paidIn += part - cost;
        lives[which].costs += cost;
    }

    function reportLateness(uint256 which) external step {
        which = which % lives.length;
        bool isAllowed = _isOwed(which) && _state(which) != ILoanLedger.State.ChargedOff && _late(which) > 30;
        bytes memory data = abi.encodeCall(ledger.reportLateness, (lives[which].loan));
        _attempt("reportLateness", which, friend, address(ledger), data, isAllowed);
    }

    function collectFee(uint256 which) external step {
        _collectFee(which % lives.length);
    }

    function returnFee(uint256 which) external step {
        _returnFee(which % lives.length);
    }

    function _payOff(uint256 which, uint256 who) internal {
        bool isAllowed = _isOwed(which);
        uint256 owed = isAllowed ? _total(ledger.statusOf(lives[which].loan).payoff) : 0;
        _pay("payoff", which, who, abi.encodeCall(ledger.payoff, (lives[which].loan)), isAllowed, owed, owed);
    }

    function _collectFee(uint256 which) internal {
        (, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(lives[which].loan);
        uint256 before = token.balanceOf(platform);
        bytes memory data = abi.encodeCall(ledger.collectFee, (lives[which].loan));
        if (!_attempt("collectFee", which, friend, address(ledger), data, sums.fees != 0)) return;
        vm.assertEq(token.balanceOf(platform) - before, sums.fees, "24: the fee, once");
    }

    function _returnFee(uint256 which) internal {
        (, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(lives[which].loan);
        bytes memory data = abi.encodeCall(ledger.returnFee, (lives[which].loan, lives[which].borrower));
        _attempt("returnFee", which, friend, address(ledger), data, sums.surplus != 0);
    }

    function _isOwed(uint256 which) internal view returns (bool owed) {
        return lives[which].phase == Phase.Drawn && _state(which) != ILoanLedger.State.Closed;
    }

    function _total(ILoanLedger.Debt memory debt) internal pure returns (uint256 amount) {
        return debt.penalty + debt.lateFee + debt.interest + debt.principal;
    }

    /// @dev 9: a payment pulls what is owed and no more, from whoever makes it.
    function _pay(
        string memory action,
        uint256 which,
        uint256 who,
        bytes memory data,
        bool isAllowed,
        uint256 least,
        uint256 most
    ) private {
        address payer = who % 2 == 0 ? lives[which].borrower : friend;
        uint256 before = token.balanceOf(payer);
        if (!_attempt(action, which, payer, address(ledger), data, isAllowed)) return;
        uint256 paid = before - token.balanceOf(payer);
        vm.assertGe(paid, least, "9: less than is owed");
        vm.assertLe(paid, most, "9: more than is owed");
        lives[which].paidIn += paid;
    }
}
