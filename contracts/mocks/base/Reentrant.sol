// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Ambush that calls back
/// @notice What our re-entrant doubles share: one call, loaded in advance and fired at the worst moment.
abstract contract Reentrant {
    /// @notice Contract the next ambush calls; zero when nothing is loaded.
    address public target;
    /// @notice Call data of the next ambush.
    bytes public callData;
    /// @notice How many ambushes were fired.
    uint256 public attempts;
    /// @notice Whether the call of the last ambush went through.
    bool public lastSuccess;
    /// @notice What the last ambush got back: return data, or the error that stopped it.
    bytes public lastReturnData;

    /// @notice Loads one ambush; it fires once, at the next opportunity.
    /// @param target_ Contract to call back.
    /// @param callData_ Call data to send.
    function arm(address target_, bytes calldata callData_) external {
        (target, callData) = (target_, callData_);
    }

    /// @notice Fires the loaded ambush, if any; its failure is recorded and does not stop the transfer.
    function _reenter() internal {
        address victim = target;
        if (victim == address(0)) return;
        target = address(0); // one shot: the call may well come back here
        ++attempts;
        // solhint-disable-next-line avoid-low-level-calls
        (lastSuccess, lastReturnData) = victim.call(callData);
    }
}
