// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IInvestmentLedger} from "./IInvestmentLedger.sol";

/// @title Offering
/// @notice The escrow of one offering of shares: the only holder of its investors' money, until the shares are filed.
/// @dev One clone an offering, at an address of its own that anybody can look at. Its terms are part of its code, so
/// nobody can edit them. No role can move money out except along the stages:
///
/// Open: money comes in, and goes back whoever asks before the cut-off. Closed: the target is met, the shares await
/// the registrar's filing. Registered: filed; proceeds go to the milestone vault, shares and what was too much to the
/// investors. Failed: the target was missed, or nobody closed or filed in time. Withdrawn: called off. From Failed and
/// Withdrawn every investor leaves alone.
///
/// Everything is counted in shares. Their price in token units is fixed, so commitments are multiples of it, and what
/// is kept in 32 bits here is money when it moves.
///
/// A material change starts a new version of the offer. What was committed is set aside: it counts again when its
/// investor reconfirms in time, and can always be taken back. Both cost the same for any number of investors.
///
/// An investor is a wallet here and a person in the investment ledger, which lets a person invest from one wallet.
interface IOffering {
    /// @notice How far the offering has come. Failed follows from the clock too, before anybody writes it.
    enum Stage {
        Open,
        ClosingEarly,
        Closed,
        Registered,
        Failed,
        Withdrawn
    }

    /// @notice Terms, fixed when the offering opens.
    /// @param token Settlement token.
    /// @param ledger Ledger of what persons may invest.
    /// @param desk Desk that opened it and passes on what registrar and guardian decide.
    /// @param issuer Wallet that acts for the company.
    /// @param feeReceiver Who may collect the platform's fee.
    /// @param issuerSubject Person or entity behind the issuer; may not invest, as the three that follow.
    /// @param beneficiarySubject Person or entity behind the beneficiary.
    /// @param firstReviewer Person who signed off the screening.
    /// @param secondReviewer Person who signed it off too.
    /// @param document Hash of the agreement, first version.
    /// @param sharePrice Price of a share in token units.
    /// @param target Shares that must be committed for success.
    /// @param cap Most shares that are issued.
    /// @param minimum Least shares of an investor.
    /// @param maximum Most shares of an investor.
    /// @param isProRata Whether more than the cap may be committed and is scaled down; otherwise first come, first
    /// served.
    /// @param opensAt Unix time in seconds from which money is taken.
    /// @param deadline Unix time in seconds from which it is not.
    /// @param feeBps Fee of the platform on the proceeds, in hundredths of a percent.
    /// @param seats Most holders; an entity counts its members. Zero for no cap.
    /// @param minOpenSeconds Least time between opening and an early end, in seconds.
    /// @param cancelCutoffSeconds Time before the deadline from which commitments bind, in seconds; zero when they
    /// bind at once.
    /// @param reflectionSeconds Time after an investment in which it can be taken back in any case, in seconds.
    /// @param earlyCloseNoticeDays Business days between the notice of an early end and that end.
    /// @param reconfirmDays Business days to reconfirm after a material change.
    struct Terms {
        IERC20 token;
        IInvestmentLedger ledger;
        address desk;
        address issuer;
        address feeReceiver;
        bytes31 issuerSubject;
        bytes31 beneficiarySubject;
        bytes31 firstReviewer;
        bytes31 secondReviewer;
        bytes32 document;
        uint64 sharePrice;
        uint32 target;
        uint32 cap;
        uint32 minimum;
        uint32 maximum;
        bool isProRata;
        uint40 opensAt;
        uint40 deadline;
        uint16 feeBps;
        uint16 seats;
        uint32 minOpenSeconds;
        uint32 cancelCutoffSeconds;
        uint32 reflectionSeconds;
        uint8 earlyCloseNoticeDays;
        uint8 reconfirmDays;
    }

