// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TransferActions} from "./TransferActions.sol";

/// @title What people do in tender offers
abstract contract TenderActions is TransferActions {
    struct Bid {
        uint256 class;
        address buyer;
        uint256 price;
        uint256 left;
        uint256 deadline;
        uint256 tendered;
        uint256 open;
        uint256 accepted;
        uint256 bought;
        uint256 budget;
        uint256 settleUntil;
    }

    uint256 private constant _MAX_BIDS = 24;
    uint256 private constant _FEW = 3;

    Bid[] internal bids;
    mapping(uint256 bid => mapping(address holder => uint256 count)) internal tendered;

    function bid(uint256 who, uint256 class, uint256 price, uint256 budget, uint256 extra) external step {
        uint256 count = bids.length;
        if (count == _MAX_BIDS || (count >= _FEW && clock < bids[count - _FEW].deadline + 45 days)) return;
        (address buyer, uint256 deadline) = (people[who % PEOPLE], _afterDays(clock, 20) + (extra % 3 days));
        (class, price, budget) = (class % 3 == 0 ? 1 : 0, _bound(price, 1, 500), _bound(budget, 1, 30_000));
        if (extra % 4 == 0) budget = price - 1;
        bytes memory call = abi.encodeCall(
            tenders.open,
            (registers[class], uint64(price), uint128(budget), uint40(deadline))
        );
        bool allowed = budget >= price && !isBlocked[buyer] && wallet[buyer] >= budget;
        if (!_attempt("bid", buyer, desks[1], call, allowed)) return;
        bids.push(Bid(class, buyer, price, budget, deadline, 0, 0, 0, 0, budget, 0));
        wallet[buyer] -= budget;
        escrow[desks[1]] += budget;
    }

    function tender(uint256 which, uint256 who, uint256 count) external step {
        if (bids.length == 0) return;
        which = _recent(bids.length, _FEW, which);
        Bid storage b = bids[which];
        address holder = _owner(b.class, who);
        uint256 n = count % 8 == 0 ? _bound(count, 0, 120) : 1 + (count % (_free(b.class, holder) + 1));
        bool allowed = clock < b.deadline && holder != b.buyer && _isDeliverable(holder, b.buyer) && n != 0;
        allowed = allowed && n <= _free(b.class, holder);
        bytes memory call = abi.encodeCall(tenders.tender, (which + 1, uint48(n)));
        if (!_attempt("tender", holder, desks[1], call, allowed)) return;
        tendered[which][holder] += n;
        marked[desks[1]][b.class][holder] += n;
        (b.tendered, b.open) = (b.tendered + n, b.open + n);
    }

    function takeTenderBack(uint256 which, uint256 who, uint256 count) external step {
        if (bids.length == 0) return;
        which = _recent(bids.length, _FEW, which);
        Bid storage b = bids[which];
        address holder = _tenderer(which, who);
        uint256 n = 1 + (count % (tendered[which][holder] + 2));
        bytes memory call = abi.encodeCall(tenders.takeBack, (which + 1, uint48(n)));
        bool allowed = clock < b.deadline && n <= tendered[which][holder];
        if (!_attempt("takeTenderBack", holder, desks[1], call, allowed)) return;
        tendered[which][holder] -= n;
        marked[desks[1]][b.class][holder] -= n;
        (b.tendered, b.open) = (b.tendered - n, b.open - n);
    }

    function closeBid(uint256 which) external step {
        if (bids.length != 0) _closeBid(_recent(bids.length, _FEW, which));
    }

    function settleBid(uint256 which, uint256 who) external step {
        if (bids.length == 0) return;
        which = _recent(bids.length, _FEW, which);
        _settleBid(which, _tenderer(which, who));
    }

    function lapse(uint256 which, uint256 who) external step {
        if (bids.length == 0) return;
        which = _recent(bids.length, _FEW, which);
        _lapse(which, _tenderer(which, who));
    }

    function refundBid(uint256 which, uint256 who) external step {
        if (bids.length != 0) _refundBid(_recent(bids.length, _FEW, which), people[who % PEOPLE]);
    }

    function _closeBid(uint256 which) internal {
        Bid storage b = bids[which];
        bool allowed = clock >= b.deadline && b.settleUntil == 0;
        if (!_attempt("closeBid", stranger, desks[1], abi.encodeCall(tenders.close, (which + 1)), allowed)) return;
        b.settleUntil = clock + 30 days;
        // As many as the money buys, one after the other.
        while (b.accepted < b.tendered && (b.accepted + 1) * b.price <= b.budget) ++b.accepted;
    }

    function _settleBid(uint256 which, address holder) internal {
        Bid storage b = bids[which];
        uint256 n = tendered[which][holder];
        uint256 part = n == 0 ? 0 : (n * b.accepted) / b.tendered;
        bool allowed = clock < b.settleUntil && n != 0 && (part == 0 || _isDeliverable(holder, b.buyer));
        bytes memory call = abi.encodeCall(tenders.settle, (which + 1, holder));
        if (!_attempt("settleBid", stranger, desks[1], call, allowed)) return;
        _endTender(which, holder, n);
        _moved(b.class, holder, b.buyer, part);
        (b.bought, b.left) = (b.bought + part, b.left - part * b.price);
        escrow[desks[1]] -= part * b.price;
        _paid(desks[1], holder, part * b.price);
    }

    function _lapse(uint256 which, address holder) internal {
        Bid storage b = bids[which];
        uint256 n = tendered[which][holder];
        bool allowed = b.settleUntil != 0 && clock >= b.settleUntil && n != 0;
        bytes memory call = abi.encodeCall(tenders.lapse, (which + 1, holder));
        if (_attempt("lapse", stranger, desks[1], call, allowed)) _endTender(which, holder, n);
    }

    function _refundBid(uint256 which, address to) internal {
        Bid storage b = bids[which];
        uint256 kept = clock < b.settleUntil && b.open != 0 ? ((b.open * b.accepted) / b.tendered) * b.price : 0;
        bool allowed = b.settleUntil != 0 && b.left != kept && !isBlocked[to];
        bytes memory call = abi.encodeCall(tenders.refund, (which + 1, to));
        if (!_attempt("refundBid", b.buyer, desks[1], call, allowed)) return;
        escrow[desks[1]] -= b.left - kept;
        wallet[to] += b.left - kept;
        b.left = kept;
    }

    /// @notice Accepted shares are within what was tendered and what the budget pays; what may be claimed is there.
    function _checkBids() internal view {
        for (uint256 i = 0; i < bids.length; ++i) {
            Bid storage b = bids[i];
            vm.assertLe(b.bought * b.price, b.budget, "I26: within the budget");
            vm.assertLe(b.bought, b.accepted, "I26: within what was accepted");
            vm.assertLe(b.accepted, b.tendered, "I26: within what was tendered");
            vm.assertEq(tenders.tenderOf(i + 1).left, b.left, "money of the offer");
            vm.assertEq(tenders.tenderOf(i + 1).tendered, b.tendered, "shares of the offer");
            uint256 due = 0;
            for (uint256 j = 0; j < PEOPLE && b.accepted != 0; ++j) {
                uint256 n = tendered[i][people[j]];
                vm.assertEq(tenders.tenderedBy(i + 1, people[j]), n, "tendered");
                due += ((n * b.accepted) / b.tendered) * b.price;
            }
            if (clock < b.settleUntil) vm.assertGe(b.left, due, "enough for everybody");
        }
    }

    function _endTender(uint256 which, address holder, uint256 n) private {
        delete tendered[which][holder];
        marked[desks[1]][bids[which].class][holder] -= n;
        bids[which].open -= n;
    }

    /// @dev Somebody who tenders, if anybody does.
    function _tenderer(uint256 which, uint256 who) private view returns (address) {
        for (uint256 i = 0; i < PEOPLE && who % 8 != 0; ++i) {
            if (tendered[which][people[((who % PEOPLE) + i) % PEOPLE]] != 0)
                return people[((who % PEOPLE) + i) % PEOPLE];
        }
        return people[who % PEOPLE];
    }
}
