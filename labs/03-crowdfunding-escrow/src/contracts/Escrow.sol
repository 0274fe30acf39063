// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Escrow
/// @notice Keeps the money of one offering until it is clear whether the goal is reached: then the founder gets it,
/// else everybody gets back what he paid. All amounts are in fen.
contract Escrow {
    /// @notice Where an offering stands.
    enum State {
        Open,
        Funded,
        Failed
    }

    /// @notice The money.
    IERC20 public immutable CASH;
    /// @notice Who gets it if the goal is reached.
    address public immutable FOUNDER;
    /// @notice What has to come together.
    uint256 public immutable GOAL;
    /// @notice The most that one investor may pay in.
    uint256 public immutable LIMIT;
    /// @notice The second at which the offering ends.
    uint256 public immutable CLOSES_AT;

    /// @notice What was paid in, by everybody.
    uint256 public raised;
    /// @notice What somebody has paid in.
    mapping(address investor => uint256 amount) public paid;
    /// @notice Whether the founder has had the money.
    bool public released;

    /// @notice An investor has paid in.
    /// @param investor Who.
    /// @param amount Fen.
    event Invested(address indexed investor, uint256 amount);
    /// @notice The founder has been paid.
    /// @param amount Fen.
    event Released(uint256 amount);
    /// @notice An investor has his money back.
    /// @param investor Who.
    /// @param amount Fen.
    event Refunded(address indexed investor, uint256 amount);

    /// @notice The offering is in another state than this call needs.
    error WrongState(State actual, State expected);
    /// @notice An investor would exceed his limit.
    error LimitExceeded(uint256 left);
    /// @notice There is nothing to pay.
    error NothingToPay();
    /// @notice Nobody has written this part yet.
    error NotWrittenYet();

    constructor(IERC20 cash, address founder, uint256 goal, uint256 limit, uint256 closesAt) {
        CASH = cash;
        FOUNDER = founder;
        GOAL = goal;
        LIMIT = limit;
        CLOSES_AT = closesAt;
    }

    // #region invest
    /// @notice Pays into the escrow, until the offering closes and up to the limit of one investor.
    /// @param amount Fen.
    function invest(uint256 amount) external {
        // lab:begin s3
        // lab:todo en: refuse after the end, refuse more than the limit, write it down, then take the money.
        // lab:todo zh: 截止后拒绝；超过限额拒绝；先记账，再收款。
        if (block.timestamp >= CLOSES_AT) revert WrongState(state(), State.Open);
        uint256 left = LIMIT - paid[msg.sender];
        if (amount > left) revert LimitExceeded(left);
        paid[msg.sender] += amount;
        raised += amount;
        emit Invested(msg.sender, amount);
        CASH.transferFrom(msg.sender, address(this), amount);
        // lab:else
        //~ if (amount > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region release
    /// @notice Pays the founder, once, when the offering has closed and the goal is reached. Anybody may call.
    function release() external {
        // lab:begin s4
        // lab:todo en: refuse unless funded, refuse a second time, write it down, then pay the founder.
        // lab:todo zh: 未达成目标则拒绝；重复提取则拒绝；先记账，再付款给融资人。
        if (state() != State.Funded) revert WrongState(state(), State.Funded);
        if (released) revert NothingToPay();
        released = true;
        emit Released(raised);
        CASH.transfer(FOUNDER, raised);
        // lab:else
        //~ if (!released) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region refund
    /// @notice Gives the caller back exactly what he paid, once the offering has failed.
    function refund() external {
        // lab:begin s5
        // lab:todo en: refuse unless failed, look up what the caller paid, set it to zero, then pay it back.
        // lab:todo zh: 未失败则拒绝；查出该投资人已付金额；先清零，再退款。
        if (state() != State.Failed) revert WrongState(state(), State.Failed);
        uint256 amount = paid[msg.sender];
        if (amount == 0) revert NothingToPay();
        paid[msg.sender] = 0;
        emit Refunded(msg.sender, amount);
        CASH.transfer(msg.sender, amount);
        // lab:else
        //~ if (raised > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region state
    /// @notice Open until the end; then funded if the goal is reached, else failed. The clock decides, without a call.
    /// @return current State now.
    function state() public view returns (State current) {
        // lab:begin s4
        // lab:todo en: the clock and the goal decide.
        // lab:todo zh: 由时间和募集目标决定状态。
        if (block.timestamp < CLOSES_AT) return State.Open;
        return raised >= GOAL ? State.Funded : State.Failed;
        // lab:else
        //~ return block.timestamp < CLOSES_AT ? State.Open : State.Open;
        // lab:end
    }
    // #endregion
}
