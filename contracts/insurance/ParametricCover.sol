// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IndexLine} from "./IndexLine.sol";
import {IParametricCover} from "./interfaces/IParametricCover.sol";
import {IProductBook} from "./interfaces/IProductBook.sol";
import {IQuorumOracle} from "./interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";
import {PayoutCurve} from "./libraries/PayoutCurve.sol";

/// @title Parametric cover
/// @notice Cohorts of policies on one reading: sold by signed quotes, settled in one write, collected by the holders.
contract ParametricCover is IParametricCover, IndexLine, Multicall {
    // solhint-disable max-line-length
    bytes32 private constant _QUOTE_TYPEHASH = keccak256(
        "Quote(address underwriter,address holder,uint24 cohortId,uint64 sumInsured,uint64 premium,uint40 validUntil,uint40 coolingOffUntil,uint256 salt)"
    );
    // solhint-enable max-line-length

    uint24 private _lastCohortId;
    mapping(uint24 cohortId => Cohort cohort) private _cohorts;
    mapping(bytes32 policyId => Policy policy) private _policies;

    constructor(
        ISolvencyPool pool,
        IQuorumOracle oracle,
        IProductBook book,
        address authority
    ) IndexLine(pool, oracle, book, authority) EIP712("FinChain Lab ParametricCover", "1") {}

    /// @inheritdoc IParametricCover
    function openCohort(CohortTerms calldata terms) external restricted returns (uint24 cohortId) {
        IProductBook.Product memory product = BOOK.onSale(terms.productId);
        if (product.shape == IProductBook.Shape.Amounts) {
            revert IProductBook.ProductShapeUnsuitable(terms.productId, product.shape);
        }
        uint32 submitSeconds = ORACLE.feedOf(terms.feedId).submitSeconds;
        if (submitSeconds == 0) revert IQuorumOracle.OracleFeedUnknown(terms.feedId);

        cohortId = ++_lastCohortId;
        _cohorts[cohortId] = Cohort({
            totalSumInsured: 0,
            totalPremium: 0,
            policies: 0,
            saleClosesAt: _saleClosesAt(terms.coverStart, terms.coverEnd, product.waitingSeconds),
            coverStart: terms.coverStart,
            maxPayoutBps: product.maxPayoutBps,
            reserve: 0,
            deadline: terms.coverEnd + submitSeconds,
            coverEnd: terms.coverEnd,
            uncollected: 0,
            zone: terms.zone,
            payoutBps: 0,
            state: State.Open,
            silence: product.silence,
            cession: 0,
            trigger: product.trigger,
            exit: product.exit,
            cap: terms.cap,
            claimSeconds: product.claimSeconds,
            shape: product.shape,
            feedId: terms.feedId,
            productId: terms.productId
        });
        emit CohortOpened(cohortId, terms.productId, terms.feedId, terms);

        POOL.expose(terms.coverEnd);
        if (terms.treatyId != 0) _cede(cohortId, terms, product.maxPayoutBps);
    }

    /// @inheritdoc IParametricCover
    function buy(Quote calldata quote, bytes calldata signature) external nonReentrant returns (bytes32 policyId) {
        Cohort storage cohort = _cohorts[quote.cohortId];
        if (block.timestamp >= cohort.saleClosesAt) revert CohortSaleClosed(quote.cohortId, cohort.saleClosesAt);
        if (quote.coolingOffUntil >= cohort.coverStart) {
            revert QuoteCoolingOffTooLong(quote.coolingOffUntil, cohort.coverStart);
        }
        policyId = hashOf(quote);
        _requireQuote(quote.underwriter, quote.validUntil, policyId, signature);
        if (_policies[policyId].state != PolicyState.None) revert QuoteUsed(policyId);

        _policies[policyId] = Policy(quote.holder, quote.sumInsured, quote.cohortId, PolicyState.Active);
        uint64 maxLoss = _addToCohort(cohort, quote.sumInsured, quote.premium);
        emit PolicyBound({
            policyId: policyId,
            cohortId: quote.cohortId,
            holder: quote.holder,
            sumInsured: quote.sumInsured,
            premium: quote.premium,
            coolingOffUntil: quote.coolingOffUntil
        });

        POOL.underwrite(msg.sender, quote.premium, maxLoss, cohort.zone, cohort.cession);
    }

    /// @inheritdoc IParametricCover
    function cancel(Quote calldata quote, address to) external nonReentrant {
        if (msg.sender != quote.holder) revert CoverCallerNotEntitled(msg.sender, quote.holder);
        if (block.timestamp > quote.coolingOffUntil) revert PolicyCoolingOffOver(quote.coolingOffUntil);
        bytes32 policyId = hashOf(quote);
        _requirePolicy(_policies[policyId].state);

        _policies[policyId].state = PolicyState.Cancelled;
        Cohort storage cohort = _cohorts[quote.cohortId];
        uint64 before = cohort.totalSumInsured;
        uint16 maxBps = cohort.maxPayoutBps;
        cohort.totalSumInsured = before - quote.sumInsured;
        cohort.totalPremium -= quote.premium;
        cohort.policies -= 1;
        uint64 maxLoss =
            PayoutCurve.liability(before, maxBps) - PayoutCurve.liability(before - quote.sumInsured, maxBps);
        emit PolicyCancelled(policyId, quote.cohortId, quote.premium);

        POOL.cancel(to, quote.premium, maxLoss, cohort.zone, cohort.cession);
    }

    /// @inheritdoc IParametricCover
    function settle(uint24 cohortId) external {
        Cohort storage cohort = _cohorts[cohortId];
        _requireState(cohort.state, State.Open);
        int64 reading = ORACLE.finalValue(cohort.feedId, cohort.coverEnd);
        uint16 bps = _payoutBps(cohort, reading);

        uint64 liability = PayoutCurve.liability(cohort.totalSumInsured, bps);
        cohort.payoutBps = bps;
        uint40 deadline = _end(cohort, liability == 0 ? State.Expired : State.Settled, liability);
        emit CohortSettled(cohortId, reading, bps, liability, deadline);

        _resolve(cohort, cohort.totalPremium, 0, liability);
    }

    /// @inheritdoc IParametricCover
    function voidCohort(uint24 cohortId) external {
        Cohort storage cohort = _endedInSilence(cohortId, IProductBook.Silence.RefundsPremium);

        uint64 returned = cohort.totalPremium;
        uint40 deadline = _end(cohort, State.Voided, returned);
        emit CohortVoided(cohortId, returned, deadline);

        _resolve(cohort, 0, returned, 0);
    }

    /// @inheritdoc IParametricCover
    function expire(uint24 cohortId) external {
        Cohort storage cohort = _cohorts[cohortId];
        // A cohort that nobody bought waits for no data: its sale is over and nothing can be owed.
        if (cohort.policies != 0 || block.timestamp < cohort.saleClosesAt) {
            _endedInSilence(cohortId, IProductBook.Silence.MeansNoEvent);
        } else {
            _requireState(cohort.state, State.Open);
        }

        cohort.state = State.Expired;
        emit CohortExpired(cohortId);

        _resolve(cohort, cohort.totalPremium, 0, 0);
    }

    /// @inheritdoc IParametricCover
    function close(uint24 cohortId) external nonReentrant {
        Cohort storage cohort = _cohorts[cohortId];
        State state = cohort.state;
        if (state != State.Voided) _requireState(state, State.Settled);
        if (block.timestamp <= cohort.deadline && cohort.uncollected != 0) {
            revert CoverClaimsOpen(cohort.deadline);
        }

        uint64 remainder = cohort.reserve;
        (cohort.reserve, cohort.state) = (0, State.Closed);
        emit CohortClosed(cohortId, remainder);

        POOL.release(remainder, state == State.Settled, cohort.cession);
    }

    /// @inheritdoc IParametricCover
    function claim(bytes32 policyId, address to) external nonReentrant returns (uint64 amount) {
        Policy storage policy = _policies[policyId];
        if (msg.sender != policy.holder) revert CoverCallerNotEntitled(msg.sender, policy.holder);
        _requirePolicy(policy.state);
        Cohort storage cohort = _cohorts[policy.cohortId];
        amount = _due(cohort, policy.sumInsured);
        if (amount == 0) revert PolicyNotPayable(policyId, cohort.state);
        if (block.timestamp > cohort.deadline) revert CoverClaimsOver(cohort.deadline);

        policy.state = PolicyState.Paid;
        _collect(cohort, amount);
        emit PolicyPaid(policyId, to, amount);

        POOL.pay(to, amount);
    }

    /// @inheritdoc IParametricCover
    function push(bytes32[] calldata policyIds) external nonReentrant returns (uint256 paid) {
        for (uint256 i = 0; i < policyIds.length; ++i) {
            uint64 amount = dueOf(policyIds[i]);
            if (amount != 0 && _pushOne(policyIds[i], amount)) ++paid;
        }
    }

    /// @inheritdoc IParametricCover
    function cohortOf(uint24 cohortId) external view returns (Cohort memory cohort) {
        return _cohorts[cohortId];
    }

    /// @inheritdoc IParametricCover
    function policyOf(bytes32 policyId) external view returns (Policy memory policy) {
        return _policies[policyId];
    }

    /// @inheritdoc IParametricCover
    function hashOf(Quote calldata quote) public view returns (bytes32 quoteHash) {
        return _hashTypedDataV4(keccak256(abi.encode(_QUOTE_TYPEHASH, quote)));
    }

    /// @inheritdoc IParametricCover
    function dueOf(bytes32 policyId) public view returns (uint64 amount) {
        Policy memory policy = _policies[policyId];
        Cohort storage cohort = _cohorts[policy.cohortId];
        if (policy.state != PolicyState.Active || block.timestamp > cohort.deadline) return 0;
        return _due(cohort, policy.sumInsured);
    }

    /// @dev The whole cohort is ceded, before any of it is sold.
    function _cede(uint24 cohortId, CohortTerms calldata terms, uint16 maxPayoutBps) private {
        uint64 maxLoss = PayoutCurve.liability(terms.cap, maxPayoutBps);
        uint16 cession = POOL.cede(terms.treatyId, maxLoss, terms.coverEnd);
        _cohorts[cohortId].cession = cession;
        emit CohortCeded(cohortId, cession);
    }

    /// @dev Returns by how much the cohort's largest loss grows. Totals are rounded up once, not policy by policy.
    function _addToCohort(Cohort storage cohort, uint64 sumInsured, uint64 premium) private returns (uint64 maxLoss) {
        if (sumInsured == 0) revert CoverEmpty();
        uint16 maxBps = cohort.maxPayoutBps;
        uint64 maxPayout = PayoutCurve.payout(sumInsured, maxBps);
        if (premium > maxPayout) revert CoverPremiumTooHigh(premium, maxPayout);
        uint64 before = cohort.totalSumInsured;
        uint256 total = uint256(before) + sumInsured;
        if (total > cohort.cap) revert CohortCapExceeded(total, cohort.cap);

        cohort.totalSumInsured = uint64(total);
        cohort.totalPremium += premium;
        cohort.policies += 1;
        return PayoutCurve.liability(uint64(total), maxBps) - PayoutCurve.liability(before, maxBps);
    }

    /// @dev Effects before the transfer; a payee who cannot receive is put back as if nothing had happened.
    function _pushOne(bytes32 policyId, uint64 amount) private returns (bool paid) {
        Policy storage policy = _policies[policyId];
        Cohort storage cohort = _cohorts[policy.cohortId];
        policy.state = PolicyState.Paid;
        _collect(cohort, amount);

        paid = POOL.tryPay(policy.holder, amount);
        if (paid) {
            emit PolicyPaid(policyId, policy.holder, amount);
        } else {
            policy.state = PolicyState.Active;
            (cohort.reserve, cohort.uncollected) = (cohort.reserve + amount, cohort.uncollected + 1);
            emit PolicyPaymentFailed(policyId, policy.holder, amount);
        }
    }

    function _collect(Cohort storage cohort, uint64 amount) private {
        (cohort.reserve, cohort.uncollected) = (cohort.reserve - amount, cohort.uncollected - 1);
    }

    function _end(Cohort storage cohort, State state, uint64 reserve) private returns (uint40 deadline) {
        deadline = uint40(block.timestamp) + cohort.claimSeconds;
        (cohort.reserve, cohort.deadline) = (reserve, deadline);
        (cohort.uncollected, cohort.state) = (cohort.policies, state);
    }

    function _resolve(Cohort storage cohort, uint64 earned, uint64 returned, uint64 liability) private {
        POOL.resolve(
            ISolvencyPool.Resolution({
                earned: earned,
                returned: returned,
                liability: liability,
                maxLoss: PayoutCurve.liability(cohort.totalSumInsured, cohort.maxPayoutBps),
                zone: cohort.zone,
                endsAt: cohort.coverEnd,
                cession: cohort.cession
            })
        );
    }

    function _endedInSilence(
        uint24 cohortId,
        IProductBook.Silence expected
    ) private view returns (Cohort storage cohort) {
        cohort = _cohorts[cohortId];
        _requireState(cohort.state, State.Open);
        if (cohort.silence != expected) revert CohortSilenceMeansOtherwise(cohortId);
        _requireSilence(cohort.feedId, cohort.coverEnd, cohort.deadline);
    }

    function _payoutBps(Cohort storage cohort, int64 reading) private view returns (uint16 bps) {
        if (cohort.shape == IProductBook.Shape.Steps) return BOOK.payoutBps(cohort.productId, reading);
        return PayoutCurve.linear(reading, cohort.trigger, cohort.exit, cohort.maxPayoutBps);
    }

    /// @dev Settled: a share of the sum insured. Voided: a share of the premium by sum insured. Both rounded down, so
    /// the sum over all holders never exceeds the reserve.
    function _due(Cohort storage cohort, uint64 sumInsured) private view returns (uint64 amount) {
        State state = cohort.state;
        if (state == State.Settled) return PayoutCurve.payout(sumInsured, cohort.payoutBps);
        if (state != State.Voided) return 0;
        return uint64((uint256(cohort.totalPremium) * sumInsured) / cohort.totalSumInsured);
    }

    function _requirePolicy(PolicyState actual) private pure {
        if (actual != PolicyState.Active) revert PolicyWrongState(actual, PolicyState.Active);
    }
}
