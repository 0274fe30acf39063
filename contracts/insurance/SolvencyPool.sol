// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ExactERC20} from "./../money/ExactERC20.sol";
import {IReinsurance} from "./interfaces/IReinsurance.sol";
import {ISolvencyPool} from "./interfaces/ISolvencyPool.sol";
import {FirstDay, UnresolvedDays} from "./libraries/UnresolvedDays.sol";

/// @title Solvency pool of the insurer
/// @notice Capital of the providers, premiums and the claims reserve, with solvency of at least 100 % after every call.
contract SolvencyPool is ISolvencyPool, ERC4626, AccessManaged, Pausable, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;
    using Math for uint256;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;
    using UnresolvedDays for UnresolvedDays.Calendar;

    /// @dev One slot. 56 bits hold 720 trillion yuan; what does not fit is refused.
    struct Capital {
        uint56 resources;
        uint56 locked;
        uint56 unearned;
        uint56 earned;
        FirstDay unresolved;
    }

    /// @dev One slot.
    struct Claims {
        uint64 reserve;
        uint64 incurred;
        uint64 expenses;
    }

    /// @notice Largest share of earned premium that may go into expenses, in basis points.
    uint256 public constant MAX_EXPENSES_BPS = 3_000;
    /// @notice Line below which the core solvency ratio is too low, in basis points.
    uint256 public constant CORE_LINE_BPS = 5_000;

    uint256 private constant _BPS = 10_000;
    uint8 private constant _MAX_DECIMALS = 6;
    /// @dev Cover ends within ten years: the calendar of unresolved days stays short, and its 16-bit days suffice for
    /// whoever opens cover before the year 2139.
    uint256 private constant _HORIZON = 3_650 days;
    /// @dev Shares have six decimals more than the token: what an attacker donates to skew the first price is lost to
    /// him a million times over (OpenZeppelin's defence against inflation of the first share).
    uint8 private constant _DECIMALS_OFFSET = 6;

    /// @dev First of all, so that it shares a slot with the pause flag, which a deposit reads too.
    bool private _sealed;
    /// @dev A purchase and an expiry touch the capital account only, a claim the claims account only.
    Capital private _capital;
    Claims private _claims;
    UnresolvedDays.Calendar private _unresolved;
    IReinsurance private _reinsurance;
    mapping(address line => bool known) private _lines;
    mapping(uint32 zone => Zone accumulation) private _zones;

    modifier onlyLine() {
        if (!_lines[msg.sender]) revert PoolLineUnknown(msg.sender);
        _;
    }

    constructor(
        IERC20Metadata token,
        address authority
    ) ERC20("FinChain Lab insurance capital", "FLIC") ERC4626(token) AccessManaged(authority) {
        uint8 actual = token.decimals();
        if (actual > _MAX_DECIMALS) revert PoolDecimalsUnsupported(actual, _MAX_DECIMALS);
    }

    /// @inheritdoc ISolvencyPool
    function seal(address[] calldata lines, IReinsurance desk) external restricted {
        if (_sealed) revert PoolAlreadySealed();
        (_sealed, _reinsurance) = (true, desk);
        for (uint256 i = 0; i < lines.length; ++i) _lines[lines[i]] = true;
        emit LinesSealed(lines, address(desk));
    }

    /// @inheritdoc ISolvencyPool
    function payExpense(address to, uint64 amount, bytes32 purpose) external restricted nonReentrant {
        uint256 expenses = uint256(_claims.expenses) + amount;
        uint256 cap = (_capital.earned * MAX_EXPENSES_BPS) / _BPS;
        if (expenses > cap) revert PoolExpensesTooHigh(expenses, cap);
        _claims.expenses = uint64(expenses);
        Capital storage capital = _capital;
        _book(capital, capital.resources - uint256(amount).toUint56(), capital.locked);
        emit ExpensePaid(to, purpose, amount);

        IERC20(asset()).safeTransfer(to, amount);
    }

    /// @inheritdoc ISolvencyPool
    function setZoneCap(uint32 zone, uint64 cap) external restricted {
        _zones[zone].cap = cap;
        emit ZoneCapSet(zone, cap);
    }

    /// @inheritdoc ISolvencyPool
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc ISolvencyPool
    function unpause() external restricted {
        _unpause();
    }

    /// @inheritdoc ISolvencyPool
    function expose(uint40 endsAt) external onlyLine {
        uint256 limit = block.timestamp + _HORIZON;
        if (endsAt > limit) revert PoolCoverTooLong(endsAt, limit);
        _capital.unresolved = _unresolved.add(_capital.unresolved, endsAt);
    }

    /// @inheritdoc ISolvencyPool
    function cede(uint16 treatyId, uint64 maxLoss, uint40 endsAt) external onlyLine returns (uint16 cession) {
        return _reinsurance.cede(treatyId, maxLoss, endsAt);
    }

    /// @inheritdoc ISolvencyPool
    function underwrite(
        address payer,
        uint64 premium,
        uint64 maxLoss,
        uint32 zone,
        uint16 cession
    ) external onlyLine whenNotPaused nonReentrant {
        Zone storage accumulation = _zones[zone];
        uint256 exposed = uint256(accumulation.exposed) + maxLoss;
        if (exposed > accumulation.cap) revert PoolZoneCapExceeded(zone, exposed, accumulation.cap);
        accumulation.exposed = exposed.toUint64();

        Capital storage capital = _capital;
        uint56 added = uint256(premium).toUint56();
        uint256 lock = cession == 0 ? maxLoss : _reinsurance.add(cession, premium, maxLoss);
        _book(capital, capital.resources + added, capital.locked + lock.toUint56());
        capital.unearned += added;

        IERC20(asset()).pullExact(payer, premium);
    }

    /// @inheritdoc ISolvencyPool
    function cancel(
        address to,
        uint64 premium,
        uint64 maxLoss,
        uint32 zone,
        uint16 cession
    ) external onlyLine nonReentrant {
        _zones[zone].exposed -= maxLoss;

        Capital storage capital = _capital;
        uint56 removed = uint256(premium).toUint56();
        uint256 lock = cession == 0 ? maxLoss : _reinsurance.remove(cession, premium, maxLoss);
        _book(capital, capital.resources - removed, capital.locked - lock.toUint56());
        capital.unearned -= removed;

        if (premium != 0) IERC20(asset()).safeTransfer(to, premium);
    }

    /// @inheritdoc ISolvencyPool
    function resolve(Resolution calldata resolution) external onlyLine {
        _zones[resolution.zone].exposed -= resolution.maxLoss;

        (uint64 lock, uint64 ceded, uint64 recovered) = _settleCession(resolution);
        uint64 due = resolution.liability + resolution.returned;
        Capital memory capital = _capital;
        capital.resources = uint256(capital.resources + recovered - due - ceded).toUint56();
        capital.locked -= uint256(lock).toUint56();
        capital.unearned -= uint256(resolution.earned + resolution.returned).toUint56();
        capital.earned += uint256(resolution.earned - ceded).toUint56();
        if (resolution.endsAt != 0) capital.unresolved = _unresolved.remove(capital.unresolved, resolution.endsAt);
        _requireSolvent(capital.resources, capital.locked);
        _capital = capital;

        // An expiry owes nothing and leaves the claims account alone.
        if (due != 0) {
            Claims storage claims = _claims;
            (claims.reserve, claims.incurred) = (
                claims.reserve + due,
                claims.incurred + resolution.liability - recovered
            );
        }
        if (ceded != recovered) _square(ceded, recovered);
    }

    /// @inheritdoc ISolvencyPool
    function pay(address to, uint64 amount) external onlyLine nonReentrant {
        _claims.reserve -= amount;
        IERC20(asset()).safeTransfer(to, amount);
    }

    /// @inheritdoc ISolvencyPool
    function tryPay(address to, uint64 amount) external onlyLine nonReentrant returns (bool paid) {
        _claims.reserve -= amount;
        paid = IERC20(asset()).trySafeTransfer(to, amount);
        if (!paid) _claims.reserve += amount;
    }

    /// @inheritdoc ISolvencyPool
    function release(uint64 amount, bool lapsedClaim, uint16 cession) external onlyLine {
        uint64 returned = cession != 0 && lapsedClaim ? _reinsurance.lapse(cession, amount) : 0;
        _capital.resources += uint256(amount - returned).toUint56();
        _claims.reserve -= amount;
        if (lapsedClaim) _claims.incurred -= amount - returned;

        if (returned != 0) _square(returned, 0);
    }

    /// @inheritdoc ISolvencyPool
    function reserveClaim(uint64 amount, uint64 earned) external onlyLine {
        Capital storage capital = _capital;
        uint56 reserved = uint256(amount).toUint56();
        uint56 settled = uint256(earned).toUint56();
        (capital.resources, capital.locked) = (capital.resources - reserved, capital.locked - reserved);
        (capital.unearned, capital.earned) = (capital.unearned - settled, capital.earned + settled);
        Claims storage claims = _claims;
        (claims.reserve, claims.incurred) = (claims.reserve + amount, claims.incurred + amount);
    }

    /// @inheritdoc ISolvencyPool
    function closeClaim(ClaimEnd calldata claimEnd) external onlyLine nonReentrant {
        Capital storage capital = _capital;
        uint56 returned = uint256(claimEnd.returned).toUint56();
        uint56 unearned = uint256(claimEnd.unearned).toUint56();
        (capital.resources, capital.locked) = (capital.resources + returned, capital.locked + returned);
        (capital.unearned, capital.earned) = (capital.unearned + unearned, capital.earned - unearned);
        _zones[claimEnd.zone].exposed -= claimEnd.paid;
        Claims storage claims = _claims;
        claims.reserve -= claimEnd.paid + claimEnd.returned;
        claims.incurred -= claimEnd.returned;

        if (claimEnd.paid != 0) IERC20(asset()).safeTransfer(claimEnd.to, claimEnd.paid);
    }

    /// @inheritdoc ISolvencyPool
    function depositAtLeast(uint256 assets, address receiver, uint256 minShares) external returns (uint256 shares) {
        shares = deposit(assets, receiver);
        if (shares < minShares) revert PoolPriceMoved(shares, minShares);
    }

    /// @inheritdoc ISolvencyPool
    function redeemAtLeast(
        uint256 shares,
        address receiver,
        address owner,
        uint256 minAssets
    ) external returns (uint256 assets) {
        assets = redeem(shares, receiver, owner);
        if (assets < minAssets) revert PoolPriceMoved(assets, minAssets);
    }

    /// @inheritdoc ISolvencyPool
    function books() external view returns (Books memory current) {
        Capital memory capital = _capital;
        return
            Books({
                resources: capital.resources,
                locked: capital.locked,
                unearned: capital.unearned,
                earned: capital.earned,
                reserve: _claims.reserve,
                incurred: _claims.incurred,
                expenses: _claims.expenses
            });
    }

    /// @inheritdoc ISolvencyPool
    function zoneOf(uint32 zone) external view returns (Zone memory current) {
        return _zones[zone];
    }

    /// @inheritdoc ISolvencyPool
    function isLine(address line) external view returns (bool known) {
        return _lines[line];
    }

    /// @inheritdoc ISolvencyPool
    function reinsurance() external view returns (IReinsurance desk) {
        return _reinsurance;
    }

    /// @inheritdoc ISolvencyPool
    function solvencyRatioBps() external view returns (uint256 ratioBps) {
        return _ratioBps(_capital.resources, _capital.locked, type(uint256).max);
    }

    /// @inheritdoc ISolvencyPool
    function meetsSolvencyLines() external view returns (bool core, bool comprehensive) {
        return (coreSolvencyRatioBps() >= CORE_LINE_BPS, _capital.resources >= _capital.locked);
    }

    /// @inheritdoc ISolvencyPool
    function combinedRatioBps() external view returns (uint256 ratioBps) {
        return lossRatioBps() + expenseRatioBps();
    }

    /// @notice Own funds of the providers: resources less unearned premium.
    /// @return assets Amount in token units.
    function totalAssets() public view override(ERC4626, IERC4626) returns (uint256 assets) {
        return _capital.resources - _capital.unearned;
    }

    /// @notice Largest deposit the pool takes now: none before it is sealed, and while it is paused or frozen.
    /// @return maxAssets Amount in token units.
    function maxDeposit(address) public view override(ERC4626, IERC4626) returns (uint256 maxAssets) {
        return _takesDeposits() ? type(uint56).max - _capital.resources : 0;
    }

    /// @notice Largest number of shares the pool issues now.
    /// @param receiver Who would receive them.
    /// @return maxShares Shares.
    function maxMint(address receiver) public view override(ERC4626, IERC4626) returns (uint256 maxShares) {
        return previewDeposit(maxDeposit(receiver));
    }

    /// @notice Largest withdrawal of one provider now: his own shares' worth, within free capital, none while frozen.
    /// @param owner Provider.
    /// @return maxAssets Amount in token units.
    function maxWithdraw(address owner) public view override(ERC4626, IERC4626) returns (uint256 maxAssets) {
        return isFrozen() ? 0 : Math.min(_convertToAssets(balanceOf(owner), Math.Rounding.Floor), freeCapital());
    }

    /// @notice Largest number of shares one provider can redeem now.
    /// @param owner Provider.
    /// @return maxShares Shares.
    function maxRedeem(address owner) public view override(ERC4626, IERC4626) returns (uint256 maxShares) {
        if (isFrozen()) return 0;
        uint256 shares = balanceOf(owner);
        uint256 free = freeCapital();
        return
            _convertToAssets(shares, Math.Rounding.Floor) <= free
                ? shares
                : Math.min(shares, _convertToShares(free, Math.Rounding.Floor));
    }

    /// @notice Shares for a deposit, priced with unearned premium and claims reserve: who enters pays for what may be
    /// earned or lapse.
    /// @param assets Amount in token units.
    /// @return shares Shares, rounded down.
    function previewDeposit(uint256 assets) public view override(ERC4626, IERC4626) returns (uint256 shares) {
        return assets.mulDiv(totalSupply() + 10 ** _DECIMALS_OFFSET, _entryAssets(), Math.Rounding.Floor);
    }

    /// @notice Price of shares, with unearned premium and claims reserve: who enters pays for what may be earned or
    /// lapse.
    /// @param shares Shares.
    /// @return assets Amount in token units, rounded up.
    function previewMint(uint256 shares) public view override(ERC4626, IERC4626) returns (uint256 assets) {
        return shares.mulDiv(_entryAssets(), totalSupply() + 10 ** _DECIMALS_OFFSET, Math.Rounding.Ceil);
    }

    /// @inheritdoc ISolvencyPool
    function freeCapital() public view returns (uint256 amount) {
        return _capital.resources - _capital.locked;
    }

    /// @inheritdoc ISolvencyPool
    function isFrozen() public view returns (bool frozen) {
        return UnresolvedDays.isReached(_capital.unresolved);
    }

    /// @inheritdoc ISolvencyPool
    function coreSolvencyRatioBps() public view returns (uint256 ratioBps) {
        return _ratioBps(totalAssets(), _capital.locked, type(uint256).max);
    }

    /// @inheritdoc ISolvencyPool
    function lossRatioBps() public view returns (uint256 ratioBps) {
        return _ratioBps(_claims.incurred, _capital.earned, 0);
    }

    /// @inheritdoc ISolvencyPool
    function expenseRatioBps() public view returns (uint256 ratioBps) {
        // Written less cancelled and ceded is what is earned or still to be earned.
        return _ratioBps(_claims.expenses, uint256(_capital.earned) + _capital.unearned, 0);
    }

    /// @inheritdoc ERC20
    function decimals() public view override(ERC4626, IERC20Metadata) returns (uint8) {
        return ERC4626.decimals();
    }

    // The vault's own steps, guarded and booked; the token moves last or is checked on arrival.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override nonReentrant {
        super._deposit(caller, receiver, assets, shares);
    }

    function _withdraw(
        address caller,
        address receiver,
        address owner,
        uint256 assets,
        uint256 shares
    ) internal override nonReentrant {
        super._withdraw(caller, receiver, owner, assets, shares);
    }

    function _transferIn(address from, uint256 assets) internal override {
        _capital.resources += assets.toUint56();
        IERC20(asset()).pullExact(from, assets);
    }

    function _transferOut(address to, uint256 assets) internal override {
        _capital.resources -= assets.toUint56();
        if (assets != 0) IERC20(asset()).safeTransfer(to, assets);
    }

    function _decimalsOffset() internal pure override returns (uint8) {
        return _DECIMALS_OFFSET;
    }

    /// @dev What the reinsurers owe and are owed for cover that ends; without a cession the whole loss stays here.
    function _settleCession(
        Resolution calldata resolution
    ) private returns (uint64 lock, uint64 ceded, uint64 recovered) {
        if (resolution.cession == 0) return (resolution.maxLoss, 0, 0);
        return _reinsurance.settle(resolution.cession, resolution.earned, resolution.liability);
    }

    /// @dev One payment for both directions together, after both have been booked on both sides.
    function _square(uint64 owed, uint64 recovered) private nonReentrant {
        if (recovered > owed) {
            _reinsurance.payCedent(recovered - owed);
        } else {
            IERC20(asset()).pushExact(address(_reinsurance), owed - recovered);
        }
    }

    /// @dev Books nothing that would leave the pool insolvent.
    function _book(Capital storage capital, uint56 resources, uint56 locked) private {
        _requireSolvent(resources, locked);
        (capital.resources, capital.locked) = (resources, locked);
    }

    function _takesDeposits() private view returns (bool) {
        return _sealed && !paused() && !isFrozen();
    }

    /// @dev Own funds and what may still become own funds, and one unit against division by zero, as in OpenZeppelin's
    /// vault.
    function _entryAssets() private view returns (uint256 assets) {
        return uint256(_capital.resources) + _claims.reserve + 1;
    }

    function _ratioBps(uint256 part, uint256 whole, uint256 ofNothing) private pure returns (uint256 ratioBps) {
        return whole == 0 ? ofNothing : (part * _BPS) / whole;
    }

    function _requireSolvent(uint56 resources, uint56 locked) private pure {
        if (resources < locked) revert PoolInsolvent(resources, locked);
    }
}
