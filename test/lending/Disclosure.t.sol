// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Disclosure} from "../../contracts/lending/Disclosure.sol";
import {IDisclosure} from "../../contracts/lending/interfaces/IDisclosure.sol";
import {LedgerTest} from "./support/LedgerTest.sol";

/// @notice Three borrowers owe 10,000.00, 30,000.00 and 60,000.00, by loans of 31 January 2027.
contract DisclosureTest is LedgerTest {
    Disclosure internal disclosure;
    address internal second = _actor("second");
    address internal third = _actor("third");

    function test_WhenThreeOwe_ConcentrationIsTheSumOfSquaredShares() external {
        disclosure.nameLargest(_three());
        IDisclosure.Table memory known = disclosure.table();

        vm.assertEq(known.day, JAN_31, "day");
        vm.assertEq(known.totals.outstanding, 100_000_00, "outstanding");
        vm.assertEq(known.totals.loans, 3, "loans");
        vm.assertEq(known.totals.borrowers, 3, "borrowers");
        vm.assertEq(known.history.lent, 100_000_00, "lent");
        vm.assertEq(known.lenders.current, 3, "lenders");
        // 0.1^2 + 0.3^2 + 0.6^2.
        vm.assertEq(known.concentrationPpm, 460_000, "index");
        vm.assertEq(known.largest, 60_000_00, "largest");
        vm.assertEq(known.topTen, 100_000_00, "ten largest");
    }

    function test_WhenNothingIsOutstanding_EverythingIsZero() external {
        IDisclosure.Table memory known = new Disclosure(_newLedger(token), notes).table();

        vm.assertEq(known.concentrationPpm + known.largest + known.topTen + known.totals.outstanding, 0, "nothing");
        vm.assertEq(known.overdue[0].principal + known.overdue[3].loans, 0, "nothing");
    }

    function test_WhenTheIndexIsNoWholeMillionth_ItIsRoundedHalfUp() external {
        // 10,000, 30,000 and 20,000: 0.01 + 0.09 + 0.04 of 0.36 = 0.38888...
        vm.startPrank(third);
        uint256 rest = 40_000_00 + ledger.statusOf(loan).payoff.interest;
        ledger.repayAmount(loan, rest);
        vm.stopPrank();

        vm.assertEq(disclosure.table().concentrationPpm, 388_889, "index");
    }

    function test_WhenNobodyPays_StepsFillOnTheDay() external {
        _assertOverdue(FEB_28, 0, 0);
        _assertOverdue(FEB_28 + 1, 0, 3);
        _assertOverdue(FEB_28 + 30, 1, 0);
        _assertOverdue(FEB_28 + 31, 1, 3);
        _assertOverdue(FEB_28 + 60, 2, 0);
        _assertOverdue(FEB_28 + 61, 2, 3);
        _assertOverdue(FEB_28 + 90, 3, 0);
        _assertOverdue(FEB_28 + 91, 3, 3);
    }

    function test_WhenNamedBorrowersRepay_TheTableFollows() external {
        disclosure.nameLargest(_three());
        vm.prank(third);
        ledger.payoff(loan);

        (bytes31[] memory subjects, uint256[] memory exposures) = disclosure.largest();
        vm.assertEq(subjects.length, 3, "named");
        vm.assertEq(exposures[0], 10_000_00, "first");
        vm.assertEq(exposures[2], 0, "third");
        IDisclosure.Table memory known = disclosure.table();
        vm.assertEq(known.largest, 30_000_00, "largest");
        vm.assertEq(known.topTen, 40_000_00, "ten largest");
    }

    function test_NamingMustFindMore() external {
        bytes31[] memory one = new bytes31[](1);
        one[0] = "second";
        vm.expectEmit(address(disclosure));
        emit IDisclosure.LargestNamed(address(this), 30_000_00);
        disclosure.nameLargest(one);

        vm.expectRevert(abi.encodeWithSelector(IDisclosure.DisclosureNotLarger.selector, 30_000_00, 30_000_00));
        disclosure.nameLargest(one);

        one[0] = "third";
        disclosure.nameLargest(one);
        vm.assertEq(disclosure.table().topTen, 60_000_00, "ten largest");
    }

    /// @dev The list counts for what its members owe now, so a smaller one follows when they have repaid.
    function test_WhenTheNamedHaveRepaid_OthersAreNamed() external {
        bytes31[] memory one = new bytes31[](1);
        one[0] = "third";
        disclosure.nameLargest(one);
        vm.prank(third);
        ledger.payoff(loan);
        one[0] = "borrower";
        disclosure.nameLargest(one);

        vm.assertEq(disclosure.table().topTen, 10_000_00, "ten largest");
    }

    function test_RevertWhen_OneIsNamedTwiceOrOutOfOrder() external {
        bytes31[] memory two = new bytes31[](2);
        (two[0], two[1]) = ("third", "third");
        vm.expectRevert(abi.encodeWithSelector(IDisclosure.DisclosureNotAscending.selector, bytes31("third")));
        disclosure.nameLargest(two);

        two[1] = "second";
        vm.expectRevert(abi.encodeWithSelector(IDisclosure.DisclosureNotAscending.selector, bytes31("second")));
        disclosure.nameLargest(two);
    }

    function test_RevertWhen_MoreThanTenAreNamed() external {
        vm.expectRevert(abi.encodeWithSelector(IDisclosure.DisclosureTooMany.selector, 11, 10));
        disclosure.nameLargest(new bytes31[](11));
    }

    function test_AnybodyRecordsTheTableOfTheDay() external {
        disclosure.nameLargest(_three());
        _day(FEB_28 + 40);
        IDisclosure.Table memory known = disclosure.table();
        vm.expectEmit(address(disclosure));
        emit IDisclosure.Disclosed(FEB_28 + 40, known);
        vm.prank(ann);
        disclosure.disclose();
    }

    function setUp() public override {
        super.setUp();
        disclosure = new Disclosure(ledger, notes);
        _lendTo(second, "second", 300);
        _lendTo(third, "third", 600);
    }

    function _assertOverdue(uint256 day, uint256 step, uint256 loans) private {
        _day(day);
        IDisclosure.Overdue memory late = disclosure.table().overdue[step];
        vm.assertEq(late.daysPastDue, step * 30, "step");
        vm.assertEq(late.loans, loans, "loans");
        vm.assertEq(late.principal, loans == 0 ? 0 : 100_000_00, "principal");
    }

    function _lendTo(address person, bytes31 subject, uint32 tickets) private {
        _admit(person, subject);
        (terms.borrower, terms.subject, terms.tickets) = (person, subject, tickets);
        loan = _lend();
        _rich(person);
    }

    function _three() private pure returns (bytes31[] memory subjects) {
        subjects = new bytes31[](3);
        (subjects[0], subjects[1], subjects[2]) = ("borrower", "second", "third");
    }
}
