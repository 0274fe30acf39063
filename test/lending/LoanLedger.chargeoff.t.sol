// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingPolicy} from "../../contracts/lending/interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {ChargeCeiling} from "../../contracts/lending/libraries/ChargeCeiling.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Origination fee and ceiling at a charge-off
/// @notice A bullet loan of 10,000.00 whose interest and fee come near the ceiling of 24 percent; underwriting accepts
/// the terms. It is charged off 150 days after the draw, when the ceiling is 1,000.00.
contract LoanLedgerChargeOffTest is LedgerTest {
    uint256 private constant CEILING = 1_000_00;

    function setUp() public override {
        super.setUp();
        terms.method = Amortisation.Method.Bullet;
        charges.chargeOffDays = 121;
        _rich(borrower);
    }

    /// @dev Interest that is owed comes before the fee, whether it is paid or not.
    function test_TheFeeWaitsForInterestThatIsOwed() public {
        (terms.ratePpm, charges.originationBps) = (200_000, 390);
        uint256 amount = _chargeOffAndRecover();
        (, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(loan);
        vm.assertEq(sums.charged, CEILING, "charged");
        vm.assertEq(sums.fees, 172_21, "the fee takes what interest of 827.79 leaves");
        vm.assertEq(amount, PRINCIPAL + 827_79 - 217_79, "the rest of the fee has lowered the debt");
    }

    /// @dev What the platform may not keep goes to the lenders, as a payment of the borrower.
    function test_WhatIsNotEarnedLowersTheDebt() public {
        (terms.ratePpm, charges.originationBps) = (50_000, 1800);
        uint256 amount = _chargeOffAndRecover();
        uint256 drawn = PRINCIPAL - 1_800_00;
        vm.assertEq(amount - drawn, CEILING, "cost of the borrower");
        vm.assertEq(_loan().received, PRINCIPAL + 206_96, "principal and interest, and no more");
    }

    /// @dev Late charges were all that was left, and the fee has taken their room: a payment of nothing ends it.
    function test_ADebtOfNothingIsClosed() public {
        (terms.ratePpm, charges.originationBps) = (200_000, 390);
        charges.order = ILendingPolicy.Order.DebtFirst;
        loan = _lend();
        _day(FEB_28 + 121);
        ILoanLedger.Debt memory owed = ledger.statusOf(loan).payoff;
        _pay(owed.interest + owed.principal);
        _day(FEB_28 + 122);
        ledger.chargeOff(loan);
        vm.assertEq(_payoff(), 0, "nothing is owed");
        vm.assertEq(uint256(_loan().state), uint256(ILoanLedger.State.Closed), "closed");
    }

    function _chargeOffAndRecover() private returns (uint256 amount) {
        uint256 fee = (PRINCIPAL * charges.originationBps) / 10_000;
        uint256 rate = ChargeCeiling.rateOf(terms.method, PRINCIPAL, terms.ratePpm, terms.periods, 0, fee);
        vm.assertLe(rate, charges.rateCapPpm, "underwriting accepts");
        loan = _lend();
        _day(FEB_28 + 122);
        ledger.declareDefault(loan);
        ledger.chargeOff(loan);
        amount = _payoff();
        vm.assertEq(uint256(_loan().state), uint256(ILoanLedger.State.Closed), "closed");
    }
}