    /// @notice The running figures, in one slot.
    /// @param confirmed Shares committed to the present version.
    /// @param stale Shares committed to earlier versions that could be reconfirmed after the last change.
    /// @param seats Holders promised a place, entities by their members; kept only where a cap is.
    /// @param investors Wallets with a commitment of any version.
    /// @param version Version of the offer, from 1.
    /// @param stage Stage as recorded.
    /// @param isPaused Whether new money is refused.
    /// @param marks How many marks of progress were passed: half the target, the target.
    /// @param deadline Unix time in seconds from which no money is taken.
    /// @param reconfirmEnd Unix time in seconds from which the last change can no longer be reconfirmed; zero before
    /// the first.
    /// @param lastAt Unix time in seconds of the last investment.
    struct Book {
        uint32 confirmed;
        uint32 stale;
        uint16 seats;
        uint24 investors;
        uint8 version;
        Stage stage;
        bool isPaused;
        uint8 marks;
        uint40 deadline;
        uint40 reconfirmEnd;
        uint40 lastAt;
    }

    /// @notice What is needed rarely, in another slot.
    /// @param lapsed Shares committed to versions that can no longer be reconfirmed.
    /// @param minLiveVersion Earliest version that could be reconfirmed after the last change.
    /// @param originalDeadline Unix time in seconds of the deadline without the early end.
    /// @param closedAt Unix time in seconds at which the offering closed; zero before.
    /// @param claimed Shares of the commitments that were turned into shares of the company already.
    /// @param allotted Shares of the company that came out of them.
    /// @param sold Shares whose price has gone to the vault or is the platform's fee.
    struct Closing {
        uint32 lapsed;
        uint8 minLiveVersion;
        uint40 originalDeadline;
        uint40 closedAt;
        uint32 claimed;
        uint32 allotted;
        uint32 sold;
    }

    /// @notice Commitment of an investor.
    /// @param shares Shares committed; after the claim still what was committed.
    /// @param added Part of them that was added last.
    /// @param tracked Part of them that counts in his twelve months.
    /// @param addedAt Unix time in seconds of the last addition.
    /// @param version Version of the offer that he agreed to.
    /// @param quarter Quarter of the ledger in which his money was recorded first; zero for none.
    /// @param members Seats he takes.
    /// @param isWarned Whether his money is above the amount that needs a risk warning.
    /// @param isClaimed Whether he has his shares.
    struct Position {
        uint32 shares;
        uint32 added;
        uint32 tracked;
        uint40 addedAt;
        uint8 version;
        uint16 quarter;
        uint24 members;
        bool isWarned;
        bool isClaimed;
    }

    /// @notice What an investor signs (EIP-712), bound to this chain and this offering. The signature covers his
    /// address, the hash of the document in force and the amount in token units too.
    /// @param version Version of the offer.
    /// @param shares Shares that are added; all of them when he reconfirms.
    /// @param riskAcknowledged Whether he has read the risk warning and wants to invest all the same.
    /// @param validUntil Last Unix second at which the signature counts.
    struct Agreement {
        uint8 version;
        uint32 shares;
        bool riskAcknowledged;
        uint40 validUntil;
    }

    /// @notice Somebody has invested.
    /// @param investor Wallet.
    /// @param version Version of the offer.
    /// @param shares Shares added.
    /// @param total Shares of his afterwards.
    /// @param quarter Quarter of the ledger in which it counts; zero for none.
    /// @param members Seats he takes.
    /// @param agreement EIP-712 hash of what he signed.
    event Invested(
        address indexed investor,
        uint8 version,
        uint32 shares,
        uint32 total,
        uint16 quarter,
        uint24 members,
        bytes32 agreement
    );

    /// @notice An investor stands by his commitment after a material change.
    /// @param investor Wallet.
    /// @param version Version of the offer.
    /// @param shares His shares.
    /// @param agreement EIP-712 hash of what he signed.
    event Reconfirmed(address indexed investor, uint8 version, uint32 shares, bytes32 agreement);

    /// @notice Money went back: by cancellation, after a lapse, or because the offering ended without success.
    /// @param investor Wallet.
    /// @param to Who received the money.
    /// @param shares Shares no longer committed.
    /// @param amount Money in token units.
    event CommitmentReturned(address indexed investor, address indexed to, uint32 shares, uint256 amount);

