// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Loan escrow
/// @notice Holds the money of one loan and of nothing else: an address of its own, which everybody can look at.
/// @dev A clone whose code carries the terms of the loan. Only the loan ledger can have it pay, and the ledger pays the
/// borrower, the lenders and the fees of this loan.
interface ILoanEscrow {
    /// @notice Somebody else than the ledger wants to pay.
    /// @param caller Who it was.
    /// @param ledger Ledger of loans.
    error EscrowCallerNotLedger(address caller, address ledger);

    /// @notice Pays out of the money of this loan.
    /// @param to Payee.
    /// @param amount Amount in token units.
    function pay(address to, uint256 amount) external;
}
