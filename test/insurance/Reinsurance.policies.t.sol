// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// What a policy of ceded cover locks, and that it leaves nothing behind when it is cancelled.
contract ReinsurancePoliciesTest is ReinsuranceTest {
    function test_EachSaleIsBookedInTheAccount() public {
        uint16 cession = _cede(CAP);
        _fund(holder, GROSS_PREMIUM);
        vm.startPrank(line);
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionChanged(cession, 1_200_00, 10_000_00, 7_000_00 + 1_200_00);
        pool.underwrite(holder, 1_200_00, 10_000_00, ZONE, cession);
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionChanged(cession, GROSS_PREMIUM, CAP, RETENTION + GROSS_PREMIUM);
        pool.underwrite(holder, 10_800_00, 90_000_00, ZONE, cession);
        vm.stopPrank();
        _assertAll("all sold");

        IReinsurance.Cession memory cover = desk.cessionOf(cession);
        vm.assertEq(cover.premium, GROSS_PREMIUM, "premium");
        vm.assertEq(cover.maxLoss, CAP, "largest loss");
        _assertBooks(
            ISolvencyPool.Books(CAPITAL + GROSS_PREMIUM, RETENTION + GROSS_PREMIUM, GROSS_PREMIUM, 0, 0, 0, 0),
            "all sold"
        );
    }

    function test_ACancelledPolicyIsBookedToo() public {
        uint16 cession = _sellAll();
        vm.expectEmit(address(desk));
        emit IReinsurance.CessionChanged(cession, 1_200_00, 10_000_00, 7_000_00 + 1_200_00);
        _cancel(cession, 10_800_00, 90_000_00);
        vm.assertEq(token.balanceOf(holder), 10_800_00, "premium back to the unit");
    }

    /// What the reinsurer must pay comes from collateral that nobody else can use, so nobody else's capital is locked.
    function test_WithoutACessionTheWholeLossIsLocked() public {
        _cede(CAP);
        vm.assertEq(pool.books().locked, 0, "ceding locks nothing");
        _underwrite(GROSS_PREMIUM, CAP);
        vm.assertEq(pool.books().locked, CAP, "gross");
        _assertCollateral(COLLATERAL, NEEDED, "reserved for the other cover");
    }

    function test_TheLockIsNeverBelowThePremium() public {
        uint16 cession = _cede(10_000_00);
        _sell(cession, 9_900_00, 10_000_00);
        ISolvencyPool.Books memory books = pool.books();
        vm.assertEq(books.unearned, 9_900_00, "unearned");
        vm.assertGe(books.locked, books.unearned, "locked");
    }

    function test_ZonesCountGross() public {
        vm.prank(manager);
        pool.setZoneCap(ZONE, CAP);
        uint16 cession = _cede(CAP + 1);
        _sell(cession, GROSS_PREMIUM, CAP);
        vm.assertEq(pool.zoneOf(ZONE).exposed, CAP, "exposed");

        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolZoneCapExceeded.selector, ZONE, CAP + 1, CAP));
        vm.prank(line);
        pool.underwrite(holder, 0, 1, ZONE, cession);

        _cancel(cession, GROSS_PREMIUM / 2, CAP / 2);
        vm.assertEq(pool.zoneOf(ZONE).exposed, CAP / 2, "one cancelled");
        _end(cession, GROSS_PREMIUM / 2, 0, 0);
        vm.assertEq(pool.zoneOf(ZONE).exposed, 0, "ended");
    }

    function test_ReinsuranceLetsASmallPoolSellMore() public {
        uint16 cession = _cede(CAP);
        uint64 enough = RETENTION;
        vm.prank(provider);
        pool.withdraw(CAPITAL - enough, provider, provider);

        _sell(cession, GROSS_PREMIUM, CAP);
        vm.assertEq(pool.freeCapital(), 0, "all locked");
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "ratio");
    }

    function test_RevertWhen_TheNetLossIsOneUnitAboveTheResources() public {
        uint16 cession = _cede(CAP);
        uint64 enough = RETENTION;
        vm.prank(provider);
        pool.withdraw(CAPITAL - enough + 1, provider, provider);

        _fund(holder, GROSS_PREMIUM);
        uint64 locked = RETENTION + GROSS_PREMIUM;
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolInsolvent.selector, locked - 1, locked));
        vm.prank(line);
        pool.underwrite(holder, GROSS_PREMIUM, CAP, ZONE, cession);
        vm.assertEq(desk.cessionOf(cession).maxLoss, 0, "the desk books nothing either");
    }

    function testFuzz_ACancelledPolicyLeavesNoTrace(uint64[2] memory premiums, uint64[2] memory losses) public {
        uint16 cession = _cede(CAP);
        for (uint256 i = 0; i < 2; ++i) {
            losses[i] = uint64(_bound(losses[i], 0, CAP / 2));
            premiums[i] = uint64(_bound(premiums[i], 0, losses[i]));
        }
        _sell(cession, premiums[0], losses[0]);
        bytes memory before = _state(cession);

        _sell(cession, premiums[1], losses[1]);
        _cancel(cession, premiums[1], losses[1]);
        vm.assertEq(_state(cession), before, "the last one cancelled");

        _sell(cession, premiums[1], losses[1]);
        _cancel(cession, premiums[0], losses[0]);
        _cancel(cession, premiums[1], losses[1]);
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "all cancelled");
    }

    function testFuzz_TheOrderOfSalesDoesNotMatter(uint64[3] memory premiums, uint64[3] memory losses) public {
        uint16 cession = _cede(CAP);
        for (uint256 i = 0; i < 3; ++i) {
            losses[i] = uint64(_bound(losses[i], 0, CAP / 3));
            premiums[i] = uint64(_bound(premiums[i], 0, losses[i]));
        }
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < 3; ++i) _sell(cession, premiums[i], losses[i]);
        bytes memory forwards = _state(cession);
        vm.revertToState(snapshot);
        for (uint256 i = 3; i > 0; --i) _sell(cession, premiums[i - 1], losses[i - 1]);
        vm.assertEq(_state(cession), forwards, "backwards");
    }

    function _state(uint16 cession) private view returns (bytes memory) {
        return
            abi.encode(
                pool.books(),
                pool.zoneOf(ZONE),
                desk.cessionOf(cession),
                desk.collateralOf(treatyId),
                desk.usedOf(treatyId, 0)
            );
    }
}
