// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token that returns false
/// @notice A transfer that cannot happen returns false instead of reverting, as 0x (ZRX) and EURS do.
contract FalseReturnToken is FreeMintToken {
    /// @notice Whether every transfer fails, even one that is covered.
    bool public isFailing;

    constructor() FreeMintToken("False Return Token", "FALSE") {}

    /// @notice Makes every transfer fail, or lets covered transfers pass again.
    /// @param failing Whether every transfer fails from now on.
    function setFailing(bool failing) external {
        isFailing = failing;
    }

    /// @inheritdoc ERC20
    function transfer(address to, uint256 amount) public override returns (bool) {
        if (isFailing || balanceOf(msg.sender) < amount) return false;
        return super.transfer(to, amount);
    }

    /// @inheritdoc ERC20
    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (isFailing || balanceOf(from) < amount || allowance(from, msg.sender) < amount) return false;
        return super.transferFrom(from, to, amount);
    }
}
