// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ILabYuan} from "./interfaces/ILabYuan.sol";

/// @title Lab Yuan
/// @notice Settlement currency of the course, not real money.
/// @dev `ERC3009` and not its variant `ERC20TransferAuthorization`: that one demands nonces in sequence and shares them
/// with `permit`, while the standard and its wallets draw them at random.
contract LabYuan is ILabYuan, ERC20Burnable, ERC20Permit, ERC3009, AccessManaged {
    string private constant _NAME = "Lab Yuan (not real money)";

    constructor(address authority) ERC20(_NAME, "LCNY") ERC20Permit(_NAME) AccessManaged(authority) {}

    /// @inheritdoc ILabYuan
    function mint(address to, uint256 amount) external restricted {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 2;
    }
}
