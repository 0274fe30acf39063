// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../../../contracts/lending/interfaces/ICreditRegister.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// @title Double of the credit register with its projects
/// @notice A project is claimed once until it is given back.
contract ProjectsDouble is RegisterDouble {
    uint16 private constant _PLATFORM = 1;

    mapping(bytes32 project => uint16 platform) public platformOf;

    /// @notice See ICreditRegister.
    function claimProject(bytes32 project) external {
        uint16 platform = platformOf[project];
        if (platform != 0) revert ICreditRegister.RegisterProjectTaken(project, platform);
        platformOf[project] = _PLATFORM;
    }

    /// @notice See ICreditRegister.
    function releaseProject(bytes32 project) external {
        uint16 platform = platformOf[project];
        if (platform != _PLATFORM) revert ICreditRegister.RegisterProjectNotYours(project, platform);
        delete platformOf[project];
    }
}
