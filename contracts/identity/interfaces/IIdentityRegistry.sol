// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Identity registry
/// @notice Who may act: wallets bound to pseudonymous subjects by accredited issuers, with class, country and expiry.
/// @dev An issuer checks a person outside the chain and signs a voucher (EIP-712, bound to chain and contract). The
/// wallet named in it presents it. A wallet belongs to one subject for ever; a subject may have many wallets. Limits
/// are kept for subjects, so a second wallet gains nothing.
///
/// A subject is a commitment of 31 bytes: the first 31 bytes of keccak256(salt, identity number, ...), with a random
/// salt of 32 bytes for each person. The issuer keeps the salt in secret together with the evidence, and the person a
/// copy. Without the salt nobody can try out identity numbers; if issuer and person destroy it, the subject means
/// nobody any more. No name, number or bare hash of either ever comes on the chain.
///
/// Known limit: the chain sees subjects and not people. Two issuers who choose their own salts give one human two
/// subjects, and with them every limit twice. Issuers therefore have to agree: who meets a new client asks the others
/// for the subject (a common registrar, or one secret function of the identity number that they compute together), and
/// refuses a second one. That agreement belongs into the profile under which an issuer is accredited.
///
/// A voucher is presented by the person it speaks of, who keeps back what is to his disadvantage. So an issuer who
/// learns of such a thing acts himself, with `suspend` or `revoke`, and does not just sign another voucher. A voucher
/// that was never presented cannot be recalled, only overtaken by a newer one or by its expiry.
interface IIdentityRegistry {
    /// @notice What kind of person stands behind a wallet.
    enum Class {
        None,
        Retail,
        Qualified,
        Accredited,
        Entity
    }

    /// @notice Why somebody may not act. Valid is the only yes; of several reasons the first of this list is given.
    /// Unknown: the wallet never presented a voucher. WalletRetired: lost or stolen, for ever. IssuerInactive: the
    /// issuer is suspended or ended. Revoked: until a voucher issued afterwards. Suspended: until the issuer lifts it.
    /// Expired: until a newer voucher.
    enum Code {
        Valid,
        Unknown,
        WalletRetired,
        IssuerInactive,
        Revoked,
        Suspended,
        Expired
    }

    /// @notice Standing of an issuer. Ended is for ever.
    enum Standing {
        None,
        Active,
        Suspended,
        Ended
    }

    /// @notice What an issuer signs (EIP-712).
    /// @param issuer Number of the issuer.
    /// @param wallet Wallet that may present it.
    /// @param subject Pseudonymous person, a salted commitment.
    /// @param class Kind of person.
    /// @param country ISO 3166-1 numeric code, 1 to 999; 156 is China.
    /// @param members Declared members of an entity; 1 for everybody else.
    /// @param issuedAt Unix time in seconds at which the issuer signed; of two vouchers the later counts.
    /// @param expiresAt Unix time in seconds from which the person must be checked again.
    /// @param evidence Hash of the evidence that the issuer keeps, salted like the subject.
    struct Voucher {
        uint32 issuer;
        address wallet;
        bytes31 subject;
        Class class;
        uint16 country;
        uint24 members;
        uint40 issuedAt;
        uint40 expiresAt;
        bytes32 evidence;
    }

    /// @notice Who stands behind a wallet.
    /// @param subject Pseudonymous person.
    /// @param class Kind of person.
    /// @param country ISO 3166-1 numeric code.
    /// @param members Declared members of an entity; 1 for everybody else.
    struct Person {
        bytes31 subject;
        Class class;
        uint16 country;
        uint24 members;
    }

    /// @notice All that is known of a subject, in one slot.
    /// @param issuer Number of the issuer that answers for the subject; zero when the subject is unknown.
    /// @param class Kind of person.
    /// @param suspended Whether the issuer has suspended the subject.
    /// @param revoked Whether the issuer has revoked the subject since its newest voucher.
    /// @param country ISO 3166-1 numeric code.
    /// @param members Declared members of an entity; 1 for everybody else.
    /// @param issuedAt Unix time in seconds of the newest voucher, or of a later revocation.
    /// @param expiresAt Unix time in seconds from which the person must be checked again.
    struct Record {
        uint32 issuer;
        Class class;
        bool suspended;
        bool revoked;
        uint16 country;
        uint24 members;
        uint40 issuedAt;
        uint40 expiresAt;
    }

