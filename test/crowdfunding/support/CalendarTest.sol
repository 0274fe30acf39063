// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DisclosureCalendar} from "../../../contracts/crowdfunding/DisclosureCalendar.sol";
import {IDisclosureCalendar} from "../../../contracts/crowdfunding/interfaces/IDisclosureCalendar.sol";
import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {LabTest} from "../../support/LabTest.sol";
import {OfferingDouble} from "./OfferingDouble.sol";

/// @title Double of a share register
/// @notice Counts as many holders as a test wants.
contract RegisterDouble {
    uint32 private _holders;

    function setHolders(uint32 count) external {
        _holders = count;
    }

    function books() external view returns (IShareRegister.Books memory current) {
        current.holders = _holders;
    }
}

/// @title Base of the tests of the disclosure calendar
/// @notice An offering whose company's fiscal year ends on 31 December; the first report is on 2025. The test is desk.
abstract contract CalendarTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05 08:00 in UTC+8, a Monday
    uint24 internal constant TODAY = 20_458;
    uint24 internal constant END_2025 = 20_453;
    uint24 internal constant END_2026 = 20_818;
    /// First second after 2026-04-30 in UTC+8.
    uint40 internal constant DUE_2025 = 1_777_564_800;
    bytes32 internal constant DOCUMENT = "a report";

    DisclosureCalendar internal calendar;
    RegisterDouble internal register;
    address internal offering;
    address internal reporter;
    address internal stranger;

    function setUp() public virtual {
        vm.warp(START);
        (reporter, stranger) = (_actor("reporter"), _actor("stranger"));
        calendar = new DisclosureCalendar(address(this));
        register = new RegisterDouble();
        offering = address(new OfferingDouble());
        calendar.enter(offering, reporter, IShareRegister(address(register)), END_2025);
    }

    function _report(IDisclosureCalendar.Kind kind, uint24 periodEnd) internal returns (uint32 number) {
        vm.prank(reporter);
        return calendar.report(offering, kind, periodEnd, DOCUMENT);
    }

    /// @notice Reports fiscal years in order, each on the day after its end or now, whichever is later.
    function _reportYears(uint256 count) internal {
        for (uint256 i = 0; i < count; ++i) {
            uint24 periodEnd = calendar.scheduleOf(offering).nextPeriodEnd;
            uint256 over = (uint256(periodEnd) + 1) * 1 days;
            if (block.timestamp < over) vm.warp(over);
            _report(IDisclosureCalendar.Kind.Annual, periodEnd);
        }
    }

    function _notReporter(address caller) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IDisclosureCalendar.CalendarCallerNotReporter.selector, caller, reporter);
    }

    function _notDesk(address caller) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IDisclosureCalendar.CalendarCallerNotDesk.selector, caller, address(this));
    }
}
