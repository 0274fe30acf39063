// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {MarketTest} from "./support/MarketTest.sol";

/// @notice The auction against a model that sorts single tickets and knows nothing of ticks in slots.
contract LoanMarketAuctionFuzzTest is MarketTest {
    struct Offer {
        address lender;
        bytes31 subject;
        uint8 tick;
        uint32 tickets;
        uint32 won;
    }

    uint256 internal constant MOST = 14;

    Offer[] internal offers;

    function testFuzz_AgainstTheModel(uint256 seed, uint256 count, uint256 tickets, uint256 spread) public {
        (count, spread) = (_bound(count, 1, MOST), _bound(spread, 1, 32));
        wish.tickets = uint32(_bound(tickets, 2, 300));
        wish.minTickets = 1;
        address loan = _auction();
        uint256 bids = _place(loan, seed, count, spread);
        vm.warp(DEADLINE);
        market.close(loan);
        (uint256 placed, uint256 tick) = _model(wish.tickets);
        ILoanMarket.Request memory known = market.requestOf(loan);
        vm.assertEq(known.filled, placed, "tickets placed");
        vm.assertEq(known.filled, bids < wish.tickets ? bids : wish.tickets, "all that can be");
        vm.assertEq(known.marginTick, tick, "marginal tick");
        vm.assertEq(known.ratePpm, (120_000 * (tick + 1)) / 32, "rate");
        _draw(loan);
        _settleAll(loan, seed, placed);
    }

    function _place(address loan, uint256 seed, uint256 count, uint256 spread) private returns (uint256 bids) {
        uint256 most = wish.tickets / 2;
        for (uint256 i; i < count; ++i) {
            uint256 dice = uint256(keccak256(abi.encode(seed, i)));
            string memory name = string.concat("lender ", string(abi.encodePacked(uint8(65 + i))));
            Offer memory offer = Offer({
                lender: _person(name),
                subject: _subject(name),
                // A narrow spread from either end makes ties, and books of tick 31 alone.
                tick: uint8((dice >> 255 == 0) ? dice % spread : 31 - (dice % spread)),
                tickets: uint32(1 + ((dice >> 128) % most)),
                won: 0
            });
            offers.push(offer);
            bids += offer.tickets;
            _bid(loan, offer.lender, offer.tick, offer.tickets);
        }
    }

    /// @dev Gives out tickets one by one, each to the first bid of the lowest tick that is not satisfied.
    function _model(uint256 tickets) private returns (uint256 placed, uint256 tick) {
        for (; placed < tickets; ++placed) {
            uint256 best = offers.length;
            for (uint256 i; i < offers.length; ++i) {
                if (offers[i].won == offers[i].tickets) continue;
                if (best == offers.length || offers[i].tick < offers[best].tick) best = i;
            }
            if (best == offers.length) return (placed, tick);
            ++offers[best].won;
            tick = offers[best].tick;
        }
    }

    function _settleAll(address loan, uint256 seed, uint256 placed) private {
        uint256 notes_;
        for (uint256 i; i < offers.length; ++i) {
            // In any order.
            Offer memory offer = offers[(i + (seed % offers.length)) % offers.length];
            (, uint256 units) = market.bidOf(loan, offer.subject);
            vm.assertEq(units, offer.won, "award");
            market.settleBid(loan, offer.lender);
            vm.assertEq(_units(loan, offer.lender), offer.won, "notes");
            vm.assertEq(token.balanceOf(offer.lender), PURSE - offer.won * TICKET, "awards and refund are the bid");
            notes_ += offer.won;
        }
        vm.assertEq(notes_, placed, "sum of awards");
        uint256 fee = (placed * TICKET * rules.originationBps) / 10_000;
        vm.assertEq(token.balanceOf(loan), fee, "nothing is left but the fee");
    }
}
