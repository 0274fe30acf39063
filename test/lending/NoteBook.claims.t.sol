// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC6909} from "@openzeppelin/contracts/interfaces/IERC6909.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ILoanEscrow} from "../../contracts/lending/interfaces/ILoanEscrow.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @title What lenders get
contract NoteBookClaimsTest is LedgerTest {
    function setUp() public override {
        super.setUp();
        _rich(borrower);
    }

    function test_APaymentIsSharedOutExactly() public {
        _day(FEB_28);
        _repay();
        // 879.61 for the lenders: 439.805, 263.883 and 175.922.
        vm.assertEq(notes.claimable(loan, ann), 439_80, "half");
        vm.assertEq(notes.claimable(loan, bob), 263_88, "three tenths");
        vm.assertEq(notes.claimable(loan, cho), 175_92, "two tenths");
        vm.expectEmit(address(notes));
        emit INoteBook.Claimed(loan, ann, bob, 439_80);
        vm.prank(ann);
        vm.assertEq(notes.claim(loan, bob), 439_80, "to an address that she names");
        vm.assertEq(token.balanceOf(bob), 439_80, "paid");
        vm.assertEq(notes.positionOf(loan, ann).rest, 50, "and half a fen is carried");
        bytes memory nothing = abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, ann);
        vm.expectRevert(nothing);
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, address(this)));
        notes.claim(loan, address(this));
    }

    /// 500, 300 and 200 of 1,000 tickets; what the remainders add up to is the last one's.
    function test_AWholeLife() public {
        terms.tickets = 1000;
        (charges.serviceBps, charges.originationBps) = (0, 0);
        loan = _lend();
        for (uint256 i = 0; i < 12; ++i) {
            _day(_loan().dueDay);
            _repay();
        }
        vm.assertEq(_loan().received, 106_618_53, "all that came in");
        _claimAll();
        vm.assertEq(token.balanceOf(ann), 53_309_26, "half, rounded down");
        vm.assertEq(token.balanceOf(bob), 31_985_55, "three tenths");
        vm.assertEq(token.balanceOf(cho), 21_323_70 + 2, "two tenths and what was left");
        vm.assertEq(token.balanceOf(loan), 0, "nothing stays");
        vm.assertEq(notes.lenderOf("ann").positions, 1, "only of the other loan");
        vm.assertEq(notes.balanceOf(ann, uint160(loan)), 0, "redeemed");
    }

    function test_RedeemedNotesAreGoneEvenIfAllWasClaimed() public {
        _day(FEB_28);
        _payoff();
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, ann));
        vm.prank(ann);
        notes.claim(loan, ann);
    }

    function test_AnybodySendsAHolderHisMoney() public {
        _day(FEB_28);
        _repay();
        vm.prank(platform);
        notes.sendClaim(loan, bob);
        vm.assertEq(token.balanceOf(bob), 263_88, "to himself");
    }

    /// Notes of a bid that won, issued after payments have begun, have their part of all of them.
    function test_AwardedLateTheyMissNothing() public {
        address created = _open();
        _fund(created, ann, "ann", 60);
        _mint(created, 40 * TICKET);
        ledger.draw(created, 100, terms.ratePpm);
        loan = created;
        _day(FEB_28);
        _repay();
        notes.award(loan, bob, "bob", 40);
        vm.assertEq(notes.claimable(loan, bob), 351_84, "four tenths of 879.61");
        _payoff();
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.prank(bob);
        notes.claim(loan, bob);
        uint256 left = 200_00 + 8_88 + 0;
        vm.assertEq(token.balanceOf(loan), left, "only the fees are left");
    }

    /// All x (paid + credit) + rests = units x received, whatever happens in between.
    function testFuzz_NothingIsLost(uint256 seed) public {
        terms.tickets = uint32(_bound(seed, 3, 999));
        loan = _lend();
        uint256 all = terms.tickets;
        uint256 claimed = 0;
        address[3] memory holders = [ann, bob, cho];
        while (_loan().state == ILoanLedger.State.Active) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (_today() < _loan().dueDay) _day(_loan().dueDay - (seed % 5));
            _pay(all * 2_00 + (seed % (all * 30_00)));
            if (_loan().state == ILoanLedger.State.Closed) break;
            claimed += _tryToClaim(holders[(seed >> 32) % 3]);
            uint256 sum = all * claimed;
            for (uint256 i = 0; i < 3; ++i) {
                INoteBook.Position memory position = notes.positionOf(loan, holders[i]);
                uint256 unsettled = position.units * (_loan().received - position.settledAt);
                sum += all * position.credit + position.rest + unsettled;
            }
            vm.assertEq(sum, all * _loan().received, "conserved");
        }
        _claimAll();
        ledger.collectFee(loan);
        (, ILoanLedger.ChargeTotals memory sums, ) = ledger.loanOf(loan);
        vm.assertEq(token.balanceOf(loan), sums.surplus, "nothing else is left");
    }

    function test_BeforeTheDrawMoneyGoesBack() public {
        loan = _open();
        _fund(loan, ann, "ann", 60);
        vm.assertEq(notes.lenderOf("ann").positions, 2, "two loans");
        vm.expectEmit(address(notes));
        emit IERC6909.Transfer(address(this), ann, address(0), uint160(loan), 60);
        vm.expectEmit(address(notes));
        emit INoteBook.PaidBack(loan, bob, 60 * TICKET);
        vm.assertEq(notes.refund(loan, ann, bob), 60 * TICKET, "price");
        vm.assertEq(token.balanceOf(bob), 60 * TICKET, "paid");
        vm.assertEq(notes.lenderOf("ann").positions, 1, "one loan");
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, ann));
        notes.refund(loan, ann, ann);
    }

    function test_OnlyTheMarketIssuesAndReturns() public {
        bytes memory refusal = abi.encodeWithSelector(INoteBook.NoteCallerNotMarket.selector, ann);
        vm.startPrank(ann);
        vm.expectRevert(refusal);
        notes.issue(loan, ann, "ann", 1);
        vm.expectRevert(refusal);
        notes.award(loan, ann, "ann", 1);
        vm.expectRevert(refusal);
        notes.refund(loan, ann, ann);
        vm.expectRevert(refusal);
        notes.payBack(loan, ann, 1);
        vm.expectRevert(abi.encodeWithSelector(ILoanLedger.LoanCallerNotMarket.selector, ann));
        ledger.draw(loan, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(ILoanEscrow.EscrowCallerUnknown.selector, ann));
        ILoanEscrow(loan).pay(ann, 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann));
        notes.seal(ann, bob);
        vm.stopPrank();
        vm.expectRevert(INoteBook.NoteSealedAlready.selector);
        notes.seal(ann, bob);
        vm.expectRevert(ILoanLedger.LoanSealedAlready.selector);
        ledger.seal(ann);
    }

    function test_ALostWalletIsPaidThroughAnotherOfThePerson() public {
        _day(FEB_28);
        _repay();
        address fresh = _actor("fresh wallet of ann");
        _admit(fresh, "ann");
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNotRescuable.selector, ann, fresh));
        notes.rescue(loan, ann, fresh);
        identity.setCode(ann, IIdentityRegistry.Code.WalletRetired);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteWalletRetired.selector, ann));
        vm.prank(ann);
        notes.claim(loan, ann);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNotRescuable.selector, ann, bob));
        notes.rescue(loan, ann, bob);
        vm.expectEmit(address(notes));
        emit INoteBook.PositionRescued(loan, ann, fresh);
        vm.prank(platform);
        notes.rescue(loan, ann, fresh);
        vm.assertEq(notes.claimable(loan, fresh), 439_80, "what had come in");
        vm.assertEq(notes.balanceOf(fresh, uint160(loan)), 50, "notes");
        vm.assertEq(notes.lenderOf("ann").wallet, fresh, "lends from there now");
        vm.assertEq(notes.lenders().current, 3, "the same people");
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, ann));
        notes.rescue(loan, ann, fresh);
    }

    function test_APersonLendsFromOneWallet() public {
        address second = _actor("second wallet of ann");
        _admit(second, "ann");
        address other = _open();
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteWalletOther.selector, second, ann));
        notes.issue(other, second, "ann", 1);
        _day(FEB_28);
        _payoff();
        _claimAll();
        notes.issue(_open(), second, "ann", 1);
        vm.assertEq(notes.lenderOf("ann").wallet, second, "once nothing is lent from the first");
        vm.assertEq(notes.lenders().cumulative, 3, "still three people");
        vm.assertEq(notes.lenders().current, 1, "one of whom lends");
    }

    function _tryToClaim(address holder) private returns (uint256 amount) {
        vm.prank(holder);
        try notes.claim(loan, holder) returns (uint256 paid) {
            return paid;
        } catch {
            return 0;
        }
    }

    function _claimAll() private {
        address[3] memory holders = [ann, bob, cho];
        for (uint256 i = 0; i < 3; ++i) {
            if (notes.positionOf(loan, holders[i]).units == 0) continue;
            vm.prank(holders[i]);
            notes.claim(loan, holders[i]);
        }
    }
}
