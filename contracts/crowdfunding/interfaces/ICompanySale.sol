// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IExitDesk} from "./IExitDesk.sol";
import {IShareRegister} from "./IShareRegister.sol";

/// @title Sale of a company
/// @notice One buyer pays one price for all classes of shares of a company; the waterfall says what each class gets.
/// @dev The issuer proposes the sale and enters the preference of each class; its terms are known by their hash, so the
/// buyer who opens it by paying in the price opens exactly these. With that everything is fixed: the shares of each
/// class without treasury shares, and so what each class gets and who converts. A holder sees his price before he
/// accepts.
///
/// Holders accept until the deadline, and may change their mind until then. The sale closes if enough shares of every
/// class have accepted, shares issued since the opening counted; otherwise everybody has shares and money back.
/// After the close each holder is paid against his shares, and who did not accept may still sell at the same price,
/// in a claim period. What is not claimed goes back to the buyer, and those shares stay where they are. Nobody is made
/// to sell: a drag-along is for the registrar of the shares to execute, with his forced transfer, and not part of this.
///
/// The price of a class is paid out cumulatively: after any number of its shares, exactly that part of it has been
/// paid, rounded down to the unit. So each holder gets his part rounded down, or one unit more, the last one gets what
/// is left, and a class whose shares were all sold has received its amount to the unit.
///
/// Which registers the company has, and what its articles say of them, is the issuer's word. Shares that are issued
/// after the opening take no more than what holders who did not accept would leave.
interface ICompanySale is IExitDesk {
    /// @notice How far a sale has come. Failed: everybody has his own back, or may fetch it.
    enum Stage {
        None,
        Proposed,
        Open,
        Closed,
        Failed
    }

    /// @notice A class of shares and its preference; amounts and multiples as in `IExitCalculator.ShareClass`.
    /// @param register Register of the class; it has made this a desk.
    /// @param invested Amount its holders paid in, in token units; zero for a class without preference.
    /// @param preferenceBps Liquidation preference as a multiple of `invested`, 10,000 being once.
    /// @param capBps Most that preference and participation come to; zero for no cap.
    /// @param seniority Higher is paid first.
    /// @param participating Whether the class shares in the rest after its preference.
    struct ClassTerms {
        IShareRegister register;
        uint128 invested;
        uint32 preferenceBps;
        uint32 capBps;
        uint32 seniority;
        bool participating;
    }

    /// @notice Terms of a sale.
    /// @param buyer Who may open it.
    /// @param price Price of the whole company in token units.
    /// @param thresholdBps Least part of each class that must accept, in hundredths of a percent.
    /// @param acceptDays Business days that holders have to accept, at least 20.
    /// @param claimSeconds Claim period after the close, 30 to 365 days.
    /// @param openUntil Unix time in seconds at which the buyer can no longer open it.
    /// @param classes One to eight classes of one issuer and one settlement token.
    struct Proposal {
        address buyer;
        uint128 price;
        uint16 thresholdBps;
        uint8 acceptDays;
        uint32 claimSeconds;
        uint40 openUntil;
        ClassTerms[] classes;
    }

    /// @notice A sale.
    /// @param buyer Who buys.
    /// @param deadline Unix time in seconds until which holders may accept.
    /// @param thresholdBps Least part of each class that must accept, in hundredths of a percent.
    /// @param stage How far it has come.
    /// @param token Settlement token.
    /// @param claimUntil Unix time in seconds at which the claim period ends; zero before the close.
    /// @param claimSeconds Length of the claim period.
    /// @param price Price of the company in token units.
    /// @param left Money of it that is still here, in token units.
    struct Sale {
        address buyer;
        uint40 deadline;
        uint16 thresholdBps;
        Stage stage;
        IERC20 token;
        uint40 claimUntil;
        uint32 claimSeconds;
        uint128 price;
        uint128 left;
    }

    /// @notice A class in a sale.
    /// @param register Register of the class.
    /// @param supply Shares without treasury shares at the opening.
    /// @param accepted Shares that have accepted and are not sold yet.
    /// @param payout What the class gets, in token units.
    /// @param sold Shares that were delivered and paid.
    /// @param bound Those of them that the buyer has and cannot pass on yet.
    /// @param isConverted Whether the class gave up its preference.
    struct ClassBook {
        IShareRegister register;
        uint48 supply;
        uint48 accepted;
        uint128 payout;
        uint48 sold;
        uint48 bound;
        bool isConverted;
    }

    /// @notice The issuer has proposed a sale.
    /// @param saleId Hash of the terms.
    /// @param issuer Company.
    /// @param buyer Who may open it.
    /// @param proposal Terms.
    event SaleProposed(bytes32 indexed saleId, address indexed issuer, address indexed buyer, Proposal proposal);

