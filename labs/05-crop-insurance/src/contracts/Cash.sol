// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title Cash
/// @notice Money of this lab. One unit is one fen: 100 units are 1.00 yuan.
contract Cash is ERC20 {
    constructor() ERC20("Lab cash (not real money)", "CASH") {}

    /// @notice Gives somebody money. In a lab anybody may print it.
    /// @param to Who gets it.
    /// @param amount Fen.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice Two digits after the point: yuan and fen.
    /// @return digits 2.
    function decimals() public pure override returns (uint8 digits) {
        return 2;
    }
}
