import { task } from "hardhat/config";

/** `crowdfunding waterfall`: who gets what when the company is sold. */
export const waterfallTask = task(
  ["crowdfunding", "waterfall"],
  "Divide the price of a company among classes of shares",
)
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
  .build();
