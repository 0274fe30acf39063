// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IScreening} from "../../../contracts/crowdfunding/interfaces/IScreening.sol";
import {Screening} from "../../../contracts/crowdfunding/Screening.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IdentityDouble} from "./IdentityDouble.sol";

/// @title Base of the tests of screening
/// @notice Carl and Dora review; each has one wallet, Carl a second one too. The test is desk and administrator.
abstract contract ScreeningTest is LabTest {
    uint40 internal constant START = 1_767_571_200;
    uint256 internal constant ALL = 4095;
    bytes32 internal constant DOSSIER = "dossier";
    bytes32 internal constant REPORT = "report";
    uint64 internal constant REVIEWER = 7;

    IdentityDouble internal identity;
    Screening internal screening;
    address internal issuer;
    address internal founder;
    address internal carl;
    address internal carlToo;
    address internal dora;
    uint256 internal projectId;

    function setUp() public virtual {
        vm.warp(START);
        AccessManager authority = new AccessManager(address(this));
        identity = new IdentityDouble();
        screening = new Screening(address(authority), IIdentityRegistry(address(identity)), address(this));
        (issuer, founder) = (_admit("issuer", "company"), _admit("founder", "founder"));
        (carl, carlToo, dora) = (_admit("carl", "carl"), _admit("carl too", "carl"), _admit("dora", "dora"));
        bytes4[] memory functions = new bytes4[](1);
        functions[0] = screening.review.selector;
        authority.setTargetFunctionRole(address(screening), functions, REVIEWER);
        authority.grantRole(REVIEWER, carl, 0);
        authority.grantRole(REVIEWER, carlToo, 0);
        authority.grantRole(REVIEWER, dora, 0);
        authority.grantRole(REVIEWER, issuer, 0);
        authority.grantRole(REVIEWER, founder, 0);
        vm.prank(issuer);
        projectId = screening.submit(founder, DOSSIER);
    }

    function _admit(string memory name, bytes31 subject) internal returns (address wallet) {
        wallet = _actor(name);
        identity.admit(wallet, subject, IIdentityRegistry.Class.Qualified, 1);
    }

    function _approve() internal {
        _review(carl, ALL);
        _review(dora, ALL);
    }

    function _review(address reviewer, uint256 items) internal {
        vm.prank(reviewer);
        screening.review(projectId, DOSSIER, items, REPORT);
    }

    function _reviewRefused(address reviewer, uint256 items, bytes memory reason) internal {
        vm.expectRevert(reason);
        _review(reviewer, items);
    }

    function _wrongStage(IScreening.Stage actual, IScreening.Stage expected) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IScreening.ScreeningWrongStage.selector, actual, expected);
    }

    function _selfDealing(bytes31 subject) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IScreening.ScreeningSelfDealing.selector, subject);
    }

    function _barred(bytes31 subject) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IScreening.ScreeningSubjectDisqualified.selector, subject);
    }
}
