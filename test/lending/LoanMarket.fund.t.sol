// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ILoanLedger} from "../../contracts/lending/interfaces/ILoanLedger.sol";
import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {INoteBook} from "../../contracts/lending/interfaces/INoteBook.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract LoanMarketFundTest is MarketTest {
    address internal loan;

    function setUp() public override {
        super.setUp();
        loan = _request();
    }

    function test_MoneyGoesIntoTheEscrow() public {
        _fund(loan, ann, 50);
        vm.assertEq(token.balanceOf(loan), 5_000_00, "escrow");
        vm.assertEq(token.balanceOf(ann), PURSE - 5_000_00, "ann");
        vm.assertEq(token.balanceOf(address(market)), 0, "market");
        vm.assertEq(_units(loan, ann), 50, "notes");
        vm.assertEq(market.requestOf(loan).filled, 50, "filled");
        _assertState(loan, ILoanMarket.State.Open);
    }

    function test_TheLastTicketFills() public {
        _fund(loan, ann, 50);
        vm.warp(START + 3 days);
        vm.expectEmit(address(market));
        emit ILoanMarket.RequestFilled(loan, 100, 120_000, 0, 0, START + 3 days + DRAW_SECONDS);
        _fund(loan, bob, 50);
        _assertState(loan, ILoanMarket.State.Filled);
        vm.assertEq(market.requestOf(loan).deadline, START + 3 days + DRAW_SECONDS, "time to draw");
    }

    function test_DrawPaysTheBorrower() public {
        _fill();
        _draw(loan);
        _assertState(loan, ILoanMarket.State.Drawn);
        vm.assertEq(token.balanceOf(borrower), PURSE + 9_800_00, "principal less fee");
        (ILoanLedger.Loan memory known, , ) = ledger.loanOf(loan);
        vm.assertEq(known.units, 100, "units");
        vm.assertEq(known.ratePpm, 120_000, "rate");
    }

    function test_RevertWhen_MoreThanIsLeft() public {
        _fund(loan, ann, 50);
        _fund(loan, bob, 49);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTooFewLeft.selector, 2, 1));
        _fund(loan, cho, 2);
        _fund(loan, cho, 1);
    }

    function test_RevertWhen_NoTickets() public {
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTicketsMissing.selector));
        _fund(loan, ann, 0);
    }

    function test_RevertWhen_AboveTheShareOfOneLender() public {
        _fund(loan, ann, 30);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketShareTooLarge.selector, 51, 50));
        _fund(loan, ann, 21);
        _fund(loan, ann, 20);
        vm.assertEq(_units(loan, ann), 50, "notes");
    }

    function test_OneTicketIsAlwaysAllowed() public {
        (wish.tickets, wish.minTickets) = (1, 1);
        address small = _request();
        _fund(small, ann, 1);
        _assertState(small, ILoanMarket.State.Filled);
    }

    function test_RevertWhen_AnotherWalletOfTheSamePerson() public {
        _fund(loan, ann, 10);
        address second = _secondWallet("ann");
        _expect(abi.encodeWithSelector(INoteBook.NoteWalletOther.selector, second, ann));
        _fund(loan, second, 10);
    }

    function test_RevertWhen_BorrowerLends() public {
        _expect(abi.encodeWithSelector(ILoanMarket.MarketLenderIsBorrower.selector, borrower));
        _fund(loan, borrower, 1);
        address second = _secondWallet("borrower");
        _expect(abi.encodeWithSelector(ILoanMarket.MarketLenderIsBorrower.selector, second));
        _fund(loan, second, 1);
    }

    function test_RevertWhen_LenderNotAdmittedOrRelated() public {
        identity.setCode(ann, IIdentityRegistry.Code.Expired);
        _expect(
            abi.encodeWithSelector(ILoanMarket.MarketIdentityInvalid.selector, ann, IIdentityRegistry.Code.Expired)
        );
        _fund(loan, ann, 1);
        related.relate(bob);
        _expect(abi.encodeWithSelector(IRelatedParties.RelatedPartyForbidden.selector, bob));
        _fund(loan, bob, 1);
    }

    function test_RevertWhen_UnknownOrOver() public {
        _expect(_wrongState(ILoanMarket.State.None, ILoanMarket.State.Open));
        _fund(address(this), ann, 1);
        vm.warp(DEADLINE);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTooLate.selector, DEADLINE));
        _fund(loan, ann, 1);
        vm.warp(DEADLINE - 1);
        _fund(loan, ann, 1);
    }

    function test_RevertWhen_BidForFixedTickets() public {
        _expect(abi.encodeWithSelector(ILoanMarket.MarketWrongKind.selector, false));
        _bid(loan, ann, 3, 1);
    }

    function test_RevertWhen_FullAlready() public {
        _fill();
        _expect(_wrongState(ILoanMarket.State.Filled, ILoanMarket.State.Open));
        _fund(loan, cho, 1);
    }

    function test_CloseAtTheDeadlineWithEnough() public {
        _fund(loan, ann, 40);
        vm.warp(DEADLINE - 1);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketNotOver.selector, DEADLINE));
        market.close(loan);
        vm.warp(DEADLINE + 2 days);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Filled);
        vm.assertEq(market.requestOf(loan).deadline, DEADLINE + DRAW_SECONDS, "does not depend on the call");
        _draw(loan);
        (ILoanLedger.Loan memory known, , ) = ledger.loanOf(loan);
        vm.assertEq(known.units, 40, "partial");
        vm.assertEq(token.balanceOf(borrower), PURSE + 3_920_00, "principal less fee");
    }

    function test_CloseAtTheDeadlineWithTooFew() public {
        _fund(loan, ann, 39);
        vm.warp(DEADLINE);
        vm.expectEmit(address(market));
        emit ILoanMarket.RequestFailed(loan);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Failed);
        vm.assertEq(register.platformOf(market.projectOf(loan)), 0, "the project is free again");
    }

    function test_CloseAfterTheTimeToDrawFails() public {
        _fund(loan, ann, 40);
        vm.warp(DEADLINE + DRAW_SECONDS);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Failed);
    }

    function test_CloseOneSecondEarlierFills() public {
        _fund(loan, ann, 40);
        vm.warp(DEADLINE + DRAW_SECONDS - 1);
        market.close(loan);
        _draw(loan);
    }

    function test_RevertWhen_DrawnTooLate() public {
        _fill();
        vm.warp(START + DRAW_SECONDS - 1);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketNotOver.selector, START + DRAW_SECONDS));
        market.close(loan);
        vm.warp(START + DRAW_SECONDS);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketTooLate.selector, START + DRAW_SECONDS));
        _draw(loan);
        market.close(loan);
        _assertState(loan, ILoanMarket.State.Failed);
        _expect(_wrongState(ILoanMarket.State.Failed, ILoanMarket.State.Filled));
        _draw(loan);
    }

    function test_DrawnInTheLastSecond() public {
        _fill();
        vm.warp(START + DRAW_SECONDS - 1);
        _draw(loan);
        _expect(_wrongState(ILoanMarket.State.Drawn, ILoanMarket.State.Open));
        market.close(loan);
        _expect(_wrongState(ILoanMarket.State.Drawn, ILoanMarket.State.Filled));
        vm.prank(borrower);
        market.cancel(loan);
    }

    function test_RevertWhen_SomebodyElseDrawsOrCancels() public {
        _expect(_wrongState(ILoanMarket.State.Open, ILoanMarket.State.Filled));
        _draw(loan);
        _fill();
        bytes memory reason = abi.encodeWithSelector(ILoanMarket.MarketCallerNotBorrower.selector, ann, borrower);
        vm.prank(ann);
        _expect(reason);
        market.draw(loan);
        vm.prank(ann);
        _expect(reason);
        market.cancel(loan);
    }

    function test_RevertWhen_BorrowerNoLongerAdmittedOrRelated() public {
        _fill();
        identity.setCode(borrower, IIdentityRegistry.Code.Suspended);
        _expect(
            abi.encodeWithSelector(
                ILoanMarket.MarketIdentityInvalid.selector,
                borrower,
                IIdentityRegistry.Code.Suspended
            )
        );
        _draw(loan);
        identity.setCode(borrower, IIdentityRegistry.Code.Valid);
        related.relate(borrower);
        _expect(abi.encodeWithSelector(IRelatedParties.RelatedPartyForbidden.selector, borrower));
        _draw(loan);
    }

    function test_CancelGivesEverybodyHisMoney() public {
        _fill();
        _expect(_wrongState(ILoanMarket.State.Filled, ILoanMarket.State.Failed));
        market.sendBack(loan, ann);
        vm.prank(borrower);
        market.cancel(loan);
        vm.prank(ann);
        vm.assertEq(market.refund(loan, cho), 5_000_00, "amount");
        vm.assertEq(token.balanceOf(cho), PURSE + 5_000_00, "another payee, named by ann");
        market.sendBack(loan, bob);
        vm.assertEq(token.balanceOf(bob), PURSE, "bob");
        vm.assertEq(token.balanceOf(loan), 0, "escrow");
        _expect(abi.encodeWithSelector(INoteBook.NoteNothingToClaim.selector, bob));
        market.sendBack(loan, bob);
    }

    function test_CancelWhileOpen() public {
        _fund(loan, ann, 10);
        vm.prank(borrower);
        market.cancel(loan);
        market.sendBack(loan, ann);
        vm.assertEq(token.balanceOf(ann), PURSE, "ann");
    }

    function _fill() private {
        _fund(loan, ann, 50);
        _fund(loan, bob, 50);
    }
}
