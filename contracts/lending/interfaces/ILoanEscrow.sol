// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Loan escrow
/// @notice Holds the money of one loan and of nothing else: an address of its own, which everybody can look at.
/// @dev A clone whose code carries the terms of the loan. Only two contracts can have it pay: the loan ledger pays the
/// borrower and the fees of this loan, the note book pays its lenders.
interface ILoanEscrow {
    /// @notice Somebody else wants to have it pay.
    /// @param caller Who it was.
    error EscrowCallerUnknown(address caller);

    /// @notice Pays out of the money of this loan.
    /// @param to Payee.
    /// @param amount Amount in token units.
    function pay(address to, uint256 amount) external;
}
