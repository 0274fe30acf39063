import { readFileSync } from "node:fs";

import { Ajv2020 } from "ajv/dist/2020.js";

/** What is wrong with a frozen manifest by the published schema, labkit/lab.schema.json. */
export function schemaErrors(document: unknown): string[] {
  const schema = JSON.parse(
    readFileSync(new URL("../lab.schema.json", import.meta.url), "utf8"),
  ) as object;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = "" }) => `lab.json${instancePath} ${message}`,
  );
}
