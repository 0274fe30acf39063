// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {InsuranceStage} from "./InsuranceStage.sol";

/// @title What observers and challengers do
/// @notice A minority of the observers who report may lie by any amount; their signatures are valid.
abstract contract OracleActions is InsuranceStage {
    /// Reports in ascending order with the keys that sign them, and the range of the honest ones.
    struct Ballot {
        int64[] values;
        uint256[] keys;
        int64 low;
        int64 high;
    }

    /// How far from the median a report still agrees with it, in every feed of these runs.
    uint256 private constant TOLERANCE = 50;

    function post(uint256 which, uint256 seed) external step {
        if (points.length != 0) _post(_find(which, points.length, _isPostable), seed);
    }

    function challenge(uint256 which, uint256 who) external step {
        if (points.length == 0) return;
        Point storage p = points[_find(which, points.length, _isChallengeable)];
        address person = _person(who);
        bool allowed = p.finalAt != 0 && !_isFinal(p) && !p.isChallenged;
        allowed = allowed && !_isBlocked(person) && wallet[person] >= BOND;
        bytes memory data = abi.encodeCall(oracle.challenge, (p.feedId, p.periodEnd));
        if (!_attempt("challenge", person, address(oracle), data, allowed)) return;

        (p.isChallenged, p.challenger, p.bond) = (true, person, BOND);
        p.finalAt = clock + CHALLENGE_SECONDS;
        wallet[person] -= BOND;
    }

    function answer(uint256 which, uint256 seed) external step {
        if (points.length == 0) return;
        Point storage p = points[_find(which, points.length, _isAnswerable)];
        uint256 size = seed % 8 == 0 ? QUORUM : PANEL;
        Ballot memory ballot = _ballot(p, size, seed);
        bool allowed = size == PANEL && p.finalAt != 0 && !_isFinal(p) && p.isChallenged && _agrees(ballot);
        bytes memory data = abi.encodeCall(oracle.answer, (p.feedId, p.periodEnd, p.source, _signed(p, ballot)));
        if (!_attempt("answer", stranger, address(oracle), data, allowed)) return;

        int64 value = ballot.values[(size - 1) / 2];
        (p.isUpheld, p.value, p.finalAt) = (_gap(value, p.value) > TOLERANCE, value, clock);
        (p.low, p.high) = (ballot.low, ballot.high);
        _noteFinal(p);
    }

    function releaseBond(uint256 which) external step {
        if (points.length != 0) _releaseBond(_find(which, points.length, _hasBondToRelease));
    }

    function _post(uint256 which, uint256 seed) internal {
        Point storage p = points[which];
        uint256 size = QUORUM + (seed % 3);
        Ballot memory ballot = _ballot(p, size, seed);
        bool allowed = p.finalAt == 0 && clock >= p.periodEnd && clock <= uint256(p.periodEnd) + SUBMIT_SECONDS;
        allowed = allowed && _agrees(ballot);
        bytes memory data = abi.encodeCall(oracle.post, (p.feedId, p.periodEnd, p.source, _signed(p, ballot)));
        if (!_attempt("post", stranger, address(oracle), data, allowed)) return;

        (p.value, p.finalAt) = (ballot.values[(size - 1) / 2], clock + CHALLENGE_SECONDS);
        (p.low, p.high) = (ballot.low, ballot.high);
    }

    function _releaseBond(uint256 which) internal {
        Point storage p = points[which];
        address to = p.isUpheld ? p.challenger : fund;
        bool allowed = p.bond != 0 && _isFinal(p) && !_isBlocked(to);
        bytes memory data = abi.encodeCall(oracle.releaseBond, (p.feedId, p.periodEnd));
        if (!_attempt("releaseBond", stranger, address(oracle), data, allowed)) return;
        wallet[to] += p.bond;
        p.bond = 0;
    }

    /// @notice Number of the point for a period of a feed; made up when it is new.
    function _pointOf(bytes32 feedId, uint40 periodEnd, uint256 seed) internal returns (uint256 which) {
        for (; which < points.length; ++which) {
            if (points[which].feedId == feedId && points[which].periodEnd == periodEnd) return which;
        }
        Point storage p = points.push();
        (p.feedId, p.periodEnd, p.source) = (feedId, periodEnd, SOURCE);
        if (feedId == RAIN) p.truth = int64(uint64(seed % 1600)) - 100;
        else if (feedId == HEAT) p.truth = int64(uint64(250 + (seed % 240)));
        else if (feedId == QUAKE) p.truth = int64(uint64(45 + (seed % 40)));
    }

    /// @notice Writes down every value that has become final, to see that it stays (I14).
    function _noteFinals() internal {
        for (uint256 i = 0; i < points.length; ++i) if (_isFinal(points[i])) _noteFinal(points[i]);
    }

    function _noteFinal(Point storage p) private {
        if (!p.hasFinal) (p.hasFinal, p.finalValue) = (true, p.value);
    }

    /// @dev At most (size - 1) / 2 of the reports are lies. What a group reads is exact, other feeds are noisy.
    function _ballot(Point storage p, uint256 size, uint256 seed) private view returns (Ballot memory ballot) {
        (ballot.values, ballot.keys) = (new int64[](size), new uint256[](size));
        (ballot.low, ballot.high) = (type(int64).max, type(int64).min);
        uint256 liars = (seed >> 8) % ((size - 1) / 2 + 1);
        for (uint256 i = 0; i < size; ++i) {
            uint256 noise = _mix(seed, i);
            int64 value;
            if (i < liars) {
                value = noise % 2 == 0 ? int64(uint64(noise >> 8)) : p.truth + int64(uint64((noise >> 8) % 81)) - 40;
            } else {
                value = p.feedId == DELAYS ? p.truth : p.truth + int64(uint64(noise % 11)) - 5;
                if (value < ballot.low) ballot.low = value;
                if (value > ballot.high) ballot.high = value;
            }
            _insert(ballot, i, value, observerKeys[(i + (seed >> 16)) % PANEL]);
        }
    }

    function _signed(
        Point storage p,
        Ballot memory ballot
    ) private view returns (IQuorumOracle.Report[] memory reports) {
        reports = new IQuorumOracle.Report[](ballot.values.length);
        for (uint256 i = 0; i < reports.length; ++i) {
            bytes32 digest = oracle.observationDigest(p.feedId, p.periodEnd, ballot.values[i], p.source);
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(ballot.keys[i], digest);
            reports[i] = IQuorumOracle.Report(ballot.values[i], r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        }
    }

    /// @dev Every fourth station is meant to stay silent; it reports only when it is drawn by chance.
    function _isPostable(uint256 which) private view returns (bool) {
        Point storage p = points[which];
        return
            which % 4 != 2 && p.finalAt == 0 && clock >= p.periodEnd && clock <= uint256(p.periodEnd) + SUBMIT_SECONDS;
    }

    function _isChallengeable(uint256 which) private view returns (bool) {
        Point storage p = points[which];
        return p.finalAt != 0 && !_isFinal(p) && !p.isChallenged;
    }

    function _isAnswerable(uint256 which) private view returns (bool) {
        return points[which].isChallenged && !_isFinal(points[which]);
    }

    function _hasBondToRelease(uint256 which) private view returns (bool) {
        return points[which].bond != 0 && _isFinal(points[which]);
    }

    /// @dev A quorum of the panel stands within the tolerance of the median.
    function _agrees(Ballot memory ballot) private pure returns (bool) {
        int64 median = ballot.values[(ballot.values.length - 1) / 2];
        uint256 agreeing;
        for (uint256 i = 0; i < ballot.values.length; ++i) if (_gap(ballot.values[i], median) <= TOLERANCE) ++agreeing;
        return agreeing >= QUORUM;
    }

    function _gap(int256 a, int256 b) private pure returns (uint256) {
        return uint256(a < b ? b - a : a - b);
    }

    function _insert(Ballot memory ballot, uint256 count, int64 value, uint256 key) private pure {
        uint256 i = count;
        for (; i != 0 && ballot.values[i - 1] > value; --i) {
            (ballot.values[i], ballot.keys[i]) = (ballot.values[i - 1], ballot.keys[i - 1]);
        }
        (ballot.values[i], ballot.keys[i]) = (value, key);
    }
}
