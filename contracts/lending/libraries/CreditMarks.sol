// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../interfaces/ICreditRegister.sol";

/// @title Marks of a loan
/// @notice For each kind of lateness the day on which the loan reached it and the day on which that ended, together
/// with the platform that says so, in one word.
/// @dev The platform has the lowest 16 bits, each kind 48 bits above: since (24), end (24). A mark that is taken back
/// is given an end on day 1, 1970-01-02: long expired, and not to be had otherwise, since no report is so old.
library CreditMarks {
    /// @notice Number of kinds.
    uint256 internal constant KINDS = 5;
    /// @notice A mark no longer counts so many days after its end: five years with two leap days.
    uint256 internal constant RETENTION_DAYS = 1827;
    /// @notice End of what was taken back; this day and the one before it cannot be reported.
    uint24 internal constant STRUCK_DAY = 1;

    uint256 private constant _MARK = 2 ** 48 - 1;

    /// @notice Word of a loan without marks.
    /// @param platform Number of the platform.
    /// @return word Word.
    function open(uint16 platform) internal pure returns (uint256 word) {
        return platform;
    }

    /// @notice Days of a kind.
    /// @param word Word.
    /// @param kind Kind.
    /// @return since Day on which the loan reached it; zero when it never did.
    /// @return end Day on which that ended; zero while it lasts.
    function daysOf(uint256 word, uint256 kind) internal pure returns (uint24 since, uint24 end) {
        uint256 mark = word >> _shift(kind);
        return (uint24(mark), uint24(mark >> 24));
    }

    /// @notice Whether a kind counts against the person.
    /// @param word Word.
    /// @param kind Kind.
    /// @param today Day number of UTC+8.
    /// @return isCounted False too when it has expired or was taken back.
    function counts(uint256 word, uint256 kind, uint256 today) internal pure returns (bool isCounted) {
        (uint24 since, uint24 end) = daysOf(word, kind);
        return since != 0 && (end == 0 || today < end + RETENTION_DAYS);
    }

    /// @notice State of a kind.
    /// @param word Word.
    /// @param kind Kind.
    /// @param today Day number of UTC+8.
    /// @return state State.
    function stateOf(
        uint256 word,
        uint256 kind,
        uint256 today
    ) internal pure returns (ICreditRegister.MarkState state) {
        (uint24 since, uint24 end) = daysOf(word, kind);
        if (since == 0) return ICreditRegister.MarkState.None;
        if (end == 0) return ICreditRegister.MarkState.Running;
        if (end == STRUCK_DAY) return ICreditRegister.MarkState.Struck;
        return counts(word, kind, today) ? ICreditRegister.MarkState.Ended : ICreditRegister.MarkState.Expired;
    }

    /// @notice Sets a mark, unless the same lateness, or one before it, is marked already.
    /// @param word Word.
    /// @param kind Kind.
    /// @param day Day on which the loan reached it.
    /// @return changed Word.
    function reported(uint256 word, uint256 kind, uint24 day) internal pure returns (uint256 changed) {
        (uint24 since, uint24 end) = daysOf(word, kind);
        bool isNews = since == 0 || (end != 0 && day > since && day > end);
        if (!isNews) return word;
        uint256 shift = _shift(kind);
        return (word & ~(_MARK << shift)) | (uint256(day) << shift);
    }

    /// @notice Ends all marks that last; none ends before it began.
    /// @param word Word.
    /// @param day Day.
    /// @return changed Word.
    function ended(uint256 word, uint24 day) internal pure returns (uint256 changed) {
        changed = word;
        for (uint256 kind = 0; kind < KINDS; ++kind) {
            (uint24 since, uint24 end) = daysOf(word, kind);
            if (since == 0 || end != 0) continue;
            changed |= uint256(day > since ? day : since) << (_shift(kind) + 24);
        }
    }

    /// @notice Takes all marks back.
    /// @param word Word.
    /// @return changed Word.
    function struck(uint256 word) internal pure returns (uint256 changed) {
        changed = word;
        for (uint256 kind = 0; kind < KINDS; ++kind) {
            (uint24 since, uint24 end) = daysOf(word, kind);
            if (since != 0) changed ^= uint256(end ^ STRUCK_DAY) << (_shift(kind) + 24);
        }
    }

    function _shift(uint256 kind) private pure returns (uint256 bits) {
        return 16 + 48 * kind;
    }
}
