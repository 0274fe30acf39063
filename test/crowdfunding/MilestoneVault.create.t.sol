// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMilestoneVault} from "../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {VaultTest} from "./support/VaultTest.sol";

contract MilestoneVaultCreateTest is VaultTest {
    uint40 private constant _LATEST = START + 3650 days;

    function test_WhenCreated_TheTermsArePartOfTheClone() public {
        IMilestoneVault.Terms memory terms = _terms();
        terms.maxRejections = 9;
        vm.expectEmit(address(implementation));
        emit IMilestoneVault.VaultCreated(_nextVault(), address(offering), terms);
        address other = implementation.create(terms);

        vm.assertEq(keccak256(abi.encode(IMilestoneVault(other).termsOf())), keccak256(abi.encode(terms)), "terms");
        vm.assertEq(keccak256(abi.encode(vault.termsOf())), keccak256(abi.encode(_terms())), "terms of the first");
        _assertStage(IMilestoneVault.Stage.Working, "stage");
    }

    function test_WhenAVaultCreates_ItIsAsGoodAsTheImplementation() public {
        IMilestoneVault other = IMilestoneVault(vault.create(_terms()));
        vm.assertEq(keccak256(abi.encode(other.termsOf())), keccak256(abi.encode(_terms())), "terms");
        vm.assertEq(address(other).code.length, address(vault).code.length, "a clone of the same kind");
    }

    function test_RevertWhen_TheVoteIsTooShortOrTooLong() public {
        _expectVoteSeconds(1 days - 1, false);
        _expectVoteSeconds(1 days, true);
        _expectVoteSeconds(90 days, true);
        _expectVoteSeconds(90 days + 1, false);
    }

    function test_RevertWhen_TheQuorumIsNothingOrMoreThanAll() public {
        IMilestoneVault.Terms memory terms = _terms();
        (terms.quorumBps) = (0);
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultQuorumInvalid.selector, 0, 10_000));
        terms.quorumBps = 10_001;
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultQuorumInvalid.selector, 10_001, 10_000));
        terms.quorumBps = 10_000;
        implementation.create(terms);
    }

    function test_RevertWhen_NoRejectionIsAllowedFor() public {
        IMilestoneVault.Terms memory terms = _terms();
        terms.maxRejections = 0;
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultRejectionsMissing.selector));
    }

    function test_RevertWhen_ThereAreNoMilestonesOrMoreThanTwelve() public {
        IMilestoneVault.Terms memory terms = _terms();
        for (uint256 count = 1; count <= 12; ++count) implementation.create(_withMilestones(count));
        terms.milestones = new IMilestoneVault.Milestone[](0);
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultMilestoneCountInvalid.selector, 0, 12));
        _refuse(
            _withMilestones(13),
            abi.encodeWithSelector(IMilestoneVault.VaultMilestoneCountInvalid.selector, 13, 12)
        );
    }

    function test_RevertWhen_AMilestoneReleasesNothing() public {
        IMilestoneVault.Terms memory terms = _terms();
        (terms.milestones[1].bps, terms.milestones[2].bps) = (0, 7000);
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultMilestoneShareMissing.selector, 2));
    }

    function test_RevertWhen_TheSharesAreNotEverything() public {
        IMilestoneVault.Terms memory terms = _terms();
        terms.milestones[2].bps = 3999;
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultMilestoneSharesInvalid.selector, 9999, 10_000));
        terms.milestones[2].bps = 4001;
        _refuse(terms, abi.encodeWithSelector(IMilestoneVault.VaultMilestoneSharesInvalid.selector, 10_001, 10_000));
    }

    function test_RevertWhen_TheDatesDoNotRiseFromNow() public {
        IMilestoneVault.Terms memory terms = _terms();
        terms.milestones[0].dueAt = START;
        _refuse(terms, _dateInvalid(1, START, START + 1));
        terms.milestones[0].dueAt = START + 1;
        terms.milestones[2].dueAt = DUE_2;
        _refuse(terms, _dateInvalid(3, DUE_2, DUE_2 + 1));
        terms.milestones[2].dueAt = DUE_2 + 1;
        implementation.create(terms);
    }

    function test_RevertWhen_TheLastDateIsMoreThanTenYearsAway() public {
        IMilestoneVault.Terms memory terms = _terms();
        terms.milestones[2].dueAt = _LATEST + 1;
        _refuse(terms, _dateInvalid(3, _LATEST + 1, DUE_2 + 1));
        terms.milestones[2].dueAt = _LATEST;
        implementation.create(terms);
    }

    function _expectVoteSeconds(uint32 voteSeconds, bool isValid) private {
        IMilestoneVault.Terms memory terms = _terms();
        terms.voteSeconds = voteSeconds;
        if (isValid) implementation.create(terms);
        else {
            _refuse(
                terms,
                abi.encodeWithSelector(IMilestoneVault.VaultVoteSecondsInvalid.selector, voteSeconds, 1 days, 90 days)
            );
        }
    }

    function _refuse(IMilestoneVault.Terms memory terms, bytes memory why) private {
        vm.expectRevert(why);
        implementation.create(terms);
    }

    function _withMilestones(uint256 count) private view returns (IMilestoneVault.Terms memory terms) {
        terms = _terms();
        terms.milestones = new IMilestoneVault.Milestone[](count);
        for (uint256 i = 0; i < count; ++i) {
            terms.milestones[i] = IMilestoneVault.Milestone(100, START + uint40(i + 1));
        }
        terms.milestones[count - 1].bps = uint16(10_000 - 100 * (count - 1));
    }

    /// @dev The implementation has created one clone before, its first contract.
    function _nextVault() private view returns (address) {
        bytes memory rlp = abi.encodePacked(bytes2(0xd694), address(implementation), bytes1(0x02));
        return address(uint160(uint256(keccak256(rlp))));
    }

    function _dateInvalid(uint256 milestone, uint40 dueAt, uint40 earliest) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IMilestoneVault.VaultMilestoneDateInvalid.selector,
                milestone,
                dueAt,
                earliest,
                _LATEST
            );
    }
}
