// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IShareRegister} from "../../../contracts/crowdfunding/interfaces/IShareRegister.sol";
import {ShareRegister} from "../../../contracts/crowdfunding/ShareRegister.sol";
import {IIdentityRegistry} from "../../../contracts/identity/interfaces/IIdentityRegistry.sol";
import {FreeMintToken} from "../../../contracts/mocks/base/FreeMintToken.sol";
import {CannedIdentityRegistry} from "../../../contracts/mocks/CannedIdentityRegistry.sol";
import {LabTest} from "../../support/LabTest.sol";

/// @notice An ordinary token that anybody can mint.
contract PlainToken is FreeMintToken {
    constructor() FreeMintToken("Plain Token", "PLAIN") {}
}

/// @title Set-up of the register's tests
/// @notice One class of shares, a registrar, a desk, and people whom the identity registry knows.
abstract contract RegisterTest is LabTest {
    /// Monday 2026-03-02, 10:00 in UTC+8.
    uint256 internal constant START = 1_772_416_800;
    uint32 internal constant LOCK = 365 days;
    bytes32 internal constant REASON = keccak256("decision 17/2026");

    address internal issuer = _actor("issuer");
    address internal minter = _actor("minter");
    address internal registrar = _actor("registrar");
    address internal desk = _actor("desk");
    address internal lin = _actor("lin");
    address internal mei = _actor("mei");
    address internal tao = _actor("tao");
    address internal zhou = _actor("zhou");

    FreeMintToken internal token;
    CannedIdentityRegistry internal identity;
    ShareRegister internal mould;
    ShareRegister internal register;

    function setUp() public virtual {
        vm.warp(START);
        token = _token();
        identity = new CannedIdentityRegistry();
        mould = new ShareRegister();
        register = _open(_terms());
        register.refresh(issuer);
        _tell(lin, "lin", IIdentityRegistry.Class.Retail, 1);
        _tell(mei, "mei", IIdentityRegistry.Class.Retail, 1);
        _tell(tao, "tao", IIdentityRegistry.Class.Accredited, 1);
        _tell(zhou, "zhou", IIdentityRegistry.Class.Entity, 3);
    }

    function _token() internal virtual returns (FreeMintToken) {
        return new PlainToken();
    }

    function _open(IShareRegister.Terms memory terms) internal returns (ShareRegister) {
        IShareRegister.Labels memory labels = IShareRegister.Labels("Dawn Robotics Common", "DAWN", "Common");
        bytes32 salt = keccak256(abi.encode(terms));
        return
            ShareRegister(Clones.cloneDeterministicWithImmutableArgs(address(mould), abi.encode(terms, labels), salt));
    }

    function _tell(address wallet, bytes memory subject, IIdentityRegistry.Class class, uint24 members) internal {
        _tell(wallet, IIdentityRegistry.Code.Valid, _person(subject, class, members));
    }

    function _tell(address wallet, IIdentityRegistry.Code code, IIdentityRegistry.Person memory person) internal {
        identity.tell(wallet, code, person);
        register.refresh(wallet);
    }

    function _end(address wallet, IIdentityRegistry.Code code) internal {
        (, IIdentityRegistry.Person memory person) = identity.check(wallet);
        _tell(wallet, code, person);
    }

    function _issue(address to, uint48 shares) internal {
        vm.prank(minter);
        register.issue(to, shares, 0);
    }

    /// A dividend that the issuer has the money for.
    function _declare(uint64 amount) internal virtual {
        token.mint(issuer, amount);
        vm.startPrank(issuer);
        SafeERC20.forceApprove(IERC20(address(token)), address(register), amount);
        register.declareDividend(amount);
        vm.stopPrank();
    }

    function _claim(address holder) internal returns (uint64 amount) {
        vm.prank(holder);
        amount = register.claimDividend();
    }

    function _transfer(address from, address to, uint256 shares) internal {
        vm.prank(from);
        register.transfer(to, shares);
    }

    /// Beyond the lock of everything that was issued so far.
    function _unlock() internal {
        vm.warp(block.timestamp + LOCK + 1 days);
    }

    function _expectRestricted(IShareRegister.Restriction reason, address from, address to, uint256 shares) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IShareRegister.SharesTransferRestricted.selector, reason, from, to, shares)
        );
    }

    function _terms() internal view virtual returns (IShareRegister.Terms memory) {
        return
            IShareRegister.Terms({
                token: IERC20(address(token)),
                identity: IIdentityRegistry(address(identity)),
                registrar: registrar,
                issuer: issuer,
                minter: minter,
                holderCap: 5,
                resaleLockSeconds: LOCK
            });
    }

    function _shares(address holder) internal view returns (uint256) {
        return register.balanceOf(holder);
    }

    function _subject(bytes memory subject) internal pure returns (bytes31) {
        return bytes31(keccak256(subject));
    }

    function _person(
        bytes memory subject,
        IIdentityRegistry.Class class,
        uint24 members
    ) internal pure returns (IIdentityRegistry.Person memory) {
        return IIdentityRegistry.Person({subject: _subject(subject), class: class, country: 156, members: members});
    }
}
