import type { Trial } from "#labkit";
import type { Stage } from "../../scenario.ts";

type Open = (t: Trial) => Promise<Stage>;

// `open` puts a fresh calculator on a fresh chain. Amounts are in fen and end with n; 120_000n is 12 % a year.
export default {
  "12 % a year is 1 % a month": async (t: Trial, open: Open) => {
    const { calculator } = await open(t);
    t.equal("a month on 100.00", await calculator.interestOf(10_000n, 120_000n), 100n, "CNY");
  },
  // lab:begin s7
  "interest is rounded half up, once": async (t: Trial, open: Open) => {
    const { calculator } = await open(t);
    t.equal("1.49 fen", await calculator.interestOf(149n, 120_000n), 1n, "CNY");
    t.equal("1.50 fen", await calculator.interestOf(150n, 120_000n), 2n, "CNY");
    t.equal("0.46 fen", await calculator.interestOf(55n, 100_000n), 0n, "CNY");
  },
  "the instalment is rounded half up": async (t: Trial, open: Open) => {
    const { calculator } = await open(t);
    t.equal("a month", await calculator.instalmentOf(1_000_000n, 120_000n, 1), 1_010_000n, "CNY");
    t.equal("13.005", await calculator.instalmentOf(2_525n, 240_000n, 2), 1_301n, "CNY");
  },
  "equal instalments, month by month": async (t: Trial, open: Open) => {
    const { equalInstalments } = await open(t);
    const loan = await equalInstalments(1_000_000n, 120_000n, 3);
    t.equal("pays in month 1", loan.month(1).payment, 340_022n, "CNY");
    t.equal("owes after month 1", loan.month(1).outstanding, 669_978n, "CNY");
    t.equal("interest of month 2", loan.month(2).interest, 6_700n, "CNY");
    t.equal("pays at last", loan.last.payment, 340_023n, "CNY");
    t.equal("owes at last", loan.last.outstanding, 0n, "CNY");
    t.equal("has repaid", loan.total("principal"), 1_000_000n, "CNY");
  },
  "equal principal, month by month": async (t: Trial, open: Open) => {
    const { equalPrincipal } = await open(t);
    const loan = await equalPrincipal(2_000_000n, 120_000n, 3);
    t.equal("repays in month 1", loan.month(1).principal, 666_667n, "CNY");
    t.equal("repays in month 2", loan.month(2).principal, 666_666n, "CNY");
    t.equal("pays in month 2", loan.month(2).payment, 679_999n, "CNY");
    t.equal("interest in all", loan.total("interest"), 40_000n, "CNY");
    t.equal("owes at last", loan.last.outstanding, 0n, "CNY");
  },
  "a payment is principal and interest": async (t: Trial, open: Open) => {
    const { equalInstalments, equalPrincipal } = await open(t);
    for (const plan of [equalInstalments, equalPrincipal]) {
      const loan = await plan(8_500_000n, 96_000n, 12);
      const parts = loan.total("principal") + loan.total("interest");
      t.equal("all payments", loan.total("payment"), parts, "CNY");
      t.equal("has repaid", loan.total("principal"), 8_500_000n, "CNY");
    }
  },
  // lab:else
  // lab:todo en: write more tests; think of halves, of remainders, of the last month, of sums.
  // lab:todo zh: 继续编写测试：恰好半分、除不尽、最后一期、各列合计。
  // lab:end
};
