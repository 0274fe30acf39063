// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {INoteBook} from "../interfaces/INoteBook.sol";

/// @title Position of a holder of notes
/// @notice A holder's exact part of what a loan has received, in one storage slot.
/// @dev Of every unit received each note has one part in `all`, the notes of the loan. A position is settled by turning
/// (units x newly received + rest) into whole units of the token and the rest that does not divide, which stays in the
/// position. So nothing is ever rounded: over all positions, all x (paid + credit) + rest = units x received, summed.
library NotePosition {
    /// @notice Position in a word; filled in, not returned, as in `LoanWords`.
    /// @param position Its fields; filled.
    /// @param word Content of the slot.
    function fill(INoteBook.Position memory position, uint256 word) internal pure {
        position.units = uint32(word);
        position.rest = uint32(word >> 32);
        position.settledAt = uint64(word >> 64);
        position.credit = uint64(word >> 128);
        position.movedDay = uint24(word >> 192);
    }

    /// @notice Word of a position.
    /// @param position Its fields.
    /// @return word Content of the slot.
    function pack(INoteBook.Position memory position) internal pure returns (uint256 word) {
        return
            position.units |
            (uint256(position.rest) << 32) |
            (uint256(position.settledAt) << 64) |
            (uint256(position.credit) << 128) |
            (uint256(position.movedDay) << 192);
    }

    /// @notice Credits what the loan has received since the position was last settled.
    /// @param position Position; changed.
    /// @param received All that the loan has received for its lenders, in token units.
    /// @param all Notes of the loan; zero before the draw, when there is nothing to share.
    function settle(INoteBook.Position memory position, uint256 received, uint256 all) internal pure {
        if (position.settledAt == received) return;
        _credit(position, uint256(position.units) * (received - position.settledAt), all);
        position.settledAt = uint64(received);
    }

    /// @notice Adds notes that have not had their part of anything received so far: those of a bid that won.
    /// @param position Settled position; changed.
    /// @param units Notes.
    /// @param received All that the loan has received for its lenders, in token units.
    /// @param all Notes of the loan; zero before the draw.
    function issue(INoteBook.Position memory position, uint32 units, uint256 received, uint256 all) internal pure {
        position.units += units;
        if (received != 0) _credit(position, units * received, all);
    }

    /// @notice Moves notes from one settled position to another. With the last note goes the rest, so none strands.
    /// @param from Position of the giver; changed.
    /// @param to Position of the receiver; changed.
    /// @param units Notes, at most those of the giver.
    /// @param all Notes of the loan.
    function move(
        INoteBook.Position memory from,
        INoteBook.Position memory to,
        uint32 units,
        uint256 all
    ) internal pure {
        from.units -= units;
        to.units += units;
        if (from.units == 0 && from.rest != 0) {
            uint256 rest = from.rest;
            from.rest = 0;
            _credit(to, rest, all);
        }
    }

    function _credit(INoteBook.Position memory position, uint256 numerator, uint256 all) private pure {
        numerator += position.rest;
        // A part of what was received, which is below 2^48; the rest is below the number of notes.
        position.credit += uint64(numerator / all);
        position.rest = uint32(numerator % all);
    }
}
