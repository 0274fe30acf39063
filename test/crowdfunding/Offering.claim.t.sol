// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {DestinationDouble} from "./support/DestinationDouble.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Filing, shares and proceeds
contract OfferingClaimTest is OfferingTest {
    address private ann;
    address private bob;
    address private eve;

    function setUp() public override {
        super.setUp();
        (ann, bob, eve) = (_investor("ann"), _investor("bob"), _investor("eve"));
        vm.warp(OPENS_AT);
    }

    function test_TheFilingPaysTheVaultAndKeepsTheFee() public {
        _invest("ann", 501);
        vm.warp(DEADLINE);
        offering.close();
        vm.expectEmit(address(offering));
        emit IOffering.SharesFiled(FILING, 501, 4_759_50, 250_50);
        vm.expectCall(address(destination), abi.encodeCall(DestinationDouble.promiseSeats, (1)));
        vm.expectCall(address(destination), abi.encodeCall(DestinationDouble.deposit, (4_759_50)));
        offering.file(FILING);
        vm.assertEq(token.balanceOf(address(destination)), 4_759_50, "vault");
        vm.assertEq(token.balanceOf(address(offering)), 250_50, "the fee waits");
        vm.assertEq(token.balanceOf(platform), 0, "nobody has the fee yet");
        vm.assertEq(offering.closingOf().sold, 501, "sold");
        _assertStage(IOffering.Stage.Registered);
    }

    function test_TheFeeIsRoundedDown() public {
        (terms.feeBps, terms.sharePrice, terms.reflectionSeconds) = (333, 1_01, 0);
        _reopen();
        _invest("ann", 500);
        _closeAndFile();
        // 3.33 % of 505.00 yuan are 16.8165.
        vm.assertEq(token.balanceOf(address(offering)), 16_81, "fee");
        vm.assertEq(destination.deposits(), 488_19, "proceeds");
    }

    function test_WithoutAFeeNothingWaits() public {
        terms.feeBps = 0;
        _reopen();
        _invest("ann", 500);
        _closeAndFile();
        vm.assertEq(destination.deposits(), 5_000_00, "all proceeds");
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoFeeDue.selector));
        offering.collectFee();
    }

    function test_TheFeeIsCollectedOnce() public {
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoFeeDue.selector));
        offering.collectFee();
        _invest("ann", 500);
        _closeAndFile();
        vm.expectEmit(address(offering));
        emit IOffering.FeeCollected(platform, 250_00);
        vm.prank(_actor("anybody"));
        offering.collectFee();
        vm.assertEq(token.balanceOf(platform), 250_00, "fee");
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingNoFeeDue.selector));
        offering.collectFee();
    }

    function test_RevertGiven_TheSharesAreNotFiled() public {
        _invest("ann", 500);
        _claimRefused(ann, _wrongStage(IOffering.Stage.Open, IOffering.Stage.Registered));
        vm.warp(DEADLINE);
        offering.close();
        _claimRefused(ann, _wrongStage(IOffering.Stage.Closed, IOffering.Stage.Registered));
        vm.assertEq(offering.allocationOf(ann), 0, "no allocation before the filing");
    }

    function test_RevertWhen_ClaimedTwiceOrByNobody() public {
        _invest("ann", 500);
        _closeAndFile();
        _claimRefused(bob, abi.encodeWithSelector(IOffering.OfferingNothingCommitted.selector, bob));
        vm.expectEmit(address(offering));
        emit IOffering.AllocationClaimed(ann, 500, 0);
        vm.expectCall(address(destination), abi.encodeCall(DestinationDouble.issue, (ann, 500, 1)));
        vm.prank(_actor("anybody"));
        offering.claim(ann, ann);
        _claimRefused(ann, abi.encodeWithSelector(IOffering.OfferingClaimedAlready.selector, ann));
        vm.assertEq(offering.positionOf(ann).shares, 500, "what was committed stays known");
        vm.assertEq(offering.allocationOf(ann), 500, "allocation");
        vm.assertEq(destination.balanceOf(ann), 500, "shares once");
    }

    function test_RevertWhen_SomebodyElseSendsTheRestElsewhere() public {
        _oversubscribe();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OfferingCallerNotInvestor.selector, bob, ann));
        vm.prank(bob);
        offering.claim(ann, bob);
        vm.expectEmit(address(offering));
        emit IOffering.AllocationClaimed(ann, 388, 3_120_00);
        vm.prank(ann);
        offering.claim(ann, issuer);
        vm.assertEq(token.balanceOf(issuer), 3_120_00, "the rest, where she wanted it");
        vm.assertEq(destination.balanceOf(ann), 388, "the shares are hers in any case");
    }

    /// 700 + 600 + 500 for 1,000 shares: 388.9, 333.3 and 277.8.
    function test_WhenOversubscribed_WhatRoundingLeavesGoesToTheVaultAfterTheLastClaim() public {
        _oversubscribe();
        vm.assertEq(offering.allocationOf(ann), 388, "ann");
        vm.assertEq(offering.allocationOf(bob), 333, "bob");
        vm.assertEq(offering.allocationOf(eve), 277, "eve");
        vm.assertEq(offering.closingOf().sold, 998, "at least, whoever claims first");
        vm.assertEq(destination.deposits(), 9_481_00, "998 shares without five per cent");

        vm.expectRevert(_noRemainder(0, 1800));
        offering.releaseRemainder();
        offering.claim(eve, eve);
        offering.claim(ann, ann);
        vm.expectRevert(_noRemainder(1200, 1800));
        offering.releaseRemainder();
        offering.claim(bob, bob);
        vm.assertEq(offering.closingOf().allotted, 998, "388 + 333 + 277");
        vm.expectRevert(_noRemainder(1800, 1800));
        offering.releaseRemainder();
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_TheRemainderIsReleasedOnce() public {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 800);
        _invest("bob", 800);
        _invest("eve", 400);
        _closeAndFile();
        vm.assertEq(offering.closingOf().sold, 998, "certain");
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        vm.expectEmit(address(offering));
        emit IOffering.RemainderReleased(2, 20_00);
        vm.prank(_actor("anybody"));
        offering.releaseRemainder();
        vm.assertEq(destination.deposits(), 9_481_00 + 20_00, "without a fee");
        vm.expectRevert(_noRemainder(2000, 2000));
        offering.releaseRemainder();
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_RevertGiven_ThereIsNoRemainderBeforeTheFiling() public {
        vm.expectRevert(_noRemainder(0, 0));
        offering.releaseRemainder();
        _invest("ann", 500);
        vm.expectRevert(_noRemainder(0, 500));
        offering.releaseRemainder();
        _closeAndFile();
        offering.claim(ann, ann);
        vm.expectRevert(_noRemainder(500, 500));
        offering.releaseRemainder();
    }

    /// @notice Demand equal to the cap is not scaled; one share more is.
    function test_TheCapItselfIsNotScaled() public {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 500);
        _invest("bob", 500);
        _closeAndFile();
        vm.assertEq(offering.closingOf().sold, 1000, "all");
        vm.assertEq(offering.allocationOf(ann), 500, "ann");
    }

    function test_OneShareTooManyIsScaled() public {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 501);
        _invest("bob", 500);
        _closeAndFile();
        vm.assertEq(offering.closingOf().sold, 999, "certain");
        vm.assertEq(offering.allocationOf(ann), 500, "500.5");
        vm.assertEq(offering.allocationOf(bob), 499, "499.5");
    }

    function test_WithMoreInvestorsThanSharesNothingIsCertain() public {
        (terms.isProRata, terms.cap, terms.target, terms.minimum) = (true, 2, 1, 1);
        _reopen();
        _invest("ann", 1);
        _invest("bob", 1);
        _invest("eve", 1);
        _closeAndFile();
        vm.assertEq(offering.closingOf().sold, 0, "two thirds of a share each");
        vm.assertEq(destination.deposits(), 0, "no proceeds");
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        vm.assertEq(token.balanceOf(eve), 1_000_000_00, "all refunded");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        vm.expectRevert(_noRemainder(3, 3));
        offering.releaseRemainder();
    }

    /// @notice Shares, refunds, fee and proceeds are all that came in; more committed is never less allotted.
    function testFuzz_ProRataConservesEveryFen(uint32 a, uint32 b, uint32 c, uint32 cap, uint16 feeBps) public {
        (a, b, c) = (_drawn(a, 900), _drawn(b, 900), _drawn(c, 900));
        (terms.isProRata, terms.cap, terms.target) = (true, _drawn(cap, 2700), 1);
        (terms.minimum, terms.feeBps) = (1, uint16(_bound(feeBps, 0, 1000)));
        _reopen();
        _invest("ann", a);
        _invest("bob", b);
        _invest("eve", c);
        _closeAndFile();
        offering.claim(eve, eve);
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        uint256 allotted = destination.supply();
        uint256 demand = uint256(a) + b + c;
        vm.assertLe(allotted, terms.cap < demand ? terms.cap : demand, "never above the cap");
        vm.assertLt((terms.cap < demand ? terms.cap : demand) - allotted, 3, "misses it by less than an investor each");
        vm.assertTrue(a < b || destination.balanceOf(ann) >= destination.balanceOf(bob), "fair");
        vm.assertEq(
            1_000_000_00 - token.balanceOf(ann),
            destination.balanceOf(ann) * PRICE,
            "ann has paid for her shares"
        );
        if (offering.closingOf().allotted != offering.closingOf().sold) offering.releaseRemainder();
        if (token.balanceOf(address(offering)) != 0) offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        vm.assertEq(token.balanceOf(address(destination)), destination.deposits(), "told what was paid");
        vm.assertEq(
            destination.deposits() + token.balanceOf(platform),
            allotted * PRICE,
            "proceeds and fee are the price of the shares"
        );
    }

    function _oversubscribe() private {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 700);
        _invest("bob", 600);
        _invest("eve", 500);
        _closeAndFile();
    }

    function _reopen() private {
        offering = _open(IInvestmentLedger.Kind.Formula);
        _approve(ann);
        _approve(bob);
        _approve(eve);
    }

    function _claimRefused(address investor, bytes memory reason) private {
        vm.expectRevert(reason);
        offering.claim(investor, investor);
    }

    function _noRemainder(uint256 claimed, uint256 demand) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingNoRemainder.selector, claimed, demand);
    }

    function _drawn(uint32 drawn, uint32 most) private pure returns (uint32) {
        return uint32(_bound(drawn, 1, most));
    }
}
