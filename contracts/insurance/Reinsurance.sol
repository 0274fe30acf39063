// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ExactERC20} from "./../money/ExactERC20.sol";
import {IReinsurance} from "./interfaces/IReinsurance.sol";
import {Layers} from "./libraries/Layers.sol";

/// @title Reinsurance desk
/// @notice Quota share and excess of loss with collateral set aside before any cover is sold.
contract Reinsurance is IReinsurance, AccessManaged, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using Layers for Terms;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant _BPS = 10_000;
    uint256 private constant _YEAR = 365 days;

    /// @notice Pool of the insurer that cedes.
    address public immutable CEDENT;
    /// @notice Settlement token, the pool's.
    IERC20 public immutable TOKEN;

    uint16 private _lastTreatyId;
    uint16 private _lastCession;
    mapping(uint16 treatyId => Terms terms) private _terms;
    mapping(uint16 treatyId => Collateral collateral) private _collateral;
    mapping(uint16 treatyId => mapping(uint16 year => uint64 amount)) private _used;
    mapping(uint16 cession => Cession cover) private _cessions;

    modifier onlyCedent() {
        if (msg.sender != CEDENT) revert ReinsuranceCallerNotCedent(msg.sender, CEDENT);
        _;
    }

    constructor(IERC4626 cedent, address authority) AccessManaged(authority) {
        (CEDENT, TOKEN) = (address(cedent), IERC20(cedent.asset()));
    }

    /// @inheritdoc IReinsurance
    function conclude(Terms calldata terms) external restricted returns (uint16 treatyId) {
        bool shares = terms.quotaBps <= _BPS && terms.commissionBps <= _BPS && terms.excessBps <= _BPS;
        bool layers = terms.limit <= terms.annualLimit && (terms.quotaBps != 0 || terms.limit != 0);
        if (!shares || !layers || terms.startsAt >= terms.endsAt || terms.reinsurer == address(0)) {
            revert TreatyTermsInvalid();
        }
        treatyId = ++_lastTreatyId;
        _terms[treatyId] = terms;
        emit TreatyConcluded(treatyId, terms.reinsurer, terms);
    }

    /// @inheritdoc IReinsurance
    function post(uint16 treatyId, uint64 amount) external nonReentrant {
        _requireReinsurer(treatyId);
        _collateral[treatyId].held += amount;
        emit CollateralPosted(treatyId, amount);

        TOKEN.pullExact(msg.sender, amount);
    }

    /// @inheritdoc IReinsurance
    function withdraw(uint16 treatyId, uint64 amount, address to) external nonReentrant {
        _requireReinsurer(treatyId);
        Collateral storage collateral = _collateral[treatyId];
        uint64 free = collateral.held - collateral.reserved;
        if (amount > free) revert TreatyUnfunded(free, amount);
        collateral.held -= amount;
        emit CollateralWithdrawn(treatyId, to, amount);

        TOKEN.safeTransfer(to, amount);
    }

    /// @inheritdoc IReinsurance
    function cede(uint16 treatyId, uint64 cap, uint40 endsAt) external onlyCedent returns (uint16 cession) {
        Terms memory terms = _known(treatyId);
        if (endsAt < terms.startsAt || endsAt >= terms.endsAt) {
            revert TreatyNotRunning(endsAt, terms.startsAt, terms.endsAt);
        }
        uint16 year = ((uint256(endsAt) - terms.startsAt) / _YEAR).toUint16();
        uint64 left = terms.annualLimit - _used[treatyId][year];
        (uint64 quota, uint64 excess) = terms.split(uint64(Math.min(terms.limit, left)), cap);
        Collateral storage collateral = _collateral[treatyId];
        uint64 free = collateral.held - collateral.reserved;
        if (quota + excess > free) revert TreatyUnfunded(free, quota + excess);

        collateral.reserved += quota + excess;
        _used[treatyId][year] += excess;
        cession = ++_lastCession;
        Cession storage cover = _cessions[cession];
        (cover.treatyId, cover.year, cover.cap, cover.excess) = (treatyId, year, cap, excess);
        emit CoverCeded(cession, treatyId, cap, excess);
    }

    /// @inheritdoc IReinsurance
    function add(uint16 cession, uint64 premium, uint64 maxLoss) external onlyCedent returns (uint64 lock) {
        Cession storage cover = _cessions[cession];
        uint64 wanted = cover.maxLoss + maxLoss;
        if (wanted > cover.cap) revert CessionExceeded(wanted, cover.cap);
        (uint64 before, uint64 current) = _change(cession, cover.premium + premium, wanted);
        return current - before;
    }

    /// @inheritdoc IReinsurance
    function remove(uint16 cession, uint64 premium, uint64 maxLoss) external onlyCedent returns (uint64 lock) {
        Cession storage cover = _cessions[cession];
        (uint64 before, uint64 current) = _change(cession, cover.premium - premium, cover.maxLoss - maxLoss);
        return before - current;
    }

    /// @inheritdoc IReinsurance
    function settle(
        uint16 cession,
        uint64 earned,
        uint64 loss
    ) external onlyCedent returns (uint64 lock, uint64 ceded, uint64 recovered) {
        Cession storage cover = _cessions[cession];
        Terms memory terms = _terms[cover.treatyId];
        uint64 setAside = cover.excess;
        (uint64 quota, uint64 excess) = terms.split(setAside, loss);
        lock = terms.lockOf(setAside, cover.maxLoss, cover.premium);
        (ceded, recovered) = (terms.cededPremium(setAside, earned), quota + excess);

        (cover.settled, cover.loss, cover.excess) = (true, loss, excess);
        // What was set aside for the event and not used is there again for the year's other events.
        _used[cover.treatyId][cover.year] -= setAside - excess;
        Collateral storage collateral = _collateral[cover.treatyId];
        collateral.reserved -= Layers.share(cover.cap, terms.quotaBps) + setAside;
        collateral.held = collateral.held + ceded - recovered;
        emit CessionSettled(cession, ceded, quota, excess);
    }

    /// @inheritdoc IReinsurance
    function lapse(uint16 cession, uint64 lapsed) external onlyCedent returns (uint64 returned) {
        Cession storage cover = _cessions[cession];
        Terms memory terms = _terms[cover.treatyId];
        uint64 setAside = cover.excess;
        uint64 left = cover.loss - lapsed;
        (uint64 quota, uint64 excess) = terms.split(setAside, left);
        returned = Layers.share(cover.loss, terms.quotaBps) + setAside - quota - excess;

        (cover.loss, cover.excess) = (left, excess);
        _used[cover.treatyId][cover.year] -= setAside - excess;
        _collateral[cover.treatyId].held += returned;
        emit RecoveryReturned(cession, lapsed, returned);
    }

    /// @inheritdoc IReinsurance
    function payCedent(uint64 amount) external onlyCedent nonReentrant {
        TOKEN.pushExact(CEDENT, amount);
    }

    /// @inheritdoc IReinsurance
    function termsOf(uint16 treatyId) external view returns (Terms memory terms) {
        return _known(treatyId);
    }

    /// @inheritdoc IReinsurance
    function collateralOf(uint16 treatyId) external view returns (Collateral memory collateral) {
        return _collateral[treatyId];
    }

    /// @inheritdoc IReinsurance
    function usedOf(uint16 treatyId, uint16 year) external view returns (uint64 amount) {
        return _used[treatyId][year];
    }

    /// @inheritdoc IReinsurance
    function cessionOf(uint16 cession) external view returns (Cession memory cover) {
        return _cessions[cession];
    }

    /// @dev A function of the totals alone, so that a policy taken out again leaves no trace.
    function _change(uint16 cession, uint64 premium, uint64 maxLoss) private returns (uint64 before, uint64 current) {
        Cession storage cover = _cessions[cession];
        Terms memory terms = _terms[cover.treatyId];
        before = terms.lockOf(cover.excess, cover.maxLoss, cover.premium);
        current = terms.lockOf(cover.excess, maxLoss, premium);
        (cover.premium, cover.maxLoss) = (premium, maxLoss);
        emit CessionChanged(cession, premium, maxLoss, current);
    }

    function _requireReinsurer(uint16 treatyId) private view {
        address reinsurer = _known(treatyId).reinsurer;
        if (msg.sender != reinsurer) revert ReinsuranceCallerNotReinsurer(msg.sender, reinsurer);
    }

    function _known(uint16 treatyId) private view returns (Terms memory terms) {
        terms = _terms[treatyId];
        if (terms.reinsurer == address(0)) revert TreatyUnknown(treatyId);
    }
}
