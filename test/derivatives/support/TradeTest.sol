// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IBilateralTrade} from "../../../contracts/derivatives/interfaces/IBilateralTrade.sol";
import {IFxForward} from "../../../contracts/derivatives/interfaces/IFxForward.sol";
import {IWeatherOption} from "../../../contracts/derivatives/interfaces/IWeatherOption.sol";
import {DerivativesTest} from "./DerivativesTest.sol";

/// @title Base of the tests that every product passes
/// @notice One deal between two parties, written on a product's own term sheet. Alice is the first party, bob the
/// second; a test changes `deal` before it acts.
abstract contract TradeTest is DerivativesTest {
    struct Deal {
        address partyA;
        address partyB;
        uint64 stakeA;
        uint64 stakeB;
        bytes32 feedId;
        uint40 expiry;
        uint40 validUntil;
        uint256 salt;
    }

    uint64 internal constant STAKE_A = 300_00;
    uint64 internal constant STAKE_B = 1000_00;
    /// What alice receives in a trade that she wins: 500.00 of bob's stake.
    uint256 internal constant PAYOUT = 800_00;
    uint256 internal constant FUNDS = 10_000_00;

    Deal internal deal;
    address internal product;

    function setUp() public virtual override {
        super.setUp();
        deal = Deal(alice, bob, STAKE_A, STAKE_B, FEED, EXPIRY, VALID_UNTIL, 1);
        product = _product();
        _fund(alice, FUNDS);
        _fund(bob, FUNDS);
    }

    /// @notice Makes a call that has to be accepted, unless the test expects otherwise.
    function _do(address caller, bytes memory call) internal {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory why) = product.call(call);
        if (success) return;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            revert(add(why, 32), mload(why))
        }
    }

    function _confirmed() internal {
        _do(alice, _inceptCall());
        _do(bob, _confirmCall());
    }

    function _open() internal {
        _do(stranger, _openCall(_sign(aliceKey, _id()), _sign(bobKey, _id())));
    }

    /// @notice A confirmed trade whose reading is final; alice is to receive `payoutA`.
    function _decided(uint256 payoutA) internal {
        _confirmed();
        _finalise(deal.feedId, deal.expiry, _readingFor(payoutA));
    }

    function _product() internal view virtual returns (address);

    function _id() internal view virtual returns (bytes32);

    function _state() internal view virtual returns (IBilateralTrade.TradeState);

    function _inceptCall() internal view virtual returns (bytes memory);

    function _confirmCall() internal view virtual returns (bytes memory);

    function _cancelCall(address to) internal view virtual returns (bytes memory);

    function _openCall(bytes memory signatureA, bytes memory signatureB) internal view virtual returns (bytes memory);

    function _settleCall() internal view virtual returns (bytes memory);

    function _terminateCall() internal view virtual returns (bytes memory);

    function _collectCall(address to) internal view virtual returns (bytes memory);

    function _assertState(IBilateralTrade.TradeState expected, string memory reason) internal view {
        vm.assertEq(uint256(_state()), uint256(expected), reason);
    }

    function _assertHeld(uint256 heldA, uint256 heldB, string memory reason) internal view {
        IBilateralTrade.Trade memory trade = IBilateralTrade(product).tradeOf(_id());
        vm.assertEq(trade.heldA, heldA, string.concat(reason, ": held for the first party"));
        vm.assertEq(trade.heldB, heldB, string.concat(reason, ": held for the second party"));
        vm.assertEq(token.balanceOf(product), heldA + heldB, string.concat(reason, ": held in all"));
    }

    /// @notice What each party has won or lost against the beginning.
    function _assertChange(int256 changeA, int256 changeB, string memory reason) internal view {
        vm.assertEq(int256(token.balanceOf(deal.partyA)) - int256(FUNDS), changeA, string.concat(reason, ": first"));
        vm.assertEq(int256(token.balanceOf(deal.partyB)) - int256(FUNDS), changeB, string.concat(reason, ": second"));
    }

    /// @notice A reading at which the first party receives `payoutA`, for the stakes of `setUp`.
    function _readingFor(uint256 payoutA) internal pure virtual returns (int64);

    function _wrongState(
        IBilateralTrade.TradeState actual,
        IBilateralTrade.TradeState expected
    ) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IBilateralTrade.TradeWrongState.selector, actual, expected);
    }
}

