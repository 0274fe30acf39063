// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICollectionDesk} from "../../contracts/lending/interfaces/ICollectionDesk.sol";
import {Vm} from "../support/Vm.sol";
import {CollectionTest} from "./support/CollectionTest.sol";

/// @title Stateful properties of the collection desk
/// @notice A collector who tries everything on two loans. Whoever has the events, and nothing else, can compute the
/// head of each chain.
contract CollectionInvariantTest is CollectionTest {
    uint256[5] private _firstDays = [uint256(1), 16, 31, 61, 121];
    address[2] private _subjects;
    mapping(address subject => bytes32 head) private _folded;
    mapping(address subject => ICollectionDesk.Stage stage) private _stages;
    uint256 private _links;

    function setUp() public override {
        super.setUp();
        _subjects = [loan, _lend()];
        _rich(borrower);
        bytes4[] memory actions = new bytes4[](8);
        (actions[0], actions[1], actions[2]) = (this.travel.selector, this.step.selector, this.step.selector);
        (actions[3], actions[4], actions[5]) = (this.file.selector, this.advance.selector, this.advance.selector);
        (actions[6], actions[7]) = (this.finish.selector, this.pay.selector);
        _target(address(this), actions);
    }

    /// @notice Time goes by.
    function travel(uint256 count) public {
        vm.warp(block.timestamp + _bound(count, 1, 60) * 1 days);
    }

    /// @notice The borrower pays an instalment, or what he owes in default.
    function pay(uint256 which) public {
        address subject = _subjects[which % 2];
        if (!_call(borrower, address(ledger), abi.encodeCall(ledger.repay, (subject)))) {
            _call(borrower, address(ledger), abi.encodeCall(ledger.repayAmount, (subject, 1_000_00)));
        }
    }

    /// @notice A step of the ladder: it goes through if, and only if, the loan is late enough and there is evidence.
    function step(uint256 which, uint256 kind, bytes32 evidence) public {
        (loan, kind) = (_subjects[which % 2], _bound(kind, 0, 4));
        bool isAllowed = _daysPastDue() >= _firstDays[kind] && evidence != 0;
        bytes memory data = abi.encodeCall(desk.record, (loan, ICollectionDesk.Kind(kind), evidence));
        vm.assertEq(_try(data), isAllowed, "step");
    }

    /// @notice A law case is filed.
    function file(uint256 which, bytes32 evidence) public {
        loan = _subjects[which % 2];
        bool isAllowed = _daysPastDue() > 120 && evidence != 0 && _stages[loan] == ICollectionDesk.Stage.None;
        vm.assertEq(_try(abi.encodeCall(desk.openCase, (loan, evidence, COURT))), isAllowed, "case");
        if (isAllowed) _stages[loan] = ICollectionDesk.Stage.Filed;
    }

    /// @notice A law case goes on.
    function advance(uint256 which, uint256 to) public {
        loan = _subjects[which % 2];
        ICollectionDesk.Stage stage = ICollectionDesk.Stage(_bound(to, 0, 5));
        bool isOpen = _stages[loan] != ICollectionDesk.Stage.None;
        bool isAllowed = isOpen && stage > _stages[loan] && stage != ICollectionDesk.Stage.Closed;
        vm.assertEq(_try(abi.encodeCall(desk.updateCase, (loan, stage, EVIDENCE))), isAllowed, "stage");
        if (isAllowed) _stages[loan] = stage;
    }

    /// @notice A law case ends.
    function finish(uint256 which, uint256 how) public {
        loan = _subjects[which % 2];
        ICollectionDesk.Outcome outcome = ICollectionDesk.Outcome(_bound(how, 0, 5));
        bool isOpen = _stages[loan] != ICollectionDesk.Stage.None && _stages[loan] != ICollectionDesk.Stage.Closed;
        bool isAllowed = isOpen && outcome != ICollectionDesk.Outcome.None;
        vm.assertEq(_try(abi.encodeCall(desk.closeCase, (loan, outcome, EVIDENCE))), isAllowed, "end");
        if (isAllowed) _stages[loan] = ICollectionDesk.Stage.Closed;
    }

    /// No. 22 of the ledger's properties.
    function invariant_HeadIsTheFoldOfTheEvents() public view {
        for (uint256 i = 0; i < 2; ++i) {
            address subject = _subjects[i];
            vm.assertEq(desk.headOf(subject), _folded[subject], "head");
            vm.assertEq(uint256(desk.caseOf(subject).stage), uint256(_stages[subject]), "stage");
        }
    }

    /// @dev Calls the desk as the collector, and adds what it has emitted to the chains.
    function _try(bytes memory data) private returns (bool success) {
        vm.recordLogs();
        success = _call(collector, address(desk), data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (success) _fold(logs);
    }

    function _call(address caller, address target, bytes memory data) private returns (bool success) {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (success, ) = target.call(data);
    }

    function _fold(Vm.Log[] memory logs) private {
        uint256 before = _links;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ICollectionDesk.CollectionAction.selector) continue;
            ++_links;
            (uint256 late, uint40 time, bytes32 evidence, bytes32 head) = abi.decode(
                logs[i].data,
                (uint256, uint40, bytes32, bytes32)
            );
            address subject = address(uint160(uint256(logs[i].topics[1])));
            uint256 kind = uint256(logs[i].topics[2]);
            _folded[subject] = keccak256(abi.encode(_folded[subject], subject, kind, evidence, time));
            vm.assertEq(head, _folded[subject], "head in the event");
            vm.assertEq(late, _daysPastDue(), "days past due");
        }
        vm.assertEq(_links, before + 1, "one link for each step");
    }

    function _daysPastDue() private view returns (uint256 count) {
        return ledger.statusOf(loan).daysPastDue;
    }
}
