// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// From the day in UTC+8 on which cover ends until it is resolved, nobody enters or leaves.
contract SolvencyPoolFreezeTest is PoolTest {
    uint40 private constant TODAY = START - 8 hours; // START is eight in the morning in UTC+8

    function test_ThePoolFreezesAtMidnightInUtcPlus8() public {
        _deposit(provider, CAPITAL);
        _expose(END);

        vm.warp(END - 8 hours - 1);
        vm.assertFalse(pool.isFrozen(), "last second of the day before");
        vm.warp(END - 8 hours);
        vm.assertTrue(pool.isFrozen(), "first second of the day");
        vm.warp(END + 400 days);
        vm.assertTrue(pool.isFrozen(), "for as long as it takes");
    }

    function test_TheWholeDayCountsWheneverCoverEnds() public {
        _expose(TODAY + 2 days - 1);
        vm.warp(TODAY + 1 days - 1);
        vm.assertFalse(pool.isFrozen(), "the day before");
        vm.warp(TODAY + 1 days);
        vm.assertTrue(pool.isFrozen(), "the day, long before the end of cover");
    }

    function test_CoverThatEndedEarlierFreezesAtOnce() public {
        _expose(START - 30 days);
        vm.assertTrue(pool.isFrozen(), "frozen");
    }

    function test_RevertWhen_CoverLastsLongerThanTenYears() public {
        uint40 limit = START + 3_650 days;
        vm.startPrank(line);
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolCoverTooLong.selector, limit + 1, limit));
        pool.expose(limit + 1);
        pool.expose(limit);
        vm.stopPrank();
        _assertFreezesOn(limit);
    }

    /// The longest way through the calendar: empty from the first day to the last, ten years later.
    function test_TheWholeHorizonIsSearchedForLittleGas() public {
        _expose(START);
        _expose(START + 3_650 days);

        uint256 before = gasleft();
        _resolveOn(START);

        vm.assertLt(before - gasleft(), 150_000, "gas");
        _assertFreezesOn(START + 3_650 days);
    }

    function test_WhileFrozenNobodyEntersOrLeaves() public {
        uint256 shares = _deposit(provider, CAPITAL);
        _fund(alice, CAPITAL);
        _expose(END);
        vm.warp(END);

        vm.assertEq(pool.maxDeposit(alice), 0, "maxDeposit");
        vm.assertEq(pool.maxMint(alice), 0, "maxMint");
        vm.assertEq(pool.maxWithdraw(provider), 0, "maxWithdraw");
        vm.assertEq(pool.maxRedeem(provider), 0, "maxRedeem");
        vm.startPrank(alice);
        _expectExceeded(ERC4626.ERC4626ExceededMaxDeposit.selector, alice, 1);
        pool.deposit(1, alice);
        _expectExceeded(ERC4626.ERC4626ExceededMaxMint.selector, alice, 1);
        pool.mint(1, alice);
        vm.stopPrank();
        vm.startPrank(provider);
        _expectExceeded(ERC4626.ERC4626ExceededMaxWithdraw.selector, provider, 1);
        pool.withdraw(1, provider, provider);
        _expectExceeded(ERC4626.ERC4626ExceededMaxRedeem.selector, provider, shares);
        pool.redeem(shares, provider, provider);
        vm.stopPrank();
    }

    function test_WhileFrozenCoverIsSoldCancelledResolvedAndPaid() public {
        _deposit(provider, CAPITAL);
        _expose(END);
        _expose(END);
        vm.warp(END);

        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(PREMIUM, MAX_LOSS);
        vm.prank(line);
        pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        _resolve(PREMIUM, 0, 5_00, MAX_LOSS);
        vm.startPrank(line);
        pool.pay(holder, 3_00);
        vm.assertTrue(pool.tryPay(holder, 1_00), "tryPay");
        pool.release(1_00, true, 0);
        vm.stopPrank();

        vm.assertTrue(pool.isFrozen(), "the other cover is unresolved");
        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - 4_00, 0, 0, PREMIUM, 0, 4_00, 0), "frozen");
    }

    function test_ResolvingTheLastCoverThaws() public {
        _deposit(provider, CAPITAL);
        _expose(END);
        _expose(END);
        vm.warp(END + 3 days);

        _resolve(0, 0, 0, 0);
        vm.assertTrue(pool.isFrozen(), "one of two");
        _resolve(0, 0, 0, 0);
        vm.assertFalse(pool.isFrozen(), "two of two");
        vm.assertEq(pool.maxWithdraw(provider), CAPITAL, "maxWithdraw");
        vm.assertEq(pool.maxDeposit(provider), type(uint56).max - CAPITAL, "maxDeposit");
    }

    function test_ResolvingInAnyOrderKeepsTheFirstUnresolvedDay() public {
        uint40[4] memory ends = [END + 300 days, END, END + 10 days, END + 1000 days];
        for (uint256 i = 0; i < ends.length; ++i) _expose(ends[i]);

        _resolveOn(END + 10 days);
        _assertFreezesOn(END);
        _resolveOn(END);
        _assertFreezesOn(END + 300 days);
        _expose(END + 299 days);
        _assertFreezesOn(END + 299 days);
        _resolveOn(END + 300 days);
        _resolveOn(END + 299 days);
        _assertFreezesOn(END + 1000 days);
        _resolveOn(END + 1000 days);
        vm.assertFalse(pool.isFrozen(), "nothing left");
    }

    /// Free to choose days: the pool agrees with a plain list of them.
    function testFuzz_ThePoolKeepsTheFirstDayOfWhatIsUnresolved(uint256 seed) public {
        uint40[8] memory ends;
        uint256 unresolved = 0;
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 slot = seed % 8;
            if (ends[slot] == 0) {
                ends[slot] = uint40(START + ((seed >> 8) % 700) * 1 hours * 24 + ((seed >> 64) % 1 days));
                _expose(ends[slot]);
                ++unresolved;
            } else {
                _resolveOn(ends[slot]);
                ends[slot] = 0;
                --unresolved;
            }
            if (unresolved != 0) _assertFreezesOn(_earliest(ends));
            else _assertNeverFreezes();
        }
    }

    function _resolveOn(uint40 endsAt) private {
        vm.prank(line);
        pool.resolve(ISolvencyPool.Resolution(0, 0, 0, 0, ZONE, endsAt, 0));
    }

    function _assertFreezesOn(uint40 endsAt) private {
        uint256 midnight = endsAt - ((endsAt + 8 hours) % 1 days);
        vm.warp(midnight - 1);
        vm.assertFalse(pool.isFrozen(), "a day early");
        vm.warp(midnight);
        vm.assertTrue(pool.isFrozen(), "late");
    }

    function _assertNeverFreezes() private {
        vm.warp(START + 40_000 days);
        vm.assertFalse(pool.isFrozen(), "nothing unresolved");
    }

    function _expectExceeded(bytes4 selector, address account, uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(selector, account, amount, 0));
    }

    function _earliest(uint40[8] memory ends) private pure returns (uint40 earliest) {
        earliest = type(uint40).max;
        for (uint256 i = 0; i < ends.length; ++i) {
            if (ends[i] != 0 && ends[i] < earliest) earliest = ends[i];
        }
    }
}
