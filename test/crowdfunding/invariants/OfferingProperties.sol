// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IssuerActions} from "./IssuerActions.sol";

/// @title Properties of offerings
/// @notice The numbers are those of the list of invariants of an offering.
abstract contract OfferingProperties is IssuerActions {
    function _checkAll() internal {
        vm.warp(clock);
        for (uint256 i = 0; i < lives.length; ++i) {
            _checkMoney(i);
            _checkFigures(i);
            _checkPositions(i);
        }
        _checkPeople();
    }

    /// @notice After everybody has left, nothing but donations is left, to the fen.
    function _checkEmpty() internal view {
        for (uint256 i = 0; i < lives.length; ++i) {
            Life storage life = lives[i];
            vm.assertEq(token.balanceOf(address(life.escrow)), life.donated, "I8: the escrow is empty");
            (uint256 claimed, uint256 allotted) = _claims(i);
            uint256 price = allotted * PRICE;
            vm.assertEq(life.destination.deposits() + life.feePaid, price, "I6: proceeds and fee pay for the shares");
            vm.assertLe(allotted, claimed, "I6: no share was not committed to");
            vm.assertEq(life.destination.promised(), 0, "every seat is taken or given back");
            if (life.stage == IOffering.Stage.Registered) _checkRounding(i, allotted);
        }
        _checkNet();
    }

    /// @dev I1: what the escrow holds is what it owes. Once filed, sold shares are paid for, and claimed ones have cost
    /// what they cost.
    function _checkMoney(uint256 which) private view {
        Life storage life = lives[which];
        (uint256 committed, , ) = _committed(which);
        (uint256 claimed, uint256 allotted) = _claims(which);
        uint256 held = token.balanceOf(address(life.escrow)) + life.sold * PRICE;
        uint256 owed = (committed - claimed + allotted) * PRICE + life.donated;
        if (life.stage == IOffering.Stage.Registered) owed += life.feeDue;
        vm.assertEq(held, owed, "I1: money of the escrow");
        vm.assertEq(token.balanceOf(address(life.destination)), life.destination.deposits(), "I6: told what was paid");
        vm.assertEq(life.destination.deposits(), wallet[address(life.destination)], "I6: proceeds");
    }

    function _checkFigures(uint256 which) private view {
        Life storage life = lives[which];
        IOffering.Book memory book = life.escrow.bookOf();
        IOffering.Closing memory closing = life.escrow.closingOf();
        (uint256 sum, uint256 investors, uint256 seats) = _committed(which);
        if (life.isProRata) vm.assertLe(life.destination.supply(), CAP, "I5: allotted above the cap");
        else vm.assertLe(_confirmed(which), CAP, "I5: confirmed above the cap");
        vm.assertEq(book.version, life.version, "version");
        vm.assertEq(uint256(book.stage), uint256(life.stage), "I15: stage");
        // After a failure nobody reads the figures any more.
        if (_hasFailed(which)) return;
        vm.assertEq(uint256(book.confirmed) + book.stale + closing.lapsed, sum, "I2: sum of all positions");
        vm.assertEq(book.confirmed, _confirmed(which), "I3: confirmed");
        vm.assertEq(book.stale, _stale(which), "I3: stale");
        vm.assertEq(book.investors, investors, "I4: investors");
        vm.assertEq(book.seats, seats, "I4: seats");
        if (life.seats != 0) vm.assertLe(seats, life.seats, "I4: seats above the cap");
        vm.assertEq(book.deadline, life.deadline, "I16: deadline");
        vm.assertGe(life.deadline, life.opensAt + 21 days, "I16: open too short a time");
        vm.assertGe(life.deadline, life.reconfirmEnd, "I16: ends before the time to reconfirm");
    }

    function _checkPositions(uint256 which) private view {
        Life storage life = lives[which];
        for (uint256 i = 0; i < people.length; ++i) {
            Commitment storage c = commitments[which][people[i]];
            IOffering.Position memory position = life.escrow.positionOf(people[i]);
            vm.assertEq(position.shares, c.shares, "I2: position");
            vm.assertEq(position.tracked, c.tracked, "I12: what counts of a position");
            vm.assertEq(position.version, c.version, "I3: version of a position");
            vm.assertEq(life.destination.balanceOf(people[i]), c.allotted, "I9: shares once");
            if (c.allotted != 0) vm.assertTrue(_isCurrent(which, people[i]), "I17: shares of an earlier version");
            if (life.stage == IOffering.Stage.Registered) _checkFair(which, people[i]);
        }
        vm.assertEq(life.escrow.positionOf(party).shares, 0, "I29: a party has invested");
    }

    /// @dev I7: who committed more is allotted no less, and nobody more than he committed.
    function _checkFair(uint256 which, address person) private view {
        uint256 shares = lives[which].escrow.allocationOf(person);
        uint256 committed = commitments[which][person].shares;
        vm.assertLe(shares, committed, "I5: allotted more than committed");
        if (!_isCurrent(which, person)) return vm.assertEq(shares, 0, "I17: allotted to an earlier version");
        for (uint256 i = 0; i < people.length; ++i) {
            if (!_isCurrent(which, people[i]) || commitments[which][people[i]].shares > committed) continue;
            vm.assertGe(shares, lives[which].escrow.allocationOf(people[i]), "I7: fairness");
        }
    }

    function _checkPeople() private view {
        uint256 fees;
        for (uint256 i = 0; i < lives.length; ++i) fees += lives[i].feePaid;
        vm.assertEq(token.balanceOf(issuer), 0, "I11: money of the issuer");
        vm.assertEq(token.balanceOf(platform), fees, "I11: money of the platform");
        vm.assertEq(token.balanceOf(haven), wallet[haven], "I8: money sent elsewhere");
        for (uint256 i = 0; i < people.length; ++i) {
            uint256 used = ledger.usedBy(_subjectOf(i), FAMILY);
            vm.assertEq(token.balanceOf(people[i]), wallet[people[i]], "I8: money of a person");
            vm.assertEq(used, _used(people[i]), "I12: sum by quarters");
            vm.assertGe(used, _usedExactly(people[i]), "I12: never below the exact sum");
        }
    }

    /// @dev I6: rounding costs less than a share each, and only when there was too much demand.
    function _checkRounding(uint256 which, uint256 allotted) private view {
        uint256 demand = lives[which].demand;
        uint256 most = demand < CAP ? demand : CAP;
        vm.assertLe(allotted, most, "I6: above demand or cap");
        vm.assertLt(most - allotted, people.length, "I6: lost by rounding");
        if (demand <= CAP) vm.assertEq(allotted, demand, "I6: nobody is scaled down");
    }

    /// @dev I8: all money of all persons is where they sent it or in shares at their price.
    function _checkNet() private view {
        uint256 sum = wallet[haven];
        for (uint256 i = 0; i < people.length; ++i) {
            sum += wallet[people[i]];
            for (uint256 k = 0; k < lives.length; ++k) sum += commitments[k][people[i]].allotted * PRICE;
        }
        vm.assertEq(sum, people.length * PURSE, "I8: no value is made or lost");
    }
}
