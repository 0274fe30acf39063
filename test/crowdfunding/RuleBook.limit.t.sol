// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRuleBook} from "../../contracts/crowdfunding/interfaces/IRuleBook.sol";
import {RuleBookTest} from "./support/RuleBookTest.sol";

contract RuleBookLimitTest is RuleBookTest {
    uint256 private constant NONE = type(uint256).max;

    function setUp() public override {
        super.setUp();
        _publishAll();
    }

    /// Holds for every formula that can be published, not only for those that are.
    function testFuzz_AnyFormulaIsMonotoneAndWithinItsBounds(
        uint64[3] calldata bounds,
        uint16[2] calldata shares,
        bool usesGreater,
        uint64[2] calldata incomes,
        uint64[2] calldata netWorths
    ) public {
        IRuleBook.RuleSet memory rules = _regCf(0, uint64(_bound(bounds[0], 1, type(uint64).max)), true);
        rules.cap = uint64(_bound(bounds[1], 1, type(uint64).max));
        rules.floor = uint64(_bound(bounds[2], 0, rules.cap));
        rules.highBps = uint16(_bound(shares[0], 1, 10_000));
        rules.lowBps = uint16(_bound(shares[1], 1, rules.highBps));
        rules.usesGreater = usesGreater;
        book.publish(ID, rules);

        _assertMonotone(ID, [uint128(incomes[0]), uint128(incomes[1])], [uint128(netWorths[0]), uint128(netWorths[1])]);
    }

    function test_WhenEitherFigureIsBelowTheThreshold_TakesTheLowShareOfTheBasis() public view {
        vm.assertEq(_limit("reg-cf-2022", 30_000_00, 105_000_00), 5_250_00, "5 % of the greater, net worth");
        vm.assertEq(_limit("reg-cf-2022", 150_000_00, 80_000_00), 7_500_00, "5 % of the greater, income");
        vm.assertEq(_limit("reg-cf-2017", 150_000_00, 80_000_00), 4_000_00, "5 % of the lesser");
        vm.assertEq(_limit("reg-cf-2017", 80_000_00, 150_000_00), 4_000_00, "the same the other way round");
    }

    function test_WhenBothReachTheThreshold_TakesTheHighShareOfTheBasis() public view {
        vm.assertEq(_limit("reg-cf-2022", 123_999_99, 124_000_00), 6_200_00, "one cent below");
        vm.assertEq(_limit("reg-cf-2022", 124_000_00, 124_000_00), 12_400_00, "at it");
        vm.assertEq(_limit("reg-cf-2016", 99_999_99, 100_000_00), 4_999_99, "one cent below, lesser, rounded down");
        vm.assertEq(_limit("reg-cf-2016", 100_000_00, 500_000_00), 10_000_00, "at it, lesser");
        vm.assertEq(_limit("lab-default", 500_000_00, 600_000_00), 60_000_00, "yuan");
    }

    function test_IsNeverBelowTheFloorNorAboveTheCap() public view {
        vm.assertEq(_limit("reg-cf-2022", 0, 0), 2_500_00, "nothing declared");
        vm.assertEq(_limit("reg-cf-2022", 50_000_00, 0), 2_500_00, "5 % equal the floor");
        vm.assertEq(_limit("reg-cf-2022", 50_000_20, 0), 2_500_01, "one cent above the floor");
        vm.assertEq(_limit("reg-cf-2022", 1_240_000_00, 124_000_00), 124_000_00, "10 % equal the cap");
        vm.assertEq(_limit("reg-cf-2022", 9_000_000_00, 9_000_000_00), 124_000_00, "both large");
        vm.assertEq(_limit("lab-default", type(uint128).max, type(uint128).max), 100_000_00, "as large as can be");
    }

    /// The regulation writes the cap beside the high share only; taken at its word the limit would be 150,000.
    function test_WhenOneFigureIsHugeAndTheOtherSmall_TheCapHoldsAllTheSame() public view {
        vm.assertEq(_limit("reg-cf-2022", 3_000_000_00, 1_000_00), 124_000_00, "huge income");
        vm.assertEq(_limit("reg-cf-2022", 1_000_00, 3_000_000_00), 124_000_00, "huge net worth");
    }

    function test_AnAccreditedInvestorHasNoLimitWhereTheRulesExemptHim() public view {
        _assertUnlimited("reg-cf-2021", 0, 0, true, true);
        _assertUnlimited("reg-cf-2022", 0, 0, true, true);
        _assertUnlimited("lab-default", 0, 0, true, true);
        _assertUnlimited("cn-draft-2014", 0, 0, true, true);
        _assertUnlimited("reg-cf-2016", 0, 0, true, false);
        _assertUnlimited("reg-cf-2017", 0, 0, true, false);
    }

    function test_WhenAMinimumIsReached_TheInvestorIsEligibleAndElseNot() public view {
        _assertUnlimited("cn-draft-2014", 499_999_99, 2_999_999_99, false, false);
        vm.assertEq(_limit("cn-draft-2014", 499_999_99, 2_999_999_99), 0, "not eligible");
        _assertUnlimited("cn-draft-2014", 500_000_00, 0, false, true);
        _assertUnlimited("cn-draft-2014", 0, 3_000_000_00, false, true);
        _assertUnlimited("cn-draft-2015", 299_999_99, 999_999_99, false, false);
        _assertUnlimited("cn-draft-2015", 300_000_00, 0, false, true);
        _assertUnlimited("cn-draft-2015", 0, 1_000_000_00, false, true);
    }

    function test_ASingleCommitmentOfTheMinimumAdmits() public view {
        vm.assertFalse(book.ticketAdmits("cn-draft-2014", 999_999_99), "one fen less, 2014");
        vm.assertTrue(book.ticketAdmits("cn-draft-2014", 1_000_000_00), "1,000,000, 2014");
        vm.assertFalse(book.ticketAdmits("cn-draft-2015", 99_999_99), "one fen less, 2015");
        vm.assertTrue(book.ticketAdmits("cn-draft-2015", 100_000_00), "100,000, 2015");
        vm.assertFalse(book.ticketAdmits("reg-cf-2022", type(uint128).max), "rules without eligibility");
    }

    function test_TheWarningIsAboveTheGreaterOfAFixedAmountAndAShareOfNetWorth() public view {
        _assertUnlimited("ecspr-2020", 0, 0, false, true);
        vm.assertEq(book.warningAbove("ecspr-2020", 10_000_00), 1_000_00, "fixed");
        vm.assertEq(book.warningAbove("ecspr-2020", 20_000_00), 1_000_00, "both equal");
        vm.assertEq(book.warningAbove("ecspr-2020", 50_000_00), 2_500_00, "share");
        vm.assertEq(book.warningAbove("ecspr-2020", 50_000_19), 2_500_00, "rounded down");
        vm.assertEq(book.warningAbove("ecspr-2020", 50_000_20), 2_500_01, "next cent");
        vm.assertEq(book.warningAbove("lab-default", 200_000_00), 4_000_00, "beside a formula");
        vm.assertEq(book.warningAbove("reg-cf-2022", 1_000_000_00), NONE, "no warning");
    }

    function testFuzz_ARicherPersonNeverHasALowerLimit(
        uint128[2] calldata incomes,
        uint128[2] calldata netWorths
    ) public view {
        for (uint256 i = 0; i < ids.length; ++i) {
            _assertMonotone(ids[i], incomes, netWorths);
        }
    }

    /// The same over the amounts that people have, where floor, threshold and cap lie.
    function testFuzz_ARicherPersonNeverHasALowerLimitAmongOrdinaryPeople(
        uint64[2] calldata incomes,
        uint64[2] calldata netWorths
    ) public view {
        uint128[2] memory smallIncomes;
        uint128[2] memory smallNetWorths;
        for (uint256 i = 0; i < 2; ++i) {
            smallIncomes[i] = uint128(_bound(incomes[i], 0, 4_000_000_00));
            smallNetWorths[i] = uint128(_bound(netWorths[i], 0, 4_000_000_00));
        }
        for (uint256 i = 0; i < ids.length; ++i) {
            _assertMonotone(ids[i], smallIncomes, smallNetWorths);
        }
    }

    /// @dev Compares the four people that two incomes and two net worths make, each with the one who has more of one.
    function _assertMonotone(bytes32 id, uint128[2] memory incomes, uint128[2] memory netWorths) private view {
        (uint128 poor, uint128 rich) = _ordered(incomes);
        (uint128 less, uint128 more) = _ordered(netWorths);
        uint256 least = _limit(id, poor, less);
        uint256 most = _limit(id, rich, more);
        vm.assertLe(least, _limit(id, rich, less), "income");
        vm.assertLe(least, _limit(id, poor, more), "net worth");
        vm.assertLe(_limit(id, poor, more), most, "income of the wealthy");
        vm.assertLe(_limit(id, rich, less), most, "net worth of the earner");

        IRuleBook.RuleSet memory rules = book.ruleSet(id);
        if (rules.kind != IRuleBook.LimitKind.Formula) return;
        vm.assertGe(least, rules.floor, "floor");
        vm.assertLe(most, rules.cap, "cap");
    }

    function _assertUnlimited(
        bytes32 id,
        uint128 income,
        uint128 netWorth,
        bool accredited,
        bool expected
    ) private view {
        (bool unlimited, uint256 limit) = book.limitOf(id, income, netWorth, accredited);
        vm.assertEq(unlimited, expected, "unlimited");
        vm.assertEq(limit == NONE, expected, "limit");
    }

    function _ordered(uint128[2] memory pair) private pure returns (uint128 low, uint128 high) {
        return pair[0] < pair[1] ? (pair[0], pair[1]) : (pair[1], pair[0]);
    }
}
