// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITransferDesk} from "../../contracts/crowdfunding/interfaces/ITransferDesk.sol";
import {TransferTest} from "./support/TransferTest.sol";

/// Who may take the shares, and when.
contract TransferDeskRightsTest is TransferTest {
    function test_TheStagesChangeOnTheSecond() public {
        uint256 offerId = _offer(dan);
        (uint40 issuerUntil, uint40 holdersUntil, uint40 saleUntil, uint40 consentUntil) = transfers.limitsOf(offerId);
        vm.assertEq(issuerUntil, ISSUER_UNTIL, "issuer until");
        vm.assertEq(holdersUntil, HOLDERS_UNTIL, "holders until");
        vm.assertEq(saleUntil, SALE_UNTIL, "sale until");
        vm.assertEq(consentUntil, START, "no consent");

        _assertAround(offerId, ISSUER_UNTIL, ITransferDesk.Stage.IssuerRight, ITransferDesk.Stage.HolderRight);
        _assertAround(offerId, HOLDERS_UNTIL, ITransferDesk.Stage.HolderRight, ITransferDesk.Stage.Sale);
        _assertAround(offerId, SALE_UNTIL, ITransferDesk.Stage.Sale, ITransferDesk.Stage.Lapsed);
        _assertStage(99, ITransferDesk.Stage.None);
    }

    function test_TheIssuerTakesTheSharesIntoTheTreasury() public {
        uint256 offerId = _offer(dan);
        vm.warp(ISSUER_UNTIL - 1);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotAllowed.selector, ben, issuer));
        _buy(offerId, ben);
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferSettled(offerId, ada, issuer, ITransferDesk.Stage.IssuerRight, SHARES, AMOUNT);
        _buy(offerId, issuer);
        _assertShares(ada, 560, 0);
        vm.assertEq(register.books().treasury, SHARES, "treasury");
        _assertGain(ada, int256(AMOUNT));
        _assertGain(issuer, -int256(AMOUNT));
        _assertStage(offerId, ITransferDesk.Stage.None);
    }

    function test_AHolderTakesTheSharesAfterTheIssuer() public {
        uint256 offerId = _offer(dan);
        vm.warp(ISSUER_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotHolder.selector, dan));
        _buy(offerId, dan);
        vm.warp(HOLDERS_UNTIL - 1);
        _buy(offerId, cai);
        _assertShares(cai, 140, 0);
        _assertGain(cai, -int256(AMOUNT));
        _assertGain(ada, int256(AMOUNT));
    }

    function test_RevertWhen_TheTreasuryComesAmongTheHolders() public {
        vm.prank(ben);
        register.transfer(issuer, 10);
        uint256 offerId = _offer(dan);
        vm.warp(ISSUER_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotHolder.selector, issuer));
        _buy(offerId, issuer);
    }

    function test_TheNamedBuyerBuysAfterTheRights() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferBuyerDiffers.selector, ben, dan));
        _buy(offerId, ben);
        _buy(offerId, dan);
        _assertShares(dan, SHARES, 0);
        _assertGain(dan, -int256(AMOUNT));
        vm.assertEq(token.balanceOf(desk), 0, "nothing stays");
    }

    function test_AnybodyBuysWhenNobodyIsNamed() public {
        uint256 offerId = _offer(address(0));
        vm.warp(SALE_UNTIL - 1);
        _buy(offerId, ben);
        _assertShares(ben, 340, 0);
    }

    function test_RevertWhen_TheOfferHasLapsed() public {
        uint256 offerId = _offer(address(0));
        vm.warp(SALE_UNTIL);
        vm.expectRevert(
            abi.encodeWithSelector(ITransferDesk.TransferWrongStage.selector, offerId, ITransferDesk.Stage.Lapsed)
        );
        _buy(offerId, ben);
    }

    function _assertAround(
        uint256 offerId,
        uint40 limit,
        ITransferDesk.Stage before,
        ITransferDesk.Stage later
    ) private {
        vm.warp(limit - 1);
        _assertStage(offerId, before);
        vm.warp(limit);
        _assertStage(offerId, later);
        vm.warp(limit + 1);
        _assertStage(offerId, later);
    }
}

