// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Contract wallet
/// @notice Has no key of its own: its owner signs for it (ERC-1271), as with Safe and Argent.
/// @dev Does nothing wrong; what is wrong is code that believes every signer to have a key.
contract WalletERC1271 is IERC1271 {
    bytes4 private constant _REFUSED = 0xffffffff;

    /// @notice Account that signs and acts for the wallet.
    address public immutable OWNER;

    /// @notice Only the owner acts through the wallet.
    /// @param caller Account that tried.
    /// @param owner Account that may.
    error WalletCallerNotOwner(address caller, address owner);

    constructor(address owner) {
        OWNER = owner;
    }

    receive() external payable {}

    /// @notice Makes the wallet call another contract; only its owner may.
    /// @param target Contract to call.
    /// @param data Call data to send.
    /// @return Return data of the call; a failure is passed on as it is.
    function execute(address target, bytes calldata data) external payable returns (bytes memory) {
        if (msg.sender != OWNER) revert WalletCallerNotOwner(msg.sender, OWNER);
        return Address.functionCallWithValue(target, data, msg.value);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, , ) = ECDSA.tryRecover(hash, signature);
        return signer == OWNER ? IERC1271.isValidSignature.selector : _REFUSED;
    }
}
