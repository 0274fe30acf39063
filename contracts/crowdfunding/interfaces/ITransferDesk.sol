// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitDesk} from "./IExitDesk.sol";
import {IShareRegister} from "./IShareRegister.sol";

/// @title Transfer desk
/// @notice Holders sell shares to each other and to newcomers, under the company's rules of transfer, and shares and
/// money change hands in one transaction.
/// @dev An offer is for a number of shares at a price, to a named buyer or to anybody, and is sold whole: a part would
/// leave the seller with a rest that nobody wants. It goes through up to three stages.
///
/// Right of first refusal: for some business days the company, and then for some more any holder, may take the shares
/// at that price. Among the holders the first to pay wins.
/// Sale: then the named buyer may buy, or anybody when none is named. Where the rules ask for the company's consent,
/// the seller has to name the buyer; the company consents, or refuses with a reason, and its silence is consent. After
/// a refusal the seller may name another buyer. The company and the holders need no consent.
/// Lapsed: a right that was not used was not used at this price today; so an offer ends, and another one starts anew.
///
/// Until it is sold, the seller may take his offer back. The rules of the register bind every delivery.
interface ITransferDesk is IExitDesk {
    /// @notice Where an offer stands. None: it does not exist, was sold or taken back.
    enum Stage {
        None,
        IssuerRight,
        HolderRight,
        Sale,
        Lapsed
    }

    /// @notice What the company says of a named buyer. Silent until the time is over is consent.
    enum Verdict {
        Silent,
        Consented,
        Refused
    }

    /// @notice Rules of transfer of one class of shares, in business days; fixed once for a register.
    /// @param issuerDays Time of the company's right of first refusal; zero for none.
    /// @param holderDays Time of the holders' right, after that; zero for none.
    /// @param consentDays Time of the company to refuse a buyer; zero when no consent is needed.
    /// @param saleDays Time for the sale after the rights; longer than the time to refuse.
    struct Rules {
        uint8 issuerDays;
        uint8 holderDays;
        uint8 consentDays;
        uint8 saleDays;
    }

    /// @notice An offer.
    /// @param register Register of the shares.
    /// @param shares Number of shares.
    /// @param openedAt Unix time in seconds at which it was made.
    /// @param seller Holder.
    /// @param price Price of one share in token units.
    /// @param verdict What the company says of the named buyer.
    /// @param buyer Named buyer; zero for anybody.
    /// @param namedAt Unix time in seconds at which he was named.
    struct Offer {
        IShareRegister register;
        uint48 shares;
        uint40 openedAt;
        address seller;
        uint64 price;
        Verdict verdict;
        address buyer;
        uint40 namedAt;
    }

    /// @notice The rules of transfer of a register are known from now on.
    /// @param register Register.
    /// @param rules Its rules.
    event TransferRulesFixed(address indexed register, Rules rules);

    /// @notice Shares are offered.
    /// @param offerId Number of the offer.
    /// @param register Register of the shares.
    /// @param seller Holder.
    /// @param shares Number of shares.
    /// @param price Price of one share in token units.
    event TransferOffered(
        uint256 indexed offerId,
        address indexed register,
        address indexed seller,
        uint256 shares,
        uint256 price
    );

    /// @notice The seller has named a buyer, or nobody in particular.
    /// @param offerId Number of the offer.
    /// @param buyer Named buyer; zero for anybody.
    event TransferBuyerNamed(uint256 indexed offerId, address indexed buyer);

    /// @notice The company consents to a buyer.
    /// @param offerId Number of the offer.
    /// @param buyer Named buyer.
    event TransferConsented(uint256 indexed offerId, address indexed buyer);

    /// @notice The company refuses a buyer.
    /// @param offerId Number of the offer.
    /// @param buyer Named buyer.
    /// @param reason Hash of the decision.
    event TransferRefused(uint256 indexed offerId, address indexed buyer, bytes32 indexed reason);

    /// @notice Shares were delivered against payment.
    /// @param offerId Number of the offer.
    /// @param seller Who had them.
    /// @param buyer Who has them.
    /// @param stage Right or sale in which they were taken.
    /// @param shares Number of shares.
    /// @param amount Price of all of them in token units.
    event TransferSettled(
        uint256 indexed offerId,
        address indexed seller,
        address indexed buyer,
        Stage stage,
        uint256 shares,
        uint256 amount
    );

    /// @notice An offer ended without a sale.
    /// @param offerId Number of the offer.
    event TransferCancelled(uint256 indexed offerId);

    /// @notice Only one party may do this.
    /// @param caller Who tried.
    /// @param allowed Who may.
    error TransferCallerNotAllowed(address caller, address allowed);

