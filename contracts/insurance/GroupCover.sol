// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";

import {IndexLine} from "./IndexLine.sol";
import {IGroupCover} from "./interfaces/IGroupCover.sol";
import {IProductBook} from "./interfaces/IProductBook.sol";
import {IQuorumOracle} from "./interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";
import {PayoutCurve} from "./libraries/PayoutCurve.sol";

/// @title Group cover
/// @notice Thousands of micro policies behind one Merkle root, settled by one signed root of readings.
contract GroupCover is IGroupCover, IndexLine {
    using BitMaps for BitMaps.BitMap;
    using SafeCast for uint256;

    // solhint-disable max-line-length
    bytes32 private constant _QUOTE_TYPEHASH = keccak256(
        "GroupQuote(address underwriter,address broker,bytes32 members,uint32 count,uint64 premium,uint32 productId,bytes32 feedId,uint32 zone,uint40 coverStart,uint40 coverEnd,uint40 validUntil)"
    );
    // solhint-enable max-line-length

    mapping(bytes32 groupId => Group group) private _groups;
    mapping(bytes32 groupId => BitMaps.BitMap paid) private _paid;
    mapping(bytes32 feedId => mapping(uint40 coverEnd => bytes32 groupId)) private _groupOfPeriod;

    constructor(
        ISolvencyPool pool,
        IQuorumOracle oracle,
        IProductBook book,
        address authority
    ) IndexLine(pool, oracle, book, authority) EIP712("FinChain Lab GroupCover", "1") {}

    /// @inheritdoc IGroupCover
    function enrol(
        GroupQuote calldata quote,
        bytes calldata signature
    ) external nonReentrant returns (bytes32 groupId) {
        groupId = hashOf(quote);
        _requireQuote(quote.underwriter, quote.validUntil, groupId, signature);
        if (_groups[groupId].state != State.None) revert QuoteUsed(groupId);
        // The feed's value is the sum of one group, so a period of a feed serves one group.
        if (_groupOfPeriod[quote.feedId][quote.coverEnd] != 0) revert GroupPeriodTaken(quote.feedId, quote.coverEnd);

        _groupOfPeriod[quote.feedId][quote.coverEnd] = groupId;
        uint64 maxLoss = _open(_groups[groupId], quote);
        emit GroupBound(groupId, quote.broker, quote.feedId, quote.count, quote.premium, maxLoss);

        POOL.expose(quote.coverEnd);
        POOL.underwrite(msg.sender, quote.premium, maxLoss, quote.zone, 0);
    }

    /// @inheritdoc IGroupCover
    function settle(bytes32 groupId) external {
        Group storage group = _groups[groupId];
        _requireState(group.state, State.Open);
        int64 reported = ORACLE.finalValue(group.feedId, group.coverEnd);
        bytes32 readings = ORACLE.finalSource(group.feedId, group.coverEnd);

        uint64 liability = _clamp(reported, group.maxLoss);
        uint40 deadline = _end(group, liability == 0 ? State.Expired : State.Settled, liability);
        group.readings = readings;
        emit GroupSettled(groupId, readings, liability, deadline);

        _resolve(group, group.premium, 0, liability);
    }

    /// @inheritdoc IGroupCover
    function voidGroup(bytes32 groupId) external {
        Group storage group = _endedInSilence(groupId, IProductBook.Silence.RefundsPremium);

        uint64 returned = group.premium;
        _end(group, State.Voided, returned);
        emit GroupVoided(groupId, returned);

        _resolve(group, 0, returned, 0);
    }

    /// @inheritdoc IGroupCover
    function expire(bytes32 groupId) external {
        Group storage group = _endedInSilence(groupId, IProductBook.Silence.MeansNoEvent);

        group.state = State.Expired;
        emit GroupExpired(groupId);

        _resolve(group, group.premium, 0, 0);
    }

    /// @inheritdoc IGroupCover
    function close(bytes32 groupId) external nonReentrant {
        Group storage group = _groups[groupId];
        State state = group.state;
        if (state != State.Voided) _requireState(state, State.Settled);
        uint64 remainder = group.reserve;
        if (remainder != 0 && block.timestamp <= group.deadline) revert CoverClaimsOpen(group.deadline);

        (group.reserve, group.state) = (0, State.Closed);
        emit GroupClosed(groupId, remainder);

        POOL.release(remainder, state == State.Settled, 0);
    }

    /// @inheritdoc IGroupCover
    function refund(bytes32 groupId, address to) external nonReentrant {
        Group storage group = _groups[groupId];
        if (msg.sender != group.broker) revert CoverCallerNotEntitled(msg.sender, group.broker);
        _requireState(group.state, State.Voided);

        uint64 amount = group.reserve;
        (group.reserve, group.state) = (0, State.Closed);
        emit GroupRefunded(groupId, to, amount);

        POOL.pay(to, amount);
    }

    /// @inheritdoc IGroupCover
    function claim(
        bytes32 groupId,
        MemberClaim calldata memberClaim,
        address to
    ) external nonReentrant returns (uint64 amount) {
        if (msg.sender != memberClaim.holder) revert CoverCallerNotEntitled(msg.sender, memberClaim.holder);
        Group storage group = _collectable(groupId);
        _requireProven(groupId, group, memberClaim);
        if (_paid[groupId].get(memberClaim.index)) revert GroupMemberPaid(groupId, memberClaim.index);
        amount = PayoutCurve.highest(memberClaim.reading, BOOK.stepsOf(group.productId));
        if (amount == 0) revert GroupNothingDue(groupId, memberClaim.reading);
        if (amount > group.reserve) revert GroupReserveExhausted(amount, group.reserve);

        group.reserve -= amount;
        _paid[groupId].set(memberClaim.index);
        emit MemberPaid(groupId, memberClaim.index, to, amount);

        POOL.pay(to, amount);
    }

    /// @inheritdoc IGroupCover
    function push(bytes32 groupId, MemberClaim[] calldata claims) external nonReentrant returns (uint256 paid) {
        Group storage group = _collectable(groupId);
        IProductBook.Step[] memory steps = BOOK.stepsOf(group.productId);
        for (uint256 i = 0; i < claims.length; ++i) {
            _requireProven(groupId, group, claims[i]);
            uint64 amount = PayoutCurve.highest(claims[i].reading, steps);
            if (amount == 0 || amount > group.reserve || _paid[groupId].get(claims[i].index)) continue;
            if (_pushOne(groupId, group, claims[i], amount)) ++paid;
        }
    }

    /// @inheritdoc IGroupCover
    function groupOf(bytes32 groupId) external view returns (Group memory group) {
        return _groups[groupId];
    }

    /// @inheritdoc IGroupCover
    function isPaid(bytes32 groupId, uint32 index) external view returns (bool paid) {
        return _paid[groupId].get(index);
    }

    /// @inheritdoc IGroupCover
    function hashOf(GroupQuote calldata quote) public view returns (bytes32 quoteHash) {
        return _hashTypedDataV4(keccak256(abi.encode(_QUOTE_TYPEHASH, quote)));
    }

    /// @dev Effects before the transfer; a payee who cannot receive is put back as if nothing had happened.
    function _pushOne(
        bytes32 groupId,
        Group storage group,
        MemberClaim calldata memberClaim,
        uint64 amount
    ) private returns (bool paid) {
        group.reserve -= amount;
        _paid[groupId].set(memberClaim.index);

        paid = POOL.tryPay(memberClaim.holder, amount);
        if (paid) {
            emit MemberPaid(groupId, memberClaim.index, memberClaim.holder, amount);
        } else {
            group.reserve += amount;
            _paid[groupId].unset(memberClaim.index);
            emit MemberPaymentFailed(groupId, memberClaim.index, memberClaim.holder, amount);
        }
    }

    /// @dev Copies what the later steps need; every member may need the highest amount.
    function _open(Group storage group, GroupQuote calldata quote) private returns (uint64 maxLoss) {
        IProductBook.Product memory product = BOOK.onSale(quote.productId);
        if (product.shape != IProductBook.Shape.Amounts) {
            revert IProductBook.ProductShapeUnsuitable(quote.productId, product.shape);
        }
        IQuorumOracle.Feed memory feed = ORACLE.feedOf(quote.feedId);
        if (!feed.keepsSource) revert GroupFeedWithoutSource(quote.feedId);
        if (quote.count == 0) revert CoverEmpty();
        _saleClosesAt(quote.coverStart, quote.coverEnd, product.waitingSeconds);
        maxLoss = (uint256(quote.count) * product.steps[product.steps.length - 1].pay).toUint64();
        if (quote.premium > maxLoss) revert CoverPremiumTooHigh(quote.premium, maxLoss);

        (group.broker, group.premium, group.productId) = (quote.broker, quote.premium, quote.productId);
        (group.maxLoss, group.coverEnd, group.zone) = (maxLoss, quote.coverEnd, quote.zone);
        (group.deadline, group.state) = (quote.coverEnd + feed.submitSeconds, State.Open);
        (group.silence, group.claimSeconds) = (product.silence, product.claimSeconds);
        (group.count, group.members, group.feedId) = (quote.count, quote.members, quote.feedId);
    }

    function _end(Group storage group, State state, uint64 reserve) private returns (uint40 deadline) {
        deadline = uint40(block.timestamp) + group.claimSeconds;
        (group.state, group.reserve, group.deadline) = (state, reserve, deadline);
    }

    function _resolve(Group storage group, uint64 earned, uint64 returned, uint64 liability) private {
        POOL.resolve(
            ISolvencyPool.Resolution({
                earned: earned,
                returned: returned,
                liability: liability,
                maxLoss: group.maxLoss,
                zone: group.zone,
                endsAt: group.coverEnd,
                cession: 0
            })
        );
    }

    function _endedInSilence(
        bytes32 groupId,
        IProductBook.Silence expected
    ) private view returns (Group storage group) {
        group = _groups[groupId];
        _requireState(group.state, State.Open);
        if (group.silence != expected) revert GroupSilenceMeansOtherwise(groupId);
        _requireSilence(group.feedId, group.coverEnd, group.deadline);
    }

    function _collectable(bytes32 groupId) private view returns (Group storage group) {
        group = _groups[groupId];
        _requireState(group.state, State.Settled);
        if (block.timestamp > group.deadline) revert CoverClaimsOver(group.deadline);
    }

    function _requireProven(bytes32 groupId, Group storage group, MemberClaim calldata memberClaim) private view {
        bytes32 member = _leaf(abi.encode(memberClaim.index, memberClaim.holder, memberClaim.item));
        if (
            memberClaim.index >= group.count ||
            !MerkleProof.verifyCalldata(memberClaim.memberProof, group.members, member)
        ) {
            revert GroupMemberUnproven(groupId, memberClaim.index);
        }
        bytes32 reading = _leaf(abi.encode(memberClaim.item, memberClaim.reading));
        if (!MerkleProof.verifyCalldata(memberClaim.readingProof, group.readings, reading)) {
            revert GroupReadingUnproven(groupId, memberClaim.item, memberClaim.reading);
        }
    }

    /// @dev Hashed twice, so that no inner node of the tree can pass as a leaf.
    function _leaf(bytes memory encoded) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(encoded)));
    }

    function _clamp(int64 reported, uint64 limit) private pure returns (uint64 liability) {
        if (reported <= 0) return 0;
        return uint64(reported) > limit ? limit : uint64(reported);
    }
}
