// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "../support/RegisterTest.sol";

/// @title Independent ledger of the register's invariant runs
/// @notice What everybody owns and is owed, kept in the plainest way: loops over all wallets, nothing packed, no index.
/// @dev Dividends are kept for each wallet in 2^-64 units, handed out at the moment they are declared.
abstract contract ShareLedger is RegisterTest {
    uint256 internal constant WALLETS = 7;
    uint256 internal constant ISSUER = WALLETS - 1;
    uint32 internal constant CAP = 7;

    /// Wallets 0 and 1 belong to one person, 2 and 3 to one entity, 4 is accredited; the last is the issuer's.
    address[WALLETS] internal wallets;
    bytes[WALLETS] internal subjects;

    uint256[WALLETS] internal shares;
    uint256[WALLETS] internal owed;
    uint256[WALLETS] internal lockedUntil;
    uint256[WALLETS] internal frozen;
    uint256[WALLETS] internal earmarked;
    uint256[WALLETS] internal paid;
    bool[WALLETS] internal isFrozen;
    bool[WALLETS] internal isAdmitted;
    /// What the identity registry says now, refreshed or not.
    bool[WALLETS] internal isValid;
    uint24[WALLETS] internal members;
    uint256 internal supply;
    uint256 internal promised;
    uint256 internal declared;
    uint256 internal carry;
    /// Seats of the entity as the register has accepted them.
    uint24 internal entityMembers = 3;

    function setUp() public virtual override {
        super.setUp();
        wallets = [_actor("w0"), _actor("w1"), _actor("w2"), _actor("w3"), _actor("w4"), _actor("w5"), issuer];
        subjects = [bytes("p"), "p", "entity", "entity", "rich", "q", "issuer"];
        for (uint256 i = 0; i < ISSUER; ++i) {
            _tellOf(i, IIdentityRegistry.Code.Valid, entityMembers);
            isAdmitted[i] = register.refresh(wallets[i]);
        }
    }

    function _tellOf(uint256 i, IIdentityRegistry.Code code, uint24 seats) internal {
        IIdentityRegistry.Class class = IIdentityRegistry.Class.Retail;
        if (i == 4) class = IIdentityRegistry.Class.Accredited;
        bool isEntity = i == 2 || i == 3;
        if (isEntity) class = IIdentityRegistry.Class.Entity;
        identity.tell(wallets[i], code, _person(subjects[i], class, isEntity ? seats : 1));
        (isValid[i], members[i]) = (code == IIdentityRegistry.Code.Valid, seats);
    }

    /// An entity with shares grows only into free seats; otherwise it is out until there are some.
    function _refreshInLedger(uint256 i) internal {
        bool fits = true;
        if (i == 2 || i == 3) {
            uint24 before = entityMembers;
            entityMembers = members[i];
            fits = members[i] <= before || shares[2] + shares[3] == 0 || _seatsOf(shares) + promised <= CAP;
            if (!fits) entityMembers = before;
        }
        isAdmitted[i] = isValid[i] && fits;
    }

    function _moveInLedger(uint256 from, uint256 to, uint256 amount) internal {
        if (amount == 0 || from == to) return;
        if (lockedUntil[from] > block.timestamp && lockedUntil[from] > lockedUntil[to]) {
            lockedUntil[to] = lockedUntil[from];
        }
        shares[to] += amount;
        _removeFromLedger(from, amount);
    }

    function _removeFromLedger(uint256 from, uint256 amount) internal {
        shares[from] -= amount;
        if (shares[from] == 0) lockedUntil[from] = 0;
    }

    /// Every share gets the same; what does not divide waits for the next dividend.
    function _declareInLedger(uint256 amount) internal {
        uint256 outstanding = supply - shares[ISSUER];
        uint256 divided = (amount << 64) + carry;
        for (uint256 i = 0; i < ISSUER; ++i) owed[i] += shares[i] * (divided / outstanding);
        carry = divided % outstanding;
        declared += amount;
    }

    function _terms() internal view override returns (IShareRegister.Terms memory terms) {
        terms = super._terms();
        terms.holderCap = CAP;
        terms.resaleLockSeconds = 30 days;
    }

    /// What a transfer must answer, from the ledger alone.
    function _expectedRestriction(
        uint256 from,
        uint256 to,
        uint256 amount,
        bool isDelivery
    ) internal view returns (IShareRegister.Restriction) {
        IShareRegister.Restriction reason = isDelivery ? _expectedOfDelivery(from, to) : _expectedOfStanding(from, to);
        if (reason != IShareRegister.Restriction.None) return reason;
        if (!isDelivery && to != ISSUER && lockedUntil[from] > block.timestamp) {
            if (to != 4) return IShareRegister.Restriction.Locked;
            if (shares[to] != 0 && lockedUntil[to] < lockedUntil[from]) {
                return IShareRegister.Restriction.LockWouldSpread;
            }
        }
        uint256 bound = frozen[from] + (isDelivery ? 0 : earmarked[from]);
        uint256 free = bound < shares[from] ? shares[from] - bound : 0;
        if (amount > free && free < shares[from]) return IShareRegister.Restriction.PartNotFree;
        if (!_fits(from, to, amount)) return IShareRegister.Restriction.HolderCapReached;
        if (amount > shares[from]) return IShareRegister.Restriction.InsufficientShares;
        return IShareRegister.Restriction.None;
    }

    /// What was agreed is delivered, whatever has become of admissions and locks; all wallets here are known.
    function _expectedOfDelivery(uint256 from, uint256 to) internal view returns (IShareRegister.Restriction) {
        if (isFrozen[from]) return IShareRegister.Restriction.SenderFrozen;
        if (from == ISSUER) return IShareRegister.Restriction.SenderNotAdmitted;
        return isFrozen[to] ? IShareRegister.Restriction.ReceiverFrozen : IShareRegister.Restriction.None;
    }

    function _expectedOfStanding(uint256 from, uint256 to) internal view returns (IShareRegister.Restriction) {
        if (isFrozen[from]) return IShareRegister.Restriction.SenderFrozen;
        if (from == ISSUER || !isAdmitted[from]) return IShareRegister.Restriction.SenderNotAdmitted;
        if (isFrozen[to]) return IShareRegister.Restriction.ReceiverFrozen;
        if (to != ISSUER && !isAdmitted[to]) return IShareRegister.Restriction.ReceiverNotAdmitted;
        return IShareRegister.Restriction.None;
    }

    /// Counts persons after the transfer; only somebody who comes in can be one too many.
    function _fits(uint256 from, uint256 to, uint256 amount) internal view returns (bool) {
        if (amount == 0 || to == ISSUER || shares[to] != 0) return true;
        uint256[WALLETS] memory held = shares;
        held[to] += amount;
        // Who sends more than he has leaves no seat.
        if (amount <= shares[from]) held[from] -= amount;
        return _seatsOf(held) + promised <= CAP;
    }

    function _seatsOf(uint256[WALLETS] memory held) internal view returns (uint256 seats) {
        if (held[0] + held[1] != 0) ++seats;
        if (held[2] + held[3] != 0) seats += entityMembers;
        if (held[4] != 0) ++seats;
        if (held[5] != 0) ++seats;
    }
}
