// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IShareRegister} from "../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ShareActions} from "./invariants/ShareActions.sol";

/// @title Stateful properties of the share register
/// @notice Random lives of a class of shares; after every action the register says what a plain ledger says.
/// hardhat-config: invariant.runs = 48
/// hardhat-config: invariant.depth = 80
contract ShareRegisterInvariantTest is ShareActions {
    function setUp() public override {
        super.setUp();
        bytes4[] memory actions = new bytes4[](15);
        (actions[0], actions[1], actions[2]) = (this.travel.selector, this.issue.selector, this.issue.selector);
        (actions[3], actions[4], actions[5]) = (this.transfer.selector, this.transfer.selector, this.transfer.selector);
        (actions[6], actions[7], actions[8]) = (this.declare.selector, this.claim.selector, this.refresh.selector);
        (actions[9], actions[10]) = (this.promiseSeats.selector, this.freeze.selector);
        (actions[11], actions[12]) = (this.forcedTransfer.selector, this.recover.selector);
        (actions[13], actions[14]) = (this.earmark.selector, this.cancelTreasury.selector);
        _target(address(this), actions);
    }

    /// No. 18, and what an account shows.
    function invariant_SupplyIsTheSumOfTheWallets() public view {
        uint256 sum;
        for (uint256 i = 0; i < WALLETS; ++i) {
            IShareRegister.Standing memory standing = register.standingOf(wallets[i]);
            vm.assertEq(standing.shares, shares[i], "shares");
            vm.assertEq(register.balanceOf(wallets[i]), shares[i], "balance");
            vm.assertEq(standing.frozen, frozen[i], "frozen");
            vm.assertEq(standing.earmarked, earmarked[i], "earmarked");
            vm.assertEq(standing.lockedUntil, lockedUntil[i], "lock");
            vm.assertEq(standing.isAdmitted, isAdmitted[i], "admitted");
            vm.assertEq(standing.isFrozen, isFrozen[i], "is frozen");
            sum += standing.shares;
        }
        vm.assertEq(sum, supply, "sum");
        vm.assertEq(register.totalSupply(), supply, "supply");
        vm.assertEq(register.supplyExcludingTreasury(), supply - shares[ISSUER], "without treasury");
    }

    /// No. 19.
    function invariant_HoldersArePersonsAndBelowTheCap() public view {
        IShareRegister.Books memory books = register.books();
        vm.assertEq(books.holders, _seatsOf(shares), "holders");
        vm.assertEq(books.promised, promised, "promised");
        vm.assertLe(uint256(books.holders) + books.promised, CAP, "cap");
        vm.assertEq(register.freeSeats(), CAP - books.holders - books.promised, "free seats");
    }

    /// Nos. 22 to 24: to the last of 64 fractional bits, for everybody, at any time.
    function invariant_DividendsAreConserved() public view {
        uint256 sum = carry;
        uint256 cash;
        for (uint256 i = 0; i < WALLETS; ++i) {
            vm.assertEq(register.dividendOf(wallets[i]), _whole(owed[i]), "due");
            vm.assertEq(token.balanceOf(wallets[i]), paid[i], "paid");
            sum += owed[i] + (paid[i] << 64);
            cash += paid[i];
        }
        vm.assertEq(sum, declared << 64, "paid + owed + carry == declared");
        vm.assertEq(register.books().declared, declared, "declared");
        vm.assertEq(register.books().carry, carry, "carry");
        vm.assertEq(token.balanceOf(address(register)), declared - cash, "cash");
    }
}
