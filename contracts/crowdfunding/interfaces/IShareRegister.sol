// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IIdentityRegistry} from "./../../identity/interfaces/IIdentityRegistry.sol";
import {IERC1404} from "./IERC1404.sol";
import {IERC7943} from "./IERC7943.sol";

/// @title Share register of a company
/// @notice Who owns the shares of one class of a company, who may buy them and when, and what dividends are due.
/// @dev One clone a class. Its terms are part of its code: nobody can edit them, and no upgrade changes the rules.
/// Shares are whole: there are no decimals. Amounts of money are in units of the settlement token.
///
/// Admission. A wallet holds shares after the identity registry has found its owner valid. The register keeps that
/// verdict in the wallet's own record, so a transfer asks no other contract; whoever sees that it has changed may
/// `refresh` it. Somebody who is no longer admitted keeps shares and dividends, but neither sends nor receives.
///
/// Holder cap. Seats are counted by person, whatever the number of wallets; an entity takes as many as it has declared
/// members. Seats that an offering has promised are as good as taken: holders + promised <= cap after every call.
///
/// Lock-up. Issued shares cannot be resold for a while, except to the company, to an accredited investor, or along an
/// exception that the registrar has recorded. The lock goes with the shares. A wallet has one lock for all it holds,
/// so a transfer may not put a lock on free shares of the receiver: locked shares go to a wallet that holds none, or
/// shares locked at least as long.
///
/// Treasury. What the company buys back lies in the issuer's wallet: nobody holds it, it takes no seat and no dividend,
/// and it can only be cancelled. Selling it again would be an issue without a lock.
///
/// Desks. A contract that sells, buys back or cancels shares for their holders never takes them into its own hands: it
/// earmarks them, with the holder's allowance, in the holder's own record. The holder keeps his seat, his dividends and
/// his weight, and nothing has to be passed through to him. A desk acts only on what it has earmarked itself. What
/// the registrar takes from a wallet is free of earmarks; a desk that finds less than it earmarked delivers nothing.
///
/// Dividends. An index grows by the dividend of one share, in 64 fractional bits. What an account is owed is exact
/// to the last of these bits, whenever and how often it is settled; claims pay whole units and keep the fraction.
/// What does not divide among the shares is carried to the next dividend. No role can stop a claim.
interface IShareRegister is IERC20Metadata, IERC1404, IERC7943 {
    /// @notice Why a transfer is refused; the number is the ERC-1404 code.
    /// SenderNotAdmitted: the sender is not admitted now; treasury shares never leave by transfer. Locked: resale is
    /// not allowed yet, and not to this receiver. LockWouldSpread: the receiver holds shares that are free earlier.
    /// PartNotFree: too many of the sender's shares are frozen or earmarked.
    enum Restriction {
        None,
        SenderNotAdmitted,
        SenderFrozen,
        ReceiverNotAdmitted,
        ReceiverFrozen,
        Locked,
        LockWouldSpread,
        PartNotFree,
        HolderCapReached,
        InsufficientShares
    }

    /// @notice Ground on which locked shares may go from one holder to another.
    enum Ground {
        None,
        Family,
        Trust,
        Death,
        Divorce
    }

    /// @notice Terms of the class, first part of the clone's immutable arguments.
    /// @param token Settlement token, in which dividends are paid.
    /// @param identity Registry that says who may hold shares.
    /// @param registrar Desk through which the registrar acts.
    /// @param issuer Wallet of the company: declares dividends and holds treasury shares.
    /// @param minter Contract that may issue shares.
    /// @param holderCap Most holders; zero for no cap.
    /// @param resaleLockSeconds Seconds after issue in which shares cannot be resold.
    struct Terms {
        IERC20 token;
        IIdentityRegistry identity;
        address registrar;
        address issuer;
        address minter;
        uint32 holderCap;
        uint32 resaleLockSeconds;
    }

    /// @notice Names of the class, second part of the immutable arguments: `abi.encode(terms, labels)`.
    /// @param name Name of the share as a token.
    /// @param symbol Its symbol.
    /// @param shareClass Class of the share in the company's articles.
    struct Labels {
        string name;
        string symbol;
        string shareClass;
    }

