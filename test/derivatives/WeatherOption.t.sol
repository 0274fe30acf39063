// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IWeatherOption} from "../../contracts/derivatives/interfaces/IWeatherOption.sol";
import {OptionDesk} from "./support/TradeTest.sol";

/// What is special about the option: its terms and its payoff.
contract WeatherOptionTest is OptionDesk {
    function test_TheTermsAreToldWhenTheyComeOnTheChain() public {
        IWeatherOption.Terms memory terms = _terms();
        bytes32 tradeId = _id();
        bytes memory open = _openCall(_sign(aliceKey, tradeId), _sign(bobKey, tradeId));
        uint256 snapshot = vm.snapshotState();
        vm.expectEmit(address(option));
        emit IWeatherOption.OptionIncepted(tradeId, bob, terms);
        vm.prank(bob);
        vm.assertEq(option.incept(terms), tradeId, "id");
        vm.revertToState(snapshot);

        vm.expectEmit(address(option));
        emit IWeatherOption.OptionIncepted(tradeId, stranger, terms);
        _do(stranger, open);
    }

    function test_RevertWhen_TheOptionPaysNothingForAUnit() public {
        IWeatherOption.Terms memory terms = _terms();
        terms.tick = 0;
        vm.expectRevert(abi.encodeWithSelector(IWeatherOption.OptionTickMissing.selector));
        vm.prank(alice);
        option.incept(terms);
    }

    function test_ThePremiumIsAtMostTheCap() public {
        IWeatherOption.Terms memory terms = _terms();
        terms.premium = terms.cap + 1;
        bytes memory refusal = abi.encodeWithSelector(
            IWeatherOption.OptionPremiumTooHigh.selector,
            STAKE_B + 1,
            STAKE_B
        );
        vm.expectRevert(refusal);
        vm.prank(alice);
        option.incept(terms);
        vm.expectRevert(refusal);
        option.open(terms, "", "");

        terms.premium = terms.cap;
        vm.prank(alice);
        option.incept(terms);
    }

    function test_TheWriterEarnsThePremiumAtSettlement() public {
        _confirmed();
        _assertChange(-int256(uint256(STAKE_A)), -int256(uint256(STAKE_B)), "the premium waits in escrow");
        _finalise(FEED, EXPIRY, DAYS);
        _do(stranger, _settleCall());
        _assertChange(-int256(uint256(STAKE_A)), int256(uint256(STAKE_A)), "the writer has the premium");
    }

    function test_AnIndexMayBeZeroOrNegative() public {
        _confirmed();
        _finalise(FEED, EXPIRY, -5);
        _do(stranger, _settleCall());
        _assertChange(700_00, -700_00, "the cap less the premium");
    }

    function test_TheIdIsTheTypedHashOfTheTerms() public view {
        // solhint-disable max-line-length
        bytes32 typeHash = keccak256(
            "Option(address buyer,address writer,uint64 premium,uint64 cap,uint64 tick,int64 strike,uint8 kind,bytes32 feedId,uint40 expiry,uint40 validUntil,bytes32 termsHash,uint256 salt)"
        );
        // solhint-enable max-line-length
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab WeatherOption"),
                keccak256("1"),
                block.chainid,
                address(option)
            )
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, _terms()));
        vm.assertEq(_id(), keccak256(abi.encodePacked(hex"1901", domain, structHash)), "id");
    }

    function test_APutPaysBelowTheStrike() public view {
        _assertPayout(IWeatherOption.Kind.Put, 3001, 0, "above the strike");
        _assertPayout(IWeatherOption.Kind.Put, 3000, 0, "at the strike");
        _assertPayout(IWeatherOption.Kind.Put, 2999, 1_00, "one day");
        _assertPayout(IWeatherOption.Kind.Put, 2001, 999_00, "just below the cap");
        _assertPayout(IWeatherOption.Kind.Put, 2000, 1000_00, "the cap");
        _assertPayout(IWeatherOption.Kind.Put, 1999, 1000_00, "no more than the cap");
        _assertPayout(IWeatherOption.Kind.Put, type(int64).min, 1000_00, "no more than the cap");
    }

    function test_ACallPaysAboveTheStrike() public view {
        _assertPayout(IWeatherOption.Kind.Call, 2999, 0, "below the strike");
        _assertPayout(IWeatherOption.Kind.Call, 3000, 0, "at the strike");
        _assertPayout(IWeatherOption.Kind.Call, 3001, 1_00, "one day");
        _assertPayout(IWeatherOption.Kind.Call, 4000, 1000_00, "the cap");
        _assertPayout(IWeatherOption.Kind.Call, type(int64).max, 1000_00, "no more than the cap");
    }

    /// Any terms and any index: the model counts in 256 bits from the larger to the smaller number.
    function testFuzz_PayoutsFollowTheModel(
        int64 strike,
        int64 index,
        uint64 tick,
        uint64 premium,
        uint64 cap,
        bool isCall
    ) public view {
        IWeatherOption.Terms memory terms = _terms();
        (terms.strike, terms.tick, terms.premium, terms.cap) = (strike, tick, premium, cap);
        terms.kind = isCall ? IWeatherOption.Kind.Call : IWeatherOption.Kind.Put;
        (uint256 buyer, uint256 writer) = option.payoutOf(terms, index);

        (int256 high, int256 low) = isCall ? (int256(index), int256(strike)) : (int256(strike), int256(index));
        uint256 full = high > low ? uint256(high - low) * tick : 0;
        vm.assertEq(buyer, full > cap ? cap : full, "payout");
        vm.assertEq(buyer + writer, uint256(premium) + cap, "I26: every unit is paid");
    }

    function _assertPayout(IWeatherOption.Kind kind, int64 index, uint256 expected, string memory reason) private view {
        IWeatherOption.Terms memory terms = _terms();
        terms.kind = kind;
        (uint256 buyer, uint256 writer) = option.payoutOf(terms, index);
        vm.assertEq(buyer, expected, reason);
        vm.assertEq(writer, uint256(STAKE_A) + STAKE_B - expected, reason);
    }
}
