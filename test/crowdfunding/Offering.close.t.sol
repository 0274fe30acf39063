// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title The end of an offering
/// @notice Who waits for somebody else waits 90 days at most.
contract OfferingCloseTest is OfferingTest {
    uint40 private constant PATIENCE = 90 days;

    address private ann;

    function setUp() public override {
        super.setUp();
        ann = _investor("ann");
        _investor("bob");
        vm.warp(OPENS_AT);
    }

    function test_RevertGiven_TheDeadlineHasNotPassed() public {
        _invest("ann", 500);
        vm.warp(DEADLINE - 1);
        _closeRefused(_notClosable(DEADLINE));
        vm.warp(DEADLINE);
        vm.prank(_actor("anybody"));
        vm.expectEmit(address(offering));
        emit IOffering.OfferingClosed(IOffering.Stage.Closed, 500);
        offering.close();
        vm.assertEq(offering.closingOf().closedAt, DEADLINE, "closed at");
        _closeRefused(_wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
    }

    function test_RevertGiven_SomebodyIsInReflection() public {
        _invest("ann", 500);
        vm.warp(DEADLINE - 1);
        _invest("bob", 10);
        vm.warp(DEADLINE + 4 days - 2);
        _closeRefused(_notClosable(DEADLINE + 4 days - 1));
        vm.warp(DEADLINE + 4 days - 1);
        offering.close();
        vm.assertEq(offering.closingOf().closedAt, DEADLINE + 4 days - 1, "closed at");
    }

    function test_AReflectionThatEndsWithTheDeadlineDelaysNothing() public {
        vm.warp(DEADLINE - 4 days);
        _invest("ann", 500);
        vm.warp(DEADLINE);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_TheTargetItselfIsEnough() public {
        _invest("ann", 500);
        _endOf(IOffering.Stage.Closed, 500);
    }

    function test_OneShareLessIsNot() public {
        _invest("ann", 499);
        _endOf(IOffering.Stage.Failed, 499);
        vm.assertEq(offering.closingOf().closedAt, DEADLINE, "closed at");
    }

    function test_SharesNotReconfirmedDoNotCount() public {
        _invest("ann", 499);
        _invest("bob", 500);
        _change("second version");
        _reconfirm("ann");
        _endOf(IOffering.Stage.Failed, 499);
    }

    function test_AnEmptyOfferingFails() public {
        _endOf(IOffering.Stage.Failed, 0);
    }

    function test_WhenNobodyClosesInTime_ItHasFailed() public {
        _invest("ann", 500);
        vm.warp(DEADLINE + PATIENCE);
        _assertStage(IOffering.Stage.Open);
        vm.warp(DEADLINE + PATIENCE + 1);
        _assertStage(IOffering.Stage.Failed);
        _closeRefused(_wrongStage(IOffering.Stage.Failed, IOffering.Stage.Open));
        vm.expectRevert(_wrongStage(IOffering.Stage.Failed, IOffering.Stage.Closed));
        offering.file(FILING);
        offering.sendBack(ann);
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "all back");
    }

    function test_TheLastSecondOfPatienceIsEnoughToClose() public {
        _invest("ann", 500);
        vm.warp(DEADLINE - 1);
        _invest("bob", 10);
        vm.warp(DEADLINE - 1 + 4 days + PATIENCE);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_WhenNobodyClosesAnEarlyEndInTime_ItHasFailed() public {
        _invest("ann", 500);
        uint40 early = OPENS_AT + 30 days;
        _notice(early);
        vm.warp(early + PATIENCE);
        _assertStage(IOffering.Stage.ClosingEarly);
        vm.warp(early + PATIENCE + 1);
        _assertStage(IOffering.Stage.Failed);
    }

    function test_WhenALapsedEarlyEndIsForgotten_ItFailsAfterTheFirstDeadline() public {
        _invest("ann", 500);
        _notice(OPENS_AT + 30 days);
        _cancel("ann");
        vm.warp(DEADLINE + PATIENCE);
        _assertStage(IOffering.Stage.Open);
        vm.warp(DEADLINE + PATIENCE + 1);
        _assertStage(IOffering.Stage.Failed);
    }

    function test_WhenNobodyFilesInTime_ItHasFailed() public {
        _invest("ann", 500);
        vm.warp(DEADLINE + 10 days);
        offering.close();
        vm.warp(DEADLINE + 10 days + PATIENCE);
        _assertStage(IOffering.Stage.Closed);
        vm.warp(DEADLINE + 10 days + PATIENCE + 1);
        _assertStage(IOffering.Stage.Failed);
        vm.expectRevert(_wrongStage(IOffering.Stage.Failed, IOffering.Stage.Closed));
        offering.file(FILING);
        vm.prank(ann);
        offering.refund(ann);
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "all back");
        _assertUsed("ann", 0);
    }

    function test_TheLastSecondOfPatienceIsEnoughToFile() public {
        _invest("ann", 500);
        vm.warp(DEADLINE);
        offering.close();
        vm.warp(DEADLINE + PATIENCE);
        offering.file(FILING);
        vm.warp(DEADLINE + 10 * PATIENCE);
        _assertStage(IOffering.Stage.Registered);
    }

    function test_TheIssuerWithdrawsAtAnyTimeBeforeTheClose() public {
        _invest("ann", 500);
        vm.warp(DEADLINE + 1);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingWithdrawn(issuer);
        vm.prank(issuer);
        offering.withdraw();
        _assertStage(IOffering.Stage.Withdrawn);
        vm.prank(issuer);
        vm.expectRevert(_wrongStage(IOffering.Stage.Withdrawn, IOffering.Stage.Open));
        offering.withdraw();
        _closeRefused(_wrongStage(IOffering.Stage.Withdrawn, IOffering.Stage.Open));
        vm.warp(DEADLINE + 10 * PATIENCE);
        _assertStage(IOffering.Stage.Withdrawn);
    }

    function test_TheDeskWithdrawsBeforeTheOpening() public {
        vm.warp(START);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingWithdrawn(address(this));
        offering.withdraw();
        vm.warp(OPENS_AT);
        _investRefused("ann", 10, _wrongStage(IOffering.Stage.Withdrawn, IOffering.Stage.Open));
    }

    function test_RevertWhen_AClosedOfferingIsWithdrawn() public {
        _invest("ann", 500);
        _endOf(IOffering.Stage.Closed, 500);
        vm.expectRevert(_wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
        offering.withdraw();
        offering.file(FILING);
        vm.expectRevert(_wrongStage(IOffering.Stage.Registered, IOffering.Stage.Open));
        offering.withdraw();
    }

    function test_RevertWhen_InvestingAfterTheEnd() public {
        _invest("ann", 500);
        _endOf(IOffering.Stage.Closed, 500);
        _investRefused("bob", 10, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
        vm.warp(OPENS_AT);
        _investRefused("bob", 10, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
    }

    function _endOf(IOffering.Stage stage, uint32 demand) private {
        vm.warp(DEADLINE);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingClosed(stage, demand);
        offering.close();
        _assertStage(stage);
    }

    function _closeRefused(bytes memory reason) private {
        vm.expectRevert(reason);
        offering.close();
    }

    function _notClosable(uint40 closableAt) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingNotClosable.selector, closableAt);
    }
}
