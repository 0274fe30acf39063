// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {RelatedParties} from "../../contracts/lending/RelatedParties.sol";
import {IdentityDouble} from "../crowdfunding/support/IdentityDouble.sol";
import {LabTest} from "../support/LabTest.sol";

/// @title Related parties of the platform
contract RelatedPartiesTest is LabTest {
    bytes31 private constant OWNER = "owner";

    IdentityDouble private identity;
    RelatedParties private related;
    address private wallet = _actor("owner's wallet");
    address private stranger = _actor("stranger");
    address private treasury = _actor("treasury");

    function setUp() public {
        identity = new IdentityDouble();
        identity.admit(wallet, OWNER, IIdentityRegistry.Class.Retail, 1);
        related = new RelatedParties(address(new AccessManager(address(this))), IIdentityRegistry(address(identity)));
    }

    function test_APersonIsRelatedWithAllWallets() public {
        vm.assertFalse(related.isRelated(wallet), "before");
        vm.expectEmit(address(related));
        emit IRelatedParties.RelatedPersonRecorded(OWNER, "shareholder");
        related.recordPerson(OWNER, "shareholder");
        vm.assertTrue(related.isRelated(wallet), "wallet");
        vm.assertTrue(related.isRelated(stranger, OWNER), "as the caller says");

        address later = _actor("wallet bound later");
        vm.assertFalse(related.isRelated(later), "nobody's wallet");
        identity.admit(later, OWNER, IIdentityRegistry.Class.Retail, 1);
        vm.assertTrue(related.isRelated(later), "later wallet");
        identity.setCode(wallet, IIdentityRegistry.Code.WalletRetired);
        vm.assertTrue(related.isRelated(wallet), "retired wallet");
        vm.assertFalse(related.isRelated(stranger), "stranger");
    }

    function test_AnAccountIsRelatedByItself() public {
        vm.expectEmit(address(related));
        emit IRelatedParties.RelatedAccountRecorded(treasury, "treasury");
        related.recordAccount(treasury, "treasury");
        vm.assertTrue(related.isRelated(treasury), "treasury");
        vm.assertTrue(related.isRelated(treasury, "anybody"), "whoever it belongs to");
        vm.assertFalse(related.isRelated(wallet), "wallet");
        vm.assertFalse(related.isRelated(stranger, OWNER), "stranger");
    }

    function test_RecordingAgainAddsGrounds() public {
        related.recordPerson(OWNER, "shareholder");
        related.recordAccount(treasury, "treasury");
        related.recordPerson(OWNER, "manager");
        related.recordAccount(treasury, "fees");
        vm.assertTrue(related.isRelated(wallet) && related.isRelated(treasury), "still");
    }

    /// Else everybody without a voucher would be related.
    function test_RevertGiven_Nobody() public {
        vm.expectRevert(abi.encodeWithSelector(IRelatedParties.RelatedPersonMissing.selector));
        related.recordPerson(0, "mistake");
        vm.expectRevert(abi.encodeWithSelector(IRelatedParties.RelatedAccountMissing.selector));
        related.recordAccount(address(0), "mistake");
    }

    function test_RevertWhen_AnybodyElseRecords() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(reason);
        related.recordPerson(OWNER, "grudge");
        vm.expectRevert(reason);
        related.recordAccount(treasury, "grudge");
    }
}
