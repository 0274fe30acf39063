import type { Step, StepKind } from "../define.ts";
import type { Text } from "../../scripts/language/text.ts";
import type { LabSecrets, LoadedLab } from "../engine/labs.ts";

import { numberOf } from "../desk.ts";

/** What an instructor needs to know of one step. */
export interface PlannedStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Text;
  /** Minutes since the beginning at which the step begins. */
  readonly from: number;
  readonly minutes: number;
  /** What the class types. */
  readonly command: string;
  /** What everybody must have before going on: the titles of the checks. */
  readonly checkpoint: readonly Text[];
  readonly misconceptions: readonly { readonly id: string; readonly message: Text }[];
  readonly notes?: Text;
}

export interface Plan {
  readonly lab: string;
  readonly title: Text;
  readonly summary: Text;
  readonly minutes: number;
  readonly outcomes: readonly Text[];
  readonly requires: readonly string[];
  readonly steps: readonly PlannedStep[];
}

/** The lesson plan of a lab, from its manifest and its stored mistakes. */
export function planOf(loaded: LoadedLab, { wrong, suspects }: LabSecrets): Plan {
  const { id, title, summary, outcomes, requires, steps } = loaded.lab;
  let from = 0;
  const planned: PlannedStep[] = [];
  for (const step of steps) {
    const plan = {
      id: step.id,
      kind: step.kind,
      title: step.title,
      from,
      minutes: step.minutes,
      command: commandOf(loaded, step),
      checkpoint: checkpointOf(loaded, step, suspects),
      misconceptions: misconceptionsOf(loaded, step, wrong),
    };
    planned.push(step.notes === undefined ? plan : { ...plan, notes: step.notes });
    from += step.minutes;
  }
  return { lab: id, title, summary, minutes: from, outcomes, requires, steps: planned };
}

function misconceptionsOf(
  { quizzes }: LoadedLab,
  { id }: Step,
  wrong: LabSecrets["wrong"],
): PlannedStep["misconceptions"] {
  const answers = quizzes.filter(({ step }) => step === id).flatMap((quiz) => quiz.wrong);
  const mistakes = wrong.filter(({ step }) => step === id);
  return [...mistakes, ...answers].map(({ id: name, message }) => ({ id: name, message }));
}

/** The command that ends a step. */
export function commandOf(loaded: LoadedLab, step: Step): string {
  const number = numberOf(loaded);
  if (step.kind === "run") {
    const play = loaded.plays.find((one) => one.step === step.id);
    return `npx hardhat lab run ${number} ${play?.name ?? ""}`.trim();
  }
  if (step.kind === "quiz") return `npx hardhat lab quiz ${number} ${step.id}`;
  return step.kind === "read"
    ? `npx hardhat lab check ${number} ${step.id}`
    : `npx hardhat lab check ${number}`;
}

function checkpointOf(
  loaded: LoadedLab,
  { id }: Step,
  suspects: LabSecrets["suspects"],
): readonly Text[] {
  const tests = suspects.filter(({ step }) => step === id);
  return [
    ...loaded.checks.filter(({ step }) => step === id).map(({ title }) => title),
    ...loaded.quizzes.filter(({ step }) => step === id).map(({ question }) => question),
    ...tests.map(({ atLeast, mutants }) => ({
      en: `The tests find out at least ${atLeast} of ${mutants.length} wrong contracts`,
      zh: `测试至少识破 ${mutants.length} 个错误合约中的 ${atLeast} 个`,
    })),
  ];
}
