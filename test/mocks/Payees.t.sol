// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {GasBurningPayee} from "../../contracts/mocks/GasBurningPayee.sol";
import {ITokenReceiver} from "../../contracts/mocks/interfaces/ITokenReceiver.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {LabTest} from "../support/LabTest.sol";

contract PayeeMocksTest is LabTest {
    uint256 private constant AMOUNT = 1_000_00;

    CallbackToken private token;
    address private alice;

    function setUp() public {
        alice = _actor("alice");
        token = new CallbackToken();
        token.mint(address(this), AMOUNT);
        vm.deal(address(this), 1 ether);
    }

    function test_CallbackTokenPaysAccountsAndContractsWithoutAHook() public {
        token.transfer(alice, 1);
        token.transfer(address(token), 2);

        vm.assertEq(token.balanceOf(alice), 1, "account");
        vm.assertEq(token.balanceOf(address(token)), 2, "contract without a hook");
    }

    function test_CallbackTokenCallsTheHookOfItsReceiver() public {
        ReentrantPayee payee = new ReentrantPayee();

        vm.expectCall(address(payee), abi.encodeCall(ITokenReceiver.onTokenReceived, (address(this), 3)));
        token.transfer(address(payee), 3);
    }

    function test_ReentrantPayeeCallsBackOnceWhileBeingPaid() public {
        ReentrantPayee payee = new ReentrantPayee();
        payee.arm(address(token), abi.encodeCall(IERC20.transfer, (alice, 2)));
        token.transfer(address(payee), 3);
        token.transfer(address(payee), 3);

        vm.assertEq(payee.attempts(), 1, "attempts");
        vm.assertTrue(payee.lastSuccess(), "success");
        vm.assertEq(payee.lastReturnData(), abi.encode(true), "return data");
        vm.assertEq(token.balanceOf(alice), 2, "moved on inside the payment");
    }

    function test_ReentrantPayeeCallsBackOnEther() public {
        ReentrantPayee payee = new ReentrantPayee();
        payee.arm(address(token), abi.encodeCall(IERC20.transfer, (alice, 1)));

        vm.assertTrue(_sendEther(address(payee)), "paid");
        vm.assertEq(payee.attempts(), 1, "attempts");
        vm.assertFalse(payee.lastSuccess(), "had no tokens to move");
    }

    function test_RevertWhen_RejectingPayeeIsPaid() public {
        RejectingPayee payee = new RejectingPayee();

        vm.expectRevert(_refusal(address(this)));
        token.transfer(address(payee), 1);
        vm.expectRevert(_refusal(address(this)));
        IERC721Receiver(address(payee)).onERC721Received(address(this), alice, 1, "");
        vm.assertFalse(_sendEther(address(payee)), "ether");
    }

    function test_RejectingPayeeCanStillActAndBeGivenTokensByMint() public {
        RejectingPayee payee = new RejectingPayee();
        token.mint(address(payee), 5);
        bytes memory returned = payee.execute(address(token), abi.encodeCall(IERC20.approve, (alice, 5)));

        vm.assertEq(returned, abi.encode(true), "return data");
        vm.assertEq(token.allowance(address(payee), alice), 5, "allowance");
        vm.assertEq(token.balanceOf(address(payee)), 5, "balance");
    }

    function test_GasBurningPayeeTakesAllTheGasOfThePayment() public {
        GasBurningPayee payee = new GasBurningPayee();
        uint256 gasLimit = 2_000_000;
        uint256 gasBefore = gasleft();

        try token.transfer{gas: gasLimit}(address(payee), 1) returns (bool) {
            vm.assertTrue(false, "the payment must fail");
        } catch {
            // The call below it gets 63/64 of what is left; the rest comes back.
            vm.assertGe(gasBefore - gasleft(), (gasLimit * 9) / 10, "gas burnt");
        }
        vm.assertEq(token.balanceOf(address(payee)), 0, "nothing arrived");
    }

    function test_GasBurningPayeeTakesAllTheGasOfEther() public {
        GasBurningPayee payee = new GasBurningPayee();
        uint256 gasBefore = gasleft();

        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(payee).call{value: 1, gas: 1_000_000}("");
        vm.assertFalse(success, "the payment must fail");
        vm.assertGe(gasBefore - gasleft(), 1_000_000, "gas burnt");
    }

    function _sendEther(address to) private returns (bool success) {
        // solhint-disable-next-line avoid-low-level-calls
        (success, ) = to.call{value: 1}("");
    }

    function _refusal(address payer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(RejectingPayee.RejectingPayeePaymentRefused.selector, payer);
    }
}

contract WalletMockTest is LabTest {
    bytes32 private constant DIGEST = keccak256("digest");

    WalletERC1271 private wallet;
    address private owner;
    uint256 private ownerKey;

    function setUp() public {
        (owner, ownerKey) = _actorWithKey("owner");
        wallet = new WalletERC1271(owner);
    }

    function test_WalletActsForItsOwner() public {
        CallbackToken token = new CallbackToken();
        token.mint(address(wallet), 5);
        vm.prank(owner);
        wallet.execute(address(token), abi.encodeCall(IERC20.transfer, (owner, 5)));

        vm.assertEq(token.balanceOf(owner), 5, "owner");
    }

    function testFuzz_RevertWhen_SomebodyElseActsForTheWallet(address caller) public {
        vm.assume(caller != owner);

        vm.expectRevert(abi.encodeWithSelector(WalletERC1271.WalletCallerNotOwner.selector, caller, owner));
        vm.prank(caller);
        wallet.execute(address(this), "");
    }

    function test_WalletTakesEther() public {
        vm.deal(owner, 1 ether);
        vm.prank(owner);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(wallet).call{value: 1 ether}("");

        vm.assertTrue(success, "paid");
        vm.assertEq(address(wallet).balance, 1 ether, "balance");
    }

    function test_WalletAcceptsTheSignatureOfItsOwnerOnly() public {
        (, uint256 strangerKey) = _actorWithKey("stranger");

        _expectAnswer(_sign(ownerKey, DIGEST), IERC1271.isValidSignature.selector);
        _expectAnswer(_sign(strangerKey, DIGEST), 0xffffffff);
        _expectAnswer(_sign(ownerKey, keccak256("other digest")), 0xffffffff);
        _expectAnswer("malformed", 0xffffffff);
    }

    function _expectAnswer(bytes memory signature, bytes4 expected) private view {
        vm.assertEq(bytes32(wallet.isValidSignature(DIGEST, signature)), bytes32(expected), "ERC-1271 answer");
    }
}
