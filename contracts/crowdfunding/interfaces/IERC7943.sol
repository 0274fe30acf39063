// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Real-world asset (ERC-7943), what everybody may read
/// @notice Whether an account may take part, whether a transfer is allowed, and what is frozen.
/// @dev Views and events are those of the standard. Its two functions that interfere, `forcedTransfer` and
/// `setFrozenTokens`, take a reason in addition here, so that nobody loses shares without one; they stand in
/// `IShareRegister`, and the register does not claim the standard's interface id (0x3edbb4c4).
interface IERC7943 {
    /// @notice Tokens were taken from one account and given to another.
    /// @param from Who lost them.
    /// @param to Who got them.
    /// @param amount Number of tokens.
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    /// @notice Another number of tokens of an account is frozen.
    /// @param account Holder.
    /// @param amount Number of frozen tokens from now on; may be more than he has.
    event Frozen(address indexed account, uint256 amount);

    /// @notice Whether an account may send tokens at all.
    /// @param account Account to look up.
    /// @return allowed True when it may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether an account may receive tokens at all.
    /// @param account Account to look up.
    /// @return allowed True when it may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice How many tokens of an account are frozen.
    /// @param account Account to look up.
    /// @return amount Number of tokens; may be more than it has.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether the rules allow a transfer. The standard leaves out the balance: a transfer of more than the
    /// sender has may be allowed and yet fail.
    /// @param from Sender.
    /// @param to Receiver.
    /// @param amount Number of tokens.
    /// @return allowed True when no rule forbids it.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}
