// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../../contracts/crowdfunding/Offering.sol";
import {DestinationDouble} from "../support/DestinationDouble.sol";
import {OfferingTest} from "../support/OfferingTest.sol";

/// @title Ledger of the handler
/// @notice What offerings and investors must look like, kept by person: every sum is added up anew. An offering that
/// the clock has ended is ended here as soon as the clock moves.
abstract contract OfferingLedger is OfferingTest {
    struct Life {
        Offering escrow;
        DestinationDouble destination;
        IInvestmentLedger.Kind kind;
        IOffering.Stage stage;
        bool isProRata;
        bool isPaused;
        uint256 seats;
        uint256 opensAt;
        uint256 deadline;
        uint256 firstDeadline;
        uint256 version;
        uint256 reconfirmEnd;
        uint256 lastAt;
        uint256 closedAt;
        uint256 demand;
        uint256 sold;
        uint256 feeDue;
        uint256 feePaid;
        uint256 donated;
    }

    struct Commitment {
        uint256 shares;
        uint256 added;
        uint256 tracked;
        uint256 addedAt;
        uint256 version;
        uint256 reconfirmUntil;
        uint256 quarter;
        uint256 members;
        uint256 allotted;
        bool isWarned;
        bool isClaimed;
    }

    /// Money that counts in the twelve months of a person, to the second.
    struct Payment {
        uint256 time;
        uint256 amount;
        uint256 life;
    }

    struct Standing {
        uint256 limit;
        uint256 validUntil;
        uint256 assessedAt;
        uint256 members;
        bool isAccredited;
        bool isSuspended;
    }

    uint256 internal constant TARGET = 500;
    uint256 internal constant CAP = 1000;
    uint256 internal constant MINIMUM = 10;
    uint256 internal constant MAXIMUM = 900;
    uint256 internal constant FEE_BPS = 333;
    uint256 internal constant QUARTER = 365 days / 4;
    uint256 internal constant PATIENCE = 90 days;
    uint256 internal constant REFLECTION = 4 days;

    uint256 internal clock;
    Life[] internal lives;
    address[] internal people;
    mapping(uint256 life => mapping(address person => Commitment commitment)) internal commitments;
    mapping(address person => Standing standing) internal standings;
    mapping(address person => Payment[] list) internal payments;
    mapping(address person => mapping(uint256 quarter => uint256 amount)) internal spentIn;
    mapping(address person => uint256 quarter) internal newest;
    mapping(address account => uint256 amount) internal wallet;

    function _apply(uint256 which, address person, uint256 shares, bool isCounted) internal {
        Life storage life = lives[which];
        Commitment storage c = commitments[which][person];
        uint256 amount = shares * PRICE;
        if (c.shares == 0 && life.seats != 0) c.members = standings[person].members;
        if (isCounted) {
            if (c.tracked == 0) c.quarter = clock / QUARTER;
            c.tracked += shares;
            (newest[person], spentIn[person][clock / QUARTER]) = (
                clock / QUARTER,
                spentIn[person][clock / QUARTER] + amount
            );
        }
        // What does not count is a payment of nothing, so that the last addition is always the last payment.
        payments[person].push(Payment(clock, isCounted ? amount : 0, which));
        c.shares += shares;
        (c.added, c.addedAt, c.version, life.lastAt) = (shares, clock, life.version, clock);
        c.isWarned = _isWarned(which, person, c.shares);
        wallet[person] -= amount;
    }

    /// @notice Everything, or the last addition, goes back to `to`.
    function _unapply(uint256 which, address person, address to, uint256 shares) internal {
        Commitment storage c = commitments[which][person];
        wallet[to] += shares * PRICE;
        c.shares -= shares;
        c.added = 0;
        if (c.tracked > c.shares) {
            _giveBack(person, c.quarter, (c.tracked - c.shares) * PRICE);
            c.tracked = c.shares;
        }
        _forget(which, person, c.shares == 0);
        if (c.shares == 0) delete commitments[which][person];
    }

    /// @notice What follows from the clock.
    function _sync() internal {
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            if (life.stage == IOffering.Stage.ClosingEarly && clock >= life.deadline && _confirmed(i) < TARGET) {
                (life.stage, life.deadline) = (IOffering.Stage.Open, life.firstDeadline);
            }
            bool isLate =
                _isRunning(i)
                    ? clock > _closableAt(i) + PATIENCE
                    : life.stage == IOffering.Stage.Closed && clock > life.closedAt + PATIENCE;
            if (isLate) life.stage = IOffering.Stage.Failed;
        }
    }

    function _isRunning(uint256 which) internal view returns (bool) {
        return lives[which].stage <= IOffering.Stage.ClosingEarly;
    }

    function _isTakingMoney(uint256 which) internal view returns (bool) {
        return _isRunning(which) && clock >= lives[which].opensAt && clock < lives[which].deadline;
    }

    function _hasFailed(uint256 which) internal view returns (bool) {
        return lives[which].stage >= IOffering.Stage.Failed;
    }

    function _isCurrent(uint256 which, address person) internal view returns (bool) {
        Commitment storage c = commitments[which][person];
        return c.shares != 0 && c.version == lives[which].version;
    }

    function _isReconfirmable(uint256 which, address person) internal view returns (bool) {
        Commitment storage c = commitments[which][person];
        return c.shares != 0 && c.version != lives[which].version && clock < c.reconfirmUntil;
    }

    function _isLeftBehind(uint256 which, address person) internal view returns (bool) {
        Commitment storage c = commitments[which][person];
        return c.shares != 0 && c.version != lives[which].version && clock >= c.reconfirmUntil;
    }

    function _confirmed(uint256 which) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < people.length; ++i) {
            if (_isCurrent(which, people[i])) sum += commitments[which][people[i]].shares;
        }
    }

    /// @notice Shares that could be reconfirmed after the last change, whether or not they still can.
    function _stale(uint256 which) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < people.length; ++i) {
            Commitment storage c = commitments[which][people[i]];
            bool isStale = c.version != lives[which].version && c.reconfirmUntil == lives[which].reconfirmEnd;
            if (isStale) sum += c.shares;
        }
    }

    function _committed(uint256 which) internal view returns (uint256 sum, uint256 investors, uint256 seats) {
        for (uint256 i = 0; i < people.length; ++i) {
            Commitment storage c = commitments[which][people[i]];
            if (c.shares == 0) continue;
            (sum, investors, seats) = (sum + c.shares, investors + 1, seats + c.members);
        }
    }

    function _room(uint256 which) internal view returns (uint256) {
        if (lives[which].isProRata) return type(uint256).max;
        uint256 taken = _confirmed(which);
        for (uint256 i = 0; i < people.length; ++i) {
            if (_isReconfirmable(which, people[i])) taken += commitments[which][people[i]].shares;
        }
        return taken < CAP ? CAP - taken : 0;
    }

    function _closableAt(uint256 which) internal view returns (uint256) {
        uint256 reflected = lives[which].lastAt + REFLECTION;
        return reflected > lives[which].deadline ? reflected : lives[which].deadline;
    }

    function _allottedTo(uint256 which, address person) internal view returns (uint256) {
        uint256 shares = commitments[which][person].shares;
        uint256 demand = lives[which].demand;
        return demand <= CAP ? shares : (shares * CAP) / demand;
    }

    function _isWarned(uint256 which, address person, uint256 shares) internal view returns (bool) {
        bool isWarning = lives[which].kind == IInvestmentLedger.Kind.Warning && !standings[person].isAccredited;
        return isWarning && shares * PRICE > standings[person].limit;
    }

    function _used(address person) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < 5; ++i) sum += spentIn[person][clock / QUARTER - i];
    }

    /// @notice Money of the last 365 days that counts, by its second.
    function _usedExactly(address person) internal view returns (uint256 sum) {
        Payment[] storage list = payments[person];
        for (uint256 i = 0; i < list.length; ++i) if (list[i].time + 365 days >= clock) sum += list[i].amount;
    }

    /// @dev Five whole days, Monday to Friday in UTC+8, counted one by one.
    function _fiveBusinessDaysAfter(uint256 moment) internal pure returns (uint256) {
        uint256 day = (moment + 8 hours) / 1 days;
        for (uint256 left = 5; left != 0;) if ((++day + 3) % 7 < 5) --left;
        return (day + 1) * 1 days - 8 hours;
    }

    function _giveBack(address person, uint256 first, uint256 amount) private {
        if (newest[person] > first + 4) return;
        for (uint256 q = first; q <= newest[person]; ++q) {
            uint256 part = amount < spentIn[person][q] ? amount : spentIn[person][q];
            spentIn[person][q] -= part;
            amount -= part;
        }
    }

    function _forget(uint256 which, address person, bool isAll) private {
        Payment[] storage list = payments[person];
        for (uint256 i = list.length; i > 0; --i) {
            if (list[i - 1].life != which) continue;
            for (uint256 k = i - 1; k + 1 < list.length; ++k) list[k] = list[k + 1];
            list.pop();
            if (!isAll) return;
        }
    }
}
