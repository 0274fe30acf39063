// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IIdentityRegistry} from "./../identity/interfaces/IIdentityRegistry.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {Account, ShareAccount} from "./libraries/ShareAccount.sol";

/// @title Books of a share register
/// @notice Accounts, seats and locks: how shares come, go and move, and what forbids a transfer. Who may do what is
/// decided in the register itself.
abstract contract ShareBook is IShareRegister {
    using SafeCast for uint256;
    using ShareAccount for Account;
    using ShareAccount for uint256;

    /// @dev One slot, read and written only for accounts that have such parts.
    struct Parts {
        uint128 frozen;
        uint128 earmarked;
    }

    /// @dev One slot, all that a transfer between holders needs of the class.
    struct Class {
        uint48 supply;
        uint48 treasury;
        uint32 holders;
        uint128 index;
    }

    /// @dev One slot.
    struct Pool {
        uint32 promised;
        uint48 carry;
        uint64 declared;
    }

    /// @dev A person, with the seats he takes and the number of his wallets that hold shares.
    struct Seat {
        uint24 members;
        uint32 wallets;
    }

    uint256 private constant _DAY = 1 days;
    uint256 private constant _UTC_PLUS_8 = 8 hours;

    Class internal _class;
    Pool internal _pool;
    mapping(address wallet => Parts parts) internal _parts;
    mapping(address from => mapping(address to => Ground ground)) internal _exceptions;
    mapping(address wallet => uint256 packed) internal _accounts;
    mapping(address wallet => bytes31 subject) private _subjects;
    mapping(bytes31 subject => Seat seat) private _seats;

    /// @inheritdoc IShareRegister
    function books() external view returns (Books memory current) {
        (Class memory class, Pool memory pool) = (_class, _pool);
        return
            Books({
                supply: class.supply,
                treasury: class.treasury,
                holders: class.holders,
                promised: pool.promised,
                index: class.index,
                carry: pool.carry,
                declared: pool.declared
            });
    }

    /// @inheritdoc IShareRegister
    function standingOf(address wallet) external view returns (Standing memory current) {
        Account memory account = _accounts[wallet].unpack();
        Parts memory parts = _parts[wallet];
        return
            Standing({
                shares: account.shares,
                frozen: parts.frozen,
                earmarked: parts.earmarked,
                lockedUntil: _startOf(account.lockUntilDay),
                subject: _subjects[wallet],
                isAdmitted: account.isAny(ShareAccount.ADMITTED),
                isAccredited: account.isAny(ShareAccount.ACCREDITED),
                isFrozen: account.isAny(ShareAccount.FROZEN),
                isTreasury: account.isAny(ShareAccount.TREASURY)
            });
    }

    /// @inheritdoc IShareRegister
    function seatsOf(bytes31 subject) external view returns (uint24 members, uint32 wallets) {
        Seat storage seat = _seats[subject];
        return (seat.members, seat.wallets);
    }

    /// @inheritdoc IShareRegister
    function freeSeats() external view returns (uint256 seats) {
        return _cap() - _class.holders - _pool.promised;
    }

    /// @inheritdoc IShareRegister
    function terms() public view returns (Terms memory fixedTerms) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Terms));
    }

    /// @dev Copies the verdict of the identity registry, and nothing from anywhere else.
    function _refresh(address wallet) internal returns (bool isAdmitted) {
        Terms memory fixedTerms = terms();
        Account memory account = _accounts[wallet].unpack();
        if (wallet == fixedTerms.issuer) {
            account.flags |= ShareAccount.TREASURY;
            _save(wallet, account);
            emit TreasuryOpened(wallet);
            return false;
        }
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = fixedTerms.identity.check(wallet);
        bool fits = person.subject != 0 && _adopt(wallet, person);
        isAdmitted = fits && code == IIdentityRegistry.Code.Valid;
        bool isAccredited = isAdmitted && person.class == IIdentityRegistry.Class.Accredited;

        account.flags &= ~(ShareAccount.ADMITTED | ShareAccount.ACCREDITED);
        if (isAdmitted) account.flags |= ShareAccount.ADMITTED;
        if (isAccredited) account.flags |= ShareAccount.ACCREDITED;
        _save(wallet, account);
        bytes31 subject = _subjects[wallet];
        emit WalletRefreshed(wallet, subject, code, isAdmitted, isAccredited, _seats[subject].members);
    }

    /// @dev Moves shares that the sender has. The lock goes along while it lasts.
    function _move(address from, address to, uint256 shares) internal {
        _move(from, to, shares, _accounts[from].unpack(), _accounts[to].unpack());
    }

    /// @dev The same, for accounts that were loaded already.
    function _move(address from, address to, uint256 shares, Account memory giver, Account memory taker) internal {
        emit Transfer(from, to, shares);
        if (shares == 0 || from == to) return;
        uint256 index = _class.index;
        uint256 lock = giver.lockUntilDay;
        if (lock > taker.lockUntilDay && !_isPast(lock)) taker.lockUntilDay = lock;
        // Taking comes first: a seat that the sender gives up is free for the receiver.
        _take(from, giver, shares, index);
        _give(to, taker, shares, index);
    }

    /// @dev Issues shares under a lock.
    function _mint(address to, uint48 shares, uint256 lockSeconds) internal returns (uint256 lockedUntil) {
        Account memory account = _accounts[to].unpack();
        if (shares != 0) {
            account.lockUntilDay = Math.max(account.lockUntilDay, _lockDay(lockSeconds));
            _class.supply += shares;
            _give(to, account, shares, _class.index);
        }
        emit Transfer(address(0), to, shares);
        return _startOf(account.lockUntilDay);
    }

    /// @dev Cancels shares, which the holder must have.
    function _burn(address holder, uint256 shares) internal {
        _class.supply -= uint48(shares);
        if (shares != 0) _take(holder, _accounts[holder].unpack(), shares, _class.index);
        emit Transfer(holder, address(0), shares);
    }

    function _save(address wallet, Account memory account) internal {
        _accounts[wallet] = account.pack();
    }

    /// @dev Sets what is frozen and earmarked, and the flag that tells whether to look.
    function _saveParts(address wallet, uint256 frozen, uint256 earmarked) internal {
        _parts[wallet] = Parts({frozen: frozen.toUint128(), earmarked: earmarked.toUint128()});
        _flag(wallet, ShareAccount.HAS_PARTS, frozen + earmarked != 0);
    }

    function _flag(address wallet, uint256 flag, bool isOn) internal {
        Account memory account = _accounts[wallet].unpack();
        account.flags = isOn ? account.flags | flag : account.flags & ~flag;
        _save(wallet, account);
    }

    /// @dev An entity that has grown since the promise comes in with the seats it was promised; the next refresh finds
    /// that it has outgrown them, if there are no more.
    function _seatAsPromised(address wallet, uint256 seats) internal {
        Seat storage seat = _seats[_subjects[wallet]];
        if (seat.wallets == 0 && seat.members > seats) seat.members = uint24(seats);
    }

    function _sameSubject(address first, address second) internal view returns (bool same) {
        return _subjects[first] == _subjects[second];
    }

    /// @dev Shares that freezes, and earmarks unless a desk delivers out of them, leave to dispose of.
    function _free(address holder, Account memory account, bool isEarmarked) internal view returns (uint256 shares) {
        if (!account.isAny(ShareAccount.HAS_PARTS)) return account.shares;
        Parts storage parts = _parts[holder];
        uint256 bound = isEarmarked ? parts.frozen : uint256(parts.frozen) + parts.earmarked;
        return bound < account.shares ? account.shares - bound : 0;
    }

    /// @dev The one place that decides about a transfer; `transfer` and all views ask here.
    function _restriction(
        address from,
        address to,
        uint256 shares,
        Account memory giver,
        Account memory taker,
        bool isEarmarked
    ) internal view returns (Restriction reason) {
        reason = _standingRestriction(giver, taker);
        if (reason == Restriction.None && giver.lockUntilDay != 0 && !taker.isAny(ShareAccount.TREASURY)) {
            reason = _lockRestriction(from, to, giver.lockUntilDay, taker);
        }
        if (reason == Restriction.None) reason = _roomRestriction(from, to, shares, giver, taker, isEarmarked);
    }

    /// @dev What still stops a delivery that was found possible when it was agreed. That somebody is no longer admitted
    /// does not: otherwise a buyer who lets his identity expire could walk away from what he has bought.
    function _deliveryRestriction(
        address from,
        address to,
        uint256 shares,
        Account memory giver,
        Account memory taker
    ) internal view returns (Restriction reason) {
        if (giver.isAny(ShareAccount.FROZEN)) return Restriction.SenderFrozen;
        if (giver.isAny(ShareAccount.TREASURY)) return Restriction.SenderNotAdmitted;
        if (taker.isAny(ShareAccount.FROZEN)) return Restriction.ReceiverFrozen;
        if (!taker.isAny(ShareAccount.TREASURY) && !_isKnown(to)) return Restriction.ReceiverNotAdmitted;
        return _roomRestriction(from, to, shares, giver, taker, true);
    }

    /// @dev Most seats; as many as the counter holds when the terms set no cap.
    function _cap() internal view returns (uint256 cap) {
        cap = terms().holderCap;
        return cap == 0 ? type(uint32).max : cap;
    }

    /// @dev Whether a person stands behind a wallet, also one who may not act at present.
    function _isKnown(address wallet) internal view returns (bool known) {
        return _subjects[wallet] != 0;
    }

    /// @dev Notes the person behind a wallet. False when he is an entity that would need seats which are not free.
    function _adopt(address wallet, IIdentityRegistry.Person memory person) private returns (bool fits) {
        bytes31 subject = _subjects[wallet];
        if (subject == 0) subject = _subjects[wallet] = person.subject;
        Seat storage seat = _seats[subject];
        uint24 members = person.members == 0 ? 1 : person.members;
        if (seat.members == members) return true;
        if (seat.wallets != 0) {
            uint256 holders = uint256(_class.holders) - seat.members + members;
            if (members > seat.members && holders + _pool.promised > _cap()) return false;
            _setHolders(holders);
        }
        seat.members = members;
        return true;
    }

    /// @dev Adds shares to an account; what is due stays.
    function _give(address to, Account memory account, uint256 shares, uint256 index) private {
        bool isNew = account.shares == 0;
        account.set(account.shares + shares, account.due(index), index);
        _save(to, account);
        if (account.isAny(ShareAccount.TREASURY)) _class.treasury += uint48(shares);
        else if (isNew) _enter(_seats[_subjects[to]]);
    }

    /// @dev Removes shares, which the account must have; what is due stays.
    function _take(address from, Account memory account, uint256 shares, uint256 index) private {
        account.set(account.shares - shares, account.due(index), index);
        _save(from, account);
        if (account.isAny(ShareAccount.TREASURY)) _class.treasury -= uint48(shares);
        else if (account.shares == 0) _leave(_seats[_subjects[from]]);
    }

    /// @dev The holder cap is kept here, whoever gave the shares.
    function _enter(Seat storage seat) private {
        if (seat.wallets++ != 0) return;
        uint256 holders = uint256(_class.holders) + seat.members;
        uint256 taken = holders + _pool.promised;
        if (taken > _cap()) revert SharesHolderCapReached(taken, _cap());
        _setHolders(holders);
    }

    function _leave(Seat storage seat) private {
        if (--seat.wallets == 0) _setHolders(_class.holders - seat.members);
    }

    function _setHolders(uint256 holders) private {
        _class.holders = uint32(holders);
        emit HoldersChanged(uint32(holders));
    }

    /// @dev Whether the sender has so many free shares, and the receiver a seat.
    function _roomRestriction(
        address from,
        address to,
        uint256 shares,
        Account memory giver,
        Account memory taker,
        bool isEarmarked
    ) private view returns (Restriction reason) {
        if (giver.isAny(ShareAccount.HAS_PARTS)) {
            uint256 free = _free(from, giver, isEarmarked);
            if (shares > free && free < giver.shares) return Restriction.PartNotFree;
        }
        bool isNew = taker.shares == 0 && shares != 0 && !taker.isAny(ShareAccount.TREASURY);
        if (isNew && !_hasSeat(from, to, giver.shares == shares)) return Restriction.HolderCapReached;
        return shares > giver.shares ? Restriction.InsufficientShares : Restriction.None;
    }

    function _lockRestriction(
        address from,
        address to,
        uint256 lock,
        Account memory taker
    ) private view returns (Restriction reason) {
        if (_isPast(lock)) return Restriction.None;
        bool isExempt = taker.isAny(ShareAccount.ACCREDITED) || _exceptions[from][to] != Ground.None;
        if (!isExempt) return Restriction.Locked;
        return taker.shares != 0 && taker.lockUntilDay < lock ? Restriction.LockWouldSpread : Restriction.None;
    }

    /// @dev Whether a wallet without shares may get some, counting the seat that a sender of all his shares gives up.
    function _hasSeat(address from, address to, bool givesAll) private view returns (bool fits) {
        uint256 taken = uint256(_class.holders) + _pool.promised;
        Seat storage giver = _seats[_subjects[from]];
        Seat storage taker = _seats[_subjects[to]];
        if (givesAll && giver.wallets == 1) taken -= giver.members;
        if (taker.wallets == 0) taken += taker.members;
        return taken <= _cap();
    }

    /// @dev First day on which shares may be resold: a started day counts as locked, so the lock is never shorter.
    function _lockDay(uint256 lockSeconds) private view returns (uint24 day) {
        return Math.ceilDiv(block.timestamp + lockSeconds + _UTC_PLUS_8, _DAY).toUint24();
    }

    function _isPast(uint256 day) private view returns (bool past) {
        return block.timestamp >= _startOf(day);
    }

    /// @dev Treasury shares never leave by transfer: the company is not admitted.
    function _standingRestriction(
        Account memory giver,
        Account memory taker
    ) private pure returns (Restriction reason) {
        if (giver.isAny(ShareAccount.FROZEN)) return Restriction.SenderFrozen;
        if (!giver.isAny(ShareAccount.ADMITTED)) return Restriction.SenderNotAdmitted;
        if (taker.isAny(ShareAccount.FROZEN)) return Restriction.ReceiverFrozen;
        bool takes = taker.isAny(ShareAccount.ADMITTED | ShareAccount.TREASURY);
        return takes ? Restriction.None : Restriction.ReceiverNotAdmitted;
    }

    /// @dev First second of a day in UTC+8; zero for the day zero.
    function _startOf(uint256 day) private pure returns (uint256 moment) {
        return day == 0 ? 0 : day * _DAY - _UTC_PLUS_8;
    }
}
