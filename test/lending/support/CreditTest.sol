// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {CreditRegister} from "../../../contracts/lending/CreditRegister.sol";
import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";
import {IdentityDouble} from "../../crowdfunding/support/IdentityDouble.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @title Base of the tests of the credit register
/// @notice A register with the caps of the course, two platforms, two natural persons and an entity.
abstract contract CreditTest is LabTest {
    struct House {
        uint16 id;
        address ledger;
        address market;
        address officer;
    }

    uint256 internal constant PERSON_CAP = 1_000_000_00;
    uint256 internal constant ENTITY_CAP = 5_000_000_00;
    /// 2026-01-05 in UTC+8.
    uint24 internal constant START = 20_458;

    IdentityDouble internal identity;
    CreditRegister internal register;
    House internal east;
    House internal west;

    address internal annWallet = _actor("ann");
    address internal bobWallet = _actor("bob");
    address internal stranger = _actor("stranger");
    address internal loan = _actor("loan");
    bytes31 internal ann = "ann";
    bytes31 internal bob = "bob";
    bytes31 internal mill = "mill";

    function setUp() public virtual {
        _toDay(START);
        identity = new IdentityDouble();
        identity.admit(annWallet, ann, IIdentityRegistry.Class.Retail, 1);
        identity.admit(bobWallet, bob, IIdentityRegistry.Class.Retail, 1);
        register = new CreditRegister(
            address(new AccessManager(address(this))),
            IIdentityRegistry(address(identity)),
            PERSON_CAP,
            ENTITY_CAP
        );
        east = _admit("east");
        west = _admit("west");
    }

    /// To the first second of a day in UTC+8.
    function _toDay(uint256 day) internal {
        vm.warp(day * 1 days - 8 hours);
    }

    function _admit(string memory name) internal returns (House memory house) {
        house.ledger = _actor(string.concat(name, " ledger"));
        house.market = _actor(string.concat(name, " market"));
        house.officer = _actor(string.concat(name, " officer"));
        house.id = register.admit(house.ledger, house.market, house.officer);
    }

    function _raise(House memory house, bytes31 subject, uint256 amount) internal {
        vm.prank(house.ledger);
        register.raise(subject, IIdentityRegistry.Class.Retail, amount);
    }

    function _lower(House memory house, bytes31 subject, uint256 amount, bool isOver) internal {
        vm.prank(house.ledger);
        register.lower(subject, amount, isOver);
    }

    function _report(address late, ICreditRegister.Kind kind, uint24 day) internal {
        vm.prank(east.ledger);
        register.report(ann, late, kind, day);
    }

    function _end(address late, uint24 day) internal {
        vm.prank(east.ledger);
        register.end(late, day);
    }

    function _dispute() internal {
        vm.prank(annWallet);
        register.dispute(1, loan, "grounds");
    }

    function _strike() internal {
        vm.prank(east.officer);
        register.strike(loan, "answer");
    }

    function _checkMark(
        address late,
        ICreditRegister.Kind kind,
        ICreditRegister.MarkState state,
        uint24 since,
        uint24 endDay
    ) internal view {
        ICreditRegister.Mark memory mark = register.recordOf(1, late).marks[uint256(kind)];
        vm.assertEq(uint256(mark.state), uint256(state), "state");
        vm.assertEq(mark.since, since, "since");
        vm.assertEq(mark.endDay, endDay, "end");
    }

    function _checkWorst(bytes31 subject, bool isClean, ICreditRegister.Kind worst) internal view {
        (bool actual, ICreditRegister.Kind kind) = register.worstOf(subject);
        vm.assertEq(actual, isClean, "clean");
        if (!isClean) vm.assertEq(uint256(kind), uint256(worst), "worst");
    }

    function _wrongCaller(
        address caller,
        ICreditRegister.Role actual,
        ICreditRegister.Role expected
    ) internal pure returns (bytes memory reason) {
        return abi.encodeWithSelector(ICreditRegister.RegisterCallerWrong.selector, caller, actual, expected);
    }
}
