// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {AmortisationTest} from "./support/AmortisationTest.sol";

contract LoanCalculatorTest is AmortisationTest {
    function test_RefusesWhatTheLibraryRefuses() public {
        vm.expectRevert(abi.encodeWithSelector(Amortisation.AmortisationTermInvalid.selector, 361, 360));
        CALCULATOR.schedule(EQUAL_PRINCIPAL, 1_000, 0, 361);
        vm.expectRevert(abi.encodeWithSelector(Amortisation.AmortisationRateTooHigh.selector, 1e9 + 1, 1e9));
        CALCULATOR.schedule(EQUAL_INSTALMENT, 1_000, 1e9 + 1, 12);
        vm.expectRevert(abi.encodeWithSelector(Amortisation.InstalmentTooSmall.selector, 1, 360));
        CALCULATOR.schedule(BULLET, 1, 0, 360);
    }

    /// Day numbers as every spreadsheet gives them: the difference to 1970-01-01.
    function test_DueDaysReturnToTheDayOfTheDraw() public view {
        uint24[] memory dueDays = CALCULATOR.dueDays(20_849, 3); // 2027-01-31
        vm.assertEq(dueDays.length, 3, "one a month");
        vm.assertEq(dueDays[0], 20_877, "2027-02-28");
        vm.assertEq(dueDays[1], 20_908, "2027-03-31");
        vm.assertEq(dueDays[2], 20_938, "2027-04-30");
    }
}
