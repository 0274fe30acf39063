// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {PanelActions} from "./PanelActions.sol";

/// @title What happens to claims: notice, withdrawal, appeal, payment
abstract contract ClaimActions is PanelActions {
    uint256 private constant _MAX_CLAIMS = 150;

    function notifyLoss(uint256 which, uint256 what, uint256 time) external step {
        if (indemnities.length == 0 || claims.length == _MAX_CLAIMS) return;
        uint256 policy = _find(which, indemnities.length, _isRunning);
        (what, time) = (_mix(what, which), _mix(time, what));
        bytes32 incident = bytes32(what % 8);
        uint64 claimed = uint64(_bound(what >> 8, 0, what % 16 == 3 ? 110_00 : 3_500_00));
        uint40 incidentAt = uint40(time % 32 == 0 ? clock + 1 : clock - (time % 2 days));
        Indemnity storage p = indemnities[policy];
        if (time % 4 == 1 && p.quote.coverStart <= clock) incidentAt = p.quote.coverStart;

        bytes memory data = abi.encodeCall(indemnity.notifyLoss, (p.id, incident, incidentAt, claimed, "photos"));
        bool allowed = _isCovered(p, incidentAt) && notices[policy][incident] == 0 && _isReservable(p, claimed);
        if (_attempt("notifyLoss", p.quote.holder, address(indemnity), data, allowed)) _note(policy, incident, claimed);
    }

    /// @notice I17: an incident is claimed once more, with another loss, whatever became of the first claim.
    function notifyAgain(uint256 which, uint256 claimed) external step {
        if (claims.length == 0) return;
        LossClaim storage c = claims[_find(which, claims.length, _isUnderRunningPolicy)];
        Indemnity storage p = indemnities[c.policy];
        uint64 loss = uint64(_bound(claimed, 200_00, 3_500_00));
        bytes memory data = abi.encodeCall(indemnity.notifyLoss, (p.id, c.incident, uint40(clock), loss, "others"));
        _attempt("notifyAgain", p.quote.holder, address(indemnity), data, false);
    }

    function withdrawClaim(uint256 which, uint256 rarely) external step {
        if (claims.length == 0 || rarely % 3 != 0) return;
        which = _find(which, claims.length, _isWithdrawable);
        LossClaim storage c = claims[which];
        Indemnity storage p = indemnities[c.policy];
        bytes memory data = abi.encodeCall(indemnity.withdrawClaim, (p.id, c.incident));
        address caller = rarely % 8 == 0 ? stranger : p.quote.holder;
        bool allowed = caller != stranger && _isWithdrawable(which);
        if (!_attempt("withdrawClaim", caller, address(indemnity), data, allowed)) return;
        _closeClaim(c, IIndemnityCover.Status.Withdrawn, 0);
    }

    function appeal(uint256 which, uint256 who) external step {
        if (claims.length == 0) return;
        LossClaim storage c = claims[_find(which, claims.length, _isAppealable)];
        Indemnity storage p = indemnities[c.policy];
        who = _mix(who, which);
        address person = who % 3 == 0 ? p.quote.holder : _person(who >> 8);
        uint256 bond = _wordingOf(p).appealBond;
        bool allowed = _statusOf(c) == IIndemnityCover.Status.Decided && !_isBlocked(person) && wallet[person] >= bond;
        bytes memory data = abi.encodeCall(indemnity.appeal, (p.id, c.incident));
        if (!_attempt("appeal", person, address(indemnity), data, allowed)) return;

        (c.appellant, c.bond, c.stage) = (person, bond, IIndemnityCover.Status.Appealed);
        c.clock = clock + _wordingOf(p).appealSeconds;
        wallet[person] -= bond;
        bondsTaken += bond;
    }

    function releaseAppealBond(uint256 which) external step {
        if (claims.length != 0) _releaseAppealBond(_find(which, claims.length, _hasAppealBond));
    }

    /// @notice The policyholder collects wherever he likes; somebody else has it sent, and not always to him.
    function payClaim(uint256 which, uint256 who, uint256 to) external step {
        if (claims.length == 0) return;
        which = _find(which, claims.length, _isClaimFinal);
        address holder = indemnities[claims[which].policy].quote.holder;
        address caller = who % 3 == 0 ? holder : stranger;
        _payClaim(which, caller, who % 3 == 1 ? holder : _person(to));
    }

    function lapseClaim(uint256 which) external step {
        if (claims.length != 0) _lapseClaim(_find(which, claims.length, _isToLapse));
    }

    function _setUpClaims() internal {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.prank(people[i]);
            token.approve(address(indemnity), type(uint256).max);
        }
        _seatPanels();
    }

    function _releaseAppealBond(uint256 which) internal {
        LossClaim storage c = claims[which];
        address to = c.isLost ? fund : c.appellant;
        bool allowed = _hasAppealBond(which) && !_isBlocked(to);
        bytes memory data = abi.encodeCall(indemnity.releaseBond, (indemnities[c.policy].id, c.incident));
        if (!_attempt("releaseAppealBond", stranger, address(indemnity), data, allowed)) return;
        wallet[to] += c.bond;
        if (c.isLost) bondsLost += c.bond;
        else bondsReturned += c.bond;
        c.bond = 0;
    }

    function _payClaim(uint256 which, address caller, address to) internal {
        LossClaim storage c = claims[which];
        Indemnity storage p = indemnities[c.policy];
        uint256 payment = _payableFor(c, c.assessed);
        bool allowed = _isPayable(which) && (payment == 0 || !_isBlocked(to));
        allowed = allowed && (caller == p.quote.holder || to == p.quote.holder);
        bytes memory data = abi.encodeCall(indemnity.pay, (p.id, c.incident, to));
        if (!_attempt("payClaim", caller, address(indemnity), data, allowed)) return;

        _closeClaim(c, IIndemnityCover.Status.Paid, payment);
        wallet[to] += payment;
    }

    function _lapseClaim(uint256 which) internal {
        LossClaim storage c = claims[which];
        bytes memory data = abi.encodeCall(indemnity.lapse, (indemnities[c.policy].id, c.incident));
        if (!_attempt("lapseClaim", stranger, address(indemnity), data, _isToLapse(which))) return;
        _closeClaim(c, IIndemnityCover.Status.Lapsed, 0);
    }

    function _isPayable(uint256 which) internal view returns (bool) {
        LossClaim storage c = claims[which];
        return _statusOf(c) == IIndemnityCover.Status.Final && clock <= _collectUntil(c);
    }

    function _note(uint256 policy, bytes32 incident, uint256 claimed) private {
        Indemnity storage p = indemnities[policy];
        uint256 full = _indemnityFor(p, claimed);
        if (full > p.limit) full = p.limit;
        LossClaim storage c = claims.push();
        (c.policy, c.incident, c.id) = (policy, incident, keccak256(abi.encode(p.id, incident)));
        (c.claimed, c.wanted) = (claimed, full);
        (c.stage, c.clock) = (IIndemnityCover.Status.Noticed, clock + _wordingOf(p).decideSeconds);
        p.wanted += full;
        (p.openClaims, isCostBooked) = (p.openClaims + 1, true);
        ++notices[policy][incident];
    }

    function _isCovered(Indemnity storage p, uint256 incidentAt) private view returns (bool) {
        if (!_isLive(p) || incidentAt > clock) return false;
        if (incidentAt < uint256(p.quote.coverStart) + _wordingOf(p).waitingSeconds) return false;
        return incidentAt < p.quote.coverEnd && clock <= incidentAt + _wordingOf(p).noticeSeconds;
    }

    function _isReservable(Indemnity storage p, uint256 claimed) private view returns (bool) {
        return _indemnityFor(p, claimed) != 0 && p.paid != p.limit;
    }

    function _isRunning(uint256 which) private view returns (bool) {
        Indemnity storage p = indemnities[which];
        bool isActive = p.state == IIndemnityCover.PolicyState.Active && clock < p.quote.coverEnd;
        return isActive && clock >= uint256(p.quote.coverStart) + _wordingOf(p).waitingSeconds;
    }

    function _isUnderRunningPolicy(uint256 which) private view returns (bool) {
        return _isRunning(claims[which].policy);
    }

    function _isClaimFinal(uint256 which) private view returns (bool) {
        return _statusOf(claims[which]) == IIndemnityCover.Status.Final;
    }

    function _isWithdrawable(uint256 which) private view returns (bool) {
        IIndemnityCover.Status status = _statusOf(claims[which]);
        return status == IIndemnityCover.Status.Noticed || status == IIndemnityCover.Status.Escalated;
    }

    function _isAppealable(uint256 which) private view returns (bool) {
        return _statusOf(claims[which]) == IIndemnityCover.Status.Decided;
    }

    function _hasAppealBond(uint256 which) private view returns (bool) {
        return claims[which].bond != 0 && _statusOf(claims[which]) != IIndemnityCover.Status.Appealed;
    }

    function _isToLapse(uint256 which) private view returns (bool) {
        LossClaim storage c = claims[which];
        return _statusOf(c) == IIndemnityCover.Status.Final && clock > _collectUntil(c);
    }
}
