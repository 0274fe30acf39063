// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {IUnderwriting} from "../../contracts/lending/interfaces/IUnderwriting.sol";
import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {Vm} from "../support/Vm.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract UnderwritingWishTest is MarketTest {
    function test_TermsAreFrozen() public {
        wish.isAuction = true;
        address loan = _request();
        rules.ticket = 1;
        policy.publish(rules);
        policy.setRate(12, 1);
        (ILoanLedger.Terms memory terms, ILoanLedger.Charges memory charges) = underwriting.termsOf(loan);
        vm.assertEq(terms.subject, _subject("borrower"), "subject");
        vm.assertEq(terms.borrower, borrower, "borrower");
        vm.assertEq(uint8(terms.class), uint8(IIdentityRegistry.Class.Retail), "class");
        vm.assertEq(terms.ticket, TICKET, "ticket");
        vm.assertEq(terms.tickets, 100, "tickets");
        vm.assertEq(terms.periods, 12, "periods");
        vm.assertEq(uint8(terms.method), uint8(Amortisation.Method.EqualInstalment), "method");
        vm.assertEq(terms.grade, 12, "grade");
        vm.assertEq(terms.purpose, 3, "purpose");
        vm.assertEq(terms.policy, 1, "policy");
        vm.assertTrue(terms.isAuction, "auction");
        vm.assertEq(terms.ratePpm, 120_000, "rate");
        vm.assertEq(terms.cap, 150_000_00, "cap");
        _assertCharges(charges);
    }

    function test_TheAgreementIsOnRecord() public {
        vm.recordLogs();
        address loan = _request();
        Vm.Log memory opened = vm.getRecordedLogs()[0];
        vm.assertEq(opened.topics[0], IUnderwriting.LoanOpened.selector, "event");
        vm.assertEq(address(uint160(uint256(opened.topics[1]))), loan, "loan");
        (, bytes32 documents) = abi.decode(opened.data, (ILoanLedger.Terms, bytes32));
        vm.assertEq(documents, "agreement", "documents");
    }

    function test_TheRequestIsOpen() public {
        address loan = _request();
        ILoanMarket.Request memory known = market.requestOf(loan);
        vm.assertEq(uint8(known.state), uint8(ILoanMarket.State.Open), "state");
        vm.assertFalse(known.isAuction, "kind");
        vm.assertEq(known.tickets, 100, "tickets");
        vm.assertEq(known.minTickets, 40, "least");
        vm.assertEq(known.filled, 0, "filled");
        vm.assertEq(known.deadline, DEADLINE, "deadline");
        vm.assertEq(known.drawSeconds, DRAW_SECONDS, "time to draw");
        vm.assertEq(known.ratePpm, 120_000, "rate");
        vm.assertEq(register.platformOf(wish.project), 1, "claimed");
    }

    function test_RevertWhen_ProjectIsFinancedAlready() public {
        address loan = _request();
        bytes32 project = wish.project;
        (score.nonce, wish.project) = (1, project);
        _refused(abi.encodeWithSelector(ICreditRegister.RegisterProjectTaken.selector, project, 1));
        vm.prank(borrower);
        market.cancel(loan);
        _ask();
    }

    function test_CapsOfClasses() public {
        (score.limit, wish.tickets) = (type(uint64).max, 2_001);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketAmountTooHigh.selector, 200_100_00, 200_000_00));
        (wish.tickets, score.limit) = (2_000, 199_999_99);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketAmountTooHigh.selector, 200_000_00, 199_999_99));
        identity.admit(borrower, _subject("borrower"), IIdentityRegistry.Class.Entity, 3);
        (score.limit, wish.tickets) = (type(uint64).max, 10_001);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketAmountTooHigh.selector, 1_000_100_00, 1_000_000_00));
        wish.tickets = 10_000;
        _ask();
    }

    function test_RevertWhen_BooksAreTooNarrow() public {
        (rules.ticket, rules.personCap) = (uint48(1) << 40, type(uint48).max);
        policy.publish(rules);
        (score.policyVersion, score.limit) = (2, type(uint64).max);
        (wish.tickets, wish.minTickets) = (16, 16);
        uint256 most = 2 ** 44 - 1;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketPrincipalTooLarge.selector, most + 1, most));
        (wish.tickets, wish.minTickets) = (15, 15);
        _ask();
    }

    /// @dev Over thirty years at a ceiling of 100 % a year charges are thirty times the principal.
    function test_RevertWhen_ChargesOverTheTermWouldNotFit() public {
        (rules.ticket, rules.personCap) = (uint48(1) << 40, type(uint48).max);
        (rules.maxPeriods, rules.rateCapPpm) = (360, 1_000_000);
        policy.publish(rules);
        (score.policyVersion, score.limit) = (2, type(uint64).max);
        (wish.tickets, wish.minTickets, wish.periods) = (9, 9, 360);
        uint256 most = (uint256(2 ** 48 - 1) * 12e6) / (12e6 + 360e6);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketPrincipalTooLarge.selector, uint256(9) << 40, most));
        (wish.tickets, wish.minTickets) = (8, 8);
        _ask();
    }

    function test_RevertWhen_PurposeForbidden() public {
        wish.purpose = 7;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketPurposeForbidden.selector, 7));
        wish.purpose = 32;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketPurposeForbidden.selector, 32));
        wish.purpose = 31;
        _ask();
    }

    function test_RevertWhen_TermInvalid() public {
        wish.periods = 0;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketTermInvalid.selector, 0, 36));
        wish.periods = 37;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketTermInvalid.selector, 37, 36));
        wish.periods = 36;
        _ask();
    }

    function test_RevertWhen_TicketsInvalid() public {
        wish.minTickets = 0;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketTicketsInvalid.selector, 0, 100));
        wish.minTickets = 101;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketTicketsInvalid.selector, 101, 100));
        wish.minTickets = 100;
        _ask();
    }

    function test_RevertWhen_DeadlineInvalid() public {
        uint256 latest = START + 30 days;
        wish.deadline = START;
        _refused(abi.encodeWithSelector(IUnderwriting.MarketDeadlineInvalid.selector, START, latest));
        wish.deadline = uint40(latest + 1);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketDeadlineInvalid.selector, latest + 1, latest));
        wish.deadline = uint40(latest);
        _ask();
    }

    function test_DeadlineOneSecondAhead() public {
        wish.deadline = START + 1;
        _ask();
    }

    function test_RevertWhen_UnknownBorrower() public {
        vm.prank(address(0xbeef));
        _expect(
            abi.encodeWithSelector(
                ILoanMarket.MarketIdentityInvalid.selector,
                address(0xbeef),
                IIdentityRegistry.Code.Unknown
            )
        );
        market.request(wish, score, scorer, "");
    }

    function test_RevertWhen_ChargesAreAboveTheCeiling() public {
        // Bullet over 12 months: a fee of 2 % adds 2 % a year, and the rounding of 12 months 6 fen of 1,000,000 fen.
        wish.method = Amortisation.Method.Bullet;
        policy.setRate(12, 219_995);
        _refused(abi.encodeWithSelector(IUnderwriting.MarketChargesTooHigh.selector, 240_001, 240_000));
        policy.setRate(12, 219_994);
        _ask();
    }

    function test_RevertWhen_TooSmallForItsTerm() public {
        rules.ticket = 1;
        policy.publish(rules);
        (score.policyVersion, wish.tickets, wish.minTickets, wish.periods) = (2, 20, 20, 24);
        _refused(abi.encodeWithSelector(Amortisation.InstalmentTooSmall.selector, 20, 24));
    }

    function _ask() private {
        bytes memory signature = _scored();
        vm.prank(borrower);
        market.request(wish, score, scorer, signature);
    }

    function _refused(bytes memory reason) private {
        bytes memory signature = _scored();
        vm.prank(borrower);
        _expect(reason);
        market.request(wish, score, scorer, signature);
    }

    function _assertCharges(ILoanLedger.Charges memory charges) private view {
        vm.assertEq(charges.lateFeeFloor, rules.lateFeeFloor, "late fee floor");
        vm.assertEq(charges.lateFeeBps, rules.lateFeeBps, "late fee");
        vm.assertEq(charges.penaltyBps, rules.penaltyBps, "penalty");
        vm.assertEq(charges.originationBps, rules.originationBps, "origination");
        vm.assertEq(charges.serviceBps, rules.serviceBps, "service");
        vm.assertEq(charges.recoveryCostBps, rules.recoveryCostBps, "cost of recovery");
        vm.assertEq(charges.lenderCapBps, rules.lenderCapBps, "share of a lender");
        vm.assertEq(charges.rateCapPpm, rules.rateCapPpm, "ceiling");
        vm.assertEq(charges.graceDays, rules.graceDays, "grace");
        vm.assertEq(charges.defaultDays, rules.defaultDays, "default");
        vm.assertEq(charges.chargeOffDays, rules.chargeOffDays, "charge-off");
        vm.assertEq(charges.transferDays, rules.transferDays, "transfer");
        vm.assertEq(uint8(charges.order), uint8(rules.order), "order");
    }
}
