// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitCalculator} from "../../contracts/crowdfunding/interfaces/IExitCalculator.sol";
import {WaterfallTest} from "./support/WaterfallTest.sol";

contract WaterfallRulesTest is WaterfallTest {
    /// @dev In fen.
    uint128 private constant YUAN = 100;
    /// @dev A million yuan.
    uint128 private constant M = 1_000_000 * YUAN;

    function test_RevertWhen_EveryClassHasAPreference() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.WaterfallNoResidualClass.selector, 2));
        calculator.waterfall(_list(_preferred(1, 100), _participating(1, 100, 0)), 300);
    }

    function test_RevertWhen_ThereIsNoClass() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.WaterfallNoResidualClass.selector, 0));
        calculator.waterfall(new IExitCalculator.ShareClass[](0), 300);
    }

    function test_RevertWhen_AClassHasNoShares() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.WaterfallZeroShares.selector, 1));
        calculator.waterfall(_list(_preferred(1, 100), _common(0)), 300);
    }

    function test_RevertWhen_ThereAreTooManyClasses() public {
        IExitCalculator.ShareClass[] memory classes = new IExitCalculator.ShareClass[](17);
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.WaterfallTooManyClasses.selector, 17, 16));
        calculator.waterfall(classes, 300);
    }

    function test_TheWorkedExampleConverts() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(1, 5 * M), _common(2));
        _assertPayouts(classes, 20 * M, [uint256(666_666_666), 1_333_333_334]);
        vm.assertTrue(calculator.waterfall(classes, 20 * M)[0].converted, "series-a converts");
        vm.assertFalse(calculator.waterfall(classes, 20 * M)[1].converted, "common has nothing to convert");
    }

    /// Eleven exits of one class that holds a fifth and paid 5 million, 1x. Without participation it keeps 5 million
    /// from 5 to 25 million. With a cap of 2x it reaches 10 million at 30 (5 + 25 / 5) and converts above 50. Without a
    /// cap it has 5 million and a fifth of the rest.
    function test_ATableOfElevenExits() public view {
        _assertRow(0, 0, 0, 0);
        _assertRow(1, 1, 1, 1);
        _assertRow(2_500_000 * YUAN, 2_500_000 * YUAN, 2_500_000 * YUAN, 2_500_000 * YUAN);
        _assertRow(5 * M, 5 * M, 5 * M, 5 * M);
        _assertRow(10 * M, 5 * M, 6 * M, 6 * M);
        _assertRow(20 * M, 5 * M, 8 * M, 8 * M);
        _assertRow(25 * M, 5 * M, 9 * M, 9 * M);
        _assertRow(30 * M, 6 * M, 10 * M, 10 * M);
        _assertRow(40 * M, 8 * M, 10 * M, 12 * M);
        _assertRow(50 * M, 10 * M, 10 * M, 14 * M);
        _assertRow(100 * M, 20 * M, 20 * M, 24 * M);
    }

    function test_OneUnitAroundTheConversion() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(200, 500), _common(800));
        vm.assertFalse(calculator.waterfall(classes, 2_500)[0].converted, "as much either way: stays");
        vm.assertTrue(calculator.waterfall(classes, 2_501)[0].converted, "a fifth of a unit more: converts");
        _assertPayouts(classes, 2_501, [uint256(500), 2_001]);
        _assertPayouts(classes, 2_505, [uint256(501), 2_004]);
    }

    function test_HigherSeniorityIsPaidFirst() public view {
        IExitCalculator.ShareClass memory senior = _preferred(10, 300);
        senior.seniority = 7;
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(10, 200), senior, _common(10));
        _assertPayouts(classes, 299, [uint256(0), 299, 0]);
        _assertPayouts(classes, 300, [uint256(0), 300, 0]);
        _assertPayouts(classes, 301, [uint256(1), 300, 0]);
        _assertPayouts(classes, 500, [uint256(200), 300, 0]);
        _assertPayouts(classes, 501, [uint256(200), 300, 1]);
    }

    function test_SeniorityZeroAndTheLargestAreLevelsToo() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(1, 100), _preferred(1, 100), _common(1));
        classes[0].seniority = 0;
        classes[1].seniority = type(uint32).max;
        _assertPayouts(classes, 150, [uint256(50), 100, 0]);
    }

    function test_ATierSharesProRataAndItsFirstClassTakesTheSpareUnits() public view {
        IExitCalculator.ShareClass[] memory classes = _list(
            _preferred(1, 100),
            _preferred(1, 100),
            _preferred(1, 100),
            _common(1)
        );
        _assertPayouts(classes, 2, [uint256(2), 0, 0, 0]);
        _assertPayouts(classes, 200, [uint256(68), 66, 66, 0]);
        // 299 / 3 = 99.67: the spare units lift the first class above its claim by one.
        _assertPayouts(classes, 299, [uint256(101), 99, 99, 0]);
        _assertPayouts(classes, 300, [uint256(100), 100, 100, 0]);
    }

    function test_TheSpareUnitsStayInTheTier() public view {
        IExitCalculator.ShareClass memory senior = _preferred(1, 50);
        senior.seniority = 2;
        IExitCalculator.ShareClass[] memory classes = _list(senior, _preferred(1, 100), _preferred(1, 200), _common(1));
        // 50 to the senior class; of 101 a third is 33.67 and two thirds are 67.33.
        _assertPayouts(classes, 151, [uint256(50), 34, 67, 0]);
    }

    function test_WhatExceedsACapIsSharedAgain() public view {
        // Claims 100 and 200; 351 are left. By 10 : 10 : 20 shares the first class would get 87.75 of them, but its cap
        // of 150 leaves room for 50. The other 301 are shared by 10 : 20: 100.33 and 200.67. Converting would pay the
        // first class 10 shares at 10.03, less than 150.
        IExitCalculator.ShareClass[] memory classes = _list(
            _participating(10, 100, 15_000),
            _participating(10, 200, 0),
            _common(20)
        );
        _assertPayouts(classes, 651, [uint256(150), 300, 201]);
    }

    function test_ACapReachedThroughAnotherCap() public view {
        // 200 are left. By 10 : 10 : 20 shares the first two would get 50 each, and have room for 20 and 55. The first
        // stops; 180 by 10 : 20 would be 60 for the second, which so reaches its cap as well.
        IExitCalculator.ShareClass[] memory classes = _list(
            _participating(10, 100, 12_000),
            _participating(10, 100, 15_500),
            _common(20)
        );
        _assertPayouts(classes, 400, [uint256(120), 155, 125]);
    }

    function test_ACapBelowThePreferenceLeavesThePreference() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_participating(10, 100, 5_000), _common(30));
        _assertPayouts(classes, 200, [uint256(100), 100]);
        _assertPayouts(classes, 404, [uint256(101), 303]);
    }

    function test_OneConversionMakesAnotherWorthwhileOnlyInItsTurn() public view {
        // Thresholds 10 and 30 a share. At 400 both converting pays 13.33: the second keeps its 300.
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(10, 300), _preferred(10, 100), _common(10));
        _assertPayouts(classes, 400, [uint256(300), 100, 0]);
        _assertPayouts(classes, 600, [uint256(300), 150, 150]);
        _assertPayouts(classes, 900, [uint256(300), 300, 300]);
        _assertPayouts(classes, 901, [uint256(300), 300, 301]);
        vm.assertFalse(calculator.waterfall(classes, 900)[0].converted, "as much either way");
        vm.assertTrue(calculator.waterfall(classes, 901)[0].converted, "both converted");
    }

    function test_TheJuniorIsTheLastCommonClass() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_common(1), _common(1), _preferred(1, 0), _common(1));
        // Nothing invested is no preference.
        _assertPayouts(classes, 101, [uint256(25), 25, 25, 26]);
        vm.assertFalse(calculator.waterfall(classes, 101)[2].converted, "nothing to give up");
        IExitCalculator.ShareClass[] memory first = _list(_common(1), _preferred(1, 10));
        _assertPayouts(first, 101, [uint256(51), 50]);
    }

    function test_MultiplesRoundTheClaimDown() public view {
        IExitCalculator.ShareClass[] memory classes = _list(_preferred(1, 3), _common(1_000));
        classes[0].preferenceBps = 15_000;
        _assertPayouts(classes, 10, [uint256(4), 6]);
    }

    function test_TheLargestNumbersDoNotOverflow() public view {
        IExitCalculator.ShareClass[] memory classes = new IExitCalculator.ShareClass[](16);
        for (uint256 i = 0; i < 16; ++i) {
            classes[i] = _participating(type(uint96).max - uint96(i), type(uint128).max, type(uint32).max);
            classes[i].preferenceBps = i < 4 ? type(uint32).max : uint32(i);
        }
        classes[15] = _common(type(uint96).max);
        _assertSum(classes, type(uint128).max);
        for (uint256 i = 0; i < 4; ++i) classes[i].preferenceBps = uint32(i + 1);
        _assertSum(classes, type(uint128).max);
    }

    function _assertRow(uint128 exit, uint128 plain, uint128 capped, uint128 open) private view {
        _assertFirst(_preferred(200, 5 * M), exit, plain, "non-participating");
        _assertFirst(_participating(200, 5 * M, 2 * ONCE), exit, capped, "capped at 2x");
        _assertFirst(_participating(200, 5 * M, 0), exit, open, "participating");
    }

    function _assertFirst(
        IExitCalculator.ShareClass memory class,
        uint128 exit,
        uint256 expected,
        string memory reason
    ) private view {
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(_list(class, _common(800)), exit);
        vm.assertEq(payouts[0].amount, expected, reason);
        vm.assertEq(payouts[1].amount, exit - expected, "common");
    }

    function _assertSum(IExitCalculator.ShareClass[] memory classes, uint128 exit) private view {
        uint256 sum = 0;
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < payouts.length; ++i) sum += payouts[i].amount;
        vm.assertEq(sum, exit, "sum");
    }

    function _assertPayouts(
        IExitCalculator.ShareClass[] memory classes,
        uint128 exit,
        uint256[2] memory expected
    ) private view {
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < 2; ++i) vm.assertEq(payouts[i].amount, expected[i], "payout");
    }

    function _assertPayouts(
        IExitCalculator.ShareClass[] memory classes,
        uint128 exit,
        uint256[3] memory expected
    ) private view {
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < 3; ++i) vm.assertEq(payouts[i].amount, expected[i], "payout");
    }

    function _assertPayouts(
        IExitCalculator.ShareClass[] memory classes,
        uint128 exit,
        uint256[4] memory expected
    ) private view {
        IExitCalculator.Payout[] memory payouts = calculator.waterfall(classes, exit);
        for (uint256 i = 0; i < 4; ++i) vm.assertEq(payouts[i].amount, expected[i], "payout");
    }
}
