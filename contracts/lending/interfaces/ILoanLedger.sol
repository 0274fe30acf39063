// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";
import {Amortisation} from "../libraries/Amortisation.sol";
import {ILendingPolicy} from "./ILendingPolicy.sol";

/// @title Loan ledger
/// @notice Loans from the draw to the last claim: schedule, payments, lateness, default and recovery, and the notes of
/// the lenders (ERC-6909, one id for each loan: the address of its escrow as a number).
/// @dev A loan is named by the address of its escrow. Amounts are in units of the settlement token, days are day numbers
/// of UTC+8, rates are in millionths a year.
///
/// Whatever depends on time is computed from the due day and today; no figure waits for a call of somebody.
///
/// Rounding: instalment, interest of a month, interest of odd days, penalty interest and late fee are each rounded
/// half up, once. Service fee and collection cost are rounded down. A payment is shared out exactly: what does not divide
/// among the notes is carried in the position of each holder and paid to the last one who redeems.
interface ILoanLedger {
    /// @notice Life of a loan here. None: not drawn. Active: also while late. Closed is the end.
    enum State {
        None,
        Active,
        Defaulted,
        ChargedOff,
        Closed
    }

    /// @notice What was agreed at the request, frozen in the code of the escrow.
    /// @param subject Person who borrows.
    /// @param class Kind of person.
    /// @param borrower Wallet that borrows.
    /// @param ticket Amount of one ticket, in token units.
    /// @param tickets Tickets asked for.
    /// @param periods Term in months.
    /// @param method Way of repayment.
    /// @param grade Credit grade, 1 (A1) to 35 (G5).
    /// @param purpose Number of the purpose.
    /// @param policy Number of the lending policy.
    /// @param isAuction Whether lenders bid for the rate.
    /// @param ratePpm Rate; in an auction the highest one.
    /// @param cap Most that the person may owe on this platform once this loan is drawn, in token units.
    /// @param documents Hash of the loan agreement and of what was disclosed to lenders.
    struct Terms {
        bytes31 subject;
        IIdentityRegistry.Class class;
        address borrower;
        uint48 ticket;
        uint32 tickets;
        uint16 periods;
        Amortisation.Method method;
        uint8 grade;
        uint8 purpose;
        uint16 policy;
        bool isAuction;
        uint24 ratePpm;
        uint48 cap;
        bytes32 documents;
    }

    /// @notice Charges and delays that the policy held when the loan was asked for, frozen in the same place; see
    /// `ILendingPolicy.Policy`.
    struct Charges {
        uint48 lateFeeFloor;
        uint16 lateFeeBps;
        uint16 penaltyBps;
        uint16 originationBps;
        uint16 serviceBps;
        uint16 recoveryCostBps;
        uint16 lenderCapBps;
        uint24 rateCapPpm;
        uint8 graceDays;
        uint16 defaultDays;
        uint16 chargeOffDays;
        uint8 transferDays;
        ILendingPolicy.Order order;
    }

    /// @notice A loan, in one slot.
    /// @param outstanding Principal that is not repaid, in token units.
    /// @param received All that has come in for the lenders, in token units.
    /// @param instalment Instalment in token units; zero in other methods.
    /// @param ratePpm Rate of the loan.
    /// @param dueDay Due day of the oldest instalment that is not fully paid; in default the day of the default.
    /// @param paid Instalments fully paid.
    /// @param anchor Day of the month on which instalments are due, clamped to the end of the month.
    /// @param isPartial Whether the oldest instalment was paid in part, so that `Arrears` tells something.
    /// @param state Life of the loan.
    /// @param units Notes in existence: tickets drawn.
    struct Loan {
        uint48 outstanding;
        uint48 received;
        uint48 instalment;
        uint24 ratePpm;
        uint24 dueDay;
        uint16 paid;
        uint8 anchor;
        bool isPartial;
        State state;
        uint32 units;
    }

    /// @notice Totals of a loan that limit its charges, in one slot.
    /// @param charged Interest, penalty interest and late fees paid so far, in token units.
    /// @param principalDays Principal times the days for which interest was due so far, a month being 30 days.
    /// @param serviceFee Service fees of the platform that lie in the escrow, in token units.
    /// @param oddDays Days of the running month whose interest was paid with a prepayment.
    /// @param redeemed Notes redeemed after the end.
    /// @param redeemedRest Rests of the positions redeemed, over all notes of the loan.
    /// @param isFeeSettled Whether the origination fee was divided between platform and borrower.
    struct Totals {
        uint48 charged;
        uint72 principalDays;
        uint48 serviceFee;
        uint8 oddDays;
        uint32 redeemed;
        uint40 redeemedRest;
        bool isFeeSettled;
    }

