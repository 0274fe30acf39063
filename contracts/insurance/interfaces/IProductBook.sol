// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Book of insurance products
/// @notice Every product version with its terms; a published version never changes. A new tariff is a new version.
interface IProductBook {
    /// @notice How a reading becomes a payout.
    /// Below: nothing from `trigger` upwards, the maximum from `exit` downwards, linear between. Above: the mirror
    /// image. Steps: the share of the highest step that is reached. Amounts: the fixed amount of the highest step that
    /// is reached, for group cover.
    enum Shape {
        Below,
        Above,
        Steps,
        Amounts
    }

    /// @notice What it means when nobody reports a reading in time: a season without data is void and its premium goes
    /// back; an event cover without a reported event expires and its premium is earned.
    enum Silence {
        RefundsPremium,
        MeansNoEvent
    }

    /// @notice One step of a stepped product.
    /// @param from Lowest reading that reaches the step, in the unit of the feed.
    /// @param pay Payout of the step: basis points of the sum insured (Steps), or token units (Amounts).
    struct Step {
        int64 from;
        uint64 pay;
    }

    /// @notice Terms of a product version.
    /// @param shape How a reading becomes a payout.
    /// @param silence What a missing reading means.
    /// @param trigger Reading at which the payout begins (Below, Above), in the unit of the feed.
    /// @param exit Reading at which the payout is complete (Below, Above), in the unit of the feed.
    /// @param maxPayoutBps Largest payout in basis points of the sum insured (Below, Above, Steps; zero for Amounts).
    /// @param waitingSeconds Time between the end of sale and the start of cover: nobody insures what he can foresee.
    /// @param claimSeconds Time to collect a payout after settlement, at least a week; what stays uncollected returns
    /// to the pool.
    /// @param indexHash Hash of the public rule that derives the reading from data.
    /// @param termsHash Hash of the policy wording.
    /// @param steps Steps in ascending order (Steps, Amounts), at most eight.
    struct Product {
        Shape shape;
        Silence silence;
        int64 trigger;
        int64 exit;
        uint16 maxPayoutBps;
        uint32 waitingSeconds;
        uint32 claimSeconds;
        bytes32 indexHash;
        bytes32 termsHash;
        Step[] steps;
    }

    /// @notice A product version is on sale; its terms are fixed.
    /// @param productId Number of this version.
    /// @param name Name that all versions of the product share.
    /// @param version Version, counted from one.
    /// @param product Its terms.
    event ProductPublished(uint32 indexed productId, bytes32 indexed name, uint32 version, Product product);

    /// @notice No new cohort or group is opened under a product version; what is open stays as it is.
    /// @param productId Number of the version.
    event ProductRetired(uint32 indexed productId);

    /// @notice No version has this number.
    /// @param productId Number asked for.
    error ProductUnknown(uint32 productId);

    /// @notice The product version is no longer on sale.
    /// @param productId Number of the version.
    error ProductNotOnSale(uint32 productId);

    /// @notice Trigger and exit must differ, and lie on the right sides of each other.
    /// @param trigger Trigger given.
    /// @param exit Exit given.
    error ProductTriggerInvalid(int64 trigger, int64 exit);

    /// @notice The largest payout must be between 1 and 10,000 basis points and agree with the steps.
    /// @param actual Basis points given.
    /// @param expected Basis points allowed.
    error ProductMaxPayoutInvalid(uint256 actual, uint256 expected);

    /// @notice Steps must be one to eight, in ascending order of reading and payout; a linear product has none.
    /// @param position Position of the first wrong step, counted from zero.
    error ProductStepInvalid(uint256 position);

    /// @notice Policyholders need at least a week to collect.
    /// @param actual Seconds given.
    /// @param least Seconds needed.
    error ProductClaimTimeTooShort(uint256 actual, uint256 least);

    /// @notice The product version pays in another way than this line of business.
    /// @param productId Number of the version.
    /// @param shape Its shape.
    error ProductShapeUnsuitable(uint32 productId, Shape shape);

    /// @notice Publishes a version; the next one of the same name gets the next version number.
    /// @param name Name that all versions share.
    /// @param product Terms.
    /// @return productId Number of this version, counted from one over all products.
    function publish(bytes32 name, Product calldata product) external returns (uint32 productId);

    /// @notice Takes a version off sale.
    /// @param productId Number of the version.
    function retire(uint32 productId) external;

    /// @notice Terms of a version.
    /// @param productId Number of the version.
    /// @return product Its terms.
    function productOf(uint32 productId) external view returns (Product memory product);

    /// @notice Terms of a version that is on sale; reverts when it is not.
    /// @param productId Number of the version.
    /// @return product Its terms.
    function onSale(uint32 productId) external view returns (Product memory product);

    /// @notice Share of the sum insured that a reading pays, rounded down.
    /// @param productId Number of a version that pays shares.
    /// @param reading Reading in the unit of the feed.
    /// @return bps Basis points of the sum insured.
    function payoutBps(uint32 productId, int64 reading) external view returns (uint16 bps);

    /// @notice Steps of a version.
    /// @param productId Number of the version.
    /// @return steps Steps in ascending order; none for a linear product.
    function stepsOf(uint32 productId) external view returns (Step[] memory steps);
}
