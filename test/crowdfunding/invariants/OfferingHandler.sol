// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingProperties} from "./OfferingProperties.sol";

/// @title Handler of the invariant runs
/// @notice The clock, the list of actions, and the end of all offerings.
/// @dev Every action predicts whether the contract accepts it. A wrong prediction reverts and fails the run, so
/// nothing is skipped because the ledger believes it impossible, and every effect and every refusal is counted.
abstract contract OfferingHandler is OfferingProperties {
    /// Moment that `_consider` looks for: the first one after the clock.
    uint256 private _next;

    function travel(uint256 duration) external step {
        _travelTo(clock + _bound(duration, 1, 3 days));
    }

    /// @notice Goes to the next moment at which something begins or ends, or one second before or after it.
    function travelToNext(uint256 offset) external step {
        _next = type(uint256).max;
        for (uint256 i = 0; i < lives.length; ++i) _considerLife(i);
        if (_next != type(uint256).max) _travelTo(_next + (offset % 3) - 1);
    }

    function setUp() public virtual override {
        super.setUp();
        _invest(0, 0, 300, true);
        _invest(0, 3, 250, true);
        _invest(1, 1, 500, true);
        _invest(1, 2, 700, true);
    }

    /// @notice The end: what can be closed and filed is; everybody leaves, one who is blocked to somewhere else.
    function _windUp() internal {
        vm.warp(clock);
        for (uint256 i = 0; i < lives.length; ++i) {
            if (_isRunning(i) && _closableAt(i) > clock) _travelTo(_closableAt(i));
        }
        for (uint256 i = 0; i < lives.length; ++i) _close(i);
        for (uint256 i = 0; i < lives.length; ++i) {
            _file(i, address(this));
            for (uint256 k = 0; k < people.length; ++k) _leaveAll(i, people[k]);
            _releaseRemainder(i);
            _collectFee(i);
        }
    }

    function _actions() internal pure returns (bytes4[] memory tickets) {
        bytes4[20] memory once = [
            this.openAnother.selector,
            this.refund.selector,
            this.sendBack.selector,
            this.claim.selector,
            this.cancel.selector,
            this.cancelAndInvest.selector,
            this.withdraw.selector,
            this.setPaused.selector,
            this.close.selector,
            this.file.selector,
            this.releaseRemainder.selector,
            this.collectFee.selector,
            this.donate.selector,
            this.toggleBlock.selector,
            this.toggleStanding.selector,
            this.assess.selector,
            this.travel.selector,
            this.change.selector,
            this.noticeEarlyClose.selector,
            this.reconfirm.selector
        ];
        // What brings money in or leads on has several tickets.
        bytes4[8] memory often = [
            this.invest.selector,
            this.invest.selector,
            this.invest.selector,
            this.investTheRest.selector,
            this.reconfirm.selector,
            this.travelToNext.selector,
            this.file.selector,
            this.claim.selector
        ];
        tickets = new bytes4[](once.length + 2 * often.length);
        for (uint256 i = 0; i < once.length; ++i) tickets[i] = once[i];
        for (uint256 i = 0; i < 2 * often.length; ++i) tickets[once.length + i] = often[i % often.length];
    }

    function _leaveAll(uint256 which, address person) private {
        address payee = _isBlocked(person) ? haven : person;
        if (lives[which].stage == IOffering.Stage.Registered && _isCurrent(which, person)) {
            _claim(which, person, person, payee);
        } else if (payee == person && uint160(person) % 2 == 0) {
            _sendBack(which, person);
        } else {
            _refund(which, person, payee);
        }
    }

    function _considerLife(uint256 which) private {
        Life storage life = lives[which];
        if (life.stage == IOffering.Stage.Closed) _consider(life.closedAt + PATIENCE);
        if (!_isRunning(which)) return;
        _consider(life.opensAt);
        _consider(life.deadline - 48 hours);
        _consider(life.deadline);
        _consider(life.reconfirmEnd);
        _consider(_closableAt(which));
        _consider(_closableAt(which) + PATIENCE);
        for (uint256 i = 0; i < people.length; ++i) {
            if (commitments[which][people[i]].added != 0) _consider(commitments[which][people[i]].addedAt + REFLECTION);
        }
    }

    function _consider(uint256 moment) private {
        if (moment > clock + 1 && moment < _next) _next = moment;
    }

    function _travelTo(uint256 moment) private {
        clock = moment;
        vm.warp(moment);
        _sync();
    }
}
