// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IRuleBook} from "../interfaces/IRuleBook.sol";

/// @title Limit of an investor
/// @notice From a declared income and net worth to what a person may commit in twelve months.
/// @dev Reads rules from storage field by field: a formula needs two slots of the six. 128-bit amounts times a share of
/// 16 bits cannot overflow.
library InvestmentLimit {
    uint256 private constant _BPS = 10_000;
    uint256 private constant _NONE = type(uint256).max;

    /// @notice The limit for twelve months.
    /// @param rules Rule-set.
    /// @param income Yearly income in units of the rule-set.
    /// @param netWorth Net worth in units of the rule-set.
    /// @param accredited Whether the person is an accredited investor.
    /// @return unlimited Whether there is no limit.
    /// @return limit The limit in units of the rule-set; the largest number when there is none.
    function limitOf(
        IRuleBook.RuleSet storage rules,
        uint256 income,
        uint256 netWorth,
        bool accredited
    ) internal view returns (bool unlimited, uint256 limit) {
        if (accredited && rules.exemptsAccredited) return (true, _NONE);
        IRuleBook.LimitKind kind = rules.kind;
        if (kind == IRuleBook.LimitKind.Formula) return (false, _formula(rules, income, netWorth));
        unlimited =
            kind == IRuleBook.LimitKind.WarningOnly ||
            income >= rules.minIncome ||
            netWorth >= rules.minNetWorth;
        return (unlimited, unlimited ? _NONE : 0);
    }

    /// @notice Amount above which one commitment needs a warning: the greater of a fixed amount and a share of net
    /// worth, rounded down.
    /// @param rules Rule-set.
    /// @param netWorth Net worth in units of the rule-set.
    /// @return amount Units of the rule-set; the largest number when the rules do not warn.
    function warningAbove(IRuleBook.RuleSet storage rules, uint256 netWorth) internal view returns (uint256 amount) {
        uint256 fixedAmount = rules.warningFixed;
        if (fixedAmount == 0) return _NONE;
        return Math.max(fixedAmount, (netWorth * rules.warningBps) / _BPS);
    }

    /// @dev floor(share of the basis), never below the floor and never above the cap. The cap holds in both branches,
    /// although the regulation writes it only beside the high share: a person with a large income and a small net worth
    /// could otherwise commit more than one who is rich in both, and growing richer would lower his limit.
    function _formula(
        IRuleBook.RuleSet storage rules,
        uint256 income,
        uint256 netWorth
    ) private view returns (uint256 limit) {
        (uint256 lesser, uint256 greater) = income < netWorth ? (income, netWorth) : (netWorth, income);
        uint256 share = lesser < rules.threshold ? rules.lowBps : rules.highBps;
        uint256 basis = rules.usesGreater ? greater : lesser;
        return Math.min(Math.max((basis * share) / _BPS, rules.floor), rules.cap);
    }
}
