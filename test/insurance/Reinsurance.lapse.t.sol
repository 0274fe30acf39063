// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// Claims that nobody collects: in the end everybody has borne what he would have borne of the smaller loss.
contract ReinsuranceLapseTest is ReinsuranceTest {
    uint64 private constant GROSS = 92_800_00;

    /// Of the last 10,000.00 the quota share bore 3,000.00 and the excess cover all the rest.
    function test_TheTopOfTheLossGoesBackToBothLayers() public {
        uint16 cession = _ended(GROSS);
        ISolvencyPool.Books memory books = pool.books();
        uint64 held = desk.collateralOf(treatyId).held;

        vm.expectEmit(address(desk));
        emit IReinsurance.RecoveryReturned(cession, 10_000_00, 10_000_00);
        _lapse(cession, 10_000_00);

        books.reserve -= 10_000_00;
        _assertBooks(books, "the cedent still bears his retention");
        _assertCollateral(held + 10_000_00, 0, "returned");
        vm.assertEq(desk.cessionOf(cession).loss, 82_800_00, "loss");
        vm.assertEq(desk.cessionOf(cession).excess, 27_960_00, "excess");
    }

    function test_BelowTheRetentionTheCedentGetsHisPart() public {
        uint16 cession = _ended(13_300_00);
        _lapse(cession, 1_000_01);

        vm.assertEq(pool.books().incurred, 13_300_00 - 3_990_00 - 700_00, "retained");
        vm.assertEq(desk.cessionOf(cession).loss, 12_299_99, "loss");
        _assertCollateral(COLLATERAL + CEDED - 3_990_00 + 300_01, 0, "the odd unit was the reinsurer's");
    }

    function test_WhenEverythingLapsesEverythingGoesBack() public {
        uint16 cession = _ended(GROSS);
        vm.expectEmit(address(desk));
        emit IReinsurance.RecoveryReturned(cession, GROSS, 62_800_00);
        _lapse(cession, GROSS);

        _assertCollateral(COLLATERAL + CEDED, 0, "as without a loss");
        uint64 resources = CAPITAL + GROSS_PREMIUM - CEDED;
        _assertBooks(ISolvencyPool.Books(resources, 0, 0, GROSS_PREMIUM - CEDED, 0, 0, 0), "as without a loss");
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "used");
    }

    function test_NothingLapsedReturnsNothing() public {
        uint16 cession = _ended(GROSS);
        bytes memory books = abi.encode(pool.books());
        bytes memory collateral = abi.encode(desk.collateralOf(treatyId));
        _lapse(cession, 0);
        vm.assertEq(abi.encode(pool.books()), books, "books");
        vm.assertEq(abi.encode(desk.collateralOf(treatyId)), collateral, "collateral");
    }

    /// A limit that was exhausted gives back nothing until the loss is inside the layer again.
    function test_AnExhaustedExcessStaysPaidWhileTheLossIsAboveIt() public {
        uint64 cap = 120_000_00;
        _deposit(provider, CAPITAL);
        uint16 cession = _cede(cap);
        _sell(cession, GROSS_PREMIUM, cap);
        _end(cession, GROSS_PREMIUM, 0, cap);

        _lapse(cession, 20_000_00);
        vm.assertEq(desk.cessionOf(cession).excess, LIMIT, "net loss at the end of the layer");
        vm.assertEq(pool.books().incurred, RETENTION, "all above the layer was the cedent's");
        _lapse(cession, 2);
        vm.assertEq(desk.cessionOf(cession).excess, LIMIT - 1, "inside");
        vm.assertEq(pool.books().incurred, RETENTION, "and all inside the layer the reinsurer's");
    }

    /// The second event of the year found 20,000.00 of excess cover, not the limit of 40,000.00.
    function test_ALapseGivesBackNoMoreThanTheEventsOwnCover() public {
        uint16 first = _sellAll();
        uint16 second = _sellAll();
        _end(first, GROSS_PREMIUM, 0, CAP);
        _end(second, GROSS_PREMIUM, 0, CAP);
        uint64 incurred = pool.books().incurred;

        _lapse(second, 10_000_00);
        vm.assertEq(desk.cessionOf(second).excess, 20_000_00, "the net loss is still beyond the cover");
        vm.assertEq(pool.books().incurred, incurred - 7_000_00, "all but the quota share is the cedent's");
    }

    function test_RevertWhen_MoreLapsesThanWasLost() public {
        uint16 cession = _ended(GROSS);
        uint16 other = _sellAll();
        _end(other, GROSS_PREMIUM, 0, GROSS);
        _expectPanic(0x11);
        vm.prank(line);
        pool.release(GROSS + 1, true, cession);
    }

    function test_EachCoverReturnsItsOwn() public {
        uint16 first = _ended(GROSS);
        uint16 second = _sellAll();
        _end(second, GROSS_PREMIUM, 0, GROSS);
        vm.assertEq(desk.cessionOf(second).excess, ANNUAL_LIMIT - 34_960_00, "what was left of the year");

        _lapse(second, GROSS);
        vm.assertEq(desk.usedOf(treatyId, 0), 34_960_00, "the first's");
        vm.assertEq(desk.cessionOf(first).loss, GROSS, "the first is as it was");
        _lapse(first, GROSS);
        vm.assertEq(desk.usedOf(treatyId, 0), 0, "none");
    }

    function testFuzz_HoweverItLapsesItEndsTheSame(uint64 loss, uint64[3] memory parts) public {
        loss = uint64(_bound(loss, 0, CAP));
        uint16 cession = _ended(loss);
        uint64 left = loss;
        for (uint256 i = 0; i < 3; ++i) {
            parts[i] = uint64(_bound(parts[i], 0, left));
            left -= parts[i];
        }
        uint256 snapshot = vm.snapshotState();
        for (uint256 i = 0; i < 3; ++i) _lapse(cession, parts[i]);
        bytes memory inParts = _state(cession);
        vm.revertToState(snapshot);
        _lapse(cession, loss - left);
        vm.assertEq(_state(cession), inParts, "at once");

        uint256 borne = COLLATERAL + CEDED - desk.collateralOf(treatyId).held;
        vm.assertEq(borne + pool.books().incurred, left, "borne of what was collected");
        vm.assertEq(borne, _recoveredOf(left), "as if this had been the loss");
    }

    function _ended(uint64 loss) private returns (uint16 cession) {
        cession = _sellAll();
        _end(cession, GROSS_PREMIUM, 0, loss);
    }

    function _state(uint16 cession) private view returns (bytes memory) {
        return abi.encode(pool.books(), desk.cessionOf(cession), desk.collateralOf(treatyId), desk.usedOf(treatyId, 0));
    }

    function _recoveredOf(uint256 loss) private pure returns (uint256) {
        uint256 quota = (loss * 3) / 10;
        uint256 net = loss - quota;
        return
            net <= RETENTION
                ? quota
                : net <= RETENTION + LIMIT
                    ? loss - RETENTION
                    : quota + LIMIT;
    }
}
