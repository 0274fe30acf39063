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

        uint64 limit = _checkedLimit(quote, product);
        _policies[policyId] = Policy({
            holder: quote.holder,
            productId: quote.productId,
            state: PolicyState.Active,
            openClaims: 0,
            limit: limit,
            perClaimLimit: quote.perClaimLimit,
            coverStart: quote.coverStart,
            coverEnd: quote.coverEnd,
            paid: 0,
            wanted: 0,
            premium: quote.premium
        });
        emit IndemnityBound(policyId, quote.holder, quote);

        POOL.expose(quote.coverEnd);
        POOL.underwrite(msg.sender, quote.premium, limit, product.zone, 0);
    }

    /// @inheritdoc IIndemnityCover
    function cancel(IndemnityQuote calldata quote, address to) external nonReentrant {
        if (msg.sender != quote.holder) revert CoverCallerNotEntitled(msg.sender, quote.holder);
        if (block.timestamp > quote.coolingOffUntil) revert IndemnityCoolingOffOver(quote.coolingOffUntil);
        bytes32 policyId = hashOf(quote);
        Policy storage policy = _policies[policyId];
        _requireState(policy, PolicyState.Active);

        (policy.premium, policy.state) = (0, PolicyState.Cancelled);
        emit IndemnityCancelled(policyId, quote.premium);

        _resolve(policy, 0, quote.premium, policy.limit, policy.coverEnd);
        if (quote.premium != 0) POOL.pay(to, quote.premium);
    }

    /// @inheritdoc IIndemnityCover
    function notifyLoss(
        bytes32 policyId,
        bytes32 incident,
        uint40 incidentAt,
        uint64 claimed,
        bytes32 evidence
    ) external nonReentrant returns (bytes32 claimId) {
        Policy storage policy = _policies[policyId];
        if (msg.sender != policy.holder) revert CoverCallerNotEntitled(msg.sender, policy.holder);
        if (policy.state != PolicyState.Ended) _requireState(policy, PolicyState.Active);
        Product storage product = _products[policy.productId];
        _requireCovered(policy, product, incidentAt);
        claimId = claimIdOf(policyId, incident);
        if (_claims[claimId].stage != Status.None) revert ClaimDuplicate(claimId);
        uint64 wanted = _indemnity(policy, product, claimed);
        if (wanted == 0) revert ClaimBelowDeductible(claimed, product.deductible);
        if (policy.paid == policy.limit) revert ClaimLimitExhausted(policy.limit);

        uint40 decideBy = uint40(block.timestamp) + product.decideSeconds;
        _claims[claimId] = Claim(claimed, 0, decideBy, Status.Noticed);
        emit LossNotified(claimId, policyId, incident, incidentAt, claimed, wanted, evidence, decideBy);

        _reserve(policy, wanted);
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
        _end(policy, _claims[claimId], Status.Withdrawn, policy.holder, 0);
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
        (claim.assessed, claim.clock) = (assessed, clock);
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
        if (msg.sender != policy.holder && to != policy.holder) revert ClaimPayeeNotHolder(to, policy.holder);
        amount = _payment(policy, claim.assessed);

        emit ClaimPaid(claimId, to, amount);
        _end(policy, claim, Status.Paid, to, amount);
    }

    /// @inheritdoc IIndemnityCover
    function lapse(bytes32 policyId, bytes32 incident) external nonReentrant {
        bytes32 claimId = claimIdOf(policyId, incident);
        _requireStatus(statusOf(claimId), Status.Final);
        Policy storage policy = _policies[policyId];
        uint256 deadline = uint256(_claims[claimId].clock) + _products[policy.productId].claimSeconds;
        if (block.timestamp <= deadline) revert ClaimCollectionOpen(deadline);

        emit ClaimLapsed(claimId);
        _end(policy, _claims[claimId], Status.Lapsed, policy.holder, 0);
    }

    /// @inheritdoc IIndemnityCover
    function expire(bytes32 policyId) external {
        Policy storage policy = _policies[policyId];
        _requireState(policy, PolicyState.Active);
        if (block.timestamp < policy.coverEnd) revert IndemnityStillRunning(policy.coverEnd - 1);

        uint64 earned = _unearned(policy);
        (policy.premium, policy.state) = (0, PolicyState.Ended);
        emit IndemnityExpired(policyId, earned);
        _resolve(policy, earned, 0, 0, policy.coverEnd);
    }

    /// @inheritdoc IIndemnityCover
    function close(bytes32 policyId) external {
        Policy storage policy = _policies[policyId];
        _requireState(policy, PolicyState.Ended);
        uint256 until = uint256(policy.coverEnd) + _products[policy.productId].noticeSeconds;
        if (block.timestamp <= until) revert IndemnityStillRunning(until);
        if (policy.openClaims != 0) revert IndemnityClaimsOpen(policy.openClaims);

        policy.state = PolicyState.Closed;
        emit IndemnityClosed(policyId, policy.paid);
        _resolve(policy, 0, 0, policy.limit - policy.paid, 0);
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
        return _payment(_policies[policyId], undecided ? claim.claimed : claim.assessed);
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

    /// @dev One more claim wants so much; what the limit still holds of it goes from lock to reserve.
    function _reserve(Policy storage policy, uint64 wanted) private {
        (uint64 reservedBefore, uint64 unearnedBefore) = (_reserved(policy), _unearned(policy));
        policy.wanted += wanted;
        policy.openClaims += 1;

        POOL.reserveClaim(_reserved(policy) - reservedBefore, unearnedBefore - _unearned(policy));
    }

    /// @dev Closes a claim with its payment. What it leaves stays reserved as far as other claims of the policy want
    /// it.
    function _end(Policy storage policy, Claim storage claim, Status stage, address to, uint64 amount) private {
        Product storage product = _products[policy.productId];
        (uint64 reservedBefore, uint64 unearnedBefore) = (_reserved(policy), _unearned(policy));
        claim.stage = stage;
        policy.paid += amount;
        policy.wanted -= _indemnity(policy, product, claim.claimed);
        policy.openClaims -= 1;

        POOL.closeClaim(
            ISolvencyPool.ClaimEnd({
                to: to,
                paid: amount,
                returned: reservedBefore - amount - _reserved(policy),
                unearned: _unearned(policy) - unearnedBefore,
                zone: product.zone
            })
        );
    }

    function _resolve(Policy storage policy, uint64 earned, uint64 returned, uint64 maxLoss, uint40 endsAt) private {
        POOL.resolve(
            ISolvencyPool.Resolution({
                earned: earned,
                returned: returned,
                liability: 0,
                maxLoss: maxLoss,
                zone: _products[policy.productId].zone,
                endsAt: endsAt,
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

    /// @dev Reserve for all open claims of a policy: what they want, as far as the limit holds it. Whose claim is
    /// decided first takes first.
    function _reserved(Policy storage policy) private view returns (uint64 amount) {
        uint64 left = policy.limit - policy.paid;
        return policy.wanted < left ? policy.wanted : left;
    }

    /// @dev Premium that is not earned: as much as the unreserved rest of the limit backs.
    function _unearned(Policy storage policy) private view returns (uint64 amount) {
        uint64 left = policy.limit - policy.paid - _reserved(policy);
        return policy.premium < left ? policy.premium : left;
    }

    /// @dev Never more than is reserved, because a loss is never assessed above the one notified.
    function _payment(Policy storage policy, uint64 loss) private view returns (uint64 amount) {
        uint64 full = _indemnity(policy, _products[policy.productId], loss);
        uint64 left = policy.limit - policy.paid;
        return full < left ? full : left;
    }

    function _indemnity(
        Policy storage policy,
        Product storage product,
        uint64 loss
    ) private view returns (uint64 amount) {
        amount = Indemnity.paymentFor(loss, policy.perClaimLimit, product.deductible, product.coinsuranceBps);
        // A notice of any height must leave room for the next one.
        if (amount > policy.limit) amount = policy.limit;
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

    /// @dev Period, cooling-off and limits of a quote; returns the limit of the policy. Nobody buys what cannot pay.
    function _checkedLimit(IndemnityQuote calldata quote, Product storage product) private view returns (uint64 limit) {
        uint40 waitingUntil = quote.coverStart + product.waitingSeconds;
        uint40 saleClosesAt = _saleClosesAt(quote.coverStart, quote.coverEnd, 0);
        if (quote.coverEnd <= waitingUntil) revert CoverPeriodInvalid(saleClosesAt, waitingUntil, quote.coverEnd);
        if (quote.coolingOffUntil >= quote.coverStart) {
            revert IndemnityCoolingOffTooLong(quote.coolingOffUntil, quote.coverStart);
        }
        limit = quote.sumInsured < quote.aggregateLimit ? quote.sumInsured : quote.aggregateLimit;
        uint64 most = Indemnity.paymentFor(
            quote.perClaimLimit,
            quote.perClaimLimit,
            product.deductible,
            product.coinsuranceBps
        );
        if (limit == 0 || most == 0) revert CoverEmpty();
        if (quote.premium > limit) revert CoverPremiumTooHigh(quote.premium, limit);
    }

    function _requireState(Policy storage policy, PolicyState expected) private view {
        if (policy.state != expected) revert IndemnityWrongState(policy.state, expected);
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
