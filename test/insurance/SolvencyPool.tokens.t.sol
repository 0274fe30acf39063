// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RebasingToken} from "../../contracts/mocks/RebasingToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {IMintable} from "./support/InsuranceTest.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// One test for each misbehaving token, over every path that moves money.
abstract contract PoolTokenTest is PoolTest {
    uint64 internal constant CLAIM = 900_00;
    ISolvencyPool.Books private _before;

    /// Capital, running cover and a claim. A claim opens the ways out and shuts the way in for new capital.
    function _open(uint64 liability) internal {
        _deposit(provider, CAPITAL);
        _expose(END);
        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, liability, MAX_LOSS);
        _before = pool.books();
    }

    /// Every way out, each of which must be refused with `reason`.
    function _expectNobodyPaid(bytes memory reason) internal {
        vm.startPrank(line);
        vm.expectRevert(reason);
        pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        vm.expectRevert(reason);
        pool.pay(holder, 1_00);
        vm.assertFalse(pool.tryPay(holder, 1_00), "tryPay");
        vm.stopPrank();
        vm.startPrank(provider);
        vm.expectRevert(reason);
        pool.withdraw(1_00, holder, provider);
        vm.expectRevert(reason);
        pool.redeem(1e8, holder, provider);
        vm.stopPrank();
        _assertNothingBooked();
    }

    /// Every way in, each of which must be refused with `reason`.
    function _expectNothingCollected(bytes memory reason) internal {
        _fund(alice, 1_000_00);
        vm.startPrank(alice);
        vm.expectRevert(reason);
        pool.deposit(100_00, alice);
        uint256 shares = pool.previewDeposit(100_00);
        vm.expectRevert(reason);
        pool.mint(shares, alice);
        vm.stopPrank();
        vm.expectRevert(reason);
        vm.prank(line);
        pool.underwrite(alice, 100_00, 200_00, ZONE, 0);
        _assertNothingBooked();
    }

    /// Each path once, with a token that does what it is told.
    function _assertEveryPathWorks() internal {
        _open(CLAIM);
        vm.startPrank(line);
        pool.cancel(alice, PREMIUM, MAX_LOSS, ZONE, 0);
        pool.pay(holder, 500_00);
        vm.assertTrue(pool.tryPay(holder, 400_00), "tryPay");
        vm.stopPrank();
        vm.assertEq(token.balanceOf(alice), PREMIUM, "refund");
        vm.assertEq(token.balanceOf(holder), 900_00, "claims");
        _assertBooks(ISolvencyPool.Books(CAPITAL + 100_00, 0, 0, PREMIUM, 0, 900_00, 0), "in between");
        _assertMoney("in between");

        uint256 shares = pool.balanceOf(provider);
        vm.startPrank(provider);
        pool.withdraw(CAPITAL / 2, provider, provider);
        pool.redeem(pool.balanceOf(provider), provider, provider);
        vm.stopPrank();
        vm.assertGt(shares, 0, "had shares");
        vm.assertApproxEqAbs(token.balanceOf(provider), CAPITAL + 100_00, 1, "provider");
        _assertMoney("in the end");
    }

    function _assertNothingBooked() internal view {
        _assertBooks(_before, "nothing booked");
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS, "exposed");
        vm.assertEq(pool.totalSupply(), CAPITAL * 1e6, "supply");
    }
}

contract SolvencyPoolNoReturnTokenTest is PoolTokenTest {
    function test_ATokenWithoutReturnValuesWorksOnEveryPath() public {
        _assertEveryPathWorks();
    }

    function _token() internal override returns (IERC20Metadata) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

contract SolvencyPoolFalseReturnTokenTest is PoolTokenTest {
    function test_ATokenThatReturnsTrueWorksOnEveryPath() public {
        _assertEveryPathWorks();
    }

    function test_RevertWhen_TheTokenReturnsFalseOnTheWayIn() public {
        _open(0);
        FalseReturnToken(address(token)).setFailing(true);
        _expectNothingCollected(_failed());
    }

    function test_RevertWhen_TheTokenReturnsFalseOnTheWayOut() public {
        _open(CLAIM);
        FalseReturnToken(address(token)).setFailing(true);
        _expectNobodyPaid(_failed());
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FalseReturnToken();
    }

    function _failed() private view returns (bytes memory) {
        return abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
    }
}

contract SolvencyPoolFeeTokenTest is PoolTokenTest {
    function test_RevertWhen_TheTokenKeepsAFee() public {
        _open(0);
        FeeToken(address(token)).setFeeBps(100);
        uint256 held = token.balanceOf(address(pool));

        _expectNothingCollected(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, held + 99_00, held + 100_00)
        );
    }

    function test_AFeeOnPaymentsIsThePayeesLossAndTheBooksStayRight() public {
        _open(CLAIM);
        FeeToken(address(token)).setFeeBps(100);

        vm.prank(line);
        pool.pay(holder, 900_00);
        vm.assertEq(token.balanceOf(holder), 891_00, "less the fee");
        vm.assertEq(pool.books().reserve, 0, "reserve");
        _assertMoney("money");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(0);
    }
}

