// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../../../contracts/lending/libraries/Amortisation.sol";
import {LoanCalculator} from "../../../contracts/lending/LoanCalculator.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @title Calls of the arithmetic of loans
/// @notice The library behind a call, so that a refusal can be expected.
contract AmortisationCalls {
    function instalment(uint256 principal, uint256 ratePpm, uint256 periods) external pure returns (uint256) {
        return Amortisation.instalment(principal, ratePpm, periods);
    }

    function monthInterest(uint256 balance, uint256 ratePpm) external pure returns (uint256) {
        return Amortisation.monthInterest(balance, ratePpm);
    }

    function oddInterest(uint256 balance, uint256 ratePpm, uint256 daysElapsed) external pure returns (uint256) {
        return Amortisation.oddInterest(balance, ratePpm, daysElapsed);
    }

    function scheduledPrincipal(
        Amortisation.Method method,
        uint256 principal,
        uint256 instalment_,
        uint256 periods,
        uint256 period,
        uint256 balance,
        uint256 interest
    ) external pure returns (uint256) {
        return Amortisation.scheduledPrincipal(method, principal, instalment_, periods, period, balance, interest);
    }

    function requireSchedulable(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 instalment_
    ) external pure {
        Amortisation.requireSchedulable(method, principal, ratePpm, periods, instalment_);
    }
}

/// @title Base of the tests of the arithmetic of loans
/// @notice Schedules that are checked for what holds for all of them.
abstract contract AmortisationTest is LabTest {
    Amortisation.Method internal constant EQUAL_INSTALMENT = Amortisation.Method.EqualInstalment;
    Amortisation.Method internal constant EQUAL_PRINCIPAL = Amortisation.Method.EqualPrincipal;
    Amortisation.Method internal constant BULLET = Amortisation.Method.Bullet;

    AmortisationCalls internal immutable LIBRARY = new AmortisationCalls();
    LoanCalculator internal immutable CALCULATOR = new LoanCalculator();

    function _schedule(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) internal view returns (uint256 instalment, Amortisation.Row[] memory rows) {
        (instalment, rows) = CALCULATOR.schedule(method, uint64(principal), uint64(ratePpm), uint16(periods));
        vm.assertEq(rows.length, periods, "rows");
        uint256 balance = principal;
        for (uint256 i = 0; i < periods; ++i) {
            balance -= rows[i].principal;
            vm.assertEq(rows[i].outstanding, balance, "outstanding");
            vm.assertEq(rows[i].payment, rows[i].principal + rows[i].interest, "payment");
        }
        vm.assertEq(balance, 0, "the principal adds up");
    }

    function _interestOf(Amortisation.Row[] memory rows) internal pure returns (uint256 total) {
        for (uint256 i = 0; i < rows.length; ++i) total += rows[i].interest;
    }

    /// @param expected Payment, principal, interest and outstanding.
    function _assertRow(Amortisation.Row memory row, uint256[4] memory expected) internal pure {
        vm.assertEq(row.payment, expected[0], "payment");
        vm.assertEq(row.principal, expected[1], "principal");
        vm.assertEq(row.interest, expected[2], "interest");
        vm.assertEq(row.outstanding, expected[3], "outstanding");
    }
}
