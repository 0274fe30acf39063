import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask } from "hardhat/config";

import { limitTask } from "./limit-task.ts";
import { safeTask } from "./safe-task.ts";
import { waterfallTask } from "./waterfall-task.ts";

/** Commands of the crowdfunding domain; numbers arrive as text and are checked by us, so that a bad one gets a sentence. */
export const crowdfundingTasks: HardhatPlugin = {
  id: "finchain-crowdfunding",
  tasks: [
    emptyTask("crowdfunding", "Ask the contracts of equity crowdfunding").build(),
    limitTask,
    waterfallTask,
    safeTask,
  ],
};
