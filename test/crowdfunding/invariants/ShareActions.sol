// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ShareLedger} from "./ShareLedger.sol";

/// @title Actions of the register's invariant runs
/// @notice Every action predicts from the ledger whether the register accepts it; a wrong prediction fails the run.
abstract contract ShareActions is ShareLedger {
    function travel(uint256 span) external {
        vm.warp(block.timestamp + _bound(span, 1, 20 days));
    }

    function issue(uint256 to, uint256 amount, uint32 seats) external {
        (to, amount) = (_bound(to, 0, ISSUER), _bound(amount, 0, 500));
        uint32 used = uint32(_bound(seats, 0, promised));
        // Who is not admitted is refreshed, and served in any case; when the call fails, that is undone.
        (uint24 before, bool was) = (entityMembers, isAdmitted[to]);
        if (to != ISSUER && !was) _refreshInLedger(to);
        // An entity that has grown comes in with the seats that were promised.
        bool isNewEntity = (to == 2 || to == 3) && shares[2] + shares[3] == 0;
        if (used != 0 && isNewEntity && entityMembers > used) entityMembers = uint24(used);
        bool fits = shares[to] != 0 || amount == 0 || _seatsWith(to) + promised - used <= CAP;
        bool works = to != ISSUER && fits;
        vm.prank(minter);
        try register.issue(wallets[to], uint48(amount), used) {
            vm.assertTrue(works, "issue went through");
            promised -= used;
            if (amount == 0) return;
            (shares[to], supply) = (shares[to] + amount, supply + amount);
            uint256 lock = ((block.timestamp + 30 days + 8 hours + 1 days - 1) / 1 days) * 1 days - 8 hours;
            if (lock > lockedUntil[to]) lockedUntil[to] = lock;
        } catch {
            vm.assertFalse(works, "issue refused");
            (entityMembers, isAdmitted[to]) = (before, was);
        }
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        (from, to) = (_bound(from, 0, ISSUER), _bound(to, 0, ISSUER));
        // Often all of it, sometimes too much.
        amount = amount % 4 == 0 ? shares[from] : _bound(amount, 0, shares[from] + 1);
        IShareRegister.Restriction expected = _expectedRestriction(from, to, amount, false);
        _assertViewsAgree(from, to, amount, expected);
        (uint256 giver, uint256 taker) = (_whole(owed[from]), _whole(owed[to]));
        if (expected != IShareRegister.Restriction.None) {
            _expectRestricted(expected, wallets[from], wallets[to], amount);
        }
        _transfer(wallets[from], wallets[to], amount);
        if (expected != IShareRegister.Restriction.None) return;
        _moveInLedger(from, to, amount);
        vm.assertEq(register.dividendOf(wallets[from]), giver, "due of the giver");
        vm.assertEq(register.dividendOf(wallets[to]), taker, "due of the taker");
    }

    function declare(uint256 amount) external {
        amount = _bound(amount, 0, 1e12);
        if (supply == shares[ISSUER]) {
            vm.expectRevert(IShareRegister.SharesNoneOutstanding.selector);
            vm.prank(issuer);
            register.declareDividend(uint64(amount));
            return;
        }
        _declare(uint64(amount));
        _declareInLedger(amount);
    }

    function claim(uint256 who, bool isPushed) external {
        who = _bound(who, 0, ISSUER);
        (IIdentityRegistry.Code code, ) = identity.check(wallets[who]);
        if (isPushed && code == IIdentityRegistry.Code.WalletRetired) {
            vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesWalletRetired.selector, wallets[who]));
            register.payDividend(wallets[who]);
            return;
        }
        uint256 due = _whole(owed[who]);
        if (due == 0) {
            vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNothingDue.selector, wallets[who]));
            _claim(wallets[who]);
            return;
        }
        uint256 amount = isPushed ? register.payDividend(wallets[who]) : _claim(wallets[who]);
        vm.assertEq(amount, due, "claim");
        owed[who] -= due << 64;
        paid[who] += due;
    }

    /// The identity registry changes its mind, and anybody refreshes.
    function refresh(uint256 who, uint256 seed) external {
        who = _bound(who, 0, ISSUER - 1);
        IIdentityRegistry.Code code = IIdentityRegistry.Code.Valid;
        if (seed % 4 == 0) code = IIdentityRegistry.Code.Expired;
        _tellOf(who, code, uint24(_bound(seed >> 8, 1, 5)));
        if (seed % 5 == 0) return;
        _refreshInLedger(who);
        vm.assertEq(register.refresh(wallets[who]), isAdmitted[who], "refresh");
    }

    function promiseSeats(uint32 seats) external {
        seats = uint32(_bound(seats, 0, CAP));
        uint256 taken = _seatsOf(shares) + seats;
        if (taken > CAP) {
            vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesHolderCapReached.selector, taken, CAP));
        } else {
            promised = seats;
        }
        vm.prank(minter);
        register.promiseSeats(seats);
    }

    function freeze(uint256 who, uint256 amount, bool isWhole) external {
        who = _bound(who, 0, ISSUER - 1);
        vm.startPrank(registrar);
        if (isWhole) {
            isFrozen[who] = amount % 3 == 0;
            register.setFrozen(wallets[who], isFrozen[who], REASON);
        } else {
            frozen[who] = amount % 2 == 0 ? 0 : _bound(amount, 0, 600);
            register.setFrozenTokens(wallets[who], frozen[who], REASON);
        }
        vm.stopPrank();
    }

    function forcedTransfer(uint256 from, uint256 to, uint256 amount) external {
        (from, to) = (_bound(from, 0, ISSUER), _bound(to, 0, ISSUER));
        amount = _bound(amount, 0, shares[from]);
        bool works = !isFrozen[to] && (to == ISSUER || isAdmitted[to]) && _fits(from, to, amount);
        works = works && from != to && from != ISSUER;
        vm.prank(registrar);
        try register.forcedTransfer(wallets[from], wallets[to], amount, REASON) {
            vm.assertTrue(works, "forced transfer went through");
            uint256 free = frozen[from] < shares[from] ? shares[from] - frozen[from] : 0;
            if (amount > free) frozen[from] -= amount - free;
            _moveInLedger(from, to, amount);
        } catch {
            vm.assertFalse(works, "forced transfer refused");
        }
    }

    /// Between the two wallets of one person; the lost one is valid again afterwards, so that runs go on.
    function recover(bool isEntity, bool isSecond) external {
        uint256 lost = (isEntity ? 2 : 0) + (isSecond ? 1 : 0);
        uint256 young = lost ^ 1;
        _tellOf(lost, IIdentityRegistry.Code.WalletRetired, entityMembers);
        _tellOf(young, IIdentityRegistry.Code.Valid, entityMembers);
        vm.prank(registrar);
        register.recover(wallets[lost], wallets[young], REASON);
        (isAdmitted[lost], isAdmitted[young]) = (false, true);
        _moveInLedger(lost, young, shares[lost]);
        (owed[young], owed[lost]) = (owed[young] + owed[lost], 0);
        (frozen[young], frozen[lost]) = (frozen[young] + frozen[lost], 0);
        isFrozen[young] = isFrozen[young] || isFrozen[lost];
    }

    function earmark(uint256 who, uint256 amount, uint256 then, uint256 to) external {
        (who, to) = (_bound(who, 0, ISSUER - 1), _bound(to, 0, ISSUER));
        uint256 bound = frozen[who] + earmarked[who];
        uint256 free = isFrozen[who] || bound > shares[who] ? 0 : shares[who] - bound;
        amount = _bound(amount, 0, free);
        vm.prank(wallets[who]);
        register.approve(desk, amount);
        vm.prank(desk);
        register.earmark(wallets[who], amount);
        earmarked[who] += amount;
        if (then % 4 == 0) return;
        amount = _bound(then, 0, earmarked[who]);
        if (then % 4 == 1) _release(who, amount);
        else if (then % 4 == 2) _deliver(who, to, amount);
        else _cancel(who, amount);
    }

    function cancelTreasury(uint256 amount) external {
        amount = _bound(amount, 0, shares[ISSUER]);
        vm.prank(issuer);
        register.cancelTreasury(uint48(amount));
        _removeFromLedger(ISSUER, amount);
        supply -= amount;
    }

    function setUp() public virtual override {
        super.setUp();
        vm.prank(registrar);
        register.setDesk(desk, true);
    }

    function _whole(uint256 amount) internal pure returns (uint256) {
        return amount >> 64;
    }

    function _release(uint256 who, uint256 amount) private {
        vm.prank(desk);
        register.release(desk, wallets[who], amount);
        earmarked[who] -= amount;
    }

    function _deliver(uint256 who, uint256 to, uint256 amount) private {
        IShareRegister.Restriction expected = _expectedRestriction(who, to, amount, true);
        if (expected != IShareRegister.Restriction.None) {
            _expectRestricted(expected, wallets[who], wallets[to], amount);
        }
        vm.prank(desk);
        register.deliver(wallets[who], wallets[to], amount);
        if (expected != IShareRegister.Restriction.None) return;
        earmarked[who] -= amount;
        _moveInLedger(who, to, amount);
    }

    function _cancel(uint256 who, uint256 amount) private {
        uint256 free = isFrozen[who] || frozen[who] > shares[who] ? 0 : shares[who] - frozen[who];
        if (amount > free) {
            vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, wallets[who], amount, free));
        }
        vm.prank(desk);
        register.cancelEarmarked(wallets[who], amount);
        if (amount > free) return;
        earmarked[who] -= amount;
        _removeFromLedger(who, amount);
        supply -= amount;
    }

    function _assertViewsAgree(
        uint256 from,
        uint256 to,
        uint256 amount,
        IShareRegister.Restriction expected
    ) private view {
        uint8 code = register.detectTransferRestriction(wallets[from], wallets[to], amount);
        vm.assertEq(code, uint8(expected), "detectTransferRestriction");
        bool can = register.canTransfer(wallets[from], wallets[to], amount);
        bool isShort = expected == IShareRegister.Restriction.InsufficientShares;
        vm.assertEq(can, isShort || expected == IShareRegister.Restriction.None, "canTransfer");
        if (!can) return;
        vm.assertTrue(register.canSend(wallets[from]) && register.canReceive(wallets[to]), "both may");
    }

    function _seatsWith(uint256 who) private view returns (uint256) {
        uint256[WALLETS] memory held = shares;
        ++held[who];
        return _seatsOf(held);
    }
}
