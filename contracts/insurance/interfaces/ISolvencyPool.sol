// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IReinsurance} from "./IReinsurance.sol";

/// @title Solvency pool of the insurer
/// @notice Holds all money of the insurer: capital of the providers, premiums, and the reserve for known claims.
/// @dev All amounts are in units of the settlement token (fen for the lab yuan). The pool keeps its own books and never
/// reads its token balance as income: what is donated to it changes no figure.
///
/// Balance sheet: resources = own funds of the providers + unearned premium; the claims reserve is held apart from
/// them. Locked capital is the largest loss that all running cover could still cause, less what reinsurers must bear of
/// it out of collateral that is reserved for nothing else. After every call resources >= locked >= unearned premium.
///
/// A provider who leaves is paid his part of the own funds. One who enters pays by own funds, unearned premium and
/// claims reserve together: premium is earned, and what is reserved may lapse or turn out too much, and then belongs to
/// all providers. So nobody gains by entering right before that. He pays too much where a loss follows, and for that
/// part of the reserve that reinsurers bear, which goes back to them when it lapses.
///
/// Earned premium and claims incurred are net of reinsurance; the events of the lines give the gross figures.
///
/// The settlement token must book exactly what it is told (no fee, no rebasing) and have at most six decimals.
interface ISolvencyPool is IERC4626 {
    /// @notice The pool's books.
    /// @param resources Claim-paying resources: capital and premiums that no known claim has used.
    /// @param locked Capital that running cover binds: the largest loss that it could still cause beyond the reserve
    /// for notified claims; for ceded cover net of collateralised reinsurance and with its price or premium.
    /// @param unearned Premium of running cover (unearned premium reserve).
    /// @param earned Premium earned since the start, less what reinsurers were paid of it; a notified loss can earn
    /// premium of running cover before its end.
    /// @param reserve Money owed to policyholders and not yet paid: settled claims and premiums to be returned.
    /// @param incurred Claims incurred since the start, paid and outstanding, less what lapsed unclaimed and what
    /// reinsurers bear.
    /// @param expenses Operating expenses and commissions paid since the start.
    struct Books {
        uint64 resources;
        uint64 locked;
        uint64 unearned;
        uint64 earned;
        uint64 reserve;
        uint64 incurred;
        uint64 expenses;
    }

    /// @notice Accumulation of exposure in one zone.
    /// @param cap Largest exposure up to which new cover is sold in this zone.
    /// @param exposed Largest loss that running cover could still cause in this zone, before reinsurance and with
    /// claims that are notified and not closed.
    struct Zone {
        uint64 cap;
        uint64 exposed;
    }

    /// @notice The end of some cover, or of a part of it, as its line books it.
    /// @param earned Premium that the insurer has earned.
    /// @param returned Premium that goes back to the policyholders.
    /// @param liability Claims that became due.
    /// @param maxLoss Largest loss that is no longer possible.
    /// @param zone Zone in which the cover was counted.
    /// @param endsAt Unix time in seconds at which the cover ended, as given to `expose`; zero when it never was.
    /// @param cession Cession of the cover to reinsurers, zero when there is none.
    struct Resolution {
        uint64 earned;
        uint64 returned;
        uint64 liability;
        uint64 maxLoss;
        uint32 zone;
        uint40 endsAt;
        uint16 cession;
    }

    /// @notice The end of one claim, as its line books it.
    /// @param to Payee.
    /// @param paid Payment in token units; zero pays nothing.
    /// @param returned Part of the reserve that goes back under the lock of the cover, in token units.
    /// @param unearned Earned premium that is unearned again because the lock backs it again, in token units.
    /// @param zone Zone in which the cover is counted; the payment is no longer possible there.
    struct ClaimEnd {
        address to;
        uint64 paid;
        uint64 returned;
        uint64 unearned;
        uint32 zone;
    }

    /// @notice The lines of business of this pool and its desk for reinsurance are fixed for good.
    /// @param lines Contracts that may underwrite with the pool's capital.
    /// @param desk Contract that holds the treaties of reinsurance and their collateral.
    event LinesSealed(address[] lines, address desk);

    /// @notice An expense was paid.
    /// @param to Payee.
    /// @param purpose Hash or short name of what it was for.
    /// @param amount Amount in token units.
    event ExpensePaid(address indexed to, bytes32 indexed purpose, uint256 amount);

    /// @notice A zone has a new accumulation cap.
    /// @param zone Zone number.
    /// @param cap Largest loss that running cover may cause there, in token units.
    event ZoneCapSet(uint32 indexed zone, uint256 cap);

    /// @notice The lines were fixed earlier and cannot change.
    error PoolAlreadySealed();

