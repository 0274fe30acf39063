// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {IFxForward} from "../../contracts/derivatives/interfaces/IFxForward.sol";
import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ForwardDesk} from "./support/TradeTest.sol";

/// What is special about the forward: its terms, its payoff, and a fixing that cannot be one.
contract FxForwardTest is ForwardDesk {
    function test_TheTermsAreToldWhenTheyComeOnTheChain() public {
        IFxForward.Terms memory terms = _terms();
        bytes32 tradeId = _id();
        bytes memory open = _openCall(_sign(aliceKey, tradeId), _sign(bobKey, tradeId));
        uint256 snapshot = vm.snapshotState();
        vm.expectEmit(address(forward));
        emit IFxForward.ForwardIncepted(tradeId, alice, terms);
        vm.prank(alice);
        vm.assertEq(forward.incept(terms), tradeId, "id");
        vm.revertToState(snapshot);

        vm.expectEmit(address(forward));
        emit IFxForward.ForwardIncepted(tradeId, stranger, terms);
        _do(stranger, open);
    }

    function test_RevertWhen_TheTermsMakeNoSense() public {
        IFxForward.Terms memory terms = _terms();
        terms.notional = 0;
        vm.expectRevert(abi.encodeWithSelector(IFxForward.ForwardNotionalMissing.selector));
        vm.prank(alice);
        forward.incept(terms);

        terms = _terms();
        for (int64 strike = -1; strike <= 0; ++strike) {
            terms.strike = strike;
            vm.expectRevert(abi.encodeWithSelector(IFxForward.ForwardStrikeInvalid.selector, strike));
            vm.prank(alice);
            forward.incept(terms);
            vm.expectRevert(abi.encodeWithSelector(IFxForward.ForwardStrikeInvalid.selector, strike));
            forward.open(terms, "", "");
        }
    }

    function test_AFixingThatCannotBeOneEndsTheTradeLikeNone() public {
        _confirmed();
        (bytes memory settle, bytes memory terminate) = (_settleCall(), _terminateCall());
        _observe(FEED, EXPIRY, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IBilateralTrade.TradeNotSilent.selector, FEED, EXPIRY, IQuorumOracle.Status.Posted)
        );
        _do(stranger, terminate);
        vm.warp(EXPIRY + CHALLENGE_SECONDS);
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeReadingUnusable.selector, int64(0)));
        _do(stranger, settle);
        _do(stranger, terminate);
        _assertState(IBilateralTrade.TradeState.Terminated, "terminated");
        _assertChange(0, 0, "terminated");
    }

    function test_OneIsTheSmallestFixing() public {
        _confirmed();
        _finalise(FEED, EXPIRY, 1);
        _do(stranger, _settleCall());
        _assertChange(-int256(uint256(STAKE_A)), int256(uint256(STAKE_A)), "the buyer loses his margin");
    }

    function test_RevertWhen_AskedForTheImpossible() public {
        IFxForward.Terms memory terms = _terms();
        vm.expectRevert(abi.encodeWithSelector(IBilateralTrade.TradeReadingUnusable.selector, int64(-1)));
        forward.payoutOf(terms, -1);
    }

    function test_ItIsBoundToItsTokenAndOracle() public view {
        vm.assertEq(address(forward.TOKEN()), address(token), "token");
        vm.assertEq(address(forward.ORACLE()), address(oracle), "oracle");
    }

    function test_TheIdIsTheTypedHashOfTheTerms() public view {
        // solhint-disable max-line-length
        bytes32 typeHash = keccak256(
            "Forward(address buyer,address seller,uint64 buyerMargin,uint64 sellerMargin,uint64 notional,int64 strike,bytes32 feedId,uint40 expiry,uint40 validUntil,bytes32 termsHash,uint256 salt)"
        );
        // solhint-enable max-line-length
        vm.assertEq(_id(), _typedHash("FinChain Lab FxForward", keccak256(abi.encode(typeHash, _terms()))), "id");
    }

    function test_WorkedExamples() public view {
        _assertPayout(RATE, 300_00, "flat: each has his own margin");
        _assertPayout(400_000, 800_00, "the yuan is worth twice as much: half of the notional");
        _assertPayout(210_000, 347_61, "47.619 is rounded down to 47.61");
        _assertPayout(190_000, 247_37, "-52.6315 is rounded toward zero to -52.63");
        _assertPayout(153_846, 0, "-300.00 is the whole margin");
        _assertPayout(100_000, 0, "-1,000.00 is limited to the margin of 300.00");
        _assertPayout(type(int64).max, 1299_99, "never quite the notional: 999.99");
    }

    /// Any terms and any fixing: the model takes the two directions apart and never divides a negative number.
    function testFuzz_PayoutsFollowTheModel(
        uint64 notional,
        uint64 strike,
        uint64 fixing,
        uint64 buyerMargin,
        uint64 sellerMargin
    ) public view {
        IFxForward.Terms memory terms = _terms();
        (terms.notional, terms.buyerMargin, terms.sellerMargin) = (notional, buyerMargin, sellerMargin);
        terms.strike = _rate(strike);
        int64 fixed_ = _rate(fixing);
        (uint256 buyer, uint256 seller) = forward.payoutOf(terms, fixed_);

        uint256 both = uint256(buyerMargin) + sellerMargin;
        vm.assertEq(buyer + seller, both, "I26: every unit is paid");
        uint256 k = uint256(uint64(terms.strike));
        uint256 f = uint256(uint64(fixed_));
        if (f >= k) {
            uint256 gain = (uint256(notional) * (f - k)) / f;
            vm.assertEq(buyer, gain > sellerMargin ? both : buyerMargin + gain, "the buyer wins");
        } else {
            uint256 loss = (uint256(notional) * (k - f)) / f;
            vm.assertEq(seller, loss > buyerMargin ? both : sellerMargin + loss, "the seller wins");
        }
    }

    /// The higher the fixing, the more for the buyer.
    function testFuzz_PayoutsAreMonotone(uint64 fixing, uint64 higher) public view {
        (int64 low, int64 high) = (_rate(fixing), _rate(higher));
        if (low > high) (low, high) = (high, low);
        (uint256 less, ) = forward.payoutOf(_terms(), low);
        (uint256 more, ) = forward.payoutOf(_terms(), high);
        vm.assertLe(less, more, "monotone");
    }

    function _assertPayout(int64 fixing, uint256 expected, string memory reason) private view {
        (uint256 buyer, uint256 seller) = forward.payoutOf(_terms(), fixing);
        vm.assertEq(buyer, expected, reason);
        vm.assertEq(seller, uint256(STAKE_A) + STAKE_B - expected, reason);
    }

    function _typedHash(string memory name, bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                address(forward)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @dev Any rate that a feed can carry.
    function _rate(uint64 seed) private pure returns (int64) {
        return int64(uint64(_bound(seed, 1, uint64(type(int64).max))));
    }
}
