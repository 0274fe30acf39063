// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanBook} from "../../../contracts/lending/interfaces/ILoanBook.sol";
import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {INoteBook} from "../../../contracts/lending/interfaces/INoteBook.sol";
import {NoteActions} from "./NoteActions.sol";

/// @title Properties of lending
/// @notice The numbers are those of the list of invariants of lending.
abstract contract LendingProperties is NoteActions {
    /// @notice The end of a debt, as one action: what came in is shared out before anybody claims.
    function settleDebt(uint256 which) external step {
        _payOff(which, 0);
    }

    function _checkAll() internal {
        vm.warp(clock);
        vm.assertEq(token.balanceOf(address(ledger)), 0, "2: the ledger holds no money");
        vm.assertEq(token.balanceOf(address(market)), 0, "2: the market holds no money");
        vm.assertEq(token.balanceOf(address(notes)), 0, "2: the note book holds no money");
        for (uint256 i = 0; i < lives.length; ++i) {
            _checkCash(i);
            _checkHolders(i);
            if (lives[i].phase == Phase.Drawn) _checkDebt(i);
        }
        _checkBooks();
        _checkPeople();
    }

    /// @notice Everything is repaid, claimed and collected: nothing but gifts is left.
    function _windUp() internal {
        vm.warp(clock);
        if (isPaused) this.togglePause();
        for (uint256 i = 0; i < lives.length; ++i) {
            if (lives[i].phase == Phase.Open || lives[i].phase == Phase.Filled) _giveUp(i);
            for (uint256 k = 0; k < lenders.length; ++k) {
                if (stakes[i][lenders[k]].bid != 0) _settleFor(i, lenders[k]);
            }
            if (lives[i].phase == Phase.Drawn) _finish(i);
            else for (uint256 k = 0; k < lenders.length; ++k) this.refund(i, k);
        }
    }

    function _checkEmpty() internal view {
        for (uint256 i = 0; i < lives.length; ++i) {
            vm.assertEq(token.balanceOf(lives[i].loan), lives[i].donated, "7: nothing is left");
        }
        ILoanBook.Totals memory totals = ledger.totals();
        vm.assertEq(totals.outstanding + totals.loans + totals.borrowers + totals.sumSquares, 0, "10: empty books");
        vm.assertEq(notes.lenders().current, 0, "10: nobody lends");
    }

    function _giveUp(uint256 which) private {
        vm.prank(lives[which].borrower);
        market.cancel(lives[which].loan);
        lives[which].phase = Phase.Failed;
    }

    function _finish(uint256 which) private {
        if (_isOwed(which)) this.settleDebt(which);
        for (uint256 k = 0; k < lenders.length; ++k) _claimFor(which, lenders[k]);
        _collectFee(which);
        _returnFee(which);
    }

    /// @dev 1: cash as persons paid it and got it. And an escrow holds what it owes, to the unit.
    function _checkCash(uint256 which) private view {
        Life storage life = lives[which];
        uint256 held = token.balanceOf(life.loan);
        vm.assertEq(held, life.cash, "1: cash of the escrow");
        uint256 owed = life.donated + life.unsettled * TICKET;
        if (life.phase == Phase.Drawn) {
            (ILoanLedger.Loan memory known, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(life.loan);
            owed += known.received - life.claimed + sums.fees + sums.surplus;
            if (_isLive(which)) owed += (life.units * TICKET * rules.originationBps) / 10_000;
            // What unsettled bids have won has been paid out to the borrower.
            owed -= _wonUnsettled(which) * TICKET;
        } else {
            for (uint256 i = 0; i < lenders.length; ++i) owed += stakes[which][lenders[i]].units * TICKET;
        }
        vm.assertEq(held, owed, "1: the escrow holds what it owes");
    }

    /// @dev 4, 17: what was paid is principal or counted as a charge, and charges keep below the ceiling.
    function _checkDebt(uint256 which) private view {
        Life storage life = lives[which];
        (ILoanLedger.Loan memory known, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(life.loan);
        uint256 principal = life.units * TICKET;
        uint256 charged = life.paidIn + life.costs + known.outstanding - principal;
        if (_isLive(which)) vm.assertEq(sums.charged, charged, "4: what is not principal is a charge");
        else if (known.state == ILoanLedger.State.Closed) vm.assertEq(known.outstanding, 0, "4: nothing is owed");
        vm.assertEq(known.dueDay, _dueDay(which), "due day by the calendar");
        if (known.isPartial) return;
        uint256 ceiling = (sums.principalDays * rules.rateCapPpm) / 360e6;
        vm.assertLe(sums.charged, ceiling + known.paid + 2, "17: ceiling");
    }

    /// @dev 5, 6, 8: parts of the holders, exactly.
    function _checkHolders(uint256 which) private view {
        Life storage life = lives[which];
        uint256 units = life.redeemed + _wonUnsettled(which);
        for (uint256 i = 0; i < lenders.length; ++i) {
            Stake storage stake = stakes[which][lenders[i]];
            vm.assertEq(notes.balanceOf(lenders[i], uint160(life.loan)), stake.units, "6: notes of a holder");
            vm.assertEq(notes.claimable(life.loan, lenders[i]), _entitled(which, lenders[i]), "5: part of a holder");
            units += stake.units;
        }
        if (life.phase == Phase.Drawn) vm.assertEq(units, life.units, "6: all notes");
        vm.assertEq(notes.balanceOf(insider, uint160(life.loan)), 0, "14: the platform holds none");
        vm.assertEq(notes.balanceOf(life.borrower, uint160(life.loan)), 0, "15: the borrower holds none");
    }

    /// @dev 10, 11, 12: sums over loans and borrowers, and lateness at this second.
    function _checkBooks() private view {
        ILoanBook.Totals memory totals = ledger.totals();
        uint256[2] memory owes = [_owes(borrowers[0]), _owes(borrowers[1])];
        vm.assertEq(totals.outstanding, owes[0] + owes[1], "10: outstanding");
        vm.assertEq(totals.sumSquares, owes[0] ** 2 + owes[1] ** 2, "11: squares");
        uint256 loans = _lateLoans(type(uint256).max);
        vm.assertEq(totals.loans, loans, "10: loans");
        (uint256 principal, uint256 count) = (owes[0] + owes[1], loans);
        for (uint256 late = 0; late <= 90; late += 30) {
            (uint256 overdue, uint256 overdueLoans) = ledger.overdueBeyond(late);
            vm.assertEq(overdueLoans, _lateLoans(late), "12: loans overdue");
            vm.assertEq(overdue, _latePrincipal(late), "12: principal overdue");
            vm.assertLe(overdue, principal, "12: each step within the one before");
            vm.assertLe(overdueLoans, count, "12: each step within the one before");
            (principal, count) = (overdue, overdueLoans);
        }
        for (uint256 i = 0; i < 2; ++i) {
            bytes31 subject = identity.subjectOf(borrowers[i]);
            vm.assertLe(owes[i], CAP, "13: cap");
            vm.assertEq(register.exposureOf(subject), owes[i], "13: register");
        }
    }

    function _checkPeople() private view {
        uint256 current;
        for (uint256 i = 0; i < lenders.length; ++i) {
            uint256 positions;
            for (uint256 k = 0; k < lives.length; ++k) if (stakes[k][lenders[i]].units != 0) ++positions;
            INoteBook.Lender memory lender = notes.lenderOf(identity.subjectOf(lenders[i]));
            vm.assertEq(lender.positions, positions, "10: positions of a lender");
            if (positions != 0) ++current;
        }
        vm.assertEq(notes.lenders().current, current, "10: lenders");
    }

    function _wonUnsettled(uint256 which) private view returns (uint256 units) {
        if (lives[which].phase != Phase.Drawn) return 0;
        for (uint256 i = 0; i < lenders.length; ++i) {
            (, uint256 won) = market.bidOf(lives[which].loan, identity.subjectOf(lenders[i]));
            units += won;
        }
    }

    /// @dev Live loans more than so many days past due; all of them for the largest number.
    function _lateLoans(uint256 beyond) private view returns (uint256 count) {
        for (uint256 i = 0; i < lives.length; ++i) if (_isBeyond(i, beyond)) ++count;
    }

    function _latePrincipal(uint256 beyond) private view returns (uint256 sum) {
        for (uint256 i = 0; i < lives.length; ++i) if (_isBeyond(i, beyond)) sum += _known(i).outstanding;
    }

    function _isBeyond(uint256 which, uint256 beyond) private view returns (bool isLate) {
        if (lives[which].phase != Phase.Drawn || !_isLive(which)) return false;
        return beyond == type(uint256).max || _late(which) > beyond;
    }
}
