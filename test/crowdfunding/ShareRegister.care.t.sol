// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// @title What others must not do to a holder's shares and dividends
contract ShareRegisterCareTest is RegisterTest {
    function test_RevertWhen_DividendsWouldGoToALostWallet() public {
        _issue(lin, 100);
        _declare(500_00);
        identity.tell(lin, IIdentityRegistry.Code.WalletRetired, _person("lin", IIdentityRegistry.Class.Retail, 1));
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesWalletRetired.selector, lin));
        vm.prank(zhou);
        register.payDividend(lin);
        _tell(tao, "lin", IIdentityRegistry.Class.Retail, 1);
    }

    function test_AnEntityThatHasGrownHasTheSharesItPaidFor() public {
        vm.prank(minter);
        register.promiseSeats(5);
        vm.startPrank(minter);
        register.issue(lin, 10, 1);
        register.issue(mei, 10, 1);
        vm.stopPrank();
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 4);
        vm.prank(minter);
        register.issue(zhou, 10, 3);
        vm.assertEq(register.balanceOf(zhou), 10, "issued");
        vm.assertEq(register.books().holders, 5, "in the seats that were promised");
        vm.assertFalse(register.refresh(zhou), "outgrown, so it can only hold and sell nothing");
    }

    function test_RevertWhen_TreasurySharesWouldComeBackByForce() public {
        _issue(lin, 100);
        _unlock();
        _transfer(lin, issuer, 100);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotAdmitted.selector, issuer));
        vm.prank(registrar);
        register.forcedTransfer(issuer, mei, 100, REASON);
    }

    function test_RevertWhen_AForcedTransferGoesNowhere() public {
        _issue(lin, 100);
        vm.startPrank(registrar);
        register.setFrozenTokens(lin, 100, REASON);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesReceiverIsSender.selector, lin));
        register.forcedTransfer(lin, lin, 100, REASON);
    }

    /// @notice A freeze wider than the balance is a hold on shares to come, and stays one.
    function test_AForcedTransferEndsOnlyTheFreezeOfWhatItTakes() public {
        _issue(lin, 100);
        vm.startPrank(registrar);
        register.setFrozenTokens(lin, 150, REASON);
        register.forcedTransfer(lin, mei, 30, REASON);
        vm.assertEq(register.getFrozenTokens(lin), 120, "70 shares, and 50 to come");
        register.setFrozenTokens(lin, 20, REASON);
        register.forcedTransfer(lin, mei, 50, REASON);
        vm.assertEq(register.getFrozenTokens(lin), 20, "free ones first");
        register.forcedTransfer(lin, mei, 5, REASON);
        vm.assertEq(register.getFrozenTokens(lin), 15, "then frozen ones");
    }
}
