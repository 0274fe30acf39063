// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {InsuranceLine} from "./InsuranceLine.sol";
import {IProductBook} from "./interfaces/IProductBook.sol";
import {IQuorumOracle} from "./interfaces/IQuorumOracle.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";

/// @title Line of index insurance
/// @notice Common ground of the lines that pay by a reading: the oracle and the book of products.
abstract contract IndexLine is InsuranceLine {
    /// @notice Oracle whose final values settle cover.
    IQuorumOracle public immutable ORACLE;
    /// @notice Book of the products that are sold.
    IProductBook public immutable BOOK;

    constructor(
        ISolvencyPool pool,
        IQuorumOracle oracle,
        IProductBook book,
        address authority
    ) InsuranceLine(pool, authority) {
        (ORACLE, BOOK) = (oracle, book);
    }

    /// @dev Silence of the oracle ends cover in one of two ways; the product says which.
    function _requireSilence(bytes32 feedId, uint40 coverEnd, uint40 dataDeadline) internal view {
        if (block.timestamp <= dataDeadline || ORACLE.statusOf(feedId, coverEnd) != IQuorumOracle.Status.None) {
            revert CoverNotSilent(feedId, coverEnd);
        }
    }

    function _requireState(State actual, State expected) internal pure {
        if (actual != expected) revert CoverWrongState(actual, expected);
    }
}
