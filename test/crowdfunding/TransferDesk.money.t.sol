// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ITransferDesk} from "../../contracts/crowdfunding/interfaces/ITransferDesk.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {TransferTest} from "./support/TransferTest.sol";

/// Delivery against payment: both or nothing.
contract TransferDeskMoneyTest is TransferTest {
    function testFuzz_TheBuyerPaysSharesTimesPrice(uint48 shares, uint64 price) public {
        shares = uint48(_bound(shares, 1, 600));
        price = uint64(_bound(price, 1, type(uint64).max));
        uint256 amount = uint256(shares) * price;
        _fund(dan, amount);
        vm.prank(ada);
        uint256 offerId = transfers.offer(register, shares, price, dan);
        vm.warp(HOLDERS_UNTIL);
        _buy(offerId, dan);
        _assertGain(ada, int256(amount));
        _assertGain(dan, 0);
        _assertShares(dan, shares, 0);
        _assertShares(ada, 600 - shares, 0);
        vm.assertEq(register.totalSupply(), 1000, "supply");
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    function test_ASellerWhoCannotBePaidCollectsLater() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        _block(ada, true);
        vm.expectEmit(address(transfers));
        emit IExitDesk.PaymentWaiting(address(token), ada, AMOUNT);
        _buy(offerId, dan);
        _assertShares(dan, SHARES, 0);
        vm.assertEq(transfers.waitingOf(token, ada), AMOUNT, "waits");

        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, ada));
        vm.prank(ada);
        transfers.collect(token, ada);
        vm.expectEmit(address(transfers));
        emit IExitDesk.PaymentCollected(address(token), ada, stranger, AMOUNT);
        vm.prank(ada);
        vm.assertEq(transfers.collect(token, stranger), AMOUNT, "collected");
        vm.assertEq(token.balanceOf(stranger), AMOUNT, "elsewhere");
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitNothingWaiting.selector, address(token), ada));
        vm.prank(ada);
        transfers.collect(token, ada);
    }

    function test_RevertWhen_TheBuyerCannotPay() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        _block(dan, true);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, dan));
        _buy(offerId, dan);
        _assertShares(ada, 600, SHARES);
        _assertStage(offerId, ITransferDesk.Stage.Sale);
    }

    function test_RevertWhen_TheRegisterRefusesTheBuyer() public {
        uint256 offerId = _offer(stranger);
        _fund(stranger, AMOUNT);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.ReceiverNotAdmitted,
                ada,
                stranger,
                SHARES
            )
        );
        _buy(offerId, stranger);
        vm.assertEq(token.balanceOf(stranger), AMOUNT, "not charged");
    }

    /// What the registrar takes is free of earmarks; the desk then delivers nothing.
    function test_RevertWhen_TheSharesWereTaken() public {
        uint256 offerId = _offer(dan);
        register.forcedTransfer(ada, ben, 570, REASON);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.InsufficientShares,
                ada,
                dan,
                SHARES
            )
        );
        _buy(offerId, dan);
        vm.prank(ada);
        transfers.cancel(offerId);
        _assertShares(ada, 30, 0);
    }
}

contract TransferDeskFeeTokenTest is TransferTest {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, AMOUNT - AMOUNT / 100, AMOUNT)
        );
        _buy(offerId, dan);
        _assertShares(ada, 600, SHARES);
    }

    function _newToken() internal override returns (IERC20) {
        return new FeeToken(100);
    }
}

contract TransferDeskNoReturnTokenTest is TransferTest {
    function test_ATokenThatReturnsNothingWorks() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        _buy(offerId, dan);
        _assertGain(ada, int256(AMOUNT));
    }

    function _newToken() internal override returns (IERC20) {
        return IERC20(address(new NoReturnToken()));
    }
}

contract TransferDeskFalseReturnTokenTest is TransferTest {
    function test_RevertWhen_ThePriceDoesNotCome() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        FalseReturnToken(address(token)).setFailing(true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        _buy(offerId, dan);
        _assertShares(ada, 600, SHARES);
    }

    function _newToken() internal override returns (IERC20) {
        return new FalseReturnToken();
    }
}

contract TransferDeskReentrancyTest is TransferTest {
    function test_BuyCannotBeEnteredAgain() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        bytes[] memory ways = new bytes[](4);
        ways[0] = abi.encodeCall(transfers.buy, (offerId));
        ways[1] = abi.encodeCall(transfers.cancel, (offerId));
        ways[2] = abi.encodeCall(transfers.collect, (token, stranger));
        ways[3] = abi.encodeCall(transfers.offer, (register, 1, 1, dan));
        _checkNoReentry(dan, abi.encodeCall(transfers.buy, (offerId)), ways);
    }

    function _newToken() internal override returns (IERC20) {
        return new ReentrantToken();
    }
}