    /// @notice What the register knows of a wallet.
    /// @param shares Shares in the wallet.
    /// @param frozen Shares that the registrar has frozen; may be more than it has.
    /// @param earmarked Shares that desks have earmarked; may be more than it has after the registrar took some.
    /// @param lockedUntil Unix time in seconds from which its shares can be resold; zero when they never were locked.
    /// @param subject Pseudonymous person behind the wallet; zero when unknown.
    /// @param isAdmitted Whether the owner was valid at the last refresh.
    /// @param isAccredited Whether he was an accredited investor at the last refresh.
    /// @param isFrozen Whether the registrar has frozen the whole wallet.
    /// @param isTreasury Whether its shares are treasury shares.
    struct Standing {
        uint256 shares;
        uint256 frozen;
        uint256 earmarked;
        uint256 lockedUntil;
        bytes31 subject;
        bool isAdmitted;
        bool isAccredited;
        bool isFrozen;
        bool isTreasury;
    }

    /// @notice Figures of the class.
    /// @param supply Shares in issue, treasury shares included.
    /// @param treasury Shares that the company has bought back and not cancelled.
    /// @param holders Seats taken.
    /// @param promised Seats that the minter has promised.
    /// @param index Dividends of one share since the start, in 2^-64 token units.
    /// @param carry What did not divide at the last dividend, in 2^-64 token units.
    /// @param declared Dividends declared since the start, in token units.
    struct Books {
        uint48 supply;
        uint48 treasury;
        uint32 holders;
        uint32 promised;
        uint128 index;
        uint48 carry;
        uint64 declared;
    }

    /// @notice The register has looked a wallet up in the identity registry.
    /// @param wallet Wallet.
    /// @param subject Pseudonymous person behind it; zero when unknown.
    /// @param code Verdict of the registry.
    /// @param isAdmitted Whether it may send and receive shares from now on.
    /// @param isAccredited Whether it belongs to an accredited investor.
    /// @param members Seats that the person takes.
    event WalletRefreshed(
        address indexed wallet,
        bytes31 indexed subject,
        IIdentityRegistry.Code code,
        bool isAdmitted,
        bool isAccredited,
        uint24 members
    );

    /// @notice The issuer's wallet is known as the treasury from now on.
    /// @param issuer Wallet of the company.
    event TreasuryOpened(address indexed issuer);

    /// @notice Shares were issued.
    /// @param to Holder.
    /// @param shares Number of shares.
    /// @param seats Promised seats that were used up.
    /// @param lockedUntil Unix time in seconds from which the shares of this wallet can be resold.
    event SharesIssued(address indexed to, uint256 shares, uint32 seats, uint256 lockedUntil);

    /// @notice The number of seats taken has changed.
    /// @param holders Seats taken now.
    event HoldersChanged(uint32 holders);

    /// @notice The minter has promised another number of seats.
    /// @param promised Seats promised from now on.
    event SeatsPromised(uint32 promised);

    /// @notice A dividend was paid in.
    /// @param amount Amount in token units.
    /// @param index Dividends of one share since the start, in 2^-64 token units.
    /// @param carry What did not divide, in 2^-64 token units.
    event DividendDeclared(uint64 amount, uint128 index, uint48 carry);

    /// @notice Somebody received his dividends.
    /// @param holder Who received them.
    /// @param amount Amount in token units.
    event DividendPaid(address indexed holder, uint64 amount);

    /// @notice Treasury shares were cancelled.
    /// @param shares Number of shares.
    event TreasuryCancelled(uint256 shares);

    /// @notice A wallet was frozen or released.
    /// @param holder Wallet.
    /// @param isFrozen Whether it is frozen from now on.
    /// @param reason Hash of the decision.
    event WalletFrozen(address indexed holder, bool isFrozen, bytes32 indexed reason);

    /// @notice The registrar has used his power, for this reason. The event that follows or precedes tells how.
    /// @param holder Wallet that was concerned.
    /// @param reason Hash of the decision.
    event ReasonGiven(address indexed holder, bytes32 indexed reason);

