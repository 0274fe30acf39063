// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// The token calls back in the middle of every transfer. It is a line of business and a provider at the same time, so
/// that nothing but the guard and the order of the steps can stop it.
contract SolvencyPoolReentrancyTest is PoolTest {
    uint256 private constant PATHS = 8;
    uint256 private constant PAY = 2;
    uint256 private constant TRY_PAY = 3;
    uint256 private constant DEPOSIT = 4;
    uint256 private constant MINT = 5;
    uint64 private constant CLAIM = 900_00;

    ReentrantToken private ambush;
    bool private areClaimsWaiting;

    function setUp() public override {
        super.setUp();
        _deposit(provider, CAPITAL);
        _deposit(address(ambush), 100_00);
        _deposit(alice, 100_00);
        for (uint256 i = 0; i < 3; ++i) _expose(END);
        for (uint256 i = 0; i < 3; ++i) _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, CLAIM, MAX_LOSS);
        _fund(holder, 10_000_00);
        _fund(address(ambush), 10_000_00);
        _fund(alice, 10_000_00);
    }

    function test_NoCallThatMovesMoneyCanBeEnteredAgain() public {
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        bytes[] memory calls = _guarded();
        for (uint256 path = 0; path < PATHS; ++path) {
            bytes memory undisturbed = _stateAfter(path, "", "");
            for (uint256 i = 0; i < calls.length; ++i) {
                vm.assertEq(_stateAfter(path, calls[i], ""), undisturbed, "books");
                _assertRefused(path, calls[i], reason);
            }
        }
    }

    function test_AdministrationStaysWithItsRoles() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ambush);
        bytes[4] memory calls = [
            abi.encodeCall(ISolvencyPool.seal, (new address[](0), IReinsurance(address(0)))),
            abi.encodeCall(ISolvencyPool.setZoneCap, (ZONE, 1)),
            abi.encodeCall(ISolvencyPool.pause, ()),
            abi.encodeCall(ISolvencyPool.unpause, ())
        ];
        for (uint256 path = 0; path < PATHS; ++path) {
            for (uint256 i = 0; i < calls.length; ++i) _assertRefused(path, calls[i], reason);
        }
    }

    /// What moves no money needs no guard: in the middle of a transfer it books the same as after it.
    function test_CallsThatMoveNoMoneyCommuteWithTransfers() public {
        for (uint256 path = 0; path < PATHS; ++path) {
            _assertCommutes(path, abi.encodeCall(ISolvencyPool.expose, (END - 10 days)));
            _assertCommutes(path, abi.encodeCall(ISolvencyPool.resolve, (_resolution(PREMIUM, 0, 700_00, MAX_LOSS))));
            _assertCommutes(path, abi.encodeWithSignature("transfer(address,uint256)", stranger, 1e6));
            _assertCommutes(path, abi.encodeWithSignature("approve(address,uint256)", stranger, 1e6));
        }
    }

    function test_ReleasingClaimsCommutesWithTransfers() public {
        areClaimsWaiting = true;
        for (uint256 path = 0; path < PATHS; ++path) {
            _assertCommutes(path, abi.encodeCall(ISolvencyPool.release, (100_00, true, 0)));
        }
    }

    function test_InTheMiddleOfATransferTheBooksAreSolvent() public {
        for (uint256 path = 0; path < PATHS; ++path) {
            uint256 snapshot = vm.snapshotState();
            _prepare(path);
            ambush.arm(address(pool), abi.encodeCall(ISolvencyPool.books, ()));
            _run(path);
            ISolvencyPool.Books memory books = abi.decode(ambush.lastReturnData(), (ISolvencyPool.Books));
            vm.assertGe(books.resources, books.locked, "resources");
            vm.assertGe(books.locked, books.unearned, "locked");
            _assertMoney("money");
            vm.revertToState(snapshot);
        }
    }

    function _token() internal override returns (IERC20Metadata) {
        ambush = new ReentrantToken();
        return ambush;
    }

    function _lines() internal view override returns (address[] memory lines) {
        lines = new address[](2);
        (lines[0], lines[1]) = (line, address(ambush));
    }

    function _assertCommutes(uint256 path, bytes memory call) private {
        vm.assertEq(_stateAfter(path, call, ""), _stateAfter(path, "", call), "books");
    }

    /// Runs one path with an ambush in its middle.
    function _assertRefused(uint256 path, bytes memory call, bytes memory reason) private {
        uint256 snapshot = vm.snapshotState();
        _prepare(path);
        ambush.arm(address(pool), call);
        _run(path);
        vm.assertEq(ambush.attempts(), 1, "attempts");
        vm.assertFalse(ambush.lastSuccess(), "came through");
        vm.assertEq(ambush.lastReturnData(), reason, "reason");
        vm.revertToState(snapshot);
    }

    /// Everything that counts after one path, with a call in its middle or behind it; the state is put back.
    function _stateAfter(uint256 path, bytes memory amid, bytes memory behind) private returns (bytes memory state) {
        uint256 snapshot = vm.snapshotState();
        _prepare(path);
        if (amid.length != 0) ambush.arm(address(pool), amid);
        _run(path);
        if (behind.length != 0) {
            vm.prank(address(ambush));
            // solhint-disable-next-line avoid-low-level-calls
            (bool success, ) = address(pool).call(behind);
            vm.assertTrue(success, "behind");
        } else if (amid.length != 0) {
            vm.assertEq(ambush.attempts(), 1, "attempts");
        }
        _assertMoney("money");
        state = abi.encode(
            pool.books(),
            pool.zoneOf(ZONE),
            pool.totalSupply(),
            pool.balanceOf(alice),
            token.balanceOf(alice),
            token.balanceOf(holder)
        );
        vm.warp(END - 10 days);
        state = abi.encode(state, pool.isFrozen());
        vm.revertToState(snapshot);
    }

    function _prepare(uint256 path) private {
        if (!areClaimsWaiting && path != PAY && path != TRY_PAY) _payClaims();
    }

    function _run(uint256 path) private {
        if (path < DEPOSIT) _runAsLine(path);
        else _runAsProvider(path);
    }

    function _runAsLine(uint256 path) private {
        uint64 payment = areClaimsWaiting ? 100_00 : CLAIM;
        vm.startPrank(line);
        if (path == 0) pool.underwrite(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        if (path == 1) pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        if (path == PAY) pool.pay(holder, payment);
        if (path == TRY_PAY) vm.assertTrue(pool.tryPay(holder, payment), "paid");
        vm.stopPrank();
    }

    function _runAsProvider(uint256 path) private {
        vm.startPrank(alice);
        if (path == DEPOSIT) pool.deposit(50_00, alice);
        if (path == MINT) pool.mint(50_00 * 1e6, alice);
        if (path == 6) pool.withdraw(50_00, alice, alice);
        if (path == 7) pool.redeem(50_00 * 1e6, alice, alice);
        vm.stopPrank();
    }

    function _guarded() private view returns (bytes[] memory calls) {
        calls = new bytes[](10);
        calls[0] = abi.encodeCall(ISolvencyPool.underwrite, (address(ambush), PREMIUM, MAX_LOSS, ZONE, 0));
        calls[1] = abi.encodeCall(ISolvencyPool.cancel, (address(ambush), PREMIUM, MAX_LOSS, ZONE, 0));
        calls[2] = abi.encodeCall(ISolvencyPool.pay, (address(ambush), 100_00));
        calls[3] = abi.encodeCall(ISolvencyPool.tryPay, (address(ambush), 100_00));
        calls[4] = abi.encodeCall(IERC4626.deposit, (1_00, address(ambush)));
        calls[5] = abi.encodeCall(IERC4626.mint, (1e8, address(ambush)));
        calls[6] = abi.encodeCall(IERC4626.withdraw, (1_00, address(ambush), address(ambush)));
        calls[7] = abi.encodeCall(IERC4626.redeem, (1e8, address(ambush), address(ambush)));
        calls[8] = abi.encodeCall(ISolvencyPool.underwrite, (address(ambush), 0, 0, ZONE, 0));
        calls[9] = abi.encodeCall(IERC4626.deposit, (0, address(ambush)));
    }
}
