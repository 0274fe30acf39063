// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {CessionProperties} from "./CessionProperties.sol";

/// @title Properties of indemnity policies and their claims
abstract contract ClaimProperties is CessionProperties {
    /// One policy and one incident are one claim for ever, with the loss of its only notice.
    function _checkI17() internal {
        vm.warp(clock);
        for (uint256 i = 0; i < claims.length; ++i) {
            LossClaim storage c = claims[i];
            vm.assertEq(notices[c.policy][c.incident], 1, "I17: one notice of an incident");
            vm.assertEq(indemnity.claimIdOf(indemnities[c.policy].id, c.incident), c.id, "I17: id of a claim");
            vm.assertEq(indemnity.claimOf(c.id).claimed, c.claimed, "I17: loss of the notice");
            vm.assertEq(uint256(indemnity.statusOf(c.id)), uint256(_statusOf(c)), "I17: status of a claim");
        }
    }

    /// A payment follows the formula; all payments of a policy stay within its limit, and so does what is reserved.
    function _checkI16() internal view {
        uint256[] memory paid = new uint256[](indemnities.length);
        for (uint256 i = 0; i < claims.length; ++i) {
            LossClaim storage c = claims[i];
            Indemnity storage p = indemnities[c.policy];
            paid[c.policy] += c.payment;
            vm.assertLe(c.payment, _indemnityFor(p, c.assessed), "I16: payment by the formula");
            bool isUndecided = c.signatures == 0;
            uint256 due = _isOpen(c) ? _payableFor(c, isUndecided ? c.claimed : c.assessed) : 0;
            vm.assertEq(indemnity.payableOf(p.id, c.incident), due, "I16: payable now");
        }
        for (uint256 i = 0; i < indemnities.length; ++i) {
            Indemnity storage p = indemnities[i];
            IIndemnityCover.Policy memory policy = indemnity.policyOf(p.id);
            vm.assertEq(policy.wanted, p.wanted, "I16: what open claims want");
            vm.assertEq(policy.paid, p.paid, "I16: paid under a policy");
            bool isActive = p.state == IIndemnityCover.PolicyState.Active;
            vm.assertEq(policy.premium, isActive ? p.quote.premium : 0, "I24: premium of a policy");
            vm.assertEq(paid[i], p.paid, "I16: payments of a policy");
            vm.assertLe(paid[i], p.quote.sumInsured, "I16: payments within the sum insured");
            vm.assertLe(paid[i], p.quote.aggregateLimit, "I16: payments within the aggregate limit");
        }
    }

    /// No more than the loss notified, by a quorum in which nobody has an interest.
    function _checkI18() internal view {
        for (uint256 i = 0; i < claims.length; ++i) {
            LossClaim storage c = claims[i];
            IIndemnityCover.Claim memory claim = indemnity.claimOf(c.id);
            vm.assertLe(claim.assessed, claim.claimed, "I18: assessed within the notice");
            vm.assertEq(claim.assessed, c.assessed, "I18: median of the assessments");
            if (c.signatures == 0) continue;
            vm.assertGe(c.signatures, c.onAppeal ? 4 : 3, "I18: quorum");
            vm.assertFalse(c.isBiased, "I18: nobody with an interest");
        }
    }

    /// No payment before the time to appeal is over or the second panel has spoken; bonds in are bonds out and held.
    function _checkI19() internal view {
        uint256 held;
        for (uint256 i = 0; i < claims.length; ++i) {
            LossClaim storage c = claims[i];
            IIndemnityCover.Appeal memory made = indemnity.appealOf(c.id);
            held += made.bond;
            vm.assertEq(made.bond, c.bond, "I19: bond of an appeal");
            vm.assertEq(made.appellant, c.appellant, "I19: appellant");
            vm.assertEq(made.lost, c.isLost, "I19: whose way the second panel went");
            if (c.stage != IIndemnityCover.Status.Paid) continue;
            vm.assertTrue(c.signatures != 0, "I19: paid without a decision");
            vm.assertTrue(c.onAppeal || c.paidAt > c.windowEnd, "I19: paid before the time to appeal was over");
        }
        vm.assertEq(held + bondsReturned + bondsLost, bondsTaken, "I19: bonds in, out and held");
        vm.assertEq(token.balanceOf(address(indemnity)), held, "I2: money of the appeals");
    }

    /// I9 and I10 for indemnity policies: as quoted, and ended in one way only.
    function _checkIndemnities() internal view {
        for (uint256 i = 0; i < indemnities.length; ++i) {
            Indemnity storage p = indemnities[i];
            IIndemnityCover.Policy memory policy = indemnity.policyOf(p.id);
            vm.assertEq(uint256(policy.state), uint256(p.state), "I9: state of an indemnity policy");
            bool isCancelled = p.state == IIndemnityCover.PolicyState.Cancelled;
            vm.assertTrue(!isCancelled || p.paid + p.wanted == 0, "I9: paid and cancelled");
            vm.assertEq(policy.openClaims, p.openClaims, "I9: open claims");
            vm.assertEq(policy.holder, p.quote.holder, "I10: holder of an indemnity policy");
            vm.assertEq(policy.limit, p.limit, "I10: limit of an indemnity policy");
        }
    }
}
