// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {GroupTest} from "./support/GroupTest.sol";
import {SortedTree} from "./support/SortedTree.sol";

contract GroupCoverSettleTest is GroupTest {
    function test_SettleReservesWhatTheObserversReport() public {
        bytes32 groupId = _enrol();
        _report(int64(DUE));
        uint40 deadline = uint40(block.timestamp) + CLAIM_SECONDS;
        bytes32 readings = SortedTree.root(_readingLeaves());
        vm.expectEmit(address(group));
        emit IGroupCover.GroupSettled(groupId, readings, DUE, deadline);
        vm.prank(stranger);
        group.settle(groupId);

        IGroupCover.Group memory settled = group.groupOf(groupId);
        _assertState(groupId, IInsuranceLine.State.Settled);
        vm.assertEq(settled.reserve, DUE, "reserve");
        vm.assertEq(settled.readings, readings, "readings");
        vm.assertEq(settled.deadline, deadline, "deadline");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - DUE, 0, 0, PREMIUM, DUE, DUE, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "zone");
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_SettleLeavesTheTermsAlone() public {
        bytes32 groupId = _enrol();
        IGroupCover.Group memory expected = group.groupOf(groupId);
        _report(int64(DUE));
        group.settle(groupId);

        (expected.state, expected.reserve) = (IInsuranceLine.State.Settled, DUE);
        expected.deadline = uint40(block.timestamp) + CLAIM_SECONDS;
        expected.readings = SortedTree.root(_readingLeaves());
        vm.assertEq(abi.encode(group.groupOf(groupId)), abi.encode(expected), "group");
    }

    function test_WhenMoreThanTheLargestLossIsReported_TheLargestLossIsReserved() public {
        _assertLiability(int64(MAX_LOSS), MAX_LOSS);
        _assertLiability(int64(MAX_LOSS) + 1, MAX_LOSS);
        _assertLiability(int64(MAX_LOSS) - 1, MAX_LOSS - 1);
        _assertLiability(type(int64).max, MAX_LOSS);
    }

    function test_WhenOneUnitIsReported_OneUnitIsReserved() public {
        _assertLiability(1, 1);
    }

    function test_WhenNothingIsReported_TheGroupExpires() public {
        _assertExpired(0);
    }

    function test_WhenLessThanNothingIsReported_TheGroupExpires() public {
        _assertExpired(-1);
        _assertExpired(type(int64).min);
    }

    function test_RevertGiven_TheReportIsNotFinal() public {
        bytes32 groupId = _enrol();
        vm.warp(COVER_END);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotObserved.selector, FLIGHTS, COVER_END));
        group.settle(groupId);

        _observe(FLIGHTS, COVER_END, int64(DUE));
        uint40 finalAt = COVER_END + CHALLENGE_SECONDS;
        vm.warp(finalAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotFinal.selector, finalAt));
        group.settle(groupId);
        vm.warp(finalAt);
        group.settle(groupId);
        _assertState(groupId, IInsuranceLine.State.Settled);
    }

    function test_WhenTheReportWasThereInTime_SettlementMayComeLate() public {
        bytes32 groupId = _enrol();
        _report(int64(DUE));
        vm.warp(DATA_DEADLINE + 365 days);
        group.settle(groupId);
        vm.assertEq(group.groupOf(groupId).deadline, DATA_DEADLINE + 365 days + CLAIM_SECONDS, "deadline");
    }

    function test_WhenTheProductIsRetired_BoundGroupsAreSettledAndPaid() public {
        bytes32 groupId = _enrol();
        book.retire(productId);
        group.setUnderwriter(underwriter, false);
        pool.pause();
        _report(int64(DUE));
        group.settle(groupId);
        vm.assertEq(_claim(groupId, 0), HIGH, "paid");
    }

    function test_WhenSilenceMeansNoEvent_AReportCountsAllTheSame() public {
        bytes32 groupId = _enrolWith(IProductBook.Silence.MeansNoEvent);
        _report(int64(DUE));
        group.settle(groupId);
        _assertState(groupId, IInsuranceLine.State.Settled);
    }

    function test_WhenAChallengeCorrectsTheReadings_TheNewOnesCount() public {
        bytes32 groupId = _enrol();
        _observe(FLIGHTS, COVER_END, int64(DUE));
        _fund(alice, BOND);
        vm.prank(alice);
        oracle.challenge(FLIGHTS, COVER_END);
        int64[] memory values = new int64[](PANEL);
        for (uint256 i = 0; i < PANEL; ++i) values[i] = int64(HIGH);
        oracle.answer(FLIGHTS, COVER_END, "corrected", _reports(FLIGHTS, COVER_END, values, "corrected"));

        group.settle(groupId);
        vm.assertEq(group.groupOf(groupId).reserve, HIGH, "reserve");
        vm.assertEq(group.groupOf(groupId).readings, bytes32("corrected"), "readings");
    }

    function test_GroupsOfOnePoolAreSettledApart() public {
        bytes32 first = _enrol();
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.coverEnd = COVER_END + 2 days;
        bytes32 second = _enrol(quote);
        _report(int64(DUE));
        group.settle(first);

        _assertState(second, IInsuranceLine.State.Open);
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM - DUE, MAX_LOSS, PREMIUM, PREMIUM, DUE, DUE, 0));
    }

    function testFuzz_ReserveIsTheReportWithinTheLargestLoss(int64 reported) public {
        uint256 expected = reported <= 0 ? 0 : uint256(int256(reported));
        _assertLiability(reported, expected > MAX_LOSS ? MAX_LOSS : uint64(expected));
    }

    function _assertLiability(int64 reported, uint64 liability) private {
        uint256 before = vm.snapshotState();
        bytes32 groupId = _settled(reported);
        vm.assertEq(group.groupOf(groupId).reserve, liability, "reserve");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - liability, 0, 0, PREMIUM, liability, liability, 0));
        vm.revertToState(before);
    }

    function _assertExpired(int64 reported) private {
        uint256 before = vm.snapshotState();
        bytes32 groupId = _enrol();
        _report(reported);
        bytes32 readings = SortedTree.root(_readingLeaves());
        vm.expectEmit(address(group));
        emit IGroupCover.GroupSettled(groupId, readings, 0, uint40(block.timestamp) + CLAIM_SECONDS);
        group.settle(groupId);
        _assertState(groupId, IInsuranceLine.State.Expired);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0));
        vm.revertToState(before);
    }
}
