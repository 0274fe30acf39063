import type { Sentences } from "../../scripts/errors/sentences/sentences.ts";

export const errors: Sentences = {
  NotTheBorrower: {
    en: "Only the borrower may do this, and {caller:address} is not.",
    zh: "只有借款人可以这样做，{caller:address}不是借款人。",
  },
  NotTheLender: {
    en: "Only the lender may do this, and {caller:address} is not.",
    zh: "只有出借人可以这样做，{caller:address}不是出借人。",
  },
  DrawnAlready: { en: "The loan has been paid out already.", zh: "贷款已经发放。" },
  MoreThanDue: {
    en: "{asked:yuan} yuan are asked for and {due:yuan} are due.",
    zh: "申请扣款 {asked:yuan} 元，而应还金额为 {due:yuan} 元。",
  },
  NotWrittenYet: { en: "Nobody has written this part yet.", zh: "这一部分尚未编写。" },
};
