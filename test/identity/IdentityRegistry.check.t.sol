// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityTest} from "./support/IdentityTest.sol";

/// Whether a wallet may act, and the first reason why not.
contract IdentityCheckTest is IdentityTest {
    function test_ACheckHoldsUntilItsSecond() public {
        uint40 expiresAt = _admitAlice().expiresAt;
        vm.warp(expiresAt - 1);
        _assertCode(alice, IIdentityRegistry.Code.Valid, "last second");
        vm.warp(expiresAt);
        _assertCode(alice, IIdentityRegistry.Code.Expired, "expired");
        vm.warp(expiresAt + 1);
        _assertCode(alice, IIdentityRegistry.Code.Expired, "expired");
    }

    function test_CheckingReadsThreeSlots() public {
        _admitAlice();
        vm.record();
        registry.check(alice);
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(registry));
        vm.assertEq(_distinct(reads), 3, "wallet, subject, issuer");
        vm.assertEq(writes.length, 0, "nothing is written");
    }

    /// Every combination of what can be wrong, against the list in the manual.
    function testFuzz_TheFirstReasonOfTheListIsGiven(
        bool retired,
        uint8 standing,
        bool revoked,
        bool suspended,
        uint256 time
    ) public {
        uint40 expiresAt = _admitAlice().expiresAt;
        standing = uint8(_bound(standing, 1, 3));
        time = _bound(time, expiresAt - 2, expiresAt + 2);
        _happen(retired, revoked, suspended);
        if (standing == uint8(IIdentityRegistry.Standing.Suspended)) registry.suspendIssuer(FIRST, REASON);
        if (standing == uint8(IIdentityRegistry.Standing.Ended)) registry.endIssuer(FIRST, REASON);
        vm.warp(time);

        // Numbers of the codes as the manual lists them, overwritten from the last reason to the first.
        uint256 expected = time < expiresAt ? 0 : 6;
        if (suspended) expected = 5;
        if (revoked) expected = 4;
        if (standing != 1) expected = 3;
        if (retired) expected = 2;
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = registry.check(alice);
        vm.assertEq(uint256(code), expected, "code");
        vm.assertEq(
            abi.encode(person),
            abi.encode(IIdentityRegistry.Person(ALICE, IIdentityRegistry.Class.Retail, CHINA, 1)),
            "the person is known whatever the code"
        );
    }

    function test_AWalletWithoutVoucherIsUnknown() public view {
        (IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) = registry.check(alice);
        vm.assertEq(uint256(code), uint256(IIdentityRegistry.Code.Unknown), "code");
        IIdentityRegistry.Person memory nobody;
        vm.assertEq(abi.encode(person), abi.encode(nobody), "nobody");
        vm.assertEq(bytes32(registry.subjectOf(alice)), bytes32(0), "subject");
    }

    function _happen(bool retired, bool revoked, bool suspended) private {
        vm.startPrank(firstKey);
        if (suspended) registry.suspend(ALICE, REASON);
        if (revoked) registry.revoke(ALICE, REASON);
        if (retired) registry.retireWallet(alice, REASON);
        vm.stopPrank();
    }

    function _distinct(bytes32[] memory slots) private pure returns (uint256 count) {
        for (uint256 i = 0; i < slots.length; ++i) {
            bool isNew = true;
            for (uint256 j = 0; j < i; ++j) if (slots[j] == slots[i]) isNew = false;
            if (isNew) ++count;
        }
    }
}
