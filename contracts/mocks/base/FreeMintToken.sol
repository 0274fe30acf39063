// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title Token that anybody can mint
/// @notice What our misbehaving tokens share: an ordinary ERC-20 with two decimals and no owner.
abstract contract FreeMintToken is ERC20 {
    constructor(string memory name, string memory symbol) ERC20(name, symbol) {}

    /// @notice Creates tokens out of nothing, for anybody.
    /// @param to Account that receives the tokens.
    /// @param amount Amount in token units (2 decimals unless the token says otherwise).
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice Decimals of the token, as of the settlement currency it stands in for.
    /// @return Number of decimals.
    function decimals() public view virtual override returns (uint8) {
        return 2;
    }

    /// @notice Whether a balance update moves tokens between two holders, and neither mints nor burns.
    /// @param from Sender of the update; zero for a mint.
    /// @param to Receiver of the update; zero for a burn.
    /// @return Whether both ends are accounts.
    function _isTransfer(address from, address to) internal pure returns (bool) {
        return from != address(0) && to != address(0);
    }
}
