// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICollectionDesk} from "../../contracts/lending/interfaces/ICollectionDesk.sol";
import {CollectionTest} from "./support/CollectionTest.sol";

/// A law case goes forward only, and every step of it is a link of the loan's chain.
contract CollectionCaseTest is CollectionTest {
    function test_ACaseGoesThroughItsStages() public {
        _late(121);
        uint256 filedAt = block.timestamp;
        vm.expectEmit(address(desk));
        emit ICollectionDesk.CaseOpened(loan, EVIDENCE, COURT);
        _openCase();
        _assertCase(ICollectionDesk.Stage.Filed, ICollectionDesk.Outcome.None, filedAt, filedAt);
        bytes32 head = _link(0, ICollectionDesk.Kind.Litigation);
        vm.assertEq(desk.headOf(loan), head, "filed");

        for (uint8 stage = 2; stage < 5; ++stage) {
            _late(120 + 10 * stage);
            head = _link(head, ICollectionDesk.Kind.Litigation);
            vm.expectEmit(address(desk));
            emit ICollectionDesk.CaseUpdated(loan, ICollectionDesk.Stage(stage), EVIDENCE);
            _updateCase(ICollectionDesk.Stage(stage));
            _assertCase(ICollectionDesk.Stage(stage), ICollectionDesk.Outcome.None, filedAt, block.timestamp);
            vm.assertEq(desk.headOf(loan), head, "link");
        }
        _late(400);
        head = _link(head, ICollectionDesk.Kind.Litigation);
        vm.expectEmit(address(desk));
        emit ICollectionDesk.CaseClosed(loan, ICollectionDesk.Outcome.UpheldInPart, EVIDENCE);
        _closeCase(ICollectionDesk.Outcome.UpheldInPart);
        _assertCase(ICollectionDesk.Stage.Closed, ICollectionDesk.Outcome.UpheldInPart, filedAt, block.timestamp);
        vm.assertEq(desk.headOf(loan), head, "closed");
    }

    /// The borrower pays while the case is pending: it is withdrawn or settled, and that can be written down.
    function test_ACaseEndsAfterTheLoan() public {
        _late(121);
        _openCase();
        _rich(borrower);
        _payoff();
        bytes32 head = _link(desk.headOf(loan), ICollectionDesk.Kind.Litigation);
        vm.expectEmit(address(desk));
        emit ICollectionDesk.CollectionAction(
            loan,
            ICollectionDesk.Kind.Litigation,
            0,
            uint40(block.timestamp),
            EVIDENCE,
            head
        );
        _updateCase(ICollectionDesk.Stage.Judged);
        _closeCase(ICollectionDesk.Outcome.Withdrawn);
    }

    function test_RevertWhen_TheLoanIsNotInDefault() public {
        _late(120);
        vm.expectRevert(abi.encodeWithSelector(ICollectionDesk.CollectionTooEarly.selector, 120, 121));
        _openCase();
        _assertCase(ICollectionDesk.Stage.None, ICollectionDesk.Outcome.None, 0, 0);
    }

    function testFuzz_StagesGoForwardOnly(uint8 from, uint8 to) public {
        _late(121);
        _openCase();
        (from, to) = (uint8(_bound(from, 1, 4)), uint8(_bound(to, 0, 5)));
        if (from != 1) _updateCase(ICollectionDesk.Stage(from));
        if (to <= from || to == 5) _expectNotForward(ICollectionDesk.Stage(from), ICollectionDesk.Stage(to));
        _updateCase(ICollectionDesk.Stage(to));
    }

    function test_RevertWhen_TheCaseIsOver() public {
        _late(121);
        _openCase();
        _closeCase(ICollectionDesk.Outcome.Dismissed);
        _expectNotForward(ICollectionDesk.Stage.Closed, ICollectionDesk.Stage.Enforced);
        _updateCase(ICollectionDesk.Stage.Enforced);
        _expectNotForward(ICollectionDesk.Stage.Closed, ICollectionDesk.Stage.Closed);
        _closeCase(ICollectionDesk.Outcome.Upheld);
        _expectExists(ICollectionDesk.Stage.Closed);
        _openCase();
    }

    function test_RevertWhen_ThereIsACaseAlready() public {
        _late(121);
        _openCase();
        _expectExists(ICollectionDesk.Stage.Filed);
        _openCase();
    }

    function test_RevertWhen_ThereIsNoCase() public {
        _late(121);
        bytes memory reason = abi.encodeWithSelector(ICollectionDesk.CollectionCaseMissing.selector, loan);
        vm.expectRevert(reason);
        _updateCase(ICollectionDesk.Stage.Heard);
        vm.expectRevert(reason);
        _closeCase(ICollectionDesk.Outcome.Settled);
    }

    function test_RevertWhen_SomethingIsMissing() public {
        _late(121);
        vm.startPrank(collector);
        vm.expectRevert(ICollectionDesk.CollectionEvidenceMissing.selector);
        desk.openCase(loan, 0, COURT);
        vm.expectRevert(ICollectionDesk.CollectionEvidenceMissing.selector);
        desk.openCase(loan, EVIDENCE, 0);
        desk.openCase(loan, EVIDENCE, COURT);
        vm.expectRevert(ICollectionDesk.CollectionEvidenceMissing.selector);
        desk.updateCase(loan, ICollectionDesk.Stage.Heard, 0);
        vm.expectRevert(ICollectionDesk.CollectionEvidenceMissing.selector);
        desk.closeCase(loan, ICollectionDesk.Outcome.Settled, 0);
        vm.expectRevert(ICollectionDesk.CollectionOutcomeMissing.selector);
        desk.closeCase(loan, ICollectionDesk.Outcome.None, EVIDENCE);
        vm.stopPrank();
    }

    function _expectNotForward(ICollectionDesk.Stage actual, ICollectionDesk.Stage wanted) private {
        vm.expectRevert(abi.encodeWithSelector(ICollectionDesk.CollectionStageNotForward.selector, actual, wanted));
    }

    function _expectExists(ICollectionDesk.Stage stage) private {
        vm.expectRevert(abi.encodeWithSelector(ICollectionDesk.CollectionCaseExists.selector, loan, stage));
    }
}
