// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "./IBilateralTrade.sol";

/// @title Weather option
/// @notice A capped call or put on an index such as heating degree days; the writer escrows the cap.
/// @dev Payout to the buyer: min(cap, tick * max(0, index - strike)) for a call, and with strike - index for a put. No
/// division, so nothing is rounded. The writer receives the premium and what is left of the cap.
///
/// The premium stays in escrow until settlement, although markets pay it to the writer at once. Only so both sides get
/// back what they put in when no reading comes: had the writer the premium already, the buyer would have paid for an
/// option that can never be exercised. The writer waits for his money, and asks a price that reflects it.
///
/// See `IBilateralTrade` for the stages, and for the difference between a derivative and insurance.
interface IWeatherOption is IBilateralTrade {
    /// @notice On which side of the strike an option pays.
    enum Kind {
        Call,
        Put
    }

    /// @notice Term sheet that both parties accept by transaction or signature (EIP-712).
    /// @param buyer Pays the premium and receives the payout.
    /// @param writer Escrows the cap and earns the premium.
    /// @param premium Price of the option, in token units.
    /// @param cap Largest payout, in token units; at least the premium.
    /// @param tick What one unit of the index pays, in token units.
    /// @param strike Index at which the payout begins, in the unit of the feed.
    /// @param kind On which side of the strike it pays.
    /// @param feedId Feed that decides.
    /// @param expiry Unix time in seconds at which the observed period ends.
    /// @param validUntil Last Unix second at which the sheet can be proposed, confirmed or opened.
    /// @param termsHash Hash of the legal document.
    /// @param salt Makes two otherwise equal sheets different.
    struct Terms {
        address buyer;
        address writer;
        uint64 premium;
        uint64 cap;
        uint64 tick;
        int64 strike;
        Kind kind;
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
    event OptionIncepted(bytes32 indexed tradeId, address indexed proposer, Terms terms);

    /// @notice An option pays something for a unit of the index.
    error OptionTickMissing();

    /// @notice A premium above the largest payout is never in the buyer's interest.
    /// @param premium Premium in token units.
    /// @param cap Largest payout in token units.
    error OptionPremiumTooHigh(uint256 premium, uint256 cap);

    /// @notice Proposes a trade; collects the buyer's premium or the writer's cap. For the two parties only.
    /// @param terms Term sheet.
    /// @return tradeId Trade.
    function incept(Terms calldata terms) external returns (bytes32 tradeId);

    /// @notice Accepts a proposal; collects the caller's premium or cap. For the other party only.
    /// @param terms Term sheet.
    function confirm(Terms calldata terms) external;

    /// @notice Withdraws a term sheet that is not confirmed. A proposer receives his money back; a party that has only
    /// signed makes its signature worthless. The sheet can never be opened.
    /// @param terms Term sheet.
    /// @param to Who receives the money.
    function cancel(Terms calldata terms, address to) external;

    /// @notice Opens a trade that both parties have signed; collects premium and cap. Anybody may bring the signatures.
    /// @param terms Term sheet.
    /// @param buyerSignature The buyer's signature over it (a key's, or ERC-1271).
    /// @param writerSignature The writer's signature over it (a key's, or ERC-1271).
    /// @return tradeId Trade.
    function open(
        Terms calldata terms,
        bytes calldata buyerSignature,
        bytes calldata writerSignature
    ) external returns (bytes32 tradeId);

    /// @notice Divides premium and cap by the final index and pays both parties; anybody may call it. Exercise is
    /// automatic.
    /// @param terms Term sheet.
    function settle(Terms calldata terms) external;

    /// @notice Gives premium and cap back when no index came in time; anybody may call it.
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

    /// @notice How an index would divide premium and cap.
    /// @param terms Term sheet.
    /// @param index Index in the unit of the feed.
    /// @return buyerPayout What the buyer would receive, in token units.
    /// @return writerPayout What the writer would receive, in token units; both together are premium and cap.
    function payoutOf(
        Terms calldata terms,
        int64 index
    ) external pure returns (uint256 buyerPayout, uint256 writerPayout);
}
