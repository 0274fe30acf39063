// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

import {IIdentityRegistry} from "../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {ILendingPolicy} from "../../contracts/lending/interfaces/ILendingPolicy.sol";
import {IRelatedParties} from "../../contracts/lending/interfaces/IRelatedParties.sol";
import {IUnderwriting} from "../../contracts/lending/interfaces/IUnderwriting.sol";
import {Underwriting} from "../../contracts/lending/Underwriting.sol";
import {WalletERC1271} from "../../contracts/mocks/WalletERC1271.sol";
import {MarketTest} from "./support/MarketTest.sol";

contract UnderwritingScoreTest is MarketTest {
    function test_AScoreCountsOnce() public {
        bytes memory signature = _scored();
        uint256 snapshot = vm.snapshotState();
        vm.prank(borrower);
        address loan = market.request(wish, score, scorer, signature);
        vm.revertToState(snapshot);
        vm.expectEmit(address(underwriting));
        emit IUnderwriting.Underwritten(loan, wish.project, scorer, 700, 0, 40, DEADLINE);
        _ask(signature, "");
        vm.assertEq(underwriting.nonces(borrower), 1, "next number");
        wish.project = "another project";
        _ask(signature, abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, borrower, 1));
        score.nonce = 2;
        _ask(_scored(), abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, borrower, 1));
        score.nonce = 1;
        _ask(_scored(), "");
    }

    function test_RevertWhen_SignedBySomebodyElse() public {
        (address other, uint256 key) = _actorWithKey("other");
        bytes memory signature = _sign(key, underwriting.scoreHash(score));
        _ask(signature, _invalid());
        scorer = other;
        _ask(signature, _invalid());
        underwriting.setScorer(other, true);
        _ask(signature, "");
    }

    function test_RevertWhen_ScorersKeyHasLeaked() public {
        vm.expectEmit(address(underwriting));
        emit IUnderwriting.ScorerSet(scorer, false);
        underwriting.revokeScorer(scorer);
        _ask(_scored(), _invalid());
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, bob));
        vm.prank(bob);
        underwriting.revokeScorer(scorer);
    }

    function test_RevertWhen_ScorerNoLongerAdmitted() public {
        vm.assertTrue(underwriting.isScorer(scorer), "admitted");
        vm.expectEmit(address(underwriting));
        emit IUnderwriting.ScorerSet(scorer, false);
        underwriting.setScorer(scorer, false);
        _ask(_scored(), _invalid());
    }

    function test_AContractMayScore() public {
        (address owner, uint256 key) = _actorWithKey("owner");
        scorer = address(new WalletERC1271(owner));
        underwriting.setScorer(scorer, true);
        _ask(_scored(), _invalid());
        _ask(_sign(key, underwriting.scoreHash(score)), "");
    }

    function test_RevertWhen_AnyFieldDiffersFromWhatWasSigned() public {
        bytes memory signature = _scored();
        score.limit += 1;
        _ask(signature, _invalid());
        score.limit -= 1;
        score.grade = 11;
        _ask(signature, _invalid());
        score.grade = 12;
        score.score = 701;
        _ask(signature, _invalid());
    }

    function test_RevertWhen_OfAnotherWalletOrPerson() public {
        score.borrower = ann;
        _ask(_scored(), abi.encodeWithSelector(IUnderwriting.MarketScoreOther.selector, ann, borrower));
        (score.borrower, score.subject) = (borrower, _subject("ann"));
        _ask(_scored(), abi.encodeWithSelector(IUnderwriting.MarketScoreOther.selector, borrower, borrower));
    }

    function test_RevertWhen_NotYetOrNoLongerValid() public {
        bytes memory signature = _scored();
        bytes memory reason = abi.encodeWithSelector(
            IUnderwriting.MarketScoreNotCurrent.selector,
            score.validFrom,
            score.validTo
        );
        vm.warp(score.validFrom - 1);
        _ask(signature, reason);
        wish.deadline = score.validTo + 1 days;
        vm.warp(score.validTo);
        _ask(signature, reason);
        vm.warp(score.validTo - 1);
        _ask(signature, "");
    }

    function test_ValidFromItsFirstSecond() public {
        vm.warp(score.validFrom);
        _ask(_scored(), "");
    }

    function test_RevertWhen_MadeUnderAnotherPolicy() public {
        bytes memory signature = _scored();
        policy.publish(rules);
        _ask(signature, abi.encodeWithSelector(IUnderwriting.MarketScorePolicyOther.selector, 1, 2));
        score.policyVersion = 3;
        _ask(_scored(), abi.encodeWithSelector(IUnderwriting.MarketScorePolicyOther.selector, 3, 2));
        score.policyVersion = 2;
        _ask(_scored(), "");
    }

    function test_RevertWhen_SignedForAnotherChainOrContract() public {
        bytes memory signature = _scored();
        vm.chainId(1);
        _ask(signature, _invalid());
        vm.chainId(31337);
        Underwriting other = new Underwriting(address(authority), address(mould), ILendingPolicy(address(policy)));
        (, uint256 key) = _actorWithKey("scorer");
        _ask(_sign(key, other.scoreHash(score)), _invalid());
        _ask(signature, "");
    }

    function test_RevertWhen_GradeUnknown() public {
        score.grade = 36;
        _ask(_scored(), abi.encodeWithSelector(ILendingPolicy.PolicyGradeInvalid.selector, 36));
        score.grade = 0;
        _ask(_scored(), abi.encodeWithSelector(ILendingPolicy.PolicyGradeInvalid.selector, 0));
    }

    function test_RevertWhen_BorrowerRelatedOrNotAdmitted() public {
        related.relate(borrower);
        _ask(_scored(), abi.encodeWithSelector(IRelatedParties.RelatedPartyForbidden.selector, borrower));
    }

    function test_RevertWhen_SomebodyElseUnderwrites() public {
        IIdentityRegistry.Person memory person = IIdentityRegistry.Person(
            _subject("borrower"),
            IIdentityRegistry.Class.Retail,
            156,
            1
        );
        bytes memory signature = _scored();
        _expect(abi.encodeWithSelector(IUnderwriting.MarketCallerUnknown.selector, address(this)));
        underwriting.open(borrower, person, wish, score, scorer, signature);
    }

    function test_RevertWhen_SealedAgain() public {
        _expect(abi.encodeWithSelector(IUnderwriting.MarketSealedAlready.selector));
        underwriting.seal(ann);
    }

    function test_RevertWhen_NotAllowedToAdministrate() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, ann);
        vm.prank(ann);
        _expect(reason);
        underwriting.setScorer(ann, true);
        vm.prank(ann);
        _expect(reason);
        underwriting.seal(ann);
        vm.prank(ann);
        _expect(reason);
        market.pause();
        vm.prank(ann);
        _expect(reason);
        market.unpause();
    }

    function _ask(bytes memory signature, bytes memory reason) private {
        vm.prank(borrower);
        if (reason.length != 0) _expect(reason);
        market.request(wish, score, scorer, signature);
    }

    function _invalid() private view returns (bytes memory reason) {
        return abi.encodeWithSelector(IUnderwriting.MarketScoreInvalid.selector, scorer);
    }
}
