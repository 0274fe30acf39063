// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InsuranceHandler} from "./InsuranceHandler.sol";

/// @title List of the actions
/// @notice What the runs draw from. What brings money in or leads on has several tickets.
abstract contract ActionList is InsuranceHandler {
    struct Lottery {
        bytes4[] tickets;
        uint256 count;
    }

    uint256 private constant _TICKETS = 80;
    uint256 private constant _CLAIM_TICKETS = 32;

    function _actions() internal pure returns (bytes4[] memory list) {
        Lottery memory lottery = Lottery(new bytes4[](_TICKETS), 0);
        _addCapital(lottery);
        _addCohorts(lottery);
        _addPolicies(lottery);
        _addGroups(lottery);
        _addOracle(lottery);
        _addReinsurance(lottery);
        _addIndemnity(lottery);
        _addClaims(lottery);
        _addTime(lottery);
        return _drawn(lottery);
    }

    /// @notice Only what indemnity policies live by.
    function _claimActions() internal pure returns (bytes4[] memory list) {
        Lottery memory lottery = Lottery(new bytes4[](_CLAIM_TICKETS), 0);
        _addIndemnity(lottery);
        _addClaims(lottery);
        _addTime(lottery);
        _add(lottery, this.deposit.selector, 1);
        _add(lottery, this.toggleBlock.selector, 1);
        return _drawn(lottery);
    }

    function _drawn(Lottery memory lottery) private pure returns (bytes4[] memory list) {
        vm.assertEq(lottery.count, lottery.tickets.length, "number of tickets");
        return lottery.tickets;
    }

    function _addCapital(Lottery memory lottery) private pure {
        _add(lottery, this.deposit.selector, 3);
        _add(lottery, this.mintShares.selector, 1);
        _add(lottery, this.withdraw.selector, 1);
        _add(lottery, this.redeem.selector, 1);
        _add(lottery, this.donate.selector, 1);
        _add(lottery, this.payExpense.selector, 1);
        _add(lottery, this.pause.selector, 1);
        _add(lottery, this.unpause.selector, 1);
        _add(lottery, this.toggleBlock.selector, 1);
    }

    function _addCohorts(Lottery memory lottery) private pure {
        _add(lottery, this.openCohort.selector, 2);
        _add(lottery, this.settle.selector, 1);
        _add(lottery, this.voidCohort.selector, 1);
        _add(lottery, this.expire.selector, 1);
        _add(lottery, this.close.selector, 2);
        _add(lottery, this.attend.selector, 2);
    }

    function _addPolicies(Lottery memory lottery) private pure {
        _add(lottery, this.buy.selector, 4);
        _add(lottery, this.buyAgain.selector, 1);
        _add(lottery, this.cancel.selector, 1);
        _add(lottery, this.claim.selector, 2);
        _add(lottery, this.claimOfAnother.selector, 1);
        _add(lottery, this.push.selector, 2);
    }

    function _addGroups(Lottery memory lottery) private pure {
        _add(lottery, this.enrol.selector, 2);
        _add(lottery, this.settleGroup.selector, 1);
        _add(lottery, this.voidGroup.selector, 1);
        _add(lottery, this.expireGroup.selector, 1);
        _add(lottery, this.closeGroup.selector, 1);
        _add(lottery, this.refundGroup.selector, 1);
        _add(lottery, this.claimMember.selector, 1);
        _add(lottery, this.pushMembers.selector, 2);
    }

    function _addOracle(Lottery memory lottery) private pure {
        _add(lottery, this.post.selector, 2);
        _add(lottery, this.challenge.selector, 1);
        _add(lottery, this.answer.selector, 2);
        _add(lottery, this.releaseBond.selector, 1);
    }

    function _addReinsurance(Lottery memory lottery) private pure {
        _add(lottery, this.conclude.selector, 1);
        _add(lottery, this.postCollateral.selector, 1);
        _add(lottery, this.withdrawCollateral.selector, 1);
    }

    function _addIndemnity(Lottery memory lottery) private pure {
        _add(lottery, this.buyIndemnity.selector, 2);
        _add(lottery, this.buyIndemnityAgain.selector, 1);
        _add(lottery, this.cancelIndemnity.selector, 2);
        _add(lottery, this.expireIndemnity.selector, 2);
        _add(lottery, this.closeIndemnity.selector, 1);
    }

    function _addClaims(Lottery memory lottery) private pure {
        _add(lottery, this.notifyLoss.selector, 4);
        _add(lottery, this.notifyAgain.selector, 1);
        _add(lottery, this.withdrawClaim.selector, 1);
        _add(lottery, this.decide.selector, 3);
        _add(lottery, this.appeal.selector, 2);
        _add(lottery, this.releaseAppealBond.selector, 1);
        _add(lottery, this.payClaim.selector, 3);
        _add(lottery, this.lapseClaim.selector, 2);
    }

    function _addTime(Lottery memory lottery) private pure {
        _add(lottery, this.travel.selector, 1);
        _add(lottery, this.travelToNext.selector, 4);
    }

    function _add(Lottery memory lottery, bytes4 action, uint256 tickets) private pure {
        for (uint256 i = 0; i < tickets; ++i) lottery.tickets[lottery.count++] = action;
    }
}
