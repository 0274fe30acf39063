// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token that keeps a fee
/// @notice The receiver gets less than was sent, as with Statera (STA); Tether (USDT) could switch it on.
contract FeeToken is FreeMintToken {
    uint256 private constant _BPS = 10_000;

    /// @notice Part of each transfer that the token keeps, in bps (10 000 = 100 %), rounded down to the token unit.
    uint256 public feeBps;

    /// @notice A fee cannot be more than the whole amount.
    /// @param feeBps Fee asked for, in bps (10 000 = 100 %).
    /// @param maxFeeBps Highest fee possible, in bps (10 000 = 100 %).
    error FeeTokenFeeAboveWhole(uint256 feeBps, uint256 maxFeeBps);

    constructor(uint256 initialFeeBps) FreeMintToken("Fee Token", "FEE") {
        setFeeBps(initialFeeBps);
    }

    /// @notice Changes the fee of all later transfers; anybody may.
    /// @param newFeeBps Fee in bps (10 000 = 100 %).
    function setFeeBps(uint256 newFeeBps) public {
        if (newFeeBps > _BPS) revert FeeTokenFeeAboveWhole(newFeeBps, _BPS);
        feeBps = newFeeBps;
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = _isTransfer(from, to) ? (amount * feeBps) / _BPS : 0;
        super._update(from, to, amount - fee);
        if (fee > 0) super._update(from, address(this), fee);
    }
}
