// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {Layers} from "../../contracts/insurance/libraries/Layers.sol";
import {LabTest} from "../support/LabTest.sol";
import {LayersModel} from "./support/LayersModel.sol";

/// The library against a plain model, which says what the cedent keeps, band by band, and rounds it up.
contract LayersTest is LabTest {
    using Layers for IReinsurance.Terms;
    using LayersModel for IReinsurance.Terms;

    uint64 private constant RETENTION = 30_000_00;
    uint64 private constant LIMIT = 40_000_00;

    function test_TheCoursesLosses() public pure {
        _assertSplit(92_800_00, 27_840_00, 34_960_00);
        _assertSplit(13_300_00, 3_990_00, 0);
        _assertSplit(0, 0, 0);
    }

    /// A net loss of a retention comes from 42,857.14: 30 % of it is 12,857.142, rounded down.
    function test_TheExcessBeginsOneUnitAboveTheRetention() public pure {
        _assertSplit(42_857_13, 12_857_13, 0);
        _assertSplit(42_857_14, 12_857_14, 0);
        _assertSplit(42_857_15, 12_857_14, 1);
        _assertSplit(42_857_16, 12_857_14, 2);
    }

    function test_TheExcessEndsAtTheLimit() public pure {
        _assertSplit(99_999_99, 29_999_99, LIMIT);
        _assertSplit(99_999_98, 29_999_99, LIMIT - 1);
        _assertSplit(100_000_00, 30_000_00, LIMIT);
        _assertSplit(100_000_01, 30_000_00, LIMIT);
        _assertSplit(200_000_00, 60_000_00, LIMIT);
    }

    function test_WithoutQuotaShareTheRetentionMeetsTheGrossLoss() public pure {
        IReinsurance.Terms memory terms = _course();
        terms.quotaBps = 0;
        (uint64 quota, uint64 excess) = terms.split(LIMIT, RETENTION);
        vm.assertEq(quota, 0, "quota");
        vm.assertEq(excess, 0, "at the retention");
        (, excess) = terms.split(LIMIT, RETENTION + 1);
        vm.assertEq(excess, 1, "one above");
        (, excess) = terms.split(LIMIT, RETENTION + LIMIT - 1);
        vm.assertEq(excess, LIMIT - 1, "one below the end");
        (, excess) = terms.split(LIMIT, RETENTION + LIMIT + 1);
        vm.assertEq(excess, LIMIT, "one above the end");
    }

    /// 12,000.00: quota share 3,600.00 less 25 % commission, then 8 % of the other 8,400.00 for the excess cover.
    function test_ThePriceOfTheCourse() public pure {
        vm.assertEq(_course().cededPremium(LIMIT, 12_000_00), 2_700_00 + 672_00, "both");
        vm.assertEq(_course().cededPremium(LIMIT / 2, 12_000_00), 2_700_00 + 336_00, "half the cover, half its price");
        vm.assertEq(_course().cededPremium(1, 12_000_00), 2_700_00, "a unit of cover costs less than a unit");
        vm.assertEq(_course().cededPremium(0, 12_000_00), 2_700_00, "no excess cover, no price");
    }

    /// Found by an adversarial reading: 10,000.00 of cover that pays one fen at most must not cost more than that.
    function test_ExcessCoverNeverCostsMoreThanItCanPay() public pure {
        IReinsurance.Terms memory terms = _course();
        (terms.quotaBps, terms.excessBps, terms.limit) = (0, 10_000, 1);
        vm.assertEq(terms.cededPremium(1, 10_000_00), 1, "one unit of cover");
        terms.limit = 500;
        vm.assertEq(terms.cededPremium(500, 10_000_00), 500, "the cover");
        vm.assertEq(terms.cededPremium(250, 10_000_00), 250, "half of it");
    }

    /// Of 33 units the quota share takes 9 of 9.9, of which 6 of 6.75 go; the excess cover takes 1 of 24 times 8 %.
    function test_EachShareOfThePremiumIsRoundedDown() public pure {
        vm.assertEq(_course().cededPremium(LIMIT, 33), 6 + 1, "ceded");
        vm.assertEq(_course().cededPremium(LIMIT, 3), 0, "nothing of three units");
    }

    function test_TheLockIsNetLossAndPremiumOrGrossLossAndPrice() public pure {
        vm.assertEq(_course().lockOf(LIMIT, 100_000_00, 12_000_00), 30_000_00 + 12_000_00, "net loss and premium");
        vm.assertEq(_course().lockOf(0, 100_000_00, 12_000_00), 70_000_00 + 12_000_00, "without excess cover");
        vm.assertEq(_course().lockOf(LIMIT, 10_000_00, 9_900_00), 10_000_00 + 2_781_90, "gross loss and price");
        vm.assertEq(_course().lockOf(LIMIT, 0, 0), 0, "nothing");
    }

    /// An earlier lock failed here: a policy above the retention locked its price only and could not be returned.
    function testFuzz_APolicyTakenOutFreesAtLeastItsPremium(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64[2] memory losses,
        uint64[2] memory premiums
    ) public pure {
        cover = _makeValid(terms, cover);
        for (uint256 i = 0; i < 2; ++i) {
            losses[i] /= 4;
            premiums[i] = uint64(_bound(premiums[i], 0, losses[i]));
        }
        uint64 both = terms.lockOf(cover, losses[0] + losses[1], premiums[0] + premiums[1]);
        uint64 one = terms.lockOf(cover, losses[0], premiums[0]);
        vm.assertGe(both - one, premiums[1], "premium");
    }

    function test_AShareIsRoundedDownAndFitsTheLargestAmount() public pure {
        vm.assertEq(Layers.share(9_999, 1), 0, "below a unit");
        vm.assertEq(Layers.share(10_000, 1), 1, "a unit");
        vm.assertEq(Layers.share(type(uint64).max, 10_000), type(uint64).max, "all of the largest amount");
        vm.assertEq(Layers.share(type(uint64).max, 0), 0, "nothing of it");
    }

    function testFuzz_TheLossIsSharedToTheUnit(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 gross
    ) public pure {
        cover = _makeValid(terms, cover);
        (uint64 quota, uint64 excess) = terms.split(cover, gross);
        vm.assertLe(excess, cover, "excess within its cover");
        vm.assertEq(uint256(quota) + excess + terms.keptLoss(cover, gross), gross, "ceded and kept");
    }

    function testFuzz_ThePremiumIsSharedToTheUnit(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 premium
    ) public pure {
        cover = _makeValid(terms, cover);
        uint256 ceded = terms.cededPremium(cover, premium);
        vm.assertEq(ceded + terms.keptPremium(cover, premium), premium, "ceded and kept");
    }

    function testFuzz_TheMoreIsLostTheMoreIsRecovered(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 less,
        uint64 more
    ) public pure {
        cover = _makeValid(terms, cover);
        if (less > more) (less, more) = (more, less);
        (uint64 quotaOfLess, uint64 excessOfLess) = terms.split(cover, less);
        (uint64 quotaOfMore, uint64 excessOfMore) = terms.split(cover, more);
        vm.assertLe(quotaOfLess, quotaOfMore, "quota");
        vm.assertLe(excessOfLess, excessOfMore, "excess");
        vm.assertLe(less - quotaOfLess - excessOfLess, more - quotaOfMore - excessOfMore, "kept");
    }

    function testFuzz_TheLockNeverFallsWhenCoverGrows(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64[2] memory losses,
        uint64[2] memory premiums
    ) public pure {
        cover = _makeValid(terms, cover);
        for (uint256 i = 0; i < 2; ++i) (losses[i], premiums[i]) = (losses[i] / 4, premiums[i] / 4);
        uint64 lock = terms.lockOf(cover, losses[0], premiums[0]);
        vm.assertGe(terms.lockOf(cover, losses[0] + losses[1], premiums[0]), lock, "more loss");
        vm.assertGe(terms.lockOf(cover, losses[0], premiums[0] + premiums[1]), lock, "more premium");
    }

    /// Whatever happens to the cover, the cedent never pays more than he has locked for it.
    function testFuzz_TheLockPaysForEveryOutcome(
        IReinsurance.Terms memory terms,
        uint64 cover,
        uint64 maxLoss,
        uint64 premium,
        uint64 loss
    ) public pure {
        cover = _makeValid(terms, cover);
        maxLoss /= 2;
        premium = uint64(_bound(premium, 0, maxLoss));
        uint256 lock = terms.lockOf(cover, maxLoss, premium);
        uint256 ceded = premium - terms.keptPremium(cover, premium);

        vm.assertLe(terms.keptLoss(cover, _bound(loss, 0, maxLoss)) + ceded, lock, "a loss");
        vm.assertLe(terms.keptLoss(cover, maxLoss) + ceded, lock, "the largest loss");
        vm.assertLe(premium, lock, "the premium goes back");
        vm.assertLe(lock, uint256(maxLoss) + premium, "no more than without reinsurance and the whole premium");
    }

    function _assertSplit(uint64 gross, uint64 quota, uint64 excess) private pure {
        (uint64 actualQuota, uint64 actualExcess) = _course().split(LIMIT, gross);
        vm.assertEq(actualQuota, quota, "quota");
        vm.assertEq(actualExcess, excess, "excess");
    }

    /// The desk sets aside no more than the limit.
    function _makeValid(IReinsurance.Terms memory terms, uint64 cover) private pure returns (uint64 setAside) {
        terms.quotaBps = uint16(_bound(terms.quotaBps, 0, 10_000));
        terms.commissionBps = uint16(_bound(terms.commissionBps, 0, 10_000));
        terms.excessBps = uint16(_bound(terms.excessBps, 0, 10_000));
        return uint64(_bound(cover, 0, terms.limit));
    }

    function _course() private pure returns (IReinsurance.Terms memory terms) {
        (terms.quotaBps, terms.commissionBps, terms.excessBps) = (3_000, 2_500, 800);
        (terms.retention, terms.limit, terms.annualLimit) = (RETENTION, LIMIT, LIMIT);
    }
}
