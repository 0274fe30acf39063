// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {CohortActions} from "./CohortActions.sol";

/// @title What the holders of policies do
abstract contract PolicyActions is CohortActions {
    uint256 private constant _MAX_POLICIES = 160;

    function buy(uint256 who, uint256 which, uint256 amounts) external step {
        if (policies.length == _MAX_POLICIES || covers.length == 0) return;
        which = _find(which, covers.length, _isOnSale);
        if (!covers[which].isGroup) _buy(who, which, amounts);
    }

    /// @notice I10: the quote of a policy is presented once more, in whatever state the policy is.
    function buyAgain(uint256 who, uint256 which) external step {
        if (policies.length == 0) return;
        IParametricCover.Quote memory quote = policies[which % policies.length].quote;
        bytes memory data = abi.encodeCall(cover.buy, (quote, _signQuote(quote)));
        _attempt("buyAgain", _person(who), address(cover), data, false);
    }

    function cancel(uint256 which, uint256 to) external step {
        if (policies.length == 0) return;
        PolicyEntry storage p = policies[_find(which, policies.length, _isCancellable)];
        address payee = _person(to);
        bool allowed = p.fate == Fate.Active && clock <= p.quote.coolingOffUntil;
        allowed = allowed && (p.quote.premium == 0 || !_isBlocked(payee));
        bytes memory data = abi.encodeCall(cover.cancel, (p.quote, payee));
        if (!_attempt("cancel", p.quote.holder, address(cover), data, allowed)) return;

        p.fate = Fate.Cancelled;
        p.refunded = p.quote.premium;
        wallet[payee] += p.quote.premium;
        cancelled += p.quote.premium;
        Cover storage c = covers[p.cover];
        (c.sumInsured, c.premium) = (c.sumInsured - p.quote.sumInsured, c.premium - p.quote.premium);
        c.policies -= 1;
    }

    function claim(uint256 which, uint256 to) external step {
        if (policies.length == 0) return;
        PolicyEntry storage p = policies[_find(which, policies.length, _isDue)];
        address payee = _person(to);
        uint256 due = _due(p);
        bytes memory data = abi.encodeCall(cover.claim, (p.id, payee));
        bool allowed = due != 0 && !_isBlocked(payee);
        if (_attempt("claim", p.quote.holder, address(cover), data, allowed)) _collect(p, payee, due);
    }

    /// @notice Somebody else than the holder claims.
    function claimOfAnother(uint256 which, uint256 to) external step {
        if (policies.length == 0) return;
        PolicyEntry storage p = policies[_find(which, policies.length, _isDue)];
        _attempt("claimOfAnother", stranger, address(cover), abi.encodeCall(cover.claim, (p.id, _person(to))), false);
    }

    /// @notice Pushes a page of four policies, drawn with repetition; a blocked holder is skipped and stays owed.
    function push(uint256 which) external step {
        if (policies.length == 0) return;
        uint256[] memory page = new uint256[](4);
        for (uint256 i = 0; i < page.length; ++i) page[i] = _find(_mix(which, i % 3), policies.length, _isDue);
        _push(page);
    }

    function _push(uint256[] memory page) internal {
        bytes32[] memory ids = new bytes32[](page.length);
        for (uint256 i = 0; i < page.length; ++i) ids[i] = policies[page[i]].id;
        if (!_attempt("push", stranger, address(cover), abi.encodeCall(cover.push, (ids)), true)) return;
        for (uint256 i = 0; i < page.length; ++i) {
            PolicyEntry storage p = policies[page[i]];
            uint256 due = _due(p);
            if (due == 0) continue;
            if (_isBlocked(p.quote.holder)) _count("pushed policy", false);
            else {
                _collect(p, p.quote.holder, due);
                _count("pushed policy", true);
            }
        }
    }

    /// @notice `who` draws the holder and the payer, who need not be the same.
    function _buy(uint256 who, uint256 which, uint256 amounts) internal {
        IParametricCover.Quote memory quote = _quote(
            uint24(uint256(covers[which].id)),
            _person(_mix(who, 1)),
            uint64(_bound(amounts, 1, 4_000_00)),
            uint64(_bound(amounts >> 64, 0, 900_00))
        );
        quote.validUntil = uint40(clock + 1 days);
        if (amounts % 16 == 0) quote.validUntil = uint40(clock - 1);
        quote.coolingOffUntil = uint40(clock + (amounts % 3 days));
        if (quote.coolingOffUntil >= covers[which].coverStart) quote.coolingOffUntil = covers[which].coverStart - 1;
        _accept(quote, which, _person(who));
    }

    function _accept(IParametricCover.Quote memory quote, uint256 which, address payer) private {
        Cover storage c = covers[which];
        bytes memory data = abi.encodeCall(cover.buy, (quote, _signQuote(quote)));
        if (!_attempt("buy", payer, address(cover), data, _isInsurable(c, quote, payer))) return;

        policies.push(PolicyEntry(quote, cover.hashOf(quote), which, Fate.Active, 0, 0));
        wallet[payer] -= quote.premium;
        written += quote.premium;
        (c.sumInsured, c.premium) = (c.sumInsured + quote.sumInsured, c.premium + quote.premium);
        c.policies += 1;
    }

    function _collect(PolicyEntry storage p, address payee, uint256 due) private {
        Cover storage c = covers[p.cover];
        (p.fate, p.paid) = (Fate.Paid, due);
        (c.paid, c.uncollected) = (c.paid + due, c.uncollected - 1);
        wallet[payee] += due;
    }

    function _isInsurable(
        Cover storage c,
        IParametricCover.Quote memory quote,
        address payer
    ) private view returns (bool) {
        uint256 maxBps = products[c.product].maxBps;
        uint256 maxLoss = _ceilBps(c.sumInsured + quote.sumInsured, maxBps);
        if (isPaused || clock >= c.saleClosesAt || c.sumInsured + quote.sumInsured > COHORT_LIMIT) return false;
        if (clock > quote.validUntil) return false;
        if (quote.premium > (quote.sumInsured * maxBps) / BPS) return false;
        if (_exposed(c.zone) + maxLoss - _maxLoss(c) > _capOf(c.zone)) return false;
        uint256 locked = _locked() + _lockFor(c, maxLoss, c.premium + quote.premium) - _lockOf(c);
        if (_resources() + quote.premium < locked) return false;
        return quote.premium == 0 || (wallet[payer] >= quote.premium && !_isBlocked(payer));
    }

    function _isOnSale(uint256 which) private view returns (bool) {
        return !covers[which].isGroup && clock < covers[which].saleClosesAt;
    }

    function _isCancellable(uint256 which) private view returns (bool) {
        return policies[which].fate == Fate.Active && clock <= policies[which].quote.coolingOffUntil;
    }

    function _isDue(uint256 which) private view returns (bool) {
        return _due(policies[which]) != 0;
    }
}
