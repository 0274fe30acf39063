// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IInvestmentLedger} from "../interfaces/IInvestmentLedger.sol";
import {IOffering} from "../interfaces/IOffering.sol";

/// @title Words of an offering
/// @notice Puts the running figures and a commitment into one word each, the terms into ten, and takes them out again.
/// @dev The compiler writes a structure field by field, and decodes one field by field, which costs some 250 and 130
/// gas for each. Fields lie from the lowest bits upwards, in the order of the structure.
library OfferingWords {
    /// @notice Terms as the code of a clone carries them.
    /// @param terms Terms of an offering.
    /// @return encoded Ten words.
    function encode(IOffering.Terms memory terms) internal pure returns (bytes memory encoded) {
        uint256[10] memory words;
        words[0] = (((uint256(terms.target) << 64) | terms.sharePrice) << 160) | uint160(address(terms.token));
        words[1] = (uint256(terms.maximum) << 64) | (uint256(terms.minimum) << 32) | terms.cap;
        words[1] = (words[1] << 160) | uint160(address(terms.ledger));
        words[2] = (uint256(terms.feeBps) << 80) | (uint256(terms.deadline) << 40) | terms.opensAt;
        words[2] = (words[2] << 160) | uint160(terms.desk);
        words[3] = (uint256(terms.reconfirmDays) << 88) | (uint256(terms.earlyCloseNoticeDays) << 80);
        words[3] |= (uint256(terms.cancelCutoffSeconds) << 48) | (uint256(terms.minOpenSeconds) << 16) | terms.seats;
        words[3] = (words[3] << 160) | uint160(terms.issuer);
        words[4] = (uint256(terms.reflectionSeconds) << 8) | (terms.isProRata ? 1 : 0);
        words[4] = (words[4] << 160) | uint160(terms.feeReceiver);
        words[5] = uint256(bytes32(terms.issuerSubject));
        words[6] = uint256(bytes32(terms.beneficiarySubject));
        words[7] = uint256(bytes32(terms.firstReviewer));
        words[8] = uint256(bytes32(terms.secondReviewer));
        words[9] = uint256(terms.document);
        return abi.encode(words);
    }

    /// @notice Terms in the code of a clone.
    /// @param encoded Ten words.
    /// @return terms Terms of an offering.
    function decode(bytes memory encoded) internal pure returns (IOffering.Terms memory terms) {
        uint256[10] memory words = abi.decode(encoded, (uint256[10]));
        (uint256 first, uint256 second, uint256 third) = (words[0], words[1], words[2]);
        terms.token = IERC20(address(uint160(first)));
        (terms.sharePrice, terms.target) = (uint64(first >> 160), uint32(first >> 224));
        terms.ledger = IInvestmentLedger(address(uint160(second)));
        (terms.cap, terms.minimum, terms.maximum) = (
            uint32(second >> 160),
            uint32(second >> 192),
            uint32(second >> 224)
        );
        (terms.desk, terms.opensAt) = (address(uint160(third)), uint40(third >> 160));
        (terms.deadline, terms.feeBps) = (uint40(third >> 200), uint16(third >> 240));
        (uint256 fourth, uint256 fifth) = (words[3], words[4]);
        (terms.issuer, terms.seats) = (address(uint160(fourth)), uint16(fourth >> 160));
        (terms.minOpenSeconds, terms.cancelCutoffSeconds) = (uint32(fourth >> 176), uint32(fourth >> 208));
        (terms.earlyCloseNoticeDays, terms.reconfirmDays) = (uint8(fourth >> 240), uint8(fourth >> 248));
        (terms.feeReceiver, terms.isProRata) = (address(uint160(fifth)), uint8(fifth >> 160) != 0);
        terms.reflectionSeconds = uint32(fifth >> 168);
        terms.issuerSubject = bytes31(bytes32(words[5]));
        terms.beneficiarySubject = bytes31(bytes32(words[6]));
        terms.firstReviewer = bytes31(bytes32(words[7]));
        terms.secondReviewer = bytes31(bytes32(words[8]));
        terms.document = bytes32(words[9]);
    }

    /// @notice Word of the running figures; all 256 bits are used.
    /// @param book Running figures.
    /// @return slot Word to store.
    function pack(IOffering.Book memory book) internal pure returns (uint256 slot) {
        slot = uint256(book.lastAt);
        slot = (slot << 40) | book.reconfirmEnd;
        slot = (slot << 40) | book.deadline;
        slot = (slot << 8) | book.marks;
        slot = (slot << 8) | (book.isPaused ? 1 : 0);
        slot = (slot << 8) | uint8(book.stage);
        slot = (slot << 8) | book.version;
        slot = (slot << 24) | book.investors;
        slot = (slot << 16) | book.seats;
        slot = (slot << 32) | book.stale;
        slot = (slot << 32) | book.confirmed;
    }

    /// @notice Running figures in a word.
    /// @param slot Word as stored.
    /// @return book Running figures.
    function unpackBook(uint256 slot) internal pure returns (IOffering.Book memory book) {
        book.confirmed = uint32(slot);
        book.stale = uint32(slot >> 32);
        book.seats = uint16(slot >> 64);
        book.investors = uint24(slot >> 80);
        book.version = uint8(slot >> 104);
        book.stage = IOffering.Stage(uint8(slot >> 112));
        book.isPaused = uint8(slot >> 120) != 0;
        book.marks = uint8(slot >> 128);
        book.deadline = uint40(slot >> 136);
        book.reconfirmEnd = uint40(slot >> 176);
        book.lastAt = uint40(slot >> 216);
    }

    /// @notice Word of a commitment; 200 bits are used.
    /// @param position Commitment.
    /// @return slot Word to store.
    function pack(IOffering.Position memory position) internal pure returns (uint256 slot) {
        slot = position.isClaimed ? 1 : 0;
        slot = (slot << 8) | (position.isWarned ? 1 : 0);
        slot = (slot << 24) | position.members;
        slot = (slot << 16) | position.quarter;
        slot = (slot << 8) | position.version;
        slot = (slot << 40) | position.addedAt;
        slot = (slot << 32) | position.tracked;
        slot = (slot << 32) | position.added;
        slot = (slot << 32) | position.shares;
    }

    /// @notice Commitment in a word.
    /// @param slot Word as stored.
    /// @return position Commitment.
    function unpackPosition(uint256 slot) internal pure returns (IOffering.Position memory position) {
        position.shares = uint32(slot);
        position.added = uint32(slot >> 32);
        position.tracked = uint32(slot >> 64);
        position.addedAt = uint40(slot >> 96);
        position.version = uint8(slot >> 136);
        position.quarter = uint16(slot >> 144);
        position.members = uint24(slot >> 160);
        position.isWarned = uint8(slot >> 184) != 0;
        position.isClaimed = uint8(slot >> 192) != 0;
    }
}
