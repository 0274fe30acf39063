// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {CreditRegister} from "../../contracts/lending/CreditRegister.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title Platforms and projects of the register
contract CreditRegisterPlatformsTest is CreditTest {
    bytes32 private constant PROJECT = "a new roof";

    function test_PlatformsAreNumberedAndSeated() public {
        address[3] memory accounts = [_actor("ledger"), _actor("market"), _actor("officer")];
        vm.expectEmit(address(register));
        emit ICreditRegister.PlatformAdmitted(3, accounts[0], accounts[1], accounts[2]);
        vm.assertEq(register.admit(accounts[0], accounts[1], accounts[2]), 3, "number");

        ICreditRegister.Platform memory known = register.platformOf(3);
        vm.assertEq(known.ledger, accounts[0], "ledger");
        vm.assertEq(known.market, accounts[1], "market");
        vm.assertEq(known.officer, accounts[2], "officer");
        for (uint256 i = 0; i < 3; ++i) {
            ICreditRegister.Seat memory seat = register.seatOf(accounts[i]);
            vm.assertEq(seat.platform, 3, "platform");
            vm.assertEq(uint256(seat.role), i + 1, "role");
            vm.assertFalse(seat.isDismissed, "dismissed");
        }
        vm.assertEq(register.seatOf(stranger).platform, 0, "stranger");
    }

    function test_RevertWhen_AnAccountHasASeatOrIsNone() public {
        address fresh = _actor("fresh");
        _expectTaken(east.market, 1);
        register.admit(east.market, fresh, stranger);
        _expectTaken(west.ledger, 2);
        register.admit(fresh, west.ledger, stranger);
        _expectTaken(fresh, 3);
        register.admit(fresh, stranger, fresh);
        _expectTaken(address(0), 0);
        register.admit(fresh, stranger, address(0));
        _expectTaken(address(0), 0);
        register.replaceOfficer(east.id, address(0));
        _expectTaken(west.officer, 2);
        register.replaceOfficer(east.id, west.officer);
    }

    function test_RevertWhen_ThereAreSixtyFour() public {
        for (uint160 i = 3; i <= 64; ++i) {
            register.admit(address(3 * i + 1000), address(3 * i + 1001), address(3 * i + 1002));
        }
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterPlatformsFull.selector, 64));
        register.admit(address(1), address(2), address(3));
    }

    function test_RevertWhen_AnybodyElseDecidesAboutPlatforms() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        register.admit(address(1), address(2), address(3));
        vm.expectRevert(reason);
        register.dismiss(east.id);
        vm.expectRevert(reason);
        register.replaceOfficer(east.id, stranger);
    }

    function test_RevertWhen_ThePlatformIsUnknown() public {
        bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterPlatformUnknown.selector, 3);
        vm.expectRevert(reason);
        register.dismiss(3);
        vm.expectRevert(reason);
        register.replaceOfficer(3, stranger);
        vm.expectRevert(reason);
        register.exposureAt(ann, 3);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterPlatformUnknown.selector, 0));
        register.exposureAt(ann, 0);
    }

    function test_RevertGiven_ACapThatIsNone() public {
        uint256 most = 2 ** 44 - 1;
        address authority = register.authority();
        IIdentityRegistry registry = IIdentityRegistry(address(identity));
        _expectCap(0, most);
        new CreditRegister(authority, registry, 0, 1);
        _expectCap(0, most);
        new CreditRegister(authority, registry, 1, 0);
        _expectCap(most + 1, most);
        new CreditRegister(authority, registry, most + 1, 1);
        _expectCap(most + 1, most);
        new CreditRegister(authority, registry, 1, most + 1);
        new CreditRegister(authority, registry, most, most);
    }

    function test_ADismissedPlatformBringsNothingNew() public {
        vm.prank(east.market);
        register.claimProject(PROJECT);
        _raise(east, ann, 100);
        _report(loan, ICreditRegister.Kind.Late30, START);
        vm.expectEmit(address(register));
        emit ICreditRegister.PlatformDismissed(1);
        register.dismiss(1);

        bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterPlatformDismissed.selector, 1);
        vm.expectRevert(reason);
        register.dismiss(1);
        vm.expectRevert(reason);
        vm.prank(east.market);
        register.claimProject("another");
        vm.expectRevert(reason);
        _raise(east, ann, 1);
        register.replaceOfficer(1, stranger);
        vm.expectRevert(reason);
        vm.prank(stranger);
        register.commitFile(ann, "root");
    }

    function test_ADismissedPlatformKeepsItsOwnUpToDate() public {
        vm.prank(east.market);
        register.claimProject(PROJECT);
        _raise(east, ann, 100);
        register.dismiss(1);

        _report(loan, ICreditRegister.Kind.Late30, START);
        _end(loan, START);
        _lower(east, ann, 100, true);
        _dispute();
        _strike();
        vm.prank(east.market);
        register.releaseProject(PROJECT);
        vm.assertEq(register.exposureOf(ann), 0, "exposure");
        _raise(west, ann, 1);
    }

    function test_AnOfficerIsReplaced() public {
        vm.expectEmit(address(register));
        emit ICreditRegister.OfficerReplaced(1, stranger);
        register.replaceOfficer(1, stranger);
        vm.assertEq(register.platformOf(1).officer, stranger, "officer");
        vm.prank(stranger);
        register.commitFile(ann, "root");
        vm.expectRevert(_wrongCaller(east.officer, ICreditRegister.Role.None, ICreditRegister.Role.Officer));
        vm.prank(east.officer);
        register.commitFile(ann, "root");
    }

    function test_EachRoleHasItsOwnFunctions() public {
        bytes memory reason = _wrongCaller(east.ledger, ICreditRegister.Role.Ledger, ICreditRegister.Role.Market);
        vm.startPrank(east.ledger);
        vm.expectRevert(reason);
        register.claimProject(PROJECT);
        vm.expectRevert(reason);
        register.releaseProject(PROJECT);
        reason = _wrongCaller(east.ledger, ICreditRegister.Role.Ledger, ICreditRegister.Role.Officer);
        vm.expectRevert(reason);
        register.uphold(loan, 0);
        vm.expectRevert(reason);
        register.strike(loan, 0);
        vm.expectRevert(reason);
        register.commitFile(ann, 0);
        vm.stopPrank();

        reason = _wrongCaller(east.market, ICreditRegister.Role.Market, ICreditRegister.Role.Ledger);
        vm.startPrank(east.market);
        vm.expectRevert(reason);
        register.raise(ann, IIdentityRegistry.Class.Retail, 1);
        vm.expectRevert(reason);
        register.lower(ann, 0, false);
        vm.expectRevert(reason);
        register.report(ann, loan, ICreditRegister.Kind.Late30, START);
        vm.expectRevert(reason);
        register.end(loan, START);
    }

    function test_AProjectIsFinancedOnce() public {
        vm.expectEmit(address(register));
        emit ICreditRegister.ProjectClaimed(PROJECT, 1);
        vm.prank(east.market);
        register.claimProject(PROJECT);
        vm.assertEq(register.projectOf(PROJECT), 1, "platform");

        bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterProjectTaken.selector, PROJECT, 1);
        vm.expectRevert(reason);
        vm.prank(west.market);
        register.claimProject(PROJECT);
        vm.expectRevert(reason);
        vm.prank(east.market);
        register.claimProject(PROJECT);
    }

    function test_OnlyWhoClaimedAProjectGivesItBack() public {
        _expectNotYours(0);
        vm.prank(west.market);
        register.releaseProject(PROJECT);
        vm.prank(east.market);
        register.claimProject(PROJECT);
        _expectNotYours(1);
        vm.prank(west.market);
        register.releaseProject(PROJECT);

        vm.expectEmit(address(register));
        emit ICreditRegister.ProjectReleased(PROJECT, 1);
        vm.prank(east.market);
        register.releaseProject(PROJECT);
        vm.prank(west.market);
        register.claimProject(PROJECT);
        vm.assertEq(register.projectOf(PROJECT), 2, "platform");
    }

    function test_RevertGiven_NoProject() public {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterProjectMissing.selector));
        vm.prank(east.market);
        register.claimProject(0);
    }

    function _expectTaken(address account, uint16 platform) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterAccountTaken.selector, account, platform));
    }

    function _expectCap(uint256 cap, uint256 most) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterCapInvalid.selector, cap, most));
    }

    function _expectNotYours(uint16 platform) private {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterProjectNotYours.selector, PROJECT, platform));
    }
}
