// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "./IBilateralTrade.sol";

/// @title Currency forward
/// @notice Two parties fix today the rate at which one of them buys the settlement currency at the expiry; only the
/// difference is paid (a non-deliverable forward).
/// @dev A rate is the number of units of the foreign currency for one unit of the settlement currency, times a fixed
/// scale that belongs to the feed: 20.1234 yen for one yuan at a scale of 10,000 is 201,234. Strike and fixing have the
/// same scale, so it cancels out.
///
/// The buyer of the settlement currency gains when it is worth more foreign currency at the expiry than was agreed:
/// notional * (fixing - strike) / fixing, in the settlement currency, rounded toward zero to the token unit. What is
/// negative the buyer owes to the seller. The loser pays no more than his margin. A fixing of zero or less is nonsense
/// and ends the trade like a missing one: both margins go back.
///
/// See `IBilateralTrade` for the stages, and for the difference between a derivative and insurance.
interface IFxForward is IBilateralTrade {
    /// @notice Term sheet that both parties accept by transaction or signature (EIP-712).
    /// @param buyer Buys the settlement currency; gains when the fixing is above the strike.
    /// @param seller Sells the settlement currency; gains when the fixing is below the strike.
    /// @param buyerMargin What the buyer puts up and can lose at most, in token units.
    /// @param sellerMargin What the seller puts up and can lose at most, in token units.
    /// @param notional Nominal amount (notional) in token units of the settlement currency.
    /// @param strike Agreed rate, in the unit and scale of the feed; above zero.
    /// @param feedId Feed that fixes the rate.
    /// @param expiry Unix time in seconds of the fixing, end of the observed period.
    /// @param validUntil Last Unix second at which the sheet can be proposed, confirmed or opened.
    /// @param termsHash Hash of the legal document.
    /// @param salt Makes two otherwise equal sheets different.
    struct Terms {
        address buyer;
        address seller;
        uint64 buyerMargin;
        uint64 sellerMargin;
        uint64 notional;
        int64 strike;
        bytes32 feedId;
        uint40 expiry;
        uint40 validUntil;
        bytes32 termsHash;
        uint256 salt;
    }

    /// @notice A term sheet has come on the chain: proposed by one party, or opened with the signatures of both.
    /// @param tradeId Trade, the hash of its term sheet.
    /// @param proposer Proposing party, or who brought both signatures.
    /// @param terms All terms.
    event ForwardIncepted(bytes32 indexed tradeId, address indexed proposer, Terms terms);

    /// @notice A forward needs a notional amount.
    error ForwardNotionalMissing();

    /// @notice A rate is above zero.
    /// @param actual Strike given.
    error ForwardStrikeInvalid(int64 actual);

    /// @notice Proposes a trade; collects the caller's margin. For the two parties only.
    /// @param terms Term sheet.
    /// @return tradeId Trade.
    function incept(Terms calldata terms) external returns (bytes32 tradeId);

    /// @notice Accepts a proposal; collects the caller's margin. For the other party only.
    /// @param terms Term sheet.
    function confirm(Terms calldata terms) external;

    /// @notice Withdraws a term sheet that is not confirmed. A proposer receives his margin back; a party that has only
    /// signed makes its signature worthless. The sheet can never be opened.
    /// @param terms Term sheet.
    /// @param to Who receives the margin.
    function cancel(Terms calldata terms, address to) external;

    /// @notice Opens a trade that both parties have signed; collects both margins. Anybody may bring the signatures.
    /// @param terms Term sheet.
    /// @param buyerSignature The buyer's signature over it (a key's, or ERC-1271).
    /// @param sellerSignature The seller's signature over it (a key's, or ERC-1271).
    /// @return tradeId Trade.
    function open(
        Terms calldata terms,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) external returns (bytes32 tradeId);

    /// @notice Divides both margins by the final fixing and pays both parties; anybody may call it.
    /// @param terms Term sheet.
    function settle(Terms calldata terms) external;

    /// @notice Gives both margins back when no fixing came in time, or one that is not above zero; anybody may call it.
    /// @param terms Term sheet.
    function terminate(Terms calldata terms) external;

    /// @notice Collects what could not be sent. For the party that is entitled to it only.
    /// @param terms Term sheet.
    /// @param to Who receives the money.
    /// @return amount Amount in token units.
    function collect(Terms calldata terms, address to) external returns (uint256 amount);

    /// @notice How far a trade has come, by records, clock and money.
    /// @param terms Term sheet.
    /// @return state State.
    function stateOf(Terms calldata terms) external view returns (TradeState state);

    /// @notice The hash of a term sheet, which is also the id of its trade.
    /// @param terms Term sheet.
    /// @return tradeId EIP-712 digest that the parties sign.
    function hashOf(Terms calldata terms) external view returns (bytes32 tradeId);

    /// @notice How a fixing would divide the margins.
    /// @param terms Term sheet.
    /// @param fixing Rate in the unit and scale of the feed; above zero.
    /// @return buyerPayout What the buyer would receive, in token units.
    /// @return sellerPayout What the seller would receive, in token units; both together are both margins.
    function payoutOf(
        Terms calldata terms,
        int64 fixing
    ) external pure returns (uint256 buyerPayout, uint256 sellerPayout);
}
