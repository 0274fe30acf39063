// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {VaultTest} from "./support/VaultTest.sol";

contract MilestoneVaultVoteTest is VaultTest {
    function setUp() public override {
        super.setUp();
        _deposit(PROCEEDS);
    }

    function test_WhenClaimed_TheVoteIsOpen() public {
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneClaimed(1, 1, EVIDENCE, START + VOTE_SECONDS);
        vm.prank(issuer);
        vault.claimMilestone(EVIDENCE);

        (IMilestoneVault.Stage stage, IMilestoneVault.Progress memory progress, bytes32 evidence) = vault.progressOf();
        vm.assertEq(uint256(stage), uint256(IMilestoneVault.Stage.Voting), "stage");
        vm.assertEq(progress.attempt, 1, "attempt");
        vm.assertEq(progress.voteEnd, START + VOTE_SECONDS, "end");
        vm.assertEq(evidence, EVIDENCE, "evidence");
    }

    function test_RevertWhen_SomebodyElseClaims() public {
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultCallerNotIssuer.selector, beneficiary, issuer));
        vm.prank(beneficiary);
        vault.claimMilestone(EVIDENCE);
    }

    function test_RevertGiven_NothingCameIn() public {
        vault = IMilestoneVault(implementation.create(_terms()));
        vm.expectRevert(IMilestoneVault.VaultNothingDeposited.selector);
        vm.prank(issuer);
        vault.claimMilestone(EVIDENCE);
    }

    function test_RevertGiven_AVoteIsOpen() public {
        _claim();
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Voting, IMilestoneVault.Stage.Working));
        _claim();
        vm.warp(START + VOTE_SECONDS); // over, but not counted
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Voting, IMilestoneVault.Stage.Working));
        _claim();
    }

    function test_RevertGiven_AllIsApproved() public {
        for (uint256 i = 0; i < 3; ++i) _approve();
        _assertStage(IMilestoneVault.Stage.Completed, "stage");
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Completed, IMilestoneVault.Stage.Working));
        _claim();
    }

    function test_RevertGiven_TheMilestoneIsDue() public {
        uint256 before = vm.snapshotState();
        vm.warp(DUE_1 - 1);
        _claim();
        vm.revertToState(before);
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(DUE_1 + late);
            vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultMilestonePastDue.selector, 1, DUE_1));
            _claim();
        }
        vm.revertToState(before);
        _approve();
        vm.warp(DUE_2);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultMilestonePastDue.selector, 2, DUE_2));
        _claim();
    }

    function test_RevertWhen_TheEvidenceIsMissingOrWasRejected() public {
        _expectEvidence(0, false);
        _expectEvidence(EVIDENCE, true);
        _vote(alice, false);
        _conclude();
        _expectEvidence(EVIDENCE, false);
        _expectEvidence("other photographs", true);
        _vote(alice, true);
        _conclude();
        _expectEvidence("other photographs", false); // approved for one milestone, proves no other
    }

    function test_GivenALapse_TheSameEvidenceCountsAgain() public {
        _expectEvidence(EVIDENCE, true);
        _conclude();
        _expectEvidence(EVIDENCE, true);
    }

    function test_WhenVoting_TheAllotmentIsTheWeight() public {
        _claim();
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneVoteCast(alice, 1, true, 500);
        _vote(alice, true);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneVoteCast(bob, 1, false, 300);
        _vote(bob, false);
        _vote(carol, false);

        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(progress.yes, 500, "yes");
        vm.assertEq(progress.no, 500, "no");
        vm.assertTrue(vault.hasVoted(carol), "carol has voted");
        vm.assertFalse(vault.hasVoted(stranger), "a stranger has not");
    }

    function test_RevertWhen_VotingTwice() public {
        vm.assertFalse(vault.hasVoted(alice), "before any claim");
        _claim();
        vm.assertFalse(vault.hasVoted(alice), "before she voted");
        _vote(alice, true);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultVotedAlready.selector, alice, 1));
        _vote(alice, false);
    }

    function test_WhenClaimedAgain_EverybodyVotesAgain() public {
        _reject();
        vm.assertTrue(vault.hasVoted(alice), "on the last claim");
        _claim();
        vm.assertFalse(vault.hasVoted(alice), "not on this one");
        _vote(alice, true);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultVotedAlready.selector, alice, 2));
        _vote(alice, true);
        _conclude();
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(progress.approved, 1, "earlier votes against it do not count");
    }

    function test_RevertWhen_AStrangerVotes() public {
        _claim();
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNoWeight.selector, stranger));
        _vote(stranger, true);
    }

    function test_RevertGiven_NoVoteIsOpen() public {
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Working, IMilestoneVault.Stage.Voting));
        _vote(alice, true);
        vm.expectRevert(_wrongStage(IMilestoneVault.Stage.Working, IMilestoneVault.Stage.Voting));
        vault.conclude();
    }

    function test_RevertWhen_VotingTooLateOrCountingTooSoon() public {
        _claim();
        uint40 end = START + VOTE_SECONDS;
        vm.warp(end - 1);
        _vote(alice, true);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultVoteRunning.selector, end));
        vault.conclude();
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(end + late);
            vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultVoteOver.selector, end));
            _vote(bob, true);
        }
        vm.warp(end);
        vault.conclude();
    }

    function test_WhenMoreYesThanNo_Approved() public {
        _claim();
        _vote(alice, true);
        _vote(bob, false);
        _expectConcluded(1, 1, IMilestoneVault.Outcome.Approved, 500, 300);
        vm.assertEq(vault.releasable(), 30_000, "thirty percent");
    }

    function test_WhenYesIsNotMore_Rejected() public {
        _claim();
        _vote(alice, true);
        _vote(bob, false);
        _vote(carol, false);
        _expectConcluded(1, 1, IMilestoneVault.Outcome.Rejected, 500, 500);
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(progress.rejections, 1, "rejections");
        vm.assertEq(uint256(progress.yes) + progress.no, 0, "the next vote starts from nothing");
        vm.assertEq(vault.releasable(), 0, "nothing");
    }

    /// Too few voted: nothing flows, and it is not held against the issuer, however often it happens.
    function test_WhenTooFewVote_LapsedAndNothingElse() public {
        for (uint32 attempt = 1; attempt <= 5; ++attempt) {
            _claim();
            _vote(carol, attempt % 2 == 0);
            bool isYes = attempt % 2 == 0;
            _expectConcluded(1, attempt, IMilestoneVault.Outcome.Lapsed, isYes ? 200 : 0, isYes ? 0 : 200);
        }
        (IMilestoneVault.Stage stage, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(uint256(stage), uint256(IMilestoneVault.Stage.Working), "stage");
        vm.assertEq(progress.rejections, 0, "rejections");
        vm.assertEq(vault.releasable(), 0, "nothing flows");
    }

    function test_WhenNobodyVotes_Lapsed() public {
        _claim();
        _expectConcluded(1, 1, IMilestoneVault.Outcome.Lapsed, 0, 0);
    }

    /// 250 of 1,000 are a quarter; one share less is not, and yes and no count alike.
    function test_TheQuorumIsMetToTheShare() public {
        offering.allot(alice, 249);
        offering.allot(bob, 1);
        uint256 before = vm.snapshotState();
        _claim();
        _vote(alice, true);
        _expectConcluded(1, 1, IMilestoneVault.Outcome.Lapsed, 249, 0);
        vm.revertToState(before);
        _claim();
        _vote(alice, true);
        _vote(bob, false);
        _expectConcluded(1, 1, IMilestoneVault.Outcome.Approved, 249, 1);
    }

    /// 250 of 1,001 fall short of a quarter, though by less than a share.
    function test_TheQuorumIsNotRoundedDown() public {
        offering.setShares(1001, 2000);
        offering.allot(alice, 250);
        _claim();
        _vote(alice, true);
        vm.warp(START + VOTE_SECONDS);
        vault.conclude();
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(progress.approved, 0, "lapsed");
    }

    function test_RejectionsCountForOneMilestone() public {
        _reject();
        _approve();
        _reject();
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.assertEq(progress.approved, 1, "approved");
        vm.assertEq(progress.rejections, 1, "of the second milestone");
        vm.assertFalse(progress.isUnwinding, "goes on");
    }

    function test_TheTotalWeightIsABoundUntilAllIsClaimed() public {
        vm.assertEq(vault.totalWeight(), 1000, "all that was confirmed");
        offering.setShares(3000, 1000);
        vm.assertEq(vault.totalWeight(), 1000, "the cap");
        offering.setClaimed(2999, 999);
        vm.assertEq(vault.totalWeight(), 1000, "one claim is missing");
        offering.setClaimed(3000, 999);
        vm.assertEq(vault.totalWeight(), 999, "what was allotted");
        offering.setShares(900, 1000);
        vm.assertEq(vault.totalWeight(), 900, "less than the cap");
    }

    function _expectEvidence(bytes32 evidence, bool isGood) private {
        if (!isGood) {
            vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultEvidenceNotNew.selector, evidence));
        }
        vm.prank(issuer);
        vault.claimMilestone(evidence);
    }

    function _expectConcluded(
        uint256 milestone,
        uint32 attempt,
        IMilestoneVault.Outcome outcome,
        uint32 yes,
        uint32 no
    ) private {
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.warp(progress.voteEnd);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneVoteConcluded(milestone, attempt, outcome, yes, no, 1000);
        vault.conclude();
    }
}
