// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IQuorumOracle} from "../insurance/interfaces/IQuorumOracle.sol";
import {ExactERC20} from "../money/ExactERC20.sol";
import {IBilateralTrade} from "./interfaces/IBilateralTrade.sol";

/// @title Bilateral trade
/// @notice Common ground of the trades: escrow, stages, payment and what happens when no reading comes. A product adds
/// its term sheet and its payoff.
abstract contract BilateralTrade is IBilateralTrade, EIP712, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using SafeERC20 for IERC20;

    /// @dev What every term sheet says, whatever the product calls it.
    struct Sheet {
        bytes32 tradeId;
        address partyA;
        address partyB;
        uint64 stakeA;
        uint64 stakeB;
        bytes32 feedId;
        uint40 expiry;
        uint40 validUntil;
    }

    /// @notice Settlement token of all trades.
    IERC20 public immutable TOKEN;
    /// @notice Oracle whose final values settle trades.
    IQuorumOracle public immutable ORACLE;

    mapping(bytes32 tradeId => Trade trade) private _trades;

    constructor(IERC20 token, IQuorumOracle oracle) {
        (TOKEN, ORACLE) = (token, oracle);
    }

    /// @inheritdoc IBilateralTrade
    function tradeOf(bytes32 tradeId) external view returns (Trade memory trade) {
        return _trades[tradeId];
    }

    function _incept(Sheet memory sheet) internal {
        bool isA = _isPartyA(sheet);
        _requireNew(sheet);
        uint64 stake = isA ? sheet.stakeA : sheet.stakeB;
        _trades[sheet.tradeId] = Trade(TradeState.Incepted, isA ? stake : 0, isA ? 0 : stake);

        TOKEN.pullExact(msg.sender, stake);
    }

    function _confirm(Sheet memory sheet) internal {
        Trade memory trade = _trades[sheet.tradeId];
        _requireState(trade.state, TradeState.Incepted);
        _requireOpenable(sheet);
        // Stakes are never zero: who has none in escrow has not proposed.
        (address party, uint64 stake) = trade.heldA == 0 ? (sheet.partyA, sheet.stakeA) : (sheet.partyB, sheet.stakeB);
        if (msg.sender != party) revert TradeCallerNotEntitled(msg.sender, party);
        _bind(sheet);

        TOKEN.pullExact(party, stake);
    }

    function _cancel(Sheet memory sheet, address to) internal {
        bool isA = _isPartyA(sheet);
        Trade memory trade = _trades[sheet.tradeId];
        uint256 amount = isA ? trade.heldA : trade.heldB;
        if (trade.state != TradeState.Inactive) {
            _requireState(trade.state, TradeState.Incepted);
            if (amount == 0) revert TradeCallerNotEntitled(msg.sender, isA ? sheet.partyB : sheet.partyA);
        }
        _trades[sheet.tradeId] = Trade(TradeState.Terminated, 0, 0);
        emit TradeCancelled(sheet.tradeId, msg.sender, to, amount);

        if (amount != 0) TOKEN.safeTransfer(to, amount);
    }

    function _open(Sheet memory sheet, bytes calldata signatureA, bytes calldata signatureB) internal {
        _requireNew(sheet);
        _requireSigned(sheet.partyA, sheet.tradeId, signatureA);
        _requireSigned(sheet.partyB, sheet.tradeId, signatureB);
        _bind(sheet);

        TOKEN.pullExact(sheet.partyA, sheet.stakeA);
        TOKEN.pullExact(sheet.partyB, sheet.stakeB);
    }

    /// @dev The caller has taken the reading from `_reading`, which makes sure that the trade waits for it.
    function _settle(Sheet memory sheet, int64 reading, uint256 payoutA) internal {
        uint256 payoutB = uint256(sheet.stakeA) + sheet.stakeB - payoutA;
        // Neither exceeds the sum of two stakes of 64 bits.
        _trades[sheet.tradeId] = Trade(TradeState.Settled, uint120(payoutA), uint120(payoutB));
        emit TradeSettled(sheet.tradeId, reading, payoutA, payoutB);

        _pushBoth(sheet);
    }

    function _terminate(Sheet memory sheet) internal {
        _requireState(_stateOf(sheet), TradeState.Valuation);
        _requireNoReading(sheet);
        _trades[sheet.tradeId].state = TradeState.Terminated;
        emit TradeTerminated(sheet.tradeId);

        _pushBoth(sheet);
    }

    function _collect(Sheet memory sheet, address to) internal returns (uint256 amount) {
        bool isA = _isPartyA(sheet);
        _requireState(_stateOf(sheet), TradeState.InTransfer);
        amount = _take(sheet.tradeId, isA);
        if (amount == 0) revert TradeNothingDue(sheet.tradeId, msg.sender);
        emit TradePaid(sheet.tradeId, msg.sender, to, amount);

        TOKEN.safeTransfer(to, amount);
    }

    /// @dev Final value of a trade that waits for one. Reverts as long as there is none, or it makes no sense.
    function _reading(Sheet memory sheet) internal view returns (int64 reading) {
        _requireState(_stateOf(sheet), TradeState.Valuation);
        reading = ORACLE.finalValue(sheet.feedId, sheet.expiry);
        if (!_isUsable(reading)) revert TradeReadingUnusable(reading);
    }

    function _stateOf(Sheet memory sheet) internal view returns (TradeState state) {
        Trade memory trade = _trades[sheet.tradeId];
        state = trade.state;
        if (state == TradeState.Confirmed && block.timestamp >= sheet.expiry) return TradeState.Valuation;
        bool isOver = state == TradeState.Settled || state == TradeState.Terminated;
        if (isOver && (trade.heldA != 0 || trade.heldB != 0)) return TradeState.InTransfer;
    }

    /// @dev Whether the payoff is defined for a reading.
    function _isUsable(int64 reading) internal pure virtual returns (bool);

    function _bind(Sheet memory sheet) private {
        _trades[sheet.tradeId] = Trade(TradeState.Confirmed, sheet.stakeA, sheet.stakeB);
        emit TradeConfirmed(sheet.tradeId, sheet.partyA, sheet.partyB);
    }

    function _pushBoth(Sheet memory sheet) private {
        _push(sheet.tradeId, sheet.partyA, true);
        _push(sheet.tradeId, sheet.partyB, false);
    }

    /// @dev Effects before the transfer; a party that cannot receive is put back as if nothing had happened.
    function _push(bytes32 tradeId, address party, bool isA) private {
        uint120 amount = _take(tradeId, isA);
        if (amount == 0) return;
        if (TOKEN.trySafeTransfer(party, amount)) {
            emit TradePaid(tradeId, party, party, amount);
        } else {
            if (isA) _trades[tradeId].heldA = amount;
            else _trades[tradeId].heldB = amount;
            emit TradePaymentFailed(tradeId, party, amount);
        }
    }

    function _take(bytes32 tradeId, bool isA) private returns (uint120 amount) {
        Trade storage trade = _trades[tradeId];
        if (isA) (amount, trade.heldA) = (trade.heldA, 0);
        else (amount, trade.heldB) = (trade.heldB, 0);
    }

    /// @dev A sheet opens once; whoever opens it first answers for everything that can be wrong with it.
    function _requireNew(Sheet memory sheet) private view {
        _requireState(_trades[sheet.tradeId].state, TradeState.Inactive);
        if (sheet.partyA == sheet.partyB) revert TradePartiesEqual(sheet.partyA);
        if (sheet.stakeA == 0 || sheet.stakeB == 0) revert TradeStakeMissing(sheet.stakeA, sheet.stakeB);
        if (ORACLE.feedOf(sheet.feedId).submitSeconds == 0) revert IQuorumOracle.OracleFeedUnknown(sheet.feedId);
        _requireOpenable(sheet);
    }

    function _requireOpenable(Sheet memory sheet) private view {
        if (block.timestamp > sheet.validUntil) revert TermSheetExpired(sheet.validUntil);
        if (block.timestamp >= sheet.expiry) revert TradeExpiryPassed(sheet.expiry);
    }

    function _requireSigned(address party, bytes32 tradeId, bytes calldata signature) private view {
        if (!SignatureChecker.isValidSignatureNowCalldata(party, tradeId, signature)) {
            revert TermSheetSignatureInvalid(party);
        }
    }

    /// @dev Nothing came in time, or what came makes no sense. What is posted or challenged must be waited for.
    function _requireNoReading(Sheet memory sheet) private view {
        (bytes32 feedId, uint40 expiry) = (sheet.feedId, sheet.expiry);
        IQuorumOracle.Status status = ORACLE.statusOf(feedId, expiry);
        bool isSilent =
            status == IQuorumOracle.Status.Final
                ? !_isUsable(ORACLE.finalValue(feedId, expiry))
                : status == IQuorumOracle.Status.None &&
                    block.timestamp > uint256(expiry) + ORACLE.feedOf(feedId).submitSeconds;
        if (!isSilent) revert TradeNotSilent(feedId, expiry, status);
    }

    function _isPartyA(Sheet memory sheet) private view returns (bool) {
        if (msg.sender == sheet.partyA) return true;
        if (msg.sender == sheet.partyB) return false;
        revert TradeCallerNotParty(msg.sender, sheet.partyA, sheet.partyB);
    }

    function _requireState(TradeState actual, TradeState expected) private pure {
        if (actual != expected) revert TradeWrongState(actual, expected);
    }
}
