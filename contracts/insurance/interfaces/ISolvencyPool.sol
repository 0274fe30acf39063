// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";

/// @title Solvency pool of the insurer
/// @notice Holds all money of the insurer: capital of the providers, premiums, and the reserve for known claims.
/// @dev All amounts are in units of the settlement token (fen for the lab yuan). The pool keeps its own books and never
/// reads its token balance as income: what is donated to it changes no figure.
///
/// Balance sheet: resources = own funds of the providers + unearned premium; the claims reserve is held apart from
/// them. Locked capital is the largest loss that all running cover could still cause. After every call
/// resources >= locked >= unearned premium.
///
/// The settlement token must book exactly what it is told (no fee, no rebasing) and have at most six decimals.
interface ISolvencyPool is IERC4626 {
    /// @notice The pool's books.
    /// @param resources Claim-paying resources: capital and premiums that no known claim has used.
    /// @param locked Largest loss that all running cover could still cause.
    /// @param unearned Premium of running cover (unearned premium reserve).
    /// @param earned Premium earned since the start.
    /// @param reserve Money owed to policyholders and not yet paid: settled claims and premiums to be returned.
    /// @param incurred Claims incurred since the start, paid and outstanding, less what lapsed unclaimed.
    struct Books {
        uint64 resources;
        uint64 locked;
        uint64 unearned;
        uint64 earned;
        uint64 reserve;
        uint64 incurred;
    }

    /// @notice Accumulation of exposure in one zone.
    /// @param cap Largest loss that running cover may cause in this zone.
    /// @param exposed Largest loss that running cover could still cause in this zone.
    struct Zone {
        uint64 cap;
        uint64 exposed;
    }

    /// @notice The end of some cover, as its line books it.
    /// @param earned Premium that the insurer has earned.
    /// @param returned Premium that goes back to the policyholders.
    /// @param liability Claims that became due.
    /// @param maxLoss Capital lock that ends.
    /// @param zone Zone in which the cover was counted.
    /// @param endsAt Unix time in seconds at which the cover ended, as it was given to `expose`.
    struct Resolution {
        uint64 earned;
        uint64 returned;
        uint64 liability;
        uint64 maxLoss;
        uint32 zone;
        uint40 endsAt;
    }

    /// @notice The lines of business of this pool are fixed for good.
    /// @param lines Contracts that may underwrite with the pool's capital.
    event LinesSealed(address[] lines);

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

    /// @notice Too much would depend on one event in this zone.
    /// @param zone Zone number.
    /// @param wanted Largest loss in the zone with the new cover.
    /// @param cap Largest loss allowed in the zone.
    error PoolZoneCapExceeded(uint32 zone, uint256 wanted, uint256 cap);

    /// @notice Fixes the lines of business; works once.
    /// @param lines Contracts that may underwrite with the pool's capital.
    function seal(address[] calldata lines) external;

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

    /// @notice Collects a premium and locks capital for the largest loss of the new cover.
    /// @param payer Who pays the premium and has approved the pool.
    /// @param premium Premium in token units.
    /// @param maxLoss Largest loss of the new cover in token units.
    /// @param zone Zone in which the exposure counts.
    function underwrite(address payer, uint64 premium, uint64 maxLoss, uint32 zone) external;

    /// @notice Undoes cover within its cooling-off period and returns its premium to the unit.
    /// @param to Who receives the premium.
    /// @param premium Premium in token units.
    /// @param maxLoss Capital lock that ends.
    /// @param zone Zone in which the exposure counted.
    function cancel(address to, uint64 premium, uint64 maxLoss, uint32 zone) external;

    /// @notice Books the end of some cover in one step, whatever the number of its policies.
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

    /// @notice Returns to free capital what stayed unclaimed in the reserve.
    /// @param amount Amount in token units.
    /// @param lapsedClaim Whether it was reserved for claims, and not for premiums to be returned.
    function release(uint64 amount, bool lapsedClaim) external;

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

    /// @notice Solvency ratio: resources over the largest possible loss, rounded down.
    /// @return ratioBps Basis points (10,000 = 100 %); the largest uint256 when nothing is locked.
    function solvencyRatioBps() external view returns (uint256 ratioBps);

    /// @notice Loss ratio: claims incurred over premium earned, rounded down.
    /// @return ratioBps Basis points (10,000 = 100 %); zero when no premium is earned.
    function lossRatioBps() external view returns (uint256 ratioBps);
}
