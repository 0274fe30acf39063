// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Cheatcodes of the test engine
/// @notice The part of the cheatcode interface that our tests use; add a line here before using another one.
interface Vm {
    // Grouped by purpose, not by mutability.
    // solhint-disable ordering
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    // Who calls, when, and on which chain.
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function warp(uint256 unixSeconds) external;
    function chainId(uint256 id) external;

    // State of the world.
    function deal(address account, uint256 balanceWei) external;
    function etch(address target, bytes calldata runtimeCode) external;
    function load(address target, bytes32 slot) external view returns (bytes32 value);
    /// @dev From here on slots that are read and written are recorded.
    function record() external;
    function accesses(address target) external returns (bytes32[] memory readSlots, bytes32[] memory writeSlots);
    function snapshotState() external returns (uint256 snapshotId);
    function revertToState(uint256 snapshotId) external returns (bool success);

    // Keys and names.
    function addr(uint256 privateKey) external pure returns (address account);
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function label(address account, string calldata name) external;

    // What the next call must do.
    function expectRevert() external;
    function expectRevert(bytes calldata revertData) external;
    /// @dev Matches an error without arguments only: the engine compares all of the revert data with these four bytes.
    function expectRevert(bytes4 errorWithoutArguments) external;
    /// @dev Ignores the arguments; our tests assert them, so this is for errors whose arguments nobody can foresee.
    function expectPartialRevert(bytes4 selector) external;
    function expectEmit() external;
    function expectEmit(address emitter) external;
    function expectCall(address callee, bytes calldata data) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory logs);

    // Drops a fuzz run whose input means nothing.
    function assume(bool condition) external pure;

    // Assertions; the last argument says what was compared.
    function assertTrue(bool condition, string calldata reason) external pure;
    function assertFalse(bool condition, string calldata reason) external pure;
    function assertEq(bool actual, bool expected, string calldata reason) external pure;
    function assertEq(uint256 actual, uint256 expected, string calldata reason) external pure;
    function assertEq(int256 actual, int256 expected, string calldata reason) external pure;
    function assertEq(address actual, address expected, string calldata reason) external pure;
    function assertEq(bytes32 actual, bytes32 expected, string calldata reason) external pure;
    function assertEq(string calldata actual, string calldata expected, string calldata reason) external pure;
    function assertEq(bytes calldata actual, bytes calldata expected, string calldata reason) external pure;
    function assertEq(uint256[] calldata actual, uint256[] calldata expected, string calldata reason) external pure;
    function assertNotEq(uint256 actual, uint256 other, string calldata reason) external pure;
    function assertNotEq(address actual, address other, string calldata reason) external pure;
    function assertNotEq(bytes32 actual, bytes32 other, string calldata reason) external pure;
    function assertLt(uint256 actual, uint256 ceiling, string calldata reason) external pure;
    function assertLe(uint256 actual, uint256 ceiling, string calldata reason) external pure;
    function assertGt(uint256 actual, uint256 floor, string calldata reason) external pure;
    function assertGe(uint256 actual, uint256 floor, string calldata reason) external pure;
    function assertApproxEqAbs(
        uint256 actual,
        uint256 expected,
        uint256 maxDelta,
        string calldata reason
    ) external pure;
}
