import { task } from "hardhat/config";

/** `lending apr`: what a credit costs a year. */
export const aprTask = task(["lending", "apr"], "What a credit costs a year, its fee included")
  .addOption({ name: "principal", description: "Amount lent in yuan", defaultValue: "" })
  .addOption({ name: "fee", description: "Fee in yuan, withheld from it", defaultValue: "" })
  .addOption({ name: "instalment", description: "Paid every period, in yuan", defaultValue: "" })
  .addOption({ name: "periods", description: "Number of instalments, 1 to 360", defaultValue: "" })
  .addOption({ name: "perYear", description: "Periods in a year, 1 to 365", defaultValue: "12" })
  .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
  .addFlag({ name: "json", description: "Print one JSON document" })
  .setAction(() => import("./apr.ts"))
  .build();
