// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IndemnityCover} from "../../contracts/insurance/IndemnityCover.sol";
import {IIndemnityCover} from "../../contracts/insurance/interfaces/IIndemnityCover.sol";
import {IInsuranceLine} from "../../contracts/insurance/interfaces/IInsuranceLine.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {IndemnityTest} from "./support/IndemnityTest.sol";

/// A quote binds exactly these terms, on this chain, at this contract, once.
contract IndemnityCoverQuoteTest is IndemnityTest {
    IIndemnityCover.IndemnityQuote private quote;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        quote = _motorQuote(bob);
        signature = _signMotor(quote);
        _fund(address(this), 10 * PREMIUM);
    }

    function test_RevertWhen_TheUnderwriterIsAnother() public {
        indemnity.setUnderwriter(bob, true);
        quote.underwriter = bob;
        _expectInvalid(bob);
        indemnity.buy(quote, signature);

        quote.underwriter = stranger;
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, stranger));
        indemnity.buy(quote, signature);
    }

    function test_RevertGiven_TheUnderwriterIsWithdrawn() public {
        indemnity.revokeUnderwriter(underwriter);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUnderwriterUnknown.selector, underwriter));
        indemnity.buy(quote, signature);
    }

    function test_RevertWhen_TheHolderIsAnother() public {
        quote.holder = alice;
        _refuse();
    }

    function test_RevertWhen_TheProductIsAnother() public {
        quote.productId = indemnity.publish("motor", _motor());
        _refuse();
    }

    function test_RevertWhen_AnAmountIsAnother() public {
        ++quote.sumInsured;
        _refuse();
        --quote.sumInsured;
        ++quote.perClaimLimit;
        _refuse();
        --quote.perClaimLimit;
        ++quote.aggregateLimit;
        _refuse();
        --quote.aggregateLimit;
        --quote.premium;
        _refuse();
        ++quote.premium;
        _accept();
    }

    function test_RevertWhen_ATimeIsAnother() public {
        --quote.coverStart;
        _refuse();
        ++quote.coverStart;
        ++quote.coverEnd;
        _refuse();
        --quote.coverEnd;
        ++quote.validUntil;
        _refuse();
        --quote.validUntil;
        ++quote.coolingOffUntil;
        _refuse();
        --quote.coolingOffUntil;
        _accept();
    }

    function test_RevertWhen_TheSaltIsAnother() public {
        ++quote.salt;
        _refuse();
    }

    function test_RevertWhen_TheSignatureIsEmpty() public {
        signature = "";
        _refuse();
    }

    function test_RevertWhen_AStrangerSigned() public {
        (, uint256 strangerKey) = _actorWithKey("stranger");
        signature = _sign(strangerKey, indemnity.hashOf(quote));
        _refuse();
    }

    function test_RevertWhen_TheChainIsAnother() public {
        uint256 home = block.chainid;
        vm.chainId(home + 1);
        _refuse();

        vm.chainId(home);
        _accept();
    }

    function test_RevertWhen_TheContractIsAnother() public {
        IndemnityCover other = new IndemnityCover(pool, fund, address(authority));
        signature = _sign(underwriterKey, other.hashOf(quote));
        _refuse();
    }

    function test_RevertWhen_TheQuoteIsExpired() public {
        vm.warp(VALID_UNTIL + 1);
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteExpired.selector, VALID_UNTIL));
        indemnity.buy(quote, signature);

        vm.warp(VALID_UNTIL);
        _accept();
    }

    function test_RevertWhen_AQuoteIsAcceptedTwice() public {
        bytes32 id = indemnity.buy(quote, signature);
        _expectUsed(id);
        indemnity.buy(quote, signature);
    }

    function test_RevertGiven_ThePolicyWasCancelled() public {
        bytes32 id = indemnity.buy(quote, signature);
        vm.prank(bob);
        indemnity.cancel(quote, bob);
        _expectUsed(id);
        indemnity.buy(quote, signature);
    }

    /// A quote that outlives its own cover: the policy is closed, the quote is still valid.
    function test_RevertGiven_ThePolicyIsClosed() public {
        quote.validUntil = COVER_END + 365 days;
        signature = _signMotor(quote);
        bytes32 id = indemnity.buy(quote, signature);
        vm.warp(RUNS_UNTIL + 1);
        indemnity.expire(id);
        indemnity.close(id);
        _expectUsed(id);
        indemnity.buy(quote, signature);
    }

    function test_AContractWalletUnderwrites() public {
        WalletERC1271 wallet = new WalletERC1271(underwriter);
        indemnity.setUnderwriter(address(wallet), true);
        quote.underwriter = address(wallet);
        signature = _sign(underwriterKey, indemnity.hashOf(quote));
        _accept();
    }

    function test_RevertWhen_AnotherThanItsOwnerSignsForAContractWallet() public {
        WalletERC1271 wallet = new WalletERC1271(stranger);
        indemnity.setUnderwriter(address(wallet), true);
        quote.underwriter = address(wallet);
        signature = _sign(underwriterKey, indemnity.hashOf(quote));
        _expectInvalid(address(wallet));
        indemnity.buy(quote, signature);
    }

    function test_HashOfIsTheDigestOfTheDocumentedType() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("FinChain Lab IndemnityCover"),
                keccak256("1"),
                block.chainid,
                address(indemnity)
            )
        );
        bytes32 typehash = keccak256(
            // solhint-disable-next-line max-line-length
            "IndemnityQuote(address underwriter,address holder,uint16 productId,uint64 sumInsured,uint64 perClaimLimit,uint64 aggregateLimit,uint64 premium,uint40 coverStart,uint40 coverEnd,uint40 validUntil,uint40 coolingOffUntil,uint256 salt)"
        );
        bytes memory people = abi.encode(quote.underwriter, quote.holder, quote.productId);
        bytes memory money = abi.encode(quote.sumInsured, quote.perClaimLimit, quote.aggregateLimit, quote.premium);
        bytes memory times = abi.encode(quote.coverStart, quote.coverEnd, quote.validUntil, quote.coolingOffUntil);
        bytes32 content = keccak256(abi.encodePacked(typehash, people, money, times, quote.salt));

        vm.assertEq(indemnity.hashOf(quote), keccak256(abi.encodePacked(hex"1901", domain, content)), "digest");
    }

    function _refuse() private {
        _expectInvalid(underwriter);
        indemnity.buy(quote, signature);
    }

    function _accept() private {
        bytes32 id = indemnity.buy(quote, signature);
        vm.assertEq(id, indemnity.hashOf(quote), "policy");
        vm.assertEq(indemnity.policyOf(id).holder, quote.holder, "holder");
    }

    function _expectInvalid(address signer) private {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteSignatureInvalid.selector, signer));
    }

    function _expectUsed(bytes32 id) private {
        vm.expectRevert(abi.encodeWithSelector(IInsuranceLine.QuoteUsed.selector, id));
    }
}
