import type { CourseChain } from "../../chain/course.ts";
import type { Difference } from "./difference.ts";

import { differing } from "./difference.ts";
import { rebuildLoans } from "./loans.ts";

/** Compares escrow, principal and receipts of every loan, rebuilt from events, with token and ledger. */
export async function reconcileEscrows(course: CourseChain): Promise<Difference[]> {
  const { loanLedger, yuan } = course;
  const differences: Difference[] = [];
  for (const { loan, cash, outstanding, received } of await rebuildLoans(course)) {
    const [known] = await loanLedger.loanOf(loan);
    differences.push(
      { figure: `cash in escrow ${loan}`, rebuilt: cash, actual: await yuan.balanceOf(loan) },
      { figure: `principal of ${loan}`, rebuilt: outstanding, actual: known.outstanding },
      { figure: `receipts of ${loan}`, rebuilt: received, actual: known.received },
    );
  }
  return differing(differences);
}
