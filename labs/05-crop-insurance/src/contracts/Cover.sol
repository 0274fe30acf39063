// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Curve} from "./Curve.sol";
import {IRain} from "./IRain.sol";

/// @title Cover
/// @notice Insures farmers against a dry summer. The rain alone decides; nobody looks at a field. The contract never
/// promises more than it holds. Amounts are in fen.
contract Cover is Curve {
    /// @notice The money.
    IERC20 public immutable CASH;
    /// @notice Who says how much it rained.
    IRain public immutable RAIN;
    /// @notice Who put up the capital.
    address public immutable INSURER;
    /// @notice The summer that is insured.
    uint256 public immutable YEAR;
    /// @notice Second from which nobody can buy any more: the beginning of the summer.
    uint256 public immutable SALES_END;
    /// @notice Premium in basis points of the sum insured.
    uint256 public immutable PREMIUM_RATE;

    /// @notice What a farmer has insured; 0 without a policy, or after the claim.
    mapping(address farmer => uint256 amount) public sumInsured;
    /// @notice All sums insured that may still have to be paid.
    uint256 public liability;

    /// @notice A farmer has bought cover.
    /// @param farmer Who.
    /// @param amount Sum insured.
    /// @param premium What he paid for it.
    event Bought(address indexed farmer, uint256 amount, uint256 premium);
    /// @notice A policy has come to its end.
    /// @param farmer Who was insured.
    /// @param rain Tenths of a millimetre.
    /// @param payout What he got; 0 after a wet summer.
    event Claimed(address indexed farmer, uint256 rain, uint256 payout);

    /// @notice Only the insurer may do this.
    error NotTheInsurer(address caller);
    /// @notice The summer has begun, and everybody can see the sky.
    error SalesOver(uint256 since);
    /// @notice This farmer has a policy.
    error InsuredAlready(uint256 amount);
    /// @notice The contract does not hold enough for one more policy of this size.
    error NotCovered(uint256 free);
    /// @notice This farmer has no policy, or its claim was paid.
    error NothingInsured(address farmer);
    /// @notice Nobody has reported the rain of this summer.
    error RainUnknown(uint256 year);

    constructor(
        IERC20 cash,
        IRain rain,
        address insurer,
        uint256 year,
        uint256 salesEnd,
        uint256 trigger,
        uint256 exit,
        uint256 premiumRate
    ) Curve(trigger, exit) {
        CASH = cash;
        RAIN = rain;
        INSURER = insurer;
        YEAR = year;
        SALES_END = salesEnd;
        PREMIUM_RATE = premiumRate;
    }

    /// @notice The insurer takes out what no policy needs.
    /// @param amount Fen.
    function withdraw(uint256 amount) external {
        if (msg.sender != INSURER) revert NotTheInsurer(msg.sender);
        if (amount > free()) revert NotCovered(free());
        CASH.transfer(INSURER, amount);
    }

    // #region buy
    /// @notice A farmer buys cover and pays the premium.
    /// @param amount Sum insured.
    function buy(uint256 amount) external {
        uint256 premium = premiumOf(amount);
        // lab:begin s4
        // lab:todo en: not after the end of sales, one policy each, no more than what is free with this premium; then
        // lab:todo en: write down the policy and the liability, publish Bought, take the premium.
        // lab:todo zh: 停售后不卖；每人一张保单；保额不超过加上本笔保费后的可用资金；
        // lab:todo zh: 然后登记保单与责任总额，发出 Bought 事件，收取保费。
        if (block.timestamp >= SALES_END) revert SalesOver(SALES_END);
        if (sumInsured[msg.sender] > 0) revert InsuredAlready(sumInsured[msg.sender]);
        uint256 room = free() + premium;
        if (amount > room) revert NotCovered(room);
        sumInsured[msg.sender] = amount;
        liability += amount;
        emit Bought(msg.sender, amount, premium);
        CASH.transferFrom(msg.sender, address(this), premium);
        // lab:else
        //~ if (amount + premium > 0) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    // #region claim
    /// @notice Pays a farmer what his summer is worth. Anybody may call; the farmer gets the money.
    /// @param farmer Who is insured.
    function claim(address farmer) external {
        // lab:begin s5
        // lab:todo en: refuse without a policy, and as long as the rain is unknown; then strike out the policy, lower
        // lab:todo en: the liability, publish Claimed, pay the farmer.
        // lab:todo zh: 没有保单、或降雨量未知时拒绝；然后注销保单、减少责任总额，
        // lab:todo zh: 发出 Claimed 事件，把赔款付给农户。
        uint256 amount = sumInsured[farmer];
        if (amount == 0) revert NothingInsured(farmer);
        (bool isKnown, uint256 rain) = RAIN.rainOf(YEAR);
        if (!isKnown) revert RainUnknown(YEAR);
        uint256 payout = payoutOf(amount, rain);
        sumInsured[farmer] = 0;
        liability -= amount;
        emit Claimed(farmer, rain, payout);
        CASH.transfer(farmer, payout);
        // lab:else
        //~ if (farmer != address(0)) revert NotWrittenYet();
        // lab:end
    }
    // #endregion

    /// @notice What no policy needs.
    /// @return amount Fen.
    function free() public view returns (uint256 amount) {
        return CASH.balanceOf(address(this)) - liability;
    }

    /// @notice Price of a policy.
    /// @param amount Sum insured.
    /// @return premium Fen, rounded up.
    function premiumOf(uint256 amount) public view returns (uint256 premium) {
        return (amount * PREMIUM_RATE + FULL - 1) / FULL;
    }
}
