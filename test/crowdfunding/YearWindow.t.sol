// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {YearWindow} from "../../contracts/crowdfunding/libraries/YearWindow.sol";
import {LabTest} from "../support/LabTest.sol";

/// @title Sum of the last twelve months
/// @notice By hand, and against a list of every payment with its second.
contract YearWindowTest is LabTest {
    using YearWindow for uint256;

    /// Positions are numbered from 1, so that zero is an entry that was taken back.
    struct Entry {
        uint256 time;
        uint256 amount;
        uint256 position;
    }

    struct Model {
        uint256 window;
        uint256 time;
        Entry[] entries;
        uint256 count;
        uint16[] first;
    }

    uint256 private constant QUARTER = 365 days / 4;
    uint256 private constant Q0 = QUARTER * 226;
    uint256 private constant MAX = 2 ** 48 - 1;
    uint256 private constant STEPS = 60;
    uint256 private constant POSITIONS = 4;

    function test_RevertWhen_AQuarterHoldsMoreThan48Bits() public {
        YearWindowCaller caller = new YearWindowCaller();
        (uint256 window, uint256 sum) = caller.spend(0, Q0, MAX);
        vm.assertEq(sum, MAX, "the largest sum of a quarter");
        vm.expectRevert(abi.encodeWithSelector(YearWindow.LimitAmountTooLarge.selector, MAX + 1, MAX));
        caller.spend(window, Q0 + QUARTER - 1, 1);
        (window, sum) = caller.spend(window, Q0 + QUARTER, MAX);
        vm.assertEq(sum, 2 * MAX, "the next quarter has room of its own");
        vm.expectRevert(abi.encodeWithSelector(YearWindow.LimitAmountTooLarge.selector, MAX + 1, MAX));
        caller.spend(0, Q0, MAX + 1);
    }

    function test_QuartersAreFourthsOf365Days() public pure {
        vm.assertEq(YearWindow.quarterOf(Q0 - 1), 225, "last second");
        vm.assertEq(YearWindow.quarterOf(Q0), 226, "first second");
        vm.assertEq(YearWindow.quarterOf(Q0 + 365 days), 230, "four a year");
    }

    function test_APaymentCountsForFiveQuarters() public pure {
        uint256 window = _spend(0, Q0 + 5 days, 100);
        vm.assertEq(window.used(Q0 + 5 days), 100, "at once");
        vm.assertEq(window.used(Q0 + 5 days + 365 days), 100, "365 days later");
        vm.assertEq(window.used(Q0 + 5 * QUARTER - 1), 100, "last second of the fifth quarter");
        vm.assertEq(window.used(Q0 + 5 * QUARTER), 0, "first second of the sixth");
        vm.assertEq(window.used(Q0 + 50 * QUARTER), 0, "years later");
    }

    function test_FiveQuartersAreSummedAndTheSixthPushesOutTheFirst() public pure {
        uint256 window;
        for (uint256 i = 0; i < 5; ++i) window = _spend(window, Q0 + i * QUARTER, 10 ** i);
        vm.assertEq(window.used(Q0 + 4 * QUARTER), 11_111, "five quarters");
        window = _spend(window, Q0 + 5 * QUARTER, 100_000);
        vm.assertEq(window.used(Q0 + 5 * QUARTER), 111_110, "the first is gone");
        window = _spend(window, Q0 + 40 * QUARTER, 7);
        vm.assertEq(window.used(Q0 + 40 * QUARTER), 7, "all are gone");
    }

    /// 100 in A in January, 100 in B in June, A taken back in July: what remains is June's and expires with June.
    function test_AReturnIsTakenFromTheOldestQuarterNotTheNewest() public pure {
        uint256 window = _spend(0, Q0, 100);
        window = _spend(window, Q0 + 2 * QUARTER, 100);
        window = window.giveBack(226, 100);
        vm.assertEq(window.used(Q0 + 4 * QUARTER), 100, "B");
        vm.assertEq(window.used(Q0 + 6 * QUARTER), 100, "B, when A's quarter has expired");
        vm.assertEq(window.used(Q0 + 7 * QUARTER), 0, "B has expired");
    }

    function test_AReturnIsNotTakenFromBeforeItsFirstQuarter() public pure {
        uint256 window = _spend(0, Q0, 100);
        window = _spend(window, Q0 + QUARTER, 40);
        window = window.giveBack(227, 40);
        vm.assertEq(window.used(Q0 + QUARTER), 100, "the other money");
        vm.assertEq(window.used(Q0 + 5 * QUARTER), 0, "none of the later quarter");
    }

    function test_AReturnRunsOnIntoLaterQuarters() public pure {
        uint256 window = _spend(0, Q0, 30);
        window = _spend(window, Q0 + QUARTER, 30);
        window = _spend(window, Q0 + 2 * QUARTER, 30);
        window = window.giveBack(226, 70);
        vm.assertEq(window.used(Q0 + 2 * QUARTER), 20, "of ninety");
        vm.assertEq(window.used(Q0 + 6 * QUARTER), 20, "all of it in the newest");
    }

    /// Money of A has expired when B is spent; A's late return must not make room that only B's return would make.
    function test_WhatHasExpiredIsNotGivenBackFromLaterMoney() public pure {
        uint256 window = _spend(0, Q0, 100);
        window = _spend(window, Q0 + 5 * QUARTER, 100);
        window = window.giveBack(226, 100);
        vm.assertEq(window.used(Q0 + 5 * QUARTER), 100, "B");
        window = _spend(0, Q0, 100);
        window = _spend(window, Q0 + QUARTER, 60);
        window = _spend(window, Q0 + 5 * QUARTER, 1);
        vm.assertEq(window.giveBack(226, 100), window, "the oldest quarter of the window is B's");
        vm.assertEq(window.giveBack(227, 60).used(Q0 + 5 * QUARTER), 1, "B itself can be given back");
    }

    function test_AReturnFromAQuarterAfterTheWindowChangesNothing() public pure {
        uint256 window = _spend(0, Q0, 100);
        vm.assertEq(window.giveBack(227, 100), window, "later than anything spent");
        vm.assertEq(window.giveBack(226, 0), window, "nothing");
        vm.assertEq(uint256(0).giveBack(226, 100), 0, "an empty window");
    }

    function test_MoreThanWasSpentEmptiesTheWindowAndNoMore() public pure {
        uint256 window = _spend(_spend(0, Q0, 100), Q0 + QUARTER, 50);
        vm.assertEq(window.giveBack(226, 1_000).used(Q0 + QUARTER), 0, "empty");
    }

    function testFuzz_SpentAndGivenBackInAQuarterIsUnchanged(uint256 seed, uint256 amount, uint256 later) public pure {
        Model memory model = _lived(seed, 20, false);
        uint256 time = model.time + _bound(later, 0, 400 days);
        uint256 sum = model.window.used(time);
        uint256 spent = _spend(model.window, time, _bound(amount, 1, 1e12));
        uint256 back = spent.giveBack(YearWindow.quarterOf(time), _bound(amount, 1, 1e12));
        for (uint256 i = 0; i < 6; ++i) {
            uint256 moment = time + i * QUARTER;
            vm.assertEq(back.used(moment), model.window.used(moment), "at any time from then on");
        }
        vm.assertEq(back.used(time), sum, "now");
    }

    /// Three years of one person in four offerings: he adds, and takes back the last addition or everything.
    function testFuzz_NeverBelowTheExactSum(uint256 seed) public pure {
        Model memory model = _lived(seed, STEPS, true);
        vm.assertGe(model.window.used(model.time), _exact(model, 365 days), "at the end");
    }

    function testFuzz_WithoutReturnsAtMostAQuarterTooMuch(uint256 seed) public pure {
        Model memory model = _lived(seed, STEPS, false);
        vm.assertLe(model.window.used(model.time), _exact(model, 365 days + QUARTER), "at the end");
    }

    function _lived(uint256 seed, uint256 steps, bool hasReturns) private pure returns (Model memory model) {
        model.entries = new Entry[](steps);
        model.first = new uint16[](POSITIONS + 1);
        model.time = Q0 + (seed % (2 * QUARTER));
        for (uint256 i = 0; i < steps; ++i) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
            model.time += drawn % 37 days;
            uint256 position = 1 + ((drawn >> 64) % POSITIONS);
            if (hasReturns && (drawn >> 128) % 3 == 0) _takeBack(model, position, (drawn >> 192) % 2 == 0);
            else _add(model, position, 1 + ((drawn >> 128) % 1_000_000));
            _check(model, hasReturns);
        }
    }

    function _check(Model memory model, bool hasReturns) private pure {
        uint256 used = model.window.used(model.time);
        vm.assertGe(used, _exact(model, 365 days), "never below the exact sum");
        if (!hasReturns) vm.assertLe(used, _exact(model, 365 days + QUARTER), "at most a quarter too much");
        // Older money must not expire instead of newer: without further payments the sum stays large enough too.
        for (uint256 i = 1; i < 5; ++i) {
            uint256 exact = _exactSince(model, model.time + i * QUARTER - 365 days);
            vm.assertGe(model.window.used(model.time + i * QUARTER), exact, "never below it later");
        }
    }

    function _add(Model memory model, uint256 position, uint256 amount) private pure {
        if (model.first[position] == 0) model.first[position] = YearWindow.quarterOf(model.time);
        model.window = _spend(model.window, model.time, amount);
        model.entries[model.count++] = Entry(model.time, amount, position);
    }

    /// @dev As an offering does it: the position remembers its first quarter until it is empty.
    function _takeBack(Model memory model, uint256 position, bool isAll) private pure {
        uint256 amount;
        bool isEmpty = true;
        for (uint256 i = model.count; i > 0; --i) {
            Entry memory entry = model.entries[i - 1];
            if (entry.position != position) continue;
            if (isAll || amount == 0) (amount, entry.position) = (amount + entry.amount, 0);
            else isEmpty = false;
        }
        if (amount != 0) model.window = model.window.giveBack(model.first[position], amount);
        if (isEmpty) model.first[position] = 0;
    }

    function _exact(Model memory model, uint256 span) private pure returns (uint256 sum) {
        return _exactSince(model, model.time - span);
    }

    function _exactSince(Model memory model, uint256 from) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < model.count; ++i) {
            Entry memory entry = model.entries[i];
            if (entry.position != 0 && entry.time >= from) sum += entry.amount;
        }
    }

    function _spend(uint256 window, uint256 time, uint256 amount) private pure returns (uint256 updated) {
        (updated, ) = window.spend(time, amount);
    }
}

/// @dev A library's error is expected from a call.
contract YearWindowCaller {
    using YearWindow for uint256;

    /// @notice See YearWindow.
    function spend(uint256 window, uint256 time, uint256 amount) external pure returns (uint256 updated, uint256 sum) {
        return window.spend(time, amount);
    }
}
