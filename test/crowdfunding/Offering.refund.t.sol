// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Ways out
/// @notice From a failed or withdrawn offering everybody leaves alone, and so does whoever was left behind by a change.
contract OfferingRefundTest is OfferingTest {
    uint256 private constant PURSE = 1_000_000_00;

    address private ann;
    address private bob;

    function setUp() public override {
        super.setUp();
        (ann, bob) = (_investor("ann"), _investor("bob"));
        vm.warp(OPENS_AT);
        _invest("ann", 300);
        _invest("bob", 150);
    }

    function test_RevertGiven_TheOfferingRuns() public {
        _refundRefused(ann, _wrongStage(IOffering.Stage.Open, IOffering.Stage.Failed));
        _sendBackRefused(ann, _stillCommitted(ann));
        _invest("bob", 50);
        vm.warp(DEADLINE);
        _refundRefused(ann, _wrongStage(IOffering.Stage.Open, IOffering.Stage.Failed));
        offering.close();
        _refundRefused(ann, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Failed));
        _sendBackRefused(ann, _stillCommitted(ann));
        offering.file(FILING);
        _refundRefused(ann, _wrongStage(IOffering.Stage.Registered, IOffering.Stage.Failed));
        _sendBackRefused(ann, _stillCommitted(ann));
        offering.claim(ann, ann);
        _refundRefused(ann, _wrongStage(IOffering.Stage.Registered, IOffering.Stage.Failed));
        _sendBackRefused(ann, _stillCommitted(ann));
    }

    function test_AfterAFailureEverybodyTakesHisMoneyWhereHeWants() public {
        _fail();
        vm.expectEmit(address(offering));
        emit IOffering.CommitmentReturned(ann, issuer, 300, 3_000_00);
        vm.prank(ann);
        offering.refund(issuer);
        vm.assertEq(token.balanceOf(issuer), 3_000_00, "where she wanted it");
        vm.expectEmit(address(offering));
        emit IOffering.CommitmentReturned(bob, bob, 150, 1_500_00);
        vm.prank(_actor("anybody"));
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(bob), PURSE, "sent back");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        _assertUsed("ann", 0);
        _assertUsed("bob", 0);
    }

    function test_RevertWhen_MoneyIsTakenTwice() public {
        _fail();
        bytes memory nothing = abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, ann);
        vm.prank(ann);
        offering.refund(ann);
        _refundRefused(ann, nothing);
        _sendBackRefused(ann, nothing);
        _cancelRefused("ann", _wrongStage(IOffering.Stage.Failed, IOffering.Stage.Open));
        vm.expectRevert(_wrongStage(IOffering.Stage.Failed, IOffering.Stage.Registered));
        offering.claim(ann, ann);
        bytes memory none = abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, issuer);
        _sendBackRefused(issuer, none);
    }

    function test_AfterAWithdrawalAllVersionsLeave() public {
        _change("second version");
        _reconfirm("ann");
        vm.warp(offering.bookOf().reconfirmEnd);
        _change("third version");
        offering.withdraw();
        offering.sendBack(ann);
        vm.prank(bob);
        offering.refund(bob);
        vm.assertEq(token.balanceOf(ann) + token.balanceOf(bob), 2 * PURSE, "all back");
    }

    function test_WhoWasLeftBehindLeavesWhileItRuns() public {
        _change("second version");
        uint40 end = offering.bookOf().reconfirmEnd;
        vm.warp(end - 1);
        _refundRefused(bob, _wrongStage(IOffering.Stage.Open, IOffering.Stage.Failed));
        _sendBackRefused(bob, _stillCommitted(bob));
        _reconfirm("ann");
        vm.warp(end);
        _sendBackRefused(ann, _stillCommitted(ann));
        vm.prank(bob);
        offering.refund(bob);
        vm.assertEq(token.balanceOf(bob), PURSE, "all back");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.stale, 0, "stale");
        vm.assertEq(book.investors, 1, "investors");
        vm.assertEq(book.seats, 1, "seats");
        vm.assertEq(book.confirmed, 300, "confirmed");
        _assertUsed("bob", 0);
        _assertEscrow();
    }

    function test_WhoWasLeftBehindLeavesAfterTheClose() public {
        _change("second version");
        _reconfirm("ann");
        _invest("ann", 200);
        vm.warp(DEADLINE);
        offering.close();
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(bob), PURSE, "all back");
        vm.assertEq(offering.bookOf().investors, 1, "investors");
        offering.file(FILING);
        vm.assertEq(destination.promised(), 1, "seat of ann");
        offering.claim(ann, ann);
        vm.assertEq(token.balanceOf(address(offering)), 250_00, "the fee only");
    }

    function test_WhoWasLeftBehindLeavesAfterTheFiling() public {
        _change("second version");
        _reconfirm("ann");
        _invest("ann", 200);
        _closeAndFile();
        vm.assertEq(offering.allocationOf(bob), 0, "no shares");
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, bob));
        offering.claim(bob, bob);
        offering.claim(ann, ann);
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 1_500_00, "bob's money");
        vm.assertEq(destination.promised(), 1, "bob's seat");
        offering.sendBack(bob);
        vm.assertEq(destination.promised(), 0, "his seat is free");
        vm.assertEq(token.balanceOf(bob), PURSE, "all back");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        _assertUsed("bob", 0);
    }

    function test_MoneyOfARefundThatCameYearsLaterDoesNotFreeNewMoney() public {
        _fail();
        vm.warp(DEADLINE + 16 * 30 days);
        _assess(ann, 5_000_00);
        (terms.opensAt, terms.deadline) = (uint40(block.timestamp), uint40(block.timestamp + 60 days));
        IOffering failed = offering;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _invest("ann", 500);
        failed.sendBack(ann);
        _assertUsed("ann", 5_000_00);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitExceeded.selector,
            5_000_00,
            100_00,
            5_000_00
        );
        _investRefused("ann", 10, reason);
    }

    function _fail() private {
        vm.warp(DEADLINE);
        offering.close();
        _assertStage(IOffering.Stage.Failed);
    }

    function _refundRefused(address investor, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(investor);
        offering.refund(investor);
    }

    function _sendBackRefused(address investor, bytes memory reason) private {
        vm.expectRevert(reason);
        offering.sendBack(investor);
    }

    function _stillCommitted(address investor) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingStillCommitted.selector, investor);
    }
}
