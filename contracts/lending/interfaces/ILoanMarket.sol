// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";
import {Amortisation} from "../libraries/Amortisation.sol";

/// @title Loan market
/// @notice From a signed credit score to a funded loan: fixed tickets, standing orders, or an auction of the rate.
/// @dev The market holds no money. A lender, who has approved the market, pays straight into the escrow of the loan.
///
/// Auction: the rate of tick t (0 to 31) is the ceiling x (t + 1) / 32, rounded down. Ticks win from the lowest upwards
/// until all tickets are placed. All winners get the rate of the last tick that won, the marginal one, in which those
/// win who came first. Bids for fewer tickets than were asked for all win, at the rate of the highest tick in use. What
/// a bid has won is a function of the bid and of the marginal tick, so closing does not depend on the number of bids.
///
/// Funding ends at a deadline. From it, or from the sale of the last fixed ticket, the borrower has `drawSeconds` to
/// draw, whoever calls and whenever. Otherwise the request has failed and all money goes back.
///
/// A pause stops requests, funding, bids and draws, and nothing by which money goes back.
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
    /// @param isAuction Whether lenders bid for the rate.
    /// @param tickets Tickets asked for.
    /// @param minTickets Tickets with which the borrower would be content.
    /// @param filled Tickets paid for; in an auction tickets bid for.
    /// @param deadline Unix time in seconds at which funding ends; once filled, until which it can be drawn.
    /// @param drawSeconds Time for the borrower to draw once it is filled.
    /// @param ratePpm Rate; in an auction the highest one, and once it is filled the rate that was found.
    /// @param marginTick Tick of the auction at which it was filled.
    /// @param marginUnits Tickets that this tick has won.
    struct Request {
        State state;
        bool isAuction;
        uint32 tickets;
        uint32 minTickets;
        uint32 filled;
        uint40 deadline;
        uint32 drawSeconds;
        uint24 ratePpm;
        uint8 marginTick;
        uint32 marginUnits;
    }

    /// @notice A lender's bid, in one slot; a person has one for each loan.
    /// @param lender Wallet that has paid for it.
    /// @param tick Tick, 0 to 31.
    /// @param offset Tickets that were bid for in this tick before.
    /// @param tickets Tickets bid for; zero when there is no bid, or it was settled.
    struct Bid {
        address lender;
        uint8 tick;
        uint32 offset;
        uint32 tickets;
    }

    /// @notice What a lender signs once, and anybody may carry out (EIP-712).
    /// @param lender Who lends.
    /// @param bestGrade Best grade wanted, 1 to 35.
    /// @param worstGrade Worst grade accepted, 1 to 35.
    /// @param maxPeriods Longest term in months.
    /// @param minRatePpm Least rate.
    /// @param perLoan Most tickets of one loan.
    /// @param budget Most money in all, in token units. Money that comes back from a failed request stays counted.
    /// @param expiresAt Unix time in seconds from which it no longer counts.
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

    /// @notice A bid was paid for.
    /// @param loan Loan.
    /// @param lender Lender.
    /// @param tick Tick, 0 to 31.
    /// @param offset Tickets that were bid for in this tick before.
    /// @param tickets Tickets bid for.
    event BidPlaced(address indexed loan, address indexed lender, uint8 tick, uint32 offset, uint32 tickets);

    /// @notice A bid was turned into notes and money.
    /// @param loan Loan.
    /// @param lender Lender.
    /// @param to Who got the money.
    /// @param units Notes.
    /// @param amount Money that went back, in token units.
    event BidSettled(address indexed loan, address indexed lender, address indexed to, uint256 units, uint256 amount);

    /// @notice A bid belongs to another wallet of the same person, the old one being lost.
    /// @param loan Loan.
    /// @param from Retired wallet.
    /// @param to Wallet of the same person.
    event BidRescued(address indexed loan, address indexed from, address indexed to);

    /// @notice A standing order was carried out.
    /// @param loan Loan.
    /// @param digest What the lender signed.
    /// @param lender Lender.
    /// @param tickets Tickets.
    /// @param spent Money that the order has spent in all, in token units.
    event OrderFilled(
        address indexed loan,
        bytes32 indexed digest,
        address indexed lender,
        uint32 tickets,
        uint256 spent
    );

    /// @notice A standing order no longer counts.
    /// @param digest What the lender signed.
    /// @param lender Lender.
    event OrderCancelled(bytes32 indexed digest, address indexed lender);

    /// @notice Enough tickets are placed; the borrower may draw.
    /// @param loan Loan.
    /// @param units Tickets that can be drawn.
    /// @param ratePpm Rate in millionths a year.
    /// @param marginTick Marginal tick of an auction.
    /// @param marginUnits Tickets that this tick has won.
    /// @param drawDeadline Unix time in seconds until which the borrower can draw.
    event RequestFilled(
        address indexed loan,
        uint32 units,
        uint24 ratePpm,
        uint8 marginTick,
        uint32 marginUnits,
        uint40 drawDeadline
    );

    /// @notice A request came to nothing; its money goes back.
    /// @param loan Loan.
    event RequestFailed(address indexed loan);

    /// @notice The wallet may not act.
    /// @param wallet Wallet.
    /// @param code Why, as the identity registry says.
    error MarketIdentityInvalid(address wallet, IIdentityRegistry.Code code);

    /// @notice The request is not in the stage that this needs.
    /// @param actual Its stage.
    /// @param expected Stage that is needed.
    error MarketWrongState(State actual, State expected);

    /// @notice Fixed tickets are funded, and auctions are bid in.
    /// @param isAuction Whether lenders bid for the rate of this loan.
    error MarketWrongKind(bool isAuction);

    /// @notice The time for funding, or for the draw, is over.
    /// @param deadline Unix time in seconds at which it ended.
    error MarketTooLate(uint40 deadline);

    /// @notice The time for funding, or for the draw, is not over.
    /// @param deadline Unix time in seconds at which it is.
    error MarketNotOver(uint40 deadline);

    /// @notice Only the borrower may do this.
    /// @param caller Who tried.
    /// @param borrower Wallet that borrows.
    error MarketCallerNotBorrower(address caller, address borrower);

    /// @notice Nobody lends to himself.
    /// @param lender Wallet of the person who borrows.
    error MarketLenderIsBorrower(address lender);

    /// @notice A lender takes at least one ticket.
    error MarketTicketsMissing();

    /// @notice Not so many tickets are left.
    /// @param tickets Tickets asked for.
    /// @param left Tickets that are left.
    error MarketTooFewLeft(uint256 tickets, uint256 left);

    /// @notice A person would have too much of one loan.
    /// @param tickets Tickets of this person.
    /// @param most Most allowed.
    error MarketShareTooLarge(uint256 tickets, uint256 most);

    /// @notice An auction has no such tick.
    /// @param tick Tick asked for.
    /// @param highest Highest tick.
    error MarketTickInvalid(uint8 tick, uint8 highest);

    /// @notice The person has bid in this auction before.
    /// @param loan Loan.
    /// @param lender Wallet from which the person has bid.
    error MarketBidExists(address loan, address lender);

    /// @notice There is no bid of this wallet, or it was settled.
    /// @param loan Loan.
    /// @param lender Wallet.
    error MarketBidUnknown(address loan, address lender);

    /// @notice The wallet is lost or stolen; the bid goes to another wallet of the same person first.
    /// @param wallet Retired wallet.
    error MarketWalletRetired(address wallet);

    /// @notice A bid is only rescued from a retired wallet to a valid one of the same person.
    /// @param from Wallet given.
    /// @param to Wallet given.
    error MarketBidNotRescuable(address from, address to);

    /// @notice The order was not signed by the lender over exactly this content.
    /// @param lender Who should have signed.
    error MarketOrderInvalid(address lender);

    /// @notice The order has expired.
    /// @param expiresAt Unix time in seconds from which it no longer counts.
    error MarketOrderExpired(uint40 expiresAt);

    /// @notice The lender has cancelled the order.
    /// @param digest What was signed.
    error MarketOrderCancelled(bytes32 digest);

    /// @notice The order is for other grades.
    /// @param grade Grade of the loan.
    /// @param best Best grade wanted.
    /// @param worst Worst grade accepted.
    error MarketOrderGradeOther(uint8 grade, uint8 best, uint8 worst);

    /// @notice The order is for shorter loans.
    /// @param periods Term of the loan in months.
    /// @param most Longest term accepted.
    error MarketOrderTermTooLong(uint16 periods, uint16 most);

    /// @notice The order is for a higher rate.
    /// @param ratePpm Rate of the loan in millionths a year.
    /// @param least Least rate accepted.
    error MarketOrderRateTooLow(uint24 ratePpm, uint24 least);

    /// @notice The lender would have more tickets of this loan than he wanted.
    /// @param tickets Tickets he would have.
    /// @param most Most that he wanted.
    error MarketOrderShareTooLarge(uint256 tickets, uint256 most);

    /// @notice The order would spend more than its budget.
    /// @param amount Price of the tickets, in token units.
    /// @param left What is left of the budget, in token units.
    error MarketOrderBudgetExceeded(uint256 amount, uint256 left);

    /// @notice Only the lender cancels his order.
    /// @param caller Who tried.
    /// @param lender Lender.
    error MarketCallerNotLender(address caller, address lender);

    /// @notice Stops requests, funding, bids and draws for the time being.
    function pause() external;

    /// @notice Ends a pause. Deadlines have run on.
    function unpause() external;

    /// @notice Asks for a loan; the caller is the borrower.
    /// @param wish What is asked for.
    /// @param score Credit score of the caller.
    /// @param scorer Who signed it.
    /// @param signature Signature over the score.
    /// @return loan Address of the escrow, which names the loan.
    function request(
        Wish calldata wish,
        CreditScore calldata score,
        address scorer,
        bytes calldata signature
    ) external returns (address loan);

    /// @notice Buys fixed tickets. The sale of the last one fills the request.
    /// @param loan Open loan.
    /// @param tickets Tickets.
    function fund(address loan, uint32 tickets) external;

    /// @notice Buys fixed tickets for a lender who has signed an order; anybody.
    /// @param loan Open loan.
    /// @param order What the lender has signed.
    /// @param signature His signature.
    /// @param tickets Tickets.
    function fundByOrder(address loan, StandingOrder calldata order, bytes calldata signature, uint32 tickets) external;

    /// @notice Makes an order worthless; only its lender.
    /// @param order The order.
    function cancelOrder(StandingOrder calldata order) external;

    /// @notice Bids for tickets and pays their full price. A bid cannot be taken back or changed.
    /// @param loan Open loan.
    /// @param tick Tick, 0 (lowest rate) to 31 (ceiling).
    /// @param tickets Tickets.
    function bid(address loan, uint8 tick, uint32 tickets) external;

    /// @notice Ends funding at the deadline, and fails a request that was not drawn in time; anybody.
    /// @param loan Open or filled loan.
    function close(address loan) external;

    /// @notice Turns the caller's bid into what it has won and pays the rest to whom he likes.
    /// @param loan Loan that is no longer open.
    /// @param to Payee.
    function settleBidTo(address loan, address to) external;

    /// @notice The same by anybody, to the lender himself.
    /// @param loan Loan that is no longer open.
    /// @param lender Wallet that has bid.
    function settleBid(address loan, address lender) external;

    /// @notice Gives a bid of a retired wallet to a valid one of the same person; anybody.
    /// @param loan Loan.
    /// @param from Retired wallet.
    /// @param to Wallet of the same person.
    function rescueBid(address loan, address from, address to) external;

    /// @notice Gives a request up; only the borrower, before the draw.
    /// @param loan Open or filled loan.
    function cancel(address loan) external;

    /// @notice Draws a filled loan; only the borrower.
    /// @param loan Filled loan.
    function draw(address loan) external;

    /// @notice Takes the caller's notes of a failed request back and pays their price to whom he likes.
    /// @param loan Failed loan.
    /// @param to Payee.
    /// @return amount What was paid, in token units.
    function refund(address loan, address to) external returns (uint256 amount);

    /// @notice The same by anybody, to the lender himself.
    /// @param loan Failed loan.
    /// @param lender Lender.
    /// @return amount What was paid, in token units.
    function sendBack(address loan, address lender) external returns (uint256 amount);

    /// @notice A request.
    /// @param loan Loan.
    /// @return known Its figures; state None when there is none.
    function requestOf(address loan) external view returns (Request memory known);

    /// @notice Tickets bid for in each tick.
    /// @param loan Loan.
    /// @return ticks Tickets by tick.
    function ticksOf(address loan) external view returns (uint32[32] memory ticks);

    /// @notice Bid of a person that is not settled.
    /// @param loan Loan.
    /// @param subject Person.
    /// @return entry The bid, with zero tickets when there is none.
    /// @return units Notes that it has won; zero until the auction is closed.
    function bidOf(address loan, bytes31 subject) external view returns (Bid memory entry, uint256 units);

    /// @notice Money that a standing order has spent.
    /// @param digest What the lender signed.
    /// @return amount In token units; the largest number when the order was cancelled.
    function spentOf(bytes32 digest) external view returns (uint256 amount);

    /// @notice EIP-712 digest that a lender signs.
    /// @param order What is signed.
    /// @return digest Hash bound to this chain and contract.
    function orderHash(StandingOrder calldata order) external view returns (bytes32 digest);
}
