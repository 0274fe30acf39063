// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAssessorPanels} from "../../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {InsuranceStage} from "./InsuranceStage.sol";

/// @title What assessors do
/// @notice On either panel sits one of the people, who may be policyholder or appellant; on the first also the
/// underwriter. Mostly whoever has an interest stays away, and sometimes he signs.
abstract contract PanelActions is InsuranceStage {
    struct Opinion {
        uint256 key;
        uint256 loss;
    }

    uint256 private constant _FIRST_SIZE = 5;
    uint256 private constant _FIRST_QUORUM = 3;
    uint256 private constant _APPEAL_SIZE = 6;
    uint256 private constant _APPEAL_QUORUM = 4;
    bytes32 private constant _REPORT = "report of the survey";

    /// Seed of a decision without fault.
    uint256 internal constant FAULTLESS = 11 << 240;

    uint256[] private _firstKeys;
    uint256[] private _appealKeys;

    function decide(uint256 which, uint256 seed) external step {
        if (claims.length != 0) _decide(_find(which, claims.length, _awaitsPanel), _mix(seed, which));
    }

    function _seatPanels() internal {
        (, uint256 first) = _actorWithKey("eva");
        (, uint256 second) = _actorWithKey("fei");
        _firstKeys = [first, underwriterKey, 0, 0, 0];
        _appealKeys = [second, 0, 0, 0, 0, 0];
        for (uint256 i = 2; i < _FIRST_SIZE; ++i) _firstKeys[i] = _mix(1, i);
        for (uint256 i = 1; i < _APPEAL_SIZE; ++i) _appealKeys[i] = _mix(2, i);
        indemnity.setPanels(
            _addresses(_firstKeys),
            uint8(_FIRST_QUORUM),
            _addresses(_appealKeys),
            uint8(_APPEAL_QUORUM)
        );
    }

    function _decide(uint256 which, uint256 seed) internal {
        LossClaim storage c = claims[which];
        uint256 fault = (seed >> 240) % 12;
        Opinion[] memory opinions = _opinions(c, fault, seed);
        bool allowed = _awaitsPanel(which) && fault > 2 && opinions.length >= _quorumFor(c);
        allowed = allowed && !_isAnyBiased(c, opinions);
        bytes memory data = abi.encodeCall(
            indemnity.decide,
            (indemnities[c.policy].id, c.incident, _REPORT, _signed(c.id, opinions))
        );
        if (_attempt("decide", stranger, address(indemnity), data, allowed)) _noteDecision(c, opinions);
    }

    function _awaitsPanel(uint256 which) internal view returns (bool) {
        IIndemnityCover.Status status = _statusOf(claims[which]);
        return
            status == IIndemnityCover.Status.Noticed ||
            status == IIndemnityCover.Status.Escalated ||
            status == IIndemnityCover.Status.Appealed;
    }

    /// @dev An appellant wins when the second panel moves the loss his way: up for the policyholder, else down.
    function _noteDecision(LossClaim storage c, Opinion[] memory opinions) private {
        uint256 assessed = opinions[(opinions.length - 1) / 2].loss;
        if (assessed > c.claimed) assessed = c.claimed;
        IIndemnityCover.Status status = _statusOf(c);
        (c.onAppeal, c.signatures, c.isBiased) = (_isOnAppeal(c), opinions.length, _isAnyBiased(c, opinions));
        if (status == IIndemnityCover.Status.Appealed) {
            bool isHolder = c.appellant == indemnities[c.policy].quote.holder;
            c.isLost = isHolder ? assessed <= c.assessed : assessed >= c.assessed;
        }
        (c.assessed, c.clock, c.stage) = (assessed, clock, IIndemnityCover.Status.Final);
        if (status != IIndemnityCover.Status.Noticed) return;
        c.windowEnd = clock + _wordingOf(indemnities[c.policy]).appealSeconds;
        (c.clock, c.stage) = (c.windowEnd, IIndemnityCover.Status.Decided);
    }

    /// @dev Faults: 0 the other panel, 1 somebody twice, 2 in wrong order, 3 with an interest, 4 one too few.
    function _opinions(
        LossClaim storage c,
        uint256 fault,
        uint256 seed
    ) private view returns (Opinion[] memory opinions) {
        uint256[] storage keys = _isOnAppeal(c) != (fault == 0) ? _appealKeys : _firstKeys;
        opinions = new Opinion[](_quorumFor(c) - (fault == 4 ? 1 : 0));
        uint256 count;
        for (uint256 i = 0; count < opinions.length; ++i) {
            uint256 key = keys[(i + (seed % keys.length)) % keys.length];
            if (fault != 3 && _isInterested(c, vm.addr(key))) continue;
            _insert(opinions, count++, Opinion(key, (c.claimed * (_mix(seed, i) % 140)) / 100));
        }
        if (fault == 1) opinions[0].key = opinions[1].key;
        if (fault == 2) (opinions[0].loss, opinions[1].loss) = (opinions[1].loss + 1, opinions[0].loss);
    }

    function _isOnAppeal(LossClaim storage c) private view returns (bool) {
        return _statusOf(c) != IIndemnityCover.Status.Noticed;
    }

    function _quorumFor(LossClaim storage c) private view returns (uint256) {
        return _isOnAppeal(c) ? _APPEAL_QUORUM : _FIRST_QUORUM;
    }

    function _isAnyBiased(LossClaim storage c, Opinion[] memory opinions) private view returns (bool) {
        for (uint256 i = 0; i < opinions.length; ++i) if (_isInterested(c, vm.addr(opinions[i].key))) return true;
        return false;
    }

    function _isInterested(LossClaim storage c, address assessor) private view returns (bool) {
        return assessor == indemnities[c.policy].quote.holder || assessor == underwriter || assessor == c.appellant;
    }

    function _signed(
        bytes32 claimId,
        Opinion[] memory opinions
    ) private view returns (IAssessorPanels.Assessment[] memory assessments) {
        assessments = new IAssessorPanels.Assessment[](opinions.length);
        for (uint256 i = 0; i < opinions.length; ++i) {
            uint64 loss = uint64(opinions[i].loss);
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(
                opinions[i].key,
                indemnity.assessmentDigest(claimId, loss, _REPORT)
            );
            assessments[i] = IAssessorPanels.Assessment(loss, r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        }
    }

    function _addresses(uint256[] memory keys) private pure returns (address[] memory list) {
        list = new address[](keys.length);
        for (uint256 i = 0; i < keys.length; ++i) list[i] = vm.addr(keys[i]);
    }

    function _insert(Opinion[] memory opinions, uint256 count, Opinion memory opinion) private pure {
        uint256 i = count;
        for (; i != 0 && opinions[i - 1].loss > opinion.loss; --i) opinions[i] = opinions[i - 1];
        opinions[i] = opinion;
    }
}
