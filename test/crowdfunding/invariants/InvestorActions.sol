// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../../contracts/crowdfunding/Offering.sol";
import {OfferingStage} from "./OfferingStage.sol";

/// @title What investors do
abstract contract InvestorActions is OfferingStage {
    function invest(uint256 who, uint256 where, uint256 much) external step {
        (who, where) = (_mix(who, 1) % people.length, _mix(where, 2) % lives.length);
        much = _mix(much, 3);
        uint256 shares = much % 16 == 0 ? much % 1001 : 1 + ((much >> 8) % 350);
        _invest(where, who, shares, (much >> 64) % 2 == 0);
    }

    /// @notice As much as the cap or the year leave, or a share more.
    function investTheRest(uint256 who, uint256 where, uint256 more) external step {
        (who, where) = (_mix(who, 1) % people.length, _mix(where, 2) % lives.length);
        Standing storage s = standings[people[who]];
        uint256 room = _room(where);
        uint256 rest = s.limit < _used(people[who]) ? 0 : (s.limit - _used(people[who])) / PRICE;
        _invest(where, who, (rest < room ? rest : room) + (more % 2), true);
    }

    function cancel(uint256 who, uint256 where, uint256 to) external step {
        (who, where) = _anInvestor(who, where);
        address payee = _payee(people[who], to);
        uint256 shares = _cancellable(where, people[who]);
        bytes memory data = abi.encodeCall(Offering.cancel, (payee));
        _leave("cancel", where, people[who], people[who], payee, shares, data);
    }

    /// @notice Whoever takes his money back and commits it again has used as much of his year as before.
    function cancelAndInvest(uint256 who, uint256 where) external step {
        (who, where) = _anInvestor(who, where);
        address person = people[who];
        Commitment storage c = commitments[where][person];
        uint256 shares = c.shares;
        bool isSame = c.quarter == clock / QUARTER && c.tracked == shares && _mayInvestAnew(where, person);
        if (!isSame || _cancellable(where, person) != shares || _isBlocked(person)) return;
        uint256 used = ledger.usedBy(_subjectOf(who), FAMILY);
        bytes memory data = abi.encodeCall(Offering.cancel, (person));
        _leave("cancel", where, person, person, person, shares, data);
        if (shares <= _room(where) && shares * PRICE + _used(person) <= standings[person].limit) {
            _invest(where, who, shares, true);
            vm.assertEq(ledger.usedBy(_subjectOf(who), FAMILY), used, "I13: the year is unchanged");
        }
    }

    function reconfirm(uint256 who, uint256 where, uint256 wish) external step {
        (who, where) = _anInvestor(who, where);
        Commitment storage c = commitments[where][people[who]];
        bool isAcknowledged = wish % 4 != 0;
        uint256 shares = _mix(wish, 1) % 16 == 0 ? c.shares + 1 : c.shares;
        IOffering.Agreement memory agreement = _offer(where, shares, isAcknowledged);
        bytes memory signature = _signedFor(where, who, agreement);
        bool allowed = _isRunning(where) && _isReconfirmable(where, people[who]) && shares == c.shares;
        allowed = allowed && (isAcknowledged || !c.isWarned);
        bytes memory data = abi.encodeCall(Offering.reconfirm, (agreement, signature));
        if (!_attempt("reconfirm", people[who], address(lives[where].escrow), data, allowed)) return;
        c.version = lives[where].version;
    }

    function refund(uint256 who, uint256 where, uint256 to) external step {
        (who, where) = _aLeaver(who, where);
        _refund(where, people[who], _payee(people[who], to));
    }

    function sendBack(uint256 who, uint256 where) external step {
        (who, where) = _aLeaver(who, where);
        _sendBack(where, people[who]);
    }

    function claim(uint256 who, uint256 where, uint256 to) external step {
        (who, where) = _anInvestor(who, where);
        address payee = _payee(people[who], to);
        _claim(where, people[who], to % 3 == 0 ? _actor("anybody") : people[who], payee);
    }

    function _invest(uint256 where, uint256 who, uint256 shares, bool isAcknowledged) internal {
        address person = people[who];
        IOffering.Agreement memory agreement = _offer(where, shares, isAcknowledged);
        bytes memory signature = _signedFor(where, who, agreement);
        bool isCounted = lives[where].kind == IInvestmentLedger.Kind.Formula && !standings[person].isAccredited;
        bytes memory data = abi.encodeCall(Offering.invest, (agreement, signature));
        bool allowed = _mayInvest(where, person, shares, isAcknowledged);
        if (!_attempt("invest", person, address(lives[where].escrow), data, allowed)) return;
        _apply(where, person, shares, isCounted);
        if (isCounted) vm.assertLe(_usedExactly(person), standings[person].limit, "I12: within the limit");
    }

    function _refund(uint256 where, address person, address payee) internal {
        bool isFree = _hasFailed(where) || _isLeftBehind(where, person);
        uint256 shares = isFree ? commitments[where][person].shares : 0;
        _leave("refund", where, person, person, payee, shares, abi.encodeCall(Offering.refund, (payee)));
    }

    function _sendBack(uint256 where, address person) internal {
        bool isFree = _hasFailed(where) || _isLeftBehind(where, person);
        uint256 shares = isFree ? commitments[where][person].shares : 0;
        bytes memory data = abi.encodeCall(Offering.sendBack, (person));
        _leave("sendBack", where, _actor("anybody"), person, person, shares, data);
    }

    function _claim(uint256 where, address person, address caller, address payee) internal {
        Life storage life = lives[where];
        Commitment storage c = commitments[where][person];
        uint256 rest = (c.shares - _allottedTo(where, person)) * PRICE;
        bool allowed = life.stage == IOffering.Stage.Registered && _isCurrent(where, person) && !c.isClaimed;
        allowed = allowed && (payee == person || caller == person) && (rest == 0 || !_isBlocked(payee));
        bytes memory data = abi.encodeCall(Offering.claim, (person, payee));
        if (!_attempt("claim", caller, address(life.escrow), data, allowed)) return;
        (c.isClaimed, c.allotted) = (true, _allottedTo(where, person));
        wallet[payee] += rest;
    }

    function _cancellable(uint256 where, address person) internal view returns (uint256 shares) {
        Commitment storage c = commitments[where][person];
        if (!_isRunning(where)) return 0;
        if (!_isCurrent(where, person) || clock + 48 hours < lives[where].deadline) return c.shares;
        return clock < c.addedAt + REFLECTION ? c.added : 0;
    }

    /// @notice Somebody with a commitment, most of the time.
    function _anInvestor(uint256 who, uint256 where) internal view returns (uint256, uint256) {
        (who, where) = (_mix(who, 1), _mix(where, 2) % lives.length);
        for (uint256 i = 0; i < people.length && who % 8 != 0; ++i) {
            uint256 candidate = (who + i) % people.length;
            if (commitments[where][people[candidate]].shares != 0) return (candidate, where);
        }
        return (who % people.length, where);
    }

    /// @notice Somebody without whom an offering has gone on, or ended, most of the time.
    function _aLeaver(uint256 who, uint256 where) internal view returns (uint256, uint256) {
        for (uint256 i = 0; i < lives.length * people.length && _mix(who, 4) % 8 != 0; ++i) {
            uint256 which = ((_mix(where, 2) >> 8) + i / people.length) % lives.length;
            address person = people[((_mix(who, 1) >> 8) + i) % people.length];
            bool isFree = _hasFailed(which) || _isLeftBehind(which, person);
            if (isFree && commitments[which][person].shares != 0)
                return (((_mix(who, 1) >> 8) + i) % people.length, which);
        }
        return _anInvestor(who, where);
    }

    function _leave(
        string memory action,
        uint256 where,
        address caller,
        address person,
        address payee,
        uint256 shares,
        bytes memory data
    ) private {
        bool allowed = shares != 0 && !_isBlocked(payee);
        if (!_attempt(action, caller, address(lives[where].escrow), data, allowed)) return;
        _unapply(where, person, payee, shares);
    }

    function _mayInvest(
        uint256 where,
        address person,
        uint256 shares,
        bool isAcknowledged
    ) private view returns (bool) {
        Commitment storage c = commitments[where][person];
        uint256 total = c.shares + shares;
        if (c.shares == 0 ? !_hasSeats(where, person) : !_isCurrent(where, person)) return false;
        if (!_isTakingMoney(where) || lives[where].isPaused || _isBlocked(person)) return false;
        if (shares == 0 || shares > _room(where) || total < MINIMUM || total > MAXIMUM) return false;
        if (_isWarned(where, person, total) && !isAcknowledged) return false;
        return person != party && _isWithinLimit(where, person, shares);
    }

    function _isWithinLimit(uint256 where, address person, uint256 shares) private view returns (bool) {
        Standing storage s = standings[person];
        if (s.isSuspended) return false;
        if (s.isAccredited) return true;
        if (clock > s.validUntil) return false;
        return lives[where].kind == IInvestmentLedger.Kind.Warning || _used(person) + shares * PRICE <= s.limit;
    }

    function _mayInvestAnew(uint256 where, address person) private view returns (bool) {
        uint256 shares = commitments[where][person].shares;
        bool isOpen = _isTakingMoney(where) && !lives[where].isPaused && shares >= MINIMUM;
        bool isAble = !standings[person].isSuspended && clock <= standings[person].validUntil;
        return isOpen && isAble && !standings[person].isAccredited;
    }

    function _hasSeats(uint256 where, address person) private view returns (bool) {
        (, , uint256 seats) = _committed(where);
        return lives[where].seats == 0 || seats + standings[person].members <= lives[where].seats;
    }

    function _payee(address person, uint256 to) private view returns (address) {
        return to % 3 == 1 ? haven : person;
    }
}
