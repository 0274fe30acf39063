// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// The token refuses to pay some accounts; nobody else waits for them.
contract IndemnityCoverBlockedPayeesTest is IndemnityTest {
    function test_ABlockedHolderNamesAnotherPayee() public {
        _final(CRASH, LOSS);
        _block(alice, true);
        _expectBlocked(alice);
        vm.prank(stranger);
        indemnity.pay(policyId, CRASH, alice);
        _assertStatus(CRASH, IIndemnityCover.Status.Final);
        _assertBooks(_running(0, PAYMENT));

        vm.prank(alice);
        vm.assertEq(indemnity.pay(policyId, CRASH, bob), PAYMENT, "returned");
        vm.assertEq(token.balanceOf(bob), PAYMENT, "money");
        _assertBooks(_running(PAYMENT, 0));
    }

    function test_ABlockedHolderKeepsNobodyElseWaiting() public {
        bytes32 ofBob = _insure(_motorQuote(bob));
        _final(CRASH, LOSS);
        _block(alice, true);

        vm.warp(uint256(_claimOf(CRASH).clock) + CLAIM_SECONDS + 1);
        indemnity.lapse(policyId, CRASH);
        _close();
        indemnity.expire(ofBob);
        indemnity.close(ofBob);
        vm.assertEq(pool.books().locked, 0, "locked");
    }

    function test_ABlockedAppellantWaitsForHisBondAlone() public {
        _notify(CRASH, LOSS);
        _decide(CRASH, LOSS);
        _appeal(stranger, CRASH);
        _decideOnAppeal(CRASH, LOSS - 1);
        _block(stranger, true);
        _expectBlocked(stranger);
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(indemnity.appealOf(_claimId(CRASH)).bond, APPEAL_BOND, "still his");
        vm.assertGt(_collect(CRASH), 0, "the claim is paid");

        _block(stranger, false);
        indemnity.releaseBond(policyId, CRASH);
        vm.assertEq(token.balanceOf(stranger), APPEAL_BOND, "bond");
    }

    function test_ABlockedHolderCancelsToAnotherPayee() public {
        _block(alice, true);
        _expectBlocked(alice);
        vm.prank(alice);
        indemnity.cancel(motorQuote, alice);

        vm.prank(alice);
        indemnity.cancel(motorQuote, bob);
        vm.assertEq(token.balanceOf(bob), PREMIUM, "premium");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }

    function _block(address account, bool blocked) private {
        BlocklistToken(address(token)).setBlocked(account, blocked);
    }

    function _expectBlocked(address account) private {
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, account));
    }
}

/// The holder himself refuses every payment.
contract IndemnityCoverRejectingPayeesTest is IndemnityTest {
    RejectingPayee private refuser;

    function setUp() public override {
        super.setUp();
        refuser = new RejectingPayee();
        policyId = _insure(_motorQuote(address(refuser)));
        vm.warp(NOTICED_AT);
        refuser.execute(
            address(indemnity),
            abi.encodeCall(IIndemnityCover.notifyLoss, (policyId, CRASH, INCIDENT_AT, LOSS, EVIDENCE))
        );
        _decide(CRASH, LOSS);
        _runOut(CRASH);
    }

    function test_AHolderWhoRefusesCanStillBePaidElsewhere() public {
        vm.expectRevert(abi.encodeWithSelector(RejectingPayee.RejectingPayeePaymentRefused.selector, address(pool)));
        vm.prank(stranger);
        indemnity.pay(policyId, CRASH, address(refuser));
        _assertStatus(CRASH, IIndemnityCover.Status.Final);

        refuser.execute(address(indemnity), abi.encodeCall(IIndemnityCover.pay, (policyId, CRASH, bob)));
        vm.assertEq(token.balanceOf(bob), PAYMENT, "money");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new CallbackToken();
    }
}
