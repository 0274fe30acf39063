import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask, task } from "hardhat/config";

/** Commands of the insurance domain; numbers arrive as text and are checked by us, so that a bad one gets a sentence. */
export const insuranceTasks: HardhatPlugin = {
  id: "finchain-insurance",
  tasks: [
    emptyTask("insurance", "Run insurance on real data through the deployed contracts").build(),
    task(
      ["insurance", "season"],
      "Insure seasons of a weather record: index, payout rate and payouts per year",
    )
      .addOption({ name: "data", description: "Weather record (CSV)", defaultValue: "" })
      .addOption({
        name: "location",
        description: "Place; selects rows when the file has a location column",
        defaultValue: "",
      })
      .addOption({ name: "product", description: "Product file (JSON)", defaultValue: "" })
      .addOption({
        name: "policies",
        description: "Number of policies in each season",
        defaultValue: "",
      })
      .addOption({
        name: "sumInsured",
        description: "Sum insured of one policy in yuan",
        defaultValue: "",
      })
      .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document" })
      .setAction(() => import("./season.ts"))
      .build(),
    task(["insurance", "flights"], "Insure flights against delay: payouts per band")
      .addOption({ name: "data", description: "Flights (JSON)", defaultValue: "" })
      .addOption({ name: "product", description: "Product file (JSON)", defaultValue: "" })
      .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document" })
      .setAction(() => import("./flights.ts"))
      .build(),
  ],
};
