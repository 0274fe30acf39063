// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {SortedTree} from "../insurance/support/SortedTree.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title Files of persons and single facts of them
contract CreditRegisterFilesTest is CreditTest {
    ICreditRegister.Fact[] private facts;
    bytes32[] private leaves;

    function setUp() public override {
        super.setUp();
        _add("income", bytes32(uint256(120_000_00)), "salt of income");
        _add("employer", "mill", "salt of employer");
        _add("married", "yes", "salt of married");
        _add("late payments", 0, "salt of late payments");
        _commit(east, SortedTree.root(leaves));
    }

    function test_ANewFileTakesThePlaceOfTheOld() public {
        bytes32 root = _leaf(facts[0]);
        vm.expectEmit(address(register));
        emit ICreditRegister.FileCommitted(ann, 1, root);
        _commit(east, root);
        vm.assertEq(register.fileOf(ann, east.id), root, "root");
        vm.assertTrue(_isProven(facts[0], new bytes32[](0)), "only fact");
        vm.assertFalse(_isProven(facts[1], SortedTree.proof(leaves, 1)), "old file");

        _commit(east, 0);
        vm.assertFalse(_isProven(facts[0], new bytes32[](0)), "withdrawn");
    }

    function test_PlatformsHaveFilesOfTheirOwn() public {
        bytes32 root = register.fileOf(ann, east.id);
        _commit(west, "another root");
        vm.assertEq(register.fileOf(ann, east.id), root, "east");
        vm.assertEq(register.fileOf(ann, west.id), "another root", "west");
    }

    function test_EachFactIsProven() public view {
        for (uint256 i = 0; i < facts.length; ++i) {
            vm.assertTrue(_isProven(facts[i], SortedTree.proof(leaves, i)), "fact");
        }
    }

    /// What the verifier sees besides the fact is two hashes: that of another salted fact and that of a pair.
    function test_AProofShowsNoOtherFact() public view {
        bytes32[] memory proof = SortedTree.proof(leaves, 0);
        vm.assertEq(proof.length, 2, "length");
        for (uint256 i = 0; i < proof.length; ++i) {
            for (uint256 j = 0; j < facts.length; ++j) {
                vm.assertNotEq(proof[i], facts[j].value, "value");
                vm.assertNotEq(proof[i], facts[j].salt, "salt");
                vm.assertNotEq(proof[i], keccak256(abi.encode(facts[j].name, facts[j].value)), "can be tried out");
            }
        }
        // Who guesses the value of the neighbour cannot confirm it without the salt.
        ICreditRegister.Fact memory guess = facts[1];
        guess.salt = 0;
        vm.assertNotEq(SortedTree.proof(leaves, 0)[0], _leaf(guess), "guess");
        vm.assertFalse(_isProven(guess, SortedTree.proof(leaves, 1)), "guess proven");
    }

    function test_AnythingElseIsNotProven() public view {
        bytes32[] memory proof = SortedTree.proof(leaves, 0);
        ICreditRegister.Fact memory wrong = facts[0];
        wrong.value = bytes32(uint256(wrong.value) + 1);
        vm.assertFalse(_isProven(wrong, proof), "value");
        wrong = facts[0];
        wrong.name = "net worth";
        vm.assertFalse(_isProven(wrong, proof), "name");
        vm.assertFalse(_isProven(facts[1], proof), "proof of another");
        vm.assertFalse(_isProven(facts[0], new bytes32[](0)), "no proof");
        vm.assertFalse(register.verifyFact(bob, east.id, facts[0], proof), "person");
        vm.assertFalse(register.verifyFact(ann, west.id, facts[0], proof), "platform");
    }

    function _commit(House memory house, bytes32 root) private {
        vm.prank(house.officer);
        register.commitFile(ann, root);
    }

    function _add(bytes32 name, bytes32 value, bytes32 salt) private {
        ICreditRegister.Fact memory fact = ICreditRegister.Fact(name, value, keccak256(abi.encode(salt)));
        facts.push(fact);
        leaves.push(_leaf(fact));
    }

    function _isProven(ICreditRegister.Fact memory fact, bytes32[] memory proof) private view returns (bool isProven) {
        return register.verifyFact(ann, east.id, fact, proof);
    }

    function _leaf(ICreditRegister.Fact memory fact) private pure returns (bytes32 leaf) {
        return keccak256(bytes.concat(keccak256(abi.encode(fact.name, fact.value, fact.salt))));
    }
}
