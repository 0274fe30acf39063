// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {DisclosureCalendar} from "../../../contracts/crowdfunding/DisclosureCalendar.sol";
import {IDisclosureCalendar} from "../../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {MilestoneVault} from "../../../contracts/crowdfunding/MilestoneVault.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {LabTest} from "../../support/LabTest.sol";
import {OfferingDouble} from "./OfferingDouble.sol";

/// What every settlement token of these tests has in common.
interface IMintable {
    function mint(address to, uint256 amount) external;
}

/// @title Base of the tests of the milestone vault
/// @notice A plan of 30, 30 and 40 percent; alice has 500 shares, bob 300 and carol 200, of a cap of 1,000. A quarter
/// of them must vote; the second rejection ends the plan. The calendar is real; its first report is due far behind.
abstract contract VaultTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, as on the course chain
    uint40 internal constant DUE_1 = START + 60 days;
    uint40 internal constant DUE_2 = START + 120 days;
    uint40 internal constant DUE_3 = START + 200 days;
    uint32 internal constant VOTE_SECONDS = 7 days;
    uint24 internal constant NEW_YEARS_EVE_2025 = 20_453;
    /// Thirty percent of it are 30,000.3, sixty are 60,000.6: what rounding leaves comes with the last milestone.
    uint256 internal constant PROCEEDS = 100_001;
    bytes32 internal constant EVIDENCE = "photographs of the plant";
    bytes32 internal constant DOCUMENT = "annual report";

    IERC20 internal token;
    OfferingDouble internal offering;
    DisclosureCalendar internal calendar;
    MilestoneVault internal implementation;
    IMilestoneVault internal vault;

    address internal issuer;
    address internal beneficiary;
    address internal alice;
    address internal bob;
    address internal carol;
    address internal stranger;
    uint256 private _claims;

    function setUp() public virtual {
        vm.warp(START);
        (issuer, beneficiary, stranger) = (_actor("issuer"), _actor("beneficiary"), _actor("stranger"));
        (alice, bob, carol) = (_actor("alice"), _actor("bob"), _actor("carol"));
        token = _token();
        offering = new OfferingDouble();
        offering.setShares(1000, 1000);
        offering.allot(alice, 500);
        offering.allot(bob, 300);
        offering.allot(carol, 200);
        calendar = new DisclosureCalendar(address(this));
        calendar.enter(address(offering), issuer, IShareRegister(address(0)), _firstPeriodEnd());
        implementation = new MilestoneVault();
        vault = IMilestoneVault(implementation.create(_terms()));
    }

    /// @notice The settlement token; a test of a misbehaving one overrides this.
    function _token() internal virtual returns (IERC20) {
        return new BlocklistToken();
    }

    function _deposit(uint256 amount) internal {
        IMintable(address(token)).mint(address(offering), amount);
        offering.pay(token, vault, amount);
    }

    function _claim() internal {
        vm.prank(issuer);
        vault.claimMilestone(keccak256(abi.encode(++_claims)));
    }

    function _vote(address investor, bool isApproval) internal {
        vm.prank(investor);
        vault.vote(isApproval);
    }

    function _conclude() internal {
        (, IMilestoneVault.Progress memory progress, ) = vault.progressOf();
        vm.warp(progress.voteEnd);
        vault.conclude();
    }

    /// @notice A milestone is claimed and alice, with half of the shares, approves it.
    function _approve() internal {
        _claim();
        _vote(alice, true);
        _conclude();
    }

    function _reject() internal {
        _claim();
        _vote(alice, false);
        _conclude();
    }

    /// @notice Carol alone votes: a fifth of the shares, less than the quorum.
    function _lapse() internal {
        _claim();
        _vote(carol, true);
        _conclude();
    }

    /// @notice Proceeds came in, nothing was approved, and the first date was missed.
    function _unwound() internal {
        _deposit(PROCEEDS);
        vm.warp(DUE_1);
        vault.unwind();
    }

    function _terms() internal view returns (IMilestoneVault.Terms memory terms) {
        terms.token = token;
        terms.offering = IOffering(address(offering));
        terms.calendar = IDisclosureCalendar(address(calendar));
        (terms.issuer, terms.beneficiary) = (issuer, beneficiary);
        (terms.voteSeconds, terms.quorumBps, terms.maxRejections) = (VOTE_SECONDS, 2500, 2);
        terms.milestones = new IMilestoneVault.Milestone[](3);
        terms.milestones[0] = IMilestoneVault.Milestone(3000, DUE_1);
        terms.milestones[1] = IMilestoneVault.Milestone(3000, DUE_2);
        terms.milestones[2] = IMilestoneVault.Milestone(4000, DUE_3);
    }

    function _assertStage(IMilestoneVault.Stage expected, string memory reason) internal view {
        (IMilestoneVault.Stage stage, , ) = vault.progressOf();
        vm.assertEq(uint256(stage), uint256(expected), reason);
    }

    function _assertBooks(uint256 deposited, uint256 released, uint256 collected, uint256 refunded) internal view {
        IMilestoneVault.Books memory books = vault.booksOf();
        vm.assertEq(books.deposited, deposited, "deposited");
        vm.assertEq(books.released, released, "released");
        vm.assertEq(books.collected, collected, "collected");
        vm.assertEq(books.refunded, refunded, "refunded");
    }

    function _firstPeriodEnd() internal pure virtual returns (uint24) {
        return NEW_YEARS_EVE_2025 + 365;
    }

    function _wrongStage(
        IMilestoneVault.Stage actual,
        IMilestoneVault.Stage expected
    ) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IMilestoneVault.VaultWrongStage.selector, actual, expected);
    }
}
