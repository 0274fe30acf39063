// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {OracleActions} from "./OracleActions.sol";
import {ReinsuranceActions} from "./ReinsuranceActions.sol";

/// @title What the product manager and the keepers of cohorts do
abstract contract CohortActions is OracleActions, ReinsuranceActions {
    uint256 internal constant DROUGHT = 0;
    uint256 internal constant HEATWAVE = 1;
    uint256 internal constant TREMOR = 2;
    uint256 internal constant DELAY_OR_NOTHING = 3;
    uint64 internal constant COHORT_LIMIT = 15_000_00;

    uint24 private _cohorts;

    function openCohort(uint256 product, uint256 wait, uint256 length) external step {
        if (_isCrowded()) return;
        uint256 seed = _mix(wait, length);
        uint256 treaty = seed % 3 == 0 ? 0 : 1 + ((seed >> 16) % (treaties.length + 1));
        _openCohort(product % 3, _bound(wait, 1 hours, 12 days), _bound(length, 1 hours, 8 days), seed >> 32, treaty);
    }

    function settle(uint256 which) external step {
        if (covers.length != 0) _settle(_find(which, covers.length, _isToSettle));
    }

    function voidCohort(uint256 which) external step {
        if (covers.length != 0) _voidCohort(_find(which, covers.length, _isToVoid));
    }

    function expire(uint256 which) external step {
        if (covers.length != 0) _expire(_find(which, covers.length, _isToExpire));
    }

    function close(uint256 which) external step {
        if (covers.length != 0) _close(_find(which, covers.length, _isToClose));
    }

    /// @dev Treaties count from one, as in the contract; zero is none.
    function _openCohort(uint256 product, uint256 wait, uint256 length, uint256 seed, uint256 treaty) internal {
        Terms storage t = products[product];
        uint40 coverStart = uint40(clock + t.waitingSeconds + wait);
        uint40 coverEnd = _periodEnd(coverStart + length);
        uint32 zone = ZONE + uint32(seed % 2);
        IParametricCover.CohortTerms memory terms = IParametricCover.CohortTerms(
            t.productId,
            t.feedId,
            zone,
            COHORT_LIMIT,
            coverStart,
            coverEnd,
            uint16(treaty)
        );
        if (!_isOpened(terms, _ceilBps(COHORT_LIMIT, t.maxBps))) return;

        Cover storage c = covers.push();
        (c.product, c.zone, c.id) = (product, zone, bytes32(uint256(++_cohorts)));
        (c.coverStart, c.coverEnd, c.saleClosesAt) = (coverStart, coverEnd, coverStart - t.waitingSeconds);
        c.deadline = _deadlineOfData(c);
        if (treaty != 0) c.cession = cessions.length;
        c.point = _pointOf(t.feedId, coverEnd, seed >> 8);
    }

    function _settle(uint256 which) internal {
        Cover storage c = covers[which];
        if (c.isGroup) return;
        Point storage p = points[c.point];
        uint256 bps = _payoutBps(c.product, p.value);
        bytes memory data = abi.encodeCall(cover.settle, (uint24(uint256(c.id))));
        if (!_attempt("settle", stranger, address(cover), data, c.phase == Phase.Open && _isFinal(p))) return;

        c.payoutBps = bps;
        (c.isEarned, c.owed) = (true, _ceilBps(c.sumInsured, bps));
        c.owesLoss = c.owed != 0;
        isCostBooked = c.owesLoss;
        _end(c, c.owesLoss ? Phase.Settled : Phase.Expired);
        _settleCession(c);
    }

    function _voidCohort(uint256 which) internal {
        Cover storage c = covers[which];
        if (c.isGroup) return;
        bool allowed = c.phase == Phase.Open && products[c.product].refundsOnSilence && _isSilent(c);
        bytes memory data = abi.encodeCall(cover.voidCohort, (uint24(uint256(c.id))));
        if (!_attempt("voidCohort", stranger, address(cover), data, allowed)) return;
        c.owed = c.premium;
        _end(c, Phase.Voided);
        _settleCession(c);
    }

    function _expire(uint256 which) internal {
        Cover storage c = covers[which];
        if (c.isGroup) return;
        bool isUnsold = c.policies == 0 && clock >= c.saleClosesAt;
        bool isQuiet = !products[c.product].refundsOnSilence && _isSilent(c);
        bytes memory data = abi.encodeCall(cover.expire, (uint24(uint256(c.id))));
        if (!_attempt("expire", stranger, address(cover), data, c.phase == Phase.Open && (isUnsold || isQuiet))) return;
        (c.isEarned, c.phase) = (true, Phase.Expired);
        _settleCession(c);
    }

    function _close(uint256 which) internal {
        Cover storage c = covers[which];
        if (c.isGroup) return;
        bool allowed = _hasReserve(c) && (clock > c.deadline || c.uncollected == 0);
        bytes memory data = abi.encodeCall(cover.close, (uint24(uint256(c.id))));
        if (!_attempt("close", stranger, address(cover), data, allowed)) return;
        (c.released, c.phase) = (c.owed - c.paid, Phase.Closed);
        _lapseCession(c);
    }

    function _end(Cover storage c, Phase phase) internal {
        (c.phase, c.uncollected) = (phase, c.policies);
        c.deadline = clock + products[c.product].claimSeconds;
    }

    /// @notice The lists of the ledger stay short: six covers at a time.
    function _isCrowded() internal view returns (bool) {
        uint256 live;
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) ++live;
        return live >= 6 || covers.length >= 120;
    }

    /// @notice Ends fall on full quarters of a day: some cohorts share a period, and with it an observation.
    function _periodEnd(uint256 earliest) internal pure returns (uint40) {
        return uint40((earliest / 6 hours + 1) * 6 hours);
    }

    /// @dev A cohort opens when its treaty takes the largest loss that may be sold; the cession begins with it.
    function _isOpened(IParametricCover.CohortTerms memory terms, uint256 maxLoss) private returns (bool) {
        (bool allowed, uint256 year, uint256 setAside) = (true, 0, 0);
        if (terms.treatyId != 0) (allowed, year, setAside) = _isCedable(terms.treatyId - 1, maxLoss, terms.coverEnd);
        bytes memory data = abi.encodeCall(cover.openCohort, (terms));
        if (!_attempt("openCohort", address(this), address(cover), data, allowed)) return false;
        if (terms.treatyId == 0) return true;

        Cession storage cession = cessions.push();
        (cession.treaty, cession.cover, cession.year) = (terms.treatyId - 1, covers.length, year);
        (cession.cap, cession.setAside) = (maxLoss, setAside);
        return true;
    }

    function _isToSettle(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        return !c.isGroup && c.phase == Phase.Open && _isFinal(points[c.point]);
    }

    function _isToVoid(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        return !c.isGroup && c.phase == Phase.Open && products[c.product].refundsOnSilence && _isSilent(c);
    }

    function _isToExpire(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        if (c.isGroup || c.phase != Phase.Open) return false;
        return c.policies == 0 ? clock >= c.saleClosesAt : !products[c.product].refundsOnSilence && _isSilent(c);
    }

    function _isToClose(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        if (c.isGroup || !_hasReserve(c)) return false;
        return clock > c.deadline || c.uncollected == 0;
    }

    /// @dev The curves of the three products, as their terms say it.
    function _payoutBps(uint256 product, int256 reading) private pure returns (uint256) {
        if (product == TREMOR)
            return
                reading >= 70
                    ? 9999
                    : reading >= 63
                        ? 5001
                        : reading >= 60
                            ? 2500
                            : 0;
        if (product == HEATWAVE) {
            if (reading >= 437) return 7333;
            return reading <= 300 ? 0 : (7333 * uint256(reading - 300)) / 137;
        }
        if (reading <= 200) return 10_000;
        return reading >= 1200 ? 0 : uint256(1200 - reading) * 10;
    }
}
