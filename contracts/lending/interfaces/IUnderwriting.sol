// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";
import {ILoanLedger} from "./ILoanLedger.sol";
import {ILoanMarket} from "./ILoanMarket.sol";

/// @title Underwriting
/// @notice From a wish, a signed credit score and the lending policy to the terms of a loan, frozen in the code of its
/// escrow.
/// @dev A score counts once (each borrower's scores are numbered from 0 without a gap: `nonces`), for its wallet and
/// person, in its time, under the policy in force, on this chain and here. Its grade gives the rate.
interface IUnderwriting {
    /// @notice A loan was asked for; its escrow stands. Its charges are those of the policy named in the terms.
    /// @param loan Loan.
    /// @param borrower Wallet that borrows.
    /// @param subject Person who borrows.
    /// @param terms What was agreed.
    /// @param documents Hash of the loan agreement and of what was disclosed to lenders; kept nowhere else.
    event LoanOpened(
        address indexed loan,
        address indexed borrower,
        bytes31 indexed subject,
        ILoanLedger.Terms terms,
        bytes32 documents
    );

    /// @notice What else is known of a request.
    /// @param loan Loan.
    /// @param project Hash of the project that is financed.
    /// @param scorer Who signed the score.
    /// @param score Score, 300 to 850.
    /// @param nonce Number of the score.
    /// @param minTickets Tickets with which the borrower would be content.
    /// @param deadline Unix time in seconds at which funding ends.
    event Underwritten(
        address indexed loan,
        bytes32 indexed project,
        address indexed scorer,
        uint16 score,
        uint256 nonce,
        uint32 minTickets,
        uint40 deadline
    );

    /// @notice Somebody may sign scores, or no longer.
    /// @param scorer Key or ERC-1271 contract.
    /// @param isAdmitted Whether it may from now on.
    event ScorerSet(address indexed scorer, bool isAdmitted);

    /// @notice The market is named once.
    error MarketSealedAlready();

    /// @notice Only the market has loans underwritten.
    /// @param caller Who tried.
    error MarketCallerUnknown(address caller);

    /// @notice The score was not signed by an admitted scorer over exactly this content.
    /// @param scorer Who should have signed.
    error MarketScoreInvalid(address scorer);

    /// @notice The score is of another person, or for another wallet.
    /// @param borrower Wallet named in the score.
    /// @param caller Wallet that presented it.
    error MarketScoreOther(address borrower, address caller);

    /// @notice The score does not count yet, or no longer.
    /// @param validFrom Unix time in seconds.
    /// @param validTo Unix time in seconds from which it no longer counts.
    error MarketScoreNotCurrent(uint40 validFrom, uint40 validTo);

    /// @notice The score was made under another policy than the current one.
    /// @param actual Number in the score.
    /// @param expected Number of the current policy.
    error MarketScorePolicyOther(uint16 actual, uint16 expected);

    /// @notice Loans for this purpose are refused.
    /// @param purpose Number of the purpose.
    error MarketPurposeForbidden(uint8 purpose);

    /// @notice The term is zero or too long.
    /// @param periods Months asked for.
    /// @param most Most allowed.
    error MarketTermInvalid(uint16 periods, uint16 most);

    /// @notice The least number of tickets is zero, or above the number asked for.
    /// @param minTickets Tickets with which the borrower would be content.
    /// @param tickets Tickets asked for.
    error MarketTicketsInvalid(uint32 minTickets, uint32 tickets);

    /// @notice More than the score or the platform's cap allows.
    /// @param amount Amount asked for, in token units.
    /// @param most Most allowed, in token units.
    error MarketAmountTooHigh(uint256 amount, uint256 most);

    /// @notice The books of a loan do not hold such an amount.
    /// @param principal Amount asked for, in token units.
    /// @param most Most they hold, in token units.
    error MarketPrincipalTooLarge(uint256 principal, uint256 most);

    /// @notice Funding would end in the past, or last too long.
    /// @param deadline Deadline asked for, Unix time in seconds.
    /// @param latest Latest one allowed.
    error MarketDeadlineInvalid(uint40 deadline, uint256 latest);

    /// @notice Interest and fee together would exceed the ceiling.
    /// @param chargesPpm Both, in millionths a year of what is outstanding.
    /// @param capPpm Ceiling.
    error MarketChargesTooHigh(uint256 chargesPpm, uint256 capPpm);

    /// @notice Names the market, once.
    /// @param market Loan market.
    function seal(address market) external;

    /// @notice Lets somebody sign scores, or takes that away, at once and also for scores signed before.
    /// @param scorer Key or ERC-1271 contract.
    /// @param isAdmitted Whether it may from now on.
    function setScorer(address scorer, bool isAdmitted) external;

    /// @notice Stops a scorer whose key has leaked, at once and also for scores signed before; only an account with the
    /// role for it.
    /// @param scorer Key or ERC-1271 contract.
    function revokeScorer(address scorer) external;

    /// @notice Underwrites a request and opens its escrow; only the market.
    /// @param borrower Wallet that borrows.
    /// @param person Person to whom it belongs, admitted and not related to the platform.
    /// @param wish What is asked for.
    /// @param score Credit score of the borrower.
    /// @param scorer Who signed it.
    /// @param signature Signature over the score.
    /// @return loan Address of the escrow, which names the loan.
    /// @return ratePpm Rate; in an auction the highest one.
    /// @return drawSeconds Time to draw once it is filled.
    function open(
        address borrower,
        IIdentityRegistry.Person calldata person,
        ILoanMarket.Wish calldata wish,
        ILoanMarket.CreditScore calldata score,
        address scorer,
        bytes calldata signature
    ) external returns (address loan, uint24 ratePpm, uint32 drawSeconds);

    /// @notice Terms of a loan.
    /// @param loan Loan.
    /// @return terms What was agreed.
    /// @return charges Charges of the policy.
    function termsOf(
        address loan
    ) external view returns (ILoanLedger.Terms memory terms, ILoanLedger.Charges memory charges);

    /// @notice Whether somebody may sign scores.
    /// @param scorer Key or ERC-1271 contract.
    /// @return isAdmitted True when he may.
    function isScorer(address scorer) external view returns (bool isAdmitted);

    /// @notice EIP-712 digest that a scorer signs.
    /// @param score What is signed.
    /// @return digest Hash bound to this chain and contract.
    function scoreHash(ILoanMarket.CreditScore calldata score) external view returns (bytes32 digest);
}
