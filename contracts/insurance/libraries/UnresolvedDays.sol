// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Calendar of days on which cover ends
/// @notice Answers from the clock alone, without a keeper and without a loop over cover, whether some cover has ended
/// and is not yet resolved.
/// @dev One bit a day, 256 days a word: ten years are fifteen words. Days are calendar days in UTC+8.
library UnresolvedDays {
    /// @notice Days with unresolved cover.
    /// @param firstWord Word of the day on which the calendar began; nothing can end before it.
    /// @param count Number of unresolved covers that end on a day.
    /// @param words Bitmap of the days whose count is not zero.
    struct Calendar {
        uint256 firstWord;
        mapping(uint256 day => uint256 covers) count;
        mapping(uint256 word => uint256 bits) words;
    }

    /// @notice Begins the calendar today.
    /// @param self Calendar.
    function start(Calendar storage self) internal {
        self.firstWord = dayOf(block.timestamp) >> 8;
    }

    /// @notice Adds a cover that ends at `endsAt`.
    /// @param self Calendar.
    /// @param endsAt Unix time in seconds, not before the calendar's first day.
    function add(Calendar storage self, uint256 endsAt) internal {
        uint256 day = dayOf(endsAt);
        if (self.count[day]++ == 0) self.words[day >> 8] |= 1 << (day & 0xff);
    }

    /// @notice Removes a cover that ended at `endsAt`.
    /// @param self Calendar.
    /// @param endsAt Unix time in seconds, as it was added.
    function remove(Calendar storage self, uint256 endsAt) internal {
        uint256 day = dayOf(endsAt);
        if (--self.count[day] == 0) self.words[day >> 8] &= ~(1 << (day & 0xff));
    }

    /// @notice Whether some cover that ends today or ended earlier is unresolved.
    /// @param self Calendar.
    /// @return found True when there is one.
    function anyUntilNow(Calendar storage self) internal view returns (bool found) {
        uint256 today = dayOf(block.timestamp);
        uint256 lastWord = today >> 8;
        for (uint256 word = self.firstWord; word < lastWord; ++word) {
            if (self.words[word] != 0) return true;
        }
        // Shifting by 255 - d drops the bits of the days after day d of the word.
        return self.words[lastWord] << (255 - (today & 0xff)) != 0;
    }

    /// @notice Calendar day in UTC+8.
    /// @param time Unix time in seconds.
    /// @return day Days since 1970-01-01 in UTC+8.
    function dayOf(uint256 time) internal pure returns (uint256 day) {
        return (time + 8 hours) / 1 days;
    }
}
