// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// A signature is worth exactly one voucher on one chain at one contract.
contract IdentitySignaturesTest is IdentityTest {
    function test_AContractSignsAsIssuerAndActs() public {
        WalletERC1271 office = new WalletERC1271(secondKey);
        registry.replaceKey(SECOND, address(office));
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.issuer = SECOND;
        bytes memory byOwner = _sign(keys[secondKey], registry.voucherHash(voucher));
        _refuseSignature(voucher, _sign(keys[firstKey], registry.voucherHash(voucher)));

        vm.prank(alice);
        registry.present(voucher, byOwner);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "presented");
        vm.prank(secondKey);
        office.execute(address(registry), abi.encodeCall(registry.suspend, (ALICE, REASON)));
        _assertCode(alice, IIdentityRegistry.Code.Suspended, "suspended");
    }

    function test_AContractPresentsAsWallet() public {
        WalletERC1271 wallet = new WalletERC1271(alice);
        IIdentityRegistry.Voucher memory voucher = _voucher();
        voucher.wallet = address(wallet);
        bytes memory signature = _signed(voucher);
        vm.prank(alice);
        wallet.execute(address(registry), abi.encodeCall(registry.present, (voucher, signature)));
        _assertCode(address(wallet), IIdentityRegistry.Code.Valid, "wallet");
        _assertCode(alice, IIdentityRegistry.Code.Unknown, "its owner");
    }

    function test_RevertWhen_AnotherSigned() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes32 hash = registry.voucherHash(voucher);
        _refuseSignature(voucher, _sign(keys[secondKey], hash));
        _refuseSignature(voucher, "");
        _refuseSignature(voucher, abi.encodePacked(_sign(keys[firstKey], hash), bytes1(0)));
    }

    function test_RevertWhen_AnythingInTheVoucherDiffers() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes memory signature = _signed(voucher);
        voucher.issuer = SECOND;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.wallet = bob;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.subject = BOB;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.class = IIdentityRegistry.Class.Entity;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.country = 840;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.issuedAt -= 1;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.expiresAt += 1;
        _refuseSignature(voucher, signature);
        voucher = _voucher();
        voucher.evidence = "other";
        _refuseSignature(voucher, signature);
    }

    function test_RevertWhen_AnEntityDeclaresOtherMembersThanSigned() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        (voucher.class, voucher.members) = (IIdentityRegistry.Class.Entity, 30);
        bytes memory signature = _signed(voucher);
        voucher.members = 29;
        _refuseSignature(voucher, signature);
    }

    function test_RevertWhen_TheVoucherWasSignedForAnotherChain() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes memory signature = _signed(voucher);
        vm.chainId(block.chainid + 1);
        _refuseSignature(voucher, signature);
    }

    function test_RevertWhen_TheVoucherWasSignedForAnotherContract() public {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        bytes memory signature = _signed(voucher);
        registry = _deploy();
        registry.accredit(firstKey, PROFILE);
        _refuseSignature(voucher, signature);
    }

    function test_TheHashIsTypedDataOfChainAndContract() public view {
        IIdentityRegistry.Voucher memory voucher = _voucher();
        // solhint-disable max-line-length
        bytes32 typehash = keccak256(
            "Voucher(uint32 issuer,address wallet,bytes31 subject,uint8 class,uint16 country,uint24 members,uint40 issuedAt,uint40 expiresAt,bytes32 evidence)"
        );
        // solhint-enable max-line-length
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab IdentityRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        bytes32 expected = keccak256(abi.encodePacked(hex"1901", domain, keccak256(abi.encode(typehash, voucher))));
        vm.assertEq(registry.voucherHash(voucher), expected, "hash");
    }

    function _refuseSignature(IIdentityRegistry.Voucher memory voucher, bytes memory signature) private {
        address key = registry.issuerOf(voucher.issuer).key;
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.IdentitySignatureInvalid.selector, voucher.issuer, key)
        );
        vm.prank(voucher.wallet);
        registry.present(voucher, signature);
    }
}
