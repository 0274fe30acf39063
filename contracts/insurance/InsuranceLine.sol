// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IInsuranceLine} from "./interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";

/// @title Line of business
/// @notice Common ground of all lines: where the money lies, and whose quotes count.
abstract contract InsuranceLine is IInsuranceLine, AccessManaged, EIP712, ReentrancyGuardTransient {
    /// @notice Pool that carries the risk and holds all money.
    ISolvencyPool public immutable POOL;

    mapping(address underwriter => bool authorised) private _underwriters;

    constructor(ISolvencyPool pool, address authority) AccessManaged(authority) {
        POOL = pool;
    }

    /// @inheritdoc IInsuranceLine
    function setUnderwriter(address underwriter, bool authorised) external restricted {
        _underwriters[underwriter] = authorised;
        emit UnderwriterSet(underwriter, authorised);
    }

    /// @inheritdoc IInsuranceLine
    function revokeUnderwriter(address underwriter) external restricted {
        _underwriters[underwriter] = false;
        emit UnderwriterSet(underwriter, false);
    }

    /// @inheritdoc IInsuranceLine
    function isUnderwriter(address underwriter) public view returns (bool authorised) {
        return _underwriters[underwriter];
    }

    /// @dev A quote counts when it is not expired and an authorised underwriter signed exactly this hash.
    function _requireQuote(
        address underwriter,
        uint40 validUntil,
        bytes32 quoteHash,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > validUntil) revert QuoteExpired(validUntil);
        if (!_underwriters[underwriter]) revert QuoteUnderwriterUnknown(underwriter);
        if (!SignatureChecker.isValidSignatureNowCalldata(underwriter, quoteHash, signature)) {
            revert QuoteSignatureInvalid(underwriter);
        }
    }

    /// @dev Sale ends a waiting period before cover begins, in the future, and cover lasts.
    function _saleClosesAt(
        uint40 coverStart,
        uint40 coverEnd,
        uint32 waitingSeconds
    ) internal view returns (uint40 closesAt) {
        closesAt = coverStart > waitingSeconds ? coverStart - waitingSeconds : 0;
        if (block.timestamp >= closesAt || coverEnd <= coverStart) {
            revert CoverPeriodInvalid(closesAt, coverStart, coverEnd);
        }
    }
}
