import { task } from "hardhat/config";

/** `lending schedule`: what a loan costs month by month. */
export const scheduleTask = task(["lending", "schedule"], "What a loan costs month by month")
  .addOption({ name: "principal", description: "Amount lent in yuan", defaultValue: "" })
  .addOption({ name: "rate", description: "Percent a year, such as 4.9", defaultValue: "" })
  .addOption({ name: "periods", description: "Months, 1 to 360", defaultValue: "" })
  .addOption({
    name: "method",
    description: "equal-instalment, equal-principal or bullet",
    defaultValue: "",
  })
  .addOption({
    name: "start",
    description: "Day of the draw (YYYY-MM-DD), for the due days",
    defaultValue: "",
  })
  .addOption({
    name: "cases",
    description: "File with a list of loans (JSON), instead of the options above",
    defaultValue: "",
  })
  .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
  .addFlag({ name: "json", description: "Print one JSON document" })
  .setAction(() => import("./schedule.ts"))
  .build();
