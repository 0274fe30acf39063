// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ExitCalculator} from "../../../contracts/crowdfunding/ExitCalculator.sol";
import {IExitCalculator} from "../../../contracts/crowdfunding/interfaces/IExitCalculator.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @title Base of the tests of the waterfall
/// @notice Short ways to write terms, and random ones.
abstract contract WaterfallTest is LabTest {
    /// @notice Once, in basis points.
    uint32 internal constant ONCE = 10_000;

    ExitCalculator internal calculator;

    function setUp() public virtual {
        calculator = new ExitCalculator();
    }

    function _common(uint96 shares) internal pure returns (IExitCalculator.ShareClass memory class) {
        class.shares = shares;
    }

    /// @notice A class that takes its preference or converts, 1x, seniority 1.
    function _preferred(
        uint96 shares,
        uint128 invested
    ) internal pure returns (IExitCalculator.ShareClass memory class) {
        (class.shares, class.invested, class.preferenceBps, class.seniority) = (shares, invested, ONCE, 1);
    }

    /// @notice A class that takes its preference and shares in the rest, up to the cap (zero: without limit).
    function _participating(
        uint96 shares,
        uint128 invested,
        uint32 capBps
    ) internal pure returns (IExitCalculator.ShareClass memory class) {
        class = _preferred(shares, invested);
        (class.participating, class.capBps) = (true, capBps);
    }

    function _list(
        IExitCalculator.ShareClass memory a,
        IExitCalculator.ShareClass memory b
    ) internal pure returns (IExitCalculator.ShareClass[] memory classes) {
        classes = new IExitCalculator.ShareClass[](2);
        (classes[0], classes[1]) = (a, b);
    }

    function _list(
        IExitCalculator.ShareClass memory a,
        IExitCalculator.ShareClass memory b,
        IExitCalculator.ShareClass memory c
    ) internal pure returns (IExitCalculator.ShareClass[] memory classes) {
        classes = new IExitCalculator.ShareClass[](3);
        (classes[0], classes[1], classes[2]) = (a, b, c);
    }

    function _list(
        IExitCalculator.ShareClass memory a,
        IExitCalculator.ShareClass memory b,
        IExitCalculator.ShareClass memory c,
        IExitCalculator.ShareClass memory d
    ) internal pure returns (IExitCalculator.ShareClass[] memory classes) {
        classes = new IExitCalculator.ShareClass[](4);
        (classes[0], classes[1], classes[2], classes[3]) = (a, b, c, d);
    }

    /// @notice Two to six classes out of a seed, the last or the first of them common. A coarse seed gives small
    /// numbers, in which ties and equal ratios are frequent; a fine one gives numbers up to 2^56.
    function _randomClasses(uint256 seed) internal pure returns (IExitCalculator.ShareClass[] memory classes) {
        uint256 count = 2 + (_draw(seed, 0) % 5);
        uint256 size = _draw(seed, 1) % 2 == 0 ? 8 : 1 << 56;
        classes = new IExitCalculator.ShareClass[](count);
        for (uint256 i = 0; i < count; ++i) classes[i] = _randomClass(_draw(seed, 100 + i), size);
        uint256 common = _draw(seed, 2) % 3 == 0 ? 0 : count - 1;
        classes[common] = _common(classes[common].shares);
    }

    /// @notice An exit value out of a seed, most often in the region where the classes decide.
    function _randomExit(IExitCalculator.ShareClass[] memory classes, uint256 seed) internal pure returns (uint128) {
        uint256 claims = 2;
        for (uint256 i = 0; i < classes.length; ++i) claims += _claimOf(classes[i]);
        return uint128(_draw(seed, 3) % (claims << (_draw(seed, 4) % 5)));
    }

    function _claimOf(IExitCalculator.ShareClass memory class) internal pure returns (uint256 claim) {
        return (uint256(class.invested) * class.preferenceBps) / 10_000;
    }

    function _draw(uint256 seed, uint256 index) internal pure returns (uint256 number) {
        return uint256(keccak256(abi.encode(seed, index)));
    }

    function _randomClass(uint256 seed, uint256 size) private pure returns (IExitCalculator.ShareClass memory class) {
        class.shares = uint96(1 + (_draw(seed, 0) % size));
        class.invested = uint128(_draw(seed, 1) % (10 * size));
        class.preferenceBps = uint32([5_000, 10_000, 10_000, 15_000, 30_000][_draw(seed, 2) % 5]);
        class.participating = _draw(seed, 3) % 2 == 0;
        class.capBps = uint32([0, 8_000, 20_000, 25_000, 40_000][_draw(seed, 4) % 5]);
        class.seniority = uint32(_draw(seed, 5) % 3);
    }
}
