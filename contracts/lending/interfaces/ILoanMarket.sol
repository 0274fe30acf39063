// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../libraries/Amortisation.sol";
import {ILoanLedger} from "./ILoanLedger.sol";

/// @title Loan market
/// @notice From a signed credit score to a funded loan: fixed tickets, standing orders, or an auction of the rate.
/// @dev The market holds no money. A lender's payment goes straight into the escrow of the loan.
interface ILoanMarket {
    /// @notice Life of a request. Open: looks for lenders. Filled: waits for the draw. Drawn and Failed are its ends.
    enum State {
        None,
        Open,
        Filled,
        Drawn,
        Failed
    }

    /// @notice What a scorer signs (EIP-712).
    /// @param subject Person.
    /// @param borrower Wallet that may use it.
    /// @param score Score, 300 to 850.
    /// @param grade Credit grade, 1 (A1) to 35 (G5).
    /// @param limit Most that the person may owe on this platform, in token units.
    /// @param policyVersion Number of the lending policy under which it was made.
    /// @param validFrom Unix time in seconds.
    /// @param validTo Unix time in seconds from which it no longer counts.
    /// @param nonce Number of the score; each is used once.
    struct CreditScore {
        bytes31 subject;
        address borrower;
        uint16 score;
        uint8 grade;
        uint64 limit;
        uint16 policyVersion;
        uint40 validFrom;
        uint40 validTo;
        uint256 nonce;
    }

    /// @notice What a borrower asks for.
    /// @param tickets Tickets asked for.
    /// @param minTickets Tickets with which the borrower would be content at the deadline.
    /// @param periods Term in months.
    /// @param method Way of repayment.
    /// @param purpose Number of the purpose, below 32.
    /// @param isAuction Whether lenders bid for the rate.
    /// @param deadline Unix time in seconds at which funding ends.
    /// @param project Hash of the project that is financed.
    /// @param documents Hash of the loan agreement and of what is disclosed to lenders.
    struct Wish {
        uint32 tickets;
        uint32 minTickets;
        uint16 periods;
        Amortisation.Method method;
        uint8 purpose;
        bool isAuction;
        uint40 deadline;
        bytes32 project;
        bytes32 documents;
    }

    /// @notice A request, in one slot.
    /// @param state Life of the request.
    /// @param tickets Tickets asked for.
    /// @param minTickets Tickets with which the borrower would be content.
    /// @param filled Tickets paid for; in an auction tickets bid for.
    /// @param deadline Unix time in seconds at which funding ends; once filled, until which it can be drawn.
    /// @param ratePpm Rate at which it was filled.
    /// @param marginTick Tick of the auction at which it was filled.
    /// @param marginUnits Tickets that this tick has won.
    struct Request {
        State state;
        uint32 tickets;
        uint32 minTickets;
        uint32 filled;
        uint40 deadline;
        uint24 ratePpm;
        uint8 marginTick;
        uint32 marginUnits;
    }

    /// @notice What a lender signs once, and anybody may carry out (EIP-712).
    /// @param lender Who lends.
    /// @param bestGrade Best grade wanted, 1 to 35.
    /// @param worstGrade Worst grade accepted, 1 to 35.
    /// @param maxPeriods Longest term in months.
    /// @param minRatePpm Least rate.
    /// @param perLoan Most tickets of one loan.
    /// @param budget Most money in all, in token units.
    /// @param expiresAt Unix time in seconds.
    /// @param nonce Number of the order.
    struct StandingOrder {
        address lender;
        uint8 bestGrade;
        uint8 worstGrade;
        uint16 maxPeriods;
        uint24 minRatePpm;
        uint32 perLoan;
        uint64 budget;
        uint40 expiresAt;
        uint256 nonce;
    }

    /// @notice A loan was asked for; its escrow stands.
    /// @param loan Loan.
    /// @param borrower Wallet that borrows.
    /// @param subject Person who borrows.
    /// @param terms What was agreed.
    /// @param charges Charges of the policy.
    event LoanOpened(
        address indexed loan,
        address indexed borrower,
        bytes31 indexed subject,
        ILoanLedger.Terms terms,
        ILoanLedger.Charges charges
    );

    /// @notice Terms of a loan.
    /// @param loan Loan.
    /// @return terms What was agreed.
    /// @return charges Charges of the policy.
    function termsOf(
        address loan
    ) external view returns (ILoanLedger.Terms memory terms, ILoanLedger.Charges memory charges);
}
