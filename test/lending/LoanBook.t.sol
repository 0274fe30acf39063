// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanBook} from "../../contracts/lending/interfaces/ILoanBook.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {LoanWords} from "../../contracts/lending/libraries/LoanWords.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Totals of the platform
contract LoanBookTest is LedgerTest {
    address private eve = _actor("eve");

    function pack(ILoanLedger.Loan calldata known) external pure returns (uint256 word) {
        return LoanWords.pack(known);
    }

    function setUp() public override {
        super.setUp();
        _rich(borrower);
        _admit(eve, "eve");
        _rich(eve);
    }

    function test_NothingIsOverdueBeforeTheFirstLoan() public {
        (uint256 principal, uint256 loans) = _newLedger(token).overdueBeyond(0);
        vm.assertEq(principal + loans, 0, "nothing");
    }

    /// Borrowers of 10,000.00 and 30,000.00: 0.25^2 + 0.75^2 = 0.625.
    function test_ConcentrationIsExact() public {
        _lendTo(eve, "eve", 300);
        ILoanBook.Totals memory totals = ledger.totals();
        vm.assertEq(totals.outstanding, 40_000_00, "outstanding");
        vm.assertEq(totals.loans, 2, "loans");
        vm.assertEq(totals.borrowers, 2, "borrowers");
        uint256 whole = uint256(totals.outstanding) * totals.outstanding;
        vm.assertEq((uint256(totals.sumSquares) * 1000) / whole, 625, "Herfindahl-Hirschman index");
        (uint256 exposure, uint256 count) = ledger.borrowerOf("eve");
        vm.assertEq(exposure, 30_000_00, "eve");
        vm.assertEq(count, 1, "one loan");
    }

    function test_APaymentMovesTheLoanToItsNextDay() public {
        (uint256 principal, uint256 loans) = ledger.bucketOf(FEB_28);
        vm.assertEq(principal, PRINCIPAL, "due on 28 February");
        vm.assertEq(loans, 1, "one loan");
        _day(FEB_28);
        _repay();
        (principal, loans) = ledger.bucketOf(FEB_28);
        vm.assertEq(principal + loans, 0, "moved");
        (principal, loans) = ledger.bucketOf(MAR_31);
        vm.assertEq(principal, 9211_51, "due on 31 March");
        vm.assertEq(loans, 1, "one loan");
    }

    function test_PeopleAreCountedOnce() public {
        _lend();
        ILoanBook.History memory past = ledger.history();
        vm.assertEq(past.loans, 2, "loans");
        vm.assertEq(past.borrowers, 1, "one person");
        vm.assertEq(past.lent, 2 * PRINCIPAL, "lent");
        vm.assertEq(past.firstDay, FEB_28, "first due day");
        _day(FEB_28);
        _payoff();
        vm.assertEq(ledger.totals().borrowers, 1, "the other loan runs");
        loan = _lend();
        vm.assertEq(ledger.history().borrowers, 1, "still the same person");
    }

    function test_RevertWhen_ABorrowerWouldOweTooMuch() public {
        terms.tickets = 1900;
        loan = _lend();
        terms.tickets = 1;
        address created = _open();
        _fund(created, ann, "ann", 1);
        vm.expectRevert(
            abi.encodeWithSelector(ILoanBook.BookCapExceeded.selector, bytes31("borrower"), 200_100_00, 200_000_00)
        );
        ledger.draw(created, 1, terms.ratePpm);
    }

    function test_RevertWhen_AFigureDoesNotFit() public {
        ILoanLedger.Loan memory known;
        known.received = 2 ** 48;
        vm.expectRevert(ILoanLedger.LoanFigureTooLarge.selector);
        this.pack(known);
        known.received = 2 ** 48 - 1;
        vm.assertEq(this.pack(known), (2 ** 48 - 1) << 48, "the largest that does");
    }

    function _lendTo(address wallet, bytes31 subject, uint32 tickets) private returns (address created) {
        (terms.borrower, terms.subject, terms.tickets) = (wallet, subject, tickets);
        return _lend();
    }
}
