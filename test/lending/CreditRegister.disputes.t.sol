// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title Disputes about negative records
contract CreditRegisterDisputesTest is CreditTest {
    ICreditRegister.Kind private constant L30 = ICreditRegister.Kind.Late30;
    ICreditRegister.Kind private constant L60 = ICreditRegister.Kind.Late60;

    function setUp() public override {
        super.setUp();
        _toDay(START + 200);
        _report(loan, L30, START + 31);
    }

    function test_TheBorrowerDisputesFromAnyWallet() public {
        address second = _actor("ann's second wallet");
        identity.admit(second, ann, IIdentityRegistry.Class.Retail, 1);
        vm.expectEmit(address(register));
        emit ICreditRegister.RecordDisputed(ann, 1, loan, "grounds");
        vm.prank(second);
        register.dispute(1, loan, "grounds");
        vm.assertTrue(register.recordOf(1, loan).isDisputed, "disputed");
        _checkWorst(ann, false, L30);

        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterRecordDisputed.selector, loan));
        _dispute();
    }

    function test_RevertWhen_AnybodyElseDisputes() public {
        bytes4 selector = ICreditRegister.RegisterCallerNotPerson.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, bobWallet, ann));
        vm.prank(bobWallet);
        register.dispute(1, loan, "grounds");
        vm.expectRevert(abi.encodeWithSelector(selector, stranger, ann));
        vm.prank(stranger);
        register.dispute(1, loan, "grounds");
        identity.setCode(annWallet, IIdentityRegistry.Code.WalletRetired);
        vm.expectRevert(abi.encodeWithSelector(selector, annWallet, ann));
        _dispute();
    }

    function test_RevertWhen_ThereIsNoRecord() public {
        bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterRecordUnknown.selector, 1, stranger);
        vm.expectRevert(reason);
        vm.prank(annWallet);
        register.dispute(1, stranger, "grounds");
        vm.startPrank(east.officer);
        vm.expectRevert(reason);
        register.uphold(stranger, "answer");
        vm.expectRevert(reason);
        register.strike(stranger, "answer");
    }

    function test_WhatIsUpheldCountsAndMayBeDisputedAgain() public {
        _dispute();
        vm.expectEmit(address(register));
        emit ICreditRegister.RecordUpheld(ann, 1, loan, "answer");
        vm.prank(east.officer);
        register.uphold(loan, "answer");
        vm.assertFalse(register.recordOf(1, loan).isDisputed, "answered");
        _checkWorst(ann, false, L30);
        _dispute();
    }

    function test_RevertWhen_NobodyDisputesWhatIsUpheld() public {
        vm.expectRevert(abi.encodeWithSelector(ICreditRegister.RegisterRecordNotDisputed.selector, loan));
        vm.prank(east.officer);
        register.uphold(loan, "answer");
    }

    function test_RevertWhen_AnotherPlatformAnswers() public {
        _dispute();
        bytes memory reason = abi.encodeWithSelector(ICreditRegister.RegisterRecordUnknown.selector, 2, loan);
        vm.startPrank(west.officer);
        vm.expectRevert(reason);
        register.uphold(loan, "answer");
        vm.expectRevert(reason);
        register.strike(loan, "answer");
    }

    function test_WhatIsStruckNoLongerCounts() public {
        _report(loan, L60, START + 61);
        _dispute();
        vm.expectEmit(address(register));
        emit ICreditRegister.RecordStruck(ann, 1, loan, "answer");
        _strike();
        _checkWorst(ann, true, L30);
        vm.assertFalse(register.recordOf(1, loan).isDisputed, "answered");
        _checkMark(loan, L30, ICreditRegister.MarkState.Struck, START + 31, 0);
        _checkMark(loan, L60, ICreditRegister.MarkState.Struck, START + 61, 0);
        _checkMark(loan, ICreditRegister.Kind.Late90, ICreditRegister.MarkState.None, 0, 0);
    }

    /// The ledger derives lateness from the clock and anybody may poke it: what was struck must stay struck.
    function test_WhatIsStruckIsNotReportedAgain() public {
        _strike();
        _report(loan, L30, START + 31);
        _end(loan, START + 100);
        _strike();
        _checkMark(loan, L30, ICreditRegister.MarkState.Struck, START + 31, 0);
        _checkWorst(ann, true, L30);
    }

    function test_ANewLatenessCountsAfterAStrike() public {
        _strike();
        _report(loan, L60, START + 61);
        _checkWorst(ann, false, L60);
        _report(loan, L30, START + 150);
        _checkMark(loan, L30, ICreditRegister.MarkState.Running, START + 150, 0);
    }

    function test_WhatHasEndedCanBeStruck() public {
        _end(loan, START + 40);
        _strike();
        _checkMark(loan, L30, ICreditRegister.MarkState.Struck, START + 31, 0);
        _checkWorst(ann, true, L30);
    }
}
