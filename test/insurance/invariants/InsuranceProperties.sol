// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ClaimProperties} from "./ClaimProperties.sol";

/// @title Properties of the insurer
/// @notice Each compares the contracts with the ledger of the handler, or two figures of the contracts with each other.
abstract contract InsuranceProperties is ClaimProperties {
    function _checkI14() internal {
        vm.warp(clock);
        for (uint256 i = 0; i < points.length; ++i) {
            Point storage p = points[i];
            IQuorumOracle.Status status = oracle.statusOf(p.feedId, p.periodEnd);
            vm.assertEq(status == IQuorumOracle.Status.Final, p.hasFinal, "I14: final");
            if (!p.hasFinal) continue;
            vm.assertEq(oracle.finalValue(p.feedId, p.periodEnd), p.finalValue, "I14: final value");
        }
    }

    function _checkI21() internal {
        vm.warp(clock);
        vm.assertEq(pool.isFrozen(), _frozen(), "I21: frozen");
        vm.assertEq(pool.maxDeposit(people[0]) == 0, isPaused || _frozen(), "I21: deposits");
        for (uint256 i = 0; i < PEOPLE; ++i) {
            uint256 worth = _min(_toAssets(shares[people[i]], false), _free());
            vm.assertEq(pool.maxWithdraw(people[i]), _frozen() ? 0 : worth, "I21: withdrawals");
            vm.assertEq(pool.maxRedeem(people[i]), _frozen() ? 0 : _redeemable(people[i]), "I21: redemptions");
        }
    }

    /// Nobody's money stays behind: what is left belongs to the shares that nobody holds, or was given away.
    function _checkEmpty() internal {
        _checkAll();
        ISolvencyPool.Books memory b = pool.books();
        vm.assertEq(uint256(b.locked) + b.unearned + b.reserve, 0, "nothing is owed or locked");
        vm.assertEq(pool.totalSupply(), 0, "every share was redeemed");
        uint256 bonds = token.balanceOf(address(oracle)) + token.balanceOf(address(indemnity));
        vm.assertEq(bonds, 0, "every bond was released");
        vm.assertEq(token.balanceOf(address(reinsurance)), 0, "every reinsurer has his money back");
        vm.assertEq(token.balanceOf(address(pool)), uint256(b.resources) + donated, "the rest");
    }

    function _checkAll() internal {
        _checkI1();
        _checkI2();
        _checkI3();
        _checkI4();
        _checkI5();
        _checkI6();
        _checkI8();
        _checkI9();
        _checkI10();
        _checkI11();
        _checkI13();
        _checkI14();
        _checkI16();
        _checkI17();
        _checkI18();
        _checkI19();
        _checkI20();
        _checkI21();
        _checkI22();
        _checkI23();
        _checkI24();
        _checkRatios();
        _checkIndemnities();
        _checkClaims();
        _checkConservation();
    }

    function _checkI1() internal view {
        ISolvencyPool.Books memory b = pool.books();
        vm.assertGe(b.resources, b.locked, "I1: resources cover what is locked");
        vm.assertGe(b.locked, b.unearned, "I1: what is locked covers unearned premium");
        vm.assertEq(pool.totalAssets(), b.resources - b.unearned, "I1: own funds");
        vm.assertGe(pool.solvencyRatioBps(), BPS, "I1: solvency ratio");
    }

    function _checkI2() internal view {
        ISolvencyPool.Books memory b = pool.books();
        uint256 balance = token.balanceOf(address(pool));
        vm.assertEq(balance, uint256(b.resources) + b.reserve + donated, "I2: money in the pool");
        vm.assertEq(b.resources, _resources(), "I2: resources");
        vm.assertEq(b.reserve, _reserve(), "I2: reserve");
        uint256 held;
        for (uint256 i = 0; i < treaties.length; ++i) held += reinsurance.collateralOf(uint16(i + 1)).held;
        vm.assertEq(token.balanceOf(address(reinsurance)), held, "I2: money at the desk");
    }

    function _checkI3() internal view {
        vm.assertEq(pool.books().locked, _locked(), "I3: locked");
        vm.assertEq(pool.zoneOf(ZONE).exposed, _exposed(ZONE), "I3: first zone");
        vm.assertEq(pool.zoneOf(ZONE + 1).exposed, _exposed(ZONE + 1), "I3: second zone");
    }

    function _checkI4() internal view {
        uint256[] memory insured = new uint256[](covers.length);
        uint256[] memory premium = new uint256[](covers.length);
        uint256[] memory count = new uint256[](covers.length);
        for (uint256 i = 0; i < policies.length; ++i) {
            PolicyEntry storage p = policies[i];
            if (p.fate == Fate.Cancelled) continue;
            insured[p.cover] += p.quote.sumInsured;
            premium[p.cover] += p.quote.premium;
            ++count[p.cover];
        }
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].isGroup) continue;
            IParametricCover.Cohort memory c = cover.cohortOf(uint24(uint256(covers[i].id)));
            vm.assertEq(c.totalSumInsured, insured[i], "I4: sum insured");
            vm.assertEq(c.totalPremium, premium[i], "I4: premium");
            vm.assertEq(c.policies, count[i], "I4: policies");
        }
    }

    function _checkI5() internal view {
        uint256[] memory paid = new uint256[](covers.length);
        for (uint256 i = 0; i < policies.length; ++i) paid[policies[i].cover] += policies[i].paid;
        for (uint256 i = 0; i < covers.length; ++i) {
            if (!covers[i].isGroup) vm.assertEq(paid[i], covers[i].paid, "I5: payouts of a cohort");
            vm.assertLe(covers[i].paid, covers[i].owed, "I5: payouts within the liability");
        }
    }

    /// What is not collected leaves the reserve once, and then nothing is left there.
    function _checkI6() internal view {
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            uint256 reserve = c.isGroup ? group.groupOf(c.id).reserve : cover.cohortOf(uint24(uint256(c.id))).reserve;
            vm.assertEq(reserve, c.owed - c.paid - c.released, "I6: reserve of a cover");
            if (c.phase == Phase.Closed) vm.assertEq(reserve, 0, "I6: reserve of a closed cover");
        }
    }

    function _checkI8() internal view {
        for (uint256 i = 0; i < covers.length; ++i) {
            if (covers[i].isGroup) continue;
            IParametricCover.Cohort memory c = cover.cohortOf(uint24(uint256(covers[i].id)));
            vm.assertEq(c.payoutBps, covers[i].payoutBps, "I8: payout by the terms");
            vm.assertLe(c.payoutBps, products[covers[i].product].maxBps, "I8: payout within the limit");
        }
    }

    /// States agree, and none of the ways out of a policy was taken twice.
    function _checkI9() internal view {
        for (uint256 i = 0; i < policies.length; ++i) {
            PolicyEntry storage p = policies[i];
            IParametricCover.PolicyState state = cover.policyOf(p.id).state;
            vm.assertEq(uint256(state), uint256(p.fate) + 1, "I9: state of a policy");
            vm.assertTrue(p.paid == 0 || p.refunded == 0, "I9: paid and refunded");
            vm.assertTrue(p.fate != Fate.Active || p.paid + p.refunded == 0, "I9: paid and still active");
        }
        for (uint256 i = 0; i < covers.length; ++i) {
            Cover storage c = covers[i];
            uint256 state = uint256(
                c.isGroup ? group.groupOf(c.id).state : cover.cohortOf(uint24(uint256(c.id))).state
            );
            vm.assertEq(state, uint256(c.phase) + 1, "I9: state of a cover");
        }
    }

    function _checkI10() internal view {
        for (uint256 i = 0; i < policies.length; ++i) {
            IParametricCover.Policy memory p = cover.policyOf(policies[i].id);
            vm.assertEq(p.holder, policies[i].quote.holder, "I10: holder");
            vm.assertEq(p.sumInsured, policies[i].quote.sumInsured, "I10: sum insured");
            vm.assertEq(p.cohortId, policies[i].quote.cohortId, "I10: cohort");
        }
    }

    function _checkI13() internal view {
        for (uint256 i = 0; i < points.length; ++i) {
            Point storage p = points[i];
            if (p.finalAt == 0) continue;
            int64 value = oracle.observationOf(p.feedId, p.periodEnd).value;
            vm.assertEq(value, p.value, "I13: median");
            vm.assertTrue(value >= p.low && value <= p.high, "I13: median between honest values");
        }
    }

    function _checkI20() internal view {
        vm.assertEq(pool.totalSupply(), supply, "I20: shares issued");
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.assertEq(pool.balanceOf(people[i]), shares[people[i]], "I20: shares of a provider");
        }
    }

    function _checkI24() internal view {
        ISolvencyPool.Books memory b = pool.books();
        vm.assertEq(b.unearned, _unearned(), "I24: unearned");
        vm.assertEq(b.earned, _earned(), "I24: earned");
        (uint256 ceded, ) = _reinsured();
        vm.assertEq(uint256(b.earned) + b.unearned, written - cancelled - _returned() - ceded, "I24: premium");
    }

    function _checkClaims() internal view {
        (uint256 paid, uint256 outstanding, uint256 lapsed) = _losses();
        uint256 incurred = pool.books().incurred;
        (, uint256 recovered) = _reinsured();
        vm.assertEq(incurred + recovered, paid + outstanding, "incurred and recovered are paid and outstanding");
        uint256 booked;
        for (uint256 i = 0; i < covers.length; ++i) if (covers[i].owesLoss) booked += covers[i].owed;
        for (uint256 i = 0; i < indemnities.length; ++i) {
            booked += _reservedOf(indemnities[i]) + indemnities[i].paid;
        }
        vm.assertEq(incurred + recovered, booked - lapsed, "incurred and recovered are booked less lapsed");
    }

    function _checkConservation() internal view {
        uint256 sum;
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.assertEq(token.balanceOf(people[i]), wallet[people[i]], "money of a person");
            sum += token.balanceOf(people[i]);
        }
        vm.assertEq(token.balanceOf(fund), wallet[fund], "money of the protection fund");
        vm.assertEq(token.balanceOf(address(oracle)), _bonds(), "bonds");
        vm.assertEq(token.balanceOf(address(cover)) + token.balanceOf(address(group)), 0, "lines hold no money");
        sum += token.balanceOf(fund) + token.balanceOf(address(oracle)) + token.balanceOf(address(pool));
        sum += token.balanceOf(address(reinsurance)) + token.balanceOf(address(indemnity));
        vm.assertEq(sum, PEOPLE * PURSE, "money is neither made nor lost");
    }
}
