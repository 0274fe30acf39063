// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IndemnityCover} from "../../contracts/insurance/IndemnityCover.sol";
import {IAssessorPanels} from "../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Who may sit on the panels, and what the assessors sign.
contract AssessorPanelsTest is IndemnityTest {
    uint64 private constant ROLE = 7;
    /// @dev Members of the smallest panels.
    uint256 private constant FIRST = 3;
    uint256 private constant APPEAL = 4;

    function test_SeatingThePanelsForgetsTheOldOnes() public {
        (address[] memory first, address[] memory appeal) = (_people(100, FIRST), _people(200, APPEAL));
        vm.expectEmit(address(indemnity));
        emit IAssessorPanels.PanelsSet(2, first, 2, appeal, 3);
        indemnity.setPanels(first, 2, appeal, 3);

        _assertPanels(2, 2, 3);
        _assertSeat(first[0], true, false);
        _assertSeat(first[2], true, false);
        _assertSeat(appeal[0], false, true);
        _assertSeat(appeal[3], false, true);
        _assertSeat(vm.addr(firstKeys[0]), false, false);
        _assertSeat(vm.addr(appealKeys[0]), false, false);
        _assertSeat(stranger, false, false);
    }

    function test_BeforeTheFirstPanelsNobodySits() public {
        IndemnityCover fresh = new IndemnityCover(pool, fund, address(authority));
        (uint32 version, uint8 firstQuorum, uint8 appealQuorum) = fresh.panels();
        vm.assertEq(uint256(version) + firstQuorum + appealQuorum, 0, "panels");
        (bool first, bool appeal) = fresh.seatOf(address(0));
        vm.assertFalse(first || appeal, "seat of nobody");
    }

    function test_AMemberMayMoveToTheOtherPanel() public {
        indemnity.setPanels(_people(100, FIRST), 2, _people(200, APPEAL), 3);
        indemnity.setPanels(_people(200, FIRST), 2, _people(100, APPEAL), 3);
        _assertSeat(vm.addr(200), true, false);
        _assertSeat(vm.addr(100), false, true);
        _assertPanels(3, 2, 3);
    }

    function test_TheLargestPanels() public {
        indemnity.setPanels(_people(100, 31), 31, _people(200, 32), 32);
        _assertPanels(2, 31, 32);
        _assertSeat(vm.addr(100 + 30), true, false);
        _assertSeat(vm.addr(200 + 31), false, true);
    }

    function test_RevertWhen_TheSizesAreWrong() public {
        _refuseSizes(0, 4);
        _refuseSizes(2, 4);
        _refuseSizes(3, 3);
        _refuseSizes(4, 3);
        _refuseSizes(5, 5);
        _refuseSizes(5, 33);
        _refuseSizes(32, 33);
        _refuseSizes(32, 32);
    }

    function test_RevertWhen_AQuorumIsNotMoreThanHalf() public {
        _refuseQuorums(3, 1, 5, 3, 1, 3);
        _refuseQuorums(4, 2, 7, 4, 2, 4);
        _refuseQuorums(3, 2, 6, 3, 3, 6);
        _refuseQuorums(3, 2, 7, 3, 3, 7);
        _refuseQuorums(3, 0, 5, 3, 0, 3);
    }

    function test_RevertWhen_AQuorumIsMoreThanItsPanel() public {
        _refuseQuorums(3, 4, 7, 5, 4, 3);
        _refuseQuorums(3, 2, 7, 8, 8, 7);
        _refuseQuorums(3, 2, 4, 255, 255, 4);
    }

    function test_RevertWhen_TheAppealNeedsNoLargerQuorum() public {
        _refuseQuorums(5, 4, 7, 4, 4, 7);
        _refuseQuorums(5, 5, 7, 4, 4, 7);
    }

    function test_QuorumsOfJustMoreThanHalfAreEnough() public {
        indemnity.setPanels(_people(100, 5), 3, _people(200, 6), 4);
        _assertPanels(2, 3, 4);
    }

    function test_RevertWhen_AnAssessorSitsTwice() public {
        (address[] memory first, address[] memory appeal) = (_people(100, FIRST), _people(200, APPEAL));
        first[2] = first[0];
        _refuseMember(first, appeal, first[0]);

        first = _people(100, FIRST);
        appeal[3] = appeal[1];
        _refuseMember(first, appeal, appeal[1]);

        appeal = _people(200, APPEAL);
        appeal[3] = first[1];
        _refuseMember(first, appeal, first[1]);
    }

    function test_RevertWhen_AnAssessorIsNobody() public {
        (address[] memory first, address[] memory appeal) = (_people(100, FIRST), _people(200, APPEAL));
        first[1] = address(0);
        _refuseMember(first, appeal, address(0));

        first = _people(100, FIRST);
        appeal[0] = address(0);
        _refuseMember(first, appeal, address(0));
    }

    function test_RevertWhen_AStrangerSeatsThePanels() public {
        address[3] memory callers = [stranger, underwriter, vm.addr(firstKeys[0])];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            indemnity.setPanels(new address[](0), 0, new address[](0), 0);
        }
    }

    function test_WhenTheFunctionHasARole_ItsMembersMayCallIt() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IAssessorPanels.setPanels.selector;
        authority.setTargetFunctionRole(address(indemnity), selectors, ROLE);
        authority.grantRole(ROLE, bob, 0);
        (address[] memory first, address[] memory appeal) = (_people(100, FIRST), _people(200, APPEAL));

        vm.prank(bob);
        indemnity.setPanels(first, 2, appeal, 3);
        _assertPanels(2, 2, 3);
    }

    function test_TheDigestIsOfTheDocumentedType() public {
        bytes32 claimId = _claimId(CRASH);
        vm.assertEq(indemnity.assessmentDigest(claimId, LOSS, REPORT), _digest(claimId, 1), "first panels");

        indemnity.setPanels(_people(100, FIRST), 2, _people(200, APPEAL), 3);
        vm.assertEq(indemnity.assessmentDigest(claimId, LOSS, REPORT), _digest(claimId, 2), "second panels");
    }

    function test_ThePanelsOfTheTestsSit() public view {
        _assertPanels(1, QUORUM, APPEAL_QUORUM);
        for (uint256 i = 0; i < firstKeys.length; ++i) _assertSeat(vm.addr(firstKeys[i]), true, false);
        for (uint256 i = 0; i < appealKeys.length; ++i) _assertSeat(vm.addr(appealKeys[i]), false, true);
    }

    function _refuseSizes(uint256 first, uint256 appeal) private {
        (address[] memory small, address[] memory large) = (_people(100, first), _people(200, appeal));
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelSizeInvalid.selector, first, appeal));
        indemnity.setPanels(small, uint8(first), large, uint8(appeal));
    }

    function _refuseQuorums(
        uint256 first,
        uint8 firstQuorum,
        uint256 appeal,
        uint8 appealQuorum,
        uint256 wrong,
        uint256 size
    ) private {
        (address[] memory small, address[] memory large) = (_people(100, first), _people(200, appeal));
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelQuorumInvalid.selector, wrong, size));
        indemnity.setPanels(small, firstQuorum, large, appealQuorum);
    }

    function _refuseMember(address[] memory first, address[] memory appeal, address member) private {
        vm.expectRevert(abi.encodeWithSelector(IAssessorPanels.PanelMemberInvalid.selector, member));
        indemnity.setPanels(first, 2, appeal, 3);
    }

    function _assertPanels(uint32 version, uint8 firstQuorum, uint8 appealQuorum) private view {
        (uint32 actualVersion, uint8 actualFirst, uint8 actualAppeal) = indemnity.panels();
        vm.assertEq(actualVersion, version, "version");
        vm.assertEq(actualFirst, firstQuorum, "quorum of the first panel");
        vm.assertEq(actualAppeal, appealQuorum, "quorum of the appeal panel");
    }

    function _assertSeat(address assessor, bool first, bool appeal) private view {
        (bool actualFirst, bool actualAppeal) = indemnity.seatOf(assessor);
        vm.assertEq(actualFirst, first, "on the first panel");
        vm.assertEq(actualAppeal, appeal, "on the appeal panel");
    }

    function _digest(bytes32 claimId, uint32 version) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab IndemnityCover"),
                keccak256("1"),
                block.chainid,
                address(indemnity)
            )
        );
        bytes32 typehash = keccak256("Assessment(bytes32 claimId,uint64 loss,bytes32 reportHash,uint32 panels)");
        bytes32 content = keccak256(abi.encode(typehash, claimId, LOSS, REPORT, version));
        return keccak256(abi.encodePacked(hex"1901", domain, content));
    }

    /// @notice Accounts with the keys `from`, `from` + 1 and so on.
    function _people(uint256 from, uint256 count) private pure returns (address[] memory people) {
        people = new address[](count);
        for (uint256 i = 0; i < count; ++i) people[i] = vm.addr(from + i);
    }
}
