// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Calculator
/// @notice How a loan is repaid month by month, to the fen. Amounts are in fen, rates in millionths a year: 120,000 are
/// 12 %. It holds no money and remembers nothing.
contract Calculator {
    /// @notice What is paid in one month.
    struct Row {
        // Principal and interest together.
        uint256 payment;
        // The part of it that repays the loan.
        uint256 principal;
        // The part of it that pays for the month.
        uint256 interest;
        // What is still owed after the payment.
        uint256 outstanding;
    }

    /// @notice A rate of millionths a year, divided by this, is that of a month.
    uint256 public constant MONTHLY = 12_000_000;
    /// @notice One, with 36 digits behind the point.
    uint256 public constant ONE = 1e36;

    /// @notice Nobody has written this part yet.
    error NotWrittenYet();

    // #region equalInstalments
    /// @notice A loan with the same payment every month.
    /// @param principal What is lent.
    /// @param ratePpm Millionths a year.
    /// @param months At least one.
    /// @return rows One for each month.
    function equalInstalments(
        uint256 principal,
        uint256 ratePpm,
        uint256 months
    ) public pure returns (Row[] memory rows) {
        rows = new Row[](months);
        uint256 instalment = instalmentOf(principal, ratePpm, months);
        uint256 balance = principal;
        for (uint256 month = 1; month <= months; ++month) {
            // lab:begin s4
            // lab:todo en: the interest, what repays the loan (at last: all of it), the new balance, the row.
            // lab:todo zh: 先算利息，再算归还的本金（最后一期为全部剩余本金），然后更新剩余本金，最后填表。
            uint256 interest = interestOf(balance, ratePpm);
            uint256 part = month < months ? instalment - interest : balance;
            balance -= part;
            rows[month - 1] = Row(part + interest, part, interest, balance);
            // lab:else
            //~ if (balance + instalment > 0) revert NotWrittenYet();
            // lab:end
        }
    }
    // #endregion

    // #region equalPrincipal
    /// @notice A loan with the same principal every month, give or take a fen.
    /// @param principal What is lent.
    /// @param ratePpm Millionths a year.
    /// @param months At least one.
    /// @return rows One for each month.
    function equalPrincipal(
        uint256 principal,
        uint256 ratePpm,
        uint256 months
    ) public pure returns (Row[] memory rows) {
        rows = new Row[](months);
        uint256 balance = principal;
        for (uint256 month = 1; month <= months; ++month) {
            // lab:begin s5
            // lab:todo en: what is left after this month, what therefore repays the loan, the interest, the row.
            // lab:todo zh: 先算本期之后的剩余本金，再由此得出归还的本金，然后算利息，最后填表。
            uint256 left = principal - halfUp(principal * month, months);
            uint256 part = balance - left;
            uint256 interest = interestOf(balance, ratePpm);
            balance = left;
            rows[month - 1] = Row(part + interest, part, interest, left);
            // lab:else
            //~ if (balance + ratePpm > 0) revert NotWrittenYet();
            // lab:end
        }
    }
    // #endregion

    // #region instalmentOf
    /// @notice The payment that is the same every month: the principal, divided by what a payment of one every month is
    /// worth today.
    /// @param principal What is lent.
    /// @param ratePpm Millionths a year.
    /// @param months At least one.
    /// @return instalment Fen, rounded half up.
    function instalmentOf(uint256 principal, uint256 ratePpm, uint256 months) public pure returns (uint256 instalment) {
        // lab:begin s4
        // lab:todo en: add up what one yuan paid in 1, 2, 3, ... months is worth today; divide by it.
        // lab:todo zh: 把 1、2、3……个月后支付的一元折成现值并累加，再用本金除以这个合计。
        uint256 worth = ONE;
        uint256 factor = 0;
        for (uint256 month = 1; month <= months; ++month) {
            worth = (worth * MONTHLY) / (MONTHLY + ratePpm);
            factor += worth;
        }
        return halfUp(principal * ONE, factor);
        // lab:else
        //~ if (principal + ratePpm + months > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region interestOf
    /// @notice Interest of one month.
    /// @param outstanding What is owed during the month.
    /// @param ratePpm Millionths a year.
    /// @return interest Fen, rounded half up.
    function interestOf(uint256 outstanding, uint256 ratePpm) public pure returns (uint256 interest) {
        // lab:begin s3
        // lab:todo en: what is owed, times the rate, divided by MONTHLY; rounded once.
        // lab:todo zh: 所欠本金乘以利率，除以 MONTHLY，只舍入一次。
        return halfUp(outstanding * ratePpm, MONTHLY);
        // lab:else
        //~ if (outstanding + ratePpm > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region halfUp
    /// @notice Divides and rounds to the nearest whole number, an exact half upwards.
    /// @param numerator What is divided.
    /// @param denominator By what; more than zero.
    /// @return quotient Whole number.
    function halfUp(uint256 numerator, uint256 denominator) public pure returns (uint256 quotient) {
        // lab:begin s3
        // lab:todo en: Solidity drops the remainder. Round half up instead.
        // lab:todo zh: Solidity 的除法会舍去余数，请改为四舍五入。
        return (numerator + denominator / 2) / denominator;
        // lab:else
        //~ return numerator / denominator;
        // lab:end
    }
    // #endregion
}
