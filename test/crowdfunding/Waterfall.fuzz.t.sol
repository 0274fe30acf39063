// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitCalculator} from "../../contracts/crowdfunding/interfaces/IExitCalculator.sol";
import {WaterfallModel} from "./support/WaterfallModel.sol";
import {WaterfallTest} from "./support/WaterfallTest.sol";

contract WaterfallFuzzTest is WaterfallTest {
    using WaterfallModel for IExitCalculator.ShareClass[];

    function testFuzz_PayoutsAddUpToTheExit(uint256 seed) public view {
        IExitCalculator.ShareClass[] memory classes = _randomClasses(seed);
        _assertSum(classes, 0);
        _assertSum(classes, 1);
        _assertSum(classes, _randomExit(classes, seed));
    }

    /// Whoever keeps his preference would not have more without it, and whoever converted has strictly more than with
    /// it, everybody else deciding as before.
    function testFuzz_NobodyGainsByDecidingOtherwise(uint256 seed) public view {
        IExitCalculator.ShareClass[] memory classes = _randomClasses(seed);
        uint128 exit = _randomExit(classes, seed);
        uint256 converted = _conversions(classes, exit);
        for (uint256 i = 0; i < classes.length; ++i) {
            if (_claimOf(classes[i]) == 0) continue;
            WaterfallModel.Fraction memory stays = classes.payoutOf(converted & ~(1 << i), exit, i);
            WaterfallModel.Fraction memory converts = classes.payoutOf(converted | (1 << i), exit, i);
            bool more = WaterfallModel.isMore(converts, stays);
            vm.assertEq(more, (converted >> i) & 1 == 1, "converts if and only if that pays strictly more");
        }
    }

    /// Given who converts, each payout is the exact one rounded down; the remainder lies with one class only.
    function testFuzz_PayoutsAreTheExactOnesRoundedDown(uint256 seed) public view {
        IExitCalculator.ShareClass[] memory classes = _randomClasses(seed);
        uint128 exit = _randomExit(classes, seed);
        uint256 converted = _conversions(classes, exit);
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        uint256 taker = _takerOfTheRemainder(classes, exit);
        for (uint256 i = 0; i < classes.length; ++i) {
            WaterfallModel.Fraction memory exact = classes.payoutOf(converted, exit, i);
            uint256 down = exact.num / exact.den;
            if (i != taker) vm.assertEq(payouts[i].amount, down, "rounded down");
            else vm.assertGe(payouts[i].amount, down, "with the remainder");
            if (i == taker) vm.assertLt(payouts[i].amount, down + classes.length, "of less than a unit for each other");
        }
    }

    /// Rounding can make a payout fall, but only that of the class which takes the remainder: one step of the exit can
    /// lift all others by a unit at once. It falls by at most two units less than there are classes.
    function testFuzz_MoreForTheCompanyIsNotLessForAnybody(uint256 seed, uint256 step) public view {
        IExitCalculator.ShareClass[] memory classes = _randomClasses(seed);
        uint128 exit = _randomExit(classes, seed);
        uint128 more = exit + uint128(_bound(step, 1, step % 2 == 0 ? 3 : uint256(exit) + 1));
        IExitCalculator.Payout[] memory before = calculator.waterfall(classes, exit);
        IExitCalculator.Payout[] memory afterwards = calculator.waterfall(classes, more);
        uint256 taker = _takerOfTheRemainder(classes, exit);
        for (uint256 i = 0; i < classes.length; ++i) {
            uint256 slack = i == taker ? classes.length - 2 : 0;
            vm.assertGe(afterwards[i].amount + slack, before[i].amount, "not less");
        }
    }

    function testFuzz_JuniorsGetNothingWhileASeniorIsShort(uint256 seed) public view {
        IExitCalculator.ShareClass[] memory classes = _randomClasses(seed);
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, _randomExit(classes, seed));
        for (uint256 i = 0; i < classes.length; ++i) {
            if (payouts[i].converted || payouts[i].amount >= _claimOf(classes[i])) continue;
            for (uint256 j = 0; j < classes.length; ++j) {
                bool junior = _claimOf(classes[j]) == 0 || classes[j].seniority < classes[i].seniority;
                if (junior) vm.assertEq(payouts[j].amount, 0, "junior");
            }
        }
    }

    /// pref = min(E, m * I); part = min(pref + (E - pref) * s, c * I), never below pref; the class gets
    /// max(part, E * s).
    function testFuzz_OnePreferredClassFollowsTheClosedForm(uint256 seed) public view {
        IExitCalculator.ShareClass[] memory classes = _list(_randomClasses(seed)[0], _common(1));
        classes[0].invested += 1;
        classes[1].shares = uint96(1 + (_draw(seed, 9) % 20));
        uint256 exit = _randomExit(classes, seed);
        uint256 all = uint256(classes[0].shares) + classes[1].shares;

        uint256 claim = _claimOf(classes[0]);
        uint256 pref = exit < claim ? exit : claim;
        uint256 part = pref * all;
        if (classes[0].participating) part += (exit - pref) * classes[0].shares;
        uint256 cap = (uint256(classes[0].invested) * classes[0].capBps * (pref == claim ? 1 : 0)) / 10_000;
        if (cap < pref) cap = pref;
        if (classes[0].participating && classes[0].capBps != 0 && part > cap * all) part = cap * all;
        uint256 plain = exit * classes[0].shares;

        if (claim == 0) return;
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, uint128(exit));
        vm.assertEq(payouts[0].amount, (part > plain ? part : plain) / all, "preferred");
        vm.assertEq(payouts[0].converted, plain > part, "conversion");
    }

    function _assertSum(IExitCalculator.ShareClass[] memory classes, uint128 exit) private view {
        uint256 sum = 0;
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < payouts.length; ++i) sum += payouts[i].amount;
        vm.assertEq(sum, exit, "sum");
    }

    function _conversions(
        IExitCalculator.ShareClass[] memory classes,
        uint128 exit
    ) private view returns (uint256 converted) {
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < payouts.length; ++i) if (payouts[i].converted) converted |= 1 << i;
    }

    /// @dev The last common class or, where the preferences are not covered, the first class of the tier in which the
    /// money ends.
    function _takerOfTheRemainder(
        IExitCalculator.ShareClass[] memory classes,
        uint256 exit
    ) private pure returns (uint256 taker) {
        uint256 claims = 0;
        for (uint256 i = 0; i < classes.length; ++i) {
            claims += _claimOf(classes[i]);
            if (_claimOf(classes[i]) == 0) taker = i;
        }
        if (exit >= claims) return taker;
        for (uint256 i = 0; i < classes.length; ++i) if (_endsWith(classes, exit, i)) return i;
    }

    function _endsWith(
        IExitCalculator.ShareClass[] memory classes,
        uint256 exit,
        uint256 i
    ) private pure returns (bool ends) {
        (uint256 senior, uint256 tier) = (0, 0);
        for (uint256 j = 0; j < classes.length; ++j) {
            if (classes[j].seniority > classes[i].seniority) senior += _claimOf(classes[j]);
            if (classes[j].seniority == classes[i].seniority) tier += _claimOf(classes[j]);
        }
        return _claimOf(classes[i]) != 0 && exit >= senior && exit < senior + tier;
    }
}
