// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IProductBook} from "../../contracts/insurance/interfaces/IProductBook.sol";
import {GroupTest} from "./support/GroupTest.sol";
import {SortedTree} from "./support/SortedTree.sol";

contract GroupCoverProofsTest is GroupTest {
    function test_RevertGiven_AnyPartOfTheMemberIsChanged() public {
        bytes32 groupId = _settled(int64(DUE));

        IGroupCover.MemberClaim memory wrong = _memberClaim(0);
        wrong.index = 1;
        _expectMemberUnproven(groupId, wrong);
        wrong = _memberClaim(0);
        wrong.holder = stranger;
        _expectMemberUnproven(groupId, wrong);
        wrong = _memberClaim(3);
        (wrong.item, wrong.reading, wrong.readingProof) = ("CI123", 200, _memberClaim(0).readingProof);
        _expectMemberUnproven(groupId, wrong);
    }

    function test_RevertGiven_AWrongMemberProof() public {
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim memory wrong = _memberClaim(0);
        wrong.memberProof = _memberClaim(1).memberProof;
        _expectMemberUnproven(groupId, wrong);
        wrong.memberProof = new bytes32[](0);
        _expectMemberUnproven(groupId, wrong);
        wrong = _memberClaim(0);
        wrong.memberProof[1] = bytes32(uint256(wrong.memberProof[1]) ^ 1);
        _expectMemberUnproven(groupId, wrong);
    }

    function test_RevertGiven_AnyPartOfTheReadingIsChanged() public {
        bytes32 groupId = _settled(int64(DUE));
        IGroupCover.MemberClaim memory wrong = _memberClaim(3);
        wrong.reading = 180;
        _expectReadingUnproven(groupId, wrong);
        wrong = _memberClaim(3);
        (wrong.reading, wrong.readingProof) = (200, _memberClaim(0).readingProof);
        _expectReadingUnproven(groupId, wrong);
        wrong = _memberClaim(0);
        wrong.readingProof = new bytes32[](0);
        _expectReadingUnproven(groupId, wrong);
    }

    /// The list has a leaf with an index that the quote does not count.
    function test_RevertGiven_AnIndexBeyondTheNumberInsured() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.count = 2;
        bytes32 groupId = _enrol(quote);
        _report(int64(2 * HIGH));
        group.settle(groupId);

        _expectMemberUnproven(groupId, _memberClaim(2));
        vm.assertEq(_claim(groupId, 1), HIGH, "the last one insured");
    }

    /// A broker may try to insure two people at one place of the list: one of them is paid.
    function test_WhenTwoLeavesShareAnIndex_OnlyOneIsPaid() public {
        bytes32[] memory leaves = _memberLeaves();
        leaves[1] = _memberLeaf(0, bob, "CI123");
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.members = SortedTree.root(leaves);
        bytes32 groupId = _enrol(quote);
        _report(int64(MAX_LOSS));
        group.settle(groupId);

        IGroupCover.MemberClaim[] memory claims = new IGroupCover.MemberClaim[](2);
        (claims[0], claims[1]) = (_memberClaim(0), _memberClaim(1));
        claims[1].index = 0;
        (claims[0].memberProof, claims[1].memberProof) = (SortedTree.proof(leaves, 0), SortedTree.proof(leaves, 1));
        vm.assertEq(group.push(groupId, claims), 1, "paid");
        vm.assertEq(token.balanceOf(alice), HIGH, "alice");

        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupMemberPaid.selector, groupId, 0));
        vm.prank(bob);
        group.claim(groupId, claims[1], bob);
    }

    /// The attack that hashing twice forbids: a node's two children are 64 bytes, as an item and its reading are. The
    /// tree is chosen so that the right child fits into a reading; with leaves hashed once this would pay 300 yuan.
    function test_RevertGiven_TheChildrenOfANodeAsAReading() public {
        bytes32 left = "CI999";
        bytes32 right = bytes32(uint256(200));
        bytes32 node = keccak256(bytes.concat(left, right));
        vm.assertEq(node, keccak256(abi.encode(left, int64(200))), "the node looks like a leaf hashed once");

        Member memory member = Member(stranger, left, 200);
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.members) = (1, _memberLeaf(0, member.holder, member.item));
        bytes32 groupId = _enrol(quote);
        bytes32[] memory path = new bytes32[](1);
        path[0] = _readingLeaf("CA789", 10);
        _reportWith(SortedTree.node(node, path[0]));
        group.settle(groupId);

        IGroupCover.MemberClaim memory wrong;
        (wrong.holder, wrong.item, wrong.reading, wrong.readingProof) = (stranger, left, 200, path);
        _expectReadingUnproven(groupId, wrong);
    }

    /// A list that holds a member hashed once holds a node, not this member.
    function test_RevertGiven_AnInnerNodeAsAMember() public {
        bytes32[] memory leaves = _memberLeaves();
        bytes32 once = keccak256(abi.encode(uint32(0), stranger, bytes32("CI123")));
        leaves[3] = once;
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.members = SortedTree.root(leaves);
        bytes32 groupId = _enrol(quote);
        _report(int64(DUE));
        group.settle(groupId);

        IGroupCover.MemberClaim memory wrong = _memberClaim(0);
        (wrong.holder, wrong.memberProof) = (stranger, SortedTree.proof(leaves, 3));
        _expectMemberUnproven(groupId, wrong);
    }

    /// As above for the readings: what is hashed once never counts.
    function test_RevertGiven_AReadingHashedOnce() public {
        bytes32 groupId = _enrol();
        _reportWith(keccak256(abi.encode(bytes32("CI123"), int64(200))));
        group.settle(groupId);

        IGroupCover.MemberClaim memory wrong = _memberClaim(0);
        wrong.readingProof = new bytes32[](0);
        _expectReadingUnproven(groupId, wrong);
    }

    function test_AListOfOneNeedsNoProof() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.members) = (1, _memberLeaf(0, alice, "CI123"));
        bytes32 groupId = _enrol(quote);
        _report(int64(HIGH));
        group.settle(groupId);
        IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
        memberClaim.memberProof = new bytes32[](0);
        vm.prank(alice);
        vm.assertEq(group.claim(groupId, memberClaim, alice), HIGH, "paid");
    }

    /// A list of 300 members passes from one word of the bitmap into the next.
    function test_IsPaidKnowsEveryIndexOfALargeGroup() public {
        _capitalise(provider, 300 * HIGH);
        bytes32[] memory leaves = new bytes32[](300);
        for (uint32 i = 0; i < 300; ++i) leaves[i] = _memberLeaf(i, alice, "CI123");
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.members) = (300, SortedTree.root(leaves));
        bytes32 groupId = _enrol(quote);
        _report(int64(3 * HIGH));
        group.settle(groupId);

        uint32[3] memory claimed = [uint32(255), 256, 299];
        for (uint256 i = 0; i < 3; ++i) {
            IGroupCover.MemberClaim memory memberClaim = _memberClaim(0);
            (memberClaim.index, memberClaim.memberProof) = (claimed[i], SortedTree.proof(leaves, claimed[i]));
            vm.prank(alice);
            group.claim(groupId, memberClaim, alice);
        }
        for (uint32 i = 0; i < 300; ++i) {
            vm.assertEq(group.isPaid(groupId, i), i == 255 || i == 256 || i == 299, "paid");
        }
    }

    /// Roots and proofs as OpenZeppelin's own tree builder makes them, for three members on three flights.
    function test_TreesOfTheStandardLibraryAreUnderstood() public {
        IGroupCover.MemberClaim memory listed;
        (listed.index, listed.holder, listed.item, listed.reading) = (1, address(0xb0b), "MU456", -90);
        listed.memberProof = new bytes32[](2);
        listed.memberProof[0] = 0xcb1be71b9ba48547429d1f6ecd8f1c42837422c921a3f14fc10f32d7928d6db8;
        listed.memberProof[1] = 0xfedaa24994b75ada230a44eb0b3f9d84938d380687104ad1f06f8d290d9fe200;
        listed.readingProof = new bytes32[](1);
        listed.readingProof[0] = 0x00b72a482615fcdc89fc6c8511f67e82cb25f057ab7f400428256b2118622db8;

        IProductBook.Product memory product = _delay(IProductBook.Silence.RefundsPremium);
        product.steps[0].from = -90;
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (quote.count, quote.productId) = (3, _publish(product));
        quote.members = 0xbe924285fc4337151f05eeb976f8fb905ffcc3a47d8ee188e3de3d6a280ff4bd;
        bytes32 groupId = _enrol(quote);
        _reportWith(0xec9142d8324a778405445252c01afbaab88a1c4f31fa924eddf9e11285f77670);
        group.settle(groupId);

        vm.prank(listed.holder);
        vm.assertEq(group.claim(groupId, listed, listed.holder), LOW, "paid");
    }

    function _reportWith(bytes32 readings) private {
        vm.warp(COVER_END);
        int64[] memory values = new int64[](QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) values[i] = int64(DUE);
        oracle.post(FLIGHTS, COVER_END, readings, _reports(FLIGHTS, COVER_END, values, readings));
        _finalise(FLIGHTS, COVER_END);
    }

    function _expectMemberUnproven(bytes32 groupId, IGroupCover.MemberClaim memory wrong) private {
        vm.expectRevert(abi.encodeWithSelector(IGroupCover.GroupMemberUnproven.selector, groupId, wrong.index));
        vm.prank(wrong.holder);
        group.claim(groupId, wrong, wrong.holder);
    }

    function _expectReadingUnproven(bytes32 groupId, IGroupCover.MemberClaim memory wrong) private {
        vm.expectRevert(
            abi.encodeWithSelector(IGroupCover.GroupReadingUnproven.selector, groupId, wrong.item, wrong.reading)
        );
        vm.prank(wrong.holder);
        group.claim(groupId, wrong, wrong.holder);
    }
}
