// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IFxForward} from "../../../contracts/derivatives/interfaces/IFxForward.sol";
import {IWeatherOption} from "../../../contracts/derivatives/interfaces/IWeatherOption.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {TradeLedger} from "./TradeLedger.sol";

/// @title Handler of the invariant runs
/// @notice Everything that parties, relayers, observers and strangers can do, and the clock.
/// @dev Every action predicts whether the contract accepts it. A wrong prediction reverts and fails the run, so nothing
/// is skipped because the ledger believes it impossible.
abstract contract TradeHandler is TradeLedger {
    uint256 private constant _MAX_ENTRIES = 60;

    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;

    /// @dev Every action begins at the time of the ledger.
    modifier step() {
        vm.warp(clock);
        _;
    }

    /// @notice Two people write a term sheet; nothing happens on the chain yet.
    function draft(uint256 who, uint256 stakes, uint256 economics, uint256 dates) external {
        _draft(who, stakes, economics, dates);
    }

    function incept(uint256 which, bool byA) external step {
        if (entries.length == 0) return;
        Entry storage e = entries[_find(which, entries.length, _isDrafted)];
        (address party, uint64 stake) = byA ? (_partyA(e), e.stakeA) : (_partyB(e), e.stakeB);
        bool allowed = e.phase == Phase.Drafted && _canOpen(e) && _canPay(party, stake);
        bytes memory call = _call(e, IFxForward.incept.selector, IWeatherOption.incept.selector);
        if (!_attempt("incept", party, _product(e), call, allowed)) return;
        e.phase = Phase.Proposed;
        (e.heldA, e.heldB) = byA ? (uint256(stake), uint256(0)) : (uint256(0), uint256(stake));
        wallet[party] -= stake;
    }

    function confirm(uint256 which, uint256 who) external step {
        if (entries.length == 0) return;
        Entry storage e = entries[_find(which, entries.length, _isProposed)];
        bool isA = e.heldA == 0;
        (address party, uint64 stake) = isA ? (_partyA(e), e.stakeA) : (_partyB(e), e.stakeB);
        address caller = who % 4 == 0 ? people[who % PEOPLE] : party;
        bool allowed = e.phase == Phase.Proposed && _canOpen(e) && _canPay(party, stake) && caller == party;
        bytes memory call = _call(e, IFxForward.confirm.selector, IWeatherOption.confirm.selector);
        if (!_attempt("confirm", caller, _product(e), call, allowed)) return;
        _bind(e);
        wallet[party] -= stake;
    }

    /// @notice A relayer brings both signatures; now and then one of them is somebody else's.
    function open(uint256 which, uint256 seed) external step {
        if (entries.length == 0) return;
        Entry storage e = entries[_find(which, entries.length, _isDrafted)];
        bool isSigned = seed % 5 != 0;
        bool allowed = e.phase == Phase.Drafted && _canOpen(e) && isSigned;
        allowed = allowed && _canPay(_partyA(e), e.stakeA) && _canPay(_partyB(e), e.stakeB);
        bytes memory byA = _sign(keys[e.a], e.id);
        bytes memory byB = _sign(keys[isSigned ? e.b : e.a], e.id);
        bytes memory call =
            e.isOption
                ? abi.encodeCall(IWeatherOption.open, (_optionTerms(e), byA, byB))
                : abi.encodeCall(IFxForward.open, (_forwardTerms(e), byA, byB));
        if (!_attempt("open", stranger, _product(e), call, allowed)) return;
        _bind(e);
        wallet[_partyA(e)] -= e.stakeA;
        wallet[_partyB(e)] -= e.stakeB;
    }

    function cancel(uint256 which, bool byA, uint256 to) external step {
        if (entries.length == 0) return;
        Entry storage e = entries[_find(which, entries.length, _isCancellable)];
        address payee = people[to % PEOPLE];
        uint256 held = byA ? e.heldA : e.heldB;
        bool allowed = e.phase == Phase.Drafted || (e.phase == Phase.Proposed && held != 0 && !_isBlocked(payee));
        bytes memory call = _callTo(e, IFxForward.cancel.selector, IWeatherOption.cancel.selector, payee);
        if (!_attempt("cancel", byA ? _partyA(e) : _partyB(e), _product(e), call, allowed)) return;
        (e.phase, e.heldA, e.heldB) = (Phase.Withdrawn, 0, 0);
        wallet[payee] += held;
    }

    function settle(uint256 which) external step {
        if (entries.length != 0) _settle(_find(which, entries.length, _isSettleable));
    }

    function terminate(uint256 which) external step {
        if (entries.length != 0) _terminate(_find(which, entries.length, _isTerminable));
    }

    function collect(uint256 which, bool byA, uint256 to) external step {
        if (entries.length != 0) _collect(_find(which, entries.length, _isWaiting), byA, people[to % PEOPLE]);
    }

    function post(uint256 which, uint256 seed) external step {
        if (points.length == 0) return;
        Point storage p = points[_find(which, points.length, _isObservable)];
        // Around the strikes, now and then nonsense for a rate, seldom an extreme.
        int64 value = int64(int256(seed % 4000)) - 600;
        if (seed % 13 == 0) value = seed % 2 == 0 ? type(int64).max : type(int64).min;
        bool allowed = p.finalAt == 0 && clock >= p.expiry && clock <= p.expiry + SUBMIT_SECONDS;
        if (!allowed) return;
        _observe(FEED, p.expiry, value);
        (p.value, p.finalAt) = (value, clock + CHALLENGE_SECONDS);
        ++accepted["post"];
    }

    function challenge(uint256 which, uint256 who) external step {
        if (points.length == 0) return;
        Point storage p = points[which % points.length];
        address person = people[who % PEOPLE];
        bool allowed = p.finalAt != 0 && clock < p.finalAt && !p.isChallenged && _canPay(person, BOND);
        bytes memory call = abi.encodeCall(oracle.challenge, (FEED, p.expiry));
        if (!_attempt("challenge", person, address(oracle), call, allowed)) return;
        (p.isChallenged, p.finalAt) = (true, clock + CHALLENGE_SECONDS);
        wallet[person] -= BOND;
    }

    /// @notice Money that nobody asked for changes no trade.
    function donate(bool toOption, uint256 amount) external step {
        amount = _bound(amount, 1, 100_00);
        BlocklistToken(address(token)).mint(toOption ? address(option) : address(forward), amount);
        donated[toOption] += amount;
    }

    function toggleBlock(uint256 who) external step {
        address person = people[who % PEOPLE];
        BlocklistToken(address(token)).setBlocked(person, !_isBlocked(person));
    }

    function travel(uint256 duration) external {
        clock += _bound(duration, 1, 10 hours);
    }

    /// @notice Goes to the next moment that matters to a trade, or one second before or after it.
    function travelToNext(uint256 offset) external {
        uint256 next = type(uint256).max;
        for (uint256 i = 0; i < entries.length; ++i) next = _sooner(next, entries[i].validUntil);
        for (uint256 i = 0; i < points.length; ++i) {
            next = _sooner(_sooner(next, points[i].expiry), uint256(points[i].expiry) + SUBMIT_SECONDS);
            if (points[i].finalAt != 0) next = _sooner(next, points[i].finalAt);
        }
        if (next != type(uint256).max) clock = next + (offset % 3) - 1;
    }

    /// @notice The end: every trade is over and everybody has collected.
    function _windUp() internal {
        for (uint256 i = 0; i < PEOPLE; ++i) BlocklistToken(address(token)).setBlocked(people[i], false);
        clock += 365 days;
        vm.warp(clock);
        for (uint256 i = 0; i < entries.length; ++i) {
            Entry storage e = entries[i];
            if (e.phase == Phase.Bound) _isSettleable(i) ? _settle(i) : _terminate(i);
            if (e.phase == Phase.Proposed) this.cancel(i * 4, e.heldA != 0, e.a);
            if (_isOver(e) && e.heldA != 0) _collect(i, true, people[0]);
            if (_isOver(e) && e.heldB != 0) _collect(i, false, people[1]);
        }
    }

    function _actions() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](23);
        (list[0], list[1], list[2]) = (this.draft.selector, this.draft.selector, this.draft.selector);
        (list[3], list[4], list[5]) = (this.incept.selector, this.incept.selector, this.confirm.selector);
        (list[6], list[7], list[8]) = (this.confirm.selector, this.open.selector, this.open.selector);
        (list[9], list[10], list[11]) = (this.cancel.selector, this.settle.selector, this.settle.selector);
        (list[12], list[13], list[14]) = (this.terminate.selector, this.collect.selector, this.post.selector);
        (list[15], list[16], list[17]) = (this.challenge.selector, this.donate.selector, this.toggleBlock.selector);
        (list[18], list[19], list[20]) = (this.travel.selector, this.travel.selector, this.travelToNext.selector);
        (list[21], list[22]) = (this.travelToNext.selector, this.travelToNext.selector);
    }

    function _draft(uint256 who, uint256 stakes, uint256 economics, uint256 dates) private {
        if (entries.length == _MAX_ENTRIES) return;
        Entry storage e = entries.push();
        (e.isOption, e.isCall) = (economics % 2 == 0, economics % 3 == 0);
        (e.a, e.b) = (who % PEOPLE, ((who % PEOPLE) + 1 + ((who / PEOPLE) % (PEOPLE - 1))) % PEOPLE);
        e.stakeA = uint64(_bound(stakes, 1, 500_00));
        e.stakeB = uint64(_bound(stakes >> 128, e.stakeA, 900_00));
        e.quantity = uint64(_bound(economics >> 64, 1, e.isOption ? 100 : 2000_00));
        e.strike = int64(int256(_bound(economics >> 128, 1, 4000)));
        e.point = _pointAt(uint40(((clock / 1 days) + 1 + (dates % 3)) * 1 days));
        e.validUntil = uint40(clock + 1 + (dates % 2 days));
        e.id = e.isOption ? option.hashOf(_optionTerms(e)) : forward.hashOf(_forwardTerms(e));
        for (uint256 i = 0; i < entries.length - 1; ++i) {
            if (entries[i].id != e.id) continue;
            entries.pop(); // the same sheet, drawn again
            return;
        }
    }

    function _pointAt(uint40 expiry) private returns (uint256) {
        for (uint256 i = 0; i < points.length; ++i) if (points[i].expiry == expiry) return i;
        points.push().expiry = expiry;
        return points.length - 1;
    }

    function _settle(uint256 which) private {
        Entry storage e = entries[which];
        bytes memory call = _call(e, IFxForward.settle.selector, IWeatherOption.settle.selector);
        if (!_attempt("settle", stranger, _product(e), call, _isSettleable(which))) return;
        e.phase = Phase.Settled;
        e.heldA = _payoutA(e, points[e.point].value);
        e.heldB = uint256(e.stakeA) + e.stakeB - e.heldA;
        _pushBoth(e);
    }

    function _terminate(uint256 which) private {
        Entry storage e = entries[which];
        bytes memory call = _call(e, IFxForward.terminate.selector, IWeatherOption.terminate.selector);
        if (!_attempt("terminate", stranger, _product(e), call, _isTerminable(which))) return;
        e.phase = Phase.Terminated;
        _pushBoth(e);
    }

    function _collect(uint256 which, bool byA, address payee) private {
        Entry storage e = entries[which];
        uint256 held = byA ? e.heldA : e.heldB;
        bool allowed = _isOver(e) && held != 0 && !_isBlocked(payee);
        bytes memory call = _callTo(e, IFxForward.collect.selector, IWeatherOption.collect.selector, payee);
        if (!_attempt("collect", byA ? _partyA(e) : _partyB(e), _product(e), call, allowed)) return;
        wallet[payee] += held;
        if (byA) (e.heldA, e.paidA) = (0, held);
        else (e.heldB, e.paidB) = (0, held);
    }

    function _bind(Entry storage e) private {
        (e.phase, e.heldA, e.heldB) = (Phase.Bound, e.stakeA, e.stakeB);
    }

    function _pushBoth(Entry storage e) private {
        if (!_isBlocked(_partyA(e))) {
            wallet[_partyA(e)] += e.heldA;
            (e.paidA, e.heldA) = (e.heldA, 0);
        }
        if (!_isBlocked(_partyB(e))) {
            wallet[_partyB(e)] += e.heldB;
            (e.paidB, e.heldB) = (e.heldB, 0);
        }
    }

    /// @dev Calls a contract and compares the verdict with that of the ledger, in both directions.
    function _attempt(
        string memory action,
        address caller,
        address target,
        bytes memory data,
        bool allowed
    ) private returns (bool) {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, ) = target.call(data);
        vm.assertEq(ok, allowed, string.concat("verdict on ", action));
        ++(ok ? accepted : refused)[action];
        return ok;
    }

    /// @dev Three times out of four something that fits, if there is any; else whatever was drawn.
    function _find(
        uint256 seed,
        uint256 count,
        function(uint256) view returns (bool) fits
    ) private view returns (uint256) {
        if (seed % 4 == 0) return (seed / 4) % count;
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = (((seed / 4) % count) + i) % count;
            if (fits(candidate)) return candidate;
        }
        return (seed / 4) % count;
    }

    function _sooner(uint256 next, uint256 moment) private view returns (uint256) {
        return moment > clock + 1 && moment < next ? moment : next;
    }
}
