// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ForwardDesk, OptionDesk, TradeTest} from "./support/TradeTest.sol";

/// Both ways in: proposal and confirmation, or one transaction with two signatures.
abstract contract TradeOpenTest is TradeTest {
    function test_AProposalHoldsTheProposersStakeOnly() public {
        _do(alice, _inceptCall());
        _assertState(IBilateralTrade.TradeState.Incepted, "proposed");
        _assertHeld(STAKE_A, 0, "proposed by the first party");

        deal.salt = 2;
        _do(bob, _inceptCall());
        IBilateralTrade.Trade memory trade = IBilateralTrade(product).tradeOf(_id());
        vm.assertEq(trade.heldA, 0, "proposed by the second party: first");
        vm.assertEq(trade.heldB, STAKE_B, "proposed by the second party: second");
        _assertChange(-int256(uint256(STAKE_A)), -int256(uint256(STAKE_B)), "each has paid once");
    }

    function test_AConfirmationHoldsBothStakes() public {
        _do(bob, _inceptCall());
        bytes32 tradeId = _id();
        vm.expectEmit(product);
        emit IBilateralTrade.TradeConfirmed(tradeId, alice, bob);
        _do(alice, _confirmCall());
        _assertState(IBilateralTrade.TradeState.Confirmed, "confirmed");
        _assertHeld(STAKE_A, STAKE_B, "confirmed");
    }

    function test_AnybodyOpensWithBothSignatures() public {
        bytes memory call = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        vm.expectEmit(product);
        emit IBilateralTrade.TradeConfirmed(_id(), alice, bob);
        _do(stranger, call);
        _assertState(IBilateralTrade.TradeState.Confirmed, "opened");
        _assertHeld(STAKE_A, STAKE_B, "opened");
    }

    function test_RevertWhen_AStrangerProposes() public {
        bytes memory call = _inceptCall();
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotParty.selector, stranger, alice, bob));
        _do(stranger, call);
    }

    function test_RevertWhen_TheProposerConfirmsHimself() public {
        bytes memory call = _confirmCall();
        _do(alice, _inceptCall());
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotEntitled.selector, alice, bob));
        _do(alice, call);

        deal.salt = 2;
        call = _confirmCall();
        _do(bob, _inceptCall());
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeCallerNotEntitled.selector, stranger, alice));
        _do(stranger, call);
    }

    function test_RevertWhen_NothingWasProposed() public {
        bytes memory call = _confirmCall();
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Inactive, IBilateralTrade.TradeState.Incepted));
        _do(bob, call);
    }

    function test_RevertWhen_ASheetIsOpenedTwice() public {
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        (bytes memory incept, bytes memory confirm) = (_inceptCall(), _confirmCall());
        _do(alice, incept);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Incepted, IBilateralTrade.TradeState.Inactive));
        _do(bob, incept);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Incepted, IBilateralTrade.TradeState.Inactive));
        _do(bob, open);

        _do(bob, confirm);
        bytes memory refusal = _wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.Inactive);
        vm.expectRevert(refusal);
        _do(alice, incept);
        vm.expectRevert(refusal);
        _do(stranger, open);
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Confirmed, IBilateralTrade.TradeState.Incepted));
        _do(bob, confirm);
    }

    function test_RevertWhen_AnEndedSheetIsOpenedAgain() public {
        deal.validUntil = type(uint40).max;
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        _decided(PAYOUT);
        _do(stranger, _settleCall());
        vm.expectRevert(_wrongState(IBilateralTrade.TradeState.Settled, IBilateralTrade.TradeState.Inactive));
        _do(stranger, open);
    }

    function test_ASheetIsGoodThroughItsLastSecond() public {
        (bytes memory incept, bytes memory confirm) = (_inceptCall(), _confirmCall());
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        bytes memory refusal = abi.encodeWithSelector(IBilateralTrade.TermSheetExpired.selector, VALID_UNTIL);
        uint256 snapshot = vm.snapshotState();

        vm.warp(VALID_UNTIL + 1);
        vm.expectRevert(refusal);
        _do(alice, incept);
        vm.expectRevert(refusal);
        _do(stranger, open);
        vm.revertToState(snapshot);

        vm.warp(VALID_UNTIL);
        _do(stranger, open);
        vm.revertToState(snapshot);

        vm.warp(VALID_UNTIL);
        _do(alice, incept);
        vm.warp(VALID_UNTIL + 1);
        vm.expectRevert(refusal);
        _do(bob, confirm);
        vm.warp(VALID_UNTIL);
        _do(bob, confirm);
    }

    function test_ATradeOpensBeforeItsExpiry() public {
        deal.validUntil = type(uint40).max;
        (bytes memory incept, bytes memory confirm) = (_inceptCall(), _confirmCall());
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        bytes memory refusal = abi.encodeWithSelector(IBilateralTrade.TradeExpiryPassed.selector, EXPIRY);
        uint256 snapshot = vm.snapshotState();

        for (uint40 time = EXPIRY; time <= EXPIRY + 1; ++time) {
            vm.warp(time);
            vm.expectRevert(refusal);
            _do(alice, incept);
            vm.expectRevert(refusal);
            _do(stranger, open);
        }
        vm.warp(EXPIRY - 1);
        _do(stranger, open);
        vm.revertToState(snapshot);

        vm.warp(EXPIRY - 1);
        _do(alice, incept);
        vm.warp(EXPIRY);
        vm.expectRevert(refusal);
        _do(bob, confirm);
    }

    function test_RevertWhen_TheFeedIsUnknown() public {
        deal.feedId = "nobody observes this";
        bytes memory open = _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id()));
        bytes memory incept = _inceptCall();
        bytes memory refusal = abi.encodeWithSelector(IQuorumOracle.OracleFeedUnknown.selector, deal.feedId);
        vm.expectRevert(refusal);
        _do(alice, incept);
        vm.expectRevert(refusal);
        _do(stranger, open);
    }

    function test_RevertWhen_SomebodyTradesWithHimself() public {
        deal.partyB = alice;
        bytes memory call = _inceptCall();
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradePartiesEqual.selector, alice));
        _do(alice, call);
    }

    function test_RevertWhen_APartyPutsNothingAtStake() public {
        deal.stakeA = 0;
        bytes memory call = _inceptCall();
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeStakeMissing.selector, 0, STAKE_B));
        _do(bob, call);
    }

    function test_RevertWhen_APartyCannotPay() public {
        (bytes memory incept, bytes memory confirm) = (_inceptCall(), _confirmCall());
        _do(alice, incept);
        vm.prank(bob);
        token.approve(product, STAKE_B - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, product, STAKE_B - 1, STAKE_B)
        );
        _do(bob, confirm);
        _assertState(IBilateralTrade.TradeState.Incepted, "still proposed");
        _assertHeld(STAKE_A, 0, "still proposed");
    }
}

// solhint-disable no-empty-blocks
contract FxForwardOpenTest is TradeOpenTest, ForwardDesk {}

contract WeatherOptionOpenTest is TradeOpenTest, OptionDesk {}
