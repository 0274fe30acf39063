// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Cash} from "./Cash.sol";

/// @title Handshake
/// @notice Crowdfunding without custody: what is paid in goes straight to the founder, who promises to give it back if
/// the goal is missed.
contract Handshake {
    /// @notice The money.
    Cash public immutable CASH;
    /// @notice Who gets it at once.
    address public immutable FOUNDER;

    /// @notice Somebody has paid the founder.
    /// @param investor Who.
    /// @param amount Fen.
    event Promised(address indexed investor, uint256 amount);

    constructor(Cash cash, address founder) {
        CASH = cash;
        FOUNDER = founder;
    }

    /// @notice Pays the founder.
    /// @param amount Fen.
    function invest(uint256 amount) external {
        emit Promised(msg.sender, amount);
        CASH.transferFrom(msg.sender, FOUNDER, amount);
    }
}
