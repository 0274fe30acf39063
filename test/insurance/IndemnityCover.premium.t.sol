// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// Premium is unearned as far as the unreserved rest of the limit backs it.
contract IndemnityCoverPremiumTest is IndemnityTest {
    bytes32 private constant THEFT = "theft of the mirrors";

    function test_PremiumIsUnearnedAsFarAsTheRestOfTheLimitBacksIt() public {
        _notify(CRASH, 8_000_00);
        // 3,400 leave exactly the premium of 600 under the limit: nothing is earned yet.
        _notify(HAIL, 4_750_00);
        uint64 reserved = 9_400_00;
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - reserved, 600_00, 600_00, 0, reserved, reserved, 0));

        // Eight units more are eight units of premium.
        _notify(THEFT, DEDUCTIBLE + 10);
        reserved += 8;
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - reserved, 599_92, 599_92, 8, reserved, reserved, 0));

        _withdraw(THEFT);
        reserved -= 8;
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - reserved, 600_00, 600_00, 0, reserved, reserved, 0));
    }

    /// However often a loss is notified and taken back, neither premium nor own funds have moved.
    function test_NoticeAndWithdrawalLeaveEverythingAsItWas() public {
        uint256 ownFunds = pool.totalAssets();
        for (uint256 i = 1; i <= 5; ++i) {
            _notify(bytes32(2 * i), 8_000_00);
            _notify(bytes32(2 * i + 1), 5_500_00);
            _assertBooks(_running(0, LIMIT));
            vm.assertEq(pool.books().earned, PREMIUM, "all of it is earned early");
            _withdraw(bytes32(2 * i));
            _withdraw(bytes32(2 * i + 1));
            _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, LIMIT, PREMIUM, 0, 0, 0, 0));
            vm.assertEq(pool.totalAssets(), ownFunds, "own funds");
        }
        _expire();
        _assertBooks(_ended(0, 0));
    }

    function test_ALowerDecisionMakesPremiumUnearnedAgain() public {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_500_00);
        _decide(HAIL, 4_812_50); // 3,450 of 4,000: the rest backs 550 of the premium
        _runOut(HAIL);
        _collect(HAIL);
        uint64 used = 9_450_00;
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - used, 550_00, 550_00, 50_00, MOST, used, 0));
    }

    function test_WhatAPaymentUsedUpStaysEarned() public {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_500_00);
        _decide(CRASH, 8_000_00);
        _decide(HAIL, 5_500_00);
        _runOut(HAIL);
        _collect(CRASH);
        _assertBooks(_running(MOST, LIMIT - MOST));
        _collect(HAIL);
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - LIMIT, 0, 0, PREMIUM, 0, LIMIT, 0));
    }

    function test_AFreePolicyEarnsNothing() public {
        motorQuote = _motorQuote(alice);
        motorQuote.premium = 0;
        policyId = _insure(motorQuote);
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 8_000_00);
        vm.assertEq(pool.books().earned, 0, "notified");
        _withdraw(CRASH);
        _withdraw(HAIL);
        _expire();
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 2 * LIMIT, PREMIUM, 0, 0, 0, 0));
    }

    /// The premium may be as high as the limit: then each unit reserved earns one.
    function test_WhenThePremiumIsTheLimit_EachUnitReservedEarnsOne() public {
        motorQuote = _motorQuote(alice);
        motorQuote.premium = LIMIT;
        policyId = _insure(motorQuote);
        _notify(CRASH, LOSS);
        vm.assertEq(pool.books().earned, PAYMENT, "earned");
        vm.assertEq(pool.books().unearned, PREMIUM + LIMIT - PAYMENT, "unearned");
        _withdraw(CRASH);
        vm.assertEq(pool.books().earned, 0, "earned no more");
        vm.assertEq(pool.books().unearned, PREMIUM + LIMIT, "unearned again");
    }

    /// The exposure of the zone is what the policies can still cost; only payment and close take from it.
    function test_TheExposureFallsByWhatIsPaidAndAtTheClose() public {
        _assertExposed(LIMIT, "bought");
        _notify(CRASH, LOSS);
        _notify(HAIL, LOSS);
        _notify(THEFT, LOSS);
        _assertExposed(LIMIT, "notified");
        _withdraw(THEFT);
        _assertExposed(LIMIT, "withdrawn");
        _decide(CRASH, LOSS);
        _decide(HAIL, 0);
        _runOut(HAIL);
        _collect(HAIL);
        _assertExposed(LIMIT, "denied");
        _collect(CRASH);
        _assertExposed(LIMIT - PAYMENT, "paid");
        _expire();
        _assertExposed(LIMIT - PAYMENT, "expired");
        _close();
        _assertExposed(0, "closed");
    }

    /// A notice makes no room in the zone that the loss may need again.
    function test_ANoticeMakesNoRoomForOtherCover() public {
        pool.setZoneCap(ZONE, LIMIT);
        _notify(CRASH, 8_000_00);
        vm.warp(START);
        motorQuote = _motorQuote(bob);
        bytes memory signature = _signMotor(motorQuote);
        bytes4 selector = ISolvencyPool.PoolZoneCapExceeded.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, ZONE, 2 * LIMIT, LIMIT));
        indemnity.buy(motorQuote, signature);
    }

    /// Who enters while a loss is reserved pays for the reserve too, and gains nothing when it comes back.
    function test_WhoEntersWhileALossIsReservedGainsNothingFromItsEnd() public {
        _notify(CRASH, 8_000_00);
        _notify(HAIL, 5_500_00);
        _capitalise(bob, CAPITAL);
        _withdraw(CRASH);
        _withdraw(HAIL);
        vm.assertLe(pool.convertToAssets(pool.balanceOf(bob)), CAPITAL, "bob");
        vm.assertGe(pool.convertToAssets(pool.balanceOf(provider)) + 1, CAPITAL, "provider");
    }

    function _assertExposed(uint64 expected, string memory reason) private view {
        vm.assertEq(pool.zoneOf(ZONE).exposed, expected, reason);
    }
}
