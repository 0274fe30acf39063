// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {YearWindow} from "../../contracts/crowdfunding/libraries/YearWindow.sol";
import {ManyDecimalsToken} from "../../contracts/mocks/ManyDecimalsToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {HostileTokenTest} from "./support/HostileTokenTest.sol";

/// A rebase is the token's own doing: no book can repair it, but what is refused and what is paid stays exact.
contract OfferingRebasingTokenTest is HostileTokenTest {
    function test_AGainStaysBehindAndNobodyIsPaidTooMuch() public {
        RebasingToken(address(token)).rebase(2e18);
        offering.withdraw();
        offering.sendBack(ann);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(address(offering)), 7_000_00, "as much again");
        vm.assertEq(token.balanceOf(ann), 2 * (PURSE - 4_000_00) + 4_000_00, "exactly what she paid");
    }

    function test_RevertGiven_ALossLeavesTooLittle() public {
        RebasingToken(address(token)).rebase(0.5e18);
        offering.withdraw();
        offering.sendBack(bob);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector,
                address(offering),
                1_000_00,
                8_000_00
            )
        );
        offering.sendBack(ann);
        vm.assertEq(offering.positionOf(ann).shares, 400, "still owed");
        RebasingToken(address(token)).rebase(4e18);
        offering.sendBack(ann);
        vm.assertEq(offering.positionOf(ann).shares, 0, "paid when the money is there again");
    }

    function test_RevertWhen_TheTokenArrivesShort() public {
        RebasingToken(address(token)).rebase(3e18);
        // 1.00 yuan is a third of a unit too much for three units a share.
        terms.sharePrice = 1_00;
        _reopen();
        _investRefused("ann", 10, _mismatch(9_99, 10_00));
    }

    function _newToken() internal override returns (IERC20) {
        return new RebasingToken();
    }
}

/// A share costs as much as 64 bits hold, some 18 millionths of a token with 24 decimals.
contract OfferingManyDecimalsTokenTest is HostileTokenTest {
    function test_AmountsBeyond64BitsAreExact() public {
        terms.sharePrice = type(uint64).max;
        offering = _open(IInvestmentLedger.Kind.Warning);
        vm.warp(block.timestamp + 1);
        _assess(ann, type(uint64).max);
        ManyDecimalsToken(address(token)).mint(ann, 500 * uint256(type(uint64).max));
        uint256 before = token.balanceOf(ann);
        _approve(ann);
        IOffering.Agreement memory agreement = _agreement(500);
        agreement.riskAcknowledged = true;
        _investAgreed("ann", agreement);
        vm.assertEq(token.balanceOf(address(offering)), 500 * uint256(type(uint64).max), "escrow");
        _closeAndFile();
        offering.claim(ann, ann);
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        vm.assertEq(before - token.balanceOf(ann), 500 * uint256(type(uint64).max), "price");
    }

    function test_RevertWhen_AYearCannotHoldTheAmount() public {
        terms.sharePrice = type(uint64).max;
        _reopen();
        vm.warp(block.timestamp + 1);
        _assess(ann, type(uint64).max);
        uint256 sum = 4_000_00 + 10 * uint256(type(uint64).max);
        _investRefused("ann", 10, abi.encodeWithSelector(YearWindow.LimitAmountTooLarge.selector, sum, 2 ** 48 - 1));
    }

    function _newToken() internal override returns (IERC20) {
        return new ManyDecimalsToken();
    }
}
