// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Early ends
/// @notice Opens on Monday 2 March 2026 at 09:00 in UTC+8, for sixty days.
contract OfferingEarlyCloseTest is OfferingTest {
    /// Midnight in UTC+8 at the beginning of Monday 2 March 2026.
    uint40 private constant MONDAY = 1_772_380_800;
    uint40 private constant OPENING = MONDAY + 9 hours;
    uint40 private constant END = OPENING + 60 days;
    uint40 private constant FRIDAY_13 = MONDAY + 11 days + 10 hours;
    /// 21 days after the opening: Monday 23 March.
    uint40 private constant MONDAY_23 = OPENING + 21 days;

    address private ann;

    function setUp() public override {
        super.setUp();
        (terms.opensAt, terms.deadline) = (OPENING, END);
        offering = _open(IInvestmentLedger.Kind.Formula);
        ann = _investor("ann");
        _investor("bob");
        vm.warp(OPENING);
        _invest("ann", 500);
        vm.warp(FRIDAY_13);
    }

    function test_RevertGiven_TheTargetIsNotMet() public {
        _cancel("ann");
        _invest("ann", 499);
        _refused(MONDAY_23, abi.encodeWithSelector(IOffering.OfferingTargetNotMet.selector, 499, 500));
    }

    function test_TwentyOneDaysBind() public {
        _refused(MONDAY_23 - 1, _invalid(MONDAY_23 - 1, MONDAY_23, END));
        vm.expectEmit(address(offering));
        emit IOffering.EarlyCloseNoticed(MONDAY_23);
        _notice(MONDAY_23);
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.deadline, MONDAY_23, "deadline");
        vm.assertEq(offering.closingOf().originalDeadline, END, "original deadline");
        _assertStage(IOffering.Stage.ClosingEarly);
    }

    function test_FiveBusinessDaysBind() public {
        terms.minOpenSeconds = 1 days;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _invest("ann", 500);
        // The whole of Friday 20 March belongs to the notice.
        uint40 earliest = MONDAY + 19 days;
        _refused(earliest - 1, _invalid(earliest - 1, earliest, END));
        _notice(earliest);
        vm.assertEq(offering.bookOf().deadline, earliest, "deadline");
    }

    function test_TheTimeToReconfirmBinds() public {
        terms.reconfirmDays = 20;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _change("second version");
        _invest("ann", 500);
        uint40 earliest = offering.bookOf().reconfirmEnd;
        vm.assertGt(earliest, MONDAY_23, "later than the others");
        _refused(earliest - 1, _invalid(earliest - 1, earliest, END));
        _notice(earliest);
    }

    /// Whatever the rules ask for: the notice leaves a day before the cut-off in which everybody can cancel.
    function test_ADayToCancelBinds() public {
        (terms.minOpenSeconds, terms.earlyCloseNoticeDays) = (1 days, 0);
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _invest("ann", 500);
        uint40 earliest = FRIDAY_13 + 48 hours + 1 days;
        _refused(earliest - 1, _invalid(earliest - 1, earliest, END));
        _notice(earliest);
        vm.warp(earliest - 48 hours - 1);
        _cancel("ann");
    }

    function test_RevertWhen_TheEndIsNotEarly() public {
        _refused(END, _invalid(END, MONDAY_23, END));
        _refused(END + 1, _invalid(END + 1, MONDAY_23, END));
        _notice(END - 1);
        _refused(END - 1, _invalid(END - 1, MONDAY_23, END - 1));
        _notice(MONDAY_23);
        vm.assertEq(offering.bookOf().deadline, MONDAY_23, "an early end may be brought forward");
        vm.assertEq(offering.closingOf().originalDeadline, END, "original deadline");
    }

    function test_RevertWhen_NoMoneyIsTaken() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingNotTakingMoney.selector, OPENING, END);
        vm.warp(OPENING - 1);
        _refused(MONDAY_23, reason);
        vm.warp(END);
        _refused(MONDAY_23, reason);
        vm.warp(END);
        offering.close();
        _refused(MONDAY_23, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
    }

    function test_TheCutoffFollowsTheEarlyEnd() public {
        _notice(MONDAY_23);
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingCancelClosed.selector, MONDAY_23 - 48 hours);
        vm.warp(MONDAY_23 - 48 hours);
        _cancelRefused("ann", reason);
        vm.warp(MONDAY_23 - 48 hours - 1);
        _cancel("ann");
    }

    function test_MoneyIsTakenUntilTheEarlyEnd() public {
        _notice(MONDAY_23);
        vm.warp(MONDAY_23 - 1);
        _invest("bob", 10);
        vm.warp(MONDAY_23);
        _investRefused(
            "bob",
            10,
            abi.encodeWithSelector(IOffering.OfferingNotTakingMoney.selector, OPENING, MONDAY_23)
        );
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNotClosable.selector, MONDAY_23 - 1 + 4 days));
        offering.close();
        vm.warp(MONDAY_23 - 1 + 4 days);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_ItEndsEarlyWithTheTargetMet() public {
        _notice(MONDAY_23);
        vm.warp(MONDAY_23 - 1);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNotClosable.selector, MONDAY_23));
        offering.close();
        vm.warp(MONDAY_23);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingClosed(IOffering.Stage.Closed, 500);
        offering.close();
    }

    function test_ItGoesOnWhenTheTargetIsNoLongerMet() public {
        _notice(MONDAY_23);
        _invest("bob", 10);
        _cancel("ann");
        vm.warp(MONDAY_23 - 1);
        _assertStage(IOffering.Stage.ClosingEarly);
        vm.warp(MONDAY_23);
        _assertStage(IOffering.Stage.Open);
        vm.assertEq(offering.bookOf().deadline, END, "the first deadline");
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNotClosable.selector, END));
        offering.close();
        _cancel("bob");
        _invest("ann", 500);
        _assertStage(IOffering.Stage.Open);
        vm.assertEq(offering.bookOf().deadline, END, "still the first deadline");
        vm.warp(END);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_ASecondNoticeIsPossibleAfterTheFirstHasLapsed() public {
        _notice(MONDAY_23);
        _cancel("ann");
        vm.warp(MONDAY_23);
        _invest("ann", 600);
        // Notice on a Monday: five business days end with the next Monday.
        _notice(MONDAY + 29 days);
        vm.assertEq(offering.closingOf().originalDeadline, END, "original deadline");
        vm.warp(MONDAY + 29 days);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_AReturnInReflectionAfterTheEarlyEndLetsItGoOn() public {
        _cancel("ann");
        _noticeWithBobInReflection();
        vm.warp(MONDAY_23 + 1);
        _assertStage(IOffering.Stage.ClosingEarly);
        _cancel("bob");
        _assertStage(IOffering.Stage.Open);
        vm.assertEq(offering.bookOf().deadline, END, "the first deadline");
        _invest("bob", 100);
        _assertEscrow();
    }

    function test_AMaterialChangeCallsTheEarlyEndOff() public {
        _notice(MONDAY_23);
        vm.warp(MONDAY_23 - 1);
        _change("second version");
        IOffering.Book memory book = offering.bookOf();
        _assertStage(IOffering.Stage.Open);
        vm.assertEq(book.deadline, END, "the first deadline");
        vm.assertEq(book.stale, 500, "all set aside");
        _reconfirm("ann");
        vm.warp(MONDAY_23);
        _assertStage(IOffering.Stage.Open);
        _invest("bob", 10);
    }

    function test_AChangeAfterAnEarlyEndNearTheDeadlineMovesTheDeadline() public {
        _notice(END - 1);
        vm.warp(END - 2);
        _change("second version");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.deadline, book.reconfirmEnd, "behind the time to reconfirm");
        vm.assertGt(book.deadline, END, "later than the first deadline");
    }

    /// @dev The target is met only by an addition of bob's that is still in reflection at the early end.
    function _noticeWithBobInReflection() private {
        _invest("ann", 450);
        _invest("bob", 50);
        _notice(MONDAY_23);
        vm.warp(MONDAY_23 - 48 hours - 1);
        _cancel("bob");
        vm.warp(MONDAY_23 - 1);
        _invest("bob", 50);
    }

    function _refused(uint40 deadline, bytes memory reason) private {
        vm.expectRevert(reason);
        _notice(deadline);
    }

    function _invalid(uint40 deadline, uint40 earliest, uint40 latest) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingEarlyCloseInvalid.selector, deadline, earliest, latest);
    }
}
