// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IQuorumOracle} from "../insurance/interfaces/IQuorumOracle.sol";
import {BilateralTrade} from "./BilateralTrade.sol";
import {IWeatherOption} from "./interfaces/IWeatherOption.sol";
import {TradePayoff} from "./libraries/TradePayoff.sol";

/// @title Weather option
/// @notice A premium and a cap in escrow, one index at the expiry; exercise is automatic.
contract WeatherOption is IWeatherOption, BilateralTrade {
    // solhint-disable max-line-length
    bytes32 private constant _TERMS_TYPEHASH = keccak256(
        "Option(address buyer,address writer,uint64 premium,uint64 cap,uint64 tick,int64 strike,uint8 kind,bytes32 feedId,uint40 expiry,uint40 validUntil,bytes32 termsHash,uint256 salt)"
    );
    // solhint-enable max-line-length

    constructor(
        IERC20 token,
        IQuorumOracle oracle
    ) BilateralTrade(token, oracle) EIP712("FinChain Lab WeatherOption", "1") {}

    /// @inheritdoc IWeatherOption
    function incept(Terms calldata terms) external nonReentrant returns (bytes32 tradeId) {
        tradeId = _announce(terms);
        _incept(_sheet(terms, tradeId));
    }

    /// @inheritdoc IWeatherOption
    function confirm(Terms calldata terms) external nonReentrant {
        _confirm(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IWeatherOption
    function cancel(Terms calldata terms, address to) external nonReentrant {
        _cancel(_sheet(terms, hashOf(terms)), to);
    }

    /// @inheritdoc IWeatherOption
    function open(
        Terms calldata terms,
        bytes calldata buyerSignature,
        bytes calldata writerSignature
    ) external nonReentrant returns (bytes32 tradeId) {
        tradeId = _announce(terms);
        _open(_sheet(terms, tradeId), buyerSignature, writerSignature);
    }

    /// @inheritdoc IWeatherOption
    function settle(Terms calldata terms) external nonReentrant {
        Sheet memory sheet = _sheet(terms, hashOf(terms));
        int64 index = _reading(sheet);
        (uint256 buyerPayout, ) = payoutOf(terms, index);
        _settle(sheet, index, buyerPayout);
    }

    /// @inheritdoc IWeatherOption
    function terminate(Terms calldata terms) external nonReentrant {
        _terminate(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IWeatherOption
    function collect(Terms calldata terms, address to) external nonReentrant returns (uint256 amount) {
        return _collect(_sheet(terms, hashOf(terms)), to);
    }

    /// @inheritdoc IWeatherOption
    function stateOf(Terms calldata terms) external view returns (TradeState state) {
        return _stateOf(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IWeatherOption
    function hashOf(Terms calldata terms) public view returns (bytes32 tradeId) {
        return _hashTypedDataV4(keccak256(abi.encode(_TERMS_TYPEHASH, terms)));
    }

    /// @inheritdoc IWeatherOption
    function payoutOf(
        Terms calldata terms,
        int64 index
    ) public pure returns (uint256 buyerPayout, uint256 writerPayout) {
        int256 above = int256(index) - terms.strike;
        buyerPayout = TradePayoff.capped(terms.kind == Kind.Call ? above : -above, terms.tick, terms.cap);
        writerPayout = uint256(terms.premium) + terms.cap - buyerPayout;
    }

    /// @dev An index can have any sign: a sum of degrees Celsius, for example.
    function _isUsable(int64) internal pure override returns (bool) {
        return true;
    }

    function _announce(Terms calldata terms) private returns (bytes32 tradeId) {
        if (terms.tick == 0) revert OptionTickMissing();
        if (terms.premium > terms.cap) revert OptionPremiumTooHigh(terms.premium, terms.cap);
        tradeId = hashOf(terms);
        emit OptionIncepted(tradeId, msg.sender, terms);
    }

    function _sheet(Terms calldata terms, bytes32 tradeId) private pure returns (Sheet memory sheet) {
        return
            Sheet({
                tradeId: tradeId,
                partyA: terms.buyer,
                partyB: terms.writer,
                stakeA: terms.premium,
                stakeB: terms.cap,
                feedId: terms.feedId,
                expiry: terms.expiry,
                validUntil: terms.validUntil
            });
    }
}
