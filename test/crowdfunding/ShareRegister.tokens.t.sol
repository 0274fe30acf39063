// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {FreeMintToken} from "../../contracts/mocks/base/FreeMintToken.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {ManyDecimalsToken} from "../../contracts/mocks/ManyDecimalsToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// One test for each misbehaving token, over the two ways money moves: a dividend in, a dividend out.
abstract contract RegisterTokenTest is RegisterTest {
    function setUp() public override {
        super.setUp();
        _issue(lin, 60);
        _issue(mei, 40);
    }

    function _assertEveryPathWorks() internal {
        _declare(0);
        _declare(100_00);
        vm.assertEq(_claim(lin), 60_00, "claim");
        vm.assertEq(register.payDividend(mei), 40_00, "pushed");
        vm.assertEq(token.balanceOf(lin), 60_00, "lin");
        vm.assertEq(token.balanceOf(mei), 40_00, "mei");
        vm.assertEq(token.balanceOf(address(register)), 0, "nothing left");
    }

    function _expectNotDeclared(bytes memory reason) internal {
        uint128 index = register.books().index;
        token.mint(issuer, 100_00);
        vm.startPrank(issuer);
        SafeERC20.forceApprove(IERC20(address(token)), address(register), 100_00);
        vm.expectRevert(reason);
        register.declareDividend(100_00);
        vm.stopPrank();
        vm.assertEq(register.books().index, index, "nothing booked");
    }

    function _expectNotPaid(address holder, bytes memory reason) internal {
        uint64 due = register.dividendOf(holder);
        vm.expectRevert(reason);
        _claim(holder);
        vm.expectRevert(reason);
        register.payDividend(holder);
        vm.assertEq(register.dividendOf(holder), due, "still due");
    }
}

contract ShareRegisterNoReturnTokenTest is RegisterTokenTest {
    function test_ATokenWithoutReturnValuesWorks() public {
        _assertEveryPathWorks();
    }

    function _token() internal override returns (FreeMintToken) {
        return FreeMintToken(address(new NoReturnToken()));
    }
}

contract ShareRegisterFalseReturnTokenTest is RegisterTokenTest {
    function test_RevertWhen_TheTokenReturnsFalse() public {
        _declare(100_00);
        FalseReturnToken(address(token)).setFailing(true);
        bytes memory failed = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
        _expectNotDeclared(failed);
        _expectNotPaid(lin, failed);
        FalseReturnToken(address(token)).setFailing(false);
        _claim(lin);
    }

    function _token() internal override returns (FreeMintToken) {
        return new FalseReturnToken();
    }
}

contract ShareRegisterFeeTokenTest is RegisterTokenTest {
    function test_RevertWhen_TheTokenKeepsAFeeOfADividend() public {
        _declare(100_00);
        FeeToken(address(token)).setFeeBps(100);
        _expectNotDeclared(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), 199_00, 200_00)
        );
    }

    function test_AFeeOnPaymentsIsThePayeesLoss() public {
        _declare(100_00);
        FeeToken(address(token)).setFeeBps(100);
        _claim(lin);
        vm.assertEq(token.balanceOf(lin), 59_40, "less the fee");
        vm.assertEq(token.balanceOf(address(register)), register.dividendOf(mei), "the rest is there");
    }

    function _token() internal override returns (FreeMintToken) {
        return new FeeToken(0);
    }
}

contract ShareRegisterRebasingTokenTest is RegisterTokenTest {
    function test_RevertWhen_TheTokenBooksAnotherAmount() public {
        RebasingToken(address(token)).rebase(0.3e18);
        _expectNotDeclared(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), 99_99, 100_00)
        );
    }

    /// The last to claim waits: nobody gets what is another's.
    function test_AShrunkBalancePaysWhomItCan() public {
        _declare(100_00);
        RebasingToken(address(token)).rebase(0.7e18);
        _claim(lin);
        // The token counts in shares of its own: 6,000 / 0.7 of 10,000 are gone, 4,000 / 0.7 are asked for.
        bytes4 missing = IERC20Errors.ERC20InsufficientBalance.selector;
        vm.expectRevert(abi.encodeWithSelector(missing, address(register), 1_429, 5_714));
        _claim(mei);
        RebasingToken(address(token)).rebase(3e18);
        vm.assertEq(_claim(mei), 40_00, "later");
    }

    function _token() internal override returns (FreeMintToken) {
        return new RebasingToken();
    }
}

