// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Arithmetic of an exit
/// @notice Who gets what when a company is sold, and how many shares a simple agreement for future equity becomes.
/// @dev Amounts are in the smallest unit of one currency. Multiples are in basis points, 10,000 being once.
interface IExitCalculator {
    /// @notice A class of shares.
    /// @dev A class whose claim (invested * preferenceBps / 10,000, rounded down) is zero is a common class: whatever
    /// else it says has no effect.
    /// @param shares Shares of the class, at least one.
    /// @param invested Amount its holders paid in; zero for a class without preference.
    /// @param preferenceBps Liquidation preference as a multiple of `invested`.
    /// @param capBps Most that preference and participation come to, as a multiple of `invested`; zero: no cap. A cap
    /// below the preference counts as one equal to it. Without effect on a class that does not participate.
    /// @param seniority Higher is paid first; classes with the same number share pro rata of their claims.
    /// @param participating True if the class, after its preference, also shares in what is left.
    struct ShareClass {
        uint96 shares;
        uint128 invested;
        uint32 preferenceBps;
        uint32 capBps;
        uint32 seniority;
        bool participating;
    }

    /// @notice What one class receives.
    /// @param amount Amount in token units.
    /// @param converted True if the class gave up its preference because common shares pay it strictly more.
    struct Payout {
        uint128 amount;
        bool converted;
    }

    /// @notice A simple agreement for future equity (SAFE) with a post-money valuation cap.
    /// @param amount Amount paid in, in token units.
    /// @param cap Valuation cap in the same units, all SAFEs included; amount / cap is the ownership it buys.
    struct Safe {
        uint128 amount;
        uint128 cap;
    }

    /// @notice There are more classes than one computation takes.
    /// @param count Classes given.
    /// @param max Classes allowed.
    error WaterfallTooManyClasses(uint256 count, uint256 max);

    /// @notice A class has no shares.
    /// @param index Class, counted from zero.
    error WaterfallZeroShares(uint256 index);

    /// @notice Every class has a preference, so that what is left would have no owner.
    /// @param count Classes given.
    error WaterfallNoResidualClass(uint256 count);

    /// @notice There are more SAFEs than one computation takes.
    /// @param count SAFEs given.
    /// @param max SAFEs allowed.
    error SafeTooMany(uint256 count, uint256 max);

    /// @notice There are no shares that the SAFEs could be measured against.
    error SafeCapitalisationZero();

    /// @notice A SAFE has no valuation cap.
    /// @param index SAFE, counted from zero.
    error SafeCapZero(uint256 index);

    /// @notice Together the SAFEs own the whole company or more (or all but 2^-128 of it).
    /// @param index SAFE with which that is reached, counted from zero.
    error SafeOwnershipTooHigh(uint256 index);

    /// @notice The least common denominator of the ownerships exceeds 256 bits; rounder caps have a smaller one.
    /// @param index SAFE with which that happens, counted from zero.
    error SafeCapsTooUneven(uint256 index);

    /// @notice Divides the price of a company among its classes of shares.
    /// @dev Preferences first, by seniority; then what is left, by shares. Preferred classes are rounded down, and so
    /// are common classes but the last one listed, the junior: it takes the remainder. Where the money ends inside a
    /// tier of equal seniority, the first class listed in it takes the units that rounding leaves. The amounts add up
    /// to `exitValue`.
    /// @param classes At most 16 classes, at least one of them without preference.
    /// @param exitValue Amount to divide, in token units.
    /// @return payouts What each class receives, in the order of `classes`.
    function waterfall(
        ShareClass[] calldata classes,
        uint128 exitValue
    ) external pure returns (Payout[] memory payouts);

    /// @notice Turns SAFEs into shares, all of them together.
    /// @dev Shares of one SAFE: capitalisation * ownership / (1 - sum of all ownerships), rounded down once; no price
    /// per share is rounded on the way.
    /// @param capitalisation Shares and options before the conversion, without the SAFEs.
    /// @param safes At most 64 SAFEs.
    /// @return shares New shares of each SAFE, in the order of `safes`.
    /// @return capitalisationAfter The shares before and all new ones.
    function convertSafes(
        uint96 capitalisation,
        Safe[] calldata safes
    ) external pure returns (uint256[] memory shares, uint256 capitalisationAfter);
}
