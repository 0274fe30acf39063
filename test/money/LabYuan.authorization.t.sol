// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {LabYuanTest} from "./LabYuanTest.sol";

contract LabYuanAuthorizationTest is LabYuanTest {
    uint256 private constant BLOCK_RANGE_FLAG = 1 << 47;

    function testFuzz_AnybodyDeliversASignedPayment(uint256 value, bytes32 nonce, address carrier) public {
        Payment memory p = _payment(_bound(value, 0, BALANCE));
        p.nonce = nonce;
        bytes32 digest = _transferDigest(p);

        vm.expectEmit(address(yuan));
        emit IERC3009.AuthorizationUsed(payer, nonce);
        vm.expectEmit(address(yuan));
        emit IERC20.Transfer(payer, payee, p.value);
        vm.prank(carrier);
        _transfer(p, digest);

        vm.assertEq(yuan.balanceOf(payee), p.value, "payee");
        vm.assertEq(yuan.balanceOf(payer), BALANCE - p.value, "payer");
        vm.assertTrue(yuan.authorizationState(payer, nonce), "used");
    }

    function testFuzz_ThePayeeCollectsASignedPayment(uint256 value, bytes32 nonce) public {
        Payment memory p = _payment(_bound(value, 0, BALANCE));
        p.nonce = nonce;
        bytes32 digest = _receiveDigest(p);

        vm.prank(payee);
        _receive(p, digest);

        vm.assertEq(yuan.balanceOf(payee), p.value, "payee");
        vm.assertTrue(yuan.authorizationState(payer, nonce), "used");
    }

    function test_RevertWhen_SomebodyElseCollects() public {
        Payment memory p = _payment(100);
        bytes32 digest = _receiveDigest(p);

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, payee));
        _receive(p, digest);
    }

    function test_RevertWhen_ACollectionIsDeliveredAsATransfer() public {
        Payment memory p = _payment(100);
        bytes32 digest = _receiveDigest(p);

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(p, digest);
    }

    function testFuzz_NoncesMayComeInAnyOrderAndLeavePermitAlone(bytes32 first, bytes32 second) public {
        vm.assume(first != second);
        Payment memory p = _payment(1);
        p.nonce = first;
        _transfer(p, _transferDigest(p));
        vm.assertFalse(yuan.authorizationState(payer, second), "unused");
        p.nonce = second;
        _transfer(p, _transferDigest(p));

        vm.assertEq(yuan.balanceOf(payee), 2, "payee");
        vm.assertEq(yuan.nonces(payer), 0, "permit nonce");
    }

    function test_RevertWhen_APaymentIsReplayed() public {
        Payment memory p = _payment(100);
        _transfer(p, _transferDigest(p));

        vm.expectRevert(_used(p.nonce));
        _transfer(p, _transferDigest(p));
        vm.expectRevert(_used(p.nonce));
        vm.prank(payee);
        _receive(p, _receiveDigest(p));
    }

    function test_RevertWhen_APaymentHasExpired() public {
        Payment memory p = _payment(100);
        bytes32 digest = _transferDigest(p);
        vm.warp(p.validBefore);

        vm.expectRevert(_wrongTime(p));
        _transfer(p, digest);
    }

    function test_RevertWhen_APaymentIsNotYetValid() public {
        Payment memory p = _payment(100);
        p.validAfter = NOW;
        bytes32 digest = _transferDigest(p);

        vm.expectRevert(_wrongTime(p));
        _transfer(p, digest);
    }

    function testFuzz_APaymentIsValidStrictlyBetweenItsBounds(uint256 time) public {
        Payment memory p = _payment(100);
        bytes32 digest = _transferDigest(p);
        time = _bound(time, p.validAfter + 1, p.validBefore - 1);
        vm.warp(time);
        _transfer(p, digest);

        vm.assertEq(yuan.balanceOf(payee), 100, "payee");
    }

    function test_BoundsMayCountBlocksWhereBothSaySo() public {
        Payment memory p = _payment(100);
        p.validAfter = BLOCK_RANGE_FLAG | (block.number - 1);
        p.validBefore = BLOCK_RANGE_FLAG | (block.number + 1);
        _transfer(p, _transferDigest(p));

        vm.assertEq(yuan.balanceOf(payee), 100, "payee");
    }

    function test_RevertWhen_APaymentIsOfAnotherChain() public {
        Payment memory p = _payment(100);
        bytes32 digest = _transferDigest(p);
        vm.chainId(block.chainid + 1);

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(p, digest);
    }

    function testFuzz_RevertWhen_APaymentIsOfAnotherContract(address verifier) public {
        vm.assume(verifier != address(yuan));
        Payment memory p = _payment(100);
        bytes32 structHash = _paymentHash("TransferWithAuthorization", p);

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(p, _digestOn(structHash, block.chainid, verifier));
    }

    function test_RevertWhen_SomebodyElseSigned() public {
        Payment memory p = _payment(100);
        bytes32 digest = _transferDigest(p);
        (, payerKey) = _actorWithKey("stranger");

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(p, digest);
    }

    function testFuzz_RevertWhen_TheAmountIsNotWhatWasSigned(uint256 value) public {
        Payment memory p = _payment(100);
        bytes32 digest = _transferDigest(p);
        vm.assume(value != 100);
        p.value = value;

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(p, digest);
    }

    function test_RevertWhen_ThePayerCannotPay() public {
        Payment memory p = _payment(BALANCE + 1);
        bytes32 digest = _transferDigest(p);

        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, payer, BALANCE, p.value)
        );
        _transfer(p, digest);
        vm.assertFalse(yuan.authorizationState(payer, p.nonce), "the authorization stays usable");
    }

    function test_ACancelledPaymentCannotBeDelivered() public {
        Payment memory p = _payment(100);

        vm.expectEmit(address(yuan));
        emit IERC3009Cancel.AuthorizationCanceled(payer, p.nonce);
        _cancel(p.nonce);

        vm.assertTrue(yuan.authorizationState(payer, p.nonce), "used");
        bytes32 digest = _transferDigest(p);
        vm.expectRevert(_used(p.nonce));
        _transfer(p, digest);
    }

    function test_RevertWhen_CancellingWhatIsUsed() public {
        Payment memory p = _payment(100);
        _transfer(p, _transferDigest(p));

        vm.expectRevert(_used(p.nonce));
        _cancel(p.nonce);
    }

    function test_RevertWhen_SomebodyElseCancels() public {
        (, payerKey) = _actorWithKey("stranger");

        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _cancel("nonce");
    }

    function _transfer(Payment memory p, bytes32 digest) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, digest);
        yuan.transferWithAuthorization(p.from, p.to, p.value, p.validAfter, p.validBefore, p.nonce, v, r, s);
    }

    function _receive(Payment memory p, bytes32 digest) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, digest);
        yuan.receiveWithAuthorization(p.from, p.to, p.value, p.validAfter, p.validBefore, p.nonce, v, r, s);
    }

    function _cancel(bytes32 nonce) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, _cancelDigest(payer, nonce));
        yuan.cancelAuthorization(payer, nonce, v, r, s);
    }

    function _used(bytes32 nonce) private view returns (bytes memory) {
        return abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, payer, nonce);
    }

    function _wrongTime(Payment memory p) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ERC3009.ERC3009InvalidAuthorizationTime.selector, p.validAfter, p.validBefore);
    }
}
