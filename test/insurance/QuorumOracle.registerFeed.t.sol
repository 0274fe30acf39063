// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleRegisterFeedTest is OracleTest {
    uint64 private constant ROLE = 7;
    bytes32 private constant SNOW = "snow in centimetres";

    function test_RegisterFeedKeepsEveryRule() public {
        IQuorumOracle.Feed memory feed = IQuorumOracle.Feed(11, 12, 13, 14, true);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.FeedRegistered(SNOW, feed);
        oracle.registerFeed(SNOW, feed);

        vm.assertEq(abi.encode(oracle.feedOf(SNOW)), abi.encode(feed), "feed");
    }

    function test_AFeedNeedsNoSpreadAndNoBond() public {
        IQuorumOracle.Feed memory feed = IQuorumOracle.Feed(0, 0, 1, 1, false);
        oracle.registerFeed(SNOW, feed);

        vm.assertEq(abi.encode(oracle.feedOf(SNOW)), abi.encode(feed), "feed");
    }

    function test_RevertGiven_TheFeedExists() public {
        IQuorumOracle.Feed memory feed = oracle.feedOf(RAIN);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleFeedExists.selector, RAIN));
        oracle.registerFeed(RAIN, feed);
    }

    function test_RevertGiven_NoTimeToSubmit() public {
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleFeedInvalid.selector, SNOW));
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, 0, CHALLENGE_SECONDS, false));
    }

    function test_RevertGiven_NoTimeToChallenge() public {
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleFeedInvalid.selector, SNOW));
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, 0, false));
    }

    function test_NinetyDaysAreTheMostForEachTime() public {
        bytes memory refusal = abi.encodeWithSelector(IQuorumOracle.OracleFeedInvalid.selector, SNOW);
        vm.expectRevert(refusal);
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, 90 days + 1, CHALLENGE_SECONDS, false));
        vm.expectRevert(refusal);
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, 90 days + 1, false));

        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, 90 days, 90 days, false));
        vm.assertEq(oracle.feedOf(SNOW).submitSeconds, 90 days, "submit");
    }

    function test_RevertWhen_AStrangerRegistersAFeed() public {
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
    }

    function test_WhenTheFunctionHasARole_ItsMembersMayCallIt() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IQuorumOracle.registerFeed.selector;
        authority.setTargetFunctionRole(address(oracle), selectors, ROLE);
        authority.grantRole(ROLE, alice, 0);

        vm.prank(alice);
        oracle.registerFeed(SNOW, IQuorumOracle.Feed(1, 2, 3, 4, false));
        vm.assertEq(oracle.feedOf(SNOW).submitSeconds, 3, "seconds");
    }

    function test_AFeedThatDoesNotExistIsAllZero() public view {
        IQuorumOracle.Feed memory nothing;
        vm.assertEq(abi.encode(oracle.feedOf(SNOW)), abi.encode(nothing), "feed");
    }
}
