// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../identity/interfaces/IIdentityRegistry.sol";
import {ILendingPolicy} from "../interfaces/ILendingPolicy.sol";
import {ILoanLedger} from "../interfaces/ILoanLedger.sol";
import {Amortisation} from "./Amortisation.sol";

/// @title Words of a loan
/// @notice Puts terms and charges into four words, which the code of an escrow carries, and the running figures into
/// one word, and takes them out again.
/// @dev Why by hand: see `OfferingWords`. Fields lie from the lowest bits upwards, in the order of the structures.
///
/// What is read often is filled in, not returned: a function that returns a structure first makes an empty one.
library LoanWords {
    /// @notice What the market needs of the terms of a loan, again and again.
    /// @param subject Person who borrows.
    /// @param borrower Wallet that borrows.
    /// @param ticket Amount of one ticket, in token units.
    /// @param periods Term in months.
    /// @param grade Credit grade, 1 (A1) to 35 (G5).
    /// @param ratePpm Rate; in an auction the highest one.
    /// @param most Most tickets of one lender, at least one.
    /// @param project Hash of the project that is financed.
    struct Offer {
        bytes31 subject;
        address borrower;
        uint48 ticket;
        uint16 periods;
        uint8 grade;
        uint24 ratePpm;
        uint256 most;
        bytes32 project;
    }

    uint256 private constant _BPS = 10_000;

    /// @notice Terms and charges as the code of an escrow carries them.
    /// @param terms Terms of a loan.
    /// @param charges Its charges.
    /// @return encoded Four words.
    function encode(
        ILoanLedger.Terms memory terms,
        ILoanLedger.Charges memory charges
    ) internal pure returns (bytes memory encoded) {
        uint256 first = uint256(bytes32(terms.subject)) | uint8(terms.class);
        uint256 second = (uint256(terms.ticket) << 160) | uint160(terms.borrower);
        second |= (uint256(terms.tickets) << 208) | (uint256(terms.periods) << 240);
        uint256 third = uint8(terms.method);
        third |= (uint256(terms.grade) << 8) | (uint256(terms.purpose) << 16) | (uint256(terms.policy) << 24);
        third |= (terms.isAuction ? 1 << 40 : 0) | (uint256(terms.ratePpm) << 48) | (uint256(terms.cap) << 72);
        third |= (uint256(charges.lateFeeFloor) << 120) | (uint256(charges.lateFeeBps) << 168);
        third |= (uint256(charges.penaltyBps) << 184) | (uint256(charges.originationBps) << 200);
        third |= (uint256(charges.serviceBps) << 216) | (uint256(charges.recoveryCostBps) << 232);
        uint256 fourth =
            charges.lenderCapBps | (uint256(charges.rateCapPpm) << 16) | (uint256(charges.graceDays) << 40);
        fourth |= (uint256(charges.defaultDays) << 48) | (uint256(charges.chargeOffDays) << 64);
        fourth |= (uint256(charges.transferDays) << 80) | (uint256(uint8(charges.order)) << 88);
        return abi.encode(first, second, third, fourth);
    }

    /// @notice Terms in the code of an escrow.
    /// @param encoded Four words.
    /// @return terms Terms of a loan.
    function decodeTerms(bytes memory encoded) internal pure returns (ILoanLedger.Terms memory terms) {
        (uint256 first, uint256 second, uint256 third, ) = _words(encoded);
        _fill(terms, first, second, third);
    }

    /// @notice Charges in the code of an escrow.
    /// @param encoded Four words.
    /// @return charges Charges of a loan.
    function decodeCharges(bytes memory encoded) internal pure returns (ILoanLedger.Charges memory charges) {
        (, , uint256 third, uint256 fourth) = _words(encoded);
        _fill(charges, third, fourth);
    }

    /// @notice Both of them, into structures that are there already.
    /// @param terms Terms of a loan; filled.
    /// @param charges Its charges; filled.
    /// @param encoded Four words.
    function fill(
        ILoanLedger.Terms memory terms,
        ILoanLedger.Charges memory charges,
        bytes memory encoded
    ) internal pure {
        (uint256 first, uint256 second, uint256 third, uint256 fourth) = _words(encoded);
        _fill(terms, first, second, third);
        _fill(charges, third, fourth);
    }

    /// @notice What the market needs, in the code of an escrow.
    /// @param offer The part of the terms; filled.
    /// @param encoded Four words, and the project, which nobody else needs.
    function fill(Offer memory offer, bytes memory encoded) internal pure {
        (uint256 first, uint256 second, uint256 third, uint256 fourth, bytes32 project) = abi.decode(
            encoded,
            (uint256, uint256, uint256, uint256, bytes32)
        );
        (offer.subject, offer.project) = (bytes31(bytes32(first)), project);
        (offer.borrower, offer.ticket) = (address(uint160(second)), uint48(second >> 160));
        (offer.periods, offer.grade) = (uint16(second >> 240), uint8(third >> 8));
        offer.ratePpm = uint24(third >> 48);
        offer.most = (uint256(uint32(second >> 208)) * uint16(fourth)) / _BPS;
        if (offer.most == 0) offer.most = 1;
    }

    /// @notice Word of the totals that limit charges; 224 bits are used.
    /// @param totals Totals of a loan.
    /// @return word Word to store.
    function pack(ILoanLedger.ChargeTotals memory totals) internal pure returns (uint256 word) {
        _requireFit(totals.charged | totals.fees | totals.surplus | (totals.principalDays >> 24));
        word = totals.oddDays;
        word = (word << 48) | totals.surplus;
        word = (word << 48) | totals.fees;
        word = (word << 72) | totals.principalDays;
        word = (word << 48) | totals.charged;
    }

    /// @notice Totals in a word.
    /// @param totals Totals of a loan; filled.
    /// @param word Word as stored.
    function fill(ILoanLedger.ChargeTotals memory totals, uint256 word) internal pure {
        totals.charged = uint48(word);
        totals.principalDays = uint72(word >> 48);
        totals.fees = uint48(word >> 120);
        totals.surplus = uint48(word >> 168);
        totals.oddDays = uint8(word >> 216);
    }

    /// @notice Words of an instalment paid in part, or of a debt in default.
    /// @param arrears What is known of it.
    /// @return words Words to store.
    function pack(ILoanLedger.Arrears memory arrears) internal pure returns (uint256[2] memory words) {
        _requireFit(arrears.interest | arrears.principal | arrears.lateFee | arrears.lateFeePaid);
        _requireFit(arrears.penaltyPaid | arrears.penalty | (arrears.base >> 64));
        words[0] = arrears.penaltyPaid;
        words[0] = (words[0] << 48) | arrears.lateFeePaid;
        words[0] = (words[0] << 48) | arrears.lateFee;
        words[0] = (words[0] << 48) | arrears.principal;
        words[0] = (words[0] << 48) | arrears.interest;
        words[1] = (((arrears.since << 112) | arrears.base) << 48) | arrears.penalty;
    }

    /// @notice What is known of an instalment paid in part, or of a debt in default.
    /// @param arrears What is known of it; filled.
    /// @param words Words as stored.
    function fill(ILoanLedger.Arrears memory arrears, uint256[2] memory words) internal pure {
        (uint256 first, uint256 second) = (words[0], words[1]);
        arrears.interest = uint48(first);
        arrears.principal = uint48(first >> 48);
        arrears.lateFee = uint48(first >> 96);
        arrears.lateFeePaid = uint48(first >> 144);
        arrears.penaltyPaid = uint48(first >> 192);
        arrears.penalty = uint48(second);
        arrears.base = uint112(second >> 48);
        arrears.since = uint24(second >> 160);
    }

    /// @notice Word of the running figures; all 256 bits are used.
    /// @param loan Running figures.
    /// @return word Word to store.
    function pack(ILoanLedger.Loan memory loan) internal pure returns (uint256 word) {
        _requireFit(loan.outstanding | loan.received | loan.instalment);
        word = loan.units;
        word = (word << 8) | uint8(loan.state);
        word = (word << 1) | (loan.isReported ? 1 : 0);
        word = (word << 1) | (loan.isPartial ? 1 : 0);
        word = (word << 6) | loan.anchor;
        word = (word << 16) | loan.paid;
        word = (word << 24) | loan.dueDay;
        word = (word << 24) | loan.ratePpm;
        word = (word << 48) | loan.instalment;
        word = (word << 48) | loan.received;
        word = (word << 48) | loan.outstanding;
    }

    /// @notice Running figures in a word.
    /// @param loan Running figures; filled.
    /// @param word Word as stored.
    function fill(ILoanLedger.Loan memory loan, uint256 word) internal pure {
        loan.outstanding = uint48(word);
        loan.received = uint48(word >> 48);
        loan.instalment = uint48(word >> 96);
        loan.ratePpm = uint24(word >> 144);
        loan.dueDay = uint24(word >> 168);
        loan.paid = uint16(word >> 192);
        loan.anchor = uint8(word >> 208) & 0x3f;
        loan.isPartial = (word >> 214) & 1 != 0;
        loan.isReported = (word >> 215) & 1 != 0;
        loan.state = ILoanLedger.State(uint8(word >> 216));
        loan.units = uint32(word >> 224);
    }

    function _fill(ILoanLedger.Terms memory terms, uint256 first, uint256 second, uint256 third) private pure {
        (terms.subject, terms.class) = (bytes31(bytes32(first)), IIdentityRegistry.Class(uint8(first)));
        (terms.borrower, terms.ticket) = (address(uint160(second)), uint48(second >> 160));
        (terms.tickets, terms.periods) = (uint32(second >> 208), uint16(second >> 240));
        (terms.method, terms.grade) = (Amortisation.Method(uint8(third)), uint8(third >> 8));
        (terms.purpose, terms.policy) = (uint8(third >> 16), uint16(third >> 24));
        (terms.isAuction, terms.ratePpm) = (uint8(third >> 40) != 0, uint24(third >> 48));
        terms.cap = uint48(third >> 72);
    }

    function _fill(ILoanLedger.Charges memory charges, uint256 third, uint256 fourth) private pure {
        (charges.lateFeeFloor, charges.lateFeeBps) = (uint48(third >> 120), uint16(third >> 168));
        (charges.penaltyBps, charges.originationBps) = (uint16(third >> 184), uint16(third >> 200));
        (charges.serviceBps, charges.recoveryCostBps) = (uint16(third >> 216), uint16(third >> 232));
        (charges.lenderCapBps, charges.rateCapPpm) = (uint16(fourth), uint24(fourth >> 16));
        (charges.graceDays, charges.defaultDays) = (uint8(fourth >> 40), uint16(fourth >> 48));
        (charges.chargeOffDays, charges.transferDays) = (uint16(fourth >> 64), uint8(fourth >> 80));
        charges.order = ILendingPolicy.Order(uint8(fourth >> 88));
    }

    function _words(bytes memory encoded) private pure returns (uint256, uint256, uint256, uint256) {
        return abi.decode(encoded, (uint256, uint256, uint256, uint256));
    }

    /// @dev Amounts have 48 bits. Nothing is cut off in silence.
    function _requireFit(uint256 amounts) private pure {
        if (amounts >> 48 != 0) revert ILoanLedger.LoanFigureTooLarge();
    }
}
