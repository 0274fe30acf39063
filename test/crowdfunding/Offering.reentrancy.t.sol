// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IOffering} from "../../contracts/crowdfunding/interfaces/IOffering.sol";
import {Offering} from "../../contracts/crowdfunding/Offering.sol";
import {Reentrant} from "../../contracts/mocks/base/Reentrant.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {HostileTokenTest} from "./support/HostileTokenTest.sol";

/// @title A token that calls back on every money path
/// @notice The token itself is the caller: it tries everything that anybody may do.
contract OfferingReentrantTokenTest is HostileTokenTest {
    bytes[] private _calls;

    function setUp() public override {
        super.setUp();
        // The token has a commitment of its own, so that its calls would succeed without the guard.
        IOffering.Agreement memory agreement = _agreement(10);
        _calls.push(abi.encodeCall(Offering.invest, (agreement, "")));
        _calls.push(abi.encodeCall(Offering.reconfirm, (agreement, "")));
        _calls.push(abi.encodeCall(Offering.cancel, (address(token))));
        _calls.push(abi.encodeCall(Offering.refund, (address(token))));
        _calls.push(abi.encodeCall(Offering.sendBack, (bob)));
        _calls.push(abi.encodeCall(Offering.claim, (bob, bob)));
        _calls.push(abi.encodeCall(Offering.releaseRemainder, ()));
        _calls.push(abi.encodeCall(Offering.collectFee, ()));
        _calls.push(abi.encodeCall(Offering.file, (FILING)));
    }

    function test_DuringAnInvestment() public {
        for (uint256 i = 0; i < _calls.length; ++i) {
            _arm(_calls[i]);
            _invest("ann", 10);
            _assertBlocked(i + 1);
        }
        _assertEscrow();
    }

    function test_DuringACancellation() public {
        for (uint256 i = 0; i < _calls.length; ++i) {
            _arm(_calls[i]);
            _cancel("ann");
            _assertBlocked(i + 1);
            _invest("ann", 400);
        }
        _assertEscrow();
    }

    function test_DuringRefunds() public {
        offering.withdraw();
        _arm(abi.encodeCall(Offering.sendBack, (bob)));
        offering.sendBack(ann);
        _assertBlocked(1);
        _arm(abi.encodeCall(Offering.sendBack, (ann)));
        vm.prank(bob);
        offering.refund(bob);
        _assertBlocked(2);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_DuringTheFilingTheFeeAndAClaim() public {
        (terms.isProRata, terms.cap) = (true, 1000);
        _reopen();
        _invest("ann", 800);
        _invest("bob", 800);
        _invest("eve", 400);
        vm.warp(DEADLINE);
        offering.close();
        _arm(abi.encodeCall(Offering.claim, (bob, bob)));
        offering.file(FILING);
        _assertBlocked(1);
        _arm(abi.encodeCall(Offering.claim, (bob, bob)));
        offering.claim(ann, ann);
        _assertBlocked(2);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        _arm(abi.encodeCall(Offering.releaseRemainder, ()));
        offering.releaseRemainder();
        _assertBlocked(3);
        _arm(abi.encodeCall(Offering.collectFee, ()));
        offering.collectFee();
        _assertBlocked(4);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
        vm.assertEq(token.balanceOf(address(destination)), 9_501_00, "proceeds once");
    }

    /// @notice What carries no guard moves no money: it runs in the middle of a payment and changes nothing of it.
    function test_ClosingDuringAPaymentHarmsNobody() public {
        _invest("bob", 200);
        _change("second version");
        _reconfirm("bob");
        vm.warp(DEADLINE);
        _arm(abi.encodeCall(Offering.close, ()));
        offering.sendBack(ann);
        vm.assertTrue(Reentrant(address(token)).lastSuccess(), "closed in between");
        _assertStage(IOffering.Stage.Closed);
        _assertEscrow();
    }

    function _newToken() internal override returns (IERC20) {
        return new ReentrantToken();
    }

    function _arm(bytes memory data) private {
        Reentrant(address(token)).arm(address(offering), data);
    }

    function _assertBlocked(uint256 attempts) private view {
        Reentrant attacker = Reentrant(address(token));
        vm.assertEq(attacker.attempts(), attempts, "fired");
        vm.assertFalse(attacker.lastSuccess(), "blocked");
        bytes memory guard = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(attacker.lastReturnData(), guard, "by the guard");
    }
}

/// @title Payees with a hook
contract OfferingPayeeTest is HostileTokenTest {
    function test_AnInvestorCannotLeaveTwiceFromItsHook() public {
        _invest("eve", 50);
        vm.etch(eve, type(ReentrantPayee).runtimeCode);
        ReentrantPayee(payable(eve)).arm(address(offering), abi.encodeCall(Offering.cancel, (eve)));
        _cancel("eve");
        vm.assertEq(ReentrantPayee(payable(eve)).attempts(), 1, "fired");
        vm.assertFalse(ReentrantPayee(payable(eve)).lastSuccess(), "blocked");
        vm.assertEq(token.balanceOf(eve), PURSE, "its money once");
        _assertEscrow();
    }

    function test_AnInvestorThatRefusesItsMoneyHoldsNobodyUp() public {
        _invest("eve", 50);
        vm.etch(eve, type(RejectingPayee).runtimeCode);
        offering.withdraw();
        vm.expectRevert(
            abi.encodeWithSelector(RejectingPayee.RejectingPayeePaymentRefused.selector, address(offering))
        );
        offering.sendBack(eve);
        offering.sendBack(ann);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(address(offering)), 500_00, "only its own is left");
        vm.prank(eve);
        offering.refund(ann);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _newToken() internal override returns (IERC20) {
        return new CallbackToken();
    }
}
