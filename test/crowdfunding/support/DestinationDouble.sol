// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";

/// @title Double of the share register and the milestone vault of an offering
/// @notice Remembers what it was told.
contract DestinationDouble {
    uint32 public promised;
    uint256 public deposits;
    uint256 public supply;
    mapping(address holder => uint256 shares) public balanceOf;

    /// @notice See IShareRegister.
    function promiseSeats(uint32 seats) external {
        promised = seats;
    }

    /// @notice See IShareRegister.
    function issue(address to, uint48 shares, uint32 seats) external {
        promised -= seats;
        supply += shares;
        balanceOf[to] += shares;
    }

    /// @notice See IMilestoneVault.
    function deposit(uint256 amount) external {
        deposits += amount;
    }

    /// @notice See IShareRegister.
    function books() external view returns (IShareRegister.Books memory current) {
        current.promised = promised;
    }
}
