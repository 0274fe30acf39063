// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IdentityRegistry} from "../../../contracts/identity/IdentityRegistry.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @title Base of the tests of the identity registry
/// @notice Two accredited issuers; Alice has a good voucher of the first, not presented yet. The test administers.
abstract contract IdentityTest is LabTest {
    uint40 internal constant NOW = 1_800_000_000;
    uint40 internal constant YEAR = 365 days;
    uint40 internal constant MAX_TERM = 3 * YEAR;
    bytes31 internal constant ALICE = bytes31("alice, salted");
    bytes31 internal constant BOB = bytes31("bob, salted");
    bytes32 internal constant EVIDENCE = "evidence";
    bytes32 internal constant REASON = "reason";
    bytes32 internal constant PROFILE = "profile";
    uint32 internal constant FIRST = 1;
    uint32 internal constant SECOND = 2;
    uint16 internal constant CHINA = 156;

    IdentityRegistry internal registry;
    address internal alice;
    address internal aliceToo;
    address internal bob;
    address internal stranger;
    address internal firstKey;
    address internal secondKey;
    mapping(address account => uint256 privateKey) internal keys;

    function setUp() public virtual {
        vm.warp(NOW);
        (alice, aliceToo, bob) = (_actor("alice"), _actor("alice too"), _actor("bob"));
        stranger = _actor("stranger");
        (firstKey, secondKey) = (_keyed("first issuer"), _keyed("second issuer"));
        registry = _deploy();
        vm.assertEq(registry.accredit(firstKey, PROFILE), FIRST, "first");
        vm.assertEq(registry.accredit(secondKey, PROFILE), SECOND, "second");
    }

    function _deploy() internal returns (IdentityRegistry deployed) {
        return new IdentityRegistry(address(new AccessManager(address(this))));
    }

    /// @notice An account that can sign.
    function _keyed(string memory name) internal returns (address account) {
        uint256 privateKey;
        (account, privateKey) = _actorWithKey(name);
        keys[account] = privateKey;
    }

    /// @notice Presents a voucher, signed by its issuer's present key.
    function _present(IIdentityRegistry.Voucher memory voucher) internal {
        bytes memory signature = _signed(voucher);
        vm.prank(voucher.wallet);
        registry.present(voucher, signature);
    }

    /// @notice Alice presents her good voucher.
    function _admitAlice() internal returns (IIdentityRegistry.Voucher memory voucher) {
        voucher = _voucher();
        _present(voucher);
    }

    /// @notice Presents a voucher that must be refused with `reason`.
    function _refuse(IIdentityRegistry.Voucher memory voucher, bytes memory reason) internal {
        bytes memory signature = _signed(voucher);
        vm.expectRevert(reason);
        vm.prank(voucher.wallet);
        registry.present(voucher, signature);
    }

    function _signed(IIdentityRegistry.Voucher memory voucher) internal view returns (bytes memory signature) {
        address key = registry.issuerOf(voucher.issuer).key;
        return _sign(keys[key == address(0) ? firstKey : key], registry.voucherHash(voucher));
    }

    function _assertCode(address wallet, IIdentityRegistry.Code expected, string memory what) internal view {
        (IIdentityRegistry.Code code, ) = registry.check(wallet);
        vm.assertEq(uint256(code), uint256(expected), what);
    }

    function _assertRecord(IIdentityRegistry.Voucher memory voucher, string memory what) internal view {
        IIdentityRegistry.Record memory expected = IIdentityRegistry.Record({
            issuer: voucher.issuer,
            class: voucher.class,
            suspended: false,
            revoked: false,
            country: voucher.country,
            members: voucher.members,
            issuedAt: voucher.issuedAt,
            expiresAt: voucher.expiresAt
        });
        vm.assertEq(abi.encode(registry.recordOf(voucher.subject)), abi.encode(expected), what);
    }

    function _voucher() internal view returns (IIdentityRegistry.Voucher memory voucher) {
        return
            IIdentityRegistry.Voucher({
                issuer: FIRST,
                wallet: alice,
                subject: ALICE,
                class: IIdentityRegistry.Class.Retail,
                country: CHINA,
                members: 1,
                issuedAt: uint40(block.timestamp),
                expiresAt: uint40(block.timestamp) + YEAR,
                evidence: EVIDENCE
            });
    }

    /// @notice The refusal of a voucher that comes too late.
    function _outdated(uint40 issuedAt, uint40 known) internal pure returns (bytes memory reason) {
        return abi.encodeWithSelector(IIdentityRegistry.IdentityVoucherOutdated.selector, issuedAt, known);
    }
}
