// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";

/// @title Note book
/// @notice Notes of the lenders (ERC-6909, one id for each loan: the address of its escrow as a number), and what each
/// holder has to get.
/// @dev A payment is shared out exactly: what does not divide among the notes is carried in the position of each holder
/// and paid to the last one who redeems. People are counted by subject, and a person lends from one wallet.
interface INoteBook {
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

    /// @notice What a person lends here, in one slot.
    /// @param wallet The one wallet from which the person lends.
    /// @param positions Positions with notes; one for each loan and wallet, and all are in one wallet except what a bid
    /// made from another one has won.
    struct Lender {
        address wallet;
        uint32 positions;
    }

    /// @notice Lenders in numbers.
    /// @param current People who hold a note.
    /// @param cumulative People who ever held one.
    struct Lenders {
        uint32 current;
        uint32 cumulative;
    }

    /// @notice A holder was paid.
    /// @param loan Loan.
    /// @param holder Holder of notes.
    /// @param to Payee.
    /// @param amount In token units.
    event Claimed(address indexed loan, address indexed holder, address indexed to, uint256 amount);

    /// @notice Money of a request that came to nothing, or of a bid that did not win, went back.
    /// @param loan Loan.
    /// @param to Payee.
    /// @param amount In token units.
    event PaidBack(address indexed loan, address indexed to, uint256 amount);

    /// @notice A position went to another wallet of the same person, the old one being lost.
    /// @param loan Loan.
    /// @param from Retired wallet.
    /// @param to Wallet of the same person.
    event PositionRescued(address indexed loan, address indexed from, address indexed to);

    /// @notice The market is named once.
    error NoteSealedAlready();

    /// @notice Only the market may do this.
    /// @param caller Who tried.
    error NoteCallerNotMarket(address caller);

    /// @notice A person lends from one wallet, so that limits hold for the person.
    /// @param wallet Wallet that was refused.
    /// @param lending The person's lending wallet.
    error NoteWalletOther(address wallet, address lending);

    /// @notice Notes can be transferred while the loan runs and is not in default.
    /// @param loan Loan.
    error NoteNotTransferable(address loan);

    /// @notice A holder has nothing to claim.
    /// @param holder Holder of notes.
    error NoteNothingToClaim(address holder);

    /// @notice A holder has not so many notes.
    /// @param units Notes held.
    /// @param needed Notes needed.
    error NoteTooFew(uint256 units, uint256 needed);

    /// @notice A receiver is not admitted.
    /// @param account Receiver.
    /// @param code Why not.
    error NoteHolderNotAdmitted(address account, IIdentityRegistry.Code code);

    /// @notice The borrower cannot hold notes of his own loan.
    /// @param account Receiver.
    error NoteHolderIsBorrower(address account);

    /// @notice A person would hold too much of one loan.
    /// @param account Receiver.
    /// @param units Notes that the person would hold.
    /// @param most Most allowed.
    error NoteShareTooLarge(address account, uint256 units, uint256 most);

    /// @notice The holder gave notes of this loan away not long ago.
    /// @param day First day on which that is possible again.
    error NoteTransferTooFrequent(uint256 day);

    /// @notice The wallet is lost or stolen; its money goes to another wallet of the same person.
    /// @param wallet Retired wallet.
    error NoteWalletRetired(address wallet);

    /// @notice A person's first note is not given unasked: he funds, bids or buys, or takes it by himself with
    /// `transferFrom`.
    /// @param to Wallet that would have had it.
    error NoteNotAskedFor(address to);

    /// @notice No loan has this number: ids are addresses.
    /// @param id Number given.
    error NoteUnknown(uint256 id);

    /// @notice A position is only rescued from a retired wallet to a valid one of the same person.
    /// @param from Wallet given.
    /// @param to Wallet given.
    error NoteNotRescuable(address from, address to);

    /// @notice Gives a lender the notes that he has paid for; only the market, and only before the draw.
    /// @param loan Loan.
    /// @param lender Lender.
    /// @param subject Person to whom the wallet belongs.
    /// @param units Notes.
    /// @return held Notes of the loan that the lender has now.
    function issue(address loan, address lender, bytes31 subject, uint32 units) external returns (uint256 held);

    /// @notice Gives a lender the notes that his bid has won, with their part of all that was received so far; only the
    /// market.
    /// @param loan Loan.
    /// @param lender Lender.
    /// @param subject Person to whom the wallet belongs.
    /// @param units Notes.
    function award(address loan, address lender, bytes31 subject, uint32 units) external;

    /// @notice Takes notes back and returns their price, when the request came to nothing; only the market.
    /// @param loan Loan.
    /// @param lender Lender.
    /// @param to Payee.
    /// @return amount What was paid, in token units.
    function refund(address loan, address lender, address to) external returns (uint256 amount);

    /// @notice Returns money of a bid; only the market.
    /// @param loan Loan.
    /// @param to Payee.
    /// @param amount In token units.
    function payBack(address loan, address to, uint256 amount) external;

    /// @notice Pays a holder what is his; after the end of the loan his notes are redeemed with it.
    /// @param loan Loan.
    /// @param to Payee.
    /// @return amount In token units.
    function claim(address loan, address to) external returns (uint256 amount);

    /// @notice The same by anybody, to the holder himself.
    /// @param loan Loan.
    /// @param holder Holder of notes.
    /// @return amount In token units.
    function sendClaim(address loan, address holder) external returns (uint256 amount);

    /// @notice Moves a position from a retired wallet to a valid one of the same person; anybody.
    /// @param loan Loan.
    /// @param from Retired wallet.
    /// @param to Wallet of the same person.
    function rescue(address loan, address from, address to) external;

    /// @notice A holder's position as it was last settled.
    /// @param loan Loan.
    /// @param holder Holder of notes.
    /// @return position The position.
    function positionOf(address loan, address holder) external view returns (Position memory position);

    /// @notice What a holder could claim now.
    /// @param loan Loan.
    /// @param holder Holder of notes.
    /// @return amount In token units; without what the last one who redeems gets of the rests.
    function claimable(address loan, address holder) external view returns (uint256 amount);

    /// @notice What a person lends here.
    /// @param subject Person.
    /// @return lender The figures.
    function lenderOf(bytes31 subject) external view returns (Lender memory lender);

    /// @notice Lenders in numbers.
    /// @return known The figures.
    function lenders() external view returns (Lenders memory known);
}
