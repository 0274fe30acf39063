import { task } from "hardhat/config";

/** A command of the lab: every one speaks both languages and prints JSON when asked. */
export function labTask(name: string | string[], description: string) {
  return task(name, description)
    .addOption({ name: "lang", description: "Language: en or zh-CN", defaultValue: "" })
    .addFlag({ name: "json", description: "Print one JSON document" });
}

/** Which lab: its number or name. */
export const WHICH_LAB = {
  name: "lab",
  description: "Number or name of a lab; the current one if left out",
  defaultValue: "",
} as const;

export const WHICH_STEP = {
  name: "step",
  description: "Step, such as s3; the current one if left out",
  defaultValue: "",
} as const;
