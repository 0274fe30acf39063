// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {IParametricCover} from "../../contracts/insurance/interfaces/IParametricCover.sol";
import {ParametricCover} from "../../contracts/insurance/ParametricCover.sol";
import {CoverTest} from "./support/CoverTest.sol";

/// A quote binds exactly these terms, on this chain, at this contract, once.
contract ParametricCoverQuoteTest is CoverTest {
    IParametricCover.Quote private quote;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        quote = _quote(cohortId, alice, 1000_00, 50_00);
        signature = _signQuote(quote);
        _fund(address(this), 1000_00);
    }

    function test_RevertWhen_TheUnderwriterIsAnother() public {
        cover.setUnderwriter(bob, true);
        quote.underwriter = bob;
        _expectInvalid(bob);
        cover.buy(quote, signature);

        quote.underwriter = stranger;
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, stranger));
        cover.buy(quote, signature);
    }

    function test_RevertWhen_TheHolderIsAnother() public {
        quote.holder = bob;
        _refuse();
    }

    function test_RevertWhen_TheCohortIsAnother() public {
        quote.cohortId = _openCohort(_publishDrought());
        _refuse();
    }

    function test_RevertWhen_TheSumInsuredIsAnother() public {
        ++quote.sumInsured;
        _refuse();
    }

    function test_RevertWhen_ThePremiumIsAnother() public {
        --quote.premium;
        _refuse();
    }

    function test_RevertWhen_TheValidityIsAnother() public {
        ++quote.validUntil;
        _refuse();
    }

    function test_RevertWhen_TheCoolingOffPeriodIsAnother() public {
        ++quote.coolingOffUntil;
        _refuse();
    }

    function test_RevertWhen_TheSaltIsAnother() public {
        ++quote.salt;
        _refuse();
    }

    function test_RevertWhen_TheSignatureIsEmptyOrCut() public {
        _expectInvalid(underwriter);
        cover.buy(quote, "");
        bytes memory cut = new bytes(64);
        for (uint256 i = 0; i < cut.length; ++i) cut[i] = signature[i];
        _expectInvalid(underwriter);
        cover.buy(quote, cut);
    }

    function test_RevertWhen_AStrangerSigned() public {
        (, uint256 strangerKey) = _actorWithKey("stranger");
        signature = _sign(strangerKey, cover.hashOf(quote));
        _refuse();
    }

    function test_RevertWhen_TheChainIsAnother() public {
        uint256 home = block.chainid;
        vm.chainId(home + 1);
        _refuse();

        vm.chainId(home);
        vm.assertNotEq(cover.buy(quote, signature), bytes32(0), "at home it is good");
    }

    function test_RevertWhen_TheContractIsAnother() public {
        ParametricCover other = new ParametricCover(pool, oracle, book, address(authority));
        signature = _sign(underwriterKey, other.hashOf(quote));
        _refuse();
    }

    function test_RevertWhen_AQuoteIsAcceptedTwice() public {
        bytes32 policyId = cover.buy(quote, signature);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUsed.selector, policyId));
        cover.buy(quote, signature);
    }

    function test_RevertGiven_ThePolicyWasCancelled() public {
        bytes32 policyId = cover.buy(quote, signature);
        vm.prank(alice);
        cover.cancel(quote, alice);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUsed.selector, policyId));
        cover.buy(quote, signature);
    }

    function test_HashOfIsTheDigestOfTheDocumentedType() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab ParametricCover"),
                keccak256("1"),
                block.chainid,
                address(cover)
            )
        );
        bytes32 typehash = keccak256(
            // solhint-disable-next-line max-line-length
            "Quote(address underwriter,address holder,uint24 cohortId,uint64 sumInsured,uint64 premium,uint40 validUntil,uint40 coolingOffUntil,uint256 salt)"
        );
        bytes memory terms = abi.encode(quote.underwriter, quote.holder, quote.cohortId, quote.sumInsured);
        bytes memory rest = abi.encode(quote.premium, quote.validUntil, quote.coolingOffUntil, quote.salt);
        bytes32 content = keccak256(abi.encodePacked(typehash, terms, rest));

        vm.assertEq(cover.hashOf(quote), keccak256(abi.encodePacked(hex"1901", domain, content)), "digest");
    }

    function _refuse() private {
        _expectInvalid(underwriter);
        cover.buy(quote, signature);
    }

    function _expectInvalid(address signer) private {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteSignatureInvalid.selector, signer));
    }
}
