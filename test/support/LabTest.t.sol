// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LabTest} from "./LabTest.sol";
import {Vm} from "./Vm.sol";

/// Does what it is told, so that each cheatcode has something to act on.
contract Probe {
    uint256 public value = 7;

    event ProbeTouched(address indexed caller, uint256 value);

    error ProbeRefused(uint256 actual, uint256 expected);
    error ProbeTired();

    function touch(uint256 newValue) external {
        value = newValue;
        emit ProbeTouched(msg.sender, newValue);
    }

    function caller() external view returns (address) {
        return msg.sender;
    }

    function refuse() external pure {
        revert ProbeRefused(1, 2);
    }

    function rest() external pure {
        revert ProbeTired();
    }
}

contract LabTestTest is LabTest {
    Probe private probe;

    function setUp() public {
        probe = new Probe();
    }

    function test_PrankChangesTheSenderOfOneCall() public {
        address alice = _actor("alice");

        vm.prank(alice);
        vm.assertEq(probe.caller(), alice, "pranked");
        vm.assertEq(probe.caller(), address(this), "afterwards");
    }

    function test_StartPrankLastsUntilStopPrank() public {
        address alice = _actor("alice");

        vm.startPrank(alice);
        vm.assertEq(probe.caller(), alice, "first");
        vm.assertEq(probe.caller(), alice, "second");
        vm.stopPrank();
        vm.assertEq(probe.caller(), address(this), "afterwards");
    }

    function test_WarpAndChainIdSetTheBlock() public {
        vm.warp(1_800_000_000);
        vm.chainId(4242);

        vm.assertEq(block.timestamp, 1_800_000_000, "time");
        vm.assertEq(block.chainid, 4242, "chain id");
    }

    function test_ExpectRevertMatchesDataSelectorAndAny() public {
        vm.expectRevert(abi.encodeWithSelector(Probe.ProbeRefused.selector, 1, 2));
        probe.refuse();
        vm.expectRevert(Probe.ProbeTired.selector);
        probe.rest();
        vm.expectPartialRevert(Probe.ProbeRefused.selector);
        probe.refuse();
        vm.expectRevert();
        probe.refuse();
    }

    function test_ExpectEmitComparesTheWholeEvent() public {
        vm.expectEmit(address(probe));
        emit Probe.ProbeTouched(address(this), 9);
        probe.touch(9);

        vm.expectEmit();
        emit Probe.ProbeTouched(address(this), 10);
        probe.touch(10);
    }

    function test_ExpectCallSeesTheCallData() public {
        vm.expectCall(address(probe), abi.encodeCall(Probe.touch, (11)));
        probe.touch(11);
    }

    function test_RecordedLogsCarryTopicsDataAndEmitter() public {
        vm.recordLogs();
        probe.touch(12);

        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "count");
        vm.assertEq(logs[0].topics[0], Probe.ProbeTouched.selector, "topic");
        vm.assertEq(logs[0].data, abi.encode(uint256(12)), "data");
        vm.assertEq(logs[0].emitter, address(probe), "emitter");
    }

    function test_DealEtchAndLoadReachTheState() public {
        address account = _actor("account");
        vm.deal(account, 3 ether);
        vm.etch(account, address(probe).code);

        vm.assertEq(account.balance, 3 ether, "balance");
        vm.assertEq(Probe(account).caller(), address(this), "code");
        vm.assertEq(vm.load(address(probe), 0), bytes32(uint256(7)), "slot 0");
    }

    function test_AccessesTellWhichSlotsWereReadAndWritten() public {
        vm.record();
        vm.assertEq(probe.value(), 7, "value");
        (bytes32[] memory readSlots, bytes32[] memory writeSlots) = vm.accesses(address(probe));
        vm.assertEq(readSlots.length, 1, "reads");
        vm.assertEq(readSlots[0], bytes32(0), "slot read");
        vm.assertEq(writeSlots.length, 0, "writes");

        probe.touch(8);
        (, writeSlots) = vm.accesses(address(probe));
        vm.assertEq(writeSlots.length, 1, "writes");
    }

    function test_RevertToStateUndoesWhatFollowedTheSnapshot() public {
        uint256 snapshotId = vm.snapshotState();
        probe.touch(99);

        vm.assertTrue(vm.revertToState(snapshotId), "reverted");
        vm.assertEq(probe.value(), 7, "value");
    }

    function test_ActorsAreStableAndOwnTheirKeys() public {
        (address alice, uint256 key) = _actorWithKey("alice");
        bytes32 digest = keccak256("digest");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);

        vm.assertEq(alice, _actor("alice"), "same name, same address");
        vm.assertNotEq(alice, _actor("bob"), "other name, other address");
        vm.assertEq(ecrecover(digest, v, r, s), alice, "signer");
        vm.assertEq(_sign(key, digest), abi.encodePacked(r, s, v), "packed signature");
    }

    function testFuzz_AssertionsRefuseWhatIsFalse(uint256 a, uint256 b) public {
        vm.assume(a < b);
        _expectFailure(abi.encodeWithSignature("assertEq(uint256,uint256,string)", a, b, "eq"));
        _expectFailure(abi.encodeWithSignature("assertGt(uint256,uint256,string)", a, b, "gt"));
        _expectFailure(abi.encodeWithSignature("assertGe(uint256,uint256,string)", a, b, "ge"));
        _expectFailure(abi.encodeWithSignature("assertLt(uint256,uint256,string)", b, a, "lt"));
        _expectFailure(abi.encodeWithSignature("assertLe(uint256,uint256,string)", b, a, "le"));
        _expectFailure(abi.encodeWithSignature("assertTrue(bool,string)", a > b, "true"));
        _expectFailure(abi.encodeWithSignature("assertFalse(bool,string)", a < b, "false"));
    }

    function test_AssertionsAcceptWhatIsTrue() public pure {
        uint256[] memory list = new uint256[](1);
        vm.assertFalse(false, "bool");
        vm.assertEq(true, true, "bool");
        vm.assertEq(int256(-1), int256(-1), "int");
        vm.assertEq(string("a"), string("a"), "string");
        vm.assertEq(list, list, "list");
        vm.assertNotEq(uint256(1), 2, "uint");
        vm.assertNotEq(bytes32("a"), bytes32("b"), "bytes32");
        vm.assertLt(1, 2, "lt");
        vm.assertLe(2, 2, "le");
        vm.assertGt(2, 1, "gt");
        vm.assertGe(2, 2, "ge");
        vm.assertApproxEqAbs(10, 11, 1, "approx");
    }

    function testFuzz_BoundFoldsIntoTheRangeAndKeepsWhatIsInside(uint256 x, uint256 a, uint256 b) public pure {
        (uint256 min, uint256 max) = a < b ? (a, b) : (b, a);
        uint256 y = _bound(x, min, max);

        vm.assertGe(y, min, "floor");
        vm.assertLe(y, max, "ceiling");
        if (x >= min && x <= max) vm.assertEq(y, x, "inside");
    }

    function _expectFailure(bytes memory assertion) private {
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = address(vm).call(assertion);
        vm.assertEq(success, false, "a false assertion passed");
    }
}

/// Counts calls; the invariant below fails if the engine reaches `forbidden`, or anything but the handler.
contract CountingHandler {
    uint256 public calls;
    bool public isForbiddenReached;

    function count() external {
        ++calls;
    }

    function forbidden() external {
        isForbiddenReached = true;
    }
}

contract LabTestTargetsTest is LabTest {
    CountingHandler private handler;
    CountingHandler private bystander;

    function setUp() public {
        (handler, bystander) = (new CountingHandler(), new CountingHandler());
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = CountingHandler.count.selector;
        _target(address(handler), selectors);
    }

    function invariant_OnlyTargetsAreCalled() public view {
        vm.assertFalse(handler.isForbiddenReached(), "function that is not a target");
        vm.assertFalse(bystander.isForbiddenReached(), "contract that is not a target");
        vm.assertEq(bystander.calls(), 0, "contract that is not a target");
    }
}
