// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupCover} from "../../contracts/insurance/GroupCover.sol";
import {IGroupCover} from "../../contracts/insurance/interfaces/IGroupCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {GroupTest} from "./support/GroupTest.sol";

contract GroupCoverQuoteTest is GroupTest {
    uint256 private constant FIELDS = 11;
    uint64 private constant ROLE = 7;

    function test_SetUnderwriterAuthorisesAndWithdraws() public {
        vm.expectEmit(address(group));
        emit IInsuranceLine.UnderwriterSet(bob, true);
        group.setUnderwriter(bob, true);
        vm.assertTrue(group.isUnderwriter(bob), "authorised");

        vm.expectEmit(address(group));
        emit IInsuranceLine.UnderwriterSet(bob, false);
        group.setUnderwriter(bob, false);
        vm.assertFalse(group.isUnderwriter(bob), "withdrawn");
    }

    function test_RevertWhen_AStrangerAuthorisesHimself() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        group.setUnderwriter(stranger, true);
    }

    function test_WhenTheFunctionHasARole_ItsMembersMayCallIt() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IInsuranceLine.setUnderwriter.selector;
        authority.setTargetFunctionRole(address(group), selectors, ROLE);
        authority.grantRole(ROLE, alice, 0);
        vm.prank(alice);
        group.setUnderwriter(bob, true);
        vm.assertTrue(group.isUnderwriter(bob), "authorised");
    }

    function test_AQuoteIsGoodUntilItsLastSecond() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        for (uint40 time = VALID_UNTIL - 1; time <= VALID_UNTIL; ++time) {
            uint256 before = vm.snapshotState();
            vm.warp(time);
            _assertState(_enrol(quote), IInsuranceLine.State.Open);
            vm.revertToState(before);
        }
        vm.warp(VALID_UNTIL + 1);
        bytes memory signature = _signGroup(quote);
        _expectRefused(quote, signature, abi.encodeWithSelector(IInsuranceLine.QuoteExpired.selector, VALID_UNTIL));
    }

    function test_RevertGiven_AnUnknownUnderwriter() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        uint256 key;
        (quote.underwriter, key) = _actorWithKey("impostor");
        _expectRefused(
            quote,
            _sign(key, group.hashOf(quote)),
            abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, quote.underwriter)
        );
    }

    function test_RevertGiven_TheUnderwriterIsWithdrawn() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        bytes memory signature = _signGroup(quote);
        group.setUnderwriter(underwriter, false);
        _expectRefused(
            quote,
            signature,
            abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, underwriter)
        );
    }

    function test_RevertGiven_SomebodyElsesSignature() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        (, uint256 key) = _actorWithKey("impostor");
        _expectInvalid(quote, _sign(key, group.hashOf(quote)));
        _expectInvalid(quote, "");
    }

    function test_RevertGiven_AnyFieldIsChanged() public {
        bytes memory signature = _signGroup(_groupQuote());
        address second = _actor("second underwriter");
        group.setUnderwriter(second, true);
        for (uint256 field = 0; field < FIELDS; ++field) {
            IGroupCover.GroupQuote memory quote = _tampered(field, second);
            _expectInvalid(quote, signature);
        }
    }

    function test_RevertGiven_AnotherChain() public {
        bytes memory signature = _signGroup(_groupQuote());
        vm.chainId(block.chainid + 1);
        _expectInvalid(_groupQuote(), signature);
    }

    function test_RevertGiven_AnotherContract() public {
        IGroupCover.GroupQuote memory quote = _groupQuote();
        GroupCover another = new GroupCover(pool, oracle, book, address(authority));
        _expectInvalid(quote, _sign(underwriterKey, another.hashOf(quote)));
    }

    function test_AContractSignsThroughItsOwner() public {
        (address owner, uint256 ownerKey) = _actorWithKey("owner of the wallet");
        WalletERC1271 wallet = new WalletERC1271(owner);
        group.setUnderwriter(address(wallet), true);
        IGroupCover.GroupQuote memory quote = _groupQuote();
        quote.underwriter = address(wallet);
        bytes32 hash = group.hashOf(quote);

        _expectInvalid(quote, _sign(underwriterKey, hash));
        bytes memory signature = _sign(ownerKey, hash);
        vm.prank(broker);
        _assertState(group.enrol(quote, signature), IInsuranceLine.State.Open);
    }

    /// EIP-712 by hand.
    function test_TheHashIsTheOneOfTheStandard() public view {
        IGroupCover.GroupQuote memory q = _groupQuote();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab GroupCover"),
                keccak256("1"),
                block.chainid,
                address(group)
            )
        );
        bytes memory kind = bytes.concat(
            "GroupQuote(address underwriter,address broker,bytes32 members,uint32 count,uint64 premium,",
            "uint32 productId,bytes32 feedId,uint32 zone,uint40 coverStart,uint40 coverEnd,uint40 validUntil)"
        );
        bytes memory head = abi.encode(keccak256(kind), q.underwriter, q.broker, q.members, q.count, q.premium);
        bytes memory tail = abi.encode(q.productId, q.feedId, q.zone, q.coverStart, q.coverEnd, q.validUntil);
        bytes32 content = keccak256(bytes.concat(head, tail));
        vm.assertEq(group.hashOf(q), keccak256(bytes.concat(hex"1901", domain, content)), "hash");
    }

    function _expectInvalid(IGroupCover.GroupQuote memory quote, bytes memory signature) private {
        bytes memory refusal = abi.encodeWithSelector(IInsuranceLine.QuoteSignatureInvalid.selector, quote.underwriter);
        _expectRefused(quote, signature, refusal);
    }

    function _expectRefused(IGroupCover.GroupQuote memory quote, bytes memory signature, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(broker);
        group.enrol(quote, signature);
    }

    /// A static struct is a row of words: each of them changed in turn.
    function _tampered(uint256 field, address second) private view returns (IGroupCover.GroupQuote memory quote) {
        quote = _groupQuote();
        if (field == 0) {
            quote.underwriter = second;
            return quote;
        }
        bytes32[FIELDS] memory words = abi.decode(abi.encode(quote), (bytes32[11]));
        words[field] = bytes32(uint256(words[field]) + 1);
        return abi.decode(abi.encode(words), (IGroupCover.GroupQuote));
    }
}
