// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../../contracts/insurance/interfaces/IGroupCover.sol";
import {CohortActions} from "./CohortActions.sol";
import {SmallTree} from "./SmallTree.sol";

/// @title What the broker and the members of groups do
/// @notice Every group has four members; what each will read is decided when the group is bound.
abstract contract GroupActions is CohortActions {
    uint256 private constant _COUNT = 4;

    function enrol(uint256 who, uint256 period, uint256 premium) external step {
        if (_isCrowded()) return;
        uint256 product = DELAY_OR_NOTHING + (period % 2);
        IGroupCover.GroupQuote memory quote;
        (quote.underwriter, quote.broker, quote.count) = (underwriter, _person(who), uint32(_COUNT));
        (quote.productId, quote.feedId, quote.zone) = (products[product].productId, DELAYS, ZONE + uint32(who % 2));
        quote.premium = uint64(_bound(premium, 0, _COUNT * GROUP_TOP));
        quote.coverStart = uint40(clock + products[product].waitingSeconds + _bound(period, 1 hours, 3 days));
        quote.coverEnd = _periodEnd(quote.coverStart + _bound(period >> 128, 1 hours, 2 days));
        quote.validUntil = uint40(clock);

        Members storage m = membersOf[covers.length];
        for (uint256 i = 0; i < _COUNT; ++i) {
            m.holders[i] = _person(_mix(who, i));
            m.readings[i] = int64(uint64(_mix(premium, i) % 300));
        }
        quote.members = SmallTree.root(_memberLeaves(m));
        m.quote = quote;
        _enrol(product, quote, _person(premium >> 128));
    }

    function settleGroup(uint256 which) external step {
        if (covers.length != 0) _settleGroup(_find(which, covers.length, _isGroupToSettle));
    }

    function voidGroup(uint256 which) external step {
        if (covers.length != 0) _voidGroup(_find(which, covers.length, _isGroupToEndInSilence));
    }

    function expireGroup(uint256 which) external step {
        if (covers.length != 0) _expireGroup(_find(which, covers.length, _isGroupToEndInSilence));
    }

    function closeGroup(uint256 which) external step {
        if (covers.length != 0) _closeGroup(_find(which, covers.length, _isGroupToClose));
    }

    function refundGroup(uint256 which, uint256 to) external step {
        if (covers.length != 0) _refundGroup(_find(which, covers.length, _isGroupVoided), _person(to));
    }

    /// @notice A member claims; sometimes with a reading that is not his.
    function claimMember(uint256 which, uint256 index, uint256 to) external step {
        if (covers.length == 0) return;
        which = _find(which, covers.length, _isGroupSettled);
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(which, index % _COUNT);
        bool isLie = (index >> 128) % 8 == 0;
        if (isLie) memberClaim.reading += 100;
        uint256 due = _memberDue(which, index % _COUNT);
        address payee = _person(to);

        bytes memory data = abi.encodeCall(group.claim, (c.id, memberClaim, payee));
        bool allowed = due != 0 && !isLie && !_isBlocked(payee);
        if (!_attempt("claimMember", memberClaim.holder, address(group), data, allowed)) return;
        _collectMember(which, index % _COUNT, payee, due);
    }

    function pushMembers(uint256 which, uint256 seed) external step {
        if (covers.length != 0) _pushMembers(_find(which, covers.length, _isGroupSettled), seed);
    }

    function _settleGroup(uint256 which) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        Point storage p = points[c.point];
        bool allowed = c.phase == Phase.Open && _isFinal(p);
        if (!_attempt("settleGroup", stranger, address(group), abi.encodeCall(group.settle, (c.id)), allowed)) return;

        (c.isEarned, c.owed) = (true, uint64(p.value));
        c.owesLoss = c.owed != 0;
        isCostBooked = c.owesLoss;
        _end(c, c.owesLoss ? Phase.Settled : Phase.Expired);
    }

    function _voidGroup(uint256 which) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        bool allowed = c.phase == Phase.Open && products[c.product].refundsOnSilence && _isSilent(c);
        if (!_attempt("voidGroup", stranger, address(group), abi.encodeCall(group.voidGroup, (c.id)), allowed)) return;
        c.owed = c.premium;
        _end(c, Phase.Voided);
    }

    function _expireGroup(uint256 which) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        bool allowed = c.phase == Phase.Open && !products[c.product].refundsOnSilence && _isSilent(c);
        if (!_attempt("expireGroup", stranger, address(group), abi.encodeCall(group.expire, (c.id)), allowed)) return;
        (c.isEarned, c.phase) = (true, Phase.Expired);
    }

    function _closeGroup(uint256 which) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        bool allowed = _hasReserve(c) && (clock > c.deadline || c.owed == c.paid);
        if (!_attempt("closeGroup", stranger, address(group), abi.encodeCall(group.close, (c.id)), allowed)) return;
        (c.released, c.phase) = (c.owed - c.paid, Phase.Closed);
    }

    function _refundGroup(uint256 which, address to) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        bool allowed = c.phase == Phase.Voided && !_isBlocked(to);
        bytes memory data = abi.encodeCall(group.refund, (c.id, to));
        if (!_attempt("refundGroup", membersOf[which].quote.broker, address(group), data, allowed)) return;
        wallet[to] += c.owed;
        (c.paid, c.phase) = (c.owed, Phase.Closed);
    }

    function _pushMembers(uint256 which, uint256 seed) internal {
        Cover storage c = covers[which];
        if (!c.isGroup) return;
        IGroupCover.MemberClaim[] memory page = new IGroupCover.MemberClaim[](_COUNT + 1);
        for (uint256 i = 0; i < page.length; ++i) page[i] = _memberClaim(which, ((seed % _COUNT) + i) % _COUNT);
        bool allowed = c.phase == Phase.Settled && clock <= c.deadline;
        bytes memory data = abi.encodeCall(group.push, (c.id, page));
        if (!_attempt("pushMembers", stranger, address(group), data, allowed)) return;

        for (uint256 i = 0; i < page.length; ++i) {
            uint256 due = _memberDue(which, page[i].index);
            if (due == 0) continue;
            if (_isBlocked(page[i].holder)) _count("pushed member", false);
            else {
                _collectMember(which, page[i].index, page[i].holder, due);
                _count("pushed member", true);
            }
        }
    }

    function _isGroupSettled(uint256 which) internal view returns (bool) {
        return covers[which].isGroup && covers[which].phase == Phase.Settled && clock <= covers[which].deadline;
    }

    function _enrol(uint256 product, IGroupCover.GroupQuote memory quote, address payer) private {
        bytes32 id = group.hashOf(quote);
        bytes memory data = abi.encodeCall(group.enrol, (quote, _sign(underwriterKey, id)));
        if (!_attempt("enrol", payer, address(group), data, _isEnrollable(quote, payer))) return;

        uint256 which = covers.length;
        Cover storage c = covers.push();
        (c.isGroup, c.product, c.id, c.zone) = (true, product, id, quote.zone);
        (c.coverStart, c.coverEnd, c.premium) = (quote.coverStart, quote.coverEnd, quote.premium);
        c.groupMaxLoss = _COUNT * GROUP_TOP;
        c.point = _pointOf(DELAYS, quote.coverEnd, 0);
        Members storage m = membersOf[which];
        Point storage p = points[c.point];
        p.source = SmallTree.root(_readingLeaves(m));
        for (uint256 i = 0; i < _COUNT; ++i) p.truth += int64(uint64(_amount(m.readings[i])));
        wallet[payer] -= quote.premium;
        written += quote.premium;
    }

    function _collectMember(uint256 which, uint256 index, address payee, uint256 due) private {
        membersOf[which].paid[index] = true;
        covers[which].paid += due;
        wallet[payee] += due;
    }

    function _isEnrollable(IGroupCover.GroupQuote memory quote, address payer) private view returns (bool) {
        if (isPaused) return false;
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].isGroup && covers[i].coverEnd == quote.coverEnd) return false;
        }
        uint256 maxLoss = _COUNT * GROUP_TOP;
        if (_exposed(quote.zone) + maxLoss > _capOf(quote.zone)) return false;
        if (_resources() + quote.premium < _locked() + maxLoss) return false;
        return quote.premium == 0 || (wallet[payer] >= quote.premium && !_isBlocked(payer));
    }

    function _memberDue(uint256 which, uint256 index) private view returns (uint256) {
        Cover storage c = covers[which];
        Members storage m = membersOf[which];
        if (c.phase != Phase.Settled || clock > c.deadline || m.paid[index]) return 0;
        return _amount(m.readings[index]);
    }

    function _memberClaim(
        uint256 which,
        uint256 index
    ) private view returns (IGroupCover.MemberClaim memory memberClaim) {
        Members storage m = membersOf[which];
        return
            IGroupCover.MemberClaim({
                index: uint32(index),
                holder: m.holders[index],
                item: bytes32(index + 1),
                reading: m.readings[index],
                memberProof: SmallTree.proof(_memberLeaves(m), index),
                readingProof: SmallTree.proof(_readingLeaves(m), index)
            });
    }

    function _memberLeaves(Members storage m) private view returns (bytes32[4] memory leaves) {
        for (uint256 i = 0; i < _COUNT; ++i) leaves[i] = SmallTree.leaf(abi.encode(i, m.holders[i], i + 1));
    }

    function _readingLeaves(Members storage m) private view returns (bytes32[4] memory leaves) {
        for (uint256 i = 0; i < _COUNT; ++i) leaves[i] = SmallTree.leaf(abi.encode(i + 1, m.readings[i]));
    }

    function _isGroupToSettle(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        return c.isGroup && c.phase == Phase.Open && _isFinal(points[c.point]);
    }

    function _isGroupToEndInSilence(uint256 which) private view returns (bool) {
        return covers[which].isGroup && covers[which].phase == Phase.Open && _isSilent(covers[which]);
    }

    function _isGroupToClose(uint256 which) private view returns (bool) {
        Cover storage c = covers[which];
        if (!c.isGroup || !_hasReserve(c)) return false;
        return clock > c.deadline || c.owed == c.paid;
    }

    function _isGroupVoided(uint256 which) private view returns (bool) {
        return covers[which].isGroup && covers[which].phase == Phase.Voided;
    }

    function _amount(int64 reading) private pure returns (uint256) {
        return
            reading >= 180
                ? GROUP_TOP
                : reading >= 120
                    ? 100_33
                    : reading >= 45
                        ? 50_00
                        : 0;
    }
}
