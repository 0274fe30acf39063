// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../common/CivilDate.sol";
import {ILoanCalculator} from "./interfaces/ILoanCalculator.sol";
import {Amortisation} from "./libraries/Amortisation.sol";

/// @title Loan calculator
/// @notice The arithmetic of a loan for everybody to ask; it holds nothing and moves nothing.
contract LoanCalculator is ILoanCalculator {
    /// @inheritdoc ILoanCalculator
    function schedule(
        Amortisation.Method method,
        uint64 principal,
        uint64 ratePpm,
        uint16 periods
    ) external pure returns (uint256 instalment, Amortisation.Row[] memory rows) {
        rows = Amortisation.schedule(method, principal, ratePpm, periods);
        if (method == Amortisation.Method.EqualInstalment) {
            instalment = Amortisation.instalment(principal, ratePpm, periods);
        }
    }

    /// @inheritdoc ILoanCalculator
    function dueDays(uint24 start, uint16 periods) external pure returns (uint24[] memory numbers) {
        numbers = new uint24[](periods);
        for (uint256 i = 0; i < periods; ++i) numbers[i] = CivilDate.addMonths(start, i + 1);
    }
}
