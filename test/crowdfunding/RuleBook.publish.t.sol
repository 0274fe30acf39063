// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IRuleBook} from "../../contracts/crowdfunding/interfaces/IRuleBook.sol";
import {RuleBookTest} from "./support/RuleBookTest.sol";

contract RuleBookPublishTest is RuleBookTest {
    function test_KeepsEveryFieldAndAnnouncesIt() public {
        IRuleBook.RuleSet memory rules = _everyField();

        vm.expectEmit(address(book));
        emit IRuleBook.RulesPublished(ID, "family", rules);
        book.publish(ID, rules);

        vm.assertEq(abi.encode(book.ruleSet(ID)), abi.encode(rules), "rules");
    }

    function test_TakesAllEightRuleSets() public {
        _publishAll();

        vm.assertEq(ids.length, 8, "rule-sets");
    }

    function test_RevertWhen_CallerIsNotInCharge() public {
        address stranger = _actor("stranger");
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger));
        vm.prank(stranger);
        book.publish(ID, _ecspr());
    }

    function test_RevertWhen_TheNameIsTaken() public {
        book.publish(ID, _ecspr());
        vm.expectRevert(abi.encodeWithSelector(IRuleBook.RulesExist.selector, ID));
        book.publish(ID, _ecspr());
    }

    function test_RevertWhen_NameFamilyUnitOrSourceIsMissing() public {
        IRuleBook.RuleSet memory rules = _ecspr();
        _expectIncomplete(0, rules);
        rules.family = 0;
        _expectIncomplete(ID, rules);
        rules = _ecspr();
        rules.unit = 0;
        _expectIncomplete(ID, rules);
        rules = _ecspr();
        rules.sourceHash = 0;
        _expectIncomplete(ID, rules);
    }

    function test_RevertWhen_AFamilyWouldMixCurrencies() public {
        book.publish(ID, _ecspr());
        IRuleBook.RuleSet memory rules = _ecspr();
        rules.unit = "USD";

        _expect(
            "next",
            rules,
            abi.encodeWithSelector(IRuleBook.RulesUnitDiffers.selector, bytes3("USD"), bytes3("EUR"))
        );
        rules.family = "another";
        book.publish("next", rules);
    }

    function test_RevertWhen_SharesAreNotRising() public {
        _expectShares(0, 1_000);
        _expectShares(1_001, 1_000);
        _expectShares(500, 10_001);

        IRuleBook.RuleSet memory rules = _regCf(1, 2, true);
        (rules.lowBps, rules.highBps) = (10_000, 10_000);
        book.publish(ID, rules);
    }

    function test_RevertWhen_FloorThresholdAndCapDoNotFit() public {
        _expectLimits(101, 100, 100);
        _expectLimits(0, 0, 100);
        _expectLimits(0, 100, 0);

        IRuleBook.RuleSet memory rules = _regCf(100, 100, true);
        book.publish(ID, rules);
    }

    function test_RevertWhen_AMinimumIsZero() public {
        _expectMinima(0, 2, 3);
        _expectMinima(1, 0, 3);
        _expectMinima(1, 2, 0);
    }

    function test_RevertWhen_AFieldBelongsToAnotherKind() public {
        IRuleBook.RuleSet memory rules = _regCf(1, 2, true);
        rules.minIncome = 1;
        _expectForeign(rules);
        (rules.minIncome, rules.minNetWorth) = (0, 1);
        _expectForeign(rules);
        (rules.minNetWorth, rules.minTicket) = (0, 1);
        _expectForeign(rules);

        for (uint256 i = 0; i < 6; ++i) {
            rules = i % 2 == 0 ? _ecspr() : _cnDraft(1, 2, 3);
            if (i < 2) rules.usesGreater = true;
            else if (i < 4) rules.lowBps = 1;
            else rules.cap = 1;
            _expectForeign(rules);
        }
        rules = _ecspr();
        rules.highBps = 1;
        _expectForeign(rules);
        rules = _ecspr();
        rules.floor = 1;
        _expectForeign(rules);
        rules = _ecspr();
        rules.threshold = 1;
        _expectForeign(rules);
        rules = _ecspr();
        rules.minTicket = 1;
        _expectForeign(rules);
    }

    function test_RevertWhen_TheWarningIsNone() public {
        IRuleBook.RuleSet memory rules = _ecspr();
        rules.warningBps = 10_001;
        _expectWarning(rules);
        (rules.warningFixed, rules.warningBps) = (0, 500);
        _expectWarning(rules);
        rules.warningBps = 0;
        _expectWarning(rules);
        rules = _regCf(1, 2, true);
        rules.warningBps = 1;
        _expectWarning(rules);

        (rules.warningFixed, rules.warningBps) = (1, 10_000);
        book.publish(ID, rules);
    }

    function test_RevertWhen_NobodyCouldBeSureToCancel() public {
        IRuleBook.RuleSet memory rules = _regCf(1, 2, true);
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (2 days, 2 days);
        _expect(ID, rules, abi.encodeWithSelector(IRuleBook.RulesCutoffTooLong.selector, 2 days, 2 days));

        rules.minOpenSeconds = 2 days + 1;
        book.publish(ID, rules);
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (0, 0);
        book.publish("no right to cancel", rules);
    }

    function test_RevertGiven_AnUnknownName() public {
        bytes memory unknown = abi.encodeWithSelector(IRuleBook.RulesUnknown.selector, ID);
        vm.expectRevert(unknown);
        book.ruleSet(ID);
        vm.expectRevert(unknown);
        book.limitOf(ID, 0, 0, true);
        vm.expectRevert(unknown);
        book.ticketAdmits(ID, 0);
        vm.expectRevert(unknown);
        book.warningAbove(ID, 0);
    }

    function _expectIncomplete(bytes32 id, IRuleBook.RuleSet memory rules) private {
        bytes4 selector = IRuleBook.RulesIncomplete.selector;
        _expect(id, rules, abi.encodeWithSelector(selector, id, rules.family, rules.unit, rules.sourceHash));
    }

    function _expectShares(uint16 lowBps, uint16 highBps) private {
        IRuleBook.RuleSet memory rules = _regCf(1, 2, true);
        (rules.lowBps, rules.highBps) = (lowBps, highBps);
        _expect(ID, rules, abi.encodeWithSelector(IRuleBook.RulesSharesInvalid.selector, lowBps, highBps));
    }

    function _expectLimits(uint64 floor, uint64 threshold, uint64 cap) private {
        IRuleBook.RuleSet memory rules = _regCf(floor, threshold, true);
        rules.cap = cap;
        _expect(ID, rules, abi.encodeWithSelector(IRuleBook.RulesLimitsInvalid.selector, floor, threshold, cap));
    }

    function _expectMinima(uint64 minIncome, uint64 minNetWorth, uint64 minTicket) private {
        bytes4 selector = IRuleBook.RulesMinimaInvalid.selector;
        bytes memory reason = abi.encodeWithSelector(selector, minIncome, minNetWorth, minTicket);
        _expect(ID, _cnDraft(minIncome, minNetWorth, minTicket), reason);
    }

    function _expectForeign(IRuleBook.RuleSet memory rules) private {
        _expect(ID, rules, abi.encodeWithSelector(IRuleBook.RulesFieldForeign.selector, rules.kind));
    }

    function _expectWarning(IRuleBook.RuleSet memory rules) private {
        bytes4 selector = IRuleBook.RulesWarningInvalid.selector;
        _expect(ID, rules, abi.encodeWithSelector(selector, rules.warningFixed, rules.warningBps));
    }

    function _expect(bytes32 id, IRuleBook.RuleSet memory rules, bytes memory reason) private {
        vm.expectRevert(reason);
        book.publish(id, rules);
    }

    /// @dev Every number is another one, so that no two fields can be mixed up.
    function _everyField() private pure returns (IRuleBook.RuleSet memory rules) {
        (rules.family, rules.sourceHash, rules.unit) = ("family", "source", "CNY");
        (rules.usesGreater, rules.exemptsAccredited) = (true, true);
        (rules.lowBps, rules.highBps, rules.warningBps) = (1, 2, 3);
        (rules.minOpenSeconds, rules.cancelCutoffSeconds) = (5, 4);
        (rules.reflectionSeconds, rules.resaleLockSeconds) = (6, 7);
        (rules.earlyCloseNoticeBusinessDays, rules.reconfirmBusinessDays, rules.holderCap) = (8, 9, 10);
        (rules.floor, rules.cap, rules.threshold) = (11, 12, 13);
        (rules.issuerCap12m, rules.warningFixed) = (14, 15);
    }
}
