import type { Text } from "../../scripts/language/text.ts";

/** The people of the labs, as the texts call them. */
const people: Readonly<Record<string, Text>> = {
  alice: { en: "Alice", zh: "小艾" },
  bob: { en: "Bob", zh: "小博" },
  carol: { en: "Carol", zh: "小卡" },
  dave: { en: "Dave", zh: "小戴" },
  mallory: { en: "Mallory", zh: "小马" },
  bank: { en: "the bank", zh: "银行" },
  founder: { en: "the founder", zh: "融资人" },
  platform: { en: "the platform", zh: "平台" },
  farmer: { en: "the farmer", zh: "农户" },
  insurer: { en: "the insurer", zh: "保险人" },
  station: { en: "the weather station", zh: "气象站" },
  lender: { en: "the lender", zh: "出借人" },
  borrower: { en: "the borrower", zh: "借款人" },
  regulator: { en: "the regulator", zh: "监管者" },
  landlord: { en: "the landlord", zh: "房东" },
  institution: { en: "the payment institution", zh: "支付机构" },
  reserve: { en: "the reserve account", zh: "备付金账户" },
  shop: { en: "the shop", zh: "商户" },
  friend: { en: "the friend's firm", zh: "朋友的公司" },
  cashier: { en: "the cashier", zh: "出纳" },
  you: { en: "you", zh: "你" },
};

/** What a person is called in both languages. */
export function nameOf(id: string): Text {
  return people[id] ?? { en: id, zh: id };
}
