// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {CompanySale} from "../../../contracts/crowdfunding/CompanySale.sol";
import {ShareRegister} from "../../../contracts/crowdfunding/ShareRegister.sol";
import {TenderOffer} from "../../../contracts/crowdfunding/TenderOffer.sol";
import {TransferDesk} from "../../../contracts/crowdfunding/TransferDesk.sol";
import {ExitTest} from "../support/ExitTest.sol";

/// @title Ledger of the invariant runs
/// @notice Whose the shares and the money are, worked out from what was done and never from what a contract answers.
/// Three desks serve two classes of one company; the last of the people is the company itself.
abstract contract ExitLedger is ExitTest {
    uint256 internal constant PEOPLE = 6;
    uint256 internal constant CLASSES = 2;

    TransferDesk internal transfers;
    TenderOffer internal tenders;
    CompanySale internal sales;
    ShareRegister[] internal registers;
    address[] internal desks;
    address[] internal people;
    uint256 internal clock;

    mapping(uint256 class => mapping(address holder => uint256 count)) internal shares;
    mapping(address where => mapping(uint256 class => mapping(address holder => uint256 count))) internal marked;
    mapping(address person => uint256 amount) internal wallet;
    mapping(address where => mapping(address person => uint256 amount)) internal waiting;
    mapping(address where => uint256 amount) internal escrow;
    mapping(address person => bool known) internal isBlocked;
    mapping(address person => bool known) internal isFrozen;
    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;

    /// @dev Every action begins at the time of the ledger.
    modifier step() {
        vm.warp(clock);
        _;
    }

    function collect(uint256 where, uint256 who, uint256 to) external step {
        _collect(desks[where % 3], people[who % PEOPLE], people[to % PEOPLE]);
    }

    /// @notice Most are free most of the time.
    function toggleBlock(uint256 who) external step {
        address person = people[who % PEOPLE];
        isBlocked[person] = !isBlocked[person] && (who / PEOPLE) % 3 == 0;
        _block(person, isBlocked[person]);
    }

    function toggleFreeze(uint256 who) external step {
        address person = people[who % PEOPLE];
        _freeze(person, !isFrozen[person] && (who / PEOPLE) % 3 == 0);
    }

    /// @notice Hours mostly, now and then more than a week.
    function travel(uint256 duration) external {
        clock += duration % 4 == 0 ? 6 days : 1 + (duration % 1 days);
    }

    function setUp() public virtual override {
        super.setUp();
        vm.warp(START - 7 days);
        (tenders, sales) = (new TenderOffer(), new CompanySale());
        desks = [address(transfers), address(tenders), address(sales)];
        people = [ada, ben, cai, dan, _actor("eve"), issuer];
        registers = [register, _newRegister(0)];
        _holder(people[4], 200);
        (shares[0][ada], shares[0][ben], shares[0][cai], shares[0][people[4]]) = (600, 300, 100, 200);
        (shares[1][ada], shares[1][ben], shares[1][dan]) = (250, 50, 200);
        for (uint256 i = 0; i < PEOPLE; ++i) _admit(people[i]);
        clock = START;
        vm.warp(clock);
    }

    function _newDesk() internal override returns (address) {
        transfers = new TransferDesk();
        return address(transfers);
    }

    function _collect(address where, address person, address to) internal {
        uint256 amount = waiting[where][person];
        bytes memory call = abi.encodeCall(transfers.collect, (token, to));
        if (!_attempt("collect", person, where, call, amount != 0 && !isBlocked[to])) return;
        waiting[where][person] = 0;
        wallet[to] += amount;
    }

    function _freeze(address person, bool frozen) internal {
        isFrozen[person] = frozen;
        for (uint256 i = 0; i < CLASSES; ++i) registers[i].setFrozen(person, frozen, REASON);
    }

    /// @dev A holder is paid, or his money waits.
    function _paid(address where, address person, uint256 amount) internal {
        if (isBlocked[person]) waiting[where][person] += amount;
        else wallet[person] += amount;
    }

    function _moved(uint256 class, address from, address to, uint256 count) internal {
        shares[class][from] -= count;
        shares[class][to] += count;
    }

    /// @dev Calls a contract and compares the verdict with that of the ledger, in both directions.
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

    function _free(uint256 class, address holder) internal view returns (uint256 count) {
        if (isFrozen[holder]) return 0;
        count = shares[class][holder];
        for (uint256 i = 0; i < 3; ++i) count -= marked[desks[i]][class][holder];
    }

    /// @dev Mostly somebody with free shares, if there is any.
    function _owner(uint256 class, uint256 who) internal view returns (address) {
        for (uint256 i = 0; i < PEOPLE && who % 8 != 0; ++i) {
            address holder = people[((who % PEOPLE) + i) % PEOPLE];
            if (holder != issuer && _free(class, holder) != 0) return holder;
        }
        return people[who % PEOPLE];
    }

    /// @dev Treasury shares never leave, and a frozen wallet neither sends nor receives.
    function _isDeliverable(address from, address to) internal view returns (bool) {
        return from != issuer && !isFrozen[from] && !isFrozen[to];
    }

    function _outstanding(uint256 class) internal view returns (uint256 count) {
        for (uint256 i = 0; i < PEOPLE - 1; ++i) count += shares[class][people[i]];
    }

    /// @dev End of the n-th business day after `from`, counted day by day.
    function _afterDays(uint256 from, uint256 n) internal pure returns (uint256) {
        if (n == 0) return from;
        uint256 day = (from + 8 hours) / 1 days;
        while (n != 0) if ((++day + 3) % 7 < 5) --n;
        return (day + 1) * 1 days - 8 hours;
    }

    /// @dev One of the last few of a list that is not empty.
    function _recent(uint256 count, uint256 few, uint256 which) internal pure returns (uint256) {
        return count <= few ? which % count : count - 1 - (which % few);
    }

    function _max(uint256 a, uint256 b) internal pure returns (uint256) {
        return a > b ? a : b;
    }

    function _admit(address person) private {
        wallet[person] = FUNDS;
        if (person != issuer && shares[1][person] == 0) registers[1].refresh(person);
        if (shares[1][person] != 0) _enter(registers[1], person, uint48(shares[1][person]));
        for (uint256 i = 0; i < 3; ++i) {
            vm.startPrank(person);
            SafeERC20.forceApprove(token, desks[i], type(uint256).max);
            for (uint256 class = 0; class < CLASSES; ++class) registers[class].approve(desks[i], type(uint256).max);
            vm.stopPrank();
            for (uint256 class = 0; class < CLASSES; ++class) registers[class].setDesk(desks[i], true);
        }
    }
}
