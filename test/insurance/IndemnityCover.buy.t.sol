// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

contract IndemnityCoverBuyTest is IndemnityTest {
    IIndemnityCover.IndemnityQuote private quote;

    function setUp() public override {
        super.setUp();
        quote = _motorQuote(bob);
        _fund(stranger, 10 * PREMIUM);
    }

    function test_BuyInsuresTheHolderAndCollectsThePremium() public {
        bytes memory signature = _signMotor(quote);
        bytes32 expectedId = indemnity.hashOf(quote);
        _fund(bob, PREMIUM + 1_00);

        vm.expectEmit(address(indemnity));
        emit IIndemnityCover.IndemnityBound(expectedId, bob, quote);
        vm.prank(bob);
        vm.assertEq(indemnity.buy(quote, signature), expectedId, "the quote is the policy");

        IIndemnityCover.Policy memory expected = IIndemnityCover.Policy({
            holder: bob,
            productId: motorId,
            state: IIndemnityCover.PolicyState.Active,
            openClaims: 0,
            limit: LIMIT,
            perClaimLimit: PER_CLAIM,
            coverStart: COVER_START,
            coverEnd: COVER_END,
            paid: 0,
            wanted: 0,
            premium: PREMIUM
        });
        vm.assertEq(abi.encode(indemnity.policyOf(expectedId)), abi.encode(expected), "policy");
        vm.assertEq(token.balanceOf(bob), 1_00, "bob paid");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 2 * PREMIUM, 2 * LIMIT, 2 * PREMIUM, 0, 0, 0, 0));
        vm.assertFalse(pool.isFrozen(), "frozen");
    }

    function test_AnybodyMayPayForTheHolder() public {
        bytes32 id = _buy();
        vm.assertEq(indemnity.policyOf(id).holder, bob, "holder");
        vm.assertEq(token.balanceOf(stranger), 9 * PREMIUM, "the stranger paid");
    }

    function test_TheSmallerOfSumInsuredAndAggregateLimitIsTheLimit() public {
        (quote.sumInsured, quote.aggregateLimit) = (7_000_00, 9_000_00);
        vm.assertEq(indemnity.policyOf(_buy()).limit, 7_000_00, "sum insured");
        (quote.sumInsured, quote.aggregateLimit) = (9_000_00, 8_000_00);
        vm.assertEq(indemnity.policyOf(_buy()).limit, 8_000_00, "aggregate limit");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 3 * PREMIUM, LIMIT + 15_000_00, 3 * PREMIUM, 0, 0, 0, 0));
    }

    function test_SaleEndsWhenCoverBegins() public {
        quote.validUntil = COVER_END;
        vm.warp(COVER_START - 1);
        _buy();

        ++quote.salt;
        bytes memory signature = _signMotor(quote);
        for (uint40 t = COVER_START; t <= COVER_START + 1; ++t) {
            vm.warp(t);
            _expectPeriodInvalid();
            indemnity.buy(quote, signature);
        }
    }

    function test_RevertWhen_CoverEndsBeforeItLasts() public {
        quote.coverEnd = quote.coverStart;
        _refusePeriod();
        quote.coverEnd = quote.coverStart - 1;
        _refusePeriod();
    }

    /// Cover that ends within its waiting period could never pay.
    function test_RevertWhen_TheWaitingPeriodSwallowsTheCover() public {
        uint40 waitingUntil = COVER_START + WAITING_SECONDS;
        uint40[2] memory ends = [COVER_START + 1, waitingUntil];
        for (uint256 i = 0; i < ends.length; ++i) {
            quote.coverEnd = ends[i];
            bytes memory signature = _signMotor(quote);
            bytes4 selector = IInsuranceLine.CoverPeriodInvalid.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, COVER_START, waitingUntil, ends[i]));
            indemnity.buy(quote, signature);
        }
        quote.coverEnd = waitingUntil + 1;
        vm.assertNotEq(_buy(), bytes32(0), "one second");
    }

    function test_RevertWhen_CoverIsTooLong() public {
        quote.coverEnd = START + 3_650 days + 1;
        bytes memory signature = _signMotor(quote);
        bytes4 selector = ISolvencyPool.PoolCoverTooLong.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, START + 3_650 days + 1, START + 3_650 days));
        indemnity.buy(quote, signature);

        vm.warp(START + 1);
        vm.assertNotEq(_buy(), bytes32(0), "a second later");
    }

    function test_RevertWhen_TheCoolingOffPeriodReachesIntoTheCover() public {
        for (uint40 t = COVER_START; t <= COVER_START + 1; ++t) {
            quote.coolingOffUntil = t;
            bytes memory signature = _signMotor(quote);
            bytes4 selector = IIndemnityCover.IndemnityCoolingOffTooLong.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, t, COVER_START));
            indemnity.buy(quote, signature);
        }
        quote.coolingOffUntil = COVER_START - 1;
        vm.assertNotEq(_buy(), bytes32(0), "until the last second before");
    }

    function test_RevertWhen_ALimitIsZero() public {
        quote.premium = 0;
        quote.sumInsured = 0;
        _refuseEmpty();
        (quote.sumInsured, quote.aggregateLimit) = (SUM_INSURED, 0);
        _refuseEmpty();
        (quote.aggregateLimit, quote.perClaimLimit) = (LIMIT, 0);
        _refuseEmpty();
    }

    function test_RevertWhen_TheLimitPerClaimCanNeverPay() public {
        uint64[3] memory limits = [DEDUCTIBLE - 1, DEDUCTIBLE, DEDUCTIBLE + 1];
        for (uint256 i = 0; i < limits.length; ++i) {
            quote.perClaimLimit = limits[i];
            _refuseEmpty();
        }
        quote.perClaimLimit = DEDUCTIBLE + 2; // pays 1.6 units
        vm.assertNotEq(_buy(), bytes32(0), "one unit");
    }

    function test_ThePoolFreezesOnTheDayOnWhichCoverEnds() public {
        quote.coverEnd = COVER_END - 30 days;
        _buy();
        vm.warp(COVER_END - 31 days);
        vm.assertFalse(pool.isFrozen(), "the day before");
        vm.warp(COVER_END - 30 days);
        vm.assertTrue(pool.isFrozen(), "the day");
    }

    function test_RevertWhen_ThePremiumIsAboveTheLimit() public {
        quote.aggregateLimit = PREMIUM - 1;
        bytes memory signature = _signMotor(quote);
        bytes4 selector = IInsuranceLine.CoverPremiumTooHigh.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, PREMIUM, PREMIUM - 1));
        indemnity.buy(quote, signature);

        quote.aggregateLimit = PREMIUM;
        vm.assertNotEq(_buy(), bytes32(0), "as high as the limit");
    }

    function test_AFigureThatBindsNothingMayBeAsLargeAsItLikes() public {
        (quote.perClaimLimit, quote.sumInsured) = (type(uint64).max, type(uint64).max);
        bytes32 id = _buy();
        vm.assertEq(indemnity.policyOf(id).perClaimLimit, type(uint64).max, "per claim");
        vm.assertEq(indemnity.policyOf(id).limit, LIMIT, "limit");
    }

    function test_RevertWhen_TheZoneIsFull() public {
        pool.setZoneCap(ZONE, 2 * LIMIT - 1);
        bytes memory signature = _signMotor(quote);
        bytes4 selector = ISolvencyPool.PoolZoneCapExceeded.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, ZONE, 2 * LIMIT, 2 * LIMIT - 1));
        indemnity.buy(quote, signature);
    }

    function test_RevertWhen_ThePoolCannotBearTheLimit() public {
        uint64 most = CAPITAL + 2 * PREMIUM - LIMIT;
        (quote.sumInsured, quote.aggregateLimit) = (most + 1, most + 1);
        bytes memory signature = _signMotor(quote);
        bytes4 selector = ISolvencyPool.PoolInsolvent.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, CAPITAL + 2 * PREMIUM, LIMIT + most + 1));
        indemnity.buy(quote, signature);

        quote.aggregateLimit = most;
        _buy();
        vm.assertEq(pool.freeCapital(), 0, "all of it is bound");
    }

    function test_PauseStopsBuyingAndNothingElse() public {
        bytes memory signature = _signMotor(quote);
        pool.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(stranger);
        indemnity.buy(quote, signature);

        _notify(CRASH, LOSS);
        _notify(HAIL, LOSS);
        _notify("theft", LOSS);
        _withdraw(HAIL);
        _decide("theft", LOSS);
        _decide(CRASH, LOSS);
        _appeal(stranger, CRASH);
        _decideOnAppeal(CRASH, LOSS);
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(_collect(CRASH), PAYMENT, "payment");

        vm.warp(COVER_END + 365 days);
        indemnity.lapse(policyId, "theft");
        _close();
        _assertPolicyState(IIndemnityCover.PolicyState.Closed);
    }

    function test_PauseDoesNotStopCancelling() public {
        pool.pause();
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);
        vm.assertEq(token.balanceOf(alice), PREMIUM, "premium");
    }

    function test_TheLineKnowsItsPoolAndItsFund() public view {
        vm.assertEq(address(indemnity.POOL()), address(pool), "pool");
        vm.assertEq(indemnity.PROTECTION_FUND(), fund, "fund");
        vm.assertEq(indemnity.authority(), address(authority), "authority");
    }

    function _buy() private returns (bytes32 id) {
        ++quote.salt;
        bytes memory signature = _signMotor(quote);
        vm.prank(stranger);
        return indemnity.buy(quote, signature);
    }

    function _refusePeriod() private {
        bytes memory signature = _signMotor(quote);
        _expectPeriodInvalid();
        indemnity.buy(quote, signature);
    }

    function _refuseEmpty() private {
        bytes memory signature = _signMotor(quote);
        vm.expectRevert(IInsuranceLine.CoverEmpty.selector);
        indemnity.buy(quote, signature);
    }

    function _expectPeriodInvalid() private {
        bytes4 selector = IInsuranceLine.CoverPeriodInvalid.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, quote.coverStart, quote.coverStart, quote.coverEnd));
    }
}
