// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What a register keeps of a wallet, unpacked. Limits of the packed form: 48 bits of shares and remainder, 128 of
/// the index, 24 of the day.
struct Account {
    uint256 shares;
    uint256 remainder;
    uint256 index;
    uint256 lockUntilDay;
    uint256 flags;
}

/// @title Account of a share register in one storage slot
/// @notice Shares, what is due in dividends, lock and flags of one wallet.
/// @dev Due = shares x (index of the class - index of the account) + remainder, in 2^-64 token units. When the number
/// of shares changes, the due is carried over exactly: the account's index is set so far back that the new number of
/// shares times the difference makes the same due again, and what that division leaves is the remainder, which is below
/// the number of shares. An account without shares keeps its due in the index itself.
///
/// Why nothing overflows: all dividends together stay below 2^64 token units, so every due, the index of the class and
/// every step back are below 2^128. Differences of indexes are taken modulo 2^128, as a step back may go below zero.
library ShareAccount {
    /// @notice The owner was valid at the last refresh.
    uint256 internal constant ADMITTED = 1;
    /// @notice The registrar has frozen the whole wallet.
    uint256 internal constant FROZEN = 2;
    /// @notice The owner was an accredited investor at the last refresh.
    uint256 internal constant ACCREDITED = 4;
    /// @notice The shares are treasury shares: no seat, no dividend.
    uint256 internal constant TREASURY = 8;
    /// @notice Some shares are frozen or earmarked, as a second slot tells.
    uint256 internal constant HAS_PARTS = 16;

    /// @notice What the slot of an account says.
    /// @param word Content of the slot.
    /// @return account Its fields.
    function unpack(uint256 word) internal pure returns (Account memory account) {
        account.shares = uint48(word);
        account.remainder = uint48(word >> 48);
        account.index = uint128(word >> 96);
        account.lockUntilDay = uint24(word >> 224);
        account.flags = word >> 248;
    }

    /// @notice The slot of an account.
    /// @param account Its fields.
    /// @return word Content of the slot.
    function pack(Account memory account) internal pure returns (uint256 word) {
        return
            account.shares |
            (account.remainder << 48) |
            (account.index << 96) |
            (account.lockUntilDay << 224) |
            (account.flags << 248);
    }

    /// @notice Whether an account has one of these flags.
    /// @param account Its fields.
    /// @param flags Flags to look for.
    /// @return found True when it has at least one of them.
    function isAny(Account memory account, uint256 flags) internal pure returns (bool found) {
        return account.flags & flags != 0;
    }

    /// @notice Dividends due to an account. Treasury shares have none.
    /// @param account Its fields.
    /// @param index Index of the class, in 2^-64 token units.
    /// @return amount Amount in 2^-64 token units.
    function due(Account memory account, uint256 index) internal pure returns (uint256 amount) {
        if (account.flags & TREASURY != 0) return 0;
        if (account.shares == 0) return account.index;
        unchecked {
            return account.shares * uint128(index - account.index) + account.remainder;
        }
    }

    /// @notice Sets the number of shares and what is due, exactly. Without shares there is no lock.
    /// @param account Its fields, changed in place.
    /// @param shares Number of shares.
    /// @param amount Dividends due, in 2^-64 token units.
    /// @param index Index of the class, in 2^-64 token units.
    function set(Account memory account, uint256 shares, uint256 amount, uint256 index) internal pure {
        account.shares = shares;
        if (shares == 0) {
            (account.index, account.remainder, account.lockUntilDay) = (amount, 0, 0);
        } else {
            unchecked {
                account.index = uint128(index - amount / shares);
            }
            account.remainder = amount % shares;
        }
    }
}
