// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {CallbackToken} from "../../contracts/mocks/CallbackToken.sol";
import {GasBurningPayee} from "../../contracts/mocks/GasBurningPayee.sol";
import {ReentrantPayee} from "../../contracts/mocks/ReentrantPayee.sol";
import {RejectingPayee} from "../../contracts/mocks/RejectingPayee.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// The token hands control to the payee, who refuses, burns all gas, or calls back.
contract SolvencyPoolPayeesTest is PoolTest {
    uint64 private constant INVESTED = 500_00;

    ISolvencyPool.Books private _before;
    ReentrantPayee private payee;

    function setUp() public override {
        super.setUp();
        _deposit(provider, CAPITAL);
        payee = new ReentrantPayee();
        _fund(address(payee), INVESTED);
        payee.execute(address(pool), abi.encodeCall(IERC4626.deposit, (INVESTED, address(payee))));
        _expose(END);
        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(PREMIUM, MAX_LOSS);
        _resolve(PREMIUM, 0, 900_00, MAX_LOSS);
        _before = pool.books();
    }

    function test_APayeeWhoRefusesChangesNothing() public {
        address refusing = address(new RejectingPayee());
        bytes memory reason = abi.encodeWithSelector(
            RejectingPayee.RejectingPayeePaymentRefused.selector,
            address(pool)
        );

        vm.startPrank(line);
        vm.assertFalse(pool.tryPay(refusing, 100_00), "tryPay");
        vm.expectRevert(reason);
        pool.pay(refusing, 100_00);
        vm.expectRevert(reason);
        pool.cancel(refusing, PREMIUM, MAX_LOSS, ZONE, 0);
        vm.stopPrank();
        vm.expectRevert(reason);
        vm.prank(provider);
        pool.withdraw(1_00, refusing, provider);

        _assertBooks(_before, "refused");
        vm.assertEq(pool.zoneOf(ZONE).exposed, MAX_LOSS, "exposed");
        _assertMoney("money");
    }

    function test_APayeeWhoBurnsAllGasChangesNothing() public {
        address burning = address(new GasBurningPayee());

        vm.prank(line);
        bool paid = pool.tryPay{gas: 3_000_000}(burning, 100_00);

        vm.assertFalse(paid, "tryPay");
        _assertBooks(_before, "burned");
        _assertMoney("money");
        vm.prank(line);
        vm.assertTrue(pool.tryPay(holder, 100_00), "the next payee");
    }

    function test_APayeeCannotLeaveThePoolWhileHeIsPaid() public {
        bytes memory way = abi.encodeCall(IERC4626.redeem, (1e8, address(payee), address(payee)));

        payee.arm(address(pool), way);
        vm.prank(line);
        pool.pay(address(payee), 100_00);
        _assertRefused(1);

        payee.arm(address(pool), way);
        vm.prank(line);
        vm.assertTrue(pool.tryPay(address(payee), 100_00), "tryPay");
        _assertRefused(2);

        payee.arm(address(pool), way);
        vm.prank(line);
        pool.cancel(address(payee), PREMIUM, MAX_LOSS, ZONE, 0);
        _assertRefused(3);

        payee.arm(address(pool), way);
        payee.execute(address(pool), abi.encodeCall(IERC4626.withdraw, (100_00, address(payee), address(payee))));
        _assertRefused(4);

        vm.assertEq(token.balanceOf(address(payee)), 300_00 + PREMIUM, "paid once each");
        uint64 resources = CAPITAL + PREMIUM - 900_00 + INVESTED - 100_00;
        _assertBooks(ISolvencyPool.Books(resources, 0, 0, PREMIUM, 700_00, 900_00, 0), "paid");
        _assertMoney("money");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new CallbackToken();
    }

    function _assertRefused(uint256 attempts) private view {
        vm.assertEq(payee.attempts(), attempts, "attempts");
        vm.assertFalse(payee.lastSuccess(), "came through");
        vm.assertEq(
            payee.lastReturnData(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "reason"
        );
    }
}
