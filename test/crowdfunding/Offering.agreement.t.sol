// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../contracts/crowdfunding/Offering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {IMintable, OfferingTest} from "./support/OfferingTest.sol";

/// @title What an investor signs
/// @notice A signature counts for one person, offering, chain, version, number of shares and time.
contract OfferingAgreementTest is OfferingTest {
    bytes32 private constant _TYPEHASH = keccak256(
        "Agreement(address investor,bytes32 document,uint8 version,uint32 shares,"
        "uint256 amount,bool riskAcknowledged,uint40 validUntil)"
    );
    bytes32 private constant _DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );

    address private ann;
    IOffering.Agreement private agreement;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        ann = _investor("ann");
        _investor("bob");
        vm.warp(OPENS_AT);
        agreement = _agreement(40);
        signature = _signed("ann", agreement);
    }

    function test_RevertWhen_SomebodyElseHasSigned() public {
        signature = _signed("bob", agreement);
        _refused();
        (, uint256 key) = _actorWithKey("bob");
        signature = _sign(key, offering.agreementHash(ann, agreement));
        _refused();
    }

    function test_RevertWhen_SomebodyElsePresentsIt() public {
        vm.expectRevert(_invalid(_actor("bob")));
        vm.prank(_actor("bob"));
        offering.invest(agreement, signature);
    }

    function test_RevertWhen_AnotherNumberOfSharesWasSigned() public {
        agreement.shares = 41;
        _refused();
    }

    function test_RevertWhen_AnotherTimeWasSigned() public {
        agreement.validUntil += 1;
        _refused();
    }

    function test_RevertWhen_TheRiskWasNotAcknowledgedInTheSignature() public {
        agreement.riskAcknowledged = true;
        _refused();
    }

    function test_RevertWhen_ItHasExpired() public {
        vm.warp(agreement.validUntil + 1);
        _refused();
    }

    function test_ItCountsUntilItsLastSecond() public {
        vm.warp(agreement.validUntil);
        vm.prank(ann);
        offering.invest(agreement, signature);
        vm.warp(agreement.validUntil - 1);
        vm.prank(ann);
        offering.invest(agreement, signature);
        vm.assertEq(offering.positionOf(ann).shares, 80, "only the signer himself can use it twice");
    }

    function test_RevertWhen_SignedForAnotherOffering() public {
        Offering first = offering;
        offering = _open(IInvestmentLedger.Kind.Formula);
        _refused();
        vm.assertNotEq(first.agreementHash(ann, agreement), offering.agreementHash(ann, agreement), "digests");
    }

    function test_RevertWhen_SignedForAnotherChain() public {
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        _refused();
        signature = _signed("ann", agreement);
        vm.prank(ann);
        offering.invest(agreement, signature);
        vm.chainId(here);
    }

    function test_RevertWhen_SignedForAnotherVersion() public {
        _change("second version");
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingVersionDiffers.selector, 1, 2));
        vm.prank(ann);
        offering.invest(agreement, signature);
        agreement.version = 2;
        _refused();
    }

    function test_RevertWhen_SignedAheadForAVersionWithAnotherDocument() public {
        agreement.version = 2;
        signature = _signed("ann", agreement);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingVersionDiffers.selector, 2, 1));
        vm.prank(ann);
        offering.invest(agreement, signature);
        _change("second version");
        _refused();
    }

    function test_RevertWhen_TheSignatureIsMalleable() public {
        (address wallet, uint256 key) = _actorWithKey("ann");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, offering.agreementHash(wallet, agreement));
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        signature = abi.encodePacked(r, bytes32(order - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _refused();
        signature = "";
        _refused();
    }

    function test_AContractWalletAgreesThroughItsOwner() public {
        (address owner, uint256 key) = _actorWithKey("ann");
        WalletERC1271 wallet = new WalletERC1271(owner);
        identity.admit(address(wallet), "wallet", IIdentityRegistry.Class.Retail, 1);
        IMintable(address(token)).mint(address(wallet), 400_00);
        vm.warp(block.timestamp + 1);
        _assess(address(wallet), LIMIT);
        bytes memory signed = _sign(key, offering.agreementHash(address(wallet), agreement));
        (, uint256 other) = _actorWithKey("bob");
        bytes memory forged = _sign(other, offering.agreementHash(address(wallet), agreement));

        vm.startPrank(owner);
        wallet.execute(address(token), abi.encodeCall(token.approve, (address(offering), 400_00)));
        vm.expectRevert(_invalid(address(wallet)));
        wallet.execute(address(offering), abi.encodeCall(offering.invest, (agreement, signature)));
        vm.expectRevert(_invalid(address(wallet)));
        wallet.execute(address(offering), abi.encodeCall(offering.invest, (agreement, forged)));
        wallet.execute(address(offering), abi.encodeCall(offering.invest, (agreement, signed)));
        vm.stopPrank();
        vm.assertEq(offering.positionOf(address(wallet)).shares, 40, "shares of the contract wallet");
    }

    function test_RevertWhen_ReconfirmedWithoutAValidSignature() public {
        _invest("ann", 40);
        _change("second version");
        agreement.version = 2;
        vm.expectRevert(_invalid(ann));
        vm.prank(ann);
        offering.reconfirm(agreement, signature);
        agreement.version = 1;
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingVersionDiffers.selector, 1, 2));
        vm.prank(ann);
        offering.reconfirm(agreement, signature);
    }

    function test_TheDigestIsTypedDataOfChainOfferingAndAmount() public view {
        bytes32 name = keccak256("FinChain Lab Offering");
        bytes32 domain = keccak256(abi.encode(_DOMAIN, name, keccak256("1"), block.chainid, address(offering)));
        bytes32 content = keccak256(
            abi.encode(_TYPEHASH, ann, DOCUMENT, 1, 40, 400_00, false, uint40(OPENS_AT + 1 hours))
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, content));
        vm.assertEq(offering.agreementHash(ann, agreement), digest, "digest");
    }

    function _refused() private {
        vm.expectRevert(_invalid(ann));
        vm.prank(ann);
        offering.invest(agreement, signature);
    }

    function _invalid(address signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingAgreementInvalid.selector, signer, agreement.validUntil);
    }
}
