import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask } from "hardhat/config";

import { aprTask } from "./apr-task.ts";
import { disclosureTask } from "./disclosure-task.ts";
import { scheduleTask } from "./schedule-task.ts";
import { scoreTask } from "./score-task.ts";

/** Commands of the lending domain; numbers arrive as text and are checked by us, so that a bad one gets a sentence. */
export const lendingTasks: HardhatPlugin = {
  id: "finchain-lending",
  tasks: [
    emptyTask("lending", "Price, schedule and disclose loans between people").build(),
    scheduleTask,
    aprTask,
    scoreTask,
    disclosureTask,
  ],
};
