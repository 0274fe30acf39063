// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IFxForward} from "../../../contracts/derivatives/interfaces/IFxForward.sol";
import {IWeatherOption} from "../../../contracts/derivatives/interfaces/IWeatherOption.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {DerivativesTest} from "../support/DerivativesTest.sol";

/// @title Ledger of the invariant runs
/// @notice What the products should hold and have paid, worked out from what was put in and never from what a contract
/// answers. Amounts are unbounded: nothing here can overflow or be truncated.
abstract contract TradeLedger is DerivativesTest {
    enum Phase {
        Drafted,
        Proposed,
        Bound,
        Settled,
        Terminated,
        Withdrawn
    }

    /// One term sheet of either product and what became of it.
    struct Entry {
        bool isOption;
        bool isCall;
        uint256 a;
        uint256 b;
        uint64 stakeA;
        uint64 stakeB;
        uint64 quantity; // notional or tick
        int64 strike;
        uint256 point;
        uint40 validUntil;
        bytes32 id;
        Phase phase;
        uint256 heldA;
        uint256 heldB;
        uint256 paidA;
        uint256 paidB;
    }

    /// One expiry of the feed.
    struct Point {
        uint40 expiry;
        int64 value;
        uint256 finalAt;
        bool isChallenged;
    }

    uint256 internal constant PEOPLE = 4;
    uint256 internal constant PURSE = 1_000_000_00;

    address[] internal people;
    uint256[] internal keys;
    Entry[] internal entries;
    Point[] internal points;
    mapping(address person => uint256 amount) internal wallet;
    mapping(bool isOption => uint256 amount) internal donated;
    uint256 internal clock;

    function setUp() public virtual override {
        super.setUp();
        clock = START;
        string[4] memory names = ["ann", "ben", "cao", "dai"];
        for (uint256 i = 0; i < PEOPLE; ++i) {
            (address person, uint256 key) = _actorWithKey(names[i]);
            people.push(person);
            keys.push(key);
            _fund(person, PURSE);
            wallet[person] = PURSE;
        }
    }

    /// @notice A token that can block a payee: one who cannot be paid must hold nobody else up.
    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }

    function _isBlocked(address person) internal view returns (bool) {
        return BlocklistToken(address(token)).isBlocked(person);
    }

    function _partyA(Entry storage e) internal view returns (address) {
        return people[e.a];
    }

    function _partyB(Entry storage e) internal view returns (address) {
        return people[e.b];
    }

    function _product(Entry storage e) internal view returns (address) {
        return e.isOption ? address(option) : address(forward);
    }

    function _canOpen(Entry storage e) internal view returns (bool) {
        return clock <= e.validUntil && clock < points[e.point].expiry;
    }

    function _canPay(address party, uint256 amount) internal view returns (bool) {
        return wallet[party] >= amount && !_isBlocked(party);
    }

    function _isFinal(Point storage p) internal view returns (bool) {
        return p.finalAt != 0 && clock >= p.finalAt;
    }

    function _isUsable(Entry storage e, Point storage p) internal view returns (bool) {
        return e.isOption || p.value > 0;
    }

    function _isOver(Entry storage e) internal view returns (bool) {
        return e.phase == Phase.Settled || e.phase == Phase.Terminated;
    }

    function _isDrafted(uint256 i) internal view returns (bool) {
        return entries[i].phase == Phase.Drafted && _canOpen(entries[i]);
    }

    function _isProposed(uint256 i) internal view returns (bool) {
        return entries[i].phase == Phase.Proposed && _canOpen(entries[i]);
    }

    function _isCancellable(uint256 i) internal view returns (bool) {
        return entries[i].phase == Phase.Proposed;
    }

    function _isSettleable(uint256 i) internal view returns (bool) {
        Entry storage e = entries[i];
        return e.phase == Phase.Bound && _isFinal(points[e.point]) && _isUsable(e, points[e.point]);
    }

    function _isTerminable(uint256 i) internal view returns (bool) {
        Entry storage e = entries[i];
        Point storage p = points[e.point];
        if (e.phase != Phase.Bound) return false;
        if (p.finalAt == 0) return clock > uint256(p.expiry) + SUBMIT_SECONDS;
        return _isFinal(p) && !_isUsable(e, p);
    }

    function _isWaiting(uint256 i) internal view returns (bool) {
        return _isOver(entries[i]) && (entries[i].heldA != 0 || entries[i].heldB != 0);
    }

    function _isObservable(uint256 i) internal view returns (bool) {
        Point storage p = points[i];
        return p.finalAt == 0 && clock >= p.expiry && clock <= uint256(p.expiry) + SUBMIT_SECONDS;
    }

    /// @notice What the first party should receive: differences are taken from the larger to the smaller number.
    function _payoutA(Entry storage e, int64 value) internal view returns (uint256) {
        int256 above = int256(value) - e.strike;
        if (e.isOption) {
            int256 distance = e.isCall ? above : -above;
            uint256 full = distance > 0 ? uint256(distance) * e.quantity : 0;
            return full > e.stakeB ? e.stakeB : full;
        }
        uint256 fixing = uint256(int256(value));
        if (above >= 0) {
            uint256 gain = (uint256(above) * e.quantity) / fixing;
            return uint256(e.stakeA) + (gain > e.stakeB ? e.stakeB : gain);
        }
        uint256 loss = (uint256(-above) * e.quantity) / fixing;
        return loss > e.stakeA ? 0 : e.stakeA - loss;
    }

    /// @notice What a product should hold for the parties of all its trades.
    function _escrow(bool isOption) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < entries.length; ++i) {
            if (entries[i].isOption == isOption) sum += entries[i].heldA + entries[i].heldB;
        }
    }

    function _forwardTerms(Entry storage e) internal view returns (IFxForward.Terms memory) {
        return
            IFxForward.Terms({
                buyer: _partyA(e),
                seller: _partyB(e),
                buyerMargin: e.stakeA,
                sellerMargin: e.stakeB,
                notional: e.quantity,
                strike: e.strike,
                feedId: FEED,
                expiry: points[e.point].expiry,
                validUntil: e.validUntil,
                termsHash: TERMS_HASH,
                salt: 0
            });
    }

    function _optionTerms(Entry storage e) internal view returns (IWeatherOption.Terms memory) {
        return
            IWeatherOption.Terms({
                buyer: _partyA(e),
                writer: _partyB(e),
                premium: e.stakeA,
                cap: e.stakeB,
                tick: e.quantity,
                strike: e.strike,
                kind: e.isCall ? IWeatherOption.Kind.Call : IWeatherOption.Kind.Put,
                feedId: FEED,
                expiry: points[e.point].expiry,
                validUntil: e.validUntil,
                termsHash: TERMS_HASH,
                salt: 0
            });
    }

    /// @notice A call of either product that takes the term sheet and nothing else.
    function _call(Entry storage e, bytes4 ofForward, bytes4 ofOption) internal view returns (bytes memory) {
        if (e.isOption) return abi.encodeWithSelector(ofOption, _optionTerms(e));
        return abi.encodeWithSelector(ofForward, _forwardTerms(e));
    }

    /// @notice A call that takes the term sheet and an address.
    function _callTo(
        Entry storage e,
        bytes4 ofForward,
        bytes4 ofOption,
        address to
    ) internal view returns (bytes memory) {
        if (e.isOption) return abi.encodeWithSelector(ofOption, _optionTerms(e), to);
        return abi.encodeWithSelector(ofForward, _forwardTerms(e), to);
    }
}
