import { task } from "hardhat/config";

/** `crowdfunding safe`: how many shares SAFEs become. */
export const safeTask = task(["crowdfunding", "safe"], "Convert post-money SAFEs into shares")
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
  .build();
