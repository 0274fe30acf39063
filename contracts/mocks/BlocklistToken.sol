// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FreeMintToken} from "./base/FreeMintToken.sol";

/// @title Token with a blocklist
/// @notice Refuses to pay or to be paid by a blocked account, as USD Coin (USDC) and Tether (USDT) do.
contract BlocklistToken is FreeMintToken {
    mapping(address account => bool blocked) private _blocked;

    /// @notice A blocked account can neither send nor receive.
    /// @param account Blocked account.
    error BlocklistTokenAccountBlocked(address account);

    constructor() FreeMintToken("Blocklist Token", "BLOCK") {}

    /// @notice Blocks an account or lifts the block; anybody may.
    /// @param account Account concerned.
    /// @param blocked Whether the account is blocked from now on.
    function setBlocked(address account, bool blocked) external {
        _blocked[account] = blocked;
    }

    /// @notice Tells whether an account is blocked.
    /// @param account Account asked about.
    /// @return Whether it can neither send nor receive.
    function isBlocked(address account) external view returns (bool) {
        return _blocked[account];
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (_blocked[from]) revert BlocklistTokenAccountBlocked(from);
        if (_blocked[to]) revert BlocklistTokenAccountBlocked(to);
        super._update(from, to, amount);
    }
}
