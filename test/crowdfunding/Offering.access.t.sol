// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../contracts/crowdfunding/Offering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Who may do what
contract OfferingAccessTest is OfferingTest {
    address private stranger = _actor("stranger");

    function test_RevertWhen_AnybodyButTheDeskBinds() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingCallerNotDesk.selector, issuer);
        vm.expectRevert(reason);
        vm.prank(issuer);
        offering.bind(stranger, stranger);
    }

    function test_RevertWhen_BoundTwice() public {
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingBoundAlready.selector));
        offering.bind(stranger, stranger);
        (address register, address vault) = offering.destinations();
        vm.assertEq(register, address(destination), "register");
        vm.assertEq(vault, address(destination), "vault");
    }

    function test_RevertWhen_AnybodyButTheDeskPauses() public {
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingCallerNotDesk.selector, issuer));
        vm.prank(issuer);
        offering.setPaused(true);
    }

    function test_RevertWhen_AnybodyButTheDeskFiles() public {
        _investor("ann");
        vm.warp(OPENS_AT);
        _invest("ann", 500);
        vm.expectRevert(_wrongStage(IOffering.Stage.Open, IOffering.Stage.Closed));
        offering.file(FILING);
        vm.warp(DEADLINE);
        offering.close();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingCallerNotDesk.selector, issuer));
        vm.prank(issuer);
        offering.file(FILING);
        offering.file(FILING);
        vm.expectRevert(_wrongStage(IOffering.Stage.Registered, IOffering.Stage.Closed));
        offering.file(FILING);
    }

    function test_RevertWhen_AnybodyButTheIssuerChanges() public {
        vm.warp(OPENS_AT);
        vm.expectRevert(_notIssuer(address(this)));
        offering.changeMaterially("second version");
    }

    function test_RevertWhen_AnybodyButTheIssuerEndsEarly() public {
        vm.warp(OPENS_AT);
        vm.expectRevert(_notIssuer(address(this)));
        offering.noticeEarlyClose(DEADLINE - 1);
    }

    function test_RevertWhen_AnybodyElseWithdraws() public {
        vm.expectRevert(_notIssuer(stranger));
        vm.prank(stranger);
        offering.withdraw();
    }

    function test_PauseIsTold() public {
        vm.expectEmit(address(offering));
        emit IOffering.OfferingPaused(true);
        offering.setPaused(true);
        vm.assertTrue(offering.bookOf().isPaused, "paused");
        vm.expectEmit(address(offering));
        emit IOffering.OfferingPaused(false);
        offering.setPaused(false);
        vm.assertFalse(offering.bookOf().isPaused, "not paused");
    }

    function test_PauseStopsNewMoneyAndNothingElse() public {
        (address ann, address bob) = (_investor("ann"), _investor("bob"));
        _investor("eve");
        vm.warp(OPENS_AT);
        _invest("ann", 500);
        _invest("bob", 100);
        _invest("eve", 10);
        offering.setPaused(true);
        _cancel("bob");
        _change("second version");
        _reconfirm("ann");
        _notice(OPENS_AT + 21 days);
        vm.warp(OPENS_AT + 21 days);
        offering.sendBack(_actor("eve"));
        offering.close();
        offering.file(FILING);
        offering.claim(ann, ann);
        offering.collectFee();
        vm.assertTrue(offering.bookOf().isPaused, "still paused");
        vm.assertEq(token.balanceOf(bob), 1_000_000_00, "bob has left");
        vm.assertEq(destination.balanceOf(ann), 500, "ann has her shares");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_PauseDoesNotStopRefunds() public {
        address ann = _investor("ann");
        vm.warp(OPENS_AT);
        _invest("ann", 100);
        offering.setPaused(true);
        offering.withdraw();
        vm.prank(ann);
        offering.refund(ann);
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "all back");
    }

    /// @notice The mould has no terms of its own: nobody can take part in it.
    function test_RevertWhen_TheMouldIsUsed() public {
        vm.expectRevert();
        implementation.bind(stranger, stranger);
        vm.expectRevert();
        implementation.close();
    }

    function test_EachOfferingIsItsOwn() public {
        Offering first = offering;
        address ann = _investor("ann");
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        vm.warp(OPENS_AT);
        _invest("ann", 100);
        vm.assertEq(first.positionOf(ann).shares, 0, "nothing in the other");
        vm.assertEq(offering.positionOf(ann).shares, 100, "in this one");
    }

    function test_TheTermsAreThoseOfTheOpening() public view {
        vm.assertEq(keccak256(abi.encode(offering.termsOf())), keccak256(abi.encode(terms)), "terms");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.version, 1, "version");
        vm.assertEq(book.deadline, DEADLINE, "deadline");
        vm.assertEq(offering.documentOf(), DOCUMENT, "document");
    }

    function _notIssuer(address caller) private view returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingCallerNotIssuer.selector, caller, issuer);
    }
}
