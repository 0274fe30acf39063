// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {FxForward} from "../../../contracts/derivatives/FxForward.sol";
import {WeatherOption} from "../../../contracts/derivatives/WeatherOption.sol";
import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {QuorumOracle} from "../../../contracts/insurance/QuorumOracle.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {LabTest} from "../../support/LabTest.sol";

/// What the lab yuan and every misbehaving token have in common. The test is administrator, so it may mint either.
interface IMintable {
    function mint(address to, uint256 amount) external;
    /// Without a return value: some tokens have none.
    function approve(address spender, uint256 amount) external;
}

/// @title Base of the derivatives tests
/// @notice Both products on a real oracle whose panel of three has to agree; the test itself is administrator.
/// Money is in token units: with the two decimals of the yuan, 100 is one yuan.
abstract contract DerivativesTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, as on the course chain
    uint40 internal constant VALID_UNTIL = START + 7 days;
    uint40 internal constant EXPIRY = START + 90 days;
    uint32 internal constant SUBMIT_SECONDS = 5 days;
    uint32 internal constant CHALLENGE_SECONDS = 1 days;
    uint40 internal constant SILENT_AFTER = EXPIRY + SUBMIT_SECONDS;
    uint64 internal constant BOND = 10_00;
    bytes32 internal constant FEED = "the feed that decides";
    bytes32 internal constant SOURCE = "data the observers looked at";
    bytes32 internal constant TERMS_HASH = keccak256("legal document");

    AccessManager internal authority;
    IERC20Metadata internal token;
    QuorumOracle internal oracle;
    FxForward internal forward;
    WeatherOption internal option;

    address internal alice;
    address internal bob;
    address internal stranger;
    uint256 internal aliceKey;
    uint256 internal bobKey;
    uint256[] internal observerKeys;

    function setUp() public virtual {
        vm.warp(START);
        (alice, aliceKey) = _actorWithKey("alice");
        (bob, bobKey) = _actorWithKey("bob");
        stranger = _actor("stranger");

        authority = new AccessManager(address(this));
        token = _token();
        oracle = new QuorumOracle(token, _actor("fund"), address(authority));
        oracle.setPanel(_observers(), 3);
        oracle.registerFeed(FEED, IQuorumOracle.Feed(0, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
        forward = new FxForward(token, oracle);
        option = new WeatherOption(token, oracle);
    }

    /// @notice The settlement token; a test of a misbehaving one overrides this. `authority` exists already.
    function _token() internal virtual returns (IERC20Metadata) {
        return new LabYuan(address(authority));
    }

    /// @notice Gives `account` tokens and lets both products and the oracle collect them.
    function _fund(address account, uint256 amount) internal {
        IMintable(address(token)).mint(account, amount);
        vm.startPrank(account);
        IMintable(address(token)).approve(address(forward), type(uint256).max);
        IMintable(address(token)).approve(address(option), type(uint256).max);
        IMintable(address(token)).approve(address(oracle), type(uint256).max);
        vm.stopPrank();
    }

    /// @notice The panel agrees on one value, at the end of the period or now, whichever is later.
    function _observe(bytes32 feedId, uint40 periodEnd, int64 value) internal {
        if (block.timestamp < periodEnd) vm.warp(periodEnd);
        bytes32 digest = oracle.observationDigest(feedId, periodEnd, value, SOURCE);
        IQuorumOracle.Report[] memory reports = new IQuorumOracle.Report[](observerKeys.length);
        for (uint256 i = 0; i < reports.length; ++i) {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(observerKeys[i], digest);
            reports[i] = IQuorumOracle.Report(value, r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        }
        oracle.post(feedId, periodEnd, SOURCE, reports);
    }

    /// @notice A value that can no longer change.
    function _finalise(bytes32 feedId, uint40 periodEnd, int64 value) internal {
        _observe(feedId, periodEnd, value);
        vm.warp(oracle.observationOf(feedId, periodEnd).finalAt);
    }

    function _observers() private returns (address[] memory observers) {
        string[3] memory names = ["observer 1", "observer 2", "observer 3"];
        observers = new address[](3);
        for (uint256 i = 0; i < 3; ++i) {
            uint256 key;
            (observers[i], key) = _actorWithKey(names[i]);
            observerKeys.push(key);
        }
    }
}