    /// @notice Everything a lost wallet had went to another wallet of the same person.
    /// @param lost Wallet whose key was lost.
    /// @param replacement Wallet that has its shares, dividends, lock and frozen part.
    /// @param shares Number of shares.
    /// @param due Dividends that went along, in 2^-64 token units.
    /// @param reason Hash of the decision.
    event WalletRecovered(
        address indexed lost,
        address indexed replacement,
        uint256 shares,
        uint256 due,
        bytes32 indexed reason
    );

    /// @notice Locked shares may go, or may no longer go, from one holder to another.
    /// @param from Holder of the locked shares.
    /// @param to Who may receive them.
    /// @param ground Why; None ends the exception.
    /// @param reason Hash of the decision.
    event ExceptionRecorded(address indexed from, address indexed to, Ground ground, bytes32 indexed reason);

    /// @notice A contract became a desk, or is none any more.
    /// @param desk Address of the contract.
    /// @param isDesk Whether it may earmark, deliver and cancel shares.
    event DeskSet(address indexed desk, bool isDesk);

    /// @notice A desk has earmarked another number of a holder's shares.
    /// @param desk Desk.
    /// @param holder Holder.
    /// @param shares Shares that this desk has earmarked of his from now on.
    event EarmarkChanged(address indexed desk, address indexed holder, uint256 shares);

    /// @notice A transfer is against the rules.
    /// @param reason Rule that forbids it.
    /// @param from Sender.
    /// @param to Receiver.
    /// @param shares Number of shares.
    error SharesTransferRestricted(Restriction reason, address from, address to, uint256 shares);

    /// @notice Somebody tried what only one party may do.
    /// @param caller Who tried.
    /// @param allowed Who may.
    error SharesCallerNotAllowed(address caller, address allowed);

    /// @notice The wallet was retired, because its key was lost or stolen.
    /// @param wallet Wallet.
    error SharesWalletRetired(address wallet);

    /// @notice A forced transfer needs another receiver.
    /// @param wallet Sender and receiver.
    error SharesReceiverIsSender(address wallet);

    /// @notice Only a desk earmarks, delivers and cancels shares of others.
    /// @param caller Who tried.
    error SharesCallerNotDesk(address caller);

    /// @notice The holder does not have so many shares free of freezes and earmarks.
    /// @param holder Holder.
    /// @param wanted Number of shares asked for.
    /// @param free Number of shares that are free.
    error SharesNotFree(address holder, uint256 wanted, uint256 free);

    /// @notice The desk has not earmarked so many shares of this holder.
    /// @param desk Desk.
    /// @param holder Holder.
    /// @param wanted Number of shares asked for.
    /// @param earmarked Number of shares it has earmarked.
    error SharesNotEarmarked(address desk, address holder, uint256 wanted, uint256 earmarked);

    /// @notice More holders than the cap allows.
    /// @param wanted Seats taken and promised after the call.
    /// @param cap Most seats.
    error SharesHolderCapReached(uint256 wanted, uint256 cap);

    /// @notice The wallet's owner is not admitted.
    /// @param wallet Wallet.
    error SharesNotAdmitted(address wallet);

    /// @notice The minter has not promised so many seats.
    /// @param wanted Seats to be used up.
    /// @param promised Seats promised.
    error SharesSeatsNotPromised(uint256 wanted, uint256 promised);

    /// @notice There is no share that could receive a dividend.
    error SharesNoneOutstanding();

    /// @notice All dividends together must stay below 2^64 token units.
    /// @param amount Amount in token units.
    /// @param room What can still be declared, in token units.
    error SharesDividendTooLarge(uint256 amount, uint256 room);

    /// @notice Less than one token unit is due to this account.
    /// @param holder Account.
    error SharesNothingDue(address holder);

    /// @notice The registrar interferes only for a reason that he can name.
    error SharesReasonMissing();

