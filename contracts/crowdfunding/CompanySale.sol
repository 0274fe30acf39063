// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ExactERC20} from "../money/ExactERC20.sol";
import {ExitDesk} from "./ExitDesk.sol";
import {ICompanySale} from "./interfaces/ICompanySale.sol";
import {IExitCalculator} from "./interfaces/IExitCalculator.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {BusinessDays} from "./libraries/BusinessDays.sol";
import {Waterfall} from "./libraries/Waterfall.sol";

/// @title Sale of a company
/// @notice Sells all classes of a company to one buyer, through the waterfall.
contract CompanySale is ICompanySale, ExitDesk {
    using BusinessDays for uint40;
    using ExactERC20 for IERC20;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice Most classes of a sale.
    uint256 public constant MAX_CLASSES = 8;
    /// @notice Business days that holders have to accept at least; those of a tender offer.
    uint8 public constant MIN_ACCEPT_DAYS = 20;
    /// @notice Shortest claim period in seconds.
    uint32 public constant MIN_CLAIM_SECONDS = 30 days;
    /// @notice Longest claim period in seconds.
    uint32 public constant MAX_CLAIM_SECONDS = 365 days;
    /// @notice Time after the deadline in which a sale can be made, in seconds; later it fails.
    uint40 public constant CLOSE_SECONDS = 30 days;

    uint256 private constant _BPS = 10_000;

    mapping(bytes32 saleId => Sale sale) private _sales;
    mapping(bytes32 saleId => ClassBook[] classes) private _classes;
    mapping(bytes32 saleId => mapping(uint256 index => mapping(address holder => uint48 shares))) private _accepted;

    /// @inheritdoc ICompanySale
    function propose(Proposal calldata proposal) external returns (bytes32 saleId) {
        saleId = keccak256(abi.encode(proposal));
        if (_sales[saleId].stage != Stage.None || block.timestamp >= proposal.openUntil) {
            revert SaleNotNew(saleId, proposal.openUntil);
        }
        if (proposal.buyer == address(0) || proposal.buyer == msg.sender || proposal.price == 0) {
            revert SaleBuyerInvalid(proposal.buyer, proposal.price);
        }
        _requireFair(proposal);
        _requireClasses(proposal.classes);
        _sales[saleId].stage = Stage.Proposed;
        emit SaleProposed(saleId, msg.sender, proposal.buyer, proposal);
    }

    /// @inheritdoc ICompanySale
    function open(Proposal calldata proposal) external nonReentrant {
        bytes32 saleId = keccak256(abi.encode(proposal));
        Sale storage sale = _sales[saleId];
        _requireStage(sale.stage, Stage.Proposed);
        if (msg.sender != proposal.buyer) revert SaleCallerNotAllowed(msg.sender, proposal.buyer);
        if (block.timestamp >= proposal.openUntil) revert SaleProposalExpired(proposal.openUntil);
        uint40 deadline = uint40(block.timestamp).addBusinessDays(proposal.acceptDays);
        IERC20 token = proposal.classes[0].register.terms().token;
        _sales[saleId] = Sale({
            buyer: msg.sender,
            deadline: deadline,
            thresholdBps: proposal.thresholdBps,
            stage: Stage.Open,
            token: token,
            claimUntil: 0,
            claimSeconds: proposal.claimSeconds,
            price: proposal.price,
            left: proposal.price
        });
        emit SaleOpened(saleId, proposal.price, deadline);
        _fixClasses(saleId, proposal);

        token.pullExact(msg.sender, proposal.price);
    }

    /// @inheritdoc ICompanySale
    function accept(bytes32 saleId, uint256 index, uint48 shares) external nonReentrant {
        Sale storage sale = _running(saleId);
        ClassBook storage class = _class(saleId, index);
        IShareRegister register = class.register;
        _requireDeliverable(register, msg.sender, sale.buyer, shares);
        _requireRoom(class, shares);
        _change(saleId, index, msg.sender, _accepted[saleId][index][msg.sender] + shares, class.accepted + shares);

        register.earmark(msg.sender, shares);
    }

    /// @inheritdoc ICompanySale
    function takeBack(bytes32 saleId, uint256 index, uint48 shares) external nonReentrant {
        _running(saleId);
        ClassBook storage class = _class(saleId, index);
        uint48 accepted = _accepted[saleId][index][msg.sender];
        if (shares > accepted) revert SaleNotAccepted(msg.sender, shares, accepted);
        _change(saleId, index, msg.sender, accepted - shares, class.accepted - shares);

        _release(class.register, msg.sender, shares);
    }

    /// @inheritdoc ICompanySale
    function prune(bytes32 saleId, uint256 index, address holder) external nonReentrant {
        Stage stage = _sales[saleId].stage;
        if (stage != Stage.Closed) _requireStage(stage, Stage.Open);
        ClassBook storage class = _class(saleId, index);
        uint48 accepted = _accepted[saleId][index][holder];
        uint256 backing = _backing(class.register, holder);
        if (accepted <= backing) revert ExitNothingToPrune(holder);
        uint48 lost = accepted - uint48(backing);
        _change(saleId, index, holder, uint48(backing), class.accepted - lost);

        _release(class.register, holder, lost);
    }

    /// @inheritdoc ICompanySale
    function close(bytes32 saleId) external nonReentrant returns (bool isMade) {
        Sale storage sale = _sales[saleId];
        _requireStage(sale.stage, Stage.Open);
        uint40 deadline = sale.deadline;
        if (block.timestamp < deadline) revert SaleStillOpen(deadline);
        isMade = block.timestamp < deadline + CLOSE_SECONDS && _isAccepted(saleId, sale.thresholdBps);
        if (isMade) {
            uint40 claimUntil = uint40(block.timestamp) + sale.claimSeconds;
            (sale.stage, sale.claimUntil) = (Stage.Closed, claimUntil);
            emit SaleClosed(saleId, claimUntil);
        } else {
            sale.stage = Stage.Failed;
            emit SaleFailed(saleId);
        }
    }

    /// @inheritdoc ICompanySale
    function settle(bytes32 saleId, uint256 index, address holder) external nonReentrant returns (uint256 amount) {
        Sale storage sale = _claimable(saleId);
        ClassBook storage class = _class(saleId, index);
        _requireNotRetired(class.register, holder);
        uint48 shares = _take(saleId, index, holder);
        amount = _book(saleId, index, holder, shares);

        class.register.deliverEarmarked(holder, sale.buyer, shares);
        _pay(sale.token, holder, amount);
    }

    /// @inheritdoc ICompanySale
    function sell(bytes32 saleId, uint256 index, uint48 shares) external nonReentrant returns (uint256 amount) {
        Sale storage sale = _claimable(saleId);
        ClassBook storage class = _class(saleId, index);
        _requireRoom(class, shares);
        IShareRegister register = class.register;
        _requireDeliverable(register, msg.sender, sale.buyer, shares);
        amount = _book(saleId, index, msg.sender, shares);

        register.earmark(msg.sender, shares);
        register.deliverEarmarked(msg.sender, sale.buyer, shares);
        _pay(sale.token, msg.sender, amount);
    }

    /// @inheritdoc ICompanySale
    function release(bytes32 saleId, uint256 index, address holder) external nonReentrant {
        _requireOver(_sales[saleId]);
        ClassBook storage class = _class(saleId, index);
        uint48 shares = _take(saleId, index, holder);
        emit SaleReleased(saleId, index, holder, shares);

        _release(class.register, holder, shares);
    }

    /// @inheritdoc ICompanySale
    function handOver(bytes32 saleId, uint256 index) external nonReentrant {
        Sale storage sale = _sales[saleId];
        _requireOver(sale);
        ClassBook storage class = _class(saleId, index);
        uint48 shares = class.bound;
        if (shares == 0) revert SaleNothingToHandOver(saleId, index);
        class.bound = 0;
        emit SaleSharesHandedOver(saleId, index, shares);

        _release(class.register, sale.buyer, shares);
    }

    /// @inheritdoc ICompanySale
    function refund(bytes32 saleId, address to) external nonReentrant {
        Sale storage sale = _sales[saleId];
        _requireOver(sale);
        address buyer = sale.buyer;
        if (to != buyer && msg.sender != buyer) revert SaleCallerNotAllowed(msg.sender, buyer);
        uint256 amount = sale.left;
        if (amount == 0) revert SaleNothingToRefund(saleId);
        sale.left = 0;
        emit SaleRefunded(saleId, to, amount);

        sale.token.safeTransfer(to, amount);
    }

    /// @inheritdoc ICompanySale
    function saleOf(bytes32 saleId) external view returns (Sale memory sale) {
        return _sales[saleId];
    }

    /// @inheritdoc ICompanySale
    function classesOf(bytes32 saleId) external view returns (ClassBook[] memory classes) {
        return _classes[saleId];
    }

    /// @inheritdoc ICompanySale
    function acceptedBy(bytes32 saleId, uint256 index, address holder) external view returns (uint256 shares) {
        return _accepted[saleId][index][holder];
    }

    /// @inheritdoc ICompanySale
    function quote(bytes32 saleId, uint256 index, uint256 shares) external view returns (uint256 amount) {
        return _amountOf(_class(saleId, index), shares);
    }

    function _fixClasses(bytes32 saleId, Proposal calldata proposal) private {
        uint256 count = proposal.classes.length;
        IExitCalculator.ShareClass[] memory classes = new IExitCalculator.ShareClass[](count);
        for (uint256 i = 0; i < count; ++i) classes[i] = _shareClass(proposal.classes[i]);
        IExitCalculator.Payout[] memory payouts = Waterfall.divide(classes, proposal.price);
        for (uint256 i = 0; i < count; ++i) {
            ClassBook memory class = ClassBook({
                register: proposal.classes[i].register,
                supply: uint256(classes[i].shares).toUint48(),
                accepted: 0,
                payout: payouts[i].amount,
                sold: 0,
                bound: 0,
                isConverted: payouts[i].converted
            });
            _classes[saleId].push(class);
            emit SaleClassFixed(saleId, i, address(class.register), class.supply, class.payout, class.isConverted);
        }
    }

    function _change(bytes32 saleId, uint256 index, address holder, uint48 shares, uint48 accepted) private {
        _accepted[saleId][index][holder] = shares;
        _classes[saleId][index].accepted = accepted;
        emit SaleAcceptanceChanged(saleId, index, holder, shares, accepted);
    }

    /// @dev What a holder accepted with, which is sold or goes free now.
    function _take(bytes32 saleId, uint256 index, address holder) private returns (uint48 shares) {
        shares = _accepted[saleId][index][holder];
        if (shares == 0) revert SaleNotAccepted(holder, 1, 0);
        delete _accepted[saleId][index][holder];
        _classes[saleId][index].accepted -= shares;
    }

    /// @dev Notes shares of a class as sold and paid.
    function _book(bytes32 saleId, uint256 index, address holder, uint48 shares) private returns (uint256 amount) {
        ClassBook storage class = _classes[saleId][index];
        amount = _amountOf(class, shares);
        (class.sold, class.bound) = (class.sold + shares, class.bound + shares);
        // All amounts of all classes together make the price.
        _sales[saleId].left -= uint128(amount);
        emit SaleSettled(saleId, index, holder, shares, amount);
    }

    function _shareClass(ClassTerms calldata class) private view returns (IExitCalculator.ShareClass memory shares) {
        return
            IExitCalculator.ShareClass({
                shares: class.register.supplyExcludingTreasury().toUint96(),
                invested: class.invested,
                preferenceBps: class.preferenceBps,
                capBps: class.capBps,
                seniority: class.seniority,
                participating: class.participating
            });
    }

    /// @dev Shares bought back meanwhile do no harm: their part of the price is left over.
    function _isAccepted(bytes32 saleId, uint256 thresholdBps) private view returns (bool isEnough) {
        uint256 count = _classes[saleId].length;
        for (uint256 i = 0; i < count; ++i) {
            ClassBook memory class = _classes[saleId][i];
            // Shares issued since the opening count too: the buyer shall not pay for a part that became too small.
            uint256 supply = Math.max(class.supply, class.register.supplyExcludingTreasury());
            // Compared as products, so that no rounding lowers the threshold.
            if (class.accepted * _BPS < supply * thresholdBps) return false;
        }
        return true;
    }

    /// @dev Difference of two parts of the same payout, each rounded down: nothing is lost between them.
    function _amountOf(ClassBook storage class, uint256 shares) private view returns (uint256 amount) {
        (uint256 payout, uint256 sold, uint256 supply) = (class.payout, class.sold, class.supply);
        return (payout * (sold + shares)) / supply - (payout * sold) / supply;
    }

    function _class(bytes32 saleId, uint256 index) private view returns (ClassBook storage class) {
        uint256 count = _classes[saleId].length;
        if (index >= count) revert SaleClassUnknown(index, count);
        return _classes[saleId][index];
    }

    function _running(bytes32 saleId) private view returns (Sale storage sale) {
        sale = _sales[saleId];
        _requireStage(sale.stage, Stage.Open);
        if (block.timestamp >= sale.deadline) revert SaleDeadlinePassed(sale.deadline);
    }

    function _claimable(bytes32 saleId) private view returns (Sale storage sale) {
        sale = _sales[saleId];
        _requireStage(sale.stage, Stage.Closed);
        if (block.timestamp >= sale.claimUntil) revert SaleClaimsOver(sale.claimUntil);
    }

    /// @dev Nobody can be paid any more.
    function _requireOver(Sale storage sale) private view {
        if (sale.stage == Stage.Failed) return;
        _requireStage(sale.stage, Stage.Closed);
        if (block.timestamp < sale.claimUntil) revert SaleClaimsRunning(sale.claimUntil);
    }

    function _requireRoom(ClassBook storage class, uint256 shares) private view {
        uint256 room = uint256(class.supply) - class.accepted - class.sold;
        if (shares > room) revert SaleClassFull(shares, room);
    }

    /// @dev All of one issuer, the caller, and of one token; each register once.
    function _requireClasses(ClassTerms[] calldata classes) private view {
        uint256 count = classes.length;
        if (count == 0 || count > MAX_CLASSES) revert SaleClassCountInvalid(count, MAX_CLASSES);
        address token = address(classes[0].register.terms().token);
        for (uint256 i = 0; i < count; ++i) {
            address register = address(classes[i].register);
            IShareRegister.Terms memory terms = classes[i].register.terms();
            if (msg.sender != terms.issuer) revert SaleCallerNotAllowed(msg.sender, terms.issuer);
            if (address(terms.token) != token) revert SaleTokenDiffers(address(terms.token), token);
            for (uint256 j = 0; j < i; ++j) {
                if (address(classes[j].register) == register) revert SaleClassTwice(register);
            }
        }
    }

    function _requireFair(Proposal calldata proposal) private pure {
        if (proposal.thresholdBps == 0 || proposal.thresholdBps > _BPS) {
            revert SaleThresholdInvalid(proposal.thresholdBps);
        }
        bool isHasty = proposal.acceptDays < MIN_ACCEPT_DAYS || proposal.claimSeconds < MIN_CLAIM_SECONDS;
        if (isHasty || proposal.claimSeconds > MAX_CLAIM_SECONDS) {
            revert SalePeriodsInvalid(proposal.acceptDays, proposal.claimSeconds);
        }
    }

    function _requireStage(Stage actual, Stage expected) private pure {
        if (actual != expected) revert SaleWrongStage(actual, expected);
    }
}
