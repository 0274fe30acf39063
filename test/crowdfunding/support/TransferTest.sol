// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITransferDesk} from "../../../contracts/crowdfunding/interfaces/ITransferDesk.sol";
import {TransferDesk} from "../../../contracts/crowdfunding/TransferDesk.sol";
import {ExitTest} from "./ExitTest.sol";

/// @title Base of the transfer desk's tests
/// @notice The company has 5 business days, then the holders 5; consent takes 10 and the sale 20.
abstract contract TransferTest is ExitTest {
    uint48 internal constant SHARES = 40;
    uint64 internal constant PRICE = 12_50;
    uint256 internal constant AMOUNT = 500_00;
    // START is on a Monday: the first business day is Tuesday.
    uint40 internal constant ISSUER_UNTIL = MONDAY + 8 days; // the next Monday is over
    uint40 internal constant HOLDERS_UNTIL = MONDAY + 15 days;
    uint40 internal constant SALE_UNTIL = MONDAY + 43 days;
    uint40 internal constant CONSENT_UNTIL = MONDAY + 15 days;

    TransferDesk internal transfers;

    function setUp() public virtual override {
        super.setUp();
        _fixRules(5, 5, 0, 20);
    }

    function _newDesk() internal override returns (address) {
        transfers = new TransferDesk();
        return address(transfers);
    }

    function _fixRules(uint8 issuerDays, uint8 holderDays, uint8 consentDays, uint8 saleDays) internal virtual {
        vm.prank(issuer);
        transfers.fixRules(register, ITransferDesk.Rules(issuerDays, holderDays, consentDays, saleDays));
    }

    /// @notice Ada offers shares.
    function _offer(address buyer) internal returns (uint256 offerId) {
        vm.prank(ada);
        return transfers.offer(register, SHARES, PRICE, buyer);
    }

    function _buy(uint256 offerId, address buyer) internal {
        vm.prank(buyer);
        transfers.buy(offerId);
    }

    function _assertStage(uint256 offerId, ITransferDesk.Stage stage) internal view {
        vm.assertEq(uint256(transfers.stageOf(offerId)), uint256(stage), "stage");
    }
}
