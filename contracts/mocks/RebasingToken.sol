// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token whose balances change by themselves
/// @notice All balances are scaled by a factor that anybody may change, as Ampleforth (AMPL) and Lido (stETH) do.
/// @dev The base keeps shares; amounts are shares x factor. Both directions round down, so a transfer may arrive one
/// unit short, as with stETH. `Transfer` events carry shares: a ledger rebuilt from them is wrong as soon as the factor
/// has moved.
contract RebasingToken is FreeMintToken {
    uint256 private constant _WAD = 1e18;

    /// @notice Token units per share, as a wad (1e18 = 100 %).
    uint256 public factorWad = _WAD;

    /// @notice A factor of zero would wipe out the shares' value for good.
    error RebasingTokenFactorZero();

    constructor() FreeMintToken("Rebasing Token", "REBASE") {}

    /// @notice Rescales every balance and the supply; anybody may.
    /// @param newFactorWad Token units per share, as a wad (1e18 = 100 %), above zero.
    function rebase(uint256 newFactorWad) external {
        if (newFactorWad == 0) revert RebasingTokenFactorZero();
        factorWad = newFactorWad;
    }

    /// @inheritdoc ERC20
    function balanceOf(address account) public view override returns (uint256) {
        return (super.balanceOf(account) * factorWad) / _WAD;
    }

    /// @inheritdoc ERC20
    function totalSupply() public view override returns (uint256) {
        return (super.totalSupply() * factorWad) / _WAD;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, (amount * _WAD) / factorWad);
    }
}
