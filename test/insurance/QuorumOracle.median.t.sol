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

        _expectDispersed(strict, _list(MIN, 0, MAX), type(uint64).max, type(uint64).max - 1);
        _post(strict, _list(MIN, 0, MAX - 1));
        vm.assertEq(_value(strict), 0, "value");
    }

    function test_ThreeReports_NothingIsTrimmed() public {
        _expectDispersed(RAIN, _list(700, 700, 751), 51, MAX_SPREAD);
        _expectDispersed(RAIN, _list(649, 700, 700), 51, MAX_SPREAD);
        _expectPosted(RAIN, _list(700, 700, 749), 700, 49);
        _expectPosted(RAIN, _list(700, 700, 750), 700, 50);
    }

    function test_FourReports_NothingIsTrimmed() public {
        _expectDispersed(RAIN, _list(700, 700, 700, 751), 51, MAX_SPREAD);
        _expectPosted(RAIN, _list(700, 700, 701, 750), 700, 50);
    }

    function test_FiveReports_OneIsTrimmedAtEachEnd() public {
        _replacePanel(9, 5);
        _expectPosted(RAIN, _list(MIN, 700, 710, 750, MAX), 710, 50);
        _expectDispersed(RAIN, _list(MIN, 700, 710, 751, MAX), 51, MAX_SPREAD);
        _expectDispersed(RAIN, _list(MIN, 699, 710, 750, MAX), 51, MAX_SPREAD);
    }

    /// Every number of reports of the largest panel: the outliers that are cut do not count, the next ones do.
    function test_TrimGrowsWithEveryFourReports() public {
        _registerFeed("strict", IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        _replacePanel(32, 31);
        for (uint256 count = 31; count <= 32; ++count) {
            uint256 cut = (count - 1) / 4;
            int64[] memory values = _same(count, 700);
            for (uint256 i = 0; i < cut; ++i) (values[i], values[count - 1 - i]) = (MIN, MAX);
            _expectPosted("strict", values, 700, 0);
            values[cut] = 699;
            _expectPosted("strict", values, 700, 1);
        }
    }

    function test_TrimOfEveryQuorum() public {
        _registerFeed("strict", IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        uint8[5] memory cuts = [0, 1, 1, 2, 2];
        for (uint8 i = 0; i < cuts.length; ++i) {
            uint8 quorum = 3 + 2 * i;
            _replacePanel(2 * quorum - 1, quorum);
            int64[] memory values = _same(quorum, 700);
            for (uint256 j = 0; j < cuts[i]; ++j) (values[j], values[quorum - 1 - j]) = (MIN, MAX);
            _expectPosted("strict", values, 700, 0);
            values[quorum - 1 - cuts[i]] = 701;
            _expectDispersed("strict", values, 1, 0);
        }
    }

    function test_TheSupermajorityMayDisagree() public {
        _expectPosted(RAIN, _list(-1000, 0, 700, 5000, 6000), 700, 5000);
    }

    function test_OneLessThanTheSupermajorityMayNot() public {
        _replacePanel(9, 5);
        int64[] memory six = new int64[](6);
        (six[0], six[1], six[2], six[3], six[4], six[5]) = (0, 0, 100, 200, 300, 300);
        _expectDispersed(RAIN, six, 300, MAX_SPREAD);

        int64[] memory seven = new int64[](7);
        for (uint256 i = 0; i < 6; ++i) seven[i] = six[i];
        seven[6] = 300;
        _expectPosted(RAIN, seven, 200, 300);
    }

    function test_WhenTheQuorumIsTheSupermajority_DistanceNeverMatters() public {
        _replacePanel(3, 3);
        _expectPosted(RAIN, _list(-5000, 700, 5000), 700, 10_000);
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

    function _expectDispersed(bytes32 feedId, int64[] memory values, uint256 spread, uint256 limit) private {
        IQuorumOracle.Report[] memory reports = _reports(feedId, PERIOD, values, SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleDispersed.selector, spread, limit));
        oracle.post(feedId, PERIOD, SOURCE, reports);
    }

    /// Leaves nothing behind, so that the next values can be posted for the same period.
    function _expectPosted(bytes32 feedId, int64[] memory values, int64 value, uint256 spread) private {
        uint256 before = vm.snapshotState();
        IQuorumOracle.Report[] memory reports = _reports(feedId, PERIOD, values, SOURCE);
        vm.expectEmit(address(oracle));
        emit IQuorumOracle.ObservationPosted({
            feedId: feedId,
            periodEnd: PERIOD,
            value: value,
            reports: values.length,
            spread: spread,
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
