// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IAssessorPanels} from "../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// One appeal, by anybody, with a bond; what the appeal panel decides is final.
contract IndemnityCoverAppealTest is IndemnityTest {
    uint64 private constant FIRST = 3_000_00;

    bytes32 private claimId;
    uint40 private appealBy;

    function setUp() public override {
        super.setUp();
        claimId = _notify(CRASH, LOSS);
        _decide(CRASH, FIRST);
        appealBy = NOTICED_AT + APPEAL_SECONDS;
    }

    function test_AnAppealPutsUpItsBond() public {
        vm.warp(appealBy);
        uint40 decideBy = appealBy + APPEAL_SECONDS;
        _fundBond(stranger);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimAppealed(claimId, stranger, APPEAL_BOND, decideBy);
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);

        _assertStatus(CRASH, IIndemnityCover.Status.Appealed);
        vm.assertEq(_claimOf(CRASH).clock, decideBy, "clock");
        vm.assertEq(_claimOf(CRASH).assessed, FIRST, "assessed");
        _assertAppeal(stranger, APPEAL_BOND, false);
        _assertBond(APPEAL_BOND, 0, 0);
        _assertBooks(_running(0, PAYMENT));
    }

    function test_RevertWhen_TheTimeToAppealIsOver() public {
        vm.warp(appealBy + 1);
        _refuseAppeal(IIndemnityCover.Status.Final);
    }

    function test_RevertWhen_ThereIsNoDecision() public {
        _notify(HAIL, LOSS);
        _expectStatus(IIndemnityCover.Status.Noticed, IIndemnityCover.Status.Decided);
        indemnity.appeal(policyId, HAIL);

        vm.warp(DECIDE_BY + 1);
        _expectStatus(IIndemnityCover.Status.Escalated, IIndemnityCover.Status.Decided);
        indemnity.appeal(policyId, HAIL);

        _expectStatus(IIndemnityCover.Status.None, IIndemnityCover.Status.Decided);
        indemnity.appeal(policyId, "never notified");
    }

    function test_RevertWhen_AppealedTwice() public {
        _appeal(stranger, CRASH);
        _refuseAppeal(IIndemnityCover.Status.Appealed);
        _decideOnAppeal(CRASH, FIRST);
        _refuseAppeal(IIndemnityCover.Status.Final);
        _collect(CRASH);
        _refuseAppeal(IIndemnityCover.Status.Paid);
    }

    function test_RevertWhen_TheBondIsMissing() public {
        vm.prank(stranger);
        token.approve(address(indemnity), APPEAL_BOND);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 0, APPEAL_BOND)
        );
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);
    }

    function test_TheHolderWinsWhenThePanelGoesUp() public {
        _decided(alice, FIRST + 1);
        _release(alice);
        _assertBond(0, APPEAL_BOND, 0);
        vm.assertEq(_collect(CRASH), 2_000_00, "0.8 of a unit more is nothing more");
    }

    function test_TheHolderLosesWhenThePanelGoesDownOrNowhere() public {
        uint256 snapshotId = vm.snapshotState();
        uint64[3] memory losses = [FIRST, FIRST - 1, 0];
        for (uint256 i = 0; i < losses.length; ++i) {
            _decided(alice, losses[i]);
            _release(fund);
            _assertBond(0, 0, APPEAL_BOND);
            vm.revertToState(snapshotId);
            snapshotId = vm.snapshotState();
        }
    }

    function test_AStrangerWinsWhenThePanelGoesDown() public {
        _decided(stranger, FIRST - 1);
        _release(stranger);
        _assertBond(0, APPEAL_BOND, 0);
    }

    function test_AStrangerLosesWhenThePanelGoesUpOrNowhere() public {
        uint256 snapshotId = vm.snapshotState();
        uint64[2] memory losses = [FIRST, LOSS];
        for (uint256 i = 0; i < losses.length; ++i) {
            _decided(stranger, losses[i]);
            _release(fund);
            _assertBond(0, 0, APPEAL_BOND);
            vm.revertToState(snapshotId);
            snapshotId = vm.snapshotState();
        }
    }

    /// What the panel signs above the notified loss moves nothing beyond it.
    function test_TheHolderLosesWhenHisWholeLossWasAssessedAlready() public {
        _notify(HAIL, LOSS);
        _decide(HAIL, LOSS);
        _appeal(alice, HAIL);
        _decideOnAppeal(HAIL, 2 * LOSS);
        vm.assertTrue(indemnity.appealOf(_claimId(HAIL)).lost, "lost");
    }

    function test_TheAppealPanelIsFinalAtOnce() public {
        _appeal(alice, CRASH);
        uint40 now40 = uint40(block.timestamp);
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimDecided(claimId, LOSS, APPEAL_QUORUM, REPORT, true, now40);
        vm.assertEq(indemnity.decide(policyId, CRASH, REPORT, senior), LOSS, "returned");

        _assertStatus(CRASH, IIndemnityCover.Status.Final);
        vm.assertEq(_claimOf(CRASH).clock, now40, "final since");
        vm.assertEq(indemnity.payableOf(policyId, CRASH), PAYMENT, "payable");
        _expectStatus(IIndemnityCover.Status.Final, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, senior);
        vm.assertEq(_collect(CRASH), PAYMENT, "paid");
    }

    function test_TheAppealPanelDecidesInItsLastSecondAndNotLater() public {
        _appeal(alice, CRASH);
        uint40 decideBy = NOTICED_AT + APPEAL_SECONDS;
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        vm.warp(decideBy + 1);
        _expectStatus(IIndemnityCover.Status.Final, IIndemnityCover.Status.Noticed);
        indemnity.decide(policyId, CRASH, REPORT, senior);

        vm.warp(decideBy);
        vm.assertEq(indemnity.decide(policyId, CRASH, REPORT, senior), LOSS, "returned");
    }

    function test_WhenTheAppealIsNotAnswered_TheFirstDecisionStandsAndTheBondGoesBack() public {
        _appeal(stranger, CRASH);
        _runOut(CRASH);
        _assertStatus(CRASH, IIndemnityCover.Status.Final);
        _release(stranger);
        _assertBond(0, APPEAL_BOND, 0);
        vm.assertEq(_collect(CRASH), 2_000_00, "paid");
    }

    function test_RevertWhen_TheFirstPanelAnswersTheAppeal() public {
        _appeal(alice, CRASH);
        IAssessorPanels.Assessment[] memory first = _agreed(firstKeys, PANEL, CRASH, 0);
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelSignerUnknown.selector, vm.addr(firstKeys[0])));
        indemnity.decide(policyId, CRASH, REPORT, first);
    }

    function test_RevertWhen_TheBondIsReleasedBeforeTheAppealIsOver() public {
        _appeal(stranger, CRASH);
        vm.warp(_claimOf(CRASH).clock);
        _expectStatus(IIndemnityCover.Status.Appealed, IIndemnityCover.Status.Final);
        indemnity.releaseBond(policyId, CRASH);
    }

    function test_RevertWhen_TheBondIsReleasedTwice() public {
        _decided(stranger, FIRST);
        _release(fund);
        _refuseRelease(CRASH);
    }

    function test_RevertWhen_ThereWasNoAppeal() public {
        _refuseRelease(CRASH);
        _refuseRelease(HAIL);
        _runOut(CRASH);
        _refuseRelease(CRASH);
    }

    function test_TheBondIsReleasedAlsoAfterThePayment() public {
        _decided(alice, LOSS);
        _collect(CRASH);
        _release(alice);
        vm.assertEq(token.balanceOf(alice), PAYMENT + APPEAL_BOND, "payment and bond");
    }

    function test_BondsOfTwoClaimsAreKeptApart() public {
        _notify(HAIL, LOSS);
        _decide(HAIL, FIRST);
        _appeal(alice, CRASH);
        _appeal(stranger, HAIL);
        _decideOnAppeal(CRASH, LOSS);
        _decideOnAppeal(HAIL, LOSS);
        vm.assertEq(token.balanceOf(address(indemnity)), 2 * APPEAL_BOND, "both");

        _release(alice);
        vm.assertEq(token.balanceOf(address(indemnity)), APPEAL_BOND, "the other");
        indemnity.releaseBond(policyId, HAIL);
        vm.assertEq(token.balanceOf(address(indemnity)), 0, "none");
        vm.assertEq(token.balanceOf(fund), APPEAL_BOND, "fund");
    }

    /// Somebody appeals, and the appeal panel decides.
    function _decided(address appellant, uint64 loss) private {
        _appeal(appellant, CRASH);
        _decideOnAppeal(CRASH, loss);
    }

    /// Anybody releases the bond.
    function _release(address to) private {
        address appellant = indemnity.appealOf(claimId).appellant;
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.AppealBondReleased(claimId, to, APPEAL_BOND);
        vm.prank(bob);
        indemnity.releaseBond(policyId, CRASH);
        _assertAppeal(appellant, 0, to == fund);
        if (to != fund) vm.assertEq(to, appellant, "appellant");
    }

    function _refuseAppeal(IIndemnityCover.Status status) private {
        _expectStatus(status, IIndemnityCover.Status.Decided);
        vm.prank(alice);
        indemnity.appeal(policyId, CRASH);
    }

    function _refuseRelease(bytes32 incident) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimNoBond.selector, _claimId(incident)));
        indemnity.releaseBond(policyId, incident);
    }

    function _assertAppeal(address appellant, uint64 bond, bool lost) private view {
        IIndemnityCover.Appeal memory expected = IIndemnityCover.Appeal(appellant, bond, lost);
        vm.assertEq(abi.encode(indemnity.appealOf(claimId)), abi.encode(expected), "appeal");
    }

    /// Where the bond is: with the line, with its appellant, with the fund.
    function _assertBond(uint256 kept, uint256 back, uint256 lost) private view {
        vm.assertEq(token.balanceOf(address(indemnity)), kept, "kept");
        vm.assertEq(token.balanceOf(indemnity.appealOf(claimId).appellant), back, "appellant");
        vm.assertEq(token.balanceOf(fund), lost, "fund");
    }
}
