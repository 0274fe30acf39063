// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IDisclosureCalendar} from "../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {IMintable, VaultTest} from "./support/VaultTest.sol";

contract MilestoneVaultReleaseTest is VaultTest {
    /// The report of 2025 is due on 2026-04-30 in UTC+8; this second is the first of the day after.
    uint40 private constant _REPORT_DUE = 1_777_564_800;

    function test_WhenDeposited_TheBooksSaySo() public {
        IMintable(address(token)).mint(address(offering), PROCEEDS);
        vm.expectEmit(address(vault));
        emit IMilestoneVault.ProceedsDeposited(PROCEEDS);
        offering.pay(token, vault, PROCEEDS);
        _deposit(7);
        _assertBooks(PROCEEDS + 7, 0, 0, 0);
    }

    function test_RevertWhen_SomebodyElseDeposits() public {
        vm.expectRevert(
            abi.encodeWithSelector(IMilestoneVault.VaultCallerNotOffering.selector, stranger, address(offering))
        );
        vm.prank(stranger);
        vault.deposit(1);
    }

    function test_RevertWhen_TheAmountIsBeyondTheBooks() public {
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(1) << 128)
        );
        vm.prank(address(offering));
        vault.deposit(1 << 128);
    }

    function test_WhenMoneyIsDonated_NoFigureChanges() public {
        _deposit(PROCEEDS);
        IMintable(address(token)).mint(address(vault), 5_000);
        _approve();
        vm.assertEq(vault.release(), 30_000, "thirty percent of the proceeds");
        _assertBooks(PROCEEDS, 30_000, 0, 0);
    }

    function test_WhenReleased_TheShareIsCumulative() public {
        _deposit(PROCEEDS);
        _approve();
        vm.expectEmit(address(vault));
        emit IMilestoneVault.MilestoneReleased(30_000);
        vm.prank(stranger);
        vm.assertEq(vault.release(), 30_000, "30,000.3 rounded down");
        vm.assertEq(vault.releasable(), 0, "all of it");
        _approve();
        vm.assertEq(vault.release(), 30_000, "60,000.6 rounded down, less the first");
        _approve();
        vm.assertEq(vault.release(), 40_001, "the rest");
        _assertBooks(PROCEEDS, PROCEEDS, 0, 0);
    }

    function test_WhenReleasedOnceForSeveral_TheSumIsTheSame() public {
        _deposit(PROCEEDS);
        _approve();
        _approve();
        vm.assertEq(vault.release(), 60_000, "both");
    }

    /// What rounding left in the offering comes in after the first release, and after the last.
    function test_WhenMoreComesIn_TheNextReleaseHasItsShare() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        _deposit(999);
        vm.assertEq(vault.release(), 300, "30 % of 101,000 less 30,000");
        _approve();
        _approve();
        vm.assertEq(vault.release(), 70_700, "all the rest");
        _deposit(50);
        vm.assertEq(vault.release(), 50, "after completion");
        _assertBooks(PROCEEDS + 1049, PROCEEDS + 1049, 0, 0);
    }

    function test_RevertGiven_NothingIsApproved() public {
        _deposit(PROCEEDS);
        vm.expectRevert(IMilestoneVault.VaultNothingToRelease.selector);
        vault.release();
        _approve();
        vault.release();
        vm.expectRevert(IMilestoneVault.VaultNothingToRelease.selector);
        vault.release();
    }

    function test_WhenAVoteOnTheNextIsOpen_TheFirstIsReleased() public {
        _deposit(PROCEEDS);
        _approve();
        _claim();
        vm.assertEq(vault.release(), 30_000, "released");
    }

    /// Approved while the report was not yet due; released up to the last second of its day, and again once filed.
    function test_RevertGiven_DisclosureIsOverdue() public {
        _deposit(PROCEEDS);
        _approve();
        uint256 before = vm.snapshotState();
        vm.warp(_REPORT_DUE - 1);
        vault.release();
        vm.revertToState(before);
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(_REPORT_DUE + late);
            vm.assertEq(vault.releasable(), 30_000, "approved all the same");
            vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultDisclosureOverdue.selector, _REPORT_DUE));
            vault.release();
        }
        _report();
        vm.assertEq(vault.release(), 30_000, "released");
    }

    function test_GivenDisclosureIsOverdue_OnlyTheReleaseWaits() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        vm.warp(_REPORT_DUE);
        _deposit(10);
        vault.collect(beneficiary);
        _approve();
        vm.warp(DUE_3);
        vault.unwind();
        vault.sendBack(alice);
        vm.assertEq(token.balanceOf(beneficiary), 30_000, "beneficiary");
        vm.assertEq(token.balanceOf(alice), 35_005, "half of the rest");
    }

    function test_WhenCollected_TheBeneficiaryIsPaid() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        vm.expectEmit(address(vault));
        emit IMilestoneVault.ReleaseCollected(beneficiary, 30_000);
        vm.prank(stranger);
        vault.collect(beneficiary);
        vm.assertEq(token.balanceOf(beneficiary), 30_000, "paid by anybody");
        _approve();
        vault.release();
        vm.prank(beneficiary);
        vault.collect(carol);
        vm.assertEq(token.balanceOf(carol), 30_000, "paid where he wants");
        _assertBooks(PROCEEDS, 60_000, 60_000, 0);
    }

    function test_RevertWhen_SomebodyElseNamesThePayee() public {
        _deposit(PROCEEDS);
        _approve();
        vault.release();
        vm.expectRevert(
            abi.encodeWithSelector(IMilestoneVault.VaultCallerNotBeneficiary.selector, issuer, beneficiary)
        );
        vm.prank(issuer);
        vault.collect(issuer);
    }

    function test_RevertGiven_NothingIsReleased() public {
        _deposit(PROCEEDS);
        _approve();
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNothingDue.selector, beneficiary));
        vault.collect(beneficiary);
        vault.release();
        vault.collect(beneficiary);
        vm.expectRevert(abi.encodeWithSelector(IMilestoneVault.VaultNothingDue.selector, beneficiary));
        vault.collect(beneficiary);
    }

    /// A blocked beneficiary stops neither release nor vote, nor that the rest goes back to the investors.
    function test_GivenABlockedBeneficiary_OnlyHeWaits() public {
        _deposit(PROCEEDS);
        BlocklistToken(address(token)).setBlocked(beneficiary, true);
        _approve();
        vault.release();
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, beneficiary));
        vault.collect(beneficiary);
        _reject();
        _reject();
        vm.prank(bob);
        vault.refund(bob);
        vm.assertEq(token.balanceOf(bob), 21_000, "three tenths of 70,001");
        vm.prank(beneficiary);
        vault.collect(carol);
        vm.assertEq(token.balanceOf(carol), 30_000, "he can be paid elsewhere");
    }

    /// What the plan releases never exceeds its share of what came in, and in the end is everything.
    function testFuzz_ReleasesAreTheCumulativeShare(uint96 first, uint96 second, uint96 third) public {
        vm.assume(first != 0);
        uint256 total = first;
        _deposit(first);
        _approve();
        _releaseIfAny();
        _assertReleased((total * 3000) / 10_000);
        _deposit(second);
        total += second;
        _approve();
        _releaseIfAny();
        _assertReleased((total * 6000) / 10_000);
        _deposit(third);
        total += third;
        _approve();
        _releaseIfAny();
        _assertReleased(total);
    }

    function _firstPeriodEnd() internal pure override returns (uint24) {
        return NEW_YEARS_EVE_2025;
    }

    function _releaseIfAny() private {
        if (vault.releasable() != 0) vault.release();
    }

    function _report() private {
        vm.prank(issuer);
        calendar.report(address(offering), IDisclosureCalendar.Kind.Annual, NEW_YEARS_EVE_2025, DOCUMENT);
    }

    function _assertReleased(uint256 expected) private view {
        vm.assertEq(vault.booksOf().released, expected, "released");
    }
}
