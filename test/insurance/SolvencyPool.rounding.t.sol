// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {IMintable} from "./support/InsuranceTest.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// The price of a share, whatever happened before: it favours those who stay, and no donation moves it.
contract SolvencyPoolRoundingTest is PoolTest {
    uint256 private constant VIRTUAL_SHARES = 1e6;

    function testFuzz_EachConversionRoundsAgainstTheCaller(uint256 seed, uint256 assets, uint256 shares) public {
        _history(seed);
        assets = _bound(assets, 0, 1e14);
        shares = _bound(shares, 0, 1e20);
        uint256 worth = pool.totalAssets() + 1;
        uint256 supply = pool.totalSupply() + VIRTUAL_SHARES;

        _assertFloor(pool.previewDeposit(assets), assets * supply, worth, "deposit");
        _assertCeil(pool.previewWithdraw(assets), assets * supply, worth, "withdraw");
        _assertFloor(pool.previewRedeem(shares), shares * worth, supply, "redeem");
        _assertCeil(pool.previewMint(shares), shares * worth, supply, "mint");
    }

    function testFuzz_EachCallDoesWhatItsPreviewSaid(uint256 seed, uint256 assets, uint256 shares) public {
        _history(seed);
        assets = _bound(assets, 0, 1e12);
        shares = _bound(shares, 0, 1e18);
        _fund(alice, 1e30);

        vm.startPrank(alice);
        vm.assertEq(pool.previewDeposit(assets), pool.deposit(assets, alice), "deposit");
        vm.assertEq(pool.previewMint(_min(shares, pool.maxMint(alice))), _mint(shares), "mint");
        uint256 amount = _bound(assets, 0, pool.maxWithdraw(alice));
        vm.assertEq(pool.previewWithdraw(amount), pool.withdraw(amount, alice, alice), "withdraw");
        amount = _bound(shares, 0, pool.maxRedeem(alice));
        vm.assertEq(pool.previewRedeem(amount), pool.redeem(amount, alice, alice), "redeem");
        vm.stopPrank();
        _assertMoney("money");
    }

    function testFuzz_NoRoundTripProfits(uint256 seed, uint256 assets, uint256 rounds) public {
        _history(seed);
        assets = _bound(assets, 0, 1e12);
        _fund(alice, 1e30);
        uint256 before = token.balanceOf(alice);

        vm.startPrank(alice);
        for (uint256 i = 0; i < 4; ++i) {
            uint256 shares = (rounds >> i) & 1 == 0 ? pool.deposit(assets, alice) : _mint(pool.previewDeposit(assets));
            if ((rounds >> (4 + i)) & 1 == 0) pool.redeem(shares, alice, alice);
            else pool.withdraw(pool.maxWithdraw(alice), alice, alice);
        }
        pool.redeem(pool.maxRedeem(alice), alice, alice);
        vm.stopPrank();

        vm.assertLe(token.balanceOf(alice), before, "profit");
    }

    function testFuzz_LeavingAndComingBackGainsNoShares(uint256 seed, uint256 assets) public {
        _history(seed);
        uint256 before = pool.balanceOf(provider);
        assets = _bound(assets, 0, pool.maxWithdraw(provider));
        _fund(provider, 0);

        vm.startPrank(provider);
        pool.withdraw(assets, provider, provider);
        pool.deposit(assets, provider);
        vm.stopPrank();

        vm.assertLe(pool.balanceOf(provider), before, "shares");
    }

    function testFuzz_TheLimitsAreWhatTheCallsAccept(uint256 seed, uint64 maxLoss) public {
        _history(seed);
        _deposit(alice, 1 + (seed % 1e12));
        uint64 locked = uint64(_bound(maxLoss, 0, _min(pool.freeCapital(), ZONE_CAP)));
        _underwrite(0, locked);

        uint256 limit = pool.maxWithdraw(provider);
        vm.expectRevert(_exceeded(ERC4626.ERC4626ExceededMaxWithdraw.selector, provider, limit));
        vm.prank(provider);
        pool.withdraw(limit + 1, provider, provider);
        uint256 snapshot = vm.snapshotState();
        vm.prank(provider);
        pool.withdraw(limit, provider, provider);
        _assertSolvent();
        vm.revertToState(snapshot);

        limit = pool.maxRedeem(provider);
        vm.expectRevert(_exceeded(ERC4626.ERC4626ExceededMaxRedeem.selector, provider, limit));
        vm.prank(provider);
        pool.redeem(limit + 1, provider, provider);
        vm.prank(provider);
        pool.redeem(limit, provider, provider);
        _assertSolvent();
        vm.assertLe(pool.maxWithdraw(provider), pool.totalAssets() / pool.totalSupply() + 1, "nothing worth left");
    }

    /// Only then does a share too many take whole units of what is locked.
    function testFuzz_WhenAShareIsWorthManyUnitsTheLimitKeepsLockedCapital(uint64 premium, uint64 maxLoss) public {
        premium = uint64(_bound(premium, 1e9, ZONE_CAP));
        _deposit(provider, 1);
        _season(premium, 0, premium);
        _underwrite(0, uint64(_bound(maxLoss, 1, premium)));
        uint256 limit = pool.maxRedeem(provider);
        vm.assertLe(pool.previewRedeem(limit), pool.freeCapital(), "worth of the limit");

        vm.expectRevert(_exceeded(ERC4626.ERC4626ExceededMaxRedeem.selector, provider, limit));
        vm.prank(provider);
        pool.redeem(limit + 1, provider, provider);
        vm.prank(provider);
        pool.redeem(limit, provider, provider);
        _assertSolvent();
    }

    function testFuzz_TheLimitsOfEntryAreWhatTheCallsAccept(uint256 seed) public {
        _history(seed);
        _fund(alice, 2 ** 60);

        uint256 limit = pool.maxMint(alice);
        vm.expectRevert(_exceeded(ERC4626.ERC4626ExceededMaxMint.selector, alice, limit));
        vm.prank(alice);
        pool.mint(limit + 1, alice);
        uint256 snapshot = vm.snapshotState();
        vm.prank(alice);
        pool.mint(limit, alice);
        vm.revertToState(snapshot);

        limit = pool.maxDeposit(alice);
        vm.expectRevert(_exceeded(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, limit));
        vm.prank(alice);
        pool.deposit(limit + 1, alice);
        vm.prank(alice);
        pool.deposit(limit, alice);
        vm.assertEq(pool.books().resources, type(uint56).max, "full");
    }

    function testFuzz_ADonationChangesNoFigure(uint256 seed, uint256 donation) public {
        _history(seed);
        _underwrite(PREMIUM, PREMIUM);
        bytes memory before = _figures();

        IMintable(address(token)).mint(address(pool), _bound(donation, 1, 1e30));

        vm.assertEq(_figures(), before, "figures");
    }

    function testFuzz_AnAttackerWhoInflatesTheFirstShareLosesHisDonation(uint256 donation, uint256 deposit) public {
        donation = _bound(donation, 1, 1e16);
        deposit = _bound(deposit, 1, 1e16);
        uint256 shares = _deposit(stranger, 1);
        _fund(stranger, donation);
        vm.prank(stranger);
        token.transfer(address(pool), donation);

        uint256 victimShares = _deposit(alice, deposit);
        vm.prank(stranger);
        pool.redeem(shares, stranger, stranger);
        vm.prank(alice);
        pool.redeem(victimShares, alice, alice);

        vm.assertEq(token.balanceOf(stranger), 1, "the attacker has his unit back and lost the donation");
        vm.assertEq(token.balanceOf(alice), deposit, "the victim has everything back");
    }

    /// Premium moves the price and a donation does not: even who owns nearly every share takes no more than rounding.
    function testFuzz_ALateDepositLosesNoMoreThanRounding(uint64 premium, uint256 deposit) public {
        premium = uint64(_bound(premium, 1, ZONE_CAP));
        deposit = _bound(deposit, 1, 1e12);
        uint256 shares = _deposit(stranger, 1);
        _season(premium, 0, premium);
        uint256 before = pool.convertToAssets(shares);

        uint256 victimShares = _deposit(alice, deposit);

        uint256 sharePrice = (uint256(premium) + 2) / (2 * VIRTUAL_SHARES) + 1;
        vm.assertGe(pool.convertToAssets(victimShares) + sharePrice + 1, deposit, "victim");
        vm.assertLe(pool.convertToAssets(shares), before + sharePrice, "attacker");
    }

    /// Any past: capital, a season that earned and lost something, and perhaps a second provider.
    function _history(uint256 seed) private {
        uint64 capital = uint64(1 + (seed % 1e11));
        uint64 premium = uint64((seed >> 64) % 1e7);
        uint64 maxLoss = uint64(_bound(seed >> 128, premium, _min(uint256(capital) + premium, ZONE_CAP)));
        _deposit(provider, capital);
        _season(premium, uint64((seed >> 192) % (uint256(maxLoss) + 1)), maxLoss);
        _payClaims();
        if (seed % 3 == 0) _deposit(holder, 1 + ((seed >> 32) % 1e10));
    }

    function _mint(uint256 shares) private returns (uint256 assets) {
        return pool.mint(_min(shares, pool.maxMint(alice)), alice);
    }

    function _assertSolvent() private view {
        ISolvencyPool.Books memory books = pool.books();
        vm.assertGe(books.resources, books.locked, "solvent");
    }

    function _figures() private view returns (bytes memory) {
        return
            abi.encode(
                pool.books(),
                pool.totalAssets(),
                pool.freeCapital(),
                pool.solvencyRatioBps(),
                pool.maxWithdraw(provider),
                pool.maxRedeem(provider),
                pool.maxDeposit(provider),
                pool.convertToShares(1e9)
            );
    }

    function _exceeded(bytes4 selector, address account, uint256 limit) private pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, account, limit + 1, limit);
    }

    function _assertFloor(uint256 quotient, uint256 dividend, uint256 divisor, string memory reason) private pure {
        vm.assertLe(quotient * divisor, dividend, string.concat(reason, ": not above"));
        vm.assertGt((quotient + 1) * divisor, dividend, string.concat(reason, ": largest"));
    }

    function _assertCeil(uint256 quotient, uint256 dividend, uint256 divisor, string memory reason) private pure {
        vm.assertGe(quotient * divisor, dividend, string.concat(reason, ": not below"));
        if (quotient > 0) vm.assertLt((quotient - 1) * divisor, dividend, string.concat(reason, ": smallest"));
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
