// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDisclosureCalendar} from "../../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {CalendarDouble} from "../support/CalendarDouble.sol";
import {OfferingDouble} from "../support/OfferingDouble.sol";
import {VaultTest} from "../support/VaultTest.sol";

/// @title Ledger of the invariant runs
/// @notice What the vaults should hold, have decided and have paid, worked out from what was done to them and never
/// from what they answer. Amounts are unbounded: nothing here can overflow or be truncated.
abstract contract VaultLedger is VaultTest {
    /// One vault and what became of it.
    struct Life {
        IMilestoneVault vault;
        OfferingDouble offering;
        bool isScaledDown;
        bool isClaimed;
        bool isOverdue;
        bool isUnwinding;
        uint256[3] dueAt;
        uint256 approved;
        uint256 rejections;
        uint256 voteEnd;
        bytes32 evidence;
        uint256 deposited;
        uint256 released;
        uint256 collected;
        uint256 donated;
        uint256 releasedAtUnwinding;
    }

    /// One investor of one vault.
    struct Stake {
        uint256 weight;
        uint256 refunded;
        bool hasVotedYes;
        bool hasVotedNo;
    }

    uint256 internal constant PEOPLE = 4;

    address[] internal people;
    Life[] internal lives;
    mapping(uint256 life => mapping(uint256 person => Stake stake)) internal stakes;
    mapping(address person => uint256 amount) internal wallet;
    CalendarDouble internal clerk;
    uint256 internal clock;

    function setUp() public virtual override {
        super.setUp();
        clock = START;
        clerk = new CalendarDouble();
        people = [alice, bob, carol, stranger];
    }

    /// @notice A new vault. Every second offering was oversubscribed and lost a share by scaling down, which is certain
    /// only when all shares are claimed.
    function _open() internal {
        uint256 which = lives.length;
        Life storage life = lives.push();
        life.offering = new OfferingDouble();
        life.isScaledDown = which % 2 == 0;
        life.offering.setShares(life.isScaledDown ? 3000 : 1000, life.isScaledDown ? 1000 : 2000);
        stakes[which][0].weight = 500;
        stakes[which][1].weight = 300;
        stakes[which][2].weight = life.isScaledDown ? 199 : 200;
        for (uint256 i = 0; i < 3; ++i) life.offering.allot(people[i], uint32(stakes[which][i].weight));

        IMilestoneVault.Terms memory terms = _terms();
        terms.offering = IOffering(address(life.offering));
        terms.calendar = IDisclosureCalendar(address(clerk));
        for (uint256 i = 0; i < 3; ++i) {
            life.dueAt[i] = clock + (45 + 15 * (which % 4)) * (i + 1) * 1 days;
            terms.milestones[i].dueAt = uint40(life.dueAt[i]);
        }
        life.vault = IMilestoneVault(implementation.create(terms));
    }

    function _pool(Life storage life) internal view returns (uint256) {
        return life.deposited - life.released;
    }

    function _weightOf(Life storage life) internal view returns (uint256) {
        return life.isScaledDown && life.isClaimed ? 999 : 1000;
    }

    function _isWorking(Life storage life) internal view returns (bool) {
        return !life.isUnwinding && life.voteEnd == 0 && life.approved < 3;
    }

    function _releasable(Life storage life) internal view returns (uint256) {
        uint256[4] memory percents = [uint256(0), 30, 60, 100];
        return (life.deposited * percents[life.approved]) / 100 - life.released;
    }

    function _due(uint256 which, uint256 who) internal view returns (uint256) {
        Life storage life = lives[which];
        if (!life.isUnwinding) return 0;
        uint256 whole = (_pool(life) * stakes[which][who].weight) / _weightOf(life);
        return whole - stakes[which][who].refunded;
    }

    function _votes(uint256 which) internal view returns (uint256 yes, uint256 no) {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            if (stakes[which][i].hasVotedYes) yes += stakes[which][i].weight;
            if (stakes[which][i].hasVotedNo) no += stakes[which][i].weight;
        }
    }

    function _refunded(uint256 which) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < PEOPLE; ++i) sum += stakes[which][i].refunded;
    }

    function _isUnwindable(Life storage life) internal view returns (bool) {
        if (life.isUnwinding || life.voteEnd != 0) return false;
        if (life.approved < 3) return clock >= life.dueAt[life.approved];
        return life.isOverdue && _pool(life) != 0 && clock >= life.dueAt[2] + 365 days;
    }
}
