// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {LabYuanTest} from "./LabYuanTest.sol";

contract LabYuanMoneyTest is LabYuanTest {
    function testFuzz_MintCreditsTheReceiver(uint256 amount) public {
        amount = _bound(amount, 0, type(uint256).max - BALANCE);

        vm.expectEmit(address(yuan));
        emit IERC20.Transfer(address(0), payee, amount);
        vm.prank(issuer);
        yuan.mint(payee, amount);

        vm.assertEq(yuan.balanceOf(payee), amount, "balance");
        vm.assertEq(yuan.totalSupply(), BALANCE + amount, "supply");
    }

    function testFuzz_RevertWhen_MinterHasNoRole(address caller, uint256 amount) public {
        vm.assume(caller != issuer);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        yuan.mint(caller, amount);
    }

    function test_RevertWhen_MinterRoleIsRevoked() public {
        manager.revokeRole(MINTER_ROLE, issuer);

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, issuer));
        vm.prank(issuer);
        yuan.mint(issuer, 1);
    }

    function test_RevertWhen_MintingToNobody() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(issuer);
        yuan.mint(address(0), 1);
    }

    function testFuzz_TransferMovesTheAmount(uint256 amount) public {
        amount = _bound(amount, 0, BALANCE);

        vm.expectEmit(address(yuan));
        emit IERC20.Transfer(payer, payee, amount);
        vm.prank(payer);
        yuan.transfer(payee, amount);

        vm.assertEq(yuan.balanceOf(payer), BALANCE - amount, "payer");
        vm.assertEq(yuan.balanceOf(payee), amount, "payee");
    }

    function testFuzz_RevertWhen_TransferExceedsTheBalance(uint256 amount) public {
        amount = _bound(amount, BALANCE + 1, type(uint256).max);

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, payer, BALANCE, amount));
        vm.prank(payer);
        yuan.transfer(payee, amount);
    }

    function testFuzz_HolderBurnsTheirOwn(uint256 amount) public {
        amount = _bound(amount, 0, BALANCE);

        vm.prank(payer);
        yuan.burn(amount);

        vm.assertEq(yuan.balanceOf(payer), BALANCE - amount, "payer");
        vm.assertEq(yuan.totalSupply(), BALANCE - amount, "supply");
    }

    function test_RevertWhen_IssuerBurnsWhatOthersHold() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, issuer, 0, 1));
        vm.prank(issuer);
        yuan.burnFrom(payer, 1);
    }

    function test_RevertWhen_IssuerMovesWhatOthersHold() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, issuer, 0, 1));
        vm.prank(issuer);
        yuan.transferFrom(payer, issuer, 1);
    }

    function test_NamesItselfAsPlayMoneyInFen() public view {
        vm.assertEq(yuan.name(), "Lab Yuan (not real money)", "name");
        vm.assertEq(yuan.symbol(), "LCNY", "symbol");
        vm.assertEq(yuan.decimals(), 2, "decimals");
        vm.assertEq(yuan.authority(), address(manager), "authority");
    }
}

contract LabYuanPermitTest is LabYuanTest {
    uint256 private constant DEADLINE = NOW + 1 days;

    function testFuzz_PermitSetsTheAllowanceOnce(uint256 value) public {
        vm.expectEmit(address(yuan));
        emit IERC20.Approval(payer, payee, value);
        _permit(_permitDigest(payee, value, 0, DEADLINE), value);

        vm.assertEq(yuan.allowance(payer, payee), value, "allowance");
        vm.assertEq(yuan.nonces(payer), 1, "nonce");
    }

    function test_PermitWorksInItsLastSecond() public {
        vm.warp(DEADLINE);
        _permit(_permitDigest(payee, 1, 0, DEADLINE), 1);

        vm.assertEq(yuan.allowance(payer, payee), 1, "allowance");
    }

    function test_RevertWhen_PermitHasExpired() public {
        vm.warp(DEADLINE + 1);

        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, DEADLINE));
        _permit(_permitDigest(payee, 1, 0, DEADLINE), 1);
    }

    function test_RevertWhen_PermitIsReplayed() public {
        bytes32 digest = _permitDigest(payee, 1, 0, DEADLINE);
        _permit(digest, 1);

        _expectForeignSigner(_permitDigest(payee, 1, 1, DEADLINE), digest);
        _permit(digest, 1);
    }

    function test_RevertWhen_PermitIsOfAnotherChain() public {
        bytes32 digest = _permitDigest(payee, 1, 0, DEADLINE);
        vm.chainId(block.chainid + 1);

        _expectForeignSigner(_permitDigest(payee, 1, 0, DEADLINE), digest);
        _permit(digest, 1);
    }

    function test_DomainSeparatorIsThatOfThisChainAndContract() public view {
        bytes32 expected = keccak256(abi.encodePacked(hex"1901", yuan.DOMAIN_SEPARATOR(), bytes32("x")));
        vm.assertEq(_digest("x"), expected, "domain");
    }

    function _permit(bytes32 digest, uint256 value) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, digest);
        yuan.permit(payer, payee, value, DEADLINE, v, r, s);
    }

    /// The contract recovers somebody else from a signature over other data: this tells whom.
    function _expectForeignSigner(bytes32 asked, bytes32 signed) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(payerKey, signed);
        address stranger = ecrecover(asked, v, r, s);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, stranger, payer));
    }
}
