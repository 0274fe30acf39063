// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {CessionLedger} from "./CessionLedger.sol";
import {ClaimLedger} from "./ClaimLedger.sol";

/// @title Ledger of the invariant runs
/// @notice What the insurer should have on its books, worked out from what was put in and never from what a contract
/// answers.
abstract contract InsuranceLedger is CessionLedger, ClaimLedger {
    /// Shares that nobody holds, against inflation of the first share.
    uint256 internal constant VIRTUAL_SHARES = 1e6;

    mapping(address person => uint256 amount) internal wallet;
    mapping(address person => uint256 amount) internal shares;
    uint256 internal supply;

    bool internal isPaused;
    uint256 internal deposited;
    uint256 internal withdrawn;
    uint256 internal written;
    uint256 internal cancelled;
    uint256 internal expenses;
    uint256 internal donated;

    /// @notice I3: what live covers may cost the insurer, net of what reinsurers bear of it.
    function _locked() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) sum += _lockOf(covers[i]);
        for (uint256 i = 0; i < indemnities.length; ++i) sum += _lockOf(indemnities[i]);
    }

    /// @notice Before reinsurance: a zone counts what policyholders may lose there.
    function _exposed(uint32 zone) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase == Phase.Open && covers[i].zone == zone) sum += _maxLoss(covers[i]);
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            if (_wordingOf(indemnities[i]).zone == zone) sum += _exposureOf(indemnities[i]);
        }
    }

    function _unearned() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].phase == Phase.Open) sum += covers[i].premium;
        for (uint256 i = 0; i < indemnities.length; ++i) sum += _unearnedOf(indemnities[i]);
    }

    /// @notice Premium earned before reinsurance.
    function _earnedGross() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].isEarned) sum += covers[i].premium;
        for (uint256 i = 0; i < indemnities.length; ++i) {
            Indemnity storage p = indemnities[i];
            if (p.state != IIndemnityCover.PolicyState.Cancelled) sum += p.quote.premium - _unearnedOf(p);
        }
    }

    function _earned() internal view returns (uint256) {
        (uint256 ceded, ) = _reinsured();
        return _earnedGross() - ceded;
    }

    /// @notice Premium of covers that ended without data: it belongs to the holders.
    function _returned() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase != Phase.Open && !covers[i].isEarned) sum += covers[i].premium;
        }
    }

    function _reserve() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < covers.length; ++i) sum += covers[i].owed - covers[i].paid - covers[i].released;
        for (uint256 i = 0; i < indemnities.length; ++i) sum += _reservedOf(indemnities[i]);
    }

    /// @notice Claims paid, what is still to pay, and what lapsed on covers that ended with a loss.
    function _losses() internal view returns (uint256 paid, uint256 outstanding, uint256 lapsed) {
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            if (!c.owesLoss) continue;
            paid += c.paid;
            outstanding += c.owed - c.paid - c.released;
            lapsed += c.released;
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            paid += indemnities[i].paid;
            outstanding += _reservedOf(indemnities[i]);
        }
    }

    /// @notice Losses of the policyholders, before reinsurance.
    function _incurredGross() internal view returns (uint256 sum) {
        (uint256 paid, uint256 outstanding, ) = _losses();
        return paid + outstanding;
    }

    function _incurred() internal view returns (uint256) {
        (, uint256 recovered) = _reinsured();
        return _incurredGross() - recovered;
    }

    function _resources() internal view returns (uint256 sum) {
        (uint256 ceded, uint256 recovered) = _reinsured();
        uint256 out = withdrawn + cancelled + expenses + ceded;
        sum = deposited + written + recovered;
        for (uint256 i = 0; i < covers.length; ++i) {
            out += covers[i].owed;
            sum += covers[i].released;
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            out += _reservedOf(indemnities[i]) + indemnities[i].paid;
        }
        sum -= out;
    }

    function _bonds() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < points.length; ++i) sum += points[i].bond;
    }

    /// @notice I21: some live cover has reached its last day, counted in UTC+8, and nobody has ended it yet.
    function _frozen() internal view returns (bool) {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].phase == Phase.Open && _day(clock) >= _day(covers[i].coverEnd)) return true;
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            Indemnity storage p = indemnities[i];
            bool isActive = p.state == IIndemnityCover.PolicyState.Active;
            if (isActive && _day(clock) >= _day(p.quote.coverEnd)) return true;
        }
        return false;
    }

    function _free() internal view returns (uint256) {
        return _resources() - _locked();
    }

    /// @notice Price of entry: own funds, unearned premium, and what is reserved and may come back.
    function _entryShares(uint256 assets) internal view returns (uint256) {
        return _divide(assets * (supply + VIRTUAL_SHARES), _resources() + _reserve() + 1, false);
    }

    function _entryPrice(uint256 amount) internal view returns (uint256) {
        return _divide(amount * (_resources() + _reserve() + 1), supply + VIRTUAL_SHARES, true);
    }

    /// @notice Shares for assets and back, rounded down or up.
    function _toShares(uint256 assets, bool up) internal view returns (uint256) {
        return _divide(assets * (supply + VIRTUAL_SHARES), _resources() - _unearned() + 1, up);
    }

    function _toAssets(uint256 amount, bool up) internal view returns (uint256) {
        return _divide(amount * (_resources() - _unearned() + 1), supply + VIRTUAL_SHARES, up);
    }
}
