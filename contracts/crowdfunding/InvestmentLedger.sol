// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IInvestmentLedger} from "./interfaces/IInvestmentLedger.sol";
import {YearWindow} from "./libraries/YearWindow.sol";

/// @title Investment ledger
/// @notice How much a person may put into offerings in twelve months, and how much he has put in, over all offerings.
contract InvestmentLedger is IInvestmentLedger, EIP712, AccessManaged {
    using YearWindow for uint256;

    /// @dev What an assessment says besides the standing; an investment reads it only where the rules warn.
    struct Aside {
        uint32 issuedAt;
        uint64 warnAbove;
    }

    bytes32 private constant _ASSESSMENT_TYPEHASH = keccak256(
        "Assessment(address wallet,bytes16 family,uint64 limit,uint64 warnAbove,uint32 issuedAt,"
        "uint32 validUntil,bytes32 evidence)"
    );

    /// @notice Registry that says who stands behind a wallet.
    IIdentityRegistry public immutable IDENTITY;
    /// @notice Desk that enters offerings.
    address public immutable DESK;

    mapping(address assessor => bool isAuthorised) private _assessors;
    mapping(address offering => OfferingRules rules) private _offerings;
    mapping(bytes16 family => mapping(bytes31 subject => Standing standing)) private _standings;
    mapping(bytes16 family => mapping(bytes31 subject => Aside aside)) private _asides;
    mapping(bytes16 family => mapping(bytes31 subject => uint256 window)) private _windows;

    constructor(
        address authority,
        IIdentityRegistry identity,
        address desk
    ) EIP712("FinChain Lab InvestmentLedger", "1") AccessManaged(authority) {
        (IDENTITY, DESK) = (identity, desk);
    }

    /// @inheritdoc IInvestmentLedger
    function setAssessor(address assessor, bool isAuthorised) external restricted {
        _setAssessor(assessor, isAuthorised);
    }

    /// @inheritdoc IInvestmentLedger
    function revokeAssessor(address assessor) external restricted {
        _setAssessor(assessor, false);
    }

    /// @inheritdoc IInvestmentLedger
    function assess(Assessment calldata assessment, address assessor, bytes calldata signature) external {
        _requireSigned(assessment, assessor, signature);
        // A wallet belongs to its subject for ever; whether the person may act is asked when he invests.
        bytes31 subject = IDENTITY.subjectOf(assessment.wallet);
        if (subject == 0) revert LimitIdentityInvalid(assessment.wallet, IIdentityRegistry.Code.Unknown);
        _requireNewest(assessment, subject);
        _requireOneWallet(assessment.wallet, subject, assessment.family);

        _asides[assessment.family][subject] = Aside(assessment.issuedAt, assessment.warnAbove);
        _standings[assessment.family][subject] = Standing({
            wallet: assessment.wallet,
            limit: assessment.limit,
            validUntil: assessment.validUntil
        });
        emit InvestorAssessed({
            subject: subject,
            wallet: assessment.wallet,
            family: assessment.family,
            limit: assessment.limit,
            warnAbove: assessment.warnAbove,
            issuedAt: assessment.issuedAt,
            validUntil: assessment.validUntil,
            evidence: assessment.evidence
        });
    }

    /// @inheritdoc IInvestmentLedger
    function enter(address offering, OfferingRules calldata rules) external {
        if (msg.sender != DESK) revert LimitCallerNotDesk(msg.sender);
        _offerings[offering] = rules;
        emit LimitOfferingEntered(offering, rules.kind, rules.family);
    }

    /// @inheritdoc IInvestmentLedger
    function record(
        address wallet,
        uint256 amount,
        uint256 total
    ) external returns (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) {
        OfferingRules memory rules = _rulesOfCaller();
        IIdentityRegistry.Code code;
        (code, person) = IDENTITY.check(wallet);
        if (code != IIdentityRegistry.Code.Valid) revert LimitIdentityInvalid(wallet, code);
        if (_isExempt(rules, person.class)) {
            _bind(wallet, person.subject, rules.family);
            return (person, 0, type(uint256).max);
        }
        uint256 limit = _currentLimit(wallet, person.subject, rules.family);
        if (rules.kind == Kind.Formula) {
            _spend(person.subject, rules.family, amount, limit);
            quarter = YearWindow.quarterOf(block.timestamp);
        } else if (rules.kind == Kind.Eligibility) {
            _requireEligible(limit, total, rules.ticket);
        }
        warnAbove = rules.warns ? _asides[rules.family][person.subject].warnAbove : type(uint256).max;
    }

    /// @inheritdoc IInvestmentLedger
    function giveBack(address wallet, uint16 quarter, uint256 amount) external {
        bytes16 family = _rulesOfCaller().family;
        bytes31 subject = IDENTITY.subjectOf(wallet);
        _windows[family][subject] = _windows[family][subject].giveBack(quarter, amount);
    }

    /// @inheritdoc IInvestmentLedger
    function checkPayee(address investor, address to) external view returns (bool isRetired) {
        IIdentityRegistry.Wallet memory known = IDENTITY.walletOf(investor);
        if (!known.retired) return false;
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = IDENTITY.check(to);
        bool isSuccessor = code == IIdentityRegistry.Code.Valid && person.subject == known.subject;
        if (!isSuccessor) revert LimitWalletRetired(investor);
        return true;
    }

    /// @inheritdoc IInvestmentLedger
    function standingOf(bytes31 subject, bytes16 family) external view returns (Standing memory standing) {
        return _standings[family][subject];
    }

    /// @inheritdoc IInvestmentLedger
    function usedBy(bytes31 subject, bytes16 family) external view returns (uint256 amount) {
        return _windows[family][subject].used(block.timestamp);
    }

    /// @inheritdoc IInvestmentLedger
    function rulesOf(address offering) external view returns (OfferingRules memory rules) {
        return _offerings[offering];
    }

    /// @inheritdoc IInvestmentLedger
    function isAssessor(address assessor) external view returns (bool isAuthorised) {
        return _assessors[assessor];
    }

    /// @inheritdoc IInvestmentLedger
    function assessmentHash(Assessment calldata assessment) public view returns (bytes32 digest) {
        return _hashTypedDataV4(keccak256(abi.encode(_ASSESSMENT_TYPEHASH, assessment)));
    }

    function _setAssessor(address assessor, bool isAuthorised) private {
        _assessors[assessor] = isAuthorised;
        emit AssessorSet(assessor, isAuthorised);
    }

    /// @dev Whoever needs no assessment is held to the wallet of his first investment.
    function _bind(address wallet, bytes31 subject, bytes16 family) private {
        if (_standings[family][subject].wallet == wallet) return;
        _requireOneWallet(wallet, subject, family);
        _standings[family][subject].wallet = wallet;
    }

    function _spend(bytes31 subject, bytes16 family, uint256 amount, uint256 limit) private {
        (uint256 window, uint256 used) = _windows[family][subject].spend(block.timestamp, amount);
        if (used > limit) revert LimitExceeded(used - amount, amount, limit);
        _windows[family][subject] = window;
    }

    function _rulesOfCaller() private view returns (OfferingRules memory rules) {
        rules = _offerings[msg.sender];
        if (rules.kind == Kind.None) revert LimitCallerNotOffering(msg.sender);
    }

    function _currentLimit(address wallet, bytes31 subject, bytes16 family) private view returns (uint256 limit) {
        Standing memory standing = _standings[family][subject];
        if (block.timestamp > standing.validUntil) revert LimitAssessmentMissing(subject, family, standing.validUntil);
        if (wallet != standing.wallet) revert LimitWalletDiffers(wallet, standing.wallet);
        return standing.limit;
    }

    function _requireSigned(Assessment calldata assessment, address assessor, bytes calldata signature) private view {
        bool isValid =
            _assessors[assessor] &&
                SignatureChecker.isValidSignatureNowCalldata(assessor, assessmentHash(assessment), signature);
        if (!isValid) revert LimitAssessmentInvalid(assessor);
        if (block.timestamp < assessment.issuedAt || block.timestamp > assessment.validUntil) {
            revert LimitAssessmentNotCurrent(assessment.issuedAt, assessment.validUntil);
        }
    }

    function _requireNewest(Assessment calldata assessment, bytes31 subject) private view {
        uint256 latest = _asides[assessment.family][subject].issuedAt;
        if (assessment.issuedAt <= latest) revert LimitAssessmentOutdated(assessment.issuedAt, uint40(latest));
    }

    /// @dev One wallet a person, so that the limits of an offering, which counts wallets, are limits of a person.
    function _requireOneWallet(address wallet, bytes31 subject, bytes16 family) private view {
        address current = _standings[family][subject].wallet;
        if (current == address(0) || current == wallet) return;
        (IIdentityRegistry.Code code, ) = IDENTITY.check(current);
        if (code != IIdentityRegistry.Code.WalletRetired) revert LimitWalletDiffers(wallet, current);
    }

    /// @dev The Chinese drafts, which ask for eligibility, admit qualified investors as other rules accredited ones.
    function _isExempt(OfferingRules memory rules, IIdentityRegistry.Class class) private pure returns (bool isExempt) {
        if (!rules.accreditedExempt) return false;
        if (class == IIdentityRegistry.Class.Accredited) return true;
        return rules.kind == Kind.Eligibility && class == IIdentityRegistry.Class.Qualified;
    }

    function _requireEligible(uint256 limit, uint256 total, uint256 ticket) private pure {
        bool isTicketLarge = ticket != 0 && total >= ticket;
        if (limit != type(uint64).max && !isTicketLarge) revert LimitNotEligible(total, ticket);
    }
}
