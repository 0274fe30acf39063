// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IProductBook} from "../../../contracts/insurance/interfaces/IProductBook.sol";
import {InsuranceTest} from "./InsuranceTest.sol";

/// @title Base of the tests of parametric cover
/// @notice A funded pool with one drought cohort on sale, and the ways a cohort can end.
abstract contract CoverTest is InsuranceTest {
    uint64 internal constant CAPITAL = 5_000_000_00;
    /// @dev Last second at which data can come.
    uint40 internal constant DATA_DEADLINE = COVER_END + SUBMIT_SECONDS;

    uint24 internal cohortId;

    function setUp() public virtual override {
        super.setUp();
        _capitalise(provider, CAPITAL);
        cohortId = _openCohort(_publishDrought());
    }

    /// @notice Settles the drought cohort on a reading; the first second at which that is possible.
    function _settle(int64 reading) internal returns (uint40 deadline) {
        _observe(RAIN, COVER_END, reading);
        _finalise(RAIN, COVER_END);
        cover.settle(cohortId);
        return uint40(block.timestamp) + CLAIM_SECONDS;
    }

    /// @notice Voids the drought cohort; the first second at which that is possible.
    function _void() internal returns (uint40 deadline) {
        vm.warp(DATA_DEADLINE + 1);
        cover.voidCohort(cohortId);
        return uint40(block.timestamp) + CLAIM_SECONDS;
    }

    function _openEvents() internal returns (uint24 eventsId) {
        return _openCohort(_publish(_events()));
    }

    function _expectWrongState(IInsuranceLine.State actual, IInsuranceLine.State expected) internal {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverWrongState.selector, actual, expected));
    }

    function _page(bytes32 a, bytes32 b, bytes32 c) internal pure returns (bytes32[] memory page) {
        page = new bytes32[](3);
        (page[0], page[1], page[2]) = (a, b, c);
    }

    /// @notice Downpours: 25 % from 50 mm, 60 % from 100 mm; silence means that there was none.
    function _events() internal pure returns (IProductBook.Product memory product) {
        product = _drought();
        (product.trigger, product.exit, product.maxPayoutBps) = (0, 0, 6000);
        product.shape = IProductBook.Shape.Steps;
        product.silence = IProductBook.Silence.MeansNoEvent;
        product.steps = new IProductBook.Step[](2);
        (product.steps[0], product.steps[1]) = (IProductBook.Step(500, 2500), IProductBook.Step(1000, 6000));
    }
}
