// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ICreditRegister} from "../../contracts/lending/interfaces/ICreditRegister.sol";
import {CreditTest} from "./support/CreditTest.sol";

/// @title Stateful properties of the credit register
/// @notice Random lives of two borrowers on six platforms; after every action the register says what a plain ledger
/// says, which keeps a number for each platform and a row for each lateness.
/// hardhat-config: invariant.runs = 48
/// hardhat-config: invariant.depth = 80
contract CreditRegisterInvariantTest is CreditTest {
    struct Lateness {
        bool isKnown;
        bool isStruck;
        uint256 since;
        uint256 end;
    }

    uint256 private constant _HOUSES = 6;
    uint256 private constant _LOANS = 4;

    House[] private _houses;
    mapping(bytes31 subject => uint256[_HOUSES] amounts) private _owed;
    mapping(bytes31 subject => uint256[_HOUSES] loans) private _live;
    mapping(bytes31 subject => uint256 day) private _firstDay;
    mapping(uint256 loanIndex => Lateness[5] kinds) private _late;
    mapping(uint256 loanIndex => bool isDisputed) private _disputed;
    uint256 private _today = START;

    function travel(uint256 days_) external {
        _today += _bound(days_, 1, 700);
        _toDay(_today);
    }

    function borrow(uint256 who, uint256 where, uint256 amount) external {
        (bytes31 subject, uint256 house) = (_person(who), where % _HOUSES);
        amount = _bound(amount, 1, PERSON_CAP / 2);
        uint256 sum = _sum(_owed[subject]) + amount;
        if (sum > PERSON_CAP) {
            vm.expectRevert(
                abi.encodeWithSelector(ICreditRegister.RegisterCapExceeded.selector, subject, sum, PERSON_CAP)
            );
            _raise(_houses[house], subject, amount);
            return;
        }
        _raise(_houses[house], subject, amount);
        _owed[subject][house] += amount;
        ++_live[subject][house];
        if (_firstDay[subject] == 0) _firstDay[subject] = _today;
    }

    function repay(uint256 who, uint256 where, uint256 amount, bool isOver) external {
        (bytes31 subject, uint256 house) = (_person(who), where % _HOUSES);
        uint256 owed = _owed[subject][house];
        amount = _bound(amount, 0, owed + 1);
        isOver = isOver && _live[subject][house] != 0;
        if (amount > owed) {
            vm.expectRevert(
                abi.encodeWithSelector(ICreditRegister.RegisterExposureTooLow.selector, subject, owed, amount)
            );
            _lower(_houses[house], subject, amount, isOver);
            return;
        }
        _lower(_houses[house], subject, amount, isOver);
        _owed[subject][house] -= amount;
        if (isOver) --_live[subject][house];
    }

    function lateness(uint256 index, uint256 kind, uint256 day) external {
        (index, kind) = (index % _LOANS, kind % 5);
        day = _bound(day, START, _today);
        vm.prank(_houseOf(index).ledger);
        register.report(_borrower(index), _loan(index), ICreditRegister.Kind(kind), uint24(day));

        Lateness storage late = _late[index][kind];
        bool isOver = late.isStruck || late.end != 0;
        bool isLater = day > late.since && day > late.end;
        if (!late.isKnown || (isOver && isLater)) _late[index][kind] = Lateness(true, false, day, 0);
    }

    function cure(uint256 index, uint256 day) external {
        index = index % _LOANS;
        day = _bound(day, START, _today);
        vm.prank(_houseOf(index).ledger);
        register.end(_loan(index), uint24(day));

        for (uint256 kind = 0; kind < 5; ++kind) {
            Lateness storage late = _late[index][kind];
            if (!late.isKnown || late.isStruck || late.end != 0) continue;
            late.end = day < late.since ? late.since : day;
        }
    }

    function argue(uint256 index) external {
        index = index % _LOANS;
        if (!_isRecorded(index) || _disputed[index]) return;
        vm.prank(index % 2 == 0 ? annWallet : bobWallet);
        register.dispute(_houseOf(index).id, _loan(index), "grounds");
        _disputed[index] = true;
    }

    function answer(uint256 index, bool isRight) external {
        index = index % _LOANS;
        if (!_disputed[index]) return;
        _disputed[index] = false;
        vm.prank(_houseOf(index).officer);
        if (isRight) return register.uphold(_loan(index), "answer");
        register.strike(_loan(index), "answer");
        for (uint256 kind = 0; kind < 5; ++kind) {
            if (_late[index][kind].isKnown) (_late[index][kind].isStruck, _late[index][kind].end) = (true, 0);
        }
    }

    function setUp() public override {
        super.setUp();
        (east, west) = (_house(east), _house(west));
        for (uint256 i = 3; i <= _HOUSES; ++i)
            _house(_admit(string(abi.encodePacked("house ", bytes1(uint8(48 + i))))));
        bytes4[] memory actions = new bytes4[](9);
        (actions[0], actions[1], actions[2]) = (this.borrow.selector, this.borrow.selector, this.repay.selector);
        (actions[3], actions[4], actions[5]) = (this.lateness.selector, this.lateness.selector, this.cure.selector);
        (actions[6], actions[7], actions[8]) = (this.travel.selector, this.argue.selector, this.answer.selector);
        _target(address(this), actions);
    }

    /// No. 13: exposure is the sum over the platforms and never above the cap.
    function invariant_ExposureIsTheSumOfThePlatforms() public view {
        for (uint256 who = 0; who < 2; ++who) {
            bytes31 subject = _person(who);
            for (uint256 i = 0; i < _HOUSES; ++i) {
                (uint256 exposure, uint256 live) = register.exposureAt(subject, _houses[i].id);
                vm.assertEq(exposure, _owed[subject][i], "exposure there");
                vm.assertEq(live, _live[subject][i], "live there");
            }
            uint256 sum = _sum(_owed[subject]);
            vm.assertEq(register.exposureOf(subject), sum, "exposure");
            vm.assertLe(sum, register.capOf(IIdentityRegistry.Class.Retail), "cap");
            ICreditRegister.Standing memory standing = register.standingOf(subject);
            vm.assertEq(standing.exposure, sum, "standing");
            vm.assertEq(standing.live, _sum(_live[subject]), "live");
            vm.assertEq(standing.firstDay, _firstDay[subject], "first day");
        }
    }

    /// No. 20: each loan once for each kind, less what has expired or was struck.
    function invariant_CountersAreTheRowsThatCount() public view {
        for (uint256 who = 0; who < 2; ++who) {
            uint256[5] memory expected;
            for (uint256 i = who; i < _LOANS; i += 2) {
                for (uint256 kind = 0; kind < 5; ++kind) if (_counts(_late[i][kind])) ++expected[kind];
            }
            ICreditRegister.Standing memory standing = register.standingOf(_person(who));
            vm.assertEq(standing.late30, expected[0], "late 30");
            vm.assertEq(standing.late60, expected[1], "late 60");
            vm.assertEq(standing.late90, expected[2], "late 90");
            vm.assertEq(standing.defaults, expected[3], "defaults");
            vm.assertEq(standing.chargeOffs, expected[4], "charge-offs");
            uint256 worst = 5;
            while (worst > 0 && expected[worst - 1] == 0) --worst;
            _checkWorst(_person(who), worst == 0, ICreditRegister.Kind(worst == 0 ? 0 : worst - 1));
        }
    }

    function invariant_RecordsSayWhatHappened() public view {
        for (uint256 i = 0; i < _LOANS; ++i) {
            ICreditRegister.Record memory record = register.recordOf(_houseOf(i).id, _loan(i));
            bool isRecorded = _isRecorded(i);
            vm.assertEq(bytes32(record.subject), isRecorded ? bytes32(_borrower(i)) : bytes32(0), "subject");
            vm.assertEq(record.isDisputed, _disputed[i], "disputed");
            for (uint256 kind = 0; kind < 5; ++kind) {
                vm.assertEq(record.marks[kind].since, _late[i][kind].since, "since");
                vm.assertEq(record.marks[kind].endDay, _late[i][kind].end, "end");
            }
        }
    }

    function _house(House memory house) private returns (House memory same) {
        _houses.push(house);
        return house;
    }

    function _counts(Lateness memory late) private view returns (bool isCounted) {
        if (!late.isKnown || late.isStruck) return false;
        return late.end == 0 || _today <= late.end + 1826;
    }

    function _isRecorded(uint256 index) private view returns (bool isRecorded) {
        for (uint256 kind = 0; kind < 5; ++kind) if (_late[index][kind].isKnown) return true;
    }

    function _person(uint256 who) private view returns (bytes31 subject) {
        return who % 2 == 0 ? ann : bob;
    }

    function _borrower(uint256 index) private view returns (bytes31 subject) {
        return _person(index);
    }

    /// The first two loans are of the first platform, the others of the second.
    function _houseOf(uint256 index) private view returns (House memory house) {
        return _houses[index / 2];
    }

    function _loan(uint256 index) private pure returns (address late) {
        return address(uint160(0xA000 + index));
    }

    function _sum(uint256[_HOUSES] memory amounts) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < _HOUSES; ++i) sum += amounts[i];
    }
}
