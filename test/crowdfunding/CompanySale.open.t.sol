// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ICompanySale} from "../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {IExitCalculator} from "../../contracts/crowdfunding/interfaces/IExitCalculator.sol";
import {ShareRegister} from "../../contracts/crowdfunding/ShareRegister.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {SaleTest} from "./support/SaleTest.sol";

/// From the proposal to the price in escrow.
contract CompanySaleOpenTest is SaleTest {
    function test_TheIssuerProposesTheTerms() public {
        bytes32 id = keccak256(abi.encode(proposal));
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleProposed(id, issuer, dan, proposal);
        _propose();
        vm.assertEq(saleId, id, "id");
        _assertStage(ICompanySale.Stage.Proposed);
        _expectNotNew(id, proposal.openUntil);
        _propose();
    }

    function test_RevertWhen_TheTermsMakeNoSense() public {
        proposal.price = 0;
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleBuyerInvalid.selector, dan, 0));
        _propose();
        (proposal.price, proposal.buyer) = (PRICE, address(0));
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleBuyerInvalid.selector, address(0), PRICE));
        _propose();
        proposal.buyer = issuer;
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleBuyerInvalid.selector, issuer, PRICE));
        _propose();
        proposal.buyer = dan;
        uint16[2] memory thresholds = [uint16(0), 10_001];
        for (uint256 i = 0; i < 2; ++i) {
            proposal.thresholdBps = thresholds[i];
            vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleThresholdInvalid.selector, thresholds[i]));
            _propose();
        }
        (proposal.thresholdBps, proposal.acceptDays) = (10_000, 19);
        _expectPeriods(19, 60 days);
        _propose();
        (proposal.acceptDays, proposal.claimSeconds) = (20, 30 days - 1);
        _expectPeriods(20, 30 days - 1);
        _propose();
        proposal.claimSeconds = 365 days + 1;
        _expectPeriods(20, 365 days + 1);
        _propose();
        proposal.claimSeconds = 365 days;
        _propose();
        proposal.claimSeconds = 30 days;
        _propose();
    }

    function test_RevertWhen_TheClassesAreNotOfOneCompany() public {
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleCallerNotAllowed.selector, ada, issuer));
        vm.prank(ada);
        sales.propose(proposal);

        proposal.classes[1].register = series;
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassTwice.selector, address(series)));
        _propose();

        IERC20 first = token;
        token = new BlocklistToken();
        proposal.classes[1].register = _newRegister(0);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleTokenDiffers.selector, address(token), address(first)));
        _propose();
    }

    function test_RevertWhen_ThereAreNoOrTooManyClasses() public {
        for (uint256 i = 0; i < 7; ++i) proposal.classes.push(proposal.classes[0]);
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassCountInvalid.selector, 9, 8));
        _propose();
        delete proposal.classes;
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleClassCountInvalid.selector, 0, 8));
        _propose();
    }

    function test_EightClassesAreSold() public {
        for (uint256 i = 0; i < 6; ++i) {
            ShareRegister another = _newRegister(0);
            _enter(another, ada, 10);
            proposal.classes.push(ICompanySale.ClassTerms(another, 0, 0, 0, 0, false));
        }
        _openSale();
        uint256 sum = 0;
        for (uint256 i = 0; i < 8; ++i) sum += _class(i).payout;
        vm.assertEq(sum, PRICE, "payouts");
    }

    function test_TheBuyerPaysAndThePayoutsAreFixed() public {
        _propose();
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleOpened(saleId, PRICE, DEADLINE);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleClassFixed(saleId, 0, address(series), 500, PREFERRED, false);
        vm.expectEmit(address(sales));
        emit ICompanySale.SaleClassFixed(saleId, 1, address(register), 1000, COMMON, false);
        vm.prank(dan);
        sales.open(proposal);

        _assertGain(dan, -int256(uint256(PRICE)));
        ICompanySale.Sale memory expected = ICompanySale.Sale({
            buyer: dan,
            deadline: DEADLINE,
            thresholdBps: 7500,
            stage: ICompanySale.Stage.Open,
            token: token,
            claimUntil: 0,
            claimSeconds: 60 days,
            price: PRICE,
            left: PRICE
        });
        vm.assertEq(abi.encode(sales.saleOf(saleId)), abi.encode(expected), "sale");
        vm.assertEq(
            abi.encode(_class(1)),
            abi.encode(ICompanySale.ClassBook(register, 1000, 0, COMMON, 0, 0, false)),
            "common"
        );
    }

    /// From 15,000.00 yuan on a third of the price is more than the preference.
    function test_APreferredClassConvertsWhenThatPaysMore() public {
        proposal.price = 15_000_03;
        _openSale();
        vm.assertTrue(_class(0).isConverted, "converted");
        vm.assertEq(_class(0).payout, 5_000_01, "series A");
        vm.assertEq(_class(1).payout, 10_000_02, "common");
    }

    /// What the company has bought back takes nothing.
    function test_TreasurySharesAreNotSold() public {
        vm.prank(ada);
        register.transfer(issuer, 600);
        proposal.classes[0].participating = true;
        _openSale();
        vm.assertEq(_class(1).supply, 400, "supply");
        vm.assertEq(_class(0).payout, 5_000_00 + 2_222_22, "5/9 of the rest");
    }

    function test_RevertWhen_SomebodyElseOpens() public {
        _propose();
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleCallerNotAllowed.selector, ada, dan));
        vm.prank(ada);
        sales.open(proposal);
    }

    function test_TheProposalExpiresOnTheSecond() public {
        _propose();
        vm.warp(proposal.openUntil - 1);
        uint256 snapshot = vm.snapshotState();
        vm.prank(dan);
        sales.open(proposal);
        vm.revertToState(snapshot);
        for (uint40 late = 0; late < 2; ++late) {
            vm.warp(proposal.openUntil + late);
            vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleProposalExpired.selector, proposal.openUntil));
            vm.prank(dan);
            sales.open(proposal);
        }
        proposal.openUntil += 1;
        _expectNotNew(keccak256(abi.encode(proposal)), proposal.openUntil);
        _propose();
    }

    function test_RevertWhen_ItIsOpenedTwiceOrWithOtherTerms() public {
        _openSale();
        _expectStage(ICompanySale.Stage.Open, ICompanySale.Stage.Proposed);
        vm.prank(dan);
        sales.open(proposal);
        proposal.classes[0].invested = 0;
        _expectStage(ICompanySale.Stage.None, ICompanySale.Stage.Proposed);
        vm.prank(dan);
        sales.open(proposal);
    }

    function test_RevertWhen_NoClassTakesTheRest() public {
        proposal.classes[1].invested = 1;
        proposal.classes[1].preferenceBps = 10_000;
        _propose();
        vm.expectRevert(abi.encodeWithSelector(IExitCalculator.WaterfallNoResidualClass.selector, 2));
        vm.prank(dan);
        sales.open(proposal);
    }

    function _expectNotNew(bytes32 id, uint40 openUntil) private {
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleNotNew.selector, id, openUntil));
    }

    function _expectPeriods(uint8 acceptDays, uint32 claimSeconds) private {
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SalePeriodsInvalid.selector, acceptDays, claimSeconds));
    }

    function _expectStage(ICompanySale.Stage actual, ICompanySale.Stage expected) private {
        vm.expectRevert(abi.encodeWithSelector(ICompanySale.SaleWrongStage.selector, actual, expected));
    }
}