    /// @notice Only a line of business that was fixed at the start may move the books.
    /// @param caller Address that tried.
    error PoolLineUnknown(address caller);

    /// @notice The settlement token has too many decimals for the pool's books.
    /// @param actual Decimals of the token.
    /// @param limit Largest number of decimals that the pool accepts.
    error PoolDecimalsUnsupported(uint8 actual, uint8 limit);

    /// @notice Cover must end within ten years.
    /// @param endsAt Unix time in seconds at which it would end.
    /// @param limit Latest Unix second at which it may end.
    error PoolCoverTooLong(uint256 endsAt, uint256 limit);

    /// @notice Claim-paying resources would no longer cover the largest possible loss.
    /// @param resources Claim-paying resources after the call.
    /// @param locked Largest possible loss after the call.
    error PoolInsolvent(uint256 resources, uint256 locked);

    /// @notice The price of a share has moved against the caller.
    /// @param actual Shares or amount that he would get.
    /// @param least Least that he wants.
    error PoolPriceMoved(uint256 actual, uint256 least);

    /// @notice Expenses are capped by what policyholders have paid for them.
    /// @param wanted Expenses since the start with this one, in token units.
    /// @param cap Largest allowed so far, in token units.
    error PoolExpensesTooHigh(uint256 wanted, uint256 cap);

    /// @notice Too much would depend on one event in this zone.
    /// @param zone Zone number.
    /// @param wanted Largest loss in the zone with the new cover.
    /// @param cap Largest loss allowed in the zone.
    error PoolZoneCapExceeded(uint32 zone, uint256 wanted, uint256 cap);

    /// @notice Fixes the lines of business and the desk for reinsurance; works once.
    /// @param lines Contracts that may underwrite with the pool's capital.
    /// @param desk Contract that holds the treaties and their collateral.
    function seal(address[] calldata lines, IReinsurance desk) external;

    /// @notice Pays an operating expense or a commission out of free capital, within the cap.
    /// @param to Payee.
    /// @param amount Amount in token units.
    /// @param purpose Hash or short name of what it is for.
    function payExpense(address to, uint64 amount, bytes32 purpose) external;

    /// @notice Deposits like ERC-4626's `deposit`, unless the price has moved too far.
    /// @param assets Amount in token units.
    /// @param receiver Who receives the shares.
    /// @param minShares Least shares that he wants.
    /// @return shares Shares.
    function depositAtLeast(uint256 assets, address receiver, uint256 minShares) external returns (uint256 shares);

    /// @notice Redeems like ERC-4626's `redeem`, unless the price has moved too far. A notice of loss lowers the price
    /// at once, and its withdrawal raises it again.
    /// @param shares Shares.
    /// @param receiver Who receives the amount.
    /// @param owner Whose shares they are.
    /// @param minAssets Least amount that he wants, in token units.
    /// @return assets Amount in token units.
    function redeemAtLeast(
        uint256 shares,
        address receiver,
        address owner,
        uint256 minAssets
    ) external returns (uint256 assets);

    /// @notice Sets how much may be lost in one zone. Running cover stays; a lower cap only stops new cover.
    /// @param zone Zone number.
    /// @param cap Largest loss that running cover may cause there, in token units.
    function setZoneCap(uint32 zone, uint64 cap) external;

    /// @notice Stops new money coming in: deposits and new cover. Claims, refunds and withdrawals go on.
    function pause() external;

    /// @notice Lets new money come in again.
    function unpause() external;

    /// @notice Announces cover whose outcome may be known from the day of `endsAt` on: from then until it is resolved
    /// nobody enters or leaves the pool.
    /// @param endsAt Unix time in seconds at which the cover ends.
    function expose(uint40 endsAt) external;

    /// @notice Cedes cover that will be sold to the reinsurers of a treaty; their collateral is reserved for all of it.
    /// @param treatyId Treaty.
    /// @param maxLoss Largest loss that all of the cover may cause, in token units.
    /// @param endsAt Unix time in seconds at which the cover ends.
    /// @return cession Number of the cession, to be named with every policy of the cover.
    function cede(uint16 treatyId, uint64 maxLoss, uint40 endsAt) external returns (uint16 cession);

    /// @notice Collects a premium and locks capital for the largest loss of the new cover, net of its cession.
    /// @param payer Who pays the premium and has approved the pool.
    /// @param premium Premium in token units.
    /// @param maxLoss Largest loss of the new cover in token units.
    /// @param zone Zone in which the exposure counts, before reinsurance.
    /// @param cession Cession of the cover, zero when there is none.
    function underwrite(address payer, uint64 premium, uint64 maxLoss, uint32 zone, uint16 cession) external;

