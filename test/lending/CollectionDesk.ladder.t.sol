// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ICollectionDesk} from "../../contracts/lending/interfaces/ICollectionDesk.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {CollectionTest} from "./support/CollectionTest.sol";

/// How far collection may go depends on the days past due, and on nothing else.
contract CollectionLadderTest is CollectionTest {
    /// Kinds allowed, counted from the mildest one: the first that is too early says from when on.
    function test_EachStepHasItsFirstDay() public {
        _checkLadder(0, 0, 1);
        _checkLadder(1, 1, 16);
        _checkLadder(15, 1, 16);
        _checkLadder(16, 2, 31);
        _checkLadder(30, 2, 31);
        _checkLadder(31, 3, 61);
        _checkLadder(60, 3, 61);
        _checkLadder(61, 4, 121);
        _checkLadder(120, 4, 121);
        _checkLadder(121, 5, 0);
    }

    function testFuzz_TheLadderHoldsOnEveryDay(uint256 late, uint256 kind) public {
        late = _bound(late, 0, 400);
        kind = _bound(kind, 0, 4);
        _late(late);
        uint256[5] memory needed = [uint256(1), 16, 31, 61, 121];
        ICollectionDesk.Kind step = ICollectionDesk.Kind(kind);
        vm.assertEq(desk.firstDayOf(loan, step), needed[kind], "first day");
        if (late < needed[kind]) _expectTooEarly(late, needed[kind]);
        _record(step);
    }

    /// The loan's own days to default decide, not the ladder's.
    function test_LitigationFollowsTheTermsOfTheLoan() public {
        charges.defaultDays = 20;
        loan = _lend();
        _late(20);
        _expectTooEarly(20, 21);
        _record(ICollectionDesk.Kind.Litigation);
        _late(21);
        _record(ICollectionDesk.Kind.Litigation);
    }

    function test_ADeclaredDefaultChangesNothing() public {
        _late(121);
        ledger.declareDefault(loan);
        _record(ICollectionDesk.Kind.Litigation);
        _late(151);
        ledger.chargeOff(loan);
        _record(ICollectionDesk.Kind.Litigation);
    }

    function test_APaymentBringsTheLadderDown() public {
        _late(40);
        _record(ICollectionDesk.Kind.Visit);
        _rich(borrower);
        _repay();
        _expectTooEarly(9, 16); // the next one was due on 31 March
        _record(ICollectionDesk.Kind.Call);
        _payoff();
        _expectTooEarly(0, 1);
        _record(ICollectionDesk.Kind.Reminder);
    }

    function test_AStepIsALinkOfTheChain() public {
        vm.assertEq(desk.headOf(loan), bytes32(0), "nothing was done");
        _late(16);
        bytes32 first = _link(0, ICollectionDesk.Kind.Call);
        vm.expectEmit(address(desk));
        emit ICollectionDesk.CollectionAction(
            loan,
            ICollectionDesk.Kind.Call,
            16,
            uint40(block.timestamp),
            EVIDENCE,
            first
        );
        _record(ICollectionDesk.Kind.Call);
        vm.assertEq(desk.headOf(loan), first, "first link");

        bytes32 second = _link(first, ICollectionDesk.Kind.Reminder);
        _record(ICollectionDesk.Kind.Reminder);
        vm.assertEq(desk.headOf(loan), second, "second link");
        vm.assertEq(desk.headOf(_lend()), bytes32(0), "of another loan");
    }

    /// The same two steps the other way round have another head.
    function test_TheOrderOfStepsCounts() public {
        _late(16);
        uint256 before = vm.snapshotState();
        _record(ICollectionDesk.Kind.Call);
        _record(ICollectionDesk.Kind.Reminder);
        bytes32 one = desk.headOf(loan);
        vm.revertToState(before);
        _record(ICollectionDesk.Kind.Reminder);
        _record(ICollectionDesk.Kind.Call);
        vm.assertNotEq(desk.headOf(loan), one, "head");
    }

    function test_RevertWhen_ThereIsNoEvidence() public {
        _late(1);
        vm.expectRevert(ICollectionDesk.CollectionEvidenceMissing.selector);
        vm.prank(collector);
        desk.record(loan, ICollectionDesk.Kind.Reminder, 0);
    }

    function test_RevertWhen_TheLoanWasNeverDrawn() public {
        address other = _open();
        vm.expectRevert(
            abi.encodeWithSelector(
                ILoanLedger.LoanWrongState.selector,
                ILoanLedger.State.None,
                ILoanLedger.State.Active
            )
        );
        vm.prank(collector);
        desk.record(other, ICollectionDesk.Kind.Reminder, EVIDENCE);
    }

    function test_RevertWhen_TheCallerIsNoCollector() public {
        _late(200);
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann);
        vm.startPrank(ann);
        vm.expectRevert(reason);
        desk.record(loan, ICollectionDesk.Kind.Reminder, EVIDENCE);
        vm.expectRevert(reason);
        desk.openCase(loan, EVIDENCE, COURT);
        vm.expectRevert(reason);
        desk.updateCase(loan, ICollectionDesk.Stage.Heard, EVIDENCE);
        vm.expectRevert(reason);
        desk.closeCase(loan, ICollectionDesk.Outcome.Settled, EVIDENCE);
        vm.stopPrank();
    }

    /// Whatever is collected on paper, nobody's money moves and the loan stays as it is.
    function test_NothingOfItMovesMoney() public {
        _late(121);
        bytes32 before = keccak256(abi.encode(ledger.statusOf(loan), token.balanceOf(loan)));
        for (uint8 kind = 0; kind < 5; ++kind) _record(ICollectionDesk.Kind(kind));
        _openCase();
        _closeCase(ICollectionDesk.Outcome.Upheld);
        bytes32 afterwards = keccak256(abi.encode(ledger.statusOf(loan), token.balanceOf(loan)));
        vm.assertEq(afterwards, before, "loan and escrow");
    }

    function _checkLadder(uint256 late, uint256 allowed, uint256 needed) private {
        _late(late);
        for (uint256 kind = 0; kind < 5; ++kind) {
            if (kind == allowed) _expectTooEarly(late, needed);
            if (kind <= allowed) _record(ICollectionDesk.Kind(kind));
        }
    }

    function _expectTooEarly(uint256 late, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(ICollectionDesk.CollectionTooEarly.selector, late, needed));
    }
}
