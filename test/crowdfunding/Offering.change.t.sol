// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Material changes
/// @notice What was committed is set aside in one step; it counts again when it is reconfirmed in time.
contract OfferingChangeTest is OfferingTest {
    /// OPENS_AT is a Tuesday, 08:00: five business days end with the next Tuesday.
    uint40 private constant RECONFIRM_END = OPENS_AT - 8 hours + 8 days;
    bytes32 private constant SECOND = "agreement, second version";
    bytes32 private constant THIRD = "agreement, third version";

    address private ann;
    address private bob;

    function setUp() public override {
        super.setUp();
        (ann, bob) = (_investor("ann"), _investor("bob"));
        _investor("eve");
        vm.warp(OPENS_AT);
        _invest("ann", 500);
        _invest("bob", 300);
    }

    function test_RevertWhen_TheDocumentIsTheSameOrMissing() public {
        _changeRefused(0, abi.encodeWithSelector(IOffering.OfferingDocumentUnchanged.selector, bytes32(0)));
        _changeRefused(DOCUMENT, abi.encodeWithSelector(IOffering.OfferingDocumentUnchanged.selector, DOCUMENT));
        _change(SECOND);
        _changeRefused(SECOND, abi.encodeWithSelector(IOffering.OfferingDocumentUnchanged.selector, SECOND));
        _change(DOCUMENT);
        vm.assertEq(offering.documentOf(), DOCUMENT, "back to the first");
    }

    function test_RevertWhen_NoMoneyIsTaken() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingNotTakingMoney.selector, OPENS_AT, DEADLINE);
        vm.warp(OPENS_AT - 1);
        _changeRefused(SECOND, reason);
        vm.warp(DEADLINE);
        _changeRefused(SECOND, reason);
        vm.warp(DEADLINE + 4 days);
        offering.close();
        _changeRefused(SECOND, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
    }

    function test_AChangeSetsEverythingAside() public {
        vm.assertEq(offering.documentOf(), DOCUMENT, "first document");
        vm.expectEmit(address(offering));
        emit IOffering.MaterialChange(2, SECOND, RECONFIRM_END, DEADLINE);
        _change(SECOND);
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.confirmed, 0, "confirmed");
        vm.assertEq(book.stale, 800, "stale");
        vm.assertEq(book.version, 2, "version");
        vm.assertEq(book.reconfirmEnd, RECONFIRM_END, "five business days");
        vm.assertEq(book.investors, 2, "investors");
        vm.assertEq(book.seats, 2, "seats");
        vm.assertEq(offering.documentOf(), SECOND, "document in force");
        vm.assertEq(offering.closingOf().minLiveVersion, 1, "the first version can be reconfirmed");
        _assertEscrow();
    }

    function test_AChangeInTheLastSecondMovesTheDeadline() public {
        vm.warp(DEADLINE - 1);
        // Saturday 7 March, 07:59: the five days are the whole next week. 1772380800 is the midnight before 2 March.
        uint40 end = 1_772_380_800 + 12 days;
        vm.expectEmit(address(offering));
        emit IOffering.MaterialChange(2, SECOND, end, end);
        _change(SECOND);
        vm.assertEq(offering.bookOf().deadline, end, "deadline");
        _cancel("bob");
        vm.warp(end - 1);
        _reconfirm("ann");
        vm.warp(end);
        offering.close();
        _assertStage(IOffering.Stage.Closed);
    }

    function test_ReconfirmedSharesCountAgain() public {
        _change(SECOND);
        IOffering.Agreement memory agreement = _agreement(500);
        bytes32 digest = offering.agreementHash(ann, agreement);
        bytes memory signature = _signed("ann", agreement);
        vm.expectEmit(address(offering));
        emit IOffering.Reconfirmed(ann, 2, 500, digest);
        vm.prank(ann);
        offering.reconfirm(agreement, signature);
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.confirmed, 500, "confirmed");
        vm.assertEq(book.stale, 300, "stale");
        vm.assertEq(book.investors, 2, "investors");
        vm.assertEq(offering.positionOf(ann).version, 2, "version");
        _assertUsed("ann", 5_000_00);
        _reconfirmRefused("ann", _notReconfirmable(2, 1, RECONFIRM_END));
    }

    function test_TheTimeToReconfirmEndsToTheSecond() public {
        _change(SECOND);
        vm.warp(RECONFIRM_END);
        _reconfirmRefused("ann", _notReconfirmable(1, 1, RECONFIRM_END));
        vm.warp(RECONFIRM_END + 1);
        _reconfirmRefused("ann", _notReconfirmable(1, 1, RECONFIRM_END));
        vm.warp(RECONFIRM_END - 1);
        _reconfirm("ann");
    }

    function test_RevertWhen_ThereIsNothingToReconfirm() public {
        _reconfirmRefused("ann", _notReconfirmable(1, 0, 0));
        _change(SECOND);
        IOffering.Agreement memory agreement = _agreement(1);
        bytes memory signature = _signed("eve", agreement);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, _actor("eve")));
        vm.prank(_actor("eve"));
        offering.reconfirm(agreement, signature);
    }

    function test_RevertWhen_AnotherNumberOfSharesIsReconfirmed() public {
        _change(SECOND);
        for (uint32 shares = 499; shares <= 501; shares += 2) {
            IOffering.Agreement memory agreement = _agreement(shares);
            bytes memory signature = _signed("ann", agreement);
            vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingSharesDiffer.selector, shares, 500));
            vm.prank(ann);
            offering.reconfirm(agreement, signature);
        }
    }

    function test_RevertGiven_TheOfferingHasEnded() public {
        _change(SECOND);
        vm.prank(issuer);
        offering.withdraw();
        _reconfirmRefused("ann", _wrongStage(IOffering.Stage.Withdrawn, IOffering.Stage.Open));
    }

    function test_RevertWhen_AddingToAnEarlierVersion() public {
        _change(SECOND);
        _investRefused("ann", 10, abi.encodeWithSelector(IOffering.OfferingReconfirmFirst.selector, 1, 2));
        _reconfirm("ann");
        _invest("ann", 10);
        vm.assertEq(offering.positionOf(ann).shares, 510, "after the reconfirmation");
    }

    function test_WhoHasLapsedMustLeaveBeforeInvestingAgain() public {
        _change(SECOND);
        vm.warp(RECONFIRM_END);
        _investRefused("ann", 10, abi.encodeWithSelector(IOffering.OfferingReconfirmFirst.selector, 1, 2));
        _cancel("ann");
        _invest("ann", 10);
        vm.assertEq(offering.positionOf(ann).version, 2, "version");
        _assertEscrow();
    }

    function test_AnUnconfirmedCommitmentCanBeTakenBackAfterTheCutoff() public {
        vm.warp(DEADLINE - 1);
        _change(SECOND);
        uint40 deadline = offering.bookOf().deadline;
        vm.warp(deadline - 1);
        _cancel("ann");
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "all of it");
        vm.warp(deadline);
        _cancel("bob");
        vm.assertEq(offering.bookOf().stale, 0, "nobody is left");
    }

    function test_PlacesOfThoseWhoMayStillReconfirmAreKept() public {
        _change(SECOND);
        _investRefused("eve", 201, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 201, 200));
        _invest("eve", 100);
        vm.warp(RECONFIRM_END - 1);
        _investRefused("eve", 101, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 101, 100));
        _reconfirm("bob");
        _investRefused("eve", 101, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 101, 100));
        vm.warp(RECONFIRM_END);
        _investRefused("eve", 601, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 601, 600));
        _invest("eve", 600);
        vm.assertEq(offering.bookOf().confirmed, 1000, "ann's places went to eve");
        _assertEscrow();
    }

    function test_TwoQuickChanges_AllMayReconfirmTheSecond() public {
        _change(SECOND);
        _reconfirm("ann");
        vm.warp(RECONFIRM_END - 1);
        _change(THIRD);
        vm.assertEq(offering.bookOf().stale, 800, "all set aside");
        vm.assertEq(offering.closingOf().minLiveVersion, 1, "nobody has lapsed");
        vm.warp(offering.bookOf().reconfirmEnd - 1);
        _reconfirm("bob");
        _reconfirm("ann");
        vm.assertEq(offering.bookOf().confirmed, 800, "both again");
        _assertEscrow();
    }

    function test_TwoSlowChanges_WhoMissedTheFirstCannotReconfirmTheSecond() public {
        _change(SECOND);
        _reconfirm("ann");
        vm.warp(RECONFIRM_END);
        _change(THIRD);
        IOffering.Closing memory closing = offering.closingOf();
        vm.assertEq(closing.lapsed, 300, "bob has lapsed");
        vm.assertEq(closing.minLiveVersion, 2, "the second version can be reconfirmed");
        vm.assertEq(offering.bookOf().stale, 500, "ann");
        _assertEscrow();
        _reconfirmRefused("bob", _notReconfirmable(1, 2, offering.bookOf().reconfirmEnd));
        _reconfirm("ann");
        offering.sendBack(bob);
        vm.assertEq(offering.closingOf().lapsed, 0, "bob has left");
        vm.assertEq(offering.bookOf().confirmed, 500, "ann has not");
        _assertEscrow();
    }

    function test_AChangeKeepsTheMarks() public {
        _change(SECOND);
        vm.recordLogs();
        _reconfirm("ann");
        vm.assertEq(vm.getRecordedLogs().length, 1, "Reconfirmed and no mark");
        vm.assertEq(offering.bookOf().marks, 2, "marks");
    }

    function test_AReconfirmationMayPassAMark() public {
        terms.target = 1000;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _approve(bob);
        _invest("ann", 300);
        _invest("bob", 199);
        _change(SECOND);
        _reconfirm("ann");
        vm.assertEq(offering.bookOf().marks, 0, "none yet");
        _invest("ann", 1);
        vm.expectEmit(address(offering));
        emit IOffering.ProgressMarkPassed(5000);
        IOffering.Agreement memory agreement = _agreement(199);
        bytes memory signature = _signed("bob", agreement);
        vm.prank(bob);
        offering.reconfirm(agreement, signature);
    }

    function test_PauseDoesNotStopReconfirming() public {
        _change(SECOND);
        offering.setPaused(true);
        _reconfirm("ann");
        _cancel("bob");
        vm.assertEq(offering.bookOf().confirmed, 500, "confirmed");
    }

    function _changeRefused(bytes32 document, bytes memory reason) private {
        vm.expectRevert(reason);
        _change(document);
    }

    function _notReconfirmable(uint8 version, uint8 minLive, uint40 end) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingNotReconfirmable.selector, version, minLive, end);
    }
}
