// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Rain
/// @notice Says how much rain fell in a summer. Rain is in tenths of a millimetre: 272 are 27.2 mm.
interface IRain {
    /// @notice Rain of a summer, July to September.
    /// @param year Which summer.
    /// @return isKnown Whether it has been reported; if not, the rain below says nothing.
    /// @return rain Tenths of a millimetre.
    function rainOf(uint256 year) external view returns (bool isKnown, uint256 rain);
}
