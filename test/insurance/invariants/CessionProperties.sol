// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {InsuranceHandler} from "./InsuranceHandler.sol";

/// @title Properties of reinsurance and of the insurer's ratios
abstract contract CessionProperties is InsuranceHandler {
    /// A cancelled policy has its whole premium back and leaves no trace in the account of the reinsurers.
    function _checkI11() internal view {
        uint256[] memory premium = new uint256[](covers.length);
        uint256[] memory insured = new uint256[](covers.length);
        for (uint256 i = 0; i < policies.length; ++i) {
            PolicyEntry storage p = policies[i];
            if (p.fate == Fate.Cancelled) {
                vm.assertEq(p.refunded, p.quote.premium, "I11: refund");
            } else {
                premium[p.cover] += p.quote.premium;
                insured[p.cover] += p.quote.sumInsured;
            }
        }
        for (uint256 i = 0; i < cessions.length; ++i) {
            uint256 which = cessions[i].cover;
            IReinsurance.Cession memory cession = reinsurance.cessionOf(uint16(i + 1));
            uint256 maxLoss = _ceilBps(insured[which], products[covers[which].product].maxBps);
            vm.assertEq(cession.premium, premium[which], "I11: premium of a ceded cover");
            vm.assertEq(cession.maxLoss, maxLoss, "I11: largest loss of a ceded cover");
        }
    }

    /// What the pool does not count of the gross figures is what the desk has received and paid, to the unit.
    function _checkI22() internal view {
        ISolvencyPool.Books memory b = pool.books();
        uint256 received = _earnedGross() - b.earned;
        uint256 paid = _incurredGross() - b.incurred;
        for (uint256 i = 0; i < treaties.length; ++i) {
            uint256 held = reinsurance.collateralOf(uint16(i + 1)).held;
            vm.assertEq(held, _heldOf(i), "I22: money behind a treaty");
            received += treaties[i].posted;
            paid += treaties[i].withdrawn + held;
        }
        vm.assertEq(paid, received, "I22: ceded and retained are the gross");
    }

    /// The excess cover stays within the limits of event and year, and everything set aside is there.
    function _checkI23() internal view {
        for (uint256 i = 0; i < cessions.length; ++i) {
            Cession storage own = cessions[i];
            IReinsurance.Cession memory cession = reinsurance.cessionOf(uint16(i + 1));
            vm.assertEq(cession.excess, own.isSettled ? own.excess : own.setAside, "I23: excess cover");
            vm.assertLe(cession.excess, treaties[own.treaty].terms.limit, "I23: limit of an event");
            vm.assertEq(cession.loss, own.loss, "I23: gross loss");
            uint256 used = reinsurance.usedOf(uint16(own.treaty + 1), uint16(own.year));
            vm.assertEq(used, _usedOf(own.treaty, own.year), "I23: excess cover of a year");
            vm.assertLe(used, treaties[own.treaty].terms.annualLimit, "I23: limit of a year");
        }
        for (uint256 i = 0; i < treaties.length; ++i) {
            IReinsurance.Collateral memory collateral = reinsurance.collateralOf(uint16(i + 1));
            vm.assertGe(collateral.held, collateral.reserved, "I23: what is set aside is there");
            vm.assertEq(collateral.reserved, _setAsideOf(i), "I23: set aside for covers that run");
        }
    }

    function _checkRatios() internal view {
        ISolvencyPool.Books memory b = pool.books();
        uint256 earned = _earned();
        vm.assertEq(b.expenses, expenses, "expenses");
        // What a notice earned early may be unearned again, and is earned in the end.
        vm.assertLe(uint256(b.expenses) * 100, (earned + _unearned()) * 30, "expenses are at most 30 % of premium");
        uint256 lossRatio = _ratio(_incurred(), earned, 0);
        uint256 expenseRatio = _ratio(expenses, earned + _unearned(), 0);
        vm.assertEq(pool.lossRatioBps(), lossRatio, "loss ratio");
        vm.assertEq(pool.expenseRatioBps(), expenseRatio, "expense ratio");
        vm.assertEq(pool.combinedRatioBps(), lossRatio + expenseRatio, "combined ratio");
        uint256 core = _ratio(_resources() - _unearned(), _locked(), type(uint256).max);
        vm.assertEq(pool.coreSolvencyRatioBps(), core, "core solvency ratio");
    }

    function _ratio(uint256 part, uint256 whole, uint256 ofNothing) private pure returns (uint256) {
        return whole == 0 ? ofNothing : (part * BPS) / whole;
    }
}
