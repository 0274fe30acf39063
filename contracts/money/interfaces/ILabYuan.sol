// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Settlement currency of the course
/// @notice Play money: an ERC-20 whose smallest unit is the fen (2 decimals, 100 fen = 1 yuan).
/// @dev Holders may also approve by signature (ERC-2612, `permit`), pay by signature (ERC-3009) and burn what they
/// hold. Signatures are bound to the chain and to this contract (EIP-712), expire, and work once. `permit` counts its
/// nonces up; a payment carries any 32 bytes its payer has not used before, so payments may arrive in any order. Both
/// are signed with a key: a contract wallet (ERC-1271) approves and transfers by calling.
/// No role can move, freeze or take back anybody's balance.
interface ILabYuan {
    /// @notice Creates money; only for the role that the access manager has put in charge of issuance.
    /// @param to Account that receives the money.
    /// @param amount Amount in fen (2 decimals).
    function mint(address to, uint256 amount) external;
}
