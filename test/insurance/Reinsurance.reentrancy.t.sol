// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ReentrantToken} from "../../contracts/mocks/ReentrantToken.sol";
import {ExactERC20} from "../../contracts/money/ExactERC20.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// The token calls back in the middle of every transfer. It is the reinsurer of the treaty, a line of business and the
/// treasurer at the same time, so that nothing but the guards and the order of the steps can stop it.
contract ReinsuranceReentrancyTest is ReinsuranceTest {
    uint64 private constant LOSS = 92_800_00;
    uint256 private constant WITHDRAW = 1;
    uint256 private constant PATHS = 5;
    /// Paths on which the desk itself moves money, and is guarded.
    uint256 private constant DESK_PATHS = 3;

    ReentrantToken private ambush;
    uint16 private ended;
    uint16 private running;

    /// @notice A path as one call, so that the test can expect it to fail.
    function run(uint256 path) external {
        _run(path);
    }

    function setUp() public override {
        super.setUp();
        authority.grantRole(TREASURER, address(ambush), 0);
        ended = _sellAll();
        running = _sellAll();
        _end(ended, GROSS_PREMIUM, 0, LOSS);
        _expose(END);
        _give(address(ambush), 1_000_00);
        _fund(address(ambush), 1_000_00);
    }

    function test_WhileTheDeskMovesMoneyItCannotBeEnteredAgain() public {
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        bytes[2] memory calls = [
            abi.encodeCall(IReinsurance.post, (treatyId, 1_00)),
            abi.encodeCall(IReinsurance.withdraw, (treatyId, 1_00, address(ambush)))
        ];
        for (uint256 path = 0; path < DESK_PATHS; ++path) {
            for (uint256 i = 0; i < calls.length; ++i) _assertRefused(path, address(desk), calls[i], reason);
        }
    }

    function test_WhileThePoolSettlesItsMoneyCannotBeTouched() public {
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        bytes[4] memory calls = [
            abi.encodeCall(ISolvencyPool.underwrite, (address(ambush), 1, 1, ZONE, 0)),
            abi.encodeCall(ISolvencyPool.cancel, (address(ambush), 1, 1, ZONE, running)),
            abi.encodeCall(ISolvencyPool.pay, (address(ambush), 1)),
            abi.encodeCall(ISolvencyPool.payExpense, (address(ambush), 1, "theft"))
        ];
        for (uint256 path = WITHDRAW + 1; path < PATHS; ++path) {
            for (uint256 i = 0; i < calls.length; ++i) _assertRefused(path, address(pool), calls[i], reason);
        }
    }

    /// A second settlement needs a payment of its own, which the guard of the pool or of the desk refuses.
    function test_ASettlementInTheMiddleOfAPaymentIsRefused() public {
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        bytes memory lapse = abi.encodeCall(ISolvencyPool.release, (1_000_00, true, ended));
        bytes memory settle = abi.encodeCall(ISolvencyPool.resolve, (_ending(running, GROSS_PREMIUM, LOSS)));
        _assertRefused(0, address(pool), settle, reason);
        _assertRefused(WITHDRAW, address(pool), settle, reason);
        for (uint256 path = WITHDRAW + 1; path < PATHS; ++path) {
            _assertRefused(path, address(pool), lapse, reason);
        }
    }

    function test_TheDeskSpendsNothingTwice() public {
        IReinsurance.Collateral memory collateral = desk.collateralOf(treatyId);
        ambush.arm(address(pool), abi.encodeCall(ISolvencyPool.cede, (treatyId, CAP, END)));
        _drainAsAmbush();

        vm.assertEq(ambush.attempts(), 1, "attempts");
        vm.assertFalse(ambush.lastSuccess(), "ceded against money that is leaving");
        vm.assertEq(
            ambush.lastReturnData(),
            abi.encodeWithSelector(IReinsurance.TreatyUnfunded.selector, 0, 30_000_00 + 5_040_00),
            "reason"
        );
        _assertCollateral(collateral.reserved, collateral.reserved, "drained");
        _assertAll("drained");
    }

    /// What moves no money needs no guard: in the middle of a transfer it books the same as after it.
    function test_CallsThatMoveNoMoneyCommuteWithTransfers() public {
        bytes memory cede = abi.encodeCall(ISolvencyPool.cede, (treatyId, 100_00, END));
        for (uint256 path = 0; path < PATHS; ++path) {
            vm.assertEq(_stateAfter(path, cede, ""), _stateAfter(path, "", cede), "books");
        }
    }

    /// When the pool pays, the desk is not guarded: all is booked by then, and only what is free can be asked for.
    function test_AWithdrawalWhileThePoolPaysTakesOnlyWhatIsFree() public {
        uint256 path = 3;
        uint64 free = COLLATERAL + CEDED - 62_800_00 + CEDED_OF_HALF;
        bytes memory most = abi.encodeCall(IReinsurance.withdraw, (treatyId, free, stranger));
        bytes memory more = abi.encodeCall(IReinsurance.withdraw, (treatyId, free + 1, stranger));
        _assertRefused(
            path,
            address(desk),
            more,
            abi.encodeWithSelector(IReinsurance.TreatyUnfunded.selector, free, free + 1)
        );

        // What he takes in the middle is missing on arrival, so all of it is undone.
        uint256 expected = token.balanceOf(address(desk)) + CEDED_OF_HALF;
        ambush.arm(address(desk), most);
        vm.expectRevert(
            abi.encodeWithSelector(ExactERC20.TokenAmountMismatch.selector, token, expected - free, expected)
        );
        this.run(path);
        _assertAll("undone");
    }

    function _token() internal override returns (IERC20Metadata) {
        ambush = new ReentrantToken();
        reinsurer = address(ambush);
        return ambush;
    }

    function _lines() internal view override returns (address[] memory lines) {
        lines = new address[](2);
        (lines[0], lines[1]) = (line, address(ambush));
    }

    function _assertRefused(uint256 path, address target, bytes memory call, bytes memory reason) private {
        uint256 snapshot = vm.snapshotState();
        ambush.arm(target, call);
        _run(path);
        vm.assertEq(ambush.attempts(), 1, "attempts");
        vm.assertFalse(ambush.lastSuccess(), "came through");
        vm.assertEq(ambush.lastReturnData(), reason, "reason");
        _assertAll("refused");
        vm.revertToState(snapshot);
    }

    function _stateAfter(uint256 path, bytes memory amid, bytes memory behind) private returns (bytes memory state) {
        uint256 snapshot = vm.snapshotState();
        if (amid.length != 0) ambush.arm(address(pool), amid);
        _run(path);
        if (amid.length != 0) vm.assertTrue(ambush.lastSuccess(), "amid");
        if (behind.length != 0) {
            vm.prank(address(ambush));
            // solhint-disable-next-line avoid-low-level-calls
            (bool success, ) = address(pool).call(behind);
            vm.assertTrue(success, "behind");
        }
        _assertAll("money");
        state = abi.encode(pool.books(), desk.collateralOf(treatyId), desk.usedOf(treatyId, 0), desk.cessionOf(3));
        vm.revertToState(snapshot);
    }

    function _run(uint256 path) private {
        if (path <= WITHDRAW) {
            vm.startPrank(address(ambush));
            if (path == 0) desk.post(treatyId, 100_00);
            else desk.withdraw(treatyId, 100_00, address(ambush));
            vm.stopPrank();
            return;
        }
        if (path == 2) _end(running, GROSS_PREMIUM, 0, LOSS);
        if (path == 3) _end(running, GROSS_PREMIUM, 0, 0);
        if (path == 4) _lapse(ended, 10_000_00);
    }

    function _drainAsAmbush() private {
        IReinsurance.Collateral memory collateral = desk.collateralOf(treatyId);
        vm.prank(address(ambush));
        desk.withdraw(treatyId, collateral.held - collateral.reserved, alice);
    }
}
