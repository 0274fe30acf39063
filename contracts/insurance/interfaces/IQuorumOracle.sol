// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Oracle quorum
/// @notice Turns the signed reports of several independent observers into one value that never changes again.
/// @dev A quorum of `quorum` out of `size` observers (more than half, odd) signs values; their median counts, if at
/// least a quorum of observers stands within the feed's tolerance of it. So a value further from the truth than the
/// tolerance takes a quorum of liars; fewer can shift a value within the tolerance, or keep silent. Outliers do no
/// harm: more reports are brought until a quorum agrees.
///
/// Anybody may challenge a median with a bond; then the supermajority (two thirds of the panel, rounded up to an odd
/// number, and never fewer than the quorum) can answer. An unanswered challenge leaves the value standing: one observer
/// who is out of reach must not be able to void the data.
///
/// Observers sign `Observation(bytes32 feedId,uint40 periodEnd,int64 value,bytes32 sourceHash,uint32 panel)` in the
/// domain of this chain and this contract.
interface IQuorumOracle {
    /// @notice How far an observation has come.
    enum Status {
        None,
        Posted,
        Challenged,
        Final
    }

    /// @notice Rules of one data feed; fixed when it is registered.
    /// @param maxSpread Tolerance: how far from the median a report still agrees with it, in the unit of the feed.
    /// @param bond What a challenger puts up, in token units.
    /// @param submitSeconds How long after the end of a period its observation is accepted; at most 90 days.
    /// @param challengeSeconds How long an observation can be challenged, and then how long a challenge waits for an
    /// answer; at most 90 days.
    /// @param keepsSource Whether the source hash is stored, for feeds whose source is a Merkle root of many values.
    struct Feed {
        uint64 maxSpread;
        uint64 bond;
        uint32 submitSeconds;
        uint32 challengeSeconds;
        bool keepsSource;
    }

    /// @notice One observer's signed value.
    /// @param value Value in the unit of the feed.
    /// @param r First word of the signature.
    /// @param vs Second word of the signature (ERC-2098).
    struct Report {
        int64 value;
        bytes32 r;
        bytes32 vs;
    }

    /// @notice What is stored of an observation.
    /// @param value Median in the unit of the feed.
    /// @param finalAt Unix time in seconds from which it is final, unless it is challenged before; zero for none.
    /// @param challengeable Whether it can still be challenged until then.
    struct Observation {
        int64 value;
        uint40 finalAt;
        bool challengeable;
    }

    /// @notice An objection to an observation.
    /// @param challenger Who put up the bond.
    /// @param bond Bond in token units.
    /// @param upheld Whether the supermajority corrected the value by more than the tolerance, or the source.
    struct Challenge {
        address challenger;
        uint64 bond;
        bool upheld;
    }

    /// @notice The panel of observers has changed; what the previous panel signed and did not post is void.
    /// @param panel Number of the panel.
    /// @param observers Its members.
    /// @param quorum How many signatures make an observation.
    /// @param supermajority How many signatures answer a challenge.
    event PanelSet(uint32 indexed panel, address[] observers, uint256 quorum, uint256 supermajority);

    /// @notice A data feed exists from now on.
    /// @param feedId Feed.
    /// @param feed Its rules.
    event FeedRegistered(bytes32 indexed feedId, Feed feed);

    /// @notice A quorum of observers has reported a value.
    /// @param feedId Feed.
    /// @param periodEnd Unix time in seconds at which the observed period ended.
    /// @param value Median in the unit of the feed.
    /// @param reports Number of observers.
    /// @param agreeing Number of them within the tolerance of the median.
    /// @param sourceHash Hash of the data they looked at.
    /// @param finalAt Unix time in seconds from which the value is final.
    event ObservationPosted(
        bytes32 indexed feedId,
        uint40 indexed periodEnd,
        int64 value,
        uint256 reports,
        uint256 agreeing,
        bytes32 sourceHash,
        uint40 finalAt
    );

    /// @notice Somebody doubts a value and has put up a bond.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    /// @param challenger Who doubts it.
    /// @param answerBy Unix time in seconds until which the supermajority can answer.
    event ObservationChallenged(
        bytes32 indexed feedId,
        uint40 indexed periodEnd,
        address indexed challenger,
        uint40 answerBy
    );

    /// @notice A bond has left: back to a challenger who was right, or to the protection fund.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    /// @param to Who received it.
    /// @param amount Bond in token units.
    event BondReleased(bytes32 indexed feedId, uint40 indexed periodEnd, address indexed to, uint256 amount);

    /// @notice A panel needs at least three observers and at most 32.
    /// @param actual Number given.
    error OraclePanelSizeInvalid(uint256 actual);

    /// @notice A quorum must be odd, more than half of the panel and not more than all of it.
    /// @param actual Quorum given.
    /// @param size Number of observers.
    error OracleQuorumInvalid(uint256 actual, uint256 size);

    /// @notice Every observer must be a different address and not zero.
    /// @param observer Address given twice, or zero.
    error OracleObserverInvalid(address observer);

    /// @notice A feed's rules are fixed when it is registered.
    /// @param feedId Feed that exists.
    error OracleFeedExists(bytes32 feedId);

    /// @notice A feed needs a time to submit and a time to challenge, each of at most 90 days.
    /// @param feedId Feed that was to be registered.
    error OracleFeedInvalid(bytes32 feedId);

    /// @notice Nobody has registered this feed.
    /// @param feedId Feed asked for.
    error OracleFeedUnknown(bytes32 feedId);

