// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {InvestmentLedger} from "../../contracts/crowdfunding/InvestmentLedger.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Assessments
contract InvestmentLedgerAssessTest is LedgerTest {
    bytes32 private constant _TYPEHASH = keccak256(
        "Assessment(address wallet,bytes16 family,uint64 limit,uint64 warnAbove,uint32 issuedAt,"
        "uint32 validUntil,bytes32 evidence)"
    );
    bytes32 private constant _DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    function test_RevertWhen_AnybodyButTheAdministratorSetsAssessors() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann);
        vm.startPrank(ann);
        vm.expectRevert(reason);
        ledger.setAssessor(ann, true);
        vm.expectRevert(reason);
        ledger.revokeAssessor(assessor);
        vm.stopPrank();
    }

    function test_AssessorsComeAndGo() public {
        vm.assertFalse(ledger.isAssessor(bob), "not yet");
        vm.expectEmit(address(ledger));
        emit IInvestmentLedger.AssessorSet(bob, true);
        ledger.setAssessor(bob, true);
        vm.assertTrue(ledger.isAssessor(bob), "set");
        vm.expectEmit(address(ledger));
        emit IInvestmentLedger.AssessorSet(bob, false);
        ledger.revokeAssessor(bob);
        vm.assertFalse(ledger.isAssessor(bob), "revoked");
        ledger.setAssessor(assessor, false);
        vm.assertFalse(ledger.isAssessor(assessor), "taken away");
    }

    function test_AnAssessmentIsWritten() public {
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        bytes memory signature = _signedBy("assessor", assessment);
        vm.expectEmit(address(ledger));
        emit IInvestmentLedger.InvestorAssessed(
            _subject("ann"),
            ann,
            FAMILY,
            5_000_00,
            5_000_00,
            START,
            START + 365 days,
            "statement of income"
        );
        vm.prank(_actor("anybody"));
        ledger.assess(assessment, assessor, signature);
        IInvestmentLedger.Standing memory standing = ledger.standingOf(_subject("ann"), FAMILY);
        vm.assertEq(standing.wallet, ann, "wallet");
        vm.assertEq(standing.limit, 5_000_00, "limit");
        vm.assertEq(standing.validUntil, START + 365 days, "valid until");
        vm.assertEq(ledger.standingOf(_subject("ann"), "other").limit, 0, "not in another family");
    }

    function test_RevertWhen_TheAssessorIsNotAuthorised() public {
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        _refused(assessment, bob, _signedBy("bob", assessment), _invalid(bob));
        _refused(assessment, bob, _signedBy("assessor", assessment), _invalid(bob));
        bytes memory signature = _signedBy("assessor", assessment);
        ledger.revokeAssessor(assessor);
        _refused(assessment, assessor, signature, _invalid(assessor));
    }

    function test_RevertWhen_AnythingElseWasSigned() public {
        bytes memory signature = _signedBy("assessor", _assessment(ann, 5_000_00));
        bytes memory reason = _invalid(assessor);
        IInvestmentLedger.Assessment memory assessment = _assessment(bob, 5_000_00);
        _refused(assessment, assessor, signature, reason);
        assessment = _assessment(ann, 5_000_01);
        _refused(assessment, assessor, signature, reason);
        assessment = _assessment(ann, 5_000_00);
        assessment.family = "other";
        _refused(assessment, assessor, signature, reason);
        assessment = _assessment(ann, 5_000_00);
        assessment.issuedAt -= 1;
        _refused(assessment, assessor, signature, reason);
        assessment = _assessment(ann, 5_000_00);
        assessment.validUntil += 1;
        _refused(assessment, assessor, signature, reason);
        assessment = _assessment(ann, 5_000_00);
        assessment.evidence = "other";
        _refused(assessment, assessor, signature, reason);
    }

    function test_RevertWhen_SignedForAnotherLedgerOrChain() public {
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        InvestmentLedger other = new InvestmentLedger(
            address(authority),
            IIdentityRegistry(address(identity)),
            address(this)
        );
        (, uint256 key) = _actorWithKey("assessor");
        _refused(assessment, assessor, _sign(key, other.assessmentHash(assessment)), _invalid(assessor));
        bytes memory signature = _signedBy("assessor", assessment);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        _refused(assessment, assessor, signature, _invalid(assessor));
        vm.chainId(here);
        ledger.assess(assessment, assessor, signature);
    }

    function test_AnAssessmentCountsFromItsFirstToItsLastSecond() public {
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        assessment.validUntil = uint32(START + 10 days);
        bytes memory signature = _signedBy("assessor", assessment);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitAssessmentNotCurrent.selector,
            START,
            START + 10 days
        );
        vm.warp(START - 1);
        _refused(assessment, assessor, signature, reason);
        vm.warp(START + 10 days + 1);
        _refused(assessment, assessor, signature, reason);
        vm.warp(START + 10 days);
        ledger.assess(assessment, assessor, signature);
    }

    function test_RevertWhen_TheSameOrAnEarlierAssessmentIsPresented() public {
        IInvestmentLedger.Assessment memory first = _assessment(ann, 5_000_00);
        bytes memory signature = _signedBy("assessor", first);
        ledger.assess(first, assessor, signature);
        _refused(first, assessor, signature, _outdated(START, START));
        vm.warp(START + 1);
        IInvestmentLedger.Assessment memory second = _assessment(ann, 3_000_00);
        bytes memory later = _signedBy("assessor", second);
        ledger.assess(second, assessor, later);
        vm.assertEq(ledger.standingOf(_subject("ann"), FAMILY).limit, 3_000_00, "the later one counts");
        _refused(first, assessor, signature, _outdated(START, START + 1));
        _refused(second, assessor, later, _outdated(START + 1, START + 1));
    }

    function test_RevertWhen_NobodyStandsBehindTheWallet() public {
        address nobody = _actor("nobody");
        IInvestmentLedger.Assessment memory assessment = _assessment(nobody, 5_000_00);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitIdentityInvalid.selector,
            nobody,
            IIdentityRegistry.Code.Unknown
        );
        _refused(assessment, assessor, _signedBy("assessor", assessment), reason);
    }

    function test_RevertWhen_ThePersonHasAnotherWallet() public {
        _assess(ann, 5_000_00);
        address second = _secondWallet();
        vm.warp(START + 1);
        IInvestmentLedger.Assessment memory assessment = _assessment(second, 9_000_00);
        bytes memory signature = _signedBy("assessor", assessment);
        bytes memory reason = abi.encodeWithSelector(IInvestmentLedger.LimitWalletDiffers.selector, second, ann);
        _refused(assessment, assessor, signature, reason);
        identity.setCode(ann, IIdentityRegistry.Code.Suspended);
        _refused(assessment, assessor, signature, reason);
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        ledger.assess(assessment, assessor, signature);
        vm.assertEq(ledger.standingOf(_subject("ann"), FAMILY).wallet, second, "moved");
    }

    function test_FamiliesAreApart() public {
        _assess(ann, 5_000_00);
        IInvestmentLedger.Assessment memory assessment = _assessment(_secondWallet(), 7_000_00);
        assessment.family = "other";
        ledger.assess(assessment, assessor, _signedBy("assessor", assessment));
        vm.assertEq(ledger.standingOf(_subject("ann"), FAMILY).limit, 5_000_00, "the first");
        vm.assertEq(ledger.standingOf(_subject("ann"), "other").limit, 7_000_00, "the other");
    }

    function test_AContractMayAssess() public {
        WalletERC1271 office = new WalletERC1271(bob);
        ledger.setAssessor(address(office), true);
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        _refused(assessment, address(office), _signedBy("assessor", assessment), _invalid(address(office)));
        ledger.assess(assessment, address(office), _signedBy("bob", assessment));
        vm.assertEq(ledger.standingOf(_subject("ann"), FAMILY).limit, 5_000_00, "limit");
    }

    function test_TheDigestIsTypedDataOfChainAndLedger() public view {
        IInvestmentLedger.Assessment memory assessment = _assessment(ann, 5_000_00);
        assessment.warnAbove = 2_000_00;
        bytes32 name = keccak256("FinChain Lab InvestmentLedger");
        bytes32 domain = keccak256(abi.encode(_DOMAIN, name, keccak256("1"), block.chainid, address(ledger)));
        bytes32 evidence = "statement of income";
        bytes32 content = keccak256(
            abi.encode(_TYPEHASH, ann, FAMILY, 5_000_00, 2_000_00, START, START + 365 days, evidence)
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, content));
        vm.assertEq(ledger.assessmentHash(assessment), digest, "digest");
    }

    function _refused(
        IInvestmentLedger.Assessment memory assessment,
        address by,
        bytes memory signature,
        bytes memory reason
    ) private {
        vm.expectRevert(reason);
        ledger.assess(assessment, by, signature);
    }

    function _invalid(address by) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitAssessmentInvalid.selector, by);
    }

    function _outdated(uint256 issuedAt, uint256 latest) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitAssessmentOutdated.selector, issuedAt, latest);
    }
}
