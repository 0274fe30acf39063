// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterTest} from "./support/RegisterTest.sol";

/// Refresh and the holder cap of five: persons, members of entities, promises.
contract ShareRegisterSeatsTest is RegisterTest {
    function test_RefreshCopiesTheVerdict() public {
        address wallet = _actor("wallet");
        vm.assertFalse(register.refresh(wallet), "unknown");
        identity.tell(wallet, IIdentityRegistry.Code.Valid, _person("w", IIdentityRegistry.Class.Accredited, 1));
        vm.assertFalse(register.canReceive(wallet), "not before the refresh");
        vm.expectEmit(address(register));
        emit IShareRegister.WalletRefreshed(wallet, _subject("w"), IIdentityRegistry.Code.Valid, true, true, 1);
        vm.assertTrue(register.refresh(wallet), "admitted");
        IShareRegister.Standing memory standing = register.standingOf(wallet);
        vm.assertTrue(standing.isAdmitted && standing.isAccredited, "flags");
        vm.assertFalse(standing.isFrozen || standing.isTreasury, "no other flags");
        vm.assertEq(bytes32(standing.subject), bytes32(_subject("w")), "subject");

        identity.tell(wallet, IIdentityRegistry.Code.Revoked, _person("w", IIdentityRegistry.Class.Accredited, 1));
        vm.expectEmit(address(register));
        emit IShareRegister.WalletRefreshed(wallet, _subject("w"), IIdentityRegistry.Code.Revoked, false, false, 1);
        register.refresh(wallet);
        vm.assertFalse(register.standingOf(wallet).isAccredited, "accredited no more");
    }

    function test_TheIssuerIsTheTreasuryAndNotAdmitted() public {
        _tell(issuer, "issuer", IIdentityRegistry.Class.Entity, 1);
        vm.expectEmit(address(register));
        emit IShareRegister.TreasuryOpened(issuer);
        vm.assertFalse(register.refresh(issuer), "refresh");
        vm.assertFalse(register.canSend(issuer), "canSend");
        vm.assertTrue(register.canReceive(issuer), "canReceive");
        vm.assertTrue(register.standingOf(issuer).isTreasury, "treasury");
    }

    function test_PersonsCountAndNotWallets() public {
        address second = _secondWallet();
        _issue(lin, 10);
        _issue(second, 10);
        vm.assertEq(register.books().holders, 1, "one person");
        _unlock();
        _transfer(second, lin, 10);
        vm.assertEq(register.books().holders, 1, "still");
        _transfer(lin, second, 20);
        vm.assertEq(register.books().holders, 1, "all moved");
        _transfer(second, issuer, 20);
        vm.assertEq(register.books().holders, 0, "left");
        (uint24 members, uint32 wallets) = register.seatsOf(_subject("lin"));
        vm.assertEq(members, 1, "members");
        vm.assertEq(wallets, 0, "wallets");
    }

    function test_EntitiesTakeTheSeatsOfTheirMembers() public {
        vm.expectEmit(address(register));
        emit IShareRegister.HoldersChanged(3);
        _issue(zhou, 10);
        _issue(lin, 10);
        vm.assertEq(register.freeSeats(), 1, "free");
        _unlock();
        vm.expectEmit(address(register));
        emit IShareRegister.HoldersChanged(1);
        _transfer(zhou, lin, 10);
    }

    function test_AnEntityWithoutMembersCountsAsOne() public {
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 0);
        _issue(zhou, 10);
        vm.assertEq(register.books().holders, 1, "holders");
    }

    function test_RevertWhen_TheCapIsReached() public {
        _issue(zhou, 10);
        _issue(lin, 10);
        _issue(mei, 10);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesHolderCapReached.selector, 6, 5));
        _issue(tao, 10);
        _unlock();
        vm.assertFalse(register.canTransfer(lin, tao, 9), "canTransfer");
        _expectRestricted(IShareRegister.Restriction.HolderCapReached, lin, tao, 9);
        _transfer(lin, tao, 9);
        // The seat of somebody who sells everything is free for the buyer.
        _transfer(lin, tao, 10);
        // Within a person no seat is needed.
        _transfer(mei, _lateWallet("mei"), 5);
        vm.assertEq(register.books().holders, 5, "holders");
        // Three members sell to one more person than there were: the entity's own second wallet needs none either.
        _transfer(zhou, _lateWallet("zhou"), 10);
        vm.assertEq(register.books().holders, 5, "holders at the end");
    }

    function test_RevertWhen_ABiggerEntityBuysFromASmallHolder() public {
        _issue(lin, 10);
        _issue(mei, 10);
        _issue(tao, 10);
        _unlock();
        // 3 - 1 + 3 = 5 fit, with one promised seat they do not.
        vm.assertTrue(register.canTransfer(lin, zhou, 10), "five");
        vm.prank(minter);
        register.promiseSeats(1);
        _expectRestricted(IShareRegister.Restriction.HolderCapReached, lin, zhou, 10);
        _transfer(lin, zhou, 10);
        vm.prank(minter);
        register.promiseSeats(0);
        _transfer(lin, zhou, 10);
    }

    function test_ForcedTransferKeepsTheCap() public {
        _issue(zhou, 10);
        _issue(lin, 10);
        _issue(mei, 10);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesHolderCapReached.selector, 6, 5));
        vm.prank(registrar);
        register.forcedTransfer(lin, tao, 5, REASON);
        vm.prank(registrar);
        register.forcedTransfer(lin, tao, 10, REASON);
    }

    function test_PromisedSeatsAreTaken() public {
        _issue(zhou, 10);
        vm.expectEmit(address(register));
        emit IShareRegister.SeatsPromised(2);
        vm.prank(minter);
        register.promiseSeats(2);
        vm.assertEq(register.freeSeats(), 0, "free");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesHolderCapReached.selector, 6, 5));
        vm.prank(minter);
        register.promiseSeats(3);
        _unlock();
        _expectRestricted(IShareRegister.Restriction.HolderCapReached, zhou, lin, 5);
        _transfer(zhou, lin, 5);
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesHolderCapReached.selector, 6, 5));
        _issue(lin, 5);

        vm.prank(minter);
        register.issue(lin, 5, 1);
        vm.assertEq(register.books().promised, 1, "one used up");
        vm.expectRevert(abi.encodeWithSelector(IShareRegister.SharesSeatsNotPromised.selector, 2, 1));
        vm.prank(minter);
        register.issue(mei, 5, 2);
    }

    function test_MembersChangeWithARefresh() public {
        _issue(zhou, 10);
        _issue(lin, 10);
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 4);
        vm.assertEq(register.books().holders, 5, "grown");
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 5);
        vm.assertEq(register.books().holders, 5, "no seat for the fifth");
        vm.assertFalse(register.canSend(zhou), "not admitted meanwhile");
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 2);
        vm.assertEq(register.books().holders, 3, "shrunk");
        vm.assertTrue(register.canSend(zhou), "admitted again");
        vm.prank(minter);
        register.promiseSeats(2);
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 3);
        vm.assertEq(register.books().holders, 3, "promises come first");
        _unlock();
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 2);
        _transfer(zhou, lin, 10);
        vm.assertEq(register.books().holders, 1, "left with two");
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 7);
        vm.assertEq(register.books().holders, 1, "who holds nothing takes no seat");
    }

    function test_WithoutACapThereIsRoom() public {
        IShareRegister.Terms memory terms = _terms();
        terms.holderCap = 0;
        register = _open(terms);
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 1_000);
        _issue(zhou, 1);
        vm.assertEq(register.freeSeats(), uint256(type(uint32).max) - 1_000, "free");
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesHolderCapReached.selector,
                uint256(type(uint32).max) + 1_000,
                type(uint32).max
            )
        );
        vm.prank(minter);
        register.promiseSeats(type(uint32).max);
    }

    function _secondWallet() private returns (address wallet) {
        return _lateWallet("lin");
    }

    function _lateWallet(bytes memory subject) private returns (address wallet) {
        wallet = _actor(string.concat(string(subject), "'s second wallet"));
        (uint24 members, ) = register.seatsOf(_subject(subject));
        _tell(wallet, subject, IIdentityRegistry.Class.Retail, members);
    }
}
