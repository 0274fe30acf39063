// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {GroupCover} from "../../../contracts/insurance/GroupCover.sol";
import {IndemnityCover} from "../../../contracts/insurance/IndemnityCover.sol";
import {IParametricCover} from "../../../contracts/insurance/interfaces/IParametricCover.sol";
import {IProductBook} from "../../../contracts/insurance/interfaces/IProductBook.sol";
import {IQuorumOracle} from "../../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {ParametricCover} from "../../../contracts/insurance/ParametricCover.sol";
import {ProductBook} from "../../../contracts/insurance/ProductBook.sol";
import {QuorumOracle} from "../../../contracts/insurance/QuorumOracle.sol";
import {Reinsurance} from "../../../contracts/insurance/Reinsurance.sol";
import {SolvencyPool} from "../../../contracts/insurance/SolvencyPool.sol";
import {LabYuan} from "../../../contracts/money/LabYuan.sol";
import {LabTest} from "../../support/LabTest.sol";

/// What the lab yuan and every misbehaving token have in common. The test is administrator, so it may mint either.
interface IMintable {
    function mint(address to, uint256 amount) external;
}

/// @title Base of the insurance tests
/// @notice The insurer as it is deployed, with a rain feed and a drought season; the test itself is administrator.
/// Money is in token units: with the two decimals of the yuan, 100 is one yuan.
abstract contract InsuranceTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, as on the course chain
    uint40 internal constant COOLING_OFF_UNTIL = START + 10 days;
    uint40 internal constant VALID_UNTIL = START + 15 days;
    uint40 internal constant COVER_START = START + 30 days;
    uint40 internal constant COVER_END = COVER_START + 90 days;
    uint32 internal constant WAITING_SECONDS = 7 days;
    uint32 internal constant CLAIM_SECONDS = 60 days;
    uint32 internal constant SUBMIT_SECONDS = 5 days;
    uint32 internal constant CHALLENGE_SECONDS = 1 days;
    uint40 internal constant SALE_CLOSES_AT = COVER_START - WAITING_SECONDS;

    uint64 internal constant COHORT_CAP = 1_000_000_00;
    uint64 internal constant ZONE_CAP = 10_000_000_00;
    uint64 internal constant BOND = 1_000_00;
    uint32 internal constant ZONE = 1;
    uint256 internal constant PANEL = 5;
    uint8 internal constant QUORUM = 3;
    bytes32 internal constant RAIN = "rain in tenths of a millimetre";
    bytes32 internal constant SOURCE = "data the observers looked at";

    AccessManager internal authority;
    IERC20Metadata internal token;
    QuorumOracle internal oracle;
    ProductBook internal book;
    IndemnityCover internal indemnity;
    SolvencyPool internal pool;
    Reinsurance internal reinsurance;
    ParametricCover internal cover;
    GroupCover internal group;

    address internal provider;
    address internal alice;
    address internal bob;
    address internal stranger;
    address internal underwriter;
    uint256 internal underwriterKey;
    uint256[] internal observerKeys;
    uint256 private _salt;

    function setUp() public virtual {
        vm.warp(START);
        (provider, stranger) = (_actor("provider"), _actor("stranger"));
        (alice, bob) = (_actor("alice"), _actor("bob"));
        (underwriter, underwriterKey) = _actorWithKey("underwriter");

        authority = new AccessManager(address(this));
        token = _token();
        oracle = new QuorumOracle(token, _actor("fund"), address(authority));
        book = new ProductBook(address(authority));
        pool = new SolvencyPool(token, address(authority));
        cover = new ParametricCover(pool, oracle, book, address(authority));
        group = new GroupCover(pool, oracle, book, address(authority));

        indemnity = new IndemnityCover(pool, _actor("fund"), address(authority));

        address[] memory lines = new address[](3);
        (lines[0], lines[1], lines[2]) = (address(cover), address(group), address(indemnity));
        reinsurance = new Reinsurance(pool, address(authority));
        pool.seal(lines, reinsurance);
        pool.setZoneCap(ZONE, ZONE_CAP);
        cover.setUnderwriter(underwriter, true);
        group.setUnderwriter(underwriter, true);
        indemnity.setUnderwriter(underwriter, true);
        _setPanel();
        _registerFeed(RAIN, IQuorumOracle.Feed(50, BOND, SUBMIT_SECONDS, CHALLENGE_SECONDS, false));
    }

    /// @notice The settlement token; a test of a misbehaving one overrides this. `authority` exists already.
    function _token() internal virtual returns (IERC20Metadata) {
        return new LabYuan(address(authority));
    }

    /// @notice Gives `account` tokens and lets the pool and the oracle collect them.
    function _fund(address account, uint256 amount) internal {
        IMintable(address(token)).mint(account, amount);
        vm.startPrank(account);
        SafeERC20.forceApprove(token, address(pool), type(uint256).max);
        SafeERC20.forceApprove(token, address(oracle), type(uint256).max);
        vm.stopPrank();
    }

    /// @notice Puts capital of a provider into the pool.
    function _capitalise(address from, uint256 amount) internal {
        _fund(from, amount);
        vm.prank(from);
        pool.deposit(amount, from);
    }

    function _registerFeed(bytes32 feedId, IQuorumOracle.Feed memory feed) internal {
        oracle.registerFeed(feedId, feed);
    }

    function _publishDrought() internal returns (uint32 productId) {
        return _publish(_drought());
    }

    function _publish(IProductBook.Product memory product) internal returns (uint32 productId) {
        return book.publish("product", product);
    }

    function _openCohort(uint32 productId) internal returns (uint24 cohortId) {
        return cover.openCohort(_terms(productId));
    }

    /// @notice A quote for `holder`; each has another salt, so that no two are the same.
    function _quote(
        uint24 cohortId,
        address holder,
        uint64 sumInsured,
        uint64 premium
    ) internal returns (IParametricCover.Quote memory quote) {
        quote.underwriter = underwriter;
        (quote.holder, quote.cohortId) = (holder, cohortId);
        (quote.sumInsured, quote.premium) = (sumInsured, premium);
        (quote.validUntil, quote.coolingOffUntil, quote.salt) = (VALID_UNTIL, COOLING_OFF_UNTIL, ++_salt);
    }

    /// @notice The holder himself accepts a quote and pays; he is given the premium first.
    function _buy(IParametricCover.Quote memory quote) internal returns (bytes32 policyId) {
        bytes memory signature = _signQuote(quote);
        _fund(quote.holder, quote.premium);
        vm.prank(quote.holder);
        return cover.buy(quote, signature);
    }

    function _buy(
        uint24 cohortId,
        address holder,
        uint64 sumInsured,
        uint64 premium
    ) internal returns (bytes32 policyId) {
        return _buy(_quote(cohortId, holder, sumInsured, premium));
    }

    /// @notice A quorum agrees on one value, at the end of the period or now, whichever is later.
    function _observe(bytes32 feedId, uint40 periodEnd, int64 value) internal {
        if (block.timestamp < periodEnd) vm.warp(periodEnd);
        int64[] memory values = new int64[](QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) values[i] = value;
        oracle.post(feedId, periodEnd, SOURCE, _reports(feedId, periodEnd, values, SOURCE));
    }

    /// @notice Waits until an observation is final.
    function _finalise(bytes32 feedId, uint40 periodEnd) internal {
        vm.warp(oracle.observationOf(feedId, periodEnd).finalAt);
    }

    /// @notice The next call must be refused because `caller` has no role for it.
    function _expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    function _signQuote(IParametricCover.Quote memory quote) internal view returns (bytes memory signature) {
        return _sign(underwriterKey, cover.hashOf(quote));
    }

    /// @notice Reports of the first observers, one for each value; give the values in ascending order.
    function _reports(
        bytes32 feedId,
        uint40 periodEnd,
        int64[] memory values,
        bytes32 sourceHash
    ) internal view returns (IQuorumOracle.Report[] memory reports) {
        reports = new IQuorumOracle.Report[](values.length);
        for (uint256 i = 0; i < values.length; ++i) {
            bytes32 digest = oracle.observationDigest(feedId, periodEnd, values[i], sourceHash);
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(observerKeys[i], digest);
            reports[i] = IQuorumOracle.Report(values[i], r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
        }
    }

    /// @notice Drought season: nothing from 120 mm upwards, everything from 20 mm downwards, silence gives money back.
    function _drought() internal pure returns (IProductBook.Product memory product) {
        product.shape = IProductBook.Shape.Below;
        product.silence = IProductBook.Silence.RefundsPremium;
        (product.trigger, product.exit, product.maxPayoutBps) = (1200, 200, 10_000);
        (product.waitingSeconds, product.claimSeconds) = (WAITING_SECONDS, CLAIM_SECONDS);
        (product.indexHash, product.termsHash) = ("index", "terms");
    }

    function _terms(uint32 productId) internal pure returns (IParametricCover.CohortTerms memory terms) {
        return IParametricCover.CohortTerms(productId, RAIN, ZONE, COHORT_CAP, COVER_START, COVER_END, 0);
    }

    function _setPanel() private {
        string[5] memory names = ["observer 1", "observer 2", "observer 3", "observer 4", "observer 5"];
        address[] memory observers = new address[](PANEL);
        for (uint256 i = 0; i < PANEL; ++i) {
            uint256 key;
            (observers[i], key) = _actorWithKey(names[i]);
            observerKeys.push(key);
        }
        oracle.setPanel(observers, QUORUM);
    }
}
