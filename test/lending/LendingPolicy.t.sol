// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ILendingPolicy} from "../../contracts/lending/interfaces/ILendingPolicy.sol";
import {LendingPolicy} from "../../contracts/lending/LendingPolicy.sol";
import {LabTest} from "../support/LabTest.sol";

/// @title Versions of the lending policy
contract LendingPolicyTest is LabTest {
    LendingPolicy private policies;
    address private stranger = _actor("stranger");

    function setUp() public {
        policies = new LendingPolicy(address(new AccessManager(address(this))));
    }

    function test_VersionsCountFromOneAndNeverChange() public {
        vm.assertEq(policies.current(), 0, "none yet");
        ILendingPolicy.Policy memory first = _policy();
        uint24[35] memory rates = _rates(53_200, 5_000);
        vm.expectEmit(address(policies));
        emit ILendingPolicy.PolicyPublished(1, first, rates);
        vm.assertEq(policies.publish(first, rates), 1, "first");

        ILendingPolicy.Policy memory second = _policy();
        (second.ticket, second.order) = (1, ILendingPolicy.Order.DebtFirst);
        vm.assertEq(policies.publish(second, _rates(1, 1)), 2, "second");
        vm.assertEq(policies.current(), 2, "current");
        _checkPolicy(1, first);
        _checkPolicy(2, second);
        vm.assertEq(policies.rateOf(1, 1), 53_200, "A1");
        vm.assertEq(policies.rateOf(1, 35), 53_200 + 34 * 5_000, "G5");
        vm.assertEq(policies.rateOf(2, 35), 35, "G5 of the second");
    }

    /// Every field at its largest, so that none is cut off or spills into another.
    function test_EveryFieldKeepsItsWidth() public {
        ILendingPolicy.Policy memory policy = _policy();
        (policy.ticket, policy.lateFeeFloor) = (type(uint48).max, type(uint48).max);
        (policy.personCap, policy.entityCap) = (2 ** 44, 2 ** 44);
        (policy.lateFeeBps, policy.penaltyBps, policy.originationBps) = (10_000, 15_000, 10_000);
        (policy.serviceBps, policy.recoveryCostBps, policy.lenderCapBps) = (1_000, 5_000, 10_000);
        (policy.rateCapPpm, policy.graceDays) = (type(uint24).max, 255);
        (policy.defaultDays, policy.chargeOffDays) = (type(uint16).max - 1, type(uint16).max);
        (policy.maxPeriods, policy.transferDays) = (360, 255);
        (policy.maxFundingSeconds, policy.drawSeconds) = (type(uint32).max, type(uint32).max);
        (policy.order, policy.forbiddenPurposes) = (ILendingPolicy.Order.DebtFirst, type(uint32).max);
        policies.publish(policy, _rates(999_966, 1));
        _checkPolicy(1, policy);
    }

    function test_ReadingTouchesTwoSlotsAndARateOne() public {
        policies.publish(_policy(), _rates(1, 1));
        vm.record();
        policies.policyOf(1);
        (bytes32[] memory reads, ) = vm.accesses(address(policies));
        vm.assertEq(_distinct(reads), 2, "policy");
        vm.record();
        policies.rateOf(1, 35);
        (reads, ) = vm.accesses(address(policies));
        vm.assertEq(_distinct(reads), 1, "rate");
    }

    function test_ARateAboveTheCeilingIsAllowedInTheTable() public {
        ILendingPolicy.Policy memory policy = _policy();
        policy.rateCapPpm = 240_000;
        policies.publish(policy, _rates(53_200, 7_000));
        vm.assertEq(policies.rateOf(1, 35), 291_200, "G5");
    }

    function test_RevertGiven_MoneyThatIsNone() public {
        ILendingPolicy.Policy memory policy = _policy();
        policy.ticket = 0;
        _expectInvalid(policy, "ticket");
        policy = _policy();
        policy.personCap = 0;
        _expectInvalid(policy, "personCap");
        policy.personCap = 2 ** 44 + 1;
        _expectInvalid(policy, "personCap");
        policy = _policy();
        policy.entityCap = 0;
        _expectInvalid(policy, "entityCap");
        policy.entityCap = 2 ** 44 + 1;
        _expectInvalid(policy, "entityCap");
    }

    function test_RevertGiven_SharesThatAreNone() public {
        ILendingPolicy.Policy memory policy = _policy();
        policy.lateFeeBps = 10_001;
        _expectInvalid(policy, "lateFeeBps");
        policy = _policy();
        policy.penaltyBps = 12_999;
        _expectInvalid(policy, "penaltyBps");
        policy.penaltyBps = 15_001;
        _expectInvalid(policy, "penaltyBps");
        policy = _policy();
        policy.originationBps = 10_001;
        _expectInvalid(policy, "originationBps");
        policy = _policy();
        policy.serviceBps = 1_001;
        _expectInvalid(policy, "serviceBps");
        policy = _policy();
        policy.recoveryCostBps = 5_001;
        _expectInvalid(policy, "recoveryCostBps");
        policy = _policy();
        policy.lenderCapBps = 0;
        _expectInvalid(policy, "lenderCapBps");
        policy.lenderCapBps = 10_001;
        _expectInvalid(policy, "lenderCapBps");
        policy = _policy();
        policy.rateCapPpm = 0;
        _expectInvalid(policy, "rateCapPpm");
    }

    function test_RevertGiven_TimesThatAreNone() public {
        ILendingPolicy.Policy memory policy = _policy();
        (policy.graceDays, policy.defaultDays) = (100, 100);
        _expectInvalid(policy, "defaultDays");
        (policy.graceDays, policy.defaultDays) = (15, 89);
        _expectInvalid(policy, "defaultDays");
        policy = _policy();
        policy.chargeOffDays = policy.defaultDays;
        _expectInvalid(policy, "chargeOffDays");
        policy = _policy();
        policy.maxPeriods = 0;
        _expectInvalid(policy, "maxPeriods");
        policy.maxPeriods = 361;
        _expectInvalid(policy, "maxPeriods");
        policy = _policy();
        policy.maxFundingSeconds = 0;
        _expectInvalid(policy, "maxFundingSeconds");
        policy = _policy();
        policy.drawSeconds = 0;
        _expectInvalid(policy, "drawSeconds");
    }

    function test_TheLeastOfEverythingWillDo() public {
        ILendingPolicy.Policy memory policy;
        (policy.ticket, policy.personCap, policy.entityCap) = (1, 1, 1);
        (policy.penaltyBps, policy.lenderCapBps, policy.rateCapPpm) = (13_000, 1, 1);
        (policy.defaultDays, policy.chargeOffDays, policy.maxPeriods) = (90, 91, 1);
        (policy.maxFundingSeconds, policy.drawSeconds) = (1, 1);
        policies.publish(policy, _rates(1, 1));
        _checkPolicy(1, policy);
    }

    function test_RevertWhen_TheRatesDoNotRise() public {
        uint24[35] memory rates = _rates(0, 1);
        _expectNotRising(rates, 1);
        rates = _rates(5, 1);
        rates[16] = rates[15];
        _expectNotRising(rates, 17);
        rates[16] = rates[15] - 1;
        _expectNotRising(rates, 17);
        rates = _rates(999_967, 1);
        _expectNotRising(rates, 35);
        policies.publish(_policy(), _rates(999_966, 1));
    }

    function test_RevertGiven_AnUnknownVersionOrGrade() public {
        bytes memory unknown = abi.encodeWithSelector(ILendingPolicy.PolicyUnknown.selector, 1);
        vm.expectRevert(unknown);
        policies.policyOf(1);
        vm.expectRevert(unknown);
        policies.rateOf(1, 1);
        policies.publish(_policy(), _rates(1, 1));
        vm.expectRevert(abi.encodeWithSelector(ILendingPolicy.PolicyGradeInvalid.selector, 0));
        policies.rateOf(1, 0);
        vm.expectRevert(abi.encodeWithSelector(ILendingPolicy.PolicyGradeInvalid.selector, 36));
        policies.rateOf(1, 36);
        vm.expectRevert(abi.encodeWithSelector(ILendingPolicy.PolicyUnknown.selector, 0));
        policies.policyOf(0);
    }

    function test_RevertWhen_AnybodyElsePublishes() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        policies.publish(_policy(), _rates(1, 1));
    }

    function testFuzz_RatesAreKeptInTheirPlaces(uint24[35] memory steps) public {
        uint24[35] memory rates;
        uint24 last;
        for (uint256 i = 0; i < 35; ++i) {
            last += uint24(1 + (steps[i] % 28_000));
            rates[i] = last;
        }
        policies.publish(_policy(), rates);
        for (uint8 i = 0; i < 35; ++i) vm.assertEq(policies.rateOf(1, i + 1), rates[i], "rate");
    }

    function _expectInvalid(ILendingPolicy.Policy memory policy, bytes32 field) private {
        vm.expectRevert(abi.encodeWithSelector(ILendingPolicy.PolicyInvalid.selector, field));
        policies.publish(policy, _rates(1, 1));
    }

    function _expectNotRising(uint24[35] memory rates, uint8 grade) private {
        bytes4 selector = ILendingPolicy.PolicyRatesNotRising.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, grade, rates[grade - 1]));
        policies.publish(_policy(), rates);
    }

    function _checkPolicy(uint16 version, ILendingPolicy.Policy memory expected) private view {
        bytes32 actual = keccak256(abi.encode(policies.policyOf(version)));
        vm.assertEq(actual, keccak256(abi.encode(expected)), "policy");
    }

    function _distinct(bytes32[] memory slots) private pure returns (uint256 count) {
        for (uint256 i = 0; i < slots.length; ++i) {
            bool isNew = true;
            for (uint256 j = 0; j < i; ++j) if (slots[j] == slots[i]) isNew = false;
            if (isNew) ++count;
        }
    }

    function _rates(uint24 first, uint24 step) private pure returns (uint24[35] memory rates) {
        for (uint24 i = 0; i < 35; ++i) rates[i] = first + i * step;
    }

    /// Every number is another one, so that no two fields can be mixed up.
    function _policy() private pure returns (ILendingPolicy.Policy memory policy) {
        (policy.ticket, policy.personCap, policy.entityCap) = (50_00, 200_000_00, 1_000_000_00);
        (policy.lateFeeFloor, policy.lateFeeBps, policy.penaltyBps) = (15_00, 500, 15_000);
        (policy.originationBps, policy.serviceBps, policy.recoveryCostBps) = (300, 100, 3_000);
        (policy.lenderCapBps, policy.rateCapPpm) = (2_000, 240_000);
        (policy.graceDays, policy.defaultDays, policy.chargeOffDays) = (15, 120, 150);
        (policy.maxPeriods, policy.maxFundingSeconds, policy.drawSeconds) = (60, 14 days, 7 days);
        (policy.transferDays, policy.forbiddenPurposes) = (30, 6);
    }
}
