// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {InsuranceStage} from "./InsuranceStage.sol";

/// @title What providers, donors, the treasurer, the guardian and the issuer of the token do
abstract contract CapitalActions is InsuranceStage {
    uint256 private constant _LARGEST = 20_000_00;
    uint256 private constant _EXPENSES_BPS = 3_000;
    /// Each total loss multiplies the shares of the next deposit; after many the numbers of the test would overflow.
    uint256 private constant _MAX_SUPPLY = 1e50;

    function deposit(uint256 who, uint256 assets) external step {
        if (supply > _MAX_SUPPLY) return;
        _deposit(_person(who), assets);
    }

    function mintShares(uint256 who, uint256 amount) external step {
        if (supply > _MAX_SUPPLY) return;
        address person = _person(who);
        amount = _bound(amount, 0, _entryShares(_min(_LARGEST, wallet[person])));
        uint256 assets = _entryPrice(amount);

        bytes memory data = abi.encodeCall(pool.mint, (amount, person));
        if (_enter("mintShares", person, data, _takes(person, assets))) _paidIn(person, assets, amount);
    }

    function withdraw(uint256 who, uint256 assets) external step {
        _withdraw(_provider(who), assets);
    }

    function redeem(uint256 who, uint256 amount) external step {
        _redeem(_provider(who), amount);
    }

    function donate(uint256 who, uint256 amount) external step {
        address person = _person(who);
        amount = _bound(amount, 0, _min(_LARGEST, wallet[person]));
        bytes memory data = abi.encodeCall(token.transfer, (address(pool), amount));
        if (!_attempt("donate", person, address(token), data, !_isBlocked(person))) return;
        wallet[person] -= amount;
        donated += amount;
    }

    /// @notice The treasurer pays what the insurer costs, out of free capital and up to a share of earned premium.
    function payExpense(uint256 who, uint256 amount) external step {
        address payee = _person(who);
        uint256 cap = (_earned() * _EXPENSES_BPS) / BPS;
        // Premium that a notice earned early can be unearned again, so the cap can fall below what is spent.
        uint256 room = cap > expenses ? cap - expenses : 0;
        amount = who % 16 == 0 ? room + 1 : _bound(amount, 0, room);
        bool allowed = expenses + amount <= cap && amount <= _free() && !_isBlocked(payee);
        bytes memory data = abi.encodeCall(pool.payExpense, (payee, uint64(amount), "rent"));
        if (!_attempt("payExpense", address(this), address(pool), data, allowed)) return;
        (expenses, isCostBooked) = (expenses + amount, true);
        wallet[payee] += amount;
    }

    function pause(uint256 rarely) external step {
        if (rarely % 4 != 0) return;
        if (!_attempt("pause", guardian, address(pool), abi.encodeCall(pool.pause, ()), !isPaused)) return;
        isPaused = true;
    }

    function unpause() external step {
        if (!_attempt("unpause", guardian, address(pool), abi.encodeCall(pool.unpause, ()), isPaused)) return;
        isPaused = false;
    }

    /// @notice The issuer of the token blocks somebody now and then, and lifts the block soon.
    function toggleBlock(uint256 who, uint256 rarely) external step {
        address person = _person(who);
        if (!_isBlocked(person) && rarely % 3 != 0) return;
        BlocklistToken(address(token)).setBlocked(person, !_isBlocked(person));
        _count("toggleBlock", true);
    }

    function _deposit(address person, uint256 assets) internal {
        assets = _bound(assets, 0, _min(_LARGEST, wallet[person]));
        uint256 minted = _entryShares(assets);

        bytes memory data = abi.encodeCall(pool.deposit, (assets, person));
        if (_enter("deposit", person, data, _takes(person, assets))) _paidIn(person, assets, minted);
    }

    function _withdraw(address person, uint256 assets) internal {
        uint256 worth = _toAssets(shares[person], false);
        assets = _bound(assets, 0, worth + 1);
        uint256 burnt = _toShares(assets, true);

        bool allowed = assets == 0 || (!_frozen() && assets <= _min(worth, _free()) && !_isBlocked(person));
        bytes memory data = abi.encodeCall(pool.withdraw, (assets, person, person));
        if (_leave("withdraw", person, data, allowed)) _paidBack(person, assets, burnt);
    }

    function _redeem(address person, uint256 amount) internal {
        amount = _bound(amount, 0, shares[person] + 1);
        uint256 assets = _toAssets(amount, false);
        bool allowed = amount == 0 || (!_frozen() && amount <= _redeemable(person));
        allowed = allowed && (assets == 0 || !_isBlocked(person));

        bytes memory data = abi.encodeCall(pool.redeem, (amount, person, person));
        if (_leave("redeem", person, data, allowed)) _paidBack(person, assets, amount);
    }

    /// @notice Shares that a provider can turn into money now, were the pool not frozen.
    function _redeemable(address person) internal view returns (uint256) {
        if (_toAssets(shares[person], false) <= _free()) return shares[person];
        return _min(shares[person], _toShares(_free(), false));
    }

    function _min(uint256 x, uint256 y) internal pure returns (uint256) {
        return x < y ? x : y;
    }

    /// @dev Who enters pays by own funds, unearned premium and reserve together.
    function _enter(string memory action, address person, bytes memory data, bool allowed) private returns (bool ok) {
        return _move(action, person, data, allowed, uint256(pool.books().reserve) + pool.books().unearned);
    }

    /// @dev Who leaves is paid by own funds alone.
    function _leave(string memory action, address person, bytes memory data, bool allowed) private returns (bool ok) {
        return _move(action, person, data, allowed, 0);
    }

    /// @dev I20: at the price that counts, whoever comes or goes leaves the others at most one unit and one share of
    /// rounding. `beside` is what counts beside own funds; nothing here changes it.
    function _move(
        string memory action,
        address person,
        bytes memory data,
        bool allowed,
        uint256 beside
    ) private returns (bool ok) {
        uint256 assets = pool.totalAssets() + beside + 1;
        uint256 issued = pool.totalSupply() + VIRTUAL_SHARES;
        ok = _attempt(action, person, address(pool), data, allowed);
        vm.assertLe(
            (pool.totalAssets() + beside + 1) * issued,
            assets * (pool.totalSupply() + VIRTUAL_SHARES) + issued + assets,
            "I20: the share price rose by a deposit or a withdrawal"
        );
    }

    function _paidIn(address person, uint256 assets, uint256 minted) private {
        (wallet[person], shares[person]) = (wallet[person] - assets, shares[person] + minted);
        (deposited, supply) = (deposited + assets, supply + minted);
    }

    function _paidBack(address person, uint256 assets, uint256 burnt) private {
        (wallet[person], shares[person]) = (wallet[person] + assets, shares[person] - burnt);
        (withdrawn, supply) = (withdrawn + assets, supply - burnt);
    }

    function _takes(address person, uint256 assets) private view returns (bool) {
        return assets == 0 || (!isPaused && !_frozen() && !_isBlocked(person));
    }

    function _provider(uint256 seed) private view returns (address) {
        return people[_find(seed, PEOPLE, _hasShares)];
    }

    function _hasShares(uint256 who) private view returns (bool) {
        return shares[people[who]] != 0;
    }
}
