const BPS = 10_000n;
const MONTHLY_PPM = 12_000_000n;
const DAILY_PPM = 360_000_000n;

/** A loan that is paid as agreed up to the last due day, and perhaps not yet what fell due since. Money in fen. */
export interface RunningLoan {
  /** Principal not repaid. */
  readonly outstanding: bigint;
  /** Millionths a year. */
  readonly ratePpm: bigint;
  /** Number of the day up to which interest is paid: the due day before the oldest unpaid instalment. */
  readonly paidTo: bigint;
  /** Number of the day on which the oldest unpaid instalment falls due, or fell due at most a month ago. */
  readonly dueDay: bigint;
  /** Principal in that instalment. */
  readonly principalDue: bigint;
  /** Days of the running month whose interest was paid with a prepayment; none if left out. */
  readonly daysPrepaid?: bigint;
}

/** Notes that are sold, and how. */
export interface NoteSale {
  /** Notes sold. */
  readonly units: bigint;
  /** Notes of the loan. */
  readonly all: bigint;
  /** Clean price in basis points of the principal that the notes stand for. */
  readonly priceBps: bigint;
  /** Fee of the platform on what lenders receive, in basis points. */
  readonly serviceBps: bigint;
}

/** What a buyer pays to a seller, in fen. */
export interface NotePrice {
  readonly clean: bigint;
  readonly accrued: bigint;
}

/** Interest of some days of a month, in fen: one in 360 of the year's for each, never more than the month's. */
export function oddInterest(balance: bigint, ratePpm: bigint, days: bigint): bigint {
  const interest = halfUp(balance * ratePpm * days, DAILY_PPM);
  const month = halfUp(balance * ratePpm, MONTHLY_PPM);
  return interest < month ? interest : month;
}

/** Interest that has accrued on a whole loan by a day and is not paid, in fen. Paid ahead, it is nothing. */
export function accruedInterest(loan: RunningLoan, day: bigint): bigint {
  const { outstanding, ratePpm, paidTo, dueDay, principalDue, daysPrepaid = 0n } = loan;
  const prepaid = oddInterest(outstanding, ratePpm, daysPrepaid);
  if (day >= dueDay) {
    const month = halfUp(outstanding * ratePpm, MONTHLY_PPM);
    return month - prepaid + oddInterest(outstanding - principalDue, ratePpm, day - dueDay);
  }
  const accrued = oddInterest(outstanding, ratePpm, day > paidTo ? day - paidTo : 0n);
  return accrued > prepaid ? accrued - prepaid : 0n;
}

/** What notes of a running loan cost on a day: the clean price, and the seller's part of the interest. */
export function notePrice(loan: RunningLoan, day: bigint, sale: NoteSale): NotePrice {
  const { units, all, priceBps, serviceBps } = sale;
  const interest = accruedInterest(loan, day);
  return {
    clean: halfUp(loan.outstanding * units * priceBps, all * BPS),
    accrued: halfUp(interest * units * (BPS - serviceBps), all * BPS),
  };
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}
