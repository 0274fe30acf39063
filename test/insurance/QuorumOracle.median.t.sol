// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleMedianTest is OracleTest {
    int64 private constant MIN = type(int64).min;
    int64 private constant MAX = type(int64).max;

    function test_OddNumber_TheMiddleValueCounts() public {
        _post(WIDE, _list(-9, 4, 70));
        vm.assertEq(_value(WIDE), 4, "value");
    }

    function test_EvenNumber_TheLowerOfTheMiddleValuesCounts() public {
        _post(RAIN, _list(700, 710, 720, 730));
        vm.assertEq(_value(RAIN), 710, "value");
    }

    function test_EvenNegativeNumber_TheLowerOfTheMiddleValuesCounts() public {
        _post(RAIN, _list(-30, -20, -10, 0));
        vm.assertEq(_value(RAIN), -20, "value");
    }

    function test_ExtremeValuesAreOrdinaryValues() public {
        _post(WIDE, _list(MIN, MIN, MAX));
        vm.assertEq(_value(WIDE), MIN, "smallest");

        oracle.post(WIDE, PERIOD - 1, SOURCE, _reports(WIDE, PERIOD - 1, _list(MIN, MAX, MAX), SOURCE));
        vm.assertEq(oracle.observationOf(WIDE, PERIOD - 1).value, MAX, "largest");
    }

    function test_TheLargestDistanceThereIs() public {
        bytes32 strict = "one unit less than everything";
        _registerFeed(strict, IQuorumOracle.Feed(type(uint64).max - 1, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));

        _expectDispersed(strict, _list(MIN, MIN, MAX), 2, 3);
        _expectPosted(strict, _list(MIN, MIN, MAX - 1), MIN, 3);
    }

    function test_OfThreeReports_AllMustAgree() public {
        _expectDispersed(RAIN, _list(700, 700, 751), 2, 3);
        _expectDispersed(RAIN, _list(649, 700, 700), 2, 3);
        _expectPosted(RAIN, _list(700, 700, 750), 700, 3);
        _expectPosted(RAIN, _list(650, 700, 750), 700, 3);
    }

    function test_MoreReportsMakeUpForAnOutlier() public {
        _expectPosted(RAIN, _list(700, 700, 700, 751), 700, 3);
        _expectPosted(RAIN, _list(MIN, 690, 700, 705, MAX), 700, 3);
        _expectDispersed(RAIN, _list(-1000, 0, 700, 5000, 6000), 1, 3);
    }

    /// For every quorum: as many as the quorum must agree, not one less, however many report.
    function test_AQuorumMustAgree() public {
        _registerFeed("strict", IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        for (uint8 quorum = 3; quorum <= 15; quorum += 2) {
            uint256 size = 2 * uint256(quorum) - 1;
            _replacePanel(size, quorum);
            int64[] memory values = _same(size, 700);
            for (uint256 i = quorum; i < size; ++i) values[i] = MAX;
            _expectPosted("strict", values, 700, quorum);
            values[0] = MIN;
            _expectDispersed("strict", values, quorum - 1, quorum);
        }
    }

    /// An order that makes the distance negative is refused as an order, not as a distance.
    function test_RevertGiven_DescendingReports() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _list(MAX, 0, MIN), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotAscending.selector, 1));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    /// With at most (k - 1) / 2 wrong values, rounded down, the median lies between two honest ones, whatever the
    /// wrong values are.
    function testFuzz_TheMedianLiesBetweenHonestValues(uint256 seed, int64 centre, uint256 width) public {
        uint256 size = _bound(seed, 3, 32);
        uint8 quorum = uint8(size / 2 + 1) | 1;
        _replacePanel(size, quorum);
        uint256 count = _bound(uint256(keccak256(abi.encode(seed))), quorum, size);
        uint256 wrong = _bound(uint256(keccak256(abi.encode(seed, 1))), 0, (count - 1) / 2);

        int64[] memory values = new int64[](count);
        (int64 low, int64 high) = (MAX, MIN);
        for (uint256 i = 0; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, centre, i)));
            values[i] = int64(uint64(random));
            if (i < wrong) continue;
            values[i] = _near(centre, random, width);
            if (values[i] < low) low = values[i];
            if (values[i] > high) high = values[i];
        }
        _sort(values);
        _post(WIDE, values);

        vm.assertGe(_offset(_value(WIDE)), _offset(low), "not below every honest value");
        vm.assertLe(_offset(_value(WIDE)), _offset(high), "not above every honest value");
        vm.assertEq(_value(WIDE), values[(count - 1) / 2], "median");
    }

    function _expectDispersed(bytes32 feedId, int64[] memory values, uint256 agreeing, uint256 needed) private {
        IQuorumOracle.Report[] memory reports = _reports(feedId, PERIOD, values, SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleDispersed.selector, agreeing, needed));
        oracle.post(feedId, PERIOD, SOURCE, reports);
    }

    /// Leaves nothing behind, so that the next values can be posted for the same period.
    function _expectPosted(bytes32 feedId, int64[] memory values, int64 value, uint256 agreeing) private {
        uint256 before = vm.snapshotState();
        IQuorumOracle.Report[] memory reports = _reports(feedId, PERIOD, values, SOURCE);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.ObservationPosted({
            feedId: feedId,
            periodEnd: PERIOD,
            value: value,
            reports: values.length,
            agreeing: agreeing,
            sourceHash: SOURCE,
            finalAt: uint40(block.timestamp) + CHALLENGE_SECONDS
        });
        oracle.post(feedId, PERIOD, SOURCE, reports);
        vm.assertEq(_value(feedId), value, "value");
        vm.revertToState(before);
    }

    function _value(bytes32 feedId) private view returns (int64) {
        return oracle.observationOf(feedId, PERIOD).value;
    }

    /// A value at most `width` (and a million) above `centre`, without leaving the range.
    function _near(int64 centre, uint256 random, uint256 width) private pure returns (int64) {
        int256 value = int256(centre) + int256(random % (1 + (width % 1_000_000)));
        return value > MAX ? MAX : int64(value);
    }

    /// Signed numbers moved into the unsigned range, for assertions.
    function _offset(int64 value) private pure returns (uint256) {
        return uint256(int256(value) - MIN);
    }

    function _sort(int64[] memory values) private pure {
        for (uint256 i = 1; i < values.length; ++i) {
            for (uint256 j = i; j != 0 && values[j] < values[j - 1]; --j) {
                (values[j], values[j - 1]) = (values[j - 1], values[j]);
            }
        }
    }
}
