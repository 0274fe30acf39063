// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {InsuranceTest} from "./support/InsuranceTest.sol";

contract ProductBookPublishTest is InsuranceTest {
    function test_PublishNumbersProductsAndCountsVersionsByName() public {
        IProductBook.Product memory product = _drought();

        _expectPublished(1, "drought", 1, product);
        vm.assertEq(book.publish("drought", product), 1, "first");
        _expectPublished(2, "frost", 1, product);
        vm.assertEq(book.publish("frost", product), 2, "other name");
        product.trigger = 1300;
        _expectPublished(3, "drought", 2, product);
        vm.assertEq(book.publish("drought", product), 3, "second version");
    }

    function test_PublishStoresTheTerms() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Steps, 8);
        uint32 productId = _publish(product);

        vm.assertEq(abi.encode(book.productOf(productId)), abi.encode(product), "terms");
        vm.assertEq(abi.encode(book.onSale(productId)), abi.encode(product), "terms on sale");
        vm.assertEq(abi.encode(book.stepsOf(productId)), abi.encode(product.steps), "steps");
    }

    function test_RevertWhen_AStrangerPublishes() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        book.publish("drought", _drought());
    }

    function test_RevertWhen_ThereIsLessThanAWeekToCollect() public {
        IProductBook.Product memory product = _drought();
        product.claimSeconds = 7 days - 1;
        vm.expectRevert(
            abi.encodeWithSelector(IProductBook.ProductClaimTimeTooShort.selector, uint256(7 days - 1), uint256(7 days))
        );
        _publish(product);

        product.claimSeconds = 7 days;
        vm.assertEq(_publish(product), 1, "a week is enough");
    }

    function test_RevertWhen_TheExitIsOnTheWrongSideOfTheTrigger() public {
        _refuseTrigger(IProductBook.Shape.Below, 200, 200);
        _refuseTrigger(IProductBook.Shape.Below, 200, 201);
        _refuseTrigger(IProductBook.Shape.Above, 200, 200);
        _refuseTrigger(IProductBook.Shape.Above, 200, 199);

        vm.assertEq(_publish(_linear(IProductBook.Shape.Below, 200, 199)), 1, "below");
        vm.assertEq(_publish(_linear(IProductBook.Shape.Above, -200, -199)), 2, "above");
    }

    function test_RevertWhen_ALinearProductHasSteps() public {
        IProductBook.Product memory product = _drought();
        product.steps = new IProductBook.Step[](1);
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductStepInvalid.selector, 0));
        _publish(product);
    }

    function test_RevertWhen_TheLargestPayoutIsNotAShare() public {
        IProductBook.Product memory product = _drought();
        product.maxPayoutBps = 0;
        _refuseMaxPayout(product, 0, 10_000);
        product.maxPayoutBps = 10_001;
        _refuseMaxPayout(product, 10_001, 10_000);

        product.maxPayoutBps = 1;
        vm.assertEq(_publish(product), 1, "least");
        product.maxPayoutBps = 10_000;
        vm.assertEq(_publish(product), 2, "most");
    }

    function test_RevertWhen_ThereAreNoStepsOrMoreThanEight() public {
        _refuseSteps(_stepped(IProductBook.Shape.Steps, 0), 0);
        _refuseSteps(_stepped(IProductBook.Shape.Steps, 9), 9);
        _refuseSteps(_stepped(IProductBook.Shape.Amounts, 0), 0);
        _refuseSteps(_stepped(IProductBook.Shape.Amounts, 9), 9);

        vm.assertEq(_publish(_stepped(IProductBook.Shape.Steps, 1)), 1, "one");
        vm.assertEq(_publish(_stepped(IProductBook.Shape.Amounts, 8)), 2, "eight");
    }

    function test_RevertWhen_TheFirstStepPaysNothing() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Steps, 3);
        product.steps[0].pay = 0;
        _refuseSteps(product, 0);
    }

    function test_RevertWhen_StepsAreNotInAscendingOrder() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Steps, 4);
        product.steps[1].from = product.steps[0].from;
        _refuseSteps(product, 1);

        product = _stepped(IProductBook.Shape.Amounts, 4);
        product.steps[3].from = product.steps[2].from - 1;
        _refuseSteps(product, 3);
    }

    function test_RevertWhen_AHigherStepPaysLess() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Steps, 4);
        product.steps[2].pay = product.steps[1].pay - 1;
        _refuseSteps(product, 2);

        product.steps[2].pay = product.steps[1].pay;
        vm.assertEq(_publish(product), 1, "the same is allowed");
    }

    function test_RevertWhen_TheLargestPayoutIsNotThatOfTheTopStep() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Steps, 3);
        product.maxPayoutBps = 3001;
        _refuseMaxPayout(product, 3001, 3000);
        product.maxPayoutBps = 0;
        _refuseMaxPayout(product, 0, 3000);

        (product.maxPayoutBps, product.steps[2].pay) = (10_001, 10_001);
        _refuseMaxPayout(product, 10_001, 10_001);
        (product.maxPayoutBps, product.steps[2].pay) = (10_000, 10_000);
        vm.assertEq(_publish(product), 1, "all of it");
    }

    function test_RevertWhen_AmountsGiveAShare() public {
        IProductBook.Product memory product = _stepped(IProductBook.Shape.Amounts, 3);
        product.maxPayoutBps = 3000;
        _refuseMaxPayout(product, 3000, 0);

        (product.maxPayoutBps, product.steps[2].pay) = (0, type(uint64).max);
        vm.assertEq(_publish(product), 1, "amounts are money, without a limit");
    }

    function _refuseTrigger(IProductBook.Shape shape, int64 trigger, int64 exit) private {
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductTriggerInvalid.selector, trigger, exit));
        _publish(_linear(shape, trigger, exit));
    }

    function _refuseMaxPayout(IProductBook.Product memory product, uint256 actual, uint256 expected) private {
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductMaxPayoutInvalid.selector, actual, expected));
        _publish(product);
    }

    function _refuseSteps(IProductBook.Product memory product, uint256 position) private {
        vm.expectRevert(abi.encodeWithSelector(IProductBook.ProductStepInvalid.selector, position));
        _publish(product);
    }

    function _expectPublished(
        uint32 productId,
        bytes32 name,
        uint32 version,
        IProductBook.Product memory product
    ) private {
        vm.expectEmit(address(book));
        emit IProductBook.ProductPublished(productId, name, version, product);
    }

    function _linear(
        IProductBook.Shape shape,
        int64 trigger,
        int64 exit
    ) private pure returns (IProductBook.Product memory product) {
        product = _drought();
        (product.shape, product.trigger, product.exit) = (shape, trigger, exit);
    }

    /// Steps at 0, 10, 20 ... that pay 1000, 2000, 3000 ...
    function _stepped(
        IProductBook.Shape shape,
        uint256 count
    ) private pure returns (IProductBook.Product memory product) {
        product = _linear(shape, 0, 0);
        product.steps = new IProductBook.Step[](count);
        for (uint256 i = 0; i < count; ++i) {
            product.steps[i] = IProductBook.Step(int64(uint64(i * 10)), uint64((i + 1) * 1000));
        }
        product.maxPayoutBps = shape == IProductBook.Shape.Steps ? uint16(count * 1000) : 0;
    }
}
