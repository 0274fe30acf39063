// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LabYuan} from "../../contracts/money/LabYuan.sol";
import {LabTest} from "../support/LabTest.sol";
import {LabYuanTest} from "./LabYuanTest.sol";

/// Uses the currency at random and keeps books of its own, which never ask the contract for a result.
contract LabYuanHandler is LabTest {
    uint256 private constant MAX_MINT = 1e30;

    LabYuan private immutable YUAN;
    address private immutable ISSUER;

    address[] public holders;
    mapping(address holder => uint256 amount) public owed;
    uint256 public minted;
    uint256 public burnt;

    constructor(LabYuan yuan, address issuer) {
        (YUAN, ISSUER) = (yuan, issuer);
        holders = [_actor("ann"), _actor("ben"), _actor("cao"), _actor("dai"), address(yuan)];
    }

    function mint(uint256 toSeed, uint256 amount) external {
        address to = _holder(toSeed);
        amount = _bound(amount, 0, MAX_MINT);

        vm.prank(ISSUER);
        YUAN.mint(to, amount);

        owed[to] += amount;
        minted += amount;
    }

    function burn(uint256 fromSeed, uint256 amount) external {
        address from = _holder(fromSeed);
        amount = _bound(amount, 0, owed[from]);

        vm.prank(from);
        YUAN.burn(amount);

        owed[from] -= amount;
        burnt += amount;
    }

    function transfer(uint256 fromSeed, uint256 toSeed, uint256 amount) external {
        (address from, address to) = (_holder(fromSeed), _holder(toSeed));
        amount = _bound(amount, 0, owed[from]);

        vm.prank(from);
        YUAN.transfer(to, amount);

        owed[from] -= amount;
        owed[to] += amount;
    }

    function transferFrom(uint256 fromSeed, uint256 toSeed, uint256 amount) external {
        (address from, address to) = (_holder(fromSeed), _holder(toSeed));
        amount = _bound(amount, 0, owed[from]);

        vm.prank(from);
        YUAN.approve(address(this), amount);
        YUAN.transferFrom(from, to, amount);

        owed[from] -= amount;
        owed[to] += amount;
    }

    function holderCount() external view returns (uint256) {
        return holders.length;
    }

    function _holder(uint256 seed) private view returns (address) {
        return holders[seed % holders.length];
    }
}

contract LabYuanInvariantTest is LabYuanTest {
    LabYuanHandler private handler;

    function setUp() public override {
        super.setUp();
        vm.prank(payer);
        yuan.burn(BALANCE); // the books of the handler start at zero
        handler = new LabYuanHandler(yuan, issuer);
        _target(address(handler));
    }

    function invariant_SupplyIsMintedLessBurnt() public view {
        vm.assertEq(yuan.totalSupply(), handler.minted() - handler.burnt(), "supply");
    }

    function invariant_BalancesAreThoseOfTheBooksAndSumToTheSupply() public view {
        uint256 sum;
        for (uint256 i = 0; i < handler.holderCount(); ++i) {
            address holder = handler.holders(i);
            vm.assertEq(yuan.balanceOf(holder), handler.owed(holder), "balance");
            sum += yuan.balanceOf(holder);
        }
        vm.assertEq(sum, yuan.totalSupply(), "sum of the balances");
    }
}
