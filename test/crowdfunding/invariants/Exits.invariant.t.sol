// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExitDesk} from "../../../contracts/crowdfunding/interfaces/IExitDesk.sol";
import {SaleActions} from "./SaleActions.sol";

/// @title Stateful properties of the exits
/// @notice Random lives of offers, tender offers and sales of the company on two registers. Every action predicts its
/// verdict; after each of them shares and money are where a plain ledger says; at the end nothing is left behind.
/// hardhat-config: invariant.runs = 8
/// hardhat-config: invariant.depth = 240
contract ExitsInvariantTest is SaleActions {
    function setUp() public override {
        super.setUp();
        _target(address(this), _actions());
    }

    function afterInvariant() public {
        _windUp();
        _checkAll();
        for (uint256 i = 0; i < 3; ++i) vm.assertEq(token.balanceOf(desks[i]), 0, "nothing stays");
        for (uint256 i = 0; i < PEOPLE; ++i) {
            for (uint256 class = 0; class < CLASSES; ++class) {
                vm.assertEq(registers[class].standingOf(people[i]).earmarked, 0, "all is free");
            }
        }
    }

    /// @notice The invariant runs draw from the same actions, so none of them is empty.
    function test_EveryActionTakesEffectAndIsRefused() public {
        bytes4[] memory actions = _actions();
        for (uint256 i = 0; i < 2500; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            bytes4 action = actions[seed % actions.length];
            uint256 second = uint256(keccak256(abi.encode(seed, 1)));
            if (action == this.decide.selector) second %= 2;
            bytes memory data = abi.encodePacked(action, seed >> 8, second, seed >> 24, seed >> 32, seed >> 40);
            // solhint-disable-next-line avoid-low-level-calls
            (bool ok, bytes memory why) = address(this).call(data);
            vm.assertTrue(ok, string(why));
            if (i % 100 == 99) _checkAll();
        }
        string[22] memory ways = [
            "offer",
            "buy",
            "nameBuyer",
            "decide",
            "cancel",
            "bid",
            "tender",
            "takeTenderBack",
            "closeBid",
            "settleBid",
            "lapse",
            "refundBid",
            "openSale",
            "accept",
            "takeConsentBack",
            "closeSale",
            "settleSale",
            "sell",
            "releaseSale",
            "refundSale",
            "handOver",
            "collect"
        ];
        for (uint256 i = 0; i < ways.length; ++i) {
            vm.assertGt(accepted[ways[i]], 0, string.concat("never accepted: ", ways[i]));
            vm.assertGt(refused[ways[i]], 0, string.concat("never refused: ", ways[i]));
        }
        vm.assertGt(accepted["made"], 0, "no sale was made");
        vm.assertGt(accepted["failed"], 0, "no sale failed");
        afterInvariant();
    }

    function invariant_SharesAndMoneyAreWhereTheLedgerSays() public view {
        _checkAll();
    }

    /// @dev Everybody is paid, every sale that was made is sold as far as it goes, and what is left goes back.
    function _windUp() private {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            isBlocked[people[i]] = false;
            _block(people[i], false);
            _freeze(people[i], false);
        }
        for (uint256 i = 0; i < deals.length; ++i) if (deals[i].isLive) _cancel(i, deals[i].seller);
        for (uint256 i = 0; i < bids.length; ++i) _endBid(i);
        for (uint256 i = 0; i < exits.length; ++i) _endSale(i);
        for (uint256 i = 0; i < 3 * PEOPLE; ++i) {
            (address where, address person) = (desks[i % 3], people[i / 3]);
            if (waiting[where][person] != 0) _collect(where, person, person);
        }
    }

    function _endBid(uint256 which) private {
        _goTo(bids[which].deadline);
        if (bids[which].settleUntil == 0) _closeBid(which);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            if (tendered[which][people[i]] == 0) continue;
            if (clock < bids[which].settleUntil) _settleBid(which, people[i]);
            else _lapse(which, people[i]);
        }
        if (bids[which].left != 0) _refundBid(which, bids[which].buyer);
    }

    function _endSale(uint256 which) private {
        Exit storage e = exits[which];
        _goTo(e.deadline);
        if (e.claimUntil == 0 && uint256(e.stage) == 2) _closeSale(which);
        for (uint256 class = 0; class < CLASSES && clock < e.claimUntil; ++class) _sellAll(which, class);
        if (e.claimUntil != 0) _goTo(e.claimUntil);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            for (uint256 class = 0; class < CLASSES; ++class) {
                if (consenting[which][class][people[i]] != 0) _releaseSale(which, class, people[i]);
            }
        }
        _giveBack(which);
    }

    function _giveBack(uint256 which) private {
        Exit storage e = exits[which];
        for (uint256 class = 0; class < CLASSES; ++class) if (e.bound[class] != 0) _handOver(which, class);
        if (e.left != 0) _refundSale(which, e.buyer);
    }

    function _sellAll(uint256 which, uint256 class) private {
        Exit storage e = exits[which];
        for (uint256 i = 0; i < PEOPLE - 1; ++i) {
            if (consenting[which][class][people[i]] != 0) _settleSale(which, class, people[i]);
        }
        for (uint256 i = 0; i < PEOPLE - 1; ++i) {
            uint256 n = _free(class, people[i]);
            uint256 room = e.supply[class] - e.taken[class] - e.sold[class];
            if (n > room) n = room;
            if (n != 0) _sell(which, class, people[i], n);
        }
        if (e.sold[class] == e.supply[class]) vm.assertEq(e.paid[class], e.payout[class], "I27: all of the payout");
    }

    function _goTo(uint256 moment) private {
        clock = _max(clock, moment);
        vm.warp(clock);
    }

    function _checkAll() private view {
        _checkMoney();
        _checkShares();
        _checkBids();
        _checkExits();
    }

    function _checkMoney() private view {
        for (uint256 i = 0; i < 3; ++i) {
            uint256 held = escrow[desks[i]];
            for (uint256 j = 0; j < PEOPLE; ++j) {
                uint256 due = waiting[desks[i]][people[j]];
                vm.assertEq(IExitDesk(desks[i]).waitingOf(token, people[j]), due, "waiting");
                held += due;
            }
            vm.assertEq(token.balanceOf(desks[i]), held, "money in = money out + escrow");
        }
        for (uint256 j = 0; j < PEOPLE; ++j) vm.assertEq(token.balanceOf(people[j]), wallet[people[j]], "wallet");
    }

    function _checkShares() private view {
        for (uint256 class = 0; class < CLASSES; ++class) {
            for (uint256 j = 0; j < PEOPLE; ++j) {
                vm.assertEq(registers[class].balanceOf(people[j]), shares[class][people[j]], "shares");
                for (uint256 i = 0; i < 3; ++i) {
                    uint256 earmarked = registers[class].earmarkedBy(desks[i], people[j]);
                    vm.assertEq(earmarked, marked[desks[i]][class][people[j]], "earmarked");
                }
            }
            vm.assertEq(registers[class].totalSupply(), class == 0 ? 1200 : 500, "supply");
            vm.assertEq(registers[class].books().treasury, shares[class][issuer], "treasury");
        }
    }

    function _actions() private pure returns (bytes4[] memory list) {
        list = new bytes4[](34);
        (list[0], list[1], list[2]) = (this.offer.selector, this.offer.selector, this.buy.selector);
        (list[3], list[4], list[5]) = (this.buy.selector, this.buy.selector, this.nameBuyer.selector);
        (list[6], list[7], list[8]) = (this.decide.selector, this.cancel.selector, this.bid.selector);
        (list[9], list[10], list[11]) = (this.tender.selector, this.tender.selector, this.takeTenderBack.selector);
        (list[12], list[13], list[14]) = (this.closeBid.selector, this.settleBid.selector, this.lapse.selector);
        (list[15], list[16], list[17]) = (this.lapse.selector, this.refundBid.selector, this.openSale.selector);
        (list[18], list[19], list[20]) = (this.accept.selector, this.accept.selector, this.takeConsentBack.selector);
        (list[21], list[22], list[23]) = (this.closeSale.selector, this.settleSale.selector, this.sell.selector);
        (list[24], list[25], list[26]) = (this.releaseSale.selector, this.refundSale.selector, this.collect.selector);
        (list[27], list[28], list[29]) = (this.toggleBlock.selector, this.toggleFreeze.selector, this.travel.selector);
        (list[30], list[31], list[32]) = (this.travel.selector, this.travel.selector, this.accept.selector);
        list[33] = this.handOver.selector;
    }
}
