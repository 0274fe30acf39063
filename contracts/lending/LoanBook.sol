// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../common/CivilDate.sol";
import {ILoanBook} from "./interfaces/ILoanBook.sol";

/// @title Loan book
/// @notice Totals of the platform, kept up to date with each payment, so that what must be disclosed is exact at any
/// second.
/// @dev Every outstanding loan lies in the bucket of the day on which its oldest instalment falls due. What is overdue
/// by more than n days is the sum of the buckets before today - n: a view, and nobody has to move anything at
/// midnight.
///
/// Each record is one number whose fields only ever grow and fall by addition, so a change of several fields is one
/// sum: amounts lie in the lowest 64 bits, and no field can reach the next one, as a principal is below 2^44 and what
/// is taken out was put in before.
abstract contract LoanBook is ILoanBook {
    uint256 private constant _ONE_LOAN = 1 << 64;
    uint256 private constant _ONE_BORROWER = 1 << 96;
    uint256 private constant _ONE_SQUARE = 1 << 128;
    /// @dev In the history charged-off principal and the first day take the place of the squares.
    uint256 private constant _ONE_CHARGED_OFF = 1 << 128;
    uint256 private constant _ONE_FIRST_DAY = 1 << 192;

    uint256 private _totals;
    uint256 private _history;
    mapping(uint256 day => uint256 bucket) private _buckets;
    mapping(bytes31 subject => uint256 borrower) private _borrowers;

    /// @inheritdoc ILoanBook
    function totals() external view returns (Totals memory known) {
        uint256 word = _totals;
        return Totals(uint64(word), uint32(word >> 64), uint32(word >> 96), uint128(word >> 128));
    }

    /// @inheritdoc ILoanBook
    function history() external view returns (History memory known) {
        uint256 word = _history;
        return History(uint64(word), uint32(word >> 64), uint32(word >> 96), uint64(word >> 128), uint24(word >> 192));
    }

    /// @inheritdoc ILoanBook
    function bucketOf(uint256 day) external view returns (uint256 principal, uint256 loans) {
        return _split(_buckets[day]);
    }

    /// @inheritdoc ILoanBook
    function borrowerOf(bytes31 subject) external view returns (uint256 exposure, uint256 loans) {
        return _split(_borrowers[subject] & (_ONE_BORROWER - 1));
    }

    /// @inheritdoc ILoanBook
    function overdueBeyond(uint256 daysPastDue) external view returns (uint256 principal, uint256 loans) {
        uint256 past = _history;
        if (past == 0) return (0, 0);
        uint256 today = CivilDate.dayOf(block.timestamp);
        uint256 sum = 0;
        for (uint256 day = past >> 192; day + daysPastDue < today; ++day) sum += _buckets[day];
        return _split(sum);
    }

    /// @dev A loan is drawn. Refused when the borrower would owe more than `cap` on this platform.
    function _enterLoan(bytes31 subject, uint256 principal, uint256 dueDay, uint256 cap) internal {
        uint256 borrower = _borrowers[subject];
        uint256 exposure = uint64(borrower) + principal;
        if (exposure > cap) revert BookCapExceeded(subject, exposure, cap);
        uint256 change = principal + _ONE_LOAN;
        uint256 past = _history;
        _history = past + change + (borrower == 0 ? _ONE_BORROWER : 0) + (past == 0 ? dueDay * _ONE_FIRST_DAY : 0);
        _totals += change + (_loansOf(borrower) == 0 ? _ONE_BORROWER : 0) + _squares(borrower, exposure);
        // One bit stays for good: somebody who was a borrower once is not a new one.
        _borrowers[subject] = (borrower | _ONE_BORROWER) + change;
        _buckets[dueDay] += change;
    }

    /// @dev Principal was repaid, or the oldest instalment of a loan falls due on another day.
    function _moveLoan(bytes31 subject, uint256 before, uint256 repaid, uint256 dayBefore, uint256 dayAfter) internal {
        if (repaid != 0) _lower(subject, repaid, 0);
        if (dayBefore == dayAfter) {
            _buckets[dayBefore] -= repaid;
        } else {
            _buckets[dayBefore] -= before + _ONE_LOAN;
            _buckets[dayAfter] += before - repaid + _ONE_LOAN;
        }
    }

    /// @dev A loan is repaid or charged off.
    function _leaveLoan(bytes31 subject, uint256 principal, uint256 day, bool isChargedOff) internal {
        _lower(subject, principal, _ONE_LOAN);
        _buckets[day] -= principal + _ONE_LOAN;
        if (isChargedOff) _history += principal * _ONE_CHARGED_OFF;
    }

    function _lower(bytes31 subject, uint256 amount, uint256 loan) private {
        uint256 borrower = _borrowers[subject];
        uint256 exposure = uint64(borrower) - amount;
        uint256 left = borrower - amount - loan;
        uint256 gone = loan != 0 && _loansOf(left) == 0 ? _ONE_BORROWER : 0;
        _totals = _totals - amount - loan - gone - _squares(exposure, uint64(borrower));
        _borrowers[subject] = left;
    }

    /// @dev By how much the sum of squares grows with somebody who owed `less` and owes `more`.
    function _squares(uint256 less, uint256 more) private pure returns (uint256 change) {
        uint256 low = uint64(less);
        return (more * more - low * low) * _ONE_SQUARE;
    }

    function _loansOf(uint256 word) private pure returns (uint256 count) {
        return uint32(word >> 64);
    }

    function _split(uint256 word) private pure returns (uint256 amount, uint256 count) {
        return (uint64(word), _loansOf(word));
    }
}
