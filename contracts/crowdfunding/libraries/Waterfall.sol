// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IExitCalculator} from "../interfaces/IExitCalculator.sol";

/// @title Exit waterfall
/// @notice Divides the price of a company among its classes of shares, exactly.
/// @dev Everything that a class can get depends on one number, the price p of a common share:
/// common s * p; non-participating max(claim, s * p); participating claim + s * p; participating with a cap C:
/// max(min(claim + s * p, C), s * p). None of these falls when p rises, so together they reach the exit value at one p
/// only. We walk p up from zero, from one bend of these lines to the next (a class reaches its cap, a class converts),
/// until the next bend would cost more than there is. On the last straight piece p is a fraction of whole numbers, and
/// each payout is its exact value, rounded down.
///
/// That p is the equilibrium of the conversions. A class converts where s * p > C, with C its claim or cap. Had it not
/// converted, it would have at most C. Had another class converted at a new price q with more than it has now, so more
/// than s * p, then q > p, so nobody else would get less than now and the total would exceed the exit value.
library Waterfall {
    /// @notice What a class gets at the price at hand: `base`, and its shares of the rest if it is `sharing`.
    /// @param shares Shares of the class.
    /// @param base Amount in token units that does not depend on the price.
    /// @param ceiling Most that the class gets without converting, in token units.
    /// @param sharing True if the class shares in what the bases leave.
    /// @param converted True if the class gave up its preference.
    struct Stake {
        uint256 shares;
        uint256 base;
        uint256 ceiling;
        bool sharing;
        bool converted;
    }

    /// @notice Classes that one computation takes.
    uint256 internal constant MAX_CLASSES = 16;

    uint256 private constant _BPS = 10_000;
    /// @dev Ceiling of a class that has none, because it is common, has converted or participates without a cap.
    uint256 private constant _NONE = type(uint256).max;

    /// @notice Divides `exitValue`; see {IExitCalculator-waterfall}.
    /// @param classes Classes of shares.
    /// @param exitValue Amount in token units.
    /// @return payouts What each class receives.
    function divide(
        IExitCalculator.ShareClass[] memory classes,
        uint128 exitValue
    ) internal pure returns (IExitCalculator.Payout[] memory payouts) {
        (Stake[] memory stakes, uint256 junior) = _open(classes);
        (uint256 claims, ) = _totals(stakes);
        // While preferences are not covered nobody gains by giving his up: what is left after the others' claims is
        // never more than what he has.
        if (exitValue < claims) return _bySeniority(classes, stakes, exitValue);
        return _byShares(stakes, junior, exitValue);
    }

    /// @dev Cheapest bend first; stops where the classes would get the exit value or more, so that a class whose shares
    /// pay exactly what its preference pays does not convert.
    function _byShares(
        Stake[] memory stakes,
        uint256 junior,
        uint256 exitValue
    ) private pure returns (IExitCalculator.Payout[] memory payouts) {
        (uint256 base, uint256 shares) = _totals(stakes);
        for (Stake memory next = _nextBend(stakes); next.ceiling != _NONE; next = _nextBend(stakes)) {
            // base + shares * (bend / next.shares) >= exitValue, without the division
            if (base * next.shares + shares * _bendOf(next) >= exitValue * next.shares) break;
            _pass(next);
            (base, shares) = _totals(stakes);
        }
        return _payouts(stakes, junior, exitValue, exitValue - base, shares);
    }

    /// @dev The product of shares (96 bits) and rest (128 bits) needs no more than 224 bits.
    function _payouts(
        Stake[] memory stakes,
        uint256 junior,
        uint256 exitValue,
        uint256 rest,
        uint256 shares
    ) private pure returns (IExitCalculator.Payout[] memory payouts) {
        payouts = new IExitCalculator.Payout[](stakes.length);
        uint256 left = exitValue;
        for (uint256 i = 0; i < stakes.length; ++i) {
            if (i == junior) continue;
            Stake memory stake = stakes[i];
            uint256 amount = stake.base + (stake.sharing ? (stake.shares * rest) / shares : 0);
            left -= amount;
            payouts[i] = IExitCalculator.Payout(uint128(amount), stake.converted);
        }
        payouts[junior].amount = uint128(left);
    }

    /// @dev Tier by tier, for an exit value below the sum of all claims: the last tier reached is paid in part.
    function _bySeniority(
        IExitCalculator.ShareClass[] memory classes,
        Stake[] memory stakes,
        uint256 exitValue
    ) private pure returns (IExitCalculator.Payout[] memory payouts) {
        payouts = new IExitCalculator.Payout[](stakes.length);
        // One above the level that is looked for; levels have 32 bits.
        uint256 below = 1 << 32;
        for (uint256 left = exitValue; left != 0;) {
            uint256 claims;
            (below, claims) = _nextTier(classes, stakes, below);
            uint256 paid = left < claims ? left : claims;
            _payTier(classes, stakes, payouts, below, paid, claims);
            left -= paid;
        }
    }

    /// @dev Pays `paid` on the `claims` of one tier, rounded down; what is over goes to the first class of the tier.
    function _payTier(
        IExitCalculator.ShareClass[] memory classes,
        Stake[] memory stakes,
        IExitCalculator.Payout[] memory payouts,
        uint256 level,
        uint256 paid,
        uint256 claims
    ) private pure {
        uint256 first = _NONE;
        uint256 over = paid;
        for (uint256 i = 0; i < stakes.length; ++i) {
            if (stakes[i].base == 0 || classes[i].seniority != level) continue;
            if (first == _NONE) first = i;
            uint256 amount = Math.mulDiv(paid, stakes[i].base, claims);
            payouts[i].amount = uint128(amount);
            over -= amount;
        }
        payouts[first].amount += uint128(over);
    }

    /// @dev The highest level below `below` at which some class has a claim, and the sum of the claims there.
    function _nextTier(
        IExitCalculator.ShareClass[] memory classes,
        Stake[] memory stakes,
        uint256 below
    ) private pure returns (uint256 level, uint256 claims) {
        for (uint256 i = 0; i < stakes.length; ++i) {
            uint256 seniority = classes[i].seniority;
            if (stakes[i].base == 0 || seniority >= below || seniority < level) continue;
            if (seniority > level) (level, claims) = (seniority, 0);
            claims += stakes[i].base;
        }
    }

    /// @dev The stakes at price zero, and the junior: the last class without a claim.
    function _open(
        IExitCalculator.ShareClass[] memory classes
    ) private pure returns (Stake[] memory stakes, uint256 junior) {
        uint256 count = classes.length;
        if (count > MAX_CLASSES) revert IExitCalculator.WaterfallTooManyClasses(count, MAX_CLASSES);
        stakes = new Stake[](count);
        junior = _NONE;
        for (uint256 i = 0; i < count; ++i) {
            if (classes[i].shares == 0) revert IExitCalculator.WaterfallZeroShares(i);
            stakes[i] = _stakeOf(classes[i]);
            if (stakes[i].base == 0) junior = i;
        }
        if (junior == _NONE) revert IExitCalculator.WaterfallNoResidualClass(count);
    }

    function _stakeOf(IExitCalculator.ShareClass memory class) private pure returns (Stake memory stake) {
        uint256 invested = class.invested;
        uint256 claim = (invested * class.preferenceBps) / _BPS;
        (stake.shares, stake.base, stake.ceiling) = (class.shares, claim, claim);
        if (claim == 0 || (class.participating && class.capBps == 0)) {
            (stake.sharing, stake.ceiling) = (true, _NONE);
        } else if (class.participating) {
            stake.ceiling = Math.max(claim, (invested * class.capBps) / _BPS);
            stake.sharing = true;
        }
    }

    /// @dev The stake whose line bends at the lowest price; the first of equals. Without a bend, one without ceiling.
    function _nextBend(Stake[] memory stakes) private pure returns (Stake memory next) {
        next = stakes[0];
        for (uint256 i = 1; i < stakes.length; ++i) {
            Stake memory stake = stakes[i];
            if (stake.ceiling == _NONE) continue;
            // bend / shares < bend of next / its shares, without the divisions
            bool earlier = next.ceiling == _NONE || _bendOf(stake) * next.shares < _bendOf(next) * stake.shares;
            if (earlier) next = stake;
        }
    }

    /// @dev Price of the next bend times the shares of the class: what it still takes to its ceiling while it shares,
    /// and the ceiling itself, to be surpassed by converting, when it rests there.
    function _bendOf(Stake memory stake) private pure returns (uint256 bend) {
        return stake.sharing ? stake.ceiling - stake.base : stake.ceiling;
    }

    /// @dev Behind the bend: a class that shared rests at its ceiling, one that rested there has converted.
    function _pass(Stake memory stake) private pure {
        if (stake.sharing) {
            (stake.base, stake.sharing) = (stake.ceiling, false);
        } else {
            (stake.base, stake.ceiling, stake.sharing, stake.converted) = (0, _NONE, true, true);
        }
    }

    /// @dev The classes together get `base + shares * price`.
    function _totals(Stake[] memory stakes) private pure returns (uint256 base, uint256 shares) {
        for (uint256 i = 0; i < stakes.length; ++i) {
            base += stakes[i].base;
            if (stakes[i].sharing) shares += stakes[i].shares;
        }
    }
}
