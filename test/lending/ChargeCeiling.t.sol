// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {ChargeCeiling} from "../../contracts/lending/libraries/ChargeCeiling.sol";
import {LabTest} from "../support/LabTest.sol";

contract ChargeCeilingTest is LabTest {
    function rate(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 fee
    ) external pure returns (uint256 chargesPpm) {
        return _rate(method, principal, ratePpm, periods, fee);
    }

    function test_RevertWhen_RoundingWouldEatItUp() public {
        vm.expectRevert(abi.encodeWithSelector(Amortisation.InstalmentTooSmall.selector, 1, 1));
        this.rate(Amortisation.Method.EqualInstalment, 1, 120_000, 1, 0);
    }

    function test_TenThousandAtTwelvePercent() public pure {
        // Interest of 661.86 at 12 % a year means 66,186.00 yuan outstanding for a month; a fee of 200.00 is 3.626 %.
        uint256 found = _rate(Amortisation.Method.EqualInstalment, 10_000_00, 120_000, 12, 200_00);
        vm.assertApproxEqAbs(found, 156_262, 40, "equal instalments");
        found = _rate(Amortisation.Method.EqualPrincipal, 10_000_00, 120_000, 12, 200_00);
        vm.assertApproxEqAbs(found, 120_000 + 36_923, 12, "equal principal");
        found = _rate(Amortisation.Method.Bullet, 10_000_00, 120_000, 12, 200_00);
        vm.assertApproxEqAbs(found, 140_000, 6, "bullet");
    }

    /// @dev Never below what the rows of the schedule say, and close above it.
    function testFuzz_AgainstTheRows(uint256 pick, uint256 principal, uint256 ratePpm, uint256 periods) public pure {
        Amortisation.Method method = Amortisation.Method(pick % 3);
        (principal, ratePpm) = (_bound(principal, 1_000_00, 2 ** 44), _bound(ratePpm, 1, 360_000));
        periods = _bound(periods, 1, 60);
        uint256 fee = (principal * _bound(pick >> 8, 0, 500)) / 10_000;
        Amortisation.Row[] memory rows = Amortisation.schedule(method, principal, ratePpm, periods);
        (uint256 charged, uint256 sum, uint256 balance) = (fee, 0, principal);
        for (uint256 i; i < periods; ++i) {
            (sum, charged, balance) = (sum + balance, charged + rows[i].interest, rows[i].outstanding);
        }
        uint256 exact = (charged * 12e6 + sum - 1) / sum;
        uint256 found = _rate(method, principal, ratePpm, periods, fee);
        vm.assertGe(found, exact, "too low");
        // Half a unit of interest for each month, and a sum that may be a twentieth too low for the smallest loans.
        vm.assertLe(found, ratePpm + ((fee + periods) * 12e6 * 21) / (20 * sum) + 2, "far too high");
    }

    function _rate(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 fee
    ) private pure returns (uint256 chargesPpm) {
        uint256 instalment = Amortisation.instalment(principal, ratePpm, periods);
        return ChargeCeiling.rateOf(method, principal, ratePpm, periods, instalment, fee);
    }
}
