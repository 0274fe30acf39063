// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingPolicy} from "../../../contracts/lending/interfaces/ILendingPolicy.sol";

/// @title Double of the lending policy
/// @notice Holds what the test has published; grade g has the rate g x 10,000 unless told otherwise.
contract PolicyDouble {
    uint16 public current;
    mapping(uint16 version => ILendingPolicy.Policy policy) private _policies;
    mapping(uint16 version => mapping(uint8 grade => uint24 ratePpm)) private _rates;

    /// @notice Publishes the next version.
    function publish(ILendingPolicy.Policy calldata policy) external {
        _policies[++current] = policy;
    }

    /// @notice Sets the rate of a grade in the current version.
    function setRate(uint8 grade, uint24 ratePpm) external {
        _rates[current][grade] = ratePpm;
    }

    /// @notice See ILendingPolicy.
    function policyOf(uint16 version) external view returns (ILendingPolicy.Policy memory policy) {
        return _policies[version];
    }

    /// @notice See ILendingPolicy.
    function rateOf(uint16 version, uint8 grade) external view returns (uint24 ratePpm) {
        if (grade == 0 || grade > 35) revert ILendingPolicy.PolicyGradeInvalid(grade);
        ratePpm = _rates[version][grade];
        if (ratePpm == 0) ratePpm = uint24(grade) * 10_000;
    }
}
