// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {CivilDate} from "../../common/CivilDate.sol";

/// @title Due days
/// @notice Days on which instalments fall due: the same day of each month, or its last day where the month is shorter.
/// @dev The anchor, the day of the month of the draw, is kept beside the due day, so a short month leaves no trace: who
/// drew on 31 January pays on 28 February, 31 March and 30 April.
library DueDay {
    using SafeCast for uint256;

    /// @notice Day of the month of a day.
    /// @param day Day number of UTC+8.
    /// @return anchor 1 to 31.
    function anchorOf(uint256 day) internal pure returns (uint8 anchor) {
        (, , uint256 dayOfMonth) = CivilDate.toDate(day);
        return dayOfMonth.toUint8();
    }

    /// @notice Due day of the month after.
    /// @param day Day number of UTC+8.
    /// @param anchor Day of the month, 1 to 31.
    /// @return dueDay Day number.
    function next(uint256 day, uint256 anchor) internal pure returns (uint24 dueDay) {
        (uint256 year, uint256 month, ) = CivilDate.toDate(day);
        return month == 12 ? _inMonth(year + 1, 1, anchor) : _inMonth(year, month + 1, anchor);
    }

    /// @notice Due day of the month before.
    /// @param day Day number of UTC+8.
    /// @param anchor Day of the month, 1 to 31.
    /// @return dueDay Day number.
    function previous(uint256 day, uint256 anchor) internal pure returns (uint24 dueDay) {
        (uint256 year, uint256 month, ) = CivilDate.toDate(day);
        return month == 1 ? _inMonth(year - 1, 12, anchor) : _inMonth(year, month - 1, anchor);
    }

    function _inMonth(uint256 year, uint256 month, uint256 anchor) private pure returns (uint24 dueDay) {
        uint256 first = CivilDate.toDay(year, month, 1);
        if (anchor > 28) {
            uint256 length =
                (month == 12 ? CivilDate.toDay(year + 1, 1, 1) : CivilDate.toDay(year, month + 1, 1)) - first;
            if (anchor > length) anchor = length;
        }
        return (first + anchor - 1).toUint24();
    }
}
