// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title Negative records: reports, ends, expiry
contract CreditRegisterRecordsTest is CreditTest {
    ICreditRegister.Kind private constant L30 = ICreditRegister.Kind.Late30;
    ICreditRegister.Kind private constant L60 = ICreditRegister.Kind.Late60;
    ICreditRegister.Kind private constant L90 = ICreditRegister.Kind.Late90;
    ICreditRegister.Kind private constant DEFAULT = ICreditRegister.Kind.Default;
    ICreditRegister.Kind private constant CHARGE_OFF = ICreditRegister.Kind.ChargeOff;

    function setUp() public override {
        super.setUp();
        _toDay(START + 200);
    }

    function test_EveryKindHasItsOwnCounter() public {
        for (uint8 kind = 0; kind < 5; ++kind) {
            address late = address(uint160(kind + 100));
            for (uint8 i = 0; i <= kind; ++i) {
                vm.expectEmit(address(register));
                emit ICreditRegister.RecordReported(ann, 1, late, ICreditRegister.Kind(i), START + 31 + i);
                _report(late, ICreditRegister.Kind(i), START + 31 + i);
            }
            _checkWorst(ann, false, ICreditRegister.Kind(kind));
        }
        _checkCounts(5, 4, 3, 2, 1);
        vm.assertEq(register.loansOf(ann).length, 5, "loans");
        vm.assertEq(register.loansOf(ann)[4].loan, address(104), "the last one");
        _checkWorst(bob, true, L30);

        ICreditRegister.Record memory record = register.recordOf(1, address(102));
        vm.assertEq(bytes32(record.subject), bytes32(ann), "subject");
        vm.assertFalse(record.isDisputed, "disputed");
        _checkMark(address(102), L90, ICreditRegister.MarkState.Running, START + 33, 0);
        _checkMark(address(102), DEFAULT, ICreditRegister.MarkState.None, 0, 0);
    }

    function test_AWorseKindAloneCountsOnlyThere() public {
        _report(loan, L90, START + 91);
        _checkCounts(0, 0, 1, 0, 0);
    }

    function test_ARepeatedReportIsPassedOver() public {
        _report(loan, L30, START + 31);
        vm.recordLogs();
        _report(loan, L30, START + 31);
        _report(loan, L30, START + 62);
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        _checkMark(loan, L30, ICreditRegister.MarkState.Running, START + 31, 0);
        _checkCounts(1, 0, 0, 0, 0);
    }

    function test_TheEndEndsWhatLasts() public {
        _report(loan, L30, START + 31);
        _report(loan, L60, START + 61);
        vm.expectEmit(address(register));
        emit ICreditRegister.RecordEnded(ann, 1, loan, START + 70);
        _end(loan, START + 70);
        _checkMark(loan, L30, ICreditRegister.MarkState.Ended, START + 31, START + 70);
        _checkMark(loan, L60, ICreditRegister.MarkState.Ended, START + 61, START + 70);
        _checkMark(loan, L90, ICreditRegister.MarkState.None, 0, 0);
        _checkCounts(1, 1, 0, 0, 0);

        vm.recordLogs();
        _end(loan, START + 80);
        vm.assertEq(vm.getRecordedLogs().length, 0, "ends once");
        _checkMark(loan, L30, ICreditRegister.MarkState.Ended, START + 31, START + 70);
    }

    function test_WithoutARecordNothingEnds() public {
        vm.recordLogs();
        _end(loan, START);
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        vm.assertEq(bytes32(register.recordOf(1, loan).subject), 0, "no record");
    }

    function test_NothingEndsBeforeItBegan() public {
        _report(loan, L30, START + 31);
        _report(loan, L60, START + 61);
        _end(loan, START + 40);
        _checkMark(loan, L30, ICreditRegister.MarkState.Ended, START + 31, START + 40);
        _checkMark(loan, L60, ICreditRegister.MarkState.Ended, START + 61, START + 61);
    }

    /// Someone who looks back reports the old lateness once more: it stays what it is.
    function test_TheSameLatenessIsNotReportedTwice() public {
        _report(loan, L30, START + 31);
        _end(loan, START + 40);
        _report(loan, L30, START + 31);
        _report(loan, L30, START + 40);
        _checkMark(loan, L30, ICreditRegister.MarkState.Ended, START + 31, START + 40);
    }

    /// Each kind has its own time: what was worse and is long over does not live on with what is less bad.
    function test_ALaterLatenessTakesThePlaceOfItsKindOnly() public {
        _report(loan, L30, START + 31);
        _report(loan, L60, START + 61);
        _end(loan, START + 70);
        _toDay(START + 2_000);
        _checkCounts(0, 0, 0, 0, 0);
        _report(loan, L30, START + 1_999);
        _checkMark(loan, L30, ICreditRegister.MarkState.Running, START + 1_999, 0);
        _checkMark(loan, L60, ICreditRegister.MarkState.Expired, START + 61, START + 70);
        _checkCounts(1, 0, 0, 0, 0);
        vm.assertEq(register.loansOf(ann).length, 1, "listed once");
    }

    function test_WhatLastsNeverExpires() public {
        _report(loan, CHARGE_OFF, START + 151);
        _toDay(START + 10_000);
        _checkWorst(ann, false, CHARGE_OFF);
    }

    function test_AMarkExpires1827DaysAfterItsEnd() public {
        _report(loan, L90, START + 91);
        _end(loan, START + 100);
        _toDay(START + 100 + 1826);
        _checkWorst(ann, false, L90);
        // Its last second.
        vm.warp(block.timestamp + 1 days - 1);
        _checkWorst(ann, false, L90);
        _checkCounts(0, 0, 1, 0, 0);
        _checkMark(loan, L90, ICreditRegister.MarkState.Ended, START + 91, START + 100);

        vm.warp(block.timestamp + 1);
        _checkExpired();
        _toDay(START + 100 + 1828);
        _checkExpired();
    }

    function test_AnExpiredMarkHidesNoOther() public {
        _report(loan, DEFAULT, START + 121);
        _end(loan, START + 130);
        _toDay(START + 1_900);
        _report(stranger, L30, START + 1_900);
        _checkWorst(ann, false, DEFAULT);
        _toDay(START + 130 + 1827);
        _checkWorst(ann, false, L30);
        _checkCounts(1, 0, 0, 0, 0);
    }

    /// @dev A hostile platform that names a loan of another first, or somebody else as its borrower, changes nothing.
    function test_EachPlatformHasItsOwnRecordOfALoan() public {
        vm.prank(west.ledger);
        register.report(bob, loan, L30, START + 20);
        _report(loan, L30, START + 31);
        _checkMark(loan, L30, ICreditRegister.MarkState.Running, START + 31, 0);
        vm.prank(west.ledger);
        register.end(loan, START + 61);
        _checkMark(loan, L30, ICreditRegister.MarkState.Running, START + 31, 0);
        ICreditRegister.Reference memory reported = register.loansOf(bob)[0];
        vm.assertEq(reported.platform, 2, "platform");
        vm.assertEq(reported.loan, loan, "loan");
    }

    function test_RevertWhen_ALoanHasAnotherBorrower() public {
        _report(loan, L30, START + 31);
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterSubjectDiffers.selector, bob, ann));
        vm.prank(east.ledger);
        register.report(bob, loan, L60, START + 61);
    }

    function test_RevertGiven_NoBorrower() public {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterSubjectMissing.selector));
        vm.prank(east.ledger);
        register.report(0, loan, L60, START + 61);
    }

    function test_RevertGiven_ADayThatCannotBe() public {
        uint24 today = START + 200;
        uint24[3] memory days_ = [0, 1, today + 1];
        for (uint256 i = 0; i < 3; ++i) {
            bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterDayInvalid.selector, days_[i], today);
            vm.expectRevert(reason);
            _report(loan, L30, days_[i]);
            vm.expectRevert(reason);
            _end(loan, days_[i]);
        }
        _report(loan, L30, today);
        _end(loan, today);
        _report(stranger, L30, 2);
        _checkMark(stranger, L30, ICreditRegister.MarkState.Running, 2, 0);
    }

    /// Against the rule in one line, for any days.
    function testFuzz_AMarkCountsUntilItExpires(uint24 since, uint24 end, uint24 today) public {
        since = uint24(_bound(since, 2, 100_000));
        end = uint24(_bound(end, since, 200_000));
        today = uint24(_bound(today, end, 300_000));
        _toDay(today);
        _report(loan, DEFAULT, since);
        _end(loan, end);
        _checkWorst(ann, today - end >= 1827, DEFAULT);
    }

    function _checkExpired() private view {
        _checkWorst(ann, true, L30);
        _checkCounts(0, 0, 0, 0, 0);
        _checkMark(loan, L90, ICreditRegister.MarkState.Expired, START + 91, START + 100);
    }

    function _checkCounts(uint16 l30, uint16 l60, uint16 l90, uint16 defaults, uint16 chargeOffs) private view {
        ICreditRegister.Standing memory standing = register.standingOf(ann);
        vm.assertEq(standing.late30, l30, "late 30");
        vm.assertEq(standing.late60, l60, "late 60");
        vm.assertEq(standing.late90, l90, "late 90");
        vm.assertEq(standing.defaults, defaults, "defaults");
        vm.assertEq(standing.chargeOffs, chargeOffs, "charge-offs");
    }
}
