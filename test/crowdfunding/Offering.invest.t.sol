// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {YearWindow} from "../../contracts/crowdfunding/libraries/YearWindow.sol";
import {Vm} from "../support/Vm.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

contract OfferingInvestTest is OfferingTest {
    address private ann;

    function setUp() public override {
        super.setUp();
        ann = _investor("ann");
        _investor("bob");
        vm.warp(OPENS_AT);
    }

    function test_RevertWhen_BelowTheMinimum() public {
        _investRefused("ann", 9, _tooFew(9));
        _investRefused("ann", 0, _tooFew(0));
        _invest("ann", 10);
        _investRefused("ann", 0, _tooFew(10));
        _invest("ann", 1);
        vm.assertEq(offering.positionOf(ann).shares, 11, "an addition may be small");
    }

    function test_RevertWhen_AboveTheMaximum() public {
        _invest("ann", 500);
        _investRefused("ann", 401, abi.encodeWithSelector(IOffering.OfferingAboveMaximum.selector, 901, 900));
        _invest("ann", 400);
        vm.assertEq(offering.positionOf(ann).shares, 900, "the maximum itself");
    }

    function test_RevertWhen_TheSumDoesNotFit() public {
        _invest("ann", 10);
        bytes memory reason = abi.encodeWithSelector(
            IOffering.OfferingAboveMaximum.selector,
            uint256(type(uint32).max) + 10,
            900
        );
        _investRefused("ann", type(uint32).max, reason);
    }

    function test_RevertGiven_TheCapIsReached() public {
        _invest("ann", 900);
        _investRefused("bob", 101, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 101, 100));
        _invest("bob", 100);
        _investRefused("bob", 1, abi.encodeWithSelector(IOffering.OfferingCapReached.selector, 1, 0));
        vm.assertEq(offering.bookOf().confirmed, 1000, "the cap itself");
        _assertEscrow();
    }

    function test_RevertWhen_NotYetOpen() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingNotTakingMoney.selector, OPENS_AT, DEADLINE);
        vm.warp(OPENS_AT - 1);
        _investRefused("ann", 10, reason);
        vm.warp(OPENS_AT);
        _invest("ann", 10);
        vm.warp(OPENS_AT + 1);
        _invest("ann", 10);
    }

    function test_RevertGiven_TheDeadlineHasPassed() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingNotTakingMoney.selector, OPENS_AT, DEADLINE);
        vm.warp(DEADLINE - 1);
        _invest("ann", 10);
        vm.warp(DEADLINE);
        _investRefused("ann", 10, reason);
        vm.warp(DEADLINE + 1);
        _investRefused("ann", 10, reason);
    }

    function test_RevertGiven_Paused() public {
        offering.setPaused(true);
        _investRefused("ann", 10, abi.encodeWithSelector(IOffering.OfferingIsPaused.selector));
        offering.setPaused(false);
        _invest("ann", 10);
    }

    function test_RevertWhen_MoreThanTheYearAllows() public {
        _assessAgain(ann, 1_000_00);
        _invest("ann", 60);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitExceeded.selector,
            600_00,
            410_00,
            1_000_00
        );
        _investRefused("ann", 41, reason);
        _invest("ann", 40);
        _assertUsed("ann", 1_000_00);
    }

    function test_RevertWhen_TheMoneyIsMissing() public {
        vm.prank(ann);
        token.transfer(issuer, 1_000_000_00 - 99_99);
        bytes memory reason = abi.encodeWithSelector(
            IERC20Errors.ERC20InsufficientBalance.selector,
            ann,
            99_99,
            100_00
        );
        _investRefused("ann", 10, reason);
        vm.assertEq(offering.bookOf().confirmed, 0, "nothing written");
        _assertUsed("ann", 0);
    }

    function test_TheFirstInvestmentIsWrittenAndPaid() public {
        IOffering.Agreement memory agreement = _agreement(40);
        uint16 quarter = YearWindow.quarterOf(OPENS_AT);
        bytes32 digest = offering.agreementHash(ann, agreement);
        bytes memory signature = _signed("ann", agreement);
        vm.expectEmit(address(offering));
        emit IOffering.Invested(ann, 1, 40, 40, quarter, 1, digest);
        vm.prank(ann);
        offering.invest(agreement, signature);

        vm.assertEq(token.balanceOf(address(offering)), 400_00, "escrow");
        vm.assertEq(token.balanceOf(ann), 1_000_000_00 - 400_00, "investor");
        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertEq(position.shares, 40, "shares");
        vm.assertEq(position.added, 40, "added");
        vm.assertEq(position.tracked, 40, "tracked");
        vm.assertEq(position.addedAt, OPENS_AT, "added at");
        vm.assertEq(position.version, 1, "version");
        vm.assertEq(position.quarter, quarter, "quarter");
        vm.assertEq(position.members, 1, "seats of the position");
        vm.assertFalse(position.isWarned || position.isClaimed, "flags");
        _assertUsed("ann", 400_00);
    }

    function test_AnAdditionKeepsTheFirstQuarterAndTheSeat() public {
        terms.deadline = OPENS_AT + 90 days;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _invest("ann", 40);
        uint16 quarter = YearWindow.quarterOf(OPENS_AT);
        vm.warp(OPENS_AT + 75 days);
        vm.assertNotEq(uint256(YearWindow.quarterOf(block.timestamp)), quarter, "another quarter");
        IOffering.Agreement memory agreement = _agreement(5);
        bytes32 digest = offering.agreementHash(ann, agreement);
        bytes memory signature = _signed("ann", agreement);
        vm.expectEmit(address(offering));
        emit IOffering.Invested(ann, 1, 5, 45, quarter, 1, digest);
        vm.prank(ann);
        offering.invest(agreement, signature);

        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertEq(position.added, 5, "added last");
        vm.assertEq(position.addedAt, OPENS_AT + 75 days, "added last at");
        vm.assertEq(position.tracked, 45, "tracked");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.investors, 1, "one investor");
        vm.assertEq(book.seats, 1, "one seat");
        vm.assertEq(book.confirmed, 45, "confirmed");
        vm.assertEq(book.lastAt, OPENS_AT + 75 days, "last investment");
    }

    function test_TheMarksOfProgressArePassedOnce() public {
        vm.recordLogs();
        _invest("ann", 249);
        vm.assertEq(_marksPassed(), 0, "49.8 %");
        _invest("ann", 1);
        vm.assertEq(_marksPassed(), 5000, "50 %");
        _invest("bob", 249);
        vm.assertEq(_marksPassed(), 0, "99.8 %");
        _invest("bob", 1);
        vm.assertEq(_marksPassed(), 10_000, "100 %");
        _cancel("ann");
        _invest("ann", 400);
        vm.assertEq(_marksPassed(), 0, "never again");
        vm.assertEq(offering.bookOf().marks, 2, "marks");
    }

    function test_AJumpOverBothMarksEmitsBoth() public {
        _invest("ann", 249);
        vm.expectEmit(address(offering));
        emit IOffering.ProgressMarkPassed(5000);
        vm.expectEmit(address(offering));
        emit IOffering.ProgressMarkPassed(10_000);
        _invest("bob", 501);
        vm.assertEq(offering.bookOf().marks, 2, "marks");
    }

    function test_AnOddTargetIsHalvedUpwards() public {
        terms.target = 501;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        vm.recordLogs();
        _invest("ann", 250);
        vm.assertEq(_marksPassed(), 0, "below half of 501");
        _invest("ann", 1);
        vm.assertEq(_marksPassed(), 5000, "above it");
    }

    function _assessAgain(address wallet, uint64 limit) private {
        vm.warp(block.timestamp + 1);
        _assess(wallet, limit);
    }

    /// @dev Sum of the marks since the last look.
    function _marksPassed() private returns (uint256 bps) {
        bytes32 topic = IOffering.ProgressMarkPassed.selector;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == topic) bps += abi.decode(logs[i].data, (uint16));
        }
    }

    function _tooFew(uint256 total) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingBelowMinimum.selector, total, 10);
    }
}
