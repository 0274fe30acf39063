// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {ManyDecimalsToken} from "../../contracts/mocks/ManyDecimalsToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {LabTest} from "../support/LabTest.sol";

contract TokenMocksTest is LabTest {
    uint256 private constant AMOUNT = 1_000_00;

    address private alice;
    address private bob;

    function setUp() public {
        (alice, bob) = (_actor("alice"), _actor("bob"));
    }

    function test_NoReturnTokenMovesTokensAndReturnsNothing() public {
        NoReturnToken token = new NoReturnToken();
        token.mint(address(this), AMOUNT);

        _expectReturn(address(token), abi.encodeCall(IERC20.approve, (address(this), 70)), "");
        _expectReturn(address(token), abi.encodeCall(IERC20.transferFrom, (address(this), bob, 60)), "");
        _expectReturn(address(token), abi.encodeCall(IERC20.transfer, (bob, 40)), "");

        vm.assertEq(token.balanceOf(bob), 100, "bob");
        vm.assertEq(token.balanceOf(address(this)), AMOUNT - 100, "sender");
        vm.assertEq(token.allowance(address(this), address(this)), 10, "allowance left");
        vm.assertEq(token.totalSupply(), AMOUNT, "supply");
    }

    function test_NoReturnTokenWorksWithSafeERC20() public {
        NoReturnToken token = new NoReturnToken();
        token.mint(address(this), AMOUNT);

        SafeERC20.forceApprove(IERC20(address(token)), address(this), type(uint256).max);
        SafeERC20.safeTransferFrom(IERC20(address(token)), address(this), bob, 5);
        SafeERC20.safeTransfer(IERC20(address(token)), bob, 5);

        vm.assertEq(token.balanceOf(bob), 10, "bob");
        vm.assertEq(token.allowance(address(this), address(this)), type(uint256).max, "infinite stays infinite");
    }

    function test_RevertWhen_NoReturnTokenIsNotCovered() public {
        NoReturnToken token = new NoReturnToken();

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(this), 0, 1));
        token.transfer(bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(this), 0, 1));
        token.transferFrom(alice, bob, 1);
    }

    function test_FalseReturnTokenReturnsFalseInsteadOfReverting() public {
        FalseReturnToken token = new FalseReturnToken();
        token.mint(alice, AMOUNT);

        vm.assertFalse(token.transfer(bob, 1), "no balance");
        vm.assertFalse(token.transferFrom(alice, bob, 1), "no allowance");
        vm.prank(alice);
        token.approve(address(this), type(uint256).max);
        vm.assertFalse(token.transferFrom(alice, bob, AMOUNT + 1), "too little balance");
        vm.assertTrue(token.transferFrom(alice, bob, 1), "covered");
        vm.assertEq(token.balanceOf(bob), 1, "bob");
    }

    function test_FalseReturnTokenFailsWhenSwitchedOn() public {
        FalseReturnToken token = new FalseReturnToken();
        token.mint(address(this), AMOUNT);
        token.approve(address(this), AMOUNT);
        token.setFailing(true);

        vm.assertFalse(token.transfer(bob, 1), "transfer");
        vm.assertFalse(token.transferFrom(address(this), bob, 1), "transferFrom");
        vm.assertEq(token.balanceOf(bob), 0, "bob");
        token.setFailing(false);
        vm.assertTrue(token.transfer(bob, 1), "switched off");
    }

    function testFuzz_FeeTokenKeepsItsFee(uint256 amount, uint256 feeBps) public {
        amount = _bound(amount, 0, AMOUNT);
        feeBps = _bound(feeBps, 0, 10_000);
        FeeToken token = new FeeToken(feeBps);
        token.mint(address(this), AMOUNT);
        token.transfer(bob, amount);

        uint256 fee = (amount * feeBps) / 10_000;
        vm.assertEq(token.balanceOf(bob), amount - fee, "bob");
        vm.assertEq(token.balanceOf(address(token)), fee, "fee");
        vm.assertEq(token.balanceOf(address(this)), AMOUNT - amount, "sender");
        vm.assertEq(token.totalSupply(), AMOUNT, "supply");
    }

    function test_RevertWhen_FeeTokenWouldKeepMoreThanAll() public {
        FeeToken token = new FeeToken(100);

        vm.expectRevert(abi.encodeWithSelector(FeeToken.FeeTokenFeeAboveWhole.selector, 10_001, 10_000));
        token.setFeeBps(10_001);
    }

    function test_ReentrantTokenCallsBackOnceAfterTheBalancesMoved() public {
        ReentrantToken token = new ReentrantToken();
        token.arm(address(token), abi.encodeCall(IERC20.balanceOf, (bob)));
        token.mint(address(this), AMOUNT);
        vm.assertEq(token.attempts(), 0, "a mint is no opportunity");

        token.transfer(bob, 1);
        token.approve(address(this), 1);
        token.transferFrom(address(this), bob, 1);

        vm.assertEq(token.attempts(), 1, "attempts");
        vm.assertTrue(token.lastSuccess(), "success");
        vm.assertEq(token.lastReturnData(), abi.encode(1), "balance seen during the transfer");
    }

    function test_ReentrantTokenRecordsWhatStoppedItOnTransferFrom() public {
        ReentrantToken token = new ReentrantToken();
        token.mint(address(this), AMOUNT);
        token.approve(address(this), AMOUNT);
        token.arm(address(token), abi.encodeCall(IERC20.transfer, (alice, AMOUNT)));
        token.transferFrom(address(this), bob, 1);

        vm.assertEq(token.attempts(), 1, "attempts");
        vm.assertFalse(token.lastSuccess(), "success");
        vm.assertEq(
            token.lastReturnData(),
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(token), 0, AMOUNT),
            "error"
        );
        vm.assertEq(token.balanceOf(bob), 1, "the transfer itself went through");
    }

    function test_BlocklistTokenRefusesBothDirections() public {
        BlocklistToken token = new BlocklistToken();
        token.mint(alice, AMOUNT);
        token.mint(address(this), AMOUNT);
        token.setBlocked(alice, true);
        vm.assertTrue(token.isBlocked(alice), "blocked");
        bytes memory refusal = abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice);

        vm.expectRevert(refusal);
        token.transfer(alice, 1);
        vm.expectRevert(refusal);
        vm.prank(alice);
        token.transfer(bob, 1);

        token.setBlocked(alice, false);
        token.transfer(alice, 1);
        vm.assertEq(token.balanceOf(alice), AMOUNT + 1, "alice");
    }

    function test_RebasingTokenScalesBalancesAndSupply() public {
        RebasingToken token = new RebasingToken();
        token.mint(alice, AMOUNT);
        token.mint(address(this), AMOUNT);
        token.rebase(0.5e18);

        vm.assertEq(token.balanceOf(alice), AMOUNT / 2, "halved");
        vm.assertEq(token.totalSupply(), AMOUNT, "supply");
        token.transfer(bob, 100);
        vm.assertEq(token.balanceOf(bob), 100, "amounts count in today's units");
        token.rebase(2e18);
        vm.assertEq(token.balanceOf(bob), 400, "grown fourfold");
    }

    function test_RevertWhen_RebasingTokenWouldVanish() public {
        RebasingToken token = new RebasingToken();

        vm.expectRevert(RebasingToken.RebasingTokenFactorZero.selector);
        token.rebase(0);
    }

    function test_RevertWhen_RevertOnZeroTokenMovesNothing() public {
        RevertOnZeroToken token = new RevertOnZeroToken();
        token.mint(address(this), AMOUNT);
        token.transfer(bob, 1);

        vm.expectRevert(
            abi.encodeWithSelector(RevertOnZeroToken.RevertOnZeroTokenAmountZero.selector, address(this), bob)
        );
        token.transfer(bob, 0);
    }

    function test_TokensHaveTheDecimalsTheySay() public {
        vm.assertEq(new ManyDecimalsToken().decimals(), 24, "many");
        vm.assertEq(new NoReturnToken().decimals(), 2, "no return");
        vm.assertEq(new FeeToken(1).decimals(), 2, "free mint base");
    }

    function _expectReturn(address token, bytes memory data, bytes memory expected) private {
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory returned) = token.call(data);
        vm.assertTrue(success, "call");
        vm.assertEq(returned, expected, "return data");
    }
}
