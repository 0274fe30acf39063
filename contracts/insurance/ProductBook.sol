// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IProductBook} from "./interfaces/IProductBook.sol";
import {PayoutCurve} from "./libraries/PayoutCurve.sol";

/// @title Book of insurance products
/// @notice Published terms, numbered and frozen.
contract ProductBook is IProductBook, AccessManaged {
    uint256 private constant _BPS = 10_000;
    uint256 private constant _MAX_STEPS = 8;
    uint256 private constant _MIN_CLAIM_SECONDS = 7 days;

    uint32 private _lastProductId;
    mapping(uint32 productId => Product product) private _products;
    mapping(uint32 productId => bool retired) private _retired;
    mapping(bytes32 name => uint32 version) private _versions;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IProductBook
    function publish(bytes32 name, Product calldata product) external restricted returns (uint32 productId) {
        if (product.claimSeconds < _MIN_CLAIM_SECONDS) {
            revert ProductClaimTimeTooShort(product.claimSeconds, _MIN_CLAIM_SECONDS);
        }
        if (product.shape == Shape.Below || product.shape == Shape.Above) {
            _checkLinear(product);
        } else {
            _checkSteps(product);
        }

        productId = ++_lastProductId;
        uint32 version = ++_versions[name];
        _products[productId] = product;
        emit ProductPublished(productId, name, version, product);
    }

    /// @inheritdoc IProductBook
    function retire(uint32 productId) external restricted {
        _requireOnSale(productId);
        _retired[productId] = true;
        emit ProductRetired(productId);
    }

    /// @inheritdoc IProductBook
    function productOf(uint32 productId) external view returns (Product memory product) {
        return _known(productId);
    }

    /// @inheritdoc IProductBook
    function onSale(uint32 productId) external view returns (Product memory product) {
        _requireOnSale(productId);
        return _products[productId];
    }

    /// @inheritdoc IProductBook
    function payoutBps(uint32 productId, int64 reading) external view returns (uint16 bps) {
        Product storage product = _known(productId);
        Shape shape = product.shape;
        if (shape == Shape.Amounts) revert ProductShapeUnsuitable(productId, shape);
        if (shape == Shape.Steps) return uint16(PayoutCurve.highest(reading, product.steps));
        return PayoutCurve.linear(reading, product.trigger, product.exit, product.maxPayoutBps);
    }

    /// @inheritdoc IProductBook
    function stepsOf(uint32 productId) external view returns (Step[] memory steps) {
        return _known(productId).steps;
    }

    function _known(uint32 productId) private view returns (Product storage product) {
        product = _products[productId];
        if (product.claimSeconds == 0) revert ProductUnknown(productId);
    }

    function _requireOnSale(uint32 productId) private view {
        _known(productId);
        if (_retired[productId]) revert ProductNotOnSale(productId);
    }

    function _checkLinear(Product calldata product) private pure {
        bool ordered = product.shape == Shape.Below ? product.exit < product.trigger : product.exit > product.trigger;
        if (!ordered) revert ProductTriggerInvalid(product.trigger, product.exit);
        if (product.steps.length != 0) revert ProductStepInvalid(0);
        uint256 maxBps = product.maxPayoutBps;
        if (maxBps == 0 || maxBps > _BPS) revert ProductMaxPayoutInvalid(maxBps, _BPS);
    }

    function _checkSteps(Product calldata product) private pure {
        Step[] calldata steps = product.steps;
        uint256 count = steps.length;
        if (count == 0 || count > _MAX_STEPS) revert ProductStepInvalid(count);
        if (steps[0].pay == 0) revert ProductStepInvalid(0);
        for (uint256 i = 1; i < count; ++i) {
            if (steps[i].from <= steps[i - 1].from || steps[i].pay < steps[i - 1].pay) revert ProductStepInvalid(i);
        }

        uint256 top = steps[count - 1].pay;
        uint256 expected = product.shape == Shape.Steps ? top : 0;
        if (product.maxPayoutBps != expected || expected > _BPS) {
            revert ProductMaxPayoutInvalid(product.maxPayoutBps, expected);
        }
    }
}
