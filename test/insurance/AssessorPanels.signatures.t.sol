// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IndemnityCover} from "../../contracts/insurance/IndemnityCover.sol";
import {IAssessorPanels} from "../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Whose signatures count, over what, and who must not assess.
contract AssessorPanelsSignaturesTest is IndemnityTest {
    IAssessorPanels.Assessment[] private signed;

    function setUp() public override {
        super.setUp();
        _notify(CRASH, LOSS);
        IAssessorPanels.Assessment[] memory agreed = _agreed(firstKeys, QUORUM, CRASH, LOSS);
        for (uint256 i = 0; i < agreed.length; ++i) signed.push(agreed[i]);
    }

    function test_RevertWhen_TheQuorumIsTooSmall() public {
        signed.pop();
        _expectTooSmall(2, QUORUM);
        _submit();

        delete signed;
        _expectTooSmall(0, QUORUM);
        _submit();
    }

    function test_RevertWhen_TheQuorumOfTheAppealPanelIsTooSmall() public {
        vm.warp(DECIDE_BY + 1);
        IAssessorPanels.Assessment[] memory four = _agreed(appealKeys, 4, CRASH, LOSS);
        _expectTooSmall(4, APPEAL_QUORUM);
        indemnity.decide(policyId, CRASH, REPORT, four);
    }

    function test_RevertWhen_AStrangerSigns() public {
        (, uint256 strangerKey) = _actorWithKey("stranger");
        signed[1] = _assessment(strangerKey, CRASH, LOSS);
        _expectUnknown(stranger);
        _submit();
    }

    function test_RevertWhen_AMemberOfTheAppealPanelSigns() public {
        signed[2] = _assessment(appealKeys[0], CRASH, LOSS);
        _expectUnknown(vm.addr(appealKeys[0]));
        _submit();
    }

    function test_RevertWhen_AMemberOfTheFirstPanelSignsOnAppeal() public {
        vm.warp(DECIDE_BY + 1);
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        senior[4] = _assessment(firstKeys[4], CRASH, LOSS);
        _expectUnknown(vm.addr(firstKeys[4]));
        indemnity.decide(policyId, CRASH, REPORT, senior);
    }

    function test_RevertWhen_AnAssessorSignsTwice() public {
        signed[2] = signed[0];
        _expectDuplicate(vm.addr(firstKeys[0]));
        _submit();

        signed[2] = _assessment(firstKeys[1], CRASH, LOSS + 1);
        _expectDuplicate(vm.addr(firstKeys[1]));
        _submit();
    }

    function test_RevertWhen_ASeniorAssessorSignsTwice() public {
        vm.warp(DECIDE_BY + 1);
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        senior[4] = senior[3];
        _expectDuplicate(vm.addr(appealKeys[3]));
        indemnity.decide(policyId, CRASH, REPORT, senior);
    }

    function test_RevertWhen_TheLossesAreNotAscending() public {
        signed[2] = _assessment(firstKeys[2], CRASH, LOSS - 1);
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelNotAscending.selector, 2));
        _submit();

        signed[1] = _assessment(firstKeys[1], CRASH, LOSS - 1);
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelNotAscending.selector, 1));
        _submit();
    }

    function test_TheSignersMayComeInAnyOrder() public {
        signed[0] = _assessment(firstKeys[4], CRASH, LOSS);
        signed[2] = _assessment(firstKeys[3], CRASH, LOSS);
        vm.assertEq(_submit(), LOSS, "assessed");
    }

    function test_RevertWhen_TheLossIsAnother() public {
        ++signed[2].loss;
        _refuse();
    }

    function test_RevertWhen_TheReportIsAnother() public {
        vm.expectPartialRevert(IAssessorPanels.PanelSignerUnknown.selector);
        indemnity.decide(policyId, CRASH, "another report", signed);
    }

    function test_RevertWhen_TheClaimIsAnother() public {
        _notify(HAIL, LOSS);
        vm.expectPartialRevert(IAssessorPanels.PanelSignerUnknown.selector);
        indemnity.decide(policyId, HAIL, REPORT, signed);
    }

    function test_RevertWhen_ThePolicyIsAnother() public {
        vm.warp(START);
        bytes32 second = _insure(_motorQuote(alice));
        vm.warp(NOTICED_AT);
        vm.prank(alice);
        indemnity.notifyLoss(second, CRASH, INCIDENT_AT, LOSS, EVIDENCE);
        vm.expectPartialRevert(IAssessorPanels.PanelSignerUnknown.selector);
        indemnity.decide(second, CRASH, REPORT, signed);
    }

    function test_RevertWhen_TheChainIsAnother() public {
        uint256 home = block.chainid;
        vm.chainId(home + 1);
        _refuse();

        vm.chainId(home);
        vm.assertEq(_submit(), LOSS, "at home they are good");
    }

    function test_RevertWhen_TheContractIsAnother() public {
        IndemnityCover other = new IndemnityCover(pool, fund, address(authority));
        other.setPanels(_addresses(firstKeys), QUORUM, _addresses(appealKeys), APPEAL_QUORUM);
        bytes32 digest = other.assessmentDigest(_claimId(CRASH), LOSS, REPORT);
        for (uint256 i = 0; i < QUORUM; ++i) signed[i] = _compact(firstKeys[i], LOSS, digest);
        _refuse();
    }

    function test_RevertGiven_NewPanelsSit() public {
        indemnity.setPanels(_addresses(firstKeys), QUORUM, _addresses(appealKeys), APPEAL_QUORUM);
        _refuse();

        vm.assertEq(_decide(CRASH, LOSS), LOSS, "signed anew by the same people");
    }

    function test_RevertWhen_ASignatureIsMalformed() public {
        signed[0].r = 0;
        vm.expectRevert(ECDSA.ECDSAInvalidSignature.selector);
        _submit();
    }

    function test_RevertWhen_TheRecoveryBitIsFlipped() public {
        signed[0].vs ^= bytes32(uint256(1) << 255);
        _refuse();
    }

    function test_RevertWhen_AnAssessorIsAnUnderwriter() public {
        address assessor = vm.addr(firstKeys[1]);
        indemnity.setUnderwriter(assessor, true);
        _expectConflict(assessor);
        _submit();

        indemnity.setUnderwriter(assessor, false);
        vm.assertEq(_submit(), LOSS, "no longer an underwriter");
    }

    function test_RevertWhen_AnAssessorIsThePolicyholder() public {
        _seatAlice();
        (, uint256 aliceKey) = _actorWithKey("alice");
        signed[2] = _assessment(aliceKey, CRASH, LOSS);
        _expectConflict(alice);
        _submit();
    }

    function test_APolicyholderAssessesTheClaimsOfOthers() public {
        _seatAlice();
        (, uint256 aliceKey) = _actorWithKey("alice");
        vm.warp(START);
        bytes32 ofBob = _insure(_motorQuote(bob));
        vm.warp(NOTICED_AT);
        vm.prank(bob);
        bytes32 claimId = indemnity.notifyLoss(ofBob, CRASH, INCIDENT_AT, LOSS, EVIDENCE);

        bytes32 digest = indemnity.assessmentDigest(claimId, LOSS, REPORT);
        for (uint256 i = 0; i < 2; ++i) signed[i] = _compact(firstKeys[i], LOSS, digest);
        signed[2] = _compact(aliceKey, LOSS, digest);
        vm.assertEq(indemnity.decide(ofBob, CRASH, REPORT, signed), LOSS, "assessed");
    }

    function test_RevertWhen_AnAssessorOnAppealIsTheAppellant() public {
        _submit();
        address appellant = vm.addr(appealKeys[0]);
        _appeal(appellant, CRASH);
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        _expectConflict(appellant);
        indemnity.decide(policyId, CRASH, REPORT, senior);

        senior[0] = _assessment(appealKeys[5], CRASH, LOSS);
        vm.assertEq(indemnity.decide(policyId, CRASH, REPORT, senior), LOSS, "without him");
    }

    function test_RevertWhen_AnAssessorOnAppealIsAnUnderwriter() public {
        vm.warp(DECIDE_BY + 1);
        indemnity.setUnderwriter(vm.addr(appealKeys[4]), true);
        IAssessorPanels.Assessment[] memory senior = _agreed(appealKeys, APPEAL_QUORUM, CRASH, LOSS);
        _expectConflict(vm.addr(appealKeys[4]));
        indemnity.decide(policyId, CRASH, REPORT, senior);
    }

    function _submit() private returns (uint64 assessed) {
        return indemnity.decide(policyId, CRASH, REPORT, signed);
    }

    function _refuse() private {
        vm.expectPartialRevert(IAssessorPanels.PanelSignerUnknown.selector);
        _submit();
    }

    /// Alice takes the last seat of the first panel.
    function _seatAlice() private {
        address[] memory first = _addresses(firstKeys);
        first[4] = alice;
        indemnity.setPanels(first, QUORUM, _addresses(appealKeys), APPEAL_QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) signed[i] = _assessment(firstKeys[i], CRASH, LOSS);
    }

    function _expectTooSmall(uint256 actual, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelQuorumTooSmall.selector, actual, needed));
    }

    function _expectUnknown(address signer) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelSignerUnknown.selector, signer));
    }

    function _expectDuplicate(address signer) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelSignerDuplicate.selector, signer));
    }

    function _expectConflict(address assessor) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelConflictOfInterest.selector, assessor));
    }
}

/// Before the first panels are seated nobody decides, also not with no signature at all.
contract AssessorPanelsEmptyTest is IndemnityTest {
    function test_RevertGiven_NobodySits() public {
        _notify(CRASH, LOSS);
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelQuorumTooSmall.selector, 0, 0));
        indemnity.decide(policyId, CRASH, REPORT, new IAssessorPanels.Assessment[](0));

        IAssessorPanels.Assessment[] memory one = _agreed(firstKeys, 1, CRASH, LOSS);
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelSignerUnknown.selector, vm.addr(firstKeys[0])));
        indemnity.decide(policyId, CRASH, REPORT, one);
    }

    // solhint-disable-next-line no-empty-blocks
    function _seatPanels() internal override {}
}