    /// @notice The buyer has paid in the price.
    /// @param saleId Hash of the terms.
    /// @param price Price in token units.
    /// @param deadline Unix time in seconds until which holders may accept.
    event SaleOpened(bytes32 indexed saleId, uint256 price, uint256 deadline);

    /// @notice What a class gets is fixed.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param register Register of the class.
    /// @param supply Shares without treasury shares.
    /// @param payout What they get together, in token units.
    /// @param isConverted Whether the class gave up its preference.
    event SaleClassFixed(
        bytes32 indexed saleId,
        uint256 indexed index,
        address indexed register,
        uint256 supply,
        uint256 payout,
        bool isConverted
    );

    /// @notice A holder accepts with another number of shares.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    /// @param shares Shares with which he accepts from now on.
    /// @param accepted Shares of the class that accept from now on.
    event SaleAcceptanceChanged(
        bytes32 indexed saleId,
        uint256 indexed index,
        address indexed holder,
        uint256 shares,
        uint256 accepted
    );

    /// @notice The sale is made.
    /// @param saleId Hash of the terms.
    /// @param claimUntil Unix time in seconds at which the claim period ends.
    event SaleClosed(bytes32 indexed saleId, uint256 claimUntil);

    /// @notice The sale has failed.
    /// @param saleId Hash of the terms.
    event SaleFailed(bytes32 indexed saleId);

    /// @notice A holder was paid against his shares.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    /// @param shares Number of shares.
    /// @param amount Amount in token units.
    event SaleSettled(
        bytes32 indexed saleId,
        uint256 indexed index,
        address indexed holder,
        uint256 shares,
        uint256 amount
    );

    /// @notice Shares that had accepted and were not sold are free again.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    /// @param shares Number of shares.
    event SaleReleased(bytes32 indexed saleId, uint256 indexed index, address indexed holder, uint256 shares);

    /// @notice The buyer may pass on the shares that he bought.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param shares Number of shares.
    event SaleSharesHandedOver(bytes32 indexed saleId, uint256 indexed index, uint48 shares);

    /// @notice Money that nobody can claim any more went back to the buyer.
    /// @param saleId Hash of the terms.
    /// @param to Who received it.
    /// @param amount Amount in token units.
    event SaleRefunded(bytes32 indexed saleId, address indexed to, uint256 amount);

    /// @notice Only one party may do this.
    /// @param caller Who tried.
    /// @param allowed Who may.
    error SaleCallerNotAllowed(address caller, address allowed);

    /// @notice A sale has a price and a buyer who is not the company itself.
    /// @param buyer Buyer that was given.
    /// @param price Price that was given, in token units.
    error SaleBuyerInvalid(address buyer, uint256 price);

    /// @notice The number of classes is not between one and `max`.
    /// @param count Classes given.
    /// @param max Most classes.
    error SaleClassCountInvalid(uint256 count, uint256 max);

    /// @notice A register stands twice among the classes.
    /// @param register Register.
    error SaleClassTwice(address register);

    /// @notice The classes are not paid in one settlement token.
    /// @param actual Token of one class.
    /// @param expected Token of the first class.
    error SaleTokenDiffers(address actual, address expected);

    /// @notice The threshold is zero, or above everything.
    /// @param thresholdBps Hundredths of a percent that were given.
    error SaleThresholdInvalid(uint256 thresholdBps);

    /// @notice The periods are too short or too long.
    /// @param acceptDays Business days to accept.
    /// @param claimSeconds Claim period in seconds.
    error SalePeriodsInvalid(uint256 acceptDays, uint256 claimSeconds);

    /// @notice These terms have been proposed before, or the time to open them is over already.
    /// @param saleId Hash of the terms.
    /// @param openUntil Unix time in seconds.
    error SaleNotNew(bytes32 saleId, uint256 openUntil);

    /// @notice The sale is at another stage.
    /// @param actual How far it has come.
    /// @param expected How far it should have come.
    error SaleWrongStage(Stage actual, Stage expected);

    /// @notice The time to open the sale is over.
    /// @param openUntil Unix time in seconds.
    error SaleProposalExpired(uint256 openUntil);

    /// @notice There is no such class in this sale.
    /// @param index Class, from zero.
    /// @param count Classes of the sale.
    error SaleClassUnknown(uint256 index, uint256 count);

    /// @notice The deadline has passed.
    /// @param deadline Unix time in seconds.
    error SaleDeadlinePassed(uint256 deadline);

