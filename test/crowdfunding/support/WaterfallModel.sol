// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitCalculator} from "../../../contracts/crowdfunding/interfaces/IExitCalculator.sol";

/// @title What a class gets if it is given who converts
/// @notice The definition, not the algorithm of the contract: no price is searched, nobody decides anything.
/// @dev For numbers up to 2^60; results are fractions.
library WaterfallModel {
    /// @notice An amount before rounding.
    /// @param num Numerator in token units.
    /// @param den Denominator.
    struct Fraction {
        uint256 num;
        uint256 den;
    }

    /// @notice Exact payout of one class.
    /// @param classes Classes of shares.
    /// @param converted Bit i is set if class i gave up its preference.
    /// @param exitValue Amount to divide.
    /// @param i Class asked about.
    function payoutOf(
        IExitCalculator.ShareClass[] memory classes,
        uint256 converted,
        uint256 exitValue,
        uint256 i
    ) internal pure returns (Fraction memory payout) {
        (uint256 senior, uint256 tier, uint256 all) = _claims(classes, converted, i);
        uint256 mine = claimOf(classes, converted, i);
        if (exitValue >= all) return _withShare(classes, converted, exitValue - all, i);
        if (mine == 0 || exitValue <= senior) return Fraction(0, 1);
        uint256 paid = exitValue - senior < tier ? exitValue - senior : tier;
        return Fraction(paid * mine, tier);
    }

    /// @notice Preference of one class, zero if it gave it up.
    function claimOf(
        IExitCalculator.ShareClass[] memory classes,
        uint256 converted,
        uint256 i
    ) internal pure returns (uint256 claim) {
        if ((converted >> i) & 1 == 1) return 0;
        return (uint256(classes[i].invested) * classes[i].preferenceBps) / 10_000;
    }

    /// @notice Most that a class may take of what is left after all preferences; without limit the largest number.
    function roomOf(
        IExitCalculator.ShareClass[] memory classes,
        uint256 converted,
        uint256 i
    ) internal pure returns (uint256 room) {
        uint256 claim = claimOf(classes, converted, i);
        if (claim == 0) return type(uint256).max;
        if (!classes[i].participating) return 0;
        if (classes[i].capBps == 0) return type(uint256).max;
        uint256 cap = (uint256(classes[i].invested) * classes[i].capBps) / 10_000;
        return cap > claim ? cap - claim : 0;
    }

    /// @notice Whether a is more than b.
    function isMore(Fraction memory a, Fraction memory b) internal pure returns (bool more) {
        return a.num * b.den > b.num * a.den;
    }

    /// @dev Shares the rest by shares; whoever would get more than his room gets his room, and the others share again.
    function _withShare(
        IExitCalculator.ShareClass[] memory classes,
        uint256 converted,
        uint256 rest,
        uint256 asked
    ) private pure returns (Fraction memory payout) {
        uint256 full = 0;
        while (true) {
            (uint256 left, uint256 shares) = (rest, 0);
            for (uint256 i = 0; i < classes.length; ++i) {
                if ((full >> i) & 1 == 1) left -= roomOf(classes, converted, i);
                else shares += classes[i].shares;
            }
            uint256 before = full;
            for (uint256 i = 0; i < classes.length; ++i) {
                uint256 room = roomOf(classes, converted, i);
                if (room != type(uint256).max && classes[i].shares * left > room * shares) full |= 1 << i;
            }
            if (full != before) continue;
            uint256 claim = claimOf(classes, converted, asked);
            if ((full >> asked) & 1 == 1) return Fraction(claim + roomOf(classes, converted, asked), 1);
            return Fraction(claim * shares + classes[asked].shares * left, shares);
        }
    }

    function _claims(
        IExitCalculator.ShareClass[] memory classes,
        uint256 converted,
        uint256 i
    ) private pure returns (uint256 senior, uint256 tier, uint256 all) {
        for (uint256 j = 0; j < classes.length; ++j) {
            uint256 claim = claimOf(classes, converted, j);
            all += claim;
            if (classes[j].seniority > classes[i].seniority) senior += claim;
            if (classes[j].seniority == classes[i].seniority) tier += claim;
        }
    }
}
