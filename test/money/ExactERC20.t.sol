// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {LabTest} from "../support/LabTest.sol";

/// Collects what it is told to, as the pool does.
contract Collector {
    function collect(address token, address from, uint256 amount) external {
        ExactERC20.pullExact(IERC20(token), from, amount);
    }

    function hand(address token, address to, uint256 amount) external {
        ExactERC20.pushExact(IERC20(token), to, amount);
    }
}

contract ExactERC20Test is LabTest {
    Collector private collector;
    address private payer;

    function setUp() public {
        collector = new Collector();
        payer = _actor("payer");
    }

    function testFuzz_ExactlyTheAmountMoves(uint256 held, uint256 amount) public {
        NoReturnToken token = new NoReturnToken();
        held = _bound(held, 0, type(uint128).max);
        amount = _bound(amount, 0, type(uint128).max);
        token.mint(address(collector), held);
        _fund(address(token), amount);

        collector.collect(address(token), payer, amount);

        vm.assertEq(token.balanceOf(address(collector)), held + amount, "collector");
        vm.assertEq(token.balanceOf(payer), 0, "payer");
    }

    function testFuzz_ExactlyTheAmountIsHandedOn(uint256 held, uint256 amount) public {
        NoReturnToken token = new NoReturnToken();
        amount = _bound(amount, 1, type(uint128).max);
        held = _bound(held, amount, type(uint256).max);
        token.mint(address(collector), held);

        collector.hand(address(token), payer, amount);

        vm.assertEq(token.balanceOf(address(collector)), held - amount, "collector");
        vm.assertEq(token.balanceOf(payer), amount, "payee");
    }

    function test_RevertWhen_TheTokenKeepsAFeeOfWhatIsHandedOn() public {
        FeeToken token = new FeeToken(100);
        token.mint(address(collector), 10_00);
        token.mint(payer, 5_00);

        _expectMismatch(address(token), 14_90, 15_00);
        collector.hand(address(token), payer, 10_00);
        vm.assertEq(token.balanceOf(address(collector)), 10_00, "collector");
    }

    function test_ZeroMovesNothing() public {
        collector.collect(address(new RevertOnZeroToken()), payer, 0);
        // An address without code would fail any call that were made.
        collector.collect(payer, payer, 0);
    }

    function test_RevertWhen_TheTokenKeepsAFee() public {
        FeeToken token = new FeeToken(100);
        _fund(address(token), 10_00);
        token.mint(address(collector), 5_00);

        _expectMismatch(address(token), 14_90, 15_00);
        collector.collect(address(token), payer, 10_00);
        vm.assertEq(token.balanceOf(payer), 10_00, "payer");
    }

    function test_RevertWhen_TheTokenRoundsDown() public {
        RebasingToken token = new RebasingToken();
        _fund(address(token), 10_00);
        token.rebase(3e18);

        _expectMismatch(address(token), 99, 100);
        collector.collect(address(token), payer, 100);
    }

    function test_RevertWhen_MoreArrivesThanWasCollected() public {
        ReentrantToken token = new ReentrantToken();
        _fund(address(token), 10_00);
        token.arm(address(token), abi.encodeCall(token.mint, (address(collector), 1)));

        _expectMismatch(address(token), 10_01, 10_00);
        collector.collect(address(token), payer, 10_00);
    }

    function test_RevertWhen_TheTokenReturnsFalse() public {
        FalseReturnToken token = new FalseReturnToken();
        _fund(address(token), 10_00);
        token.setFailing(true);

        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        collector.collect(address(token), payer, 10_00);
    }

    function test_RevertWhen_ThePayerCannotPay() public {
        NoReturnToken token = new NoReturnToken();
        _fund(address(token), 9_99);
        vm.prank(payer);
        token.approve(address(collector), 10_00);

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, payer, 9_99, 10_00));
        collector.collect(address(token), payer, 10_00);
    }

    function test_RevertWhen_TheCollectorCollectsFromItself() public {
        NoReturnToken token = new NoReturnToken();
        token.mint(address(collector), 10_00);
        vm.prank(address(collector));
        token.approve(address(collector), 10_00);

        _expectMismatch(address(token), 10_00, 20_00);
        collector.collect(address(token), address(collector), 10_00);
    }

    function _fund(address token, uint256 amount) private {
        NoReturnToken(token).mint(payer, amount);
        vm.prank(payer);
        NoReturnToken(token).approve(address(collector), amount);
    }

    function _expectMismatch(address token, uint256 received, uint256 expected) private {
        vm.expectRevert(abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, received, expected));
    }
}
