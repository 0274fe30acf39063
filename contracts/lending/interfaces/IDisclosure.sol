// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILoanBook} from "./ILoanBook.sol";
import {INoteBook} from "./INoteBook.sol";

/// @title Disclosure
/// @notice What a platform tells its regulator and the public of its book, in one table that anybody can read at any
/// second and record for good.
/// @dev Source of the columns: guideline on disclosure of online lending intermediaries, Yinjianbanfa [2017] No. 113,
/// as listed by the press; its definitions were not at hand, so each figure is defined here. Compensation paid in place
/// of borrowers has no column, because there is no function that could pay it. A loan to a related party cannot be
/// made; whether a borrower became one later is told by the events of `IRelatedParties`.
///
/// Amounts are in token units, days are day numbers of UTC+8, people are counted by subject.
interface IDisclosure {
    /// @notice Loans more than so many days past due.
    /// @param daysPastDue Number of days.
    /// @param principal Their outstanding principal.
    /// @param loans Their number.
    struct Overdue {
        uint256 daysPastDue;
        uint256 principal;
        uint256 loans;
    }

    /// @notice The table.
    /// @param day Day on which it was read.
    /// @param totals Outstanding loans and their borrowers.
    /// @param history All loans since the beginning.
    /// @param lenders People who lend, and who ever did.
    /// @param overdue More than 0, 30, 60 and 90 days past due.
    /// @param concentrationPpm Herfindahl-Hirschman index of the borrowers: the sum of the squares of their shares of
    /// what is outstanding, in millionths, rounded half up; zero when nothing is outstanding.
    /// @param largest What the largest of the named borrowers owes.
    /// @param topTen What the named borrowers owe together: at most what the ten largest owe, and exactly that once
    /// somebody has named them.
    struct Table {
        uint256 day;
        ILoanBook.Totals totals;
        ILoanBook.History history;
        INoteBook.Lenders lenders;
        Overdue[4] overdue;
        uint256 concentrationPpm;
        uint256 largest;
        uint256 topTen;
    }

    /// @notice Somebody has named borrowers who owe more than those named before.
    /// @param namer Who did.
    /// @param exposure What they owe together, in token units.
    event LargestNamed(address indexed namer, uint256 exposure);

    /// @notice The table of a day, for good.
    /// @param day Day number of UTC+8.
    /// @param table Table.
    event Disclosed(uint256 indexed day, Table table);

    /// @notice At most ten borrowers are named.
    /// @param count Number of those named.
    /// @param most Most that can be.
    error DisclosureTooMany(uint256 count, uint256 most);

    /// @notice Borrowers are named in ascending order of their pseudonyms, so that nobody counts twice.
    /// @param subject The one that is not above the one before.
    error DisclosureNotAscending(bytes31 subject);

    /// @notice The borrowers named owe no more than those named before.
    /// @param exposure What they owe together, in token units.
    /// @param known What those named before owe now, in token units.
    error DisclosureNotLarger(uint256 exposure, uint256 known);

    /// @notice Names the largest borrowers. Nobody need be trusted with it: a list counts if it owes more, at this
    /// moment, than the one before, and the table always asks what its members owe now.
    /// @param subjects At most ten, in ascending order.
    function nameLargest(bytes31[] calldata subjects) external;

    /// @notice Records the table of this moment as an event, against which a report can be held. Anybody may. It reads
    /// one slot for each day since the first due day, about 0.8 million gas a year.
    function disclose() external;

    /// @notice Borrowers named, and what each owes now.
    /// @return subjects Borrowers.
    /// @return exposures What each owes, in token units.
    function largest() external view returns (bytes31[] memory subjects, uint256[] memory exposures);

    /// @notice The table as it is at this second. Meant to be called from outside the chain, like `overdueBeyond`.
    /// @return known Table.
    function table() external view returns (Table memory known);
}
