// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IIdentityRegistry} from "./../identity/interfaces/IIdentityRegistry.sol";
import {ExactERC20} from "./../money/ExactERC20.sol";
import {IERC1404} from "./interfaces/IERC1404.sol";
import {IERC7943} from "./interfaces/IERC7943.sol";
import {IShareRegister} from "./interfaces/IShareRegister.sol";
import {RestrictionMessage} from "./libraries/RestrictionMessage.sol";
import {Account, ShareAccount} from "./libraries/ShareAccount.sol";
import {ShareBook} from "./ShareBook.sol";

/// @title Share register of a company
/// @notice Who may issue, transfer, freeze, recover and cancel the shares of one class, and who is paid dividends.
/// @dev Deployed once as a mould, which has no terms and obeys nobody; a register is a clone with immutable arguments.
contract ShareRegister is ShareBook, ReentrancyGuardTransient, IERC20Errors {
    using ExactERC20 for IERC20;
    using SafeERC20 for IERC20;
    using ShareAccount for Account;
    using ShareAccount for uint256;

    /// @dev An index counts in 2^-64 token units.
    uint256 private constant _FRACTION_BITS = 64;

    mapping(address owner => mapping(address spender => uint256 shares)) private _allowances;
    mapping(address desk => bool known) private _desks;
    mapping(address desk => mapping(address holder => uint256 shares)) private _earmarks;

    modifier onlyRegistrar() {
        _requireCaller(terms().registrar);
        _;
    }

    modifier onlyDesk() {
        if (!_desks[msg.sender]) revert SharesCallerNotDesk(msg.sender);
        _;
    }

    /// @inheritdoc IShareRegister
    function refresh(address wallet) external returns (bool isAdmitted) {
        return _refresh(wallet);
    }

    /// @inheritdoc IERC20
    function transfer(address to, uint256 value) external returns (bool success) {
        _transfer(msg.sender, to, value);
        return true;
    }

    /// @inheritdoc IERC20
    function transferFrom(address from, address to, uint256 value) external returns (bool success) {
        _spend(from, value);
        _transfer(from, to, value);
        return true;
    }

    /// @inheritdoc IERC20
    function approve(address spender, uint256 value) external returns (bool success) {
        _allowances[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    /// @inheritdoc IShareRegister
    function promiseSeats(uint32 seats) external {
        _requireCaller(terms().minter);
        uint256 taken = uint256(_class.holders) + seats;
        if (taken > _cap()) revert SharesHolderCapReached(taken, _cap());
        _pool.promised = seats;
        emit SeatsPromised(seats);
    }

    /// @inheritdoc IShareRegister
    function issue(address to, uint48 shares, uint32 seats) external {
        Terms memory fixedTerms = terms();
        _requireCaller(fixedTerms.minter);
        if (!_accounts[to].unpack().isAny(ShareAccount.ADMITTED)) _refresh(to);
        // Who was admitted when he paid has his shares, also if he may not act today; he can move them when he may.
        if (!_isKnown(to)) revert SharesNotAdmitted(to);
        if (seats != 0) {
            _usePromise(seats);
            _seatAsPromised(to, seats);
        }
        uint256 lockedUntil = _mint(to, shares, fixedTerms.resaleLockSeconds);
        emit SharesIssued(to, shares, seats, lockedUntil);
    }

    /// @inheritdoc IShareRegister
    function cancelTreasury(uint48 shares) external {
        address issuer = terms().issuer;
        _requireCaller(issuer);
        _requireShares(issuer, shares, _accounts[issuer].unpack().shares);
        _burn(issuer, shares);
        emit TreasuryCancelled(shares);
    }

    /// @inheritdoc IShareRegister
    function declareDividend(uint64 amount) external nonReentrant {
        Terms memory fixedTerms = terms();
        _requireCaller(fixedTerms.issuer);
        uint256 shares = supplyExcludingTreasury();
        if (shares == 0) revert SharesNoneOutstanding();
        Pool storage pool = _pool;
        uint64 room = type(uint64).max - pool.declared;
        if (amount > room) revert SharesDividendTooLarge(amount, room);

        uint256 divided = (uint256(amount) << _FRACTION_BITS) + pool.carry;
        _class.index += uint128(divided / shares);
        (pool.carry, pool.declared) = (uint48(divided % shares), pool.declared + amount);
        emit DividendDeclared(amount, _class.index, pool.carry);

        fixedTerms.token.pullExact(msg.sender, amount);
    }

    /// @inheritdoc IShareRegister
    function claimDividend() external nonReentrant returns (uint64 amount) {
        return _pay(msg.sender);
    }

    /// @inheritdoc IShareRegister
    function payDividend(address holder) external nonReentrant returns (uint64 amount) {
        (IIdentityRegistry.Code code, ) = terms().identity.check(holder);
        if (code == IIdentityRegistry.Code.WalletRetired) revert SharesWalletRetired(holder);
        return _pay(holder);
    }

    /// @inheritdoc IShareRegister
    function earmark(address holder, uint256 shares) external onlyDesk {
        _spend(holder, shares);
        uint256 free = freeSharesOf(holder);
        if (shares > free) revert SharesNotFree(holder, shares, free);
        _setEarmark(msg.sender, holder, _earmarks[msg.sender][holder] + shares);
    }

    /// @inheritdoc IShareRegister
    function release(address desk, address holder, uint256 shares) external {
        if (msg.sender != desk && _desks[desk]) revert SharesCallerNotAllowed(msg.sender, desk);
        _useEarmark(desk, holder, shares);
    }

    /// @inheritdoc IShareRegister
    function deliver(address holder, address to, uint256 shares) external onlyDesk {
        _deliver(holder, to, shares);
    }

    /// @inheritdoc IShareRegister
    function deliverEarmarked(address holder, address to, uint256 shares) external onlyDesk {
        _deliver(holder, to, shares);
        _setEarmark(msg.sender, to, _earmarks[msg.sender][to] + shares);
    }

    /// @inheritdoc IShareRegister
    function cancelEarmarked(address holder, uint256 shares) external onlyDesk {
        _useEarmark(msg.sender, holder, shares);
        Account memory account = _accounts[holder].unpack();
        bool isFrozen = account.isAny(ShareAccount.FROZEN);
        _requireShares(holder, shares, isFrozen ? 0 : _free(holder, account, true));
        _burn(holder, shares);
    }

    /// @inheritdoc IShareRegister
    function setDesk(address desk, bool isDesk_) external onlyRegistrar {
        _desks[desk] = isDesk_;
        emit DeskSet(desk, isDesk_);
    }

    /// @inheritdoc IShareRegister
    function setFrozen(address holder, bool isFrozen, bytes32 reason) external onlyRegistrar {
        _requireReason(reason);
        _flag(holder, ShareAccount.FROZEN, isFrozen);
        emit WalletFrozen(holder, isFrozen, reason);
    }

    /// @inheritdoc IShareRegister
    function setFrozenTokens(address holder, uint256 shares, bytes32 reason) external onlyRegistrar {
        _requireReason(reason);
        _saveParts(holder, shares, _parts[holder].earmarked);
        emit ReasonGiven(holder, reason);
        emit Frozen(holder, shares);
    }

    /// @inheritdoc IShareRegister
    function forcedTransfer(address from, address to, uint256 shares, bytes32 reason) external onlyRegistrar {
        _requireReason(reason);
        if (from == to) revert SharesReceiverIsSender(from);
        Account memory giver = _accounts[from].unpack();
        if (giver.isAny(ShareAccount.TREASURY)) revert SharesNotAdmitted(from);
        _requireShares(from, shares, giver.shares);
        if (!canReceive(to)) revert SharesNotAdmitted(to);
        _unfreeze(from, shares, giver.shares);
        _move(from, to, shares);
        emit ReasonGiven(from, reason);
        emit ForcedTransfer(from, to, shares);
    }

    /// @inheritdoc IShareRegister
    function recover(address lost, address replacement, bytes32 reason) external onlyRegistrar {
        _requireReason(reason);
        _requireSuccession(lost, replacement);
        (uint256 shares, uint256 due) = _inherit(lost, replacement);
        uint256 frozen = _parts[lost].frozen;
        if (frozen != 0) {
            uint256 sum = _parts[replacement].frozen + frozen;
            _saveParts(lost, 0, _parts[lost].earmarked);
            _saveParts(replacement, sum, _parts[replacement].earmarked);
            emit Frozen(lost, 0);
            emit Frozen(replacement, sum);
        }
        if (_accounts[lost].unpack().isAny(ShareAccount.FROZEN)) {
            _flag(replacement, ShareAccount.FROZEN, true);
            emit WalletFrozen(replacement, true, reason);
        }
        emit WalletRecovered(lost, replacement, shares, due, reason);
    }

    /// @inheritdoc IShareRegister
    function recordException(address from, address to, Ground ground, bytes32 reason) external onlyRegistrar {
        _requireReason(reason);
        _exceptions[from][to] = ground;
        emit ExceptionRecorded(from, to, ground, reason);
    }

    /// @inheritdoc IERC20Metadata
    function name() external view returns (string memory label) {
        return _labels().name;
    }

    /// @inheritdoc IERC20Metadata
    function symbol() external view returns (string memory label) {
        return _labels().symbol;
    }

    /// @inheritdoc IShareRegister
    function shareClass() external view returns (string memory label) {
        return _labels().shareClass;
    }

    /// @inheritdoc IERC20
    function totalSupply() external view returns (uint256 shares) {
        return _class.supply;
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) external view returns (uint256 shares) {
        return _accounts[account].unpack().shares;
    }

    /// @inheritdoc IERC20
    function allowance(address owner, address spender) external view returns (uint256 shares) {
        return _allowances[owner][spender];
    }

    /// @inheritdoc IShareRegister
    function dividendOf(address holder) external view returns (uint64 amount) {
        return uint64(_accounts[holder].unpack().due(_class.index) >> _FRACTION_BITS);
    }

    /// @inheritdoc IShareRegister
    function earmarkedBy(address desk, address holder) external view returns (uint256 shares) {
        return _earmarks[desk][holder];
    }

    /// @inheritdoc IShareRegister
    function isDesk(address desk) external view returns (bool known) {
        return _desks[desk];
    }

    /// @inheritdoc IShareRegister
    function exceptionOf(address from, address to) external view returns (Ground ground) {
        return _exceptions[from][to];
    }

    /// @inheritdoc IERC1404
    function detectTransferRestriction(address from, address to, uint256 value) external view returns (uint8 code) {
        return uint8(_restriction(from, to, value, _accounts[from].unpack(), _accounts[to].unpack(), false));
    }

    /// @inheritdoc IShareRegister
    function detectDeliveryRestriction(
        address from,
        address to,
        uint256 shares
    ) external view returns (Restriction reason) {
        return _restriction(from, to, shares, _accounts[from].unpack(), _accounts[to].unpack(), true);
    }

    /// @inheritdoc IERC7943
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed) {
        Restriction reason = _restriction(from, to, amount, _accounts[from].unpack(), _accounts[to].unpack(), false);
        return reason == Restriction.None || reason == Restriction.InsufficientShares;
    }

    /// @inheritdoc IERC7943
    function canSend(address account) external view returns (bool allowed) {
        Account memory found = _accounts[account].unpack();
        return found.isAny(ShareAccount.ADMITTED) && !found.isAny(ShareAccount.FROZEN);
    }

    /// @inheritdoc IERC7943
    function getFrozenTokens(address account) external view returns (uint256 amount) {
        return _parts[account].frozen;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() external pure returns (uint8 digits) {
        return 0;
    }

    /// @inheritdoc IERC1404
    function messageForTransferRestriction(uint8 code) external pure returns (string memory message) {
        return RestrictionMessage.forCode(code);
    }

    /// @inheritdoc IShareRegister
    function freeSharesOf(address holder) public view returns (uint256 shares) {
        Account memory account = _accounts[holder].unpack();
        return account.isAny(ShareAccount.FROZEN) ? 0 : _free(holder, account, false);
    }

    /// @inheritdoc IShareRegister
    function supplyExcludingTreasury() public view returns (uint256 shares) {
        return _class.supply - _class.treasury;
    }

    /// @inheritdoc IERC7943
    function canReceive(address account) public view returns (bool allowed) {
        Account memory found = _accounts[account].unpack();
        return found.isAny(ShareAccount.ADMITTED | ShareAccount.TREASURY) && !found.isAny(ShareAccount.FROZEN);
    }

    function _deliver(address holder, address to, uint256 shares) private {
        _useEarmark(msg.sender, holder, shares);
        (Account memory giver, Account memory taker) = (_accounts[holder].unpack(), _accounts[to].unpack());
        _requireNone(_deliveryRestriction(holder, to, shares, giver, taker), holder, to, shares);
        _move(holder, to, shares, giver, taker);
    }

    function _transfer(address from, address to, uint256 shares) private {
        (Account memory giver, Account memory taker) = (_accounts[from].unpack(), _accounts[to].unpack());
        _requireNone(_restriction(from, to, shares, giver, taker, false), from, to, shares);
        _move(from, to, shares, giver, taker);
    }

    /// @dev Whole units are paid; the fraction stays due.
    function _pay(address holder) private returns (uint64 amount) {
        Account memory account = _accounts[holder].unpack();
        uint256 index = _class.index;
        uint256 due = account.due(index);
        amount = uint64(due >> _FRACTION_BITS);
        if (amount == 0) revert SharesNothingDue(holder);
        account.set(account.shares, due - (uint256(amount) << _FRACTION_BITS), index);
        _save(holder, account);
        emit DividendPaid(holder, amount);

        terms().token.safeTransfer(holder, amount);
    }

    /// @dev Shares and dividends go to the new wallet; dividends first, while the new account can take them as it is.
    function _inherit(address lost, address replacement) private returns (uint256 shares, uint256 due) {
        (Account memory old, Account memory young) = (_accounts[lost].unpack(), _accounts[replacement].unpack());
        uint256 index = _class.index;
        (shares, due) = (old.shares, old.due(index));
        young.set(young.shares, young.due(index) + due, index);
        old.set(shares, 0, index);
        _save(lost, old);
        _save(replacement, young);
        _move(lost, replacement, shares);
    }

    /// @dev An allowance without end is not used up.
    function _spend(address owner, uint256 shares) private {
        uint256 allowed = _allowances[owner][msg.sender];
        if (allowed == type(uint256).max) return;
        if (allowed < shares) revert ERC20InsufficientAllowance(msg.sender, allowed, shares);
        _allowances[owner][msg.sender] = allowed - shares;
    }

    /// @dev What is taken out of frozen shares is no longer frozen; the free ones are taken first.
    function _unfreeze(address holder, uint256 taken, uint256 held) private {
        Parts memory parts = _parts[holder];
        uint256 free = parts.frozen < held ? held - parts.frozen : 0;
        if (taken <= free) return;
        uint256 frozen = parts.frozen - (taken - free);
        _saveParts(holder, frozen, parts.earmarked);
        emit Frozen(holder, frozen);
    }

    function _usePromise(uint32 seats) private {
        uint32 promised = _pool.promised;
        if (seats > promised) revert SharesSeatsNotPromised(seats, promised);
        _pool.promised = promised - seats;
        emit SeatsPromised(promised - seats);
    }

    function _useEarmark(address desk, address holder, uint256 shares) private {
        uint256 earmarked = _earmarks[desk][holder];
        if (shares > earmarked) revert SharesNotEarmarked(desk, holder, shares, earmarked);
        _setEarmark(desk, holder, earmarked - shares);
    }

    function _setEarmark(address desk, address holder, uint256 shares) private {
        Parts memory parts = _parts[holder];
        _saveParts(holder, parts.frozen, parts.earmarked + shares - _earmarks[desk][holder]);
        _earmarks[desk][holder] = shares;
        emit EarmarkChanged(desk, holder, shares);
    }

    /// @dev The old wallet is retired; the new one is valid and of the same person.
    function _requireSuccession(address lost, address replacement) private {
        (IIdentityRegistry.Code code, ) = terms().identity.check(lost);
        if (code != IIdentityRegistry.Code.WalletRetired) revert SharesWalletNotRetired(lost, code);
        if (!_refresh(replacement)) revert SharesNotAdmitted(replacement);
        if (!_sameSubject(lost, replacement)) revert SharesNotSamePerson(lost, replacement);
        _refresh(lost);
    }

    function _requireCaller(address allowed) private view {
        if (msg.sender != allowed) revert SharesCallerNotAllowed(msg.sender, allowed);
    }

    function _labels() private view returns (Labels memory labels) {
        (, labels) = abi.decode(Clones.fetchCloneArgs(address(this)), (Terms, Labels));
    }

    function _requireShares(address holder, uint256 shares, uint256 free) private pure {
        if (shares > free) revert SharesNotFree(holder, shares, free);
    }

    function _requireReason(bytes32 reason) private pure {
        if (reason == 0) revert SharesReasonMissing();
    }

    function _requireNone(Restriction reason, address from, address to, uint256 shares) private pure {
        if (reason != Restriction.None) revert SharesTransferRestricted(reason, from, to, shares);
    }
}
