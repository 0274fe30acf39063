// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// What a treaty must say, and who may conclude it.
contract ReinsuranceConcludeTest is ReinsuranceTest {
    function test_TreatiesAreCountedFromOneAndKeptAsAgreed() public {
        vm.assertEq(treatyId, 1, "first");
        IReinsurance.Terms memory terms = _terms();
        (terms.reinsurer, terms.quotaBps, terms.limit) = (alice, 0, 5);

        vm.expectEmit(address(desk));
        emit IReinsurance.TreatyConcluded(2, alice, terms);
        vm.assertEq(_conclude(terms), 2, "second");

        vm.assertEq(abi.encode(desk.termsOf(2)), abi.encode(terms), "second treaty");
        vm.assertEq(abi.encode(desk.termsOf(1)), abi.encode(_terms()), "first treaty");
    }

    function test_OnlyTheTreatyManagerConcludes() public {
        IReinsurance.Terms memory terms = _terms();
        address[6] memory callers = [stranger, line, manager, reinsurer, address(pool), address(this)];
        for (uint256 i = 0; i < callers.length; ++i) {
            _expectUnauthorized(callers[i]);
            vm.prank(callers[i]);
            desk.conclude(terms);
        }
    }

    function test_SharesMayBeTheWholeAndTheLimitTheAnnualLimit() public {
        IReinsurance.Terms memory terms = _terms();
        (terms.quotaBps, terms.commissionBps, terms.excessBps) = (10_000, 10_000, 10_000);
        (terms.endsAt, terms.annualLimit) = (terms.startsAt + 1, terms.limit);
        _conclude(terms);
    }

    function test_OneOfTheTwoLayersIsEnough() public {
        IReinsurance.Terms memory terms = _terms();
        (terms.quotaBps, terms.limit) = (1, 0);
        _conclude(terms);
        (terms.quotaBps, terms.limit) = (0, 1);
        _conclude(terms);
    }

    function test_RevertWhen_AShareIsMoreThanTheWhole() public {
        IReinsurance.Terms memory terms = _terms();
        terms.quotaBps = 10_001;
        _expectInvalid(terms);
        terms = _terms();
        terms.commissionBps = 10_001;
        _expectInvalid(terms);
        terms = _terms();
        terms.excessBps = 10_001;
        _expectInvalid(terms);
    }

    function test_RevertWhen_TheTreatyDoesNotLast() public {
        IReinsurance.Terms memory terms = _terms();
        terms.endsAt = terms.startsAt;
        _expectInvalid(terms);
        terms.endsAt = terms.startsAt - 1;
        _expectInvalid(terms);
    }

    function test_RevertWhen_ThereIsNoReinsurer() public {
        IReinsurance.Terms memory terms = _terms();
        terms.reinsurer = address(0);
        _expectInvalid(terms);
    }

    function test_RevertWhen_TheLimitIsAboveTheAnnualLimit() public {
        IReinsurance.Terms memory terms = _terms();
        terms.annualLimit = terms.limit - 1;
        _expectInvalid(terms);
    }

    function test_RevertWhen_NothingIsCeded() public {
        IReinsurance.Terms memory terms = _terms();
        (terms.quotaBps, terms.limit) = (0, 0);
        _expectInvalid(terms);
    }

    function test_RevertWhen_TheTreatyIsUnknown() public {
        uint16[2] memory unknown = [0, treatyId + 1];
        for (uint256 i = 0; i < unknown.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IReinsurance.TreatyUnknown.selector, unknown[i]);
            vm.expectRevert(reason);
            desk.termsOf(unknown[i]);
            vm.startPrank(reinsurer);
            vm.expectRevert(reason);
            desk.post(unknown[i], 0);
            vm.expectRevert(reason);
            desk.withdraw(unknown[i], 0, reinsurer);
            vm.stopPrank();
            vm.expectRevert(reason);
            vm.prank(line);
            pool.cede(unknown[i], 0, END);
        }
    }

    function test_TheDeskKnowsItsPoolAndItsToken() public view {
        vm.assertEq(desk.CEDENT(), address(pool), "cedent");
        vm.assertEq(address(desk.TOKEN()), address(token), "token");
        vm.assertEq(desk.authority(), address(authority), "authority");
    }

    function _expectInvalid(IReinsurance.Terms memory terms) private {
        vm.expectRevert(IReinsurance.TreatyTermsInvalid.selector);
        vm.prank(treatyManager);
        desk.conclude(terms);
    }
}
