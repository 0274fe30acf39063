// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ExactERC20} from "../money/ExactERC20.sol";
import {ExitDesk} from "./ExitDesk.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {ITransferDesk} from "./interfaces/ITransferDesk.sol";
import {BusinessDays} from "./libraries/BusinessDays.sol";

/// @title Transfer desk
/// @notice Sells shares whole, after the rights of first refusal, by delivery against payment.
contract TransferDesk is ITransferDesk, ExitDesk {
    using BusinessDays for uint40;
    using ExactERC20 for IERC20;

    /// @notice Most business days of one period.
    uint8 public constant LONGEST_DAYS = 60;

    uint256 private _lastOfferId;
    mapping(IShareRegister register => Rules rules) private _rules;
    mapping(uint256 offerId => Offer offer) private _offers;

    /// @inheritdoc ITransferDesk
    function fixRules(IShareRegister register, Rules calldata rules) external {
        _requireIssuer(register);
        if (_rules[register].saleDays != 0) revert TransferRulesAlreadyFixed(address(register));
        bool isLong = rules.issuerDays > LONGEST_DAYS || rules.holderDays > LONGEST_DAYS;
        if (isLong || rules.saleDays > LONGEST_DAYS || rules.consentDays >= rules.saleDays) {
            revert TransferRulesInvalid(rules, LONGEST_DAYS);
        }
        _rules[register] = rules;
        emit TransferRulesFixed(address(register), rules);
    }

    /// @inheritdoc ITransferDesk
    function offer(
        IShareRegister register,
        uint48 shares,
        uint64 price,
        address buyer
    ) external nonReentrant returns (uint256 offerId) {
        if (_rules[register].saleDays == 0) revert TransferRulesMissing(address(register));
        if (shares == 0) revert ExitSharesZero();
        if (price == 0) revert TransferPriceZero();
        offerId = ++_lastOfferId;
        _offers[offerId] = Offer({
            register: register,
            shares: shares,
            openedAt: uint40(block.timestamp),
            seller: msg.sender,
            price: price,
            verdict: Verdict.Silent,
            buyer: buyer,
            namedAt: uint40(block.timestamp)
        });
        emit TransferOffered(offerId, address(register), msg.sender, shares, price);
        emit TransferBuyerNamed(offerId, buyer);

        register.earmark(msg.sender, shares);
    }

    /// @inheritdoc ITransferDesk
    function nameBuyer(uint256 offerId, address buyer) external {
        Offer storage current = _offers[offerId];
        if (msg.sender != current.seller) revert TransferCallerNotAllowed(msg.sender, current.seller);
        (current.buyer, current.namedAt, current.verdict) = (buyer, uint40(block.timestamp), Verdict.Silent);
        emit TransferBuyerNamed(offerId, buyer);
    }

    /// @inheritdoc ITransferDesk
    function consent(uint256 offerId, address buyer) external {
        _decide(offerId, buyer, Verdict.Consented);
        emit TransferConsented(offerId, buyer);
    }

    /// @inheritdoc ITransferDesk
    function refuse(uint256 offerId, address buyer, bytes32 reason) external {
        if (reason == 0) revert TransferReasonMissing();
        _decide(offerId, buyer, Verdict.Refused);
        emit TransferRefused(offerId, buyer, reason);
    }

    /// @inheritdoc ITransferDesk
    function buy(uint256 offerId) external nonReentrant {
        Offer memory current = _offers[offerId];
        Stage stage = stageOf(offerId);
        _requireEntitled(offerId, current, stage);
        _requireAgreeable(current.register, current.seller, msg.sender, current.shares);
        delete _offers[offerId];
        uint256 amount = uint256(current.shares) * current.price;
        emit TransferSettled(offerId, current.seller, msg.sender, stage, current.shares, amount);

        current.register.deliver(current.seller, msg.sender, current.shares);
        IERC20 token = current.register.terms().token;
        token.pullExact(msg.sender, amount);
        _pay(token, current.seller, amount);
    }

    /// @inheritdoc ITransferDesk
    function cancel(uint256 offerId) external nonReentrant {
        Offer memory current = _offers[offerId];
        Stage stage = stageOf(offerId);
        if (stage == Stage.None) revert TransferWrongStage(offerId, stage);
        if (msg.sender != current.seller && stage != Stage.Lapsed) {
            revert TransferCallerNotAllowed(msg.sender, current.seller);
        }
        delete _offers[offerId];
        emit TransferCancelled(offerId);

        _release(current.register, current.seller, current.shares);
    }

    /// @inheritdoc ITransferDesk
    function rulesOf(IShareRegister register) external view returns (Rules memory rules) {
        return _rules[register];
    }

    /// @inheritdoc ITransferDesk
    function offerOf(uint256 offerId) external view returns (Offer memory current) {
        return _offers[offerId];
    }

    /// @inheritdoc ITransferDesk
    function stageOf(uint256 offerId) public view returns (Stage stage) {
        if (_offers[offerId].seller == address(0)) return Stage.None;
        (uint40 issuerUntil, uint40 holdersUntil, uint40 saleUntil, ) = limitsOf(offerId);
        if (block.timestamp < issuerUntil) return Stage.IssuerRight;
        if (block.timestamp < holdersUntil) return Stage.HolderRight;
        return block.timestamp < saleUntil ? Stage.Sale : Stage.Lapsed;
    }

    /// @inheritdoc ITransferDesk
    function limitsOf(
        uint256 offerId
    ) public view returns (uint40 issuerUntil, uint40 holdersUntil, uint40 saleUntil, uint40 consentUntil) {
        Offer storage current = _offers[offerId];
        Rules memory rules = _rules[current.register];
        uint8 rightDays = rules.issuerDays + rules.holderDays;
        issuerUntil = current.openedAt.addBusinessDays(rules.issuerDays);
        holdersUntil = current.openedAt.addBusinessDays(rightDays);
        saleUntil = current.openedAt.addBusinessDays(rightDays + rules.saleDays);
        consentUntil = current.namedAt.addBusinessDays(rules.consentDays);
    }

    function _decide(uint256 offerId, address buyer, Verdict verdict) private {
        Offer storage current = _offers[offerId];
        if (current.seller == address(0)) revert TransferWrongStage(offerId, Stage.None);
        _requireIssuer(current.register);
        address named = current.buyer;
        if (named == address(0)) revert TransferBuyerMissing(offerId);
        if (named != buyer) revert TransferBuyerDiffers(buyer, named);
        (, , , uint40 consentUntil) = limitsOf(offerId);
        if (current.verdict != Verdict.Silent || block.timestamp >= consentUntil) {
            revert TransferConsentOver(current.verdict, consentUntil);
        }
        current.verdict = verdict;
    }

    function _requireIssuer(IShareRegister register) private view {
        address issuer = register.terms().issuer;
        if (msg.sender != issuer) revert TransferCallerNotAllowed(msg.sender, issuer);
    }

    function _requireEntitled(uint256 offerId, Offer memory current, Stage stage) private view {
        if (stage == Stage.IssuerRight) {
            _requireIssuer(current.register);
        } else if (stage == Stage.HolderRight) {
            _requireHolder(current.register);
        } else if (stage == Stage.Sale) {
            _requireBuyer(offerId, current);
        } else {
            revert TransferWrongStage(offerId, stage);
        }
    }

    /// @dev The company had its turn, and what lies in its treasury makes it no holder.
    function _requireHolder(IShareRegister register) private view {
        IShareRegister.Standing memory standing = register.standingOf(msg.sender);
        if (standing.shares == 0 || standing.isTreasury) revert TransferCallerNotHolder(msg.sender);
    }

    function _requireBuyer(uint256 offerId, Offer memory current) private view {
        address named = current.buyer;
        if (named != address(0) && named != msg.sender) revert TransferBuyerDiffers(msg.sender, named);
        if (_rules[current.register].consentDays == 0) return;
        if (named == address(0)) revert TransferBuyerMissing(offerId);
        if (current.verdict == Verdict.Refused) revert TransferBuyerRefused(named);
        (, , , uint40 consentUntil) = limitsOf(offerId);
        if (current.verdict == Verdict.Silent && block.timestamp < consentUntil) {
            revert TransferConsentPending(consentUntil);
        }
    }
}