    /// @notice The offer has changed in a way that matters.
    /// @param version Its new version.
    /// @param document Hash of the agreement in this version.
    /// @param reconfirmEnd Unix time in seconds from which it can no longer be reconfirmed.
    /// @param deadline Unix time in seconds from which no money is taken.
    event MaterialChange(uint8 version, bytes32 document, uint40 reconfirmEnd, uint40 deadline);

    /// @notice The issuer wants to end early.
    /// @param deadline Unix time in seconds of the early end, if the target is met then.
    event EarlyCloseNoticed(uint40 deadline);

    /// @notice A mark of progress was passed for the first time.
    /// @param bps Share of the target in hundredths of a percent: 5,000 or 10,000.
    event ProgressMarkPassed(uint16 bps);

    /// @notice New money is refused from now on, or no longer.
    /// @param isPaused Whether it is refused.
    event OfferingPaused(bool isPaused);

    /// @notice The offering has ended with success, or without.
    /// @param stage Closed or Failed.
    /// @param demand Shares committed to the present version.
    event OfferingClosed(Stage stage, uint32 demand);

    /// @notice The offering was called off.
    /// @param by Issuer or desk.
    event OfferingWithdrawn(address indexed by);

    /// @notice The shares are filed with the registrar; claims are open.
    /// @param filing Hash of the filing.
    /// @param sold Shares whose proceeds are certain.
    /// @param proceeds What went to the vault, in token units.
    /// @param fee What waits for the platform, in token units.
    event SharesFiled(bytes32 indexed filing, uint32 sold, uint256 proceeds, uint256 fee);

    /// @notice An investor has his shares, and what was too much.
    /// @param investor Wallet.
    /// @param shares Shares of the company.
    /// @param refund Money for what was scaled down, in token units.
    event AllocationClaimed(address indexed investor, uint32 shares, uint256 refund);

    /// @notice What an investor had committed but was not allotted no longer counts in his twelve months.
    /// @param investor Wallet.
    /// @param amount Amount in token units.
    event RoomReleased(address indexed investor, uint256 amount);

    /// @notice What rounding had left uncertain has gone to the vault.
    /// @param shares Shares whose price it is.
    /// @param proceeds Money in token units.
    event RemainderReleased(uint32 shares, uint256 proceeds);

    /// @notice The platform has its fee.
    /// @param receiver Who received it.
    /// @param amount Fee in token units.
    event FeeCollected(address indexed receiver, uint256 amount);

    /// @notice The offering is in another stage than this needs.
    /// @param actual Stage it is in.
    /// @param expected Stage needed.
    error OfferingWrongStage(Stage actual, Stage expected);

    /// @notice Only the issuer may do this.
    /// @param caller Who tried.
    /// @param issuer Who may.
    error OfferingCallerNotIssuer(address caller, address issuer);

    /// @notice Only the desk may do this.
    /// @param caller Who tried.
    error OfferingCallerNotDesk(address caller);

    /// @notice The register and the vault are set once.
    error OfferingBoundAlready();

    /// @notice New money is refused at present.
    error OfferingIsPaused();

    /// @notice Money is taken from the opening until the deadline.
    /// @param opensAt Unix time in seconds of the opening.
    /// @param deadline Unix time in seconds of the deadline.
    error OfferingNotTakingMoney(uint40 opensAt, uint40 deadline);

    /// @notice Parties to the offering and its reviewers may not invest in it.
    /// @param subject Pseudonymous person.
    error OfferingSelfDealing(bytes31 subject);

    /// @notice Fewer shares than an investor must commit.
    /// @param total Shares he would have.
    /// @param minimum Least.
    error OfferingBelowMinimum(uint256 total, uint256 minimum);

    /// @notice More shares than an investor may commit.
    /// @param total Shares he would have.
    /// @param maximum Most.
    error OfferingAboveMaximum(uint256 total, uint256 maximum);

    /// @notice The cap leaves fewer shares; places of those who may still reconfirm are kept.
    /// @param wanted Shares wanted.
    /// @param left Shares left.
    error OfferingCapReached(uint256 wanted, uint256 left);

    /// @notice More holders than the rules allow.
    /// @param wanted Holders there would be.
    /// @param cap Most.
    error OfferingHolderCapReached(uint256 wanted, uint256 cap);

