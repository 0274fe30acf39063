// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// Desks earmark shares where they are: the holder stays holder until they are delivered or cancelled.
contract ShareRegisterDeskTest is RegisterTest {
    function setUp() public override {
        super.setUp();
        _setDesk(desk, true);
        _issue(lin, 100);
        _unlock();
        vm.prank(lin);
        register.approve(desk, 90);
    }

    function test_EarmarkedSharesStayWithTheHolder() public {
        vm.expectEmit(address(register));
        emit IShareRegister.EarmarkChanged(desk, lin, 60);
        _earmark(60);
        vm.assertEq(register.earmarkedBy(desk, lin), 60, "earmarked");
        vm.assertEq(register.standingOf(lin).earmarked, 60, "in all");
        vm.assertEq(register.allowance(lin, desk), 30, "allowance");
        vm.assertEq(_shares(lin), 100, "shares");
        _declare(100_00);
        vm.assertEq(register.dividendOf(lin), 100_00, "dividend");
        _expectRestricted(IShareRegister.Restriction.PartNotFree, lin, mei, 41);
        _transfer(lin, mei, 41);
        _transfer(lin, mei, 40);
    }

    function test_DeliversWhatItHasEarmarked() public {
        _earmark(60);
        vm.expectEmit(address(register));
        emit IShareRegister.EarmarkChanged(desk, lin, 40);
        vm.expectEmit(address(register));
        emit IERC20.Transfer(lin, mei, 20);
        _deliver(mei, 20);
        vm.assertEq(_shares(mei), 20, "delivered");
        vm.assertEq(register.earmarkedBy(desk, lin), 40, "left");
        _deliver(issuer, 40);
        vm.assertEq(register.books().treasury, 40, "treasury");
        vm.assertEq(register.standingOf(lin).earmarked, 0, "nothing earmarked");
        _transfer(lin, issuer, 40);
    }

    /// @notice Otherwise a buyer could let his identity expire and take his money back instead of the shares.
    function test_DeliversWhatWasAgreedAfterAdmissionsRanOut() public {
        _earmark(60);
        vm.assertEq(uint8(_agreeable(lin, mei)), uint8(IShareRegister.Restriction.None), "agreed");
        _end(mei, IIdentityRegistry.Code.Expired);
        vm.assertEq(
            uint8(_agreeable(lin, mei)),
            uint8(IShareRegister.Restriction.ReceiverNotAdmitted),
            "not to be agreed now"
        );
        _end(lin, IIdentityRegistry.Code.Revoked);
        _deliver(mei, 60);
        vm.assertEq(_shares(mei), 60, "delivered");
    }

    function test_DeliversLockedSharesAsAgreed() public {
        _issue(lin, 1);
        _earmark(60);
        vm.assertEq(uint8(_agreeable(lin, mei)), uint8(IShareRegister.Restriction.Locked), "mei may not agree");
        vm.assertEq(uint8(_agreeable(lin, tao)), uint8(IShareRegister.Restriction.None), "tao may");
        _end(tao, IIdentityRegistry.Code.Expired);
        _deliver(tao, 60);
        vm.assertEq(register.standingOf(tao).lockedUntil, register.standingOf(lin).lockedUntil, "the lock goes along");
    }

    function test_RevertWhen_SharesAreDeliveredToNobodyOrAFrozenWallet() public {
        _earmark(60);
        address nobody = _actor("nobody");
        _expectRestricted(IShareRegister.Restriction.ReceiverNotAdmitted, lin, nobody, 1);
        _deliver(nobody, 1);
        vm.prank(registrar);
        register.setFrozen(mei, true, REASON);
        _expectRestricted(IShareRegister.Restriction.ReceiverFrozen, lin, mei, 1);
        _deliver(mei, 1);
        vm.prank(registrar);
        register.setFrozen(lin, true, REASON);
        _expectRestricted(IShareRegister.Restriction.SenderFrozen, lin, issuer, 1);
        _deliver(issuer, 1);
    }

    function test_RevertWhen_TreasurySharesAreDelivered() public {
        _transfer(lin, issuer, 10);
        vm.prank(issuer);
        register.approve(desk, 10);
        vm.prank(desk);
        register.earmark(issuer, 10);
        _expectRestricted(IShareRegister.Restriction.SenderNotAdmitted, issuer, mei, 10);
        vm.prank(desk);
        register.deliver(issuer, mei, 10);
    }

    function test_RevertGiven_TheRegistrarFrozeWhatWasEarmarked() public {
        _earmark(60);
        vm.prank(registrar);
        register.setFrozenTokens(lin, 50, REASON);
        vm.assertEq(register.freeSharesOf(lin), 0, "nothing free");
        _expectRestricted(IShareRegister.Restriction.PartNotFree, lin, mei, 51);
        _deliver(mei, 51);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, lin, 51, 50));
        _cancel(51);
        _deliver(mei, 30);
        _cancel(20);
        vm.prank(registrar);
        register.setFrozen(lin, true, REASON);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, lin, 1, 0));
        _cancel(1);
    }

    function test_CancelsForSomebodyWhoIsNotAdmittedAnyMore() public {
        _earmark(60);
        _declare(100_00);
        _end(lin, IIdentityRegistry.Code.Expired);
        vm.expectEmit(address(register));
        emit IERC20.Transfer(lin, address(0), 60);
        _cancel(60);
        vm.assertEq(register.totalSupply(), 40, "supply");
        vm.assertEq(register.dividendOf(lin), 100_00, "dividends stay due");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotEarmarked.selector, desk, lin, 1, 0));
        _cancel(1);
    }

    function test_WhoSellsAllOfItLeaves() public {
        vm.prank(lin);
        register.approve(desk, 100);
        _earmark(100);
        _cancel(100);
        vm.assertEq(register.books().holders, 0, "holders");
        vm.assertEq(register.totalSupply(), 0, "supply");
    }

    function test_TheDeskReleases() public {
        _earmark(60);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, lin, desk));
        vm.prank(lin);
        register.release(desk, lin, 60);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotEarmarked.selector, desk, lin, 61, 60));
        vm.prank(desk);
        register.release(desk, lin, 61);
        vm.prank(desk);
        register.release(desk, lin, 60);
        vm.assertEq(register.freeSharesOf(lin), 100, "free");
    }

    function test_AnybodyReleasesWhatAFormerDeskEarmarked() public {
        _earmark(60);
        vm.expectEmit(address(register));
        emit IShareRegister.DeskSet(desk, false);
        _setDesk(desk, false);
        vm.assertFalse(register.isDesk(desk), "no desk");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotDesk.selector, desk));
        _deliver(mei, 1);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotDesk.selector, desk));
        _cancel(1);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotDesk.selector, desk));
        _earmark(1);
        vm.prank(lin);
        register.release(desk, lin, 60);
        vm.assertEq(register.freeSharesOf(lin), 100, "free");
    }

    function test_RevertWhen_NotAllowedOrNotFree() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, desk, 90, 91));
        _earmark(91);
        vm.prank(registrar);
        register.setFrozenTokens(lin, 30, REASON);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, lin, 71, 70));
        _earmark(71);
        _earmark(70);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, lin, 1, 0));
        _earmark(1);
    }

    function test_DesksActOnlyOnWhatTheyEarmarked() public {
        address other = _actor("other desk");
        _setDesk(other, true);
        _earmark(60);
        vm.startPrank(other);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotEarmarked.selector, other, lin, 1, 0));
        register.deliver(lin, mei, 1);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotEarmarked.selector, other, lin, 1, 0));
        register.cancelEarmarked(lin, 1);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, other, desk));
        register.release(desk, lin, 1);
    }

    function test_TheRegistrarTakesSharesFreeOfEarmarks() public {
        _earmark(60);
        vm.prank(registrar);
        register.forcedTransfer(lin, mei, 80, REASON);
        vm.assertEq(register.freeSharesOf(lin), 0, "nothing free");
        _expectRestricted(IShareRegister.Restriction.InsufficientShares, lin, tao, 21);
        _deliver(tao, 21);
        _deliver(tao, 20);
    }

    function _setDesk(address which, bool isDesk) private {
        vm.prank(registrar);
        register.setDesk(which, isDesk);
    }

    function _earmark(uint256 shares) private {
        vm.prank(desk);
        register.earmark(lin, shares);
    }

    function _deliver(address to, uint256 shares) private {
        vm.prank(desk);
        register.deliver(lin, to, shares);
    }

    function _cancel(uint256 shares) private {
        vm.prank(desk);
        register.cancelEarmarked(lin, shares);
    }

    function _agreeable(address from, address to) private view returns (IShareRegister.Restriction reason) {
        return register.detectDeliveryRestriction(from, to, 60);
    }
}
