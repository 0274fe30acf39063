// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ITenderOffer} from "../../contracts/crowdfunding/interfaces/ITenderOffer.sol";
import {TenderTest} from "./support/TenderTest.sol";

/// Close, settlement and what goes back.
contract TenderOfferSettleTest is TenderTest {
    function test_AllIsBoughtWhenTheBudgetIsEnough() public {
        _tender(ada, 60);
        _tender(ben, 30);
        vm.warp(DEADLINE);
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderClosed(tenderId, 90, 90, SETTLE_UNTIL);
        tenders.close(tenderId);
        vm.assertEq(tenders.refundable(tenderId), 100_00, "certain at once");

        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderSettled(tenderId, ada, 60, 0, 600_00);
        vm.prank(stranger);
        tenders.settle(tenderId, ada);
        tenders.settle(tenderId, ben);
        _assertShares(ada, 540, 0);
        _assertGain(ada, 600_00);
        _assertGain(ben, 300_00);
        vm.assertEq(register.books().treasury, 90, "treasury");
        _refund(100_00);
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    /// 100 of 700 shares: 60 x 1/7 = 8, 340 x 1/7 = 48, 300 x 1/7 = 42; two shares are lost to rounding.
    function test_TheProportionIsTheSameForAll() public {
        _holder(dan, 60);
        vm.warp(block.timestamp + 1 days);
        _tender(dan, 60);
        _tender(ada, 340);
        _tender(ben, 300);
        _close();
        vm.assertEq(_tenderOf().accepted, 100, "accepted");
        vm.assertEq(tenders.refundable(tenderId), 0, "nothing is certain yet");

        tenders.settle(tenderId, dan);
        _assertShares(dan, 52, 0);
        // 8 shares are paid, and of the 640 that are open at most 91 can be.
        vm.assertEq(tenders.refundable(tenderId), 10_00, "one share is certain");
        tenders.settle(tenderId, ada);
        _assertShares(ada, 552, 0);
        _assertGain(ada, 480_00);
        tenders.settle(tenderId, ben);
        _assertShares(ben, 258, 0);
        _refund(20_00);
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    function test_WhoGetsNotOneShareAcceptedHasAllBack() public {
        _tender(cai, 1);
        _tender(ada, 600);
        _close();
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderSettled(tenderId, cai, 0, 1, 0);
        tenders.settle(tenderId, cai);
        _assertShares(cai, 100, 0);
        _assertGain(cai, 0);
    }

    function test_ABuyerOtherThanTheCompanyHoldsTheShares() public {
        tenderId = _open(dan, BUDGET);
        _tender(ada, 100);
        _close();
        tenders.settle(tenderId, ada);
        _assertShares(dan, 100, 0);
        vm.assertEq(register.books().treasury, 0, "treasury");
    }

    function test_WithoutTendersAllGoesBack() public {
        _close();
        _refund(BUDGET);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderNothingToRefund.selector, tenderId));
        tenders.refund(tenderId, issuer);
    }

    function test_RevertWhen_ItIsClosedTwiceOrNotYet() public {
        _tender(ada, 1);
        bytes memory refusal = abi.encodeWithSelector(ITenderOffer.TenderNotClosed.selector, tenderId);
        vm.expectRevert(refusal);
        tenders.settle(tenderId, ada);
        vm.expectRevert(refusal);
        tenders.lapse(tenderId, ada);
        vm.expectRevert(refusal);
        tenders.refund(tenderId, issuer);
        _close();
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderAlreadyClosed.selector, tenderId));
        tenders.close(tenderId);
    }

    function test_RevertWhen_AHolderSettlesTwice() public {
        _tender(ada, 10);
        _close();
        tenders.settle(tenderId, ada);
        bytes memory refusal = abi.encodeWithSelector(ITenderOffer.TenderNotTendered.selector, ada, 1, 0);
        vm.expectRevert(refusal);
        tenders.settle(tenderId, ada);
        vm.warp(SETTLE_UNTIL);
        vm.expectRevert(refusal);
        tenders.lapse(tenderId, ada);
    }

    function test_SharesThatCannotBeDeliveredLapse() public {
        _tender(ada, 60);
        _tender(ben, 60);
        _close();
        register.setFrozen(ada, true, REASON);
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.SenderFrozen,
                ada,
                issuer,
                50
            )
        );
        tenders.settle(tenderId, ada);
        tenders.settle(tenderId, ben);
        vm.assertEq(tenders.refundable(tenderId), 0, "ada may still sell");

        vm.warp(SETTLE_UNTIL - 1);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderSettlementRunning.selector, SETTLE_UNTIL));
        tenders.lapse(tenderId, ada);
        vm.warp(SETTLE_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderSettlementOver.selector, SETTLE_UNTIL));
        tenders.settle(tenderId, ada);
        vm.warp(SETTLE_UNTIL + 1);
        _refund(500_00);
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderLapsed(tenderId, ada, 60);
        vm.prank(stranger);
        tenders.lapse(tenderId, ada);
        _assertShares(ada, 600, 0);
    }

    function test_SettlementWorksToTheLastSecond() public {
        _tender(ada, 60);
        _close();
        vm.warp(SETTLE_UNTIL - 1);
        tenders.settle(tenderId, ada);
        _assertGain(ada, 600_00);
    }

    function test_OnlyTheBuyerHasHisMoneySentElsewhere() public {
        _close();
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderCallerNotBuyer.selector, stranger, issuer));
        vm.prank(stranger);
        tenders.refund(tenderId, stranger);
        vm.prank(issuer);
        tenders.refund(tenderId, stranger);
        vm.assertEq(token.balanceOf(stranger), BUDGET, "elsewhere");
    }

    /// Whatever the budget and the tenders, in whatever order: bought within the budget, paid exactly, the rest free.
    function testFuzz_NobodySellsMoreThanHisPart(uint128 budget, uint48 a, uint48 b, uint48 c, bool fromTheEnd) public {
        budget = uint128(_bound(budget, PRICE, 12_000_00));
        uint48[3] memory shares = [uint48(_bound(a, 1, 600)), uint48(_bound(b, 1, 300)), uint48(_bound(c, 1, 100))];
        address[3] memory holders = [ada, ben, cai];
        uint256[3] memory held = [uint256(600), 300, 100];
        tenderId = _open(issuer, budget);
        uint256 tendered = 0;
        for (uint256 i = 0; i < 3; ++i) {
            _tender(holders[i], shares[i]);
            tendered += shares[i];
        }
        _close();
        uint256 affordable = budget / PRICE < tendered ? budget / PRICE : tendered;
        uint256 bought = 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 who = fromTheEnd ? 2 - i : i;
            uint256 part = (affordable * shares[who]) / tendered;
            vm.assertEq(tenders.acceptedOf(tenderId, holders[who]), part, "announced");
            tenders.settle(tenderId, holders[who]);
            _assertShares(holders[who], held[who] - part, 0);
            _assertGain(holders[who], int256(part * PRICE));
            bought += part;
        }
        vm.assertLe(bought, affordable, "within the budget");
        vm.assertGe(bought + 2, affordable, "less than one share a holder is lost");
        vm.assertEq(register.books().treasury, bought, "treasury");
        if (budget != bought * PRICE) tenders.refund(tenderId, issuer);
        vm.assertEq(token.balanceOf(desk), BUDGET, "only the first offer is left");
    }

    function _refund(uint256 amount) private {
        uint256 before = token.balanceOf(issuer);
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderRefunded(tenderId, issuer, amount);
        vm.prank(stranger);
        tenders.refund(tenderId, issuer);
        vm.assertEq(token.balanceOf(issuer) - before, amount, "refunded");
    }
}