    /// @notice The offer is in another version than the one agreed to.
    /// @param agreed Version agreed to.
    /// @param current Version of the offer.
    error OfferingVersionDiffers(uint8 agreed, uint8 current);

    /// @notice The signature is not the investor's over exactly this agreement, chain and offering, or too old.
    /// @param investor Who should have signed.
    /// @param validUntil Last Unix second at which it counted.
    error OfferingAgreementInvalid(address investor, uint40 validUntil);

    /// @notice Above this amount the risk warning must be acknowledged in the agreement.
    /// @param amount His money in this offering, in token units.
    /// @param threshold Amount above which it must, in token units; zero when it was passed by an earlier version.
    error OfferingRiskNotAcknowledged(uint256 amount, uint256 threshold);

    /// @notice The agreement must cover all shares that are reconfirmed.
    /// @param agreed Shares agreed to.
    /// @param committed Shares committed.
    error OfferingSharesDiffer(uint256 agreed, uint256 committed);

    /// @notice The earlier commitment must be reconfirmed or taken back first.
    /// @param version Version that it agreed to.
    /// @param current Version of the offer.
    error OfferingReconfirmFirst(uint8 version, uint8 current);

    /// @notice The commitment cannot be reconfirmed: it is of the present version already, or its time is over.
    /// @param version Version that it agreed to.
    /// @param minLiveVersion Earliest version that could be.
    /// @param reconfirmEnd Unix time in seconds from which it could not be any more.
    error OfferingNotReconfirmable(uint8 version, uint8 minLiveVersion, uint40 reconfirmEnd);

    /// @notice Commitments bind from here on.
    /// @param cutoff Unix time in seconds from which they do.
    error OfferingCancelClosed(uint40 cutoff);

    /// @notice Nothing of this investor is here.
    /// @param investor Wallet.
    error OfferingNothingCommitted(address investor);

    /// @notice Another person's commitment is sent back only when it has lapsed or the offering has ended without
    /// success.
    /// @param investor Wallet.
    error OfferingStillCommitted(address investor);

    /// @notice Money may be sent elsewhere only at the word of its owner.
    /// @param caller Who tried.
    /// @param investor Owner.
    error OfferingCallerNotInvestor(address caller, address investor);

    /// @notice The shares were claimed already.
    /// @param investor Wallet.
    error OfferingClaimedAlready(address investor);

    /// @notice A change needs a document, another one than before.
    /// @param document Hash given.
    error OfferingDocumentUnchanged(bytes32 document);

    /// @notice The target is not met.
    /// @param confirmed Shares committed to the present version.
    /// @param target Shares needed.
    error OfferingTargetNotMet(uint256 confirmed, uint256 target);

    /// @notice The early end is too soon, or not early.
    /// @param deadline Unix time in seconds wanted.
    /// @param earliest Earliest possible.
    /// @param latest It must be before this.
    error OfferingEarlyCloseInvalid(uint40 deadline, uint40 earliest, uint40 latest);

    /// @notice It is too early to close.
    /// @param closableAt Unix time in seconds from which anybody may.
    error OfferingNotClosable(uint40 closableAt);

    /// @notice What rounding leaves is certain after the last claim; before, and if it is nothing, none is released.
    /// @param claimed Shares of the commitments that were claimed.
    /// @param demand Shares of all commitments of the present version.
    error OfferingNoRemainder(uint256 claimed, uint256 demand);

    /// @notice Nothing that counts in the investor's twelve months exceeds what he was allotted.
    /// @param investor Wallet.
    error OfferingNoRoomToRelease(address investor);

    /// @notice Nothing waits for the platform.
    error OfferingNoFeeDue();

    /// @notice Sets where shares and proceeds go; once, by the desk, before anybody can invest.
    /// @param register Register that issues the shares.
    /// @param vault Vault that receives the proceeds.
    function bind(address register, address vault) external;

    /// @notice Commits to shares and pays for them into the escrow.
    /// @param agreement What the caller has signed.
    /// @param signature His signature.
    function invest(Agreement calldata agreement, bytes calldata signature) external;

