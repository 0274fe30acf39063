// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {ILendingPolicy} from "./interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {ILoanMarket} from "./interfaces/ILoanMarket.sol";
import {IUnderwriting} from "./interfaces/IUnderwriting.sol";
import {Amortisation} from "./libraries/Amortisation.sol";
import {ChargeCeiling} from "./libraries/ChargeCeiling.sol";
import {LoanWords} from "./libraries/LoanWords.sol";

/// @title Underwriting
/// @notice Judges requests and draws up the terms of loans. It holds no money.
contract Underwriting is IUnderwriting, AccessManaged, EIP712, Nonces {
    /// @notice Largest principal, in token units, as the credit register can keep it.
    uint256 public constant MAX_PRINCIPAL = 2 ** 44 - 1;
    /// @dev The ledger keeps what a loan has received in 48 bits.
    uint256 private constant _MAX_RECEIVED = 2 ** 48 - 1;
    /// @dev A rate of one a month, in millionths a year.
    uint256 private constant _MONTHLY = 12e6;

    // solhint-disable max-line-length
    bytes32 private constant _SCORE_TYPEHASH = keccak256(
        "CreditScore(bytes31 subject,address borrower,uint16 score,uint8 grade,uint64 limit,uint16 policyVersion,uint40 validFrom,uint40 validTo,uint256 nonce)"
    );
    // solhint-enable max-line-length
    uint256 private constant _BPS = 10_000;
    uint256 private constant _PURPOSES = 32;

    address private immutable _ESCROW;
    ILendingPolicy private immutable _POLICY;

    address private _market;
    mapping(address scorer => bool isAdmitted) private _scorers;

    constructor(
        address authority,
        address escrow,
        ILendingPolicy policy
    ) AccessManaged(authority) EIP712("FinChain Lab Credit Score", "1") {
        (_ESCROW, _POLICY) = (escrow, policy);
    }

    /// @inheritdoc IUnderwriting
    function seal(address market) external restricted {
        if (_market != address(0)) revert MarketSealedAlready();
        _market = market;
    }

    /// @inheritdoc IUnderwriting
    function setScorer(address scorer, bool isAdmitted) external restricted {
        _setScorer(scorer, isAdmitted);
    }

    /// @inheritdoc IUnderwriting
    function revokeScorer(address scorer) external restricted {
        _setScorer(scorer, false);
    }

    /// @inheritdoc IUnderwriting
    function open(
        address borrower,
        IIdentityRegistry.Person calldata person,
        ILoanMarket.Wish calldata wish,
        ILoanMarket.CreditScore calldata score,
        address scorer,
        bytes calldata signature
    ) external returns (address loan, uint24 ratePpm, uint32 drawSeconds) {
        if (msg.sender != _market) revert MarketCallerUnknown(msg.sender);
        if (score.borrower != borrower || score.subject != person.subject) {
            revert MarketScoreOther(score.borrower, borrower);
        }
        _useScore(score, scorer, signature);
        ILendingPolicy.Policy memory policy = _POLICY.policyOf(score.policyVersion);
        _requireAllowed(wish, policy);
        ILoanLedger.Terms memory terms = _termsFor(person, wish, score, policy);
        _requireAffordable(terms, policy);

        bytes memory words = LoanWords.encode(terms, _chargesOf(policy));
        loan = Clones.cloneWithImmutableArgs(_ESCROW, bytes.concat(words, wish.project));
        emit LoanOpened(loan, borrower, terms.subject, terms, wish.documents);
        _announce(loan, wish, score, scorer);
        return (loan, terms.ratePpm, policy.drawSeconds);
    }

    /// @inheritdoc IUnderwriting
    function termsOf(
        address loan
    ) external view returns (ILoanLedger.Terms memory terms, ILoanLedger.Charges memory charges) {
        LoanWords.fill(terms, charges, Clones.fetchCloneArgs(loan));
    }

    /// @inheritdoc IUnderwriting
    function isScorer(address scorer) external view returns (bool isAdmitted) {
        return _scorers[scorer];
    }

    /// @inheritdoc IUnderwriting
    function scoreHash(ILoanMarket.CreditScore calldata score) public view returns (bytes32 digest) {
        return _hashTypedDataV4(keccak256(abi.encode(_SCORE_TYPEHASH, score)));
    }

    function _setScorer(address scorer, bool isAdmitted) private {
        _scorers[scorer] = isAdmitted;
        emit ScorerSet(scorer, isAdmitted);
    }

    function _useScore(ILoanMarket.CreditScore calldata score, address scorer, bytes calldata signature) private {
        if (block.timestamp < score.validFrom || block.timestamp >= score.validTo) {
            revert MarketScoreNotCurrent(score.validFrom, score.validTo);
        }
        uint16 version = _POLICY.current();
        if (score.policyVersion != version) revert MarketScorePolicyOther(score.policyVersion, version);
        bool isSigned =
            _scorers[scorer] && SignatureChecker.isValidSignatureNowCalldata(scorer, scoreHash(score), signature);
        if (!isSigned) revert MarketScoreInvalid(scorer);
        _useCheckedNonce(score.borrower, score.nonce);
    }

    function _announce(
        address loan,
        ILoanMarket.Wish calldata wish,
        ILoanMarket.CreditScore calldata score,
        address scorer
    ) private {
        emit Underwritten({
            loan: loan,
            project: wish.project,
            scorer: scorer,
            score: score.score,
            nonce: score.nonce,
            minTickets: wish.minTickets,
            deadline: wish.deadline
        });
    }

    function _requireAllowed(ILoanMarket.Wish calldata wish, ILendingPolicy.Policy memory policy) private view {
        bool isForbidden = wish.purpose >= _PURPOSES || (policy.forbiddenPurposes >> wish.purpose) & 1 != 0;
        if (isForbidden) revert MarketPurposeForbidden(wish.purpose);
        if (wish.periods == 0 || wish.periods > policy.maxPeriods) {
            revert MarketTermInvalid(wish.periods, policy.maxPeriods);
        }
        if (wish.minTickets == 0 || wish.minTickets > wish.tickets) {
            revert MarketTicketsInvalid(wish.minTickets, wish.tickets);
        }
        uint256 latest = block.timestamp + policy.maxFundingSeconds;
        if (wish.deadline <= block.timestamp || wish.deadline > latest) {
            revert MarketDeadlineInvalid(wish.deadline, latest);
        }
    }

    function _termsFor(
        IIdentityRegistry.Person calldata person,
        ILoanMarket.Wish calldata wish,
        ILoanMarket.CreditScore calldata score,
        ILendingPolicy.Policy memory policy
    ) private view returns (ILoanLedger.Terms memory terms) {
        uint48 cap = person.class == IIdentityRegistry.Class.Entity ? policy.entityCap : policy.personCap;
        (terms.subject, terms.class, terms.borrower) = (person.subject, person.class, score.borrower);
        (terms.ticket, terms.tickets) = (policy.ticket, wish.tickets);
        (terms.periods, terms.method, terms.purpose) = (wish.periods, wish.method, wish.purpose);
        (terms.grade, terms.policy) = (score.grade, score.policyVersion);
        terms.isAuction = wish.isAuction;
        terms.ratePpm = _POLICY.rateOf(score.policyVersion, score.grade);
        terms.cap = score.limit < cap ? uint48(score.limit) : cap;
    }

    /// @dev What the person owes already counts at the draw.
    function _requireAffordable(ILoanLedger.Terms memory terms, ILendingPolicy.Policy memory policy) private pure {
        uint256 principal = uint256(terms.tickets) * terms.ticket;
        uint256 most = _mostPrincipal(terms.periods, policy.rateCapPpm);
        if (principal > most) revert MarketPrincipalTooLarge(principal, most);
        if (principal > terms.cap) revert MarketAmountTooHigh(principal, terms.cap);
        bool isAnnuity = terms.method == Amortisation.Method.EqualInstalment;
        uint256 instalment = isAnnuity ? Amortisation.instalment(principal, terms.ratePpm, terms.periods) : 0;
        Amortisation.requireSchedulable(terms.method, principal, terms.ratePpm, terms.periods, instalment);
        uint256 charges = ChargeCeiling.rateOf({
            method: terms.method,
            principal: principal,
            ratePpm: terms.ratePpm,
            periods: terms.periods,
            instalment: instalment,
            fee: (principal * policy.originationBps) / _BPS
        });
        if (charges > policy.rateCapPpm) revert MarketChargesTooHigh(charges, policy.rateCapPpm);
    }

    /// @dev With all charges that the ceiling allows over the term, figures must still fit into their fields.
    function _mostPrincipal(uint256 periods, uint256 rateCapPpm) private pure returns (uint256 most) {
        return Math.min(MAX_PRINCIPAL, (_MAX_RECEIVED * _MONTHLY) / (_MONTHLY + rateCapPpm * periods));
    }

    function _chargesOf(ILendingPolicy.Policy memory policy) private pure returns (ILoanLedger.Charges memory charges) {
        charges.lateFeeFloor = policy.lateFeeFloor;
        (charges.lateFeeBps, charges.penaltyBps) = (policy.lateFeeBps, policy.penaltyBps);
        (charges.originationBps, charges.serviceBps) = (policy.originationBps, policy.serviceBps);
        (charges.recoveryCostBps, charges.lenderCapBps) = (policy.recoveryCostBps, policy.lenderCapBps);
        (charges.rateCapPpm, charges.graceDays) = (policy.rateCapPpm, policy.graceDays);
        (charges.defaultDays, charges.chargeOffDays) = (policy.defaultDays, policy.chargeOffDays);
        (charges.transferDays, charges.order) = (policy.transferDays, policy.order);
    }
}