    /// @notice The rules of a register never change.
    /// @param register Register.
    error TransferRulesAlreadyFixed(address register);

    /// @notice The issuer has not said yet which rules transfers of these shares follow.
    /// @param register Register.
    error TransferRulesMissing(address register);

    /// @notice No period has more business days than `longest`, and the sale takes longer than the consent.
    /// @param rules Rules that were given.
    /// @param longest Most business days of one period.
    error TransferRulesInvalid(Rules rules, uint8 longest);

    /// @notice A sale has a price.
    error TransferPriceZero();

    /// @notice The offer is at another stage.
    /// @param offerId Number of the offer.
    /// @param actual Where it stands.
    error TransferWrongStage(uint256 offerId, Stage actual);

    /// @notice Only holders may buy while they have the right of first refusal.
    /// @param caller Who tried.
    error TransferCallerNotHolder(address caller);

    /// @notice The company must know the buyer to consent; the seller names him.
    /// @param offerId Number of the offer.
    error TransferBuyerMissing(uint256 offerId);

    /// @notice The offer names another buyer.
    /// @param actual Buyer that was meant.
    /// @param named Buyer of the offer.
    error TransferBuyerDiffers(address actual, address named);

    /// @notice The company has not consented yet, and may still refuse.
    /// @param consentUntil Unix time in seconds from which its silence is consent.
    error TransferConsentPending(uint40 consentUntil);

    /// @notice The company does not decide on this buyer any more: it has, or its time is over.
    /// @param verdict What it has said.
    /// @param consentUntil Unix time in seconds at which its time ends.
    error TransferConsentOver(Verdict verdict, uint40 consentUntil);

    /// @notice The company has refused this buyer.
    /// @param buyer Named buyer.
    error TransferBuyerRefused(address buyer);

    /// @notice A refusal has a reason.
    error TransferReasonMissing();

    /// @notice Fixes the rules of transfer of a register, once and for all; only its issuer.
    /// @dev Whoever wants other rules has the registrar name another desk.
    /// @param register Register.
    /// @param rules Rules in business days.
    function fixRules(IShareRegister register, Rules calldata rules) external;

    /// @notice Offers shares of the caller, who has given the desk an allowance in the register.
    /// @param register Register that has made this a desk.
    /// @param shares Number of shares.
    /// @param price Price of one share in token units.
    /// @param buyer Named buyer; zero for anybody.
    /// @return offerId Number of the offer, from 1.
    function offer(
        IShareRegister register,
        uint48 shares,
        uint64 price,
        address buyer
    ) external returns (uint256 offerId);

    /// @notice Names another buyer; only the seller. The company's time to refuse him starts now.
    /// @param offerId Number of the offer.
    /// @param buyer Named buyer; zero for anybody.
    function nameBuyer(uint256 offerId, address buyer) external;

    /// @notice Consents to the named buyer; only the issuer.
    /// @param offerId Number of the offer.
    /// @param buyer Buyer that is meant, in case the seller names another one just before.
    function consent(uint256 offerId, address buyer) external;

    /// @notice Refuses the named buyer; only the issuer.
    /// @param offerId Number of the offer.
    /// @param buyer Buyer that is meant.
    /// @param reason Hash of the decision.
    function refuse(uint256 offerId, address buyer, bytes32 reason) external;

    /// @notice Buys the offered shares for the caller, who has approved the desk for the price of all of them.
    /// @param offerId Number of the offer.
    function buy(uint256 offerId) external;

    /// @notice Ends an offer without a sale; its seller at any time, anybody once it has lapsed.
    /// @param offerId Number of the offer.
    function cancel(uint256 offerId) external;

    /// @notice Rules of a register.
    /// @param register Register.
    /// @return rules Rules; no days for the sale when there are none yet.
    function rulesOf(IShareRegister register) external view returns (Rules memory rules);

    /// @notice An offer that is neither sold nor taken back.
    /// @param offerId Number of the offer.
    /// @return current Offer.
    function offerOf(uint256 offerId) external view returns (Offer memory current);

    /// @notice Where an offer stands.
    /// @param offerId Number of the offer.
    /// @return stage Stage.
    function stageOf(uint256 offerId) external view returns (Stage stage);

    /// @notice Limits of the stages of an offer; each is the first second after the period.
    /// @param offerId Number of the offer.
    /// @return issuerUntil End of the company's right, Unix time in seconds.
    /// @return holdersUntil End of the holders' right.
    /// @return saleUntil End of the sale.
    /// @return consentUntil End of the company's time to refuse the named buyer.
    function limitsOf(
        uint256 offerId
    ) external view returns (uint40 issuerUntil, uint40 holdersUntil, uint40 saleUntil, uint40 consentUntil);
}
