// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Amortisation} from "../../contracts/lending/libraries/Amortisation.sol";
import {AmortisationTest} from "./support/AmortisationTest.sol";

contract AmortisationFuzzTest is AmortisationTest {
    function testFuzz_ThePrincipalAddsUpAndEveryRowRepays(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods,
        uint8 method
    ) public view {
        Amortisation.Method how = Amortisation.Method(method % 3);
        (principal, ratePpm, periods) = _boundLoan(principal, ratePpm, periods);
        if (!_isAccepted(how, principal, ratePpm, periods)) return;
        // Adds up the principal and compares it with what was lent.
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(how, principal, ratePpm, periods);
        for (uint256 i = 0; i < periods; ++i) {
            bool repays = how != BULLET || i + 1 == periods;
            vm.assertEq(rows[i].principal != 0, repays, "repays");
            if (how == EQUAL_INSTALMENT && i + 1 < periods) vm.assertEq(rows[i].payment, instalment, "instalment");
            if (how == EQUAL_PRINCIPAL) _assertNear(rows[i].principal * periods, principal, periods);
        }
    }

    /// The quick answer is never "yes" where a walk through the rows says "no", and neither is ever wrong: tiny loans,
    /// where rounding is as large as the instalment.
    function testFuzz_AcceptedExactlyWhereEveryRowRepays(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) public view {
        principal = _bound(principal, 1, 3_000);
        ratePpm = _bound(ratePpm, 0, 500_000);
        periods = _bound(periods, 1, 60);
        vm.assertEq(
            _isAccepted(EQUAL_INSTALMENT, principal, ratePpm, periods),
            _lasts(principal, ratePpm, periods),
            "accepted"
        );
    }

    /// The same where principal and instalment are large but little of it repays.
    function testFuzz_AcceptedExactlyWhereEveryRowRepaysAtHighRates(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) public view {
        principal = _bound(principal, 1, 1e8);
        ratePpm = _bound(ratePpm, 100_000, 2_000_000);
        periods = _bound(periods, 60, 360);
        vm.assertEq(
            _isAccepted(EQUAL_INSTALMENT, principal, ratePpm, periods),
            _lasts(principal, ratePpm, periods),
            "accepted"
        );
    }

    /// The last payment differs from the others by what rounding gathers: at most ((1 + r)^n - 1) / r + 1 units.
    function testFuzz_TheLastPaymentIsNearTheInstalment(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) public view {
        (principal, ratePpm, periods) = _boundLoan(principal, ratePpm, periods);
        if (!_isAccepted(EQUAL_INSTALMENT, principal, ratePpm, periods)) return;
        (uint256 instalment, Amortisation.Row[] memory rows) = _schedule(EQUAL_INSTALMENT, principal, ratePpm, periods);
        // What one unit a month grows to, in ray and rounded up.
        uint256 gathered = 0;
        for (uint256 i = 0; i < periods; ++i) gathered = gathered + (gathered * ratePpm) / 12e6 + 1e27;
        _assertNear(rows[periods - 1].payment, instalment, gathered / 1e27 + 2);
    }

    function testFuzz_OddInterestGrowsWithTheDaysUpToTheMonth(
        uint256 balance,
        uint256 ratePpm,
        uint256 daysElapsed
    ) public view {
        balance = _bound(balance, 0, 1e17);
        ratePpm = _bound(ratePpm, 0, 1e9);
        daysElapsed = _bound(daysElapsed, 0, 400);
        uint256 month = LIBRARY.monthInterest(balance, ratePpm);
        uint256 odd = LIBRARY.oddInterest(balance, ratePpm, daysElapsed);
        vm.assertLe(odd, month, "not above the month");
        if (daysElapsed >= 30) vm.assertEq(odd, month, "the month");
        vm.assertLe(odd, LIBRARY.oddInterest(balance, ratePpm, daysElapsed + 1), "does not fall");
    }

    function test_TheLargestNumbersDoNotOverflow() public view {
        LIBRARY.instalment(2 ** 90 - 1, 1e9, 360);
        LIBRARY.instalment(2 ** 90 - 1, 1, 1);
        _schedule(BULLET, type(uint64).max, 1e9, 360);
        _schedule(EQUAL_PRINCIPAL, type(uint64).max, 1e9, 360);
        _schedule(EQUAL_INSTALMENT, type(uint64).max, 1_000_000, 360);
    }

    /// The rows as the definition has them, without regard for whether they are rows of a loan.
    function _lasts(uint256 principal, uint256 ratePpm, uint256 periods) private view returns (bool lasts) {
        if (principal < periods) return false;
        uint256 instalment = LIBRARY.instalment(principal, ratePpm, periods);
        uint256 balance = principal;
        for (uint256 period = 1; period < periods; ++period) {
            uint256 interest = (balance * ratePpm + 6e6) / 12e6;
            if (instalment <= interest || instalment - interest >= balance) return false;
            balance -= instalment - interest;
        }
        return balance != 0;
    }

    function _isAccepted(
        Amortisation.Method method,
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) private view returns (bool accepted) {
        uint256 instalment = LIBRARY.instalment(principal, ratePpm, periods);
        try LIBRARY.requireSchedulable(method, principal, ratePpm, periods, instalment) {
            return true;
        } catch (bytes memory refusal) {
            bytes memory expected = abi.encodeWithSelector(
                Amortisation.InstalmentTooSmall.selector,
                principal,
                periods
            );
            vm.assertEq(keccak256(refusal), keccak256(expected), "refusal");
        }
    }

    /// @dev Rates up to 36 % three times in four.
    function _boundLoan(
        uint256 principal,
        uint256 ratePpm,
        uint256 periods
    ) private pure returns (uint256, uint256, uint256) {
        uint256 highest = ratePpm % 4 == 0 ? 3_000_000 : 360_000;
        uint256 most =
            principal % 3 == 0
                ? 1e5
                : principal % 3 == 1
                    ? 1e9
                    : 1e17;
        return (_bound(principal, 1, most), _bound(ratePpm, 0, highest), _bound(periods, 1, 360));
    }

    function _assertNear(uint256 a, uint256 b, uint256 distance) private pure {
        vm.assertLe(a > b ? a - b : b - a, distance, "near");
    }
}
