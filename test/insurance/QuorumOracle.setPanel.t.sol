// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {QuorumOracle} from "../../contracts/insurance/QuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleSetPanelTest is OracleTest {
    uint64 private constant ROLE = 7;

    function test_ConstructorFixesTokenFundAndAuthority() public {
        QuorumOracle another = new QuorumOracle(token, bob, address(authority));

        vm.assertEq(address(another.BOND_TOKEN()), address(token), "token");
        vm.assertEq(another.PROTECTION_FUND(), bob, "fund");
        vm.assertEq(another.authority(), address(authority), "authority");
    }

    function test_BeforeAnyPanel_EveryNumberIsZero() public {
        (uint32 version, uint8 size, uint8 quorum, uint8 supermajority) = _empty().panel();

        vm.assertEq(uint256(version) + size + quorum + supermajority, 0, "panel");
    }

    function test_SetPanelNumbersItAndTellsItsRules() public {
        address[] memory observers = _newObservers(7);

        vm.expectEmit(address(oracle));
        emit IQuorumOracle.PanelSet(2, observers, 5, 5);
        oracle.setPanel(observers, 5);

        (uint32 version, uint8 size, uint8 quorum, uint8 supermajority) = oracle.panel();
        vm.assertEq(version, 2, "version");
        vm.assertEq(size, 7, "size");
        vm.assertEq(quorum, 5, "quorum");
        vm.assertEq(supermajority, 5, "supermajority");
    }

    function test_WhenTheQuorumIsLarger_ItIsTheSupermajorityToo() public {
        _replacePanel(7, 7);

        (, , , uint8 supermajority) = oracle.panel();
        vm.assertEq(supermajority, 7, "supermajority");
    }

    /// Searched for, not computed: the smallest odd number that is at least two thirds, and not less than the quorum.
    function test_SupermajorityOfEverySizeAndQuorum() public {
        for (uint256 size = 3; size <= 32; ++size) {
            address[] memory observers = _newObservers(size);
            uint256 smallest = 1;
            while (3 * smallest < 2 * size) smallest += 2;
            for (uint256 quorum = 1; quorum <= size; quorum += 2) {
                if (2 * quorum <= size) continue;
                oracle.setPanel(observers, uint8(quorum));
                (, , , uint8 supermajority) = oracle.panel();
                vm.assertEq(supermajority, quorum > smallest ? quorum : smallest, "supermajority");
                vm.assertLe(supermajority, size, "never more than the panel");
            }
        }
    }

    function test_EveryOneOfThirtyTwoObserversCounts() public {
        _replacePanel(32, 31);
        _post(RAIN, _same(32, 700));

        vm.assertEq(oracle.observationOf(RAIN, PERIOD).value, 700, "value");
    }

    function test_RevertGiven_TooFewOrTooManyObservers() public {
        uint8[4] memory sizes = [0, 2, 33, 64];
        for (uint256 i = 0; i < sizes.length; ++i) {
            address[] memory observers = _newObservers(sizes[i]);
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OraclePanelSizeInvalid.selector, sizes[i]));
            oracle.setPanel(observers, 33);
        }
    }

    function test_SmallestAndLargestPanel() public {
        _replacePanel(3, 3);
        _replacePanel(32, 17);

        (uint32 version, uint8 size, uint8 quorum, uint8 supermajority) = oracle.panel();
        vm.assertEq(version, 3, "version");
        vm.assertEq(size, 32, "size");
        vm.assertEq(quorum, 17, "quorum");
        vm.assertEq(supermajority, 23, "supermajority");
    }

    /// Every quorum that a byte can hold, for an odd and an even panel.
    function test_RevertGiven_AQuorumThatIsEvenOrNoMajorityOrTooLarge() public {
        for (uint256 size = 7; size <= 8; ++size) {
            address[] memory observers = _newObservers(size);
            for (uint256 quorum = 0; quorum <= 255; ++quorum) {
                bool allowed = quorum == 5 || quorum == 7;
                if (!allowed) {
                    vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleQuorumInvalid.selector, quorum, size));
                }
                oracle.setPanel(observers, uint8(quorum));
            }
        }
    }

    /// Half of six observers is three: odd, but no majority.
    function test_RevertGiven_ExactlyHalf() public {
        address[] memory observers = _newObservers(6);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleQuorumInvalid.selector, 3, 6));
        oracle.setPanel(observers, 3);
    }

    function test_RevertGiven_TheSameObserverTwice() public {
        address[] memory observers = _newObservers(5);
        observers[4] = observers[0];
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleObserverInvalid.selector, observers[0]));
        oracle.setPanel(observers, 3);
    }

    function test_RevertGiven_AZeroObserver() public {
        address[] memory observers = _newObservers(5);
        observers[2] = address(0);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleObserverInvalid.selector, address(0)));
        oracle.setPanel(observers, 3);
    }

    function test_RevertWhen_AStrangerSetsThePanel() public {
        address[] memory observers = _newObservers(5);
        _expectUnauthorized(stranger);
        vm.prank(stranger);
        oracle.setPanel(observers, 3);
    }

    function test_WhenTheFunctionHasARole_ItsMembersMayCallIt() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IQuorumOracle.setPanel.selector;
        authority.setTargetFunctionRole(address(oracle), selectors, ROLE);
        authority.grantRole(ROLE, alice, 0);
        address[] memory observers = _newObservers(5);

        vm.prank(alice);
        oracle.setPanel(observers, 3);
        (uint32 version, , , ) = oracle.panel();
        vm.assertEq(version, 2, "version");
    }

    function test_WhenThePanelIsReplaced_WhatTheOldOneSignedIsVoid() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(3, 700), SOURCE);
        oracle.setPanel(_members(), QUORUM);

        // The same five observers: it is the number of the panel in the digest that makes the signatures void.
        address recovered = _signerOf(oracle.observationDigest(RAIN, PERIOD, 700, SOURCE), reports[0]);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, recovered));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_WhenThePanelIsReplaced_ItsFormerMembersCountNoMore() public {
        uint256[] memory formerKeys = observerKeys;
        _replacePanel(5, 3);
        observerKeys = formerKeys;

        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(3, 700), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, vm.addr(formerKeys[0])));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_WhenThePanelIsReplaced_WhatIsPostedStays() public {
        _post(RAIN, _same(3, 700));
        _replacePanel(3, 3);

        vm.warp(PERIOD + CHALLENGE_SECONDS);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 700, "value");
    }

    function test_WhenThePanelIsReplaced_TheNewOneAnswersOpenChallenges() public {
        _post(RAIN, _same(3, 700));
        _challenge(alice, RAIN);
        _replacePanel(3, 3);

        _answer(RAIN, 650, SOURCE);
        vm.assertEq(oracle.finalValue(RAIN, PERIOD), 650, "value");
    }

    function _empty() private returns (QuorumOracle) {
        return new QuorumOracle(token, fund, address(authority));
    }

    function _members() private view returns (address[] memory observers) {
        observers = new address[](observerKeys.length);
        for (uint256 i = 0; i < observers.length; ++i) observers[i] = vm.addr(observerKeys[i]);
    }
}
