import type { HardhatPlugin } from "hardhat/types/plugins";

import { emptyTask } from "hardhat/config";

import { labTask, WHICH_LAB, WHICH_STEP } from "./tasks/options.ts";

/** The labs' engine: guided exercises that check themselves. Actions are loaded when they are called. */
export const labkit: HardhatPlugin = {
  id: "finchain-labkit",
  tasks: [
    labTask("lab", "Show your progress and the next command")
      .setAction(() => import("./tasks/status.ts"))
      .build(),
    labTask(["lab", "list"], "List the labs")
      .setAction(() => import("./tasks/list.ts"))
      .build(),
    labTask(["lab", "start"], "Begin a lab: put its files into workspace/")
      .addPositionalArgument({ ...WHICH_LAB, description: "Number or name of a lab" })
      .addOption({
        name: "student",
        description: "Student number; your figures come from it",
        defaultValue: "",
      })
      .addOption({ name: "name", description: "Your name, for the submission", defaultValue: "" })
      .setAction(() => import("./tasks/start.ts"))
      .build(),
    labTask(["lab", "check"], "Check your work up to the current step")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument(WHICH_STEP)
      .addFlag({ name: "all", description: "Check every step, also those to come" })
      .setAction(() => import("./tasks/check.ts"))
      .build(),
    labTask(["lab", "run"], "Play a scene of a lab on a fresh chain")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument({ name: "play", description: "Name of the scene", defaultValue: "" })
      .setAction(() => import("./tasks/run.ts"))
      .build(),
    labTask(["lab", "quiz"], "Answer the question of a step")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument(WHICH_STEP)
      .addOption({
        name: "answer",
        description: "Your answer; asked for if left out",
        defaultValue: "",
      })
      .setAction(() => import("./tasks/quiz.ts"))
      .build(),
    labTask(["lab", "watch"], "Check on every save")
      .addPositionalArgument(WHICH_LAB)
      .setAction(() => import("./tasks/watch.ts"))
      .build(),
    labTask(["lab", "hint"], "Get the next hint for what fails")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument(WHICH_STEP)
      .addFlag({ name: "giveUp", description: "Show the solution; that is written down" })
      .setAction(() => import("./tasks/hint.ts"))
      .build(),
    labTask(["lab", "diff"], "Show what you have changed")
      .addPositionalArgument(WHICH_LAB)
      .setAction(() => import("./tasks/diff.ts"))
      .build(),
    labTask(["lab", "reset"], "Begin a lab or a step again; what you wrote is put aside")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument(WHICH_STEP)
      .addFlag({ name: "given", description: "Only put the read-only files back" })
      .setAction(() => import("./tasks/reset.ts"))
      .build(),
    labTask(["lab", "restore"], "Bring back what was put aside")
      .addPositionalArgument(WHICH_LAB)
      .addPositionalArgument({
        name: "which",
        description: "What to bring back; the last if left out",
        defaultValue: "",
      })
      .addFlag({ name: "list", description: "List what was put aside" })
      .setAction(() => import("./tasks/restore.ts"))
      .build(),
    labTask(["lab", "goto"], "Jump to a step, with the steps before it solved")
      .addPositionalArgument({ ...WHICH_LAB, description: "Number or name of a lab" })
      .addPositionalArgument(WHICH_STEP)
      .setAction(() => import("./tasks/goto.ts"))
      .build(),
    labTask(["lab", "submit"], "Pack your work into one file for your instructor")
      .addPositionalArgument(WHICH_LAB)
      .addOption({ name: "out", description: "File to write", defaultValue: "" })
      .setAction(() => import("./tasks/submit.ts"))
      .build(),
    labTask(["lab", "doctor"], "Check that this computer can run the labs")
      .setAction(() => import("./tasks/doctor.ts"))
      .build(),
    labTask(["lab", "demo"], "Play a lab in front of a class, step by step")
      .addPositionalArgument({ ...WHICH_LAB, description: "Number or name of a lab" })
      .addFlag({ name: "auto", description: "Play to the end without asking" })
      .setAction(() => import("./tasks/demo.ts"))
      .build(),
    labTask(["lab", "plan"], "Print the lesson plan of a lab")
      .addPositionalArgument({ ...WHICH_LAB, description: "Number or name of a lab" })
      .setAction(() => import("./tasks/plan.ts"))
      .build(),
    labTask(["lab", "release"], "Make the students' bundle: the course without solutions")
      .addVariadicArgument({
        name: "labs",
        description: "Numbers or names of labs; all if left out",
        defaultValue: [],
      })
      .addOption({ name: "out", description: "Empty folder to write into", defaultValue: "bundle" })
      .setAction(() => import("./tasks/release.ts"))
      .build(),
    labTask(["lab", "grade"], "Grade submissions on top of the trusted files")
      .addPositionalArgument({ ...WHICH_LAB, description: "Number or name of a lab" })
      .addOption({
        name: "submissions",
        description: "Folder of submissions, or one of them",
        defaultValue: "",
      })
      .addOption({ name: "out", description: "Folder for the reports", defaultValue: "grades" })
      .addOption({ name: "secret", description: "Seeds the hidden cases", defaultValue: "" })
      .addOption({ name: "worlds", description: "Number of hidden cases", defaultValue: "2" })
      .setAction(() => import("./tasks/grade.ts"))
      .build(),
    labTask(["lab", "report"], "Make the class report from graded results")
      .addOption({
        name: "results",
        description: "Folder that lab grade has written",
        defaultValue: "grades",
      })
      .addOption({ name: "out", description: "HTML file to write", defaultValue: "" })
      .setAction(() => import("./tasks/report.ts"))
      .build(),
    labTask(["lab", "bench"], "Measure the time from save to verdict")
      .addPositionalArgument({ ...WHICH_LAB, defaultValue: "03" })
      .addOption({ name: "edits", description: "Edits of each kind", defaultValue: "15" })
      .addFlag({ name: "gate", description: "Fail when it has become slower than recorded" })
      .setAction(() => import("./tasks/bench.ts"))
      .build(),
    labTask(["lab", "parity"], "Compare the English and the Chinese texts")
      .addPositionalArgument({ ...WHICH_LAB, description: "One lab; all if left out" })
      .setAction(() => import("./tasks/parity.ts"))
      .build(),
    emptyTask(["lab", "dev"], "For authors of labs").build(),
    labTask(["lab", "dev", "check"], "Prove that labs do what they promise")
      .addPositionalArgument({ ...WHICH_LAB, description: "One lab; all if left out" })
      .addOption({ name: "seeds", description: "Students' cases to solve", defaultValue: "20" })
      .setAction(() => import("./tasks/dev-check.ts"))
      .build(),
    labTask(
      ["lab", "dev", "freeze"],
      "Write lab.json: the manifest and the measured misconceptions",
    )
      .addPositionalArgument({ ...WHICH_LAB, description: "One lab; all if left out" })
      .setAction(() => import("./tasks/dev-freeze.ts"))
      .build(),
    emptyTask(["lab", "doc"], "The texts of the labs").build(),
    labTask(["lab", "doc", "test"], "Run every command of the texts and compare what they print")
      .addPositionalArgument({ ...WHICH_LAB, description: "One lab; all if left out" })
      .setAction(() => import("./tasks/doc-test.ts"))
      .build(),
    labTask(["lab", "doc", "update"], "Write what the commands print into the texts")
      .addPositionalArgument({ ...WHICH_LAB, description: "One lab; all if left out" })
      .setAction(() => import("./tasks/doc-update.ts"))
      .build(),
  ],
};