    /// @notice Stands by the whole commitment after a material change.
    /// @param agreement What the caller has signed, for all his shares.
    /// @param signature His signature.
    function reconfirm(Agreement calldata agreement, bytes calldata signature) external;

    /// @notice Takes money back while the offering runs: all of it before the cut-off or after an unconfirmed change,
    /// the last addition also within the time of reflection.
    /// @param to Who receives it.
    function cancel(address to) external;

    /// @notice Takes all money back after the offering has ended without success.
    /// @param to Who receives it.
    function refund(address to) external;

    /// @notice Sends an investor his money because his commitment has lapsed or the offering has ended without success;
    /// anybody may.
    /// @param investor Wallet that receives it.
    function sendBack(address investor) external;

    /// @notice The same for a retired wallet, whose money goes to a valid wallet of the same person; anybody may.
    /// @param investor Wallet whose key was lost or stolen.
    /// @param to Other wallet of the same person.
    function rescue(address investor, address to) external;

    /// @notice Starts a new version of the offer; only the issuer, while money is taken.
    /// @param document Hash of the agreement in the new version.
    function changeMaterially(bytes32 document) external;

    /// @notice Announces an early end; only the issuer, once the target is met.
    /// @param deadline Unix time in seconds of the early end.
    function noticeEarlyClose(uint40 deadline) external;

    /// @notice Calls the offering off; the issuer or the desk, before it closes.
    function withdraw() external;

    /// @notice Refuses new money, or takes it again; only the desk. Nothing else can be paused.
    /// @param isPaused Whether it is refused from now on.
    function setPaused(bool isPaused) external;

    /// @notice Ends the offering, with success when the target is met; anybody, once everything has run out.
    function close() external;

    /// @notice Records the filing of the shares, opens claims and sends the proceeds to the vault; only the desk.
    /// @param filing Hash of the filing.
    function file(bytes32 filing) external;

    /// @notice Gives an investor his shares and what was too much; anybody may.
    /// @param investor Wallet that receives the shares.
    /// @param to Who receives the money; the investor, unless he calls himself.
    function claim(address investor, address to) external;

    /// @notice Takes what was committed but not allotted out of the investor's twelve months; anybody may, once the
    /// shares are filed.
    /// @dev Apart from the claim, which most investors make without having needed the room.
    /// @param investor Wallet.
    function releaseRoom(address investor) external;

    /// @notice Sends the vault what rounding had left uncertain, after the last claim; anybody may. It bears no fee.
    function releaseRemainder() external;

    /// @notice Sends the platform its fee; anybody may.
    function collectFee() external;

    /// @notice Terms of the offering.
    /// @return terms As fixed at the opening.
    function termsOf() external view returns (Terms memory terms);

    /// @notice The running figures, with what follows from the clock.
    /// @return book Figures.
    function bookOf() external view returns (Book memory book);

    /// @notice Figures of changes and of the close.
    /// @return closing Figures.
    function closingOf() external view returns (Closing memory closing);

    /// @notice Commitment of an investor.
    /// @param investor Wallet.
    /// @return position All zero when there is none.
    function positionOf(address investor) external view returns (Position memory position);

    /// @notice Shares of the company that an investor has been allotted; zero before the filing.
    /// @param investor Wallet.
    /// @return shares Rounded down.
    function allocationOf(address investor) external view returns (uint32 shares);

    /// @notice Where shares and proceeds go.
    /// @return register Register that issues the shares.
    /// @return vault Vault that receives the proceeds.
    function destinations() external view returns (address register, address vault);

    /// @notice Hash of the agreement in force.
    /// @return document Hash.
    function documentOf() external view returns (bytes32 document);

    /// @notice Refuses that money of a retired wallet goes elsewhere than to a valid wallet of the same person.
    /// @param investor Wallet that invested.
    /// @param to Who would receive its money.
    /// @return isRetired Whether it is retired; then anybody may have its money sent there.
    function checkPayee(address investor, address to) external view returns (bool isRetired);

    /// @notice EIP-712 digest that an investor signs.
    /// @param investor Wallet.
    /// @param agreement What he agrees to.
    /// @return digest Hash bound to this chain and this offering.
    function agreementHash(address investor, Agreement calldata agreement) external view returns (bytes32 digest);
}
