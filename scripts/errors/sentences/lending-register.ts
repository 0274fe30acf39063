import type { Sentences } from "./sentences.ts";

const ROLES_EN =
  "no account of a platform|a platform's ledger|a platform's market|a platform's officer";
const ROLES_ZH = "非平台账户|平台账本|平台撮合合约|平台专员账户";

/** What the credit register refuses, and why. */
export const lendingRegister: Sentences = {
  // Platforms
  RegisterCapInvalid: {
    en: "A cap of {cap:yuan} yuan over all platforms is not possible; it must be above zero and at most {most:yuan}.",
    zh: "各平台合计的借款余额上限不能为 {cap:yuan} 元，须大于零且不超过 {most:yuan} 元。",
  },
  RegisterPlatformsFull: {
    en: "The register holds {most:count} platforms, dismissed ones counted, and can admit no more.",
    zh: "征信系统最多接入 {most:count} 家平台（含已清退的），无法再接入。",
  },
  RegisterPlatformUnknown: {
    en: "There is no platform number {platform:plain}.",
    zh: "没有 {platform:plain} 号平台。",
  },
  RegisterPlatformDismissed: {
    en: "Platform number {platform:plain} was dismissed: it may wind up what it has, but bring nothing new.",
    zh: "{platform:plain} 号平台已被清退：只能了结存量业务，不得新增。",
  },
  RegisterAccountTaken: {
    en: "{account:address} cannot be an account of a platform: it is the zero address or belongs to platform number {platform:plain} already.",
    zh: "{account:address} 不能作为平台账户：该地址为零地址，或已归属 {platform:plain} 号平台。",
  },
  RegisterCallerWrong: {
    en: `{caller:address} is {actual:pick(${ROLES_EN})}; only {expected:pick(${ROLES_EN})} may do this.`,
    zh: `{caller:address} 是{actual:pick(${ROLES_ZH})}；此项操作只能由{expected:pick(${ROLES_ZH})}执行。`,
  },

  // Projects
  RegisterProjectMissing: {
    en: "The request names no project; without the hash of one nobody can see that it is financed only once.",
    zh: "借款申请没有写明项目；缺少项目哈希，就无法确认同一项目未被重复融资。",
  },
  RegisterProjectTaken: {
    en: "Project {project:plain} is being financed on platform number {platform:plain} already; a project is financed once.",
    zh: "项目 {project:plain} 已在 {platform:plain} 号平台融资；同一项目不得重复融资。",
  },
  RegisterProjectNotYours: {
    en: "Project {project:plain} can be released only by the platform that has claimed it; that is number {platform:plain} (0: nobody has).",
    zh: "项目 {project:plain} 只能由占用它的平台释放；占用者为 {platform:plain} 号平台（0 表示未被占用）。",
  },

  // What persons owe
  RegisterSubjectMissing: {
    en: "The platform named no person; debts and records belong to one.",
    zh: "平台没有写明主体；负债和记录必须对应到人。",
  },
  RegisterCapExceeded: {
    en: "With this loan the borrower would owe {exposure:yuan} yuan over all platforms; the law allows {cap:yuan}.",
    zh: "加上这笔借款，借款人在各平台的借款余额合计将达 {exposure:yuan} 元，超过法定上限 {cap:yuan} 元。",
  },
  RegisterLoansTooMany: {
    en: "The borrower has {most:count} loans on this platform, as many as the register can count; one must be repaid first.",
    zh: "借款人在该平台已有 {most:count} 笔未结清借款，达到系统可记录的上限；须先结清一笔。",
  },
  RegisterExposureTooLow: {
    en: "The platform would take {amount:yuan} yuan off what person {subject:plain} owes on it, which is {exposure:yuan}; it can lower only what it has raised.",
    zh: "主体 {subject:plain} 在该平台的借款余额为 {exposure:yuan} 元，平台却要减记 {amount:yuan} 元；平台只能减记自己登记的余额。",
  },
  RegisterLoanNotLive: {
    en: "Person {subject:plain} has no live loan on this platform that could end.",
    zh: "主体 {subject:plain} 在该平台没有未结清的借款，无从结清。",
  },

  // Negative records
  RegisterDayInvalid: {
    en: "{day:day} cannot be reported; it must be a day that has come, and today is {today:day}.",
    zh: "不能报送 {day:day}；只能报送已经到来的日期，今天是 {today:day}。",
  },
  RegisterSubjectDiffers: {
    en: "The loan is on record for person {expected:plain}, not for {actual:plain}.",
    zh: "该笔借款登记的主体是 {expected:plain}，而不是 {actual:plain}。",
  },
  RegisterRecordUnknown: {
    en: "Platform number {platform:plain} never reported anything of loan {loan:address}.",
    zh: "{platform:plain} 号平台从未报送过借款 {loan:address} 的不良记录。",
  },
  RegisterRecordDisputed: {
    en: "The record of loan {loan:address} is disputed already; the platform has not answered yet.",
    zh: "借款 {loan:address} 的记录已有异议申请，平台尚未答复。",
  },
  RegisterRecordNotDisputed: {
    en: "Nobody disputes the record of loan {loan:address}; there is nothing to answer.",
    zh: "借款 {loan:address} 的记录没有待答复的异议。",
  },
  RegisterCallerNotPerson: {
    en: "{caller:address} is no wallet in use of person {subject:plain}; only the borrower may dispute a record.",
    zh: "{caller:address} 不是主体 {subject:plain} 的有效钱包；只有借款人本人可以提出异议。",
  },
};
