// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../common/CivilDate.sol";
import {IDisclosure} from "./interfaces/IDisclosure.sol";
import {ILoanBook} from "./interfaces/ILoanBook.sol";
import {INoteBook} from "./interfaces/INoteBook.sol";

/// @title Disclosure
/// @notice The regulator's table. It only reads: the books are those of the ledger and of the notes.
contract Disclosure is IDisclosure {
    uint256 private constant _PPM = 1_000_000;
    uint256 private constant _MOST_NAMED = 10;
    uint256 private constant _STEP_DAYS = 30;

    ILoanBook private immutable _LOANS;
    INoteBook private immutable _NOTES;

    /// @dev The list of the ten largest cannot be kept with each payment without a loop, so it is a hint: it costs the
    /// one who gives it, and is worth what its members owe.
    bytes31[] private _named;

    constructor(ILoanBook loans, INoteBook notes) {
        (_LOANS, _NOTES) = (loans, notes);
    }

    /// @inheritdoc IDisclosure
    function nameLargest(bytes31[] calldata subjects) external {
        if (subjects.length > _MOST_NAMED) revert DisclosureTooMany(subjects.length, _MOST_NAMED);
        for (uint256 i = 1; i < subjects.length; ++i) {
            if (subjects[i] <= subjects[i - 1]) revert DisclosureNotAscending(subjects[i]);
        }
        (, uint256 known) = _sizes(_exposures(_named));
        (, uint256 exposure) = _sizes(_exposures(subjects));
        if (exposure <= known) revert DisclosureNotLarger(exposure, known);
        _named = subjects;
        emit LargestNamed(msg.sender, exposure);
    }

    /// @inheritdoc IDisclosure
    function disclose() external {
        Table memory known = table();
        emit Disclosed(known.day, known);
    }

    /// @inheritdoc IDisclosure
    function largest() external view returns (bytes31[] memory subjects, uint256[] memory exposures) {
        return (_named, _exposures(_named));
    }

    /// @inheritdoc IDisclosure
    function table() public view returns (Table memory known) {
        known.day = CivilDate.dayOf(block.timestamp);
        (known.totals, known.history, known.lenders) = (_LOANS.totals(), _LOANS.history(), _NOTES.lenders());
        for (uint256 i = 0; i < known.overdue.length; ++i) {
            Overdue memory step = known.overdue[i];
            step.daysPastDue = i * _STEP_DAYS;
            (step.principal, step.loans) = _LOANS.overdueBeyond(step.daysPastDue);
        }
        uint256 square = uint256(known.totals.outstanding) ** 2;
        if (square != 0) known.concentrationPpm = (known.totals.sumSquares * _PPM + square / 2) / square;
        (known.largest, known.topTen) = _sizes(_exposures(_named));
    }

    function _exposures(bytes31[] memory subjects) private view returns (uint256[] memory exposures) {
        exposures = new uint256[](subjects.length);
        for (uint256 i = 0; i < subjects.length; ++i) (exposures[i], ) = _LOANS.borrowerOf(subjects[i]);
    }

    function _sizes(uint256[] memory exposures) private pure returns (uint256 most, uint256 sum) {
        for (uint256 i = 0; i < exposures.length; ++i) {
            sum += exposures[i];
            if (exposures[i] > most) most = exposures[i];
        }
    }
}
