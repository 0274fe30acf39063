// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// The end of ceded cover: who bears what, and one payment for both directions.
contract ReinsuranceSettleTest is ReinsuranceTest {
    function test_TheCoursesDrought() public {
        uint16 cession = _sellAll();
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionSettled(cession, CEDED, 27_840_00, 34_960_00);
        _end(cession, GROSS_PREMIUM, 0, 92_800_00);

        uint64 recovered = 62_800_00;
        _assertCollateral(COLLATERAL + CEDED - recovered, 0, "settled");
        uint64 resources = CAPITAL + GROSS_PREMIUM - CEDED - 30_000_00;
        _assertBooks(
            ISolvencyPool.Books(resources, 0, 0, GROSS_PREMIUM - CEDED, 92_800_00, 30_000_00, 0),
            "retained 30,000.00"
        );
        _assertAccount(cession, 92_800_00, 34_960_00);
    }

    function test_TheCoursesDryYearStaysBelowTheRetention() public {
        uint16 cession = _sellAll();
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionSettled(cession, CEDED, 3_990_00, 0);
        _end(cession, GROSS_PREMIUM, 0, 13_300_00);

        _assertCollateral(COLLATERAL + CEDED - 3_990_00, 0, "settled");
        vm.assertEq(pool.books().incurred, 9_310_00, "retained");
        _assertAccount(cession, 13_300_00, 0);
    }

    function test_TheExcessBeginsOneUnitAboveTheRetention() public {
        uint256 snapshot = vm.snapshotState();
        vm.assertEq(_loss(42_857_14), 12_857_14, "at the retention");
        vm.revertToState(snapshot);
        snapshot = vm.snapshotState();
        vm.assertEq(_loss(42_857_15), 12_857_14 + 1, "one unit above");
        vm.revertToState(snapshot);
        vm.assertEq(_loss(42_857_13), 12_857_13, "one unit below");
    }

    function test_TheExcessEndsAtTheLimit() public {
        uint256 snapshot = vm.snapshotState();
        vm.assertEq(_loss(CAP), NEEDED, "at the limit");
        vm.revertToState(snapshot);
        vm.assertEq(_loss(CAP - 2), NEEDED - 2, "two units below: one of the quota share, one of the excess");
    }

    function test_BeyondTheLimitTheLossComesBack() public {
        uint64 cap = 120_000_00;
        _deposit(provider, CAPITAL);
        uint16 cession = _cede(cap);
        _sell(cession, GROSS_PREMIUM, cap);
        vm.assertEq(pool.books().locked, 44_000_00 + GROSS_PREMIUM, "locked");
        _end(cession, GROSS_PREMIUM, 0, cap);
        vm.assertEq(pool.books().incurred, 44_000_00, "30,000.00 and what exceeds 70,000.00");
    }

    function test_WithoutLossTheReinsurerEarnsHisPremium() public {
        uint16 cession = _sellAll();
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionSettled(cession, CEDED, 0, 0);
        _end(cession, GROSS_PREMIUM, 0, 0);

        _assertCollateral(COLLATERAL + CEDED, 0, "expired");
        uint64 resources = CAPITAL + GROSS_PREMIUM - CEDED;
        _assertBooks(ISolvencyPool.Books(resources, 0, 0, GROSS_PREMIUM - CEDED, 0, 0, 0), "expired");
        _assertAccount(cession, 0, 0);
    }

    function test_WhatNobodyBoughtCostsNothing() public {
        uint16 cession = _cede(CAP);
        _end(cession, 0, 0, 0);
        _assertCollateral(COLLATERAL, 0, "expired");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "expired");
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "used");
    }

    function test_WhenThePremiumGoesBackNothingIsCeded() public {
        uint16 cession = _sellAll();
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionSettled(cession, 0, 0, 0);
        _end(cession, 0, GROSS_PREMIUM, 0);

        _assertCollateral(COLLATERAL, 0, "void");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, GROSS_PREMIUM, 0, 0), "void");
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "used");

        vm.prank(line);
        pool.release(100, false, cession);
        _assertAll("what nobody collects of it stays with the cedent");
        _assertCollateral(COLLATERAL, 0, "released");
    }

    function test_TheReinsurerPaysWhatHeOwesLessHisPremium() public {
        uint16 cession = _sellAll();
        uint256 before = token.balanceOf(address(pool));
        vm.expectCall(address(desk), abi.encodeCall(IReinsurance.payCedent, (62_800_00 - CEDED)));
        _end(cession, GROSS_PREMIUM, 0, 92_800_00);
        vm.assertEq(token.balanceOf(address(pool)), before + 62_800_00 - CEDED, "pool");
    }

    function test_ThePoolPaysThePremiumLessWhatItRecovers() public {
        uint16 cession = _sellAll();
        uint256 before = token.balanceOf(address(pool));
        vm.expectCall(address(token), abi.encodeCall(token.transfer, (address(desk), CEDED - 1_000_00)));
        _end(cession, GROSS_PREMIUM, 0, 3_333_33 + 1);
        vm.assertEq(token.balanceOf(address(pool)), before - CEDED + 1_000_00, "pool");
    }

    /// 30 % of 11,240.00 is the ceded premium: nobody pays anything.
    function test_WhenBothOweTheSameNothingMoves() public {
        uint16 cession = _sellAll();
        uint256 before = token.balanceOf(address(pool));
        _end(cession, GROSS_PREMIUM, 0, 11_240_00);
        vm.assertEq(token.balanceOf(address(pool)), before, "pool");
        _assertCollateral(COLLATERAL, 0, "settled");
        vm.assertEq(pool.books().earned, GROSS_PREMIUM - CEDED, "earned");
        vm.assertEq(pool.books().incurred, 11_240_00 - CEDED, "incurred");
    }

    function test_TheReinsurerMayHaveTakenOutAllThatWasFree() public {
        uint16 cession = _sellAll();
        _drain(treatyId);
        _end(cession, GROSS_PREMIUM, 0, CAP);
        _assertCollateral(CEDED, 0, "settled");
    }

    function test_TheWholeLockEndsAndTheWholePoolPaysForTheRest() public {
        uint16 cession = _sellAll();
        uint256 free = pool.freeCapital();
        vm.prank(provider);
        pool.withdraw(free, provider, provider);

        _end(cession, GROSS_PREMIUM, 0, CAP);
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.locked, 0, "locked");
        vm.assertEq(books.reserve, CAP, "every claim is covered");
        vm.prank(line);
        pool.pay(holder, CAP);
        vm.assertEq(token.balanceOf(holder), CAP, "paid");
    }

    function testFuzz_EveryLossIsSharedToTheUnit(uint64 premium, uint64 maxLoss, uint64 loss) public {
        maxLoss = uint64(_bound(maxLoss, 0, CAP));
        premium = uint64(_bound(premium, 0, maxLoss));
        loss = uint64(_bound(loss, 0, maxLoss));
        uint16 cession = _cede(CAP);
        _sell(cession, premium, maxLoss);
        _end(cession, premium, 0, loss);

        ISolvencyPool.Books memory books = pool.books();
        IReinsurance.Collateral memory collateral = desk.collateralOf(treatyId);
        vm.assertEq(books.locked + books.unearned, 0, "nothing is left running");
        vm.assertEq(collateral.reserved, 0, "nothing is reserved");
        uint256 ceded = premium - books.earned;
        uint256 recovered = loss - books.incurred;
        vm.assertEq(collateral.held + recovered, COLLATERAL + ceded, "premium and loss of the reinsurer");
        vm.assertEq(books.resources, CAPITAL + books.earned - books.incurred, "premium and loss of the cedent");
        vm.assertLe(recovered, NEEDED, "within what was reserved");
        vm.assertEq(desk.usedOf(treatyId, 0), desk.cessionOf(cession).excess, "used by what was paid");
    }

    function _assertAccount(uint16 cession, uint64 loss, uint64 excess) private view {
        IReinsurance.Cession memory expected = IReinsurance.Cession({
            treatyId: treatyId,
            year: 0,
            settled: true,
            premium: GROSS_PREMIUM,
            maxLoss: CAP,
            cap: CAP,
            excess: excess,
            loss: loss
        });
        vm.assertEq(abi.encode(desk.cessionOf(cession)), abi.encode(expected), "account");
    }
}