/// The company knows its shareholders: buyers need its consent.
contract TransferDeskConsentTest is TransferTest {
    function test_TheIssuerConsents() public {
        uint256 offerId = _offer(dan);
        vm.warp(HOLDERS_UNTIL - 1);
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferConsented(offerId, dan);
        _consent(offerId, dan);
        vm.warp(HOLDERS_UNTIL);
        _buy(offerId, dan);
        _assertShares(dan, SHARES, 0);
    }

    function test_SilenceIsConsentOnTheSecond() public {
        uint256 offerId = _offer(address(0));
        vm.warp(HOLDERS_UNTIL);
        vm.prank(ada);
        transfers.nameBuyer(offerId, dan);
        // Named on Tuesday the 20th: ten business days end with Tuesday the 3rd of February.
        uint40 until = MONDAY + 30 days;
        (, , , uint40 consentUntil) = transfers.limitsOf(offerId);
        vm.assertEq(consentUntil, until, "consent until");
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferConsentPending.selector, until));
        _buy(offerId, dan);
        vm.warp(until);
        _expectOver(ITransferDesk.Verdict.Silent, until);
        _refuse(offerId, dan);
        _buy(offerId, dan);
        _assertShares(dan, SHARES, 0);
    }

    function test_AfterARefusalTheSellerNamesAnother() public {
        uint256 offerId = _offer(dan);
        vm.warp(CONSENT_UNTIL - 1);
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferRefused(offerId, dan, REASON);
        _refuse(offerId, dan);
        vm.warp(CONSENT_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferBuyerRefused.selector, dan));
        _buy(offerId, dan);

        vm.prank(ada);
        transfers.nameBuyer(offerId, ben);
        _consent(offerId, ben);
        _buy(offerId, ben);
        _assertShares(ben, 340, 0);
    }

    function test_RevertWhen_TheIssuerDecidesTwice() public {
        uint256 offerId = _offer(dan);
        _consent(offerId, dan);
        _expectOver(ITransferDesk.Verdict.Consented, CONSENT_UNTIL);
        _refuse(offerId, dan);
        uint256 other = _offer(dan);
        _refuse(other, dan);
        _expectOver(ITransferDesk.Verdict.Refused, CONSENT_UNTIL);
        _consent(other, dan);
    }

    function test_RevertWhen_SomebodyElseDecides() public {
        uint256 offerId = _offer(dan);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotAllowed.selector, ada, issuer));
        vm.prank(ada);
        transfers.consent(offerId, dan);
        vm.expectRevert(
            abi.encodeWithSelector(ITransferDesk.TransferWrongStage.selector, 99, ITransferDesk.Stage.None)
        );
        _consent(99, dan);
    }

    function test_RevertWhen_TheRefusalHasNoReason() public {
        uint256 offerId = _offer(dan);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferReasonMissing.selector));
        vm.prank(issuer);
        transfers.refuse(offerId, dan, 0);
    }

    function test_RevertWhen_NoBuyerIsNamed() public {
        uint256 offerId = _offer(address(0));
        bytes memory refusal = abi.encodeWithSelector(ITransferDesk.TransferBuyerMissing.selector, offerId);
        vm.expectRevert(refusal);
        _consent(offerId, dan);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(refusal);
        _buy(offerId, dan);
    }

    /// A consent meant for one buyer never serves another one.
    function test_RevertWhen_TheSellerRenamesJustBefore() public {
        uint256 offerId = _offer(dan);
        vm.prank(ada);
        transfers.nameBuyer(offerId, ben);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferBuyerDiffers.selector, dan, ben));
        _consent(offerId, dan);
    }

    function test_ANewNameForgetsTheVerdict() public {
        uint256 offerId = _offer(dan);
        _consent(offerId, dan);
        vm.prank(ada);
        transfers.nameBuyer(offerId, ben);
        (, uint40 holdersUntil, , uint40 consentUntil) = transfers.limitsOf(offerId);
        vm.assertEq(holdersUntil, consentUntil, "both begin today");
        vm.warp(HOLDERS_UNTIL - 1);
        vm.prank(ada);
        transfers.nameBuyer(offerId, cai);
        (, , , consentUntil) = transfers.limitsOf(offerId);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferConsentPending.selector, consentUntil));
        _buy(offerId, cai);
    }

    function test_RightsNeedNoConsent() public {
        uint256 offerId = _offer(dan);
        vm.warp(ISSUER_UNTIL);
        _buy(offerId, cai);
        _assertShares(cai, 140, 0);
    }

    function _fixRules(uint8 issuerDays, uint8 holderDays, uint8, uint8 saleDays) internal override {
        super._fixRules(issuerDays, holderDays, 10, saleDays);
    }

    function _consent(uint256 offerId, address buyer) private {
        vm.prank(issuer);
        transfers.consent(offerId, buyer);
    }

    function _refuse(uint256 offerId, address buyer) private {
        vm.prank(issuer);
        transfers.refuse(offerId, buyer, REASON);
    }

    function _expectOver(ITransferDesk.Verdict verdict, uint40 until) private {
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferConsentOver.selector, verdict, until));
    }
}
