// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IOfferingDesk} from "../../contracts/crowdfunding/interfaces/IOfferingDesk.sol";
import {IRuleBook} from "../../contracts/crowdfunding/interfaces/IRuleBook.sol";
import {IScreening} from "../../contracts/crowdfunding/interfaces/IScreening.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {MilestoneVault} from "../../contracts/crowdfunding/MilestoneVault.sol";
import {Offering} from "../../contracts/crowdfunding/Offering.sol";
import {ShareRegister} from "../../contracts/crowdfunding/ShareRegister.sol";
import {DeskTest} from "./support/DeskTest.sol";

/// @title Opening offerings, and what the desk passes on
contract OfferingDeskTest is DeskTest {
    function test_TheEscrowHasTheTermsOfPlanProjectAndRules() public {
        IOffering.Terms memory terms = _open(_plan()).termsOf();
        vm.assertEq(address(terms.token), address(token), "token");
        vm.assertEq(address(terms.ledger), address(ledger), "ledger");
        vm.assertEq(terms.desk, address(desk), "desk");
        vm.assertEq(terms.issuer, company, "issuer");
        vm.assertEq(terms.feeReceiver, platform, "fee receiver");
        vm.assertEq(terms.feeBps, FEE_BPS, "fee");
        vm.assertEq(bytes32(terms.issuerSubject), bytes32("company"), "issuer's subject");
        vm.assertEq(bytes32(terms.beneficiarySubject), bytes32("founder"), "beneficiary's subject");
        vm.assertEq(bytes32(terms.firstReviewer), bytes32("first reviewer"), "first reviewer");
        vm.assertEq(bytes32(terms.secondReviewer), bytes32("second reviewer"), "second reviewer");
        vm.assertEq(terms.document, bytes32("agreement"), "document");
        vm.assertEq(terms.sharePrice, 10_00, "price");
        vm.assertEq(terms.target, 500, "target");
        vm.assertEq(terms.cap, 1000, "cap");
        vm.assertEq(terms.minimum, 10, "minimum");
        vm.assertEq(terms.maximum, 900, "maximum");
        vm.assertTrue(terms.isProRata, "pro rata");
        vm.assertEq(terms.opensAt, START + 1 days, "opening");
        vm.assertEq(terms.deadline, START + 61 days, "deadline");
        vm.assertEq(terms.seats, 47, "holder cap less the holders there are");
        vm.assertEq(terms.minOpenSeconds, 21 days, "least time");
        vm.assertEq(terms.cancelCutoffSeconds, 48 hours, "cut-off");
        vm.assertEq(terms.reflectionSeconds, 4 days, "reflection");
        vm.assertEq(terms.earlyCloseNoticeDays, 5, "notice");
        vm.assertEq(terms.reconfirmDays, 6, "reconfirmation");
    }

    function test_RegisterVaultLedgerAndCalendarBelongToTheOffering() public {
        Offering offering = _open(_plan());
        (address register, address vault) = offering.destinations();
        IShareRegister.Terms memory shares = ShareRegister(register).terms();
        vm.assertEq(shares.minter, address(offering), "minter");
        vm.assertEq(shares.issuer, company, "issuer");
        vm.assertEq(shares.holderCap, 47, "holder cap");
        vm.assertEq(shares.resaleLockSeconds, 365 days, "lock");
        vm.assertEq(shares.registrar, _actor("registrar"), "registrar");
        vm.assertEq(ShareRegister(register).shareClass(), "preference", "class");
        vm.assertEq(ShareRegister(register).name(), "Shares of the company", "name");
        vm.assertTrue(ShareRegister(register).standingOf(company).isTreasury, "treasury");
        vm.assertEq(address(MilestoneVault(vault).termsOf().offering), address(offering), "vault");
        vm.assertEq(MilestoneVault(vault).termsOf().beneficiary, founder, "beneficiary");
        IInvestmentLedger.OfferingRules memory limits = ledger.rulesOf(address(offering));
        vm.assertEq(uint8(limits.kind), uint8(IInvestmentLedger.Kind.Formula), "kind");
        vm.assertTrue(limits.warns, "warns");
        vm.assertTrue(limits.accreditedExempt, "exempt");
        vm.assertEq(bytes32(limits.family), FAMILY, "family");
        vm.assertEq(calendar.scheduleOf(address(offering)).reporter, company, "reporter");
        vm.assertEq(uint8(screening.projectOf(projectId).stage), uint8(IScreening.Stage.Listed), "listed");
    }

    function test_WithoutAHolderCapSeatsAreNotCounted() public {
        IRuleBook.RuleSet memory rules = _rules();
        rules.holderCap = 0;
        book.publish("free", rules);
        IOfferingDesk.Plan memory plan = _plan();
        plan.rules = "free";
        Offering offering = _open(plan);
        (address register, ) = offering.destinations();
        vm.assertEq(offering.termsOf().seats, 0, "seats");
        vm.assertEq(ShareRegister(register).terms().holderCap, 0, "holder cap");
    }

    function test_RevertWhen_ItIsSealedAgain() public {
        vm.expectRevert(IOfferingDesk.DeskSealedAlready.selector);
        desk.seal(ledger, screening, calendar);
    }

    function test_RevertWhen_AnotherThanTheIssuerOpens() public {
        vm.expectRevert(abi.encodeWithSelector(IScreening.ScreeningCallerNotIssuer.selector, address(this), company));
        desk.open(_plan(), _milestones());
    }

    function test_RevertWhen_AProjectOpensTwice() public {
        _open(_plan());
        vm.expectRevert(
            abi.encodeWithSelector(
                IScreening.ScreeningWrongStage.selector,
                IScreening.Stage.Listed,
                IScreening.Stage.Approved
            )
        );
        _open(_plan());
    }

    function test_RevertWhen_ThePlanIsIncomplete() public {
        IOfferingDesk.Plan memory plan = _plan();
        plan.sharePrice = 0;
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskPlanIncomplete.selector, 0, 500, 1000));
        (plan.sharePrice, plan.target) = (10_00, 0);
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskPlanIncomplete.selector, 10_00, 0, 1000));
        plan.target = 1001;
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskPlanIncomplete.selector, 10_00, 1001, 1000));
    }

    function test_RevertWhen_TheRangeOfAnInvestorIsNone() public {
        IOfferingDesk.Plan memory plan = _plan();
        plan.minimum = 0;
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskInvestorRangeInvalid.selector, 0, 900, 1000));
        (plan.minimum, plan.maximum) = (901, 900);
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskInvestorRangeInvalid.selector, 901, 900, 1000));
        plan.maximum = 1001;
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskInvestorRangeInvalid.selector, 901, 1001, 1000));
    }

    function test_AnOfferingOpensInTheFutureAndLongEnough() public {
        IOfferingDesk.Plan memory plan = _plan();
        plan.opensAt = START - 1;
        _expectRefusal(plan, _timesInvalid(plan));
        (plan.opensAt, plan.deadline) = (START, START + 21 days - 1);
        _expectRefusal(plan, _timesInvalid(plan));
        plan.deadline = START + 21 days;
        _open(plan);
    }

    function test_SomebodyCanAlwaysInvestAndCancelWhateverTheRulesSay() public {
        IRuleBook.RuleSet memory rules = _rules();
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (0, 0);
        book.publish("short", rules);
        IOfferingDesk.Plan memory plan = _plan();
        (plan.rules, plan.deadline) = ("short", plan.opensAt + 1 days - 1);
        _expectRefusal(
            plan,
            abi.encodeWithSelector(IOfferingDesk.DeskTimesInvalid.selector, plan.opensAt, plan.deadline, 1 days)
        );
        plan.deadline += 1;
        _open(plan);
    }

    function test_RevertWhen_TheFirstMilestoneLeavesNoTimeForAVote() public {
        IOfferingDesk.Plan memory plan = _plan();
        uint40 earliest = START + 61 days + 7 days + 1;
        IMilestoneVault.Milestone[] memory milestones = _milestones();
        milestones[0].dueAt = earliest - 1;
        vm.expectRevert(
            abi.encodeWithSelector(IOfferingDesk.DeskMilestoneTooEarly.selector, earliest - 1, uint256(earliest))
        );
        vm.prank(company);
        desk.open(plan, milestones);
        milestones[0].dueAt = earliest;
        vm.prank(company);
        desk.open(plan, milestones);
    }

    function test_RevertWhen_ThereIsNoMilestone() public {
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultMilestoneCountInvalid.selector, 0, 12));
        vm.prank(company);
        desk.open(_plan(), new IMilestoneVault.Milestone[](0));
    }

    function test_RevertWhen_TheCompanyHasTooManyHolders() public {
        IOfferingDesk.Plan memory plan = _plan();
        plan.otherHolders = 50;
        _expectRefusal(plan, abi.encodeWithSelector(IOfferingDesk.DeskHolderCapReached.selector, 50, 50));
        plan.otherHolders = 49;
        _open(plan);
    }

    function test_RevertWhen_TheIssuerRaisesMoreThanTwelveMonthsAllow() public {
        Offering offering = _open(_plan());
        vm.assertEq(desk.raisedBy("company", FAMILY), 10_000_00, "what it could raise");
        vm.assertEq(desk.reservationOf(address(offering)).amount, 10_000_00, "reservation");
        IOfferingDesk.Plan memory plan = _plan();
        (plan.projectId, plan.cap, plan.maximum) = (_approvedProject(), 501, 501);
        _expectRefusal(
            plan,
            abi.encodeWithSelector(IOfferingDesk.DeskIssuerCapExceeded.selector, 10_000_00, 5_010_00, 15_000_00)
        );
        (plan.cap, plan.maximum) = (500, 500);
        _open(plan);
        vm.assertEq(desk.raisedBy("company", FAMILY), 15_000_00, "both");
    }

    function test_WithoutAnIssuerCapAnyAmountMayBeRaised() public {
        IRuleBook.RuleSet memory rules = _rules();
        rules.issuerCap12m = 0;
        book.publish("free", rules);
        IOfferingDesk.Plan memory plan = _plan();
        (plan.rules, plan.cap) = ("free", 1_000_000);
        _open(plan);
        vm.assertEq(desk.raisedBy("company", FAMILY), 10_000_000_00, "recorded all the same");
    }

    function test_AnOfferingThatIsCalledOffNoLongerCounts() public {
        Offering offering = _open(_plan());
        vm.expectRevert(abi.encodeWithSelector(IOfferingDesk.DeskNothingToRelease.selector, address(offering)));
        desk.releaseIssuerCap(address(offering));
        desk.withdraw(address(offering));
        vm.expectEmit(address(desk));
        emit IOfferingDesk.IssuerCapReleased(address(offering), 10_000_00);
        desk.releaseIssuerCap(address(offering));
        vm.assertEq(desk.raisedBy("company", FAMILY), 0, "released");
        vm.expectRevert(abi.encodeWithSelector(IOfferingDesk.DeskNothingToRelease.selector, address(offering)));
        desk.releaseIssuerCap(address(offering));
    }

    function test_TheDeskPassesOnPauseAndItsEnd() public {
        Offering offering = _open(_plan());
        desk.pause(address(offering));
        vm.assertTrue(offering.bookOf().isPaused, "paused");
        desk.unpause(address(offering));
        vm.assertFalse(offering.bookOf().isPaused, "open");
    }

    function test_TheDeskPassesOnTheEndOfReports() public {
        Offering offering = _open(_plan());
        desk.endReporting(address(offering), IDisclosureCalendar.Ending.Dissolved, 0, "evidence");
        vm.assertTrue(calendar.scheduleOf(address(offering)).isEnded, "ended");
    }

    function test_RevertWhen_TheOfferingIsNotItsOwn() public {
        bytes memory unknown = abi.encodeWithSelector(IOfferingDesk.DeskOfferingUnknown.selector, address(1));
        vm.expectRevert(unknown);
        desk.pause(address(1));
        vm.expectRevert(unknown);
        desk.unpause(address(1));
        vm.expectRevert(unknown);
        desk.withdraw(address(1));
        vm.expectRevert(unknown);
        desk.recordFiling(address(1), "filing");
        vm.expectRevert(unknown);
        desk.releaseIssuerCap(address(1));
    }

    function test_RevertWhen_SomebodyWithoutARoleActs() public {
        address offering = address(_open(_plan()));
        bytes memory refused = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, company);
        vm.startPrank(company);
        vm.expectRevert(refused);
        desk.seal(ledger, screening, calendar);
        vm.expectRevert(refused);
        desk.recordFiling(offering, "filing");
        vm.expectRevert(refused);
        desk.pause(offering);
        vm.expectRevert(refused);
        desk.unpause(offering);
        vm.expectRevert(refused);
        desk.withdraw(offering);
        vm.expectRevert(refused);
        desk.endReporting(offering, IDisclosureCalendar.Ending.Dissolved, 0, "evidence");
        vm.stopPrank();
    }

    function _expectRefusal(IOfferingDesk.Plan memory plan, bytes memory reason) private {
        vm.prank(company);
        vm.expectRevert(reason);
        desk.open(plan, _milestones());
    }

    function _timesInvalid(IOfferingDesk.Plan memory plan) private pure returns (bytes memory reason) {
        return abi.encodeWithSelector(IOfferingDesk.DeskTimesInvalid.selector, plan.opensAt, plan.deadline, 21 days);
    }
}
