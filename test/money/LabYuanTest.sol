// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {LabYuan} from "../../contracts/money/LabYuan.sol";
import {LabTest} from "../support/LabTest.sol";

/// What the tests of the currency share: a token, its issuer, and the digests of the standards, built from their text.
abstract contract LabYuanTest is LabTest {
    struct Payment {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    uint64 internal constant MINTER_ROLE = 1;
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant BALANCE = 1_000_000_00;

    AccessManager internal manager;
    LabYuan internal yuan;
    address internal issuer;
    address internal payer;
    uint256 internal payerKey;
    address internal payee;

    function setUp() public virtual {
        vm.warp(NOW);
        manager = new AccessManager(address(this));
        yuan = new LabYuan(address(manager));
        (issuer, payee) = (_actor("issuer"), _actor("payee"));
        (payer, payerKey) = _actorWithKey("payer");

        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = LabYuan.mint.selector;
        manager.setTargetFunctionRole(address(yuan), selectors, MINTER_ROLE);
        manager.grantRole(MINTER_ROLE, issuer, 0);
        vm.prank(issuer);
        yuan.mint(payer, BALANCE);
    }

    /// A payment that is valid as it stands.
    function _payment(uint256 value) internal view returns (Payment memory) {
        return
            Payment({
                from: payer,
                to: payee,
                value: value,
                validAfter: NOW - 1,
                validBefore: NOW + 1 days,
                nonce: keccak256("nonce")
            });
    }

    function _transferDigest(Payment memory p) internal view returns (bytes32) {
        return _digest(_paymentHash("TransferWithAuthorization", p));
    }

    function _receiveDigest(Payment memory p) internal view returns (bytes32) {
        return _digest(_paymentHash("ReceiveWithAuthorization", p));
    }

    function _cancelDigest(address authorizer, bytes32 nonce) internal view returns (bytes32) {
        bytes32 typeHash = keccak256("CancelAuthorization(address authorizer,bytes32 nonce)");
        return _digest(keccak256(abi.encode(typeHash, authorizer, nonce)));
    }

    function _permitDigest(
        address spender,
        uint256 value,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        return _digest(keccak256(abi.encode(typeHash, payer, spender, value, nonce, deadline)));
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return _digestOn(structHash, block.chainid, address(yuan));
    }

    function _digestOn(bytes32 structHash, uint256 chain, address verifier) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Lab Yuan (not real money)"),
                keccak256("1"),
                chain,
                verifier
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _paymentHash(string memory kind, Payment memory p) internal pure returns (bytes32) {
        string memory fields =
            "(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)";
        return keccak256(abi.encode(keccak256(abi.encodePacked(kind, fields)), p));
    }
}
