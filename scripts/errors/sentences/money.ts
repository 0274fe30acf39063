import type { Sentences } from "./sentences.ts";

/** What the money contracts refuse, and why. */
export const money: Sentences = {
  TokenAmountMismatch: {
    en: "The token {token:address} booked {received:yuan} instead of {expected:yuan} yuan; a token that keeps a fee or changes amounts is not accepted here.",
    zh: "代币 {token:address} 记账为 {received:yuan} 元，应为 {expected:yuan} 元；此处不接受收取手续费或改动金额的代币。",
  },
};
