// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IERC7943} from "../../contracts/crowdfunding/interfaces/IERC7943.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// What the registrar may do, only for a reason and only after notice: freeze, force, recover.
contract ShareRegisterRegistrarTest is RegisterTest {
    address private _spare = _actor("lin's spare wallet");

    function setUp() public override {
        super.setUp();
        _issue(lin, 100);
        _tell(_spare, "lin", IIdentityRegistry.Class.Retail, 1);
    }

    function test_FreezesWithAReason() public {
        vm.expectEmit(address(register));
        emit IShareRegister.WalletFrozen(lin, true, REASON);
        vm.startPrank(registrar);
        register.setFrozen(lin, true, REASON);
        vm.assertTrue(register.standingOf(lin).isFrozen, "frozen");
        vm.assertEq(register.freeSharesOf(lin), 0, "nothing free");
        vm.expectEmit(address(register));
        emit IShareRegister.ReasonGiven(lin, REASON);
        vm.expectEmit(address(register));
        emit IERC7943.Frozen(lin, 150);
        register.setFrozenTokens(lin, 150, REASON);
        vm.stopPrank();
        vm.assertEq(register.getFrozenTokens(lin), 150, "more than he has");
        vm.assertEq(register.standingOf(lin).frozen, 150, "standing");
    }

    function test_ForcedTransferPassesLockAndFreeze() public {
        vm.startPrank(registrar);
        register.setFrozen(lin, true, REASON);
        register.setFrozenTokens(lin, 90, REASON);
        vm.expectEmit(address(register));
        emit IERC7943.Frozen(lin, 70);
        vm.expectEmit(address(register));
        emit IERC20.Transfer(lin, mei, 30);
        vm.expectEmit(address(register));
        emit IShareRegister.ReasonGiven(lin, REASON);
        vm.expectEmit(address(register));
        emit IERC7943.ForcedTransfer(lin, mei, 30);
        register.forcedTransfer(lin, mei, 30, REASON);
        vm.assertEq(_shares(mei), 30, "moved");
        vm.assertEq(register.standingOf(mei).lockedUntil, register.standingOf(lin).lockedUntil, "the lock goes along");

        register.setFrozenTokens(lin, 10, REASON);
        register.forcedTransfer(lin, mei, 60, REASON);
        vm.assertEq(register.getFrozenTokens(lin), 10, "untouched when free shares suffice");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotFree.selector, lin, 11, 10));
        register.forcedTransfer(lin, mei, 11, REASON);
        vm.stopPrank();
    }

    function test_RevertWhen_TheReceiverOfAForcedTransferIsNotAdmitted() public {
        _end(mei, IIdentityRegistry.Code.Suspended);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotAdmitted.selector, mei));
        vm.prank(registrar);
        register.forcedTransfer(lin, mei, 1, REASON);
    }

    function test_RevertWhen_NoReasonIsGiven() public {
        vm.startPrank(registrar);
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        register.setFrozen(lin, true, 0);
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        register.setFrozenTokens(lin, 1, 0);
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        register.forcedTransfer(lin, mei, 1, 0);
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        register.recover(lin, _spare, 0);
        vm.expectRevert(IShareRegister.SharesReasonMissing.selector);
        register.recordException(lin, mei, IShareRegister.Ground.Death, 0);
    }

    function test_RevertWhen_TheCallerIsNotTheRegistrar() public {
        bytes memory reason = abi.encodeWithSelector(IShareRegister.SharesCallerNotAllowed.selector, lin, registrar);
        vm.startPrank(lin);
        vm.expectRevert(reason);
        register.setFrozen(lin, true, REASON);
        vm.expectRevert(reason);
        register.setFrozenTokens(lin, 1, REASON);
        vm.expectRevert(reason);
        register.forcedTransfer(lin, mei, 1, REASON);
        vm.expectRevert(reason);
        register.recover(lin, _spare, REASON);
        vm.expectRevert(reason);
        register.recordException(lin, mei, IShareRegister.Ground.Death, REASON);
        vm.expectRevert(reason);
        register.setDesk(lin, true);
    }

    /// The mould has no terms, so it obeys nobody.
    function test_RevertWhen_TheMouldIsUsed() public {
        vm.startPrank(address(0));
        vm.expectRevert();
        mould.setDesk(desk, true);
        vm.expectRevert();
        mould.setFrozen(lin, true, REASON);
        vm.expectRevert();
        mould.refresh(lin);
    }

    function test_RecoveryCarriesEverything() public {
        _declare(77_77);
        _issue(_spare, 11);
        _declare(1_11);
        uint256 due = uint256(register.dividendOf(lin)) + register.dividendOf(_spare);
        vm.startPrank(registrar);
        register.setFrozen(lin, true, REASON);
        register.setFrozenTokens(lin, 60, REASON);
        register.setFrozenTokens(_spare, 5, REASON);
        vm.stopPrank();
        uint256 lockedUntil = register.standingOf(lin).lockedUntil;
        _retire(lin);

        vm.expectEmit(address(register));
        emit IShareRegister.WalletFrozen(_spare, true, REASON);
        vm.prank(registrar);
        register.recover(lin, _spare, REASON);
        IShareRegister.Standing memory standing = register.standingOf(_spare);
        vm.assertEq(standing.shares, 111, "shares");
        vm.assertEq(standing.frozen, 65, "frozen part");
        vm.assertEq(standing.lockedUntil, lockedUntil, "lock");
        vm.assertTrue(standing.isFrozen, "freeze");
        vm.assertApproxEqAbs(register.dividendOf(_spare), due, 1, "dividends");
        vm.assertGe(register.dividendOf(_spare), due, "with both fractions");
        vm.assertEq(register.dividendOf(lin), 0, "nothing left");
        standing = register.standingOf(lin);
        vm.assertEq(standing.shares + standing.frozen + standing.lockedUntil, 0, "nothing left");
        vm.assertFalse(standing.isAdmitted, "the lost wallet is out");
        vm.assertEq(register.books().holders, 1, "one person");
    }

    function test_RecoveryOfAWalletThatLeftCarriesItsDividends() public {
        _declare(50_00);
        _unlock();
        _transfer(lin, mei, 100);
        _retire(lin);
        vm.expectEmit(address(register));
        emit IShareRegister.WalletRecovered(lin, _spare, 0, uint256(50_00) << 64, REASON);
        vm.prank(registrar);
        register.recover(lin, _spare, REASON);
        vm.assertEq(_claim(_spare), 50_00, "claim");
        vm.assertEq(register.getFrozenTokens(_spare), 0, "nothing frozen");
    }

    function test_RecoveryNeedsNoSeat() public {
        _issue(mei, 1);
        _issue(zhou, 1);
        _retire(lin);
        vm.prank(registrar);
        register.recover(lin, _spare, REASON);
        vm.assertEq(register.books().holders, 5, "full before and after");
        (, uint32 wallets) = register.seatsOf(_subject("lin"));
        vm.assertEq(wallets, 1, "wallets");
    }

    function test_RevertWhen_TheWalletIsNotRetired() public {
        vm.expectRevert(
            abi.encodeWithSelector(IShareRegister.SharesWalletNotRetired.selector, lin, IIdentityRegistry.Code.Valid)
        );
        vm.prank(registrar);
        register.recover(lin, _spare, REASON);
    }

    function test_RevertWhen_TheReplacementBelongsToSomebodyElse() public {
        _retire(lin);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotSamePerson.selector, lin, mei));
        vm.prank(registrar);
        register.recover(lin, mei, REASON);
    }

    function test_RevertWhen_TheReplacementIsNotValid() public {
        _retire(lin);
        _end(_spare, IIdentityRegistry.Code.Expired);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesNotAdmitted.selector, _spare));
        vm.prank(registrar);
        register.recover(lin, _spare, REASON);
    }

    function _retire(address wallet) private {
        (, IIdentityRegistry.Person memory person) = identity.check(wallet);
        identity.tell(wallet, IIdentityRegistry.Code.WalletRetired, person);
    }
}
