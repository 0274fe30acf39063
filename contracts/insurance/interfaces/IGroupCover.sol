// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "./IInsuranceLine.sol";
import {IProductBook} from "./IProductBook.sol";

/// @title Group cover
/// @notice One contract for thousands of micro policies: a broker brings the list of the insured as a Merkle root, the
/// observers later sign the root of all readings, and every member is paid with two proofs.
/// @dev A member's leaf is the double hash of `(uint32 index, address holder, bytes32 item)`, a reading's leaf the
/// double hash of `(bytes32 item, int64 value)`, both in sorted-pair trees as OpenZeppelin's standard tree builds them.
/// The feed's value is the sum of all payouts of the group in token units: it lets the claims reserve be exact in one
/// step. What a member is due follows from his reading and the product's steps alone. If the observers report too small
/// a sum, members are paid in full in the order in which they collect, until it is used up; never in part.
interface IGroupCover is IInsuranceLine {
    /// @notice What an underwriter signs (EIP-712).
    /// @param underwriter Who signs.
    /// @param broker Who receives the premium back if no data comes.
    /// @param members Root of the list of the insured (bordereau).
    /// @param count Number of the insured; their indices run from zero to count - 1.
    /// @param premium Premium of the whole group in token units.
    /// @param productId Product version that pays amounts.
    /// @param feedId Feed whose source is the root of the readings.
    /// @param zone Zone in which the exposure counts.
    /// @param coverStart Unix time in seconds at which cover begins.
    /// @param coverEnd Unix time in seconds at which cover ends, and end of the observed period.
    /// @param validUntil Last Unix second at which the quote can be accepted.
    struct GroupQuote {
        address underwriter;
        address broker;
        bytes32 members;
        uint32 count;
        uint64 premium;
        uint32 productId;
        bytes32 feedId;
        uint32 zone;
        uint40 coverStart;
        uint40 coverEnd;
        uint40 validUntil;
    }

    /// @notice A group.
    /// @param broker Who receives the premium back if no data comes.
    /// @param premium Premium in token units.
    /// @param productId Product version.
    /// @param reserve What is still owed, in token units.
    /// @param maxLoss Largest sum of payouts in token units.
    /// @param deadline Last Unix second at which data can come (while open), or members can collect (afterwards).
    /// @param coverEnd Unix time in seconds at which cover ends.
    /// @param zone Zone in which the exposure counts.
    /// @param state How far the group has come.
    /// @param silence What a missing report means.
    /// @param count Number of the insured.
    /// @param claimSeconds Time to collect after settlement.
    /// @param members Root of the list of the insured.
    /// @param readings Root of the readings, once settled.
    /// @param feedId Feed that decides.
    struct Group {
        address broker;
        uint64 premium;
        uint32 productId;
        uint64 reserve;
        uint64 maxLoss;
        uint40 deadline;
        uint40 coverEnd;
        uint32 zone;
        State state;
        IProductBook.Silence silence;
        uint32 count;
        uint32 claimSeconds;
        bytes32 members;
        bytes32 readings;
        bytes32 feedId;
    }

    /// @notice One member's claim with its proofs.
    /// @param index Position in the list of the insured.
    /// @param holder Who is insured.
    /// @param item What is insured, for example the key of a flight.
    /// @param reading Reading of that item in the unit of the product's steps.
    /// @param memberProof Proof that the member is on the list.
    /// @param readingProof Proof that the observers signed the reading.
    struct MemberClaim {
        uint32 index;
        address holder;
        bytes32 item;
        int64 reading;
        bytes32[] memberProof;
        bytes32[] readingProof;
    }

    /// @notice A group is insured.
    /// @param groupId Group, the hash of its quote.
    /// @param broker Who brought it.
    /// @param feedId Feed that decides.
    /// @param count Number of the insured.
    /// @param premium Premium in token units.
    /// @param maxLoss Largest sum of payouts in token units.
    event GroupBound(
        bytes32 indexed groupId,
        address indexed broker,
        bytes32 indexed feedId,
        uint32 count,
        uint64 premium,
        uint64 maxLoss
    );

    /// @notice The observers have reported on a group.
    /// @param groupId Group.
    /// @param readings Root of the readings.
    /// @param liability Sum that the members can collect at most, in token units.
    /// @param claimDeadline Last Unix second at which they can collect.
    event GroupSettled(bytes32 indexed groupId, bytes32 readings, uint64 liability, uint40 claimDeadline);

    /// @notice No data came; the premium goes back to the broker.
    /// @param groupId Group.
    /// @param returned Premium in token units.
    event GroupVoided(bytes32 indexed groupId, uint64 returned);

    /// @notice The broker has the premium back.
    /// @param groupId Group.
    /// @param to Who received it.
    /// @param amount Premium in token units.
    event GroupRefunded(bytes32 indexed groupId, address indexed to, uint64 amount);

