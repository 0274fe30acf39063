// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IInvestmentLedger} from "../../../contracts/crowdfunding/interfaces/IInvestmentLedger.sol";
import {InvestmentLedger} from "../../../contracts/crowdfunding/InvestmentLedger.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {LabTest} from "../../support/LabTest.sol";
import {IdentityDouble} from "./IdentityDouble.sol";

/// @title Base of the tests of the investment ledger
/// @notice The test is the desk and the administrator; offerings are addresses. Ann and Bob are persons of a wallet
/// each, not assessed yet. Money is in fen.
abstract contract LedgerTest is LabTest {
    uint40 internal constant START = 1_767_571_200; // 2026-01-05, 08:00 in UTC+8
    bytes16 internal constant FAMILY = "lab";

    AccessManager internal authority;
    IdentityDouble internal identity;
    InvestmentLedger internal ledger;
    address internal assessor;
    address internal ann;
    address internal bob;

    function setUp() public virtual {
        vm.warp(START);
        authority = new AccessManager(address(this));
        identity = new IdentityDouble();
        ledger = new InvestmentLedger(address(authority), IIdentityRegistry(address(identity)), address(this));
        assessor = _actor("assessor");
        ledger.setAssessor(assessor, true);
        (ann, bob) = (_actor("ann"), _actor("bob"));
        identity.admit(ann, _subject("ann"), IIdentityRegistry.Class.Retail, 1);
        identity.admit(bob, _subject("bob"), IIdentityRegistry.Class.Accredited, 1);
    }

    /// @notice Assesses a wallet now.
    function _assess(address wallet, uint64 limit) internal {
        IInvestmentLedger.Assessment memory assessment = _assessment(wallet, limit);
        ledger.assess(assessment, assessor, _signedBy("assessor", assessment));
    }

    function _secondWallet() internal returns (address wallet) {
        wallet = _actor("second wallet of ann");
        identity.admit(wallet, _subject("ann"), IIdentityRegistry.Class.Retail, 1);
    }

    function _signedBy(
        string memory name,
        IInvestmentLedger.Assessment memory assessment
    ) internal returns (bytes memory signature) {
        (, uint256 key) = _actorWithKey(name);
        return _sign(key, ledger.assessmentHash(assessment));
    }

    function _assessment(
        address wallet,
        uint64 limit
    ) internal view returns (IInvestmentLedger.Assessment memory assessment) {
        return
            IInvestmentLedger.Assessment({
                wallet: wallet,
                family: FAMILY,
                limit: limit,
                warnAbove: limit,
                issuedAt: uint32(block.timestamp),
                validUntil: uint32(block.timestamp + 365 days),
                evidence: "statement of income"
            });
    }

    function _subject(string memory name) internal pure returns (bytes31) {
        return bytes31(keccak256(bytes(name)));
    }
}
