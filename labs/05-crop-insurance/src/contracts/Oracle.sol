// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IRain} from "./IRain.sol";

/// @title Oracle
/// @notice Takes the rain of a summer if two of three observers have signed it: once, in time, and for this summer and
/// this contract alone. Rain is in tenths of a millimetre.
contract Oracle is IRain, EIP712 {
    /// @notice What an observer signs, in the form of EIP-712.
    bytes32 public constant READING = keccak256("Reading(uint256 year,uint256 rain)");
    /// @notice How many observers have to agree.
    uint256 public constant QUORUM = 2;
    /// @notice How long after the end of a summer its rain is taken.
    uint256 public constant WINDOW = 30 days;
    /// @notice The first summer.
    uint256 public immutable FIRST_YEAR;
    /// @notice Second in which it ends; every year of this lab has 365 days.
    uint256 public immutable FIRST_END;

    /// @notice Whether a signature of this account counts.
    mapping(address account => bool isOne) public isObserver;
    /// @notice Whether the rain of a summer has been posted.
    mapping(uint256 year => bool isOne) public isKnown;
    mapping(uint256 year => uint256 rain) private _rain;

    /// @notice The rain of a summer is known from now on.
    /// @param year Which summer.
    /// @param rain Tenths of a millimetre.
    /// @param signatures How many observers signed.
    event Posted(uint256 indexed year, uint256 rain, uint256 signatures);

    /// @notice The rain of this summer is known and never changes.
    error KnownAlready(uint256 year);
    /// @notice The summer is not over.
    error TooEarly(uint256 endsAt);
    /// @notice The time for this summer is over.
    error TooLate(uint256 endedAt);
    /// @notice Not enough observers have signed.
    error TooFew(uint256 found, uint256 needed);
    /// @notice Somebody has signed whose signature does not count, or something else was signed.
    error NotAnObserver(address signer);
    /// @notice Signers have to come in ascending order of their addresses, so that nobody counts twice.
    error NotInOrder(address signer);

    constructor(address[] memory observers, uint256 firstYear, uint256 firstEnd) EIP712("Rain of the lab", "1") {
        for (uint256 i = 0; i < observers.length; ++i) {
            isObserver[observers[i]] = true;
        }
        FIRST_YEAR = firstYear;
        FIRST_END = firstEnd;
    }

    // #region post
    /// @notice Brings the rain of a summer. Anybody may; the signatures count.
    /// @param year Which summer.
    /// @param rain Tenths of a millimetre.
    /// @param signatures Of observers, in ascending order of their addresses.
    function post(uint256 year, uint256 rain, bytes[] calldata signatures) external {
        bytes32 digest = digestOf(year, rain);
        // lab:begin s7
        // lab:todo en: the fragile gauge asks for one signature only. Refuse what is known already, too early, too late
        // lab:todo en: or signed by too few; then look at every signer: an observer, and none of them twice.
        // lab:todo zh: 脆弱的雨量计只要一个签名。请拒绝：已公布的、过早的、过晚的、签名不足的；
        // lab:todo zh: 然后逐一检查签名人：必须是观测员，且不得重复。
        if (isKnown[year]) revert KnownAlready(year);
        uint256 end = endOf(year);
        if (block.timestamp < end) revert TooEarly(end);
        if (block.timestamp > end + WINDOW) revert TooLate(end + WINDOW);
        if (signatures.length < QUORUM) revert TooFew(signatures.length, QUORUM);
        address last = address(0);
        for (uint256 i = 0; i < signatures.length; ++i) {
            address signer = ECDSA.recover(digest, signatures[i]);
            if (!isObserver[signer]) revert NotAnObserver(signer);
            if (signer <= last) revert NotInOrder(signer);
            last = signer;
        }
        // lab:else
        //~ address only = ECDSA.recover(digest, signatures[0]);
        //~ if (!isObserver[only]) revert NotAnObserver(only);
        // lab:end
        isKnown[year] = true;
        _rain[year] = rain;
        emit Posted(year, rain, signatures.length);
    }
    // #endregion

    /// @inheritdoc IRain
    function rainOf(uint256 year) external view returns (bool isReported, uint256 rain) {
        return (isKnown[year], _rain[year]);
    }

    // #region digestOf
    /// @notice What an observer signs for a reading. The observers ask the contract for it.
    /// @param year Which summer.
    /// @param rain Tenths of a millimetre.
    /// @return digest Fingerprint of everything the signature stands for.
    function digestOf(uint256 year, uint256 rain) public view returns (bytes32 digest) {
        // lab:begin s7
        // lab:todo en: the fragile gauge signs the rain alone. Bind the year as well, and this chain and contract.
        // lab:todo zh: 脆弱的雨量计只对降雨量签名。请把年份、本链和本合约也绑定进去。
        return _hashTypedDataV4(keccak256(abi.encode(READING, year, rain)));
        // lab:else
        //~ return keccak256(abi.encode(rain));
        // lab:end
    }
    // #endregion

    /// @notice When a summer ends.
    /// @param year Which summer; not before the first.
    /// @return end Unix second.
    function endOf(uint256 year) public view returns (uint256 end) {
        return FIRST_END + (year - FIRST_YEAR) * 365 days;
    }
}
