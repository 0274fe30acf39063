// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CompanySale} from "../../../contracts/crowdfunding/CompanySale.sol";
import {ICompanySale} from "../../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {ShareRegister} from "../../../contracts/crowdfunding/ShareRegister.sol";
import {ExitTest} from "./ExitTest.sol";

/// @title Base of the tests of a company's sale
/// @notice Dan offers 9,000.01 yuan for 500 shares of series A, which come first with 5,000.00, and 1,000 common ones.
/// Class 0 is series A: eve 300, fay 200. Class 1 is common: ada 600, ben 300, cai 100.
abstract contract SaleTest is ExitTest {
    uint128 internal constant PRICE = 9_000_01;
    uint128 internal constant PREFERRED = 5_000_00;
    uint128 internal constant COMMON = 4_000_01;
    uint40 internal constant DEADLINE = MONDAY + 29 days;
    uint40 internal constant CLAIM_UNTIL = DEADLINE + 60 days;

    CompanySale internal sales;
    ShareRegister internal series;
    address internal eve = _actor("eve");
    address internal fay = _actor("fay");
    ICompanySale.Proposal internal proposal;
    bytes32 internal saleId;

    function setUp() public virtual override {
        super.setUp();
        vm.warp(START - 7 days);
        series = _newRegister(0);
        _holder(eve, 0);
        _holder(fay, 0);
        _enter(series, eve, 300);
        _enter(series, fay, 200);
        series.refresh(dan);
        vm.warp(START);

        (proposal.buyer, proposal.price, proposal.thresholdBps) = (dan, PRICE, 7500);
        (proposal.acceptDays, proposal.claimSeconds, proposal.openUntil) = (20, 60 days, START + 10 days);
        proposal.classes.push(ICompanySale.ClassTerms(series, PREFERRED, 10_000, 0, 1, false));
        proposal.classes.push(ICompanySale.ClassTerms(register, 0, 0, 0, 0, false));
    }

    function _newDesk() internal override returns (address) {
        sales = new CompanySale();
        return address(sales);
    }

    function _propose() internal {
        vm.prank(issuer);
        saleId = sales.propose(proposal);
    }

    function _openSale() internal {
        _propose();
        vm.prank(dan);
        sales.open(proposal);
    }

    function _accept(address holder, uint256 index, uint48 shares) internal {
        vm.prank(holder);
        sales.accept(saleId, index, shares);
    }

    function _takeBack(address holder, uint256 index, uint48 shares) internal {
        vm.prank(holder);
        sales.takeBack(saleId, index, shares);
    }

    function _sell(address holder, uint256 index, uint48 shares) internal returns (uint256 amount) {
        vm.prank(holder);
        return sales.sell(saleId, index, shares);
    }

    /// @notice Exactly the threshold of both classes has accepted.
    function _acceptEnough() internal {
        _accept(eve, 0, 300);
        _accept(fay, 0, 75);
        _accept(ada, 1, 450);
        _accept(ben, 1, 300);
    }

    function _closeSale() internal returns (bool isMade) {
        vm.warp(DEADLINE);
        return sales.close(saleId);
    }

    function _made() internal {
        _openSale();
        _acceptEnough();
        _closeSale();
    }

    function _class(uint256 index) internal view returns (ICompanySale.ClassBook memory) {
        return sales.classesOf(saleId)[index];
    }

    function _assertStage(ICompanySale.Stage stage) internal view {
        vm.assertEq(uint256(sales.saleOf(saleId).stage), uint256(stage), "stage");
    }
}
