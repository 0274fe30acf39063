// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IExitDesk} from "./IExitDesk.sol";
import {IShareRegister} from "./IShareRegister.sol";

/// @title Tender offer
/// @notice Somebody, usually the company itself, offers all holders to buy shares at one price until his budget ends.
/// @dev The budget lies here from the beginning, and the offer cannot be called off. Holders tender shares until the
/// deadline, and may take them back until then. At the close one proportion is fixed for everybody: what the budget
/// can pay, divided by what was tendered, at most one. Each holder then sells that part of what he tendered, rounded
/// down to whole shares, is paid exactly, and has the rest free again. What company or buyer may hold is for the
/// register to say: shares that the issuer buys are treasury shares.
///
/// An offer is open for at least 20 business days, as rule 14e-1(a) of the SEC (17 CFR 240.14e-1) demands of tender
/// offers in the United States. Chinese rules for listed companies count 30 to 60 days; a longer time may be chosen.
///
/// Settlement takes place holder by holder, by whomever. Shares that cannot be delivered, because their holder or the
/// buyer was frozen or lost his admission, may wait for thirty days; then they go free and their price goes back.
interface ITenderOffer is IExitDesk {
    /// @notice A tender offer.
    /// @param register Register of the shares.
    /// @param tendered Shares that were tendered and not taken back.
    /// @param open Shares of these that are not settled yet.
    /// @param buyer Who buys.
    /// @param accepted Shares that the budget can pay, at most those tendered; zero before the close.
    /// @param deadline Unix time in seconds at which it closes.
    /// @param token Settlement token.
    /// @param price Price of one share in token units.
    /// @param left Money of the budget that is still here, in token units.
    /// @param settleUntil Unix time in seconds at which the settlement ends; zero before the close.
    struct Tender {
        IShareRegister register;
        uint48 tendered;
        uint48 open;
        address buyer;
        uint48 accepted;
        uint40 deadline;
        IERC20 token;
        uint64 price;
        uint128 left;
        uint40 settleUntil;
    }

    /// @notice A tender offer is open.
    /// @param tenderId Number of the offer.
    /// @param register Register of the shares.
    /// @param buyer Who buys.
    /// @param price Price of one share in token units.
    /// @param budget Money that lies here for it, in token units.
    /// @param deadline Unix time in seconds at which it closes.
    event TenderOpened(
        uint256 indexed tenderId,
        address indexed register,
        address indexed buyer,
        uint256 price,
        uint256 budget,
        uint256 deadline
    );

    /// @notice A holder has tendered shares or taken some back.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    /// @param shares Shares that he tenders from now on.
    /// @param tendered Shares that all holders tender from now on.
    event TenderChanged(uint256 indexed tenderId, address indexed holder, uint256 shares, uint256 tendered);

    /// @notice The proportion is fixed: `accepted / tendered`.
    /// @param tenderId Number of the offer.
    /// @param tendered Shares that were tendered.
    /// @param accepted Shares that the budget pays.
    /// @param settleUntil Unix time in seconds at which the settlement ends.
    event TenderClosed(uint256 indexed tenderId, uint256 tendered, uint256 accepted, uint256 settleUntil);

    /// @notice A holder was paid against his accepted shares; the rest is free again.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    /// @param accepted Shares delivered to the buyer.
    /// @param returned Shares that are free again.
    /// @param amount Price in token units.
    event TenderSettled(
        uint256 indexed tenderId,
        address indexed holder,
        uint256 accepted,
        uint256 returned,
        uint256 amount
    );

    /// @notice Shares that could not be delivered in time are free again.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    /// @param shares Number of shares.
    event TenderLapsed(uint256 indexed tenderId, address indexed holder, uint256 shares);

    /// @notice Money that is not needed went back.
    /// @param tenderId Number of the offer.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event TenderRefunded(uint256 indexed tenderId, address indexed to, uint256 amount);

    /// @notice The budget pays not even one share, or a share has no price.
    /// @param price Price of one share in token units.
    /// @param budget Budget in token units.
    error TenderBudgetTooSmall(uint256 price, uint256 budget);

    /// @notice The time to tender is too short, or unreasonably long.
    /// @param deadline Unix time in seconds that was given.
    /// @param earliest Earliest deadline.
    /// @param latest Latest deadline.
    error TenderDeadlineOutOfRange(uint256 deadline, uint256 earliest, uint256 latest);

