// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {AmortisationTest} from "./support/AmortisationTest.sol";

contract AmortisationRulesTest is AmortisationTest {
    uint256 private constant MILLION = 1_000_000_00;

    function test_RevertWhen_TheTermIsNoTerm() public {
        for (uint8 method = 0; method < 3; ++method) {
            _expectRefusal(abi.encodeWithSelector(Amortisation.AmortisationTermInvalid.selector, 0, 360));
            LIBRARY.requireSchedulable(Amortisation.Method(method), MILLION, 0, 0, MILLION);
            _expectRefusal(abi.encodeWithSelector(Amortisation.AmortisationTermInvalid.selector, 361, 360));
            LIBRARY.requireSchedulable(Amortisation.Method(method), MILLION, 0, 361, MILLION);
        }
        _expectRefusal(abi.encodeWithSelector(Amortisation.AmortisationTermInvalid.selector, 0, 360));
        LIBRARY.instalment(MILLION, 0, 0);
    }

    function test_RevertWhen_TheRateIsBeyondTheArithmetic() public {
        _schedule(BULLET, MILLION, 1e9, 360);
        _expectRefusal(abi.encodeWithSelector(Amortisation.AmortisationRateTooHigh.selector, 1e9 + 1, 1e9));
        LIBRARY.requireSchedulable(BULLET, MILLION, 1e9 + 1, 360, 0);
        _expectRefusal(abi.encodeWithSelector(Amortisation.AmortisationRateTooHigh.selector, 1e9 + 1, 1e9));
        LIBRARY.instalment(MILLION, 1e9 + 1, 360);
    }

    function test_RevertWhen_AMonthHasNoUnit() public {
        for (uint8 method = 0; method < 3; ++method) {
            LIBRARY.requireSchedulable(Amortisation.Method(method), 360, 0, 360, 1);
            _expectTooSmall(359, 360);
            LIBRARY.requireSchedulable(Amortisation.Method(method), 359, 0, 360, 1);
        }
        _expectTooSmall(0, 1);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, 0, 0, 1, 0);
    }

    /// At 100 % a year for thirty years the instalment is the interest, to the fen.
    function test_RevertWhen_TheFirstInstalmentRepaysNothing() public {
        vm.assertEq(LIBRARY.instalment(MILLION, 1_000_000, 360), 83_333_33, "instalment");
        _expectTooSmall(MILLION, 360);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, MILLION, 1_000_000, 360, 83_333_33);
        LIBRARY.requireSchedulable(EQUAL_PRINCIPAL, MILLION, 1_000_000, 360, 0);
    }

    /// Ten units in seven months: two a month are gone after five.
    function test_RevertWhen_NothingIsLeftForTheLastRow() public {
        _expectTooSmall(10, 7);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, 10, 0, 7, 2);
        // Ten in six: gone exactly with the fifth. In five: the last row just has its two.
        _expectTooSmall(10, 6);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, 10, 0, 6, 2);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, 10, 0, 5, 2);
        // With interest: 2 % a month, rounded to nothing on 24 units and less, to one on 25 and more.
        vm.assertEq(LIBRARY.instalment(24, 240_000, 10), 3, "instalment");
        _expectTooSmall(24, 10);
        LIBRARY.requireSchedulable(EQUAL_INSTALMENT, 24, 240_000, 10, 3);
    }

    /// 1,000,000.00 at 4.9 % over 360 months, as banks print it.
    function test_EqualInstalmentOverThirtyYears() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_INSTALMENT, MILLION, 49_000, 360);
        vm.assertEq(instalment, 5_307_27, "instalment");
        _assertRow(rows[0], [uint256(5_307_27), 1_223_94, 4_083_33, 998_776_06]);
        _assertRow(rows[359], [uint256(5_305_19), 5_283_62, 21_57, 0]);
        vm.assertEq(_interestOf(rows), 910_615_12, "total interest");
    }

    /// 10,000.00 at 12 % over 12 months.
    function test_EqualInstalmentOverAYear() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_INSTALMENT, 10_000_00, 120_000, 12);
        vm.assertEq(instalment, 888_49, "instalment");
        _assertRow(rows[0], [uint256(888_49), 788_49, 100_00, 9_211_51]);
        _assertRow(rows[11], [uint256(888_47), 879_67, 8_80, 0]);
        vm.assertEq(_interestOf(rows), 661_86, "total interest");
    }

    function test_EqualPrincipalOverThirtyYears() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_PRINCIPAL, MILLION, 49_000, 360);
        vm.assertEq(instalment, 0, "no fixed instalment");
        // 1,000,000.00 / 360 = 2,777.777...
        _assertRow(rows[0], [uint256(6_861_11), 2_777_78, 4_083_33, 997_222_22]);
        _assertRow(rows[359], [uint256(2_789_12), 2_777_78, 11_34, 0]);
        vm.assertEq(_interestOf(rows), 737_041_67, "total interest");
    }

    function test_BulletPaysInterestAndAllPrincipalAtTheEnd() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(BULLET, 10_000_01, 120_000, 3);
        vm.assertEq(instalment, 0, "no fixed instalment");
        _assertRow(rows[0], [uint256(100_00), 0, 100_00, 10_000_01]);
        _assertRow(rows[1], [uint256(100_00), 0, 100_00, 10_000_01]);
        _assertRow(rows[2], [uint256(10_100_01), 10_000_01, 100_00, 0]);
    }

    function test_WithoutInterestTheInstalmentIsRoundedUp() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_INSTALMENT, 1_000, 0, 3);
        vm.assertEq(instalment, 334, "instalment");
        _assertRow(rows[1], [uint256(334), 334, 0, 332]);
        _assertRow(rows[2], [uint256(332), 332, 0, 0]);
        vm.assertEq(LIBRARY.instalment(999, 0, 3), 333, "divides");
    }

    /// Halves that occur: 0.5 % of 100 fen in one month is half a fen. 25.25 yuan at 24 % over two months: the
    /// instalment is 2525 * 1.02^2 / 2.02 = 2601 / 2.
    function test_AnExactHalfGoesUp() public view {
        vm.assertEq(LIBRARY.monthInterest(100, 60_000), 1, "half a fen of interest");
        vm.assertEq(LIBRARY.monthInterest(99, 60_000), 0, "less than half");
        vm.assertEq(LIBRARY.instalment(100, 60_000, 1), 101, "100.5");
        vm.assertEq(LIBRARY.instalment(2_525, 240_000, 2), 1_301, "1300.5");
        vm.assertEq(LIBRARY.instalment(3 * 2_525, 240_000, 2), 3_902, "3901.5");
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_PRINCIPAL, 3, 0, 2, 1, 3, 0), 2, "1.5");
    }

    /// After three payments of the loan over a year the balance is 7,610.80; ten days cost a third of a month.
    function test_OddDaysCostNoMoreThanTheMonth() public view {
        vm.assertEq(LIBRARY.oddInterest(7_610_80, 120_000, 0), 0, "no day");
        vm.assertEq(LIBRARY.oddInterest(7_610_80, 120_000, 10), 25_37, "ten days");
        vm.assertEq(LIBRARY.oddInterest(7_610_80, 120_000, 29), 73_57, "29 days");
        vm.assertEq(LIBRARY.oddInterest(7_610_80, 120_000, 30), 76_11, "the month");
        vm.assertEq(LIBRARY.oddInterest(7_610_80, 120_000, 31), 76_11, "not more in a long one");
    }

    function test_APrepaymentShortensTheLoan() public view {
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_INSTALMENT, 1_000, 400, 12, 2, 390, 3), 390, "the balance");
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_INSTALMENT, 1_000, 400, 12, 2, 398, 3), 397, "as scheduled");
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_PRINCIPAL, 1_200, 0, 12, 2, 90, 3), 90, "the balance");
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_PRINCIPAL, 1_200, 0, 12, 2, 110, 3), 100, "as scheduled");
        vm.assertEq(LIBRARY.scheduledPrincipal(BULLET, 1_200, 0, 12, 11, 90, 3), 0, "before the last");
        vm.assertEq(LIBRARY.scheduledPrincipal(BULLET, 1_200, 0, 12, 12, 90, 3), 90, "the last");
        vm.assertEq(LIBRARY.scheduledPrincipal(EQUAL_PRINCIPAL, 1_200, 0, 12, 13, 90, 3), 90, "behind the last");
    }

    /// One row is the last row: there is none before it that could be empty.
    function test_ASingleMonth() public view {
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_INSTALMENT, 1, 120_000, 1);
        vm.assertEq(instalment, 1, "instalment");
        _assertRow(rows[0], [uint256(1), 1, 0, 0]);
    }

    function _expectTooSmall(uint256 principal, uint256 periods) private {
        _expectRefusal(abi.encodeWithSelector(Amortisation.InstalmentTooSmall.selector, principal, periods));
    }

    function _expectRefusal(bytes memory refusal) private {
        vm.expectRevert(refusal);
    }
}
