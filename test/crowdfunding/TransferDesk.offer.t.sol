// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ITransferDesk} from "../../contracts/crowdfunding/interfaces/ITransferDesk.sol";
import {ShareRegister} from "../../contracts/crowdfunding/ShareRegister.sol";
import {TransferTest} from "./support/TransferTest.sol";

/// Rules are fixed once; offers are made, renamed and taken back.
contract TransferDeskOfferTest is TransferTest {
    function test_RulesAreFixedOnceByTheIssuer() public {
        ITransferDesk.Rules memory rules = transfers.rulesOf(register);
        vm.assertEq(abi.encode(rules), abi.encode(ITransferDesk.Rules(5, 5, 0, 20)), "rules");

        ShareRegister other = _newRegister(0);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotAllowed.selector, ada, issuer));
        vm.prank(ada);
        transfers.fixRules(other, rules);

        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferRulesFixed(address(other), ITransferDesk.Rules(0, 0, 3, 4));
        vm.prank(issuer);
        transfers.fixRules(other, ITransferDesk.Rules(0, 0, 3, 4));

        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferRulesAlreadyFixed.selector, address(register)));
        _fixRules(1, 1, 1, 2);
    }

    function test_RevertWhen_RulesMakeNoSense() public {
        ShareRegister other = _newRegister(0);
        ITransferDesk.Rules[5] memory wrong = [
            ITransferDesk.Rules(61, 0, 0, 1),
            ITransferDesk.Rules(0, 61, 0, 1),
            ITransferDesk.Rules(0, 0, 0, 61),
            ITransferDesk.Rules(0, 0, 5, 5),
            ITransferDesk.Rules(5, 5, 0, 0)
        ];
        for (uint256 i = 0; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferRulesInvalid.selector, wrong[i], 60));
            vm.prank(issuer);
            transfers.fixRules(other, wrong[i]);
        }
        vm.prank(issuer);
        transfers.fixRules(other, ITransferDesk.Rules(60, 60, 59, 60));
    }

    function test_AnOfferEarmarksTheShares() public {
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferOffered(1, address(register), ada, SHARES, PRICE);
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferBuyerNamed(1, dan);
        uint256 offerId = _offer(dan);

        _assertShares(ada, 600, SHARES);
        vm.assertEq(
            abi.encode(transfers.offerOf(offerId)),
            abi.encode(
                ITransferDesk.Offer(register, SHARES, START, ada, PRICE, ITransferDesk.Verdict.Silent, dan, START)
            ),
            "offer"
        );
        vm.assertEq(_offer(address(0)), 2, "numbers go up");
        _assertShares(ada, 600, 2 * SHARES);
    }

    function test_RevertWhen_AnOfferIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitSharesZero.selector));
        vm.prank(ada);
        transfers.offer(register, 0, PRICE, dan);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferPriceZero.selector));
        vm.prank(ada);
        transfers.offer(register, SHARES, 0, dan);
    }

    function test_RevertWhen_TheRegisterHasNoRulesOrNoDesk() public {
        ShareRegister other = _newRegister(0);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferRulesMissing.selector, address(other)));
        vm.prank(ada);
        transfers.offer(other, SHARES, PRICE, dan);

        register.setDesk(desk, false);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotDesk.selector, desk));
        _offer(dan);
    }

    function test_RevertWhen_TheSellerHasFewerShares() public {
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, cai, 101, 100));
        vm.prank(cai);
        transfers.offer(register, 101, PRICE, dan);
    }

    function test_TheSellerTakesBackWhatNobodyHasBought() public {
        uint256 offerId = _offer(dan);
        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferCancelled(offerId);
        vm.prank(ada);
        transfers.cancel(offerId);
        _assertShares(ada, 600, 0);
        _assertStage(offerId, ITransferDesk.Stage.None);

        bytes memory gone = abi.encodeWithSelector(
            ITransferDesk.TransferWrongStage.selector,
            offerId,
            ITransferDesk.Stage.None
        );
        vm.expectRevert(gone);
        vm.prank(ada);
        transfers.cancel(offerId);
        vm.warp(HOLDERS_UNTIL);
        vm.expectRevert(gone);
        _buy(offerId, dan);
    }

    function test_AnybodyEndsALapsedOffer() public {
        uint256 offerId = _offer(dan);
        vm.warp(SALE_UNTIL - 1);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotAllowed.selector, stranger, ada));
        vm.prank(stranger);
        transfers.cancel(offerId);
        vm.warp(SALE_UNTIL);
        vm.prank(stranger);
        transfers.cancel(offerId);
        _assertShares(ada, 600, 0);
    }

    function test_OneOfTwoOffersIsTakenBack() public {
        uint256 offerId = _offer(dan);
        _offer(address(0));
        vm.prank(ada);
        transfers.cancel(offerId);
        _assertShares(ada, 600, SHARES);
    }

    /// The register lets anybody free what a former desk has earmarked.
    function test_AnOfferEndsAlsoWhereTheDeskIsNoneAnyMore() public {
        uint256 offerId = _offer(dan);
        register.setDesk(desk, false);
        register.release(desk, ada, 30);
        vm.prank(ada);
        transfers.cancel(offerId);
        _assertShares(ada, 600, 0);

        register.setDesk(desk, true);
        offerId = _offer(dan);
        register.setDesk(desk, false);
        register.release(desk, ada, SHARES);
        vm.prank(ada);
        transfers.cancel(offerId);
        _assertStage(offerId, ITransferDesk.Stage.None);
    }

    function test_TheSellerNamesAnotherBuyer() public {
        uint256 offerId = _offer(address(0));
        vm.warp(HOLDERS_UNTIL);
        vm.prank(ada);
        transfers.nameBuyer(offerId, dan);
        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferBuyerDiffers.selector, ben, dan));
        _buy(offerId, ben);

        vm.expectRevert(abi.encodeWithSelector(ITransferDesk.TransferCallerNotAllowed.selector, ben, ada));
        vm.prank(ben);
        transfers.nameBuyer(offerId, ben);

        vm.expectEmit(address(transfers));
        emit ITransferDesk.TransferBuyerNamed(offerId, ben);
        vm.prank(ada);
        transfers.nameBuyer(offerId, ben);
        _buy(offerId, ben);
        _assertShares(ben, 340, 0);
    }

    /// One desk, several registers: an offer touches only its own.
    function test_TheSameDeskServesAnotherRegister() public {
        ShareRegister other = _newRegister(0);
        _enter(other, ada, 50);
        vm.warp(START + 1 days);
        vm.prank(issuer);
        transfers.fixRules(other, ITransferDesk.Rules(0, 0, 0, 1));
        _offer(dan);
        vm.prank(ada);
        uint256 offerId = transfers.offer(other, 50, PRICE, address(0));
        other.refresh(dan);
        _buy(offerId, dan);
        vm.assertEq(other.balanceOf(dan), 50, "shares of the other class");
        _assertShares(ada, 600, SHARES);
    }
}
