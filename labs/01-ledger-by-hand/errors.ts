import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

export const errors: Sentences = {
  NotTheCashier: {
    en: "Only the cashier writes in the cash book.",
    zh: "只有出纳可以记账。",
  },
  NotInTheBox: {
    en: "There are only {balance:yuan} yuan in the cash box.",
    zh: "现金箱中只有 {balance:yuan} 元。",
  },
};
