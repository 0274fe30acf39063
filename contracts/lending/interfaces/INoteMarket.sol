// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Note market
/// @notice Lenders sell notes to other lenders. The market holds neither money nor notes: both go straight from one to
/// the other, in one step.
/// @dev A seller signs an order and gives the market the right to move notes, all of them (operator) or so many of a
/// loan (allowance). Identity, related parties, the most that one lender may hold and the days between two transfers
/// are checked by the note book.
///
/// The price is clean: a share of the principal that the notes stand for when they are sold, so it falls with every
/// repayment. On top the buyer pays the interest that has accrued by then and that he will receive: what a payoff would
/// cost of it today, less the service fee. What the loan has paid in so far stays with the seller.
///
/// Rounding: clean price and accrued interest are each rounded half up, once for each purchase.
interface INoteMarket {
    /// @notice What a seller signs (EIP-712).
    /// @param seller Holder who sells, a key or a contract (ERC-1271).
    /// @param loan Loan.
    /// @param units Most notes that are sold in all.
    /// @param minUnits Fewest notes of one purchase, unless fewer are left: as a holder gives notes of a loan away only
    /// every so many days, a purchase of one note would keep the seller from selling the others.
    /// @param priceBps Clean price in basis points of the principal outstanding; 10,000 is at par.
    /// @param expiresAt Unix time in seconds from which the order no longer counts.
    /// @param nonce Tells equal orders apart.
    struct NoteOrder {
        address seller;
        address loan;
        uint32 units;
        uint32 minUnits;
        uint32 priceBps;
        uint40 expiresAt;
        uint256 nonce;
    }

    /// @notice What became of an order, in one slot.
    /// @param units Notes sold.
    /// @param isCancelled Whether the seller has cancelled it.
    struct Fill {
        uint32 units;
        bool isCancelled;
    }

    /// @notice Notes were sold.
    /// @param orderHash Hash of the order.
    /// @param loan Loan.
    /// @param seller Who sold.
    /// @param buyer Who bought.
    /// @param units Notes.
    /// @param clean Clean price, in token units.
    /// @param accrued Accrued interest, in token units.
    event NotesSold(
        bytes32 indexed orderHash,
        address indexed loan,
        address indexed seller,
        address buyer,
        uint32 units,
        uint256 clean,
        uint256 accrued
    );

    /// @notice A seller has taken an order back.
    /// @param orderHash Hash of the order.
    /// @param seller Who signed it.
    event OrderCancelled(bytes32 indexed orderHash, address indexed seller);

    /// @notice An order no longer counts.
    /// @param expiresAt Unix time in seconds since when.
    error NoteOrderExpired(uint40 expiresAt);

    /// @notice The seller has cancelled the order.
    /// @param orderHash Hash of the order.
    error NoteOrderCancelled(bytes32 orderHash);

    /// @notice The seller has not signed this order for this market on this chain.
    /// @param seller Seller named in it.
    error NoteOrderSignatureInvalid(address seller);

    /// @notice Only the seller may cancel an order.
    /// @param caller Who tried.
    /// @param seller Seller named in it.
    error NoteOrderCallerNotSeller(address caller, address seller);

    /// @notice A seller does not buy from himself.
    /// @param seller Seller.
    error NoteOrderBuyerIsSeller(address seller);

    /// @notice Fewer notes than the seller sells at once.
    /// @param units Notes wanted.
    /// @param least Fewest notes.
    error NoteOrderTooFewUnits(uint256 units, uint256 least);

    /// @notice More notes than are left of the order.
    /// @param units Notes wanted.
    /// @param left Notes left.
    error NoteOrderTooManyUnits(uint256 units, uint256 left);

    /// @notice The buyer would have to pay more than he wants.
    /// @param amount Clean price and accrued interest, in token units.
    /// @param maxPay Most that he pays, in token units.
    error NotePriceAboveLimit(uint256 amount, uint256 maxPay);

    /// @notice Notes of a loan that is overdue beyond the days of grace are not sold.
    /// @param loan Loan.
    /// @param daysPastDue Days past due.
    /// @param graceDays Days of grace.
    error NoteLoanOverdue(address loan, uint256 daysPastDue, uint256 graceDays);

    /// @notice The borrower has paid the running month ahead: its interest is the seller's and not earned yet, so there
    /// is no price that is fair to both until it begins.
    /// @param loan Loan.
    /// @param day First day on which notes are sold again.
    error NoteMonthPaidAhead(address loan, uint256 day);

    /// @notice Buys notes, all of an order or a part of it.
    /// @param order What the seller has signed.
    /// @param signature The seller's signature.
    /// @param units Notes wanted.
    /// @param maxPay Most that the caller pays, in token units; the caller has approved the market for it.
    /// @return amount What was paid to the seller, in token units.
    function buy(
        NoteOrder calldata order,
        bytes calldata signature,
        uint32 units,
        uint256 maxPay
    ) external returns (uint256 amount);

    /// @notice Takes an order back for good; only the seller.
    /// @param order What the seller has signed.
    function cancel(NoteOrder calldata order) external;

    /// @notice What notes cost now. Neither the signature nor what is left of the order is looked at.
    /// @param order Order; only loan and price count.
    /// @param units Notes wanted.
    /// @return clean Clean price, in token units.
    /// @return accrued Accrued interest, in token units.
    function quote(NoteOrder calldata order, uint32 units) external view returns (uint256 clean, uint256 accrued);

    /// @notice What became of an order.
    /// @param orderHash Hash of the order.
    /// @return known Notes sold, and whether it was cancelled.
    function filled(bytes32 orderHash) external view returns (Fill memory known);

    /// @notice What a seller signs.
    /// @param order Order.
    /// @return hash EIP-712 hash for this market on this chain.
    function orderHash(NoteOrder calldata order) external view returns (bytes32 hash);
}