    /// @notice An accredited issuer, in one slot.
    /// @param key Account that signs vouchers and acts for the issuer: a key, or a contract (ERC-1271).
    /// @param standing Whether its signatures count.
    struct Issuer {
        address key;
        Standing standing;
    }

    /// @notice A wallet, in one slot.
    /// @param subject Pseudonymous person to whom it belongs; zero when it belongs to nobody.
    /// @param retired Whether it can never act again.
    struct Wallet {
        bytes31 subject;
        bool retired;
    }

    /// @notice An issuer was accredited.
    /// @param issuer Number of the issuer.
    /// @param key Account that signs for it.
    /// @param profile Hash of the terms on which it is accredited: who it is and how it checks people.
    event IssuerAccredited(uint32 indexed issuer, address indexed key, bytes32 profile);

    /// @notice Another account signs for an issuer; vouchers under the old one are worthless unless presented before.
    /// @param issuer Number of the issuer.
    /// @param key Account that signs for it from now on.
    event IssuerKeyReplaced(uint32 indexed issuer, address indexed key);

    /// @notice An issuer does not count for the time being, nor do its subjects.
    /// @param issuer Number of the issuer.
    /// @param reason Hash or code of the reason.
    event IssuerSuspended(uint32 indexed issuer, bytes32 reason);

    /// @notice A suspended issuer counts again.
    /// @param issuer Number of the issuer.
    event IssuerReinstated(uint32 indexed issuer);

    /// @notice An issuer is no longer accredited; other issuers may take over its subjects.
    /// @param issuer Number of the issuer.
    /// @param reason Hash or code of the reason.
    event IssuerEnded(uint32 indexed issuer, bytes32 reason);

    /// @notice A wallet belongs to a subject from now on.
    /// @param wallet Wallet.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer that says so.
    /// @param evidence Hash of the evidence that the issuer keeps.
    event WalletBound(address indexed wallet, bytes31 indexed subject, uint32 indexed issuer, bytes32 evidence);

    /// @notice A newer voucher says who a subject is, for all its wallets. It clears a revocation, not a suspension.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer that answers for it from now on.
    /// @param class Kind of person.
    /// @param country ISO 3166-1 numeric code.
    /// @param members Declared members of an entity; 1 for everybody else.
    /// @param issuedAt Unix time in seconds at which the voucher was issued.
    /// @param expiresAt Unix time in seconds from which the person must be checked again.
    /// @param evidence Hash of the evidence that the issuer keeps.
    event SubjectRecorded(
        bytes31 indexed subject,
        uint32 indexed issuer,
        Class class,
        uint16 country,
        uint24 members,
        uint40 issuedAt,
        uint40 expiresAt,
        bytes32 evidence
    );

    /// @notice A subject may not act for the time being.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer.
    /// @param reason Hash or code of the reason.
    event SubjectSuspended(bytes31 indexed subject, uint32 indexed issuer, bytes32 reason);

    /// @notice The suspension of a subject is over.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer.
    event SuspensionLifted(bytes31 indexed subject, uint32 indexed issuer);

    /// @notice What was said of a subject up to this moment no longer counts.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer.
    /// @param reason Hash or code of the reason.
    /// @param revokedAt Unix time in seconds; only vouchers issued after it count.
    event SubjectRevoked(bytes31 indexed subject, uint32 indexed issuer, bytes32 reason, uint40 revokedAt);

    /// @notice A wallet was lost or stolen and can never act again.
    /// @param wallet Wallet.
    /// @param subject Pseudonymous person to whom it belonged.
    /// @param issuer Number of the issuer.
    /// @param reason Hash or code of the reason.
    event WalletRetired(address indexed wallet, bytes31 indexed subject, uint32 indexed issuer, bytes32 reason);

