// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Loan book
/// @notice What the platform must disclose of its loans and of the people who lend and borrow.
/// @dev Amounts are in token units; days are day numbers of UTC+8. People are counted by subject. Compensation paid in
/// place of borrowers and loans of related parties do not appear, because there is no way to make either.
interface ILoanBook {
    /// @notice Present totals, in one slot.
    /// @param outstanding Principal outstanding, also in default; charged-off loans are out.
    /// @param loans Outstanding loans.
    /// @param borrowers People who owe something.
    /// @param sumSquares Sum of the squares of what each borrower owes: with `outstanding` it gives the concentration
    /// (Herfindahl-Hirschman index = sumSquares / outstanding^2).
    struct Totals {
        uint64 outstanding;
        uint32 loans;
        uint32 borrowers;
        uint128 sumSquares;
    }

    /// @notice Totals since the beginning, in one slot.
    /// @param lent Principal of all loans.
    /// @param loans All loans.
    /// @param borrowers All people who ever borrowed.
    /// @param chargedOff Principal charged off.
    /// @param firstDay First due day of the first loan.
    struct History {
        uint64 lent;
        uint32 loans;
        uint32 borrowers;
        uint64 chargedOff;
        uint24 firstDay;
    }

    /// @notice A person would owe more than allowed on this platform.
    /// @param subject Person.
    /// @param exposure What would be owed, in token units.
    /// @param cap Most allowed, in token units.
    error BookCapExceeded(bytes31 subject, uint256 exposure, uint256 cap);

    /// @notice Present totals.
    /// @return known The totals.
    function totals() external view returns (Totals memory known);

    /// @notice Totals since the beginning.
    /// @return known The totals.
    function history() external view returns (History memory known);

    /// @notice Loans whose oldest unpaid instalment falls due on one day.
    /// @param day Day number of UTC+8.
    /// @return principal Their outstanding principal, in token units.
    /// @return loans Their number.
    function bucketOf(uint256 day) external view returns (uint256 principal, uint256 loans);

    /// @notice What a person owes here.
    /// @param subject Person.
    /// @return exposure Outstanding principal, in token units.
    /// @return loans Outstanding loans.
    function borrowerOf(bytes31 subject) external view returns (uint256 exposure, uint256 loans);

    /// @notice Loans that are more than so many days past due now. Reads one slot for each day since the first due day:
    /// meant to be called from outside the chain.
    /// @param daysPastDue Number of days; zero for all that is overdue.
    /// @return principal Their outstanding principal, in token units.
    /// @return loans Their number.
    function overdueBeyond(uint256 daysPastDue) external view returns (uint256 principal, uint256 loans);
}
