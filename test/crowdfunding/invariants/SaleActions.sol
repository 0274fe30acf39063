// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICompanySale} from "../../../contracts/crowdfunding/interfaces/ICompanySale.sol";
import {TenderActions} from "./TenderActions.sol";

/// @title What people do in sales of the company
/// @notice Class 0 is common; class 1 is preferred once its claim is above zero, and does not participate.
abstract contract SaleActions is TenderActions {
    struct Exit {
        bytes32 id;
        address buyer;
        uint256 price;
        uint256 left;
        uint256 deadline;
        uint256 claimUntil;
        uint256[2] supply;
        uint256[2] payout;
        uint256[2] taken;
        uint256[2] sold;
        uint256[2] bound;
        uint256[2] paid;
        ICompanySale.Stage stage;
    }

    uint256 private constant _MAX_EXITS = 16;
    uint256 private constant _FEW_EXITS = 2;
    uint256 private constant _THRESHOLD = 200;

    Exit[] internal exits;
    mapping(uint256 index => mapping(uint256 class => mapping(address holder => uint256 count))) internal consenting;

    function openSale(uint256 who, uint256 price, uint256 invested) external step {
        uint256 count = exits.length;
        if (count == _MAX_EXITS || _outstanding(0) == 0 || _outstanding(1) == 0) return;
        if (count >= _FEW_EXITS && clock < exits[count - _FEW_EXITS].deadline + 45 days) return;
        address buyer = people[who % (PEOPLE - 1)];
        price = invested % 4 == 0 ? FUNDS * FUNDS : _bound(price, 1, 900_007);
        ICompanySale.Proposal memory terms = _proposal(buyer, price, invested % 600_000);
        vm.prank(issuer);
        bytes32 id = sales.propose(terms);
        bool allowed = !isBlocked[buyer] && wallet[buyer] >= terms.price;
        if (!_attempt("openSale", buyer, desks[2], abi.encodeCall(sales.open, (terms)), allowed)) return;
        Exit storage e = exits.push();
        (e.id, e.buyer, e.price, e.left, e.stage) = (id, buyer, terms.price, terms.price, ICompanySale.Stage.Open);
        (e.deadline, e.supply) = (_afterDays(clock, 20), [_outstanding(0), _outstanding(1)]);
        // The greater of the preference and a share of all, if that is strictly more.
        uint256 preferred = terms.price < terms.classes[1].invested ? terms.price : terms.classes[1].invested;
        uint256 all = e.supply[0] + e.supply[1];
        if (e.price * e.supply[1] > preferred * all) preferred = (e.price * e.supply[1]) / all;
        e.payout = [e.price - preferred, preferred];
        wallet[buyer] -= e.price;
        escrow[desks[2]] += e.price;
    }

    function accept(uint256 which, uint256 class, uint256 who, uint256 count) external step {
        if (exits.length == 0) return;
        (which, class) = (_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
        if (exits[which].taken[1] == 0) class = 1; // else hardly any sale is made
        count = _bound(count, 0, 300);
        Exit storage e = exits[which];
        address holder = _owner(class, who);
        if (count % 4 != 0) count = (_free(class, holder) + 1) / 2;
        bool allowed = e.stage == ICompanySale.Stage.Open && clock < e.deadline && count != 0;
        allowed = allowed && _isDeliverable(holder, e.buyer) && count <= _free(class, holder);
        allowed = allowed && e.taken[class] + count <= e.supply[class];
        bytes memory call = abi.encodeCall(sales.accept, (e.id, class, uint48(count)));
        if (!_attempt("accept", holder, desks[2], call, allowed)) return;
        _consents(which, class, holder, consenting[which][class][holder] + count);
    }

    function takeConsentBack(uint256 which, uint256 class, uint256 who, uint256 count) external step {
        if (exits.length == 0) return;
        (which, class) = (_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
        Exit storage e = exits[which];
        address holder = _consenter(which, class, who);
        uint256 before = consenting[which][class][holder];
        count = 1 + (count % (before + 2));
        bool allowed = e.stage == ICompanySale.Stage.Open && clock < e.deadline && count <= before;
        bytes memory call = abi.encodeCall(sales.takeBack, (e.id, class, uint48(count)));
        if (!_attempt("takeConsentBack", holder, desks[2], call, allowed)) return;
        _consents(which, class, holder, before - count);
    }

    function closeSale(uint256 which) external step {
        if (exits.length != 0) _closeSale(_recent(exits.length, _FEW_EXITS, which));
    }

    function settleSale(uint256 which, uint256 class, uint256 who) external step {
        if (exits.length == 0) return;
        (which, class) = (_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
        _settleSale(which, class, _consenter(which, class, who));
    }

    function sell(uint256 which, uint256 class, uint256 who, uint256 count) external step {
        if (exits.length == 0) return;
        (which, class) = (_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
        address holder = _owner(class, who);
        _sell(which, class, holder, count % (_free(class, holder) + 2));
    }

    function releaseSale(uint256 which, uint256 class, uint256 who) external step {
        if (exits.length == 0) return;
        (which, class) = (_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
        _releaseSale(which, class, _consenter(which, class, who));
    }

    function refundSale(uint256 which, uint256 who) external step {
        if (exits.length != 0) _refundSale(_recent(exits.length, _FEW_EXITS, which), people[who % PEOPLE]);
    }

    function handOver(uint256 which, uint256 class) external step {
        if (exits.length != 0) _handOver(_recent(exits.length, _FEW_EXITS, which), class % CLASSES);
    }

    function _closeSale(uint256 which) internal {
        Exit storage e = exits[which];
        bool allowed = e.stage == ICompanySale.Stage.Open && clock >= e.deadline;
        if (!_attempt("closeSale", stranger, desks[2], abi.encodeCall(sales.close, (e.id)), allowed)) return;
        bool isMade = clock < e.deadline + 30 days;
        for (uint256 i = 0; i < CLASSES; ++i) {
            isMade = isMade && e.taken[i] * 10_000 >= e.supply[i] * _THRESHOLD;
        }
        e.stage = isMade ? ICompanySale.Stage.Closed : ICompanySale.Stage.Failed;
        if (isMade) e.claimUntil = clock + 40 days;
        ++accepted[isMade ? "made" : "failed"];
    }

    function _settleSale(uint256 which, uint256 class, address holder) internal {
        Exit storage e = exits[which];
        uint256 n = consenting[which][class][holder];
        bool allowed = clock < e.claimUntil && n != 0 && _isDeliverable(holder, e.buyer);
        bytes memory call = abi.encodeCall(sales.settle, (e.id, class, holder));
        if (!_attempt("settleSale", stranger, desks[2], call, allowed)) return;
        _consents(which, class, holder, 0);
        _sold(e, class, holder, n);
    }

    function _sell(uint256 which, uint256 class, address holder, uint256 n) internal {
        Exit storage e = exits[which];
        bool allowed = clock < e.claimUntil && n != 0 && n <= _free(class, holder);
        allowed = allowed && e.taken[class] + e.sold[class] + n <= e.supply[class] && _isDeliverable(holder, e.buyer);
        bytes memory call = abi.encodeCall(sales.sell, (e.id, class, uint48(n)));
        if (_attempt("sell", holder, desks[2], call, allowed)) _sold(e, class, holder, n);
    }

    function _releaseSale(uint256 which, uint256 class, address holder) internal {
        Exit storage e = exits[which];
        bool allowed = _isOver(e) && consenting[which][class][holder] != 0;
        bytes memory call = abi.encodeCall(sales.release, (e.id, class, holder));
        if (_attempt("releaseSale", stranger, desks[2], call, allowed)) _consents(which, class, holder, 0);
    }

    function _handOver(uint256 which, uint256 class) internal {
        Exit storage e = exits[which];
        bool allowed = _isOver(e) && e.bound[class] != 0;
        bytes memory call = abi.encodeCall(sales.handOver, (e.id, class));
        if (!_attempt("handOver", stranger, desks[2], call, allowed)) return;
        marked[desks[2]][class][e.buyer] -= e.bound[class];
        e.bound[class] = 0;
    }

    function _refundSale(uint256 which, address to) internal {
        Exit storage e = exits[which];
        bytes memory call = abi.encodeCall(sales.refund, (e.id, to));
        bool allowed = _isOver(e) && e.left != 0 && !isBlocked[to];
        if (!_attempt("refundSale", e.buyer, desks[2], call, allowed)) return;
        escrow[desks[2]] -= e.left;
        wallet[to] += e.left;
        e.left = 0;
    }

    /// @notice A class receives exactly its part so far, all of it at the end, and the classes together the price.
    function _checkExits() internal view {
        for (uint256 i = 0; i < exits.length; ++i) {
            Exit storage e = exits[i];
            ICompanySale.ClassBook[] memory books = sales.classesOf(e.id);
            vm.assertEq(uint256(books[0].payout) + books[1].payout, e.price, "I27: the classes make the price");
            vm.assertEq(sales.saleOf(e.id).left, e.left, "money of the sale");
            vm.assertEq(uint256(sales.saleOf(e.id).stage), uint256(e.stage), "stage");
            for (uint256 c = 0; c < CLASSES; ++c) {
                vm.assertEq(books[c].payout, e.payout[c], "I27: payout of the class");
                vm.assertEq(books[c].accepted, e.taken[c], "accepted");
                vm.assertEq(books[c].sold, e.sold[c], "sold");
                vm.assertEq(books[c].bound, e.bound[c], "bound");
                vm.assertEq(e.paid[c], (e.payout[c] * e.sold[c]) / e.supply[c], "part of the class");
                vm.assertLe(e.taken[c] + e.sold[c], e.supply[c], "no more than were priced");
            }
        }
    }

    /// @dev What the shares bring is what the wallet or the waiting money grows by; the ledger adds up whole classes.
    function _sold(Exit storage e, uint256 class, address holder, uint256 n) private {
        e.sold[class] += n;
        e.bound[class] += n;
        marked[desks[2]][class][e.buyer] += n;
        uint256 amount = (e.payout[class] * e.sold[class]) / e.supply[class] - e.paid[class];
        vm.assertGe(amount, (e.payout[class] * n) / e.supply[class], "at least his part");
        e.paid[class] += amount;
        e.left -= amount;
        escrow[desks[2]] -= amount;
        _paid(desks[2], holder, amount);
        _moved(class, holder, e.buyer, n);
    }

    function _consents(uint256 which, uint256 class, address holder, uint256 n) private {
        uint256 before = consenting[which][class][holder];
        consenting[which][class][holder] = n;
        exits[which].taken[class] = exits[which].taken[class] + n - before;
        marked[desks[2]][class][holder] = marked[desks[2]][class][holder] + n - before;
    }

    function _proposal(
        address buyer,
        uint256 price,
        uint256 invested
    ) private view returns (ICompanySale.Proposal memory terms) {
        terms.classes = new ICompanySale.ClassTerms[](2);
        terms.classes[0].register = registers[0];
        terms.classes[1] = ICompanySale.ClassTerms(registers[1], uint128(invested), 10_000, 0, 1, false);
        (terms.buyer, terms.price, terms.thresholdBps) = (buyer, uint128(price), uint16(_THRESHOLD));
        // A different second for each, so that no two proposals are the same.
        uint256 openUntil = clock + 1 + refused["openSale"] + accepted["openSale"];
        (terms.acceptDays, terms.claimSeconds, terms.openUntil) = (20, 40 days, uint40(openUntil));
    }

    /// @dev Somebody who has accepted, if anybody has.
    function _consenter(uint256 which, uint256 class, uint256 who) private view returns (address) {
        for (uint256 i = 0; i < PEOPLE && who % 8 != 0; ++i) {
            address holder = people[((who % PEOPLE) + i) % PEOPLE];
            if (consenting[which][class][holder] != 0) return holder;
        }
        return people[who % PEOPLE];
    }

    function _isOver(Exit storage e) private view returns (bool) {
        if (e.stage == ICompanySale.Stage.Failed) return true;
        return e.stage == ICompanySale.Stage.Closed && clock >= e.claimUntil;
    }
}
