// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICompanySale} from "../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {SaleTest} from "./support/SaleTest.sol";

/// Who accepts, and whether it is enough.
contract CompanySaleAcceptTest is SaleTest {
    function setUp() public override {
        super.setUp();
        _openSale();
    }

    function test_HoldersAcceptAndTakeBack() public {
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleAcceptanceChanged(saleId, 1, ada, 500, 500);
        _accept(ada, 1, 500);
        _accept(ben, 1, 300);
        _assertShares(ada, 600, 500);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleAcceptanceChanged(saleId, 1, ada, 400, 700);
        _takeBack(ada, 1, 100);
        _assertShares(ada, 600, 400);
        vm.assertEq(sales.acceptedBy(saleId, 1, ada), 400, "accepted by ada");
        vm.assertEq(_class(1).accepted, 700, "accepted by all");

        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleNotAccepted.selector, ada, 401, 400));
        _takeBack(ada, 1, 401);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitSharesZero.selector));
        _accept(ada, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassUnknown.selector, 2, 2));
        _accept(ada, 2, 1);
    }

    function test_RevertWhen_TheSharesCannotBeDelivered() public {
        register.setFrozen(ada, true, REASON);
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.SenderFrozen,
                ada,
                dan,
                1
            )
        );
        _accept(ada, 1, 1);
    }

    function test_TheDeadlineIsOnTheSecond() public {
        vm.warp(DEADLINE - 1);
        _accept(ada, 1, 2);
        _takeBack(ada, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleStillOpen.selector, DEADLINE));
        sales.close(saleId);
        bytes memory refusal = abi.encodeWithSelector(ICompanySale.SaleDeadlinePassed.selector, DEADLINE);
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(DEADLINE + late);
            vm.expectRevert(refusal);
            _accept(ada, 1, 1);
            vm.expectRevert(refusal);
            _takeBack(ada, 1, 1);
        }
        sales.close(saleId);
    }

    function test_TheSaleIsMadeAtTheThreshold() public {
        _acceptEnough();
        vm.warp(DEADLINE);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleClosed(saleId, CLAIM_UNTIL);
        vm.assertTrue(sales.close(saleId), "made");
        _assertStage(ICompanySale.Stage.Closed);
        _expectStage(ICompanySale.Stage.Closed, ICompanySale.Stage.Open);
        sales.close(saleId);
        _expectStage(ICompanySale.Stage.Closed, ICompanySale.Stage.Open);
        _accept(ada, 1, 1);
    }

    function test_TheSaleFailsOneShareBelowTheThreshold() public {
        _acceptEnough();
        _takeBack(fay, 0, 1);
        vm.warp(DEADLINE);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleFailed(saleId);
        vm.assertFalse(sales.close(saleId), "failed");
        _assertStage(ICompanySale.Stage.Failed);

        vm.expectEmit(address(sales));
        emit ICompanySale.SaleReleased(saleId, 1, ada, 450);
        vm.prank(stranger);
        sales.release(saleId, 1, ada);
        _assertShares(ada, 600, 0);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleRefunded(saleId, dan, PRICE);
        vm.prank(stranger);
        sales.refund(saleId, dan);
        _assertGain(dan, 0);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleNothingToRefund.selector, saleId));
        sales.refund(saleId, dan);
        _expectStage(ICompanySale.Stage.Failed, ICompanySale.Stage.Closed);
        sales.settle(saleId, 1, ben);
    }

    /// Somebody who is asleep cannot hold the money: after thirty days the sale has failed.
    function test_TheSaleFailsWhenNobodyClosesItInTime() public {
        _acceptEnough();
        vm.warp(DEADLINE + 30 days - 1);
        uint256 snapshot = vm.snapshotState();
        vm.assertTrue(sales.close(saleId), "made");
        vm.revertToState(snapshot);
        for (uint40 late = 0; late < 2; ++late) {
            snapshot = vm.snapshotState();
            vm.warp(DEADLINE + 30 days + late);
            vm.assertFalse(sales.close(saleId), "failed");
            vm.revertToState(snapshot);
        }
    }

    /// Exactly the threshold has accepted, so one more share in issue is one too many.
    function test_TheSaleFailsWhenSharesWereIssuedAndTooFewHaveAccepted() public {
        _acceptEnough();
        _holder(_actor("newcomer"), 1);
        vm.assertFalse(_closeSale(), "failed");
    }

    /// Otherwise anybody who claims an old allotment could stop a sale that all others want.
    function test_SharesIssuedMeanwhileDoNotFailASaleThatEnoughHaveAccepted() public {
        _acceptEnough();
        _accept(ada, 1, 3);
        _holder(_actor("newcomer"), 4);
        vm.assertTrue(_closeSale(), "753 of 1,004 are 75 %");
    }

    function test_SharesBoughtBackDoNotFailTheSale() public {
        _acceptEnough();
        vm.prank(cai);
        register.transfer(issuer, 100);
        vm.assertTrue(_closeSale(), "made");
    }

    /// Shares are issued, all accept, and the registrar takes some into the treasury: never more than were priced.
    function test_RevertWhen_MoreAcceptThanWerePriced() public {
        register.issue(ada, 10, 0);
        vm.warp(START + 2 days);
        _accept(ada, 1, 610);
        _accept(ben, 1, 300);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassFull.selector, 91, 90));
        _accept(cai, 1, 91);
        _accept(cai, 1, 90);
    }

    function test_RevertWhen_ItIsNotOverYet() public {
        _accept(ada, 1, 1);
        _expectStage(ICompanySale.Stage.Open, ICompanySale.Stage.Closed);
        sales.release(saleId, 1, ada);
        _expectStage(ICompanySale.Stage.Open, ICompanySale.Stage.Closed);
        sales.refund(saleId, dan);
        _expectStage(ICompanySale.Stage.Open, ICompanySale.Stage.Closed);
        sales.settle(saleId, 1, ada);
        _expectStage(ICompanySale.Stage.Open, ICompanySale.Stage.Closed);
        _sell(ada, 1, 1);
    }

    function _expectStage(ICompanySale.Stage actual, ICompanySale.Stage expected) private {
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleWrongStage.selector, actual, expected));
    }
}
