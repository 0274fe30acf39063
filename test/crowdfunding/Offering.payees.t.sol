// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {BlocklistToken} from "../../contracts/mocks/BlocklistToken.sol";
import {HostileTokenTest} from "./support/HostileTokenTest.sol";

contract OfferingBlocklistTokenTest is HostileTokenTest {
    function test_WhoIsBlockedHoldsNobodyUp() public {
        offering.withdraw();
        _block(ann, true);
        vm.expectRevert(_blocked(ann));
        offering.sendBack(ann);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(bob), PURSE, "bob has left");
        vm.prank(ann);
        offering.refund(eve);
        vm.assertEq(token.balanceOf(eve), PURSE + 4_000_00, "ann sends hers where it arrives");
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function test_ABlockedCancellationGoesElsewhere() public {
        _block(ann, true);
        _cancelRefused("ann", _blocked(ann));
        vm.prank(ann);
        offering.cancel(eve);
        _assertEscrow();
    }

    function test_ABlockedPlatformDelaysOnlyItsFee() public {
        _block(platform, true);
        _closeAndFile();
        offering.claim(ann, ann);
        offering.claim(bob, bob);
        vm.expectRevert(_blocked(platform));
        offering.collectFee();
        _block(platform, false);
        offering.collectFee();
        vm.assertEq(token.balanceOf(platform), 350_00, "fee");
    }

    function test_ABlockedRestGoesElsewhere() public {
        _oversubscribe();
        _block(ann, true);
        vm.expectRevert(_blocked(ann));
        offering.claim(ann, ann);
        vm.prank(ann);
        offering.claim(ann, issuer);
        _block(ann, false);
        offering.claim(bob, bob);
        offering.claim(eve, eve);
        vm.assertEq(destination.balanceOf(ann), 400, "the shares are hers");
        vm.assertEq(token.balanceOf(issuer), 4_000_00, "the rest went elsewhere");
    }

    /// @notice A vault that cannot be paid leaves the shares unfiled; then everybody has his money back.
    function test_ABlockedVaultEndsInRefunds() public {
        _block(address(destination), true);
        vm.warp(DEADLINE);
        offering.close();
        vm.expectRevert(_blocked(address(destination)));
        offering.file(FILING);
        vm.warp(DEADLINE + 90 days + 1);
        offering.sendBack(ann);
        offering.sendBack(bob);
        vm.assertEq(token.balanceOf(address(offering)), 0, "nothing is left");
    }

    function _newToken() internal override returns (IERC20) {
        return new BlocklistToken();
    }

    function _block(address account, bool isBlocked) private {
        BlocklistToken(address(token)).setBlocked(account, isBlocked);
    }

    function _blocked(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(BlocklistToken.BlocklistTokenAccountBlocked.selector, account);
    }
}
