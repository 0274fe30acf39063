// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {CivilDate} from "../crowdfunding/libraries/CivilDate.sol";
import {ILoanBook} from "./interfaces/ILoanBook.sol";

/// @title Loan book
/// @notice Totals of the platform, kept up to date with each payment, so that what must be disclosed is exact at any
/// second.
/// @dev Every outstanding loan lies in the bucket of the day on which its oldest instalment falls due. What is overdue by
/// more than n days is the sum of the buckets before today - n: a view, and nobody has to move anything at midnight.
abstract contract LoanBook is ILoanBook {
    using SafeCast for uint256;

    Totals private _totals;
    History private _history;
    mapping(uint256 day => Bucket bucket) private _buckets;
    mapping(bytes31 subject => Borrower borrower) private _borrowers;

    /// @inheritdoc ILoanBook
    function totals() external view returns (Totals memory known) {
        return _totals;
    }

    /// @inheritdoc ILoanBook
    function history() external view returns (History memory known) {
        return _history;
    }

    /// @inheritdoc ILoanBook
    function bucketOf(uint256 day) external view returns (Bucket memory bucket) {
        return _buckets[day];
    }

    /// @inheritdoc ILoanBook
    function borrowerOf(bytes31 subject) external view returns (Borrower memory borrower) {
        return _borrowers[subject];
    }

    /// @inheritdoc ILoanBook
    function overdueBeyond(uint256 daysPastDue) external view returns (uint256 principal, uint256 loans) {
        uint256 today = CivilDate.dayOf(block.timestamp);
        if (_history.loans == 0) return (0, 0);
        for (uint256 day = _history.firstDay; day + daysPastDue < today; ++day) {
            Bucket memory bucket = _buckets[day];
            principal += bucket.principal;
            loans += bucket.loans;
        }
    }

    /// @dev A loan is drawn. Refused when the borrower would owe more than `cap` on this platform.
    function _enterLoan(bytes31 subject, uint256 principal, uint256 dueDay, uint256 cap) internal {
        Borrower memory borrower = _borrowers[subject];
        uint256 exposure = uint256(borrower.exposure) + principal;
        if (exposure > cap) revert BookCapExceeded(subject, exposure, cap);
        _countLoan(borrower, principal, dueDay);
        (borrower.exposure, borrower.loans, borrower.isKnown) = (exposure.toUint48(), borrower.loans + 1, true);
        _borrowers[subject] = borrower;
        _putIn(dueDay, principal);
    }

    /// @dev Principal of a loan has changed, or the day of its bucket has.
    function _moveLoan(
        bytes31 subject,
        uint256 principalBefore,
        uint256 principalAfter,
        uint256 dayBefore,
        uint256 dayAfter
    ) internal {
        if (principalBefore != principalAfter) _lower(subject, principalBefore - principalAfter, false);
        if (dayBefore == dayAfter) {
            _buckets[dayBefore].principal -= uint64(principalBefore - principalAfter);
        } else {
            _takeOut(dayBefore, principalBefore);
            _putIn(dayAfter, principalAfter);
        }
    }

    /// @dev A loan is repaid or charged off.
    function _leaveLoan(bytes31 subject, uint256 principalBefore, uint256 day, bool isChargedOff) internal {
        _lower(subject, principalBefore, true);
        _takeOut(day, principalBefore);
        if (isChargedOff) _history.chargedOff += uint64(principalBefore);
    }

    function _lower(bytes31 subject, uint256 amount, bool isOver) private {
        Borrower memory borrower = _borrowers[subject];
        Totals memory current = _totals;
        uint256 exposure = borrower.exposure - amount;
        current.outstanding -= uint64(amount);
        current.sumSquares = _moveSquare(current.sumSquares, borrower.exposure, exposure);
        borrower.exposure = uint48(exposure);
        if (isOver) {
            --current.loans;
            if (--borrower.loans == 0) --current.borrowers;
        }
        (_totals, _borrowers[subject]) = (current, borrower);
    }

    /// @dev Counts a new loan of somebody who has owed `borrower` so far.
    function _countLoan(Borrower memory borrower, uint256 principal, uint256 dueDay) private {
        Totals memory current = _totals;
        ++current.loans;
        if (borrower.loans == 0) ++current.borrowers;
        current.outstanding += principal.toUint64();
        uint256 exposure = borrower.exposure;
        current.sumSquares = _moveSquare(current.sumSquares, exposure, exposure + principal);
        _totals = current;

        History memory past = _history;
        if (past.loans == 0) past.firstDay = uint24(dueDay);
        if (!borrower.isKnown) ++past.borrowers;
        ++past.loans;
        past.lent += principal.toUint64();
        _history = past;
    }

    function _putIn(uint256 day, uint256 principal) private {
        Bucket memory bucket = _buckets[day];
        bucket.principal += principal.toUint64();
        ++bucket.loans;
        _buckets[day] = bucket;
    }

    function _takeOut(uint256 day, uint256 principal) private {
        Bucket memory bucket = _buckets[day];
        bucket.principal -= uint64(principal);
        --bucket.loans;
        _buckets[day] = bucket;
    }

    function _moveSquare(uint256 sum, uint256 before, uint256 afterwards) private pure returns (uint112 moved) {
        return (sum - before * before + afterwards * afterwards).toUint112();
    }
}
