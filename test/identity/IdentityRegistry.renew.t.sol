// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// Several vouchers of one person, several wallets, several issuers.
contract IdentityRenewTest is IdentityTest {
    uint40 private constant LATER = NOW + 100;

    IIdentityRegistry.Voucher private voucher;

    function setUp() public override {
        super.setUp();
        voucher = _admitAlice();
        vm.warp(LATER);
    }

    function test_ANewerVoucherCountsForAllWallets() public {
        _bindSecondWallet();
        voucher.issuedAt += 1;
        voucher.class = IIdentityRegistry.Class.Entity;
        (voucher.country, voucher.members, voucher.expiresAt) = (840, 30, NOW + 2 * YEAR);
        _present(voucher);

        _assertRecord(voucher, "record");
        for (uint256 i = 0; i < 2; ++i) {
            (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = registry.check(
                i == 0 ? alice : aliceToo
            );
            vm.assertEq(uint256(code), uint256(IIdentityRegistry.Code.Valid), "code");
            vm.assertEq(
                abi.encode(person),
                abi.encode(IIdentityRegistry.Person(ALICE, IIdentityRegistry.Class.Entity, 840, 30)),
                "person"
            );
        }
    }

    function test_RevertWhen_AnOlderVoucherIsPresented() public {
        voucher.issuedAt = NOW - 1;
        _refuse(voucher, _outdated(NOW - 1, NOW));
        voucher.wallet = aliceToo;
        _refuse(voucher, _outdated(NOW - 1, NOW));
    }

    function test_TheSameContentBindsAnotherWallet() public {
        vm.recordLogs();
        _bindSecondWallet();
        vm.assertEq(vm.getRecordedLogs().length, 1, "only the wallet");
        vm.assertEq(bytes32(registry.subjectOf(aliceToo)), bytes32(ALICE), "subject");
        _assertRecord(voucher, "unchanged");
    }

    function test_RevertWhen_NothingIsNew() public {
        _refuse(voucher, _used(alice));
        voucher.evidence = "other";
        _refuse(voucher, _used(alice));
    }

    function test_RevertWhen_TheSameSecondSaysSomethingElse() public {
        voucher.wallet = aliceToo;
        IIdentityRegistry.Voucher memory known = voucher;
        voucher.class = IIdentityRegistry.Class.Accredited;
        _refuse(voucher, _outdated(NOW, NOW));
        voucher = known;
        voucher.country = 840;
        _refuse(voucher, _outdated(NOW, NOW));
        voucher = known;
        voucher.expiresAt += 1;
        _refuse(voucher, _outdated(NOW, NOW));
    }

    function test_RevertWhen_TheSameSecondDeclaresOtherMembers() public {
        voucher.class = IIdentityRegistry.Class.Entity;
        voucher.members = 30;
        voucher.issuedAt = LATER;
        _present(voucher);
        voucher.members = 29;
        _refuse(voucher, _outdated(LATER, LATER));
    }

    function test_RevertWhen_AWalletChangesHands() public {
        voucher.subject = BOB;
        voucher.issuedAt = LATER;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityWalletTaken.selector, alice, ALICE));
    }

    function test_RevertWhen_ARetiredWalletIsBoundAgain() public {
        vm.prank(firstKey);
        registry.retireWallet(alice, REASON);
        voucher.issuedAt = LATER;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityWalletRetired.selector, alice));
    }

    function test_RevertWhen_AnotherIssuerBringsTheSubject() public {
        (voucher.issuer, voucher.issuedAt) = (SECOND, LATER);
        _refuseTaken();
        voucher.wallet = aliceToo;
        _refuseTaken();
        registry.suspendIssuer(FIRST, REASON);
        _refuseTaken();
    }

    function test_AnotherIssuerTakesOverWhenTheFirstHasEnded() public {
        registry.endIssuer(FIRST, REASON);
        (voucher.issuer, voucher.issuedAt) = (SECOND, NOW - 1);
        _refuse(voucher, _outdated(NOW - 1, NOW));
        // Of the same second and the same content, but said by another.
        voucher.issuedAt = NOW;
        _refuse(voucher, _outdated(NOW, NOW));
        voucher.wallet = aliceToo;
        _refuse(voucher, _outdated(NOW, NOW));
        voucher.issuedAt = NOW + 1;
        _present(voucher);

        _assertRecord(voucher, "record");
        _assertCode(alice, IIdentityRegistry.Code.Valid, "old wallet");
        _assertCode(aliceToo, IIdentityRegistry.Code.Valid, "new wallet");
        vm.prank(secondKey);
        registry.retireWallet(alice, REASON);
        _assertCode(alice, IIdentityRegistry.Code.WalletRetired, "by the new issuer");
    }

    function test_TakingOverDoesNotLiftASuspension() public {
        vm.prank(firstKey);
        registry.suspend(ALICE, REASON);
        registry.endIssuer(FIRST, REASON);
        (voucher.issuer, voucher.issuedAt) = (SECOND, LATER);
        _present(voucher);
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "still");
        vm.prank(secondKey);
        registry.lift(ALICE);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "lifted");
    }

    function test_AnotherSubjectIsUntouched() public {
        (voucher.wallet, voucher.subject, voucher.issuer, voucher.issuedAt) = (bob, BOB, SECOND, NOW - 1);
        _present(voucher);
        vm.prank(secondKey);
        registry.suspend(BOB, REASON);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "alice");
        _assertCode(bob, IIdentityRegistry.Code.Suspended, "bob");
    }

    function _bindSecondWallet() private {
        voucher.wallet = aliceToo;
        _present(voucher);
        voucher.wallet = alice;
    }

    function _refuseTaken() private {
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentitySubjectTaken.selector, ALICE, FIRST));
    }

    function _used(address wallet) private pure returns (bytes memory reason) {
        return abi.encodeWithSelector(IIdentityRegistry.IdentityVoucherUsed.selector, wallet, NOW);
    }
}
