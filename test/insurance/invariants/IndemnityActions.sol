// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {InsuranceStage} from "./InsuranceStage.sol";

/// @title What the holders of indemnity policies do with their policies
abstract contract IndemnityActions is InsuranceStage {
    uint256 private constant _MAX_POLICIES = 80;
    uint256 private constant _LONGEST = 3_650 days;
    uint256 private _salt;

    function buyIndemnity(uint256 who, uint256 amounts, uint256 times) external step {
        if (indemnities.length != _MAX_POLICIES) _sellIndemnity(_mix(who, 1), _mix(amounts, who), _mix(times, who));
    }

    /// @notice I10: the quote of a policy is presented once more, in whatever state the policy is.
    function buyIndemnityAgain(uint256 who, uint256 which) external step {
        if (indemnities.length == 0) return;
        IIndemnityCover.IndemnityQuote memory quote = indemnities[which % indemnities.length].quote;
        bytes memory data = abi.encodeCall(indemnity.buy, (quote, _sign(underwriterKey, indemnity.hashOf(quote))));
        _attempt("buyIndemnityAgain", _person(who), address(indemnity), data, false);
    }

    function cancelIndemnity(uint256 which, uint256 to) external step {
        if (indemnities.length == 0) return;
        Indemnity storage p = indemnities[_find(which, indemnities.length, _isIndemnityCancellable)];
        address payee = _person(to);
        bool allowed = p.state == IIndemnityCover.PolicyState.Active && clock <= p.quote.coolingOffUntil;
        allowed = allowed && (p.quote.premium == 0 || !_isBlocked(payee));
        bytes memory data = abi.encodeCall(indemnity.cancel, (p.quote, payee));
        if (!_attempt("cancelIndemnity", p.quote.holder, address(indemnity), data, allowed)) return;

        p.state = IIndemnityCover.PolicyState.Cancelled;
        wallet[payee] += p.quote.premium;
        cancelled += p.quote.premium;
    }

    function expireIndemnity(uint256 which) external step {
        if (indemnities.length != 0) _expireIndemnity(_find(which, indemnities.length, _isCoverOver));
    }

    function closeIndemnity(uint256 which) external step {
        if (indemnities.length != 0) _closeIndemnity(_find(which, indemnities.length, _isIndemnityOver));
    }

    /// @notice A motor policy with a deductible, and one on goods that bears a third and waits.
    function _publishWordings() internal {
        IIndemnityCover.Product memory wording = IIndemnityCover.Product({
            deductible: 100_01,
            coinsuranceBps: 1999,
            zone: ZONE,
            waitingSeconds: 0,
            noticeSeconds: 1 days,
            decideSeconds: 1 days,
            appealSeconds: 1 days,
            appealBond: 300_00,
            claimSeconds: 7 days,
            onSale: true,
            termsHash: "terms"
        });
        _publishWording(wording);
        (wording.deductible, wording.coinsuranceBps, wording.zone) = (0, 3333, ZONE + 1);
        (wording.waitingSeconds, wording.noticeSeconds, wording.decideSeconds) = (12 hours, 2 days, 2 days);
        wording.appealBond = 77_01;
        _publishWording(wording);
    }

    function _closeIndemnity(uint256 which) internal {
        Indemnity storage p = indemnities[which];
        bool allowed = _isIndemnityOver(which) && p.openClaims == 0;
        bytes memory data = abi.encodeCall(indemnity.close, (p.id));
        if (!_attempt("closeIndemnity", stranger, address(indemnity), data, allowed)) return;
        p.state = IIndemnityCover.PolicyState.Closed;
    }

    function _expireIndemnity(uint256 which) internal {
        Indemnity storage p = indemnities[which];
        bytes memory data = abi.encodeCall(indemnity.expire, (p.id));
        if (!_attempt("expireIndemnity", stranger, address(indemnity), data, _isCoverOver(which))) return;
        p.state = IIndemnityCover.PolicyState.Ended;
    }

    function _sellIndemnity(uint256 who, uint256 amounts, uint256 times) internal {
        IIndemnityCover.IndemnityQuote memory quote;
        (quote.underwriter, quote.holder, quote.salt) = (underwriter, _person(_mix(who, 1)), ++_salt);
        quote.productId = uint16(1 + (amounts % wordings.length));
        quote.sumInsured = uint64(_bound(amounts, 1, amounts % 4 < 2 ? 500_00 : 3_000_00));
        quote.aggregateLimit = uint64(_bound(amounts >> 64, 100_00, 4_000_00));
        quote.perClaimLimit = uint64(_bound(amounts >> 128, 300_00, 2_500_00));
        quote.premium = uint64(_bound(amounts >> 192, 0, _limitOf(quote) / (amounts % 8 == 2 ? 1 : 6)));
        quote.coverStart = uint40(clock + _bound(times, 1, 2 days));
        quote.coverEnd = uint40(quote.coverStart + _bound(times >> 64, 1 hours, times % 4 == 0 ? 40 days : 8 days));
        quote.coolingOffUntil = uint40(clock + _bound(times >> 128, 0, 2 days));
        if (quote.coolingOffUntil >= quote.coverStart) quote.coolingOffUntil = quote.coverStart - 1;
        quote.validUntil = uint40(clock + 2 days);
        _spoil(quote, who % 24);
        _buyIndemnity(quote, _person(who));
    }

    function _indemnityEndsAt(Indemnity storage p) internal view returns (uint256) {
        return uint256(p.quote.coverEnd) + _wordingOf(p).noticeSeconds;
    }

    function _publishWording(IIndemnityCover.Product memory wording) private {
        indemnity.publish("wording", wording);
        wordings.push(wording);
    }

    function _buyIndemnity(IIndemnityCover.IndemnityQuote memory quote, address payer) private {
        bytes32 id = indemnity.hashOf(quote);
        bytes memory data = abi.encodeCall(indemnity.buy, (quote, _sign(underwriterKey, id)));
        if (!_attempt("buyIndemnity", payer, address(indemnity), data, _isAcceptable(quote, payer))) return;

        Indemnity storage p = indemnities.push();
        (p.quote, p.id, p.state) = (quote, id, IIndemnityCover.PolicyState.Active);
        p.limit = _limitOf(quote);
        wallet[payer] -= quote.premium;
        written += quote.premium;
    }

    function _isAcceptable(IIndemnityCover.IndemnityQuote memory quote, address payer) private view returns (bool) {
        uint256 limit = _limitOf(quote);
        if (isPaused || clock >= quote.coverStart || quote.coverEnd <= quote.coverStart) return false;
        if (clock > quote.validUntil || quote.coolingOffUntil >= quote.coverStart) return false;
        if (quote.coverEnd > clock + _LONGEST) return false;
        IIndemnityCover.Product storage wording = wordings[quote.productId - 1];
        if (quote.coverEnd <= quote.coverStart + wording.waitingSeconds) return false;
        if (limit == 0 || _indemnityUnder(wording, quote.perClaimLimit) == 0 || quote.premium > limit) return false;
        uint32 zone = wording.zone;
        if (_exposed(zone) + limit > _capOf(zone)) return false;
        if (_resources() + quote.premium < _locked() + limit) return false;
        return quote.premium == 0 || (wallet[payer] >= quote.premium && !_isBlocked(payer));
    }

    function _isIndemnityCancellable(uint256 which) private view returns (bool) {
        Indemnity storage p = indemnities[which];
        return p.state == IIndemnityCover.PolicyState.Active && clock <= p.quote.coolingOffUntil;
    }

    function _isIndemnityOver(uint256 which) private view returns (bool) {
        Indemnity storage p = indemnities[which];
        return p.state == IIndemnityCover.PolicyState.Ended && clock > _indemnityEndsAt(p);
    }

    function _isCoverOver(uint256 which) private view returns (bool) {
        Indemnity storage p = indemnities[which];
        return p.state == IIndemnityCover.PolicyState.Active && clock >= p.quote.coverEnd;
    }

    /// @dev Now and then a quote that no honest underwriter would sign.
    function _spoil(IIndemnityCover.IndemnityQuote memory quote, uint256 kind) private view {
        if (kind == 0) quote.validUntil = uint40(clock - 1);
        if (kind == 1) quote.coverStart = uint40(clock);
        if (kind == 2) quote.coolingOffUntil = quote.coverStart;
        if (kind == 3) quote.perClaimLimit = 0;
        if (kind == 4) quote.premium = uint64(_limitOf(quote) + 1);
        if (kind == 5) quote.coverEnd = uint40(clock + 11 * 365 days);
    }

    function _limitOf(IIndemnityCover.IndemnityQuote memory quote) private pure returns (uint256) {
        return quote.sumInsured < quote.aggregateLimit ? quote.sumInsured : quote.aggregateLimit;
    }
}
