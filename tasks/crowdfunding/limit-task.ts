import { task } from "hardhat/config";

/** `crowdfunding limit`: what a person may commit in twelve months. */
export const limitTask = task(
  ["crowdfunding", "limit"],
  "What a person may invest in twelve months under a rule-set",
)
  .addOption({
    name: "rules",
    description: "Rule-set, such as reg-cf-2022 or lab-default",
    defaultValue: "",
  })
  .addOption({ name: "income", description: "Yearly income", defaultValue: "" })
  .addOption({ name: "netWorth", description: "Net worth", defaultValue: "" })
  .addFlag({ name: "accredited", description: "The person is an accredited investor" })
  .addOption({
    name: "invested",
    description: "Invested in the last twelve months; 0 when left out",
    defaultValue: "",
  })
  .addOption({
    name: "cases",
    description: "File with a list of cases (JSON), instead of the options above",
    defaultValue: "",
  })
  .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
  .addFlag({ name: "json", description: "Print one JSON document" })
  .setAction(() => import("./limit.ts"))
  .build();
