// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// @title Double of the credit register with its projects
/// @notice A project is claimed once until it is given back.
contract ProjectsDouble is RegisterDouble {
    mapping(bytes32 project => address platform) public platformOf;

    /// @notice See ICreditRegister.
    function claimProject(bytes32 project) external {
        address platform = platformOf[project];
        if (platform != address(0)) revert ICreditRegister.RegisterProjectTaken(project, platform);
        platformOf[project] = msg.sender;
    }

    /// @notice See ICreditRegister.
    function releaseProject(bytes32 project) external {
        address platform = platformOf[project];
        if (platform != msg.sender) revert ICreditRegister.RegisterProjectNotYours(project, platform);
        delete platformOf[project];
    }
}
