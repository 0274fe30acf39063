// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// Issue and resale lock: how long, for whom not, and that it goes with the shares.
contract ShareRegisterLockTest is RegisterTest {
    /// 2027-03-03 00:00 in UTC+8: the day after 365 days from 10:00 on 2026-03-02.
    uint256 private constant FREE = 1_804_003_200;

    function test_IssuesLockedShares() public {
        vm.expectEmit(address(register));
        emit IERC20.Transfer(address(0), lin, 100);
        vm.expectEmit(address(register));
        emit IShareRegister.SharesIssued(lin, 100, 0, FREE);
        _issue(lin, 100);
        vm.assertEq(register.standingOf(lin).lockedUntil, FREE, "lock");
        vm.assertEq(register.totalSupply(), 100, "supply");
    }

    function test_TheLockEndsOnTheSecond() public {
        _issue(lin, 100);
        vm.warp(FREE - 1);
        _expectRestricted(IShareRegister.Restriction.Locked, lin, mei, 1);
        _transfer(lin, mei, 1);
        vm.warp(FREE);
        _transfer(lin, mei, 1);
        vm.warp(FREE + 1);
        _transfer(lin, mei, 1);
        vm.assertEq(register.standingOf(mei).lockedUntil, 0, "a lock that is over does not spread");
    }

    function testFuzz_TheLockIsNeverShorterAndAtMostADayLonger(uint40 moment, uint32 span) public {
        vm.warp(_bound(moment, START, START + 3_650 days));
        IShareRegister.Terms memory terms = _terms();
        terms.resaleLockSeconds = span;
        register = _open(terms);
        register.refresh(lin);
        _issue(lin, 1);
        uint256 lockedUntil = register.standingOf(lin).lockedUntil;
        vm.assertGe(lockedUntil, block.timestamp + span, "never shorter");
        vm.assertLt(lockedUntil, block.timestamp + span + 1 days, "to the end of the day");
        vm.assertEq((lockedUntil + 8 hours) % 1 days, 0, "midnight in UTC+8");
    }

    function test_ALaterIssueLocksLonger() public {
        _issue(lin, 100);
        vm.warp(START + 10 days);
        _issue(lin, 1);
        vm.assertEq(register.standingOf(lin).lockedUntil, FREE + 10 days, "lock");
        _issue(lin, 0);
        vm.warp(START + 20 days);
        _issue(lin, 0);
        vm.assertEq(register.standingOf(lin).lockedUntil, FREE + 10 days, "nothing issued");
    }

    function test_TheCompanyMayBuyBackLockedShares() public {
        _issue(lin, 100);
        _transfer(lin, issuer, 100);
        vm.assertEq(register.standingOf(lin).lockedUntil, 0, "an empty wallet has no lock");
    }

    function test_AccreditedInvestorsMayBuyAndTakeTheLockOver() public {
        _issue(lin, 100);
        _transfer(lin, tao, 60);
        vm.assertEq(register.standingOf(tao).lockedUntil, FREE, "lock");
        _expectRestricted(IShareRegister.Restriction.Locked, tao, mei, 1);
        _transfer(tao, mei, 1);
        // Shares that are locked as long may be added.
        _transfer(lin, tao, 1);
    }

    function test_RevertWhen_FreeSharesWouldBeLocked() public {
        _issue(tao, 10);
        vm.warp(START + 10 days);
        _issue(lin, 100);
        vm.assertFalse(register.canTransfer(lin, tao, 1), "canTransfer");
        _expectRestricted(IShareRegister.Restriction.LockWouldSpread, lin, tao, 1);
        _transfer(lin, tao, 1);
        _transfer(tao, issuer, 10);
        _transfer(lin, tao, 1);
        vm.assertEq(register.standingOf(tao).lockedUntil, FREE + 10 days, "lock");
    }

    function test_TheAccreditedFlagFollowsTheRegistry() public {
        _issue(lin, 100);
        _tell(tao, "tao", IIdentityRegistry.Class.Qualified, 1);
        _expectRestricted(IShareRegister.Restriction.Locked, lin, tao, 1);
        _transfer(lin, tao, 1);
    }

    function test_RecordedExceptionsOpenTheLockBetweenTwo() public {
        _issue(lin, 100);
        vm.expectEmit(address(register));
        emit IShareRegister.ExceptionRecorded(lin, mei, IShareRegister.Ground.Family, REASON);
        _except(lin, mei, IShareRegister.Ground.Family);
        vm.assertEq(uint8(register.exceptionOf(lin, mei)), uint8(IShareRegister.Ground.Family), "ground");
        _transfer(lin, mei, 10);
        vm.assertEq(register.standingOf(mei).lockedUntil, FREE, "the lock goes along");
        _expectRestricted(IShareRegister.Restriction.Locked, mei, lin, 1);
        _transfer(mei, lin, 1);
        _except(lin, mei, IShareRegister.Ground.None);
        _expectRestricted(IShareRegister.Restriction.Locked, lin, mei, 1);
        _transfer(lin, mei, 1);
    }

    function test_RevertWhen_SomebodyElseIssues() public {
        bytes memory reason = abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, issuer, minter);
        vm.expectRevert(reason);
        vm.prank(issuer);
        register.issue(lin, 1, 0);
        vm.expectRevert(reason);
        vm.prank(issuer);
        register.promiseSeats(1);
    }

    function test_IssueRefreshesTheReceiver() public {
        address han = _actor("han");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotAdmitted.selector, han));
        _issue(han, 1);
        identity.tell(han, IIdentityRegistry.Code.Valid, _person("han", IIdentityRegistry.Class.Retail, 1));
        _issue(han, 1);
        vm.assertTrue(register.standingOf(han).isAdmitted, "admitted");
    }

    /// @notice Who was admitted when he paid has his shares, and cannot move them before he may act again.
    function test_WhoMayNotActTodayHasHisSharesAllTheSame() public {
        identity.tell(lin, IIdentityRegistry.Code.Suspended, _person("lin", IIdentityRegistry.Class.Retail, 1));
        register.refresh(lin);
        _issue(lin, 1);
        // Nor does it matter that the register has never heard of him.
        address late = _actor("late");
        identity.tell(late, IIdentityRegistry.Code.Expired, _person("late", IIdentityRegistry.Class.Retail, 1));
        _issue(late, 1);
        vm.assertEq(_shares(lin) + _shares(late), 2, "shares");
        vm.assertFalse(register.canSend(lin) || register.canSend(late), "not admitted");
        vm.assertEq(register.books().holders, 2, "each has his seat");
    }

    function test_RevertWhen_TheCompanySubscribesItsOwnShares() public {
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotAdmitted.selector, issuer));
        _issue(issuer, 1);
    }

    function _except(address from, address to, IShareRegister.Ground ground) private {
        vm.prank(registrar);
        register.recordException(from, to, ground, REASON);
    }
}
