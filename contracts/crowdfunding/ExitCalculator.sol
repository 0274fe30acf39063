// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitCalculator} from "./interfaces/IExitCalculator.sol";
import {SafeConversion} from "./libraries/SafeConversion.sol";
import {Waterfall} from "./libraries/Waterfall.sol";

/// @title Exit calculator
/// @notice The arithmetic of an exit for everybody to ask; it holds nothing and moves nothing.
contract ExitCalculator is IExitCalculator {
    /// @inheritdoc IExitCalculator
    function waterfall(
        ShareClass[] calldata classes,
        uint128 exitValue
    ) external pure returns (Payout[] memory payouts) {
        return Waterfall.divide(classes, exitValue);
    }

    /// @inheritdoc IExitCalculator
    function convertSafes(
        uint96 capitalisation,
        Safe[] calldata safes
    ) external pure returns (uint256[] memory shares, uint256 capitalisationAfter) {
        return SafeConversion.convert(capitalisation, safes);
    }
}
