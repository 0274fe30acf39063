// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";
import {Amortisation} from "../libraries/Amortisation.sol";
import {ILendingPolicy} from "./ILendingPolicy.sol";

/// @title Loan ledger
/// @notice Loans from the draw to the end: schedule, payments, lateness, default and recovery.
/// @dev A loan is named by the address of its escrow. Amounts are in units of the settlement token, days are day
/// numbers of UTC+8, rates are in millionths a year.
///
/// Whatever depends on time is computed from the due day and today; no figure waits for a call of somebody.
///
/// Rounding: instalment, interest of a month, interest of odd days, penalty interest and late fee are each rounded
/// half up, once. Service fee, origination fee and collection cost are rounded down. How what comes in is shared out
/// among the lenders is the business of the note book.
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
    /// @param dueDay Due day of the oldest instalment that is not fully paid.
    /// @param paid Instalments fully paid.
    /// @param anchor Day of the month on which instalments are due, clamped to the end of the month.
    /// @param isPartial Whether the oldest instalment was paid in part, so that `Arrears` tells something.
    /// @param isReported Whether the credit register has a record of its lateness that has not ended.
    /// @param state Life of the loan.
    /// @param units Notes in existence: tickets drawn.
    struct Loan {
        uint256 outstanding;
        uint256 received;
        uint256 instalment;
        uint256 ratePpm;
        uint256 dueDay;
        uint256 paid;
        uint256 anchor;
        bool isPartial;
        bool isReported;
        State state;
        uint256 units;
    }

    /// @notice Totals of a loan that limit its charges, in one slot.
    /// @param charged Interest, penalty interest and late fees paid so far, in token units.
    /// @param principalDays Principal times the days for which interest was due so far, a month being 30 days.
    /// @param fees Fees of the platform that lie in the escrow, in token units.
    /// @param surplus What is left of the origination fee for the borrower, in token units.
    /// @param oddDays Days of the running month whose interest was paid with a prepayment.
    struct ChargeTotals {
        uint256 charged;
        uint256 principalDays;
        uint256 fees;
        uint256 surplus;
        uint256 oddDays;
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
        uint256 interest;
        uint256 principal;
        uint256 lateFee;
        uint256 lateFeePaid;
        uint256 penaltyPaid;
        uint256 penalty;
        uint256 base;
        uint256 since;
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

    /// @notice How a loan stands on a day.
    /// @param isInDefault Whether it is in default, declared or not.
    /// @param daysPastDue Days past due; zero when nothing is.
    /// @param due What the oldest instalment costs; in default all that is owed.
    /// @param payoff What ends the loan.
    struct Status {
        bool isInDefault;
        uint256 daysPastDue;
        Debt due;
        Debt payoff;
    }

    /// @notice A loan was paid out.
    /// @param loan Loan.
    /// @param principal Principal, in token units.
    /// @param originationFee Withheld of it until the end of the loan, in token units.
    /// @param ratePpm Rate.
    /// @param instalment Instalment in token units; zero in other methods.
    /// @param firstDueDay First due day.
    event Drawn(
        address indexed loan,
        uint256 principal,
        uint256 originationFee,
        uint24 ratePpm,
        uint256 instalment,
        uint256 firstDueDay
    );

    /// @notice An instalment was paid, or a part of it.
    /// @param loan Loan.
    /// @param payer Who paid.
    /// @param period Number of the instalment, from 1.
    /// @param paid What was paid of each part.
    /// @param serviceFee Fee of the platform out of it, in token units.
    /// @param dueDay Due day of the oldest instalment that is now unpaid.
    event Repaid(
        address indexed loan,
        address indexed payer,
        uint256 period,
        Debt paid,
        uint256 serviceFee,
        uint256 dueDay
    );

    /// @notice Principal was paid before it was due.
    /// @param loan Loan.
    /// @param payer Who paid.
    /// @param paid Interest to date, and principal.
    /// @param serviceFee Fee of the platform out of it, in token units.
    event Prepaid(address indexed loan, address indexed payer, Debt paid, uint256 serviceFee);

    /// @notice A loan is in default.
    /// @param loan Loan.
    /// @param day First day of the default.
    /// @param owed What was owed on that day.
    event Defaulted(address indexed loan, uint256 day, Debt owed);

    /// @notice A loan in default is no longer counted as outstanding. It is still owed.
    /// @param loan Loan.
    /// @param principal Principal charged off, in token units.
    event ChargedOff(address indexed loan, uint256 principal);

    /// @notice Something came in for a loan in default.
    /// @param loan Loan.
    /// @param payer Who paid.
    /// @param paid By how much each part of the debt fell.
    /// @param cost Kept of it for the cost of collection, in token units.
    event Recovered(address indexed loan, address indexed payer, Debt paid, uint256 cost);

    /// @notice Nothing is owed any more.
    /// @param loan Loan.
    event LoanClosed(address indexed loan);

    /// @notice The origination fee was divided at the end of a loan, or when it was charged off.
    /// @param loan Loan.
    /// @param earned What the platform keeps, in token units.
    /// @param returned What the borrower may take back, in token units.
    /// @param paid By how much it has lowered each part of the debt, at a charge-off; this goes to the lenders.
    event OriginationFeeSettled(address indexed loan, uint256 earned, uint256 returned, Debt paid);

    /// @notice The platform's fees of a loan were paid out.
    /// @param loan Loan.
    /// @param amount In token units.
    event FeeCollected(address indexed loan, uint256 amount);

    /// @notice A borrower took back what the ceiling left of the origination fee.
    /// @param loan Loan.
    /// @param to Payee.
    /// @param amount In token units.
    event FeeReturned(address indexed loan, address indexed to, uint256 amount);

    /// @notice The market is named once.
    error LoanSealedAlready();

    /// @notice Only the market may do this.
    /// @param caller Who tried.
    error LoanCallerNotMarket(address caller);

    /// @notice Only the borrower may name another payee.
    /// @param caller Who tried.
    /// @param borrower Wallet that borrows.
    error LoanCallerNotBorrower(address caller, address borrower);

    /// @notice A loan is not in the stage that this needs.
    /// @param actual Its stage.
    /// @param expected Stage that is needed.
    error LoanWrongState(State actual, State expected);

    /// @notice A loan is in default: its whole debt is due, and `repayAmount` or `payoff` pay it.
    /// @param day First day of the default.
    error LoanInDefault(uint256 day);

    /// @notice A loan is not late enough for this.
    /// @param daysPastDue Days past due.
    /// @param needed Days that are needed.
    error LoanNotLateEnough(uint256 daysPastDue, uint256 needed);

    /// @notice The next instalment can be paid from this day on; `repayAmount` prepays before.
    /// @param day Day number.
    error LoanNothingDue(uint256 day);

    /// @notice The amount does not cover the interest to date, which comes before principal.
    /// @param amount Amount given, in token units.
    /// @param least Least amount, in token units.
    error LoanPaymentTooSmall(uint256 amount, uint256 least);

    /// @notice More than the share of a recovery that may be kept for its cost.
    /// @param cost Cost given, in token units.
    /// @param most Most allowed, in token units.
    error LoanCostTooHigh(uint256 cost, uint256 most);

    /// @notice There is nothing to pay out.
    /// @param loan Loan.
    error LoanNothingToCollect(address loan);

    /// @notice A figure of a loan no longer fits into its books.
    error LoanFigureTooLarge();

    /// @notice The token divides finer than the books.
    /// @param decimals Decimals of the token.
    /// @param most Most allowed.
    error LoanDecimalsUnsupported(uint8 decimals, uint8 most);

    /// @notice Pays the loan out and begins its schedule; only the market.
    /// @param loan Loan.
    /// @param units Tickets sold.
    /// @param ratePpm Rate.
    function draw(address loan, uint32 units, uint24 ratePpm) external;

    /// @notice Pays the oldest instalment exactly, from the due day before it on, with what its lateness costs.
    /// @param loan Active loan.
    /// @return amount What was pulled from the caller, in token units.
    function repay(address loan) external returns (uint256 amount);

    /// @notice Pays what is due, oldest first, and with what is left prepays principal. Never pulls more than is owed.
    /// @param loan Loan that is not closed.
    /// @param limit Most that is paid, in token units.
    /// @return amount What was pulled from the caller, in token units.
    function repayAmount(address loan, uint256 limit) external returns (uint256 amount);

    /// @notice Pays all that is owed today.
    /// @param loan Loan that is not closed.
    /// @return amount What was pulled from the caller, in token units.
    function payoff(address loan) external returns (uint256 amount);

    /// @notice Records a default that the clock has brought; whether somebody does changes no figure.
    /// @param loan Active loan more than `defaultDays` past due.
    function declareDefault(address loan) external;

    /// @notice Takes a loan out of what is outstanding, more than `chargeOffDays` past due; only the servicer.
    /// @param loan Loan in default.
    function chargeOff(address loan) external;

    /// @notice Pays in what was collected of a loan in default, less the cost; only the servicer.
    /// @param loan Loan in default or charged off.
    /// @param limit Most that was collected, in token units; the debt falls by it.
    /// @param cost What is kept of it, in token units.
    /// @return amount What was pulled from the caller, in token units.
    function recover(address loan, uint256 limit, uint256 cost) external returns (uint256 amount);

    /// @notice Reports to the credit register how late a loan is.
    /// @param loan Loan more than 30 days past due.
    function reportLateness(address loan) external;

    /// @notice Pays the platform's fees of a loan to the fee receiver; anybody.
    /// @param loan Loan.
    function collectFee(address loan) external;

    /// @notice Pays what the ceiling has left of the origination fee after the end; to the borrower by anybody, to
    /// somebody else by the borrower.
    /// @param loan Closed loan.
    /// @param to Payee.
    function returnFee(address loan, address to) external;

    /// @notice What the note book needs to know of a loan.
    /// @param loan Loan.
    /// @return state Life of the loan.
    /// @return units Notes of the loan; zero before the draw.
    /// @return received All that has come in for the lenders, in token units.
    /// @return dueDay Due day of the oldest instalment that is not fully paid.
    function sharesOf(address loan) external view returns (State state, uint32 units, uint48 received, uint24 dueDay);

    /// @notice Running figures as they were left by the last payment.
    /// @param loan Loan.
    /// @return known The figures.
    /// @return totals Totals that limit its charges.
    /// @return arrears What is known of an instalment paid in part, or of a debt in default.
    function loanOf(
        address loan
    ) external view returns (Loan memory known, ChargeTotals memory totals, Arrears memory arrears);

    /// @notice How a loan stands today, whoever looks and whether or not somebody has called before.
    /// @param loan Loan.
    /// @return status Its status; all zero when it is closed.
    function statusOf(address loan) external view returns (Status memory status);
}
