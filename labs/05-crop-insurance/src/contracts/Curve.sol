// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Curve
/// @notice What a summer pays: nothing from the trigger upwards, everything from the exit downwards, and between them
/// the more the drier it was, in a straight line. Rain is in tenths of a millimetre, rates are in basis points.
contract Curve {
    /// @notice All of the sum insured, in basis points.
    uint256 public constant FULL = 10_000;

    /// @notice With this rain or more nothing is paid.
    uint256 public immutable TRIGGER;
    /// @notice With this rain or less everything is paid.
    uint256 public immutable EXIT;

    /// @notice Nobody has written this part yet.
    error NotWrittenYet();

    constructor(uint256 trigger, uint256 exit) {
        TRIGGER = trigger;
        EXIT = exit;
    }

    // #region payoutOf
    /// @notice What a policy is paid.
    /// @param sumInsured The most that it can be paid, in fen.
    /// @param rain Tenths of a millimetre.
    /// @return amount Fen, rounded down.
    function payoutOf(uint256 sumInsured, uint256 rain) public view returns (uint256 amount) {
        // lab:begin s3
        // lab:todo en: the rate of this rain, of the sum insured; multiply first.
        // lab:todo zh: 保额乘以该降雨量对应的赔付比例；先乘后除。
        return (sumInsured * rateOf(rain)) / FULL;
        // lab:else
        //~ if (sumInsured + rain > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region rateOf
    /// @notice Which part of the sum insured is paid.
    /// @param rain Tenths of a millimetre.
    /// @return rate Basis points, rounded down.
    function rateOf(uint256 rain) public view returns (uint256 rate) {
        // lab:begin s3
        // lab:todo en: nothing at the trigger and above, FULL at the exit and below, a straight line between them.
        // lab:todo zh: 不低于触发值时为零，不高于封顶值时为 FULL，两者之间按直线计算。
        if (rain >= TRIGGER) return 0;
        if (rain <= EXIT) return FULL;
        return (FULL * (TRIGGER - rain)) / (TRIGGER - EXIT);
        // lab:else
        //~ if (rain > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion
}
