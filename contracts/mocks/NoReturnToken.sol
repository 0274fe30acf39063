// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @title Token that returns nothing
/// @notice `transfer`, `transferFrom` and `approve` work but return no value, as with Tether (USDT) and OMG.
/// @dev Stands alone, because the functions of OpenZeppelin's ERC20 cannot lose their return value.
contract NoReturnToken is IERC20Errors {
    // ERC-20 fixes these names.
    // solhint-disable const-name-snakecase
    /// @notice Name of the token.
    string public constant name = "No Return Token";
    /// @notice Symbol of the token.
    string public constant symbol = "NORET";
    /// @notice Decimals of the token.
    uint8 public constant decimals = 2;
    // solhint-enable const-name-snakecase
    /// @notice Tokens in existence, in token units (2 decimals).
    uint256 public totalSupply;
    /// @notice Tokens of an account, in token units (2 decimals).
    mapping(address account => uint256 amount) public balanceOf;
    /// @notice What a spender may still move for an owner, in token units (2 decimals).
    mapping(address owner => mapping(address spender => uint256 amount)) public allowance;

    /// @notice Tokens moved, were minted (from zero) or burnt (to zero).
    /// @param from Sender.
    /// @param to Receiver.
    /// @param amount Amount in token units (2 decimals).
    event Transfer(address indexed from, address indexed to, uint256 amount);
    /// @notice An owner set the allowance of a spender.
    /// @param owner Owner of the tokens.
    /// @param spender Account that may move them.
    /// @param amount New allowance in token units (2 decimals).
    event Approval(address indexed owner, address indexed spender, uint256 amount);

    /// @notice Creates tokens out of nothing, for anybody.
    /// @param to Account that receives the tokens.
    /// @param amount Amount in token units (2 decimals).
    function mint(address to, uint256 amount) external {
        totalSupply += amount;
        balanceOf[to] += amount;
        emit Transfer({from: address(0), to: to, amount: amount});
    }

    /// @notice Sets the allowance of a spender, and returns nothing.
    /// @param spender Account that may move the caller's tokens.
    /// @param amount New allowance in token units (2 decimals).
    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
        emit Approval({owner: msg.sender, spender: spender, amount: amount});
    }

    /// @notice Moves tokens of the caller, and returns nothing.
    /// @param to Receiver.
    /// @param amount Amount in token units (2 decimals).
    function transfer(address to, uint256 amount) external {
        _move({from: msg.sender, to: to, amount: amount});
    }

    /// @notice Moves tokens of an owner who allowed it, and returns nothing.
    /// @param from Owner of the tokens.
    /// @param to Receiver.
    /// @param amount Amount in token units (2 decimals).
    function transferFrom(address from, address to, uint256 amount) external {
        uint256 allowed = allowance[from][msg.sender];
        if (allowed < amount) revert ERC20InsufficientAllowance(msg.sender, allowed, amount);
        if (allowed != type(uint256).max) allowance[from][msg.sender] = allowed - amount;
        _move({from: from, to: to, amount: amount});
    }

    function _move(address from, address to, uint256 amount) private {
        uint256 balance = balanceOf[from];
        if (balance < amount) revert ERC20InsufficientBalance(from, balance, amount);
        balanceOf[from] = balance - amount;
        balanceOf[to] += amount;
        emit Transfer({from: from, to: to, amount: amount});
    }
}
