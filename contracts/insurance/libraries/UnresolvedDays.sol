// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice The first day on which some unresolved cover ends, and how many covers end on it: `day << 16 | covers`.
/// @dev Zero covers when nothing is unresolved.
type FirstDay is uint32;

/// @title Calendar of days on which cover ends
/// @notice Knows at any moment the first day on which some unresolved cover ends, without a keeper and without a loop
/// over cover.
/// @dev The first such day lies with the caller, who packs it into a slot that he writes anyway; later days are counted
/// here, one bit a day marking those in use, 256 days a word. Days are calendar days in UTC+8, counted from 1970;
/// 16 bits reach the year 2149.
library UnresolvedDays {
    using SafeCast for uint256;

    /// @notice Days after the first.
    /// @param covers Number of unresolved covers that end on a day.
    /// @param words Bitmap of the days that have any.
    /// @param lastDay Latest day that was ever in use.
    struct Calendar {
        mapping(uint256 day => uint256 covers) covers;
        mapping(uint256 word => uint256 bits) words;
        uint256 lastDay;
    }

    /// @notice Adds a cover that ends at `endsAt`.
    /// @param self Calendar.
    /// @param first First day before the call.
    /// @param endsAt Unix time in seconds.
    /// @return next First day after the call.
    function add(Calendar storage self, FirstDay first, uint256 endsAt) internal returns (FirstDay next) {
        uint256 day = dayOf(endsAt);
        (uint256 firstDay, uint256 covers) = _read(first);
        if (covers == 0) return _firstDay(day, 1);
        if (day == firstDay) return _firstDay(day, covers + 1);
        if (day > firstDay) {
            // Counted in 16 bits already here, so that the day can always become the first one.
            _set(self, day, (self.covers[day] + 1).toUint16());
            return first;
        }
        _set(self, firstDay, covers);
        return _firstDay(day, 1);
    }

    /// @notice Removes a cover that was added with the same `endsAt`.
    /// @param self Calendar.
    /// @param first First day before the call.
    /// @param endsAt Unix time in seconds.
    /// @return next First day after the call.
    function remove(Calendar storage self, FirstDay first, uint256 endsAt) internal returns (FirstDay next) {
        uint256 day = dayOf(endsAt);
        (uint256 firstDay, uint256 covers) = _read(first);
        if (day == firstDay) return covers == 1 ? _following(self, day) : _firstDay(day, covers - 1);
        _set(self, day, self.covers[day] - 1);
        return first;
    }

    /// @notice Whether some unresolved cover ends today or ended earlier.
    /// @param first First day.
    /// @return reached True when the first day has come.
    function isReached(FirstDay first) internal view returns (bool reached) {
        (uint256 firstDay, uint256 covers) = _read(first);
        return covers != 0 && dayOf(block.timestamp) >= firstDay;
    }

    /// @notice Calendar day in UTC+8.
    /// @param time Unix time in seconds.
    /// @return day Days since 1970-01-01 in UTC+8.
    function dayOf(uint256 time) internal pure returns (uint256 day) {
        return (time + 8 hours) / 1 days;
    }

    function _set(Calendar storage self, uint256 day, uint256 covers) private {
        self.covers[day] = covers;
        uint256 bit = 1 << (day & 0xff);
        if (covers == 0) self.words[day >> 8] &= ~bit;
        else self.words[day >> 8] |= bit;
        if (day > self.lastDay) self.lastDay = day;
    }

    /// @dev Takes the next day in use out of the calendar. Whoever adds cover bounds how far ahead it may end, and so
    /// the number of words to look through: ten years are fifteen.
    function _following(Calendar storage self, uint256 day) private returns (FirstDay next) {
        uint256 lastWord = self.lastDay >> 8;
        for (uint256 word = day >> 8; word <= lastWord; ++word) {
            uint256 bits = self.words[word];
            if (bits == 0) continue;
            uint256 found = (word << 8) | Math.log2(bits & (~bits + 1));
            next = _firstDay(found, self.covers[found]);
            _set(self, found, 0);
            return next;
        }
    }

    function _firstDay(uint256 day, uint256 covers) private pure returns (FirstDay first) {
        return FirstDay.wrap(((uint256(day.toUint16()) << 16) | covers.toUint16()).toUint32());
    }

    function _read(FirstDay first) private pure returns (uint256 day, uint256 covers) {
        uint256 packed = FirstDay.unwrap(first);
        return (packed >> 16, packed & 0xffff);
    }
}
