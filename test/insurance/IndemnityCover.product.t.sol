// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Products: what may be published, and what retiring one means.
contract IndemnityCoverProductTest is IndemnityTest {
    uint64 private constant ROLE = 7;

    function test_PublishFixesTheTermsUnderTheNextNumber() public {
        IIndemnityCover.Product memory product = _motor();
        (product.deductible, product.zone, product.termsHash) = (1_000_00, 2, "motor terms, second version");

        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityProductPublished(2, "motor", product);
        vm.assertEq(indemnity.publish("motor", product), 2, "number");

        vm.assertEq(abi.encode(indemnity.productOf(2)), abi.encode(product), "second version");
        vm.assertEq(abi.encode(indemnity.productOf(1)), abi.encode(_motor()), "the first stays");
        vm.assertEq(motorId, 1, "counted from one");
        IIndemnityCover.Product memory none;
        vm.assertEq(abi.encode(indemnity.productOf(3)), abi.encode(none), "unknown");
    }

    function test_EachClockMayHaveItsLeastAndItsLongestTime() public {
        IIndemnityCover.Product memory product = _motor();
        (product.noticeSeconds, product.decideSeconds, product.appealSeconds) = (1 days, 1 days, 1 days);
        product.claimSeconds = 7 days;
        vm.assertEq(indemnity.publish("hasty", product), 2, "least");

        (product.noticeSeconds, product.decideSeconds, product.appealSeconds) = (730 days, 90 days, 90 days);
        product.claimSeconds = 730 days;
        vm.assertEq(indemnity.publish("patient", product), 3, "longest");
    }

    function test_RevertWhen_TheTimeOfNoticeIsOutOfRange() public {
        IIndemnityCover.Product memory product = _motor();
        product.noticeSeconds = 1 days - 1;
        _refuse(product);
        product.noticeSeconds = 730 days + 1;
        _refuse(product);
    }

    function test_RevertWhen_TheTimeToDecideIsOutOfRange() public {
        IIndemnityCover.Product memory product = _motor();
        product.decideSeconds = 1 days - 1;
        _refuse(product);
        product.decideSeconds = 90 days + 1;
        _refuse(product);
    }

    function test_RevertWhen_TheTimeToAppealIsOutOfRange() public {
        IIndemnityCover.Product memory product = _motor();
        product.appealSeconds = 1 days - 1;
        _refuse(product);
        product.appealSeconds = 90 days + 1;
        _refuse(product);
    }

    function test_RevertWhen_TheTimeToCollectIsOutOfRange() public {
        IIndemnityCover.Product memory product = _motor();
        product.claimSeconds = 7 days - 1;
        _refuse(product);
        product.claimSeconds = 730 days + 1;
        _refuse(product);
    }

    function test_RevertWhen_ThePolicyholderBearsEverything() public {
        IIndemnityCover.Product memory product = _motor();
        product.coinsuranceBps = 10_000;
        _refuse(product);

        product.coinsuranceBps = 9_999;
        vm.assertEq(indemnity.publish("nearly all", product), 2, "number");
    }

    function test_RevertWhen_AnAppealNeedsNoBond() public {
        IIndemnityCover.Product memory product = _motor();
        product.appealBond = 0;
        _refuse(product);

        product.appealBond = 1;
        vm.assertEq(indemnity.publish("nearly free appeals", product), 2, "number");
    }

    function test_RevertWhen_AProductIsPublishedRetired() public {
        IIndemnityCover.Product memory product = _motor();
        product.onSale = false;
        _refuse(product);
    }

    function test_RetiringStopsSalesAndNothingElse() public {
        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityProductRetired(motorId);
        indemnity.retire(motorId);
        vm.assertFalse(indemnity.productOf(motorId).onSale, "on sale");

        IIndemnityCover.IndemnityQuote memory quote = _motorQuote(bob);
        bytes memory signature = _signMotor(quote);
        _expectNotOnSale(motorId);
        indemnity.buy(quote, signature);

        _final(CRASH, LOSS);
        vm.assertEq(_collect(CRASH), PAYMENT, "the running policy pays");
    }

    function test_APolicyOfARetiredProductCanBeCancelled() public {
        indemnity.retire(motorId);
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);
        vm.assertEq(token.balanceOf(alice), PREMIUM, "premium");
    }

    function test_RevertWhen_AProductIsRetiredTwice() public {
        indemnity.retire(motorId);
        _expectNotOnSale(motorId);
        indemnity.retire(motorId);
    }

    function test_RevertWhen_TheProductIsUnknown() public {
        _expectNotOnSale(2);
        indemnity.retire(2);
        _expectNotOnSale(0);
        indemnity.retire(0);
    }

    function test_RevertWhen_AStrangerPublishesOrRetires() public {
        IIndemnityCover.Product memory product = _motor();
        address[3] memory callers = [stranger, underwriter, alice];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            indemnity.publish("motor", product);

            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            indemnity.retire(motorId);
        }
    }

    function test_RevertWhen_AStrangerAuthorisesOrWithdrawsAnUnderwriter() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        indemnity.setUnderwriter(stranger, true);

        _expectUnauthorized(stranger);
        vm.prank(stranger);
        indemnity.revokeUnderwriter(underwriter);
    }

    function test_WhenTheFunctionsHaveARole_ItsMembersMayCallThem() public {
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (IIndemnityCover.publish.selector, IIndemnityCover.retire.selector);
        authority.setTargetFunctionRole(address(indemnity), selectors, ROLE);
        authority.grantRole(ROLE, bob, 0);

        vm.startPrank(bob);
        uint16 productId = indemnity.publish("by its manager", _motor());
        indemnity.retire(productId);
        vm.stopPrank();
        vm.assertFalse(indemnity.productOf(productId).onSale, "on sale");
    }

    function _refuse(IIndemnityCover.Product memory product) private {
        vm.expectRevert(IIndemnityCover.IndemnityProductInvalid.selector);
        indemnity.publish("wrong", product);
    }

    function _expectNotOnSale(uint16 productId) private {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.IndemnityProductNotOnSale.selector, productId));
    }
}
