// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// What a voucher must say, and when.
contract IdentityPresentTest is IdentityTest {
    function test_AVoucherBindsItsWalletToItsSubject() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes memory signature = _signed(voucher);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletBound(alice, ALICE, FIRST, EVIDENCE);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SubjectRecorded(
            ALICE,
            FIRST,
            IIdentityRegistry.Class.Retail,
            CHINA,
            1,
            NOW,
            NOW + YEAR,
            EVIDENCE
        );
        vm.prank(alice);
        registry.present(voucher, signature);

        _assertRecord(voucher, "record");
        vm.assertEq(bytes32(registry.subjectOf(alice)), bytes32(ALICE), "subject");
        vm.assertEq(abi.encode(registry.walletOf(alice)), abi.encode(IIdentityRegistry.Wallet(ALICE, false)), "wallet");
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = registry.check(alice);
        vm.assertEq(uint256(code), uint256(IIdentityRegistry.Code.Valid), "code");
        vm.assertEq(
            abi.encode(person),
            abi.encode(IIdentityRegistry.Person(ALICE, IIdentityRegistry.Class.Retail, CHINA, 1)),
            "person"
        );
    }

    function test_RevertWhen_AnotherPresentsIt() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes memory signature = _signed(voucher);
        address[2] memory others = [stranger, firstKey];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IIdentityRegistry.IdentityCallerNotWallet.selector, others[i], alice)
            );
            vm.prank(others[i]);
            registry.present(voucher, signature);
        }
    }

    function test_RevertWhen_ItNamesNoSubject() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.subject = 0;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentitySubjectMissing.selector));
    }

    function test_RevertWhen_ItNamesNoClass() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.class = IIdentityRegistry.Class.None;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityClassMissing.selector));
    }

    function test_OnlyAnEntityHasSeveralMembers() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        for (uint8 class = 1; class <= uint8(IIdentityRegistry.Class.Entity); ++class) {
            voucher.class = IIdentityRegistry.Class(class);
            voucher.subject = bytes31(bytes1(class));
            voucher.wallet = address(uint160(class) + 1000);
            _refuse(_withMembers(voucher, 0), _membersInvalid(voucher.class, 0));
            if (voucher.class == IIdentityRegistry.Class.Entity) {
                _present(_withMembers(voucher, type(uint24).max));
            } else {
                _refuse(_withMembers(voucher, 2), _membersInvalid(voucher.class, 2));
                _present(_withMembers(voucher, 1));
            }
            _assertRecord(voucher, "record");
        }
    }

    function test_CountriesGoFrom1To999() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        uint16[3] memory refused = [0, 1000, type(uint16).max];
        for (uint256 i = 0; i < refused.length; ++i) {
            voucher.country = refused[i];
            _refuse(
                voucher,
                abi.encodeWithSelector(IIdentityRegistry.IdentityCountryInvalid.selector, voucher.country)
            );
        }
        voucher.country = 1;
        _present(voucher);
        (voucher.subject, voucher.wallet, voucher.country) = (BOB, bob, 999);
        _present(voucher);
        _assertRecord(voucher, "last");
    }

    function test_AVoucherIsIssuedAtThePresentSecondAtTheLatest() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.issuedAt = NOW + 1;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityIssuedInFuture.selector, NOW + 1, NOW));
        voucher.issuedAt = NOW - 1;
        _present(voucher);
        voucher.issuedAt = NOW;
        _present(voucher);
    }

    function test_AVoucherExpiresAfterThePresentSecond() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        for (uint40 expiresAt = NOW - 1; expiresAt <= NOW; ++expiresAt) {
            voucher.expiresAt = expiresAt;
            _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityVoucherExpired.selector, expiresAt));
        }
        voucher.expiresAt = NOW + 1;
        _present(voucher);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "for a second");
    }

    function test_AVoucherCountsForThreeYearsAtMost() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.issuedAt = NOW - 100;
        uint40 limit = voucher.issuedAt + MAX_TERM;
        voucher.expiresAt = limit + 1;
        _refuse(voucher, abi.encodeWithSelector(IIdentityRegistry.IdentityTermTooLong.selector, limit + 1, limit));
        voucher.expiresAt = limit - 1;
        _present(voucher);
        (voucher.issuedAt, voucher.expiresAt) = (NOW, NOW + MAX_TERM);
        _present(voucher);
    }

    function test_AVoucherMayExpireAtTheEndOfTime() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        (voucher.issuedAt, voucher.expiresAt) = (NOW, type(uint40).max);
        _refuse(
            voucher,
            abi.encodeWithSelector(
                IIdentityRegistry.IdentityTermTooLong.selector,
                type(uint40).max,
                uint256(NOW) + MAX_TERM
            )
        );
        // The last year of 40 bits: the term is added in 256 bits and cannot overflow.
        vm.warp(type(uint40).max - 1);
        voucher.issuedAt = type(uint40).max - 1;
        _present(voucher);
    }

    function _withMembers(
        IIdentityRegistry.Voucher memory voucher,
        uint24 members
    ) private pure returns (IIdentityRegistry.Voucher memory changed) {
        voucher.members = members;
        return voucher;
    }

    function _membersInvalid(IIdentityRegistry.Class class, uint24 members) private pure returns (bytes memory reason) {
        return abi.encodeWithSelector(IIdentityRegistry.IdentityMembersInvalid.selector, class, members);
    }
}
