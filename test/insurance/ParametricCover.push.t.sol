// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {CoverTest} from "./support/CoverTest.sol";

contract ParametricCoverPushTest is CoverTest {
    BlocklistToken private blocklist;
    bytes32 private first;
    bytes32 private second;

    function setUp() public override {
        super.setUp();
        first = _buy(cohortId, alice, 1000_00, 50_00);
        second = _buy(cohortId, bob, 2000_00, 20_00);
    }

    function test_PushPaysEveryHolder() public {
        _settle(700);
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaid(first, alice, 500_00);
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaid(second, bob, 1000_00);
        vm.prank(stranger);
        vm.assertEq(cover.push(_page(first, second, "no policy")), 2, "paid");

        vm.assertEq(token.balanceOf(alice), 500_00, "alice");
        vm.assertEq(token.balanceOf(bob), 1000_00, "bob");
        vm.assertEq(token.balanceOf(stranger), 0, "stranger");
        _assertCohort(0, 0);
        vm.assertTrue(cover.policyOf(first).state == IParametricCover.PolicyState.Paid, "state");
    }

    function test_APolicyTwiceInAPageIsPaidOnce() public {
        _settle(700);
        vm.assertEq(cover.push(_page(first, first, second)), 2, "paid");
        vm.assertEq(token.balanceOf(alice), 500_00, "alice");
        _assertCohort(0, 0);
    }

    function test_PushSkipsWhoHasCollected() public {
        _settle(700);
        vm.prank(alice);
        cover.claim(first, alice);
        vm.assertEq(cover.push(_page(first, second, first)), 1, "paid");
        vm.assertEq(token.balanceOf(alice), 500_00, "alice");
        vm.assertEq(cover.push(_page(first, second, first)), 0, "a second time");
    }

    function test_PushBeforeSettlementPaysNobody() public {
        vm.assertEq(cover.push(_page(first, second, "no policy")), 0, "paid");
        vm.assertEq(cover.push(new bytes32[](0)), 0, "empty page");
    }

    function test_AnUnpayablePolicyDoesNotStopThePage() public {
        bytes32 dust = _buy(cohortId, alice, 1, 0);
        _settle(700);
        vm.assertEq(cover.push(_page(dust, "no policy", second)), 1, "paid");
        vm.assertTrue(cover.policyOf(dust).state == IParametricCover.PolicyState.Active, "state");
    }

    function test_WhoCannotReceiveIsSkippedAndClaimsElsewhere() public {
        _settle(700);
        blocklist.setBlocked(alice, true);

        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaymentFailed(first, alice, 500_00);
        vm.expectEmit(address(cover));
        emit IParametricCover.PolicyPaid(second, bob, 1000_00);
        vm.assertEq(cover.push(_page(first, second, first)), 1, "paid");
        vm.assertTrue(cover.policyOf(first).state == IParametricCover.PolicyState.Active, "state");
        vm.assertEq(cover.dueOf(first), 500_00, "still due");
        _assertCohort(500_00, 1);
        vm.assertEq(pool.books().reserve, 500_00, "pool's reserve");

        vm.prank(alice);
        cover.claim(first, stranger);
        vm.assertEq(token.balanceOf(stranger), 500_00, "stranger");
        _assertCohort(0, 0);
    }

    function test_RevertWhen_ABlockedHolderClaimsForHimself() public {
        _settle(700);
        blocklist.setBlocked(alice, true);
        vm.expectRevert(abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, alice));
        vm.prank(alice);
        cover.claim(first, alice);
        vm.assertEq(cover.dueOf(first), 500_00, "still due");
    }

    function test_SettleAndPushTogether() public {
        _observe(RAIN, COVER_END, 700);
        _finalise(RAIN, COVER_END);
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(IParametricCover.settle, (cohortId));
        calls[1] = abi.encodeCall(IParametricCover.push, (_page(first, second, first)));
        bytes[] memory results = cover.multicall(calls);
        vm.assertEq(abi.decode(results[1], (uint256)), 2, "paid");
        vm.assertEq(token.balanceOf(bob), 1000_00, "bob");
    }

    function _token() internal override returns (IERC20Metadata) {
        blocklist = new BlocklistToken();
        return blocklist;
    }

    function _assertCohort(uint64 reserve, uint32 uncollected) private view {
        vm.assertEq(cover.cohortOf(cohortId).reserve, reserve, "reserve");
        vm.assertEq(cover.cohortOf(cohortId).uncollected, uncollected, "uncollected");
    }
}
