// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {IMintable} from "./support/InsuranceTest.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// The reinsurer's money: put up before anything is sold, and taken out only as far as no cover needs it.
contract ReinsuranceCollateralTest is ReinsuranceTest {
    function test_PostingMovesExactlyTheMoney() public {
        _give(reinsurer, 100_00);
        vm.expectEmit(address(desk));
        emit IReinsurance.CollateralPosted(treatyId, 60_00);
        vm.prank(reinsurer);
        desk.post(treatyId, 60_00);

        vm.assertEq(token.balanceOf(reinsurer), 40_00, "reinsurer");
        _assertCollateral(COLLATERAL + 60_00, 0, "posted");
        _assertDesk("posted");
    }

    function test_WithdrawingPaysWhomeverTheReinsurerNames() public {
        vm.expectEmit(address(desk));
        emit IReinsurance.CollateralWithdrawn(treatyId, alice, COLLATERAL);
        vm.prank(reinsurer);
        desk.withdraw(treatyId, COLLATERAL, alice);

        vm.assertEq(token.balanceOf(alice), COLLATERAL, "payee");
        _assertCollateral(0, 0, "withdrawn");
        _assertDesk("withdrawn");
    }

    function test_EverythingIsReservedBeforeAnythingIsSold() public {
        _cede(CAP);
        _assertCollateral(COLLATERAL, NEEDED, "ceded");

        _expectUnfunded(COLLATERAL - NEEDED, COLLATERAL - NEEDED + 1);
        vm.prank(reinsurer);
        desk.withdraw(treatyId, COLLATERAL - NEEDED + 1, reinsurer);

        vm.assertEq(_drain(treatyId), COLLATERAL - NEEDED, "free");
        _assertCollateral(NEEDED, NEEDED, "drained");
    }

    function test_RevertWhen_TheFreeCollateralIsOneUnitShort() public {
        _drain(treatyId);
        _post(treatyId, NEEDED - 1);
        _expectUnfunded(NEEDED - 1, NEEDED);
        vm.prank(line);
        pool.cede(treatyId, CAP, END);

        _post(treatyId, 1);
        _cede(CAP);
        _assertCollateral(NEEDED, NEEDED, "ceded");
    }

    function test_RevertWhen_OtherCoverNeedsTheCollateral() public {
        _drain(treatyId);
        _post(treatyId, NEEDED);
        _cede(CAP);

        _expectUnfunded(0, 3);
        vm.prank(line);
        pool.cede(treatyId, 10, END);
    }

    function test_TheReservationEndsWithTheCoverAndThePremiumIsFree() public {
        uint16 cession = _sellAll();
        _drain(treatyId);
        _end(cession, GROSS_PREMIUM, 0, 0);

        _assertCollateral(NEEDED + CEDED, 0, "ended");
        vm.assertEq(_drain(treatyId), NEEDED + CEDED, "free");
    }

    function test_OneCoverEndsAndTheOtherKeepsItsReservation() public {
        uint16 first = _cede(50_000_00);
        _cede(CAP / 10);
        uint64 second = 3_000_00;
        _assertCollateral(COLLATERAL, 15_000_00 + 5_000_00 + second, "both");

        _sell(first, 1_000_00, 50_000_00);
        _end(first, 1_000_00, 0, 50_000_00);
        uint64 ceded = 225_00 + 7_00; // an eighth of the limit, an eighth of the price
        _assertCollateral(COLLATERAL + ceded - 20_000_00, second, "one");
    }

    function test_TreatiesShareNoMoney() public {
        uint16 other = _conclude(_terms());
        _expectUnfunded(0, 1);
        vm.prank(reinsurer);
        desk.withdraw(other, 1, reinsurer);
        _expectUnfunded(0, NEEDED);
        vm.prank(line);
        pool.cede(other, CAP, END);

        _post(other, NEEDED);
        _cedeUntil(other, CAP, END);
        _assertCollateral(COLLATERAL, 0, "the first treaty");
        vm.assertEq(desk.collateralOf(other).reserved, NEEDED, "the other treaty");
        vm.assertEq(desk.usedOf(other, 0), LIMIT, "used of the other");
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "used of the first");
    }

    function test_ADonationIsNobodysCollateral() public {
        IMintable(address(token)).mint(address(desk), 5_00);
        _assertCollateral(COLLATERAL, 0, "donated");
        _expectUnfunded(COLLATERAL, COLLATERAL + 1);
        vm.prank(reinsurer);
        desk.withdraw(treatyId, COLLATERAL + 1, reinsurer);
    }

    function test_RevertWhen_SomebodyElseMovesCollateral() public {
        address[5] memory callers = [stranger, line, treatyManager, address(pool), address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(
                IReinsurance.ReinsuranceCallerNotReinsurer.selector,
                callers[i],
                reinsurer
            );
            vm.startPrank(callers[i]);
            vm.expectRevert(reason);
            desk.post(treatyId, 1);
            vm.expectRevert(reason);
            desk.withdraw(treatyId, 1, callers[i]);
            vm.stopPrank();
        }
    }

    function test_RevertWhen_TheReinsurerHasTooLittle() public {
        _give(reinsurer, 5);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, reinsurer, 5, 6));
        vm.prank(reinsurer);
        desk.post(treatyId, 6);
        _assertCollateral(COLLATERAL, 0, "nothing booked");
    }
}
