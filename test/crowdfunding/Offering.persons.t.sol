// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Who may invest
/// @notice Parties, seats of entities, and the three kinds of limits.
contract OfferingPersonsTest is OfferingTest {
    address private ann;

    function setUp() public override {
        super.setUp();
        ann = _investor("ann");
        vm.warp(OPENS_AT);
    }

    function test_RevertWhen_APartyInvests() public {
        bytes31[4] memory parties = [
            bytes31("issuer"),
            bytes31("beneficiary"),
            bytes31("first reviewer"),
            bytes31("second reviewer")
        ];
        for (uint256 i = 0; i < parties.length; ++i) {
            // The person's second wallet helps nobody.
            string memory name = string(abi.encodePacked("party ", uint8(48 + i)));
            address wallet = _person(name, IIdentityRegistry.Class.Retail, 1);
            identity.admit(wallet, parties[i], IIdentityRegistry.Class.Retail, 1);
            _assess(wallet, LIMIT);
            _investRefused(name, 10, abi.encodeWithSelector(IOffering.OfferingSelfDealing.selector, parties[i]));
            vm.assertEq(ledger.usedBy(parties[i], FAMILY), 0, "nothing recorded");
        }
    }

    function test_AnAccreditedPartyIsRefusedToo() public {
        address wallet = _person("party", IIdentityRegistry.Class.Accredited, 1);
        identity.admit(wallet, "beneficiary", IIdentityRegistry.Class.Accredited, 1);
        _investRefused(
            "party",
            10,
            abi.encodeWithSelector(IOffering.OfferingSelfDealing.selector, bytes31("beneficiary"))
        );
    }

    function test_WhoBecomesAPartyCannotAdd() public {
        _invest("ann", 10);
        identity.admit(ann, "issuer", IIdentityRegistry.Class.Accredited, 1);
        _investRefused("ann", 10, abi.encodeWithSelector(IOffering.OfferingSelfDealing.selector, bytes31("issuer")));
    }

    function test_RevertWhen_TheIdentityIsNotValid() public {
        identity.setCode(ann, IIdentityRegistry.Code.Suspended);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitIdentityInvalid.selector,
            ann,
            IIdentityRegistry.Code.Suspended
        );
        _investRefused("ann", 10, reason);
        identity.setCode(ann, IIdentityRegistry.Code.Valid);
        _invest("ann", 10);
    }

    function test_WhoIsNoLongerValidStillLeaves() public {
        _invest("ann", 10);
        identity.setCode(ann, IIdentityRegistry.Code.Revoked);
        _cancel("ann");
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "all back");
        _assertUsed("ann", 0);
    }

    function test_AnEntityTakesASeatForEachMember() public {
        _entity("fund", 18);
        _invest("ann", 10);
        _invest("fund", 10);
        vm.assertEq(offering.bookOf().seats, 19, "seats");
        vm.assertEq(offering.positionOf(_actor("fund")).members, 18, "members");
        _entity("other fund", 2);
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingHolderCapReached.selector, 21, 20);
        _investRefused("other fund", 10, reason);
        _investor("bob");
        _invest("bob", 10);
        vm.assertEq(offering.bookOf().seats, 20, "the cap itself");
        _invest("fund", 100);
        vm.assertEq(offering.bookOf().seats, 20, "an addition takes no seat");
        _investor("eve");
        _investRefused("eve", 10, abi.encodeWithSelector(IOffering.OfferingHolderCapReached.selector, 21, 20));
        _cancel("fund");
        vm.assertEq(offering.bookOf().seats, 2, "seats of the fund are free");
        _invest("eve", 10);
        _invest("other fund", 10);
        vm.assertEq(offering.bookOf().seats, 5, "seats");
    }

    function test_SeatsAreThoseOfTheFirstInvestment() public {
        _entity("fund", 5);
        _invest("fund", 10);
        identity.admit(_actor("fund"), bytes31(keccak256("fund")), IIdentityRegistry.Class.Entity, 9);
        _invest("fund", 10);
        vm.assertEq(offering.bookOf().seats, 5, "as declared");
        _cancel("fund");
        vm.assertEq(offering.bookOf().seats, 0, "none is lost");
    }

    function test_WithoutACapNobodyTakesASeat() public {
        terms.seats = 0;
        _reopen(IInvestmentLedger.Kind.Formula);
        _entity("fund", 70_000);
        _invest("fund", 10);
        vm.assertEq(offering.bookOf().seats, 0, "seats");
        vm.assertEq(offering.positionOf(_actor("fund")).members, 0, "members");
        vm.assertEq(offering.bookOf().investors, 1, "investors");
        _cancel("fund");
        vm.assertEq(offering.bookOf().investors, 0, "investors");
    }

    function test_RevertWhen_AnEntityIsLargerThanAnyCap() public {
        _entity("fund", type(uint24).max);
        bytes memory reason = abi.encodeWithSelector(IOffering.OfferingHolderCapReached.selector, type(uint24).max, 20);
        _investRefused("fund", 10, reason);
    }

    /// @notice Above his threshold of 1,000 yuan he must say in the agreement that he has read the warning.
    function test_RevertGiven_TheRiskIsNotAcknowledged() public {
        _warn(1_000_00);
        _invest("ann", 100);
        vm.assertFalse(offering.positionOf(ann).isWarned, "exactly at the threshold");
        bytes memory reason = abi.encodeWithSelector(
            IOffering.OfferingRiskNotAcknowledged.selector,
            1_010_00,
            1_000_00
        );
        _investRefused("ann", 1, reason);
        _investAcknowledged("ann", 1);
        IOffering.Position memory position = offering.positionOf(ann);
        vm.assertTrue(position.isWarned, "above it");
        vm.assertEq(position.tracked + position.quarter, 0, "no amount limits him");
    }

    function test_RevertGiven_TheRiskIsNotAcknowledgedAgain() public {
        _warn(1_000_00);
        _investAcknowledged("ann", 101);
        _change("second version");
        _reconfirmRefused("ann", abi.encodeWithSelector(IOffering.OfferingRiskNotAcknowledged.selector, 1_010_00, 0));
        IOffering.Agreement memory agreement = _agreement(101);
        agreement.riskAcknowledged = true;
        bytes memory signature = _signed("ann", agreement);
        vm.prank(ann);
        offering.reconfirm(agreement, signature);
        vm.assertEq(offering.bookOf().confirmed, 101, "confirmed");
    }

    function test_OnlyTheEligibleOrLargeTicketsAreAdmitted() public {
        _reopen(IInvestmentLedger.Kind.Eligibility);
        vm.warp(block.timestamp + 1);
        _assess(ann, 0);
        _investRefused("ann", 499, _notEligible(4_990_00));
        _invest("ann", 500);
        _invest("ann", 1);
        vm.assertEq(offering.positionOf(ann).tracked, 0, "no amount limits her");
        address bob = _investor("bob");
        _investRefused("bob", 10, _notEligible(100_00));
        vm.warp(block.timestamp + 1);
        _assess(bob, type(uint64).max);
        _invest("bob", 10);
    }

    function test_TwoOfferingsShareTheYear() public {
        vm.warp(OPENS_AT + 1);
        _assess(ann, 1_000_00);
        _invest("ann", 60);
        IOffering first = offering;
        _reopen(IInvestmentLedger.Kind.Formula);
        bytes memory reason = abi.encodeWithSelector(
            IInvestmentLedger.LimitExceeded.selector,
            600_00,
            410_00,
            1_000_00
        );
        _investRefused("ann", 41, reason);
        _invest("ann", 40);
        vm.prank(ann);
        first.cancel(ann);
        _assertUsed("ann", 400_00);
        _invest("ann", 60);
        _assertUsed("ann", 1_000_00);
    }

    function _warn(uint64 threshold) private {
        _reopen(IInvestmentLedger.Kind.Warning);
        vm.warp(block.timestamp + 1);
        _assess(ann, threshold);
    }

    function _reopen(IInvestmentLedger.Kind kind) private {
        offering = _open(kind);
        _approve(ann);
    }

    function _entity(string memory name, uint24 members) private {
        _assess(_person(name, IIdentityRegistry.Class.Entity, members), LIMIT);
    }

    function _investAcknowledged(string memory name, uint32 shares) private {
        IOffering.Agreement memory agreement = _agreement(shares);
        agreement.riskAcknowledged = true;
        _investAgreed(name, agreement);
    }

    function _notEligible(uint256 total) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IInvestmentLedger.LimitNotEligible.selector, total, 5_000_00);
    }
}
