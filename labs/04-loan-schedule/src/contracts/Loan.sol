// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Calculator} from "./Calculator.sol";

/// @title Loan
/// @notice A loan with equal instalments. The lender collects them by direct debit, and never more than is due. Amounts
/// are in fen; a month has 30 days.
contract Loan is Calculator {
    /// @notice A month of this lab, in seconds.
    uint256 public constant MONTH = 30 days;

    /// @notice The money.
    IERC20 public immutable CASH;
    /// @notice Who owes.
    address public immutable BORROWER;
    /// @notice Who is owed.
    address public immutable LENDER;
    /// @notice What is lent.
    uint256 public immutable PRINCIPAL;
    /// @notice Millionths a year.
    uint256 public immutable RATE_PPM;
    /// @notice Number of instalments.
    uint256 public immutable MONTHS;

    /// @notice Second in which the borrower got the money; 0 before.
    uint256 public drawnAt;
    /// @notice What the lender has collected so far.
    uint256 public paid;

    /// @notice The borrower got the money.
    /// @param amount Fen.
    event Drawn(uint256 amount);
    /// @notice The lender has collected.
    /// @param amount Fen.
    /// @param stillDue What is due after it.
    event Collected(uint256 amount, uint256 stillDue);

    /// @notice Only the borrower may do this.
    /// @param caller Who tried.
    error NotTheBorrower(address caller);
    /// @notice Only the lender may do this.
    /// @param caller Who tried.
    error NotTheLender(address caller);
    /// @notice The borrower has had the money.
    error DrawnAlready();
    /// @notice The lender asks for more than is due.
    /// @param asked Fen.
    /// @param due Fen.
    error MoreThanDue(uint256 asked, uint256 due);

    constructor(IERC20 cash, address borrower, address lender, uint256 principal, uint256 ratePpm, uint256 months) {
        CASH = cash;
        BORROWER = borrower;
        LENDER = lender;
        PRINCIPAL = principal;
        RATE_PPM = ratePpm;
        MONTHS = months;
    }

    /// @notice Pays the loan out. The first instalment is due a month later.
    function draw() external {
        if (msg.sender != BORROWER) revert NotTheBorrower(msg.sender);
        if (drawnAt != 0) revert DrawnAlready();
        drawnAt = block.timestamp;
        emit Drawn(PRINCIPAL);
        CASH.transferFrom(LENDER, BORROWER, PRINCIPAL);
    }

    // #region collect
    /// @notice The lender collects an instalment or a part of it.
    /// @param amount Fen, at most what is due.
    function collect(uint256 amount) external {
        // lab:begin s8
        // lab:todo en: only the lender, never more than is due; write it down, then take the money.
        // lab:todo zh: 只限出借人，绝不超过应还金额；先记账，再扣款。
        if (msg.sender != LENDER) revert NotTheLender(msg.sender);
        uint256 open = due();
        if (amount > open) revert MoreThanDue(amount, open);
        paid += amount;
        emit Collected(amount, open - amount);
        CASH.transferFrom(BORROWER, LENDER, amount);
        // lab:else
        //~ if (amount > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region due
    /// @notice What has fallen due and is not paid.
    /// @return amount Fen.
    function due() public view returns (uint256 amount) {
        Row[] memory rows = equalInstalments(PRINCIPAL, RATE_PPM, MONTHS);
        // lab:begin s8
        // lab:todo en: nothing before the draw; then the payments of all months that have passed, less what is paid.
        // lab:todo zh: 放款之前为零；之后为已到期各期还款额之和，减去已还金额。
        if (drawnAt == 0) return 0;
        uint256 passed = (block.timestamp - drawnAt) / MONTH;
        if (passed > MONTHS) passed = MONTHS;
        for (uint256 i = 0; i < passed; ++i) {
            amount += rows[i].payment;
        }
        amount -= paid;
        // lab:else
        //~ if (rows.length + drawnAt > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region outstanding
    /// @notice What of the principal is not repaid. A payment pays the interest of a month first, then its principal.
    /// @return balance Fen.
    function outstanding() public view returns (uint256 balance) {
        if (drawnAt == 0) return 0;
        Row[] memory rows = equalInstalments(PRINCIPAL, RATE_PPM, MONTHS);
        balance = PRINCIPAL;
        uint256 left = paid;
        for (uint256 i = 0; i < MONTHS; ++i) {
            // lab:begin s8
            // lab:todo en: return if no more than the interest is left; take it off; then repay.
            // lab:todo zh: 余额不足以付清本期利息时直接返回；扣除利息；其余用于还本。
            if (left <= rows[i].interest) return balance;
            left -= rows[i].interest;
            uint256 part = left < rows[i].principal ? left : rows[i].principal;
            left -= part;
            balance -= part;
            // lab:else
            //~ if (rows[i].interest + left > 0) revert NotWrittenYet();
            // lab:end
        }
    }
    // #endregion
}
