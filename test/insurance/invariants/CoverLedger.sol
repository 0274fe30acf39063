// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../../contracts/insurance/interfaces/IGroupCover.sol";
import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {InsuranceTest} from "../support/InsuranceTest.sol";

/// @title Ledger of index cover
/// @notice Cohorts, groups, their policies and the readings they wait for. Amounts are in token units, unbounded and
/// without packing: nothing here can overflow or be truncated.
abstract contract CoverLedger is InsuranceTest {
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

    /// A cohort or a group: what both have in common, and the totals of a cohort. A cession counts from one, zero is
    /// none.
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
        uint256 cession;
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

    Cover[] internal covers;
    PolicyEntry[] internal policies;
    Point[] internal points;
    Terms[] internal products;
    mapping(uint256 cover => Members members) internal membersOf;
    uint256 internal clock;

    function _deadlineOfData(Cover storage c) internal view returns (uint256) {
        return uint256(c.coverEnd) + SUBMIT_SECONDS;
    }

    function _maxLoss(Cover storage c) internal view returns (uint256) {
        return c.isGroup ? c.groupMaxLoss : _ceilBps(c.sumInsured, products[c.product].maxBps);
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