    /// @notice The zero address cannot sign for an issuer.
    error IdentityKeyMissing();

    /// @notice The standing of the issuer does not allow this.
    /// @param issuer Number of the issuer.
    /// @param actual Its standing.
    /// @param expected Standing that this needs.
    error IdentityIssuerWrongStanding(uint32 issuer, Standing actual, Standing expected);

    /// @notice The issuer was never accredited, or its accreditation has ended for ever.
    /// @param issuer Number of the issuer.
    /// @param standing Its standing.
    error IdentityIssuerNotAccredited(uint32 issuer, Standing standing);

    /// @notice Only the issuer of the subject may do this, with its present key.
    /// @param caller Account that tried.
    /// @param key Account that may.
    error IdentityCallerNotIssuer(address caller, address key);

    /// @notice Only the wallet named in the voucher may present it.
    /// @param caller Account that tried.
    /// @param wallet Wallet named in the voucher.
    error IdentityCallerNotWallet(address caller, address wallet);

    /// @notice The signature is not one of the issuer's present key over exactly this voucher.
    /// @param issuer Number of the issuer.
    /// @param key Account that signs for it.
    error IdentitySignatureInvalid(uint32 issuer, address key);

    /// @notice The voucher names no subject.
    error IdentitySubjectMissing();

    /// @notice The voucher names no class.
    error IdentityClassMissing();

    /// @notice Only an entity has several members, and everybody has at least one.
    /// @param class Kind of person.
    /// @param members Members that the voucher declares.
    error IdentityMembersInvalid(Class class, uint24 members);

    /// @notice The voucher names no country of ISO 3166-1.
    /// @param country Number in the voucher.
    error IdentityCountryInvalid(uint16 country);

    /// @notice The voucher claims to come from the future.
    /// @param issuedAt Unix time in seconds in the voucher.
    /// @param limit Present Unix time in seconds.
    error IdentityIssuedInFuture(uint40 issuedAt, uint256 limit);

    /// @notice The voucher has expired.
    /// @param expiresAt Unix time in seconds from which it does not count.
    error IdentityVoucherExpired(uint40 expiresAt);

    /// @notice The voucher would count for more than three years (of 365 days) after it was issued.
    /// @param expiresAt Unix time in seconds in the voucher.
    /// @param limit Latest Unix time in seconds that is allowed.
    error IdentityTermTooLong(uint40 expiresAt, uint256 limit);

    /// @notice The wallet belongs to another subject for ever.
    /// @param wallet Wallet.
    /// @param subject Pseudonymous person to whom it belongs.
    error IdentityWalletTaken(address wallet, bytes31 subject);

    /// @notice The wallet was retired as lost or stolen.
    /// @param wallet Wallet.
    error IdentityWalletRetired(address wallet);

    /// @notice No voucher of the wallet was ever presented.
    /// @param wallet Wallet.
    error IdentityWalletUnknown(address wallet);

    /// @notice Another issuer, which has not ended, answers for the subject.
    /// @param subject Pseudonymous person.
    /// @param issuer Number of the issuer that answers for it.
    error IdentitySubjectTaken(bytes31 subject, uint32 issuer);

    /// @notice No voucher of the subject was ever presented.
    /// @param subject Pseudonymous person.
    error IdentitySubjectUnknown(bytes31 subject);

    /// @notice The voucher is not newer than what is known of the subject: a later voucher, a revocation in or after
    /// its second, or a voucher of the same second with other content.
    /// @param issuedAt Unix time in seconds at which the voucher was issued.
    /// @param known Unix time in seconds after which it would have to be issued.
    error IdentityVoucherOutdated(uint40 issuedAt, uint40 known);

    /// @notice The wallet has presented what the voucher says before.
    /// @param wallet Wallet.
    /// @param issuedAt Unix time in seconds at which the voucher was issued.
    error IdentityVoucherUsed(address wallet, uint40 issuedAt);

