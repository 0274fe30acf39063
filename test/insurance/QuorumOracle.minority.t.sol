// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {InsuranceTest} from "./support/InsuranceTest.sol";

/// Found by an adversarial reading: four liars of nine, with honest reports beside them, must not fix a value.
contract QuorumOracleMinorityTest is InsuranceTest {
    uint256 private constant NINE = 9;
    uint256 private constant LIARS = 4;
    int64 private constant LIE = -30_000;
    int64 private constant TRUTH = 2_000;

    uint256[] private keys;

    function setUp() public override {
        super.setUp();
        address[] memory observers = new address[](NINE);
        for (uint256 i = 0; i < NINE; ++i) {
            (address observer, uint256 key) = _actorWithKey(string.concat("observer of nine ", Strings.toString(i)));
            observers[i] = observer;
            keys.push(key);
        }
        oracle.setPanel(observers, 5);
        vm.warp(COVER_END);
    }

    function test_RevertWhen_FourLiarsPostWithOneHonestReport() public {
        IQuorumOracle.Report[] memory reports = _mixed(1);

        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleDispersed.selector, LIARS, 5));
        oracle.post(RAIN, COVER_END, SOURCE, reports);
    }

    function test_RevertWhen_FourLiarsAnswerWithReplayedHonestReports() public {
        oracle.post(RAIN, COVER_END, SOURCE, _honest());
        _fund(bob, BOND);
        vm.prank(bob);
        oracle.challenge(RAIN, COVER_END);
        IQuorumOracle.Report[] memory reports = _mixed(3);

        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleDispersed.selector, LIARS, 5));
        oracle.answer(RAIN, COVER_END, SOURCE, reports);

        _finalise(RAIN, COVER_END);
        vm.assertEq(oracle.finalValue(RAIN, COVER_END), TRUTH, "the truth stands");
        oracle.releaseBond(RAIN, COVER_END);
        vm.assertEq(token.balanceOf(oracle.PROTECTION_FUND()), BOND, "and the bond is lost");
    }

    /// Outliers do no harm as long as a quorum agrees.
    function test_FiveHonestReportsCountBesideFourLies() public {
        oracle.post(RAIN, COVER_END, SOURCE, _mixed(5));

        vm.assertEq(oracle.observationOf(RAIN, COVER_END).value, TRUTH, "median of nine");
    }

    /// All liars, then the first honest ones; lies are smaller, so this order ascends.
    function _mixed(uint256 honest) private view returns (IQuorumOracle.Report[] memory reports) {
        reports = new IQuorumOracle.Report[](LIARS + honest);
        for (uint256 i = 0; i < LIARS; ++i) reports[i] = _signed(keys[i], LIE);
        for (uint256 i = 0; i < honest; ++i) reports[LIARS + i] = _signed(keys[LIARS + i], TRUTH);
    }

    function _honest() private view returns (IQuorumOracle.Report[] memory reports) {
        reports = new IQuorumOracle.Report[](NINE - LIARS);
        for (uint256 i = 0; i < reports.length; ++i) reports[i] = _signed(keys[LIARS + i], TRUTH);
    }

    function _signed(uint256 key, int64 value) private view returns (IQuorumOracle.Report memory report) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, oracle.observationDigest(RAIN, COVER_END, value, SOURCE));
        return IQuorumOracle.Report(value, r, bytes32((uint256(v - 27) << 255) | uint256(s)));
    }
}
