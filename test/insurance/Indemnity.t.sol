// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Indemnity} from "../../contracts/insurance/libraries/Indemnity.sol";
import {LabTest} from "../support/LabTest.sol";

contract IndemnityLibraryTest is LabTest {
    uint256 private constant LARGEST = type(uint64).max;

    function test_TheWorkedClaim() public pure {
        vm.assertEq(Indemnity.paymentFor(9_000_00, 8_000_00, 500_00, 2000), 6_000_00, "payment");
    }

    function test_NothingUpToTheDeductible() public pure {
        vm.assertEq(Indemnity.paymentFor(0, 8_000_00, 500_00, 0), 0, "no loss");
        vm.assertEq(Indemnity.paymentFor(499_99, 8_000_00, 500_00, 0), 0, "below");
        vm.assertEq(Indemnity.paymentFor(500_00, 8_000_00, 500_00, 0), 0, "exactly");
        vm.assertEq(Indemnity.paymentFor(500_01, 8_000_00, 500_00, 0), 1, "above");
    }

    function test_NothingWhenTheDeductibleSwallowsTheLimitPerClaim() public pure {
        vm.assertEq(Indemnity.paymentFor(9_000_00, 500_00, 500_00, 0), 0, "equal");
        vm.assertEq(Indemnity.paymentFor(9_000_00, 400_00, 500_00, 0), 0, "below");
    }

    function test_NoMoreThanTheLimitPerClaimCounts() public pure {
        vm.assertEq(Indemnity.paymentFor(7_999_99, 8_000_00, 0, 0), 7_999_99, "below");
        vm.assertEq(Indemnity.paymentFor(8_000_00, 8_000_00, 0, 0), 8_000_00, "exactly");
        vm.assertEq(Indemnity.paymentFor(8_000_01, 8_000_00, 0, 0), 8_000_00, "above");
    }

    function test_TheFractionOfAUnitStaysWithThePool() public pure {
        vm.assertEq(Indemnity.paymentFor(4, 100, 0, 2000), 3, "3.2");
        vm.assertEq(Indemnity.paymentFor(1, 100, 0, 1), 0, "0.9999");
        vm.assertEq(Indemnity.paymentFor(100, 100, 0, 9999), 0, "0.01");
        vm.assertEq(Indemnity.paymentFor(100, 100, 0, 10_000), 0, "nothing");
    }

    function test_TheLargestFiguresFit() public pure {
        uint64 largest = uint64(LARGEST);
        vm.assertEq(Indemnity.paymentFor(largest, largest, 0, 0), LARGEST, "without co-insurance");
        vm.assertEq(Indemnity.paymentFor(largest, largest, 0, 5000), LARGEST / 2, "with co-insurance");
    }

    /// The model counts from the other end: what the policyholder bears, rounded up, and the rest is paid.
    function testFuzz_PaymentAndShareMakeUpTheLoss(
        uint64 loss,
        uint64 perClaimLimit,
        uint64 deductible,
        uint16 bps
    ) public pure {
        bps = uint16(_bound(bps, 0, 10_000));
        uint256 counted = loss > perClaimLimit ? perClaimLimit : loss;
        uint256 above = counted > deductible ? counted - deductible : 0;
        uint256 share = (above * bps + 9_999) / 10_000;

        uint64 paid = Indemnity.paymentFor(loss, perClaimLimit, deductible, bps);
        vm.assertEq(paid, above - share, "payment");
    }

    function testFuzz_ALargerLossNeverPaysLess(uint64 loss, uint64 more, uint64 deductible, uint16 bps) public pure {
        bps = uint16(_bound(bps, 0, 10_000));
        uint64 larger = uint64(_bound(more, loss, LARGEST));

        uint64 paid = Indemnity.paymentFor(loss, 8_000_00, deductible, bps);
        vm.assertLe(paid, Indemnity.paymentFor(larger, 8_000_00, deductible, bps), "payment");
        vm.assertLe(paid, loss, "never more than the loss");
    }
}
