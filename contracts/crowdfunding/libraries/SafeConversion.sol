// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IExitCalculator} from "../interfaces/IExitCalculator.sol";

/// @title Conversion of post-money SAFEs
/// @notice From what was paid in and the valuation caps to new shares.
/// @dev "Post-money" means that the cap values the company with all SAFEs in it, so each of them buys amount / cap of
/// the company whatever the others do, and the founders give way for all of them. With S the sum of these ownerships
/// the shares before are 1 - S of the shares after, hence
/// shares = capitalisation * (amount / cap) / (1 - S), rounded down once.
/// Example: 10,000,000 shares, 200,000 at a cap of 4,000,000 (5 %) and 800,000 at 8,000,000 (10 %):
/// 10,000,000 * 0.05 / 0.85 = 588,235 and 10,000,000 * 0.10 / 0.85 = 1,176,470.
/// The fractions are brought to their least common denominator, so nothing else is rounded.
library SafeConversion {
    /// @notice SAFEs that one computation takes.
    uint256 internal constant MAX_SAFES = 64;

    /// @notice Converts all SAFEs together; see {IExitCalculator-convertSafes}.
    /// @param capitalisation Shares before.
    /// @param safes SAFEs.
    /// @return shares New shares of each SAFE.
    /// @return capitalisationAfter Shares before and new shares.
    function convert(
        uint96 capitalisation,
        IExitCalculator.Safe[] memory safes
    ) internal pure returns (uint256[] memory shares, uint256 capitalisationAfter) {
        if (capitalisation == 0) revert IExitCalculator.SafeCapitalisationZero();
        (uint256[] memory parts, uint256 rest) = _parts(safes);
        shares = new uint256[](safes.length);
        capitalisationAfter = capitalisation;
        for (uint256 i = 0; i < safes.length; ++i) {
            // Below 2^224: `rest` is at least 2^-128 of the whole.
            shares[i] = Math.mulDiv(capitalisation, parts[i], rest);
            capitalisationAfter += shares[i];
        }
    }

    /// @dev The ownerships as parts of one whole, and the part that remains with the holders of the shares before.
    function _parts(IExitCalculator.Safe[] memory safes) private pure returns (uint256[] memory parts, uint256 rest) {
        uint256 whole = _denominator(safes);
        parts = new uint256[](safes.length);
        rest = whole;
        for (uint256 i = 0; i < safes.length; ++i) {
            (uint256 amount, uint256 cap) = (safes[i].amount, safes[i].cap);
            if (amount >= cap) revert IExitCalculator.SafeOwnershipTooHigh(i);
            // A whole number, because the reduced cap divides the whole; never above the whole.
            parts[i] = Math.mulDiv(whole, amount, cap);
            // What remains has to be more than 2^-128 of the whole, so that the shares stay countable.
            if (parts[i] >= rest || rest - parts[i] <= whole >> 128) {
                revert IExitCalculator.SafeOwnershipTooHigh(i);
            }
            rest -= parts[i];
        }
    }

    /// @dev Least common denominator of the ownerships.
    function _denominator(IExitCalculator.Safe[] memory safes) private pure returns (uint256 whole) {
        uint256 count = safes.length;
        if (count > MAX_SAFES) revert IExitCalculator.SafeTooMany(count, MAX_SAFES);
        whole = 1;
        for (uint256 i = 0; i < count; ++i) {
            uint256 cap = safes[i].cap;
            if (cap == 0) revert IExitCalculator.SafeCapZero(i);
            uint256 reduced = cap / _gcd(cap, safes[i].amount);
            (bool fits, uint256 multiple) = Math.tryMul(whole, reduced / _gcd(whole, reduced));
            if (!fits) revert IExitCalculator.SafeCapsTooUneven(i);
            whole = multiple;
        }
    }

    /// @dev Greatest common divisor (Euclid); `a` when `b` is zero.
    function _gcd(uint256 a, uint256 b) private pure returns (uint256 divisor) {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
