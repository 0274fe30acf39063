import type { CourseChain } from "../chain/course.ts";
import type { Text } from "../language/text.ts";
import type { NotePrice } from "../lending/note-price.ts";
import type { Cast } from "./note-sale/plan.ts";
import type { Story, StoryFacts } from "./story.ts";

import { id, MaxUint256 } from "ethers";

import { DAY, startOfDay, travelTo } from "../chain/clock.ts";
import { openCourse } from "../chain/course.ts";
import { signNoteOrder } from "../lending/note-orders.ts";
import { admitBorrower, admitLender, fundLoan, noonOf, requestLoan } from "../lending/platform.ts";
import {
  ASKED_AT,
  castOf,
  OFFER,
  OVEN,
  PAID_BEFORE,
  PARTS,
  SOLD_AGAIN_AT,
  SOLD_AT,
} from "./note-sale/plan.ts";
import { introduce, sayExact, saySale, showResults } from "./note-sale/words.ts";
import { accountsOf, reconcileLoans } from "./reconcile-loans.ts";
import { refusalOf } from "./refusal.ts";

/** What was sold, in fen. */
export interface Sale extends NotePrice {
  /** Principal that the notes stand for. */
  readonly principal: bigint;
  /** Days of the running month. */
  readonly days: bigint;
}

/** What somebody put in and got out, in fen. */
export interface Result {
  readonly name: Text;
  readonly lent: bigint;
  readonly sold: bigint;
  readonly bought: bigint;
  readonly claimed: bigint;
}

export interface NoteSaleFacts extends StoryFacts {
  readonly sale: Sale;
  readonly results: readonly Result[];
  /** Whether all claims together are what was paid, less the service fee. */
  readonly isExact: boolean;
  readonly left: bigint;
  /** Purchase by a related party, second sale, in English. */
  readonly refusals: readonly string[];
}

/** A lender sells a part of her notes before the loan ends: clean price, accrued interest, and who gets what. */
export const noteSale: Story<NoteSaleFacts> = {
  name: "note-sale",
  title: {
    en: "Selling a note: clean price, accrued interest, and a loan that does not notice",
    zh: "债权转让：净价、应计利息，与毫无察觉的借款人",
  },
  startsAt: startOfDay("2026-03-02"),

  async tell(connection, narrator) {
    const course = await openCourse(connection);
    const cast = castOf(course);
    const loan = await lend(course, cast);
    introduce(narrator, (await course.loanMarket.requestOf(loan)).ratePpm);

    await payInstalments(course, cast, loan, PAID_BEFORE);
    const { sale, refused } = await sell(course, cast, loan);
    saySale(narrator, sale, refused);

    await payInstalments(course, cast, loan, OVEN.periods - PAID_BEFORE);
    const results = await claimAll(course, cast, loan, sale);
    showResults(narrator, results, sale);
    const isExact = await claimsArePayments(course, loan, results);
    sayExact(narrator, isExact);
    await course.loanLedger.collectFee(loan);

    return {
      sale,
      results,
      isExact,
      left: await course.yuan.balanceOf(loan),
      refusals: refused.map(({ en }) => en),
      reconciliation: await reconcileLoans(
        course,
        narrator,
        accountsOf([cast.baker, ...cast.lenders, cast.gardener, cast.director]),
      ),
    };
  },
};

async function lend(course: CourseChain, cast: Cast): Promise<string> {
  const { people, relatedParties, yuan, noteMarket } = course;
  await admitBorrower(course, cast.baker.wallet);
  await yuan.connect(people.operations).mint(cast.baker.wallet, OVEN.amount);
  for (const [i, { wallet }] of cast.lenders.entries()) {
    await admitLender(course, wallet, PARTS[i] ?? 0n);
  }
  for (const { wallet } of [cast.gardener, cast.director]) {
    await admitLender(course, wallet, PARTS[0]);
    await yuan.connect(wallet).approve(noteMarket, MaxUint256);
  }
  await relatedParties
    .connect(people.creditOfficer)
    .recordAccount(cast.director.wallet, id("director of the platform"));

  await travelTo(course.connection, ASKED_AT);
  const loan = await requestLoan(course, cast.baker.wallet, OVEN);
  await fundLoan(
    course,
    loan,
    cast.lenders.map(({ wallet }, i) => ({ wallet, amount: PARTS[i] ?? 0n })),
  );
  await course.loanMarket.connect(cast.baker.wallet).draw(loan);
  return loan;
}

/** Each at noon of its due day. */
async function payInstalments(
  { connection, loanLedger }: CourseChain,
  { baker }: Cast,
  loan: string,
  count: number,
): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { dueDay } = await loanLedger.sharesOf(loan);
    await travelTo(connection, noonOf(dueDay));
    await loanLedger.connect(baker.wallet).repay(loan);
  }
}

async function sell(
  course: CourseChain,
  cast: Cast,
  loan: string,
): Promise<{ readonly sale: Sale; readonly refused: readonly Text[] }> {
  const { noteMarket, noteBook, loanLedger, connection } = course;
  const [{ wallet: seller }] = cast.lenders;
  const order = {
    seller: seller.address,
    loan,
    ...OFFER,
    expiresAt: BigInt(SOLD_AT + 7 * DAY),
    nonce: 1n,
  };
  const signature = await signNoteOrder(seller, await noteMarket.getAddress(), order);
  await noteBook.connect(seller).setOperator(noteMarket, true);
  await travelTo(connection, SOLD_AT);
  const { clean, accrued } = await noteMarket.quote(order, OFFER.units);
  const buy = (buyer: Cast["baker"]) =>
    noteMarket.connect(buyer.wallet).buy(order, signature, OFFER.units, clean + accrued);
  const related = await refusalOf(buy(cast.director));
  const [{ outstanding, units }] = await loanLedger.loanOf(loan);
  await buy(cast.gardener);

  await travelTo(connection, SOLD_AGAIN_AT);
  const rest = { ...order, units: 16n, minUnits: 16n, nonce: 2n };
  const second = await signNoteOrder(seller, await noteMarket.getAddress(), rest);
  const again = await refusalOf(
    noteMarket.connect(cast.gardener.wallet).buy(rest, second, rest.units, MaxUint256),
  );
  const sale = { clean, accrued, principal: (outstanding * OFFER.units) / units, days: 10n };
  return { sale, refused: [related, again] };
}

async function claimAll(
  { noteBook }: CourseChain,
  cast: Cast,
  loan: string,
  { clean, accrued }: Sale,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [i, { name, wallet }] of [...cast.lenders, cast.gardener].entries()) {
    const claimed = await noteBook.connect(wallet).claim.staticCall(loan, wallet);
    await noteBook.connect(wallet).claim(loan, wallet);
    const isSeller = i === 0;
    const isBuyer = wallet === cast.gardener.wallet;
    results.push({
      name,
      lent: PARTS[i] ?? 0n,
      sold: isSeller ? clean + accrued : 0n,
      bought: isBuyer ? clean + accrued : 0n,
      claimed,
    });
  }
  return results;
}

async function claimsArePayments(
  { loanLedger }: CourseChain,
  loan: string,
  results: readonly Result[],
): Promise<boolean> {
  const repaid = await loanLedger.queryFilter(loanLedger.filters.Repaid(loan), 0);
  const paidIn = repaid.reduce(
    (sum, { args: { paid, serviceFee } }) => sum + paid.interest + paid.principal - serviceFee,
    0n,
  );
  return paidIn === results.reduce((sum, { claimed }) => sum + claimed, 0n);
}
