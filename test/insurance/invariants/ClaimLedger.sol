// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {CoverLedger} from "./CoverLedger.sol";

/// @title Ledger of indemnity cover
/// @notice Policies on assessed losses and their claims, in arithmetic of its own.
abstract contract ClaimLedger is CoverLedger {
    /// `wanted` is what the open claims would cost as notified, `paid` what the closed ones have cost.
    struct Indemnity {
        IIndemnityCover.IndemnityQuote quote;
        bytes32 id;
        IIndemnityCover.PolicyState state;
        uint256 limit;
        uint256 wanted;
        uint256 paid;
        uint256 openClaims;
    }

    /// `stage` is the last thing that somebody did; what the clock made of it says `_statusOf`.
    struct LossClaim {
        uint256 policy;
        bytes32 incident;
        bytes32 id;
        IIndemnityCover.Status stage;
        uint256 claimed;
        uint256 wanted;
        uint256 assessed;
        uint256 clock;
        uint256 windowEnd; // of the appeal against the first panel, zero when only the second decided
        uint256 signatures;
        bool onAppeal;
        bool isBiased; // somebody with an interest signed
        address appellant;
        uint256 bond;
        bool isLost;
        uint256 payment;
        uint256 paidAt;
    }

    IIndemnityCover.Product[] internal wordings;
    Indemnity[] internal indemnities;
    LossClaim[] internal claims;
    /// I17: how often a notice of an incident was accepted under a policy.
    mapping(uint256 policy => mapping(bytes32 incident => uint256 count)) internal notices;

    uint256 internal bondsTaken;
    uint256 internal bondsReturned;
    uint256 internal bondsLost;

    function _closeClaim(LossClaim storage c, IIndemnityCover.Status stage, uint256 payment) internal {
        Indemnity storage p = indemnities[c.policy];
        p.wanted -= c.wanted;
        p.paid += payment;
        p.openClaims -= 1;
        (c.stage, c.payment, c.paidAt) = (stage, payment, clock);
    }

    /// @notice Set aside for all open claims: what they want, as far as the limit holds it.
    function _reservedOf(Indemnity storage p) internal view returns (uint256) {
        uint256 left = p.limit - p.paid;
        return p.wanted < left ? p.wanted : left;
    }

    /// @notice Premium of running cover, as far as the unreserved rest of the limit backs it.
    function _unearnedOf(Indemnity storage p) internal view returns (uint256) {
        if (p.state != IIndemnityCover.PolicyState.Active) return 0;
        uint256 left = p.limit - p.paid - _reservedOf(p);
        return p.quote.premium < left ? p.quote.premium : left;
    }

    function _lockOf(Indemnity storage p) internal view returns (uint256) {
        return _isLive(p) ? p.limit - p.paid - _reservedOf(p) : 0;
    }

    /// @notice What a zone counts: also claims that are notified and not closed.
    function _exposureOf(Indemnity storage p) internal view returns (uint256) {
        return _isLive(p) ? p.limit - p.paid : 0;
    }

    /// @notice Losses under it can still cost something.
    function _isLive(Indemnity storage p) internal view returns (bool) {
        return p.state == IIndemnityCover.PolicyState.Active || p.state == IIndemnityCover.PolicyState.Ended;
    }

    function _wordingOf(Indemnity storage p) internal view returns (IIndemnityCover.Product storage) {
        return wordings[p.quote.productId - 1];
    }

    function _statusOf(LossClaim storage c) internal view returns (IIndemnityCover.Status) {
        if (clock <= c.clock) return c.stage;
        if (c.stage == IIndemnityCover.Status.Noticed) return IIndemnityCover.Status.Escalated;
        bool isDecided = c.stage == IIndemnityCover.Status.Decided || c.stage == IIndemnityCover.Status.Appealed;
        return isDecided ? IIndemnityCover.Status.Final : c.stage;
    }

    function _isOpen(LossClaim storage c) internal view returns (bool) {
        return c.stage <= IIndemnityCover.Status.Final;
    }

    function _collectUntil(LossClaim storage c) internal view returns (uint256) {
        return c.clock + _wordingOf(indemnities[c.policy]).claimSeconds;
    }

    /// @notice I16: the loss that counts, less the deductible, less what the policyholder bears of the rest.
    function _indemnityFor(Indemnity storage p, uint256 loss) internal view returns (uint256) {
        return _indemnityUnder(_wordingOf(p), loss > p.quote.perClaimLimit ? p.quote.perClaimLimit : loss);
    }

    function _indemnityUnder(IIndemnityCover.Product storage wording, uint256 loss) internal view returns (uint256) {
        if (loss <= wording.deductible) return 0;
        uint256 rest = loss - wording.deductible;
        return rest - _ceilBps(rest, wording.coinsuranceBps);
    }

    /// @notice What a claim may bring now, with this loss.
    function _payableFor(LossClaim storage c, uint256 loss) internal view returns (uint256) {
        Indemnity storage p = indemnities[c.policy];
        uint256 full = _indemnityFor(p, loss);
        uint256 available = p.limit - p.paid;
        return full < available ? full : available;
    }

    /// @notice Bonds of appeals that the line holds.
    function _appealBonds() internal view returns (uint256) {
        return bondsTaken - bondsReturned - bondsLost;
    }
}
