// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {PoolTest} from "./support/PoolTest.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// Expenses come out of what policyholders have paid for them, and never out of what covers a loss.
contract SolvencyPoolExpensesTest is PoolTest {
    bytes32 private constant RENT = "rent";
    uint64 private constant CAP = 300_00;

    address private landlord;

    function setUp() public override {
        super.setUp();
        landlord = _actor("landlord");
        _deposit(provider, CAPITAL);
    }

    function test_AnExpenseIsPaidAndBooked() public {
        _season(PREMIUM, 0, MAX_LOSS);
        vm.expectEmit(address(pool));
        emit ISolvencyPool.ExpensePaid(landlord, RENT, 100_00);
        _pay(100_00);

        vm.assertEq(token.balanceOf(landlord), 100_00, "payee");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - 100_00, 0, 0, PREMIUM, 0, 0, 100_00), "paid");
        _assertMoney("paid");
    }

    function test_ExpensesAreAtMostThirtyPerCentOfEarnedPremium() public {
        vm.assertEq(pool.MAX_EXPENSES_BPS(), 3_000, "share");
        _season(PREMIUM, 0, MAX_LOSS);
        _expectTooHigh(CAP + 1, CAP);
        _pay(CAP + 1);
        _pay(CAP - 1);
        _expectTooHigh(CAP + 1, CAP);
        _pay(2);
        _pay(1);
        _expectTooHigh(CAP + 1, CAP);
        _pay(1);

        _season(PREMIUM, 0, MAX_LOSS);
        _pay(CAP);
        vm.assertEq(pool.books().expenses, 2 * CAP, "expenses since the start");
    }

    function test_TheCapIsRoundedDown() public {
        _season(3, 0, 3);
        _expectTooHigh(1, 0);
        _pay(1);
        _season(1, 0, 1);
        _pay(1);
    }

    function test_PremiumThatIsNotEarnedPaysNoExpenses() public {
        _underwrite(PREMIUM, MAX_LOSS);
        _expectTooHigh(1, 0);
        _pay(1);
        _pay(0);
    }

    function test_RevertWhen_AnExpenseWouldUseLockedCapital() public {
        _season(PREMIUM, 0, MAX_LOSS);
        _underwrite(0, CAPITAL + PREMIUM - 100_00);
        vm.assertEq(pool.freeCapital(), 100_00, "free");

        vm.expectRevert(
            abi.encodeWithSelector(
                ISolvencyPool.PoolInsolvent.selector,
                CAPITAL + PREMIUM - 100_01,
                CAPITAL + PREMIUM - 100_00
            )
        );
        _pay(100_01);
        _pay(100_00);
        vm.assertEq(pool.solvencyRatioBps(), 10_000, "ratio");
    }

    function test_TheClaimsReservePaysNoExpenses() public {
        _season(PREMIUM, CAPITAL + PREMIUM - 1, CAPITAL + PREMIUM);
        _pay(1);
        _expectPanic(0x11);
        _pay(1);
        vm.assertEq(pool.books().reserve, CAPITAL + PREMIUM - 1, "reserve");
        _assertMoney("money");
    }

    /// A loss of the providers: the price of their shares falls with it, and no policyholder notices.
    function test_ProvidersBearExpenses() public {
        _season(PREMIUM, 0, MAX_LOSS);
        uint256 before = pool.maxWithdraw(provider);
        _pay(CAP);
        vm.assertApproxEqAbs(pool.maxWithdraw(provider), before - CAP, 1, "provider");
    }

    function test_OnlyTheTreasurerPaysExpenses() public {
        _season(PREMIUM, 0, MAX_LOSS);
        address[6] memory callers = [stranger, line, manager, guardian, provider, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            pool.payExpense(landlord, 1, RENT);
        }
    }

    function _pay(uint64 amount) private {
        vm.prank(treasurer);
        pool.payExpense(landlord, amount, RENT);
    }

    function _expectTooHigh(uint256 wanted, uint256 cap) private {
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolExpensesTooHigh.selector, wanted, cap));
    }
}

/// Premium that went to the reinsurer pays no expenses.
contract SolvencyPoolNetExpensesTest is ReinsuranceTest {
    function test_TheCapCountsEarnedPremiumNetOfReinsurance() public {
        _end(_sellAll(), GROSS_PREMIUM, 0, 0);
        uint64 cap = ((GROSS_PREMIUM - CEDED) * 3) / 10;

        vm.startPrank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolExpensesTooHigh.selector, cap + 1, cap));
        pool.payExpense(stranger, cap + 1, "rent");
        pool.payExpense(stranger, cap, "rent");
        vm.stopPrank();
        _assertAll("paid");
    }
}

contract SolvencyPoolRefusedExpensesTest is PoolTest {
    function test_RevertWhen_ThePayeeIsRefused() public {
        _deposit(provider, CAPITAL);
        _season(PREMIUM, 0, MAX_LOSS);
        BlocklistToken(address(token)).setBlocked(stranger, true);

        vm.startPrank(treasurer);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, stranger));
        pool.payExpense(stranger, 100_00, "rent");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM, 0, 0, PREMIUM, 0, 0, 0), "nothing booked");

        pool.payExpense(alice, 100_00, "rent");
        vm.stopPrank();
        _assertMoney("another payee");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }
}