    /// @notice What is known of an instalment that was paid in part, or of a debt in default; in two slots.
    /// @param interest Interest paid of the instalment; in default, interest owed.
    /// @param principal Principal paid of the instalment; zero in default.
    /// @param lateFee Late fee, once it is fixed; in default, late fees owed.
    /// @param lateFeePaid Late fee paid; zero in default.
    /// @param penaltyPaid Penalty interest paid since the due day, or since the default.
    /// @param penalty Penalty interest owed when the default began; zero before.
    /// @param base Sum of what was unpaid times the days for which it was.
    /// @param since Day up to which `base` counts.
    struct Arrears {
        uint48 interest;
        uint48 principal;
        uint48 lateFee;
        uint48 lateFeePaid;
        uint48 penaltyPaid;
        uint48 penalty;
        uint112 base;
        uint24 since;
    }

    /// @notice What is owed, or paid, part by part, in token units.
    /// @param penalty Penalty interest.
    /// @param lateFee Late fee.
    /// @param interest Interest.
    /// @param principal Principal.
    struct Debt {
        uint256 penalty;
        uint256 lateFee;
        uint256 interest;
        uint256 principal;
    }

    /// @notice A holder's part of a loan, in one slot.
    /// @param units Notes.
    /// @param rest What did not divide, a numerator over all notes of the loan.
    /// @param settledAt What the loan had received when the position was last settled, in token units.
    /// @param credit Settled and not claimed, in token units.
    /// @param movedDay Day on which the holder last gave notes away.
    struct Position {
        uint32 units;
        uint32 rest;
        uint64 settledAt;
        uint64 credit;
        uint24 movedDay;
    }

    event LoanOpened(address indexed loan, address indexed borrower, bytes31 indexed subject, Terms terms, Charges charges);
    event Drawn(
        address indexed loan,
        uint256 principal,
        uint256 originationFee,
        uint24 ratePpm,
        uint256 instalment,
        uint24 firstDueDay
    );
    /// @notice An instalment, or a part of it, was paid.
    event Repaid(
        address indexed loan,
        address indexed payer,
        uint16 period,
        Debt paid,
        uint256 serviceFee,
        uint256 outstanding,
        uint24 dueDay
    );
    event Defaulted(address indexed loan, uint256 outstanding, Debt owed);
    event ChargedOff(address indexed loan, uint256 outstanding);
    event Recovered(address indexed loan, address indexed payer, Debt paid, uint256 cost, uint256 outstanding);
    event LoanClosed(address indexed loan);
    event Claimed(address indexed loan, address indexed holder, address to, uint256 amount);
    event FeeCollected(address indexed loan, address indexed to, uint256 amount);
    event FeeReturned(address indexed loan, address indexed to, uint256 amount);

    /// @notice Opens the escrow of a request; only the market.
    function open(Terms calldata terms, Charges calldata charges) external returns (address loan);

    /// @notice Gives a lender notes of a loan in funding, or of one drawn when his bid won; only the market.
    function mint(address loan, address lender, bytes31 subject, uint32 units) external;

    /// @notice Takes notes back and returns their price, when the request came to nothing; only the market.
    function refund(address loan, address lender, address to) external returns (uint256 amount);

    /// @notice Returns money of a bid that did not win; only the market.
    function payBack(address loan, address to, uint256 amount) external;

    /// @notice Pays the loan out and begins its schedule; only the market.
    function draw(address loan, uint32 units, uint24 ratePpm) external;

    function repay(address loan) external returns (uint256 amount);

    function repayAmount(address loan, uint256 limit) external returns (uint256 amount);

    function payoff(address loan) external returns (uint256 amount);

    function claim(address loan, address to) external returns (uint256 amount);

    function termsOf(address loan) external view returns (Terms memory terms);

    function chargesOf(address loan) external view returns (Charges memory charges);

    function loanOf(address loan) external view returns (Loan memory known);

    /// @notice Days past due today; zero when nothing is.
    function daysPastDue(address loan) external view returns (uint256 count);

    /// @notice What the oldest instalment costs today.
    function dueOf(address loan) external view returns (Debt memory debt);

    /// @notice What ends the loan today.
    function payoffOf(address loan) external view returns (Debt memory debt);

    function positionOf(address loan, address holder) external view returns (Position memory position);

    function claimable(address loan, address holder) external view returns (uint256 amount);
}
