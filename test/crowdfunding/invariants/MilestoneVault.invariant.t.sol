// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {VaultHandler} from "./VaultHandler.sol";

/// @title Stateful properties of the milestone vault
/// @notice Random lives of several vaults on one token. After every action the properties hold; after the last one
/// everybody can leave with what is his.
/// hardhat-config: invariant.runs = 16
/// hardhat-config: invariant.depth = 150
contract MilestoneVaultInvariantTest is VaultHandler {
    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < 3; ++i) {
            _open();
            this.deposit(i, 333_331 + i);
        }
        _target(address(this), _actions());
    }

    function afterInvariant() public {
        _windUp();
        _checkAll();
    }

    /// @notice The invariant runs draw from the same actions, so none of them is empty.
    function test_EveryActionTakesEffectAndIsRefused() public {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < 2000; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            bytes4 action = actions[seed % actions.length];
            uint256 third = uint256(keccak256(abi.encode(seed, 3)));
            if (action == this.vote.selector) third %= 2;
            bytes memory data = abi.encodePacked(action, seed >> 8, uint256(keccak256(abi.encode(seed, 2))), third);
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
            if (i % 100 == 99) _checkAll();
        }
        string[8] memory ways = ["claim", "vote", "conclude", "release", "collect", "unwind", "refund", "send back"];
        for (uint256 i = 0; i < ways.length; ++i) {
            vm.assertGt(accepted[ways[i]], 0, string.concat("never accepted: ", ways[i]));
            vm.assertGt(refused[ways[i]], 0, string.concat("never refused: ", ways[i]));
        }
        string[3] memory ends = ["approval", "rejection", "lapse"];
        for (uint256 i = 0; i < ends.length; ++i) vm.assertGt(accepted[ends[i]], 0, string.concat("no ", ends[i]));
        afterInvariant();
    }

    function invariant_C25_NobodyVotesTwiceAndNothingIsReleasedAfterUnwinding() public view {
        _checkProgress();
    }

    function invariant_TheBooksAreTheLedgers() public view {
        _checkBooks();
    }

    function invariant_MoneyBacksTheBooks() public view {
        _checkMoney();
    }

    /// @dev The end: nobody is blocked or late any more, every plan has run out, and everybody leaves alone.
    function _windUp() private {
        for (uint256 i = 0; i < PEOPLE; ++i) BlocklistToken(address(token)).setBlocked(people[i], false);
        BlocklistToken(address(token)).setBlocked(beneficiary, false);
        clock += 3650 days;
        for (uint256 i = 0; i < lives.length; ++i) {
            if (lives[i].isOverdue) this.toggleOverdue(i);
            if (lives[i].voteEnd != 0) this.conclude(i * 4);
            if (_isUnwindable(lives[i])) this.unwind(i * 4);
            this.claimShares(i);
            this.release(i * 4);
            this.collect(i * 4, 1);
            for (uint256 who = 0; who < PEOPLE; ++who) this.sendBack(i * 4, who);
            uint256 left = lives[i].deposited - lives[i].collected - _refunded(i);
            vm.assertLt(left, 3, "less than a unit an investor is left");
        }
    }

    function _checkAll() private view {
        _checkBooks();
        _checkProgress();
        _checkMoney();
    }

    function _checkBooks() private view {
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            IMilestoneVault.Books memory books = life.vault.booksOf();
            vm.assertEq(books.deposited, life.deposited, "deposited");
            vm.assertEq(books.released, life.released, "released");
            vm.assertEq(books.collected, life.collected, "collected");
            vm.assertEq(books.refunded, _refunded(i), "C25: refunded, by person and in all");
            vm.assertLe(books.refunded, _pool(life), "C25: released + refunded + unreleased == deposited");
            for (uint256 who = 0; who < PEOPLE; ++who) {
                vm.assertEq(life.vault.refundOf(people[who]), _due(i, who), "due");
            }
        }
    }

    function _checkProgress() private view {
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            (, IMilestoneVault.Progress memory progress, bytes32 evidence) = life.vault.progressOf();
            (uint256 yes, uint256 no) = _votes(i);
            vm.assertEq(progress.yes, yes, "yes");
            vm.assertEq(progress.no, no, "no");
            vm.assertLe(yes + no, life.vault.totalWeight(), "no more votes than weight");
            vm.assertEq(progress.approved, life.approved, "approved");
            vm.assertEq(progress.voteEnd, life.voteEnd, "end of the vote");
            vm.assertEq(progress.isUnwinding, life.isUnwinding, "unwinding");
            vm.assertEq(evidence, life.evidence, "evidence");
            if (life.isUnwinding) vm.assertEq(life.released, life.releasedAtUnwinding, "C25: no release any more");
            if (!life.isUnwinding) vm.assertEq(life.vault.releasable(), _releasable(life), "releasable");
        }
    }

    function _checkMoney() private view {
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            uint256 held = life.deposited - life.collected - _refunded(i) + life.donated;
            vm.assertEq(token.balanceOf(address(life.vault)), held, "money of the vault");
        }
        for (uint256 i = 0; i < PEOPLE; ++i) vm.assertEq(token.balanceOf(people[i]), wallet[people[i]], "wallet");
        vm.assertEq(token.balanceOf(beneficiary), wallet[beneficiary], "wallet of the beneficiary");
    }
}
