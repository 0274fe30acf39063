// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ShareRegister} from "../../../contracts/crowdfunding/ShareRegister.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {FreeMintToken} from "../../../contracts/mocks/base/FreeMintToken.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {ReentrantToken} from "../../../contracts/mocks/ReentrantToken.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IdentityDouble} from "./IdentityDouble.sol";

/// @title Base of the tests of exits
/// @notice Real registers with holders whose shares are free of locks; the test is minter and registrar.
abstract contract ExitTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, a Monday, 08:00 in UTC+8
    uint40 internal constant MONDAY = START - 8 hours; // its first second
    uint256 internal constant FUNDS = 1_000_000_00;
    bytes32 internal constant REASON = "decision 17/2026";

    IERC20 internal token;
    IdentityDouble internal identity;
    ShareRegister internal register;
    address internal desk;
    address internal issuer = _actor("issuer");
    address internal stranger = _actor("stranger");
    address internal ada = _actor("ada");
    address internal ben = _actor("ben");
    address internal cai = _actor("cai");
    address internal dan = _actor("dan");
    ShareRegister private _mould;
    uint256 private _clones;

    function setUp() public virtual {
        // Shares are locked until the midnight after their issue at least.
        vm.warp(START - 7 days);
        token = _newToken();
        identity = new IdentityDouble();
        _mould = new ShareRegister();
        desk = _newDesk();
        register = _newRegister(0);
        _fund(issuer, FUNDS);
        _holder(ada, 600);
        _holder(ben, 300);
        _holder(cai, 100);
        _holder(dan, 0);
        vm.warp(START);
    }

    function _newDesk() internal virtual returns (address);

    function _newToken() internal virtual returns (IERC20) {
        return new BlocklistToken();
    }

    function _newRegister(uint32 holderCap) internal returns (ShareRegister opened) {
        IShareRegister.Terms memory terms = IShareRegister.Terms({
            token: token,
            identity: IIdentityRegistry(address(identity)),
            registrar: address(this),
            issuer: issuer,
            minter: address(this),
            holderCap: holderCap,
            resaleLockSeconds: 0
        });
        IShareRegister.Labels memory labels = IShareRegister.Labels("Dawn Robotics", "DAWN", "Common");
        bytes memory arguments = abi.encode(terms, labels);
        opened = ShareRegister(
            Clones.cloneDeterministicWithImmutableArgs(address(_mould), arguments, bytes32(++_clones))
        );
        opened.setDesk(desk, true);
        opened.refresh(issuer);
    }

    /// @notice An admitted person with money for the desk, shares of the register and an allowance on them.
    function _holder(address wallet, uint48 shares) internal {
        identity.admit(wallet, bytes31(keccak256(abi.encode(wallet))), IIdentityRegistry.Class.Retail, 1);
        _fund(wallet, FUNDS);
        _enter(register, wallet, shares);
    }

    function _enter(ShareRegister where, address wallet, uint48 shares) internal {
        where.refresh(wallet);
        if (shares != 0) where.issue(wallet, shares, 0);
        vm.prank(wallet);
        where.approve(desk, type(uint256).max);
    }

    function _fund(address wallet, uint256 amount) internal {
        FreeMintToken(address(token)).mint(wallet, amount);
        vm.startPrank(wallet);
        SafeERC20.forceApprove(token, desk, type(uint256).max);
        vm.stopPrank();
    }

    function _block(address wallet, bool isBlocked) internal {
        BlocklistToken(address(token)).setBlocked(wallet, isBlocked);
    }

    /// @notice Calls the desk; an error is passed on.
    function _do(address caller, bytes memory call) internal {
        vm.prank(caller);
        Address.functionCall(desk, call);
    }

    /// @notice The token calls back in the middle of a call, in each of these ways, and is refused.
    function _checkNoReentry(address caller, bytes memory call, bytes[] memory ways) internal {
        ReentrantToken ambush = ReentrantToken(address(token));
        bytes memory refusal = abi.encodePacked(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        for (uint256 i = 0; i < ways.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            ambush.arm(desk, ways[i]);
            _do(caller, call);
            vm.assertEq(ambush.attempts(), 1, "attempts");
            vm.assertEq(ambush.lastReturnData(), refusal, "refusal");
            vm.revertToState(snapshot);
        }
    }

    function _assertShares(address holder, uint256 shares, uint256 earmarked) internal view {
        vm.assertEq(register.balanceOf(holder), shares, "shares");
        vm.assertEq(register.earmarkedBy(desk, holder), earmarked, "earmarked");
    }

    /// @notice Money of a wallet beyond what it began with.
    function _assertGain(address wallet, int256 gain) internal view {
        vm.assertEq(int256(token.balanceOf(wallet)) - int256(FUNDS), gain, "gain");
    }
}
