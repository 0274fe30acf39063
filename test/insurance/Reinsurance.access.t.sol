// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReinsurance} from "../../contracts/insurance/interfaces/IReinsurance.sol";
import {ISolvencyPool} from "../../contracts/insurance/interfaces/ISolvencyPool.sol";
import {SolvencyPool} from "../../contracts/insurance/SolvencyPool.sol";
import {ReinsuranceTest} from "./support/ReinsuranceTest.sol";

/// Only the pool moves the accounts, and it does so for its lines alone.
contract ReinsuranceAccessTest is ReinsuranceTest {
    function test_RevertWhen_SomebodyElseThanThePoolMovesTheAccounts() public {
        bytes[6] memory calls = [
            abi.encodeCall(IReinsurance.cede, (treatyId, CAP, END)),
            abi.encodeCall(IReinsurance.add, (1, 0, 0)),
            abi.encodeCall(IReinsurance.remove, (1, 0, 0)),
            abi.encodeCall(IReinsurance.settle, (1, 0, 0)),
            abi.encodeCall(IReinsurance.lapse, (1, 0)),
            abi.encodeCall(IReinsurance.payCedent, (1))
        ];
        address[5] memory callers = [stranger, line, reinsurer, treatyManager, address(this)];
        for (uint256 i = 0; i < calls.length; ++i) {
            for (uint256 j = 0; j < callers.length; ++j) {
                vm.prank(callers[j]);
                // solhint-disable-next-line avoid-low-level-calls
                (bool success, bytes memory reason) = address(desk).call(calls[i]);
                vm.assertFalse(success, "a stranger moved the accounts");
                vm.assertEq(
                    reason,
                    abi.encodeWithSelector(IReinsurance.ReinsuranceCallerNotCedent.selector, callers[j], address(pool)),
                    "reason"
                );
            }
        }
    }

    function test_RevertWhen_SomebodyElseThanALineCedes() public {
        address[5] memory callers = [stranger, reinsurer, treatyManager, provider, address(desk)];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISolvencyPool.PoolLineUnknown.selector, callers[i]));
            vm.prank(callers[i]);
            pool.cede(treatyId, CAP, END);
        }
    }

    function test_ThePoolKeepsItsDesk() public {
        vm.assertEq(address(pool.reinsurance()), address(desk), "desk");
        SolvencyPool fresh = _unsealedPool();
        vm.assertEq(address(fresh.reinsurance()), address(0), "before it is sealed");

        vm.expectEmit(address(fresh));
        emit ISolvencyPool.LinesSealed(_lines(), address(desk));
        fresh.seal(_lines(), desk);
        vm.assertEq(address(fresh.reinsurance()), address(desk), "sealed");
    }

    /// A desk that belongs to another pool is of no use to this one: it listens to its own alone.
    function test_RevertWhen_TheDeskBelongsToAnotherPool() public {
        SolvencyPool fresh = _unsealedPool();
        fresh.seal(_lines(), desk);
        vm.expectRevert(
            abi.encodeWithSelector(IReinsurance.ReinsuranceCallerNotCedent.selector, address(fresh), address(pool))
        );
        vm.prank(line);
        fresh.cede(treatyId, CAP, END);
    }

    function test_PauseStopsSalesOfCededCoverAndNothingElse() public {
        uint16 cession = _sellAll();
        uint16 second = _sellAll();
        _pause();

        _cancel(cession, GROSS_PREMIUM / 2, CAP / 2);
        _end(cession, GROSS_PREMIUM / 2, 0, CAP / 2);
        _lapse(cession, CAP / 4);
        _end(second, GROSS_PREMIUM, 0, 0);
        _drain(treatyId);
    }
}
