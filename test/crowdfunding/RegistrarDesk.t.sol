// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {RegistrarDesk} from "../../contracts/crowdfunding/RegistrarDesk.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// @title Register that takes everything
/// @notice Remembers the last call.
contract RegisterEar {
    address public caller;
    bytes public heard;

    fallback() external {
        (caller, heard) = (msg.sender, msg.data);
    }
}

/// @title One desk for all registers
contract RegistrarDeskTest is RegisterTest {
    uint64 private constant FREEZER = 1;
    uint64 private constant MOVER = 2;

    AccessManager private _authority;
    RegistrarDesk private _registrars;
    address private _officer = _actor("officer");

    function setUp() public override {
        _authority = new AccessManager(address(this));
        _registrars = new RegistrarDesk(address(_authority));
        registrar = address(_registrars);
        super.setUp();
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (RegistrarDesk.setFrozen.selector, RegistrarDesk.setFrozenTokens.selector);
        _authority.setTargetFunctionRole(registrar, selectors, FREEZER);
        selectors = new bytes4[](4);
        (selectors[0], selectors[1]) = (RegistrarDesk.setDesk.selector, RegistrarDesk.forcedTransfer.selector);
        (selectors[2], selectors[3]) = (RegistrarDesk.recover.selector, RegistrarDesk.recordException.selector);
        _authority.setTargetFunctionRole(registrar, selectors, MOVER);
        _authority.grantRole(FREEZER, _officer, 0);
        _authority.grantRole(MOVER, _officer, 2 days);
        _issue(lin, 100);
    }

    function test_AFreezeIsImmediate() public {
        vm.prank(_officer);
        _registrars.setFrozen(register, lin, true, REASON);
        vm.assertTrue(register.standingOf(lin).isFrozen, "frozen");
        vm.prank(_officer);
        _registrars.setFrozenTokens(register, lin, 7, REASON);
        vm.assertEq(register.getFrozenTokens(lin), 7, "part");
    }

    function test_AForcedTransferWaitsForItsNotice() public {
        bytes memory data = abi.encodeCall(RegistrarDesk.forcedTransfer, (register, lin, mei, 30, REASON));
        vm.prank(_officer);
        (bytes32 id, ) = _authority.schedule(registrar, data, 0);
        vm.warp(block.timestamp + 2 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, id));
        vm.prank(_officer);
        _registrars.forcedTransfer(register, lin, mei, 30, REASON);
        vm.warp(block.timestamp + 1);
        vm.prank(_officer);
        _registrars.forcedTransfer(register, lin, mei, 30, REASON);
        vm.assertEq(register.balanceOf(mei), 30, "moved");
    }

    function test_ARecoveryWaitsForItsNotice() public {
        address spare = _actor("spare wallet of lin");
        _tell(spare, "lin", IIdentityRegistry.Class.Retail, 1);
        _end(lin, IIdentityRegistry.Code.WalletRetired);
        _announce(abi.encodeCall(RegistrarDesk.recover, (register, lin, spare, REASON)));
        vm.prank(_officer);
        _registrars.recover(register, lin, spare, REASON);
        vm.assertEq(register.balanceOf(spare), 100, "recovered");
    }

    function test_AnExceptionWaitsForItsNotice() public {
        _announce(
            abi.encodeCall(RegistrarDesk.recordException, (register, lin, mei, IShareRegister.Ground.Death, REASON))
        );
        vm.prank(_officer);
        _registrars.recordException(register, lin, mei, IShareRegister.Ground.Death, REASON);
        vm.assertEq(uint8(register.exceptionOf(lin, mei)), uint8(IShareRegister.Ground.Death), "recorded");
    }

    function test_ADeskIsAdmittedAfterNotice() public {
        _announce(abi.encodeCall(RegistrarDesk.setDesk, (register, desk, true)));
        vm.prank(_officer);
        _registrars.setDesk(register, desk, true);
        vm.assertTrue(register.isDesk(desk), "desk");
    }

    function testFuzz_FreezesArePassedOnAsTheyAre(
        address holder,
        bool isFrozen,
        uint256 shares,
        bytes32 reason
    ) public {
        _empower(address(this));
        IShareRegister ear = IShareRegister(address(new RegisterEar()));
        _registrars.setFrozen(ear, holder, isFrozen, reason);
        _assertHeard(ear, abi.encodeCall(IShareRegister.setFrozen, (holder, isFrozen, reason)));
        _registrars.setFrozenTokens(ear, holder, shares, reason);
        _assertHeard(ear, abi.encodeCall(IShareRegister.setFrozenTokens, (holder, shares, reason)));
    }

    function testFuzz_OtherActsArePassedOnAsTheyAre(address from, address to, uint256 shares, bytes32 reason) public {
        _empower(address(this));
        IShareRegister ear = IShareRegister(address(new RegisterEar()));
        _registrars.setDesk(ear, to, shares % 2 == 0);
        _assertHeard(ear, abi.encodeCall(IShareRegister.setDesk, (to, shares % 2 == 0)));
        _registrars.forcedTransfer(ear, from, to, shares, reason);
        _assertHeard(ear, abi.encodeCall(IShareRegister.forcedTransfer, (from, to, shares, reason)));
        _registrars.recover(ear, from, to, reason);
        _assertHeard(ear, abi.encodeCall(IShareRegister.recover, (from, to, reason)));
        IShareRegister.Ground ground = IShareRegister.Ground(shares % 5);
        _registrars.recordException(ear, from, to, ground, reason);
        _assertHeard(ear, abi.encodeCall(IShareRegister.recordException, (from, to, ground, reason)));
    }

    function test_WhatTheRegisterRefusesIsRefusedWithItsReason() public {
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        vm.prank(_officer);
        _registrars.setFrozen(register, lin, true, 0);
    }

    function test_RevertWhen_TheActWasNotAnnounced() public {
        IShareRegister.Ground ground = IShareRegister.Ground.Death;
        vm.startPrank(_officer);
        _expectNotScheduled(abi.encodeCall(RegistrarDesk.setDesk, (register, desk, true)));
        _registrars.setDesk(register, desk, true);
        _expectNotScheduled(abi.encodeCall(RegistrarDesk.forcedTransfer, (register, lin, mei, 1, REASON)));
        _registrars.forcedTransfer(register, lin, mei, 1, REASON);
        _expectNotScheduled(abi.encodeCall(RegistrarDesk.recover, (register, lin, mei, REASON)));
        _registrars.recover(register, lin, mei, REASON);
        _expectNotScheduled(abi.encodeCall(RegistrarDesk.recordException, (register, lin, mei, ground, REASON)));
        _registrars.recordException(register, lin, mei, ground, REASON);
    }

    function test_RevertWhen_TheCallerHasNoRole() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, lin);
        vm.startPrank(lin);
        vm.expectRevert(reason);
        _registrars.setDesk(register, desk, true);
        vm.expectRevert(reason);
        _registrars.setFrozen(register, mei, true, REASON);
        vm.expectRevert(reason);
        _registrars.setFrozenTokens(register, mei, 1, REASON);
        vm.expectRevert(reason);
        _registrars.forcedTransfer(register, mei, lin, 1, REASON);
        vm.expectRevert(reason);
        _registrars.recover(register, mei, lin, REASON);
        vm.expectRevert(reason);
        _registrars.recordException(register, lin, mei, IShareRegister.Ground.Death, REASON);
    }

    /// Both roles, without notice.
    function _empower(address account) private {
        _authority.grantRole(FREEZER, account, 0);
        _authority.grantRole(MOVER, account, 0);
    }

    function _announce(bytes memory data) private {
        vm.prank(_officer);
        _authority.schedule(registrar, data, 0);
        vm.warp(block.timestamp + 2 days);
    }

    function _expectNotScheduled(bytes memory data) private {
        bytes32 id = _authority.hashOperation(_officer, registrar, data);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, id));
    }

    function _assertHeard(IShareRegister which, bytes memory data) private view {
        RegisterEar ear = RegisterEar(address(which));
        vm.assertEq(ear.heard(), data, "call");
        vm.assertEq(ear.caller(), registrar, "caller");
    }
}
