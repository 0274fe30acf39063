// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Amortisation
library Amortisation {
    enum Method {
        EqualInstalment,
        EqualPrincipal,
        Bullet
    }

    error InstalmentTooSmall(uint256 principal, uint256 periods);

    uint256 private constant _RAY = 1e27;
    uint256 private constant _MONTHS = 12e6;
    uint256 private constant _YEAR = 360e6;

    function instalment(uint256 principal, uint256 ratePpm, uint256 periods) internal pure returns (uint256 amount) {
        if (ratePpm == 0) return (principal + periods - 1) / periods;
        uint256 growth = _growth(ratePpm, periods);
        uint256 numerator = principal * ratePpm * growth;
        uint256 denominator = _MONTHS * (growth - _RAY);
        return (numerator + denominator / 2) / denominator;
    }

    function monthInterest(uint256 balance, uint256 ratePpm) internal pure returns (uint256 interest) {
        return (balance * ratePpm + _MONTHS / 2) / _MONTHS;
    }

    function oddInterest(
        uint256 balance,
        uint256 ratePpm,
        uint256 daysElapsed
    ) internal pure returns (uint256 interest) {
        interest = (balance * ratePpm * daysElapsed + _YEAR / 2) / _YEAR;
        uint256 month = monthInterest(balance, ratePpm);
        if (interest > month) interest = month;
    }

    function scheduledPrincipal(
        Method method,
        uint256 principal,
        uint256 instalment_,
        uint256 periods,
        uint256 period,
        uint256 balance,
        uint256 interest
    ) internal pure returns (uint256 part) {
        if (period >= periods) return balance;
        if (method == Method.Bullet) return 0;
        part =
            method == Method.EqualInstalment
                ? instalment_ - interest
                : (principal * period * 2 + periods) / (2 * periods) -
                    (principal * (period - 1) * 2 + periods) / (2 * periods);
        if (part > balance) part = balance;
    }

    function requireSchedulable(
        Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint256 instalment_
    ) internal pure {
        if (principal < periods) revert InstalmentTooSmall(principal, periods);
        if (method != Method.EqualInstalment) return;
        uint256 balance = principal;
        for (uint256 i = 1; i < periods; ++i) {
            uint256 interest = monthInterest(balance, ratePpm);
            if (instalment_ <= interest || instalment_ - interest >= balance)
                revert InstalmentTooSmall(principal, periods);
            balance -= instalment_ - interest;
        }
    }

    function _growth(uint256 ratePpm, uint256 periods) private pure returns (uint256 growth) {
        uint256 factor = _RAY + (ratePpm * _RAY + _MONTHS / 2) / _MONTHS;
        growth = _RAY;
        for (uint256 n = periods; n != 0; n >>= 1) {
            if (n & 1 != 0) growth = (growth * factor + _RAY / 2) / _RAY;
            factor = (factor * factor + _RAY / 2) / _RAY;
        }
    }
}
