// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "./../interfaces/IShareRegister.sol";

/// @title Messages of transfer restrictions
/// @notice What the ERC-1404 codes of the share register mean, in English; the tools of the lab say it in Chinese too.
library RestrictionMessage {
    /// @notice Sentence for a code.
    /// @param code Code of a restriction.
    /// @return message Sentence.
    function forCode(uint8 code) internal pure returns (string memory message) {
        string[10] memory messages = [
            "The transfer is allowed.",
            "The sender is not admitted to this register now.",
            "The sender's wallet is frozen.",
            "The receiver is not admitted to this register now.",
            "The receiver's wallet is frozen.",
            "The shares are locked and may not be resold to this receiver yet.",
            "The shares are locked and would lock the shares that the receiver already holds.",
            "Too many of the sender's shares are frozen or earmarked.",
            "There is no seat left for another holder.",
            "The sender does not have so many shares."
        ];
        assert(messages.length == uint8(type(IShareRegister.Restriction).max) + 1);
        return code < messages.length ? messages[code] : "There is no such code.";
    }
}
