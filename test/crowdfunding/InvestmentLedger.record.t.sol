// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Investments in the ledger
contract InvestmentLedgerRecordTest is LedgerTest {
    uint256 private constant QUARTER = 365 days / 4;
    uint256 private constant NO_WARNING = type(uint256).max;

    address private formula = _actor("offering with a formula");
    address private other = _actor("other offering with a formula");
    address private eligibility = _actor("offering for the eligible");
    address private warning = _actor("offering with a warning");

    function setUp() public override {
        super.setUp();
        _enter(formula, IInvestmentLedger.Kind.Formula, FAMILY);
        _enter(other, IInvestmentLedger.Kind.Formula, FAMILY);
        _enter(eligibility, IInvestmentLedger.Kind.Eligibility, FAMILY);
        _enter(warning, IInvestmentLedger.Kind.Warning, FAMILY);
        _assess(ann, 1_000_00);
    }

    function test_RevertWhen_AnybodyButTheDeskEnters() public {
        IInvestmentLedger.OfferingRules memory rules;
        vm.expectRevert(abi.encodeWithSelector(IInvestmentLedger.LimitCallerNotDesk.selector, ann));
        vm.prank(ann);
        ledger.enter(ann, rules);
    }

    function test_RulesAreEntered() public {
        IInvestmentLedger.OfferingRules memory rules = IInvestmentLedger.OfferingRules({
            kind: IInvestmentLedger.Kind.Warning,
            warns: true,
            accreditedExempt: true,
            family: "ecspr",
            ticket: 7
        });
        vm.expectEmit(address(ledger));
        emit IInvestmentLedger.LimitOfferingEntered(bob, IInvestmentLedger.Kind.Warning, "ecspr");
        ledger.enter(bob, rules);
        vm.assertEq(keccak256(abi.encode(ledger.rulesOf(bob))), keccak256(abi.encode(rules)), "rules");
    }

    function test_RevertWhen_TheCallerIsNoOffering() public {
        bytes memory reason = abi.encodeWithSelector(IInvestmentLedger.LimitCallerNotOffering.selector, address(this));
        vm.expectRevert(reason);
        ledger.record(ann, 1, 1);
        vm.expectRevert(reason);
        ledger.giveBack(ann, 226, 1);
    }

    function test_RevertWhen_TheWalletMayNotAct() public {
        for (uint8 code = 1; code <= uint8(IIdentityRegistry.Code.Expired); ++code) {
            identity.setCode(ann, IIdentityRegistry.Code(code));
            _refused(
                formula,
                ann,
                1,
                1,
                abi.encodeWithSelector(IInvestmentLedger.LimitIdentityInvalid.selector, ann, code)
            );
        }
    }

    function test_TheFormulaLimitsTheYear() public {
        (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) = _record(formula, ann, 999_99);
        vm.assertEq(bytes32(person.subject), bytes32(_subject("ann")), "person");
        vm.assertEq(uint256(person.members), 1, "members");
        vm.assertEq(quarter, START / QUARTER, "quarter");
        vm.assertEq(warnAbove, NO_WARNING, "no warning");
        _refused(other, ann, 2, 2, _exceeded(999_99, 2, 1_000_00));
        _record(other, ann, 1);
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 1_000_00, "the limit itself");
        _refused(formula, ann, 1, 1, _exceeded(1_000_00, 1, 1_000_00));
    }

    function test_TheYearEndsWhenItsQuarterIsFivePast() public {
        _record(formula, ann, 1_000_00);
        uint256 end = (START / QUARTER + 5) * QUARTER;
        vm.warp(end - 2);
        _assess(ann, 1_000_00);
        vm.warp(end - 1);
        _refused(formula, ann, 1, 1, _exceeded(1_000_00, 1, 1_000_00));
        vm.warp(end);
        _record(formula, ann, 1_000_00);
    }

    function test_ALowerLimitCountsAtOnce() public {
        _record(formula, ann, 600_00);
        vm.warp(START + 1);
        _assess(ann, 500_00);
        _refused(formula, ann, 1, 1, _exceeded(600_00, 1, 500_00));
    }

    function test_FamiliesHaveYearsOfTheirOwn() public {
        _record(formula, ann, 1_000_00);
        _enter(other, IInvestmentLedger.Kind.Formula, "other");
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitAssessmentMissing.selector,
            _subject("ann"),
            bytes16("other"),
            0
        );
        _refused(other, ann, 1, 1, reason);
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 300_00);
        assessment.family = "other";
        ledger.assess(assessment, assessor, _signedBy("assessor", assessment));
        _record(other, ann, 300_00);
        vm.assertEq(ledger.usedBy(_subject("ann"), "other"), 300_00, "in the other");
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 1_000_00, "in the first");
    }

    function test_AnAssessmentCountsUntilItsLastSecond() public {
        vm.warp(START + 365 days);
        _record(formula, ann, 1);
        vm.warp(START + 365 days + 1);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitAssessmentMissing.selector,
            _subject("ann"),
            FAMILY,
            START + 365 days
        );
        _refused(formula, ann, 1, 1, reason);
        _refused(eligibility, ann, 1, 500_00, reason);
        _refused(warning, ann, 1, 1, reason);
    }

    function test_OneWalletAPerson() public {
        address second = _secondWallet();
        bytes memory reason = abi.encodeWithSelector(IInvestmentLedger.LimitWalletDiffers.selector, second, ann);
        _refused(formula, second, 1, 1, reason);
        _refused(warning, second, 1, 1, reason);
        _refused(eligibility, second, 1, 500_00, reason);
        _record(formula, ann, 700_00);

        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        vm.warp(START + 1);
        _assess(second, 1_000_00);
        _refused(formula, second, 301_00, 301_00, _exceeded(700_00, 301_00, 1_000_00));
        _record(formula, second, 300_00);
        _giveBack(formula, ann, 700_00);
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 300_00, "money of the retired wallet came back");
    }

    function test_AccreditedInvestorsAreExempt() public {
        (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) = _record(formula, bob, 1e15);
        vm.assertEq(bytes32(person.subject), bytes32(_subject("bob")), "person");
        vm.assertEq(quarter, 0, "nothing recorded");
        vm.assertEq(warnAbove, NO_WARNING, "no warning");
        vm.assertEq(ledger.usedBy(_subject("bob"), FAMILY), 0, "nothing used");
        _record(eligibility, bob, 1);
        (, , warnAbove) = _record(warning, bob, 1);
        vm.assertEq(warnAbove, NO_WARNING, "no warning");
    }

    function test_ExemptInvestorsHaveOneWalletToo() public {
        address second = _actor("second wallet of bob");
        identity.admit(second, _subject("bob"), IIdentityRegistry.Class.Accredited, 1);
        _record(formula, bob, 1);
        vm.assertEq(ledger.standingOf(_subject("bob"), FAMILY).wallet, bob, "bound");
        bytes memory reason = abi.encodeWithSelector(IInvestmentLedger.LimitWalletDiffers.selector, second, bob);
        _refused(formula, second, 1, 1, reason);
        identity.setCode(bob, IIdentityRegistry.Code.WalletRetired);
        _record(formula, second, 1);
        vm.assertEq(ledger.standingOf(_subject("bob"), FAMILY).wallet, second, "moved");
    }

    function test_AccreditedInvestorsAreNotExemptEverywhere() public {
        IInvestmentLedger.OfferingRules memory rules = ledger.rulesOf(formula);
        rules.accreditedExempt = false;
        ledger.enter(formula, rules);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitAssessmentMissing.selector,
            _subject("bob"),
            FAMILY,
            0
        );
        _refused(formula, bob, 1, 1, reason);
        _assess(bob, 10_00);
        _record(formula, bob, 10_00);
        _refused(formula, bob, 1, 1, _exceeded(10_00, 1, 10_00));
    }

    function test_TheEligibleMayInvestAnything() public {
        vm.warp(START + 1);
        _assess(ann, type(uint64).max);
        (, uint16 quarter, uint256 warnAbove) = _record(eligibility, ann, 1);
        vm.assertEq(quarter, 0, "no amount limits him");
        vm.assertEq(warnAbove, NO_WARNING, "no warning");
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 0, "nothing used");
    }

    function test_TheOthersNeedALargeTicket() public {
        vm.warp(START + 1);
        _assess(ann, type(uint64).max - 1);
        _refused(eligibility, ann, 499_99, 499_99, _notEligible(499_99, 500_00));
        _recordTotal(eligibility, ann, 499_99, 500_00);
        IInvestmentLedger.OfferingRules memory rules = ledger.rulesOf(eligibility);
        rules.ticket = 0;
        ledger.enter(eligibility, rules);
        _refused(eligibility, ann, 1, type(uint128).max, _notEligible(type(uint128).max, 0));
    }

    function test_RulesWithALimitCanWarnToo() public {
        address both = _actor("offering with a limit and a warning");
        ledger.enter(both, IInvestmentLedger.OfferingRules(IInvestmentLedger.Kind.Formula, true, true, FAMILY, 0));
        (, uint16 quarter, uint256 warnAbove) = _record(both, ann, 1);
        vm.assertNotEq(uint256(quarter), 0, "recorded");
        vm.assertEq(warnAbove, 1_000_00, "threshold");
    }

    function test_WhereEligibilityDecidesAQualifiedInvestorIsEligible() public {
        address wang = _actor("wang");
        identity.admit(wang, _subject("wang"), IIdentityRegistry.Class.Qualified, 1);
        (, uint16 quarter, ) = _record(eligibility, wang, 1);
        vm.assertEq(uint256(quarter), 0, "not recorded");
        bytes memory missing = abi.encodeWithSelector(
            IInvestmentLedger.LimitAssessmentMissing.selector,
            _subject("wang"),
            FAMILY,
            0
        );
        _refused(formula, wang, 1, 1, missing);
    }

    function test_AWarningComesAboveTheThreshold() public {
        (, uint16 quarter, uint256 warnAbove) = _record(warning, ann, 1e15);
        vm.assertEq(quarter, 0, "no amount limits him");
        vm.assertEq(warnAbove, 1_000_00, "threshold");
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 0, "nothing used");
    }

    function test_WhatIsGivenBackMayBeSpentAgain() public {
        _record(formula, ann, 1_000_00);
        _giveBack(formula, ann, 400_00);
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 600_00, "used");
        _refused(other, ann, 400_01, 400_01, _exceeded(600_00, 400_01, 1_000_00));
        _record(other, ann, 400_00);
    }

    function test_MoneyComesBackWhateverHasBecomeOfThePerson() public {
        _record(formula, ann, 1_000_00);
        identity.setCode(ann, IIdentityRegistry.Code.Revoked);
        vm.warp(START + 2 * 365 days);
        _giveBack(formula, ann, 1_000_00);
        vm.assertEq(ledger.usedBy(_subject("ann"), FAMILY), 0, "used");
    }

    function _enter(address offering, IInvestmentLedger.Kind kind, bytes16 family) private {
        bool warns = kind == IInvestmentLedger.Kind.Warning;
        ledger.enter(offering, IInvestmentLedger.OfferingRules(kind, warns, true, family, 500_00));
    }

    function _record(
        address offering,
        address wallet,
        uint256 amount
    ) private returns (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) {
        return _recordTotal(offering, wallet, amount, amount);
    }

    function _recordTotal(
        address offering,
        address wallet,
        uint256 amount,
        uint256 total
    ) private returns (IIdentityRegistry.Person memory person, uint16 quarter, uint256 warnAbove) {
        vm.prank(offering);
        return ledger.record(wallet, amount, total);
    }

    function _giveBack(address offering, address wallet, uint256 amount) private {
        vm.prank(offering);
        ledger.giveBack(wallet, uint16(START / QUARTER), amount);
    }

    function _refused(address offering, address wallet, uint256 amount, uint256 total, bytes memory reason) private {
        vm.expectRevert(reason);
        _recordTotal(offering, wallet, amount, total);
    }

    function _exceeded(uint256 used, uint256 amount, uint256 limit) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitExceeded.selector, used, amount, limit);
    }

    function _notEligible(uint256 total, uint256 ticket) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitNotEligible.selector, total, ticket);
    }
}
