// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// Dividends: who is owed what, to the last bit, whenever it is settled.
contract ShareRegisterDividendTest is RegisterTest {
    function setUp() public override {
        super.setUp();
        _issue(lin, 50);
        _issue(mei, 30);
        _issue(tao, 20);
        _unlock();
    }

    function test_SharesADividendByShares() public {
        token.mint(issuer, 1_000_00);
        vm.startPrank(issuer);
        token.approve(address(register), 1_000_00);
        vm.expectEmit(address(register));
        emit IShareRegister.DividendDeclared(1_000_00, 1_000 << 64, 0);
        register.declareDividend(1_000_00);
        vm.stopPrank();
        vm.assertEq(register.dividendOf(lin), 500_00, "due");
        vm.expectEmit(address(register));
        emit IShareRegister.DividendPaid(lin, 500_00);
        vm.assertEq(_claim(lin), 500_00, "claim");
        vm.assertEq(token.balanceOf(lin), 500_00, "money");
        vm.assertEq(register.payDividend(mei), 300_00, "pushed by anybody");
        vm.assertEq(token.balanceOf(mei), 300_00, "money of the other");
        vm.assertEq(token.balanceOf(address(register)), 200_00, "what is left");
        vm.assertEq(register.books().declared, 1_000_00, "declared");
    }

    function test_RevertWhen_NothingIsDue() public {
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNothingDue.selector, lin));
        _claim(lin);
        _declare(1_000_00);
        _claim(lin);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNothingDue.selector, lin));
        _claim(lin);
    }

    function test_RevertWhen_SomebodyElseDeclares() public {
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, lin, issuer));
        vm.prank(lin);
        register.declareDividend(1);
    }

    function test_RevertGiven_NobodyHoldsShares() public {
        _transfer(lin, issuer, 50);
        _transfer(mei, issuer, 30);
        _transfer(tao, issuer, 20);
        vm.expectRevert(IShareRegister.SharesNoneOutstanding.selector);
        vm.prank(issuer);
        register.declareDividend(1);
    }

    function test_RevertWhen_MoreIsDeclaredThanTheBooksHold() public {
        _declare(type(uint64).max - 5);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesDividendTooLarge.selector, 6, 5));
        vm.prank(issuer);
        register.declareDividend(6);
        _declare(5);
        // Almost all in one hand: nothing overflows, whoever moves what.
        _claim(lin);
        _transfer(mei, tao, 29);
        _transfer(mei, tao, 1);
        uint256 paid = token.balanceOf(lin) + _claim(mei) + _claim(tao);
        vm.assertApproxEqAbs(paid, type(uint64).max, 2, "two fractions wait");
    }

    function test_MissedDividendsAreClaimedTogether() public {
        // 128 shares, which divide the fraction of the index: 64, 32 and 32.
        _issue(lin, 14);
        _issue(mei, 2);
        _issue(tao, 12);
        for (uint64 i = 1; i <= 20; ++i) _declare(i * 7 + 1);
        // 20 dividends, 20 + 7 x 210 = 1,490 in all.
        vm.assertEq(_claim(lin), 745, "half");
        vm.assertEq(_claim(mei), 372, "a quarter, less half a unit");
        vm.assertEq(_claim(tao), 372, "a quarter, less half a unit");
    }

    function test_WhoBuysAfterADeclarationGetsNothingOfIt() public {
        _declare(100_00);
        _transfer(lin, mei, 50);
        vm.assertEq(register.dividendOf(lin), 50_00, "seller");
        vm.assertEq(register.dividendOf(mei), 30_00, "buyer");
        _declare(100_00);
        vm.assertEq(_claim(lin), 50_00, "seller after the second");
        vm.assertEq(_claim(mei), 110_00, "buyer after the second");
        // Back again: what was due before is paid once only.
        _transfer(mei, lin, 10);
        vm.assertEq(register.dividendOf(lin), 0, "nothing twice");
    }

    function test_NewSharesGetNothingOfOldDividends() public {
        _declare(100_00);
        _issue(lin, 100);
        vm.assertEq(register.dividendOf(lin), 50_00, "issue");
    }

    function test_TreasurySharesGetNothing() public {
        _transfer(lin, issuer, 40);
        _declare(60_00);
        vm.assertEq(register.dividendOf(issuer), 0, "treasury");
        vm.assertEq(register.dividendOf(lin), 10_00, "lin");
        vm.assertEq(register.dividendOf(mei), 30_00, "mei");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNothingDue.selector, issuer));
        _claim(issuer);
    }

    function test_NothingStopsAClaim() public {
        _declare(100_00);
        _end(lin, IIdentityRegistry.Code.Revoked);
        vm.prank(registrar);
        register.setFrozen(lin, true, REASON);
        vm.prank(registrar);
        register.setFrozenTokens(lin, 50, REASON);
        vm.assertEq(_claim(lin), 50_00, "claim");
    }

    function test_WhoLeftStillHasHisDividends() public {
        _declare(99);
        _transfer(lin, mei, 50);
        vm.assertEq(_claim(lin), 49, "whole units");
        // The half of a unit waits for him, and nothing else does.
        _declare(1_000);
        vm.assertEq(register.dividendOf(lin), 0, "no new dividend");
        _transfer(mei, lin, 50);
        _declare(1);
        vm.assertEq(register.dividendOf(lin), 1, "0.5 and 0.5");
    }

    /// 1 unit over 100 shares: nobody can claim, nothing is lost, whoever pushes.
    function test_FractionsAreNeverLost() public {
        for (uint256 i = 0; i < 100; ++i) {
            _declare(1);
            if (register.dividendOf(lin) != 0) register.payDividend(lin);
            _transfer(lin, mei, 1);
            _transfer(mei, lin, 1);
        }
        vm.assertEq(token.balanceOf(lin) + register.dividendOf(lin), 50, "lin");
        vm.assertEq(register.dividendOf(mei), 30, "mei");
        vm.assertEq(register.dividendOf(tao), 20, "tao");
    }

    function test_TheRemainderIsCarried() public {
        _transfer(tao, lin, 20);
        _transfer(mei, issuer, 27);
        // 73 shares: 2^64 mod 73 = 1 from 1 unit, and so on.
        _declare(1);
        IShareRegister.Books memory books = register.books();
        vm.assertEq(books.index, (uint256(1) << 64) / 73, "index");
        vm.assertEq(books.carry, (uint256(1) << 64) % 73, "carry");
        _declare(1);
        vm.assertEq(register.books().index, (uint256(2) << 64) / 73, "the carry is in it");
    }

    /// Whoever claims when, and however often: everybody gets what the exact shares of the dividends add up to.
    function testFuzz_OrderAndNumberOfClaimsChangeNothing(uint64[8] memory amounts, uint256 claims) public {
        address[3] memory people = [lin, mei, tao];
        uint256[3] memory shares = [uint256(50), 30, 20];
        uint256 total;
        for (uint256 i = 0; i < amounts.length; ++i) {
            uint64 amount = uint64(_bound(amounts[i], 1, 1e15));
            _declare(amount);
            total += amount;
            for (uint256 p = 0; p < 3; ++p) {
                bool wants = (claims >> (i * 3 + p)) & 1 == 1;
                if (wants && register.dividendOf(people[p]) != 0) register.payDividend(people[p]);
            }
        }
        for (uint256 p = 0; p < 3; ++p) {
            uint256 got = token.balanceOf(people[p]) + register.dividendOf(people[p]);
            uint256 exact = total * shares[p];
            vm.assertLe(got * 100, exact, "rounded down");
            vm.assertLt(exact, (got + 1) * 100 + 1, "by at most one unit");
        }
    }

    /// A transfer in any moment leaves both dues as they were, to the unit.
    function testFuzz_ATransferChangesNoDue(uint64 first, uint64 second, uint48 moved, bool claims) public {
        _declare(uint64(_bound(first, 1, 1e15)));
        if (claims && register.dividendOf(lin) != 0) _claim(lin);
        _declare(uint64(_bound(second, 1, 1e15)));
        (uint256 giver, uint256 taker) = (register.dividendOf(lin), register.dividendOf(mei));
        _transfer(lin, mei, _bound(moved, 0, 50));
        vm.assertEq(register.dividendOf(lin), giver, "giver");
        vm.assertEq(register.dividendOf(mei), taker, "taker");
    }
}
