// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IRuleBook} from "../../../contracts/crowdfunding/interfaces/IRuleBook.sol";
import {RuleBook} from "../../../contracts/crowdfunding/RuleBook.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @title Base of the tests of rules
/// @notice A rule book of which the test is administrator, and the limits of the eight rule-sets, copied once more from
/// the texts of the rules. Amounts are in cents and fen: 100 is one dollar, yuan or euro.
abstract contract RuleBookTest is LabTest {
    bytes32 internal constant ID = "rules";

    RuleBook internal book;
    bytes32[] internal ids;

    function setUp() public virtual {
        book = new RuleBook(address(new AccessManager(address(this))));
    }

    function _publishAll() internal {
        _add("reg-cf-2016", _regCf(2_000_00, 100_000_00, false));
        _add("reg-cf-2017", _regCf(2_200_00, 107_000_00, false));
        _add("reg-cf-2021", _regCf(2_200_00, 107_000_00, true));
        _add("reg-cf-2022", _regCf(2_500_00, 124_000_00, true));
        _add("cn-draft-2014", _cnDraft(500_000_00, 3_000_000_00, 1_000_000_00));
        _add("cn-draft-2015", _cnDraft(300_000_00, 1_000_000_00, 100_000_00));
        _add("ecspr-2020", _ecspr());
        _add("lab-default", _labDefault());
    }

    function _limit(bytes32 id, uint128 income, uint128 netWorth) internal view returns (uint256 limit) {
        (, limit) = book.limitOf(id, income, netWorth, false);
    }

    function _regCf(
        uint64 floor,
        uint64 thresholdAndCap,
        bool sinceMarch2021
    ) internal pure returns (IRuleBook.RuleSet memory rules) {
        (rules.family, rules.unit, rules.sourceHash) = ("reg-cf", "USD", "17 CFR 227.100");
        (rules.floor, rules.threshold, rules.cap) = (floor, thresholdAndCap, thresholdAndCap);
        (rules.lowBps, rules.highBps) = (500, 1_000);
        (rules.usesGreater, rules.exemptsAccredited) = (sinceMarch2021, sinceMarch2021);
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (21 days, 48 hours);
    }

    function _cnDraft(
        uint64 minIncome,
        uint64 minNetWorth,
        uint64 minTicket
    ) internal pure returns (IRuleBook.RuleSet memory rules) {
        rules.kind = IRuleBook.LimitKind.Eligibility;
        (rules.family, rules.unit, rules.sourceHash) = ("cn-draft", "CNY", "SAC draft");
        (rules.minIncome, rules.minNetWorth, rules.minTicket) = (minIncome, minNetWorth, minTicket);
        (rules.exemptsAccredited, rules.holderCap) = (true, 200);
    }

    function _ecspr() internal pure returns (IRuleBook.RuleSet memory rules) {
        rules.kind = IRuleBook.LimitKind.WarningOnly;
        (rules.family, rules.unit, rules.sourceHash) = ("ecspr", "EUR", "(EU) 2020/1503");
        (rules.warningFixed, rules.warningBps, rules.reflectionSeconds) = (1_000_00, 500, 4 days);
    }

    function _labDefault() internal pure returns (IRuleBook.RuleSet memory rules) {
        rules = _regCf(5_000_00, 100_000_00, true);
        (rules.family, rules.unit, rules.threshold) = ("lab", "CNY", 500_000_00);
        (rules.warningFixed, rules.warningBps) = (2_000_00, 200);
    }

    function _add(bytes32 id, IRuleBook.RuleSet memory rules) private {
        ids.push(id);
        book.publish(id, rules);
    }
}
