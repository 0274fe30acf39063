// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// Free shares between people: who may send and receive, and what the views say of it.
contract ShareRegisterTransferTest is RegisterTest {
    function setUp() public override {
        super.setUp();
        _issue(lin, 100);
        _issue(mei, 40);
        _unlock();
    }

    function test_MovesSharesAndSaysSo() public {
        vm.expectEmit(address(register));
        emit IERC20.Transfer(lin, mei, 30);
        vm.prank(lin);
        vm.assertTrue(register.transfer(mei, 30), "success");
        vm.assertEq(_shares(lin), 70, "sender");
        vm.assertEq(_shares(mei), 70, "receiver");
        vm.assertEq(register.totalSupply(), 140, "supply");
        vm.assertEq(register.books().holders, 2, "holders");
    }

    function test_ZeroSharesMakeNoHolder() public {
        _transfer(lin, tao, 0);
        vm.assertEq(register.books().holders, 2, "holders");
        _transfer(lin, lin, 100);
        vm.assertEq(_shares(lin), 100, "to oneself");
        vm.assertEq(register.books().holders, 2, "holders after");
    }

    function test_RevertWhen_SenderIsNotAdmitted() public {
        _end(lin, IIdentityRegistry.Code.Expired);
        vm.assertFalse(register.canSend(lin), "canSend");
        vm.assertFalse(register.canReceive(lin), "canReceive");
        _assertRefused(IShareRegister.Restriction.SenderNotAdmitted, lin, mei, 1);
        vm.assertEq(_shares(lin), 100, "keeps his shares");
    }

    function test_RevertWhen_ReceiverIsNotAdmitted() public {
        _end(mei, IIdentityRegistry.Code.Revoked);
        _assertRefused(IShareRegister.Restriction.ReceiverNotAdmitted, lin, mei, 1);
        _assertRefused(IShareRegister.Restriction.ReceiverNotAdmitted, lin, address(0), 1);
        _assertRefused(IShareRegister.Restriction.ReceiverNotAdmitted, lin, address(register), 1);
    }

    function test_RevertWhen_SenderIsFrozen() public {
        _freeze(lin, true);
        vm.assertFalse(register.canSend(lin), "canSend");
        _assertRefused(IShareRegister.Restriction.SenderFrozen, lin, mei, 1);
        _freeze(lin, false);
        _transfer(lin, mei, 1);
    }

    function test_RevertWhen_ReceiverIsFrozen() public {
        _freeze(mei, true);
        vm.assertFalse(register.canReceive(mei), "canReceive");
        _assertRefused(IShareRegister.Restriction.ReceiverFrozen, lin, mei, 1);
    }

    function test_RevertWhen_APartIsFrozen() public {
        vm.prank(registrar);
        register.setFrozenTokens(lin, 60, REASON);
        vm.assertEq(register.freeSharesOf(lin), 40, "free");
        _assertRefused(IShareRegister.Restriction.PartNotFree, lin, mei, 41);
        _assertRefused(IShareRegister.Restriction.PartNotFree, lin, mei, 101);
        _transfer(lin, mei, 40);
    }

    function test_RevertWhen_SharesAreMissing() public {
        vm.assertTrue(register.canTransfer(lin, mei, 101), "no rule forbids it");
        vm.assertTrue(register.canTransfer(lin, mei, type(uint256).max), "nor this");
        _expectRestricted(IShareRegister.Restriction.InsufficientShares, lin, mei, 101);
        _transfer(lin, mei, 101);
        _expectRestricted(IShareRegister.Restriction.InsufficientShares, lin, lin, 101);
        _transfer(lin, lin, 101);
        _expectRestricted(IShareRegister.Restriction.InsufficientShares, lin, mei, type(uint256).max);
        _transfer(lin, mei, type(uint256).max);
    }

    function test_BuyBackBecomesTreasury() public {
        _transfer(lin, issuer, 30);
        vm.assertEq(register.books().treasury, 30, "treasury");
        vm.assertEq(register.supplyExcludingTreasury(), 110, "the rest");
        vm.assertEq(register.books().holders, 2, "holders");
        _transfer(lin, issuer, 70);
        vm.assertEq(register.books().holders, 1, "lin left");
    }

    function test_RevertWhen_TreasurySharesAreSold() public {
        _transfer(lin, issuer, 30);
        _assertRefused(IShareRegister.Restriction.SenderNotAdmitted, issuer, mei, 1);
    }

    function test_CancelsTreasuryShares() public {
        _transfer(lin, issuer, 30);
        vm.expectEmit(address(register));
        emit IERC20.Transfer(issuer, address(0), 20);
        vm.expectEmit(address(register));
        emit IShareRegister.TreasuryCancelled(20);
        vm.prank(issuer);
        register.cancelTreasury(20);
        vm.assertEq(register.totalSupply(), 120, "supply");
        vm.assertEq(register.books().treasury, 10, "treasury");

        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, issuer, 11, 10));
        vm.prank(issuer);
        register.cancelTreasury(11);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, lin, issuer));
        vm.prank(lin);
        register.cancelTreasury(1);
    }

    function test_AllowancesAreUsedUp() public {
        vm.expectEmit(address(register));
        emit IERC20.Approval(lin, zhou, 30);
        vm.prank(lin);
        vm.assertTrue(register.approve(zhou, 30), "approve");
        vm.prank(zhou);
        vm.assertTrue(register.transferFrom(lin, mei, 20), "transferFrom");
        vm.assertEq(register.allowance(lin, zhou), 10, "left");
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, zhou, 10, 11));
        vm.prank(zhou);
        register.transferFrom(lin, mei, 11);

        vm.prank(lin);
        register.approve(zhou, type(uint256).max);
        vm.prank(zhou);
        register.transferFrom(lin, mei, 11);
        vm.assertEq(register.allowance(lin, zhou), type(uint256).max, "without end");
        _freeze(lin, true);
        _expectRestricted(IShareRegister.Restriction.SenderFrozen, lin, mei, 1);
        vm.prank(zhou);
        register.transferFrom(lin, mei, 1);
    }

    function test_NamesAndMessages() public view {
        vm.assertEq(register.name(), "Dawn Robotics Common", "name");
        vm.assertEq(register.symbol(), "DAWN", "symbol");
        vm.assertEq(register.shareClass(), "Common", "class");
        vm.assertEq(register.decimals(), 0, "decimals");
        vm.assertEq(register.terms().resaleLockSeconds, LOCK, "terms");
        vm.assertEq(register.terms().registrar, registrar, "registrar");
        vm.assertEq(register.messageForTransferRestriction(0), "The transfer is allowed.", "allowed");
        string memory last = register.messageForTransferRestriction(uint8(type(IShareRegister.Restriction).max));
        vm.assertEq(last, "The sender does not have so many shares.", "last");
        vm.assertEq(register.messageForTransferRestriction(10), "There is no such code.", "unknown");
    }

    function _freeze(address holder, bool isFrozen) private {
        vm.prank(registrar);
        register.setFrozen(holder, isFrozen, REASON);
    }

    function _assertRefused(IShareRegister.Restriction reason, address from, address to, uint256 shares) private {
        vm.assertFalse(register.canTransfer(from, to, shares), "canTransfer");
        vm.assertEq(register.detectTransferRestriction(from, to, shares), uint8(reason), "code");
        _expectRestricted(reason, from, to, shares);
        _transfer(from, to, shares);
    }
}
