// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {SolvencyPool} from "../../contracts/insurance/SolvencyPool.sol";
import {ManyDecimalsToken} from "../../contracts/mocks/ManyDecimalsToken.sol";
import {PoolTest} from "./support/PoolTest.sol";

/// Says how many decimals it has, and nothing else.
contract DecimalsOnly {
    uint8 private immutable DECIMALS;

    constructor(uint8 count) {
        DECIMALS = count;
    }

    function decimals() external view returns (uint8) {
        return DECIMALS;
    }
}

contract SolvencyPoolAccessTest is PoolTest {
    function test_RevertWhen_TheTokenHasTooManyDecimals() public {
        IERC20Metadata many = new ManyDecimalsToken();
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolDecimalsUnsupported.selector, 24, 6));
        new SolvencyPool(many, address(authority));

        IERC20Metadata seven = IERC20Metadata(address(new DecimalsOnly(7)));
        vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolDecimalsUnsupported.selector, 7, 6));
        new SolvencyPool(seven, address(authority));
    }

    function test_SixDecimalsAreTheMost() public {
        SolvencyPool six = new SolvencyPool(IERC20Metadata(address(new DecimalsOnly(6))), address(authority));

        vm.assertEq(six.decimals(), 12, "decimals of a share");
    }

    function test_SealingMakesLines() public {
        SolvencyPool fresh = _unsealedPool();
        address[] memory lines = new address[](2);
        (lines[0], lines[1]) = (_actor("first line"), _actor("second line"));
        IReinsurance desk = IReinsurance(_actor("desk"));
        vm.assertFalse(fresh.isLine(lines[0]), "before");

        vm.expectEmit(address(fresh));
        emit ISolvencyPool.LinesSealed(lines, address(desk));
        fresh.seal(lines, desk);

        vm.assertEq(address(fresh.reinsurance()), address(desk), "desk");
        vm.assertTrue(fresh.isLine(lines[0]), "first");
        vm.assertTrue(fresh.isLine(lines[1]), "second");
        vm.assertFalse(fresh.isLine(stranger), "nobody else");
    }

    function test_RevertWhen_SealedTwice() public {
        vm.expectRevert(ISolvencyPool.PoolAlreadySealed.selector);
        pool.seal(_lines(), IReinsurance(address(0)));
    }

    function test_RevertWhen_SealedAgainAfterSealingNoLine() public {
        SolvencyPool fresh = _unsealedPool();
        fresh.seal(new address[](0), IReinsurance(address(0)));

        vm.expectRevert(ISolvencyPool.PoolAlreadySealed.selector);
        fresh.seal(_lines(), IReinsurance(address(0)));
        vm.assertFalse(fresh.isLine(line), "line");
    }

    function test_RevertWhen_SomebodyElseThanTheAdministratorSeals() public {
        SolvencyPool fresh = _unsealedPool();
        address[4] memory callers = [stranger, line, manager, guardian];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            fresh.seal(_lines(), IReinsurance(address(0)));
        }
    }

    function test_OnlyTheProductManagerSetsZoneCaps() public {
        address[4] memory callers = [stranger, line, guardian, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            pool.setZoneCap(ZONE, 1);
        }

        vm.expectEmit(address(pool));
        emit ISolvencyPool.ZoneCapSet(ZONE, 5_00);
        vm.prank(manager);
        pool.setZoneCap(ZONE, 5_00);
        vm.assertEq(pool.zoneOf(ZONE).cap, 5_00, "cap");
        vm.assertEq(pool.zoneOf(ZONE + 1).cap, 0, "cap of another zone");
    }

    function test_OnlyTheGuardianPauses() public {
        address[4] memory callers = [stranger, line, manager, address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            pool.pause();
        }
        vm.expectEmit(address(pool));
        emit Pausable.Paused(guardian);
        _pause();
        vm.assertTrue(pool.paused(), "paused");

        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            pool.unpause();
        }
        vm.expectEmit(address(pool));
        emit Pausable.Unpaused(guardian);
        vm.prank(guardian);
        pool.unpause();
        vm.assertFalse(pool.paused(), "paused");
    }

    function test_RevertWhen_SomebodyElseThanALineMovesTheBooks() public {
        bytes[] memory calls = _lineCalls();
        address[5] memory callers = [stranger, provider, manager, guardian, address(this)];
        for (uint256 i = 0; i < calls.length; ++i) {
            for (uint256 j = 0; j < callers.length; ++j) {
                vm.prank(callers[j]);
                // solhint-disable-next-line avoid-low-level-calls
                (bool success, bytes memory reason) = address(pool).call(calls[i]);
                vm.assertFalse(success, "a stranger moved the books");
                vm.assertEq(
                    reason,
                    abi.encodeWithSelector(ISolvencyPool.PoolLineUnknown.selector, callers[j]),
                    "reason"
                );
            }
        }
    }

    function test_PauseStopsNewMoneyAndNothingElse() public {
        _deposit(provider, CAPITAL);
        _expose(END);
        _underwrite(PREMIUM, MAX_LOSS);
        _underwrite(PREMIUM, MAX_LOSS);
        _pause();

        vm.assertEq(pool.maxDeposit(provider), 0, "maxDeposit");
        vm.assertEq(pool.maxMint(provider), 0, "maxMint");
        _fund(holder, PREMIUM);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(line);
        pool.underwrite(holder, PREMIUM, MAX_LOSS, ZONE, 0);

        vm.startPrank(line);
        pool.cancel(holder, PREMIUM, MAX_LOSS, ZONE, 0);
        pool.expose(END + 1 days);
        pool.resolve(_resolution(PREMIUM, 0, 300_00, MAX_LOSS));
        pool.pay(holder, 100_00);
        vm.assertTrue(pool.tryPay(alice, 100_00), "tryPay");
        pool.release(100_00, true, 0);
        vm.stopPrank();
        vm.prank(provider);
        pool.withdraw(1_00, provider, provider);

        _assertBooks(ISolvencyPool.Books(CAPITAL + PREMIUM - 201_00, 0, 0, PREMIUM, 0, 200_00, 0), "paused");
        _assertMoney("paused");
    }

    function test_AfterThePauseNewMoneyComesInAgain() public {
        _pause();
        vm.prank(guardian);
        pool.unpause();

        _deposit(provider, CAPITAL);
        _underwrite(PREMIUM, MAX_LOSS);
        vm.assertEq(pool.books().resources, CAPITAL + PREMIUM, "resources");
    }

    function test_APoolStartsEmptyWithItsNames() public view {
        vm.assertEq(pool.asset(), address(token), "asset");
        vm.assertEq(pool.name(), "FinChain Lab insurance capital", "name");
        vm.assertEq(pool.symbol(), "FLIC", "symbol");
        vm.assertEq(pool.decimals(), 8, "decimals");
        vm.assertEq(pool.authority(), address(authority), "authority");
        vm.assertFalse(pool.isFrozen(), "frozen");
        _assertBooks(ISolvencyPool.Books(0, 0, 0, 0, 0, 0, 0), "empty");
    }

    function _lineCalls() private view returns (bytes[] memory calls) {
        calls = new bytes[](10);
        calls[0] = abi.encodeCall(ISolvencyPool.expose, (END));
        calls[1] = abi.encodeCall(ISolvencyPool.underwrite, (stranger, 0, 0, ZONE, 0));
        calls[2] = abi.encodeCall(ISolvencyPool.cancel, (stranger, 0, 0, ZONE, 0));
        calls[3] = abi.encodeCall(ISolvencyPool.resolve, (_resolution(0, 0, 0, 0)));
        calls[4] = abi.encodeCall(ISolvencyPool.pay, (stranger, 0));
        calls[5] = abi.encodeCall(ISolvencyPool.tryPay, (stranger, 0));
        calls[6] = abi.encodeCall(ISolvencyPool.release, (0, false, 0));
        calls[7] = abi.encodeCall(ISolvencyPool.cede, (1, 0, END));
        calls[8] = abi.encodeCall(ISolvencyPool.reserveClaim, (0, 0));
        calls[9] = abi.encodeCall(ISolvencyPool.closeClaim, (ISolvencyPool.ClaimEnd(stranger, 0, 0, 0, ZONE)));
    }
}
