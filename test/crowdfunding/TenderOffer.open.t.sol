// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ITenderOffer} from "../../contracts/crowdfunding/interfaces/ITenderOffer.sol";
import {TenderTest} from "./support/TenderTest.sol";

/// From the budget to the deadline.
contract TenderOfferOpenTest is TenderTest {
    function test_TheBudgetLiesHereFromTheBeginning() public {
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderOpened(2, address(register), dan, 7, 100, DEADLINE);
        vm.prank(dan);
        vm.assertEq(tenders.open(register, 7, 100, DEADLINE), 2, "number");
        _assertGain(issuer, -int256(uint256(BUDGET)));
        _assertGain(dan, -100);
        vm.assertEq(token.balanceOf(desk), BUDGET + 100, "escrow");
        vm.assertEq(
            abi.encode(_tenderOf()),
            abi.encode(ITenderOffer.Tender(register, 0, 0, issuer, 0, DEADLINE, token, PRICE, BUDGET, 0)),
            "tender"
        );
        vm.assertEq(tenders.acceptedOf(3, ada), 0, "nothing is accepted by nobody");
        vm.assertEq(tenders.refundable(tenderId), 0, "nothing is certain");
    }

    function test_TwentyBusinessDaysAreTheLeast() public {
        _expectOutOfRange(DEADLINE - 1);
        _openUntil(DEADLINE - 1);
        _openUntil(DEADLINE);
        _openUntil(DEADLINE + 1);
        _openUntil(START + 365 days);
        _expectOutOfRange(START + 365 days + 1);
        _openUntil(START + 365 days + 1);
    }

    function test_RevertWhen_TheBudgetPaysNoShare() public {
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderBudgetTooSmall.selector, PRICE, PRICE - 1));
        _open(issuer, PRICE - 1);
        _open(issuer, PRICE);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderBudgetTooSmall.selector, 0, BUDGET));
        vm.prank(issuer);
        tenders.open(register, 0, BUDGET, DEADLINE);
    }

    function test_HoldersTenderAndTakeBack() public {
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderChanged(tenderId, ada, 90, 90);
        _tender(ada, 90);
        _tender(ada, 10);
        _tender(ben, 50);
        vm.assertEq(tenders.tenderedBy(tenderId, ada), 100, "tendered");
        vm.assertEq(tenders.acceptedOf(tenderId, ada), 66, "two thirds so far");
        _assertShares(ada, 600, 100);

        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderChanged(tenderId, ada, 30, 80);
        _takeBack(ada, 70);
        _assertShares(ada, 600, 30);
        vm.assertEq(_tenderOf().tendered, 80, "tendered by all");
        vm.assertEq(tenders.acceptedOf(tenderId, ada), 30, "all so far");

        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderNotTendered.selector, ada, 31, 30));
        _takeBack(ada, 31);
    }

    function test_TheDeadlineIsOnTheSecond() public {
        vm.warp(DEADLINE - 1);
        _tender(ada, 2);
        _takeBack(ada, 1);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderStillOpen.selector, DEADLINE));
        tenders.close(tenderId);
        for (uint40 moment = DEADLINE; moment <= DEADLINE + 1; ++moment) {
            vm.warp(moment);
            vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderDeadlinePassed.selector, DEADLINE));
            _tender(ada, 1);
            vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderDeadlinePassed.selector, DEADLINE));
            _takeBack(ada, 1);
        }
        tenders.close(tenderId);
    }

    function test_RevertWhen_NothingIsTendered() public {
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitSharesZero.selector));
        _tender(ada, 0);
    }

    function test_RevertWhen_TheBuyerTendersHimself() public {
        tenderId = _open(ben, BUDGET);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderByBuyer.selector, ben));
        _tender(ben, 1);
    }

    /// They could never be delivered and would only lower the proportion of the others.
    function test_RevertWhen_TheSharesCannotBeDelivered() public {
        vm.prank(cai);
        register.transfer(issuer, 10);
        tenderId = _open(ben, BUDGET);
        _expectRestricted(IShareRegister.Restriction.SenderNotAdmitted, issuer, ben, 10);
        _tender(issuer, 10);
        _expectRestricted(IShareRegister.Restriction.InsufficientShares, ada, ben, 601);
        _tender(ada, 601);
        register.setFrozenTokens(ada, 550, REASON);
        _expectRestricted(IShareRegister.Restriction.PartNotFree, ada, ben, 51);
        _tender(ada, 51);
        _tender(ada, 50);
    }

    function test_RevertWhen_ThereIsNoSuchOffer() public {
        bytes memory refusal = abi.encodeWithSelector(ITenderOffer.TenderUnknown.selector, 9);
        vm.expectRevert(refusal);
        tenders.tender(9, 1);
        vm.expectRevert(refusal);
        tenders.takeBack(9, 1);
        vm.expectRevert(refusal);
        tenders.close(9);
        vm.expectRevert(refusal);
        tenders.settle(9, ada);
        vm.expectRevert(refusal);
        tenders.lapse(9, ada);
        vm.expectRevert(refusal);
        tenders.refund(9, ada);
    }

    function _openUntil(uint40 deadline) private {
        vm.prank(issuer);
        tenders.open(register, PRICE, PRICE, deadline);
    }

    function _expectOutOfRange(uint40 deadline) private {
        vm.expectRevert(
            abi.encodeWithSelector(ITenderOffer.TenderDeadlineOutOfRange.selector, deadline, DEADLINE, START + 365 days)
        );
    }

    function _expectRestricted(IShareRegister.Restriction reason, address holder, address to, uint256 shares) private {
        vm.expectRevert(
            abi.encodeWithSelector(IShareRegister.SharesTransferRestricted.selector, reason, holder, to, shares)
        );
    }
}
