// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {ManyDecimalsToken} from "../../contracts/mocks/ManyDecimalsToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title A token that blocks accounts
contract LoanBlocklistTest is LedgerTest {
    function test_ABlockedHolderFreezesNobodyElse() public {
        _rich(borrower);
        BlocklistToken(address(token)).setBlocked(ann, true);
        _day(FEB_28);
        _repay();
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, ann));
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.prank(bob);
        vm.assertEq(notes.claim(loan, bob), 263_88, "bob is paid");
        vm.prank(ann);
        vm.assertEq(notes.claim(loan, cho), 439_80, "and she elsewhere");
    }

    function test_ABlockedPlatformFreezesNobody() public {
        _rich(borrower);
        BlocklistToken(address(token)).setBlocked(platform, true);
        _day(FEB_28);
        _payoff();
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, platform));
        ledger.collectFee(loan);
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new BlocklistToken();
    }
}

/// @title A token that begins to keep a fee
contract LoanFeeTokenTest is LedgerTest {
    function test_RevertWhen_LessArrivesThanIsPaid() public {
        _rich(borrower);
        FeeToken(address(token)).setFeeBps(100);
        _day(FEB_28);
        uint256 held = token.balanceOf(loan);
        // One percent of 888.49 is 8.88.
        vm.expectRevert(
            abi.encodeWithSelector(
                ExactERC20.TokenAmountMismatch.selector,
                address(token),
                held + INSTALMENT - 8_88,
                held + INSTALMENT
            )
        );
        _repay();
        FeeToken(address(token)).setFeeBps(0);
        _repay();
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new FeeToken(0);
    }
}

/// @title A token that fails without a word
contract LoanFalseReturnTest is LedgerTest {
    function test_RevertWhen_ThePaymentFails() public {
        _rich(borrower);
        FalseReturnToken(address(token)).setFailing(true);
        _day(FEB_28);
        bytes memory refusal = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
        vm.expectRevert(refusal);
        _repay();
        FalseReturnToken(address(token)).setFailing(false);
        _repay();
        FalseReturnToken(address(token)).setFailing(true);
        vm.expectRevert(refusal);
        vm.prank(ann);
        notes.claim(loan, ann);
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new FalseReturnToken();
    }
}

/// @title A token that calls back while it moves
contract LoanReentrantTest is LedgerTest {
    function test_RevertWhen_ItCallsBack() public {
        _rich(borrower);
        _day(FEB_28);
        _arm(address(ledger), abi.encodeCall(ILoanLedger.repay, (loan)));
        _repay();
        _assertGuarded(1);
        _arm(address(ledger), abi.encodeCall(ILoanLedger.repayAmount, (loan, 1_00)));
        _day(MAR_31);
        _repay();
        _assertGuarded(2);
        _arm(address(notes), abi.encodeCall(INoteBook.sendClaim, (loan, ann)));
        vm.prank(ann);
        vm.assertEq(notes.claim(loan, ann), 879_61, "once: half of 1,759.22");
        _assertGuarded(3);
        _arm(address(ledger), abi.encodeCall(ILoanLedger.collectFee, (loan)));
        ledger.collectFee(loan);
        _assertGuarded(4);
    }

    /// The note book has a guard of its own, so a claim can slip into a payment; the payment is refused then.
    function test_RevertWhen_ItClaimsWithinAPayment() public {
        _rich(borrower);
        _day(FEB_28);
        _arm(address(notes), abi.encodeCall(INoteBook.sendClaim, (loan, ann)));
        vm.expectPartialRevert(ExactERC20.TokenAmountMismatch.selector);
        _repay();
        vm.assertEq(token.balanceOf(ann), 0, "nothing has happened");
    }

    function _newToken() internal override returns (IERC20Metadata created) {
        return new ReentrantToken();
    }

    function _arm(address target, bytes memory data) private {
        ReentrantToken(address(token)).arm(target, data);
    }

    function _assertGuarded(uint256 attempts) private view {
        ReentrantToken ambush = ReentrantToken(address(token));
        vm.assertEq(ambush.attempts(), attempts, "attempts");
        vm.assertFalse(ambush.lastSuccess(), "called back");
        vm.assertEq(
            ambush.lastReturnData(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "why not"
        );
    }
}

/// @title A token that divides too finely
contract LoanDecimalsTest is LedgerTest {
    function test_RevertGiven_TooManyDecimals() public {
        IERC20Metadata fine = new ManyDecimalsToken();
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanDecimalsUnsupported.selector, 24, 6));
        _newLedger(fine);
    }
}
