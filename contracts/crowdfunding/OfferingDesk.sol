// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IDisclosureCalendar} from "./interfaces/IDisclosureCalendar.sol";
import {IInvestmentLedger} from "./interfaces/IInvestmentLedger.sol";
import {IMilestoneVault} from "./interfaces/IMilestoneVault.sol";
import {IOffering} from "./interfaces/IOffering.sol";
import {IOfferingDesk} from "./interfaces/IOfferingDesk.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {IScreening} from "./interfaces/IScreening.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {OfferingWords} from "./libraries/OfferingWords.sol";
import {YearWindow} from "./libraries/YearWindow.sol";

/// @title Offering desk
/// @notice Opens offerings: from an approved project, a rule-set and a plan to an escrow, a share register and
/// a milestone vault of its own.
contract OfferingDesk is IOfferingDesk, AccessManaged {
    using YearWindow for uint256;

    /// @notice What every offering of this desk has in common.
    /// @param token Settlement token.
    /// @param identity Registry that says who stands behind a wallet.
    /// @param rules Book of rule-sets.
    /// @param offering Mould of the escrows.
    /// @param register Mould of the share registers.
    /// @param vault Mould of the milestone vaults.
    /// @param registrar Desk through which the registrar acts on all registers.
    /// @param feeReceiver Who may collect the platform's fee.
    /// @param feeBps Fee of the platform on the proceeds, in hundredths of a percent.
    struct Parts {
        IERC20 token;
        IIdentityRegistry identity;
        IRuleBook rules;
        address offering;
        address register;
        IMilestoneVault vault;
        address registrar;
        address feeReceiver;
        uint16 feeBps;
    }

    Parts private _parts;
    IInvestmentLedger private _ledger;
    IScreening private _screening;
    IDisclosureCalendar private _calendar;
    mapping(address offering => Reservation reservation) private _reservations;
    /// @dev What running offerings could raise; it enters the twelve months when it has been raised.
    mapping(bytes32 family => mapping(bytes31 subject => uint256 amount)) private _running;
    mapping(bytes32 family => mapping(bytes31 subject => uint256 window)) private _windows;

    constructor(address authority, Parts memory parts) AccessManaged(authority) {
        _parts = parts;
    }

    /// @inheritdoc IOfferingDesk
    function seal(IInvestmentLedger ledger, IScreening screening, IDisclosureCalendar calendar) external restricted {
        if (address(_ledger) != address(0)) revert DeskSealedAlready();
        (_ledger, _screening, _calendar) = (ledger, screening, calendar);
    }

    /// @inheritdoc IOfferingDesk
    function open(
        Plan calldata plan,
        IMilestoneVault.Milestone[] calldata milestones
    ) external returns (address offering) {
        IScreening.Project memory project = _screening.list(plan.projectId, msg.sender);
        Parts memory parts = _parts;
        IRuleBook.RuleSet memory rules = parts.rules.ruleSet(plan.rules);
        _requireSound(plan, rules);
        _requireTimeToVote(plan, milestones);

        IOffering.Terms memory terms = _termsFor(plan, parts, rules, project);
        offering = _clone(parts.offering, OfferingWords.encode(terms), plan.projectId);
        address register = _clone(parts.register, _registerArguments(plan, parts, rules, offering), plan.projectId);
        address vault = parts.vault.create(_vaultTerms(plan, parts, project, offering, milestones));
        _reserve(offering, project.issuerSubject, rules, uint256(plan.cap) * plan.sharePrice);
        emit OfferingOpened(plan.projectId, offering, register, vault, plan.rules, terms);

        IOffering(offering).bind(register, vault);
        // Makes the issuer's wallet the treasury of the company.
        IShareRegister(register).refresh(project.issuer);
        _ledger.enter(offering, _limitRules(rules));
        _calendar.enter(offering, project.issuer, IShareRegister(register), plan.firstPeriodEnd);
    }

    /// @inheritdoc IOfferingDesk
    function recordFiling(address offering, bytes32 filing) external restricted {
        IOffering known = _known(offering);
        _requireTimeLeft(known);
        IOffering.Terms memory terms = known.termsOf();
        uint256 demand = known.bookOf().confirmed;
        uint256 raised = (demand < terms.cap ? demand : terms.cap) * terms.sharePrice;
        Reservation memory reservation = _endReservation(offering, raised);
        uint256 window = _windows[reservation.family][reservation.subject];
        (_windows[reservation.family][reservation.subject], ) = window.spend(block.timestamp, raised);

        known.file(filing);
    }

    /// @inheritdoc IOfferingDesk
    function endReporting(
        address offering,
        IDisclosureCalendar.Ending ending,
        uint256 totalAssets,
        bytes32 evidence
    ) external restricted {
        _calendar.endReporting(offering, ending, totalAssets, evidence);
    }

    /// @inheritdoc IOfferingDesk
    function pause(address offering) external restricted {
        _known(offering).setPaused(true);
    }

    /// @inheritdoc IOfferingDesk
    function unpause(address offering) external restricted {
        _known(offering).setPaused(false);
    }

    /// @inheritdoc IOfferingDesk
    function withdraw(address offering) external restricted {
        _known(offering).withdraw();
    }

    /// @inheritdoc IOfferingDesk
    function releaseIssuerCap(address offering) external {
        IOffering.Stage stage = _known(offering).bookOf().stage;
        bool isOver = stage == IOffering.Stage.Failed || stage == IOffering.Stage.Withdrawn;
        if (!isOver || _reservations[offering].amount == 0) revert DeskNothingToRelease(offering);
        _endReservation(offering, 0);
    }

    /// @inheritdoc IOfferingDesk
    function reservationOf(address offering) external view returns (Reservation memory reservation) {
        return _reservations[offering];
    }

    /// @inheritdoc IOfferingDesk
    function raisedBy(bytes31 subject, bytes32 family) public view returns (uint256 amount) {
        return _running[family][subject] + _windows[family][subject].used(block.timestamp);
    }

    function _reserve(address offering, bytes31 subject, IRuleBook.RuleSet memory rules, uint256 amount) private {
        uint256 raised = raisedBy(subject, rules.family);
        if (rules.issuerCap12m != 0 && raised + amount > rules.issuerCap12m) {
            revert DeskIssuerCapExceeded(raised, amount, rules.issuerCap12m);
        }
        _running[rules.family][subject] += amount;
        _reservations[offering] = Reservation({family: rules.family, subject: subject, amount: uint96(amount)});
    }

    /// @dev An offering has ended; of what was reserved for it, `raised` was raised.
    function _endReservation(address offering, uint256 raised) private returns (Reservation memory reservation) {
        reservation = _reservations[offering];
        _running[reservation.family][reservation.subject] -= reservation.amount;
        _reservations[offering].amount = uint96(raised);
        emit IssuerCapReleased(offering, reservation.amount - raised);
    }

    /// @dev A project opens one offering, so its number makes the address.
    function _clone(address mould, bytes memory arguments, uint256 projectId) private returns (address clone) {
        return Clones.cloneDeterministicWithImmutableArgs(mould, arguments, bytes32(projectId));
    }

    /// @dev Of a plan whose first date has come the proceeds would go back at once, and the shares be had for the fee.
    function _requireTimeLeft(IOffering offering) private view {
        (, address vault) = offering.destinations();
        IMilestoneVault.Terms memory terms = IMilestoneVault(vault).termsOf();
        uint256 latest = terms.milestones[0].dueAt - uint256(terms.voteSeconds);
        if (block.timestamp >= latest) revert DeskFilingTooLate(latest);
    }

    function _registerArguments(
        Plan calldata plan,
        Parts memory parts,
        IRuleBook.RuleSet memory rules,
        address offering
    ) private view returns (bytes memory arguments) {
        IShareRegister.Terms memory terms = IShareRegister.Terms({
            token: parts.token,
            identity: parts.identity,
            registrar: parts.registrar,
            issuer: msg.sender,
            minter: offering,
            holderCap: rules.holderCap == 0 ? 0 : rules.holderCap - plan.otherHolders,
            resaleLockSeconds: rules.resaleLockSeconds
        });
        return abi.encode(terms, IShareRegister.Labels(plan.name, plan.symbol, plan.shareClass));
    }

    function _known(address offering) private view returns (IOffering known) {
        if (_reservations[offering].subject == 0) revert DeskOfferingUnknown(offering);
        return IOffering(offering);
    }

    function _termsFor(
        Plan calldata plan,
        Parts memory parts,
        IRuleBook.RuleSet memory rules,
        IScreening.Project memory project
    ) private view returns (IOffering.Terms memory terms) {
        terms.token = parts.token;
        terms.ledger = _ledger;
        terms.desk = address(this);
        terms.issuer = project.issuer;
        (terms.feeReceiver, terms.feeBps) = (parts.feeReceiver, parts.feeBps);
        (terms.issuerSubject, terms.beneficiarySubject) = (project.issuerSubject, project.beneficiarySubject);
        (terms.firstReviewer, terms.secondReviewer) = (project.firstReviewer, project.secondReviewer);
        (terms.document, terms.sharePrice, terms.isProRata) = (plan.document, plan.sharePrice, plan.isProRata);
        (terms.target, terms.cap) = (plan.target, plan.cap);
        (terms.minimum, terms.maximum) = (plan.minimum, plan.maximum);
        (terms.opensAt, terms.deadline) = (plan.opensAt, plan.deadline);
        terms.seats = rules.holderCap == 0 ? 0 : rules.holderCap - plan.otherHolders;
        terms.minOpenSeconds = rules.minOpenSeconds;
        terms.cancelCutoffSeconds = rules.cancelCutoffSeconds;
        terms.reflectionSeconds = rules.reflectionSeconds;
        terms.earlyCloseNoticeDays = rules.earlyCloseNoticeBusinessDays;
        terms.reconfirmDays = rules.reconfirmBusinessDays;
    }

    function _vaultTerms(
        Plan calldata plan,
        Parts memory parts,
        IScreening.Project memory project,
        address offering,
        IMilestoneVault.Milestone[] calldata milestones
    ) private view returns (IMilestoneVault.Terms memory terms) {
        return
            IMilestoneVault.Terms({
                token: parts.token,
                offering: IOffering(offering),
                calendar: _calendar,
                issuer: project.issuer,
                beneficiary: project.beneficiary,
                voteSeconds: plan.voteSeconds,
                quorumBps: plan.quorumBps,
                maxRejections: plan.maxRejections,
                milestones: milestones
            });
    }

    function _requireSound(Plan calldata plan, IRuleBook.RuleSet memory rules) private view {
        if (plan.sharePrice == 0 || plan.target == 0 || plan.target > plan.cap) {
            revert DeskPlanIncomplete(plan.sharePrice, plan.target, plan.cap);
        }
        if (plan.minimum == 0 || plan.minimum > plan.maximum || plan.maximum > plan.cap) {
            revert DeskInvestorRangeInvalid(plan.minimum, plan.maximum, plan.cap);
        }
        if (plan.opensAt < block.timestamp || plan.deadline < uint256(plan.opensAt) + _leastOpen(rules)) {
            revert DeskTimesInvalid(plan.opensAt, plan.deadline, _leastOpen(rules));
        }
        if (rules.holderCap != 0 && plan.otherHolders >= rules.holderCap) {
            revert DeskHolderCapReached(plan.otherHolders, rules.holderCap);
        }
    }

    /// @dev Before the deadline there is nothing to release, and nobody who could vote.
    function _requireTimeToVote(Plan calldata plan, IMilestoneVault.Milestone[] calldata milestones) private pure {
        uint256 earliest = uint256(plan.deadline) + plan.voteSeconds + 1;
        if (milestones.length != 0 && milestones[0].dueAt < earliest) {
            revert DeskMilestoneTooEarly(milestones[0].dueAt, earliest);
        }
    }

    /// @dev Somebody must be able to invest, and to cancel before the cut-off, whatever the rules say.
    function _leastOpen(IRuleBook.RuleSet memory rules) private pure returns (uint32 time) {
        uint32 least = rules.cancelCutoffSeconds + 1 days;
        return rules.minOpenSeconds > least ? rules.minOpenSeconds : least;
    }

    function _limitRules(
        IRuleBook.RuleSet memory rules
    ) private pure returns (IInvestmentLedger.OfferingRules memory limits) {
        return
            IInvestmentLedger.OfferingRules({
                // The ledger's kinds are those of the rule book behind one that says none.
                kind: IInvestmentLedger.Kind(uint8(rules.kind) + 1),
                warns: rules.warningFixed != 0,
                accreditedExempt: rules.exemptsAccredited,
                family: bytes16(rules.family),
                ticket: rules.minTicket
            });
    }
}
