// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// The figures a supervisor asks for, on the business the insurer keeps for itself.
contract SolvencyPoolRatiosTest is PoolTest {
    function test_TheCoreRatioLeavesUnearnedPremiumOut() public {
        _deposit(provider, 10_000_00);
        _underwrite(4_000_00, 8_000_00);

        vm.assertEq(pool.solvencyRatioBps(), 17_500, "comprehensive: 14,000.00 over 8,000.00");
        vm.assertEq(pool.coreSolvencyRatioBps(), 12_500, "core: 10,000.00 over 8,000.00");
        _assertLines(true, true);
    }

    function test_TheCoreLineIsOneHalf() public {
        vm.assertEq(pool.CORE_LINE_BPS(), 5_000, "line");
        _deposit(provider, 5_000_00);
        _underwrite(5_000_00, 10_000_00);
        vm.assertEq(pool.coreSolvencyRatioBps(), 5_000, "at the line");
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "comprehensive");
        _assertLines(true, true);

        _underwrite(1, 1);
        vm.assertEq(pool.coreSolvencyRatioBps(), 4_999, "5,000.00 over 10,000.01, rounded down");
        _assertLines(false, true);
    }

    function test_SolvencyRatiosAreRoundedDown() public {
        _deposit(provider, 2);
        _underwrite(0, 2);
        _underwrite(1, 1);
        vm.assertEq(pool.coreSolvencyRatioBps(), 6_666, "two thirds");
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "all");
    }

    function test_ThreeRatiosOfASeason() public {
        _deposit(provider, CAPITAL);
        _season(PREMIUM, 600_00, MAX_LOSS);
        _spend(200_00);
        vm.assertEq(pool.lossRatioBps(), 6_000, "loss");
        vm.assertEq(pool.expenseRatioBps(), 2_000, "expense");
        vm.assertEq(pool.combinedRatioBps(), 8_000, "combined");
    }

    function test_ABadSeasonLivesOnCapital() public {
        _deposit(provider, CAPITAL);
        _season(PREMIUM, 1_500_00, MAX_LOSS);
        _spend(300_00);
        vm.assertEq(pool.combinedRatioBps(), 18_000, "combined");
    }

    function test_LossAndExpenseRatiosAreRoundedDownOnTheirOwn() public {
        _deposit(provider, CAPITAL);
        _season(7, 5, 100);
        _spend(2);
        vm.assertEq(pool.lossRatioBps(), 7_142, "five sevenths");
        vm.assertEq(pool.expenseRatioBps(), 2_857, "two sevenths");
        vm.assertEq(pool.combinedRatioBps(), 9_999, "sum of both as published");
    }

    /// Expenses belong to what was sold, losses to what was earned.
    function test_TheExpenseRatioCountsWhatIsWritten() public {
        _deposit(provider, CAPITAL);
        _season(PREMIUM, 500_00, MAX_LOSS);
        _spend(200_00);
        _underwrite(PREMIUM, MAX_LOSS);
        vm.assertEq(pool.expenseRatioBps(), 1_000, "of earned and unearned");
        vm.assertEq(pool.lossRatioBps(), 5_000, "of earned");

        vm.prank(line);
        pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        vm.assertEq(pool.expenseRatioBps(), 2_000, "what is cancelled was not written");
    }

    function test_WrittenButNotEarnedHasNoLossRatio() public {
        _deposit(provider, CAPITAL);
        _underwrite(PREMIUM, MAX_LOSS);
        vm.assertEq(pool.lossRatioBps(), 0, "loss");
        vm.assertEq(pool.expenseRatioBps(), 0, "expense");
        vm.assertEq(pool.combinedRatioBps(), 0, "combined");
    }

    function test_AnEmptyPoolHasNoRatios() public view {
        vm.assertEq(pool.solvencyRatioBps(), type(uint256).max, "comprehensive");
        vm.assertEq(pool.coreSolvencyRatioBps(), type(uint256).max, "core");
        vm.assertEq(pool.lossRatioBps(), 0, "loss");
        vm.assertEq(pool.expenseRatioBps(), 0, "expense");
        vm.assertEq(pool.combinedRatioBps(), 0, "combined");
        _assertLines(true, true);
    }

    function _spend(uint64 amount) private {
        vm.prank(treasurer);
        pool.payExpense(stranger, amount, "commission");
    }

    function _assertLines(bool core, bool comprehensive) private view {
        (bool actualCore, bool actualComprehensive) = pool.meetsSolvencyLines();
        vm.assertEq(actualCore, core, "core line");
        vm.assertEq(actualComprehensive, comprehensive, "comprehensive line");
    }
}

/// The same figures of the same portfolio, with and without reinsurance.
contract SolvencyPoolNetRatiosTest is ReinsuranceTest {
    function test_ReinsuranceRaisesSolvency() public {
        uint256 snapshot = vm.snapshotState();
        _expose(END);
        _underwrite(GROSS_PREMIUM, CAP);
        vm.assertEq(pool.solvencyRatioBps(), 11_200, "gross: 112,000.00 over 100,000.00");
        vm.assertEq(pool.coreSolvencyRatioBps(), 10_000, "gross: 100,000.00 over 100,000.00");

        vm.revertToState(snapshot);
        _sellAll();
        uint256 lock = pool.books().locked;
        vm.assertLt(lock, CAP, "net lock");
        vm.assertEq(pool.solvencyRatioBps(), (112_000_00 * 10_000) / lock, "net");
        vm.assertEq(pool.coreSolvencyRatioBps(), (100_000_00 * 10_000) / lock, "net, core");
    }

    /// Gross 92,800.00 over 12,000.00; net 30,000.00 over the 8,628.00 that were not ceded.
    function test_ReinsuranceLowersTheLossRatioOfABadYear() public {
        uint256 snapshot = vm.snapshotState();
        _season(GROSS_PREMIUM, 92_800_00, CAP);
        vm.assertEq(pool.lossRatioBps(), 77_333, "gross");

        vm.revertToState(snapshot);
        _end(_sellAll(), GROSS_PREMIUM, 0, 92_800_00);
        vm.assertEq(pool.lossRatioBps(), 34_770, "net");
    }

    function test_RatiosCountNetPremiumAndLapsedClaims() public {
        uint16 cession = _sellAll();
        _end(cession, GROSS_PREMIUM, 0, 13_300_00);
        vm.prank(treasurer);
        pool.payExpense(stranger, 862_80, "commission");
        vm.assertEq(pool.lossRatioBps(), 10_790, "9,310.00 over 8,628.00");
        vm.assertEq(pool.expenseRatioBps(), 1_000, "862.80 over 8,628.00");
        vm.assertEq(pool.combinedRatioBps(), 11_790, "combined");

        _lapse(cession, 13_300_00);
        vm.assertEq(pool.lossRatioBps(), 0, "all lapsed");
        vm.assertEq(pool.combinedRatioBps(), 1_000, "expenses stay");
    }

    function test_WhenAllPremiumIsCededNothingIsEarned() public {
        IReinsurance.Terms memory terms = _terms();
        (terms.quotaBps, terms.commissionBps) = (10_000, 0);
        treatyId = _conclude(terms);
        _post(treatyId, CAP);
        _end(_sellAll(), GROSS_PREMIUM, 0, CAP);

        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.earned, 0, "earned");
        vm.assertEq(books.incurred, 0, "incurred");
        vm.assertEq(pool.lossRatioBps(), 0, "loss");
        vm.assertEq(pool.combinedRatioBps(), 0, "combined");
    }
}
