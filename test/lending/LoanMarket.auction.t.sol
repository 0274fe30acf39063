// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract LoanMarketAuctionTest is MarketTest {
    address internal loan;

    function setUp() public override {
        super.setUp();
        loan = _auction();
    }

    function test_ABidIsPaidInFull() public {
        _bid(loan, ann, 7, 30);
        vm.expectEmit(address(market));
        emit ILoanMarket.BidPlaced(loan, bob, 7, 30, 50);
        _bid(loan, bob, 7, 50);
        vm.assertEq(token.balanceOf(loan), 8_000_00, "escrow");
        vm.assertEq(token.balanceOf(address(market)), 0, "market");
        vm.assertEq(market.requestOf(loan).filled, 80, "tickets bid for");
        vm.assertEq(market.ticksOf(loan)[7], 80, "tick 7");
        (ILoanMarket.Bid memory entry, uint256 units) = market.bidOf(loan, _subject("bob"));
        vm.assertEq(entry.lender, bob, "lender");
        vm.assertEq(entry.tick, 7, "tick");
        vm.assertEq(entry.offset, 30, "offset");
        vm.assertEq(entry.tickets, 50, "tickets");
        vm.assertEq(units, 0, "nothing is won yet");
    }

    function test_TheMarginalTickIsFilledInOrder() public {
        _bid(loan, ann, 20, 50);
        _bid(loan, bob, 20, 50);
        _bid(loan, cho, 3, 30);
        vm.warp(DEADLINE);
        // Cho has 30, of the other 70 ann came first: 120,000 x 21 / 32 = 78,750.
        vm.expectEmit(address(market));
        emit ILoanMarket.RequestFilled(loan, 100, 78_750, 20, 70, DEADLINE + DRAW_SECONDS);
        market.close(loan);
        _assertAward("ann", 50);
        _assertAward("bob", 20);
        _assertAward("cho", 30);
        _draw(loan);
        (ILoanLedger.Loan memory known, , ) = ledger.loanOf(loan);
        vm.assertEq(known.ratePpm, 78_750, "one rate for all");
        vm.assertEq(known.units, 100, "units");

        vm.expectEmit(address(market));
        emit ILoanMarket.BidSettled(loan, bob, bob, 20, 3_000_00);
        market.settleBid(loan, bob);
        market.settleBid(loan, ann);
        market.settleBid(loan, cho);
        _assertHolding(ann, 50, 5_000_00);
        _assertHolding(bob, 20, 2_000_00);
        _assertHolding(cho, 30, 3_000_00);
        vm.assertEq(token.balanceOf(loan), 200_00, "the fee, withheld until the end");
    }

    function test_OnlyTheHighestTick() public {
        _bid(loan, ann, 31, 50);
        _bid(loan, bob, 31, 50);
        _bid(loan, cho, 31, 50);
        vm.warp(DEADLINE);
        market.close(loan);
        vm.assertEq(market.requestOf(loan).ratePpm, 120_000, "the ceiling");
        _assertAward("ann", 50);
        _assertAward("bob", 50);
        _assertAward("cho", 0);
        market.settleBid(loan, cho);
        _assertHolding(cho, 0, 0);
    }

    function test_ATickThatEndsExactlyAtTheTickets() public {
        _bid(loan, ann, 0, 50);
        _bid(loan, bob, 8, 50);
        _bid(loan, cho, 9, 50);
        vm.warp(DEADLINE);
        market.close(loan);
        vm.assertEq(market.requestOf(loan).marginTick, 8, "tick");
        vm.assertEq(market.requestOf(loan).marginUnits, 50, "units");
        vm.assertEq(market.requestOf(loan).ratePpm, 33_750, "120,000 x 9 / 32");
        _assertAward("cho", 0);
    }

    function test_FewerBidsThanTicketsAllWin() public {
        _bid(loan, ann, 15, 25);
        _bid(loan, bob, 16, 15);
        vm.warp(DEADLINE);
        vm.expectEmit(address(market));
        emit ILoanMarket.RequestFilled(loan, 40, 63_750, 16, 15, DEADLINE + DRAW_SECONDS);
        market.close(loan);
        _assertAward("ann", 25);
        _assertAward("bob", 15);
        _draw(loan);
        market.settleBid(loan, ann);
        market.settleBid(loan, bob);
        _assertHolding(ann, 25, 2_500_00);
        _assertHolding(bob, 15, 1_500_00);
    }

    function test_TooFewBidsFail() public {
        _bid(loan, ann, 0, 39);
        _expect(_wrongState(ILoanMarket.State.Open, ILoanMarket.State.Filled));
        market.settleBid(loan, ann);
        vm.warp(DEADLINE - 1);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketNotOver.selector, DEADLINE));
        market.close(loan);
        vm.warp(DEADLINE);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Failed);
        _assertAward("ann", 0);
        market.settleBid(loan, ann);
        _assertHolding(ann, 0, 0);
        vm.assertEq(token.balanceOf(loan), 0, "escrow");
    }

    function test_NoBidsFail() public {
        vm.warp(DEADLINE);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Failed);
    }

    function test_SettledBeforeAFailureIsRefunded() public {
        _bid(loan, ann, 0, 50);
        _bid(loan, bob, 0, 50);
        vm.warp(DEADLINE);
        market.close(loan);
        market.settleBid(loan, ann);
        vm.prank(borrower);
        market.cancel(loan);
        market.sendBack(loan, ann);
        market.settleBid(loan, bob);
        _assertHolding(ann, 0, 0);
        _assertHolding(bob, 0, 0);
        vm.assertEq(token.balanceOf(loan), 0, "escrow");
    }

    function test_RefundToAnotherAddress() public {
        _bid(loan, ann, 0, 50);
        _bid(loan, bob, 0, 50);
        _bid(loan, cho, 1, 10);
        vm.warp(DEADLINE);
        market.close(loan);
        address friend = _actor("friend");
        vm.prank(cho);
        market.settleBidTo(loan, friend);
        vm.assertEq(token.balanceOf(friend), 1_000_00, "friend");
        vm.prank(ann);
        market.settleBidTo(loan, friend);
        vm.assertEq(_units(loan, ann), 50, "the notes stay with ann");
        _expect(abi.encodeWithSelector(ILoanMarket.MarketBidUnknown.selector, loan, ann));
        market.settleBid(loan, ann);
    }

    function test_RevertWhen_SettlingWhatIsNotThere() public {
        vm.warp(DEADLINE);
        market.close(loan);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketBidUnknown.selector, loan, ann));
        market.settleBid(loan, ann);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketBidUnknown.selector, loan, address(0)));
        market.settleBid(loan, address(0));
        _expect(abi.encodeWithSelector(ILoanMarket.MarketBidUnknown.selector, address(1), ann));
        market.settleBid(address(1), ann);
    }

    function test_RevertWhen_APersonBidsTwice() public {
        _bid(loan, ann, 4, 1);
        bytes memory reason = abi.encodeWithSelector(ILoanMarket.MarketBidExists.selector, loan, ann);
        _expect(reason);
        _bid(loan, ann, 5, 1);
        address second = _secondWallet("ann");
        _expect(reason);
        _bid(loan, second, 5, 1);
        _bid(_auction(), second, 5, 1);
    }

    function test_RevertWhen_BidIsOutOfRange() public {
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTickInvalid.selector, 32, 31));
        _bid(loan, ann, 32, 1);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketShareTooLarge.selector, 51, 50));
        _bid(loan, ann, 31, 51);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTicketsMissing.selector));
        _bid(loan, ann, 31, 0);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketWrongKind.selector, true));
        _fund(loan, ann, 1);
    }

    function test_RevertWhen_BidByBorrowerOrRelatedOrTooLate() public {
        address second = _secondWallet("borrower");
        _expect(abi.encodeWithSelector(ILoanMarket.MarketLenderIsBorrower.selector, second));
        _bid(loan, second, 1, 1);
        related.relate(bob);
        _expect(abi.encodeWithSelector(IRelatedParties.RelatedPartyForbidden.selector, bob));
        _bid(loan, bob, 1, 1);
        vm.warp(DEADLINE - 1);
        _bid(loan, ann, 1, 1);
        vm.warp(DEADLINE);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTooLate.selector, DEADLINE));
        _bid(loan, cho, 1, 1);
    }

    /// @dev A gift to another wallet of hers, one that was stolen say, diverts nothing.
    function test_NotesGoToTheWalletThatHasPaid() public {
        address second = _secondWallet("ann");
        _bid(loan, second, 0, 50);
        _bid(loan, bob, 0, 50);
        wish.isAuction = false;
        _fund(_request(), ann, 1);
        vm.warp(DEADLINE);
        market.close(loan);
        market.settleBid(loan, second);
        vm.assertEq(_units(loan, ann), 0, "not where she lends otherwise");
        vm.assertEq(_units(loan, second), 50, "where she bid");
        vm.assertEq(notes.lenderOf(_subject("ann")).wallet, ann, "where she lends stays");
        vm.assertEq(notes.lenderOf(_subject("ann")).positions, 2, "two positions");
    }

    /// @dev Notes that a bid has won count for the share of the lender before they are settled.
    function test_RevertWhen_NotesAreSentToWhoAwaitsHisShare() public {
        _bid(loan, ann, 0, 50);
        _bid(loan, bob, 0, 50);
        vm.warp(DEADLINE);
        market.close(loan);
        market.settleBid(loan, bob);
        _draw(loan);
        wish.isAuction = false;
        (wish.deadline, score.validTo) = (uint40(block.timestamp + 1 days), uint40(block.timestamp + 1 days));
        _fund(_request(), ann, 1);
        vm.expectRevert(abi.encodeWithSelector(INoteBook.NoteShareTooLarge.selector, ann, 51, 50));
        vm.prank(bob);
        notes.transfer(ann, uint160(loan), 1);
    }

    function test_ALostWalletsBidIsRescued() public {
        _bid(loan, ann, 0, 50);
        _bid(loan, bob, 0, 50);
        _bid(loan, cho, 0, 50);
        vm.warp(DEADLINE);
        market.close(loan);
        address second = _secondWallet("cho");
        bytes memory reason = abi.encodeWithSelector(ILoanMarket.MarketBidNotRescuable.selector, cho, second);
        _expect(reason);
        market.rescueBid(loan, cho, second);
        identity.setCode(cho, IIdentityRegistry.Code.WalletRetired);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketWalletRetired.selector, cho));
        market.settleBid(loan, cho);
        identity.setCode(second, IIdentityRegistry.Code.Suspended);
        _expect(reason);
        market.rescueBid(loan, cho, second);
        identity.setCode(second, IIdentityRegistry.Code.Valid);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketBidNotRescuable.selector, cho, bob));
        market.rescueBid(loan, cho, bob);

        vm.expectEmit(address(market));
        emit ILoanMarket.BidRescued(loan, cho, second);
        market.rescueBid(loan, cho, second);
        market.settleBid(loan, second);
        vm.assertEq(token.balanceOf(second), PURSE + 5_000_00, "to the new wallet");
    }

    function _assertAward(string memory name, uint256 expected) private view {
        (, uint256 units) = market.bidOf(loan, _subject(name));
        vm.assertEq(units, expected, name);
    }

    function _assertHolding(address lender, uint256 units, uint256 paid) private view {
        vm.assertEq(_units(loan, lender), units, "notes");
        vm.assertEq(token.balanceOf(lender), PURSE - paid, "money");
    }
}
