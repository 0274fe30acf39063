// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title What persons owe over all platforms
contract CreditRegisterExposureTest is CreditTest {
    function test_ALoanIsAddedAndTakenOff() public {
        vm.expectEmit(address(register));
        emit ICreditRegister.ExposureRaised(ann, 1, 300, 300);
        _raise(east, ann, 300);
        _toDay(START + 1);
        vm.expectEmit(address(register));
        emit ICreditRegister.ExposureRaised(ann, 1, 50, 350);
        _raise(east, ann, 50);
        _checkAt(east, 350, 2);
        vm.expectEmit(address(register));
        emit ICreditRegister.ExposureLowered(ann, 1, 100, 250, false);
        _lower(east, ann, 100, false);
        _checkAt(east, 250, 2);
        _lower(east, ann, 0, true);
        _checkAt(east, 250, 1);
        vm.expectEmit(address(register));
        emit ICreditRegister.ExposureLowered(ann, 1, 250, 0, true);
        _lower(east, ann, 250, true);
        _checkAt(east, 0, 0);

        ICreditRegister.Standing memory standing = register.standingOf(ann);
        vm.assertEq(standing.live, 0, "live");
        vm.assertEq(standing.firstDay, START, "first day");
    }

    function test_PlatformsAreAddedUp() public {
        _raise(west, ann, 7);
        _toDay(START + 1);
        _raise(east, ann, 5);
        _checkAt(east, 5, 1);
        _checkAt(west, 7, 1);
        vm.assertEq(register.exposureOf(ann), 12, "sum");
        ICreditRegister.Standing memory standing = register.standingOf(ann);
        vm.assertEq(standing.exposure, 12, "exposure");
        vm.assertEq(standing.live, 2, "live");
        vm.assertEq(standing.firstDay, START, "first day");
        vm.assertEq(register.exposureOf(bob), 0, "bob");
        vm.assertEq(register.standingOf(bob).firstDay, 0, "bob's first day");
    }

    /// The example of the course: 5 platforms with 200,000.00 each, over two groups of four.
    function test_TheSixthPlatformIsOverTheCap() public {
        House[6] memory houses = [east, west, _admit("p3"), _admit("p4"), _admit("p5"), _admit("p6")];
        for (uint256 i = 5; i > 0; --i) {
            _toDay(START + i);
            _raise(houses[i - 1], ann, 200_000_00);
        }
        vm.assertEq(register.exposureOf(ann), PERSON_CAP, "at the cap");
        vm.assertEq(register.standingOf(ann).firstDay, START + 4, "first day");
        _expectCap(ann, PERSON_CAP + 1, PERSON_CAP);
        _raise(houses[5], ann, 1);
        _expectCap(ann, PERSON_CAP + 1, PERSON_CAP);
        _raise(houses[0], ann, 1);

        _lower(houses[4], ann, 1, false);
        _raise(houses[5], ann, 1);
        _checkAt(houses[4], 199_999_99, 1);
        _checkAt(houses[5], 1, 1);
    }

    function test_TheFirstDayIsTheEarliestOfAllGroups() public {
        (_admit("p3"), _admit("p4"), _admit("p5"));
        House memory sixth = _admit("p6");
        _raise(sixth, ann, 1);
        _toDay(START + 3);
        _raise(east, ann, 1);
        vm.assertEq(register.standingOf(ann).firstDay, START, "the earlier one");
    }

    function test_EntitiesAndStrangersHaveCapsOfTheirOwn() public {
        vm.startPrank(east.ledger);
        register.raise(mill, IIdentityRegistry.Class.Entity, ENTITY_CAP);
        _expectCap(mill, ENTITY_CAP + 1, ENTITY_CAP);
        register.raise(mill, IIdentityRegistry.Class.Entity, 1);
        _expectCap(ann, 1, 0);
        register.raise(ann, IIdentityRegistry.Class.None, 1);
        _expectCap(mill, type(uint256).max, ENTITY_CAP);
        register.raise(mill, IIdentityRegistry.Class.Entity, type(uint256).max);
    }

    function test_RevertWhen_APlatformLowersWhatItHasNotRaised() public {
        _raise(east, ann, 100);
        _raise(west, ann, 40);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterExposureTooLow.selector, ann, 40, 41));
        _lower(west, ann, 41, false);
        _lower(west, ann, 40, true);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterLoanNotLive.selector, ann));
        _lower(west, ann, 0, true);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterExposureTooLow.selector, bob, 0, 1));
        _lower(east, bob, 1, false);
        _checkAt(east, 100, 1);
    }

    function test_RevertGiven_Nobody() public {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterSubjectMissing.selector));
        _raise(east, 0, 1);
    }

    function test_RevertWhen_TheLaneIsFullOfLoans() public {
        for (uint256 i = 0; i < 2 ** 14 - 1; ++i) _raise(east, ann, 1);
        _checkAt(east, 2 ** 14 - 1, 2 ** 14 - 1);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterLoansTooMany.selector, ann, 2 ** 14 - 1));
        _raise(east, ann, 1);
        _raise(west, ann, 1);
    }

    /// A lane never spills into the next one.
    function testFuzz_LanesAreApart(uint256 first, uint256 second, uint256 back) public {
        first = _bound(first, 0, ENTITY_CAP);
        second = _bound(second, 0, ENTITY_CAP - first);
        back = _bound(back, 0, first);
        vm.prank(east.ledger);
        register.raise(ann, IIdentityRegistry.Class.Entity, first);
        vm.prank(west.ledger);
        register.raise(ann, IIdentityRegistry.Class.Entity, second);
        _lower(east, ann, back, true);
        _checkAt(east, first - back, 0);
        _checkAt(west, second, 1);
        vm.assertEq(register.exposureOf(ann), first - back + second, "sum");
    }

    function test_CapsFollowTheClass() public view {
        vm.assertEq(register.capOf(IIdentityRegistry.Class.None), 0, "none");
        vm.assertEq(register.capOf(IIdentityRegistry.Class.Retail), PERSON_CAP, "retail");
        vm.assertEq(register.capOf(IIdentityRegistry.Class.Qualified), PERSON_CAP, "qualified");
        vm.assertEq(register.capOf(IIdentityRegistry.Class.Accredited), PERSON_CAP, "accredited");
        vm.assertEq(register.capOf(IIdentityRegistry.Class.Entity), ENTITY_CAP, "entity");
        vm.assertEq(register.RETENTION_DAYS(), 1827, "retention");
    }

    function _expectCap(bytes31 subject, uint256 exposure, uint256 cap) private {
        bytes4 selector = ICreditRegister.RegisterCapExceeded.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, subject, exposure, cap));
    }

    function _checkAt(House memory house, uint256 exposure, uint256 live) private view {
        (uint256 owed, uint256 loans) = register.exposureAt(ann, house.id);
        vm.assertEq(owed, exposure, "exposure there");
        vm.assertEq(loans, live, "live there");
    }
}
