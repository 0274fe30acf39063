// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IProductBook} from "../../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {InsuranceLedger} from "./InsuranceLedger.sol";

/// @title Stage of the invariant runs
/// @notice The people, the products and the feeds, and the one way in which every action calls a contract.
abstract contract InsuranceStage is InsuranceLedger {
    /// Any person may deposit, buy, hold a policy, challenge and receive; the first ones begin as providers.
    uint256 internal constant PEOPLE = 6;
    uint256 internal constant PURSE = 1_000_000_00;
    uint64 internal constant GROUP_TOP = 300_01;
    bytes32 internal constant HEAT = "heat in tenths of a degree";
    bytes32 internal constant QUAKE = "magnitude in tenths";
    bytes32 internal constant DELAYS = "sum of payouts for delays";
    uint64 private constant _GUARDIAN_ROLE = 1;

    address[] internal people;
    address internal guardian;
    address internal fund;

    mapping(string action => uint256 count) internal accepted;
    mapping(string action => uint256 count) internal refused;
    mapping(string action => uint256 count) internal acceptedInPause;
    mapping(bytes4 guard => uint256 count) internal refusedBy;
    /// A loss or an expense: the only things that may lower the share price.
    bool internal isCostBooked;

    /// @dev Every action begins here: at the time of the ledger, and watched for I20.
    modifier step() {
        vm.warp(clock);
        isCostBooked = false;
        uint256 assets = pool.totalAssets() + 1;
        uint256 issued = pool.totalSupply() + VIRTUAL_SHARES;
        _;
        if (!isCostBooked) {
            vm.assertGe(
                (pool.totalAssets() + 1) * issued,
                assets * (pool.totalSupply() + VIRTUAL_SHARES),
                "I20: the share price fell without a loss or an expense"
            );
        }
    }

    function setUp() public virtual override {
        super.setUp();
        clock = START;
        (fund, guardian) = (_actor("fund"), _actor("guardian"));
        string[6] memory names = ["ann", "ben", "cao", "dai", "eva", "fei"];
        for (uint256 i = 0; i < PEOPLE; ++i) {
            people.push(_actor(names[i]));
            _fund(people[i], PURSE);
            wallet[people[i]] = PURSE;
        }
        bytes4[] memory brakes = new bytes4[](2);
        (brakes[0], brakes[1]) = (pool.pause.selector, pool.unpause.selector);
        authority.setTargetFunctionRole(address(pool), brakes, _GUARDIAN_ROLE);
        authority.grantRole(_GUARDIAN_ROLE, guardian, 0);
        pool.setZoneCap(ZONE, _capOf(ZONE));
        pool.setZoneCap(ZONE + 1, _capOf(ZONE + 1));
        _registerFeed(HEAT, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        _registerFeed(QUAKE, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        _registerFeed(DELAYS, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, true));
        _publishProducts();
    }

    /// @notice A token that can block a payee: one who cannot be paid must hold nobody else up.
    function _token() internal override returns (IERC20Metadata) {
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
        (bool ok, bytes memory reason) = target.call(data);
        vm.assertEq(ok, allowed, string.concat("verdict on ", action));
        _count(action, ok);
        if (!ok) ++refusedBy[bytes4(reason)];
        return ok;
    }

    function _count(string memory action, bool isAccepted) internal {
        ++(isAccepted ? accepted : refused)[action];
        if (isAccepted && isPaused) ++acceptedInPause[action];
    }

    function _isBlocked(address person) internal view returns (bool) {
        return BlocklistToken(address(token)).isBlocked(person);
    }

    function _person(uint256 seed) internal view returns (address) {
        return people[seed % PEOPLE];
    }

    /// @notice The first item from a random place on that is `wanted`; sometimes, and if there is none, just any, so
    /// that refusals are tried too. `count` must not be zero.
    /// @dev Drawn numbers are often small or extreme; mixed, all their digits are random.
    function _find(
        uint256 seed,
        uint256 count,
        function(uint256) view returns (bool) wanted
    ) internal view returns (uint256) {
        seed = _mix(seed, count);
        uint256 start = seed % count;
        if ((seed >> 128) % 8 == 0) return start;
        for (uint256 i = 0; i < count; ++i) if (wanted((start + i) % count)) return (start + i) % count;
        return start;
    }

    function _capOf(uint32 zone) internal pure returns (uint64) {
        return zone == ZONE ? 12_000_00 : ZONE_CAP;
    }

    function _mix(uint256 a, uint256 b) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(a, b)));
    }

    function _publishProducts() private {
        IProductBook.Product memory product = _drought();
        (product.waitingSeconds, product.claimSeconds) = (1 days, 20 days);
        _addProduct(product, RAIN);

        product.shape = IProductBook.Shape.Above;
        (product.trigger, product.exit, product.maxPayoutBps) = (300, 437, 7333);
        (product.waitingSeconds, product.claimSeconds) = (0, 7 days);
        _addProduct(product, HEAT);

        product.shape = IProductBook.Shape.Steps;
        product.silence = IProductBook.Silence.MeansNoEvent;
        (product.waitingSeconds, product.claimSeconds) = (2 days, 12 days);
        (product.trigger, product.exit, product.maxPayoutBps) = (0, 0, 9999);
        product.steps = _steps([int64(60), 63, 70], [uint64(2500), 5001, 9999]);
        _addProduct(product, QUAKE);

        product.shape = IProductBook.Shape.Amounts;
        product.maxPayoutBps = 0;
        product.steps = _steps([int64(45), 120, 180], [uint64(50_00), 100_33, GROUP_TOP]);
        _addProduct(product, DELAYS);
        product.silence = IProductBook.Silence.RefundsPremium;
        _addProduct(product, DELAYS);
    }

    function _addProduct(IProductBook.Product memory product, bytes32 feedId) private {
        products.push(
            Terms({
                productId: _publish(product),
                feedId: feedId,
                maxBps: product.maxPayoutBps,
                waitingSeconds: product.waitingSeconds,
                claimSeconds: product.claimSeconds,
                refundsOnSilence: product.silence == IProductBook.Silence.RefundsPremium
            })
        );
    }

    function _steps(
        int64[3] memory from,
        uint64[3] memory pay
    ) private pure returns (IProductBook.Step[] memory steps) {
        steps = new IProductBook.Step[](3);
        for (uint256 i = 0; i < 3; ++i) steps[i] = IProductBook.Step(from[i], pay[i]);
    }
}