    /// @notice Recovery needs a wallet that the identity registry has retired.
    /// @param wallet Wallet that was called lost.
    /// @param code What the identity registry says of it.
    error SharesWalletNotRetired(address wallet, IIdentityRegistry.Code code);

    /// @notice The two wallets belong to different persons.
    /// @param lost Wallet that was called lost.
    /// @param replacement Wallet that was to replace it.
    error SharesNotSamePerson(address lost, address replacement);

    /// @notice Copies what the identity registry says of a wallet. Anybody may call it, at any time.
    /// @dev The issuer's wallet becomes the treasury. An entity that holds shares and has declared more members takes
    /// more seats; while they are not free, it is not admitted.
    /// @param wallet Wallet to look up.
    /// @return isAdmitted Whether it may send and receive shares now.
    function refresh(address wallet) external returns (bool isAdmitted);

    /// @notice Sets how many seats are promised; only the minter. Zero gives all of them back.
    /// @param seats Seats promised from now on.
    function promiseSeats(uint32 seats) external;

    /// @notice Issues shares, locked for the time of the terms; only the minter. A wallet that is not admitted is
    /// refreshed first.
    /// @param to Holder.
    /// @param shares Number of shares.
    /// @param seats Promised seats that were meant for this holder; they are used up whether he needs them or not.
    function issue(address to, uint48 shares, uint32 seats) external;

    /// @notice Cancels treasury shares; only the issuer.
    /// @param shares Number of shares.
    function cancelTreasury(uint48 shares) external;

    /// @notice Pays a dividend in; only the issuer, who has approved the register.
    /// @param amount Amount in token units.
    function declareDividend(uint64 amount) external;

    /// @notice Pays the caller all dividends that are due to him, however many he missed.
    /// @return amount Amount in token units, rounded down; the fraction stays due.
    function claimDividend() external returns (uint64 amount);

    /// @notice Pays a holder all dividends that are due to him. Anybody may call it, unless the wallet was retired:
    /// what is sent to a lost wallet is lost.
    /// @param holder Who receives them.
    /// @return amount Amount in token units, rounded down; the fraction stays due.
    function payDividend(address holder) external returns (uint64 amount);

    /// @notice Earmarks free shares of a holder; only a desk, which uses up his allowance.
    /// @param holder Holder.
    /// @param shares Number of shares, in addition.
    function earmark(address holder, uint256 shares) external;

    /// @notice Lets earmarked shares go free. The desk may; anybody, once it is no desk any more.
    /// @param desk Desk that has earmarked them.
    /// @param holder Holder.
    /// @param shares Number of shares.
    function release(address desk, address holder, uint256 shares) external;

    /// @notice Transfers shares that the calling desk has earmarked. The desk answers for having asked, when it was
    /// agreed, whether this receiver may have them; since then only a freeze, a missing seat and a receiver of whom
    /// nothing is known stop it, and not that an admission has run out or that the shares are locked.
    /// @param holder Sender.
    /// @param to Receiver.
    /// @param shares Number of shares.
    function deliver(address holder, address to, uint256 shares) external;

    /// @notice The same, and earmarks the shares with the receiver for the calling desk, so that he has them and cannot
    /// pass them on before the desk releases them.
    /// @param holder Sender.
    /// @param to Receiver.
    /// @param shares Number of shares.
    function deliverEarmarked(address holder, address to, uint256 shares) external;

    /// @notice Cancels shares that the calling desk has earmarked. The holder need not be admitted, but not frozen.
    /// @param holder Holder.
    /// @param shares Number of shares.
    function cancelEarmarked(address holder, uint256 shares) external;

    /// @notice Makes a contract a desk, or ends that; registrar. What it has earmarked stays until it is released.
    /// @param desk Address of the contract.
    /// @param isDesk_ Whether it may earmark, deliver and cancel shares.
    function setDesk(address desk, bool isDesk_) external;

    /// @notice Freezes a whole wallet or ends that; registrar. Dividends are paid all the same.
    /// @param holder Wallet.
    /// @param isFrozen Whether it is frozen from now on.
    /// @param reason Hash of the decision.
    function setFrozen(address holder, bool isFrozen, bytes32 reason) external;

