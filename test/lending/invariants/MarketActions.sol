// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../../../contracts/common/CivilDate.sol";
import {RateAuction} from "../../../contracts/lending/libraries/RateAuction.sol";
import {LoanMarket} from "../../../contracts/lending/LoanMarket.sol";
import {LendingStage} from "./LendingStage.sol";

/// @title Matching
/// @notice Requests, tickets, bids, close, draw, and the ways back. Every verdict is predicted.
abstract contract MarketActions is LendingStage {
    function ask(uint256 seed) external step {
        if (!isPaused) _ask(seed, seed % 3 == 0);
    }

    function fund(uint256 which, uint256 who, uint256 tickets) external step {
        which = which % lives.length;
        _fundBy(which, lenders[who % lenders.length], _bound(tickets, 1, 60));
    }

    /// @notice 15: nobody lends to himself, and the platform not at all (14).
    function fundWrongly(uint256 which, uint256 who) external step {
        which = which % lives.length;
        address wrong = who % 2 == 0 ? lives[which].borrower : insider;
        bytes memory data = abi.encodeCall(LoanMarket.fund, (lives[which].loan, 1));
        _attempt("fundWrongly", which, wrong, address(market), data, false);
    }

    function bid(uint256 which, uint256 who, uint256 tick, uint256 tickets) external step {
        which = which % lives.length;
        Life storage life = lives[which];
        address person = lenders[who % lenders.length];
        (tick, tickets) = (tick % RateAuction.TICKS, _bound(tickets, 1, 60));
        bool isAllowed = !isPaused && life.isAuction && life.phase == Phase.Open && clock < life.deadline;
        isAllowed = isAllowed && tickets <= life.tickets / 2 && stakes[which][person].bid == 0;
        bytes memory data = abi.encodeCall(LoanMarket.bid, (life.loan, uint8(tick), uint32(tickets)));
        if (!_attempt("bid", which, person, address(market), data, isAllowed)) return;
        (stakes[which][person].bid, stakes[which][person].tick) = (tickets, tick);
        life.unsettled += tickets;
        life.sold += tickets;
    }

    function close(uint256 which) external step {
        which = which % lives.length;
        Life storage life = lives[which];
        bool isWaiting = life.phase == Phase.Open || life.phase == Phase.Filled;
        bytes memory data = abi.encodeCall(LoanMarket.close, (life.loan));
        bool isAllowed = isWaiting && clock >= life.deadline;
        if (!_attempt("close", which, friend, address(market), data, isAllowed)) return;
        bool isTooLate = life.phase == Phase.Filled || clock >= life.deadline + DRAW_SECONDS;
        if (isTooLate || life.sold < life.minTickets) life.phase = Phase.Failed;
        else {
            life.phase = Phase.Filled;
            life.deadline += DRAW_SECONDS;
            if (life.isAuction && life.sold > life.tickets) life.sold = life.tickets;
        }
    }

    function settle(uint256 which, uint256 who) external step {
        _settleFor(which % lives.length, lenders[who % lenders.length]);
    }

    function cancel(uint256 which, uint256 luck) external step {
        which = which % lives.length;
        // Otherwise hardly a loan would live.
        if (luck % 4 != 0) return;
        Life storage life = lives[which];
        bool isAllowed = life.phase == Phase.Open || life.phase == Phase.Filled;
        bytes memory data = abi.encodeCall(LoanMarket.cancel, (life.loan));
        if (_attempt("cancel", which, life.borrower, address(market), data, isAllowed)) life.phase = Phase.Failed;
    }

    function draw(uint256 which) external step {
        _drawNow(which % lives.length);
    }

    function refund(uint256 which, uint256 who) external step {
        which = which % lives.length;
        address person = lenders[who % lenders.length];
        Stake storage stake = stakes[which][person];
        bool isAllowed = lives[which].phase == Phase.Failed && stake.units != 0;
        uint256 before = token.balanceOf(person);
        bytes memory data = abi.encodeCall(LoanMarket.sendBack, (lives[which].loan, person));
        if (!_attempt("refund", which, friend, address(market), data, isAllowed)) return;
        vm.assertEq(token.balanceOf(person) - before, stake.units * TICKET, "19: all comes back");
        stake.units = 0;
    }

    /// @notice 21: a pause stops what is new, and nothing else: every other action predicts its verdict without it.
    function togglePause() external step {
        if (isPaused) market.unpause();
        else market.pause();
        isPaused = !isPaused;
    }

    function _fundBy(uint256 which, address person, uint256 tickets) internal {
        Life storage life = lives[which];
        Stake storage stake = stakes[which][person];
        bool isAllowed = !isPaused && !life.isAuction && life.phase == Phase.Open && clock < life.deadline;
        isAllowed = isAllowed && tickets <= life.tickets - life.sold && stake.units + tickets <= life.tickets / 2;
        bytes memory data = abi.encodeCall(LoanMarket.fund, (life.loan, uint32(tickets)));
        if (!_attempt("fund", which, person, address(market), data, isAllowed)) return;
        stake.units += tickets;
        life.sold += tickets;
        if (life.sold == life.tickets) (life.phase, life.deadline) = (Phase.Filled, clock + DRAW_SECONDS);
    }

    function _drawNow(uint256 which) internal {
        Life storage life = lives[which];
        bool isAllowed = !isPaused && life.phase == Phase.Filled && clock < life.deadline;
        // 13: what is owed counts at the draw.
        isAllowed = isAllowed && _owes(life.borrower) + life.sold * TICKET <= CAP;
        bytes memory data = abi.encodeCall(LoanMarket.draw, (life.loan));
        if (!_attempt("draw", which, life.borrower, address(market), data, isAllowed)) return;
        (life.phase, life.drawDay) = (Phase.Drawn, CivilDate.dayOf(clock));
        life.units = life.sold;
    }

    function _settleFor(uint256 which, address person) internal {
        Life storage life = lives[which];
        Stake storage stake = stakes[which][person];
        bool isAllowed = life.phase != Phase.Open && stake.bid != 0;
        uint256 before = token.balanceOf(person);
        bytes memory data = abi.encodeCall(LoanMarket.settleBid, (life.loan, person));
        if (!_attempt("settle", which, friend, address(market), data, isAllowed)) return;
        uint256 back = (token.balanceOf(person) - before) / TICKET;
        uint256 won = stake.bid - back;
        if (life.phase == Phase.Failed) vm.assertEq(won, 0, "19: a failed request has no winner");
        life.unsettled -= stake.bid;
        (stake.units, stake.bid) = (stake.units + won, 0);
        // What came in before the notes were settled is theirs, too.
        stake.numerator += won * life.received;
    }
}