    /// @notice Undoes cover within its cooling-off period and returns its premium to the unit.
    /// @param to Who receives the premium.
    /// @param premium Premium in token units.
    /// @param maxLoss Largest loss that is no longer possible, in token units.
    /// @param zone Zone in which the exposure counted.
    /// @param cession Cession of the cover, zero when there is none.
    function cancel(address to, uint64 premium, uint64 maxLoss, uint32 zone, uint16 cession) external;

    /// @notice Books the end of some cover, or a reported loss, in one step, whatever the number of policies; settles
    /// with the reinsurers.
    /// @param resolution What was earned, what is returned, what is owed, and which lock ends.
    function resolve(Resolution calldata resolution) external;

    /// @notice Pays out of the reserve; reverts when the transfer fails.
    /// @param to Payee.
    /// @param amount Amount in token units.
    function pay(address to, uint64 amount) external;

    /// @notice Pays out of the reserve; a payee who cannot receive changes nothing and blocks nobody.
    /// @param to Payee.
    /// @param amount Amount in token units.
    /// @return paid Whether the money was sent.
    function tryPay(address to, uint64 amount) external returns (bool paid);

    /// @notice Returns to free capital what stayed unclaimed in the reserve; reinsurers get their part of it.
    /// @param amount Amount in token units.
    /// @param lapsedClaim Whether it was reserved for claims, and not for premiums to be returned.
    /// @param cession Cession of the cover, zero when there is none.
    function release(uint64 amount, bool lapsedClaim, uint16 cession) external;

    /// @notice Sets money aside for a loss that was notified under running cover.
    /// @param amount Amount in token units; it leaves the lock of the cover.
    /// @param earned Premium that the rest of the lock no longer backs and that is earned with it, in token units.
    function reserveClaim(uint64 amount, uint64 earned) external;

    /// @notice Ends a claim under running cover: pays it, and puts what it did not need back under the lock.
    /// @param claimEnd What is paid and what goes back.
    function closeClaim(ClaimEnd calldata claimEnd) external;

    /// @notice The pool's books.
    /// @return current All figures in token units.
    function books() external view returns (Books memory current);

    /// @notice Accumulation in one zone.
    /// @param zone Zone number.
    /// @return current Cap and exposure in token units.
    function zoneOf(uint32 zone) external view returns (Zone memory current);

    /// @notice Whether a contract is a line of business of this pool.
    /// @param line Address to look up.
    /// @return known True when it is.
    function isLine(address line) external view returns (bool known);

    /// @notice Capital that a provider may take out now, all providers together, if the pool is not frozen.
    /// @return amount Resources less locked capital, in token units.
    function freeCapital() external view returns (uint256 amount);

    /// @notice Whether the pool is closed to deposits and withdrawals because some cover has ended unresolved.
    /// @return frozen True when some cover has reached the day of its end and is not resolved.
    function isFrozen() external view returns (bool frozen);

    /// @notice Desk that holds the treaties and their collateral.
    /// @return desk Zero before the pool is sealed.
    function reinsurance() external view returns (IReinsurance desk);

    /// @notice Comprehensive solvency ratio: resources over locked capital, rounded down. Never below 100 %.
    /// @return ratioBps Basis points (10,000 = 100 %); the largest uint256 when nothing is locked.
    function solvencyRatioBps() external view returns (uint256 ratioBps);

    /// @notice Core solvency ratio: own funds, without unearned premium, over locked capital, rounded down.
    /// @return ratioBps Basis points (10,000 = 100 %); the largest uint256 when nothing is locked.
    function coreSolvencyRatioBps() external view returns (uint256 ratioBps);

    /// @notice Whether the two lines of solvency are kept, by the example of China's C-ROSS II: core 50 %,
    /// comprehensive 100 %. The second always is; the first warns early that premium carries the risk, not capital.
    /// @return core Whether the core ratio is at least 50 %.
    /// @return comprehensive Whether the comprehensive ratio is at least 100 %.
    function meetsSolvencyLines() external view returns (bool core, bool comprehensive);

    /// @notice Loss ratio: claims incurred over premium earned, both net of reinsurance, rounded down.
    /// @return ratioBps Basis points (10,000 = 100 %); zero when no premium is earned.
    function lossRatioBps() external view returns (uint256 ratioBps);

    /// @notice Expense ratio: expenses over premium written, less cancellations and, once cover has ended, cessions;
    /// rounded down.
    /// @return ratioBps Basis points (10,000 = 100 %); zero when no premium is written.
    function expenseRatioBps() external view returns (uint256 ratioBps);

    /// @notice Combined ratio: loss ratio plus expense ratio. Above 100 % the insurer lives on its capital.
    /// @return ratioBps Basis points (10,000 = 100 %).
    function combinedRatioBps() external view returns (uint256 ratioBps);
}
