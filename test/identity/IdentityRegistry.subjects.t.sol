// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// What an issuer can do about a person it has admitted.
contract IdentitySubjectsTest is IdentityTest {
    uint40 private constant REVOKED_AT = NOW + 100;

    IIdentityRegistry.Voucher private voucher;

    function setUp() public override {
        super.setUp();
        voucher = _admitAlice();
        vm.warp(REVOKED_AT);
    }

    function test_ASuspensionLastsUntilItIsLifted() public {
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SubjectSuspended(ALICE, FIRST, REASON);
        _suspend();
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "suspended");

        voucher.issuedAt = REVOKED_AT;
        _present(voucher);
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "a newer voucher does not lift it");

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SuspensionLifted(ALICE, FIRST);
        vm.prank(firstKey);
        registry.lift(ALICE);
        _assertRecord(voucher, "lifted");
        _assertCode(alice, IIdentityRegistry.Code.Valid, "lifted");
    }

    function test_RevertGiven_TheSubjectIsSuspendedAlready() public {
        _suspend();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentitySubjectSuspended.selector, ALICE));
        _suspend();
    }

    function test_RevertGiven_TheSubjectIsNotSuspended() public {
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentitySubjectNotSuspended.selector, ALICE));
        vm.prank(firstKey);
        registry.lift(ALICE);
    }

    function test_ARevocationLeavesOnlyVouchersIssuedAfterIt() public {
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SubjectRevoked(ALICE, FIRST, REASON, REVOKED_AT);
        _revoke();
        _assertCode(alice, IIdentityRegistry.Code.Revoked, "revoked");
        vm.assertEq(registry.recordOf(ALICE).issuedAt, REVOKED_AT, "the line that a voucher must pass");

        vm.warp(REVOKED_AT + 1);
        voucher.wallet = aliceToo;
        for (uint40 issuedAt = REVOKED_AT - 1; issuedAt <= REVOKED_AT; ++issuedAt) {
            voucher.issuedAt = issuedAt;
            _refuse(voucher, _outdated(issuedAt, REVOKED_AT));
        }
        voucher.issuedAt = REVOKED_AT + 1;
        _present(voucher);
        _assertRecord(voucher, "record");
        _assertCode(alice, IIdentityRegistry.Code.Valid, "both wallets");
        _assertCode(aliceToo, IIdentityRegistry.Code.Valid, "both wallets");
    }

    function test_AVoucherOfTheSecondOfItsRevocationIsWorthless() public {
        voucher.issuedAt = REVOKED_AT;
        _present(voucher);
        _revoke();
        voucher.wallet = aliceToo;
        _refuse(voucher, _outdated(REVOKED_AT, REVOKED_AT));
        _assertCode(alice, IIdentityRegistry.Code.Revoked, "still");
    }

    function test_ARepeatedRevocationOvertakesVouchersIssuedSince() public {
        _revoke();
        voucher.issuedAt = REVOKED_AT + 1;
        vm.warp(REVOKED_AT + 2);
        _revoke();
        _refuse(voucher, _outdated(REVOKED_AT + 1, REVOKED_AT + 2));
    }

    function test_ARevocationLeavesASuspension() public {
        _suspend();
        _revoke();
        _assertCode(alice, IIdentityRegistry.Code.Revoked, "revoked first");
        vm.warp(REVOKED_AT + 1);
        voucher.issuedAt = REVOKED_AT + 1;
        _present(voucher);
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "suspended still");
    }

    function test_ARetiredWalletStaysKnownAndNeverActsAgain() public {
        voucher.wallet = aliceToo;
        _present(voucher);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletRetired(alice, ALICE, FIRST, REASON);
        _retire(alice);

        _assertCode(alice, IIdentityRegistry.Code.WalletRetired, "retired");
        _assertCode(aliceToo, IIdentityRegistry.Code.Valid, "the other");
        vm.assertEq(bytes32(registry.subjectOf(alice)), bytes32(ALICE), "subject");
        vm.assertEq(abi.encode(registry.walletOf(alice)), abi.encode(IIdentityRegistry.Wallet(ALICE, true)), "wallet");
        (, IIdentityRegistry.Person memory person) = registry.check(alice);
        vm.assertEq(
            abi.encode(person),
            abi.encode(IIdentityRegistry.Person(ALICE, IIdentityRegistry.Class.Retail, CHINA, 1)),
            "person"
        );
    }

    function test_RevertGiven_TheWalletIsRetiredAlready() public {
        _retire(alice);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityWalletRetired.selector, alice));
        _retire(alice);
    }

    function test_RevertWhen_TheWalletIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IdentityWalletUnknown.selector, bob));
        _retire(bob);
    }

    function test_RevertWhen_TheSubjectIsUnknown() public {
        for (uint256 i = 0; i < 3; ++i) {
            _refuseAct(
                firstKey,
                _act(i, BOB),
                abi.encodeWithSelector(IIdentityRegistry.IdentitySubjectUnknown.selector, BOB)
            );
        }
    }

    function test_RevertWhen_AnotherThanTheIssuerActs() public {
        address[4] memory others = [secondKey, alice, stranger, address(this)];
        for (uint256 i = 0; i < others.length; ++i) {
            for (uint256 act = 0; act < 4; ++act) {
                _refuseAct(
                    others[i],
                    _act(act, ALICE),
                    abi.encodeWithSelector(IIdentityRegistry.IdentityCallerNotIssuer.selector, others[i], firstKey)
                );
            }
        }
    }

    function test_RevertGiven_TheIssuerIsNotActive() public {
        registry.suspendIssuer(FIRST, REASON);
        _refuseActs(IIdentityRegistry.Standing.Suspended);
        registry.endIssuer(FIRST, REASON);
        _refuseActs(IIdentityRegistry.Standing.Ended);
    }

    function _refuseActs(IIdentityRegistry.Standing standing) private {
        bytes memory reason = abi.encodeWithSelector(
            IIdentityRegistry.IdentityIssuerWrongStanding.selector,
            FIRST,
            standing,
            IIdentityRegistry.Standing.Active
        );
        for (uint256 act = 0; act < 4; ++act) _refuseAct(firstKey, _act(act, ALICE), reason);
    }

    function _refuseAct(address caller, bytes memory call, bytes memory expected) private {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory reason) = address(registry).call(call);
        vm.assertFalse(success, "got through");
        vm.assertEq(reason, expected, "reason");
    }

    function _suspend() private {
        vm.prank(firstKey);
        registry.suspend(ALICE, REASON);
    }

    function _revoke() private {
        vm.prank(firstKey);
        registry.revoke(ALICE, REASON);
    }

    function _retire(address wallet) private {
        vm.prank(firstKey);
        registry.retireWallet(wallet, REASON);
    }

    function _act(uint256 act, bytes31 subject) private view returns (bytes memory call) {
        if (act == 0) return abi.encodeCall(registry.suspend, (subject, REASON));
        if (act == 1) return abi.encodeCall(registry.lift, (subject));
        if (act == 2) return abi.encodeCall(registry.revoke, (subject, REASON));
        return abi.encodeCall(registry.retireWallet, (alice, REASON));
    }
}
