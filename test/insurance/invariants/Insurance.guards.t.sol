// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IAssessorPanels} from "../../../contracts/insurance/interfaces/IAssessorPanels.sol";
import {IIndemnityCover} from "../../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IInsuranceLine} from "../../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IReinsurance} from "../../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {BlocklistToken} from "../../../contracts/mocks/BlocklistToken.sol";
import {Lives} from "./Lives.sol";

/// @title Guards that the handler meets
/// @notice Each refuses something in these lives, so the runs do try what it guards against.
contract InsuranceGuardsTest is Lives {
    bytes4[] private _guards;

    function test_EveryGuardOfReinsuranceExpensesAndTokensRefuses() public {
        _guards.push(IReinsurance.ReinsuranceCallerNotReinsurer.selector);
        _guards.push(IReinsurance.TreatyUnknown.selector);
        _guards.push(IReinsurance.TreatyTermsInvalid.selector);
        _guards.push(IReinsurance.TreatyNotRunning.selector);
        _guards.push(IReinsurance.TreatyUnfunded.selector);
        _guards.push(ISolvencyPool.PoolExpensesTooHigh.selector);
        _guards.push(ISolvencyPool.PoolInsolvent.selector);
        _guards.push(ISolvencyPool.PoolZoneCapExceeded.selector);
        _guards.push(Pausable.EnforcedPause.selector);
        _guards.push(BlocklistToken.BlocklistTokenAccountBlocked.selector);
        _drawFrom(_actions());
        _assertMet();
    }

    function test_EveryGuardOfIndemnityPoliciesRefuses() public {
        _guards.push(IInsuranceLine.QuoteExpired.selector);
        _guards.push(IInsuranceLine.QuoteUsed.selector);
        _guards.push(IInsuranceLine.CoverPeriodInvalid.selector);
        _guards.push(IInsuranceLine.CoverEmpty.selector);
        _guards.push(IInsuranceLine.CoverPremiumTooHigh.selector);
        _guards.push(IInsuranceLine.CoverCallerNotEntitled.selector);
        _guards.push(ISolvencyPool.PoolCoverTooLong.selector);
        _guards.push(IIndemnityCover.IndemnityCoolingOffTooLong.selector);
        _guards.push(IIndemnityCover.IndemnityCoolingOffOver.selector);
        _guards.push(IIndemnityCover.IndemnityWrongState.selector);
        _guards.push(IIndemnityCover.IndemnityStillRunning.selector);
        _guards.push(IIndemnityCover.IndemnityClaimsOpen.selector);
        _drawFrom(_claimActions());
        _assertMet();
    }

    function test_EveryGuardOfClaimsRefuses() public {
        _guards.push(IIndemnityCover.ClaimOutsideCover.selector);
        _guards.push(IIndemnityCover.ClaimInWaitingPeriod.selector);
        _guards.push(IIndemnityCover.ClaimInFuture.selector);
        _guards.push(IIndemnityCover.ClaimNoticeLate.selector);
        _guards.push(IIndemnityCover.ClaimDuplicate.selector);
        _guards.push(IIndemnityCover.ClaimBelowDeductible.selector);
        _guards.push(IIndemnityCover.ClaimLimitExhausted.selector);
        _guards.push(IIndemnityCover.ClaimWrongStatus.selector);
        _guards.push(IIndemnityCover.ClaimPayeeNotHolder.selector);
        _guards.push(IIndemnityCover.ClaimCollectionOver.selector);
        _guards.push(IIndemnityCover.ClaimCollectionOpen.selector);
        _guards.push(IIndemnityCover.ClaimNoBond.selector);
        _drawFrom(_claimActions());
        _assertMet();
    }

    function test_EveryGuardOfPanelsRefuses() public {
        _guards.push(IAssessorPanels.PanelQuorumTooSmall.selector);
        _guards.push(IAssessorPanels.PanelNotAscending.selector);
        _guards.push(IAssessorPanels.PanelSignerUnknown.selector);
        _guards.push(IAssessorPanels.PanelSignerDuplicate.selector);
        _guards.push(IAssessorPanels.PanelConflictOfInterest.selector);
        _drawFrom(_claimActions());
        _assertMet();
    }

    function _assertMet() private {
        bool[] memory met = _seenIn(_life, _areMet);
        for (uint256 i = 0; i < met.length; ++i) vm.assertTrue(met[i], string.concat("never met: ", _name(_guards[i])));
    }

    function _life(uint256 life) private {
        _live(3000 + life, 400);
    }

    function _areMet() private view returns (bool[] memory met) {
        met = new bool[](_guards.length);
        for (uint256 i = 0; i < met.length; ++i) met[i] = refusedBy[_guards[i]] != 0;
    }

    /// @dev The selector in hexadecimal digits.
    function _name(bytes4 selector) private pure returns (string memory) {
        bytes memory digits = "0123456789abcdef";
        bytes memory text = new bytes(8);
        for (uint256 i = 0; i < 8; ++i) text[i] = digits[uint8(uint32(selector) >> (28 - 4 * i)) & 15];
        return string(text);
    }
}