contract SolvencyPoolRevertOnZeroTokenTest is PoolTokenTest {
    function test_APremiumOfZeroMovesNothing() public {
        _deposit(provider, CAPITAL);

        vm.startPrank(line);
        pool.underwrite(holder, 0, MAX_LOSS, ZONE, 0);
        vm.assertEq(pool.books().locked, MAX_LOSS, "locked");
        pool.cancel(holder, 0, MAX_LOSS, ZONE, 0);
        vm.stopPrank();
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "cancelled");
    }

    function test_DepositsAndWithdrawalsOfZeroMoveNothing() public {
        _deposit(provider, CAPITAL);

        vm.startPrank(provider);
        vm.assertEq(pool.deposit(0, provider), 0, "deposit");
        vm.assertEq(pool.mint(0, provider), 0, "mint");
        vm.assertEq(pool.withdraw(0, provider, provider), 0, "withdraw");
        vm.assertEq(pool.redeem(1, provider, provider), 0, "a millionth of a unit");
        vm.stopPrank();
        _assertBooks(ISolvencyPool.Books(CAPITAL, 0, 0, 0, 0, 0, 0), "unchanged");
    }

    function test_OtherAmountsWorkOnEveryPath() public {
        _assertEveryPathWorks();
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RevertOnZeroToken();
    }
}

contract SolvencyPoolBlocklistTokenTest is PoolTokenTest {
    function test_ABlockedPayeeChangesNothing() public {
        _open(CLAIM);
        BlocklistToken(address(token)).setBlocked(holder, true);
        _expectNobodyPaid(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, holder));

        vm.prank(line);
        vm.assertTrue(pool.tryPay(alice, 900_00), "others are paid");
        vm.assertEq(token.balanceOf(alice), 900_00, "paid");
    }

    function test_RevertWhen_ThePayerIsBlocked() public {
        _open(0);
        BlocklistToken(address(token)).setBlocked(alice, true);
        IMintable minter = IMintable(address(token));
        vm.expectRevert(_blocked(alice));
        minter.mint(alice, 1);

        BlocklistToken(address(token)).setBlocked(alice, false);
        _fund(alice, 100_00);
        BlocklistToken(address(token)).setBlocked(alice, true);
        vm.expectRevert(_blocked(alice));
        vm.prank(alice);
        pool.deposit(100_00, alice);
        vm.expectRevert(_blocked(alice));
        vm.prank(line);
        pool.underwrite(alice, 100_00, 100_00, ZONE, 0);
        _assertNothingBooked();
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }

    function _blocked(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, account);
    }
}

/// Such a token is not admitted, and nothing can detect it beforehand: this is what would happen.
contract SolvencyPoolRebasingTokenTest is PoolTokenTest {
    function test_AShrinkingBalanceMakesTheLastPayoutsFailAndChangesNoBooks() public {
        _open(CLAIM);
        RebasingToken(address(token)).rebase(0.5e18);
        _assertNothingBooked();

        vm.startPrank(line);
        pool.pay(holder, 400_00);
        pool.resolve(_resolutionAfterExposing(MAX_LOSS));
        vm.stopPrank();
        vm.prank(provider);
        pool.withdraw(45_000_00, provider, provider);
        vm.assertEq(token.balanceOf(provider), 45_000_00, "the first are paid in full");

        uint256 left = token.balanceOf(address(pool));
        vm.startPrank(line);
        vm.assertFalse(pool.tryPay(holder, 10_000_00), "more than is left");
        vm.expectRevert(_tooLittle(left * 2, 20_000_00));
        pool.pay(holder, 10_000_00);
        vm.stopPrank();
        vm.expectRevert(_tooLittle(left * 2, 72_000_00));
        vm.prank(provider);
        pool.withdraw(36_000_00, provider, provider);

        uint64 resources = CAPITAL + 2 * PREMIUM - 900_00 - MAX_LOSS - 45_000_00;
        uint64 incurred = MAX_LOSS + 900_00;
        _assertBooks(ISolvencyPool.Books(resources, 0, 0, 2 * PREMIUM, MAX_LOSS + 500_00, incurred, 0), "no rebase");
    }

    function test_AGrowingBalanceIsNobodysIncome() public {
        _open(CLAIM);
        RebasingToken(address(token)).rebase(2e18);
        _assertNothingBooked();
    }

    function test_RevertWhen_RoundingTakesAUnitOnTheWayIn() public {
        _open(0);
        RebasingToken(address(token)).rebase(3e18);
        uint256 held = token.balanceOf(address(pool));

        _expectNothingCollected(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, held + 99_99, held + 100_00)
        );
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RebasingToken();
    }

    function _resolutionAfterExposing(uint64 liability) private returns (ISolvencyPool.Resolution memory) {
        pool.expose(END);
        return _resolution(PREMIUM, 0, liability, MAX_LOSS);
    }

    /// The token counts in shares, two a unit after the rebase.
    function _tooLittle(uint256 held, uint256 needed) private view returns (bytes memory) {
        return abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, pool, held, needed);
    }
}
