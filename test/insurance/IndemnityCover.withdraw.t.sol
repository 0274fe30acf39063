// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Before the decision: taking a claim back, and adding evidence to it.
contract IndemnityCoverWithdrawTest is IndemnityTest {
    bytes32 private claimId;

    function setUp() public override {
        super.setUp();
        claimId = _notify(CRASH, LOSS);
    }

    function test_WithdrawingFreesTheReserve() public {
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.ClaimWithdrawn(claimId);
        _withdraw(CRASH);

        _assertStatus(CRASH, IIndemnityCover.Status.Withdrawn);
        vm.assertEq(indemnity.policyOf(policyId).openClaims, 0, "open claims");
        vm.assertEq(indemnity.policyOf(policyId).wanted, 0, "wanted");
        vm.assertEq(indemnity.payableOf(policyId, CRASH), 0, "payable");
        _assertBooks(_running(0, 0));

        vm.warp(DECIDE_BY + 365 days);
        _assertStatus(CRASH, IIndemnityCover.Status.Withdrawn);
    }

    function test_AnEscalatedClaimCanBeWithdrawn() public {
        vm.warp(DECIDE_BY + 1);
        _assertStatus(CRASH, IIndemnityCover.Status.Escalated);
        _withdraw(CRASH);
        _assertStatus(CRASH, IIndemnityCover.Status.Withdrawn);
        _assertBooks(_running(0, 0));
    }

    function test_RevertGiven_APanelHasDecided() public {
        _decide(CRASH, LOSS);
        _refuse(IIndemnityCover.Status.Decided);
        _appeal(stranger, CRASH);
        _refuse(IIndemnityCover.Status.Appealed);
        _decideOnAppeal(CRASH, LOSS);
        _refuse(IIndemnityCover.Status.Final);
        _collect(CRASH);
        _refuse(IIndemnityCover.Status.Paid);
    }

    function test_RevertWhen_WithdrawnTwice() public {
        _withdraw(CRASH);
        _refuse(IIndemnityCover.Status.Withdrawn);
    }

    function test_RevertWhen_NothingWasNotified() public {
        _expectStatus(IIndemnityCover.Status.None, IIndemnityCover.Status.Noticed);
        _withdraw(HAIL);
    }

    function test_RevertWhen_SomebodyElseWithdraws() public {
        address[3] memory callers = [stranger, underwriter, vm.addr(firstKeys[0])];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectNotEntitled(callers[i], alice);
            vm.prank(callers[i]);
            indemnity.withdrawClaim(policyId, CRASH);
        }
        _expectNotEntitled(alice, address(0));
        vm.prank(alice);
        indemnity.withdrawClaim("no policy", CRASH);
    }

    function test_HolderAndAssessorsAddEvidence() public {
        address[3] memory authors = [alice, vm.addr(firstKeys[4]), vm.addr(appealKeys[6])];
        for (uint256 i = 0; i < authors.length; ++i) _add(authors[i]);
    }

    function test_EvidenceIsAddedUntilTheClaimIsFinal() public {
        vm.warp(DECIDE_BY + 1);
        _add(alice);
        vm.warp(DECIDE_BY);
        _decide(CRASH, LOSS);
        _add(alice);
        _appeal(stranger, CRASH);
        vm.warp(_claimOf(CRASH).clock);
        _add(alice);

        _runOut(CRASH);
        _refuseEvidence(IIndemnityCover.Status.Final, CRASH);
        _collect(CRASH);
        _refuseEvidence(IIndemnityCover.Status.Paid, CRASH);
    }

    function test_RevertWhen_EvidenceConcernsNoOpenClaim() public {
        _refuseEvidence(IIndemnityCover.Status.None, HAIL);
        _withdraw(CRASH);
        _refuseEvidence(IIndemnityCover.Status.Withdrawn, CRASH);
    }

    function test_RevertWhen_AStrangerAddsEvidence() public {
        address[3] memory callers = [stranger, underwriter, bob];
        for (uint256 i = 0; i < callers.length; ++i) _refuseStranger(callers[i]);
    }

    function test_RevertGiven_TheAssessorLostHisSeat() public {
        address[] memory first = _addresses(firstKeys);
        address former = first[0];
        first[0] = stranger;
        indemnity.setPanels(first, QUORUM, _addresses(appealKeys), APPEAL_QUORUM);
        _refuseStranger(former);
        _add(stranger);
    }

    function _add(address author) private {
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.EvidenceAdded(claimId, author, "more photographs");
        vm.prank(author);
        indemnity.addEvidence(policyId, CRASH, "more photographs");
    }

    function _refuse(IIndemnityCover.Status status) private {
        _expectStatus(status, IIndemnityCover.Status.Noticed);
        _withdraw(CRASH);
    }

    function _refuseEvidence(IIndemnityCover.Status status, bytes32 incident) private {
        _expectStatus(status, IIndemnityCover.Status.Noticed);
        vm.prank(alice);
        indemnity.addEvidence(policyId, incident, EVIDENCE);
    }

    function _refuseStranger(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimStranger.selector, caller));
        vm.prank(caller);
        indemnity.addEvidence(policyId, CRASH, EVIDENCE);
    }
}
