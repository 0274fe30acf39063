// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../../contracts/insurance/interfaces/IGroupCover.sol";
import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {InsuranceTest} from "../support/InsuranceTest.sol";

/// @title Ledger of the invariant runs
/// @notice What the insurer should have on its books, worked out from what was put in and never from what a contract
/// answers. Amounts are in token units, unbounded and without packing: nothing here can overflow or be truncated.
abstract contract InsuranceLedger is InsuranceTest {
    enum Phase {
        Open,
        Settled,
        Voided,
        Expired,
        Closed
    }

    enum Fate {
        Active,
        Cancelled,
        Paid
    }

    /// A cohort or a group: what both have in common, and the totals of a cohort.
    struct Cover {
        bool isGroup;
        uint256 product;
        bytes32 id;
        uint256 point;
        uint40 saleClosesAt;
        uint40 coverStart;
        uint40 coverEnd;
        uint32 zone;
        Phase phase;
        uint256 sumInsured;
        uint256 premium;
        uint256 policies;
        uint256 groupMaxLoss;
        uint256 payoutBps;
        uint256 owed;
        uint256 paid;
        uint256 released;
        uint256 uncollected;
        uint256 deadline;
        bool owesLoss;
        bool isEarned;
    }

    struct PolicyEntry {
        IParametricCover.Quote quote;
        bytes32 id;
        uint256 cover;
        Fate fate;
        uint256 refunded;
        uint256 paid;
    }

    struct Members {
        IGroupCover.GroupQuote quote;
        address[4] holders;
        int64[4] readings;
        bool[4] paid;
    }

    /// One period of a feed.
    struct Point {
        bytes32 feedId;
        uint40 periodEnd;
        bytes32 source;
        int64 truth;
        int64 value;
        int64 low; // smallest honest value among the reports that count
        int64 high;
        uint256 finalAt;
        bool isChallenged;
        bool isUpheld;
        address challenger;
        uint256 bond;
        bool hasFinal;
        int64 finalValue;
    }

    struct Terms {
        uint32 productId;
        bytes32 feedId;
        uint256 maxBps;
        uint32 waitingSeconds;
        uint32 claimSeconds;
        bool refundsOnSilence;
    }

    uint256 internal constant BPS = 10_000;
    /// Shares that nobody holds, against inflation of the first share.
    uint256 internal constant VIRTUAL_SHARES = 1e6;

    Cover[] internal covers;
    PolicyEntry[] internal policies;
    Point[] internal points;
    Terms[] internal products;
    mapping(uint256 cover => Members members) internal membersOf;

    mapping(address person => uint256 amount) internal wallet;
    mapping(address person => uint256 amount) internal shares;
    uint256 internal supply;

    uint256 internal clock;
    bool internal isPaused;
    uint256 internal deposited;
    uint256 internal withdrawn;
    uint256 internal written;
    uint256 internal cancelled;
    uint256 internal donated;

    function _deadlineOfData(Cover storage c) internal view returns (uint256) {
        return uint256(c.coverEnd) + SUBMIT_SECONDS;
    }

    function _maxLoss(Cover storage c) internal view returns (uint256) {
        return c.isGroup ? c.groupMaxLoss : _ceilBps(c.sumInsured, products[c.product].maxBps);
    }

    /// @notice I3: what live covers may cost.
    function _locked() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) sum += _maxLoss(covers[i]);
    }

    function _exposed(uint32 zone) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase == Phase.Open && covers[i].zone == zone) sum += _maxLoss(covers[i]);
        }
    }

    function _unearned() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) sum += covers[i].premium;
    }

    function _earned() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].isEarned) sum += covers[i].premium;
    }

    /// @notice Premium of covers that ended without data: it belongs to the holders.
    function _returned() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase != Phase.Open && !covers[i].isEarned) sum += covers[i].premium;
        }
    }

    function _reserve() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) sum += covers[i].owed - covers[i].paid - covers[i].released;
    }

    /// @notice Claims paid on covers that ended with a loss, what is still to pay on them, and what lapsed.
    function _losses() internal view returns (uint256 paid, uint256 outstanding, uint256 lapsed) {
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            if (!c.owesLoss) continue;
            paid += c.paid;
            outstanding += c.owed - c.paid - c.released;
            lapsed += c.released;
        }
    }

    function _resources() internal view returns (uint256 sum) {
        uint256 out = withdrawn + cancelled;
        sum = deposited + written;
        for (uint256 i = 0; i < covers.length; ++i) {
            out += covers[i].owed;
            sum += covers[i].released;
        }
        sum -= out;
    }

    function _bonds() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < points.length; ++i) sum += points[i].bond;
    }

    /// @notice I21: some live cover has reached its last day, counted in UTC+8, and nobody has ended it yet.
    function _frozen() internal view returns (bool) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase == Phase.Open && _day(clock) >= _day(covers[i].coverEnd)) return true;
        }
        return false;
    }

    function _free() internal view returns (uint256) {
        return _resources() - _locked();
    }

    /// @notice Shares for assets and back, rounded down or up.
    function _toShares(uint256 assets, bool up) internal view returns (uint256) {
        return _divide(assets * (supply + VIRTUAL_SHARES), _resources() - _unearned() + 1, up);
    }

    function _toAssets(uint256 amount, bool up) internal view returns (uint256) {
        return _divide(amount * (_resources() - _unearned() + 1), supply + VIRTUAL_SHARES, up);
    }

    function _due(PolicyEntry storage p) internal view returns (uint256) {
        Cover storage c = covers[p.cover];
        if (p.fate != Fate.Active || clock > c.deadline) return 0;
        if (c.phase == Phase.Settled) return (p.quote.sumInsured * c.payoutBps) / BPS;
        return c.phase == Phase.Voided ? (c.premium * p.quote.sumInsured) / c.sumInsured : 0;
    }

    function _isFinal(Point storage p) internal view returns (bool) {
        return p.finalAt != 0 && clock >= p.finalAt;
    }

    function _isSilent(Cover storage c) internal view returns (bool) {
        return clock > _deadlineOfData(c) && points[c.point].finalAt == 0;
    }

    /// @notice Ended with money set aside for holders, and not closed yet.
    function _hasReserve(Cover storage c) internal view returns (bool) {
        return c.phase == Phase.Settled || c.phase == Phase.Voided;
    }

    function _ceilBps(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return _divide(amount * bps, BPS, true);
    }

    function _divide(uint256 x, uint256 y, bool up) internal pure returns (uint256) {
        return x / y + (up && x % y != 0 ? 1 : 0);
    }

    function _day(uint256 time) internal pure returns (uint256) {
        return (time + 8 hours) / 1 days;
    }
}
