// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../insurance/interfaces/IQuorumOracle.sol";

/// @title Bilateral trade
/// @notice Two parties, one term sheet: each puts up its stake, a reading of the oracle divides both stakes again.
/// @dev A trade is its term sheet. Its id is the EIP-712 hash of the sheet, which binds chain and contract; whoever
/// acts shows the sheet again, and no other sheet has the same hash. Stored is one slot: how far the trade has come,
/// and what is held for each party.
///
/// The stages are those of ERC-6123. ISDA's Common Domain Model calls the same steps Execution (incept and confirm, or
/// open), Reset (the oracle's final value), Transfer (payment) and Termination. The legal text is bound by its hash.
///
/// How this differs from the insurance beside it: nobody needs an insurable interest, so who loses nothing by the event
/// may trade on it; the bargain is two-sided, what one party gains the other loses; no pool and no rule of solvency
/// stands behind it, because everything a party can lose lies in escrow from the beginning. So there is no margin call,
/// no liquidation, no cooling-off, no underwriter, no administrator and no pause.
interface IBilateralTrade {
    /// @notice How far a trade has come. Recorded are Inactive, Incepted, Confirmed, Settled and Terminated; the others
    /// follow from the clock and from the money.
    /// Inactive: unknown. Incepted: proposed by one party, whose stake is held. Confirmed: both stakes are held.
    /// Valuation: confirmed, and the expiry is reached. InTransfer: ended, but somebody could not be paid and his money
    /// waits to be collected. Settled: divided by the reading and paid. Terminated: ended without a reading and paid
    /// back, or withdrawn before it was confirmed.
    enum TradeState {
        Inactive,
        Incepted,
        Confirmed,
        Valuation,
        InTransfer,
        Settled,
        Terminated
    }

    /// @notice What is stored of a trade, in one slot.
    /// @param state How far it has come, as recorded.
    /// @param heldA What is held for the first party, in token units.
    /// @param heldB What is held for the second party, in token units.
    struct Trade {
        TradeState state;
        uint120 heldA;
        uint120 heldB;
    }

    /// @notice Both parties are bound and both stakes are held.
    /// @param tradeId Trade.
    /// @param partyA First party of the term sheet.
    /// @param partyB Second party of the term sheet.
    event TradeConfirmed(bytes32 indexed tradeId, address indexed partyA, address indexed partyB);

    /// @notice A term sheet was withdrawn before it was confirmed, and can never be opened.
    /// @param tradeId Trade.
    /// @param party Who withdrew it.
    /// @param to Who received the stake.
    /// @param amount Stake that went back, in token units; zero when none was held.
    event TradeCancelled(bytes32 indexed tradeId, address indexed party, address indexed to, uint256 amount);

    /// @notice A reading has divided the stakes.
    /// @param tradeId Trade.
    /// @param reading Final value of the feed.
    /// @param payoutA What the first party receives, in token units.
    /// @param payoutB What the second party receives, in token units; both together are both stakes.
    event TradeSettled(bytes32 indexed tradeId, int64 reading, uint256 payoutA, uint256 payoutB);

    /// @notice No usable reading came; each party has its own stake back.
    /// @param tradeId Trade.
    event TradeTerminated(bytes32 indexed tradeId);

    /// @notice A party has its money.
    /// @param tradeId Trade.
    /// @param party Who was entitled.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event TradePaid(bytes32 indexed tradeId, address indexed party, address indexed to, uint256 amount);

    /// @notice A party could not receive; its money waits for it.
    /// @param tradeId Trade.
    /// @param party Who could not receive.
    /// @param amount Amount in token units.
    event TradePaymentFailed(bytes32 indexed tradeId, address indexed party, uint256 amount);

    /// @notice The trade is in another state than this needs.
    /// @param actual State it is in.
    /// @param expected State needed.
    error TradeWrongState(TradeState actual, TradeState expected);

    /// @notice Only the two parties may do this.
    /// @param caller Who tried.
    /// @param partyA First party.
    /// @param partyB Second party.
    error TradeCallerNotParty(address caller, address partyA, address partyB);

    /// @notice Only this party may do this.
    /// @param caller Who tried.
    /// @param entitled Who may.
    error TradeCallerNotEntitled(address caller, address entitled);

    /// @notice Nobody trades with himself.
    /// @param party Address that stands on both sides.
    error TradePartiesEqual(address party);

    /// @notice Both parties put something at stake: a trade in which one of them cannot lose is a gift.
    /// @param stakeA Stake of the first party, in token units.
    /// @param stakeB Stake of the second party, in token units.
    error TradeStakeMissing(uint256 stakeA, uint256 stakeB);

    /// @notice The term sheet was good until this moment.
    /// @param validUntil Last Unix second at which it could be proposed, confirmed or opened.
    error TermSheetExpired(uint40 validUntil);

    /// @notice The signature is not the party's over exactly this term sheet, chain and contract.
    /// @param party Who should have signed.
    error TermSheetSignatureInvalid(address party);

    /// @notice A trade opens before its expiry, when nobody can have the reading.
    /// @param expiry Unix time in seconds of the expiry.
    error TradeExpiryPassed(uint40 expiry);

    /// @notice The final value makes no sense for this trade; terminate it instead.
    /// @param reading Final value of the feed.
    error TradeReadingUnusable(int64 reading);

    /// @notice A reading can still come, or has come, so the trade cannot end without it.
    /// @param feedId Feed that decides.
    /// @param expiry Unix time in seconds of the expiry.
    /// @param status How far the reading has come.
    error TradeNotSilent(bytes32 feedId, uint40 expiry, IQuorumOracle.Status status);

    /// @notice No money of this party waits to be collected.
    /// @param tradeId Trade.
    /// @param party Who tried.
    error TradeNothingDue(bytes32 tradeId, address party);

    /// @notice What is stored of a trade.
    /// @param tradeId Trade, the hash of its term sheet.
    /// @return trade All zero when there is none.
    function tradeOf(bytes32 tradeId) external view returns (Trade memory trade);
}