    /// @notice A group has ended without an event.
    /// @param groupId Group.
    event GroupExpired(bytes32 indexed groupId);

    /// @notice What nobody collected has returned to the pool.
    /// @param groupId Group.
    /// @param remainder Amount in token units.
    event GroupClosed(bytes32 indexed groupId, uint64 remainder);

    /// @notice A member has his money.
    /// @param groupId Group.
    /// @param index Position in the list of the insured.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event MemberPaid(bytes32 indexed groupId, uint32 indexed index, address indexed to, uint64 amount);

    /// @notice A member could not receive; his money waits for him.
    /// @param groupId Group.
    /// @param index Position in the list of the insured.
    /// @param holder Who could not receive.
    /// @param amount Amount in token units.
    event MemberPaymentFailed(bytes32 indexed groupId, uint32 indexed index, address indexed holder, uint64 amount);

    /// @notice The feed of a group must keep the root that the observers sign.
    /// @param feedId Feed.
    error GroupFeedWithoutSource(bytes32 feedId);

    /// @notice Another group is insured on the same period of this feed; each group needs its own report.
    /// @param feedId Feed.
    /// @param coverEnd End of the period.
    error GroupPeriodTaken(bytes32 feedId, uint40 coverEnd);

    /// @notice What silence means is laid down in the product, and it is not this.
    /// @param groupId Group.
    error GroupSilenceMeansOtherwise(bytes32 groupId);

    /// @notice The member is not on the list.
    /// @param groupId Group.
    /// @param index Position claimed.
    error GroupMemberUnproven(bytes32 groupId, uint32 index);

    /// @notice The observers did not sign this reading.
    /// @param groupId Group.
    /// @param item Item claimed.
    /// @param reading Reading claimed.
    error GroupReadingUnproven(bytes32 groupId, bytes32 item, int64 reading);

    /// @notice The member has collected.
    /// @param groupId Group.
    /// @param index Position in the list.
    error GroupMemberPaid(bytes32 groupId, uint32 index);

    /// @notice The reading pays nothing.
    /// @param groupId Group.
    /// @param reading Reading of the item.
    error GroupNothingDue(bytes32 groupId, int64 reading);

    /// @notice The observers reported a smaller sum than the members claim.
    /// @param amount Amount due to the member, in token units.
    /// @param reserve What is left of the reported sum.
    error GroupReserveExhausted(uint64 amount, uint64 reserve);

    /// @notice Accepts a quote for a group: the caller pays the premium.
    /// @param quote Quote.
    /// @param signature Underwriter's signature over it.
    /// @return groupId Group, the hash of the quote.
    function enrol(GroupQuote calldata quote, bytes calldata signature) external returns (bytes32 groupId);

    /// @notice Settles a group on the final report, at the same cost for any number of members.
    /// @param groupId Group.
    function settle(bytes32 groupId) external;

    /// @notice Voids a group for which no data came in time.
    /// @param groupId Group.
    function voidGroup(bytes32 groupId) external;

    /// @notice Ends a group of an event product for which nobody reported an event.
    /// @param groupId Group.
    function expire(bytes32 groupId) external;

    /// @notice Returns to the pool what stayed uncollected after the deadline.
    /// @param groupId Group.
    function close(bytes32 groupId) external;

    /// @notice Pays back the premium of a voided group. For the broker only.
    /// @param groupId Group.
    /// @param to Who receives it.
    function refund(bytes32 groupId, address to) external;

    /// @notice Collects for one member. For the member only.
    /// @param groupId Group.
    /// @param memberClaim Claim with its proofs.
    /// @param to Who receives the money.
    /// @return amount Amount in token units.
    function claim(bytes32 groupId, MemberClaim calldata memberClaim, address to) external returns (uint64 amount);

    /// @notice Sends members what is due to them; anybody may do it. Who has collected, is due nothing or more than is
    /// left, or cannot receive is skipped; a wrong proof is refused.
    /// @param groupId Group.
    /// @param claims Claims with their proofs.
    /// @return paid Number of members that were paid.
    function push(bytes32 groupId, MemberClaim[] calldata claims) external returns (uint256 paid);

    /// @notice The hash of a quote, which is also the id of its group.
    /// @param quote Quote.
    /// @return quoteHash EIP-712 digest that the underwriter signs.
    function hashOf(GroupQuote calldata quote) external view returns (bytes32 quoteHash);

    /// @notice A group.
    /// @param groupId Group.
    /// @return group All zero when there is none.
    function groupOf(bytes32 groupId) external view returns (Group memory group);

    /// @notice Whether a member has collected.
    /// @param groupId Group.
    /// @param index Position in the list of the insured.
    /// @return paid True when he has.
    function isPaid(bytes32 groupId, uint32 index) external view returns (bool paid);
}
