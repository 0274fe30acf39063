import { task } from "hardhat/config";

/** `lending disclosure`: the regulator's table of a book of loans. */
export const disclosureTask = task(
  ["lending", "disclosure"],
  "The regulator's table: of the course on --network localhost, else of the story regulator-day",
)
  .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
  .addFlag({ name: "json", description: "Print one JSON document" })
  .setAction(() => import("./disclosure.ts"))
  .build();
