// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {DisclosureCalendar} from "../../../contracts/crowdfunding/DisclosureCalendar.sol";
import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOfferingDesk} from "../../../contracts/crowdfunding/interfaces/IOfferingDesk.sol";
import {IRuleBook} from "../../../contracts/crowdfunding/interfaces/IRuleBook.sol";
import {InvestmentLedger} from "../../../contracts/crowdfunding/InvestmentLedger.sol";
import {MilestoneVault} from "../../../contracts/crowdfunding/MilestoneVault.sol";
import {Offering} from "../../../contracts/crowdfunding/Offering.sol";
import {OfferingDesk} from "../../../contracts/crowdfunding/OfferingDesk.sol";
import {RuleBook} from "../../../contracts/crowdfunding/RuleBook.sol";
import {Screening} from "../../../contracts/crowdfunding/Screening.sol";
import {ShareRegister} from "../../../contracts/crowdfunding/ShareRegister.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IdentityDouble} from "./IdentityDouble.sol";

/// @title Base of the desk's tests
/// @notice The desk with all its real parts, one rule-set and one approved project; the test is administrator.
abstract contract DeskTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05
    bytes32 internal constant RULES = "rules";
    bytes32 internal constant DOSSIER = "dossier";
    bytes32 internal constant FAMILY = "family of rules";
    uint16 internal constant FEE_BPS = 500;

    AccessManager internal authority;
    LabYuan internal token;
    IdentityDouble internal identity;
    RuleBook internal book;
    OfferingDesk internal desk;
    InvestmentLedger internal ledger;
    Screening internal screening;
    DisclosureCalendar internal calendar;
    address internal offeringMould;
    address internal company = _actor("company");
    address internal founder = _actor("founder");
    address internal platform = _actor("platform");
    uint256 internal projectId;

    function setUp() public virtual {
        vm.warp(START);
        authority = new AccessManager(address(this));
        token = new LabYuan(address(authority));
        identity = new IdentityDouble();
        book = new RuleBook(address(authority));
        book.publish(RULES, _rules());
        offeringMould = address(new Offering());
        desk = new OfferingDesk(address(authority), _parts());
        ledger = new InvestmentLedger(address(authority), IIdentityRegistry(address(identity)), address(desk));
        screening = new Screening(address(authority), IIdentityRegistry(address(identity)), address(desk));
        calendar = new DisclosureCalendar(address(desk));
        desk.seal(ledger, screening, calendar);
        identity.admit(company, "company", IIdentityRegistry.Class.Entity, 3);
        identity.admit(founder, "founder", IIdentityRegistry.Class.Retail, 1);
        authority.grantRole(1, _actor("first reviewer"), 0);
        authority.grantRole(1, _actor("second reviewer"), 0);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = Screening.review.selector;
        authority.setTargetFunctionRole(address(screening), selectors, 1);
        projectId = _approvedProject();
    }

    function _approvedProject() internal returns (uint256 id) {
        vm.prank(company);
        id = screening.submit(founder, DOSSIER);
        _signOff(id, "first reviewer");
        _signOff(id, "second reviewer");
    }

    function _signOff(uint256 id, string memory name) internal {
        address reviewer = _actor(name);
        identity.admit(reviewer, bytes31(bytes(name)), IIdentityRegistry.Class.Retail, 1);
        uint256 checklist = screening.CHECKLIST();
        vm.prank(reviewer);
        screening.review(id, DOSSIER, checklist, "report");
    }

    function _open(IOfferingDesk.Plan memory plan) internal returns (Offering offering) {
        IMilestoneVault.Milestone[] memory milestones = _milestones();
        vm.prank(company);
        return Offering(desk.open(plan, milestones));
    }

    function _parts() internal returns (OfferingDesk.Parts memory parts) {
        parts.token = token;
        parts.identity = IIdentityRegistry(address(identity));
        parts.rules = book;
        parts.offering = offeringMould;
        parts.register = address(new ShareRegister());
        parts.vault = new MilestoneVault();
        parts.registrar = _actor("registrar");
        (parts.feeReceiver, parts.feeBps) = (platform, FEE_BPS);
    }

    function _plan() internal view returns (IOfferingDesk.Plan memory plan) {
        (plan.projectId, plan.rules, plan.document) = (projectId, RULES, "agreement");
        (plan.sharePrice, plan.target, plan.cap) = (10_00, 500, 1000);
        (plan.minimum, plan.maximum, plan.isProRata) = (10, 900, true);
        (plan.opensAt, plan.deadline) = (START + 1 days, START + 61 days);
        plan.otherHolders = 3;
        // 2026-12-31
        plan.firstPeriodEnd = 20_818;
        (plan.voteSeconds, plan.quorumBps, plan.maxRejections) = (7 days, 2500, 2);
        (plan.name, plan.symbol, plan.shareClass) = ("Shares of the company", "SHARE", "preference");
    }

    function _milestones() internal pure returns (IMilestoneVault.Milestone[] memory milestones) {
        milestones = new IMilestoneVault.Milestone[](1);
        milestones[0] = IMilestoneVault.Milestone(10_000, START + 365 days);
    }

    /// @dev Like the rule-set lab-default, with figures of its own.
    function _rules() internal pure returns (IRuleBook.RuleSet memory rules) {
        (rules.family, rules.sourceHash, rules.unit) = (FAMILY, "source", "CNY");
        rules.kind = IRuleBook.LimitKind.Formula;
        (rules.usesGreater, rules.exemptsAccredited) = (true, true);
        (rules.lowBps, rules.highBps, rules.warningBps) = (500, 1000, 200);
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (21 days, 48 hours);
        (rules.reflectionSeconds, rules.resaleLockSeconds) = (4 days, 365 days);
        (rules.earlyCloseNoticeBusinessDays, rules.reconfirmBusinessDays) = (5, 6);
        rules.holderCap = 50;
        (rules.floor, rules.threshold, rules.cap) = (5_000_00, 500_000_00, 100_000_00);
        (rules.issuerCap12m, rules.warningFixed) = (15_000_00, 2_000_00);
    }
}
