// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ExactERC20} from "./../money/ExactERC20.sol";
import {AssessorPanels} from "./AssessorPanels.sol";
import {InsuranceLine} from "./InsuranceLine.sol";
import {IIndemnityCover} from "./interfaces/IIndemnityCover.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";
import {Indemnity} from "./libraries/Indemnity.sol";

/// @title Indemnity cover
/// @notice Policies on assessed losses, and the claim chain from notice to payment.
contract IndemnityCover is IIndemnityCover, InsuranceLine, AssessorPanels {
    using ExactERC20 for IERC20;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    // solhint-disable max-line-length
    bytes32 private constant _QUOTE_TYPEHASH = keccak256(
        "IndemnityQuote(address underwriter,address holder,uint16 productId,uint64 sumInsured,uint64 perClaimLimit,uint64 aggregateLimit,uint64 premium,uint40 coverStart,uint40 coverEnd,uint40 validUntil,uint40 coolingOffUntil,uint256 salt)"
    );
    // solhint-enable max-line-length
    uint256 private constant _BPS = 10_000;
    uint256 private constant _MIN_CLOCK = 1 days;
    uint256 private constant _MAX_PANEL_CLOCK = 90 days;
    uint256 private constant _MIN_CLAIM_CLOCK = 7 days;
    uint256 private constant _MAX_CLOCK = 730 days;
    /// @dev Capital is not locked for longer than this by one signature.
    uint256 private constant _MAX_COVER = 3_650 days;

    /// @notice Fund that receives the bonds of lost appeals; nobody here can change it.
    address public immutable PROTECTION_FUND;

    uint16 private _lastProductId;
    mapping(uint16 productId => Product product) private _products;
    mapping(bytes32 policyId => Policy policy) private _policies;
    mapping(bytes32 claimId => Claim claim) private _claims;
    mapping(bytes32 claimId => Appeal appeal) private _appeals;

    constructor(
        ISolvencyPool pool,
        address protectionFund,
        address authority
    ) InsuranceLine(pool, authority) EIP712("FinChain Lab IndemnityCover", "1") {
        PROTECTION_FUND = protectionFund;
    }

    /// @inheritdoc IIndemnityCover
    function publish(bytes32 name, Product calldata product) external restricted returns (uint16 productId) {
        bool clocks =
            _isWithin(product.noticeSeconds, _MIN_CLOCK, _MAX_CLOCK) &&
                _isWithin(product.decideSeconds, _MIN_CLOCK, _MAX_PANEL_CLOCK) &&
                _isWithin(product.appealSeconds, _MIN_CLOCK, _MAX_PANEL_CLOCK) &&
                _isWithin(product.claimSeconds, _MIN_CLAIM_CLOCK, _MAX_CLOCK);
        if (!clocks || product.coinsuranceBps >= _BPS || product.appealBond == 0 || !product.onSale) {
            revert IndemnityProductInvalid();
        }

        productId = ++_lastProductId;
        _products[productId] = product;
        emit IndemnityProductPublished(productId, name, product);
    }

    /// @inheritdoc IIndemnityCover
    function retire(uint16 productId) external restricted {
        _onSale(productId).onSale = false;
        emit IndemnityProductRetired(productId);
    }

    /// @inheritdoc IIndemnityCover
    function buy(
        IndemnityQuote calldata quote,
        bytes calldata signature
    ) external nonReentrant returns (bytes32 policyId) {
        Product storage product = _onSale(quote.productId);
        policyId = hashOf(quote);
        _requireQuote(quote.underwriter, quote.validUntil, policyId, signature);
        if (_policies[policyId].state != PolicyState.None) revert QuoteUsed(policyId);

        uint64 limit = _checkedLimit(quote);
        _policies[policyId] = Policy({
            holder: quote.holder,
            incurred: 0,
            openClaims: 0,
            productId: quote.productId,
            state: PolicyState.Active,
            limit: uint256(limit).toUint56(),
            perClaimLimit: uint256(quote.perClaimLimit).toUint56(),
            unearned: uint256(quote.premium).toUint56(),
            coverStart: quote.coverStart,
            coverEnd: quote.coverEnd
        });
        emit IndemnityBound(policyId, quote.holder, quote);

        POOL.underwrite(msg.sender, quote.premium, limit, product.zone, 0);
    }

    /// @inheritdoc IIndemnityCover
    function cancel(IndemnityQuote calldata quote, address to) external nonReentrant {
        if (msg.sender != quote.holder) revert CoverCallerNotEntitled(msg.sender, quote.holder);
        if (block.timestamp > quote.coolingOffUntil) revert IndemnityCoolingOffOver(quote.coolingOffUntil);
        bytes32 policyId = hashOf(quote);
        Policy storage policy = _active(policyId);

        policy.state = PolicyState.Cancelled;
        emit IndemnityCancelled(policyId, quote.premium);

        POOL.cancel(to, quote.premium, policy.limit, _products[quote.productId].zone, 0);
    }

    /// @inheritdoc IIndemnityCover
    function notifyLoss(
        bytes32 policyId,
        bytes32 incident,
        uint40 incidentAt,
        uint64 claimed,
        bytes32 evidence
    ) external nonReentrant returns (bytes32 claimId) {
        Policy storage policy = _active(policyId);
        if (msg.sender != policy.holder) revert CoverCallerNotEntitled(msg.sender, policy.holder);
        Product storage product = _products[policy.productId];
        _requireCovered(policy, product, incidentAt);
        claimId = claimIdOf(policyId, incident);
        Claim storage claim = _claims[claimId];
        if (claim.stage != Status.None) revert ClaimDuplicate(claimId);
        uint64 reserved = _reservable(policy, product, claimed);

        uint40 decideBy = uint40(block.timestamp) + product.decideSeconds;
        _claims[claimId] = Claim({
            claimed: uint256(claimed).toUint56(),
            reserved: uint56(reserved),
            assessed: 0,
            clock: decideBy,
            stage: Status.Noticed
        });
        policy.openClaims += 1;
        emit LossNotified({
            claimId: claimId,
            policyId: policyId,
            incident: incident,
            incidentAt: incidentAt,
            claimed: claimed,
            reserved: reserved,
            evidence: evidence,
            decideBy: decideBy
        });

        _incur(policy, product.zone, reserved);
    }

    /// @inheritdoc IIndemnityCover
    function addEvidence(bytes32 policyId, bytes32 incident, bytes32 evidence) external {
        bytes32 claimId = claimIdOf(policyId, incident);
        Status status = statusOf(claimId);
        if (status == Status.None || status >= Status.Final) revert ClaimWrongStatus(status, Status.Noticed);
        (bool first, bool onAppeal) = seatOf(msg.sender);
        if (msg.sender != _policies[policyId].holder && !first && !onAppeal) revert ClaimStranger(msg.sender);
        emit EvidenceAdded(claimId, msg.sender, evidence);
    }

    /// @inheritdoc IIndemnityCover
    function withdrawClaim(bytes32 policyId, bytes32 incident) external nonReentrant {
        Policy storage policy = _policies[policyId];
        if (msg.sender != policy.holder) revert CoverCallerNotEntitled(msg.sender, policy.holder);
        bytes32 claimId = claimIdOf(policyId, incident);
        Status status = statusOf(claimId);
        if (status != Status.Escalated) _requireStatus(status, Status.Noticed);

        emit ClaimWithdrawn(claimId);
        _end(policy, _claims[claimId], Status.Withdrawn, 0);
    }

    /// @inheritdoc IIndemnityCover
    function decide(
        bytes32 policyId,
        bytes32 incident,
        bytes32 reportHash,
        Assessment[] calldata assessments
    ) external returns (uint64 assessed) {
        bytes32 claimId = claimIdOf(policyId, incident);
        Status status = statusOf(claimId);
        bool onAppeal = status == Status.Appealed || status == Status.Escalated;
        if (!onAppeal) _requireStatus(status, Status.Noticed);
        Claim storage claim = _claims[claimId];
        // A loss above the one notified is not before the panel.
        uint64 median = _assess(Hearing(policyId, claimId, reportHash, onAppeal), assessments);
        assessed = median < claim.claimed ? median : claim.claimed;

        uint40 clock = uint40(block.timestamp);
        if (status == Status.Appealed) _judge(_policies[policyId].holder, claimId, assessed);
        if (!onAppeal) clock += _products[_policies[policyId].productId].appealSeconds;
        (claim.assessed, claim.clock) = (uint56(assessed), clock);
        claim.stage = onAppeal ? Status.Final : Status.Decided;
        emit ClaimDecided(claimId, assessed, assessments.length, reportHash, onAppeal, clock);
    }

    /// @inheritdoc IIndemnityCover
    function appeal(bytes32 policyId, bytes32 incident) external nonReentrant {
        bytes32 claimId = claimIdOf(policyId, incident);
        _requireStatus(statusOf(claimId), Status.Decided);

        Product storage product = _products[_policies[policyId].productId];
        uint64 bond = product.appealBond;
        uint40 decideBy = uint40(block.timestamp) + product.appealSeconds;
        (_claims[claimId].clock, _claims[claimId].stage) = (decideBy, Status.Appealed);
        _appeals[claimId] = Appeal(msg.sender, bond, false);
        emit ClaimAppealed(claimId, msg.sender, bond, decideBy);

        _token().pullExact(msg.sender, bond);
    }

    /// @inheritdoc IIndemnityCover
    function releaseBond(bytes32 policyId, bytes32 incident) external nonReentrant {
        bytes32 claimId = claimIdOf(policyId, incident);
        Appeal memory made = _appeals[claimId];
        Status status = statusOf(claimId);
        if (status == Status.Appealed) revert ClaimWrongStatus(status, Status.Final);
        if (made.bond == 0) revert ClaimNoBond(claimId);

        _appeals[claimId].bond = 0;
        address to = made.lost ? PROTECTION_FUND : made.appellant;
        emit AppealBondReleased(claimId, to, made.bond);
        _token().safeTransfer(to, made.bond);
    }

    /// @inheritdoc IIndemnityCover
    function pay(bytes32 policyId, bytes32 incident, address to) external nonReentrant returns (uint64 amount) {
        bytes32 claimId = claimIdOf(policyId, incident);
        _requireStatus(statusOf(claimId), Status.Final);
        Policy storage policy = _policies[policyId];
        Claim storage claim = _claims[claimId];
        uint256 deadline = uint256(claim.clock) + _products[policy.productId].claimSeconds;
        if (block.timestamp > deadline) revert ClaimCollectionOver(deadline);
        uint64 full;
        (amount, full) = _payment(policy, claim, claim.assessed);
        if (msg.sender != policy.holder) {
            if (to != policy.holder) revert ClaimPayeeNotHolder(to, policy.holder);
            if (amount < full && policy.openClaims > 1) revert ClaimAwaitsOthers(amount, full);
        }

        emit ClaimPaid(claimId, to, amount);
        _end(policy, claim, Status.Paid, amount);
        if (amount != 0) POOL.pay(to, amount);
    }

    /// @inheritdoc IIndemnityCover
    function lapse(bytes32 policyId, bytes32 incident) external nonReentrant {
        bytes32 claimId = claimIdOf(policyId, incident);
        _requireStatus(statusOf(claimId), Status.Final);
        Policy storage policy = _policies[policyId];
        uint256 deadline = uint256(_claims[claimId].clock) + _products[policy.productId].claimSeconds;
        if (block.timestamp <= deadline) revert ClaimCollectionOpen(deadline);

        emit ClaimLapsed(claimId);
        _end(policy, _claims[claimId], Status.Lapsed, 0);
    }

    /// @inheritdoc IIndemnityCover
    function close(bytes32 policyId) external nonReentrant {
        Policy storage policy = _active(policyId);
        Product storage product = _products[policy.productId];
        uint256 until = uint256(policy.coverEnd) + product.noticeSeconds;
        if (block.timestamp <= until) revert IndemnityStillRunning(until);
        if (policy.openClaims != 0) revert IndemnityClaimsOpen(policy.openClaims);

        policy.state = PolicyState.Closed;
        emit IndemnityClosed(policyId, policy.incurred);
        _book(product.zone, policy.unearned, 0, policy.limit - policy.incurred);
    }

    /// @inheritdoc IIndemnityCover
    function productOf(uint16 productId) external view returns (Product memory product) {
        return _products[productId];
    }

    /// @inheritdoc IIndemnityCover
    function policyOf(bytes32 policyId) external view returns (Policy memory policy) {
        return _policies[policyId];
    }

    /// @inheritdoc IIndemnityCover
    function claimOf(bytes32 claimId) external view returns (Claim memory claim) {
        return _claims[claimId];
    }

    /// @inheritdoc IIndemnityCover
    function appealOf(bytes32 claimId) external view returns (Appeal memory made) {
        return _appeals[claimId];
    }

    /// @inheritdoc IIndemnityCover
    function payableOf(bytes32 policyId, bytes32 incident) external view returns (uint64 amount) {
        bytes32 claimId = claimIdOf(policyId, incident);
        Status status = statusOf(claimId);
        if (status == Status.None || status > Status.Final) return 0;
        Claim storage claim = _claims[claimId];
        bool undecided = status == Status.Noticed || status == Status.Escalated;
        (amount, ) = _payment(_policies[policyId], claim, undecided ? claim.claimed : claim.assessed);
    }

    /// @inheritdoc IIndemnityCover
    function statusOf(bytes32 claimId) public view returns (Status status) {
        Claim storage claim = _claims[claimId];
        status = claim.stage;
        if (block.timestamp <= claim.clock) return status;
        if (status == Status.Noticed) return Status.Escalated;
        // Nobody appealed, or the appeal panel stayed silent: the first decision stands.
        if (status == Status.Decided || status == Status.Appealed) return Status.Final;
    }

    /// @inheritdoc IIndemnityCover
    function hashOf(IndemnityQuote calldata quote) public view returns (bytes32 quoteHash) {
        return _hashTypedDataV4(keccak256(abi.encode(_QUOTE_TYPEHASH, quote)));
    }

    /// @inheritdoc IIndemnityCover
    function claimIdOf(bytes32 policyId, bytes32 incident) public pure returns (bytes32 claimId) {
        return keccak256(abi.encode(policyId, incident));
    }

    function _hasInterest(Hearing memory hearing, address assessor) internal view override returns (bool interested) {
        if (assessor == _policies[hearing.policyId].holder || isUnderwriter(assessor)) return true;
        return hearing.onAppeal && assessor == _appeals[hearing.claimId].appellant;
    }

    /// @dev From lock to reserve; premium that the rest of the limit no longer backs is earned.
    function _incur(Policy storage policy, uint32 zone, uint64 amount) private {
        if (amount == 0) return;
        uint56 incurred = policy.incurred + uint56(amount);
        uint56 left = policy.limit - incurred;
        uint56 earned = policy.unearned > left ? policy.unearned - left : 0;
        policy.incurred = incurred;
        if (earned != 0) policy.unearned -= earned;
        _book(zone, earned, amount, amount);
    }

    /// @dev Closes a claim with its payment; more than was reserved comes from the limit, the rest goes back to it.
    function _end(Policy storage policy, Claim storage claim, Status stage, uint64 amount) private {
        uint32 zone = _products[policy.productId].zone;
        uint64 reserved = claim.reserved;
        claim.stage = stage;
        policy.openClaims -= 1;
        if (amount > reserved) {
            _incur(policy, zone, amount - reserved);
        } else if (amount < reserved) {
            policy.incurred -= uint56(reserved - amount);
            POOL.reinstate(reserved - amount, zone);
        }
    }

    function _book(uint32 zone, uint64 earned, uint64 liability, uint64 maxLoss) private {
        POOL.resolve(
            ISolvencyPool.Resolution({
                earned: earned,
                returned: 0,
                liability: liability,
                maxLoss: maxLoss,
                zone: zone,
                endsAt: 0,
                cession: 0
            })
        );
    }

    /// @dev The appeal panel against the first decision: an appellant wins when it moved his way.
    function _judge(address holder, bytes32 claimId, uint64 assessed) private {
        uint64 before = _claims[claimId].assessed;
        Appeal storage made = _appeals[claimId];
        made.lost = made.appellant == holder ? assessed <= before : assessed >= before;
    }

    /// @dev What to reserve for a loss. A limit that other open claims hold may be free again when they close, so such
    /// a notice is taken with nothing reserved yet.
    function _reservable(
        Policy storage policy,
        Product storage product,
        uint64 claimed
    ) private view returns (uint64 reserved) {
        uint64 full = _indemnity(policy, product, claimed);
        if (full == 0) revert ClaimBelowDeductible(claimed, product.deductible);
        uint64 left = policy.limit - policy.incurred;
        if (left == 0 && policy.openClaims == 0) revert ClaimLimitExhausted(policy.limit);
        return full < left ? full : left;
    }

    /// @dev Payment within what is left of the limit now, and what it would be with the whole limit left.
    function _payment(
        Policy storage policy,
        Claim storage claim,
        uint64 loss
    ) private view returns (uint64 amount, uint64 full) {
        full = _indemnity(policy, _products[policy.productId], loss);
        uint64 left = policy.limit - policy.incurred + claim.reserved;
        amount = full < left ? full : left;
    }

    function _indemnity(
        Policy storage policy,
        Product storage product,
        uint64 loss
    ) private view returns (uint64 amount) {
        return Indemnity.paymentFor(loss, policy.perClaimLimit, product.deductible, product.coinsuranceBps);
    }

    function _active(bytes32 policyId) private view returns (Policy storage policy) {
        policy = _policies[policyId];
        if (policy.state != PolicyState.Active) revert IndemnityWrongState(policy.state, PolicyState.Active);
    }

    function _onSale(uint16 productId) private view returns (Product storage product) {
        product = _products[productId];
        if (!product.onSale) revert IndemnityProductNotOnSale(productId);
    }

    function _requireCovered(Policy storage policy, Product storage product, uint40 incidentAt) private view {
        if (incidentAt > block.timestamp) revert ClaimInFuture(incidentAt);
        (uint40 start, uint40 end) = (policy.coverStart, policy.coverEnd);
        if (incidentAt < start || incidentAt >= end) revert ClaimOutsideCover(incidentAt, start, end);
        uint256 waitingUntil = uint256(start) + product.waitingSeconds;
        if (incidentAt < waitingUntil) revert ClaimInWaitingPeriod(incidentAt, waitingUntil);
        uint256 deadline = uint256(incidentAt) + product.noticeSeconds;
        if (block.timestamp > deadline) revert ClaimNoticeLate(deadline);
    }

    /// @dev Period, cooling-off and limits of a quote; returns the limit of the policy.
    function _checkedLimit(IndemnityQuote calldata quote) private view returns (uint64 limit) {
        _saleClosesAt(quote.coverStart, quote.coverEnd, 0);
        uint256 latest = block.timestamp + _MAX_COVER;
        if (quote.coverEnd > latest) revert IndemnityCoverTooLong(quote.coverEnd, latest);
        if (quote.coolingOffUntil >= quote.coverStart) {
            revert IndemnityCoolingOffTooLong(quote.coolingOffUntil, quote.coverStart);
        }
        limit = quote.sumInsured < quote.aggregateLimit ? quote.sumInsured : quote.aggregateLimit;
        if (limit == 0 || quote.perClaimLimit == 0) revert CoverEmpty();
        if (quote.premium > limit) revert CoverPremiumTooHigh(quote.premium, limit);
    }

    function _token() private view returns (IERC20) {
        return IERC20(POOL.asset());
    }

    function _requireStatus(Status actual, Status expected) private pure {
        if (actual != expected) revert ClaimWrongStatus(actual, expected);
    }

    function _isWithin(uint256 time, uint256 least, uint256 longest) private pure returns (bool within) {
        return time >= least && time <= longest;
    }
}
