// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {CoverLedger} from "./CoverLedger.sol";

/// @title Ledger of reinsurance
/// @notice Treaties, ceded covers and who bears what of them, in arithmetic of its own.
abstract contract CessionLedger is CoverLedger {
    struct Treaty {
        IReinsurance.Terms terms;
        uint256 posted;
        uint256 withdrawn;
    }

    /// A ceded cover; `setAside` is its excess cover, `quota` and `excess` what the two layers bear of its loss.
    struct Cession {
        uint256 treaty;
        uint256 cover;
        uint256 year;
        uint256 cap;
        uint256 setAside;
        bool isSettled;
        uint256 loss;
        uint256 quota;
        uint256 excess;
        uint256 ceded;
    }

    Treaty[] internal treaties;
    Cession[] internal cessions;

    /// @notice The account of a cover at its end, with the loss it ended with.
    function _settleCession(Cover storage c) internal {
        if (c.cession == 0) return;
        Cession storage cession = cessions[c.cession - 1];
        cession.isSettled = true;
        if (c.isEarned) cession.ceded = _cededPremium(cession, c.premium);
        _bear(cession, c.owesLoss ? c.owed : 0);
    }

    /// @notice What lapsed is no loss any more, and the layers bear what they would have borne without it.
    function _lapseCession(Cover storage c) internal {
        if (c.cession == 0 || !c.owesLoss) return;
        Cession storage cession = cessions[c.cession - 1];
        _bear(cession, cession.loss - c.released);
    }

    /// @notice What the pool locks for a cover with these totals.
    function _lockFor(Cover storage c, uint256 maxLoss, uint256 premium) internal view returns (uint256 lock) {
        if (c.cession == 0) return maxLoss;
        Cession storage cession = cessions[c.cession - 1];
        (uint256 quota, uint256 excess) = _layers(cession.treaty, cession.setAside, maxLoss);
        lock = maxLoss - quota - excess + premium;
        uint256 gross = maxLoss + _cededPremium(cession, premium);
        if (gross < lock) return gross;
    }

    function _lockOf(Cover storage c) internal view returns (uint256) {
        return _lockFor(c, _maxLoss(c), c.premium);
    }

    /// @notice Quota share of a gross loss, and the part of the rest above the retention, up to `available`.
    function _layers(
        uint256 treaty,
        uint256 available,
        uint256 gross
    ) internal view returns (uint256 quota, uint256 excess) {
        IReinsurance.Terms storage terms = treaties[treaty].terms;
        quota = (gross * terms.quotaBps) / BPS;
        if (gross - quota <= terms.retention) return (quota, 0);
        excess = gross - quota - terms.retention;
        if (excess > available) excess = available;
    }

    function _heldOf(uint256 treaty) internal view returns (uint256 sum) {
        uint256 out = treaties[treaty].withdrawn;
        sum = treaties[treaty].posted;
        for (uint256 i = 0; i < cessions.length; ++i) {
            if (cessions[i].treaty != treaty) continue;
            sum += cessions[i].ceded;
            out += cessions[i].quota + cessions[i].excess;
        }
        sum -= out;
    }

    function _heldByDesk() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < treaties.length; ++i) sum += _heldOf(i);
    }

    /// @notice Set aside for covers that run: the most that both layers may bear of them.
    function _setAsideOf(uint256 treaty) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < cessions.length; ++i) {
            Cession storage cession = cessions[i];
            if (cession.treaty != treaty || cession.isSettled) continue;
            sum += (cession.cap * treaties[treaty].terms.quotaBps) / BPS + cession.setAside;
        }
    }

    /// @notice Excess cover of a treaty year: paid, or set aside for covers that run.
    function _usedOf(uint256 treaty, uint256 year) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < cessions.length; ++i) {
            Cession storage cession = cessions[i];
            if (cession.treaty != treaty || cession.year != year) continue;
            sum += cession.isSettled ? cession.excess : cession.setAside;
        }
    }

    /// @notice Premium that went to reinsurers, and losses that they bear.
    function _reinsured() internal view returns (uint256 ceded, uint256 recovered) {
        for (uint256 i = 0; i < cessions.length; ++i) {
            ceded += cessions[i].ceded;
            recovered += cessions[i].quota + cessions[i].excess;
        }
    }

    function _bear(Cession storage cession, uint256 loss) private {
        cession.loss = loss;
        (cession.quota, cession.excess) = _layers(cession.treaty, cession.setAside, loss);
    }

    /// @dev The quota share less the commission on it, and on the rest the price of as much excess cover as there is.
    function _cededPremium(Cession storage cession, uint256 premium) private view returns (uint256 ceded) {
        IReinsurance.Terms storage terms = treaties[cession.treaty].terms;
        uint256 quota = (premium * terms.quotaBps) / BPS;
        ceded = quota - _ceilBps(quota, terms.commissionBps);
        if (cession.setAside == 0) return ceded;
        uint256 price = ((premium - quota) * terms.excessBps * cession.setAside) / (BPS * terms.limit);
        ceded += price < cession.setAside ? price : cession.setAside;
    }
}
