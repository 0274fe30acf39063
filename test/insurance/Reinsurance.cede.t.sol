// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// Which cover a treaty takes, and how the events of a treaty year share its annual limit.
contract ReinsuranceCedeTest is ReinsuranceTest {
    function test_CedingOpensAnAccount() public {
        vm.expectEmit(address(desk));
        emit IReinsurance.CoverCeded(1, treatyId, CAP, LIMIT);
        vm.assertEq(_cedeUntil(treatyId, CAP, END), 1, "first");
        vm.assertEq(_cede(10_00), 2, "second");

        _assertCession(1, IReinsurance.Cession(treatyId, 0, false, 0, 0, CAP, LIMIT, 0));
        _assertCession(2, IReinsurance.Cession(treatyId, 0, false, 0, 0, 10_00, 0, 0));
        _assertCession(3, IReinsurance.Cession(0, 0, false, 0, 0, 0, 0, 0));
    }

    /// A cap of 42,857.15 leaves one unit more than the retention.
    function test_OnlyWhatMayExceedTheRetentionIsSetAside() public {
        vm.assertEq(desk.cessionOf(_cede(42_857_14)).excess, 0, "at the retention");
        vm.assertEq(desk.cessionOf(_cede(42_857_15)).excess, 1, "one unit above");
        vm.assertEq(desk.usedOf(treatyId, 0), 1, "used");
        _assertCollateral(COLLATERAL, 2 * 12_857_14 + 1, "reserved");
    }

    function test_CoverMustEndWhileTheTreatyRuns() public {
        _expectNotRunning(START - 1);
        _cedeUntil(treatyId, 10_00, START);
        _cedeUntil(treatyId, 10_00, TREATY_END - 1);
        _expectNotRunning(TREATY_END);
    }

    function test_AYearEndsAfter365Days() public {
        uint40 turn = START + 365 days;
        vm.assertEq(_yearOf(START), 0, "first second");
        vm.assertEq(_yearOf(turn - 1), 0, "before the turn");
        vm.assertEq(_yearOf(turn), 1, "at the turn");
        vm.assertEq(_yearOf(turn + 1), 1, "after the turn");
        vm.assertEq(_yearOf(TREATY_END - 1), 2, "last second");
    }

    function test_EventsOfAYearShareTheAnnualLimit() public {
        uint40 turn = START + 365 days;
        vm.assertEq(_excessUntil(START), LIMIT, "first");
        vm.assertEq(_excessUntil(turn - 1), ANNUAL_LIMIT - LIMIT, "second gets the rest");
        vm.assertEq(desk.usedOf(treatyId, 0), ANNUAL_LIMIT, "used up");
        vm.assertEq(_excessUntil(END), 0, "third gets none");
        vm.assertEq(desk.usedOf(treatyId, 0), ANNUAL_LIMIT, "still used up");

        vm.assertEq(desk.usedOf(treatyId, 1), 0, "the next year is untouched");
        _post(treatyId, COLLATERAL);
        vm.assertEq(_excessUntil(turn), LIMIT, "the next year begins anew");
        vm.assertEq(desk.usedOf(treatyId, 1), LIMIT, "used of the next year");
    }

    /// 92,800.00 cost the excess cover 34,960.00: 5,040.00 are there again, and 20,000.00 were never taken.
    function test_WhatAnEventDoesNotCostIsThereForTheOthers() public {
        _end(_sellAll(), GROSS_PREMIUM, 0, 92_800_00);
        vm.assertEq(desk.usedOf(treatyId, 0), 34_960_00, "used");
        vm.assertEq(_excessUntil(END), ANNUAL_LIMIT - 34_960_00, "the next event");
    }

    function test_AnEventWithoutLossCostsTheYearNothing() public {
        _end(_sellAll(), GROSS_PREMIUM, 0, 13_300_00);
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "used");
        vm.assertEq(desk.cessionOf(1).excess, 0, "excess");
        vm.assertEq(_excessUntil(END), LIMIT, "the next event");
    }

    function test_LapsedClaimsGiveRoomBackToTheYear() public {
        uint16 cession = _sellAll();
        _end(cession, GROSS_PREMIUM, 0, 92_800_00);
        _lapse(cession, 10_000_00);
        vm.assertEq(desk.usedOf(treatyId, 0), 27_960_00, "used");
    }

    /// The second event of the year finds less excess cover than the limit, and locks more for it.
    function test_ASecondEventRecoversWhatIsLeftOfTheYear() public {
        uint16 first = _sellAll();
        uint16 second = _sellAll();
        vm.assertEq(desk.cessionOf(second).excess, 20_000_00, "set aside");
        vm.assertEq(pool.books().locked, 30_000_00 + 50_000_00 + 2 * GROSS_PREMIUM, "locked");

        _end(first, GROSS_PREMIUM, 0, CAP);
        _end(second, GROSS_PREMIUM, 0, CAP);
        vm.assertEq(desk.usedOf(treatyId, 0), ANNUAL_LIMIT, "used");
        vm.assertEq(pool.books().incurred, 30_000_00 + 50_000_00, "retained");
    }

    function test_RevertWhen_MoreIsSoldThanWasCeded() public {
        uint16 cession = _cede(100_00);
        _sell(cession, 1_00, 60_00);
        _sell(cession, 1_00, 40_00);

        _expectExceeded(cession, 1, 100_01);
        _cancel(cession, 1_00, 40_00);
        _expectExceeded(cession, 40_01, 100_01);
        _sell(cession, 1_00, 40_00);
    }

    function test_RevertWhen_TheCessionDoesNotExist() public {
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.CessionExceeded.selector, 1, 0));
        vm.prank(line);
        pool.underwrite(holder, 0, 1, ZONE, 1);
    }

    /// Without the quota share nothing but the excess is reserved, and without the excess nothing of it is used.
    function test_EachLayerWorksAlone() public {
        IReinsurance.Terms memory terms = _terms();
        terms.quotaBps = 0;
        uint16 excessOnly = _conclude(terms);
        _post(excessOnly, LIMIT);
        uint16 cession = _cedeUntil(excessOnly, RETENTION + LIMIT + 1, END);
        vm.assertEq(desk.cessionOf(cession).excess, LIMIT, "excess");
        vm.assertEq(desk.collateralOf(excessOnly).reserved, LIMIT, "reserved");

        terms = _terms();
        (terms.limit, terms.annualLimit) = (0, 0);
        uint16 quotaOnly = _conclude(terms);
        _post(quotaOnly, 30_000_00);
        cession = _cedeUntil(quotaOnly, CAP, END);
        vm.assertEq(desk.cessionOf(cession).excess, 0, "no excess");
        vm.assertEq(desk.collateralOf(quotaOnly).reserved, 30_000_00, "quota reserved");
    }

    function _expectNotRunning(uint40 endsAt) private {
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyNotRunning.selector, endsAt, START, TREATY_END));
        vm.prank(line);
        pool.cede(treatyId, 10_00, endsAt);
    }

    function _expectExceeded(uint16 cession, uint64 maxLoss, uint64 wanted) private {
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.CessionExceeded.selector, wanted, 100_00));
        vm.prank(line);
        pool.underwrite(holder, 0, maxLoss, ZONE, cession);
    }

    function _excessUntil(uint40 endsAt) private returns (uint64) {
        return desk.cessionOf(_cedeUntil(treatyId, CAP, endsAt)).excess;
    }

    function _yearOf(uint40 endsAt) private returns (uint16) {
        return desk.cessionOf(_cedeUntil(treatyId, 10_00, endsAt)).year;
    }

    function _assertCession(uint16 cession, IReinsurance.Cession memory expected) private view {
        vm.assertEq(abi.encode(desk.cessionOf(cession)), abi.encode(expected), "cession");
    }
}
