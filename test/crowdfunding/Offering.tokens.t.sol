// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {HostileTokenTest} from "./support/HostileTokenTest.sol";

contract OfferingFeeTokenTest is HostileTokenTest {
    function test_RevertWhen_TheTokenKeepsAPartOfTheInvestment() public {
        FeeToken(address(token)).setFeeBps(100);
        _investRefused("bob", 100, _mismatch(7_990_00, 8_000_00));
        _assertUsed("bob", 3_000_00);
        _assertEscrow();
    }

    function test_RevertWhen_TheTokenKeepsAPartOfTheProceeds() public {
        vm.warp(DEADLINE);
        offering.close();
        FeeToken(address(token)).setFeeBps(100);
        vm.expectRevert(_mismatch(6_583_50, 6_650_00));
        offering.file(FILING);
        _assertStage(IOffering.Stage.Closed);
        FeeToken(address(token)).setFeeBps(0);
        offering.file(FILING);
        _finish();
    }

    /// @notice What goes to a person costs him the fee of his token and nobody else anything.
    function test_AFeeOnTheWayOutIsThePersonsOwn() public {
        FeeToken(address(token)).setFeeBps(100);
        _cancel("ann");
        vm.assertEq(token.balanceOf(ann), 999_960_00, "ann");
        _assertEscrow();
        offering.withdraw();
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _newToken() internal override returns (IERC20) {
        return new FeeToken(0);
    }
}

contract OfferingFalseReturnTokenTest is HostileTokenTest {
    function test_RevertWhen_NothingMoves() public {
        _fail(true);
        _investRefused("ann", 100, _failed());
        _cancelRefused("ann", _failed());
        _fail(false);
        vm.warp(DEADLINE);
        offering.close();
        _fail(true);
        vm.expectRevert(_failed());
        offering.file(FILING);
        _fail(false);
        offering.file(FILING);
        _fail(true);
        vm.expectRevert(_failed());
        offering.collectFee();
        _fail(false);
        _finish();
    }

    function test_RevertWhen_ARefundDoesNotMove() public {
        offering.withdraw();
        _fail(true);
        vm.expectRevert(_failed());
        offering.sendBack(ann);
        vm.expectRevert(_failed());
        vm.prank(ann);
        offering.refund(ann);
        vm.assertEq(offering.positionOf(ann).shares, 400, "still hers");
        _assertUsed("ann", 4_000_00);
        _fail(false);
        offering.sendBack(ann);
        vm.assertEq(token.balanceOf(ann), PURSE, "all back");
    }

    function test_RevertWhen_TheInvestorHasNoMoney() public {
        vm.prank(ann);
        token.transfer(issuer, PURSE - 4_000_00);
        _investRefused("ann", 10, _failed());
    }

    function test_RevertWhen_TheRestOfAClaimDoesNotMove() public {
        _oversubscribe();
        _fail(true);
        vm.expectRevert(_failed());
        offering.claim(ann, ann);
        vm.assertFalse(offering.positionOf(ann).isClaimed, "not claimed");
        _fail(false);
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        _fail(true);
        vm.expectRevert(_failed());
        offering.releaseRemainder();
        _fail(false);
        offering.releaseRemainder();
        offering.collectFee();
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _newToken() internal override returns (IERC20) {
        return new FalseReturnToken();
    }

    function _fail(bool isFailing) private {
        FalseReturnToken(address(token)).setFailing(isFailing);
    }

    function _failed() private view returns (bytes memory) {
        return abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
    }
}

/// Tether returns nothing from a transfer.
contract OfferingNoReturnTokenTest is HostileTokenTest {
    function test_AWholeLife() public {
        _cancel("ann");
        _invest("ann", 400);
        _closeAndFile();
        _finish();
    }

    function test_AnOversubscribedLife() public {
        _oversubscribe();
        _claimAll();
    }

    function test_ARefund() public {
        offering.withdraw();
        offering.sendBack(ann);
        vm.prank(bob);
        offering.refund(bob);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _newToken() internal override returns (IERC20) {
        return IERC20(address(new NoReturnToken()));
    }
}

/// Nothing is moved where nothing is owed, because some tokens refuse that.
contract OfferingRevertOnZeroTokenTest is HostileTokenTest {
    function test_AClaimWithoutARestMovesNothing() public {
        _closeAndFile();
        _finish();
    }

    function test_AnOfferingWithoutAFeeMovesNone() public {
        terms.feeBps = 0;
        _reopen();
        _invest("ann", 500);
        _closeAndFile();
        offering.claim(ann, ann);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_WithoutProceedsNothingGoesToTheVault() public {
        (terms.isProRata, terms.cap, terms.target, terms.minimum) = (true, 1, 1, 1);
        _reopen();
        _invest("ann", 1);
        _invest("bob", 1);
        _closeAndFile();
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        vm.assertEq(token.balanceOf(ann) + token.balanceOf(bob), 2 * PURSE - 7_000_00, "refunded");
    }

    function _newToken() internal override returns (IERC20) {
        return new RevertOnZeroToken();
    }
}
