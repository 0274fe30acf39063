// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract InsuranceLineTest is CoverTest {
    uint64 private constant ROLE = 7;

    function test_SetUnderwriterAuthorisesAndWithdraws() public {
        vm.assertFalse(cover.isUnderwriter(bob), "at first");
        vm.expectEmit(address(cover));
        emit IInsuranceLine.UnderwriterSet(bob, true);
        cover.setUnderwriter(bob, true);
        vm.assertTrue(cover.isUnderwriter(bob), "authorised");

        vm.expectEmit(address(cover));
        emit IInsuranceLine.UnderwriterSet(bob, false);
        cover.setUnderwriter(bob, false);
        vm.assertFalse(cover.isUnderwriter(bob), "withdrawn");
    }

    function test_RevertWhen_AStrangerAuthorisesHimself() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        cover.setUnderwriter(stranger, true);
    }

    function test_WhenTheFunctionHasARole_ItsMembersMayCallIt() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IInsuranceLine.setUnderwriter.selector;
        authority.setTargetFunctionRole(address(cover), selectors, ROLE);
        authority.grantRole(ROLE, alice, 0);

        vm.prank(alice);
        cover.setUnderwriter(bob, true);
        vm.assertTrue(cover.isUnderwriter(bob), "authorised");
    }

    function test_TheGuardianWithdrawsAKeyAtOnce() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IInsuranceLine.revokeUnderwriter.selector;
        authority.setTargetFunctionRole(address(cover), selectors, ROLE);
        authority.grantRole(ROLE, alice, 0);

        vm.expectEmit(address(cover));
        emit IInsuranceLine.UnderwriterSet(underwriter, false);
        vm.prank(alice);
        cover.revokeUnderwriter(underwriter);
        vm.assertFalse(cover.isUnderwriter(underwriter), "withdrawn");
    }

    function test_RevertWhen_AStrangerWithdrawsAKey() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        cover.revokeUnderwriter(underwriter);
    }

    function test_RevertGiven_TheUnderwriterIsWithdrawn() public {
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        bytes memory signature = _signQuote(quote);
        _fund(alice, 50_00);

        cover.setUnderwriter(underwriter, false);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, underwriter));
        vm.prank(alice);
        cover.buy(quote, signature);
    }

    function test_GivenTheUnderwriterIsWithdrawn_BoundCoverStaysBound() public {
        bytes32 policyId = _buy(cohortId, alice, 1000_00, 50_00);
        cover.setUnderwriter(underwriter, false);
        _settle(200);

        vm.prank(alice);
        vm.assertEq(cover.claim(policyId, alice), 1000_00, "paid");
    }

    function test_AContractSignsThroughItsOwner() public {
        (WalletERC1271 wallet, uint256 ownerKey) = _wallet();
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        quote.underwriter = address(wallet);
        bytes memory signature = _sign(ownerKey, cover.hashOf(quote));
        _fund(alice, 50_00);

        vm.prank(alice);
        bytes32 policyId = cover.buy(quote, signature);
        vm.assertEq(cover.policyOf(policyId).holder, alice, "holder");
    }

    function test_RevertGiven_AnotherSignsForTheContract() public {
        (WalletERC1271 wallet, ) = _wallet();
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        quote.underwriter = address(wallet);
        bytes memory signature = _sign(underwriterKey, cover.hashOf(quote));

        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteSignatureInvalid.selector, address(wallet)));
        vm.prank(alice);
        cover.buy(quote, signature);
    }

    function test_RevertGiven_AContractThatCannotSign() public {
        cover.setUnderwriter(address(token), true);
        IParametricCover.Quote memory quote = _quote(cohortId, alice, 1000_00, 50_00);
        quote.underwriter = address(token);
        bytes memory signature = _signQuote(quote);

        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteSignatureInvalid.selector, address(token)));
        cover.buy(quote, signature);
    }

    function test_TheLineKnowsItsPoolOracleAndBook() public view {
        vm.assertEq(address(cover.POOL()), address(pool), "pool");
        vm.assertEq(address(cover.ORACLE()), address(oracle), "oracle");
        vm.assertEq(address(cover.BOOK()), address(book), "book");
        vm.assertEq(cover.authority(), address(authority), "authority");
    }

    function _wallet() private returns (WalletERC1271 wallet, uint256 ownerKey) {
        address owner;
        (owner, ownerKey) = _actorWithKey("owner");
        wallet = new WalletERC1271(owner);
        cover.setUnderwriter(address(wallet), true);
    }
}
