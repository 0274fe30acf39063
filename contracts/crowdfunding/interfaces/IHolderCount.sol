// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Count of holders
/// @notice What the disclosure calendar asks a share register.
interface IHolderCount {
    /// @notice Holders of the company's shares.
    /// @return count Holders of at least one share.
    function holders() external view returns (uint256 count);
}
