// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";

/// @title Double of the credit register
/// @notice Believes everything and writes it down.
contract RegisterDouble {
    struct Reported {
        address loan;
        ICreditRegister.Kind kind;
        uint24 day;
    }

    mapping(bytes31 subject => uint256 amount) public exposureOf;
    mapping(bytes31 subject => uint256 loans) public liveOf;
    mapping(address loan => uint24 day) public endOf;
    Reported[] private _reported;

    /// @notice See ICreditRegister.
    function raise(bytes31 subject, IIdentityRegistry.Class, uint256 amount) external {
        exposureOf[subject] += amount;
        ++liveOf[subject];
    }

    /// @notice See ICreditRegister.
    function lower(bytes31 subject, uint256 amount, bool isOver) external {
        exposureOf[subject] -= amount;
        if (isOver) --liveOf[subject];
    }

    /// @notice See ICreditRegister.
    function report(bytes31, address loan, ICreditRegister.Kind kind, uint24 day) external {
        _reported.push(Reported(loan, kind, day));
    }

    /// @notice See ICreditRegister.
    function end(address loan, uint24 day) external {
        endOf[loan] = day;
    }

    /// @notice All that was reported so far.
    function reported() external view returns (Reported[] memory all) {
        return _reported;
    }
}
