// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Line of business
/// @notice What every line has in common: underwriters who sign quotes, and the ways cover can end.
interface IInsuranceLine {
    /// @notice How far some cover has come.
    /// None: unknown. Open: on sale or running. Settled: a payout is due. Voided: premium goes back because no data
    /// came. Expired: ended without a payout. Closed: what was not collected in time has returned to the pool.
    enum State {
        None,
        Open,
        Settled,
        Voided,
        Expired,
        Closed
    }

    /// @notice Somebody may sign quotes from now on, or not any more.
    /// @param underwriter Key or contract that signs.
    /// @param authorised Whether it may sign.
    event UnderwriterSet(address indexed underwriter, bool authorised);

    /// @notice The quote was good until this moment.
    /// @param validUntil Last Unix second at which it could be accepted.
    error QuoteExpired(uint40 validUntil);

    /// @notice The quote names a signer who may not sign.
    /// @param underwriter Signer named in the quote.
    error QuoteUnderwriterUnknown(address underwriter);

    /// @notice The signature is not the underwriter's over exactly these terms, chain and contract.
    /// @param underwriter Signer named in the quote.
    error QuoteSignatureInvalid(address underwriter);

    /// @notice A quote binds once.
    /// @param quoteHash Hash of the quote.
    error QuoteUsed(bytes32 quoteHash);

    /// @notice Cover must begin after its sale ends, and end after it begins.
    /// @param saleClosesAt Unix time in seconds at which sale would end.
    /// @param coverStart Unix time in seconds from which a loss would be covered.
    /// @param coverEnd Unix time in seconds at which cover would end.
    error CoverPeriodInvalid(uint256 saleClosesAt, uint40 coverStart, uint40 coverEnd);

    /// @notice The cover is in another state than this needs.
    /// @param actual State it is in.
    /// @param expected State needed.
    error CoverWrongState(State actual, State expected);

    /// @notice Data can still come, or has come, so the cover cannot end without it.
    /// @param feedId Feed that the cover depends on.
    /// @param coverEnd Unix time in seconds at which the cover ends.
    error CoverNotSilent(bytes32 feedId, uint40 coverEnd);

    /// @notice The time to collect is not over.
    /// @param claimDeadline Last Unix second at which payouts can be collected.
    error CoverClaimsOpen(uint40 claimDeadline);

    /// @notice The time to collect is over.
    /// @param claimDeadline Last Unix second at which payouts could be collected.
    error CoverClaimsOver(uint40 claimDeadline);

    /// @notice Only the person entitled may do this.
    /// @param caller Who tried.
    /// @param entitled Who may.
    error CoverCallerNotEntitled(address caller, address entitled);

    /// @notice Cover for nothing is not sold.
    error CoverEmpty();

    /// @notice A premium above the largest payout is never in the holder's interest.
    /// @param premium Premium in token units.
    /// @param maxPayout Largest payout in token units.
    error CoverPremiumTooHigh(uint256 premium, uint256 maxPayout);

    /// @notice Authorises somebody to sign quotes, or withdraws it. Cover that is bound stays bound.
    /// @param underwriter Key or ERC-1271 contract.
    /// @param authorised Whether it may sign.
    function setUnderwriter(address underwriter, bool authorised) external;

    /// @notice Withdraws a key at once, for the guardian: a leaked key must not sell until a notice period is over.
    /// @param underwriter Key or ERC-1271 contract.
    function revokeUnderwriter(address underwriter) external;

    /// @notice Whether somebody may sign quotes.
    /// @param underwriter Key or contract.
    /// @return authorised True when it may.
    function isUnderwriter(address underwriter) external view returns (bool authorised);
}