    /// @notice The period has not ended.
    /// @param periodEnd Unix time in seconds at which it ends.
    error OraclePeriodRunning(uint40 periodEnd);

    /// @notice The observation comes too late.
    /// @param closedAt Unix time in seconds until which it was accepted.
    error OracleWindowClosed(uint256 closedAt);

    /// @notice A period has one observation, and it is there.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    error OracleAlreadyObserved(bytes32 feedId, uint40 periodEnd);

    /// @notice Too few observers have signed.
    /// @param actual Number of reports.
    /// @param needed Number needed.
    error OracleQuorumTooSmall(uint256 actual, uint256 needed);

    /// @notice Reports must come in ascending order of their values.
    /// @param position Position of the first report that is out of order, counted from zero.
    error OracleNotAscending(uint256 position);

    /// @notice The signature is not one of a current observer over this observation.
    /// @param signer Address that the signature recovers to.
    error OracleSignerUnknown(address signer);

    /// @notice One observer counts once.
    /// @param signer Observer who signed twice.
    error OracleSignerDuplicate(address signer);

    /// @notice Too few reports agree with the median.
    /// @param agreeing Number of reports within the tolerance of the median.
    /// @param needed Number needed.
    error OracleDispersed(uint256 agreeing, uint256 needed);

    /// @notice There is nothing to challenge, or not any more.
    /// @param status Status of the observation.
    error OracleNotChallengeable(Status status);

    /// @notice There is no observation for the period.
    /// @param feedId Feed.
    /// @param periodEnd Period asked for.
    error OracleNotObserved(bytes32 feedId, uint40 periodEnd);

    /// @notice The observation may still change.
    /// @param finalAt Unix time in seconds from which it is final if nothing happens.
    error OracleNotFinal(uint40 finalAt);

    /// @notice No bond is held for this observation.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    error OracleNoBond(bytes32 feedId, uint40 periodEnd);

    /// @notice Replaces the panel of observers.
    /// @param observers Addresses of the new panel, all different.
    /// @param quorum Signatures needed: odd and more than half.
    function setPanel(address[] calldata observers, uint8 quorum) external;

    /// @notice Registers a data feed with rules that never change.
    /// @param feedId Feed, for example the hash of its public description.
    /// @param feed Its rules.
    function registerFeed(bytes32 feedId, Feed calldata feed) external;

    /// @notice Posts the first observation of a period. Anybody may bring the signatures.
    /// @param feedId Feed.
    /// @param periodEnd Unix time in seconds at which the period ended.
    /// @param sourceHash Hash of the data that the observers looked at.
    /// @param reports Signed values in ascending order.
    function post(bytes32 feedId, uint40 periodEnd, bytes32 sourceHash, Report[] calldata reports) external;

    /// @notice Challenges an observation that is not final; collects the feed's bond from the caller.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    function challenge(bytes32 feedId, uint40 periodEnd) external;

    /// @notice Answers a challenge with the supermajority; its median is final at once.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    /// @param sourceHash Hash of the data that the observers looked at.
    /// @param reports Signed values in ascending order.
    function answer(bytes32 feedId, uint40 periodEnd, bytes32 sourceHash, Report[] calldata reports) external;

    /// @notice Pays out the bond of a challenge once the observation is final. Anybody may call it.
    /// @param feedId Feed.
    /// @param periodEnd Period of the observation.
    function releaseBond(bytes32 feedId, uint40 periodEnd) external;

    /// @notice The final value of a period; reverts as long as there is none.
    /// @param feedId Feed.
    /// @param periodEnd Period.
    /// @return value Median in the unit of the feed.
    function finalValue(bytes32 feedId, uint40 periodEnd) external view returns (int64 value);

    /// @notice The final source hash of a period of a feed that keeps it; reverts as long as it is not final.
    /// @param feedId Feed.
    /// @param periodEnd Period.
    /// @return sourceHash Hash that the observers signed.
    function finalSource(bytes32 feedId, uint40 periodEnd) external view returns (bytes32 sourceHash);

    /// @notice How far the observation of a period has come, by the clock.
    /// @param feedId Feed.
    /// @param periodEnd Period.
    /// @return current Status.
    function statusOf(bytes32 feedId, uint40 periodEnd) external view returns (Status current);

    /// @notice What is stored of an observation.
    /// @param feedId Feed.
    /// @param periodEnd Period.
    /// @return observation All zero when there is none.
    function observationOf(bytes32 feedId, uint40 periodEnd) external view returns (Observation memory observation);

    /// @notice Rules of a feed.
    /// @param feedId Feed.
    /// @return feed All zero when it does not exist.
    function feedOf(bytes32 feedId) external view returns (Feed memory feed);

    /// @notice The current panel.
    /// @return version Number of the panel; observers sign it.
    /// @return size Number of observers.
    /// @return quorum Signatures that make an observation.
    /// @return supermajority Signatures that answer a challenge.
    function panel() external view returns (uint32 version, uint8 size, uint8 quorum, uint8 supermajority);

    /// @notice The digest that an observer signs.
    /// @param feedId Feed.
    /// @param periodEnd Period.
    /// @param value Value in the unit of the feed.
    /// @param sourceHash Hash of the data.
    /// @return digest EIP-712 digest for the current panel.
    function observationDigest(
        bytes32 feedId,
        uint40 periodEnd,
        int64 value,
        bytes32 sourceHash
    ) external view returns (bytes32 digest);
}
