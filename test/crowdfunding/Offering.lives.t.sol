// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInvestmentLedger} from "../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {OfferingTest} from "./support/OfferingTest.sol";

/// @title Whole lives of an offering
contract OfferingLivesTest is OfferingTest {
    function test_ASuccessfulOfferingPaysTheVaultTheFeeAndTheInvestors() public {
        (address ann, address bob) = (_investor("ann"), _investor("bob"));
        vm.warp(OPENS_AT);
        _invest("ann", 400);
        _invest("bob", 200);
        vm.assertEq(token.balanceOf(address(offering)), 600 * PRICE, "money in escrow");

        _closeAndFile();
        vm.assertEq(token.balanceOf(address(destination)), 5_700_00, "proceeds in the vault");
        vm.assertEq(destination.deposits(), 5_700_00, "proceeds told to the vault");
        vm.assertEq(destination.promised(), 2, "seats promised");

        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.collectFee();
        vm.assertEq(destination.balanceOf(ann), 400, "shares of ann");
        vm.assertEq(destination.balanceOf(bob), 200, "shares of bob");
        vm.assertEq(token.balanceOf(platform), 300_00, "fee");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing left");
    }

    function test_WhenTheTargetIsMissed_EverybodyLeaves() public {
        (address ann, address bob) = (_investor("ann"), _investor("bob"));
        vm.warp(OPENS_AT);
        _invest("ann", 400);
        _invest("bob", 99);
        vm.warp(DEADLINE);
        offering.close();
        vm.prank(ann);
        offering.refund(ann);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(ann), 1_000_000_00, "ann has all back");
        vm.assertEq(token.balanceOf(bob), 1_000_000_00, "bob has all back");
        vm.assertEq(ledger.usedBy(bytes31(keccak256("ann")), FAMILY), 0, "window of ann");
    }

    function test_WhenOversubscribed_SharesAreScaledDownAndTheRestIsRefunded() public {
        (terms.isProRata, terms.cap, terms.target) = (true, 1000, 500);
        offering = _open(IInvestmentLedger.Kind.Formula);
        (address ann, address bob) = (_investor("ann"), _investor("bob"));
        address eve = _investor("eve");
        vm.warp(OPENS_AT);
        _invest("ann", 700);
        _invest("bob", 700);
        _invest("eve", 700);
        _closeAndFile();
        vm.assertEq(offering.closingOf().sold, 998, "certain before the claims");
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        offering.releaseRemainder();
        vm.assertEq(destination.supply(), 999, "three times 333");
        vm.assertEq(token.balanceOf(ann), 1_000_000_00 - 3_330_00, "ann has paid for 333");
        vm.assertEq(destination.deposits(), 9_491_00, "all proceeds but the fee of the first part");
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing left");
    }

    function test_AfterAMaterialChange_WhoReconfirmsStaysAndTheOthersLapse() public {
        (address ann, address bob) = (_investor("ann"), _investor("bob"));
        vm.warp(OPENS_AT);
        _invest("ann", 500);
        _invest("bob", 300);
        vm.prank(issuer);
        offering.changeMaterially("agreement, second version");
        IOffering.Book memory book = offering.bookOf();
        vm.assertEq(book.confirmed, 0, "nothing confirmed");
        vm.assertEq(book.stale, 800, "all set aside");
        _reconfirm("ann");
        vm.warp(book.reconfirmEnd);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(bob), 1_000_000_00, "bob has all back");
        _closeAndFile();
        offering.claim(ann, ann);
        vm.assertEq(destination.balanceOf(ann), 500, "shares of ann");
    }
}
