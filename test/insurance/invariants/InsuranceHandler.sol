// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {CapitalActions} from "./CapitalActions.sol";
import {GroupActions} from "./GroupActions.sol";
import {InsuranceStage} from "./InsuranceStage.sol";
import {PolicyActions} from "./PolicyActions.sol";

/// @title Handler of the invariant runs
/// @notice All actions, the clock, and the end of the insurer: everything is ended, paid and withdrawn.
/// @dev Every action predicts whether the contract accepts it. A wrong prediction reverts and fails the run, so
/// nothing is skipped because the ledger believes it impossible, and every effect and every refusal is counted.
abstract contract InsuranceHandler is CapitalActions, PolicyActions, GroupActions {
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
        if (_next != type(uint256).max) _travelTo(_next + (offset % 3) - 1);
    }

    function setUp() public virtual override {
        InsuranceStage.setUp();
        _deposit(people[0], 20_000_00);
        _deposit(people[1], 7_000_01);
        _setUpTreaties();
        _openCohort(DROUGHT, 2 days, 2 days, 2, 1);
        _openCohort(HEATWAVE, 3 days, 1 days, 5, 0);
        _openCohort(TREMOR, 1 days, 4 days, 9, 2);
        for (uint256 i = 0; i < 6; ++i) _buy(i, i / 2, 1_999_99 + i * 777_77);
    }

    /// @notice The end: every cover is ended, every holder paid, every provider paid back.
    function _windUp() internal {
        for (uint256 i = 0; i < PEOPLE; ++i) BlocklistToken(address(token)).setBlocked(people[i], false);
        _endEverything();
        _payEverybody();
        _closeEverything();
        for (uint256 i = 0; i < PEOPLE; ++i) {
            _withdraw(people[i], _toAssets(shares[people[i]], false) / 2);
            _redeem(people[i], shares[people[i]]);
        }
        _withdrawEverythingFree();
    }

    function _actions() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](50);
        (list[0], list[1], list[2]) = (this.deposit.selector, this.mintShares.selector, this.withdraw.selector);
        (list[3], list[4], list[5]) = (this.redeem.selector, this.donate.selector, this.pause.selector);
        (list[6], list[7], list[8]) = (this.unpause.selector, this.toggleBlock.selector, this.openCohort.selector);
        (list[9], list[10], list[11]) = (this.buy.selector, this.buyAgain.selector, this.cancel.selector);
        (list[12], list[13], list[14]) = (this.settle.selector, this.voidCohort.selector, this.expire.selector);
        (list[15], list[16], list[17]) = (this.close.selector, this.claim.selector, this.claimOfAnother.selector);
        (list[18], list[19], list[20]) = (this.push.selector, this.post.selector, this.challenge.selector);
        (list[21], list[22], list[23]) = (this.answer.selector, this.releaseBond.selector, this.enrol.selector);
        (list[24], list[25], list[26]) = (
            this.settleGroup.selector,
            this.voidGroup.selector,
            this.expireGroup.selector
        );
        (list[27], list[28], list[29]) = (
            this.closeGroup.selector,
            this.refundGroup.selector,
            this.claimMember.selector
        );
        (list[30], list[31], list[32]) = (this.pushMembers.selector, this.travel.selector, this.travelToNext.selector);
        (list[33], list[34], list[35]) = (this.attend.selector, this.attend.selector, this.post.selector);
        (list[36], list[37], list[38]) = (this.buy.selector, this.buy.selector, this.travelToNext.selector);
        (list[39], list[40], list[41]) = (this.claim.selector, this.deposit.selector, this.buy.selector);
        (list[42], list[43], list[44]) = (this.push.selector, this.answer.selector, this.pushMembers.selector);
        (list[45], list[46]) = (this.conclude.selector, this.postCollateral.selector);
        (list[47], list[48], list[49]) = (
            this.withdrawCollateral.selector,
            this.payExpense.selector,
            this.openCohort.selector
        );
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
