// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {INoteMarket} from "../../contracts/lending/interfaces/INoteMarket.sol";
import {NoteMarketTest} from "./support/NoteMarketTest.sol";

/// Clean price and accrued interest of ten notes, day by day, and by a formula of its own.
contract NoteMarketPriceTest is NoteMarketTest {
    function test_InterestAccruesFromDayToDay() public {
        INoteMarket.NoteOrder memory order = _order();
        _day(JAN_31);
        _assertQuote(order, CLEAN, 0);
        _day(JAN_31 + 1);
        _assertQuote(order, CLEAN, 33); // 3.33
        _day(FEB_10);
        _assertQuote(order, CLEAN, ACCRUED);
        _day(FEB_28 - 1);
        _assertQuote(order, CLEAN, 8_91); // 90.00 of 27 days
        _day(FEB_28);
        _assertQuote(order, CLEAN, 9_90); // 100.00 of the month
    }

    function test_AMonthOf31DaysBearsNoMoreThanItsInterest() public {
        _rich(borrower);
        _day(FEB_28);
        _repay();
        INoteMarket.NoteOrder memory order = _order();
        order.priceBps = 9_501;
        _assertQuote(order, 875_19, 0); // 875.1855, of 9,211.51 outstanding
        order.priceBps = 9_500;
        _assertQuote(order, 875_09, 0); // 875.09345
        _day(MAR_31 - 1);
        _assertQuote(order, 875_09, 9_12); // 92.12 of 30 days
        _day(MAR_31);
        _assertQuote(order, 875_09, 9_12);
    }

    function test_WithinTheDaysOfGraceTheOpenMonthIsPaidToo() public {
        INoteMarket.NoteOrder memory order = _order();
        _day(FEB_28 + 10);
        _assertQuote(order, CLEAN, 12_94); // 100.00 and 30.71 of ten days on 9,211.51
        _day(FEB_28 + 15);
        _assertQuote(order, CLEAN, 14_46); // 100.00 and 46.06
    }

    function test_RevertWhen_OverdueBeyondTheDaysOfGrace() public {
        INoteMarket.NoteOrder memory order = _order();
        order.expiresAt += 365 days;
        _day(FEB_28 + 16);
        _refuse(order, UNITS, abi.encodeWithSelector(INoteMarket.NoteLoanOverdue.selector, loan, 16, 15));
        _day(FEB_28 + 121);
        _refuse(order, UNITS, abi.encodeWithSelector(INoteMarket.NoteLoanOverdue.selector, loan, 121, 15));

        // Cured, it is sold again.
        _rich(borrower);
        _day(FEB_28 + 16);
        _repay();
        _buy(dan, order, UNITS);
    }

    function test_RevertWhen_TheLoanDoesNotRun() public {
        INoteMarket.NoteOrder memory order = _order();
        order.loan = _open();
        bytes memory notDrawn = abi.encodeWithSelector(
            ILoanLedger.LoanWrongState.selector,
            ILoanLedger.State.None,
            ILoanLedger.State.Active
        );
        _refuse(order, UNITS, notDrawn);
        order.loan = ann;
        _refuse(order, UNITS, notDrawn);

        order.loan = loan;
        order.expiresAt += 365 days;
        _day(FEB_28 + 121);
        ledger.declareDefault(loan);
        bytes memory over = abi.encodeWithSelector(INoteBook.NoteNotTransferable.selector, loan);
        _refuse(order, UNITS, over);
        _rich(borrower);
        _payoff();
        _refuse(order, UNITS, over);
    }

    /// @dev The seller has the interest of the month already, so a buyer would lend for nothing until it begins.
    function test_PaidAheadNothingIsSoldUntilTheMonthBegins() public {
        _rich(borrower);
        _repay();
        bytes memory reason = abi.encodeWithSelector(INoteMarket.NoteMonthPaidAhead.selector, loan, FEB_28);
        _refuse(_order(), UNITS, reason);
        _day(FEB_28 - 1);
        _refuse(_order(), UNITS, reason);
        _day(FEB_28);
        _assertQuote(_order(), 875_09, 0);
        _day(MAR_31 - 21);
        _assertQuote(_order(), 875_09, 3_04); // ten days on 9,211.51
    }

    function test_InterestPaidWithAPrepaymentDoesNotAccrue() public {
        _rich(borrower);
        _pay(1_033_33); // 33.33 of interest and 1,000.00 of principal
        _assertQuote(_order(), 855_00, 0);
        _day(FEB_10 + 10);
        _assertQuote(_order(), 855_00, 2_97); // 60.00 of twenty days less 30.00 of ten
    }

    function test_WhatWasPaidInPartDoesNotAccrue() public {
        _rich(borrower);
        _day(FEB_28);
        _pay(40_00);
        _assertQuote(_order(), CLEAN, 5_94); // 60.00 of the month
        _day(FEB_28 + 1);
        _pay(100_00); // the rest of the interest, and 40.00 of the principal
        _assertQuote(_order(), 946_20, 30); // 3.07 of a day on 9,211.51
    }

    /// Outstanding 10,000.00, 12 percent: a formula written anew.
    function testFuzz_ThePriceIsAShareOfWhatIsOutstanding(uint32 units, uint32 priceBps, uint256 day) public {
        INoteMarket.NoteOrder memory order = _order();
        (order.units, order.priceBps) = (uint32(_bound(units, 1, 100)), priceBps);
        day = _bound(day, 0, 27);
        _day(JAN_31 + day);
        uint256 interest = (100_00 * day * 10 + 150) / 300;
        uint256 twice = (2 * interest * order.units * 99) / 10_000;
        _assertQuote(order, uint256(order.units) * priceBps, (twice + 1) / 2);
    }

    /// Buying note by note is no bargain: half a fen a purchase and part of the price at the most.
    function testFuzz_PartsCostWhatTheWholeCosts(uint32 priceBps, uint256 day, uint32 part) public {
        _rich(borrower);
        _pay(4_567_89);
        _day(_bound(day, FEB_10, FEB_28 - 1));
        INoteMarket.NoteOrder memory order = _order();
        (order.units, order.priceBps) = (100, priceBps);
        part = uint32(_bound(part, 1, 99));
        (uint256 clean, uint256 accrued) = market.quote(order, 100);
        (uint256 clean1, uint256 accrued1) = market.quote(order, part);
        (uint256 clean2, uint256 accrued2) = market.quote(order, 100 - part);
        vm.assertApproxEqAbs(clean1 + clean2, clean, 1, "clean");
        vm.assertApproxEqAbs(accrued1 + accrued2, accrued, 1, "accrued");
    }

    function test_APriceAboveParIsAllowed() public view {
        INoteMarket.NoteOrder memory order = _order();
        order.priceBps = 10_150;
        _assertQuote(order, 1_015_00, ACCRUED);
        order.priceBps = type(uint32).max;
        _assertQuote(order, 429_496_729_50, ACCRUED);
    }
}
