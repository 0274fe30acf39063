// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingPolicy} from "../../contracts/lending/interfaces/ILendingPolicy.sol";
import {ILoanBook} from "../../contracts/lending/interfaces/ILoanBook.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title All books at once
/// @notice Random terms, then random days, payments, claims, transfers and reports on two loans of one borrower; after
/// each step every book is compared with a plain reckoning, and the debt must be payable.
contract LoanLedgerBooksFuzzTest is LedgerTest {
    address[2] private _loans;
    address[3] private _holders;
    mapping(address loan => uint256 amount) private _claimed;
    uint256 private _seed;

    function setUp() public override {
        super.setUp();
        _rich(borrower);
        _rich(address(this));
        _holders = [ann, bob, cho];
    }

    function testFuzz_AllBooksAgree(uint256 seed) public {
        _seed = seed;
        _randomTerms();
        // The loan of the set-up must not disturb the sums.
        vm.prank(borrower);
        ledger.payoff(loan);
        _loans[0] = _lend();
        _day(_today() + _pick(40));
        _loans[1] = _lend();
        for (uint256 i = 0; i < 24; ++i) {
            uint256 step = _pick(10);
            _day(
                _today() +
                    (
                        step < 5
                            ? _pick(3)
                            : step < 9
                                ? _pick(40)
                                : _pick(160)
                    )
            );
            loan = _loans[_pick(2)];
            _act();
            _check(_loans[0]);
            _check(_loans[1]);
            _checkBooks();
            _checkPayable();
        }
        for (uint256 i = 0; i < 2; ++i) _finish(_loans[i]);
    }

    /// @dev Once all is paid and claimed, nothing is left in the escrow, and nobody holds a note of it.
    function _finish(address last) private {
        loan = last;
        if (_state(last) != ILoanLedger.State.Closed) {
            vm.prank(borrower);
            ledger.payoff(last);
        }
        for (uint256 i = 0; i < 3; ++i) {
            if (notes.balanceOf(_holders[i], uint160(last)) != 0) notes.sendClaim(last, _holders[i]);
            else if (notes.claimable(last, _holders[i]) != 0) notes.sendClaim(last, _holders[i]);
        }
        (, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(last);
        vm.assertEq(token.balanceOf(last), sums.fees + sums.surplus, "escrow in the end");
    }

    function _randomTerms() private {
        terms.method = Amortisation.Method(_pick(3));
        terms.periods = uint16(1 + _pick(14));
        terms.ratePpm = uint24(1 + _pick(240_000));
        if (_pick(2) == 0) (terms.ticket, terms.tickets) = (uint48(1 + _pick(9)), uint32(17 + _pick(90)));
        else terms.ticket = uint48(100 + _pick(100_000));
        charges.order = ILendingPolicy.Order(_pick(2));
        charges.graceDays = uint8(_pick(20));
        charges.defaultDays = uint16(charges.graceDays + 1 + _pick(120));
        charges.chargeOffDays = uint16(charges.defaultDays + 1 + _pick(40));
        charges.lateFeeFloor = uint48(_pick(30_00));
        (charges.originationBps, charges.serviceBps) = (uint16(_pick(500)), uint16(_pick(500)));
        charges.transferDays = uint8(_pick(3));
        charges.lenderCapBps = 10_000;
        uint256 principal = uint256(terms.tickets) * terms.ticket;
        if (terms.method == Amortisation.Method.EqualInstalment && principal < 2000) {
            terms.method = Amortisation.Method.EqualPrincipal;
        }
        terms.cap = 2 ** 44;
        if (_pick(2) == 0) return;
        // A ceiling that binds nearly always.
        charges.rateCapPpm = uint24(terms.ratePpm + _pick(60_000));
        charges.originationBps = uint16(_pick(1000));
    }

    function _act() private {
        uint256 kind = _pick(16);
        uint256 amount = _pick(3) == 0 ? 1 + _pick(3) : 1 + _pick(terms.ticket * terms.tickets);
        if (kind < 3) _try(borrower, abi.encodeCall(ILoanLedger.repay, (loan)));
        else if (kind < 8) _payPart(amount);
        else if (kind < 11) _actLate(kind, amount);
        else if (kind == 11) _try(ann, abi.encodeCall(ILoanLedger.collectFee, (loan)));
        else if (kind == 12) _try(ann, abi.encodeCall(ILoanLedger.returnFee, (loan, borrower)));
        else if (kind < 15) _transfer();
        else _claim();
    }

    function _actLate(uint256 kind, uint256 amount) private {
        if (kind == 8) _try(borrower, abi.encodeCall(ILoanLedger.declareDefault, (loan)));
        else if (kind == 9) _tryChargeOff();
        else _try(address(this), abi.encodeCall(ILoanLedger.recover, (loan, amount, amount / 10)));
    }

    /// @dev What is paid lowers the debt of the day by exactly that.
    function _payPart(uint256 amount) private {
        if (_state(loan) == ILoanLedger.State.Closed) return;
        uint256 owed = _owed();
        vm.prank(borrower);
        try ledger.repayAmount(loan, amount) returns (uint256 paid) {
            vm.assertEq(_owed(), owed - paid, "debt falls by what is paid");
        } catch (bytes memory reason) {
            vm.assertEq(bytes32(bytes4(reason)), bytes32(ILoanLedger.LoanPaymentTooSmall.selector), "reason");
        }
    }

    function _tryChargeOff() private {
        if (_state(loan) == ILoanLedger.State.Closed) return;
        _try(address(this), abi.encodeCall(ILoanLedger.chargeOff, (loan)));
    }

    function _transfer() private {
        (address from, address to) = (_holders[_pick(3)], _holders[_pick(3)]);
        uint256 held = notes.balanceOf(from, uint160(loan));
        uint256 units = _pick(held + 1);
        vm.prank(from);
        try notes.transfer(to, uint160(loan), units) returns (bool isDone) {
            vm.assertTrue(isDone, "transfer");
        } catch (bytes memory reason) {
            bytes4 problem = bytes4(reason);
            bool isExpected =
                problem == INoteBook.NoteNotTransferable.selector ||
                    problem == INoteBook.NoteTransferTooFrequent.selector;
            vm.assertTrue(isExpected, "reason of transfer");
        }
    }

    function _claim() private {
        address holder = _holders[_pick(3)];
        try notes.sendClaim(loan, holder) returns (uint256 amount) {
            _claimed[loan] += amount;
        } catch (bytes memory reason) {
            vm.assertEq(bytes32(bytes4(reason)), bytes32(INoteBook.NoteNothingToClaim.selector), "reason of claim");
        }
    }

    /// @dev Whatever happened, the debt of the day can be paid, and a declared default changes no figure.
    function _checkPayable() private {
        if (_state(loan) == ILoanLedger.State.Closed) return;
        uint256 owed = _owed();
        uint256 snapshot = vm.snapshotState();
        if (_state(loan) == ILoanLedger.State.Active && ledger.statusOf(loan).isInDefault) {
            ledger.declareDefault(loan);
            vm.assertEq(_owed(), owed, "declared default");
        }
        vm.prank(borrower);
        uint256 paid = ledger.payoff(loan);
        vm.assertEq(paid, owed, "payoff");
        vm.assertEq(uint8(_state(loan)), uint8(ILoanLedger.State.Closed), "closed");
        vm.revertToState(snapshot);
    }

    function _try(address caller, bytes memory data) private returns (bool isDone) {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (isDone, ) = address(ledger).call(data);
    }

    function _pick(uint256 bound) private returns (uint256 picked) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return bound == 0 ? 0 : (_seed >> 8) % bound;
    }

    /// @dev Escrow, parts of the lenders, ceiling.
    function _check(address checked) private view {
        (ILoanLedger.Loan memory known, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(checked);
        uint256 fee = (uint256(terms.tickets) * terms.ticket * charges.originationBps) / 10_000;
        bool isOpen = known.state == ILoanLedger.State.Active || known.state == ILoanLedger.State.Defaulted;
        uint256 books = known.received - _claimed[checked] + sums.fees + sums.surplus + (isOpen ? fee : 0);
        vm.assertEq(token.balanceOf(checked), books, "escrow");
        uint256 credits;
        uint256 rests;
        uint256 held;
        for (uint256 i = 0; i < 3; ++i) {
            INoteBook.Position memory position = notes.positionOf(checked, _holders[i]);
            uint256 raw = position.units * (known.received - position.settledAt) + position.rest;
            credits += position.credit + raw / known.units;
            rests += raw % known.units;
            held += position.units;
        }
        if (held == known.units) {
            vm.assertEq(
                known.units * (credits + _claimed[checked]) + rests,
                known.units * known.received,
                "parts of the lenders"
            );
        }
        if (held == 0) vm.assertEq(_claimed[checked], known.received, "all is claimed");
        // The month of an instalment that is paid in part is counted with the rest of it.
        if (known.isPartial) return;
        uint256 ceiling = (sums.principalDays * charges.rateCapPpm) / 360e6;
        vm.assertLe(sums.charged, ceiling + known.paid + 32, "ceiling");
    }

    function _checkBooks() private view {
        uint256 outstanding;
        uint256 loans;
        for (uint256 i = 0; i < 2; ++i) {
            (ILoanLedger.Loan memory known, , ) = ledger.loanOf(_loans[i]);
            if (known.state == ILoanLedger.State.ChargedOff || known.state == ILoanLedger.State.Closed) continue;
            outstanding += known.outstanding;
            ++loans;
            (uint256 principal, uint256 count) = ledger.bucketOf(known.dueDay);
            vm.assertGe(principal, known.outstanding, "bucket");
            vm.assertGe(count, 1, "loans in bucket");
        }
        ILoanBook.Totals memory totals = ledger.totals();
        vm.assertEq(totals.outstanding, outstanding, "outstanding");
        vm.assertEq(totals.loans, loans, "loans");
        vm.assertEq(totals.borrowers, loans == 0 ? 0 : 1, "borrowers");
        vm.assertEq(totals.sumSquares, outstanding * outstanding, "squares");
        vm.assertEq(register.exposureOf("borrower"), outstanding, "register");
        vm.assertEq(register.liveOf("borrower"), loans, "live loans");
    }

    function _owed() private view returns (uint256 amount) {
        ILoanLedger.Debt memory owed = ledger.statusOf(loan).payoff;
        return owed.penalty + owed.lateFee + owed.interest + owed.principal;
    }

    function _state(address known) private view returns (ILoanLedger.State state) {
        (state, , , ) = ledger.sharesOf(known);
    }
}
