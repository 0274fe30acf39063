// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {PayoutCurve} from "../../contracts/insurance/libraries/PayoutCurve.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ProductBookTest is CoverTest {
    uint32 private constant UNKNOWN = 99;

    function test_RetireTakesAVersionOffSaleAndLeavesItsTerms() public {
        IProductBook.Product memory product = _drought();
        (uint32 first, uint32 second) = (_publish(product), _publish(product));

        vm.expectEmit(address(book));
        emit IProductBook.ProductRetired(first);
        book.retire(first);

        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductNotOnSale.selector, first));
        book.onSale(first);
        vm.assertEq(abi.encode(book.productOf(first)), abi.encode(product), "terms stay");
        vm.assertEq(book.payoutBps(first, 700), 5000, "curve stays");
        vm.assertEq(abi.encode(book.onSale(second)), abi.encode(product), "the other version is on sale");
    }

    function test_RevertWhen_AStrangerRetires() public {
        uint32 productId = _publishDrought();
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        book.retire(productId);
    }

    function test_RevertGiven_AVersionIsRetiredAlready() public {
        uint32 productId = _publishDrought();
        book.retire(productId);
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductNotOnSale.selector, productId));
        book.retire(productId);
    }

    function test_RevertWhen_NoVersionHasTheNumber() public {
        _expectUnknown();
        book.retire(UNKNOWN);
        _expectUnknown();
        book.productOf(UNKNOWN);
        _expectUnknown();
        book.onSale(UNKNOWN);
        _expectUnknown();
        book.payoutBps(UNKNOWN, 0);
        _expectUnknown();
        book.stepsOf(UNKNOWN);
    }

    function test_PayoutBpsFollowsTheShape() public {
        IProductBook.Product memory product = _drought();
        uint32 below = _publish(product);
        product.shape = IProductBook.Shape.Above;
        (product.trigger, product.exit, product.maxPayoutBps) = (200, 1200, 9000);
        uint32 above = _publish(product);
        uint32 steps = _publish(_events());

        vm.assertEq(book.payoutBps(below, 201), 9990, "below");
        vm.assertEq(book.payoutBps(above, 201), 9, "above");
        vm.assertEq(book.payoutBps(steps, 499), 0, "no step");
        vm.assertEq(book.payoutBps(steps, 999), 2500, "first step");
        vm.assertEq(book.payoutBps(steps, 1000), 6000, "second step");
    }

    function test_RevertGiven_APayoutIsAnAmount() public {
        IProductBook.Product memory product = _events();
        (product.shape, product.maxPayoutBps) = (IProductBook.Shape.Amounts, 0);
        uint32 productId = _publish(product);

        vm.expectRevert(
            abi.encodeWithSelector(IProductBook.ProductShapeUnsuitable.selector, productId, IProductBook.Shape.Amounts)
        );
        book.payoutBps(productId, 500);
    }

    function testFuzz_PayoutBpsIsTheCurve(int64 reading, int64 trigger, int64 exit, uint16 max) public {
        vm.assume(trigger != exit);
        IProductBook.Product memory product = _drought();
        product.shape = exit < trigger ? IProductBook.Shape.Below : IProductBook.Shape.Above;
        (product.trigger, product.exit, product.maxPayoutBps) = (trigger, exit, uint16(_bound(max, 1, 10_000)));
        uint256 bps = book.payoutBps(_publish(product), reading);

        vm.assertEq(bps, PayoutCurve.linear(reading, trigger, exit, product.maxPayoutBps), "curve");
    }

    function _expectUnknown() private {
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductUnknown.selector, UNKNOWN));
    }
}
