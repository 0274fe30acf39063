// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC6909} from "@openzeppelin/contracts/interfaces/IERC6909.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {CivilDate} from "../common/CivilDate.sol";
import {ExactERC20} from "../money/ExactERC20.sol";
import {ILoanLedger} from "./interfaces/ILoanLedger.sol";
import {INoteBook} from "./interfaces/INoteBook.sol";
import {INoteMarket} from "./interfaces/INoteMarket.sol";
import {DueDay} from "./libraries/DueDay.sol";
import {LoanWords} from "./libraries/LoanWords.sol";

/// @title Note market
/// @notice Delivery against payment between two lenders, by an order that one of them has signed.
/// @dev An order is taken into memory, because a field of calldata is validated anew each time it is read.
contract NoteMarket is INoteMarket, EIP712, ReentrancyGuardTransient {
    using ExactERC20 for IERC20;

    // solhint-disable max-line-length
    bytes32 private constant _ORDER_TYPEHASH = keccak256(
        "NoteOrder(address seller,address loan,uint32 units,uint32 minUnits,uint32 priceBps,uint40 expiresAt,uint256 nonce)"
    );
    // solhint-enable max-line-length
    uint256 private constant _BPS = 10_000;

    IERC20 private immutable _TOKEN;
    ILoanLedger private immutable _LEDGER;
    IERC6909 private immutable _NOTES;

    mapping(bytes32 orderHash => Fill known) private _fills;

    constructor(IERC20 token, ILoanLedger ledger, IERC6909 notes) EIP712("FinChain Lab Note Market", "1") {
        (_TOKEN, _LEDGER, _NOTES) = (token, ledger, notes);
    }

    // solhint-disable gas-calldata-parameters
    /// @inheritdoc INoteMarket
    function buy(
        NoteOrder memory order,
        bytes calldata signature,
        uint32 units,
        uint256 maxPay
    ) external nonReentrant returns (uint256 amount) {
        bytes32 hash = orderHash(order);
        if (block.timestamp >= order.expiresAt) revert NoteOrderExpired(order.expiresAt);
        if (msg.sender == order.seller) revert NoteOrderBuyerIsSeller(order.seller);
        if (!SignatureChecker.isValidSignatureNowCalldata(order.seller, hash, signature)) {
            revert NoteOrderSignatureInvalid(order.seller);
        }
        _fill(hash, order, units);
        (uint256 clean, uint256 accrued) = quote(order, units);
        amount = clean + accrued;
        if (amount > maxPay) revert NotePriceAboveLimit(amount, maxPay);
        emit NotesSold({
            orderHash: hash,
            loan: order.loan,
            seller: order.seller,
            buyer: msg.sender,
            units: units,
            clean: clean,
            accrued: accrued
        });

        // It returns true or reverts, as the note book is an ERC-6909 of this project.
        _NOTES.transferFrom(order.seller, msg.sender, uint160(order.loan), units);
        _TOKEN.moveExact(msg.sender, order.seller, amount);
    }

    /// @inheritdoc INoteMarket
    function cancel(NoteOrder memory order) external {
        if (msg.sender != order.seller) revert NoteOrderCallerNotSeller(msg.sender, order.seller);
        bytes32 hash = orderHash(order);
        _fills[hash].isCancelled = true;
        emit OrderCancelled(hash, msg.sender);
    }

    /// @inheritdoc INoteMarket
    function filled(bytes32 hash) external view returns (Fill memory known) {
        return _fills[hash];
    }

    /// @inheritdoc INoteMarket
    function quote(NoteOrder memory order, uint32 units) public view returns (uint256 clean, uint256 accrued) {
        ILoanLedger.Status memory status = _LEDGER.statusOf(order.loan);
        (ILoanLedger.Loan memory loan, , ) = _LEDGER.loanOf(order.loan);
        uint256 all = loan.units;
        if (loan.state != ILoanLedger.State.Active) revert INoteBook.NoteNotTransferable(order.loan);
        // Interest of the running month that was paid ahead is the seller's already, and nobody has earned it yet.
        uint256 start = DueDay.previous(loan.dueDay, loan.anchor);
        if (CivilDate.dayOf(block.timestamp) < start) revert NoteMonthPaidAhead(order.loan, start);
        ILoanLedger.Charges memory charges = LoanWords.decodeCharges(Clones.fetchCloneArgs(order.loan));
        if (status.daysPastDue > charges.graceDays) {
            revert NoteLoanOverdue(order.loan, status.daysPastDue, charges.graceDays);
        }
        // What a payoff costs is all that the notes stand for today, whatever was prepaid or paid in part.
        ILoanLedger.Debt memory owed = status.payoff;
        clean = _halfUp(owed.principal * units * order.priceBps, all * _BPS);
        accrued = _halfUp(owed.interest * units * (_BPS - charges.serviceBps), all * _BPS);
    }

    /// @inheritdoc INoteMarket
    function orderHash(NoteOrder memory order) public view returns (bytes32 hash) {
        return _hashTypedDataV4(keccak256(abi.encode(_ORDER_TYPEHASH, order)));
    }
    // solhint-enable gas-calldata-parameters

    function _fill(bytes32 hash, NoteOrder memory order, uint32 units) private {
        Fill memory known = _fills[hash];
        if (known.isCancelled) revert NoteOrderCancelled(hash);
        uint32 left = order.units - known.units;
        if (units > left) revert NoteOrderTooManyUnits(units, left);
        uint256 least = Math.max(1, Math.min(order.minUnits, left));
        if (units < least) revert NoteOrderTooFewUnits(units, least);
        _fills[hash].units = known.units + units;
    }

    function _halfUp(uint256 numerator, uint256 denominator) private pure returns (uint256 rounded) {
        return (numerator + denominator / 2) / denominator;
    }
}
