// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {INoteMarket} from "../../../contracts/lending/interfaces/INoteMarket.sol";
import {NoteMarket} from "../../../contracts/lending/NoteMarket.sol";
import {IMintable, LedgerTest} from "./LedgerTest.sol";

/// @title Base of the tests of the note market
/// @notice Ann, who holds 50 of 100 notes, sells 10 at 95 percent of par for a week from 10 February 2027, ten days
/// into the first month. Dan is admitted, holds no note and has money.
abstract contract NoteMarketTest is LedgerTest {
    uint256 internal constant FEB_10 = JAN_31 + 10;
    uint256 internal constant CLEAN = 950_00; // 10 of 100 notes of 10,000.00 at 95 percent
    uint256 internal constant ACCRUED = 3_30; // 33.33 of ten days, a tenth of it, less one percent
    uint32 internal constant UNITS = 10;

    NoteMarket internal market;
    address internal dan = _actor("dan");
    mapping(address account => uint256 privateKey) internal keys;

    function setUp() public virtual override {
        super.setUp();
        market = noteMarket;
        (, keys[ann]) = _actorWithKey("ann");
        (, keys[bob]) = _actorWithKey("bob");
        _admit(dan, "dan");
        _afford(dan);
        vm.prank(ann);
        notes.setOperator(address(market), true);
        _day(FEB_10);
    }

    /// @notice Money for notes, and the allowance.
    function _afford(address buyer) internal {
        IMintable(address(token)).mint(buyer, 100_000_00);
        vm.startPrank(buyer);
        // Not every token returns something.
        SafeERC20.forceApprove(token, address(market), type(uint256).max);
        vm.stopPrank();
    }

    function _buy(address buyer, INoteMarket.NoteOrder memory order, uint32 units) internal returns (uint256 amount) {
        bytes memory signature = _signed(order);
        vm.prank(buyer);
        return market.buy(order, signature, units, type(uint256).max);
    }

    function _refuse(INoteMarket.NoteOrder memory order, uint32 units, bytes memory reason) internal {
        bytes memory signature = _signed(order);
        vm.expectRevert(reason);
        vm.prank(dan);
        market.buy(order, signature, units, type(uint256).max);
    }

    function _order() internal view returns (INoteMarket.NoteOrder memory order) {
        return
            INoteMarket.NoteOrder({
                seller: ann,
                loan: loan,
                units: UNITS,
                minUnits: 1,
                priceBps: 9_500,
                expiresAt: uint40(block.timestamp + 7 days),
                nonce: 1
            });
    }

    function _signed(INoteMarket.NoteOrder memory order) internal view returns (bytes memory signature) {
        return _sign(keys[order.seller], market.orderHash(order));
    }

    function _assertUnits(address holder, uint256 units) internal view {
        vm.assertEq(notes.balanceOf(holder, uint160(loan)), units, "notes");
    }

    function _assertFilled(INoteMarket.NoteOrder memory order, uint256 units, bool isCancelled) internal view {
        INoteMarket.Fill memory fill = market.filled(market.orderHash(order));
        vm.assertEq(fill.units, units, "sold");
        vm.assertEq(fill.isCancelled, isCancelled, "cancelled");
    }

    function _assertQuote(INoteMarket.NoteOrder memory order, uint256 clean, uint256 accrued) internal view {
        (uint256 actual, uint256 interest) = market.quote(order, order.units);
        vm.assertEq(actual, clean, "clean price");
        vm.assertEq(interest, accrued, "accrued interest");
    }
}
