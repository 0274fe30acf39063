// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingProperties} from "./LendingProperties.sol";

/// @title Handler of the invariant runs
/// @notice The loans with which a run begins, and the list of actions.
abstract contract LendingHandler is LendingProperties {
    /// @notice Asks for a loan, has it funded and draws it.
    function begin(uint256 seed) external step {
        _ask(seed, false);
        uint256 part = lives[seed].tickets / 4;
        for (uint256 k = 0; k < 3; ++k) _fundBy(seed, lenders[k], part);
        _fundBy(seed, lenders[3], lives[seed].tickets - 3 * part);
        _drawNow(seed);
    }

    /// @dev Two loans are running, by fixed tickets; an auction is open.
    function setUp() public virtual override {
        super.setUp();
        for (uint256 i = 0; i < 2; ++i) this.begin(i);
        _ask(2, true);
    }

    function _actions() internal pure returns (bytes4[] memory tickets) {
        bytes4[21] memory once = [
            this.ask.selector,
            this.fundWrongly.selector,
            this.close.selector,
            this.cancel.selector,
            this.refund.selector,
            this.togglePause.selector,
            this.payoff.selector,
            this.payWrongly.selector,
            this.declareDefault.selector,
            this.chargeOff.selector,
            this.recover.selector,
            this.reportLateness.selector,
            this.collectFee.selector,
            this.returnFee.selector,
            this.transferWrongly.selector,
            this.donate.selector,
            this.fallSilent.selector,
            this.travelToEdge.selector,
            this.settle.selector,
            this.draw.selector,
            this.travel.selector
        ];
        bytes4[8] memory often = [
            this.fund.selector,
            this.bid.selector,
            this.repay.selector,
            this.repay.selector,
            this.repayAmount.selector,
            this.claim.selector,
            this.transfer.selector,
            this.travelToEdge.selector
        ];
        tickets = new bytes4[](once.length + 2 * often.length);
        for (uint256 i = 0; i < once.length; ++i) tickets[i] = once[i];
        for (uint256 i = 0; i < 2 * often.length; ++i) tickets[once.length + i] = often[i % often.length];
    }
}
