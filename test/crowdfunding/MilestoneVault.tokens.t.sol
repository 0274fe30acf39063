// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {IMintable, VaultTest} from "./support/VaultTest.sol";

/// @title The whole life of a vault with one token
/// @notice Proceeds, a release, and refunds of the rest.
abstract contract TokenLifeTest is VaultTest {
    function test_EveryPathPays() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        vault.collect(beneficiary);
        _reject();
        _reject();
        vault.sendBack(alice);
        vm.prank(bob);
        vault.refund(bob);
        vm.assertEq(token.balanceOf(beneficiary), 30_000, "beneficiary");
        vm.assertEq(token.balanceOf(alice), 35_000, "half of 70,001");
        vm.assertEq(token.balanceOf(bob), 21_000, "three tenths");
        vm.assertEq(token.balanceOf(address(vault)), PROCEEDS - 86_000, "the rest");
    }
}

contract NoReturnLifeTest is TokenLifeTest {
    function _token() internal override returns (IERC20) {
        return IERC20(address(new NoReturnToken()));
    }
}

contract RevertOnZeroLifeTest is TokenLifeTest {
    function _token() internal override returns (IERC20) {
        return new RevertOnZeroToken();
    }
}

contract CallbackLifeTest is TokenLifeTest {
    /// @dev Who refuses his money keeps nobody from his.
    function test_GivenARejectingInvestor_OnlyHeWaits() public {
        RejectingPayee payee = new RejectingPayee();
        offering.allot(address(payee), 500);
        _unwound();
        vm.expectRevert(abi.encodeWithSelector(RejectingPayee.RejectingPayeePaymentRefused.selector, address(vault)));
        vault.sendBack(address(payee));
        vault.sendBack(bob);
        payee.execute(address(vault), abi.encodeCall(IMilestoneVault.refund, (carol)));
        vm.assertEq(token.balanceOf(carol), 50_000, "paid where he can be");
    }

    function test_RevertWhen_TheInvestorCallsBack() public {
        ReentrantPayee payee = new ReentrantPayee();
        offering.allot(address(payee), 500);
        _unwound();
        payee.arm(address(vault), abi.encodeCall(IMilestoneVault.sendBack, (address(payee))));
        vault.sendBack(address(payee));
        vm.assertEq(payee.attempts(), 1, "attempts");
        _assertGuarded(payee.lastSuccess(), payee.lastReturnData());
        vm.assertEq(token.balanceOf(address(payee)), 50_000, "paid once");
    }

    function _token() internal override returns (IERC20) {
        return new CallbackToken();
    }

    function _assertGuarded(bool success, bytes memory why) private pure {
        vm.assertFalse(success, "called back");
        vm.assertEq(
            why,
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "why not"
        );
    }
}

contract ReentrantLifeTest is TokenLifeTest {
    function test_RevertWhen_TheTokenCallsBack() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        _arm(abi.encodeCall(IMilestoneVault.collect, (beneficiary)));
        vault.collect(beneficiary);
        _assertGuarded(1);
        vm.assertEq(token.balanceOf(beneficiary), 30_000, "paid once");
        _reject();
        _reject();
        _arm(abi.encodeCall(IMilestoneVault.sendBack, (alice)));
        vault.sendBack(alice);
        _assertGuarded(2);
        _arm(abi.encodeCall(IMilestoneVault.sendBack, (bob)));
        vm.prank(bob);
        vault.refund(bob);
        _assertGuarded(3);
        vm.assertEq(token.balanceOf(alice), 35_000, "alice once");
        vm.assertEq(token.balanceOf(bob), 21_000, "bob once");
    }

    /// @dev The guard of `refund` itself: the call back comes from an account that money is due to.
    function test_RevertWhen_TheTokenIsAnInvestorToo() public {
        offering.allot(address(token), 300);
        _unwound();
        _arm(abi.encodeCall(IMilestoneVault.refund, (address(token))));
        vault.sendBack(alice);
        _assertGuarded(1);
        vm.assertEq(vault.refundOf(address(token)), 30_000, "still due");
    }

    function _token() internal override returns (IERC20) {
        return new ReentrantToken();
    }

    function _arm(bytes memory call) private {
        ReentrantToken(address(token)).arm(address(vault), call);
    }

    function _assertGuarded(uint256 attempts) private view {
        ReentrantToken hostile = ReentrantToken(address(token));
        vm.assertEq(hostile.attempts(), attempts, "attempts");
        vm.assertFalse(hostile.lastSuccess(), "called back");
        vm.assertEq(
            hostile.lastReturnData(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "why not"
        );
    }
}

contract FalseReturnLifeTest is TokenLifeTest {
    /// @dev Nothing is booked as paid that was not.
    function test_RevertGiven_TransfersFail() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        _reject();
        _reject();
        FalseReturnToken(address(token)).setFailing(true);
        bytes memory why = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
        vm.expectRevert(why);
        vault.collect(beneficiary);
        vm.expectRevert(why);
        vault.sendBack(alice);
        FalseReturnToken(address(token)).setFailing(false);
        vault.collect(beneficiary);
        vault.sendBack(alice);
        _assertBooks(PROCEEDS, 30_000, 30_000, 35_000);
    }

    function _token() internal override returns (IERC20) {
        return new FalseReturnToken();
    }
}

contract FeeLifeTest is VaultTest {
    function test_RevertWhen_LessArrivesThanIsBooked() public {
        FeeToken(address(token)).setFeeBps(100);
        IMintable(address(token)).mint(address(offering), 10_000);
        vm.expectRevert(abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), 9_900, 10_000));
        offering.pay(token, vault, 10_000);
    }

    /// @dev Who is paid bears a fee that the token begins to keep; the vault owes what it holds.
    function test_WhenAFeeBegins_TheVaultStaysSolvent() public {
        _unwound();
        FeeToken(address(token)).setFeeBps(1000);
        vault.sendBack(alice);
        vault.sendBack(bob);
        vault.sendBack(carol);
        vm.assertEq(token.balanceOf(alice), 45_000, "nine tenths of her half");
        vm.assertEq(token.balanceOf(address(vault)), 1, "what rounding left");
    }

    function _token() internal override returns (IERC20) {
        return new FeeToken(0);
    }
}

contract RebasingLifeTest is VaultTest {
    /// @dev The books do not follow the token: what is missing is refused, and paid once it is there.
    function test_WhenTheTokenShrinks_TheBooksStay() public {
        _unwound();
        RebasingToken(address(token)).rebase(0.7e18);
        vault.sendBack(alice);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        vault.sendBack(bob);
        vm.assertEq(vault.refundOf(bob), 30_000, "still due");
        vault.sendBack(carol);
        IMintable(address(token)).mint(address(vault), 60_000);
        vault.sendBack(bob);
        _assertBooks(PROCEEDS, 0, 0, 100_000);
    }

    function _token() internal override returns (IERC20) {
        return new RebasingToken();
    }
}
