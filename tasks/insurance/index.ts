import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

const LANG = "Language: en or zh-CN; else FINCHAIN_LANG decides, else the terminal";

/** Commands of the insurance domain; numbers arrive as text and are checked by us, so that a bad one gets a sentence. */
export const insuranceTasks: HardhatPlugin = {
  id: "finchain-insurance",
  tasks: [
    emptyTask("insurance", "Run insurance on real data through the deployed contracts").build(),
    task(
      ["insurance", "season"],
      "Insure seasons of a weather record: index, payout rate and payouts per year",
    )
      .addOption({
        name: "data",
        type: ArgumentType.FILE,
        description: "Required: weather record (CSV, one row a day)",
        defaultValue: "",
      })
      .addOption({
        name: "location",
        description:
          "Place; selects rows when the file has a location column, otherwise a label, by default the name of the file",
        defaultValue: "",
      })
      .addOption({
        name: "product",
        type: ArgumentType.FILE,
        description: "Required: product file (JSON)",
        defaultValue: "",
      })
      .addOption({
        name: "policies",
        description: "Required: number of policies in each season, 1 to 10000",
        defaultValue: "",
      })
      .addOption({
        name: "sumInsured",
        description: "Required: sum insured of one policy in yuan, such as 1000 or 1000.00",
        defaultValue: "",
      })
      .addOption({ name: "lang", description: LANG, defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document in place of tables" })
      .setAction(() => import("./season.ts"))
      .build(),
    task(["insurance", "flights"], "Insure flights against delay: payouts per band")
      .addOption({
        name: "data",
        type: ArgumentType.FILE,
        description: "Required: flights (JSON)",
        defaultValue: "",
      })
      .addOption({
        name: "product",
        type: ArgumentType.FILE,
        description: "Required: product file (JSON)",
        defaultValue: "",
      })
      .addOption({ name: "lang", description: LANG, defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document in place of tables" })
      .setAction(() => import("./flights.ts"))
      .build(),
  ],
};
