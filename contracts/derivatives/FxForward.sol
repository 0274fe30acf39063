// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IQuorumOracle} from "../insurance/interfaces/IQuorumOracle.sol";
import {BilateralTrade} from "./BilateralTrade.sol";
import {IFxForward} from "./interfaces/IFxForward.sol";
import {TradePayoff} from "./libraries/TradePayoff.sol";

/// @title Currency forward
/// @notice Two margins, one rate agreed today, one fixing at the expiry; the difference is paid out of the margins.
contract FxForward is IFxForward, BilateralTrade {
    // solhint-disable max-line-length
    bytes32 private constant _TERMS_TYPEHASH = keccak256(
        "Forward(address buyer,address seller,uint64 buyerMargin,uint64 sellerMargin,uint64 notional,int64 strike,bytes32 feedId,uint40 expiry,uint40 validUntil,bytes32 termsHash,uint256 salt)"
    );
    // solhint-enable max-line-length

    constructor(
        IERC20 token,
        IQuorumOracle oracle
    ) BilateralTrade(token, oracle) EIP712("FinChain Lab FxForward", "1") {}

    /// @inheritdoc IFxForward
    function incept(Terms calldata terms) external nonReentrant returns (bytes32 tradeId) {
        tradeId = _announce(terms);
        _incept(_sheet(terms, tradeId));
    }

    /// @inheritdoc IFxForward
    function confirm(Terms calldata terms) external nonReentrant {
        _confirm(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IFxForward
    function cancel(Terms calldata terms, address to) external nonReentrant {
        _cancel(_sheet(terms, hashOf(terms)), to);
    }

    /// @inheritdoc IFxForward
    function open(
        Terms calldata terms,
        bytes calldata buyerSignature,
        bytes calldata sellerSignature
    ) external nonReentrant returns (bytes32 tradeId) {
        tradeId = _announce(terms);
        _open(_sheet(terms, tradeId), buyerSignature, sellerSignature);
    }

    /// @inheritdoc IFxForward
    function settle(Terms calldata terms) external nonReentrant {
        Sheet memory sheet = _sheet(terms, hashOf(terms));
        int64 fixing = _reading(sheet);
        (uint256 buyerPayout, ) = payoutOf(terms, fixing);
        _settle(sheet, fixing, buyerPayout);
    }

    /// @inheritdoc IFxForward
    function terminate(Terms calldata terms) external nonReentrant {
        _terminate(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IFxForward
    function collect(Terms calldata terms, address to) external nonReentrant returns (uint256 amount) {
        return _collect(_sheet(terms, hashOf(terms)), to);
    }

    /// @inheritdoc IFxForward
    function stateOf(Terms calldata terms) external view returns (TradeState state) {
        return _stateOf(_sheet(terms, hashOf(terms)));
    }

    /// @inheritdoc IFxForward
    function hashOf(Terms calldata terms) public view returns (bytes32 tradeId) {
        return _hashTypedDataV4(keccak256(abi.encode(_TERMS_TYPEHASH, terms)));
    }

    /// @inheritdoc IFxForward
    function payoutOf(
        Terms calldata terms,
        int64 fixing
    ) public pure returns (uint256 buyerPayout, uint256 sellerPayout) {
        if (!_isUsable(fixing)) revert TradeReadingUnusable(fixing);
        int256 gain = TradePayoff.forward(terms.notional, terms.strike, fixing);
        buyerPayout = TradePayoff.share(gain, terms.buyerMargin, terms.sellerMargin);
        sellerPayout = uint256(terms.buyerMargin) + terms.sellerMargin - buyerPayout;
    }

    /// @dev A rate is above zero; what is not cannot have been one.
    function _isUsable(int64 reading) internal pure override returns (bool) {
        return reading > 0;
    }

    function _announce(Terms calldata terms) private returns (bytes32 tradeId) {
        if (terms.notional == 0) revert ForwardNotionalMissing();
        if (terms.strike <= 0) revert ForwardStrikeInvalid(terms.strike);
        tradeId = hashOf(terms);
        emit ForwardIncepted(tradeId, msg.sender, terms);
    }

    function _sheet(Terms calldata terms, bytes32 tradeId) private pure returns (Sheet memory sheet) {
        return
            Sheet({
                tradeId: tradeId,
                partyA: terms.buyer,
                partyB: terms.seller,
                stakeA: terms.buyerMargin,
                stakeB: terms.sellerMargin,
                feedId: terms.feedId,
                expiry: terms.expiry,
                validUntil: terms.validUntil
            });
    }
}
