// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitDesk} from "../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ITenderOffer} from "../../contracts/crowdfunding/interfaces/ITenderOffer.sol";
import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {TenderTest} from "./support/TenderTest.sol";

/// @title Tenders that are backed by shares, of somebody else than the buyer
contract TenderOfferPruneTest is TenderTest {
    function test_SharesOfARecoveredWalletAreTenderedOnce() public {
        _tender(ada, 600);
        _tender(cai, 100);
        address ada2 = _recover(ada);
        vm.expectEmit(address(tenders));
        emit ITenderOffer.TenderChanged(tenderId, ada, 0, 100);
        tenders.prune(tenderId, ada);
        _tender(ada2, 600);
        vm.assertEq(tenders.acceptedOf(tenderId, cai), 14, "100 of 700, as before");
    }

    function test_RevertWhen_ThereIsNothingToPrune() public {
        _tender(cai, 100);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitNothingToPrune.selector, cai));
        tenders.prune(tenderId, cai);
        vm.warp(DEADLINE);
        tenders.close(tenderId);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderAlreadyClosed.selector, tenderId));
        tenders.prune(tenderId, cai);
    }

    function test_RevertWhen_ALostWalletWouldBePaid() public {
        _tender(ada, 600);
        vm.warp(DEADLINE);
        tenders.close(tenderId);
        identity.setCode(ada, IIdentityRegistry.Code.WalletRetired);
        vm.expectRevert(abi.encodeWithSelector(IExitDesk.ExitWalletRetired.selector, ada));
        tenders.settle(tenderId, ada);
    }

    function test_RevertWhen_TheBuyersOtherWalletTenders() public {
        address ben2 = _actor("ben2");
        identity.admit(ben2, bytes31(keccak256(abi.encode(ben))), IIdentityRegistry.Class.Retail, 1);
        register.refresh(ben2);
        _fund(ben2, FUNDS);
        tenderId = _open(ben2, BUDGET);
        vm.expectRevert(abi.encodeWithSelector(ITenderOffer.TenderByBuyer.selector, ben2));
        _tender(ben, 300);
    }

    /// @notice Otherwise everybody could tender all he has, and nobody could sell the part that is accepted.
    function test_RevertWhen_APartCouldNotBeDelivered() public {
        register = _newRegister(3);
        _enter(register, ada, 600);
        _enter(register, ben, 300);
        _enter(register, cai, 100);
        register.refresh(dan);
        vm.warp(START + 1 days);
        vm.prank(dan);
        tenderId = tenders.open(register, PRICE, BUDGET, DEADLINE + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareRegister.SharesTransferRestricted.selector,
                IShareRegister.Restriction.HolderCapReached,
                ada,
                dan,
                1
            )
        );
        _tender(ada, 600);
    }

    function _recover(address lost) private returns (address fresh) {
        fresh = _actor("replacement");
        identity.admit(fresh, bytes31(keccak256(abi.encode(lost))), IIdentityRegistry.Class.Retail, 1);
        identity.setCode(lost, IIdentityRegistry.Code.WalletRetired);
        register.recover(lost, fresh, REASON);
        vm.prank(fresh);
        register.approve(desk, type(uint256).max);
    }
}
