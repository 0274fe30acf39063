// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITenderOffer} from "../../../contracts/crowdfunding/interfaces/ITenderOffer.sol";
import {TenderOffer} from "../../../contracts/crowdfunding/TenderOffer.sol";
import {ExitTest} from "./ExitTest.sol";

/// @title Base of the tender offer's tests
/// @notice The company buys back at 10.00 yuan until Monday, 2026-02-02 is over.
abstract contract TenderTest is ExitTest {
    uint64 internal constant PRICE = 10_00;
    uint128 internal constant BUDGET = 1_000_00; // pays 100 shares
    // START is on a Monday: twenty business days end with the Monday four weeks later.
    uint40 internal constant DEADLINE = MONDAY + 29 days;
    uint40 internal constant SETTLE_UNTIL = DEADLINE + 30 days;

    TenderOffer internal tenders;
    uint256 internal tenderId;

    function setUp() public virtual override {
        super.setUp();
        tenderId = _open(issuer, BUDGET);
    }

    function _newDesk() internal override returns (address) {
        tenders = new TenderOffer();
        return address(tenders);
    }

    function _open(address buyer, uint128 budget) internal returns (uint256) {
        vm.prank(buyer);
        return tenders.open(register, PRICE, budget, DEADLINE);
    }

    function _tender(address holder, uint48 shares) internal {
        vm.prank(holder);
        tenders.tender(tenderId, shares);
    }

    function _takeBack(address holder, uint48 shares) internal {
        vm.prank(holder);
        tenders.takeBack(tenderId, shares);
    }

    function _close() internal {
        vm.warp(DEADLINE);
        tenders.close(tenderId);
    }

    function _tenderOf() internal view returns (ITenderOffer.Tender memory) {
        return tenders.tenderOf(tenderId);
    }
}
