// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {IMintable} from "../support/VaultTest.sol";
import {VaultLedger} from "./VaultLedger.sol";

/// @title Handler of the invariant runs
/// @notice Everything that offerings, issuers, investors, beneficiaries and strangers can do, and the clock.
/// @dev Every action predicts whether the vault accepts it. A wrong prediction reverts and fails the run, so nothing is
/// skipped because the ledger believes it impossible.
abstract contract VaultHandler is VaultLedger {
    uint256 private constant _MAX_LIVES = 40;
    uint256 private constant _MAX_RUNNING = 4;

    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;
    uint256 private _evidences;

    /// @dev Every action begins at the time of the ledger.
    modifier step() {
        vm.warp(clock);
        _;
    }

    /// @notice A new vault, unless enough plans run.
    function open(uint256 amount) external step {
        uint256 running = 0;
        for (uint256 i = 0; i < lives.length; ++i) if (!lives[i].isUnwinding && lives[i].approved < 3) ++running;
        if (running == _MAX_RUNNING || lives.length == _MAX_LIVES) return;
        _open();
        this.deposit(lives.length - 1, amount);
    }

    function deposit(uint256 which, uint256 amount) external step {
        Life storage life = lives[which % lives.length];
        amount = _bound(amount, 0, 1_000_000);
        IMintable(address(token)).mint(address(life.offering), amount);
        life.offering.pay(token, life.vault, amount);
        life.deposited += amount;
    }

    function claim(uint256 which, uint256 seed) external step {
        Life storage life = lives[_find(which, _isClaimable)];
        address caller = seed % 8 == 0 ? stranger : issuer;
        bytes32 evidence = seed % 5 == 0 ? life.evidence : keccak256(abi.encode(++_evidences));
        bool allowed = caller == issuer && _isWorking(life) && life.deposited != 0;
        allowed = allowed && evidence != life.evidence && clock < life.dueAt[life.approved];
        bytes memory call = abi.encodeCall(IMilestoneVault.claimMilestone, (evidence));
        if (!_attempt("claim", caller, life.vault, call, allowed)) return;
        (life.evidence, life.voteEnd) = (evidence, clock + VOTE_SECONDS);
    }

    function vote(uint256 which, uint256 who, bool isApproval) external step {
        which = _find(which, _isVoteOpen);
        who %= PEOPLE;
        Stake storage stake = stakes[which][who];
        bool allowed = clock < lives[which].voteEnd && stake.weight != 0;
        allowed = allowed && !stake.hasVotedYes && !stake.hasVotedNo;
        bytes memory call = abi.encodeCall(IMilestoneVault.vote, (isApproval));
        if (!_attempt("vote", people[who], lives[which].vault, call, allowed)) return;
        (stake.hasVotedYes, stake.hasVotedNo) = (isApproval, !isApproval);
    }

    function conclude(uint256 which) external step {
        which = _find(which, _isVoting);
        Life storage life = lives[which];
        bool allowed = life.voteEnd != 0 && clock >= life.voteEnd;
        if (!_attempt("conclude", stranger, life.vault, abi.encodeCall(IMilestoneVault.conclude, ()), allowed)) return;
        (uint256 yes, uint256 no) = _votes(which);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            (stakes[which][i].hasVotedYes, stakes[which][i].hasVotedNo) = (false, false);
        }
        life.voteEnd = 0;
        if ((yes + no) * 4 < _weightOf(life)) {
            life.evidence = 0;
            ++accepted["lapse"];
        } else if (yes > no) {
            (life.approved, life.rejections) = (life.approved + 1, 0);
            ++accepted["approval"];
        } else {
            ++accepted["rejection"];
            if (++life.rejections == 2) _unwind(life);
        }
    }

    function release(uint256 which) external step {
        Life storage life = lives[_find(which, _isReleasable)];
        uint256 amount = life.isUnwinding ? 0 : _releasable(life);
        bool allowed = !life.isUnwinding && !life.isOverdue && amount != 0;
        bytes memory call = abi.encodeCall(IMilestoneVault.release, ());
        if (_attempt("release", stranger, life.vault, call, allowed)) life.released += amount;
    }

    function collect(uint256 which, uint256 seed) external step {
        Life storage life = lives[_find(which, _isCollectable)];
        address caller = seed % 2 == 0 ? beneficiary : stranger;
        address to = seed % 3 == 0 ? carol : beneficiary;
        uint256 amount = life.released - life.collected;
        bool allowed = amount != 0 && !_isBlocked(to) && (to == beneficiary || caller == beneficiary);
        if (!_attempt("collect", caller, life.vault, abi.encodeCall(IMilestoneVault.collect, (to)), allowed)) return;
        life.collected += amount;
        wallet[to] += amount;
    }

    function unwind(uint256 which) external step {
        Life storage life = lives[_find(which, _isUnwindable)];
        bytes memory call = abi.encodeCall(IMilestoneVault.unwind, ());
        if (_attempt("unwind", stranger, life.vault, call, _isUnwindable(life))) _unwind(life);
    }

    function refund(uint256 which, uint256 who, uint256 to) external step {
        which = _find(which, _isUnwound);
        (who, to) = (who % PEOPLE, to % PEOPLE);
        bytes memory call = abi.encodeCall(IMilestoneVault.refund, (people[to]));
        _pay("refund", which, who, people[to], people[who], call);
    }

    function sendBack(uint256 which, uint256 who) external step {
        which = _find(which, _isUnwound);
        address investor = people[who % PEOPLE];
        bytes memory call = abi.encodeCall(IMilestoneVault.sendBack, (investor));
        _pay("send back", which, who % PEOPLE, investor, beneficiary, call);
    }

    /// @notice The last shares are claimed: it is certain what was allotted.
    function claimShares(uint256 which) external step {
        Life storage life = lives[which % lives.length];
        life.isClaimed = true;
        life.offering.setClaimed(life.isScaledDown ? 3000 : 1000, life.isScaledDown ? 999 : 1000);
    }

    function toggleOverdue(uint256 which) external step {
        Life storage life = lives[which % lives.length];
        life.isOverdue = !life.isOverdue;
        clerk.setOverdue(address(life.offering), life.isOverdue);
    }

    function toggleBlock(uint256 who) external step {
        address person = who % (PEOPLE + 1) == PEOPLE ? beneficiary : people[who % (PEOPLE + 1)];
        BlocklistToken(address(token)).setBlocked(person, !_isBlocked(person));
    }

    /// @notice Money that nobody asked for changes no figure.
    function donate(uint256 which, uint256 amount) external step {
        Life storage life = lives[which % lives.length];
        amount = _bound(amount, 1, 1_000_000);
        IMintable(address(token)).mint(address(life.vault), amount);
        life.donated += amount;
    }

    function travel(uint256 duration) external {
        clock += _bound(duration, 1, 1 days);
    }

    /// @notice Goes to the next moment that matters to a vault, or one second before or after it.
    function travelToNext(uint256 offset) external {
        uint256 next = type(uint256).max;
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            if (life.isUnwinding) continue;
            next = _sooner(next, life.voteEnd);
            if (life.approved < 3) next = _sooner(next, life.dueAt[life.approved]);
            else if (life.isOverdue) next = _sooner(next, life.dueAt[2] + 365 days);
        }
        if (next != type(uint256).max) clock = next + (offset % 3) - 1;
    }

    function _isBlocked(address account) internal view returns (bool) {
        return BlocklistToken(address(token)).isBlocked(account);
    }

    function _actions() internal pure returns (bytes4[] memory list) {
        list = new bytes4[](26);
        (list[0], list[1], list[2]) = (this.open.selector, this.deposit.selector, this.deposit.selector);
        (list[3], list[4], list[5]) = (this.claim.selector, this.claim.selector, this.claim.selector);
        (list[6], list[7], list[8]) = (this.vote.selector, this.vote.selector, this.vote.selector);
        (list[9], list[10], list[11]) = (this.vote.selector, this.conclude.selector, this.conclude.selector);
        (list[12], list[13], list[14]) = (this.release.selector, this.collect.selector, this.unwind.selector);
        (list[15], list[16], list[17]) = (this.refund.selector, this.refund.selector, this.sendBack.selector);
        (list[18], list[19]) = (this.claimShares.selector, this.toggleOverdue.selector);
        (list[20], list[21], list[22]) = (this.toggleBlock.selector, this.donate.selector, this.travel.selector);
        (list[23], list[24], list[25]) = (this.travel.selector, this.travelToNext.selector, this.deposit.selector);
    }

    function _unwind(Life storage life) private {
        if (!life.isOverdue) life.released += _releasable(life);
        (life.isUnwinding, life.releasedAtUnwinding) = (true, life.released);
    }

    function _pay(
        string memory action,
        uint256 which,
        uint256 who,
        address to,
        address caller,
        bytes memory call
    ) private {
        uint256 amount = _due(which, who);
        if (!_attempt(action, caller, lives[which].vault, call, amount != 0 && !_isBlocked(to))) return;
        stakes[which][who].refunded += amount;
        wallet[to] += amount;
    }

    /// @dev Calls a vault and compares the verdict with that of the ledger, in both directions.
    function _attempt(
        string memory action,
        address caller,
        IMilestoneVault vault_,
        bytes memory data,
        bool allowed
    ) private returns (bool) {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, ) = address(vault_).call(data);
        vm.assertEq(ok, allowed, string.concat("verdict on ", action));
        ++(ok ? accepted : refused)[action];
        return ok;
    }

    /// @dev Three times out of four something that fits, if there is any; else whatever was drawn.
    function _find(uint256 seed, function(Life storage) view returns (bool) fits) private view returns (uint256) {
        uint256 count = lives.length;
        if (seed % 4 == 0) return (seed / 4) % count;
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = (((seed / 4) % count) + i) % count;
            if (fits(lives[candidate])) return candidate;
        }
        return (seed / 4) % count;
    }

    function _isClaimable(Life storage life) private view returns (bool) {
        return _isWorking(life) && clock < life.dueAt[life.approved];
    }

    function _isVoteOpen(Life storage life) private view returns (bool) {
        return clock < life.voteEnd;
    }

    function _isVoting(Life storage life) private view returns (bool) {
        return life.voteEnd != 0;
    }

    function _isReleasable(Life storage life) private view returns (bool) {
        return !life.isUnwinding && !life.isOverdue && _releasable(life) != 0;
    }

    function _isCollectable(Life storage life) private view returns (bool) {
        return life.released != life.collected;
    }

    function _isUnwound(Life storage life) private view returns (bool) {
        return life.isUnwinding;
    }

    function _sooner(uint256 next, uint256 moment) private view returns (uint256) {
        return moment > clock + 1 && moment < next ? moment : next;
    }
}
