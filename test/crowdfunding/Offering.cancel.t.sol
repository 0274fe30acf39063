// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

contract OfferingCancelTest is OfferingTest {
    uint40 private constant CUTOFF = DEADLINE - 48 hours;
    uint256 private constant PURSE = 1_000_000_00;

    address private ann;

    function setUp() public override {
        super.setUp();
        ann = _investor("ann");
        _investor("bob");
        vm.warp(OPENS_AT);
    }

    function test_RevertGiven_NothingIsCommitted() public {
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, ann);
        _cancelRefused("ann", reason);
        _invest("ann", 40);
        _cancel("ann");
        _cancelRefused("ann", reason);
        vm.warp(CUTOFF);
        _cancelRefused("ann", reason);
    }

    function test_RevertGiven_TheCutoffHasPassed() public {
        _invest("ann", 40);
        _invest("bob", 40);
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingCancelClosed.selector, CUTOFF);
        vm.warp(CUTOFF);
        _cancelRefused("ann", reason);
        vm.warp(CUTOFF + 1);
        _cancelRefused("ann", reason);
        vm.warp(CUTOFF - 1);
        _cancel("ann");
        vm.assertEq(token.balanceOf(ann), PURSE, "all back until the last second");
    }

    function test_AllOfItComesBackBeforeTheCutoff() public {
        _invest("ann", 40);
        _invest("ann", 20);
        _invest("bob", 30);
        vm.expectEmit(address(offering));
        emit IOffering.CommitmentReturned(ann, issuer, 60, 600_00);
        vm.prank(ann);
        offering.cancel(issuer);
        vm.assertEq(token.balanceOf(issuer), 600_00, "where she wanted it");
        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertEq(position.shares + position.version + position.quarter + position.addedAt, 0, "no trace");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.confirmed, 30, "confirmed");
        vm.assertEq(book.investors, 1, "investors");
        vm.assertEq(book.seats, 1, "seats");
        _assertUsed("ann", 0);
        _assertEscrow();
    }

    function test_InReflectionOnlyTheLastAdditionComesBack() public {
        _invest("ann", 40);
        vm.warp(CUTOFF - 1);
        _invest("ann", 25);
        vm.warp(CUTOFF);
        vm.expectEmit(address(offering));
        emit IOffering.CommitmentReturned(ann, ann, 25, 250_00);
        _cancel("ann");
        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertEq(position.shares, 40, "the first stays");
        vm.assertEq(position.tracked, 40, "and counts");
        vm.assertEq(position.added, 0, "nothing was added since");
        vm.assertEq(offering.bookOf().investors, 1, "investors");
        _assertUsed("ann", 400_00);
        _assertEscrow();
        _cancelRefused("ann", abi.encodeWithSelector(IOffering.OfferingCancelClosed.selector, CUTOFF));
    }

    function test_ReflectionEndsToTheSecond() public {
        uint40 addedAt = DEADLINE - 1;
        vm.warp(addedAt);
        _invest("ann", 40);
        _invest("bob", 40);
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingCancelClosed.selector, CUTOFF);
        vm.warp(addedAt + 4 days);
        _cancelRefused("ann", reason);
        vm.warp(addedAt + 4 days + 1);
        _cancelRefused("ann", reason);
        vm.warp(addedAt + 4 days - 1);
        _cancel("ann");
        vm.assertEq(token.balanceOf(ann), PURSE, "after the deadline, in reflection");
        vm.assertEq(offering.positionOf(ann).shares, 0, "the addition was everything");
        vm.assertEq(offering.bookOf().investors, 1, "investors");
    }

    function test_EachAdditionStartsItsOwnReflection() public {
        vm.warp(CUTOFF);
        _invest("ann", 40);
        vm.warp(DEADLINE - 1);
        _invest("ann", 1);
        vm.warp(CUTOFF + 4 days - 1);
        _cancel("ann");
        vm.assertEq(offering.positionOf(ann).shares, 40, "the second addition only");
    }

    function test_WhenCommitmentsBindAtOnce_OnlyReflectionHelps() public {
        terms.cancelCutoffSeconds = 0;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _invest("ann", 40);
        vm.warp(OPENS_AT + 4 days - 1);
        _cancel("ann");
        _invest("ann", 40);
        vm.warp(OPENS_AT + 8 days - 1);
        _cancelRefused("ann", abi.encodeWithSelector(IOffering.OfferingCancelClosed.selector, OPENS_AT));
    }

    function test_CancelledPlacesAreFree() public {
        _investor("eve");
        _invest("ann", 900);
        _invest("bob", 100);
        _cancel("ann");
        _invest("eve", 900);
        vm.assertEq(offering.bookOf().confirmed, 1000, "full again");
        _assertEscrow();
    }

    function test_WhatDidNotCountInTheYearIsTakenOutFirst() public {
        _invest("ann", 40);
        _admit("ann", IIdentityRegistry.Class.Accredited);
        vm.warp(CUTOFF - 1);
        _invest("ann", 30);
        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertEq(position.tracked, 40, "an accredited investor's money does not count");
        vm.warp(CUTOFF);
        _cancel("ann");
        _assertUsed("ann", 400_00);
        vm.assertEq(offering.positionOf(ann).tracked, 40, "still counts");
    }

    function test_WhatCountsIsGivenBackOnce() public {
        _admit("ann", IIdentityRegistry.Class.Accredited);
        _invest("ann", 30);
        _admit("ann", IIdentityRegistry.Class.Retail);
        vm.warp(CUTOFF - 1);
        _invest("ann", 40);
        vm.assertEq(offering.positionOf(ann).tracked, 40, "the addition counts");
        _cancel("ann");
        _assertUsed("ann", 0);
        vm.assertEq(token.balanceOf(ann), PURSE, "all money");
    }

    function test_RevertGiven_TheOfferingHasEnded() public {
        _invest("ann", 500);
        vm.warp(DEADLINE);
        offering.close();
        _cancelRefused("ann", _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Open));
        vm.warp(DEADLINE + 91 days);
        _cancelRefused("ann", _wrongStage(IOffering.Stage.Failed, IOffering.Stage.Open));
    }

    function testFuzz_CancelAndInvestAgainLeavesTheYearUnchanged(uint32 first, uint32 second, uint256 wait) public {
        first = uint32(_bound(first, 10, 450));
        second = uint32(_bound(second, 1, 450));
        _invest("ann", first);
        _invest("ann", second);
        vm.warp(OPENS_AT + _bound(wait, 0, 30 days));
        uint256 used = ledger.usedBy(bytes31(keccak256("ann")), FAMILY);
        _cancel("ann");
        _assertUsed("ann", 0);
        _invest("ann", first + second);
        _assertUsed("ann", used);
        _assertEscrow();
    }

    function _admit(string memory name, IIdentityRegistry.Class class) private {
        identity.admit(_actor(name), bytes31(keccak256(bytes(name))), class, 1);
    }
}
