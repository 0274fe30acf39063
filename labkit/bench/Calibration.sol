// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Compiled again and again to learn how fast a machine is. Do not change: recorded ratios are against it.
contract Calibration {
    mapping(address owner => uint256 amount) public balances;
    mapping(address owner => mapping(address spender => uint256 amount)) public allowances;
    uint256 public total;

    error Short(uint256 has, uint256 needs);

    event Moved(address indexed from, address indexed to, uint256 amount);

    function mint(uint256 amount) external {
        balances[msg.sender] += amount;
        total += amount;
        emit Moved(address(0), msg.sender, amount);
    }

    function move(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function allow(address spender, uint256 amount) external {
        allowances[msg.sender][spender] = amount;
    }

    function moveFrom(address from, address to, uint256 amount) external {
        uint256 allowed = allowances[from][msg.sender];
        if (allowed < amount) revert Short(allowed, amount);
        allowances[from][msg.sender] = allowed - amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        uint256 has = balances[from];
        if (has < amount) revert Short(has, amount);
        balances[from] = has - amount;
        balances[to] += amount;
        emit Moved(from, to, amount);
    }
}
