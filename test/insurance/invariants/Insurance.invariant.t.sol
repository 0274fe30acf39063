// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ActionList} from "./ActionList.sol";
import {InsuranceProperties} from "./InsuranceProperties.sol";

/// @title Stateful properties of the insurer
/// @notice Random lives of an insurer. After every action one property holds; after the last action the insurer is
/// wound up, and then all of them hold and nobody's money is left behind.
/// I12, I15 and parts of I11, I18 and I25 are verdicts of the handler: it predicts whether each call is accepted. I7 is
/// a figure of gas and stands in bench/. I16 to I19 have runs of their own besides (Claims.invariant.t.sol).
/// hardhat-config: invariant.runs = 12
/// hardhat-config: invariant.depth = 100
contract InsuranceInvariantTest is InsuranceProperties, ActionList {
    function setUp() public override {
        super.setUp();
        _target(address(this), _actions());
    }

    function afterInvariant() public {
        _windUp();
        _checkEmpty();
    }

    /// hardhat-config: invariant.runs = 40
    /// hardhat-config: invariant.depth = 150
    function invariant_AllAtOnce() public {
        _checkAll();
    }

    function invariant_I14_FinalValueNeverChanges() public {
        _checkI14();
    }

    function invariant_I21_FrozenWhileAnEndedCoverIsUnresolved() public {
        _checkI21();
    }

    function invariant_I1_ResourcesCoverLocked() public view {
        _checkI1();
    }

    function invariant_I2_MoneyBacksTheBooks() public view {
        _checkI2();
    }

    function invariant_I3_LockedIsTheLargestLossOfLiveCovers() public view {
        _checkI3();
    }

    function invariant_I4_CohortTotalsAreSumsOfPolicies() public view {
        _checkI4();
    }

    function invariant_I5_PayoutsStayWithinTheLiability() public view {
        _checkI5();
    }

    function invariant_I6_RemainderReturnsOnce() public view {
        _checkI6();
    }

    function invariant_I8_PayoutFollowsTheTerms() public view {
        _checkI8();
    }

    function invariant_I9_APolicyIsPaidOrRefundedOnce() public view {
        _checkI9();
        _checkIndemnities();
    }

    function invariant_I10_PoliciesAreAsQuoted() public view {
        _checkI10();
    }

    function invariant_I11_CancelledPoliciesLeaveNoTrace() public view {
        _checkI11();
    }

    function invariant_I13_ValueIsBetweenHonestReports() public view {
        _checkI13();
    }

    function invariant_I20_SharesAreThoseThatWerePaidFor() public view {
        _checkI20();
    }

    function invariant_I22_CededAndRetainedAreTheGross() public view {
        _checkI22();
    }

    function invariant_I23_ExcessCoverIsLimitedAndCollateralised() public view {
        _checkI23();
    }

    function invariant_I24_EarnedAndUnearnedAreWritten() public view {
        _checkI24();
    }

    function invariant_Claims_IncurredIsPaidAndOutstanding() public view {
        _checkClaims();
    }

    function invariant_Expenses_AreCappedAndInTheRatios() public view {
        _checkRatios();
    }

    function invariant_Conservation_OfMoney() public view {
        _checkConservation();
    }
}
