// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Auction of a rate
/// @notice Uniform-price auction over 32 ticks of the rate, closed without looking at single bids.
/// @dev A book is the number of tickets bid for in each tick, eight ticks in a slot. A bid remembers how many tickets
/// its tick had before, its offset; with the marginal tick and what it has won, that tells what the bid has won.
library RateAuction {
    /// @notice Number of ticks.
    uint256 internal constant TICKS = 32;

    uint256 private constant _TICKS_PER_WORD = 8;
    uint256 private constant _TICK_BITS = 32;

    /// @notice Adds a bid.
    /// @param book Tickets by tick; changed.
    /// @param tick Tick, below `TICKS`.
    /// @param tickets Tickets bid for. All bids of a book together are below 2^32, which the caller sees to.
    /// @return offset Tickets that were bid for in this tick before.
    function enter(uint256[4] storage book, uint256 tick, uint32 tickets) internal returns (uint32 offset) {
        uint256 shift = (tick % _TICKS_PER_WORD) * _TICK_BITS;
        uint256 word = book[tick / _TICKS_PER_WORD];
        book[tick / _TICKS_PER_WORD] = word + (uint256(tickets) << shift);
        return uint32(word >> shift);
    }

    /// @notice Finds the tick at which all tickets are placed.
    /// @param book Tickets by tick, at least one.
    /// @param tickets Tickets to place.
    /// @return tick Marginal tick; the highest in use when there are too few bids.
    /// @return units Tickets that it has won.
    /// @return placed Tickets that all ticks have won.
    function clear(
        uint256[4] storage book,
        uint256 tickets
    ) internal view returns (uint8 tick, uint32 units, uint32 placed) {
        uint256 sum;
        for (uint256 i; i < TICKS; i += _TICKS_PER_WORD) {
            uint256 word = book[i / _TICKS_PER_WORD];
            for (uint256 index = i; word != 0; ++index) {
                uint256 size = uint32(word);
                word >>= _TICK_BITS;
                if (size == 0) continue;
                if (sum + size >= tickets) return (uint8(index), uint32(tickets - sum), uint32(tickets));
                sum += size;
                (tick, units) = (uint8(index), uint32(size));
            }
        }
        placed = uint32(sum);
    }

    /// @notice Tickets by tick.
    /// @param book Book.
    /// @return ticks Tickets by tick.
    function list(uint256[4] storage book) internal view returns (uint32[32] memory ticks) {
        for (uint256 i; i < TICKS; ++i) {
            ticks[i] = uint32(book[i / _TICKS_PER_WORD] >> ((i % _TICKS_PER_WORD) * _TICK_BITS));
        }
    }

    /// @notice What a bid has won.
    /// @param tick Tick of the bid.
    /// @param offset Tickets bid for in this tick before.
    /// @param tickets Tickets bid for.
    /// @param marginTick Marginal tick.
    /// @param marginUnits Tickets that it has won.
    /// @return units Tickets that the bid has won.
    function award(
        uint256 tick,
        uint256 offset,
        uint256 tickets,
        uint256 marginTick,
        uint256 marginUnits
    ) internal pure returns (uint256 units) {
        if (tick < marginTick) return tickets;
        if (tick > marginTick || offset >= marginUnits) return 0;
        return Math.min(tickets, marginUnits - offset);
    }

    /// @notice Rate of a tick.
    /// @param ceilingPpm Rate of the highest tick, in millionths a year.
    /// @param tick Tick, below `TICKS`.
    /// @return ratePpm Rate in millionths a year, rounded down.
    function rateAt(uint256 ceilingPpm, uint256 tick) internal pure returns (uint24 ratePpm) {
        return uint24((ceilingPpm * (tick + 1)) / TICKS);
    }
}
