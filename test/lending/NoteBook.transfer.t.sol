// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC6909} from "@openzeppelin/contracts/interfaces/IERC6909.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title Transfers of notes
contract NoteBookTransferTest is LedgerTest {
    address private dan = _actor("dan");
    uint256 private _id;

    function setUp() public override {
        super.setUp();
        _rich(borrower);
        _admit(dan, "dan");
        // He lends already, so notes may be sent to him.
        _fund(_open(), dan, "dan", 1);
        _id = uint160(loan);
    }

    function test_WhatHasComeInStaysWithTheGiver() public {
        _day(FEB_28);
        _repay();
        vm.expectEmit(address(notes));
        emit IERC6909.Transfer(ann, ann, dan, _id, 20);
        vm.prank(ann);
        notes.transfer(dan, _id, 20);
        vm.assertEq(notes.balanceOf(ann, _id), 30, "left");
        vm.assertEq(notes.balanceOf(dan, _id), 20, "received");
        vm.assertEq(notes.claimable(loan, ann), 439_80, "of the first payment");
        vm.assertEq(notes.claimable(loan, dan), 0, "not his");
        _day(MAR_31);
        _repay();
        vm.assertEq(notes.claimable(loan, dan), 175_92, "a fifth of the second");
        vm.assertEq(notes.lenders().current, 4, "one more");
    }

    function test_WithTheLastNoteGoesTheRest() public {
        _day(FEB_28);
        _repay();
        vm.prank(ann);
        notes.transfer(dan, _id, 50);
        vm.assertEq(notes.positionOf(loan, ann).rest, 0, "nothing strands");
        vm.assertEq(notes.positionOf(loan, dan).rest, 50, "half a fen");
        vm.assertEq(notes.lenders().current, 3, "dan for ann");
        vm.assertEq(notes.lenderOf("ann").positions, 0, "she holds none");
        vm.prank(ann);
        vm.assertEq(notes.claim(loan, ann), 439_80, "and still gets hers");
        _payoff();
        _redeem(dan);
        _redeem(bob);
        _redeem(cho);
        ledger.collectFee(loan);
        vm.assertLe(token.balanceOf(loan), 200_00, "the surplus of the fee at most");
    }

    /// @dev Or a gift to a stolen wallet would make it the one from which the person lends.
    function test_RevertWhen_AFirstNoteIsGivenUnasked() public {
        address eve = _actor("eve");
        _admit(eve, "eve");
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNotAskedFor.selector, eve));
        vm.prank(ann);
        notes.transfer(eve, _id, 10);

        vm.prank(ann);
        notes.approve(eve, _id, 10);
        vm.prank(eve);
        notes.transferFrom(ann, eve, _id, 10);
        vm.assertEq(notes.balanceOf(eve, _id), 10, "she took them herself");
    }

    /// @dev Whoever lent from this wallet before, and holds nothing now, may be given notes.
    function test_AnEarlierLenderIsGivenNotes() public {
        vm.startPrank(ann);
        notes.transfer(dan, _id, 50);
        vm.stopPrank();
        vm.prank(bob);
        notes.transfer(ann, _id, 10);
        vm.assertEq(notes.balanceOf(ann, _id), 10, "back");
    }

    function test_RevertGiven_ANumberThatIsNoAddress() public {
        uint256 other = _id | (1 << 160);
        vm.assertEq(notes.balanceOf(ann, other), 0, "no notes under another number");
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteUnknown.selector, other));
        vm.prank(ann);
        notes.transfer(dan, other, 10);
    }

    function test_RevertGiven_ASecondWalletForWhatIsRescued() public {
        charges.lenderCapBps = 8000;
        address other = _lend();
        (address fresh, address second) = (_actor("fresh wallet of ann"), _actor("second wallet of ann"));
        _admit(fresh, "ann");
        _admit(second, "ann");
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        notes.rescue(other, ann, fresh);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteWalletOther.selector, second, fresh));
        notes.rescue(loan, ann, second);
        notes.rescue(loan, ann, fresh);
        vm.assertEq(notes.lenderOf("ann").wallet, fresh, "one lending wallet");
    }

    /// @dev What is only credit has no notes, and does not decide from where somebody lends.
    function test_RescuedCreditLeavesTheLendingWallet() public {
        _day(FEB_28);
        _repay();
        vm.prank(ann);
        notes.transfer(dan, _id, 50);
        (address fresh, address second) = (_actor("fresh wallet of ann"), _actor("second wallet of ann"));
        _admit(fresh, "ann");
        _admit(second, "ann");
        _fund(_open(), fresh, "ann", 1);
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        notes.rescue(loan, ann, second);
        vm.assertEq(notes.claimable(loan, second), 439_80, "the credit");
        vm.assertEq(notes.lenderOf("ann").wallet, fresh, "still from there");
    }

    function test_ToOneselfChangesNothing() public {
        vm.prank(ann);
        notes.transfer(ann, _id, 50);
        vm.assertEq(notes.balanceOf(ann, _id), 50, "the same");
        vm.assertEq(notes.positionOf(loan, ann).movedDay, 0, "not counted");
    }

    function test_EveryThirtyDays() public {
        _transfer(ann, 1);
        _day(JAN_31 + 29);
        _refused(ann, dan, 1, abi.encodeWithSelector(INoteBook.NoteTransferTooFrequent.selector, JAN_31 + 30));
        _day(JAN_31 + 30);
        _transfer(ann, 1);
        _transfer(bob, 1);
    }

    function test_RevertWhen_ThereAreTooFew() public {
        _refused(ann, dan, 51, abi.encodeWithSelector(INoteBook.NoteTooFew.selector, 50, 51));
    }

    function test_RevertWhen_TheReceiverMayNotLend() public {
        address stranger = _actor("stranger");
        _refused(
            ann,
            stranger,
            1,
            abi.encodeWithSelector(INoteBook.NoteHolderNotAdmitted.selector, stranger, IIdentityRegistry.Code.Unknown)
        );
        _refused(ann, borrower, 1, abi.encodeWithSelector(INoteBook.NoteHolderIsBorrower.selector, borrower));
        related.relate(dan);
        _refused(ann, dan, 1, abi.encodeWithSignature("RelatedPartyForbidden(address)", dan));
        address second = _actor("second wallet of bob");
        _admit(second, "bob");
        _refused(ann, second, 1, abi.encodeWithSelector(INoteBook.NoteWalletOther.selector, second, bob));
    }

    function test_RevertWhen_OnePersonWouldHaveTooMuch() public {
        _refused(bob, ann, 1, abi.encodeWithSelector(INoteBook.NoteShareTooLarge.selector, ann, 51, 50));
    }

    function test_OneNoteIsAlwaysAllowed() public {
        charges.lenderCapBps = 1;
        loan = _lend();
        _id = uint160(loan);
        _transfer(ann, 1);
        _day(JAN_31 + 30);
        _refused(ann, dan, 1, abi.encodeWithSelector(INoteBook.NoteShareTooLarge.selector, dan, 2, 0));
    }

    function test_UntilTheDefault() public {
        _day(FEB_28 + 120);
        _transfer(ann, 1);
        _day(FEB_28 + 121);
        _refused(bob, dan, 1, abi.encodeWithSelector(INoteBook.NoteNotTransferable.selector, loan));
    }

    function test_NeitherBeforeTheDrawNorAfterTheEnd() public {
        _payoff();
        _refused(ann, dan, 1, abi.encodeWithSelector(INoteBook.NoteNotTransferable.selector, loan));
        loan = _open();
        _id = uint160(loan);
        _fund(loan, ann, "ann", 10);
        _refused(ann, dan, 1, abi.encodeWithSelector(INoteBook.NoteNotTransferable.selector, loan));
    }

    function test_OperatorsAndAllowances() public {
        vm.prank(ann);
        notes.approve(platform, _id, 5);
        vm.prank(platform);
        notes.transferFrom(ann, dan, _id, 5);
        vm.assertEq(notes.balanceOf(dan, _id), 5, "as allowed");
        vm.assertEq(notes.allowance(ann, platform, _id), 0, "used up");
    }

    function test_RevertGiven_TheGiverIsRetired() public {
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        _refused(ann, dan, 1, abi.encodeWithSelector(INoteBook.NoteWalletRetired.selector, ann));
    }

    /// The new wallet holds notes of the loan already: one position then, and the later day of both counts.
    function test_TwoWalletsOfAPersonBecomeOne() public {
        charges.lenderCapBps = 8000;
        address other = _lend();
        _id = uint160(loan = _lend());
        address fresh = _actor("fresh wallet of ann");
        _admit(fresh, "ann");
        _transfer(ann, 10);
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        notes.rescue(other, ann, fresh);
        vm.prank(bob);
        notes.transfer(fresh, _id, 5);
        vm.assertEq(notes.lenderOf("ann").positions, 4, "three loans, one of them twice");
        notes.rescue(loan, ann, fresh);
        vm.assertEq(notes.lenderOf("ann").positions, 3, "three loans");
        vm.assertEq(notes.balanceOf(fresh, _id), 45, "all of hers");
        vm.assertEq(notes.positionOf(loan, fresh).movedDay, JAN_31, "given away today");
    }

    function _transfer(address from, uint256 units) private {
        vm.prank(from);
        notes.transfer(dan, _id, units);
    }

    function _refused(address from, address to, uint256 units, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(from);
        notes.transfer(to, _id, units);
    }

    function _redeem(address holder) private {
        vm.prank(holder);
        notes.claim(loan, holder);
    }
}
