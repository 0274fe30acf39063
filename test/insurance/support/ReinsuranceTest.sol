// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {Reinsurance} from "../../../contracts/insurance/Reinsurance.sol";
import {IMintable} from "./InsuranceTest.sol";
import {PoolTest} from "./PoolTest.sol";

/// @title Base of the tests of reinsurance
/// @notice The pool with its desk and the treaty of the course, funded: quota share 30 %, then 40,000 xs 30,000.
/// @dev Money is in token units: with the two decimals of the yuan, 100 is one yuan.
abstract contract ReinsuranceTest is PoolTest {
    uint64 internal constant TREATY_MANAGER = 8;
    uint64 internal constant RETENTION = 30_000_00;
    uint64 internal constant LIMIT = 40_000_00;
    uint64 internal constant ANNUAL_LIMIT = 60_000_00;
    uint64 internal constant COLLATERAL = 200_000_00;
    uint40 internal constant TREATY_END = START + 3 * 365 days;

    /// @dev A hundred policies of 1,000.00, and what they cost.
    uint64 internal constant CAP = 100_000_00;
    uint64 internal constant GROSS_PREMIUM = 12_000_00;
    /// @dev Of both: 30 % of the cap, and the whole limit, because 70,000.00 exceed the retention by 40,000.00.
    uint64 internal constant NEEDED = 30_000_00 + LIMIT;
    /// @dev Quota share 3,600.00 less a quarter for commission, and 8 % of the other 8,400.00 for the excess cover.
    uint64 internal constant CEDED = 2_700_00 + 672_00;
    /// @dev The second event of a year finds half of the limit, at half of its price.
    uint64 internal constant CEDED_OF_HALF = 2_700_00 + 336_00;

    Reinsurance internal desk;
    uint16 internal treatyId;
    address internal treatyManager;
    address internal reinsurer;
    uint16 private _treaties;

    function setUp() public virtual override {
        (treatyManager, reinsurer) = (_actor("treaty manager"), _actor("reinsurer"));
        super.setUp();
        authority.grantRole(TREATY_MANAGER, treatyManager, 0);
        _assign(address(desk), IReinsurance.conclude.selector, TREATY_MANAGER);
        treatyId = _conclude(_terms());
        _post(treatyId, COLLATERAL);
        _deposit(provider, CAPITAL);
    }

    function _desk() internal override returns (IReinsurance) {
        desk = new Reinsurance(pool, address(authority));
        return desk;
    }

    function _conclude(IReinsurance.Terms memory terms) internal returns (uint16 id) {
        vm.prank(treatyManager);
        id = desk.conclude(terms);
        _treaties = id;
    }

    /// @notice The reinsurer is given the money and puts it up.
    function _post(uint16 treaty, uint64 amount) internal {
        _give(reinsurer, amount);
        vm.prank(reinsurer);
        desk.post(treaty, amount);
        _assertDesk("posted");
    }

    /// @notice Gives `account` tokens and lets the desk collect them.
    function _give(address account, uint256 amount) internal {
        IMintable(address(token)).mint(account, amount);
        vm.startPrank(account);
        SafeERC20.forceApprove(token, address(desk), type(uint256).max);
        vm.stopPrank();
    }

    /// @notice Takes out everything that is free.
    function _drain(uint16 treaty) internal returns (uint64 free) {
        IReinsurance.Collateral memory collateral = desk.collateralOf(treaty);
        free = collateral.held - collateral.reserved;
        vm.prank(reinsurer);
        desk.withdraw(treaty, free, reinsurer);
        _assertDesk("drained");
    }

    /// @notice The line cedes cover that ends at END, before any of it is sold.
    function _cede(uint64 cap) internal returns (uint16 cession) {
        vm.startPrank(line);
        pool.expose(END);
        cession = pool.cede(treatyId, cap, END);
        vm.stopPrank();
        _assertDesk("ceded");
    }

    /// @notice The line cedes cover without exposing it: enough for what is never sold.
    function _cedeUntil(uint16 treaty, uint64 cap, uint40 endsAt) internal returns (uint16 cession) {
        vm.prank(line);
        cession = pool.cede(treaty, cap, endsAt);
        _assertDesk("ceded");
    }

    /// @notice The holder buys ceded cover.
    function _sell(uint16 cession, uint64 premium, uint64 maxLoss) internal {
        _fund(holder, premium);
        vm.prank(line);
        pool.underwrite(holder, premium, maxLoss, ZONE, cession);
        _assertAll("sold");
    }

    function _cancel(uint16 cession, uint64 premium, uint64 maxLoss) internal {
        vm.prank(line);
        pool.cancel(holder, premium, maxLoss, ZONE, cession);
        _assertAll("cancelled");
    }

    /// @notice The course's portfolio of 100 policies, as one sale.
    function _sellAll() internal returns (uint16 cession) {
        cession = _cede(CAP);
        _sell(cession, GROSS_PREMIUM, CAP);
    }

    /// @notice Ends all cover of a cession that was exposed until END.
    function _end(uint16 cession, uint64 earned, uint64 returned, uint64 liability) internal {
        _endAt(cession, END, earned, returned, liability);
    }

    /// @notice Ends all cover of a cession; zero when it was never exposed.
    function _endAt(uint16 cession, uint40 endsAt, uint64 earned, uint64 returned, uint64 liability) internal {
        uint64 maxLoss = desk.cessionOf(cession).maxLoss;
        vm.prank(line);
        pool.resolve(ISolvencyPool.Resolution(earned, returned, liability, maxLoss, ZONE, endsAt, cession));
        _assertAll("ended");
    }

    /// @notice Claims that nobody collected lapse.
    function _lapse(uint16 cession, uint64 amount) internal {
        vm.prank(line);
        pool.release(amount, true, cession);
        _assertAll("lapsed");
    }

    /// @notice Ends the portfolio of the course with this gross loss and returns what the reinsurer bears.
    function _loss(uint64 gross) internal returns (uint64 recovered) {
        uint64 before = desk.collateralOf(treatyId).held;
        _end(_sellAll(), GROSS_PREMIUM, 0, gross);
        return before + CEDED - desk.collateralOf(treatyId).held;
    }

    function _expectUnfunded(uint64 free, uint64 needed) internal {
        vm.expectRevert(abi.encodeWithSelector(IReinsurance.TreatyUnfunded.selector, free, needed));
    }

    function _assertAll(string memory reason) internal view {
        _assertDesk(reason);
        _assertMoney(reason);
        ISolvencyPool.Books memory current = pool.books();
        vm.assertGe(current.resources, current.locked, string.concat(reason, ": solvent"));
        vm.assertGe(current.locked, current.unearned, string.concat(reason, ": lock at least the premium"));
    }

    /// @notice The end of all cover of a cession that was exposed until END.
    function _ending(
        uint16 cession,
        uint64 earned,
        uint64 liability
    ) internal view returns (ISolvencyPool.Resolution memory) {
        uint64 maxLoss = desk.cessionOf(cession).maxLoss;
        return ISolvencyPool.Resolution(earned, 0, liability, maxLoss, ZONE, END, cession);
    }

    /// @notice The desk holds exactly the money of its treaties, and what it has promised is among it.
    function _assertDesk(string memory reason) internal view {
        uint256 held;
        for (uint16 id = 1; id <= _treaties; ++id) {
            IReinsurance.Collateral memory collateral = desk.collateralOf(id);
            held += collateral.held;
            vm.assertGe(collateral.held, collateral.reserved, string.concat(reason, ": collateral"));
        }
        vm.assertEq(token.balanceOf(address(desk)), held, string.concat(reason, ": money of the desk"));
    }

    function _assertCollateral(uint64 held, uint64 reserved, string memory reason) internal view {
        IReinsurance.Collateral memory collateral = desk.collateralOf(treatyId);
        vm.assertEq(collateral.held, held, string.concat(reason, ": held"));
        vm.assertEq(collateral.reserved, reserved, string.concat(reason, ": reserved"));
    }

    function _terms() internal view virtual returns (IReinsurance.Terms memory terms) {
        terms.reinsurer = reinsurer;
        (terms.quotaBps, terms.commissionBps, terms.excessBps) = (3_000, 2_500, 800);
        (terms.startsAt, terms.endsAt) = (START, TREATY_END);
        (terms.retention, terms.limit, terms.annualLimit) = (RETENTION, LIMIT, ANNUAL_LIMIT);
    }
}
