import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask, task } from "hardhat/config";

/** Commands of the crowdfunding domain; numbers arrive as text and are checked by us, so that a bad one gets a sentence. */
export const crowdfundingTasks: HardhatPlugin = {
  id: "finchain-crowdfunding",
  tasks: [
    emptyTask("crowdfunding", "Calculate limits and exits with the contracts' arithmetic").build(),
    task(["crowdfunding", "waterfall"], "Divide the price of a company among classes of shares")
      .addOption({ name: "terms", description: "Classes of shares (JSON)", defaultValue: "" })
      .addOption({
        name: "exit",
        description: "Price of the company in yuan; several separated by commas",
        defaultValue: "",
      })
      .addOption({
        name: "cases",
        description: "List of exits, each with its classes (JSON), instead of --terms and --exit",
        defaultValue: "",
      })
      .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document" })
      .setAction(() => import("./waterfall.ts"))
      .build(),
    task(["crowdfunding", "safe"], "Convert post-money SAFEs into shares")
      .addOption({
        name: "terms",
        description: "SAFEs and capitalisation (JSON)",
        defaultValue: "",
      })
      .addOption({
        name: "cases",
        description: "List of such terms (JSON), instead of --terms",
        defaultValue: "",
      })
      .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
      .addFlag({ name: "json", description: "Print one JSON document" })
      .setAction(() => import("./safe.ts"))
      .build(),
  ],
};
