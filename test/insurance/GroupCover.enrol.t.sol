// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {GroupCover} from "../../contracts/insurance/GroupCover.sol";
import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverEnrolTest is GroupTest {
    function test_ConstructorFixesWhereMoneyDataAndTermsComeFrom() public {
        GroupCover another = new GroupCover(pool, oracle, book, address(authority));

        vm.assertEq(address(another.POOL()), address(pool), "pool");
        vm.assertEq(address(another.ORACLE()), address(oracle), "oracle");
        vm.assertEq(address(another.BOOK()), address(book), "book");
        vm.assertEq(another.authority(), address(authority), "authority");
    }

    function test_EnrolKeepsEveryTerm() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes32 groupId = group.hashOf(quote);
        vm.expectEmit(address(group));
        emit IGroupCover.GroupBound(groupId, broker, FLIGHTS, COUNT, PREMIUM, MAX_LOSS);
        vm.assertEq(_enrol(quote), groupId, "id");

        IGroupCover.Group memory expected;
        (expected.broker, expected.premium, expected.productId) = (broker, PREMIUM, productId);
        (expected.maxLoss, expected.deadline, expected.coverEnd) = (MAX_LOSS, DATA_DEADLINE, COVER_END);
        (expected.zone, expected.state, expected.silence) = (
            ZONE,
            IInsuranceLine.State.Open,
            IProductBook.Silence.RefundsPremium
        );
        (expected.count, expected.claimSeconds) = (COUNT, CLAIM_SECONDS);
        (expected.members, expected.feedId) = (quote.members, FLIGHTS);
        vm.assertEq(abi.encode(group.groupOf(groupId)), abi.encode(expected), "group");
    }

    function test_EnrolBooksPremiumAndLock() public {
        _enrol();

        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, MAX_LOSS, PREMIUM, 0, 0, 0, 0));
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS, "zone");
        vm.assertEq(token.balanceOf(address(pool)), CAPITAL + PREMIUM, "pool");
        vm.assertEq(token.balanceOf(broker), 9 * PREMIUM, "broker");
    }

    function test_EnrolFreezesThePoolOnTheDayOnWhichCoverEnds() public {
        _enrol();
        uint256 day = ((COVER_END + 8 hours) / 1 days) * 1 days - 8 hours;

        vm.warp(day - 1);
        vm.assertFalse(pool.isFrozen(), "the day before");
        vm.warp(day);
        vm.assertTrue(pool.isFrozen(), "on the day");
    }

    function test_AnybodyMayPayForTheBroker() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        _fund(stranger, PREMIUM);
        vm.prank(stranger);
        bytes32 groupId = group.enrol(quote, signature);

        vm.assertEq(token.balanceOf(stranger), 0, "payer");
        vm.assertEq(group.groupOf(groupId).broker, broker, "broker");
    }

    function test_RevertGiven_TheQuoteIsBound() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes32 groupId = _enrol(quote);
        _expectRefused(quote, abi.encodeWithSelector(IInsuranceLine.QuoteUsed.selector, groupId));
    }

    function test_RevertGiven_TheGroupOfTheQuoteHasEnded() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.validUntil = type(uint40).max;
        bytes32 groupId = _enrol(quote);
        _report(0);
        group.settle(groupId);
        _expectRefused(quote, abi.encodeWithSelector(IInsuranceLine.QuoteUsed.selector, groupId));
    }

    function test_RevertGiven_ThePeriodServesAnotherGroup() public {
        _enrol();
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.coverStart) = (1, COVER_START + 1);
        _expectRefused(quote, abi.encodeWithSelector(IGroupCover.GroupPeriodTaken.selector, FLIGHTS, COVER_END));
    }

    function test_OtherPeriodsAndOtherFeedsServeOtherGroups() public {
        _registerFeed("more flights", IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, true));
        bytes32 first = _enrol();
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.coverEnd = COVER_END + 1;
        bytes32 second = _enrol(quote);
        (quote.coverEnd, quote.feedId) = (COVER_END, "more flights");
        bytes32 third = _enrol(quote);

        _assertState(first, IInsuranceLine.State.Open);
        _assertState(second, IInsuranceLine.State.Open);
        _assertState(third, IInsuranceLine.State.Open);
        vm.assertEq(pool.books().locked, 3 * uint256(MAX_LOSS), "locked");
    }

    function test_RevertGiven_AProductThatPaysShares() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        IProductBook.Product memory product = _delay(IProductBook.Silence.MeansNoEvent);
        (product.shape, product.maxPayoutBps) = (IProductBook.Shape.Steps, 10_000);
        (product.steps[0].pay, product.steps[1].pay) = (5_000, 10_000);
        _expectUnsuitable(quote, _publish(product), IProductBook.Shape.Steps);
        _expectUnsuitable(quote, _publishDrought(), IProductBook.Shape.Below);
        IProductBook.Product memory rain = _drought();
        (rain.shape, rain.trigger, rain.exit) = (IProductBook.Shape.Above, 200, 1200);
        _expectUnsuitable(quote, _publish(rain), IProductBook.Shape.Above);
    }

    function test_RevertGiven_TheProductIsRetired() public {
        book.retire(productId);
        _expectRefused(_groupQuote(), abi.encodeWithSelector(IProductBook.ProductNotOnSale.selector, productId));
    }

    function test_RevertGiven_TheProductIsUnknown() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.productId = 99;
        _expectRefused(quote, abi.encodeWithSelector(IProductBook.ProductUnknown.selector, 99));
    }

    function test_RevertGiven_AFeedThatKeepsNoSourceOrDoesNotExist() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.feedId = RAIN;
        _expectRefused(quote, abi.encodeWithSelector(IGroupCover.GroupFeedWithoutSource.selector, RAIN));
        quote.feedId = "unknown";
        _expectRefused(quote, abi.encodeWithSelector(IGroupCover.GroupFeedWithoutSource.selector, quote.feedId));
    }

    function test_RevertGiven_NobodyIsInsured() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.premium) = (0, 0);
        _expectRefused(quote, abi.encodeWithSelector(IInsuranceLine.CoverEmpty.selector));
    }

    function test_RevertGiven_APremiumAboveTheLargestLoss() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.premium = MAX_LOSS + 1;
        _expectRefused(
            quote,
            abi.encodeWithSelector(IInsuranceLine.CoverPremiumTooHigh.selector, MAX_LOSS + 1, MAX_LOSS)
        );
    }

    function test_APremiumMayReachTheLargestLossOrBeNothing() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.premium = MAX_LOSS;
        vm.assertEq(group.groupOf(_enrol(quote)).premium, MAX_LOSS, "highest");
        (quote.premium, quote.coverEnd) = (0, COVER_END + 1);
        vm.assertEq(group.groupOf(_enrol(quote)).premium, 0, "lowest");
    }

    function test_RevertWhen_TheWaitingPeriodHasBegun() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.validUntil = COVER_END;
        for (uint40 time = SALE_CLOSES_AT; time <= SALE_CLOSES_AT + 1; ++time) {
            vm.warp(time);
            _expectPeriodInvalid(quote, SALE_CLOSES_AT);
        }
        vm.warp(SALE_CLOSES_AT - 1);
        _assertState(_enrol(quote), IInsuranceLine.State.Open);
    }

    function test_RevertGiven_CoverThatDoesNotLast() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        for (uint40 end = COVER_START - 1; end <= COVER_START; ++end) {
            quote.coverEnd = end;
            _expectPeriodInvalid(quote, SALE_CLOSES_AT);
        }
        quote.coverEnd = COVER_START + 1;
        _assertState(_enrol(quote), IInsuranceLine.State.Open);
    }

    function test_RevertGiven_CoverThatEndsBeyondTenYears() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        uint40 limit = START + 3650 days;
        quote.coverEnd = limit + 1;
        _expectRefused(quote, abi.encodeWithSelector(ISolvencyPool.PoolCoverTooLong.selector, limit + 1, limit));
        quote.coverEnd = limit;
        _assertState(_enrol(quote), IInsuranceLine.State.Open);
    }

    function test_RevertGiven_CoverThatBeginsBeforeTheFirstWaitingPeriodInHistory() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.coverStart = WAITING_SECONDS - 1;
        _expectPeriodInvalid(quote, 0);
    }

    function test_RevertGiven_MoreThanTheBooksCanHold() public {
        IProductBook.Product memory product = _delay(IProductBook.Silence.RefundsPremium);
        product.steps[1].pay = type(uint64).max / 2 + 1;
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.productId, quote.count) = (_publish(product), 2);
        _expectRefused(
            quote,
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 64, uint256(1) << 64)
        );
    }

    function test_RevertGiven_ThePoolCannotCarryTheLoss() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.count = 35;
        _expectRefused(
            quote,
            abi.encodeWithSelector(ISolvencyPool.PoolInsolvent.selector, CAPITAL + PREMIUM, 35 * HIGH)
        );
    }

    function test_PoolAndZoneMayBeUsedToTheUnit() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.count = 34;
        pool.setZoneCap(ZONE, 34 * HIGH);
        _enrol(quote);
        vm.assertEq(pool.freeCapital(), 0, "free capital");
    }

    function test_RevertGiven_TheZoneIsFull() public {
        pool.setZoneCap(ZONE, MAX_LOSS - 1);
        _expectRefused(
            _groupQuote(),
            abi.encodeWithSelector(ISolvencyPool.PoolZoneCapExceeded.selector, ZONE, MAX_LOSS, MAX_LOSS - 1)
        );
    }

    function test_RevertGiven_ThePoolIsPaused() public {
        pool.pause();
        _expectRefused(_groupQuote(), abi.encodeWithSelector(Pausable.EnforcedPause.selector));
    }

    function test_RevertGiven_ThePayerHasNoMoney() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        vm.prank(stranger);
        token.approve(address(pool), PREMIUM);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, stranger, 0, PREMIUM));
        vm.prank(stranger);
        group.enrol(quote, signature);
        _assertState(group.hashOf(quote), IInsuranceLine.State.None);
    }

    function test_UnknownGroupsAreAllZero() public view {
        IGroupCover.Group memory nothing;
        vm.assertEq(abi.encode(group.groupOf("unknown")), abi.encode(nothing), "group");
        vm.assertFalse(group.isPaid("unknown", 0), "paid");
    }

    function _expectUnsuitable(IGroupCover.GroupQuote memory quote, uint32 id, IProductBook.Shape shape) private {
        quote.productId = id;
        _expectRefused(quote, abi.encodeWithSelector(IProductBook.ProductShapeUnsuitable.selector, id, shape));
    }

    function _expectPeriodInvalid(IGroupCover.GroupQuote memory quote, uint256 closesAt) private {
        _expectRefused(
            quote,
            abi.encodeWithSelector(
                IInsuranceLine.CoverPeriodInvalid.selector,
                closesAt,
                quote.coverStart,
                quote.coverEnd
            )
        );
    }

    function _expectRefused(IGroupCover.GroupQuote memory quote, bytes memory refusal) private {
        bytes memory signature = _signGroup(quote);
        vm.expectRevert(refusal);
        vm.prank(broker);
        group.enrol(quote, signature);
    }
}
