// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IQuorumOracle} from "../../contracts/insurance/interfaces/IQuorumOracle.sol";
import {QuorumOracle} from "../../contracts/insurance/QuorumOracle.sol";
import {OracleTest} from "./support/OracleTest.sol";

contract QuorumOracleSignaturesTest is OracleTest {
    /// Everything that an observer signs.
    struct Signed {
        bytes32 feedId;
        uint40 periodEnd;
        int64 value;
        bytes32 sourceHash;
        uint32 panel;
        uint256 chain;
        address verifier;
    }

    int64 private constant VALUE = -700;

    function test_TheDigestNamesThePanelInCharge() public {
        _replacePanel(3, 3);
        Signed memory signed = _honest();
        signed.panel = 2;

        vm.assertEq(oracle.observationDigest(RAIN, PERIOD, VALUE, SOURCE), _digest(signed), "digest");
    }

    function test_WhatIsSignedByHand_IsAccepted() public {
        oracle.post(RAIN, PERIOD, SOURCE, _signed(_honest()));
        vm.assertEq(oracle.observationOf(RAIN, PERIOD).value, VALUE, "value");
    }

    function test_RevertGiven_AnotherFeed() public {
        Signed memory signed = _honest();
        signed.feedId = ROOTS;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherPeriod() public {
        Signed memory signed = _honest();
        signed.periodEnd = PERIOD - 1;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherValue() public {
        Signed memory signed = _honest();
        signed.value = VALUE + 1;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherSource() public {
        Signed memory signed = _honest();
        signed.sourceHash = OTHER_SOURCE;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherPanel() public {
        Signed memory signed = _honest();
        signed.panel = 2;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherChain() public {
        Signed memory signed = _honest();
        signed.chain = block.chainid + 1;
        _expectRefused(signed);
    }

    function test_RevertGiven_AnotherContract() public {
        QuorumOracle another = new QuorumOracle(token, fund, address(authority));
        Signed memory signed = _honest();
        signed.verifier = address(another);
        _expectRefused(signed);
    }

    function test_WhenTheChainSplits_SignaturesOfTheOldIdAreVoid() public {
        Signed memory signed = _honest();
        IQuorumOracle.Report[] memory reports = _signed(signed);
        vm.chainId(block.chainid + 1);

        signed.chain = block.chainid;
        address signer = _signerOf(_digest(signed), reports[0]);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, signer));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_AStrangersSignatureAtAnyPosition() public {
        (address outsider, uint256 key) = _actorWithKey("outsider");
        for (uint256 i = 0; i < QUORUM; ++i) {
            IQuorumOracle.Report[] memory reports = _signed(_honest());
            reports[i] = _report(key, VALUE, _digest(_honest()));
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, outsider));
            oracle.post(RAIN, PERIOD, SOURCE, reports);
        }
    }

    function test_RevertGiven_OneObserverTwice() public {
        IQuorumOracle.Report[] memory reports = _signed(_honest());
        reports[2] = reports[0];
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerDuplicate.selector, vm.addr(observerKeys[0])));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_OneObserverWithTwoValues() public {
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _list(700, 701, 702), SOURCE);
        reports[1] = _report(observerKeys[0], 701, oracle.observationDigest(RAIN, PERIOD, 701, SOURCE));
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerDuplicate.selector, vm.addr(observerKeys[0])));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    /// The last position of the largest panel is the highest bit in use.
    function test_RevertGiven_TheLastOfThirtyTwoObserversTwice() public {
        _replacePanel(32, 17);
        uint256 last = observerKeys[31];
        observerKeys[15] = last;
        observerKeys[16] = last;
        IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, _same(17, 700), SOURCE);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerDuplicate.selector, vm.addr(last)));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_ASignatureOfNobody() public {
        IQuorumOracle.Report[] memory reports = _signed(_honest());
        (reports[1].r, reports[1].vs) = (0, 0);
        vm.expectRevert(ECDSA.ECDSAInvalidSignature.selector);
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function test_RevertGiven_ReportsNotInAscendingOrder() public {
        for (uint256 i = 1; i < 3; ++i) {
            int64[] memory values = _list(700, 701, 702);
            values[i] = values[i - 1] - 1;
            IQuorumOracle.Report[] memory reports = _reports(RAIN, PERIOD, values, SOURCE);
            vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleNotAscending.selector, i));
            oracle.post(RAIN, PERIOD, SOURCE, reports);
        }
    }

    function test_EqualValuesAreInOrder() public {
        _post(RAIN, _list(700, 700, 701));
        vm.assertEq(oracle.observationOf(RAIN, PERIOD).value, 700, "value");
    }

    function test_TheDigestIsTheOneOfTheStandard() public view {
        vm.assertEq(oracle.observationDigest(RAIN, PERIOD, VALUE, SOURCE), _digest(_honest()), "digest");
    }

    function _expectRefused(Signed memory signed) private {
        IQuorumOracle.Report[] memory reports = _signed(signed);
        for (uint256 i = 0; i < reports.length; ++i) reports[i].value = VALUE;
        address signer = _signerOf(_digest(_honest()), reports[0]);
        vm.expectRevert(abi.encodeWithSelector(IQuorumOracle.OracleSignerUnknown.selector, signer));
        oracle.post(RAIN, PERIOD, SOURCE, reports);
    }

    function _signed(Signed memory signed) private view returns (IQuorumOracle.Report[] memory reports) {
        reports = new IQuorumOracle.Report[](QUORUM);
        for (uint256 i = 0; i < QUORUM; ++i) reports[i] = _report(observerKeys[i], signed.value, _digest(signed));
    }

    function _honest() private view returns (Signed memory signed) {
        return Signed(RAIN, PERIOD, VALUE, SOURCE, 1, block.chainid, address(oracle));
    }

    /// EIP-712 by hand.
    function _digest(Signed memory signed) private pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab QuorumOracle"),
                keccak256("1"),
                signed.chain,
                signed.verifier
            )
        );
        bytes32 content = keccak256(
            abi.encode(
                keccak256("Observation(bytes32 feedId,uint40 periodEnd,int64 value,bytes32 sourceHash,uint32 panel)"),
                signed.feedId,
                signed.periodEnd,
                signed.value,
                signed.sourceHash,
                signed.panel
            )
        );
        return keccak256(bytes.concat(hex"1901", domain, content));
    }
}