    /// @notice Freezes a number of a holder's shares, replacing the earlier number; registrar.
    /// @param holder Holder.
    /// @param shares Number of shares; may be more than he has.
    /// @param reason Hash of the decision.
    function setFrozenTokens(address holder, uint256 shares, bytes32 reason) external;

    /// @notice Takes shares from one wallet and gives them to another; registrar. Neither lock, freeze nor earmark of
    /// the sender stops it; the receiver must be admitted and have a seat, and takes the lock over.
    /// @param from Who loses them.
    /// @param to Who gets them.
    /// @param shares Number of shares.
    /// @param reason Hash of the decision.
    function forcedTransfer(address from, address to, uint256 shares, bytes32 reason) external;

    /// @notice Moves everything from a lost wallet to another one of the same person; registrar.
    /// @dev The identity registry must have retired the lost wallet. Earmarks do not go along.
    /// @param lost Wallet whose key was lost.
    /// @param replacement Valid wallet of the same person.
    /// @param reason Hash of the decision.
    function recover(address lost, address replacement, bytes32 reason) external;

    /// @notice Lets locked shares go from one holder to another, or ends that; registrar. The lock goes along.
    /// @param from Holder of the locked shares.
    /// @param to Who may receive them.
    /// @param ground Why; None ends the exception.
    /// @param reason Hash of the decision.
    function recordException(address from, address to, Ground ground, bytes32 reason) external;

    /// @notice Terms of the class.
    /// @return fixedTerms Terms.
    function terms() external view returns (Terms memory fixedTerms);

    /// @notice Class of the share in the company's articles.
    /// @return label Name of the class.
    function shareClass() external view returns (string memory label);

    /// @notice What the register knows of a wallet.
    /// @param wallet Wallet.
    /// @return current Its standing.
    function standingOf(address wallet) external view returns (Standing memory current);

    /// @notice Dividends that a claim would pay now.
    /// @param holder Account to look up.
    /// @return amount Amount in token units, rounded down.
    function dividendOf(address holder) external view returns (uint64 amount);

    /// @notice Figures of the class.
    /// @return current Figures.
    function books() external view returns (Books memory current);

    /// @notice Seats of a person.
    /// @param subject Pseudonymous person.
    /// @return members Seats that he takes, or would take.
    /// @return wallets How many of his wallets hold shares; he takes seats when there is one.
    function seatsOf(bytes31 subject) external view returns (uint24 members, uint32 wallets);

    /// @notice Seats that are neither taken nor promised.
    /// @return seats Number of seats; 2^32 - 1 less those taken when there is no cap.
    function freeSeats() external view returns (uint256 seats);

    /// @notice Shares that count in votes and sales.
    /// @return shares Supply less treasury shares.
    function supplyExcludingTreasury() external view returns (uint256 shares);

    /// @notice Shares of a holder that he can transfer or earmark as far as freezes and earmarks go.
    /// @param holder Holder.
    /// @return shares Number of shares.
    function freeSharesOf(address holder) external view returns (uint256 shares);

    /// @notice Why earmarked shares could not be agreed today to go to somebody.
    /// @param from Holder of the earmarked shares.
    /// @param to Receiver.
    /// @param shares Number of shares.
    /// @return reason None if they could.
    function detectDeliveryRestriction(
        address from,
        address to,
        uint256 shares
    ) external view returns (Restriction reason);

    /// @notice Shares that a desk has earmarked.
    /// @param desk Desk.
    /// @param holder Holder.
    /// @return shares Number of shares.
    function earmarkedBy(address desk, address holder) external view returns (uint256 shares);

    /// @notice Whether a contract is a desk.
    /// @param desk Address to look up.
    /// @return known True when it is.
    function isDesk(address desk) external view returns (bool known);

    /// @notice Exception to the lock between two holders.
    /// @param from Holder of the locked shares.
    /// @param to Who may receive them.
    /// @return ground Why; None when there is none.
    function exceptionOf(address from, address to) external view returns (Ground ground);
}
