import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";

import { accounts, NOTICE_SECONDS, roles } from "../../ignition/roles.ts";
import { openCourse } from "../../scripts/chain/course.ts";
import { COURSE_ISSUER, STANDINGS } from "../../scripts/identity/vouchers.ts";

describe("course deployment", () => {
  it("gives the same contracts at every call, and the same addresses on every fresh chain", async () => {
    const connection = await network.create();
    const [first, again] = [await openCourse(connection), await openCourse(connection)];
    const elsewhere = await openCourse(await network.create());

    expect(again).to.equal(first);
    for (const name of [
      "yuan",
      "oracle",
      "book",
      "pool",
      "parametric",
      "group",
      "indemnity",
      "reinsurance",
      "forward",
      "option",
      "ruleBook",
      "registry",
      "screening",
      "investments",
      "calendar",
      "offeringDesk",
      "registrarDesk",
      "transferDesk",
      "tenderOffer",
      "companySale",
      "loanCalculator",
      "lendingPolicy",
      "relatedParties",
      "creditRegister",
      "loanLedger",
      "noteBook",
      "underwriting",
      "loanMarket",
      "noteMarket",
      "collectionDesk",
    ] as const) {
      expect(elsewhere[name].target, name).to.equal(first[name].target);
    }
  });

  it("seals the pool with its lines and its reinsurance, with one underwriter at each line", async () => {
    const { pool, parametric, group, indemnity, reinsurance, people } = await openCourse(
      await network.create(),
    );

    for (const line of [parametric, group, indemnity]) {
      expect(await pool.isLine(line)).to.equal(true);
      expect(await line.isUnderwriter(people.underwriter)).to.equal(true);
    }
    expect(await pool.reinsurance()).to.equal(await reinsurance.getAddress());
    expect(await reinsurance.CEDENT()).to.equal(await pool.getAddress());
    const panel = await parametric.ORACLE();
    expect(panel).to.equal(await group.ORACLE());
  });

  it("seats two panels of assessors without a common member", async () => {
    const { indemnity, people } = await openCourse(await network.create());

    expect(await indemnity.panels()).to.deep.equal([1n, 3n, 5n]);
    for (const { address } of people.assessors) {
      expect(await indemnity.seatOf(address)).to.deep.equal([true, false]);
    }
    for (const { address } of people.appealAssessors) {
      expect(await indemnity.seatOf(address)).to.deep.equal([false, true]);
    }
  });

  it("gives every restricted function to exactly the role that the table names", async () => {
    const course = await openCourse(await network.create());
    const { authority, yuan, oracle, book, pool, parametric, group } = course;
    const { indemnity, reinsurance, registry, ruleBook } = course;
    const { screening, investments, offeringDesk, registrarDesk } = course;
    const table = [
      [yuan, { mint: roles.minter }],
      [oracle, { registerFeed: roles.feedManager, setPanel: roles.panelAdmin }],
      [book, { publish: roles.productManager, retire: roles.productManager }],
      [
        pool,
        {
          seal: roles.admin,
          setZoneCap: roles.productManager,
          pause: roles.guardian,
          unpause: roles.guardian,
          payExpense: roles.treasurer,
        },
      ],
      [
        parametric,
        {
          openCohort: roles.productManager,
          setUnderwriter: roles.underwritingManager,
          revokeUnderwriter: roles.guardian,
        },
      ],
      [reinsurance, { conclude: roles.treatyManager }],
      [
        indemnity,
        {
          publish: roles.productManager,
          retire: roles.productManager,
          setPanels: roles.assessorAdmin,
          setUnderwriter: roles.underwritingManager,
          revokeUnderwriter: roles.guardian,
        },
      ],
      [ruleBook, { publish: roles.ruleKeeper }],
      [
        screening,
        {
          review: roles.reviewer,
          disqualify: roles.guardian,
          setDisqualified: roles.guardian,
        },
      ],
      [investments, { setAssessor: roles.admissionsManager, revokeAssessor: roles.guardian }],
      [
        offeringDesk,
        {
          seal: roles.admin,
          recordFiling: roles.registrar,
          endReporting: roles.registrar,
          pause: roles.guardian,
          unpause: roles.guardian,
          withdraw: roles.guardian,
        },
      ],
      [
        registrarDesk,
        {
          setFrozen: roles.registrar,
          setFrozenTokens: roles.registrar,
          setDesk: roles.shareKeeper,
          forcedTransfer: roles.shareKeeper,
          recover: roles.shareKeeper,
          recordException: roles.shareKeeper,
        },
      ],
      [group, { setUnderwriter: roles.underwritingManager, revokeUnderwriter: roles.guardian }],
      [course.lendingPolicy, { publish: roles.creditManager }],
      [
        course.underwriting,
        { seal: roles.admin, setScorer: roles.creditManager, revokeScorer: roles.guardian },
      ],
      [
        course.relatedParties,
        { recordPerson: roles.complianceOfficer, recordAccount: roles.complianceOfficer },
      ],
      [
        course.creditRegister,
        {
          admit: roles.registerKeeper,
          dismiss: roles.registerKeeper,
          replaceOfficer: roles.registerKeeper,
        },
      ],
      [
        course.loanLedger,
        { seal: roles.admin, chargeOff: roles.servicer, recover: roles.servicer },
      ],
      [course.noteBook, { seal: roles.admin }],
      [course.loanMarket, { pause: roles.guardian, unpause: roles.guardian }],
      [
        course.collectionDesk,
        {
          record: roles.collector,
          openCase: roles.collector,
          updateCase: roles.collector,
          closeCase: roles.collector,
        },
      ],
      [
        registry,
        {
          accredit: roles.identityAdmin,
          replaceKey: roles.identityAdmin,
          reinstateIssuer: roles.identityAdmin,
          endIssuer: roles.identityAdmin,
          suspendIssuer: roles.guardian,
        },
      ],
    ] as const;

    for (const [contract, functions] of table) {
      for (const [name, role] of Object.entries(functions)) {
        const selector = contract.interface.getFunction(name as never)?.selector ?? "";
        expect(await authority.getTargetFunctionRole(contract, selector), name).to.equal(role);
      }
    }
  });

  it("binds the administrator and those who could harm the trusting by a notice of two days", async () => {
    const connection = await network.create();
    const { authority } = await openCourse(connection);
    const signers = await connection.ethers.getSigners();
    const grants = [
      [roles.admin, accounts.admin, NOTICE_SECONDS],
      [roles.panelAdmin, accounts.operations, NOTICE_SECONDS],
      [roles.underwritingManager, accounts.operations, NOTICE_SECONDS],
      [roles.assessorAdmin, accounts.operations, NOTICE_SECONDS],
      [roles.treatyManager, accounts.operations, NOTICE_SECONDS],
      [roles.ruleKeeper, accounts.operations, NOTICE_SECONDS],
      [roles.admissionsManager, accounts.operations, NOTICE_SECONDS],
      [roles.shareKeeper, accounts.registrar, NOTICE_SECONDS],
      [roles.registrar, accounts.registrar, 0],
      [roles.reviewer, accounts.reviewers[0], 0],
      [roles.reviewer, accounts.reviewers[1], 0],
      [roles.identityAdmin, accounts.operations, NOTICE_SECONDS],
      [roles.creditManager, accounts.operations, NOTICE_SECONDS],
      [roles.registerKeeper, accounts.operations, NOTICE_SECONDS],
      [roles.complianceOfficer, accounts.creditOfficer, 0],
      [roles.servicer, accounts.servicer, 0],
      [roles.collector, accounts.servicer, 0],
      [roles.treasurer, accounts.treasurer, 0],
      [roles.productManager, accounts.operations, 0],
      [roles.feedManager, accounts.operations, 0],
      [roles.minter, accounts.operations, 0],
      [roles.guardian, accounts.guardian, 0],
    ] as const;

    for (const [role, account, delay] of grants) {
      const [isMember, executionDelay] = await authority.hasRole(
        role,
        signers[account]?.address ?? "",
      );
      expect([isMember, executionDelay], `role ${role}`).to.deep.equal([true, BigInt(delay)]);
    }
  });

  it("seals the offering desk with the ledger, the screening and the calendar that listen to it", async () => {
    const course = await openCourse(await network.create());
    const { investments, screening, calendar, offeringDesk, people } = course;
    const desk = await offeringDesk.getAddress();

    expect(await investments.DESK()).to.equal(desk);
    expect(await screening.DESK()).to.equal(desk);
    expect(await calendar.DESK()).to.equal(desk);
    expect(await investments.isAssessor(people.assessor)).to.equal(true);
  });

  it("lets the guardian stop what was announced for rules, assessors and shares", async () => {
    const { authority, registrarDesk, people } = await openCourse(await network.create());
    const { registrar, guardian, holder } = people;
    for (const role of [roles.ruleKeeper, roles.admissionsManager, roles.shareKeeper]) {
      expect(await authority.getRoleGuardian(role)).to.equal(roles.guardian);
    }

    const move = [registrarDesk, holder, registrar, 1, ZeroHash] as const;
    const target = await registrarDesk.getAddress();
    const act = (await registrarDesk.forcedTransfer.populateTransaction(...move)).data;
    const operation = await authority.hashOperation(registrar, target, act);
    await authority.connect(registrar).schedule(target, act, 0);
    expect(await authority.getSchedule(operation)).not.to.equal(0n);
    await authority.connect(guardian).cancel(registrar, target, act);
    expect(await authority.getSchedule(operation)).to.equal(0n);
    await expect(registrarDesk.connect(registrar).forcedTransfer(...move))
      .to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled")
      .withArgs(operation);
  });

  it("accredits one issuer, whom the guardian stops at once and nobody changes without notice", async () => {
    const { authority, registry, people } = await openCourse(await network.create());
    const { operations, guardian, issuer } = people;

    expect(await registry.issuerOf(COURSE_ISSUER)).to.deep.equal([
      issuer.address,
      STANDINGS.active,
    ]);
    expect(await registry.issuerOf(COURSE_ISSUER + 1n)).to.deep.equal([
      ZeroAddress,
      STANDINGS.none,
    ]);
    expect(await authority.getRoleGuardian(roles.identityAdmin)).to.equal(roles.guardian);

    await registry.connect(guardian).suspendIssuer(COURSE_ISSUER, ZeroHash);
    const reinstate = registry.interface.encodeFunctionData("reinstateIssuer", [COURSE_ISSUER]);
    const lever = authority.connect(operations);
    await expect(lever.execute(registry, reinstate))
      .to.be.revertedWithCustomError(authority, "AccessManagerNotScheduled")
      .withArgs(await authority.hashOperation(operations, registry, reinstate));
    await lever.schedule(registry, reinstate, 0);
    await authority.connect(guardian).cancel(operations, registry, reinstate);
    expect((await registry.issuerOf(COURSE_ISSUER)).standing).to.equal(STANDINGS.suspended);
  });

  it("puts the derivatives on the insurer's oracle and currency, with nobody in charge of them", async () => {
    const { forward, option, oracle, yuan } = await openCourse(await network.create());

    for (const trade of [forward, option]) {
      expect(await trade.ORACLE()).to.equal(oracle.target);
      expect(await trade.TOKEN()).to.equal(yuan.target);
      expect(trade.interface.hasFunction("authority()")).to.equal(false);
    }
  });
});
