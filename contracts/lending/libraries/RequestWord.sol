// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanMarket} from "../interfaces/ILoanMarket.sol";

/// @title Word of a request
/// @notice Puts a request or a bid into one word, as it is stored, and takes it out again.
/// @dev Why by hand: see `OfferingWords`. Fields lie from the lowest bits upwards, in the order of the structures.
library RequestWord {
    /// @notice Word of a request; 248 bits are used.
    /// @param known Request.
    /// @return word Word to store.
    function pack(ILoanMarket.Request memory known) internal pure returns (uint256 word) {
        word = known.marginUnits;
        word = (word << 8) | known.marginTick;
        word = (word << 24) | known.ratePpm;
        word = (word << 32) | known.drawSeconds;
        word = (word << 40) | known.deadline;
        word = (word << 32) | known.filled;
        word = (word << 32) | known.minTickets;
        word = (word << 32) | known.tickets;
        word = (word << 8) | (known.isAuction ? 1 : 0);
        word = (word << 8) | uint8(known.state);
    }

    /// @notice Request in a word; filled in, not returned, as in `LoanWords`.
    /// @param known Request; filled.
    /// @param word Word as stored.
    function fill(ILoanMarket.Request memory known, uint256 word) internal pure {
        known.state = ILoanMarket.State(uint8(word));
        known.isAuction = uint8(word >> 8) != 0;
        known.tickets = uint32(word >> 16);
        known.minTickets = uint32(word >> 48);
        known.filled = uint32(word >> 80);
        known.deadline = uint40(word >> 112);
        known.drawSeconds = uint32(word >> 152);
        known.ratePpm = uint24(word >> 184);
        known.marginTick = uint8(word >> 208);
        known.marginUnits = uint32(word >> 216);
    }

    /// @notice Word of a bid; 232 bits are used.
    /// @param entry Bid.
    /// @return word Word to store.
    function packBid(ILoanMarket.Bid memory entry) internal pure returns (uint256 word) {
        word = entry.tickets;
        word = (word << 32) | entry.offset;
        word = (word << 8) | entry.tick;
        word = (word << 160) | uint160(entry.lender);
    }

    /// @notice Bid in a word.
    /// @param word Word as stored.
    /// @return entry Bid.
    function unpackBid(uint256 word) internal pure returns (ILoanMarket.Bid memory entry) {
        entry.lender = address(uint160(word));
        entry.tick = uint8(word >> 160);
        entry.offset = uint32(word >> 168);
        entry.tickets = uint32(word >> 200);
    }
}