    /// @notice There is no such offer.
    /// @param tenderId Number of the offer.
    error TenderUnknown(uint256 tenderId);

    /// @notice The deadline has passed.
    /// @param deadline Unix time in seconds.
    error TenderDeadlinePassed(uint256 deadline);

    /// @notice The deadline has not passed yet.
    /// @param deadline Unix time in seconds.
    error TenderStillOpen(uint256 deadline);

    /// @notice The offer is closed already.
    /// @param tenderId Number of the offer.
    error TenderAlreadyClosed(uint256 tenderId);

    /// @notice Nobody has closed the offer yet.
    /// @param tenderId Number of the offer.
    error TenderNotClosed(uint256 tenderId);

    /// @notice The buyer would only lower the proportion of the others.
    /// @param buyer Who tried.
    error TenderByBuyer(address buyer);

    /// @notice The holder does not tender so many shares here.
    /// @param holder Holder.
    /// @param wanted Shares asked for.
    /// @param tendered Shares that he tenders.
    error TenderNotTendered(address holder, uint256 wanted, uint256 tendered);

    /// @notice The settlement is over.
    /// @param settleUntil Unix time in seconds at which it ended.
    error TenderSettlementOver(uint256 settleUntil);

    /// @notice The settlement is not over yet.
    /// @param settleUntil Unix time in seconds at which it ends.
    error TenderSettlementRunning(uint256 settleUntil);

    /// @notice Only the buyer may have his money sent elsewhere.
    /// @param caller Who tried.
    /// @param buyer Buyer.
    error TenderCallerNotBuyer(address caller, address buyer);

    /// @notice All money that is here may still be needed.
    /// @param tenderId Number of the offer.
    error TenderNothingToRefund(uint256 tenderId);

    /// @notice Opens an offer; the caller pays in the budget and will get the shares.
    /// @param register Register that has made this a desk.
    /// @param price Price of one share in token units.
    /// @param budget Most that the caller pays, in token units.
    /// @param deadline Unix time in seconds; at least 20 business days from now, at most a year.
    /// @return tenderId Number of the offer, from 1.
    function open(
        IShareRegister register,
        uint64 price,
        uint128 budget,
        uint40 deadline
    ) external returns (uint256 tenderId);

    /// @notice Tenders shares of the caller, who has given the desk an allowance in the register.
    /// @param tenderId Number of the offer.
    /// @param shares Number of shares, in addition.
    function tender(uint256 tenderId, uint48 shares) external;

    /// @notice Takes tendered shares back, before the deadline.
    /// @param tenderId Number of the offer.
    /// @param shares Number of shares.
    function takeBack(uint256 tenderId, uint48 shares) external;

    /// @notice Takes out of a tender what the holder no longer has, because his shares were recovered to another wallet
    /// or moved by decision; anybody, before the close.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    function prune(uint256 tenderId, address holder) external;

    /// @notice Fixes the proportion; anybody, from the deadline on.
    /// @param tenderId Number of the offer.
    function close(uint256 tenderId) external;

    /// @notice Delivers a holder's accepted shares against payment and lets the rest go; anybody.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    function settle(uint256 tenderId, address holder) external;

    /// @notice Lets shares go that were not delivered in time; anybody, after the settlement.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    function lapse(uint256 tenderId, address holder) external;

    /// @notice Pays back what is certain not to be needed. Anybody may have it sent to the buyer.
    /// @param tenderId Number of the offer.
    /// @param to Who receives it; the buyer, unless he asks for it himself.
    function refund(uint256 tenderId, address to) external;

    /// @notice A tender offer.
    /// @param tenderId Number of the offer.
    /// @return current Offer.
    function tenderOf(uint256 tenderId) external view returns (Tender memory current);

    /// @notice Shares that a holder tenders and that are not settled.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    /// @return shares Number of shares.
    function tenderedBy(uint256 tenderId, address holder) external view returns (uint256 shares);

    /// @notice What a holder would sell if the offer closed now with the shares tendered so far, or what he will sell.
    /// @param tenderId Number of the offer.
    /// @param holder Holder.
    /// @return shares Number of shares.
    function acceptedOf(uint256 tenderId, address holder) external view returns (uint256 shares);

    /// @notice Money that is certain not to be needed.
    /// @param tenderId Number of the offer.
    /// @return amount Amount in token units.
    function refundable(uint256 tenderId) external view returns (uint256 amount);
}
