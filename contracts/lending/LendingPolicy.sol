// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ILendingPolicy} from "./interfaces/ILendingPolicy.sol";

/// @title Lending policy
/// @notice Numbered versions of what the platform asks, charges and allows.
/// @dev A policy fills two slots, its rates four.
contract LendingPolicy is ILendingPolicy, AccessManaged {
    uint8 private constant _GRADES = 35;
    uint256 private constant _BPS = 10_000;
    uint256 private constant _MAX_CAP = 2 ** 44;
    uint256 private constant _MAX_PERIODS = 360;
    uint256 private constant _MAX_RATE = 1_000_000;
    /// @dev Contract rate plus 30 to 50 percent: PBoC, Yinfa [2003] No. 251.
    uint256 private constant _MIN_PENALTY_BPS = 13_000;
    uint256 private constant _MAX_PENALTY_BPS = 15_000;
    /// @dev Standing orders do not name these two, so no policy may take much by them.
    uint256 private constant _MAX_SERVICE_BPS = 1_000;
    uint256 private constant _MAX_COST_BPS = 5_000;
    /// @dev Every kind of lateness, the last of which is 90 days, must be on record before a default.
    uint256 private constant _MIN_DEFAULT_DAYS = 90;

    uint16 private _current;
    mapping(uint16 version => Policy policy) private _policies;
    mapping(uint16 version => uint24[_GRADES] rates) private _rates;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc ILendingPolicy
    function publish(
        Policy calldata policy,
        uint24[_GRADES] calldata rates
    ) external restricted returns (uint16 version) {
        _checkMoney(policy);
        _checkShares(policy);
        _checkTimes(policy);
        _checkRates(rates);

        version = ++_current;
        _policies[version] = policy;
        _rates[version] = rates;
        emit PolicyPublished(version, policy, rates);
    }

    /// @inheritdoc ILendingPolicy
    function current() external view returns (uint16 version) {
        return _current;
    }

    /// @inheritdoc ILendingPolicy
    function policyOf(uint16 version) external view returns (Policy memory policy) {
        policy = _policies[version];
        if (policy.ticket == 0) revert PolicyUnknown(version);
    }

    /// @inheritdoc ILendingPolicy
    function rateOf(uint16 version, uint8 grade) external view returns (uint24 ratePpm) {
        if (grade == 0 || grade > _GRADES) revert PolicyGradeInvalid(grade);
        ratePpm = _rates[version][grade - 1];
        if (ratePpm == 0) revert PolicyUnknown(version);
    }

    function _checkMoney(Policy calldata policy) private pure {
        _require(policy.ticket != 0, "ticket");
        _require(policy.personCap != 0 && policy.personCap <= _MAX_CAP, "personCap");
        _require(policy.entityCap != 0 && policy.entityCap <= _MAX_CAP, "entityCap");
    }

    function _checkShares(Policy calldata policy) private pure {
        _require(policy.lateFeeBps <= _BPS, "lateFeeBps");
        _require(policy.penaltyBps >= _MIN_PENALTY_BPS && policy.penaltyBps <= _MAX_PENALTY_BPS, "penaltyBps");
        _require(policy.originationBps <= _BPS, "originationBps");
        _require(policy.serviceBps <= _MAX_SERVICE_BPS, "serviceBps");
        _require(policy.recoveryCostBps <= _MAX_COST_BPS, "recoveryCostBps");
        _require(policy.lenderCapBps != 0 && policy.lenderCapBps <= _BPS, "lenderCapBps");
        _require(policy.rateCapPpm != 0, "rateCapPpm");
    }

    function _checkTimes(Policy calldata policy) private pure {
        bool isLate = policy.graceDays < policy.defaultDays && policy.defaultDays >= _MIN_DEFAULT_DAYS;
        _require(isLate, "defaultDays");
        _require(policy.defaultDays < policy.chargeOffDays, "chargeOffDays");
        _require(policy.maxPeriods != 0 && policy.maxPeriods <= _MAX_PERIODS, "maxPeriods");
        _require(policy.maxFundingSeconds != 0, "maxFundingSeconds");
        _require(policy.drawSeconds != 0, "drawSeconds");
    }

    function _checkRates(uint24[_GRADES] calldata rates) private pure {
        uint256 previous = 0;
        for (uint8 i = 0; i < _GRADES; ++i) {
            uint24 rate = rates[i];
            if (rate <= previous || rate > _MAX_RATE) revert PolicyRatesNotRising(i + 1, rate);
            previous = rate;
        }
    }

    function _require(bool isRight, bytes32 field) private pure {
        if (!isRight) revert PolicyInvalid(field);
    }
}
