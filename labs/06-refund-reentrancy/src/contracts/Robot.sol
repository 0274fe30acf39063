// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CallbackCash} from "./CallbackCash.sol";
import {ICashReceiver} from "./ICashReceiver.sol";
import {IRefunds} from "./IRefunds.sol";

/// @title Robot
/// @notice An investor that is a contract and carries out a plan when money arrives. Tests use it: it can ask the
/// refunds for anything in the middle of a payment and remembers the answers.
contract Robot is ICashReceiver {
    /// @notice What the refunds said to one call of the plan.
    struct Answer {
        bool isOk;
        bytes data;
    }

    /// @notice Where its money lies.
    IRefunds public immutable REFUNDS;

    /// @notice Whether the robot turns money away.
    bool public isRefusing;
    bytes[] private _plan;
    uint256 private _done;
    mapping(uint256 step => Answer answer) private _answers;

    /// @notice The robot does not want the money.
    error Refused();

    constructor(CallbackCash cash, IRefunds refunds) {
        REFUNDS = refunds;
        cash.callMe();
    }

    /// @notice Adds a call to the plan.
    /// @param data Function and arguments, encoded.
    function plan(bytes calldata data) external {
        _plan.push(data);
    }

    /// @notice Turns money away from now on, or no longer.
    /// @param isWanted Whether it does.
    function refuse(bool isWanted) external {
        isRefusing = isWanted;
    }

    /// @notice Asks for its refund.
    function refund() external {
        REFUNDS.refund();
    }

    /// @inheritdoc ICashReceiver
    /// @dev Money that arrives because of a call of the plan goes on where the plan is.
    function onCashReceived(address, uint256) external {
        if (isRefusing) revert Refused();
        while (_done < _plan.length) {
            uint256 step = _done++;
            // solhint-disable-next-line avoid-low-level-calls
            (bool isOk, bytes memory data) = address(REFUNDS).call(_plan[step]);
            _answers[step] = Answer(isOk, data);
        }
    }

    /// @notice How many calls of the plan were carried out.
    /// @return count Calls.
    function done() external view returns (uint256 count) {
        return _done;
    }

    /// @notice What the refunds said to a call of the plan.
    /// @param step Number of the call, from 0.
    /// @return isOk Whether it went through.
    /// @return data What came back.
    function answer(uint256 step) external view returns (bool isOk, bytes memory data) {
        return (_answers[step].isOk, _answers[step].data);
    }
}
