// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IAssessorPanels} from "../../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IInsuranceLine} from "../../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {InsuranceTest} from "./InsuranceTest.sol";

/// @title Base of the tests of indemnity cover
/// @notice A funded pool, two panels (three of five, five of seven), and one motor policy of Alice.
/// @dev Deductible 500 yuan, co-insurance 20 %, at most 8,000 of each loss counts, at most 10,000 is paid in all. The
/// helpers act on Alice's policy; nothing else moves the pool, so its books can be told to the unit.
abstract contract IndemnityTest is InsuranceTest {
    uint64 internal constant CAPITAL = 100_000_00;
    uint64 internal constant PREMIUM = 600_00;
    uint64 internal constant SUM_INSURED = 50_000_00;
    uint64 internal constant LIMIT = 10_000_00;
    uint64 internal constant PER_CLAIM = 8_000_00;
    uint64 internal constant DEDUCTIBLE = 500_00;
    uint64 internal constant APPEAL_BOND = 200_00;
    uint32 internal constant NOTICE_SECONDS = 30 days;
    uint32 internal constant DECIDE_SECONDS = 10 days;
    uint32 internal constant APPEAL_SECONDS = 5 days;
    /// @dev Last second at which a loss can be notified.
    uint40 internal constant RUNS_UNTIL = COVER_END + NOTICE_SECONDS;
    uint8 internal constant APPEAL_QUORUM = 5;
    uint40 internal constant INCIDENT_AT = COVER_START + 20 days;
    uint40 internal constant NOTICED_AT = INCIDENT_AT + 1 days;
    uint40 internal constant DECIDE_BY = NOTICED_AT + DECIDE_SECONDS;
    bytes32 internal constant CRASH = "crash on the ring road";
    bytes32 internal constant HAIL = "hail in the car park";
    bytes32 internal constant REPORT = "survey report";
    bytes32 internal constant EVIDENCE = "photographs";

    /// @dev Loss of 4,000 yuan, and what is paid for it: (4,000 - 500) * 80 %.
    uint64 internal constant LOSS = 4_000_00;
    uint64 internal constant PAYMENT = 2_800_00;
    /// @dev What is paid for the largest loss that counts: (8,000 - 500) * 80 %.
    uint64 internal constant MOST = 6_000_00;

    address internal fund;
    uint16 internal motorId;
    bytes32 internal policyId;
    IIndemnityCover.IndemnityQuote internal motorQuote;
    uint256[] internal firstKeys;
    uint256[] internal appealKeys;
    uint256 private _lastSalt;

    function setUp() public virtual override {
        super.setUp();
        fund = _actor("fund");
        _makeKeys();
        _seatPanels();
        _capitalise(provider, CAPITAL);
        motorId = indemnity.publish("motor", _motor());
        motorQuote = _motorQuote(alice);
        policyId = _insure(motorQuote);
    }

    /// @notice Both panels, as most tests need them.
    function _seatPanels() internal virtual {
        indemnity.setPanels(_addresses(firstKeys), QUORUM, _addresses(appealKeys), APPEAL_QUORUM);
    }

    /// @notice A motor quote; each has another salt.
    function _motorQuote(address holder) internal returns (IIndemnityCover.IndemnityQuote memory quote) {
        (quote.underwriter, quote.holder, quote.productId) = (underwriter, holder, motorId);
        (quote.sumInsured, quote.perClaimLimit, quote.aggregateLimit) = (SUM_INSURED, PER_CLAIM, LIMIT);
        (quote.premium, quote.coverStart, quote.coverEnd) = (PREMIUM, COVER_START, COVER_END);
        (quote.validUntil, quote.coolingOffUntil, quote.salt) = (VALID_UNTIL, COOLING_OFF_UNTIL, ++_lastSalt);
    }

    /// @notice The holder accepts a quote and pays; he is given the premium first.
    function _insure(IIndemnityCover.IndemnityQuote memory quote) internal returns (bytes32 id) {
        bytes memory signature = _signMotor(quote);
        _fund(quote.holder, quote.premium);
        vm.prank(quote.holder);
        return indemnity.buy(quote, signature);
    }

    /// @notice Alice notifies a loss, on the day after the incident or now, whichever is later.
    function _notify(bytes32 incident, uint64 claimed) internal returns (bytes32 claimId) {
        if (block.timestamp < NOTICED_AT) vm.warp(NOTICED_AT);
        vm.prank(alice);
        return indemnity.notifyLoss(policyId, incident, INCIDENT_AT, claimed, EVIDENCE);
    }

    function _withdraw(bytes32 incident) internal {
        vm.prank(alice);
        indemnity.withdrawClaim(policyId, incident);
    }

    /// @notice The first panel agrees on one loss.
    function _decide(bytes32 incident, uint64 loss) internal returns (uint64 assessed) {
        return indemnity.decide(policyId, incident, REPORT, _agreed(firstKeys, QUORUM, incident, loss));
    }

    /// @notice The appeal panel agrees on one loss.
    function _decideOnAppeal(bytes32 incident, uint64 loss) internal returns (uint64 assessed) {
        return indemnity.decide(policyId, incident, REPORT, _agreed(appealKeys, APPEAL_QUORUM, incident, loss));
    }

    /// @notice Somebody appeals; he is given the bond first.
    function _appeal(address appellant, bytes32 incident) internal {
        _fundBond(appellant);
        vm.prank(appellant);
        indemnity.appeal(policyId, incident);
    }

    function _fundBond(address appellant) internal {
        _fund(appellant, APPEAL_BOND);
        vm.startPrank(appellant);
        SafeERC20.forceApprove(token, address(indemnity), type(uint256).max);
        vm.stopPrank();
    }

    /// @notice Lets the clock of a claim run out.
    function _runOut(bytes32 incident) internal {
        vm.warp(uint256(_claimOf(incident).clock) + 1);
    }

    /// @notice Notifies a loss, which the first panel finds as it is; nobody appeals.
    function _final(bytes32 incident, uint64 loss) internal returns (bytes32 claimId) {
        claimId = _notify(incident, loss);
        _decide(incident, loss);
        _runOut(incident);
    }

    /// @notice Alice collects.
    function _collect(bytes32 incident) internal returns (uint64 amount) {
        vm.prank(alice);
        return indemnity.pay(policyId, incident, alice);
    }

    /// @notice Books the end of cover, on its last second or now, whichever is later.
    function _expire() internal {
        if (block.timestamp < COVER_END) vm.warp(COVER_END);
        indemnity.expire(policyId);
    }

    /// @notice Lets the time of notice pass and closes the policy, whose claims are closed.
    function _close() internal {
        if (indemnity.policyOf(policyId).state == IIndemnityCover.PolicyState.Active) _expire();
        if (block.timestamp <= RUNS_UNTIL) vm.warp(RUNS_UNTIL + 1);
        indemnity.close(policyId);
    }

    function _expectStatus(IIndemnityCover.Status actual, IIndemnityCover.Status expected) internal {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.ClaimWrongStatus.selector, actual, expected));
    }

    function _expectPolicyState(IIndemnityCover.PolicyState actual) internal {
        _expectPolicyState(actual, IIndemnityCover.PolicyState.Active);
    }

    function _expectPolicyState(IIndemnityCover.PolicyState actual, IIndemnityCover.PolicyState expected) internal {
        vm.expectRevert(abi.encodeWithSelector(IIndemnityCover.IndemnityWrongState.selector, actual, expected));
    }

    function _expectNotEntitled(address caller, address entitled) internal {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.CoverCallerNotEntitled.selector, caller, entitled));
    }

    function _signMotor(IIndemnityCover.IndemnityQuote memory quote) internal view returns (bytes memory signature) {
        return _sign(underwriterKey, indemnity.hashOf(quote));
    }

    function _claimId(bytes32 incident) internal view returns (bytes32 claimId) {
        return indemnity.claimIdOf(policyId, incident);
    }

    function _claimOf(bytes32 incident) internal view returns (IIndemnityCover.Claim memory claim) {
        return indemnity.claimOf(_claimId(incident));
    }

    /// @notice The first `count` members of a panel sign the same loss.
    function _agreed(
        uint256[] storage keys,
        uint256 count,
        bytes32 incident,
        uint64 loss
    ) internal view returns (IAssessorPanels.Assessment[] memory assessments) {
        assessments = new IAssessorPanels.Assessment[](count);
        for (uint256 i = 0; i < count; ++i) assessments[i] = _assessment(keys[i], incident, loss);
    }

    /// @notice The first members of a panel sign one loss each; give the losses in ascending order.
    function _signed(
        uint256[] storage keys,
        bytes32 incident,
        uint64[] memory losses
    ) internal view returns (IAssessorPanels.Assessment[] memory assessments) {
        assessments = new IAssessorPanels.Assessment[](losses.length);
        for (uint256 i = 0; i < losses.length; ++i) assessments[i] = _assessment(keys[i], incident, losses[i]);
    }

    function _assessment(
        uint256 key,
        bytes32 incident,
        uint64 loss
    ) internal view returns (IAssessorPanels.Assessment memory) {
        return _compact(key, loss, indemnity.assessmentDigest(_claimId(incident), loss, REPORT));
    }

    function _assertStatus(bytes32 incident, IIndemnityCover.Status expected) internal view {
        vm.assertEq(uint256(indemnity.statusOf(_claimId(incident))), uint256(expected), "status");
    }

    function _assertPolicyState(IIndemnityCover.PolicyState expected) internal view {
        vm.assertEq(uint256(indemnity.policyOf(policyId).state), uint256(expected), "state of the policy");
    }

    /// @notice The books, and what must agree with them: the exposure of the only zone, which is what the policies can
    /// still cost with their open claims, and the money.
    function _assertBooks(ISolvencyPool.Books memory expected) internal view {
        ISolvencyPool.Books memory actual = pool.books();
        vm.assertEq(actual.resources, expected.resources, "resources");
        vm.assertEq(actual.locked, expected.locked, "locked");
        vm.assertEq(actual.unearned, expected.unearned, "unearned");
        vm.assertEq(actual.earned, expected.earned, "earned");
        vm.assertEq(actual.reserve, expected.reserve, "reserve");
        vm.assertEq(actual.incurred, expected.incurred, "incurred");
        vm.assertEq(pool.zoneOf(ZONE).exposed, expected.locked + expected.reserve, "exposed");
        vm.assertEq(token.balanceOf(address(pool)), actual.resources + actual.reserve, "money");
    }

    /// @notice Books of the running policy with this much paid, and this much reserved for open claims. Premium that
    /// the rest of the limit does not back is earned.
    function _running(uint64 paid, uint64 reserved) internal pure returns (ISolvencyPool.Books memory books) {
        books = _ended(paid, reserved);
        books.unearned = books.locked < PREMIUM ? books.locked : PREMIUM;
        books.earned -= books.unearned;
    }

    /// @notice Books of the policy after the end of its cover: all premium is earned.
    function _ended(uint64 paid, uint64 reserved) internal pure returns (ISolvencyPool.Books memory) {
        uint64 used = paid + reserved;
        return ISolvencyPool.Books(CAPITAL + PREMIUM - used, LIMIT - used, 0, PREMIUM, reserved, used, 0);
    }

    /// @notice Books of the closed policy: what it did not pay is free capital.
    function _closed(uint64 paid) internal pure returns (ISolvencyPool.Books memory) {
        return ISolvencyPool.Books(CAPITAL + PREMIUM - paid, 0, 0, PREMIUM, 0, paid, 0);
    }

    /// @notice Motor insurance as the motor policies of the course have it.
    function _motor() internal pure returns (IIndemnityCover.Product memory product) {
        (product.deductible, product.coinsuranceBps, product.zone) = (DEDUCTIBLE, 2000, ZONE);
        (product.waitingSeconds, product.noticeSeconds) = (WAITING_SECONDS, NOTICE_SECONDS);
        (product.decideSeconds, product.appealSeconds) = (DECIDE_SECONDS, APPEAL_SECONDS);
        (product.appealBond, product.claimSeconds) = (APPEAL_BOND, CLAIM_SECONDS);
        (product.onSale, product.termsHash) = (true, "motor terms");
    }

    function _compact(
        uint256 key,
        uint64 loss,
        bytes32 digest
    ) internal pure returns (IAssessorPanels.Assessment memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return IAssessorPanels.Assessment(loss, r, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    /// @notice Addresses behind keys, in their order.
    function _addresses(uint256[] memory keys) internal pure returns (address[] memory accounts) {
        accounts = new address[](keys.length);
        for (uint256 i = 0; i < keys.length; ++i) accounts[i] = vm.addr(keys[i]);
    }

    function _makeKeys() private {
        string[5] memory first = ["assessor 1", "assessor 2", "assessor 3", "assessor 4", "assessor 5"];
        string[7] memory senior = ["senior 1", "senior 2", "senior 3", "senior 4", "senior 5", "senior 6", "senior 7"];
        for (uint256 i = 0; i < first.length; ++i) firstKeys.push(_keyOf(first[i]));
        for (uint256 i = 0; i < senior.length; ++i) appealKeys.push(_keyOf(senior[i]));
    }

    function _keyOf(string memory name) private returns (uint256 key) {
        (, key) = _actorWithKey(name);
    }
}
