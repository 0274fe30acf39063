// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Double of the disclosure calendar
/// @notice Overdue when a test says so, since second 1.
contract CalendarDouble {
    mapping(address offering => bool isLate) public isOverdue;

    function setOverdue(address offering, bool isLate) external {
        isOverdue[offering] = isLate;
    }

    function nextDueAt(address offering) external view returns (uint40 dueAt) {
        return isOverdue[offering] ? 1 : type(uint40).max;
    }
}
