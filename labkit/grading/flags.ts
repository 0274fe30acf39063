import type { Text } from "../../scripts/language/text.ts";
import type { LoadedLab } from "../engine/labs.ts";
import type { Result } from "../engine/result.ts";
import type { Flag, FlagId } from "./graded.ts";
import type { Work } from "./work.ts";

import { editableFiles } from "../engine/labs.ts";
import { hasBegun, isWholeChain } from "./history.ts";
import { outwardReaches } from "./reaches.ts";

/** What one submission shows by itself. */
export function flagsOf(loaded: LoadedLab, work: Work, own: Result): Flag[] {
  const { version } = loaded.lab;
  const missing = editableFiles(loaded).filter((file) => !work.files.has(file));
  const reaches = outwardReaches(loaded, work.files);
  return [
    ...flagIf(work.student.id === "", "number-missing", NUMBER_MISSING),
    ...flagIf(work.version !== version, "version", versionDiffers(work.version, version)),
    ...flagIf(missing.length > 0, "file-missing", fileMissing(missing)),
    ...flagIf(work.changed.length > 0, "file-changed", fileChanged(work.changed)),
    ...claimFlags(work, own),
    ...progressFlags(loaded, work),
    ...flagIf(reaches.length > 0, "reaches-out", reachesOut(reaches)),
  ];
}

/** A folder makes no claim; a file of `lab submit` always does. */
function claimFlags({ claimed, version }: Work, own: Result): Flag[] {
  if (claimed === undefined || version !== own.version) return [];
  const { seed, checks } = claimed;
  if (checks.size === 0) return [{ id: "claim", text: NO_CLAIM }];
  if (seed !== own.seed) return [{ id: "claim", text: otherSeed(seed, own.seed) }];
  const differing = own.checks.filter(({ id, status }) => checks.get(id) !== status);
  const titles = differing.map(({ id }) => id);
  return flagIf(titles.length > 0, "claim", claimDiffers(titles));
}

function progressFlags(loaded: LoadedLab, { progress }: Work): Flag[] {
  if (progress === undefined) return [];
  const fine = hasBegun(loaded, progress) && isWholeChain(progress);
  return flagIf(!fine, "progress", PROGRESS_BROKEN);
}

function flagIf(condition: boolean, id: FlagId, text: Text): Flag[] {
  return condition ? [{ id, text }] : [];
}

/** A list in both languages. */
function listed(items: readonly string[]): Text {
  return { en: items.join(", "), zh: items.join("、") };
}

const NUMBER_MISSING: Text = {
  en: "There is no student number in it; it was judged on the practice case.",
  zh: "没有学号，按练习参数评分。",
};

const NO_CLAIM: Text = {
  en: "No result came with it, though lab submit always adds one.",
  zh: "未附带结果，而“lab submit”总会附上。",
};

const PROGRESS_BROKEN: Text = {
  en: "Lines of the progress are missing or changed, so hints and shown solutions may be incomplete.",
  zh: "进度记录缺行或被改动，提示与查看答案的记录可能不完整。",
};

function versionDiffers(theirs: string, ours: string): Text {
  return {
    en: `It was made with version ${theirs || "?"} of the lab and judged with ${ours}.`,
    zh: `提交基于实验版本 ${theirs || "?"}，按版本 ${ours} 评分。`,
  };
}

function fileMissing(files: readonly string[]): Text {
  const { en, zh } = listed(files);
  return { en: `Not handed in: ${en}.`, zh: `未提交：${zh}。` };
}

function fileChanged(files: readonly string[]): Text {
  const { en, zh } = listed(files);
  return {
    en: `Changed or added, and not used: ${en}.`,
    zh: `被改动或多交、评分未采用：${zh}。`,
  };
}

function claimDiffers(checks: readonly string[]): Text {
  const { en, zh } = listed(checks);
  return {
    en: `The result that came with it is not what its files give: ${en}.`,
    zh: `附带的结果与实际评分不符：${zh}。`,
  };
}

function otherSeed(theirs: string, ours: string): Text {
  return {
    en: `The result that came with it is for the case of "${theirs}", not of "${ours}".`,
    zh: `附带的结果对应“${theirs}”的参数，而不是“${ours}”的。`,
  };
}

function reachesOut(reaches: readonly string[]): Text {
  const { en, zh } = listed(reaches);
  return {
    en: `The code reaches for what no exercise needs; look at it: ${en}.`,
    zh: `代码使用了实验用不到的内容，请查看：${zh}。`,
  };
}
