// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {CapitalActions} from "./CapitalActions.sol";
import {ClaimActions} from "./ClaimActions.sol";
import {GroupActions} from "./GroupActions.sol";
import {IndemnityActions} from "./IndemnityActions.sol";
import {InsuranceStage} from "./InsuranceStage.sol";
import {PolicyActions} from "./PolicyActions.sol";

/// @title Handler of the invariant runs
/// @notice All actions, the clock, and the end of the insurer: everything is ended, paid and withdrawn.
/// @dev Every action predicts whether the contract accepts it. A wrong prediction reverts and fails the run, so
/// nothing is skipped because the ledger believes it impossible, and every effect and every refusal is counted.
abstract contract InsuranceHandler is CapitalActions, PolicyActions, GroupActions, IndemnityActions, ClaimActions {
    /// Moment that `_consider` looks for: the first one after the clock.
    uint256 private _next;

    /// @notice A diligent keeper ends every cover that can be ended; without him the pool is frozen most of the time.
    function attend() external step {
        bool isLoss;
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            if (c.phase != Phase.Open || !(_isFinal(points[c.point]) || _isSilent(c))) continue;
            isCostBooked = false;
            _endAny(i);
            isLoss = isLoss || isCostBooked;
        }
        isCostBooked = isLoss;
    }

    function travel(uint256 duration) external step {
        _travelTo(clock + _bound(duration, 1, 12 hours));
    }

    /// @notice Goes to the next moment at which something begins or ends, or one second before or after it.
    function travelToNext(uint256 offset) external step {
        _next = type(uint256).max;
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            _consider(c.phase == Phase.Open, c.saleClosesAt);
            _consider(c.phase == Phase.Open, c.coverEnd);
            _consider(c.phase == Phase.Open, _deadlineOfData(c));
            _consider(_hasReserve(c), c.deadline);
        }
        for (uint256 i = 0; i < points.length; ++i) _consider(points[i].finalAt != 0, points[i].finalAt);
        _considerClaims();
        if (_next != type(uint256).max) _travelTo(_next + (offset % 3) - 1);
    }

    function setUp() public virtual override {
        InsuranceStage.setUp();
        _deposit(people[0], 20_000_00);
        _deposit(people[1], 7_000_01);
        _setUpTreaties();
        _publishWordings();
        _setUpClaims();
        _openCohort(DROUGHT, 2 days, 2 days, 2, 1);
        _openCohort(HEATWAVE, 3 days, 1 days, 5, 0);
        _openCohort(TREMOR, 1 days, 4 days, 9, 2);
        for (uint256 i = 0; i < 6; ++i) _buy(i, i / 2, 1_999_99 + i * 777_77);
        for (uint256 i = 1; i < 5; ++i) _sellIndemnity(_mix(i, 1), _mix(i, 2), _mix(i, 3));
    }

    /// @notice The end: every cover is ended, every holder paid, every provider paid back.
    function _windUp() internal {
        for (uint256 i = 0; i < PEOPLE; ++i) BlocklistToken(address(token)).setBlocked(people[i], false);
        _endEverything();
        _payEverybody();
        _closeEverything();
        _endClaims();
        for (uint256 i = 0; i < PEOPLE; ++i) {
            _withdraw(people[i], _toAssets(shares[people[i]], false) / 2);
            _redeem(people[i], shares[people[i]]);
        }
        _withdrawEverythingFree();
    }

    function _endEverything() private {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase == Phase.Open) _later(_deadlineOfData(covers[i]) + 1);
        }
        for (uint256 i = 0; i < points.length; ++i) _later(points[i].finalAt);
        for (uint256 i = 0; i < points.length; ++i) if (points[i].bond != 0) _releaseBond(i);
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) _endAny(i);
    }

    function _payEverybody() private {
        uint256[] memory page = new uint256[](policies.length);
        for (uint256 i = 0; i < page.length; ++i) page[i] = i;
        _push(page);
        for (uint256 i = 0; i < covers.length; ++i) if (_isGroupSettled(i)) _pushMembers(i, 0);
    }

    function _closeEverything() private {
        for (uint256 i = 0; i < covers.length; ++i) if (_hasReserve(covers[i])) _later(covers[i].deadline + 1);
        for (uint256 i = 0; i < covers.length; ++i) if (_hasReserve(covers[i])) _closeAny(i);
    }

    function _endClaims() private {
        for (uint256 i = 0; i < claims.length; ++i) if (_awaitsPanel(i)) _decide(i, FAULTLESS);
        for (uint256 i = 0; i < claims.length; ++i) if (_isOpen(claims[i])) _endClaim(i);
        for (uint256 i = 0; i < claims.length; ++i) if (claims[i].bond != 0) _releaseAppealBond(i);
        for (uint256 i = 0; i < indemnities.length; ++i) _endIndemnity(i);
    }

    function _endIndemnity(uint256 which) private {
        if (!_isLive(indemnities[which])) return;
        _later(indemnities[which].quote.coverEnd);
        if (indemnities[which].state == IIndemnityCover.PolicyState.Active) _expireIndemnity(which);
        _later(_indemnityEndsAt(indemnities[which]) + 1);
        _closeIndemnity(which);
    }

    /// @dev A decided claim is paid or, too late for that, lapses.
    function _endClaim(uint256 which) private {
        LossClaim storage c = claims[which];
        if (_statusOf(c) == IIndemnityCover.Status.Decided) _later(c.clock + 1);
        address holder = indemnities[c.policy].quote.holder;
        if (_isPayable(which)) _payClaim(which, holder, holder);
        else _lapseClaim(which);
    }

    function _considerClaims() private {
        for (uint256 i = 0; i < claims.length; ++i) {
            LossClaim storage c = claims[i];
            if (!_isOpen(c)) continue;
            _consider(true, c.clock);
            _consider(_statusOf(c) == IIndemnityCover.Status.Final, _collectUntil(c));
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            Indemnity storage p = indemnities[i];
            if (!_isLive(p)) continue;
            _consider(true, p.quote.coverStart);
            _consider(true, p.quote.coverEnd);
            _consider(true, _indemnityEndsAt(p));
        }
    }

    function _travelTo(uint256 moment) private {
        clock = moment;
        vm.warp(moment);
        _noteFinals();
    }

    function _later(uint256 moment) private {
        if (moment > clock) _travelTo(moment);
    }

    function _consider(bool isAhead, uint256 moment) private {
        if (isAhead && moment > clock + 1 && moment < _next) _next = moment;
    }

    function _endAny(uint256 which) private {
        Cover storage c = covers[which];
        bool refunds = products[c.product].refundsOnSilence;
        if (points[c.point].finalAt != 0) c.isGroup ? _settleGroup(which) : _settle(which);
        else if (c.isGroup) refunds ? _voidGroup(which) : _expireGroup(which);
        else if (refunds) _voidCohort(which);
        else _expire(which);
    }

    function _closeAny(uint256 which) private {
        if (covers[which].isGroup) _closeGroup(which);
        else _close(which);
    }
}
