// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {PayoutCurve} from "../../contracts/insurance/libraries/PayoutCurve.sol";
import {LabTest} from "../support/LabTest.sol";

contract PayoutCurveTest is LabTest {
    function test_BelowPaysNothingAtTheTriggerAndAllAtTheExit() public pure {
        vm.assertEq(PayoutCurve.linear(1201, 1200, 200, 8000), 0, "above the trigger");
        vm.assertEq(PayoutCurve.linear(1200, 1200, 200, 8000), 0, "trigger");
        vm.assertEq(PayoutCurve.linear(1199, 1200, 200, 8000), 8, "one unit below");
        vm.assertEq(PayoutCurve.linear(700, 1200, 200, 8000), 4000, "half way");
        vm.assertEq(PayoutCurve.linear(201, 1200, 200, 8000), 7992, "one unit above the exit");
        vm.assertEq(PayoutCurve.linear(200, 1200, 200, 8000), 8000, "exit");
        vm.assertEq(PayoutCurve.linear(199, 1200, 200, 8000), 8000, "below the exit");
    }

    function test_AboveIsTheMirrorImage() public pure {
        vm.assertEq(PayoutCurve.linear(-301, -300, 700, 10_000), 0, "below the trigger");
        vm.assertEq(PayoutCurve.linear(-300, -300, 700, 10_000), 0, "trigger");
        vm.assertEq(PayoutCurve.linear(-299, -300, 700, 10_000), 10, "one unit above");
        vm.assertEq(PayoutCurve.linear(699, -300, 700, 10_000), 9990, "one unit below the exit");
        vm.assertEq(PayoutCurve.linear(700, -300, 700, 10_000), 10_000, "exit");
        vm.assertEq(PayoutCurve.linear(701, -300, 700, 10_000), 10_000, "above the exit");
    }

    function test_LinearRoundsDown() public pure {
        // 10,000 * 2 / 3 = 6666.67
        vm.assertEq(PayoutCurve.linear(1, 3, 0, 10_000), 6666, "below");
        vm.assertEq(PayoutCurve.linear(2, 0, 3, 10_000), 6666, "above");
    }

    function test_LinearSpansTheWholeRangeOfReadings() public pure {
        (int64 low, int64 high) = (type(int64).min, type(int64).max);
        vm.assertEq(PayoutCurve.linear(low, high, low, 10_000), 10_000, "below");
        vm.assertEq(PayoutCurve.linear(high, low, high, 10_000), 10_000, "above");
        vm.assertEq(PayoutCurve.linear(0, low, high, 10_000), 5000, "middle");
    }

    function test_HighestPaysTheLastStepThatIsReached() public pure {
        IProductBook.Step[] memory steps = _steps();
        vm.assertEq(PayoutCurve.highest(-11, steps), 0, "below the first");
        vm.assertEq(PayoutCurve.highest(-10, steps), 100, "first");
        vm.assertEq(PayoutCurve.highest(19, steps), 100, "below the second");
        vm.assertEq(PayoutCurve.highest(20, steps), 100, "second, the same pay");
        vm.assertEq(PayoutCurve.highest(29, steps), 100, "below the third");
        vm.assertEq(PayoutCurve.highest(30, steps), 900, "third");
        vm.assertEq(PayoutCurve.highest(type(int64).max, steps), 900, "far above");
        vm.assertEq(PayoutCurve.highest(0, new IProductBook.Step[](0)), 0, "no steps");
    }

    function test_APolicyIsRoundedDownAndACohortUp() public pure {
        vm.assertEq(PayoutCurve.payout(9999, 1), 0, "0.9999 down");
        vm.assertEq(PayoutCurve.liability(9999, 1), 1, "0.9999 up");
        vm.assertEq(PayoutCurve.payout(10_000, 1), 1, "1 down");
        vm.assertEq(PayoutCurve.liability(10_000, 1), 1, "1 up");
        vm.assertEq(PayoutCurve.payout(10_001, 1), 1, "1.0001 down");
        vm.assertEq(PayoutCurve.liability(10_001, 1), 2, "1.0001 up");
        vm.assertEq(PayoutCurve.liability(0, 10_000), 0, "nothing insured");
        vm.assertEq(PayoutCurve.liability(10_000, 0), 0, "nothing to pay");
        vm.assertEq(PayoutCurve.payout(type(uint64).max, 10_000), type(uint64).max, "largest payout");
        vm.assertEq(PayoutCurve.liability(type(uint64).max, 10_000), type(uint64).max, "largest liability");
    }

    /// The largest whole b with b / max <= progress / whole, found by its definition and not by division.
    function testFuzz_LinearIsTheLargestShareNotAboveTheProgress(
        int64 reading,
        int64 trigger,
        int64 exit,
        uint16 max
    ) public pure {
        vm.assume(trigger != exit);
        max = uint16(_bound(max, 1, 10_000));
        uint256 bps = PayoutCurve.linear(reading, trigger, exit, max);

        // Reflected at zero, a payout for low readings is one for high readings.
        int256 sign = exit > trigger ? int256(1) : int256(-1);
        (int256 from, int256 here, int256 to) = (sign * trigger, sign * reading, sign * exit);
        if (here > to) here = to;
        uint256 progress = here < from ? 0 : uint256(here - from);
        uint256 whole = uint256(to - from);

        vm.assertLe(bps, max, "within the maximum");
        vm.assertLe(bps * whole, progress * max, "not above the progress");
        vm.assertGt((bps + 1) * whole, progress * max, "the largest such");
    }

    function testFuzz_LinearIsMonotone(int64 a, int64 b, int64 trigger, int64 exit, uint16 max) public pure {
        vm.assume(trigger != exit);
        max = uint16(_bound(max, 1, 10_000));
        (int64 low, int64 high) = a < b ? (a, b) : (b, a);
        uint16 atLow = PayoutCurve.linear(low, trigger, exit, max);
        uint16 atHigh = PayoutCurve.linear(high, trigger, exit, max);

        if (exit < trigger) vm.assertGe(atLow, atHigh, "the less, the more");
        else vm.assertLe(atLow, atHigh, "the more, the more");
    }

    function testFuzz_HighestAgreesWithAWalkUpwards(int64 reading) public pure {
        IProductBook.Step[] memory steps = _steps();
        uint256 pay = 0;
        for (uint256 i = 0; i < steps.length && steps[i].from <= reading; ++i) pay = steps[i].pay;
        vm.assertEq(PayoutCurve.highest(reading, steps), pay, "pay");
    }

    function testFuzz_PayoutsNeverExceedTheLiability(uint64[8] memory sums, uint16 bps) public pure {
        bps = uint16(_bound(bps, 0, 10_000));
        (uint256 total, uint256 paid) = (0, 0);
        for (uint256 i = 0; i < sums.length; ++i) {
            uint64 sum = sums[i] / 8;
            total += sum;
            paid += PayoutCurve.payout(sum, bps);
        }
        uint256 liability = PayoutCurve.liability(uint64(total), bps);

        vm.assertLe(paid, liability, "payouts within the liability");
        vm.assertGe(liability * 10_000, total * bps, "liability covers the exact share");
        vm.assertLt(liability * 10_000, total * bps + 10_000, "by less than one unit");
        vm.assertLe(liability - paid, sums.length, "each policy leaves less than a unit, the reserve at most one");
    }

    function _steps() private pure returns (IProductBook.Step[] memory steps) {
        steps = new IProductBook.Step[](3);
        steps[0] = IProductBook.Step(-10, 100);
        steps[1] = IProductBook.Step(20, 100);
        steps[2] = IProductBook.Step(30, 900);
    }
}
