// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {InsuranceStage} from "./InsuranceStage.sol";

/// @title What reinsurers do
/// @notice Any person may be a reinsurer, and provider, holder or challenger besides.
abstract contract ReinsuranceActions is InsuranceStage {
    uint256 private constant _MAX_TREATIES = 6;
    uint256 private constant _YEAR = 365 days;

    function conclude(uint256 who, uint256 shares, uint256 amounts) external step {
        if (treaties.length == _MAX_TREATIES) return;
        IReinsurance.Terms memory terms;
        (shares, amounts) = (_mix(shares, who), _mix(amounts, who));
        (terms.reinsurer, terms.quotaBps) = (_person(who), shares % 3 == 0 ? 0 : uint16(shares % 10_007));
        (terms.commissionBps, terms.excessBps) = (uint16((shares >> 16) % 5_000), uint16((shares >> 32) % 4_000));
        terms.startsAt = uint40(clock - _bound(who >> 128, 0, _YEAR));
        terms.endsAt = terms.startsAt + uint40(_bound(shares >> 128, _YEAR / 2, 2 * _YEAR));
        terms.retention = uint64(_bound(amounts, 0, 8_000_00));
        terms.limit = uint64(_bound(amounts >> 64, 0, 9_000_00));
        terms.annualLimit = uint64(_bound(amounts >> 128, 0, 15_000_00));
        _conclude(terms);
    }

    function postCollateral(uint256 which, uint256 who, uint256 amount) external step {
        (uint256 treaty, address person) = _partyOf(which, who);
        _post(treaty, person, _bound(amount, 0, 20_000_00));
    }

    function withdrawCollateral(uint256 which, uint256 who, uint256 amount) external step {
        (uint256 treaty, address person) = _partyOf(which, who);
        if (treaty < treaties.length) amount = _bound(amount, 0, _heldOf(treaty) - _setAsideOf(treaty) + 1);
        else amount = 1;
        _withdrawCollateral(treaty, person, amount, _person(who >> 128));
    }

    /// @notice A quota share with an excess of loss on top, on the eve of a new year, and an excess of loss alone that
    /// two events use up.
    function _setUpTreaties() internal {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.prank(people[i]);
            token.approve(address(reinsurance), type(uint256).max);
        }
        uint40 start = uint40(clock - _YEAR + 6 days);
        (uint40 soon, uint40 end) = (uint40(clock + 14 days), uint40(clock + 90 days));
        _conclude(IReinsurance.Terms(people[2], 3333, 2500, 1111, start, end, 1_500_00, 4_000_00, 10_000_00));
        _conclude(IReinsurance.Terms(people[3], 0, 0, 777, start, soon, 3_000_01, 6_000_00, 9_999_99));
        _post(0, people[2], 30_000_00);
        _post(1, people[3], 20_000_00);
    }

    function _withdrawEverythingFree() internal {
        for (uint256 i = 0; i < treaties.length; ++i) {
            address reinsurer = treaties[i].terms.reinsurer;
            _withdrawCollateral(i, reinsurer, _heldOf(i) - _setAsideOf(i), reinsurer);
        }
    }

    /// @notice Whether a treaty takes a cover with this largest loss, and the excess cover that it sets aside for it.
    function _isCedable(
        uint256 treaty,
        uint256 maxLoss,
        uint40 coverEnd
    ) internal view returns (bool allowed, uint256 year, uint256 setAside) {
        if (treaty >= treaties.length) return (false, 0, 0);
        IReinsurance.Terms storage terms = treaties[treaty].terms;
        if (coverEnd < terms.startsAt || coverEnd >= terms.endsAt) return (false, 0, 0);
        year = (coverEnd - terms.startsAt) / _YEAR;
        uint256 left = terms.annualLimit - _usedOf(treaty, year);
        uint256 quota;
        (quota, setAside) = _layers(treaty, terms.limit < left ? terms.limit : left, maxLoss);
        allowed = _setAsideOf(treaty) + quota + setAside <= _heldOf(treaty);
    }

    function _conclude(IReinsurance.Terms memory terms) private {
        bool allowed = terms.quotaBps <= BPS && terms.limit <= terms.annualLimit;
        allowed = allowed && (terms.quotaBps != 0 || terms.limit != 0);
        bytes memory data = abi.encodeCall(reinsurance.conclude, (terms));
        if (!_attempt("conclude", address(this), address(reinsurance), data, allowed)) return;
        treaties.push(Treaty(terms, 0, 0));
    }

    function _post(uint256 treaty, address person, uint256 amount) private {
        if (amount > wallet[person]) amount = wallet[person];
        bool allowed = _isParty(treaty, person) && (amount == 0 || !_isBlocked(person));
        bytes memory data = abi.encodeCall(reinsurance.post, (uint16(treaty + 1), uint64(amount)));
        if (!_attempt("postCollateral", person, address(reinsurance), data, allowed)) return;
        wallet[person] -= amount;
        treaties[treaty].posted += amount;
    }

    function _withdrawCollateral(uint256 treaty, address person, uint256 amount, address to) private {
        bool allowed = _isParty(treaty, person) && !_isBlocked(to);
        allowed = allowed && amount <= _heldOf(treaty) - _setAsideOf(treaty);
        bytes memory data = abi.encodeCall(reinsurance.withdraw, (uint16(treaty + 1), uint64(amount), to));
        if (!_attempt("withdrawCollateral", person, address(reinsurance), data, allowed)) return;
        wallet[to] += amount;
        treaties[treaty].withdrawn += amount;
    }

    /// @dev Mostly a treaty and its reinsurer, sometimes somebody else, sometimes a treaty that does not exist.
    function _partyOf(uint256 which, uint256 who) private view returns (uint256 treaty, address person) {
        treaty = which % 16 == 0 ? treaties.length : which % treaties.length;
        bool isOther = treaty == treaties.length || who % 8 == 0;
        person = isOther ? _person(who) : treaties[treaty].terms.reinsurer;
    }

    function _isParty(uint256 treaty, address person) private view returns (bool) {
        return treaty < treaties.length && treaties[treaty].terms.reinsurer == person;
    }
}