contract ShareRegisterRevertOnZeroTokenTest is RegisterTokenTest {
    function test_ADividendOfZeroMovesNothing() public {
        _assertEveryPathWorks();
    }

    function _declare(uint64 amount) internal override {
        if (amount != 0) return super._declare(amount);
        vm.prank(issuer);
        register.declareDividend(0);
    }

    function _token() internal override returns (FreeMintToken) {
        return new RevertOnZeroToken();
    }
}

contract ShareRegisterManyDecimalsTokenTest is RegisterTokenTest {
    function test_RevertWhen_AWholeTokenDoesNotFitTheBooks() public {
        _assertEveryPathWorks();
        vm.assertLt(uint256(type(uint64).max), 1e24, "one token has more units than the register ever pays out");
    }

    function _token() internal override returns (FreeMintToken) {
        return new ManyDecimalsToken();
    }
}

contract ShareRegisterBlocklistTokenTest is RegisterTokenTest {
    function test_ABlockedHolderHurtsOnlyHimself() public {
        _declare(100_00);
        BlocklistToken(address(token)).setBlocked(lin, true);
        _expectNotPaid(lin, abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, lin));
        vm.assertEq(_claim(mei), 40_00, "others are paid");
        _declare(100_00);
        BlocklistToken(address(token)).setBlocked(lin, false);
        vm.assertEq(_claim(lin), 120_00, "nothing is lost");
    }

    function _token() internal override returns (FreeMintToken) {
        return new BlocklistToken();
    }
}

contract ShareRegisterReentrancyTest is RegisterTokenTest {
    function test_MoneyFunctionsCannotBeEnteredAgain() public {
        _declare(100_00);
        bytes[3] memory ways = [
            abi.encodeCall(IShareRegister.declareDividend, (1)),
            abi.encodeCall(IShareRegister.claimDividend, ()),
            abi.encodeCall(IShareRegister.payDividend, (mei))
        ];
        for (uint256 i = 0; i < ways.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            _arm(ways[i]);
            _claim(lin);
            _assertStopped("claim");
            _arm(ways[i]);
            register.payDividend(mei);
            _assertStopped("push");
            _arm(ways[i]);
            _declare(100_00);
            _assertStopped("declare");
            vm.revertToState(snapshot);
        }
    }

    /// A refresh or a transfer in the middle finds books that are complete.
    function test_SharesMoveInTheMiddleOfADividend() public {
        ReentrantToken ambush = ReentrantToken(address(token));
        _unlock();
        vm.prank(lin);
        register.approve(address(ambush), 60);
        _declare(50_00);
        _arm(abi.encodeCall(IERC20.transferFrom, (lin, mei, 60)));
        _declare(50_00);
        vm.assertTrue(ambush.lastSuccess(), "transfer");
        vm.assertEq(register.dividendOf(lin), 60_00, "the dividend was his already");
        vm.assertEq(register.dividendOf(mei), 40_00, "and not hers");
        _arm(abi.encodeCall(IERC20.transferFrom, (mei, lin, 1)));
        _claim(lin);
        vm.assertEq(token.balanceOf(lin), 60_00, "paid once");
        vm.assertEq(register.dividendOf(lin), 0, "nothing twice");
    }

    function _token() internal override returns (FreeMintToken) {
        return new ReentrantToken();
    }

    function _arm(bytes memory call) private {
        ReentrantToken(address(token)).arm(address(register), call);
    }

    function _assertStopped(string memory where) private view {
        ReentrantToken ambush = ReentrantToken(address(token));
        vm.assertFalse(ambush.lastSuccess(), where);
        bytes memory expected = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(ambush.lastReturnData(), expected, where);
    }
}
