import { task } from "hardhat/config";

/** `lending score`: what the credit score says of an applicant, and why. */
export const scoreTask = task(
  ["lending", "score"],
  "Score an applicant: grade, rate and limit, and the points of every feature",
)
  .addOption({ name: "income", description: "Monthly income in yuan", defaultValue: "" })
  .addOption({
    name: "debtRatio",
    description: "Monthly repayments in percent of income, such as 35 or 35.5",
    defaultValue: "",
  })
  .addOption({
    name: "monthsEmployed",
    description: "Months with the present employer",
    defaultValue: "",
  })
  .addOption({
    name: "latePayments",
    description: "Instalments paid late in the last 24 months",
    defaultValue: "",
  })
  .addOption({
    name: "enquiries",
    description: "Lenders that asked for the credit report in the last 6 months",
    defaultValue: "",
  })
  .addOption({
    name: "creditMonths",
    description: "Months since the first account in the credit report",
    defaultValue: "",
  })
  .addOption({
    name: "fraudFlags",
    description: "Anti-fraud warnings, 0 to 3; 0 when left out",
    defaultValue: "",
  })
  .addOption({
    name: "cases",
    description: "File with a list of applicants (JSON), instead of the options above",
    defaultValue: "",
  })
  .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
  .addFlag({ name: "json", description: "Print one JSON document" })
  .setAction(() => import("./score.ts"))
  .build();
