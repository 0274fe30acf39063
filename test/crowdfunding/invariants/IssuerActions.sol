// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../../contracts/crowdfunding/Offering.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {InvestorActions} from "./InvestorActions.sol";

/// @title What issuers, the desk, assessors and anybody do
abstract contract IssuerActions is InvestorActions {
    uint256 private _documents;

    function openAnother(uint256 wait, uint256 duration) external step {
        if (lives.length == MOST_LIVES) return;
        _open(_bound(wait, 0, 3 days), _bound(duration, 21 days, 60 days));
    }

    function change(uint256 where, uint256 who) external step {
        where = _mix(where, 1) % lives.length;
        Life storage life = lives[where];
        bool isIssuer = who % 8 != 0;
        bytes memory data = abi.encodeCall(Offering.changeMaterially, (bytes32(++_documents)));
        address caller = isIssuer ? issuer : people[who % people.length];
        bool allowed = isIssuer && _isTakingMoney(where);
        if (!_attempt("change", caller, address(life.escrow), data, allowed)) return;
        uint256 end = _fiveBusinessDaysAfter(clock);
        for (uint256 i = 0; i < people.length; ++i) {
            bool isAlive = _isCurrent(where, people[i]) || _isReconfirmable(where, people[i]);
            if (isAlive) commitments[where][people[i]].reconfirmUntil = end;
        }
        if (life.stage == IOffering.Stage.ClosingEarly)
            (life.stage, life.deadline) = (IOffering.Stage.Open, life.firstDeadline);
        if (life.deadline < end) life.deadline = end;
        (life.version, life.reconfirmEnd) = (life.version + 1, end);
    }

    function noticeEarlyClose(uint256 where, uint256 wish) external step {
        where = _mix(where, 1) % lives.length;
        for (uint256 i = 0; i < lives.length && wish % 8 != 0; ++i) {
            if (_isTakingMoney(where) && _confirmed(where) >= TARGET) break;
            where = (where + 1) % lives.length;
        }
        Life storage life = lives[where];
        uint256 earliest = _fiveBusinessDaysAfter(clock);
        if (earliest < life.opensAt + 21 days) earliest = life.opensAt + 21 days;
        if (earliest < life.reconfirmEnd) earliest = life.reconfirmEnd;
        uint256 wanted = earliest + (_mix(wish, 1) % 4 == 0 ? _mix(wish, 2) % 10 days : _mix(wish, 2) % 2) - 1;
        bool allowed = _isTakingMoney(where) && _confirmed(where) >= TARGET;
        allowed = allowed && wanted >= earliest && wanted < life.deadline;
        bytes memory data = abi.encodeCall(Offering.noticeEarlyClose, (uint40(wanted)));
        if (!_attempt("notice", issuer, address(life.escrow), data, allowed)) return;
        if (life.stage == IOffering.Stage.Open) life.firstDeadline = life.deadline;
        (life.stage, life.deadline) = (IOffering.Stage.ClosingEarly, wanted);
    }

    function withdraw(uint256 where, uint256 who) external step {
        where = _mix(where, 1) % lives.length;
        address caller = who % 2 == 0 ? issuer : (who % 4 == 1 ? address(this) : people[who % people.length]);
        bool allowed = _isRunning(where) && (caller == issuer || caller == address(this));
        // Most offerings shall live on.
        if (allowed && _mix(who, 3) % 8 != 0) return;
        bytes memory data = abi.encodeCall(Offering.withdraw, ());
        if (!_attempt("withdraw", caller, address(lives[where].escrow), data, allowed)) return;
        lives[where].stage = IOffering.Stage.Withdrawn;
    }

    function setPaused(uint256 where, uint256 wish) external step {
        where = _mix(where, 1) % lives.length;
        bool isPaused = wish % 3 == 0;
        lives[where].escrow.setPaused(isPaused);
        lives[where].isPaused = isPaused;
    }

    function close(uint256 where) external step {
        _close(_mix(where, 1) % lives.length);
    }

    function file(uint256 where, uint256 who) external step {
        _file(_mix(where, 1) % lives.length, who % 8 == 0 ? issuer : address(this));
    }

    function releaseRemainder(uint256 where) external step {
        _releaseRemainder(_mix(where, 1) % lives.length);
    }

    function collectFee(uint256 where) external step {
        _collectFee(_mix(where, 1) % lives.length);
    }

    function donate(uint256 where, uint256 amount) external step {
        where = _mix(where, 1) % lives.length;
        amount = _bound(amount, 1, 100_00);
        BlocklistToken(address(token)).mint(address(lives[where].escrow), amount);
        lives[where].donated += amount;
    }

    function toggleBlock(uint256 who) external step {
        address person = people[_mix(who, 1) % people.length];
        // A blocked account may still be told about, and blocks are lifted more often than laid.
        bool isBlocked = !_isBlocked(person) && _mix(who, 2) % 2 == 0;
        BlocklistToken(address(token)).setBlocked(person, isBlocked);
    }

    function toggleStanding(uint256 who) external step {
        who = _mix(who, 1);
        Standing storage s = standings[people[who % people.length]];
        if ((who >> 64) % 2 == 0) s.isSuspended = !s.isSuspended && (who >> 128) % 2 == 0;
        else s.isAccredited = !s.isAccredited;
        _admit(who % people.length);
    }

    function assess(uint256 who, uint256 limit) external step {
        address person = people[_mix(who, 1) % people.length];
        if (clock == standings[person].assessedAt) return;
        _assessPerson(person, uint64(_bound(limit, 5_000_00, 20_000_00)));
    }

    function _close(uint256 where) internal {
        Life storage life = lives[where];
        bool allowed = _isRunning(where) && clock >= _closableAt(where);
        bytes memory data = abi.encodeCall(Offering.close, ());
        if (!_attempt("close", _actor("anybody"), address(life.escrow), data, allowed)) return;
        life.stage = _confirmed(where) < TARGET ? IOffering.Stage.Failed : IOffering.Stage.Closed;
        (life.closedAt, life.demand) = (clock, _confirmed(where));
    }

    function _file(uint256 where, address caller) internal {
        Life storage life = lives[where];
        bool allowed = life.stage == IOffering.Stage.Closed && caller == address(this);
        (, uint256 investors, ) = _committed(where);
        if (!_attempt("file", caller, address(life.escrow), abi.encodeCall(Offering.file, (FILING)), allowed)) return;
        life.stage = IOffering.Stage.Registered;
        life.sold = life.demand <= CAP ? life.demand : CAP + 1 - investors;
        life.feeDue = (life.sold * PRICE * FEE_BPS) / 10_000;
        wallet[address(life.destination)] = life.sold * PRICE - life.feeDue;
    }

    function _releaseRemainder(uint256 where) internal {
        Life storage life = lives[where];
        (uint256 claimed, uint256 allotted) = _claims(where);
        bool allowed = life.stage == IOffering.Stage.Registered && claimed == life.demand && allotted != life.sold;
        bytes memory data = abi.encodeCall(Offering.releaseRemainder, ());
        if (!_attempt("releaseRemainder", _actor("anybody"), address(life.escrow), data, allowed)) return;
        wallet[address(life.destination)] += (allotted - life.sold) * PRICE;
        life.sold = allotted;
    }

    function _collectFee(uint256 where) internal {
        Life storage life = lives[where];
        bytes memory data = abi.encodeCall(Offering.collectFee, ());
        if (!_attempt("collectFee", _actor("anybody"), address(life.escrow), data, life.feeDue != 0)) return;
        wallet[platform] += life.feeDue;
        (life.feePaid, life.feeDue) = (life.feeDue, 0);
    }

    /// @notice Shares of commitments that were claimed, and shares of the company that came out of them.
    function _claims(uint256 where) internal view returns (uint256 claimed, uint256 allotted) {
        for (uint256 i = 0; i < people.length; ++i) {
            Commitment storage c = commitments[where][people[i]];
            if (!c.isClaimed) continue;
            (claimed, allotted) = (claimed + c.shares, allotted + c.allotted);
        }
    }
}