    /// @notice The deadline has not passed yet.
    /// @param deadline Unix time in seconds.
    error SaleStillOpen(uint256 deadline);

    /// @notice The holder has not accepted with so many shares of this class.
    /// @param holder Holder.
    /// @param wanted Shares asked for.
    /// @param accepted Shares with which he has accepted.
    error SaleNotAccepted(address holder, uint256 wanted, uint256 accepted);

    /// @notice All shares that the class had at the opening have accepted or are sold.
    /// @param wanted Shares asked for.
    /// @param room Shares for which there is still room.
    error SaleClassFull(uint256 wanted, uint256 room);

    /// @notice The claim period is over.
    /// @param claimUntil Unix time in seconds at which it ended.
    error SaleClaimsOver(uint256 claimUntil);

    /// @notice Claims are still possible.
    /// @param claimUntil Unix time in seconds at which the claim period ends.
    error SaleClaimsRunning(uint256 claimUntil);

    /// @notice The buyer has all shares of the class that he bought, or bought none.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    error SaleNothingToHandOver(bytes32 saleId, uint256 index);

    /// @notice No money of this sale is left.
    /// @param saleId Hash of the terms.
    error SaleNothingToRefund(bytes32 saleId);

    /// @notice Proposes a sale; only the issuer of all classes.
    /// @param proposal Terms.
    /// @return saleId Hash of the terms.
    function propose(Proposal calldata proposal) external returns (bytes32 saleId);

    /// @notice Opens a proposed sale; the buyer pays in the price, and what each class gets is fixed.
    /// @param proposal Terms.
    function open(Proposal calldata proposal) external;

    /// @notice Accepts with shares of the caller, who has given the desk an allowance in the register.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param shares Number of shares, in addition.
    function accept(bytes32 saleId, uint256 index, uint48 shares) external;

    /// @notice Takes an acceptance back, in whole or in part, before the deadline.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param shares Number of shares.
    function takeBack(bytes32 saleId, uint256 index, uint48 shares) external;

    /// @notice Closes the sale, or fails it; anybody, from the deadline on. If nobody has closed it within thirty days
    /// it fails, so that no register that does not answer can hold the money.
    /// @param saleId Hash of the terms.
    /// @return isMade Whether the sale is made.
    function close(bytes32 saleId) external returns (bool isMade);

    /// @notice Delivers the shares with which a holder accepted, against payment; anybody, in the claim period.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    /// @return amount Amount in token units.
    function settle(bytes32 saleId, uint256 index, address holder) external returns (uint256 amount);

    /// @notice Sells shares of the caller at the same price, in the claim period; he has given the desk an allowance.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param shares Number of shares.
    /// @return amount Amount in token units.
    function sell(bytes32 saleId, uint256 index, uint48 shares) external returns (uint256 amount);

    /// @notice Takes out of an acceptance what the holder no longer has, because his shares were recovered to another
    /// wallet or moved by decision; anybody, while the sale is open or claims run.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    function prune(bytes32 saleId, uint256 index, address holder) external;

    /// @notice Hands over to the buyer the shares he has bought, once claims are over; anybody. Until then he has them,
    /// with dividends and votes, and cannot pass them on: sold a second time, they would take the money of holders who
    /// have not sold yet.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    function handOver(bytes32 saleId, uint256 index) external;

    /// @notice Lets shares go that had accepted and will not be sold any more; anybody.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    function release(bytes32 saleId, uint256 index, address holder) external;

    /// @notice Pays back what nobody can claim any more. Anybody may have it sent to the buyer.
    /// @param saleId Hash of the terms.
    /// @param to Who receives it; the buyer, unless he asks for it himself.
    function refund(bytes32 saleId, address to) external;

    /// @notice A sale.
    /// @param saleId Hash of the terms.
    /// @return sale Sale.
    function saleOf(bytes32 saleId) external view returns (Sale memory sale);

    /// @notice Classes of a sale, from its opening on.
    /// @param saleId Hash of the terms.
    /// @return classes Classes in the order of the proposal.
    function classesOf(bytes32 saleId) external view returns (ClassBook[] memory classes);

    /// @notice Shares with which a holder has accepted and that are not sold.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param holder Holder.
    /// @return shares Number of shares.
    function acceptedBy(bytes32 saleId, uint256 index, address holder) external view returns (uint256 shares);

    /// @notice What the next shares of a class to be sold would bring.
    /// @param saleId Hash of the terms.
    /// @param index Class, from zero.
    /// @param shares Number of shares.
    /// @return amount Amount in token units.
    function quote(bytes32 saleId, uint256 index, uint256 shares) external view returns (uint256 amount);
}
