import type { NetworkConnection } from "hardhat/types/network";

import Course from "../../ignition/modules/Course.ts";
import { accounts } from "../../ignition/roles.ts";

/** The course's contracts on one chain, and the people who act there. */
export type CourseChain = Awaited<ReturnType<typeof deployCourse>>;

const opened = new WeakMap<NetworkConnection, Promise<CourseChain>>();

/** The course on a chain: deployed at the first call, and the same contracts at every later one. */
export async function openCourse(connection: NetworkConnection): Promise<CourseChain> {
  const course = opened.get(connection) ?? deployCourse(connection);
  opened.set(connection, course);
  return course;
}

async function deployCourse(connection: NetworkConnection) {
  const { ethers } = connection;
  const deployed = await connection.ignition.deploy(Course);
  const signers = await ethers.getSigners();
  const signer = (position: number) => {
    const found = signers[position];
    if (found === undefined) throw new Error(`the chain has no account ${position}`);
    return found;
  };

  return {
    connection,
    authority: await ethers.getContractAt("AccessManager", deployed.authority),
    yuan: await ethers.getContractAt("LabYuan", deployed.yuan),
    oracle: await ethers.getContractAt("QuorumOracle", deployed.oracle),
    book: await ethers.getContractAt("ProductBook", deployed.book),
    pool: await ethers.getContractAt("SolvencyPool", deployed.pool),
    parametric: await ethers.getContractAt("ParametricCover", deployed.parametric),
    indemnity: await ethers.getContractAt("IndemnityCover", deployed.indemnity),
    reinsurance: await ethers.getContractAt("Reinsurance", deployed.reinsurance),
    group: await ethers.getContractAt("GroupCover", deployed.group),
    forward: await ethers.getContractAt("FxForward", deployed.forward),
    option: await ethers.getContractAt("WeatherOption", deployed.option),
    ruleBook: await ethers.getContractAt("RuleBook", deployed.ruleBook),
    screening: await ethers.getContractAt("Screening", deployed.screening),
    investments: await ethers.getContractAt("InvestmentLedger", deployed.investments),
    calendar: await ethers.getContractAt("DisclosureCalendar", deployed.calendar),
    offeringDesk: await ethers.getContractAt("OfferingDesk", deployed.offeringDesk),
    registrarDesk: await ethers.getContractAt("RegistrarDesk", deployed.registrarDesk),
    transferDesk: await ethers.getContractAt("TransferDesk", deployed.transferDesk),
    tenderOffer: await ethers.getContractAt("TenderOffer", deployed.tenderOffer),
    companySale: await ethers.getContractAt("CompanySale", deployed.companySale),
    lendingPolicy: await ethers.getContractAt("LendingPolicy", deployed.lendingPolicy),
    relatedParties: await ethers.getContractAt("RelatedParties", deployed.relatedParties),
    creditRegister: await ethers.getContractAt("CreditRegister", deployed.creditRegister),
    loanLedger: await ethers.getContractAt("LoanLedger", deployed.loanLedger),
    noteBook: await ethers.getContractAt("NoteBook", deployed.noteBook),
    underwriting: await ethers.getContractAt("Underwriting", deployed.underwriting),
    noteMarket: await ethers.getContractAt("NoteMarket", deployed.noteMarket),
    collectionDesk: await ethers.getContractAt("CollectionDesk", deployed.collectionDesk),
    disclosure: await ethers.getContractAt("Disclosure", deployed.disclosure),
    loanMarket: await ethers.getContractAt("LoanMarket", deployed.loanMarket),
    loanCalculator: await ethers.getContractAt("LoanCalculator", deployed.loanCalculator),
    registry: await ethers.getContractAt("IdentityRegistry", deployed.registry),
    people: {
      admin: signer(accounts.admin),
      operations: signer(accounts.operations),
      guardian: signer(accounts.guardian),
      underwriter: signer(accounts.underwriter),
      protectionFund: signer(accounts.protectionFund),
      observers: accounts.observers.map(signer),
      provider: signer(accounts.provider),
      secondProvider: signer(accounts.secondProvider),
      agent: signer(accounts.agent),
      broker: signer(accounts.broker),
      holder: signer(accounts.holder),
      reinsurer: signer(accounts.reinsurer),
      treasurer: signer(accounts.treasurer),
      assessors: accounts.assessors.map(signer),
      appealAssessors: accounts.appealAssessors.map(signer),
      speculator: signer(accounts.speculator),
      optionWriter: signer(accounts.optionWriter),
      importer: signer(accounts.importer),
      exporter: signer(accounts.exporter),
      company: signer(accounts.company),
      reviewers: accounts.reviewers.map(signer),
      registrar: signer(accounts.registrar),
      assessor: signer(accounts.assessor),
      platform: signer(accounts.platform),
      investors: accounts.investors.map(signer),
      scorer: signer(accounts.scorer),
      servicer: signer(accounts.servicer),
      lendingPlatform: signer(accounts.lendingPlatform),
      creditOfficer: signer(accounts.creditOfficer),
      borrowers: accounts.borrowers.map(signer),
      lenders: accounts.lenders.map(signer),
      issuer: signer(accounts.issuer),
    },
  };
}
