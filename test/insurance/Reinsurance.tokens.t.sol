// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {FalseReturnToken} from "../../contracts/mocks/FalseReturnToken.sol";
import {FeeToken} from "../../contracts/mocks/FeeToken.sol";
import {NoReturnToken} from "../../contracts/mocks/NoReturnToken.sol";
import {RevertOnZeroToken} from "../../contracts/mocks/RevertOnZeroToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// One test for each misbehaving token, over every path that moves money between reinsurer, desk and pool.
abstract contract ReinsuranceTokenTest is ReinsuranceTest {
    uint64 internal constant LOSS = 92_800_00;
    bytes private _before;

    function _remember() internal {
        _before = _state();
    }

    /// Both directions of a settlement must be refused with `reason`, and so must the return of a recovery.
    function _expectNothingSettled(uint16 running, uint16 ended, bytes memory reason) internal {
        _remember();
        ISolvencyPool.Resolution memory bad = _ending(running, GROSS_PREMIUM, LOSS);
        ISolvencyPool.Resolution memory good = _ending(running, GROSS_PREMIUM, 0);
        vm.startPrank(line);
        vm.expectRevert(reason);
        pool.resolve(bad);
        vm.expectRevert(reason);
        pool.resolve(good);
        vm.expectRevert(reason);
        pool.release(LOSS, true, ended);
        vm.stopPrank();
        _assertNothingBooked();
    }

    function _assertEveryPathWorks() internal {
        uint16 cession = _sellAll();
        uint16 other = _sellAll();
        _cancel(other, GROSS_PREMIUM / 2, CAP / 2);
        _end(cession, GROSS_PREMIUM, 0, LOSS);
        _end(other, GROSS_PREMIUM / 2, 0, 0);
        _lapse(cession, LOSS);
        _drain(treatyId);
        _assertCollateral(0, 0, "everything is free in the end");
        vm.assertEq(pool.books().reserve, 0, "nothing is owed");
    }

    function _assertNothingBooked() internal view {
        vm.assertEq(_state(), _before, "nothing booked");
        _assertAll("nothing booked");
    }

    function _state() private view returns (bytes memory) {
        return
            abi.encode(
                pool.books(),
                desk.collateralOf(treatyId),
                desk.usedOf(treatyId, 0),
                desk.cessionOf(1),
                desk.cessionOf(2),
                token.balanceOf(reinsurer)
            );
    }
}

contract ReinsuranceNoReturnTokenTest is ReinsuranceTokenTest {
    function test_ATokenWithoutReturnValuesWorksOnEveryPath() public {
        _assertEveryPathWorks();
    }

    function _token() internal override returns (IERC20Metadata) {
        return IERC20Metadata(address(new NoReturnToken()));
    }
}

contract ReinsuranceFalseReturnTokenTest is ReinsuranceTokenTest {
    function test_RevertWhen_TheTokenReturnsFalse() public {
        uint16 ended = _sellAll();
        uint16 running = _sellAll();
        _end(ended, GROSS_PREMIUM, 0, LOSS);
        _give(reinsurer, 100_00);
        FalseReturnToken(address(token)).setFailing(true);

        bytes memory reason = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
        _expectNothingSettled(running, ended, reason);
        vm.startPrank(reinsurer);
        vm.expectRevert(reason);
        desk.post(treatyId, 100_00);
        vm.expectRevert(reason);
        desk.withdraw(treatyId, 100_00, reinsurer);
        vm.stopPrank();
        _assertNothingBooked();
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FalseReturnToken();
    }
}

contract ReinsuranceFeeTokenTest is ReinsuranceTokenTest {
    function test_RevertWhen_TheTokenKeepsAFeeOfTheCollateral() public {
        _give(reinsurer, 100_00);
        _remember();
        FeeToken(address(token)).setFeeBps(100);

        vm.expectRevert(
            abi.encodeWithSelector(
                ExactERC20.TokenAmountMismatch.selector,
                token,
                COLLATERAL + 99_00,
                COLLATERAL + 100_00
            )
        );
        vm.prank(reinsurer);
        desk.post(treatyId, 100_00);
        _assertNothingBooked();
    }

    function test_AFeeOnAWithdrawalIsThePayeesLossAndTheBooksStayRight() public {
        FeeToken(address(token)).setFeeBps(100);
        vm.prank(reinsurer);
        desk.withdraw(treatyId, 100_00, alice);
        vm.assertEq(token.balanceOf(alice), 99_00, "less the fee");
        _assertCollateral(COLLATERAL - 100_00, 0, "withdrawn");
        _assertDesk("withdrawn");
    }

    function _token() internal override returns (IERC20Metadata) {
        return new FeeToken(0);
    }
}

contract ReinsuranceRevertOnZeroTokenTest is ReinsuranceTokenTest {
    function test_WhatComesToZeroMovesNothing() public {
        vm.prank(reinsurer);
        desk.post(treatyId, 0);
        uint16 cession = _sellAll();
        _end(cession, GROSS_PREMIUM, 0, 11_240_00);
        _lapse(cession, 0);
        _end(_cede(CAP), 0, 0, 0);
    }

    function test_OtherAmountsWorkOnEveryPath() public {
        _assertEveryPathWorks();
    }

    function _token() internal override returns (IERC20Metadata) {
        return new RevertOnZeroToken();
    }
}

contract ReinsuranceBlocklistTokenTest is ReinsuranceTokenTest {
    function test_ABlockedReinsurerHindersNobody() public {
        _block(reinsurer, true);
        uint16 cession = _sellAll();
        uint16 other = _sellAll();
        _end(cession, GROSS_PREMIUM, 0, LOSS);
        _end(other, GROSS_PREMIUM, 0, 0);
        _lapse(cession, LOSS);
        _assertCollateral(COLLATERAL + CEDED + CEDED_OF_HALF, 0, "his money is booked for him");
    }

    function test_ABlockedReinsurerWithdrawsToAnotherAccount() public {
        _give(reinsurer, 100_00);
        _block(reinsurer, true);
        _remember();
        bytes memory reason = _blocked(reinsurer);
        vm.startPrank(reinsurer);
        vm.expectRevert(reason);
        desk.post(treatyId, 100_00);
        vm.expectRevert(reason);
        desk.withdraw(treatyId, 100_00, reinsurer);
        _assertNothingBooked();

        desk.withdraw(treatyId, COLLATERAL, alice);
        vm.stopPrank();
        vm.assertEq(token.balanceOf(alice), COLLATERAL, "another account");
    }

    /// Then ceded cover waits, and can be settled as soon as the block is lifted. Other cover is not concerned.
    function test_WhenTheDeskIsBlockedOnlyCededCoverWaits() public {
        uint16 ended = _sellAll();
        uint16 running = _sellAll();
        _end(ended, GROSS_PREMIUM, 0, LOSS);
        _block(address(desk), true);
        _expectNothingSettled(running, ended, _blocked(address(desk)));

        vm.prank(line);
        pool.pay(holder, LOSS);
        _season(PREMIUM, 500_00, MAX_LOSS);
        _block(address(desk), false);
        _end(running, GROSS_PREMIUM, 0, LOSS);
    }

    function _token() internal override returns (IERC20Metadata) {
        return new BlocklistToken();
    }

    function _block(address account, bool blocked) private {
        BlocklistToken(address(token)).setBlocked(account, blocked);
    }

    function _blocked(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, account);
    }
}
