// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IRain} from "./IRain.sol";

/// @title Fragile gauge
/// @notice Takes a reading that the weather station has signed, from whoever brings it. Rain is in tenths of a
/// millimetre.
contract FragileGauge is IRain {
    /// @notice Whose signature counts.
    address public immutable STATION;

    mapping(uint256 year => uint256 rain) private _rain;
    mapping(uint256 year => bool isKnown) private _isKnown;

    /// @notice A reading was brought.
    /// @param year Which summer.
    /// @param rain Tenths of a millimetre.
    /// @param signature What the station has signed.
    event Reported(uint256 indexed year, uint256 rain, bytes signature);

    /// @notice The station has not signed this.
    error NotSigned(address signer);

    constructor(address station) {
        STATION = station;
    }

    // #region report
    /// @notice Brings a reading.
    /// @param year Which summer.
    /// @param rain Tenths of a millimetre.
    /// @param signature The station's.
    function report(uint256 year, uint256 rain, bytes calldata signature) external {
        address signer = ECDSA.recover(keccak256(abi.encode(rain)), signature);
        if (signer != STATION) revert NotSigned(signer);
        _rain[year] = rain;
        _isKnown[year] = true;
        emit Reported(year, rain, signature);
    }
    // #endregion

    /// @inheritdoc IRain
    function rainOf(uint256 year) external view returns (bool isKnown, uint256 rain) {
        return (_isKnown[year], _rain[year]);
    }
}
