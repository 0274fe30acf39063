// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {IOffering} from "../../../contracts/crowdfunding/interfaces/IOffering.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {OfferingLedger} from "./OfferingLedger.sol";

/// @title Stage of the invariant runs
/// @notice Six persons, among them an accredited one, an entity of four members and the issuer's second wallet; up to
/// four offerings; and the one way in which every action calls a contract.
abstract contract OfferingStage is OfferingLedger {
    uint256 internal constant PURSE = 1_000_000_00;
    uint256 internal constant MOST_LIVES = 4;

    string[] private _names;
    address internal party;
    address internal haven = _actor("haven");

    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;
    mapping(uint256 life => IOffering.Stage stage) private _lastStage;

    /// @dev Every action begins at the time of the ledger.
    modifier step() {
        vm.warp(clock);
        _;
        _sync();
        for (uint256 i = 0; i < lives.length; ++i) _followStage(i);
    }

    function setUp() public virtual override {
        super.setUp();
        clock = START;
        string[6] memory names = ["ann", "ben", "cao", "dai", "eva", "fei"];
        for (uint256 i = 0; i < names.length; ++i) {
            _names.push(names[i]);
            standings[_person(names[i], IIdentityRegistry.Class.Retail, 1)].members = 1;
            people.push(_actor(names[i]));
            wallet[people[i]] = PURSE;
        }
        standings[people[2]].isAccredited = true;
        standings[people[3]].members = 4;
        for (uint256 i = 0; i < people.length; ++i) _admit(i);
        party = people[5];
        for (uint256 i = 0; i < people.length; ++i) _assessPerson(people[i], 20_000_00);
        _open(0, 30 days);
        _open(0, 45 days);
    }

    /// @notice A token that can block an account: one who cannot be paid must hold nobody else up.
    function _newToken() internal override returns (IERC20) {
        return new BlocklistToken();
    }

    /// @notice Calls a contract and compares the verdict with that of the ledger, in both directions.
    function _attempt(
        string memory action,
        address caller,
        address target,
        bytes memory data,
        bool allowed
    ) internal returns (bool) {
        vm.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (bool ok, ) = target.call(data);
        vm.assertEq(ok, allowed, string.concat("verdict on ", action));
        ++(ok ? accepted : refused)[action];
        return ok;
    }

    /// @notice Kinds take turns: a formula first come, a formula pro rata, a warning; every other one counts seats.
    function _open(uint256 wait, uint256 duration) internal {
        uint256 turn = lives.length;
        _setTerms();
        (terms.opensAt, terms.deadline) = (uint40(clock + wait), uint40(clock + wait + duration));
        (terms.isProRata, terms.feeBps, terms.seats) = (turn % 3 == 1, uint16(FEE_BPS), turn % 2 == 0 ? 8 : 0);
        IInvestmentLedger.Kind kind = turn % 3 == 2 ? IInvestmentLedger.Kind.Warning : IInvestmentLedger.Kind.Formula;
        offering = _open(kind);
        for (uint256 i = 0; i < people.length; ++i) _approve(people[i]);
        lives.push();
        Life storage life = lives[turn];
        (life.escrow, life.destination, life.kind, life.isProRata) = (offering, destination, kind, terms.isProRata);
        (life.opensAt, life.deadline, life.firstDeadline) = (terms.opensAt, terms.deadline, terms.deadline);
        (life.version, life.seats) = (1, terms.seats);
    }

    function _assessPerson(address person, uint64 limit) internal {
        Standing storage s = standings[person];
        (s.limit, s.validUntil, s.assessedAt) = (limit, clock + 365 days, clock);
        _assess(person, limit);
    }

    /// @notice Tells the registry what the ledger knows of a person.
    function _admit(uint256 who) internal {
        Standing storage s = standings[people[who]];
        bytes31 subject = people[who] == people[5] ? bytes31("issuer") : bytes31(keccak256(bytes(_names[who])));
        IIdentityRegistry.Class class =
            s.isAccredited ? IIdentityRegistry.Class.Accredited : IIdentityRegistry.Class.Retail;
        identity.admit(people[who], subject, class, uint24(s.members));
        identity.setCode(people[who], s.isSuspended ? IIdentityRegistry.Code.Suspended : IIdentityRegistry.Code.Valid);
    }

    function _signedFor(
        uint256 which,
        uint256 who,
        IOffering.Agreement memory agreement
    ) internal returns (bytes memory) {
        offering = lives[which].escrow;
        return _signed(_names[who], agreement);
    }

    function _isBlocked(address account) internal view returns (bool) {
        return BlocklistToken(address(token)).isBlocked(account);
    }

    function _subjectOf(uint256 who) internal view returns (bytes31 subject) {
        return identity.subjectOf(people[who]);
    }

    /// @notice The agreement as the ledger knows the offer.
    function _offer(
        uint256 which,
        uint256 shares,
        bool isAcknowledged
    ) internal view returns (IOffering.Agreement memory) {
        return
            IOffering.Agreement({
                version: uint8(lives[which].version),
                shares: uint32(shares),
                riskAcknowledged: isAcknowledged,
                validUntil: uint40(clock)
            });
    }

    /// @dev Drawn numbers are often small or extreme; mixed, all their digits are random.
    function _mix(uint256 a, uint256 b) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(a, b)));
    }

    /// @dev I15: from one action to the next, stages move along their edges only.
    function _followStage(uint256 which) private {
        IOffering.Stage last = _lastStage[which];
        IOffering.Stage stage = lives[which].escrow.bookOf().stage;
        bool isLegal =
            last == stage ||
                (last <= IOffering.Stage.ClosingEarly && stage != IOffering.Stage.Registered) ||
                (last == IOffering.Stage.Closed &&
                    (stage == IOffering.Stage.Registered || stage == IOffering.Stage.Failed));
        vm.assertTrue(isLegal, "I15: an edge that is none");
        _lastStage[which] = stage;
    }
}
