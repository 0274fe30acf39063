import type { Row } from "../grading/graded.ts";

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { Ajv2020 } from "ajv/dist/2020.js";

import { Stop } from "../../scripts/errors/stop.ts";
import { RESULT_SCHEMA } from "../engine/result.ts";
import { inOrder } from "../grading/graded.ts";

const schema = JSON.parse(
  readFileSync(new URL("../result.schema.json", import.meta.url), "utf8"),
) as object;

const validate = new Ajv2020().compile<Row>(schema);

/** What is wrong with a graded result by the published schema; empty when nothing is. */
export function resultErrors(document: unknown): string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = "" }) => `${instancePath} ${message}`,
  );
}

/** The documents in a folder that say of themselves that they are results. */
export function resultFiles(folder: string): { file: string; document: unknown }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, document: parsed(file) }))
    .filter(({ document }) => schemaOf(document) === RESULT_SCHEMA);
}

/**
 * The graded results in a folder.
 * @throws Stop(2) when there are none, when one is damaged or when they are of different labs
 */
export function readResults(folder: string): Row[] {
  const rows = resultFiles(folder).map(({ file, document }) => {
    const [problem] = resultErrors(document);
    if (problem !== undefined) throw damaged(file, problem);
    return document as Row;
  });
  const labs = [...new Set(rows.map(({ lab }) => lab))];
  if (labs.length === 0) throw noResults(folder);
  if (labs.length > 1) throw mixed(folder, labs);
  return inOrder(rows);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function schemaOf(document: unknown): unknown {
  const isObject = typeof document === "object" && document !== null;
  return isObject && "schema" in document ? document.schema : undefined;
}

function damaged(file: string, problem: string): Stop {
  return new Stop(2, {
    en: `${file} is no result of "lab grade" any more: ${problem}.`,
    zh: `${file} 已不是“lab grade”生成的结果：${problem}。`,
  });
}

function noResults(folder: string): Stop {
  return new Stop(2, {
    en: `There are no results in ${folder}; "npx hardhat lab grade" writes them.`,
    zh: `${folder} 中没有评分结果；请先运行“npx hardhat lab grade”。`,
  });
}

function mixed(folder: string, labs: readonly string[]): Stop {
  return new Stop(2, {
    en: `${folder} holds results of ${labs.join(" and ")}; give each lab a folder of its own.`,
    zh: `${folder} 中混有 ${labs.join("、")} 的结果，请为每个实验使用单独的目录。`,
  });
}
