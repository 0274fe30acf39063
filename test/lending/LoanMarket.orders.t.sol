// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {ILoanMarket} from "../../contracts/lending/interfaces/ILoanMarket.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {LoanMarket} from "../../contracts/lending/LoanMarket.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract LoanMarketOrdersTest is MarketTest {
    address internal loan;
    ILoanMarket.StandingOrder internal order;

    function setUp() public override {
        super.setUp();
        loan = _request();
        order = ILoanMarket.StandingOrder({
            lender: ann,
            bestGrade: 12,
            worstGrade: 12,
            maxPeriods: 12,
            minRatePpm: 120_000,
            perLoan: 20,
            budget: 2_500_00,
            expiresAt: START + 1 days,
            nonce: 1
        });
    }

    function test_AnybodyCarriesItOut() public {
        bytes memory signature = _signed();
        bytes32 digest = market.orderHash(order);
        vm.expectEmit(address(market));
        emit ILoanMarket.OrderFilled(loan, digest, ann, 15, 1_500_00);
        market.fundByOrder(loan, order, signature, 15);
        vm.assertEq(_units(loan, ann), 15, "notes");
        vm.assertEq(token.balanceOf(loan), 1_500_00, "escrow");
        vm.assertEq(market.spentOf(digest), 1_500_00, "spent");
        market.fundByOrder(loan, order, signature, 5);
        vm.assertEq(_units(loan, ann), 20, "notes");
    }

    function test_RevertWhen_MoreThanPerLoan() public {
        _fund(loan, ann, 6);
        _refused(15, abi.encodeWithSelector(ILoanMarket.MarketOrderShareTooLarge.selector, 21, 20));
        market.fundByOrder(loan, order, _signed(), 14);
    }

    function test_TheBudgetHoldsOverAllLoans() public {
        market.fundByOrder(loan, order, _signed(), 20);
        address second = _request();
        bytes memory signature = _signed();
        _expect(abi.encodeWithSelector(ILoanMarket.MarketOrderBudgetExceeded.selector, 600_00, 500_00));
        market.fundByOrder(second, order, signature, 6);
        market.fundByOrder(second, order, signature, 5);
        vm.assertEq(market.spentOf(market.orderHash(order)), 2_500_00, "spent");
        order.nonce = 2;
        market.fundByOrder(second, order, _signed(), 6);
    }

    function test_MoneyThatComesBackStaysCounted() public {
        market.fundByOrder(loan, order, _signed(), 20);
        vm.prank(borrower);
        market.cancel(loan);
        market.sendBack(loan, ann);
        vm.assertEq(market.spentOf(market.orderHash(order)), 2_000_00, "spent");
    }

    function test_RevertWhen_TheLoanIsNotWanted() public {
        (order.bestGrade, order.worstGrade) = (13, 35);
        _refused(1, abi.encodeWithSelector(ILoanMarket.MarketOrderGradeOther.selector, 12, 13, 35));
        (order.bestGrade, order.worstGrade) = (1, 11);
        _refused(1, abi.encodeWithSelector(ILoanMarket.MarketOrderGradeOther.selector, 12, 1, 11));
        (order.worstGrade, order.maxPeriods) = (35, 11);
        _refused(1, abi.encodeWithSelector(ILoanMarket.MarketOrderTermTooLong.selector, 12, 11));
        (order.maxPeriods, order.minRatePpm) = (12, 120_001);
        _refused(1, abi.encodeWithSelector(ILoanMarket.MarketOrderRateTooLow.selector, 120_000, 120_001));
        order.minRatePpm = 120_000;
        market.fundByOrder(loan, order, _signed(), 1);
    }

    function test_RevertWhen_Expired() public {
        bytes memory signature = _signed();
        vm.warp(order.expiresAt);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketOrderExpired.selector, order.expiresAt));
        market.fundByOrder(loan, order, signature, 1);
        vm.warp(order.expiresAt - 1);
        market.fundByOrder(loan, order, signature, 1);
    }

    function test_RevertWhen_SignedBySomebodyElseOrChanged() public {
        (, uint256 key) = _actorWithKey("bob");
        bytes memory foreign = _sign(key, market.orderHash(order));
        _expect(_invalid());
        market.fundByOrder(loan, order, foreign, 1);
        bytes memory signature = _signed();
        order.budget += 1;
        _expect(_invalid());
        market.fundByOrder(loan, order, signature, 1);
    }

    function test_RevertWhen_SignedForAnotherChainOrContract() public {
        bytes memory signature = _signed();
        vm.chainId(1);
        _expect(_invalid());
        market.fundByOrder(loan, order, signature, 1);
        vm.chainId(31337);
        LoanMarket other = new LoanMarket(
            address(authority),
            LoanMarket.Parts({
                token: token,
                identity: IIdentityRegistry(address(identity)),
                related: IRelatedParties(address(related)),
                underwriting: underwriting,
                register: ICreditRegister(address(register)),
                ledger: ledger,
                notes: notes
            })
        );
        (, uint256 key) = _actorWithKey("ann");
        signature = _sign(key, other.orderHash(order));
        _expect(_invalid());
        market.fundByOrder(loan, order, signature, 1);
    }

    function test_AContractWalletMayOrder() public {
        (address owner, uint256 key) = _actorWithKey("owner");
        order.lender = address(new WalletERC1271(owner));
        identity.admit(order.lender, _subject("owner"), IIdentityRegistry.Class.Entity, 2);
        _enrich(order.lender);
        market.fundByOrder(loan, order, _sign(key, market.orderHash(order)), 10);
        vm.assertEq(_units(loan, order.lender), 10, "notes");
    }

    function test_RevertWhen_Cancelled() public {
        bytes memory signature = _signed();
        bytes32 digest = market.orderHash(order);
        vm.prank(bob);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketCallerNotLender.selector, bob, ann));
        market.cancelOrder(order);
        market.fundByOrder(loan, order, signature, 1);
        vm.prank(ann);
        vm.expectEmit(address(market));
        emit ILoanMarket.OrderCancelled(digest, ann);
        market.cancelOrder(order);
        _expect(abi.encodeWithSelector(ILoanMarket.MarketOrderCancelled.selector, digest));
        market.fundByOrder(loan, order, signature, 1);
        vm.assertEq(market.spentOf(digest), type(uint256).max, "cancelled");
    }

    function test_RevertWhen_TheLenderIsTheBorrower() public {
        order.lender = borrower;
        (, uint256 key) = _actorWithKey("borrower");
        bytes memory signature = _sign(key, market.orderHash(order));
        _expect(abi.encodeWithSelector(ILoanMarket.MarketLenderIsBorrower.selector, borrower));
        market.fundByOrder(loan, order, signature, 1);
    }

    function test_RevertWhen_TheRateIsBidFor() public {
        address auction = _auction();
        bytes memory signature = _signed();
        _expect(abi.encodeWithSelector(ILoanMarket.MarketWrongKind.selector, true));
        market.fundByOrder(auction, order, signature, 1);
    }

    function _refused(uint32 tickets, bytes memory reason) private {
        bytes memory signature = _signed();
        _expect(reason);
        market.fundByOrder(loan, order, signature, tickets);
    }

    function _signed() private returns (bytes memory signature) {
        (, uint256 key) = _actorWithKey("ann");
        return _sign(key, market.orderHash(order));
    }

    function _invalid() private view returns (bytes memory reason) {
        return abi.encodeWithSelector(ILoanMarket.MarketOrderInvalid.selector, ann);
    }
}
