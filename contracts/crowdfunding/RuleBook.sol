// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {InvestmentLimit} from "./libraries/InvestmentLimit.sol";

/// @title Book of crowdfunding rules
/// @notice Published rule-sets, named and frozen.
contract RuleBook is IRuleBook, AccessManaged {
    using InvestmentLimit for RuleSet;

    uint256 private constant _BPS = 10_000;

    mapping(bytes32 id => RuleSet rules) private _ruleSets;
    mapping(bytes32 family => bytes3 unit) private _units;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IRuleBook
    function publish(bytes32 id, RuleSet calldata rules) external restricted {
        bytes32 family = rules.family;
        if (id == 0 || family == 0 || rules.unit == 0 || rules.sourceHash == 0) {
            revert RulesIncomplete(id, family, rules.unit, rules.sourceHash);
        }
        if (_ruleSets[id].family != 0) revert RulesExist(id);
        bytes3 unit = _units[family];
        if (unit != 0 && unit != rules.unit) revert RulesUnitDiffers(rules.unit, unit);
        _checkKind(rules);
        _checkWarning(rules);
        if (rules.cancelCutoffSeconds != 0 && rules.cancelCutoffSeconds >= rules.minOpenSeconds) {
            revert RulesCutoffTooLong(rules.cancelCutoffSeconds, rules.minOpenSeconds);
        }

        _units[family] = rules.unit;
        _ruleSets[id] = rules;
        emit RulesPublished(id, family, rules);
    }

    /// @inheritdoc IRuleBook
    function ruleSet(bytes32 id) external view returns (RuleSet memory rules) {
        return _known(id);
    }

    /// @inheritdoc IRuleBook
    function limitOf(
        bytes32 id,
        uint128 income,
        uint128 netWorth,
        bool accredited
    ) external view returns (bool unlimited, uint256 limit) {
        return _known(id).limitOf(income, netWorth, accredited);
    }

    /// @inheritdoc IRuleBook
    function ticketAdmits(bytes32 id, uint128 amount) external view returns (bool admitted) {
        uint256 least = _known(id).minTicket;
        return least != 0 && amount >= least;
    }

    /// @inheritdoc IRuleBook
    function warningAbove(bytes32 id, uint128 netWorth) external view returns (uint256 amount) {
        return _known(id).warningAbove(netWorth);
    }

    function _known(bytes32 id) private view returns (RuleSet storage rules) {
        rules = _ruleSets[id];
        if (rules.family == 0) revert RulesUnknown(id);
    }

    function _checkKind(RuleSet calldata rules) private pure {
        LimitKind kind = rules.kind;
        if (kind == LimitKind.Formula) _checkFormula(rules);
        else if (_carriesFormula(rules)) revert RulesFieldForeign(kind);
        if (kind == LimitKind.Eligibility) _checkMinima(rules);
        else if (_carriesMinima(rules)) revert RulesFieldForeign(kind);
    }

    function _checkFormula(RuleSet calldata rules) private pure {
        uint256 lowBps = rules.lowBps;
        uint256 highBps = rules.highBps;
        if (lowBps == 0 || lowBps > highBps || highBps > _BPS) revert RulesSharesInvalid(lowBps, highBps);
        if (rules.threshold == 0 || rules.cap == 0 || rules.floor > rules.cap) {
            revert RulesLimitsInvalid(rules.floor, rules.threshold, rules.cap);
        }
    }

    function _checkMinima(RuleSet calldata rules) private pure {
        if (rules.minIncome == 0 || rules.minNetWorth == 0 || rules.minTicket == 0) {
            revert RulesMinimaInvalid(rules.minIncome, rules.minNetWorth, rules.minTicket);
        }
    }

    function _checkWarning(RuleSet calldata rules) private pure {
        uint256 share = rules.warningBps;
        bool warns = rules.warningFixed != 0;
        bool mustWarn = share != 0 || rules.kind == LimitKind.WarningOnly;
        if (share > _BPS || (mustWarn && !warns)) revert RulesWarningInvalid(rules.warningFixed, share);
    }

    function _carriesFormula(RuleSet calldata rules) private pure returns (bool carries) {
        return rules.usesGreater || (rules.lowBps | rules.highBps | rules.floor | rules.threshold | rules.cap) != 0;
    }

    function _carriesMinima(RuleSet calldata rules) private pure returns (bool carries) {
        return (rules.minIncome | rules.minNetWorth | rules.minTicket) != 0;
    }
}
