// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {SolvencyPool} from "../../../contracts/insurance/SolvencyPool.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IMintable} from "./InsuranceTest.sol";

/// @title Base of the pool's tests
/// @notice The pool alone, as a line of business sees it: `line` is an ordinary account that was sealed as a line.
/// @dev Money is in token units: with the two decimals of the yuan, 100 is one yuan.
abstract contract PoolTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // Monday 2026-01-05, 08:00 in UTC+8
    uint40 internal constant END = START + 90 days;
    uint32 internal constant ZONE = 7;
    uint64 internal constant ZONE_CAP = 10_000_000_00;
    uint64 internal constant CAPITAL = 100_000_00;
    uint64 internal constant PREMIUM = 1_000_00;
    uint64 internal constant MAX_LOSS = 20_000_00;
    uint64 internal constant PRODUCT_MANAGER = 2;
    uint64 internal constant GUARDIAN = 6;
    uint64 internal constant TREASURER = 9;

    AccessManager internal authority;
    IERC20Metadata internal token;
    SolvencyPool internal pool;

    address internal line;
    address internal manager;
    address internal guardian;
    address internal treasurer;
    address internal provider;
    address internal alice;
    address internal holder;
    address internal stranger;

    function setUp() public virtual {
        vm.warp(START);
        (line, manager, guardian) = (_actor("line"), _actor("manager"), _actor("guardian"));
        (treasurer, provider, alice) = (_actor("treasurer"), _actor("provider"), _actor("alice"));
        (holder, stranger) = (_actor("holder"), _actor("stranger"));

        authority = new AccessManager(address(this));
        authority.grantRole(PRODUCT_MANAGER, manager, 0);
        authority.grantRole(GUARDIAN, guardian, 0);
        authority.grantRole(TREASURER, treasurer, 0);
        token = _token();
        pool = _unsealedPool();
        pool.seal(_lines(), _desk());
        vm.prank(manager);
        pool.setZoneCap(ZONE, ZONE_CAP);
    }

    /// @notice The settlement token; a test of a misbehaving one overrides this. `authority` exists already.
    function _token() internal virtual returns (IERC20Metadata) {
        return new LabYuan(address(authority));
    }

    /// @notice The desk for reinsurance; a test that cedes overrides this. `pool` exists already.
    function _desk() internal virtual returns (IReinsurance) {
        return IReinsurance(address(0));
    }

    /// @notice A new pool with the roles of the deployment.
    function _unsealedPool() internal returns (SolvencyPool created) {
        created = new SolvencyPool(token, address(authority));
        _assign(address(created), ISolvencyPool.setZoneCap.selector, PRODUCT_MANAGER);
        _assign(address(created), ISolvencyPool.pause.selector, GUARDIAN);
        _assign(address(created), ISolvencyPool.unpause.selector, GUARDIAN);
        _assign(address(created), ISolvencyPool.payExpense.selector, TREASURER);
    }

    /// @notice Gives `account` tokens and lets the pool collect them.
    function _fund(address account, uint256 amount) internal {
        IMintable(address(token)).mint(account, amount);
        vm.startPrank(account);
        SafeERC20.forceApprove(token, address(pool), type(uint256).max);
        vm.stopPrank();
    }

    function _deposit(address from, uint256 amount) internal returns (uint256 shares) {
        _fund(from, amount);
        vm.prank(from);
        return pool.deposit(amount, from);
    }

    /// @notice The holder pays a premium for cover in the usual zone.
    function _underwrite(uint64 premium, uint64 maxLoss) internal {
        _fund(holder, premium);
        vm.prank(line);
        pool.underwrite(holder, premium, maxLoss, ZONE, 0);
    }

    function _expose(uint40 endsAt) internal {
        vm.prank(line);
        pool.expose(endsAt);
    }

    /// @notice Ends cover that was exposed until END.
    function _resolve(uint64 earned, uint64 returned, uint64 liability, uint64 maxLoss) internal {
        ISolvencyPool.Resolution memory resolution = _resolution(earned, returned, liability, maxLoss);
        vm.prank(line);
        pool.resolve(resolution);
    }

    /// @notice Cover from sale to end in one go: what the providers earn, and what becomes due to policyholders.
    function _season(uint64 premium, uint64 liability, uint64 maxLoss) internal {
        _expose(END);
        _underwrite(premium, maxLoss);
        _resolve(premium, 0, liability, maxLoss);
    }

    /// @notice Pays all claims to somebody who plays no other part: while claims wait, nobody may deposit.
    function _payClaims() internal {
        uint64 reserve = pool.books().reserve;
        if (reserve == 0) return;
        address claimant = _actor("claimant");
        vm.prank(line);
        pool.pay(claimant, reserve);
    }

    /// @notice Gives a role alone the right to call one function.
    function _assign(address target, bytes4 selector, uint64 role) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, role);
    }

    function _pause() internal {
        vm.prank(guardian);
        pool.pause();
    }

    function _expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    /// @notice Solidity's own error; 0x11 is an arithmetic overflow or underflow.
    function _expectPanic(uint256 code) internal {
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", code));
    }

    /// @notice All seven figures and the balance sheet.
    function _assertBooks(ISolvencyPool.Books memory expected, string memory reason) internal view {
        ISolvencyPool.Books memory actual = pool.books();
        vm.assertEq(actual.resources, expected.resources, string.concat(reason, ": resources"));
        vm.assertEq(actual.locked, expected.locked, string.concat(reason, ": locked"));
        vm.assertEq(actual.unearned, expected.unearned, string.concat(reason, ": unearned"));
        vm.assertEq(actual.earned, expected.earned, string.concat(reason, ": earned"));
        vm.assertEq(actual.reserve, expected.reserve, string.concat(reason, ": reserve"));
        vm.assertEq(actual.incurred, expected.incurred, string.concat(reason, ": incurred"));
        vm.assertEq(actual.expenses, expected.expenses, string.concat(reason, ": expenses"));
        vm.assertEq(pool.totalAssets(), expected.resources - expected.unearned, string.concat(reason, ": own funds"));
        vm.assertEq(pool.freeCapital(), expected.resources - expected.locked, string.concat(reason, ": free capital"));
    }

    /// @notice The pool holds exactly the money its books speak of.
    function _assertMoney(string memory reason) internal view {
        ISolvencyPool.Books memory current = pool.books();
        vm.assertEq(token.balanceOf(address(pool)), uint256(current.resources) + current.reserve, reason);
    }

    function _lines() internal view virtual returns (address[] memory lines) {
        lines = new address[](1);
        lines[0] = line;
    }

    function _resolution(
        uint64 earned,
        uint64 returned,
        uint64 liability,
        uint64 maxLoss
    ) internal pure returns (ISolvencyPool.Resolution memory) {
        return ISolvencyPool.Resolution(earned, returned, liability, maxLoss, ZONE, END, 0);
    }
}
