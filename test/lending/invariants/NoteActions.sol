// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../../../contracts/common/CivilDate.sol";
import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {DebtActions} from "./DebtActions.sol";

/// @title Notes and time
/// @notice Claims and transfers of notes, gifts to escrows, and the clock.
abstract contract NoteActions is DebtActions {
    function claim(uint256 which, uint256 who) external step {
        _claimFor(which % lives.length, lenders[who % lenders.length]);
    }

    function transfer(uint256 which, uint256 from, uint256 to, uint256 units) external step {
        which = which % lives.length;
        (address giver, address receiver) = (lenders[from % lenders.length], lenders[to % lenders.length]);
        Stake storage stake = stakes[which][giver];
        units = _bound(units, 1, stake.units + 1);
        bool isAllowed = units <= stake.units && (giver == receiver || _isTransferable(which, giver, receiver, units));
        bytes memory data = abi.encodeCall(notes.transfer, (receiver, uint160(lives[which].loan), units));
        if (!_attempt("transfer", which, giver, address(notes), data, isAllowed)) return;
        if (giver != receiver) _move(which, giver, receiver, units);
    }

    /// @notice 14, 15: neither the borrower nor the platform ever holds a note.
    function transferWrongly(uint256 which, uint256 from, uint256 to) external step {
        which = which % lives.length;
        address giver = lenders[from % lenders.length];
        address wrong = to % 2 == 0 ? lives[which].borrower : insider;
        bytes memory data = abi.encodeCall(notes.transfer, (wrong, uint160(lives[which].loan), 1));
        _attempt("transferWrongly", which, giver, address(notes), data, false);
    }

    /// @notice Money that somebody sends straight to an escrow is nobody's, and changes nothing.
    function donate(uint256 which, uint256 amount) external step {
        which = which % lives.length;
        amount = _bound(amount, 1, 1_000_00);
        address loan = lives[which].loan;
        _attempt("donate", which, friend, address(token), abi.encodeCall(token.transfer, (loan, amount)), true);
        lives[which].donated += amount;
    }

    function travel(uint256 hours_) external step {
        _travelTo(clock + _bound(hours_, 1, 20 * 24) * 1 hours);
    }

    /// @notice Long silence: into default, and beyond.
    function fallSilent(uint256 count) external step {
        if (count % 3 == 0) _travelTo(clock + _bound(count, 30, 160) * 1 days);
    }

    /// @notice To a minute around the midnight after some due day: the edges of lateness.
    function travelToEdge(uint256 which, uint256 beyond, uint256 offset) external step {
        which = which % lives.length;
        if (lives[which].phase != Phase.Drawn) return;
        uint256[7] memory edges = [uint256(0), 15, 30, 60, 90, DEFAULT_DAYS, CHARGE_OFF_DAYS];
        uint256 moment = CivilDate.endOf(_dueDay(which) + edges[beyond % 7]) + (offset % 3) - 1;
        if (moment > clock) _travelTo(moment);
    }

    function _claimFor(uint256 which, address person) internal {
        Life storage life = lives[which];
        Stake storage stake = stakes[which][person];
        bool isOver = life.phase == Phase.Drawn && _state(which) == ILoanLedger.State.Closed && stake.units != 0;
        uint256 entitled = _entitled(which, person);
        uint256 before = token.balanceOf(person);
        bytes memory data = abi.encodeCall(notes.sendClaim, (life.loan, person));
        bool isAllowed = entitled != 0 || isOver;
        if (!_attempt("claim", which, friend, address(notes), data, isAllowed)) return;
        uint256 paid = token.balanceOf(person) - before;
        life.claimed += paid;
        if (isOver) entitled += _redeem(which, stake);
        else stake.claimed += paid;
        vm.assertEq(paid, entitled, "5: exactly the part of the holder");
    }

    /// @dev 7: the last one who redeems gets what the fractions of all add up to.
    function _redeem(uint256 which, Stake storage stake) private returns (uint256 dust) {
        Life storage life = lives[which];
        life.rests += stake.numerator % life.units;
        life.redeemed += stake.units;
        if (life.redeemed == life.units) (dust, life.rests) = (life.rests / life.units, 0);
        (stake.units, stake.numerator, stake.claimed) = (0, 0, 0);
    }

    function _move(uint256 which, address giver, address receiver, uint256 units) private {
        (Stake storage from, Stake storage to) = (stakes[which][giver], stakes[which][receiver]);
        from.units -= units;
        to.units += units;
        from.movedDay = CivilDate.dayOf(clock);
        if (from.units != 0) return;
        // With the last note goes the fraction.
        uint256 rest = from.numerator % lives[which].units;
        from.numerator -= rest;
        to.numerator += rest;
    }

    function _travelTo(uint256 moment) private {
        clock = moment;
        vm.warp(moment);
    }

    function _isTransferable(
        uint256 which,
        address giver,
        address receiver,
        uint256 units
    ) private view returns (bool isAllowed) {
        Life storage life = lives[which];
        if (life.phase != Phase.Drawn || _state(which) != ILoanLedger.State.Active) return false;
        uint256 moved = stakes[which][giver].movedDay;
        if (moved != 0 && CivilDate.dayOf(clock) < moved + TRANSFER_DAYS) return false;
        uint256 held = stakes[which][receiver].units + units;
        return _late(which) <= DEFAULT_DAYS && (held == 1 || held + _awaited(which, receiver) <= life.units / 2);
    }

    /// @dev Notes that a bid has won and that are not settled yet.
    function _awaited(uint256 which, address person) private view returns (uint256 units) {
        (, units) = market.bidOf(lives[which].loan, identity.subjectOf(person));
    }
}
