// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {SolvencyPool} from "../../contracts/insurance/SolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// Providers come and go: the ERC-4626 side of the pool.
contract SolvencyPoolVaultTest is PoolTest {
    uint256 private constant SHARES_PER_UNIT = 1e6;

    function test_TheFirstDepositGetsAMillionSharesAUnit() public {
        _fund(provider, CAPITAL);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(provider, address(pool), CAPITAL);
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(provider, alice, CAPITAL, CAPITAL * SHARES_PER_UNIT);
        vm.prank(provider);
        uint256 shares = pool.deposit(CAPITAL, alice);

        vm.assertEq(shares, CAPITAL * SHARES_PER_UNIT, "returned");
        vm.assertEq(pool.balanceOf(alice), shares, "receiver");
        vm.assertEq(pool.balanceOf(provider), 0, "payer");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "deposited");
        _assertMoney("money");
    }

    function test_MintingCostsTheSameAsDepositing() public {
        _fund(provider, CAPITAL);
        vm.prank(provider);
        uint256 cost = pool.mint(CAPITAL * SHARES_PER_UNIT, alice);

        vm.assertEq(cost, CAPITAL, "cost");
        vm.assertEq(pool.balanceOf(alice), CAPITAL * SHARES_PER_UNIT, "receiver");
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "minted");
    }

    function test_WithdrawingPaysTheReceiverAndBurnsShares() public {
        _deposit(provider, CAPITAL);
        vm.expectEmit(address(pool));
        emit IERC4626.Withdraw(provider, alice, provider, 30_00, 30_00 * SHARES_PER_UNIT);
        vm.prank(provider);
        uint256 shares = pool.withdraw(30_00, alice, provider);

        vm.assertEq(shares, 30_00 * SHARES_PER_UNIT, "burned");
        vm.assertEq(token.balanceOf(alice), 30_00, "paid");
        _assertBooks(ISolvencyPool.Books(CAPITAL - 30_00, 0, 0, 0, 0, 0, 0), "withdrawn");
        _assertMoney("money");
    }

    function test_RedeemingEverythingEmptiesThePool() public {
        uint256 shares = _deposit(provider, CAPITAL);
        vm.prank(provider);
        uint256 assets = pool.redeem(shares, alice, provider);

        vm.assertEq(assets, CAPITAL, "paid");
        vm.assertEq(token.balanceOf(alice), CAPITAL, "receiver");
        vm.assertEq(pool.totalSupply(), 0, "supply");
        _assertBooks(ISolvencyPool.Books(0, 0, 0, 0, 0, 0, 0), "redeemed");
    }

    function test_OthersWithdrawWithinTheirAllowance() public {
        uint256 shares = _deposit(provider, CAPITAL);
        vm.prank(provider);
        pool.approve(alice, 50_00 * SHARES_PER_UNIT);

        vm.startPrank(alice);
        pool.withdraw(20_00, alice, provider);
        pool.redeem(20_00 * SHARES_PER_UNIT, holder, provider);
        vm.assertEq(pool.allowance(provider, alice), 10_00 * SHARES_PER_UNIT, "allowance left");
        _expectAllowance(alice, 10_00 * SHARES_PER_UNIT, 10_01 * SHARES_PER_UNIT);
        pool.withdraw(10_01, alice, provider);
        _expectAllowance(alice, 10_00 * SHARES_PER_UNIT, 10_00 * SHARES_PER_UNIT + 1);
        pool.redeem(10_00 * SHARES_PER_UNIT + 1, alice, provider);
        vm.stopPrank();

        vm.assertEq(token.balanceOf(alice), 20_00, "alice");
        vm.assertEq(token.balanceOf(holder), 20_00, "holder");
        vm.assertEq(pool.balanceOf(provider), shares - 40_00 * SHARES_PER_UNIT, "shares left");
    }

    function test_RevertWhen_SomebodyWithoutAllowanceWithdraws() public {
        _deposit(provider, CAPITAL);

        vm.startPrank(stranger);
        _expectAllowance(stranger, 0, SHARES_PER_UNIT);
        pool.withdraw(1, stranger, provider);
        _expectAllowance(stranger, 0, 1);
        pool.redeem(1, stranger, provider);
        vm.stopPrank();
    }

    function test_GivenAnUnsealedPool_NobodyDeposits() public {
        SolvencyPool fresh = _unsealedPool();
        vm.assertEq(fresh.maxDeposit(provider), 0, "maxDeposit");
        vm.assertEq(fresh.maxMint(provider), 0, "maxMint");

        vm.startPrank(provider);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, 1, 0));
        fresh.deposit(1, alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxMint.selector, alice, 1, 0));
        fresh.mint(1, alice);
        vm.stopPrank();
    }

    function test_RevertWhen_DepositingWhilePaused() public {
        _deposit(provider, CAPITAL);
        _pause();

        vm.startPrank(provider);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, 1, 0));
        pool.deposit(1, alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxMint.selector, alice, 1, 0));
        pool.mint(1, alice);
        vm.stopPrank();
    }

    function test_WhileClaimsWaitADepositIsPricedWithThem() public {
        uint256 shares = _deposit(provider, CAPITAL);
        _season(PREMIUM, MAX_LOSS, MAX_LOSS);

        // Own funds and reserve are what they were before the loss, and so is the price.
        uint256 bought = _deposit(alice, CAPITAL + PREMIUM);
        vm.assertEq(bought, ((CAPITAL + PREMIUM) * (shares + 1e6)) / (CAPITAL + PREMIUM + 1), "price before the loss");
        vm.assertLt(pool.convertToAssets(bought), CAPITAL + PREMIUM, "and she shares in it");
    }

    function test_WhileClaimsWaitProvidersMayLeave() public {
        uint256 shares = _deposit(provider, CAPITAL);
        _season(0, 1_00, MAX_LOSS);

        vm.prank(provider);
        vm.assertEq(pool.redeem(shares, provider, provider), CAPITAL - 1_00, "paid");
    }

    function test_ThePoolTakesAsMuchAsItsNumbersHold() public {
        _deposit(provider, CAPITAL);
        uint256 room = type(uint56).max - CAPITAL;
        vm.assertEq(pool.maxDeposit(alice), room, "maxDeposit");
        _fund(alice, room + 1);

        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, room + 1, room));
        pool.deposit(room + 1, alice);
        pool.deposit(room, alice);
        vm.assertEq(pool.maxDeposit(alice), 0, "full");
        vm.assertEq(pool.maxMint(alice), 0, "full, in shares");
        pool.withdraw(room, alice, alice);
        vm.stopPrank();
        vm.assertEq(pool.books().resources, CAPITAL, "resources");
    }

    function test_AWipedOutProviderOwnsNothingOfNewCapital() public {
        _deposit(provider, CAPITAL);
        _season(0, CAPITAL, CAPITAL);
        _payClaims();
        vm.assertEq(pool.totalAssets(), 0, "lost");

        _deposit(alice, CAPITAL);

        vm.assertEq(pool.maxWithdraw(provider), 0, "the wiped out");
        vm.assertEq(pool.maxWithdraw(alice), CAPITAL, "the newcomer");
    }

    function test_NewcomersHaveNoShareInPremiumsEarnedEarlier() public {
        _deposit(provider, CAPITAL);
        _season(PREMIUM, 0, MAX_LOSS);

        _deposit(alice, CAPITAL);

        vm.assertApproxEqAbs(pool.convertToAssets(pool.balanceOf(provider)), CAPITAL + PREMIUM, 1, "first");
        vm.assertApproxEqAbs(pool.convertToAssets(pool.balanceOf(alice)), CAPITAL, 1, "newcomer");
    }

    function _expectAllowance(address spender, uint256 allowed, uint256 needed) private {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, spender, allowed, needed)
        );
    }
}
