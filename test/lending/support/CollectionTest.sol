// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CollectionDesk} from "../../../contracts/lending/CollectionDesk.sol";
import {ICollectionDesk} from "../../../contracts/lending/interfaces/ICollectionDesk.sol";
import {LedgerTest} from "./LedgerTest.sol";

/// @title Base of the tests of the collection desk
/// @notice The collector has a role of his own; the first instalment was due on 28 February 2027 and is not paid.
abstract contract CollectionTest is LedgerTest {
    uint64 internal constant COLLECTOR = 7;
    bytes32 internal constant EVIDENCE = "evidence";
    bytes32 internal constant COURT = "court";

    CollectionDesk internal desk;
    address internal collector = _actor("collector");

    function setUp() public virtual override {
        super.setUp();
        desk = new CollectionDesk(address(authority), ledger);
        bytes4[] memory functions = new bytes4[](4);
        functions[0] = desk.record.selector;
        functions[1] = desk.openCase.selector;
        functions[2] = desk.updateCase.selector;
        functions[3] = desk.closeCase.selector;
        authority.setTargetFunctionRole(address(desk), functions, COLLECTOR);
        authority.grantRole(COLLECTOR, collector, 0);
    }

    /// @notice So many days past due.
    function _late(uint256 count) internal {
        _day(FEB_28 + count);
    }

    function _record(ICollectionDesk.Kind kind) internal {
        vm.prank(collector);
        desk.record(loan, kind, EVIDENCE);
    }

    function _openCase() internal {
        vm.prank(collector);
        desk.openCase(loan, EVIDENCE, COURT);
    }

    function _updateCase(ICollectionDesk.Stage stage) internal {
        vm.prank(collector);
        desk.updateCase(loan, stage, EVIDENCE);
    }

    function _closeCase(ICollectionDesk.Outcome outcome) internal {
        vm.prank(collector);
        desk.closeCase(loan, outcome, EVIDENCE);
    }

    function _link(bytes32 head, ICollectionDesk.Kind kind) internal view returns (bytes32 next) {
        return keccak256(abi.encode(head, loan, uint256(kind), EVIDENCE, block.timestamp));
    }

    function _assertCase(
        ICollectionDesk.Stage stage,
        ICollectionDesk.Outcome outcome,
        uint256 filedAt,
        uint256 stageAt
    ) internal view {
        ICollectionDesk.Case memory known = desk.caseOf(loan);
        vm.assertEq(uint256(known.stage), uint256(stage), "stage");
        vm.assertEq(uint256(known.outcome), uint256(outcome), "outcome");
        vm.assertEq(known.filedAt, filedAt, "filed at");
        vm.assertEq(known.stageAt, stageAt, "stage at");
    }
}
