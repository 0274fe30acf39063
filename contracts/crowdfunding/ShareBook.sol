// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IIdentityRegistry} from "./../identity/interfaces/IIdentityRegistry.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";

/// @title Books of a share register
/// @notice Accounts, seats, locks and what is due: how shares come, go and move. Who may do that is not decided here.
/// @dev An account is one storage slot, dividends included. Its due is shares x (index of the class - its own index)
/// + remainder. When the number of shares changes, the due is carried over by setting the account's index so far back
/// that the new number of shares times the difference makes the same due again; what that division leaves is the
/// remainder, which is below the number of shares. An account without shares keeps its due in the index itself.
///
/// Why nothing overflows: all dividends together stay below 2^64 units, so every due, the index of one share and every
/// step back are below 2^128. Differences of indexes are taken modulo 2^128: a step back may go below zero.
abstract contract ShareBook is IShareRegister {
    using SafeCast for uint256;

    /// @dev One slot.
    struct Account {
        uint48 shares;
        uint48 remainder;
        uint128 index;
        uint24 lockUntilDay;
        uint8 flags;
    }

    /// @dev One slot, read and written only for accounts with the flag `_HAS_PARTS`.
    struct Parts {
        uint128 frozen;
        uint128 earmarked;
    }

    /// @dev One slot, all that a transfer between holders needs.
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

    /// @dev A person.
    struct Seat {
        uint24 members;
        uint32 wallets;
    }

    uint8 internal constant _ADMITTED = 1;
    uint8 internal constant _FROZEN = 2;
    uint8 internal constant _ACCREDITED = 4;
    uint8 internal constant _TREASURY = 8;
    uint8 internal constant _HAS_PARTS = 16;

    uint256 internal constant _FRACTION_BITS = 64;

    uint256 private constant _DAY = 1 days;
    uint256 private constant _UTC_PLUS_8 = 8 hours;

    Class internal _class;
    Pool internal _pool;
    mapping(address wallet => Account account) internal _accounts;
    mapping(address wallet => Parts parts) internal _parts;
    mapping(address from => mapping(address to => Ground ground)) internal _exceptions;
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
        Account memory account = _accounts[wallet];
        Parts memory parts = _parts[wallet];
        return
            Standing({
                shares: account.shares,
                frozen: parts.frozen,
                earmarked: parts.earmarked,
                lockedUntil: _startOf(account.lockUntilDay),
                subject: _subjects[wallet],
                isAdmitted: account.flags & _ADMITTED != 0,
                isAccredited: account.flags & _ACCREDITED != 0,
                isFrozen: account.flags & _FROZEN != 0,
                isTreasury: account.flags & _TREASURY != 0
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

    /// @dev Copies the verdict of the identity registry, and nothing from anywhere else.
    function _refresh(address wallet) internal returns (bool isAdmitted) {
        Terms memory fixedTerms = terms();
        Account storage account = _accounts[wallet];
        if (wallet == fixedTerms.issuer) {
            account.flags |= _TREASURY;
            emit TreasuryOpened(wallet);
            return false;
        }
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = fixedTerms.identity.check(wallet);
        if (code == IIdentityRegistry.Code.Valid) isAdmitted = _adopt(wallet, person);
        bool isAccredited = isAdmitted && person.class == IIdentityRegistry.Class.Accredited;

        uint8 kept = account.flags & ~(_ADMITTED | _ACCREDITED);
        account.flags = kept | (isAdmitted ? _ADMITTED : 0) | (isAccredited ? _ACCREDITED : 0);
        bytes31 subject = _subjects[wallet];
        emit WalletRefreshed(wallet, subject, code, isAdmitted, isAccredited, _seats[subject].members);
    }

    /// @dev A transfer of shares that the rules allow.
    function _move(address from, address to, uint256 shares) internal {
        uint24 lock = _accounts[from].lockUntilDay;
        // Taking comes first: a seat that the sender gives up is free for the receiver.
        _take(from, shares);
        _give(to, shares);
        if (lock != 0 && shares != 0 && lock > _accounts[to].lockUntilDay && !_isPast(lock)) {
            _accounts[to].lockUntilDay = lock;
        }
        emit Transfer(from, to, shares);
    }

    /// @dev Adds shares to an account; the due stays.
    function _give(address to, uint256 shares) internal {
        Account storage account = _accounts[to];
        uint256 held = account.shares;
        _write(account, held + shares, _due(account));
        if (account.flags & _TREASURY != 0) _class.treasury += uint48(shares);
        else if (held == 0 && shares != 0) _enter(_seats[_subjects[to]]);
    }

    /// @dev Removes shares, which the account must have; the due stays.
    function _take(address from, uint256 shares) internal {
        Account storage account = _accounts[from];
        uint256 left = account.shares - shares;
        _write(account, left, _due(account));
        if (account.flags & _TREASURY != 0) _class.treasury -= uint48(shares);
        else if (left == 0 && shares != 0) _leave(_seats[_subjects[from]]);
    }

    /// @dev Sets the number of shares and the due, exactly.
    function _write(Account storage account, uint256 shares, uint256 due) internal {
        account.shares = uint48(shares);
        if (shares == 0) {
            (account.index, account.remainder, account.lockUntilDay) = (uint128(due), 0, 0);
        } else {
            unchecked {
                account.index = uint128(_class.index - due / shares);
            }
            account.remainder = uint48(due % shares);
        }
    }

    /// @dev Sets what is frozen and earmarked, and the flag that tells whether to look.
    function _writeParts(address wallet, uint256 frozen, uint256 earmarked) internal {
        _parts[wallet] = Parts({frozen: frozen.toUint128(), earmarked: earmarked.toUint128()});
        Account storage account = _accounts[wallet];
        if (frozen + earmarked != 0) account.flags |= _HAS_PARTS;
        else account.flags &= ~_HAS_PARTS;
    }

    /// @dev First day on which shares may be resold: a started day counts as locked, so the lock is never shorter.
    function _lockDay(uint256 lockSeconds) internal view returns (uint24 day) {
        return Math.ceilDiv(block.timestamp + lockSeconds + _UTC_PLUS_8, _DAY).toUint24();
    }

    function _sameSubject(address first, address second) internal view returns (bool same) {
        return _subjects[first] == _subjects[second];
    }

    /// @dev Dividends due to an account, in 2^-64 token units. Treasury shares have none.
    function _due(Account storage account) internal view returns (uint256 due) {
        if (account.flags & _TREASURY != 0) return 0;
        uint256 shares = account.shares;
        if (shares == 0) return account.index;
        unchecked {
            return shares * uint128(_class.index - account.index) + account.remainder;
        }
    }

    /// @dev Shares that freezes, and earmarks unless a desk delivers out of them, leave to dispose of.
    function _free(address holder, bool isEarmarked) internal view returns (uint256 shares) {
        shares = _accounts[holder].shares;
        if (_accounts[holder].flags & _HAS_PARTS == 0) return shares;
        Parts storage parts = _parts[holder];
        uint256 bound = isEarmarked ? parts.frozen : uint256(parts.frozen) + parts.earmarked;
        return bound < shares ? shares - bound : 0;
    }

    /// @dev The one place that decides about a transfer; `transfer` and all views ask here.
    function _restriction(
        address from,
        address to,
        uint256 shares,
        bool isEarmarked
    ) internal view returns (Restriction reason) {
        (Account storage giver, Account storage taker) = (_accounts[from], _accounts[to]);
        (uint256 sends, uint256 receives) = (giver.flags, taker.flags);
        if (sends & (_ADMITTED | _FROZEN) != _ADMITTED) {
            return sends & _FROZEN != 0 ? Restriction.SenderFrozen : Restriction.SenderNotAdmitted;
        }
        if (receives & _FROZEN != 0) return Restriction.ReceiverFrozen;
        if (receives & (_ADMITTED | _TREASURY) == 0) return Restriction.ReceiverNotAdmitted;
        if (giver.lockUntilDay != 0 && receives & _TREASURY == 0) {
            reason = _lockRestriction(from, to, giver.lockUntilDay);
            if (reason != Restriction.None) return reason;
        }
        if (sends & _HAS_PARTS != 0 && shares > _free(from, isEarmarked)) return Restriction.PartNotFree;
        if (taker.shares == 0 && shares != 0 && receives & _TREASURY == 0 && !_hasSeat(from, to, shares)) {
            return Restriction.HolderCapReached;
        }
        return shares > giver.shares ? Restriction.InsufficientShares : Restriction.None;
    }

    /// @dev Most seats; as many as the counter holds when the terms set no cap.
    function _cap() internal view returns (uint256 cap) {
        cap = terms().holderCap;
        return cap == 0 ? type(uint32).max : cap;
    }

    /// @dev First second of a day in UTC+8; zero for the day zero.
    function _startOf(uint24 day) internal pure returns (uint256 moment) {
        return day == 0 ? 0 : uint256(day) * _DAY - _UTC_PLUS_8;
    }

    /// @inheritdoc IShareRegister
    function terms() public view returns (Terms memory fixedTerms) {
        return abi.decode(Clones.fetchCloneArgs(address(this)), (Terms));
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

    function _lockRestriction(address from, address to, uint24 lock) private view returns (Restriction reason) {
        if (_isPast(lock)) return Restriction.None;
        Account storage taker = _accounts[to];
        if (taker.flags & _ACCREDITED == 0 && _exceptions[from][to] == Ground.None) return Restriction.Locked;
        if (taker.shares != 0 && taker.lockUntilDay < lock) return Restriction.LockWouldSpread;
        return Restriction.None;
    }

    /// @dev Whether a wallet without shares may get some, counting the seat that the sender may give up.
    function _hasSeat(address from, address to, uint256 shares) private view returns (bool fits) {
        (bytes31 giver, bytes31 taker) = (_subjects[from], _subjects[to]);
        uint256 taken = uint256(_class.holders) + _pool.promised;
        uint256 wallets = _seats[taker].wallets;
        if (_accounts[from].shares == shares) {
            if (_seats[giver].wallets == 1) taken -= _seats[giver].members;
            if (giver == taker) --wallets;
        }
        if (wallets == 0) taken += _seats[taker].members;
        return taken <= _cap();
    }

    function _isPast(uint24 day) private view returns (bool past) {
        return block.timestamp >= _startOf(day);
    }
}
