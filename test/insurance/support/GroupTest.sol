// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IProductBook} from "../../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {InsuranceTest} from "./InsuranceTest.sol";
import {SortedTree} from "./SortedTree.sol";

/// @title Base of the tests of group cover
/// @notice Four passengers on three flights: 100 yuan from 60 minutes of delay, 300 yuan from 180 minutes.
/// @dev Alice and Bob are 200 minutes late, Carol 90, Dave 10: 700 yuan are due.
abstract contract GroupTest is InsuranceTest {
    struct Member {
        address holder;
        bytes32 item;
        int64 delay;
    }

    bytes32 internal constant FLIGHTS = "payouts of a group of flights";
    uint64 internal constant LOW = 100_00;
    uint64 internal constant HIGH = 300_00;
    uint32 internal constant COUNT = 4;
    uint64 internal constant PREMIUM = 200_00;
    uint64 internal constant MAX_LOSS = COUNT * HIGH;
    uint64 internal constant DUE = 2 * HIGH + LOW;
    uint64 internal constant CAPITAL = 10_000_00;
    uint40 internal constant DATA_DEADLINE = COVER_END + SUBMIT_SECONDS;

    address internal broker;
    address internal carol;
    address internal dave;
    uint32 internal productId;
    Member[] internal members;

    function setUp() public virtual override {
        super.setUp();
        (broker, carol, dave) = (_actor("broker"), _actor("carol"), _actor("dave"));
        members.push(Member(alice, "CI123", 200));
        members.push(Member(bob, "CI123", 200));
        members.push(Member(carol, "MU456", 90));
        members.push(Member(dave, "CA789", 10));
        _registerFeed(FLIGHTS, IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, true));
        productId = _publish(_delay(IProductBook.Silence.RefundsPremium));
        _capitalise(provider, CAPITAL);
        _fund(broker, 10 * PREMIUM);
    }

    function _enrol() internal returns (bytes32 groupId) {
        return _enrol(_groupQuote());
    }

    function _enrol(IGroupCover.GroupQuote memory quote) internal returns (bytes32 groupId) {
        bytes memory signature = _signGroup(quote);
        vm.prank(broker);
        return group.enrol(quote, signature);
    }

    /// @notice A group whose product understands silence in the given way.
    function _enrolWith(IProductBook.Silence silence) internal returns (bytes32 groupId) {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.productId = _publish(_delay(silence));
        return _enrol(quote);
    }

    /// @notice The observers report a sum and the root of the readings; the report becomes final.
    function _report(int64 total) internal {
        if (block.timestamp < COVER_END) vm.warp(COVER_END);
        int64[] memory values = new int64[](QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) values[i] = total;
        bytes32 readings = SortedTree.root(_readingLeaves());
        oracle.post(FLIGHTS, COVER_END, readings, _reports(FLIGHTS, COVER_END, values, readings));
        _finalise(FLIGHTS, COVER_END);
    }

    /// @notice Enrols and settles on a reported sum.
    function _settled(int64 total) internal returns (bytes32 groupId) {
        groupId = _enrol();
        _report(total);
        group.settle(groupId);
    }

    /// @notice Enrols and voids for lack of data.
    function _voided() internal returns (bytes32 groupId) {
        groupId = _enrol();
        vm.warp(DATA_DEADLINE + 1);
        group.voidGroup(groupId);
    }

    function _claim(bytes32 groupId, uint32 index) internal returns (uint64 amount) {
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(index);
        vm.prank(memberClaim.holder);
        return group.claim(groupId, memberClaim, memberClaim.holder);
    }

    function _expectWrongState(IInsuranceLine.State actual, IInsuranceLine.State expected) internal {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverWrongState.selector, actual, expected));
    }

    function _groupQuote() internal view returns (IGroupCover.GroupQuote memory quote) {
        (quote.underwriter, quote.broker) = (underwriter, broker);
        (quote.members, quote.count) = (SortedTree.root(_memberLeaves()), COUNT);
        (quote.premium, quote.productId, quote.feedId, quote.zone) = (PREMIUM, productId, FLIGHTS, ZONE);
        (quote.coverStart, quote.coverEnd, quote.validUntil) = (COVER_START, COVER_END, VALID_UNTIL);
    }

    function _signGroup(IGroupCover.GroupQuote memory quote) internal view returns (bytes memory signature) {
        return _sign(underwriterKey, group.hashOf(quote));
    }

    function _memberClaim(uint32 index) internal view returns (IGroupCover.MemberClaim memory memberClaim) {
        Member memory member = members[index];
        (memberClaim.index, memberClaim.holder, memberClaim.item) = (index, member.holder, member.item);
        memberClaim.reading = member.delay;
        memberClaim.memberProof = SortedTree.proof(_memberLeaves(), index);
        memberClaim.readingProof = SortedTree.proof(_readingLeaves(), index);
    }

    /// @notice All four, in the order of the list.
    function _page() internal view returns (IGroupCover.MemberClaim[] memory claims) {
        claims = new IGroupCover.MemberClaim[](members.length);
        for (uint32 i = 0; i < claims.length; ++i) claims[i] = _memberClaim(i);
    }

    function _memberLeaves() internal view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](members.length);
        for (uint32 i = 0; i < leaves.length; ++i) leaves[i] = _memberLeaf(i, members[i].holder, members[i].item);
    }

    /// @notice One reading for each member; two members of one flight have the same.
    function _readingLeaves() internal view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](members.length);
        for (uint256 i = 0; i < leaves.length; ++i) leaves[i] = _readingLeaf(members[i].item, members[i].delay);
    }

    function _assertState(bytes32 groupId, IInsuranceLine.State expected) internal view {
        vm.assertEq(uint256(group.groupOf(groupId).state), uint256(expected), "state");
    }

    function _assertBooks(ISolvencyPool.Books memory expected) internal view {
        ISolvencyPool.Books memory actual = pool.books();
        vm.assertEq(actual.resources, expected.resources, "resources");
        vm.assertEq(actual.locked, expected.locked, "locked");
        vm.assertEq(actual.unearned, expected.unearned, "unearned");
        vm.assertEq(actual.earned, expected.earned, "earned");
        vm.assertEq(actual.reserve, expected.reserve, "reserve");
        vm.assertEq(actual.incurred, expected.incurred, "incurred");
    }

    function _delay(IProductBook.Silence silence) internal pure returns (IProductBook.Product memory product) {
        (product.shape, product.silence) = (IProductBook.Shape.Amounts, silence);
        (product.waitingSeconds, product.claimSeconds) = (WAITING_SECONDS, CLAIM_SECONDS);
        (product.indexHash, product.termsHash) = ("index", "terms");
        product.steps = new IProductBook.Step[](2);
        product.steps[0] = IProductBook.Step(60, LOW);
        product.steps[1] = IProductBook.Step(180, HIGH);
    }

    function _memberLeaf(uint32 index, address holder, bytes32 item) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(index, holder, item))));
    }

    function _readingLeaf(bytes32 item, int64 reading) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(item, reading))));
    }
}
