// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {LayersModel} from "./support/LayersModel.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// @title Stateful properties of the desk for reinsurance
/// @notice Random lives of two treaties: collateral comes and goes, cover is ceded, sold, cancelled, ended, and lapses.
/// After every action all accounts are what a plain model makes of the covers as they are now.
/// hardhat-config: invariant.runs = 24
/// hardhat-config: invariant.depth = 80
contract ReinsuranceInvariantTest is ReinsuranceTest {
    using LayersModel for IReinsurance.Terms;

    struct Life {
        uint16 treaty;
        uint16 year;
        bool ended;
        uint64 cap;
        uint64 setAside;
        uint64 earned;
        uint64 loss;
        uint64[] premiums;
        uint64[] losses;
    }

    uint16 private constant _TREATIES = 2;
    uint16 private constant _YEARS = 3;

    /// Posted less withdrawn.
    mapping(uint16 treaty => int256 amount) private _paidIn;
    /// The life of a cession is found one below its number.
    Life[] private _lives;

    function post(uint16 treaty, uint64 amount) external {
        (treaty, amount) = (_treaty(treaty), _draw(amount, COLLATERAL));
        _post(treaty, amount);
        _paidIn[treaty] += int64(amount);
    }

    function withdraw(uint16 treaty, uint64 amount) external {
        treaty = _treaty(treaty);
        IReinsurance.Collateral memory collateral = desk.collateralOf(treaty);
        amount = _draw(amount, collateral.held - collateral.reserved);
        vm.prank(reinsurer);
        desk.withdraw(treaty, amount, reinsurer);
        _paidIn[treaty] -= int64(amount);
    }

    /// The reinsurer puts up what is missing.
    function cede(uint16 treaty, uint16 year, uint64 cap) external {
        (treaty, year) = (_treaty(treaty), uint16(_bound(year, 0, _YEARS - 1)));
        cap = _draw(cap, 2 * CAP);
        IReinsurance.Collateral memory collateral = desk.collateralOf(treaty);
        if (collateral.held < collateral.reserved + cap) {
            _post(treaty, cap);
            _paidIn[treaty] += int64(cap);
        }

        uint16 cession = _cedeUntil(treaty, cap, START + year * 365 days);
        Life storage life = _lives.push();
        (life.treaty, life.year, life.cap) = (treaty, year, cap);
        life.setAside = desk.cessionOf(cession).excess;
    }

    function sell(uint256 seed, uint64 premium, uint64 maxLoss) external {
        (uint16 cession, bool found) = _pick(seed, false);
        if (!found) return;
        Life storage life = _lives[cession - 1];
        maxLoss = _draw(maxLoss, life.cap - _sum(life.losses));
        premium = _draw(premium, maxLoss);
        _sell(cession, premium, maxLoss);
        life.premiums.push(premium);
        life.losses.push(maxLoss);
    }

    function cancel(uint256 seed, uint256 index) external {
        (uint16 cession, bool found) = _pick(seed, false);
        if (!found) return;
        Life storage life = _lives[cession - 1];
        uint256 count = life.losses.length;
        if (count == 0) return;
        index = _bound(index, 0, count - 1);
        _cancel(cession, life.premiums[index], life.losses[index]);
        (life.premiums[index], life.losses[index]) = (life.premiums[count - 1], life.losses[count - 1]);
        life.premiums.pop();
        life.losses.pop();
    }

    /// One in eight is void: the premium goes back.
    function end(uint256 seed, uint64 loss) external {
        (uint16 cession, bool found) = _pick(seed, false);
        if (!found) return;
        Life storage life = _lives[cession - 1];
        uint64 premium = _sum(life.premiums);
        bool isVoid = seed % 8 == 0;
        loss = isVoid ? 0 : _draw(loss, _sum(life.losses));
        _endAt(cession, 0, isVoid ? 0 : premium, isVoid ? premium : 0, loss);
        (life.ended, life.earned, life.loss) = (true, isVoid ? 0 : premium, loss);
    }

    function lapse(uint256 seed, uint64 amount) external {
        (uint16 cession, bool found) = _pick(seed, true);
        if (!found) return;
        Life storage life = _lives[cession - 1];
        amount = _draw(amount, life.loss);
        _lapse(cession, amount);
        life.loss -= amount;
    }

    function setUp() public override {
        super.setUp();
        IReinsurance.Terms memory other = _terms();
        (other.quotaBps, other.commissionBps, other.excessBps) = (1_111, 3_333, 777);
        (other.retention, other.limit, other.annualLimit) = (9_999_99, 55_555_55, 77_777_77);
        _post(_conclude(other), COLLATERAL);
        for (uint16 treaty = 1; treaty <= _TREATIES; ++treaty) _paidIn[treaty] = int64(COLLATERAL);
        _deposit(provider, 100 * CAPITAL);
        vm.prank(manager);
        pool.setZoneCap(ZONE, type(uint64).max);

        bytes4[] memory actions = new bytes4[](8);
        (actions[0], actions[1], actions[2]) = (this.post.selector, this.withdraw.selector, this.cede.selector);
        (actions[3], actions[4], actions[5]) = (this.sell.selector, this.sell.selector, this.cancel.selector);
        (actions[6], actions[7]) = (this.end.selector, this.lapse.selector);
        _target(address(this), actions);
    }

    function invariant_TheAccountsAreThoseOfTheCovers() public view {
        _assertAll("money");
        ISolvencyPool.Books memory books = pool.books();
        (uint256 locked, uint256 unearned, uint256 earned, uint256 incurred) = (0, 0, 0, 0);
        for (uint256 i = 0; i < _lives.length; ++i) {
            Life memory life = _lives[i];
            IReinsurance.Terms memory terms = desk.termsOf(life.treaty);
            if (life.ended) {
                earned += terms.keptPremium(life.setAside, life.earned);
                incurred += terms.keptLoss(life.setAside, life.loss);
            } else {
                unearned += _sum(life.premiums);
                locked += terms.lock(life.setAside, _sum(life.losses), _sum(life.premiums));
            }
        }
        vm.assertEq(books.locked, locked, "locked");
        vm.assertEq(books.unearned, unearned, "unearned");
        vm.assertEq(books.earned, earned, "earned");
        vm.assertEq(books.incurred, incurred, "incurred");
    }

    function invariant_CollateralIsThatOfTheCovers() public view {
        for (uint16 treaty = 1; treaty <= _TREATIES; ++treaty) {
            IReinsurance.Terms memory terms = desk.termsOf(treaty);
            (int256 held, uint256 reserved) = (_paidIn[treaty], 0);
            uint256[_YEARS] memory used;
            for (uint256 i = 0; i < _lives.length; ++i) {
                Life memory life = _lives[i];
                if (life.treaty != treaty) continue;
                used[life.year] += desk.cessionOf(uint16(i + 1)).excess;
                if (life.ended) {
                    held += int256(life.earned - terms.keptPremium(life.setAside, life.earned));
                    held -= int256(life.loss - terms.keptLoss(life.setAside, life.loss));
                } else {
                    reserved += life.cap - terms.keptLoss(life.setAside, life.cap);
                }
            }
            vm.assertEq(int256(uint256(desk.collateralOf(treaty).held)), held, "held");
            vm.assertEq(desk.collateralOf(treaty).reserved, reserved, "reserved");
            for (uint16 year = 0; year < _YEARS; ++year) {
                vm.assertEq(desk.usedOf(treaty, year), used[year], "used");
                vm.assertLe(used[year], terms.annualLimit, "annual limit");
            }
        }
    }

    /// Some cession that has ended or has not, if there is one.
    function _pick(uint256 seed, bool ended) private view returns (uint16 cession, bool found) {
        uint256 count = _lives.length;
        for (uint256 i = 0; i < count; ++i) {
            uint256 index = ((seed % count) + i) % count;
            if (_lives[index].ended == ended) return (uint16(index + 1), true);
        }
    }

    /// Up to the largest amount, which itself comes up in one of four cases.
    function _draw(uint256 seed, uint64 most) private pure returns (uint64) {
        uint256 random = uint256(keccak256(abi.encode(seed)));
        return random % 4 == 0 ? most : uint64((random / 4) % (uint256(most) + 1));
    }

    function _treaty(uint16 seed) private pure returns (uint16) {
        return 1 + (seed % _TREATIES);
    }

    function _sum(uint64[] memory amounts) private pure returns (uint64 sum) {
        for (uint256 i = 0; i < amounts.length; ++i) sum += amounts[i];
    }
}
