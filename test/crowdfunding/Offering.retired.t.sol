// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Money of a wallet whose key was lost or stolen
contract OfferingRetiredTest is OfferingTest {
    address private ann;
    address private bob;
    address private fresh;
    address private thief = _actor("thief");

    function setUp() public override {
        super.setUp();
        (ann, bob) = (_investor("ann"), _investor("bob"));
        fresh = _actor("fresh wallet of ann");
        vm.warp(OPENS_AT);
        (terms.isProRata, terms.cap) = (true, 1000);
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _approve(bob);
        _invest("ann", 600);
    }

    function test_RevertWhen_AThiefCancels() public {
        _retire();
        _refusedTo(abi.encodeCall(IOffering.cancel, (thief)));
        _refusedTo(abi.encodeCall(IOffering.cancel, (ann)));
        vm.prank(ann);
        offering.cancel(fresh);
        vm.assertEq(token.balanceOf(fresh), 600 * PRICE, "to the same person");
    }

    function test_AfterAFailureAnybodySendsItToTheOtherWallet() public {
        vm.prank(issuer);
        offering.withdraw();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingCallerNotInvestor.selector, address(this), ann));
        offering.rescue(ann, fresh);
        _retire();
        _refusedTo(abi.encodeCall(IOffering.refund, (thief)));
        vm.expectRevert(_retired());
        offering.sendBack(ann);
        vm.expectRevert(_retired());
        offering.rescue(ann, bob);
        identity.setCode(fresh, IIdentityRegistry.Code.Suspended);
        vm.expectRevert(_retired());
        offering.rescue(ann, fresh);
        identity.setCode(fresh, IIdentityRegistry.Code.Valid);
        vm.prank(_actor("anybody"));
        offering.rescue(ann, fresh);
        vm.assertEq(token.balanceOf(fresh), 600 * PRICE, "all of it");
        vm.assertTrue(offering.checkPayee(ann, fresh), "for others to ask");
        vm.assertFalse(offering.checkPayee(bob, thief), "bob's wallet is alive");
    }

    function test_RevertWhen_ACommittedWalletIsRescued() public {
        _retire();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingStillCommitted.selector, ann));
        offering.rescue(ann, fresh);
    }

    function test_TheRestOfAClaimGoesToTheOtherWallet() public {
        _invest("bob", 600);
        _closeAndFile();
        _retire();
        _refusedTo(abi.encodeCall(IOffering.claim, (ann, thief)));
        vm.expectRevert(_retired());
        offering.claim(ann, ann);
        vm.prank(_actor("anybody"));
        offering.claim(ann, fresh);
        vm.assertEq(token.balanceOf(fresh), 100 * PRICE, "100 of 600 shares were not allotted");
        vm.assertEq(destination.balanceOf(ann), 500, "the registrar recovers the shares");
    }

    function _retire() private {
        identity.admit(fresh, bytes31(keccak256("ann")), IIdentityRegistry.Class.Retail, 1);
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
    }

    function _refusedTo(bytes memory call) private {
        vm.prank(ann);
        // solhint-disable-next-line avoid-low-level-calls
        (bool isDone, bytes memory reason) = address(offering).call(call);
        vm.assertFalse(isDone, "refused");
        vm.assertEq(keccak256(reason), keccak256(_retired()), "because the wallet is retired");
    }

    function _retired() private view returns (bytes memory reason) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitWalletRetired.selector, ann);
    }
}
