// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token with 24 decimals
/// @notice Amounts are so long that narrow integers overflow, as with YAM v2, which had 24 decimals.
contract ManyDecimalsToken is FreeMintToken {
    constructor() FreeMintToken("Many Decimals Token", "DEC24") {}

    /// @inheritdoc FreeMintToken
    function decimals() public pure override returns (uint8) {
        return 24;
    }
}
