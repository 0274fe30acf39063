// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// Who may say who somebody is.
contract IdentityIssuersTest is IdentityTest {
    address private newKey;

    function setUp() public override {
        super.setUp();
        newKey = _keyed("new key");
    }

    function test_IssuersAreCountedFromOne() public {
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerAccredited(3, newKey, PROFILE);
        vm.assertEq(registry.accredit(newKey, PROFILE), 3, "number");
        _assertIssuer(3, newKey, IIdentityRegistry.Standing.Active);
        _assertIssuer(FIRST, firstKey, IIdentityRegistry.Standing.Active);
        _assertIssuer(0, address(0), IIdentityRegistry.Standing.None);
        _assertIssuer(4, address(0), IIdentityRegistry.Standing.None);
    }

    function test_RevertWhen_AnIssuerHasNoKey() public {
        vm.expectRevert(IIdentityRegistry.IdentityKeyMissing.selector);
        registry.accredit(address(0), PROFILE);
        vm.expectRevert(IIdentityRegistry.IdentityKeyMissing.selector);
        registry.replaceKey(FIRST, address(0));
    }

    function test_RevertWhen_AStrangerAdministers() public {
        bytes[5] memory calls = [
            abi.encodeCall(registry.accredit, (newKey, PROFILE)),
            abi.encodeCall(registry.replaceKey, (FIRST, newKey)),
            abi.encodeCall(registry.suspendIssuer, (FIRST, REASON)),
            abi.encodeCall(registry.reinstateIssuer, (FIRST)),
            abi.encodeCall(registry.endIssuer, (FIRST, REASON))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(firstKey);
            // solhint-disable-next-line avoid-low-level-calls
            (bool success, bytes memory reason) = address(registry).call(calls[i]);
            vm.assertFalse(success, "a stranger got through");
            vm.assertEq(
                reason,
                abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, firstKey),
                "reason"
            );
        }
    }

    function test_ASuspendedIssuerCountsForNothingUntilReinstated() public {
        IIdentityRegistry.Voucher memory voucher = _admitAlice();

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerSuspended(FIRST, REASON);
        registry.suspendIssuer(FIRST, REASON);
        _assertIssuer(FIRST, firstKey, IIdentityRegistry.Standing.Suspended);
        _assertCode(alice, IIdentityRegistry.Code.IssuerInactive, "suspended");
        voucher.wallet = aliceToo;
        _refuse(
            voucher,
            _wrongStanding(FIRST, IIdentityRegistry.Standing.Suspended, IIdentityRegistry.Standing.Active)
        );

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerReinstated(FIRST);
        registry.reinstateIssuer(FIRST);
        _assertIssuer(FIRST, firstKey, IIdentityRegistry.Standing.Active);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "reinstated");
        _present(voucher);
    }

    function test_AnEndedIssuerCountsForNothingForEver() public {
        IIdentityRegistry.Voucher memory voucher = _admitAlice();

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerEnded(FIRST, REASON);
        registry.endIssuer(FIRST, REASON);
        _assertIssuer(FIRST, firstKey, IIdentityRegistry.Standing.Ended);
        _assertCode(alice, IIdentityRegistry.Code.IssuerInactive, "ended");
        voucher.wallet = aliceToo;
        _refuse(voucher, _wrongStanding(FIRST, IIdentityRegistry.Standing.Ended, IIdentityRegistry.Standing.Active));
        _refuseAll(FIRST, IIdentityRegistry.Standing.Ended);
    }

    function test_ASuspendedIssuerCanBeEnded() public {
        registry.suspendIssuer(FIRST, REASON);
        registry.endIssuer(FIRST, REASON);
        _assertIssuer(FIRST, firstKey, IIdentityRegistry.Standing.Ended);
    }

    function test_RevertWhen_TheIssuerIsUnknown() public {
        _refuseAll(3, IIdentityRegistry.Standing.None);
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.issuer = 3;
        _refuse(voucher, _wrongStanding(3, IIdentityRegistry.Standing.None, IIdentityRegistry.Standing.Active));
    }

    function test_RevertGiven_TheIssuerIsSuspendedAlready() public {
        registry.suspendIssuer(FIRST, REASON);
        vm.expectRevert(_wrongStanding(FIRST, IIdentityRegistry.Standing.Suspended, IIdentityRegistry.Standing.Active));
        registry.suspendIssuer(FIRST, REASON);
    }

    function test_RevertGiven_TheIssuerWasNotSuspended() public {
        vm.expectRevert(_wrongStanding(FIRST, IIdentityRegistry.Standing.Active, IIdentityRegistry.Standing.Suspended));
        registry.reinstateIssuer(FIRST);
    }

    function test_AReplacedKeySignsAndActsNoMore() public {
        _admitAlice();
        IIdentityRegistry.Voucher memory voucher = _voucher();
        (voucher.wallet, voucher.subject) = (bob, BOB);
        bytes memory byOldKey = _signed(voucher);

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerKeyReplaced(FIRST, newKey);
        registry.replaceKey(FIRST, newKey);
        _assertIssuer(FIRST, newKey, IIdentityRegistry.Standing.Active);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "presented before");

        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentitySignatureInvalid.selector, FIRST, newKey));
        vm.prank(bob);
        registry.present(voucher, byOldKey);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityCallerNotIssuer.selector, firstKey, newKey));
        vm.prank(firstKey);
        registry.suspend(ALICE, REASON);

        _present(voucher);
        vm.prank(newKey);
        registry.suspend(ALICE, REASON);
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "by the new key");
    }

    function test_TheKeyOfASuspendedIssuerCanBeReplaced() public {
        registry.suspendIssuer(FIRST, REASON);
        registry.replaceKey(FIRST, newKey);
        _assertIssuer(FIRST, newKey, IIdentityRegistry.Standing.Suspended);
    }

    /// @dev Nothing can be done any more with an issuer of this standing.
    function _refuseAll(uint32 id, IIdentityRegistry.Standing standing) private {
        bytes memory gone = abi.encodeWithSelector(
            IIdentityRegistry.IdentityIssuerNotAccredited.selector,
            id,
            standing
        );
        vm.expectRevert(gone);
        registry.replaceKey(id, newKey);
        vm.expectRevert(gone);
        registry.endIssuer(id, REASON);
        vm.expectRevert(_wrongStanding(id, standing, IIdentityRegistry.Standing.Active));
        registry.suspendIssuer(id, REASON);
        vm.expectRevert(_wrongStanding(id, standing, IIdentityRegistry.Standing.Suspended));
        registry.reinstateIssuer(id);
    }

    function _assertIssuer(uint32 id, address key, IIdentityRegistry.Standing standing) private view {
        vm.assertEq(abi.encode(registry.issuerOf(id)), abi.encode(IIdentityRegistry.Issuer(key, standing)), "issuer");
    }

    function _wrongStanding(
        uint32 id,
        IIdentityRegistry.Standing actual,
        IIdentityRegistry.Standing expected
    ) private pure returns (bytes memory reason) {
        return abi.encodeWithSelector(IIdentityRegistry.IdentityIssuerWrongStanding.selector, id, actual, expected);
    }
}
