// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CivilDate} from "../../../contracts/common/CivilDate.sol";
import {ILoanLedger} from "../../../contracts/lending/interfaces/ILoanLedger.sol";
import {Amortisation} from "../../../contracts/lending/libraries/Amortisation.sol";
import {MarketTest} from "../support/MarketTest.sol";

/// @title Stage of the invariant runs
/// @notice Two borrowers, four lenders, a friend who pays for others and an insider who is related to the platform; up
/// to six loans; the independent ledger; and the one way in which every action calls a contract.
/// @dev The ledger counts money as it arrives at and leaves persons, never as escrows or contracts tell it.
abstract contract LendingStage is MarketTest {
    enum Phase {
        Open,
        Filled,
        Drawn,
        Failed
    }

    /// @dev A loan as the handler knows it. Money in fen.
    struct Life {
        address loan;
        address borrower;
        bool isAuction;
        Phase phase;
        uint256 tickets;
        uint256 minTickets;
        uint256 sold;
        uint256 deadline;
        uint256 cash;
        uint256 donated;
        uint256 unsettled;
        uint256 units;
        uint256 drawDay;
        uint256 paidIn;
        uint256 costs;
        uint256 claimed;
        uint256 received;
        uint256 rests;
        uint256 redeemed;
    }

    /// @dev What a person has in a loan. `numerator` is the sum of notes x what was received while they were held.
    struct Stake {
        uint256 units;
        uint256 numerator;
        uint256 claimed;
        uint256 movedDay;
        uint256 bid;
        uint256 tick;
    }

    uint256 internal constant MOST_LIVES = 6;
    /// Most that a person may owe here.
    uint256 internal constant CAP = 50_000_00;
    uint256 internal constant DEFAULT_DAYS = 120;
    uint256 internal constant CHARGE_OFF_DAYS = 150;
    uint256 internal constant TRANSFER_DAYS = 30;

    Life[] internal lives;
    mapping(uint256 which => mapping(address person => Stake)) internal stakes;
    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;
    mapping(uint256 state => uint256 count) internal reached;
    mapping(uint256 which => ILoanLedger.State state) private _last;
    mapping(uint256 which => uint256 outstanding) private _lastOutstanding;

    address[4] internal lenders;
    address[2] internal borrowers;
    address internal friend;
    address internal insider;
    address internal platform;
    /// Everybody who can have money, the platform included.
    address[] internal accounts;
    bool internal isPaused;
    uint256 internal clock;

    /// @dev Every action begins at the time of the ledger.
    modifier step() {
        vm.warp(clock);
        _;
        for (uint256 i = 0; i < lives.length; ++i) _follow(i);
    }

    function setUp() public virtual override {
        super.setUp();
        clock = START;
        lenders = [ann, bob, cho, _person("dan")];
        borrowers = [borrower, _person("second borrower")];
        (friend, insider, platform) = (_person("friend"), _person("insider"), _actor("platform"));
        related.relate(insider);
        for (uint256 i = 0; i < lenders.length; ++i) accounts.push(lenders[i]);
        address[6] memory others = [borrowers[0], borrowers[1], friend, insider, platform, address(this)];
        for (uint256 i = 0; i < others.length; ++i) accounts.push(others[i]);
        for (uint256 i = 0; i < accounts.length; ++i) {
            vm.prank(accounts[i]);
            token.approve(address(ledger), type(uint256).max);
        }
        _enrich(address(this));
    }

    /// @notice Calls a contract for somebody, compares the verdict with that of the handler, and books what money moved
    /// as cash of the loan.
    /// @return done Whether it was accepted.
    function _attempt(
        string memory action,
        uint256 which,
        address caller,
        address target,
        bytes memory data,
        bool isAllowed
    ) internal returns (bool done) {
        uint256 before = _wealth();
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (done, ) = target.call(data);
        vm.assertEq(done, isAllowed, action);
        if (done) ++accepted[action];
        else ++refused[action];
        if (which < lives.length) lives[which].cash = lives[which].cash + before - _wealth();
        else vm.assertEq(before, _wealth(), "money moved without a loan");
    }

    /// @notice Opens a loan, as far as there is room for one more.
    function _ask(uint256 seed, bool isAuction) internal {
        if (lives.length == MOST_LIVES) return;
        address who = borrowers[seed % 2];
        (score.subject, score.borrower) = (_subject(who == borrower ? "borrower" : "second borrower"), who);
        (score.nonce, score.limit) = (underwriting.nonces(who), uint64(CAP));
        (score.validFrom, score.validTo) = (uint40(clock), uint40(clock + 1 days));
        (wish.tickets, wish.periods) = (uint32(20 + (seed % 200)), uint16(6 + (seed % 7)));
        (wish.minTickets, wish.method) = (wish.tickets / 2, Amortisation.Method((seed / 7) % 3));
        (wish.isAuction, wish.deadline) = (isAuction, uint40(clock + 10 days));
        wish.project = keccak256(abi.encode("project", lives.length));
        bytes memory signature = _scored();
        vm.prank(who);
        address loan = market.request(wish, score, scorer, signature);
        Life storage life = lives.push();
        (life.loan, life.borrower, life.isAuction) = (loan, who, isAuction);
        (life.tickets, life.minTickets, life.deadline) = (wish.tickets, wish.minTickets, wish.deadline);
    }

    function _wealth() internal view returns (uint256 sum) {
        for (uint256 i = 0; i < accounts.length; ++i) sum += token.balanceOf(accounts[i]);
    }

    function _known(uint256 which) internal view returns (ILoanLedger.Loan memory known) {
        (known, , ) = ledger.loanOf(lives[which].loan);
    }

    function _state(uint256 which) internal view returns (ILoanLedger.State state) {
        return _known(which).state;
    }

    /// @dev By the calendar alone: so many months after the draw.
    function _dueDay(uint256 which) internal view returns (uint256 day) {
        return CivilDate.addMonths(lives[which].drawDay, _known(which).paid + 1);
    }

    function _late(uint256 which) internal view returns (uint256 count) {
        uint256 due = _dueDay(which);
        uint256 today = CivilDate.dayOf(clock);
        return today > due ? today - due : 0;
    }

    /// @dev What of a person's part is not paid yet.
    function _entitled(uint256 which, address person) internal view returns (uint256 amount) {
        Stake storage stake = stakes[which][person];
        return lives[which].units == 0 ? 0 : stake.numerator / lives[which].units - stake.claimed;
    }

    function _owes(address person) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < lives.length; ++i) {
            if (lives[i].borrower == person && _isLive(i)) sum += _known(i).outstanding;
        }
    }

    function _isLive(uint256 which) internal view returns (bool live) {
        ILoanLedger.State state = _state(which);
        return state == ILoanLedger.State.Active || state == ILoanLedger.State.Defaulted;
    }

    /// @dev 4: what is owed never rises after the draw. 16: a loan goes its way in one direction only. What came in is
    /// shared out among the holders of this moment.
    function _follow(uint256 which) private {
        if (lives[which].phase != Phase.Drawn) return;
        ILoanLedger.Loan memory known = _known(which);
        ILoanLedger.State last = _last[which];
        bool isSettledLoss = last == ILoanLedger.State.ChargedOff && known.state == ILoanLedger.State.Closed;
        vm.assertTrue(isSettledLoss || uint8(known.state) >= uint8(last), "16: a state came back");
        if (last == ILoanLedger.State.Closed) vm.assertEq(uint8(known.state), uint8(last), "16: closed is an end");
        if (last != ILoanLedger.State.None) {
            vm.assertLe(known.outstanding, _lastOutstanding[which], "4: outstanding rose");
        }
        (_last[which], _lastOutstanding[which]) = (known.state, known.outstanding);
        ++reached[uint8(known.state)];
        _shareOut(which, known.received);
    }

    function _shareOut(uint256 which, uint256 received) private {
        Life storage life = lives[which];
        vm.assertGe(received, life.received, "receipts fell");
        for (uint256 i = 0; i < lenders.length; ++i) {
            Stake storage stake = stakes[which][lenders[i]];
            stake.numerator += stake.units * (received - life.received);
        }
        life.received = received;
    }
}
