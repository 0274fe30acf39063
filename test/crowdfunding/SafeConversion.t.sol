// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ExitCalculator} from "../../contracts/crowdfunding/ExitCalculator.sol";
import {IExitCalculator} from "../../contracts/crowdfunding/interfaces/IExitCalculator.sol";
import {LabTest} from "../support/LabTest.sol";

contract SafeConversionTest is LabTest {
    ExitCalculator private calculator;

    function setUp() public {
        calculator = new ExitCalculator();
    }

    function test_RevertWhen_OneSafeOwnsEverything() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeOwnershipTooHigh.selector, 1));
        calculator.convertSafes(900, _list(1, 3, 6, 6));
    }

    function test_RevertWhen_TogetherTheyOwnEverything() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeOwnershipTooHigh.selector, 1));
        calculator.convertSafes(900, _list(1, 3, 4, 6));
    }

    /// a / c + b / d with d = c - 2 is one less 1 / (c * d), which is smaller than 2^-128.
    function test_RevertWhen_ThereIsNothingLeftToCount() public {
        uint128 d = type(uint128).max - 2;
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeOwnershipTooHigh.selector, 1));
        calculator.convertSafes(900, _list(d / 2 + 2, d + 2, d / 2, d));
    }

    function test_RevertWhen_ACapIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeCapZero.selector, 1));
        calculator.convertSafes(900, _list(1, 3, 1, 0));
    }

    function test_RevertWhen_ThereAreNoShares() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeCapitalisationZero.selector));
        calculator.convertSafes(0, _list(1, 3));
    }

    function test_RevertWhen_TheCapsHaveNoCommonDenominator() public {
        IExitCalculator.Safe[] memory safes = new IExitCalculator.Safe[](3);
        uint128 max = type(uint128).max;
        // Odd numbers that differ by a power of two have no common factor.
        (safes[0], safes[1], safes[2]) = (_safe(1, max), _safe(1, max - 2), _safe(1, max - 4));
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeCapsTooUneven.selector, 2));
        calculator.convertSafes(900, safes);
    }

    function test_RevertWhen_ThereAreTooMany() public {
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.SafeTooMany.selector, 65, 64));
        calculator.convertSafes(900, new IExitCalculator.Safe[](65));
    }

    /// 5 % and 10 % are sold, so the 10,000,000 shares before are 85 % of 11,764,705.88.
    function test_TwoSafesConvertTogether() public view {
        (uint256[] memory shares, uint256 capitalisation) = calculator.convertSafes(
            10_000_000,
            _list(200_000, 4_000_000, 800_000, 8_000_000)
        );
        vm.assertEq(shares[0], 588_235, "a");
        vm.assertEq(shares[1], 1_176_470, "b");
        vm.assertEq(capitalisation, 11_764_705, "after");
    }

    function test_ASafeAlone() public view {
        (uint256[] memory shares, uint256 capitalisation) = calculator.convertSafes(
            10_000_000,
            _list(200_000, 4_000_000)
        );
        // 10,000,000 * 0.05 / 0.95 = 526,315.79
        vm.assertEq(shares[0], 526_315, "shares");
        vm.assertEq(capitalisation, 10_526_315, "after");
    }

    function test_WholeSharesAreNotRounded() public view {
        // Thirds and sixths have no finite decimals, yet half of the company is left and doubles exactly.
        (uint256[] memory shares, uint256 capitalisation) = calculator.convertSafes(900, _list(1, 3, 1, 6));
        vm.assertEq(shares[0], 600, "a third of 1,800");
        vm.assertEq(shares[1], 300, "a sixth of 1,800");
        vm.assertEq(capitalisation, 1_800, "after");
    }

    function test_NothingPaidBuysNothing() public view {
        (uint256[] memory shares, ) = calculator.convertSafes(900, _list(0, 7));
        vm.assertEq(shares[0], 0, "shares");
    }

    function test_WithoutSafesNothingChanges() public view {
        (uint256[] memory shares, uint256 capitalisation) = calculator.convertSafes(900, new IExitCalculator.Safe[](0));
        vm.assertEq(shares.length, 0, "none");
        vm.assertEq(capitalisation, 900, "after");
    }

    function test_TheLargestNumbersDoNotOverflow() public view {
        uint128 max = type(uint128).max;
        (uint256[] memory shares, ) = calculator.convertSafes(type(uint96).max, _list(max - 1, max));
        vm.assertEq(shares[0], uint256(type(uint96).max) * (max - 1), "shares");
    }

    /// shares <= capitalisation * (a / c) / (1 - a / c - b / d) < shares + 1, multiplied out.
    function testFuzz_SharesAreTheExactOnesRoundedDown(uint256 seed) public view {
        uint128[4] memory x;
        for (uint256 i = 0; i < 4; ++i) x[i] = uint128(uint256(keccak256(abi.encode(seed, i)))) % (1 << 40);
        (uint128 c, uint128 d) = (x[1] + 3, x[3] + 3);
        (uint128 a, uint128 b) = (x[0] % (c / 2 + 1), x[2] % (d / 2 + 1));
        uint256 left = uint256(c) * d - uint256(a) * d - uint256(b) * c;
        vm.assume(left != 0);
        (uint256[] memory shares, uint256 capitalisation) = calculator.convertSafes(1e12, _list(a, c, b, d));

        vm.assertLe(shares[0] * left, 1e12 * uint256(a) * d, "a not above");
        vm.assertGt((shares[0] + 1) * left, 1e12 * uint256(a) * d, "a within one");
        vm.assertLe(shares[1] * left, 1e12 * uint256(b) * c, "b not above");
        vm.assertGt((shares[1] + 1) * left, 1e12 * uint256(b) * c, "b within one");
        vm.assertEq(capitalisation, 1e12 + shares[0] + shares[1], "after");
        // Each owns what he bought, or less than one share less.
        vm.assertGe((shares[0] + 1) * c, uint256(a) * capitalisation, "ownership of a");
    }

    function _safe(uint128 amount, uint128 cap) private pure returns (IExitCalculator.Safe memory safe) {
        return IExitCalculator.Safe({amount: amount, cap: cap});
    }

    function _list(uint128 amount, uint128 cap) private pure returns (IExitCalculator.Safe[] memory safes) {
        safes = new IExitCalculator.Safe[](1);
        safes[0] = _safe(amount, cap);
    }

    function _list(
        uint128 amountA,
        uint128 capA,
        uint128 amountB,
        uint128 capB
    ) private pure returns (IExitCalculator.Safe[] memory safes) {
        safes = new IExitCalculator.Safe[](2);
        (safes[0], safes[1]) = (_safe(amountA, capA), _safe(amountB, capB));
    }
}
