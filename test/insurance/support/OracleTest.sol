// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {InsuranceTest} from "./InsuranceTest.sol";

/// @title Base of the tests of the oracle
/// @notice Panels of any size, lists of values, and two more feeds: one that keeps its source, one without a limit to
/// the distance of the values.
/// @dev With the panel of the base (5 observers, quorum 3) the supermajority is 5.
abstract contract OracleTest is InsuranceTest {
    uint40 internal constant PERIOD = START + 2 days;
    uint40 internal constant CLOSES_AT = PERIOD + SUBMIT_SECONDS;
    uint64 internal constant MAX_SPREAD = 50;
    bytes32 internal constant ROOTS = "a feed that keeps its source";
    bytes32 internal constant WIDE = "a feed that accepts any distance";
    bytes32 internal constant OTHER_SOURCE = "other data";

    address internal fund;

    function setUp() public virtual override {
        super.setUp();
        fund = oracle.PROTECTION_FUND();
        _registerFeed(ROOTS, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, true));
        _registerFeed(WIDE, IQuorumOracle.Feed(type(uint64).max, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        _fund(alice, 10 * uint256(BOND));
        _fund(bob, 10 * uint256(BOND));
        vm.warp(PERIOD);
    }

    /// @notice Puts another panel of `size` observers in charge; `observerKeys` are theirs from now on.
    function _replacePanel(uint256 size, uint8 quorum) internal {
        oracle.setPanel(_newObservers(size), quorum);
    }

    /// @notice Draws observers whose keys replace those of the panel in charge.
    function _newObservers(uint256 size) internal returns (address[] memory observers) {
        (uint32 version, , , ) = oracle.panel();
        observers = new address[](size);
        delete observerKeys;
        for (uint256 i = 0; i < size; ++i) {
            uint256 key = uint256(keccak256(abi.encode("observer", version, i)));
            observers[i] = vm.addr(key);
            observerKeys.push(key);
        }
    }

    function _post(bytes32 feedId, int64[] memory values) internal {
        oracle.post(feedId, PERIOD, SOURCE, _reports(feedId, PERIOD, values, SOURCE));
    }

    /// @notice The whole panel answers with one value.
    function _answer(bytes32 feedId, int64 value, bytes32 sourceHash) internal {
        int64[] memory values = _same(observerKeys.length, value);
        oracle.answer(feedId, PERIOD, sourceHash, _reports(feedId, PERIOD, values, sourceHash));
    }

    function _challenge(address challenger, bytes32 feedId) internal {
        vm.prank(challenger);
        oracle.challenge(feedId, PERIOD);
    }

    function _assertStatus(bytes32 feedId, IQuorumOracle.Status expected, string memory reason) internal view {
        vm.assertEq(uint256(oracle.statusOf(feedId, PERIOD)), uint256(expected), reason);
    }

    /// @notice One observer's report with a signature over any digest.
    function _report(uint256 key, int64 value, bytes32 digest) internal pure returns (IQuorumOracle.Report memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return IQuorumOracle.Report(value, r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    /// @notice Whom a report's signature points to when it is checked against `digest`.
    function _signerOf(bytes32 digest, IQuorumOracle.Report memory report) internal pure returns (address signer) {
        uint8 v = 27 + uint8(uint256(report.vs) >> 255);
        return ecrecover(digest, v, report.r, bytes32((uint256(report.vs) << 1) >> 1));
    }

    function _same(uint256 count, int64 value) internal pure returns (int64[] memory values) {
        values = new int64[](count);
        for (uint256 i = 0; i < count; ++i) values[i] = value;
    }

    function _list(int64 a, int64 b, int64 c) internal pure returns (int64[] memory values) {
        values = new int64[](3);
        (values[0], values[1], values[2]) = (a, b, c);
    }

    function _list(int64 a, int64 b, int64 c, int64 d) internal pure returns (int64[] memory values) {
        values = new int64[](4);
        (values[0], values[1], values[2], values[3]) = (a, b, c, d);
    }

    function _list(int64 a, int64 b, int64 c, int64 d, int64 e) internal pure returns (int64[] memory values) {
        values = new int64[](5);
        (values[0], values[1], values[2], values[3], values[4]) = (a, b, c, d, e);
    }
}
