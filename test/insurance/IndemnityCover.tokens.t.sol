// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

contract IndemnityCoverFeeTokenTest is IndemnityTest {
    function test_RevertWhen_TheTokenKeepsAPartOfTheBond() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _fundBond(stranger);
        FeeToken(address(token)).setFeeBps(100);
        _expectMismatch(address(token), APPEAL_BOND - 2_00, APPEAL_BOND);
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);
        _assertStatus(CRASH, IIndemnityCover.Status.Decided);
    }

    function test_RevertWhen_TheTokenKeepsAPartOfThePremium() public {
        IIndemnityCover.IndemnityQuote memory quote = _motorQuote(bob);
        bytes memory signature = _signMotor(quote);
        _fund(bob, PREMIUM);
        FeeToken(address(token)).setFeeBps(100);
        uint256 before = CAPITAL + PREMIUM;
        _expectMismatch(address(token), before + PREMIUM - 6_00, before + PREMIUM);
        vm.prank(bob);
        indemnity.buy(quote, signature);
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(0);
    }

    function _expectMismatch(address asset, uint256 received, uint256 expected) private {
        vm.expectRevert(abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, asset, received, expected));
    }
}

contract IndemnityCoverFalseReturnTokenTest is IndemnityTest {
    function test_RevertWhen_TheBondDoesNotMove() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _fundBond(stranger);
        _fail(true);
        _expectFailure();
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);

        _fail(false);
        vm.prank(stranger);
        indemnity.appeal(policyId, CRASH);
        _runOut(CRASH);
        _fail(true);
        _expectFailure();
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(indemnity.appealOf(_claimId(CRASH)).bond, APPEAL_BOND, "bond");
    }

    function test_RevertWhen_ThePaymentDoesNotMove() public {
        _final(CRASH, LOSS);
        _fail(true);
        _expectFailure();
        _collect(CRASH);
        _assertStatus(CRASH, IIndemnityCover.Status.Final);
        _assertBooks(_running(0, PAYMENT));
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FalseReturnToken();
    }

    function _fail(bool failing) private {
        FalseReturnToken(address(token)).setFailing(failing);
    }

    function _expectFailure() private {
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
    }
}

/// Tether returns nothing from a transfer.
contract IndemnityCoverNoReturnTokenTest is IndemnityTest {
    function test_AWholeClaimInATokenThatReturnsNothing() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, 0);
        _appeal(alice, CRASH);
        _decideOnAppeal(CRASH, LOSS);
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(_collect(CRASH), PAYMENT, "paid");
        vm.assertEq(token.balanceOf(alice), PAYMENT + APPEAL_BOND, "money");
    }

    function _token() internal override returns (IERC20Metadata) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

/// Nothing is moved where nothing is owed, because some tokens refuse that.
contract IndemnityCoverRevertOnZeroTokenTest is IndemnityTest {
    function test_ADeniedClaimClosesWithoutATransfer() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, 0);
        _runOut(CRASH);
        vm.assertEq(_collect(CRASH), 0, "paid");
        _assertStatus(CRASH, IIndemnityCover.Status.Paid);
    }

    function test_AFreePolicyMovesNothing() public {
        IIndemnityCover.IndemnityQuote memory free = _motorQuote(bob);
        free.premium = 0;
        bytes memory signature = _signMotor(free);
        vm.prank(bob);
        indemnity.buy(free, signature);
        vm.assertEq(pool.books().locked, 2 * LIMIT, "on cover");
        vm.prank(bob);
        indemnity.cancel(free, bob);
        vm.assertEq(pool.books().locked, LIMIT, "cancelled");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RevertOnZeroToken();
    }
}
