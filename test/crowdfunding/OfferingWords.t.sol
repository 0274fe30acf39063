// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingWords} from "../../contracts/crowdfunding/libraries/OfferingWords.sol";
import {LabTest} from "../support/LabTest.sol";

/// @title Words of an offering
/// @notice What goes in comes out, every field for itself: no field spills into another.
contract OfferingWordsTest is LabTest {
    /// @dev Every word with a stage that exists and a truth value that is one: the book uses all 256 bits.
    function testFuzz_AWordIsABook(uint256 slot, uint8 stage, bool isPaused) public pure {
        slot &= ~(uint256(0xffff) << 112);
        slot |= (uint256(stage % 6) << 112) | (uint256(isPaused ? 1 : 0) << 120);
        IOffering.Book memory book = OfferingWords.unpackBook(slot);
        vm.assertEq(OfferingWords.pack(book), slot, "word");
        vm.assertEq(uint256(book.stage), stage % 6, "stage");
        vm.assertEq(book.isPaused, isPaused, "paused");
    }

    function testFuzz_APositionComesOutAsItWentIn(IOffering.Position memory position) public pure {
        IOffering.Position memory out = OfferingWords.unpackPosition(OfferingWords.pack(position));
        vm.assertEq(keccak256(abi.encode(out)), keccak256(abi.encode(position)), "position");
    }

    function testFuzz_TermsComeOutAsTheyWentIn(IOffering.Terms memory terms) public pure {
        bytes memory encoded = OfferingWords.encode(terms);
        vm.assertEq(encoded.length, 320, "ten words");
        IOffering.Terms memory out = OfferingWords.decode(encoded);
        vm.assertEq(keccak256(abi.encode(out)), keccak256(abi.encode(terms)), "terms");
    }

    function test_NothingIsZero() public pure {
        IOffering.Book memory book;
        IOffering.Position memory position;
        vm.assertEq(OfferingWords.pack(book), 0, "book");
        vm.assertEq(OfferingWords.pack(position), 0, "position");
    }
}
