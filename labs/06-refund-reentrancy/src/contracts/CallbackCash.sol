// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

import {ICashReceiver} from "./ICashReceiver.sol";

/// @title Cash that calls back
/// @notice Money of this lab, which tells a receiver that money has arrived if he has asked for it, as ERC-777 tokens
/// do. One unit is one fen: 100 units are 1.00 yuan.
contract CallbackCash is ERC20 {
    /// @notice Who issues the money.
    address public immutable BANK;

    /// @notice Whether somebody has asked to be called when money arrives.
    mapping(address receiver => bool isAsking) public isCalled;

    /// @notice Only the bank issues money.
    error NotTheBank(address caller);

    constructor() ERC20("Lab cash that calls back (not real money)", "CALL") {
        BANK = msg.sender;
    }

    /// @notice Issues money.
    /// @param to Who gets it.
    /// @param amount Fen.
    function mint(address to, uint256 amount) external {
        if (msg.sender != BANK) revert NotTheBank(msg.sender);
        _mint(to, amount);
    }

    /// @notice From now on, tell the caller of money that arrives.
    function callMe() external {
        isCalled[msg.sender] = true;
    }

    /// @notice Two digits after the point: yuan and fen.
    /// @return digits 2.
    function decimals() public pure override returns (uint8 digits) {
        return 2;
    }

    // #region callback
    /// @dev The balances change first; then the receiver is called and may do whatever he likes before this returns.
    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (isCalled[to]) ICashReceiver(to).onCashReceived(from, amount);
    }
    // #endregion
}
