// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../interfaces/IMilestoneVault.sol";

/// @title Milestone plan
/// @notice Which terms of a milestone vault are sound, and what its plan has released at a step.
/// @dev Loops over the steps of a plan, of which there are twelve at most.
library MilestonePlan {
    uint256 private constant _BPS = 10_000;
    uint256 private constant _MAX_MILESTONES = 12;
    /// @dev Who votes must have the time to hear of it; and no vote may hold the money for long.
    uint256 private constant _MIN_VOTE_SECONDS = 1 days;
    uint256 private constant _MAX_VOTE_SECONDS = 90 days;
    /// @dev A date that nobody lives to see would keep the money for ever.
    uint40 private constant _LONGEST_PLAN_SECONDS = 3650 days;

    /// @notice Refuses terms that could not be carried out.
    /// @param terms Terms of a vault.
    function requireValid(IMilestoneVault.Terms memory terms) internal view {
        if (terms.voteSeconds < _MIN_VOTE_SECONDS || terms.voteSeconds > _MAX_VOTE_SECONDS) {
            revert IMilestoneVault.VaultVoteSecondsInvalid(terms.voteSeconds, _MIN_VOTE_SECONDS, _MAX_VOTE_SECONDS);
        }
        if (terms.quorumBps == 0 || terms.quorumBps > _BPS) {
            revert IMilestoneVault.VaultQuorumInvalid(terms.quorumBps, _BPS);
        }
        if (terms.maxRejections == 0) revert IMilestoneVault.VaultRejectionsMissing();
        _requireValid(terms.milestones);
    }

    /// @notice What the first steps of a plan release together.
    /// @param milestones Plan.
    /// @param count Number of steps.
    /// @return bps Share of all proceeds, in hundredths of a percent.
    function cumulativeBps(
        IMilestoneVault.Milestone[] memory milestones,
        uint256 count
    ) internal pure returns (uint256 bps) {
        for (uint256 i = 0; i < count; ++i) bps += milestones[i].bps;
    }

    function _requireValid(IMilestoneVault.Milestone[] memory milestones) private view {
        uint256 count = milestones.length;
        if (count == 0 || count > _MAX_MILESTONES) {
            revert IMilestoneVault.VaultMilestoneCountInvalid(count, _MAX_MILESTONES);
        }
        (uint40 previous, uint40 latest) = (uint40(block.timestamp), uint40(block.timestamp) + _LONGEST_PLAN_SECONDS);
        for (uint256 i = 0; i < count; ++i) {
            IMilestoneVault.Milestone memory milestone = milestones[i];
            if (milestone.bps == 0) revert IMilestoneVault.VaultMilestoneShareMissing(i + 1);
            if (milestone.dueAt <= previous || milestone.dueAt > latest) {
                revert IMilestoneVault.VaultMilestoneDateInvalid(i + 1, milestone.dueAt, previous + 1, latest);
            }
            previous = milestone.dueAt;
        }
        uint256 total = cumulativeBps(milestones, count);
        if (total != _BPS) revert IMilestoneVault.VaultMilestoneSharesInvalid(total, _BPS);
    }
}
