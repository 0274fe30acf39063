// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// The drought season of the course, reinsured: a hundred farmers, quota share 30 %, then 40,000 xs 30,000.
contract ParametricCoverReinsuredTest is CoverTest {
    uint64 private constant SUM_INSURED = 1_000_00;
    uint64 private constant PREMIUM = 120_00;
    uint64 private constant CAP = 100_000_00;
    uint64 private constant COLLATERAL = 70_000_00;
    uint64 private constant CEDED = 3_372_00;
    uint256 private constant FARMERS = 100;

    uint16 private treatyId;
    address private reinsurer;
    bytes32[] private ids;

    function setUp() public override {
        super.setUp();
        reinsurer = _actor("reinsurer");
        treatyId = _fundedTreaty();
        cohortId = cover.openCohort(_reinsuredTerms());
    }

    function test_OpeningACohortCedesItsLargestLoss() public {
        vm.assertEq(cover.cohortOf(cohortId).cession, 1, "cession");
        IReinsurance.Cession memory cession = reinsurance.cessionOf(1);
        vm.assertEq(cession.treatyId, treatyId, "treaty");
        vm.assertEq(cession.cap, CAP, "cap");
        vm.assertEq(reinsurance.collateralOf(treatyId).reserved, COLLATERAL, "reserved before any sale");

        uint24 other = _openCohort(1);
        vm.assertEq(cover.cohortOf(other).cession, 0, "without a treaty");
    }

    /// 60 % of the cap are the most that downpours can cost.
    function test_TheLargestLossIsTheCapsLargestPayout() public {
        uint16 other = reinsurance.conclude(_treaty());
        IParametricCover.CohortTerms memory terms = _terms(_publish(_events()));
        (terms.cap, terms.treatyId) = (10_01, other);
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyUnfunded.selector, 0, 1_80));
        cover.openCohort(terms);
    }

    function test_RevertWhen_TheCollateralIsNotThere() public {
        IParametricCover.CohortTerms memory terms = _reinsuredTerms();
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyUnfunded.selector, 0, 30_000_00 + 20_000_00));
        cover.openCohort(terms);
    }

    function test_RevertWhen_TheTreatyIsUnknownOrEnds() public {
        IParametricCover.CohortTerms memory terms = _reinsuredTerms();
        terms.treatyId = treatyId + 1;
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyUnknown.selector, terms.treatyId));
        cover.openCohort(terms);

        IReinsurance.Terms memory treaty = _treaty();
        treaty.endsAt = COVER_END;
        terms.treatyId = reinsurance.conclude(treaty);
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyNotRunning.selector, COVER_END, START, COVER_END));
        cover.openCohort(terms);
    }

    function test_TheDroughtOf2012LeavesTheRetention() public {
        _sellToAll();
        vm.assertEq(pool.zoneOf(ZONE).exposed, CAP, "zones count gross");
        _settle(272);

        vm.assertEq(cover.cohortOf(cohortId).reserve, 92_800_00, "gross");
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.incurred, 30_000_00, "retained");
        vm.assertEq(books.earned, 12_000_00 - CEDED, "earned");
        vm.assertEq(books.locked, 0, "locked");
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "exposed");
        _assertHeld(COLLATERAL + CEDED - 27_840_00 - 34_960_00);

        cover.push(ids);
        vm.assertEq(token.balanceOf(alice), 92_800_00, "every farmer is paid in full");
        _assertMoney();
    }

    function test_TheYear2015StaysBelowTheRetention() public {
        _sellToAll();
        _settle(1067);
        vm.assertEq(cover.cohortOf(cohortId).reserve, 13_300_00, "gross");
        vm.assertEq(pool.books().incurred, 13_300_00 - 3_990_00, "retained");
        vm.assertEq(reinsurance.usedOf(treatyId, 0), 0, "nothing from the excess");
        _assertHeld(COLLATERAL + CEDED - 3_990_00);
        _assertMoney();
    }

    function test_AYearWithoutDroughtEarnsTheReinsurerHisPremium() public {
        _sellToAll();
        _settle(1223);
        vm.assertEq(pool.books().earned, 12_000_00 - CEDED, "earned");
        _assertHeld(COLLATERAL + CEDED);
        vm.prank(reinsurer);
        reinsurance.withdraw(treatyId, COLLATERAL + CEDED, reinsurer);
        _assertMoney();
    }

    function test_WithoutDataThePremiumGoesBackAndNothingIsCeded() public {
        _sellToAll();
        uint40 deadline = _void();
        _assertHeld(COLLATERAL);
        vm.assertEq(reinsurance.collateralOf(treatyId).reserved, 0, "reserved");

        vm.warp(deadline + 1);
        cover.close(cohortId);
        vm.assertEq(pool.books().resources, CAPITAL + 12_000_00, "what nobody collects stays with the cedent");
        _assertHeld(COLLATERAL);
        _assertMoney();
    }

    function test_SilenceThatMeansNoEventEarnsThePremium() public {
        uint16 other = _fundedTreaty();
        IParametricCover.CohortTerms memory terms = _terms(_publish(_events()));
        (terms.cap, terms.treatyId) = (CAP, other);
        cohortId = cover.openCohort(terms);
        _buy(cohortId, alice, SUM_INSURED, PREMIUM);
        vm.warp(DATA_DEADLINE + 1);
        cover.expire(cohortId);
        vm.assertEq(reinsurance.collateralOf(other).held, COLLATERAL + 27_00 + 2_01, "premium of one policy");
        vm.assertEq(reinsurance.collateralOf(other).reserved, 0, "reserved");
    }

    function test_ACohortThatNobodyBoughtFreesTheCollateralWhenItsSaleCloses() public {
        vm.warp(SALE_CLOSES_AT);
        cover.expire(cohortId);
        vm.assertEq(reinsurance.collateralOf(treatyId).reserved, 0, "reserved");
        vm.assertEq(reinsurance.usedOf(treatyId, 0), 0, "used");
        _assertHeld(COLLATERAL);
    }

    function test_ACancelledPolicyLeavesNoTrace() public {
        _buy(cohortId, bob, SUM_INSURED, PREMIUM);
        bytes memory before = _state();
        IParametricCover.Quote memory quote = _quote(cohortId, alice, SUM_INSURED, PREMIUM);
        _buy(quote);
        vm.prank(alice);
        cover.cancel(quote, alice);
        vm.assertEq(_state(), before, "cancelled");
        vm.assertEq(token.balanceOf(alice), PREMIUM, "premium to the unit");
    }

    /// 30 farmers collect; 64,960.00 lapse: the excess cover gets 34,960.00 back, and the retention is not reached.
    function test_ClosingReturnsWhatLapsedToWhoHadBorneIt() public {
        _sellToAll();
        uint40 deadline = _settle(272);
        bytes32[] memory page = new bytes32[](30);
        for (uint256 i = 0; i < page.length; ++i) page[i] = ids[i];
        cover.push(page);
        vm.warp(deadline + 1);

        vm.expectEmit(address(reinsurance));
        emit IReinsurance.RecoveryReturned(1, 64_960_00, 19_488_00 + 34_960_00);
        cover.close(cohortId);

        uint64 recovered = 8_352_00;
        _assertHeld(COLLATERAL + CEDED - recovered);
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.incurred, 27_840_00 - recovered, "70 % of what was collected");
        vm.assertEq(books.resources, CAPITAL + 12_000_00 - CEDED - books.incurred, "resources");
        vm.assertEq(reinsurance.usedOf(treatyId, 0), 0, "used");
        _assertMoney();
    }

    function test_WhenEverybodyCollectsClosingReturnsNothing() public {
        _sellToAll();
        _settle(272);
        cover.push(ids);
        uint64 held = reinsurance.collateralOf(treatyId).held;
        cover.close(cohortId);
        _assertHeld(held);
        _assertMoney();
    }

    function _sellToAll() private {
        for (uint256 i = 0; i < FARMERS; ++i) ids.push(_buy(cohortId, alice, SUM_INSURED, PREMIUM));
        _assertMoney();
    }

    function _fundedTreaty() private returns (uint16 id) {
        id = reinsurance.conclude(_treaty());
        _fund(reinsurer, COLLATERAL);
        vm.startPrank(reinsurer);
        token.approve(address(reinsurance), COLLATERAL);
        reinsurance.post(id, COLLATERAL);
        vm.stopPrank();
    }

    function _assertHeld(uint64 held) private view {
        vm.assertEq(reinsurance.collateralOf(treatyId).held, held, "held");
        vm.assertEq(token.balanceOf(address(reinsurance)), held, "money of the desk");
    }

    function _assertMoney() private view {
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(token.balanceOf(address(pool)), uint256(books.resources) + books.reserve, "money of the pool");
    }

    function _state() private view returns (bytes memory) {
        return abi.encode(pool.books(), reinsurance.cessionOf(1), reinsurance.collateralOf(treatyId));
    }

    function _treaty() private view returns (IReinsurance.Terms memory terms) {
        terms.reinsurer = reinsurer;
        (terms.quotaBps, terms.commissionBps, terms.excessBps) = (3_000, 2_500, 800);
        (terms.startsAt, terms.endsAt) = (START, START + 365 days);
        (terms.retention, terms.limit, terms.annualLimit) = (30_000_00, 40_000_00, 60_000_00);
    }

    function _reinsuredTerms() private view returns (IParametricCover.CohortTerms memory terms) {
        terms = _terms(1);
        (terms.cap, terms.treatyId) = (CAP, treatyId);
    }
}
