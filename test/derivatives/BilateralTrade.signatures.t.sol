// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FxForward} from "../../contracts/derivatives/FxForward.sol";
import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {WeatherOption} from "../../contracts/derivatives/WeatherOption.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// A signature is worth exactly one term sheet on one chain at one contract.
abstract contract TradeSignaturesTest is TradeTest {
    function test_ContractWalletsSignToo() public {
        WalletERC1271 wallet = new WalletERC1271(bob);
        deal.partyB = address(wallet);
        _fund(address(wallet), STAKE_B);
        _open();
        _assertState(IBilateralTrade.TradeState.Confirmed, "opened");
        vm.assertEq(token.balanceOf(address(wallet)), 0, "the wallet has paid");
    }

    function test_RevertWhen_TheWalletsOwnerDidNotSign() public {
        deal.partyB = address(new WalletERC1271(bob));
        _refuse(_sign(aliceKey, _id()), _sign(aliceKey, _id()), deal.partyB);
    }

    function test_RevertWhen_OnePartyDidNotSign() public {
        bytes32 tradeId = _id();
        _refuse("", _sign(bobKey, tradeId), alice);
        _refuse(_sign(aliceKey, tradeId), "", bob);
        _refuse(_sign(bobKey, tradeId), _sign(aliceKey, tradeId), alice);
    }

    function test_RevertWhen_AnythingInTheSheetDiffers() public {
        Deal memory signed = deal;
        (bytes memory byAlice, bytes memory byBob) = (_sign(aliceKey, _id()), _sign(bobKey, _id()));
        deal.stakeA += 1;
        _refuse(byAlice, byBob, alice);
        deal = signed;
        deal.stakeB += 1;
        _refuse(byAlice, byBob, alice);
        deal = signed;
        deal.expiry += 1;
        _refuse(byAlice, byBob, alice);
        deal = signed;
        deal.validUntil += 1;
        _refuse(byAlice, byBob, alice);
        deal = signed;
        deal.salt += 1;
        _refuse(byAlice, byBob, alice);
        deal = signed;
        (deal.partyA, deal.partyB) = (bob, alice);
        _refuse(byBob, byAlice, bob);
    }

    function test_RevertWhen_TheSheetWasSignedForAnotherChain() public {
        (bytes memory byAlice, bytes memory byBob) = (_sign(aliceKey, _id()), _sign(bobKey, _id()));
        vm.chainId(block.chainid + 1);
        _refuse(byAlice, byBob, alice);
    }

    function test_RevertWhen_TheSheetWasSignedForAnotherContract() public {
        (bytes memory byAlice, bytes memory byBob) = (_sign(aliceKey, _id()), _sign(bobKey, _id()));
        (forward, option) = (new FxForward(token, oracle), new WeatherOption(token, oracle));
        product = _product();
        _refuse(byAlice, byBob, alice);
    }

    function _refuse(bytes memory signatureA, bytes memory signatureB, address party) private {
        bytes memory call = _openCall(signatureA, signatureB);
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TermSheetSignatureInvalid.selector, party));
        _do(stranger, call);
    }
}

// solhint-disable no-empty-blocks
contract FxForwardSignaturesTest is TradeSignaturesTest, ForwardDesk {}

contract WeatherOptionSignaturesTest is TradeSignaturesTest, OptionDesk {}
