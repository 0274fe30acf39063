// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IMilestoneVault} from "../../../contracts/crowdfunding/interfaces/IMilestoneVault.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {ExactERC20} from "../../../contracts/money/ExactERC20.sol";

/// @title Double of an offering
/// @notice Says what a test wants it to say, and pays into a vault as an offering does.
contract OfferingDouble {
    using ExactERC20 for IERC20;

    mapping(address investor => uint32 shares) public allocationOf;
    IOffering.Book private _book;
    IOffering.Closing private _closing;
    uint32 private _cap;
    mapping(address wallet => address successor) private _successors;

    /// @notice Shares committed and the cap; nobody has claimed any.
    function setShares(uint32 confirmed, uint32 cap) external {
        (_book.confirmed, _cap) = (confirmed, cap);
    }

    /// @notice Commitments that are claimed, and what was allotted for them.
    function setClaimed(uint32 claimed, uint32 allotted) external {
        (_closing.claimed, _closing.allotted) = (claimed, allotted);
    }

    function setMarks(uint8 marks) external {
        _book.marks = marks;
    }

    function allot(address investor, uint32 shares) external {
        allocationOf[investor] = shares;
    }

    /// @notice Pays exactly this amount into the vault, and tells it.
    function pay(IERC20 token, IMilestoneVault vault, uint256 amount) external {
        token.pushExact(address(vault), amount);
        vault.deposit(amount);
    }

    /// @notice From now on the wallet is retired, and its money goes to this one only.
    function retire(address wallet, address successor) external {
        _successors[wallet] = successor;
    }

    function bookOf() external view returns (IOffering.Book memory book) {
        return _book;
    }

    function closingOf() external view returns (IOffering.Closing memory closing) {
        return _closing;
    }

    function checkPayee(address investor, address to) external view returns (bool isRetired) {
        address successor = _successors[investor];
        if (successor == address(0)) return false;
        if (to != successor) revert IInvestmentLedger.LimitWalletRetired(investor);
        return true;
    }

    function termsOf() external view returns (IOffering.Terms memory terms) {
        terms.cap = _cap;
    }
}
