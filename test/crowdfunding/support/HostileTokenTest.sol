// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {ExactERC20} from "../../../contracts/money/ExactERC20.sol";
import {OfferingTest} from "./OfferingTest.sol";

/// @title Base of the tests with misbehaving tokens
/// @notice Ann has committed to 400 shares and Bob to 300, with a target of 500.
abstract contract HostileTokenTest is OfferingTest {
    uint256 internal constant PURSE = 1_000_000_00;

    address internal ann;
    address internal bob;
    address internal eve;

    function setUp() public virtual override {
        super.setUp();
        (ann, bob, eve) = (_investor("ann"), _investor("bob"), _investor("eve"));
        vm.warp(OPENS_AT);
        _invest("ann", 400);
        _invest("bob", 300);
    }

    /// @notice Another offering with the present terms, into which the same three may pay.
    function _reopen() internal {
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _approve(bob);
        _approve(eve);
    }

    /// @notice 800, 800 and 400 for 1,000 shares: 400, 400 and 200, of which 998 are certain before the claims.
    function _oversubscribe() internal {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 800);
        _invest("bob", 800);
        _invest("eve", 400);
        _closeAndFile();
    }

    function _claimAll() internal {
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        offering.releaseRemainder();
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(destination)), 9_501_00, "proceeds");
        vm.assertEq(token.balanceOf(platform), 499_00, "fee of 998 shares");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    /// @notice Claims of the first two, and the fee, of a filed offering.
    function _finish() internal {
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(destination)), 6_650_00, "proceeds");
        vm.assertEq(token.balanceOf(platform), 350_00, "fee");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _mismatch(uint256 received, uint256 expected) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, address(token), received, expected);
    }
}