/// @title The deal as a forward
/// @notice 1,000.00 yuan against yen at 20.0000; at 40.0000 the buyer gains half of them.
abstract contract ForwardDesk is TradeTest {
    uint64 internal constant NOTIONAL = 1000_00;
    int64 internal constant RATE = 200_000;

    function _product() internal view override returns (address) {
        return address(forward);
    }

    function _terms() internal view returns (IFxForward.Terms memory) {
        return
            IFxForward.Terms({
                buyer: deal.partyA,
                seller: deal.partyB,
                buyerMargin: deal.stakeA,
                sellerMargin: deal.stakeB,
                notional: NOTIONAL,
                strike: RATE,
                feedId: deal.feedId,
                expiry: deal.expiry,
                validUntil: deal.validUntil,
                termsHash: TERMS_HASH,
                salt: deal.salt
            });
    }

    function _id() internal view override returns (bytes32) {
        return forward.hashOf(_terms());
    }

    function _state() internal view override returns (IBilateralTrade.TradeState) {
        return forward.stateOf(_terms());
    }

    function _inceptCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.incept, (_terms()));
    }

    function _confirmCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.confirm, (_terms()));
    }

    function _cancelCall(address to) internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.cancel, (_terms(), to));
    }

    function _openCall(bytes memory signatureA, bytes memory signatureB) internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.open, (_terms(), signatureA, signatureB));
    }

    function _settleCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.settle, (_terms()));
    }

    function _terminateCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.terminate, (_terms()));
    }

    function _collectCall(address to) internal view override returns (bytes memory) {
        return abi.encodeCall(IFxForward.collect, (_terms(), to));
    }

    /// @dev Exact for the payouts that the tests ask for: nothing, his own stake, and `PAYOUT`.
    function _readingFor(uint256 payoutA) internal pure override returns (int64) {
        int256 gain = int256(payoutA) - int256(uint256(STAKE_A));
        return int64((int256(RATE) * int256(uint256(NOTIONAL))) / (int256(uint256(NOTIONAL)) - gain));
    }
}

/// @title The deal as an option
/// @notice A put on heating degree days at 3,000: every day below pays 1.00 yuan.
abstract contract OptionDesk is TradeTest {
    uint64 internal constant TICK = 1_00;
    int64 internal constant DAYS = 3_000;

    function _product() internal view override returns (address) {
        return address(option);
    }

    function _terms() internal view returns (IWeatherOption.Terms memory) {
        return
            IWeatherOption.Terms({
                buyer: deal.partyA,
                writer: deal.partyB,
                premium: deal.stakeA,
                cap: deal.stakeB,
                tick: TICK,
                strike: DAYS,
                kind: IWeatherOption.Kind.Put,
                feedId: deal.feedId,
                expiry: deal.expiry,
                validUntil: deal.validUntil,
                termsHash: TERMS_HASH,
                salt: deal.salt
            });
    }

    function _id() internal view override returns (bytes32) {
        return option.hashOf(_terms());
    }

    function _state() internal view override returns (IBilateralTrade.TradeState) {
        return option.stateOf(_terms());
    }

    function _inceptCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.incept, (_terms()));
    }

    function _confirmCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.confirm, (_terms()));
    }

    function _cancelCall(address to) internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.cancel, (_terms(), to));
    }

    function _openCall(bytes memory signatureA, bytes memory signatureB) internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.open, (_terms(), signatureA, signatureB));
    }

    function _settleCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.settle, (_terms()));
    }

    function _terminateCall() internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.terminate, (_terms()));
    }

    function _collectCall(address to) internal view override returns (bytes memory) {
        return abi.encodeCall(IWeatherOption.collect, (_terms(), to));
    }

    function _readingFor(uint256 payoutA) internal pure override returns (int64) {
        return DAYS - int64(int256(payoutA / TICK));
    }
}