    /// @notice The subject is suspended already.
    /// @param subject Pseudonymous person.
    error IdentitySubjectSuspended(bytes31 subject);

    /// @notice The subject is not suspended.
    /// @param subject Pseudonymous person.
    error IdentitySubjectNotSuspended(bytes31 subject);

    /// @notice Accredits an issuer.
    /// @param key Account that signs for it: a key, or a contract (ERC-1271).
    /// @param profile Hash of the terms on which it is accredited.
    /// @return id Number of the issuer, counted from 1.
    function accredit(address key, bytes32 profile) external returns (uint32 id);

    /// @notice Replaces the account that signs for an issuer, also while it is suspended.
    /// @param id Number of the issuer.
    /// @param key Account that signs for it from now on.
    function replaceKey(uint32 id, address key) external;

    /// @notice Lets an active issuer and all its subjects count for nothing, for the time being.
    /// @param id Number of the issuer.
    /// @param reason Hash or code of the reason.
    function suspendIssuer(uint32 id, bytes32 reason) external;

    /// @notice Lets a suspended issuer count again.
    /// @param id Number of the issuer.
    function reinstateIssuer(uint32 id) external;

    /// @notice Ends an accreditation for ever. Its subjects count for nothing until another issuer takes them over.
    /// @param id Number of the issuer.
    /// @param reason Hash or code of the reason.
    function endIssuer(uint32 id, bytes32 reason) external;

    /// @notice Presents a voucher; only the wallet named in it may. A newer voucher replaces what is known of the
    /// subject, for all its wallets. One of the same second must say the same, and only binds another wallet.
    /// @param voucher What the issuer says.
    /// @param signature Signature of the issuer's key over the voucher.
    function present(Voucher calldata voucher, bytes calldata signature) external;

    /// @notice Stops a subject for the time being; only its issuer.
    /// @param subject Pseudonymous person.
    /// @param reason Hash or code of the reason.
    function suspend(bytes31 subject, bytes32 reason) external;

    /// @notice Ends a suspension; only the issuer of the subject.
    /// @param subject Pseudonymous person.
    function lift(bytes31 subject) external;

    /// @notice Revokes all that was said of a subject up to this second; only its issuer. A voucher issued afterwards
    /// admits it again. May be repeated, against vouchers issued since and not presented.
    /// @param subject Pseudonymous person.
    /// @param reason Hash or code of the reason.
    function revoke(bytes31 subject, bytes32 reason) external;

    /// @notice Retires a lost or stolen wallet for ever; only the issuer of its subject. The subject stays known.
    /// @param wallet Wallet.
    /// @param reason Hash or code of the reason.
    function retireWallet(address wallet, bytes32 reason) external;

    /// @notice Whether a wallet may act now, and who stands behind it.
    /// @param wallet Wallet.
    /// @return code Valid, or the first reason why not.
    /// @return person Who stands behind it, whatever the code; empty when it is Unknown.
    function check(address wallet) external view returns (Code code, Person memory person);

    /// @notice What is known of a wallet itself.
    /// @param wallet Wallet.
    /// @return known Subject of the wallet, and whether it is retired.
    function walletOf(address wallet) external view returns (Wallet memory known);

    /// @notice To whom a wallet belongs, retired or not.
    /// @param wallet Wallet.
    /// @return subject Pseudonymous person; zero when the wallet belongs to nobody.
    function subjectOf(address wallet) external view returns (bytes31 subject);

    /// @notice All that is known of a subject.
    /// @param subject Pseudonymous person.
    /// @return record Its record; empty when the subject is unknown.
    function recordOf(bytes31 subject) external view returns (Record memory record);

    /// @notice An issuer.
    /// @param id Number of the issuer.
    /// @return known Its key and standing; empty when it was never accredited.
    function issuerOf(uint32 id) external view returns (Issuer memory known);

    /// @notice What an issuer signs for a voucher (EIP-712).
    /// @param voucher What the issuer says.
    /// @return hash Hash bound to this chain and this contract.
    function voucherHash(Voucher calldata voucher) external view returns (bytes32 hash);
}
