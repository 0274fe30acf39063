// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {INoteMarket} from "../../contracts/lending/interfaces/INoteMarket.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {NoteMarketTest} from "./support/NoteMarketTest.sol";

/// With a token that misbehaves nobody loses notes without money, or money without notes.
contract NoteMarketFeeTokenTest is NoteMarketTest {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        FeeToken(address(token)).setFeeBps(100);
        uint256 amount = CLEAN + ACCRUED;
        uint256 arrived = amount - amount / 100;
        _refuse(
            _order(),
            UNITS,
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), arrived, amount)
        );
        _assertUnits(ann, 50);
        _assertFilled(_order(), 0, false);
    }

    function _newToken() internal override returns (IERC20Metadata) {
        return new FeeToken(0);
    }
}

contract NoteMarketFalseReturnTokenTest is NoteMarketTest {
    function test_RevertWhen_ThePriceDoesNotCome() public {
        FalseReturnToken(address(token)).setFailing(true);
        _refuse(_order(), UNITS, abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        _assertUnits(ann, 50);
    }

    /// A price of nothing needs no token.
    function test_AGiftOfADayWithoutInterestMovesNoMoney() public {
        FalseReturnToken(address(token)).setFailing(true);
        _day(JAN_31);
        INoteMarket.NoteOrder memory order = _order();
        order.priceBps = 0;
        vm.assertEq(_buy(dan, order, UNITS), 0, "price");
        _assertUnits(dan, UNITS);
    }

    function _newToken() internal override returns (IERC20Metadata) {
        return new FalseReturnToken();
    }
}

contract NoteMarketNoReturnTokenTest is NoteMarketTest {
    function test_ATokenThatReturnsNothingWorks() public {
        _buy(dan, _order(), UNITS);
        vm.assertEq(token.balanceOf(ann), CLEAN + ACCRUED, "paid");
    }

    function _newToken() internal override returns (IERC20Metadata) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

contract NoteMarketBlocklistTokenTest is NoteMarketTest {
    function test_RevertWhen_TheSellerCannotBePaid() public {
        BlocklistToken(address(token)).setBlocked(ann, true);
        _refuse(_order(), UNITS, abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, ann));
        _assertUnits(ann, 50);
    }

    function _newToken() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }
}

contract NoteMarketReentrancyTest is NoteMarketTest {
    function test_BuyCannotBeEnteredAgain() public {
        INoteMarket.NoteOrder memory order = _order();
        ReentrantToken hostile = ReentrantToken(address(token));
        bytes memory again = abi.encodeCall(market.buy, (order, _signed(order), 1, type(uint256).max));
        hostile.arm(address(market), again);
        _buy(dan, order, 5);
        vm.assertEq(hostile.attempts(), 1, "tried");
        vm.assertFalse(hostile.lastSuccess(), "refused");
        bytes memory reason = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(hostile.lastReturnData(), reason, "reason");
        _assertFilled(order, 5, false);
        vm.assertEq(token.balanceOf(address(market)), 0, "the market holds no money");
    }

    function _newToken() internal override returns (IERC20Metadata) {
        return new ReentrantToken();
    }
}
