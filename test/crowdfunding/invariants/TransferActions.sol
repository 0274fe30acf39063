// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITransferDesk} from "../../../contracts/crowdfunding/interfaces/ITransferDesk.sol";
import {ExitLedger} from "./ExitLedger.sol";

/// @title What people do at the transfer desk
/// @notice Class 0 has a right of the company and one of the holders; class 1 needs the company's consent.
abstract contract TransferActions is ExitLedger {
    struct Deal {
        uint256 class;
        address seller;
        address buyer;
        uint256 count;
        uint256 price;
        uint256 openedAt;
        uint256 namedAt;
        ITransferDesk.Verdict verdict;
        bool isLive;
    }

    /// The offer with number n is found one below it.
    Deal[] internal deals;
    uint8[4][2] internal rules = [[1, 1, 0, 5], [0, 2, 2, 4]];

    function offer(uint256 who, uint256 class, uint256 count, uint256 price, uint256 buyer) external step {
        (address seller, address named) = (people[who % PEOPLE], buyer % 3 == 0 ? address(0) : people[buyer % PEOPLE]);
        (class, count, price) = (class % CLASSES, _bound(count, 1, 60), _bound(price, 1, 500_00));
        bytes memory call = abi.encodeCall(transfers.offer, (registers[class], uint48(count), uint64(price), named));
        if (!_attempt("offer", seller, desks[0], call, count <= _free(class, seller))) return;
        deals.push(Deal(class, seller, named, count, price, clock, clock, ITransferDesk.Verdict.Silent, true));
        marked[desks[0]][class][seller] += count;
    }

    function buy(uint256 which, uint256 who) external step {
        if (deals.length == 0) return;
        uint256 id = _recent(deals.length, 4, which) + 1;
        Deal storage deal = deals[id - 1];
        address buyer = people[who % PEOPLE];
        for (uint256 i = 0; i < PEOPLE && who % 8 != 0 && !_isEntitled(deal, buyer); ++i) buyer = people[i];
        uint256 amount = deal.count * deal.price;
        bool allowed = deal.isLive && _isEntitled(deal, buyer) && _isDeliverable(deal.seller, buyer);
        allowed = allowed && !isBlocked[buyer] && wallet[buyer] >= amount;
        if (!_attempt("buy", buyer, desks[0], abi.encodeCall(transfers.buy, (id)), allowed)) return;
        deal.isLive = false;
        marked[desks[0]][deal.class][deal.seller] -= deal.count;
        _moved(deal.class, deal.seller, buyer, deal.count);
        wallet[buyer] -= amount;
        _paid(desks[0], deal.seller, amount);
    }

    function nameBuyer(uint256 which, uint256 who, uint256 buyer) external step {
        if (deals.length == 0) return;
        uint256 id = _recent(deals.length, 4, which) + 1;
        Deal storage deal = deals[id - 1];
        address caller = who % 4 == 0 ? people[who % PEOPLE] : deal.seller;
        bytes memory call = abi.encodeCall(transfers.nameBuyer, (id, people[buyer % PEOPLE]));
        if (!_attempt("nameBuyer", caller, desks[0], call, deal.isLive && caller == deal.seller)) return;
        (deal.buyer, deal.namedAt) = (people[buyer % PEOPLE], clock);
        deal.verdict = ITransferDesk.Verdict.Silent;
    }

    function decide(uint256 which, bool isConsent) external step {
        if (deals.length == 0) return;
        uint256 id = _recent(deals.length, 4, which) + 1;
        Deal storage deal = deals[id - 1];
        bool allowed = deal.isLive && deal.buyer != address(0) && deal.verdict == ITransferDesk.Verdict.Silent;
        allowed = allowed && clock < _afterDays(deal.namedAt, rules[deal.class][2]);
        bytes memory call =
            isConsent
                ? abi.encodeCall(transfers.consent, (id, deal.buyer))
                : abi.encodeCall(transfers.refuse, (id, deal.buyer, REASON));
        if (!_attempt("decide", issuer, desks[0], call, allowed)) return;
        deal.verdict = isConsent ? ITransferDesk.Verdict.Consented : ITransferDesk.Verdict.Refused;
    }

    function cancel(uint256 which, uint256 who) external step {
        if (deals.length == 0) return;
        uint256 index = _recent(deals.length, 4, which);
        _cancel(index, who % 2 == 0 ? people[who % PEOPLE] : deals[index].seller);
    }

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i = 0; i < CLASSES; ++i) {
            uint8[4] memory r = rules[i];
            vm.prank(issuer);
            transfers.fixRules(registers[i], ITransferDesk.Rules(r[0], r[1], r[2], r[3]));
        }
    }

    function _cancel(uint256 index, address caller) internal {
        Deal storage deal = deals[index];
        bool allowed = deal.isLive && (caller == deal.seller || clock >= _limit(deal, 3));
        if (!_attempt("cancel", caller, desks[0], abi.encodeCall(transfers.cancel, (index + 1)), allowed)) return;
        deal.isLive = false;
        marked[desks[0]][deal.class][deal.seller] -= deal.count;
    }

    function _isEntitled(Deal storage deal, address buyer) private view returns (bool) {
        if (clock < _limit(deal, 0)) return buyer == issuer;
        if (clock < _limit(deal, 1)) return buyer != issuer && shares[deal.class][buyer] != 0;
        if (clock >= _limit(deal, 3) || (deal.buyer != address(0) && deal.buyer != buyer)) return false;
        uint8 consentDays = rules[deal.class][2];
        if (consentDays == 0 || deal.verdict == ITransferDesk.Verdict.Consented) return true;
        if (deal.buyer == address(0) || deal.verdict == ITransferDesk.Verdict.Refused) return false;
        return clock >= _afterDays(deal.namedAt, consentDays);
    }

    /// @dev End of the company's right (0), the holders' right (1) or the sale (3).
    function _limit(Deal storage deal, uint256 stage) private view returns (uint256) {
        uint256 count = rules[deal.class][0];
        if (stage > 0) count += rules[deal.class][1];
        if (stage == 3) count += rules[deal.class][3];
        return _afterDays(deal.openedAt, count);
    }
}
